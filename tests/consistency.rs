//! What `check` needs more for than one article and its catalogues: other articles, a dictionary.

mod support;

use serde_json::Value;
use support::Project;

const LINE: &str = "Subscribe to our daily letter.";

/// Two articles with one line in common, each translated.
fn project(translations: [&str; 2]) -> Project {
    let texts = ["a", "b"].map(|name| format!("News\n{LINE}\nThis is the article {name} of the day.\n"));
    let project = Project::new(&[
        ("tradwi.toml", "locales = [\"ht\"]\n"),
        ("articles/a.txt", &texts[0]),
        ("articles/b.txt", &texts[1]),
    ]);
    project.sync();
    for (name, translation) in ["a", "b"].into_iter().zip(translations) {
        let file = format!("locales/ht/{name}.ftl");
        let text = project.read(&file);
        let last = format!("Se atik {name} pou jounen an.");
        let filled = ["Nouvèl", translation, &last].iter().fold(text, |text, t| text.replacen("{ \"\" }", t, 1));
        project.write(&file, &filled);
    }
    project
}

fn findings(project: &Project, args: &[&str]) -> Vec<(String, String, String)> {
    let all: Value = serde_json::from_str(&project.run(0, &[&["check", "--format", "json"], args].concat())).unwrap();
    let text = |d: &Value, key: &str| d[key].as_str().unwrap_or_default().to_owned();
    let list = all["findings"].as_array().or_else(|| all.as_array()).unwrap();
    list.iter().map(|d| (text(d, "rule"), text(d, "file"), text(d, "message"))).collect()
}

#[test]
fn one_text_translated_in_two_ways_in_two_articles_is_reported_at_the_later() {
    let project = project(["Abòne ak lèt nou chak jou.", "Enskri pou lèt chak jou a."]);
    let found = findings(&project, &[]);
    let message =
        "“Enskri pou lèt chak jou a.” here, “Abòne ak lèt nou chak jou.” in articles/a.txt, for the same source";
    assert_eq!(found, [("inconsistent-translation".into(), "locales/ht/b.ftl".into(), message.into())]);
}

#[test]
fn it_may_be_allowed_where_it_stands_and_switched_off() {
    let project = project(["Abòne ak lèt nou chak jou.", "Enskri pou lèt chak jou a."]);
    project.write("tradwi.toml", "locales = [\"ht\"]\n[rules]\ninconsistent-translation = \"off\"\n");
    assert_eq!(findings(&project, &[]), []);
    project.write("tradwi.toml", "locales = [\"ht\"]\n");
    project.edit(
        "locales/ht/b.ftl",
        "# en> Subscribe",
        "# allow: inconsistent-translation, because it is another letter\n# en> Subscribe",
    );
    assert_eq!(findings(&project, &[]), []);
}

#[test]
fn articles_that_agree_are_left_in_peace() {
    assert_eq!(findings(&project(["Abòne ak lèt nou chak jou."; 2]), &[]), []);
}

#[test]
fn french_is_spelt_by_the_dictionary_of_the_project() {
    let project = Project::new(&[
        ("tradwi.toml", "locales = [\"fr\"]\n[locale.fr]\ndictionary = \"words/fr.dic\"\n"),
        ("articles/a.txt", "News\nThe houses are open.\n"),
        ("words/fr.aff", "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n"),
        ("words/fr.dic", "4\nmaison/S\nsont\nles\nouvertes\n"),
    ]);
    project.sync();
    let file = project.read("locales/fr/a.ftl");
    let filled = file.replacen("{ \"\" }", "Actualité", 1).replacen("{ \"\" }", "Les maizons sont ouvertes.", 1);
    project.write("locales/fr/a.ftl", &filled);
    let found = findings(&project, &[]);
    let message = "“maizons” is not in the dictionary";
    assert_eq!(found, [("fr-spelling".into(), "locales/fr/a.ftl".into(), message.into())]);
    project.edit("locales/fr/a.ftl", "maizons", "maisons");
    assert_eq!(findings(&project, &[]), []);
}

#[test]
fn a_dictionary_that_is_not_there_fails_the_check_and_is_named() {
    let project = Project::new(&[
        ("tradwi.toml", "locales = [\"fr\"]\n[locale.fr]\ndictionary = \"words/fr.dic\"\n"),
        ("articles/a.txt", "News\nThe houses are open.\n"),
    ]);
    project.sync();
    let said = project.run(1, &["check", "--format", "json"]);
    assert!(said.contains("words/fr.aff"), "{said}");
}
