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
