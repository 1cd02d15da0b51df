//! `tradwi check` on Fluent files without articles: an application's, as a stranger would try it, and those that
//! stand beside the catalogues of a project.

mod support;

use support::Project;

const MENU: &str = "-brand = Toucan\nopen = Open a file\n    .accesskey = O\nclosed = { $count ->\n    [one] One tab of { -brand }\n   *[other] { $count } tabs of { -brand }\n}\n";
const MENI: &str = "-brand = Toucan\nopen = Ouvri yon fichye\n    .accesskey = O\nclosed = { $count ->\n    [1] Yon onglè { -brand }\n   *[other] { $count } onglè { -brand }\n}\n";

fn app() -> Project {
    Project::new(&[
        ("app/locales/en-US/main/menu.ftl", MENU),
        ("app/locales/en-US/about.ftl", "about = About { -brand }\n"),
        ("app/locales/ht/main/menu.ftl", MENI),
        ("app/locales/ht/about.ftl", "about = Sou { -brand }\n"),
    ])
}

/// Exit status, standard output, standard error.
fn run(project: &Project, args: &[&str]) -> (i32, String, String) {
    let output = project.tradwi(args);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (code, out, err) = (output.status.code().unwrap(), text(output.stdout), text(output.stderr));
    assert!(!err.contains("panicked"), "{err}");
    (code, out, err)
}

/// Severity, rule and file of every finding, sorted.
fn findings(project: &Project, args: &[&str]) -> Vec<String> {
    let (_, out, err) = run(project, &[&["check", "--format", "json"], args].concat());
    let json: serde_json::Value = serde_json::from_str(&out).unwrap_or_else(|e| panic!("{e}: {out}\n{err}"));
    let text = |d: &serde_json::Value, key: &str| d[key].as_str().unwrap_or_default().to_owned();
    let all = json["findings"].as_array().unwrap().iter();
    let mut out: Vec<String> =
        all.map(|d| format!("{} {} {}", text(d, "severity"), text(d, "rule"), text(d, "file"))).collect();
    out.sort();
    out
}

const CATALOGUES: [&str; 2] = ["--catalogues", "app/locales"];

#[test]
fn an_application_is_checked_by_its_folder_alone() {
    let project = app();
    let (code, out, err) = run(&project, &["check", "--catalogues", "app/locales"]);
    assert_eq!((code, out.as_str(), err.as_str()), (0, "No findings\n", ""));

    project.edit("app/locales/ht/main/menu.ftl", "[1] Yon onglè", "[one] Yon onglè { $coun }");
    project.edit("app/locales/ht/main/menu.ftl", "    .accesskey = O\n", "");
    project.write("app/locales/fr/main/menu.ftl", "open = Ouvrir un fichier\n");
    assert_eq!(
        findings(&project, &CATALOGUES),
        [
            "error attribute-missing app/locales/fr/main/menu.ftl",
            "error attribute-missing app/locales/ht/main/menu.ftl",
            "error variable-mismatch app/locales/ht/main/menu.ftl",
            "info message-missing app/locales/fr/main/menu.ftl",
            "warning ht-plural-selector app/locales/ht/main/menu.ftl",
            "warning message-missing app/locales/fr/about.ftl",
            "warning message-missing app/locales/fr/main/menu.ftl",
        ]
    );
    let (code, out, _) = run(&project, &["check", "--catalogues", "app/locales", "--locale", "ht"]);
    assert_eq!(code, 1);
    assert!(out.contains("the source has no `$coun`") && !out.contains("/fr/"), "{out}");
    // From another folder, and with paths of that one; a tradwi.toml is nobody's business here.
    project.write("tradwi.toml", "this is no configuration");
    let (code, out, err) = run(&project, &["-C", "app", "check", "--catalogues", "locales", "--format", "github"]);
    assert_eq!(code, 1, "{err}");
    assert!(
        out.contains("::error file=locales/ht/main/menu.ftl,line=2,col=1,title=tradwi attribute-missing::"),
        "{out}"
    );
}

#[test]
fn a_folder_elsewhere_a_flat_one_and_one_without_a_source_are_told_apart() {
    let project = app();
    let elsewhere = Project::new(&[("fr.ftl", "a = Ouvrir un { $x }\n"), ("en.ftl", "a = Open a { $y }\n")]);
    let path = elsewhere.path().to_str().unwrap();
    assert_eq!(findings(&project, &["--catalogues", path]), ["error variable-mismatch fr.ftl"]);
    assert_eq!(findings(&elsewhere, &["--catalogues", "."]), ["error variable-mismatch fr.ftl"]);
    assert_eq!(findings(&elsewhere, &["--catalogues", ".", "--source", "fr"]), ["error variable-mismatch en.ftl"]);
    elsewhere.write("de.ftl", "# nothing yet\n");
    assert!(findings(&elsewhere, &["--catalogues", "."]).contains(&"warning message-missing de.ftl".to_owned()));

    project.write("app/locales/en-GB/about.ftl", "about = About it\n");
    let refused = |args: &[&str]| {
        let (code, out, err) = run(&project, &[&["check"], args].concat());
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        err
    };
    assert_eq!(
        refused(&CATALOGUES),
        "error: which locale is the source? give `--source`, such as `en-GB` or `en-US`\n"
    );
    assert_eq!(
        run(&project, &["check", "--catalogues", "app/locales", "--source", "en-US", "-q"]).0,
        0,
        "warnings fail nothing"
    );
    assert!(
        refused(&["--catalogues", "app/locales", "--source", "de"])
            .contains("no locale `de`, but `en-GB`, `en-US`, `ht`")
    );
    assert!(refused(&["--catalogues", "app/locales", "--source", "en-US", "-l", "fr"]).contains("no locale `fr`"));
    assert!(refused(&["--catalogues", "app"]).contains("nothing in `app` is named after a language"));
    assert!(refused(&["--catalogues", "app"]).contains("did you mean `app/locales`?"));
    assert!(refused(&["--catalogues", "nowhere"]).contains("`nowhere` is not a folder"));
    assert!(refused(&["--catalogues", "app/locales/ht/about.ftl"]).contains("is not a folder"));
    assert!(refused(&["--source", "en-US"]).contains("--catalogues"));
    project.remove("app/locales/en-GB/about.ftl");
    project.remove("app/locales/en-US/about.ftl");
    project.remove("app/locales/en-US/main/menu.ftl");
    project.write("app/locales/fr/x.ftl", "a = A\n");
    assert_eq!(refused(&CATALOGUES), "error: which locale is the source? give `--source`, one of `fr`, `ht`\n");
}

#[test]
fn folders_that_are_no_locales_are_named_and_what_has_an_article_is_left_alone() {
    let project = app();
    project.write("app/locales/templates/menu.ftl", "a = b\n");
    project.write("app/locales/images/menu.png", "");
    project.write(
        "app/locales/en-US/news.ftl",
        "### articles/news.md\n### tradwi: source, segments 1, layout lines\n\na-1 = One\n",
    );
    project.write("app/locales/ht/old-news.ftl", "# en-US> One thing\na-1 = Yon bagay\n");
    let (code, out, err) = run(&project, &["check", "--catalogues", "app/locales"]);
    assert_eq!((code, out.as_str()), (0, "No findings\n"), "{err}");
    assert_eq!(err, "Passed over, because the name is no language tag: `templates`\n");
    // Written in another way than the tag, and with a variant.
    project.write("app/locales/pt_BR/about.ftl", "about = { -brand } { $x }\n");
    project.write("app/locales/ca-valencia/main/menu.ftl", MENU);
    let found = findings(&project, &CATALOGUES);
    for line in [
        "error variable-mismatch app/locales/pt_BR/about.ftl",
        "warning message-missing app/locales/pt_BR/main/menu.ftl",
        "warning message-missing app/locales/ca-valencia/about.ftl",
        "info untranslated-message app/locales/ca-valencia/main/menu.ftl",
    ] {
        assert!(found.contains(&line.to_owned()), "{line} is not in {found:#?}");
    }
}

#[test]
fn files_of_every_kind_of_bytes_stop_nothing_else() {
    let project = app();
    let write = |path: &str, bytes: &[u8]| {
        let file = project.path().join("app/locales").join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    };
    write("fr/about.ftl", b"about = \xff\xfe\n");
    write("fr/main/menu.ftl", b"<<<<<<< HEAD\nopen = A\n=======\nopen = B\n>>>>>>> other\n");
    write("de/about.ftl", format!("about = {}", "{".repeat(10_000)).as_bytes());
    write("de/main/menu.ftl", b"\xef\xbb\xbf-brand = Toucan\r\nopen = \xc3\x96ffnen\r\n    .accesskey = O\r\nclosed = { $count } von { -brand }\r\n");
    write("es/about.ftl", b"about =\n\0\n-x\n}\n");
    write("es/main/menu.ftl", MENU.repeat(2000).as_bytes());
    let found = findings(&project, &CATALOGUES);
    for line in [
        "error encoding app/locales/fr/about.ftl",
        "error conflict-marker app/locales/fr/main/menu.ftl",
        "error too-deep app/locales/de/about.ftl",
        "error syntax app/locales/es/about.ftl",
        "error duplicate-id app/locales/es/main/menu.ftl",
    ] {
        assert!(found.contains(&line.to_owned()), "{line} is not in {found:#?}");
    }
    assert!(
        !found.iter().any(|f| f.contains("missing app/locales/fr") || f.ends_with("de/main/menu.ftl")),
        "{found:#?}"
    );
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_are_not_followed() {
    use std::os::unix::fs::symlink;
    let project = app();
    let outside =
        Project::new(&[("secret.ftl", "about = secret { $x }\n"), ("de/about.ftl", "about = secret { $x }\n")]);
    let locales = project.path().join("app/locales");
    std::fs::create_dir(locales.join("fr")).unwrap();
    symlink(outside.path().join("secret.ftl"), locales.join("fr/about.ftl")).unwrap();
    symlink(outside.path().join("de"), locales.join("de")).unwrap();
    symlink(outside.path().join("secret.ftl"), locales.join("es.ftl")).unwrap();
    symlink(&locales, locales.join("ht/again")).unwrap();
    symlink("nowhere.ftl", locales.join("ht/broken.ftl")).unwrap();
    let (_, out, err) = run(&project, &["check", "--catalogues", "app/locales"]);
    assert!(!out.contains("secret {") && !out.contains("variable-mismatch"), "{out}\n{err}");
    let found = findings(&project, &CATALOGUES);
    for line in [
        "warning outside app/locales/de",
        "warning symlink-circle app/locales/ht/again",
        "error unreadable app/locales/es.ftl",
    ] {
        assert!(found.contains(&line.to_owned()), "{line} is not in {found:#?}");
    }
}

/// A project of one article, with words and a glossary.
fn newsroom() -> Project {
    let project = Project::new(&[
        ("tradwi.toml", "source = \"en\"\nlocales = [\"ht\"]\n"),
        ("articles/news.md", "# 85%\n"),
        ("locales/en/site.ftl", "site-title = The paper\npublished = Out { $date }\nlanguage-name-es = Spanish\n"),
    ]);
    project.run(0, &["sync"]);
    project
}

#[test]
fn the_words_of_the_editions_and_the_glossary_are_compared_with_the_sources() {
    let project = newsroom();
    assert_eq!(findings(&project, &[]), [""; 0]);
    project.write("locales/ht/site.ftl", "published = Pibliye { $dat }\nlanguage-name-es = panyòl\nreading-time = { $minutes ->\n    [one] yon minit\n   *[other] { $minutes } minit\n}\n");
    assert_eq!(
        findings(&project, &[]),
        [
            "error variable-mismatch locales/ht/site.ftl",
            "info selector-mismatch locales/ht/site.ftl",
            "warning ht-plural-selector locales/ht/site.ftl",
        ]
    );
    project.write("locales/ht/site.ftl", "published = Pibliye { $date }\n");
    project.write("locales/en/terms.ftl", "-binuh = BINUH\n-gang = gang\n");
    assert_eq!(
        findings(&project, &[]),
        ["info message-missing locales/ht/terms.ftl", "warning message-missing locales/ht/site.ftl"]
    );
    project.write("locales/ht/terms.ftl", "-binuh = BINUH\n-own = { -nothing }\n");
    assert_eq!(
        findings(&project, &["--locale", "ht"]),
        [
            "error unknown-reference locales/ht/terms.ftl",
            "info message-missing locales/ht/terms.ftl",
            "warning message-missing locales/ht/site.ftl",
        ]
    );
    // The page could not show them: the words of the editions have no glossary.
    project.write("locales/ht/site.ftl", "language-name-es = { -binuh }\n");
    assert!(findings(&project, &[]).contains(&"error unknown-reference locales/ht/site.ftl".to_owned()));
}

#[test]
fn the_words_and_severities_of_a_project_hold_for_messages_without_an_article() {
    let project = newsroom();
    project.write(
        "locales/ht/site.ftl",
        "site-title = Jounal avec nou\npublished = Out { $dat }\nlanguage-name-es = panyòl\n",
    );
    project.write("locales/en/app.ftl", "open = Open a new file\n");
    project.write("locales/ht/app.ftl", "open = Louvri yon fichye avec mwen\n");
    let errors = [
        "error ht-french-leak locales/ht/app.ftl",
        "error ht-french-leak locales/ht/site.ftl",
        "error variable-mismatch locales/ht/site.ftl",
    ];
    assert_eq!(findings(&project, &[]), errors);

    let config = "source = \"en\"\nlocales = [\"ht\"]\n";
    project.write("tradwi.toml", &format!("{config}[locale.ht]\nwords = [\"avec\"]\n"));
    assert_eq!(findings(&project, &[]), errors[2..]);
    let rules = "[locale.ht.rules]\nht-french-leak = \"warning\"\nvariable-mismatch = \"off\"\n";
    project.write("tradwi.toml", &format!("{config}{rules}"));
    assert_eq!(
        findings(&project, &[]),
        ["warning ht-french-leak locales/ht/app.ftl", "warning ht-french-leak locales/ht/site.ftl"]
    );
}

#[test]
fn fluent_files_beside_the_catalogues_are_compared_and_those_of_articles_are_not() {
    let project = newsroom();
    project.write("locales/en/app/menu.ftl", MENU);
    assert_eq!(findings(&project, &[]), ["warning message-missing locales/ht/app/menu.ftl"]);
    project.write("locales/ht/app/menu.ftl", &MENI.replace("    .accesskey = O\n", ""));
    assert_eq!(findings(&project, &[]), ["error attribute-missing locales/ht/app/menu.ftl"]);
    project.write("locales/ht/app/menu.ftl", MENI);
    assert_eq!(findings(&project, &[]), [""; 0]);
    // Nobody knows whose these are, and they are left as they are.
    project.write("locales/ht/half.ftl", "# en> One thing\na-1 = Yon bagay { $x }\n");
    project.write("locales/en/half.ftl", "a-1 = One thing\n");
    project.write("locales/ht/own.ftl", "b = Pa nou { $x }\n");
    assert_eq!(findings(&project, &[]), [""; 0]);
    // An article that is gone is what it was.
    project.write("articles/old.md", "One thing.\n");
    project.run(0, &["sync"]);
    project.remove("articles/old.md");
    assert_eq!(
        findings(&project, &[]),
        ["info article-gone locales/en/old.ftl", "info article-gone locales/ht/old.ftl"]
    );
}
