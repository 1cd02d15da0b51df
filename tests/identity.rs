//! Identity: an article's own text put back gives its own bytes, and written anew gives the same HTML
//! (invariants 1 and 2), for every construct of Markdown and of front matter, a page each in `tests/identity/`.

#[path = "support/folded_html.rs"]
mod folded_html;
#[path = "support/identity.rs"]
mod identity;

use std::fs;
use std::path::{Path, PathBuf};

use tradwi::article::Format;
use tradwi::locale::Locale;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/identity")
}

/// Both laws, with the sentences cut by the rules of three languages and of one without spaces.
fn holds(name: &str) {
    let text = fs::read_to_string(folder().join(format!("{name}.md"))).unwrap();
    for tag in ["en", "fr", "ht", "ja"] {
        let locale: Locale = tag.parse().unwrap();
        let outcome = identity::measure(&text, Format::Markdown, &locale);
        assert!(outcome.faults.is_empty(), "{name} in {tag}:\n{}", outcome.faults.join("\n"));
        assert!(outcome.bytes && outcome.html && outcome.segments > 0);
    }
    // The same text with the line ends of another system, and as literal text.
    for text in [text.replace("\r\n", "\n").replace('\n', "\r\n"), format!("{}\n", text.trim_end())] {
        for format in [Format::Markdown, Format::Plain] {
            let outcome = identity::measure(&text, format, &Locale::english());
            assert!(outcome.faults.is_empty(), "{name} as {format:?}:\n{}", outcome.faults.join("\n"));
        }
    }
}

macro_rules! fixtures {
    ($($name:ident),* $(,)?) => {
        const FIXTURES: &[&str] = &[$(stringify!($name)),*];
        $(#[test]
        fn $name() {
            holds(stringify!($name));
        })*
    };
}

fixtures!(
    alerts, bom, code, crlf, emphasis, escapes, footnotes, headings, html, images, links, lists, mixed, nesting,
    paragraphs, quotes, rules, tables, tasks, toml, toml_crlf, yaml, yaml_crlf, yaml_more,
);

#[test]
fn every_fixture_has_a_test() {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .filter_map(|e| Some(e.ok()?.file_name().to_str()?.strip_suffix(".md")?.to_owned()))
        .collect();
    names.sort();
    assert_eq!(names, FIXTURES);
}
