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
