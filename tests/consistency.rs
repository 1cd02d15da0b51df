//! What two articles say of one text, through the command.

mod support;

use serde_json::Value;
use support::Project;

const LINE: &str = "Subscribe to our daily letter.";

/// Two articles with one line in common, each translated.
fn project(translations: [&str; 2]) -> Project {
    let texts = ["a", "b"].map(|name| format!("{LINE}\nThis is the article {name} of the day.\n"));
    let project = Project::new(&[
        ("tradwi.toml", "locales = [\"ht\"]\n"),
        ("articles/a.txt", &texts[0]),
        ("articles/b.txt", &texts[1]),
    ]);
    project.sync();
    for (name, translation) in ["a", "b"].into_iter().zip(translations) {
        let file = format!("locales/ht/{name}.ftl");
        let text = project.read(&file);
        let first = text.find("{ \"\" }").unwrap();
        let text = format!("{}{translation}{}", &text[..first], &text[first + 6..]);
        project.write(&file, &text.replacen("{ \"\" }", &format!("Se atik {name} pou jounen an."), 1));
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
