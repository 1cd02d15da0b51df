//! Markers that fix an id, in an article that has translations already.

use super::*;

#[test]
fn a_marker_that_fixes_an_id_keeps_the_translation_in_every_locale() {
    let mut world = World::new("Water\n\nWash your hands with soap.\n");
    world.path = "articles/news.md".into();
    world.locales.push(locale("fr"));
    world.sync();
    world.translate("ht", "Wash", "Lave men w.");
    world.translate("fr", "Wash", "Lavez-vous les mains.");
    world.article = world.article.replace("Wash", "<!-- tradwi: id wash -->\n\nWash");
    // One locale alone, and the others later.
    for change in plan(&world.state(), Some(&[locale("fr")])).files {
        world.files.insert(change.path, change.after.unwrap());
    }
    assert!(world.files["locales/fr/news.ftl"].contains("\nwash = Lavez-vous les mains."));
    world.sync();
    assert!(world.ht().contains("\nwash = Lave men w."), "{}", world.ht());
    assert_eq!(world.status("ht"), [Status::Untranslated, Status::Current]);
}

#[test]
fn a_marker_finds_the_entry_again_when_text_and_marker_change_at_once_and_one_locale_is_synced_first() {
    let mut world = World::new("Water\n\nWash your hands with soap.\n");
    world.path = "articles/news.md".into();
    world.locales.push(locale("fr"));
    world.sync();
    world.translate("ht", "Wash", "Lave men w.");
    world.article = world.article.replace("Wash", "<!-- tradwi: id wash -->\n\nWash").replace("soap", "soap and water");
    for change in plan(&world.state(), Some(&[locale("fr")])).files {
        world.files.insert(change.path, change.after.unwrap());
    }
    world.sync();
    assert!(world.ht().contains("\nwash = Lave men w."), "{}", world.ht());
    assert_eq!(world.status("ht"), [Untranslated, Stale]);
    // Another marker, another locale first.
    world.article = world.article.replace("id wash", "id hands").replace("soap and water", "much soap and water");
    for change in plan(&world.state(), Some(&[locale("fr")])).files {
        world.files.insert(change.path, change.after.unwrap());
    }
    world.sync();
    assert!(world.ht().contains("\nhands = Lave men w."), "{}", world.ht());
}

#[test]
fn a_marker_finds_a_broken_entry_again_once_it_is_mended() {
    let mut world = translated();
    world.path = "articles/news.md".into();
    world.article = STORY.replace('\n', "\n\n");
    world.sync();
    world.edit_ht("Lave men w ak savon.\n", "Lave men w ak savon.\nmwatye\n");
    world.article = world.article.replace("Wash", "<!-- tradwi: id wash -->\n\nWash");
    // The sync after it has nothing to do: the helper sees to that.
    world.sync();
    assert_eq!(world.status("ht"), [Current, Current, Broken]);
    world.edit_ht("\nmwatye\n", "\n");
    world.sync();
    assert!(world.ht().contains("\nwash = Lave men w ak savon."), "{}", world.ht());
    assert_eq!(world.status("ht"), [Current, Current, Current]);
}
