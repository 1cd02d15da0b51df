//! A whole site, built as an editor would, and read as a search engine reads it. The schemas need `xmllint`; that test is
//! skipped with a word where there is none, and compulsory in CI.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use support::Project;

const CONFIG: &str = "source = \"en\"\nlocales = [\"ht\", \"fr\"]\n\n[site]\nurl = \"https://example.org/news/\"\nlogo = \"art/ours.png\"\n";

fn project() -> Project {
    let article = "---\ntitle: Water & people\ndate: 2026-10-05\n---\n\nBoil it.\n";
    let project = Project::new(&[
        ("tradwi.toml", CONFIG),
        ("articles/a b/water.md", article),
        ("articles/index.md", "# Undated\n\nText.\n"),
        ("articles/only.md", "---\ntitle: Only here\nlocales: []\n---\n\nText.\n"),
        ("art/ours.png", "a picture"),
    ]);
    project.sync();
    // The third stays without a translation, and in one language.
    for path in ["ht/a b/water", "fr/a b/water", "ht/index"] {
        let path = format!("locales/{path}.ftl");
        let text = project.read(&path).replace("{ \"\" }", "Tradui");
        project.write(&path, &text);
    }
    project
}

/// Every page that was built, by its address.
fn pages(project: &Project) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let root = project.path().join("editions");
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(".single.html") {
                // To be sent by other ways than the web: no page of the site.
            } else if path.extension().is_some_and(|e| e == "html") {
                let below = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/").replace(' ', "%20");
                let below = if below == "index.html" { "" } else { &below };
                out.insert(format!("https://example.org/news/{below}"), std::fs::read_to_string(path).unwrap());
            }
        }
    }
    out
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

#[test]
fn every_page_of_a_site_and_its_sitemap_agree_on_its_languages() {
    let project = project();
    project.run(0, &["build", "-q"]);
    let pages = pages(&project);
    assert_eq!(pages.len(), 10, "{:?}", pages.keys());
    let mut versions: BTreeMap<&str, BTreeSet<(&str, &str)>> = BTreeMap::new();
    for (address, html) in &pages {
        let links = || html.split("<link ").skip(1).filter_map(|rest| rest.split('>').next());
        let canonical = links().find(|tag| tag.contains("rel=\"canonical\"")).and_then(|tag| attribute(tag, "href"));
        assert_eq!(canonical, Some(address.as_str()));
        let all = links().filter_map(|tag| Some((attribute(tag, "hreflang")?, attribute(tag, "href")?))).collect();
        versions.insert(address, all);
    }
    for (address, all) in &versions {
        assert!(all.is_empty() || all.iter().any(|(_, href)| href == address), "{address}: {all:?}");
        for (_, href) in all {
            assert_eq!(versions.get(href), Some(all), "{href} names what {address} does");
        }
    }

    let text = project.read("editions/sitemap.xml");
    let document = roxmltree::Document::parse(&text).unwrap();
    let mut mapped: BTreeMap<&str, BTreeSet<(&str, &str)>> = BTreeMap::new();
    for url in document.root_element().children().filter(|n| n.has_tag_name("url")) {
        let address = url.children().find(|n| n.has_tag_name("loc")).and_then(|n| n.text()).unwrap();
        let links = url.children().filter(|n| n.tag_name().name() == "link");
        let all = links.map(|n| (n.attribute("hreflang").unwrap(), n.attribute("href").unwrap())).collect();
        assert!(mapped.insert(address, all).is_none());
    }
    assert_eq!(mapped, versions, "the sitemap says what the pages say");

    let feed = project.read("editions/ht/feed.xml");
    let feed = roxmltree::Document::parse(&feed).unwrap();
    for entry in feed.descendants().filter(|n| n.tag_name().name() == "entry") {
        let id = entry.children().find(|n| n.tag_name().name() == "id").and_then(|n| n.text()).unwrap();
        assert!(pages.contains_key(id), "{id} is a page");
    }
    assert_eq!(project.read("editions/logo.png"), "a picture");
}

#[test]
fn a_build_without_an_address_says_what_it_leaves_out() {
    let project = project();
    project.edit("tradwi.toml", "url = \"https://example.org/news/\"\n", "");
    let said = project.run(0, &["build"]);
    assert!(said.contains("no feeds and no sitemap: `[site] url`"), "{said}");
    assert!(!project.exists("editions/sitemap.xml") && !project.exists("editions/ht/feed.xml"));
}

/// An article with a correction, of which the headline was translated and has changed since.
const CORRECTED: &str = "---\ntitle: Water is safe after 12 days\ndate: 2026-09-01\ncorrections:\n  2026-10-06: It was <10> days.\n---\n\nText.\n";

/// A project of one article that is published in Kreyòl and then held back, and whether it is.
fn held_back() -> Project {
    let files = [("tradwi.toml", CONFIG), ("articles/a b/water.md", CORRECTED), ("art/ours.png", "a picture")];
    let project = Project::new(&files);
    project.sync();
    let path = "locales/ht/a b/water.ftl";
    project.write(path, &project.read(path).replace("{ \"\" }", "Dlo a bon"));
    project.run(0, &["build", "-q"]);
    assert!(project.exists("editions/ht/a b/water.html"));
    project.edit("articles/a b/water.md", "after 12 days", "after 13 days");
    project.edit("articles/a b/water.md", "It was <10> days.", "It was <11> days.");
    project
}

#[test]
fn a_correction_of_an_article_that_is_held_back_reaches_those_who_read_it_before() {
    let project = held_back();
    let before = project.read("editions/ht/feed.xml");
    let said = project.run(0, &["build"]);
    assert!(said.contains("Held back: articles/a b/water.md in Kreyòl ayisyen"), "{said}");
    assert!(!project.exists("editions/ht/a b/water.html"));

    // It is the only one, and the list and the feed of the language stay for it.
    let index = project.read("editions/ht/index.html");
    assert!(index.contains("<p lang=\"en\" dir=\"ltr\">It was &lt;11&gt; days.</p>"), "{index}");
    assert!(index.contains("<p class=\"tag\">Ann angle: "), "its label is in the reader's language\n{index}");
    let link =
        "<a href=\"../en/a%20b/water.html\" lang=\"en\" dir=\"ltr\" hreflang=\"en\">Water is safe after 13 days</a>";
    assert!(index.contains(link) && index.contains("<time datetime=\"2026-10-06\">6 oktòb 2026</time>"), "{index}");
    assert!(!index.contains("12 days") && !index.contains("Dlo a bon"), "nothing lags behind\n{index}");

    let text = project.read("editions/ht/feed.xml");
    let feed = roxmltree::Document::parse(&text).unwrap();
    let entry = feed.descendants().find(|n| n.tag_name().name() == "entry").unwrap();
    let child = |name: &str| entry.children().find(|n| n.tag_name().name() == name).unwrap();
    // The one that feed readers had before, when the article was published: they need not show it twice.
    let id = "https://example.org/news/ht/a%20b/water.html#correction-2026-10-06-1";
    assert!(before.contains(&format!("<id>{id}</id>")), "{before}");
    assert_eq!(child("id").text(), Some(id));
    assert_eq!(child("summary").text(), Some("It was <11> days."));
    let lang = ("http://www.w3.org/XML/1998/namespace", "lang");
    assert_eq!(child("summary").attribute(lang), Some("en"));
    let link = child("link");
    assert_eq!(link.attribute("href"), Some("https://example.org/news/en/a%20b/water.html"));
    assert_eq!(link.attribute("hreflang"), Some("en"));
    assert!(text.contains("<updated>2026-10-06T12:00:00Z</updated>"), "{text}");

    // Who has never had a word of it in their language needs no edition that has nothing in it.
    assert!(!project.exists("editions/fr/index.html"));
    // In the language itself it is with its article.
    assert!(!project.read("editions/en/index.html").contains("It was"), "once");
}

#[test]
fn a_correction_of_an_article_nobody_has_translated_is_told_in_every_edition_that_there_is() {
    let project = project();
    project.write("articles/corrected.md", CORRECTED);
    project.run(0, &["build", "-q"]);
    for locale in ["ht", "fr"] {
        let index = project.read(&format!("editions/{locale}/index.html"));
        assert!(index.contains("It was &lt;10&gt; days."), "{index}");
        let feed = project.read(&format!("editions/{locale}/feed.xml"));
        let (at, other) = (feed.find("<summary xml:lang=\"en\">It was").unwrap(), feed.rfind("<entry>").unwrap());
        assert!(at < other, "before the articles\n{feed}");
    }
    // What is for one language only is nobody else's.
    project.write(
        "articles/here.md",
        &CORRECTED.replace("date:", "locales: [en]\ndate:").replace("It was", "Here it was"),
    );
    project.run(0, &["build", "-q"]);
    assert!(!project.read("editions/ht/index.html").contains("Here it was"));
    assert!(project.read("editions/en/here.html").contains("Here it was &lt;10&gt; days."));
}

#[test]
fn two_builds_of_a_site_are_the_same_bytes() {
    let (one, other) = (project(), project());
    one.run(0, &["build", "-q"]);
    other.run(0, &["build", "-q"]);
    for path in ["editions/ht/feed.xml", "editions/sitemap.xml", "editions/ht/a b/water.html"] {
        assert_eq!(one.read(path), other.read(path), "{path}");
    }
}

/// What `xmllint` says of a file by one of our schemas; `None` where there is no `xmllint`.
fn validate(schema: &str, file: &Path) -> Option<Result<(), String>> {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds").join(schema);
    let output = Command::new("xmllint").args(["--nonet", "--noout", "--relaxng"]).arg(schema).arg(file).output();
    let Ok(output) = output else {
        assert!(std::env::var_os("CI").is_none(), "CI must have xmllint");
        eprintln!("skipped: no xmllint");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Some(if output.status.success() { Ok(()) } else { Err(said) })
}

#[test]
fn feeds_and_sitemaps_are_what_their_schemas_ask_for() {
    let project = project();
    let corrected = "---\ntitle: Corrected\ndate: 2026-09-01\ndescription: A deck & more\ncorrections:\n  2026-10-06: It was 3.\n---\n\nText.\n";
    project.write("articles/corrected.md", corrected);
    project.run(0, &["build", "-q"]);
    // In Kreyòl and French it is of an article that is held back.
    assert!(
        !project.exists("editions/ht/corrected.html") && project.read("editions/ht/feed.xml").contains("It was 3.")
    );
    let editions = project.path().join("editions");
    for (schema, file) in [
        ("atom.rng", "ht/feed.xml"),
        ("atom.rng", "fr/feed.xml"),
        ("atom.rng", "en/feed.xml"),
        ("sitemap.rng", "sitemap.xml"),
    ] {
        let file = editions.join(file);
        let Some(result) = validate(schema, &file) else { return };
        result.unwrap_or_else(|said| panic!("{said}"));
        // The schema sees what is missing, in the wrong place, or not of its kind.
        let text = std::fs::read_to_string(&file).unwrap();
        let broken = project.path().join("broken.xml");
        let faults: &[(&str, &str)] = if schema == "atom.rng" {
            &[
                ("<id>", "<i>"),
                ("T12:00:00Z", "t12:00:00z"),
                ("rel=\"self\" ", "rel=\"me\" "),
                ("</title>", "</title><p/>"),
            ]
        } else {
            &[("<loc>http", "<loc>ftp"), ("<lastmod>2026", "<lastmod>26"), ("hreflang=", "lang=")]
        };
        for (from, to) in faults {
            let changed = text.replacen(from, to, 1).replacen("</id>", if *to == "<i>" { "</i>" } else { "</id>" }, 1);
            assert_ne!(changed, text, "{from}");
            std::fs::write(&broken, changed).unwrap();
            assert!(validate(schema, &broken).unwrap().is_err(), "{from} → {to}");
        }
    }
}
