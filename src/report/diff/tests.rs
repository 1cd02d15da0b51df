use proptest::prelude::*;

use super::*;
use crate::check::tests::{World, locale, translated};
use crate::diagnostic::render::Look;

fn entries(world: &World) -> Vec<DiffEntry> {
    let state = world.state();
    state.targets.iter().flat_map(|t| stale_entries(&state, t)).collect()
}

/// Two stale translations, one of them material.
fn stale() -> World {
    let mut world = translated();
    world.article = world.article.replace("85%", "90%").replace("said so", "says so");
    world.sync();
    world
}

#[test]
fn nothing_is_stale_when_nothing_changed() {
    assert_eq!(entries(&translated()), []);
    assert_eq!(terminal(&[], Look::default()), "Nothing is stale\n");
}

#[test]
fn a_terminal_without_colours_shows_what_came_and_went() {
    insta::assert_snapshot!(terminal(&entries(&stale()), Look::default()), @r#"
    articles/news.txt · ht · armed-groups-hold-about-c990
      locales/ht/news.ftl:6:1
      material: figure 85% → 90%

      en  Armed groups hold about [-85%-] {+90%+} of the capital. Their reach is
          growing.
      ht  Gwoup ame yo kontwole apeprè 85% kapital la. Y ap pran plis pye.

    articles/news.txt · ht · the-office-said-so-9732
      locales/ht/news.ftl:12:1
      wording: words changed

      en  The office [-said-] {+says+} so.
      ht  Biwo a di sa.

    2 stale translations: 1 material, 1 wording
    "#);
}

#[test]
fn a_terminal_with_colours_strikes_and_underlines() {
    let out = terminal(&entries(&stale())[..1], Look { colour: true, width: 80 });
    assert!(out.contains("\u{1B}[9m\u{1B}[31m[-85%-]\u{1B}[0m \u{1B}[4m\u{1B}[32m{+90%+}\u{1B}[0m"), "{out:?}");
}

#[test]
fn an_unknown_base_is_called_that() {
    let mut world = translated();
    world.edit("ht", "# en> The office said so.\n", "");
    world.sync();
    insta::assert_snapshot!(terminal(&entries(&world), Look::default()), @r#"
    articles/news.txt · ht · the-office-said-so-9732
      locales/ht/news.ftl:8:1
      base unknown: the source it was made from is not known

      en  The office said so.
      ht  Biwo a di sa.

    1 stale translation: 1 material
    "#);
    let entry = &entries(&world)[0];
    assert_eq!((entry.was.as_deref(), entry.grade), (None, Grade::Material));
}

#[test]
fn a_pivot_that_moved_is_shown() {
    let mut world = World::new("articles/news.txt", "The office said so.\n");
    world.locales.push(locale("fr"));
    world.from.insert(locale("ht"), locale("fr"));
    world.sync();
    world.translate("fr", "The office", "Le bureau l’a dit.");
    world.sync();
    world.translate("ht", "Le bureau", "Biwo a di sa.");
    assert_eq!(entries(&world), []);
    world.edit("fr", "Le bureau l’a dit.", "Le bureau ne l’a pas dit.");
    world.sync();
    insta::assert_snapshot!(terminal(&entries(&world), Look::default()), @r#"
    articles/news.txt · ht · the-office-said-so-9732
      locales/ht/news.ftl:5:1
      material: fr: negation “ne” added, fr: negation “pas” added

      fr  Le bureau {+ne+} l’a {+pas+} dit.
      ht  Biwo a di sa.

    1 stale translation: 1 material
    "#);
}

#[test]
fn scripts_get_the_fields_of_the_contract() {
    insta::assert_snapshot!(json(&entries(&stale())[..1]), @r#"
    {
      "entries": [
        {
          "article": "articles/news.txt",
          "locale": "ht",
          "id": "armed-groups-hold-about-c990",
          "kind": "heading 1",
          "grade": "material",
          "reasons": [
            "figure 85% → 90%"
          ],
          "base_unknown": null,
          "source": "en",
          "was": "Armed groups hold about 85% of the capital.\nTheir reach is growing.",
          "now": "Armed groups hold about 90% of the capital.\nTheir reach is growing.",
          "pivot": null,
          "translation": "Gwoup ame yo kontwole apeprè 85% kapital la.\nY ap pran plis pye.",
          "left_out": false,
          "words": 12,
          "file": "locales/ht/news.ftl",
          "line": 6,
          "column": 1
        }
      ]
    }
    "#);
}

#[test]
fn the_page_stands_by_itself_and_escapes_what_translators_wrote() {
    let mut world = stale();
    world.edit("ht", "Biwo a di sa.", "Biwo a <script>alert(1)</script>");
    let page = html(&entries(&world));
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
    assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("url("));
    assert!(page.contains("<del>85%</del> <ins>90%</ins>"));
    assert!(page.contains(r#"<dd lang="ht" dir="ltr">"#) && page.contains(r#"<dd lang="en" dir="ltr">"#));
    assert!(html(&[]).contains("Nothing is stale"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_text_can_be_shown(was in any::<String>(), now in any::<String>(), translation in any::<String>(), columns in 0usize..120) {
        let mut entry = entries(&stale()).remove(0);
        entry.was = Some(was.clone());
        entry.now = now;
        entry.translation = translation;
        entry.pivot = Some(Pivot { locale: locale("ar"), was: String::new(), now: was });
        let all = [entry];
        let out = terminal(&all, Look { colour: false, width: columns });
        prop_assert!(out.chars().all(|c| c == '\n' || !crate::diagnostic::render::terminal::is_unsafe(c)), "{:?}", out);
        prop_assert!(html(&all).ends_with("</html>"));
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json(&all)).is_ok());
    }
}
