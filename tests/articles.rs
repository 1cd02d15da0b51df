//! Articles that cannot be published as they are: held back with the reason, and nothing of theirs is lost.

mod support;

use support::Project;

const CONFIG: (&str, &str) = ("tradwi.toml", "source = \"en\"\nlocales = [\"ht\"]\npublish = 0\n");
const GOOD: &str = "---\ntitle: \"Aid arrives late\"\n---\n\nThe trucks came on Monday.\n";

/// What a command says, with its exit status.
fn said(project: &Project, args: &[&str]) -> (i32, String) {
    let output = project.tradwi(args);
    let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), text)
}

#[test]
fn an_article_whose_front_matter_cannot_be_read_is_left_alone_and_keeps_its_pages() {
    let project =
        Project::new(&[CONFIG, ("articles/aid.md", GOOD), ("articles/other.md", "# Other\n\nText is here.\n")]);
    project.run(0, &["sync"]);
    let stub = project.read("locales/ht/aid.ftl");
    let title = stub.replacen("{ \"\" }", "Èd la rive an reta", 1).replacen("{ \"\" }", "Kamyon yo rive lendi.", 1);
    project.write("locales/ht/aid.ftl", &title);
    project.run(0, &["build"]);
    let pages = ["editions/en/aid.html", "editions/ht/aid.html", "locales/en/aid.ftl", "locales/ht/aid.ftl"];
    let before = pages.map(|page| project.read(page));

    for broken in [
        GOOD.replace("late\"", "late"),
        GOOD.replace("title: \"Aid arrives late\"", "lang: ht\ntitle: \"Aid arrives late"),
        GOOD.replace("title:", "lang: kreyòl\ntitle:"),
    ] {
        project.write("articles/aid.md", &broken);
        let (code, text) = said(&project, &["build"]);
        assert_eq!(code, 1, "{text}");
        assert!(text.contains("Held back: articles/aid.md in English: its front matter cannot be read"), "{text}");
        assert!(text.contains("Held back: articles/aid.md in Kreyòl"), "{text}");
        assert!(text.contains("error[front-matter]") && text.contains("articles/aid.md:"), "{text}");
        let (code, text) = said(&project, &["check"]);
        assert_eq!(code, 1, "{text}");
        assert!(text.contains("[front-matter]"), "{text}");
        assert_eq!(said(&project, &["sync"]).0, 1);
        assert_eq!(pages.map(|page| project.read(page)), before);
        assert!(!project.exists("editions/ht/aid.md") || !project.read("editions/ht/aid.md").contains("arrives"));
    }
    // And nothing is left of it when it is mended.
    project.write("articles/aid.md", GOOD);
    project.run(0, &["build"]);
    assert_eq!(pages.map(|page| project.read(page)), before);
}

#[test]
fn an_article_under_a_new_name_takes_nothing_over_while_its_front_matter_does_not_parse() {
    let project = Project::new(&[CONFIG, ("articles/aid.md", GOOD)]);
    project.run(0, &["sync"]);
    let (source, target) = (project.read("locales/en/aid.ftl"), project.read("locales/ht/aid.ftl"));
    project.rename("articles/aid.md", "articles/late.md");
    project.write("articles/late.md", &GOOD.replace("late\"", "late"));
    assert_eq!(said(&project, &["sync"]).0, 1);
    assert_eq!((project.read("locales/en/aid.ftl"), project.read("locales/ht/aid.ftl")), (source, target));
    project.write("articles/late.md", GOOD);
    project.run(0, &["sync"]);
    assert!(project.exists("locales/ht/late.ftl") && !project.exists("locales/ht/aid.ftl"));
}

#[test]
fn an_article_with_nothing_to_show_is_held_back() {
    for (name, text, why) in [
        ("articles/empty.md", "", "it has no text"),
        ("articles/empty.txt", "\n", "it has no text"),
        ("articles/front.md", "---\ndate: 2026-10-05\n---\n", "it has no text"),
        ("articles/summary.md", "---\ndescription: What it is about\n---\n", "it has no headline"),
    ] {
        let project = Project::new(&[CONFIG, ("articles/other.md", "# Other\n\nText is here.\n"), (name, text)]);
        let (code, said_of_build) = said(&project, &["build"]);
        assert_eq!(code, 0, "{said_of_build}");
        assert!(said_of_build.contains(&format!("Held back: {name} in English: {why}")), "{said_of_build}");
        let stem = name.split('/').next_back().unwrap().split('.').next().unwrap();
        assert!(!project.exists(&format!("editions/en/{stem}.html")), "{name}");
        assert!(!project.read("editions/en/index.html").contains(&format!("{stem}.html")), "{name}");
        let (_, said_of_check) = said(&project, &["check"]);
        assert!(said_of_check.contains("warning[headline-missing]") && said_of_check.contains(name), "{said_of_check}");
    }
}

#[test]
fn a_skip_start_without_its_end_fails_the_check() {
    for (name, title) in [("articles/a.md", "# Title\n\n"), ("articles/a.txt", "Title\n")] {
        let text = format!("{title}<!-- tradwi: skip-start -->\n\nText is here.\n");
        let project = Project::new(&[CONFIG, (name, &text)]);
        project.run(0, &["sync"]);
        assert!(project.read("locales/ht/a.ftl").contains("Text is here."));
        let (code, text) = said(&project, &["check"]);
        assert_eq!(code, 1);
        let line = if name.ends_with("md") { 3 } else { 2 };
        assert!(text.contains("error[marker]") && text.contains(&format!("{name}:{line}:")), "{text}");
    }
}

#[test]
fn asking_for_another_layout_loses_no_translation() {
    let clinic = "Clinic reopens in Hinche\n\nThe clinic that closed after the storm of last year\nopened its doors again on Monday, said the ministry.\n\n\
                  Nobody could say how long the medicines would last\nthat came with the first truck of the morning.\n";
    let lines = format!("<!-- tradwi: layout lines -->\n{clinic}");
    let project = Project::new(&[CONFIG, ("articles/clinic.txt", &lines)]);
    project.run(0, &["sync"]);
    let mut target = project.read("locales/ht/clinic.ftl");
    for number in 0..5 {
        target = target.replacen("{ \"\" }", &format!("Tradiksyon {number}"), 1);
    }
    project.write("locales/ht/clinic.ftl", &target);
    // Without the marker what was decided stands, and is named.
    project.write("articles/clinic.txt", clinic);
    assert_eq!(project.run(0, &["sync", "--dry-run"]).matches("layout").count(), 0);
    assert!(said(&project, &["check"]).1.contains("warning[layout]"));
    project.write("articles/clinic.txt", &clinic.replace("\n\nNobody", "\n<!-- tradwi: layout wrapped -->\n\nNobody"));
    project.run(0, &["sync"]);
    let source = project.read("locales/en/clinic.ftl");
    assert!(source.contains("layout wrapped") && source.contains("last year opened"), "{source}");
    let after = project.read("locales/ht/clinic.ftl");
    for number in 0..5 {
        assert!(after.contains(&format!("Tradiksyon {number}")), "{after}");
    }
    assert!(!said(&project, &["check"]).1.contains("[layout]"));
    project.run(0, &["build"]);
    assert!(!project.read("editions/ht/clinic.txt").contains("tradwi:"));
}

#[test]
fn the_help_for_text_in_no_segment_can_be_followed() {
    let text = "# Title\n\n<div>One <em>text</em> of two.\n<p>And <b>bold</b> text.</p></div>\n\nSee [it][a].\n\n[a]: https://example.org \"A title\"\n";
    let project = Project::new(&[CONFIG, ("articles/a.md", text)]);
    project.run(0, &["sync"]);
    let (_, text) = said(&project, &["check"]);
    assert_eq!(text.matches("[untranslatable]").count(), 2, "{text}");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for help in ["only an element with nothing but text in it is translated", "`[text](address \"title\")`"] {
        assert!(text.contains(help), "{text}");
    }

    // What the help says does help.
    let mended =
        "# Title\n\n<p>One text of two.</p>\n\nAnd **bold** text.\n\nSee [it](https://example.org \"A title\").\n";
    project.write("articles/a.md", mended);
    project.run(0, &["sync"]);
    assert!(!said(&project, &["check"]).1.contains("[untranslatable]"));
    assert!(project.read("locales/ht/a.ftl").contains("\"A title\""));
}

#[test]
fn what_may_be_an_article_under_a_new_name_is_not_pruned() {
    let project = Project::new(&[CONFIG, ("articles/aid.md", GOOD)]);
    project.run(0, &["sync"]);
    let target = project.read("locales/ht/aid.ftl").replacen("{ \"\" }", "Èd la rive an reta", 1);
    project.write("locales/ht/aid.ftl", &target);
    project.rename("articles/aid.md", "articles/late.md");
    project.write("articles/late.md", &GOOD.replace("late\"", "late"));
    let (code, text) = said(&project, &["prune", "--yes"]);
    assert!(code == 1 && text.contains("articles/late.md cannot be read"), "{code} {text}");
    assert_eq!(project.read("locales/ht/aid.ftl"), target);
    project.write("articles/late.md", GOOD);
    project.run(0, &["sync"]);
    assert!(project.read("locales/ht/late.ftl").contains("Èd la rive an reta"));
}

#[test]
fn an_article_that_has_lost_all_its_texts_keeps_its_translations_and_pages() {
    let project = Project::new(&[CONFIG, ("articles/aid.md", GOOD)]);
    project.run(0, &["sync"]);
    let target = project.read("locales/ht/aid.ftl").replacen("{ \"\" }", "Èd la rive an reta", 1);
    project.write("locales/ht/aid.ftl", &target.replacen("{ \"\" }", "Kamyon yo rive lendi.", 1));
    project.run(0, &["build"]);
    let files = ["editions/en/aid.html", "editions/ht/aid.html", "locales/en/aid.ftl", "locales/ht/aid.ftl"];
    let before = files.map(|file| project.read(file));
    for lost in ["", "\n\n", "---\n---\n"] {
        project.write("articles/aid.md", lost);
        for args in [&["sync"][..], &["build"], &["check"], &["prune", "--yes"], &["build"]] {
            let (code, text) = said(&project, args);
            assert_eq!(files.map(|file| project.read(file)), before, "{args:?} {lost:?} {text}");
            assert!(code == 1 || args[0] == "prune", "{args:?} {lost:?} {code} {text}");
        }
    }
    project.write("articles/aid.md", GOOD);
    project.run(0, &["build"]);
    assert_eq!(files.map(|file| project.read(file)), before);
}

#[test]
fn a_translation_that_would_change_the_structure_fails_the_check_as_it_does_the_edition() {
    let text = "# Fish\n\nFish ![a cat](cat.png) is there for all to see.\n";
    let project = Project::new(&[CONFIG, ("articles/a.md", text), ("articles/cat.png", "")]);
    project.run(0, &["sync"]);
    let stub = project.read("locales/ht/a.ftl").replacen("{ \"\" }", "Pwason", 1);
    project.write("locales/ht/a.ftl", &stub.replacen("{ \"\" }", "![yon chat](cat.png)", 1));
    let (code, text) = said(&project, &["check"]);
    assert!(code == 1 && text.contains("error[structure]") && text.contains("locales/ht/a.ftl:"), "{text}");
    project.tradwi(&["build"]);
    assert!(project.read("editions/ht/a.html").contains("is there for all to see"));
}
