//! What the catalogues of articles that are gone still know.

use super::*;

#[test]
fn an_obsolete_paragraph_of_an_article_that_is_gone_comes_back_with_its_translation() {
    let folder = Folder::new(&[("articles/old.txt", "Water\nBoil it for one minute.\nWash your hands.\n")]);
    folder.sync();
    let ht = folder.read("locales/ht/old.ftl");
    let boil = ht.find("# en> Boil").unwrap();
    let stub = boil + ht[boil..].find("{ \"\" }").unwrap();
    folder.write("locales/ht/old.ftl", format!("{}Bouyi l.{}", &ht[..stub], &ht[stub + "{ \"\" }".len()..]));
    folder.write("articles/old.txt", "Water\nWash your hands.\n");
    folder.sync();
    assert!(folder.read("locales/ht/old.ftl").contains("# obsolete\n# en> Boil"));
    fs::remove_file(folder.path("articles/old.txt")).unwrap();
    // Too little of the old article for a rename.
    folder.write("articles/new.txt", "Clean water for all\nEveryone needs some of it.\nBoil it for one minute.\n");
    folder.sync();
    let ht = folder.read("locales/ht/new.ftl");
    assert!(
        ht.contains("\n# en> Boil it for one minute.\nboil-it-for-one-minute-") && ht.contains(" = Bouyi l.\n"),
        "{ht}"
    );
    assert_eq!(folder.sync().0, [""; 0]);
}

#[test]
fn a_translation_taken_over_with_a_term_in_it_is_shown_to_the_translators_from_it_at_once() {
    let folder = Folder::new(&[("articles/old.txt", "One thing.\nAnother thing.\nA third.\nA fourth.\n")]);
    folder.write("tradwi.toml", "locales = [\"ht\", \"fr\"]\n[locale.ht]\nfrom = \"fr\"\n");
    folder.write("locales/fr/terms.ftl", "-mission = la mission\n");
    folder.sync();
    let text = folder.read("locales/fr/old.ftl");
    folder.write("locales/fr/old.ftl", text.replacen("{ \"\" }", "Une chose, { -mission }.", 1));
    fs::remove_file(folder.path("articles/old.txt")).unwrap();
    folder.write("articles/new.txt", "Quite new.\nAnd this.\nMore of it.\nOne thing.\n");
    folder.sync();
    assert!(folder.read("locales/ht/new.ftl").contains("# fr> Une chose, { -mission }.\n"));
    assert_eq!(folder.sync().0, [""; 0]);
}

/// Two groups of catalogues are the article's then, and a sync takes over one: nothing is lost, but `ht`, which is
/// translated from `fr`, hears of it one sync later.
#[test]
fn an_article_renamed_again_while_only_some_catalogues_followed_is_whole_after_two_syncs() {
    let folder = Folder::new(&[("articles/a.txt", "One thing.\nAnother thing.\nA third.\n")]);
    folder.write("tradwi.toml", "locales = [\"ht\", \"fr\"]\n[locale.ht]\nfrom = \"fr\"\n");
    folder.sync();
    for (path, words) in [("locales/fr/a.ftl", "Une chose."), ("locales/ht/a.ftl", "Yon bagay.")] {
        let text = folder.read(path);
        let at = if words.starts_with("Une") { text.find("{ \"\" }") } else { text.rfind("{ \"\" }") }.unwrap();
        folder.write(path, format!("{}{words}{}", &text[..at], &text[at + "{ \"\" }".len()..]));
    }
    let sync_only = |tag: &str| {
        let project = folder.open();
        let survey = project.survey(&[]).unwrap();
        survey.map(&survey.all(), &|| {}, |state| {
            let plan = sync::plan(&state, Some(&[tag.parse::<Locale>().unwrap()]));
            assert!(project.apply(&plan.files).errors.is_empty());
        });
    };
    for (from, to, tag) in [("a", "b", "fr"), ("b", "c", "ht")] {
        fs::rename(folder.path(&format!("articles/{from}.txt")), folder.path(&format!("articles/{to}.txt"))).unwrap();
        sync_only(tag);
    }
    folder.sync();
    folder.sync();
    assert_eq!(folder.sync().0, [""; 0]);
    assert!(folder.read("locales/fr/c.ftl").contains("= Une chose."));
    let ht = folder.read("locales/ht/c.ftl");
    assert!(ht.contains("= Yon bagay.") && ht.contains("# fr> Une chose."), "{ht}");
}

/// The name still has the catalogues of an article that only passed through it, and one of them stayed behind.
#[test]
fn catalogues_that_stayed_behind_go_to_the_article_with_their_text_and_not_to_a_name_it_had_in_between() {
    let folder = Folder::new(&[
        ("tradwi.toml", "locales = [\"fr\", \"ht\"]\n"),
        ("articles/a.txt", "Water comes first.\nFood comes next.\nShelter comes last.\n"),
        ("articles/b.txt", "One thing.\nAnother thing.\nA third.\n"),
    ]);
    folder.sync();
    let text = folder.read("locales/ht/a.ftl").replacen("{ \"\" }", "Dlo an premye.", 1);
    folder.write("locales/ht/a.ftl", text);
    let text = folder.read("locales/ht/b.ftl").replacen("{ \"\" }", "Yon bagay.", 1);
    folder.write("locales/ht/b.ftl", format!("{text}<<<<<<< HEAD\n=======\n>>>>>>> b\n"));
    let rename = |from: &str, to: &str| fs::rename(folder.path(from), folder.path(to)).unwrap();
    rename("articles/b.txt", "articles/c.txt");
    folder.sync();
    rename("articles/c.txt", "articles/d.txt");
    rename("articles/a.txt", "articles/c.txt");
    folder.write("articles/d.txt", "One thing.\nAnother thing.\nQuite new.\n");
    folder.sync();
    assert_eq!(folder.sync().0, [""; 0], "a second sync has nothing to do");
    assert!(folder.read("locales/ht/c.ftl").contains("= Dlo an premye."));
    assert!(!folder.path("locales/ht/d.ftl").exists(), "{}", folder.read("locales/ht/d.ftl"));
    folder.write("locales/ht/b.ftl", text);
    folder.sync();
    assert!(folder.read("locales/ht/d.ftl").contains("= Yon bagay."));
    assert_eq!(folder.sync().0, [""; 0], "a second sync has nothing to do");
}

#[test]
fn an_article_that_cannot_be_read_today_keeps_its_claim_on_what_stayed_behind() {
    let folder = Folder::new(&[
        ("tradwi.toml", "locales = [\"fr\", \"ht\"]\n"),
        ("articles/old.md", "One thing.\n\nAnother thing.\n"),
    ]);
    folder.sync();
    let text = folder.read("locales/ht/old.ftl").replacen("{ \"\" }", "Yon bagay.", 1);
    folder.write("locales/ht/old.ftl", format!("{text}<<<<<<< HEAD\n=======\n>>>>>>> b\n"));
    fs::rename(folder.path("articles/old.md"), folder.path("articles/new.md")).unwrap();
    folder.sync();
    for bad in ["<<<<<<< HEAD\nOne thing.\n=======\n>>>>>>> b\n", "---\nlang: fr\n---\nOne thing.\n"] {
        folder.write("articles/new.md", bad);
        let project = folder.open();
        let gone = project.survey(&[]).unwrap().gone.len();
        assert_eq!(gone, 0, "what stayed behind is an article's, and not to be pruned: {bad}");
    }
}
