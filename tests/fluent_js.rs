//! The JavaScript implementation of Fluent agrees with what tradwi reads: which entries there are, what is no Fluent,
//! and what every message says. Needs node and the two packages of `tests/fluent_js/package.json` (`npm ci` in that
//! folder); skipped with a word where they are missing, and compulsory in CI.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde::{Deserialize, Serialize};
use tradwi::article::Layout;
use tradwi::catalogue::{self, FlawKind, Header, SourceEntry, Terms, Value, message};
use tradwi::locale::Locale;
use tradwi::sync::{ArticleInput, Glossary, Orphans, examine, plan};

/// A catalogue, and the terms of its locale.
#[derive(Clone, Debug, Serialize)]
struct Case {
    text: String,
    terms: String,
}

/// What the other implementation says of a catalogue.
#[derive(Debug, Deserialize)]
struct Theirs {
    entries: Vec<TheirEntry>,
    junk: Vec<String>,
    texts: HashMap<String, TheirText>,
}

#[derive(Debug, Deserialize)]
struct TheirEntry {
    id: String,
    comment: Option<String>,
    value: bool,
}

#[derive(Debug, Deserialize)]
struct TheirText {
    text: Option<String>,
    errors: Vec<String>,
}

/// Has one node read all of them; `None` where there is none.
fn theirs(cases: &[Case]) -> Option<Vec<Theirs>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fluent_js");
    let node = Command::new("node").arg("--version").output().is_ok_and(|o| o.status.success());
    if !node || !folder.join("node_modules/@fluent/syntax").exists() {
        assert!(std::env::var_os("CI").is_none(), "CI must have node, and `npm ci` run in tests/fluent_js");
        eprintln!("SKIPPED: no node on this machine, or `npm ci` was not run in tests/fluent_js");
        return None;
    }
    let mut child = Command::new("node")
        .arg("read.mjs")
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = serde_json::to_vec(cases).unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(&input).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    let theirs: Vec<Theirs> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(theirs.len(), cases.len());
    Some(theirs)
}

/// How one catalogue reads differently, in words; nothing if it does not.
///
/// Two differences between the Rust parser and the specification are known, and neither lets half a translation
/// pass as a whole one:
///
/// - Where an attribute, or what is typed like one, goes wrong, JavaScript takes the whole message for junk, Rust
///   only the attribute. In tradwi such a message is broken, because junk follows it.
/// - Before a placeable at the start of a line Rust drops all the spaces and leaves them out when it works out the
///   common indent, and on a line of spaces it keeps what is beyond that indent. So lines may begin with another number
///   of spaces. In an article they begin with none.
fn differences(case: &Case, theirs: &Theirs) -> Vec<String> {
    let locale: Locale = "ht".parse().unwrap();
    let terms = Terms::read(&locale, case.terms.clone());
    let ours = catalogue::read(case.text.clone(), &terms, &["en".parse().unwrap()]);
    let mut out = Vec::new();
    let mut pairs = Vec::new();
    let mut rest = theirs.entries.iter().peekable();
    let mut all_of_it = true;
    for (i, entry) in ours.entries.iter().enumerate() {
        let broken = entry.flaws.iter().any(|f| f.kind == FlawKind::JunkFollows);
        // Of two with one id the broken one is that which theirs has not.
        let twins = ours.entries[i..].iter().filter(|e| e.id == entry.id).count();
        let spare = broken && twins > rest.clone().filter(|t| t.id == entry.id).count();
        if let Some(same) = rest.next_if(|t| t.id == entry.id && !spare) {
            pairs.push((entry, same));
        } else if broken {
            all_of_it = false;
        } else {
            out.push(format!("the entry `{}`, which is none in theirs", entry.id));
        }
    }
    out.extend(rest.map(|t| format!("no entry `{}`, which is one in theirs", t.id)));
    let lines = |junk: &mut dyn Iterator<Item = &str>| -> Vec<String> {
        junk.flat_map(str::lines).map(str::trim_end).filter(|l| !l.is_empty()).map(str::to_owned).collect()
    };
    let our_junk = lines(&mut ours.junk.iter().map(|j| &case.text[j.range.clone()]));
    let their_junk = lines(&mut theirs.junk.iter().map(String::as_str));
    if all_of_it && our_junk != their_junk {
        out.push(format!("junk {our_junk:?}, theirs {their_junk:?}"));
    }
    for (ours, theirs_entry) in pairs {
        let comment: Vec<&str> = ours
            .comment
            .iter()
            .map(|c| case.text[c.range.clone()].trim_end_matches(['\r', '\n']))
            .map(|l| l.strip_prefix("# ").or(l.strip_prefix('#')).unwrap_or(l))
            .collect();
        let their_comment: Vec<&str> = theirs_entry.comment.iter().flat_map(|c| c.split('\n')).collect();
        if comment != their_comment {
            out.push(format!("`{}`: comment {comment:?}, theirs {their_comment:?}", ours.id));
        }
        if ours.id.starts_with('-') || ours.flaws.iter().any(|f| f.kind == FlawKind::Duplicate) {
            continue;
        }
        let Some(theirs) = theirs.texts.get(&ours.id) else {
            if ours.value != Value::Unresolved || theirs_entry.value {
                out.push(format!("`{}`: {:?}, theirs has no value", ours.id, ours.value));
            }
            continue;
        };
        let unindented = |text: &str| text.split('\n').map(|l| l.trim_matches(' ')).collect::<Vec<_>>().join("\n");
        let same = match (&ours.value, &theirs.text) {
            // What tradwi does not resolve is never shown.
            (Value::Unresolved, _) => true,
            (Value::Stub, Some(text)) => theirs.errors.is_empty() && text.trim().is_empty(),
            (Value::Text(own), Some(text)) => theirs.errors.is_empty() && unindented(own) == unindented(text),
            (_, None) => false,
        };
        if !same {
            out.push(format!("`{}`: {:?}, theirs {:?} {:?}", ours.id, ours.value, theirs.text, theirs.errors));
        }
    }
    out
}

fn agree(cases: &[Case]) {
    let Some(theirs) = theirs(cases) else { return };
    let mut all: Vec<(usize, String)> = Vec::new();
    for (case, theirs) in cases.iter().zip(&theirs) {
        let found = differences(case, theirs);
        if !found.is_empty() {
            all.push((case.text.len(), format!("{found:#?}\nin {:?}\n", case.text)));
        }
    }
    // The shortest say most.
    all.sort();
    let shown: String = all.iter().take(12).map(|(_, text)| text.as_str()).collect();
    assert!(all.is_empty(), "{} of {} catalogues read differently:\n{shown}", all.len(), cases.len());
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|e| e == "ftl") {
            out.push(path);
        }
    }
}

#[test]
fn the_catalogues_of_this_repository_read_the_same_in_javascript() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    assert!(paths.len() > 10);
    paths.sort();
    let cases: Vec<Case> = paths
        .iter()
        .map(|path| {
            let locale = path.strip_prefix(&root).unwrap().components().next().unwrap();
            Case {
                text: std::fs::read_to_string(path).unwrap(),
                terms: std::fs::read_to_string(root.join(locale).join("terms.ftl")).unwrap_or_default(),
            }
        })
        .collect();
    agree(&cases);
}

const TERMS: &str = "-dlo = dlo\n-binuh = BINUH\n    .also = Biwo\n-pi = { -dlo } pwòp\n";

/// A line of text as people write them, in any script.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => r#"[ \[\*\.#{}\-=\t"'\\a-zèò\u{A0}\u{202F}\u{301}\u{202E}\u{2067}💧\u{5D0}\u{644}水。\u{85}\u{2028}\u{0}]{1,16}"#,
        1 => r"\PC{1,16}",
        1 => prop::sample::select(vec!["Dlo a pwòp.", "« 85 % »", "المياه", "水。", "👩🏽‍⚕️", "{ -dlo }", "# en> x", "a = b"])
            .prop_map(str::to_owned),
    ]
}

/// Catalogues as tradwi writes them.
fn written() -> impl Strategy<Value = String> {
    let lines = prop::collection::vec(line(), 1..4);
    (prop::collection::vec((lines, any::<bool>()), 1..5), any::<bool>(), any::<bool>()).prop_map(
        |(texts, source, crlf)| {
            let newline = if crlf { "\r\n" } else { "\n" };
            if source {
                let entries: Vec<SourceEntry> = texts
                    .into_iter()
                    .enumerate()
                    .map(|(i, (lines, heading))| SourceEntry {
                        former: Vec::new(),
                        id: format!("id-{i}"),
                        kind: if heading { "heading 2" } else { "paragraph" }.into(),
                        note: heading.then(|| lines[0].clone()),
                        lines: lines.into(),
                    })
                    .collect();
                let header = Header { article: "articles/a.md".into(), segments: 1, layout: Layout::Lines };
                return catalogue::write_source(&header, &entries).replace('\n', newline);
            }
            let entry = |(i, (lines, comment)): (usize, (Vec<String>, bool))| {
                let comment = if comment {
                    format!("# en> {}{newline}", lines[0].replace(['\r', '\n'], " "))
                } else {
                    String::new()
                };
                let value = message::value(lines.iter().map(String::as_str), newline);
                format!("{comment}id-{i} ={value}{newline}{newline}")
            };
            texts.into_iter().enumerate().map(entry).collect()
        },
    )
}

/// Catalogues as sync makes them of an article.
fn synced() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(line(), 1..6).prop_map(|lines| {
        let locale = |tag: &str| tag.parse::<Locale>().unwrap();
        let input = ArticleInput {
            path: "articles/a.txt".into(),
            stem: "a".into(),
            text: lines.join("\n"),
            default_locale: locale("en"),
            locales: vec![locale("ht")],
            fields: Vec::new(),
            from: HashMap::new(),
            catalogues: HashMap::new(),
            orphans: Arc::new(Orphans::default()),
            catalogue_folder: "locales".into(),
        };
        plan(&examine(input, &Glossary::new()), None).files.into_iter().filter_map(|f| f.after).collect()
    })
}

/// Catalogues as hands make them, whole and broken.
fn mess() -> impl Strategy<Value = String> {
    let pieces = [
        "a = Bonjou\n",
        "b =\n    Yon\n    De\n",
        "-t = x\n",
        "c = { \"\" }\n",
        "a =",
        "b = ",
        "    li\n",
        "\tli\n",
        "  { -dlo }\n",
        "{ -dlo }",
        "{ -lòt }",
        "{ -pi(a: 1) }",
        "{ $x }",
        "{ a }",
        "{ a.b }",
        "{ NUMBER(1) }",
        "{ NUMBER(1, a: \"b\") }",
        "{ F() }",
        "{ 3.14 }",
        "{ \"\\u00e9\" }",
        "{ \"\\U01F4A7\" }",
        "{ \"\\\\\" }",
        "{\"{\"}",
        "{\"[\"}",
        "{ \"a\n",
        "{ { \"a\" } }",
        "{ 1 ->\n    [one] yon\n   *[other] lòt\n }",
        "{ -t.a ->\n *[x] y\n}",
        "{ \"a\" ->\n [a] A\n*[b] B\n }",
        "{ $x ->\n *[a] b\n",
        "    .attr = x\n",
        ".attr = x\n",
        "    [a\n",
        "    *a\n",
        "    }\n",
        "}",
        "{",
        "[",
        "*",
        ".",
        "# en> Hi\n",
        "# en was>\n",
        "#x\n",
        "#\n",
        "## G\n",
        "### R\n",
        "# obsolete\n",
        "\n",
        "\n\n",
        "\r\n",
        "    \n",
        " ",
        "  ",
        "x",
        "è",
        "水",
        "💧",
        "\u{301}",
        "\u{202E}",
        "\u{A0}",
        "\u{2028}",
        "\u{85}",
        "\u{FEFF}",
        "\0",
        "=",
        " = ",
        "-",
        "\"",
        "\\",
        "d-1 = D\n    .a = b\n",
        "a\n",
        "-t\n",
        "Fin nan kolòn 1\n",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 1..14).prop_map(|p| p.concat())
}

/// `TRADWI_CASES=20000 cargo test --release --test fluent_js` for a long run.
fn cases() -> usize {
    std::env::var("TRADWI_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(1500)
}

fn generate<T: std::fmt::Debug>(strategy: impl Strategy<Value = T>) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..cases()).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

fn case(text: String) -> Case {
    Case { text, terms: TERMS.into() }
}

#[test]
fn what_tradwi_writes_reads_the_same_in_javascript() {
    let mut cases: Vec<Case> = generate(written()).into_iter().map(case).collect();
    cases.extend(generate(synced()).into_iter().flatten().map(case));
    agree(&cases);
}

#[test]
fn what_hands_make_reads_the_same_in_javascript() {
    agree(&generate(mess()).into_iter().map(case).collect::<Vec<_>>());
}
