//! What `check` writes for other programs is valid by the schemas that are published for it: SARIF 2.1.0's, and the
//! one of Jenkins for test reports.
//!
//! No schema is in this repository: `npm ci` in `tests/schemas` fetches packages that ship them. Skipped with a word
//! where that was not done, and compulsory in CI.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod support;

use std::borrow::Cow;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde::{Deserialize, Serialize};
use support::Project;
use tradwi::check::RULES;
use tradwi::diagnostic::render::{Unit, junit, sarif};
use tradwi::diagnostic::{Diagnostic, Fix, RuleDescription, Safety, Severity};

#[derive(Default, Serialize)]
struct Documents {
    sarif: Vec<String>,
    junit: Vec<String>,
}

/// What is wrong with each document.
#[derive(Deserialize)]
struct Faults {
    sarif: Vec<Vec<String>>,
    junit: Vec<Vec<String>>,
}

/// Has one node validate all of them; `None` where there is none.
fn validate(documents: &Documents) -> Option<Faults> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
    let node = Command::new("node").arg("--version").output().is_ok_and(|o| o.status.success());
    if !node || !folder.join("node_modules/xmllint-wasm").exists() {
        assert!(std::env::var_os("CI").is_none(), "CI must have node, and `npm ci` run in tests/schemas");
        eprintln!("SKIPPED: no node on this machine, or `npm ci` was not run in tests/schemas");
        return None;
    }
    let mut child = Command::new("node")
        .arg("validate.mjs")
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(&serde_json::to_vec(documents).unwrap()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let faults: Faults = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((faults.sarif.len(), faults.junit.len()), (documents.sarif.len(), documents.junit.len()));
    Some(faults)
}

fn all_are_valid(documents: &Documents) {
    let Some(faults) = validate(documents) else { return };
    for (text, faults) in documents.sarif.iter().zip(faults.sarif).chain(documents.junit.iter().zip(faults.junit)) {
        assert!(faults.is_empty(), "{faults:#?}\nin {text}");
    }
}

#[test]
fn what_check_writes_is_valid() {
    let project = Project::new(&[
        ("tradwi.toml", "locales = [\"fr\", \"ht\"]\n"),
        ("articles/a & b/è <1>.txt", "Water\nBoil the water for one minute.\nWash your hands often.\n"),
        ("articles/clean.txt", "Roads\n"),
    ]);
    let mut documents = Documents::default();
    let mut add = |code: i32| {
        documents.sarif.push(project.run(code, &["check", "--format", "sarif"]));
        documents.junit.push(project.run(code, &["check", "--format", "junit"]));
    };
    add(1);
    project.sync();
    for locale in ["fr", "ht"] {
        for name in ["clean.ftl", "a & b/è %3C1%3E.ftl"] {
            let file = format!("locales/{locale}/{name}");
            project.write(&file, &project.read(&file).replace("{ \"\" }", "Yon tradiksyon."));
        }
    }
    add(0);
    project.edit("articles/a & b/è <1>.txt", "one minute", "3 minutes");
    let file = "locales/ht/a & b/è %3C1%3E.ftl";
    project.write(file, &format!("{}\u{1}\u{FFFF} <pa>\u{202E} \"Fluent\" & \tanyen\n", project.read(file)));
    add(1);
    assert!(documents.junit[2].contains("<failure"));
    all_are_valid(&documents);
}

fn any_finding() -> impl Strategy<Value = Diagnostic> {
    let text = prop_oneof![any::<String>(), r#"[a<>&"'\r\n\t\u{0}\u{1B}\u{FFFE}\u{85}\]]{0,20}"#];
    let severity = prop::sample::select(vec![Severity::Error, Severity::Warning, Severity::Info]);
    let rule = prop::sample::select(vec!["stale", "syntax", "unreadable", "encoding"]);
    let some = prop::collection::vec((0usize..60, 0usize..9, text.clone()), 0..3);
    (rule, severity, text.clone(), text.clone(), text, 0usize..60, 0usize..60, some).prop_map(
        |(rule, severity, file, message, help, start, end, edits)| {
            let mut d = Diagnostic::new(rule, severity, file.clone(), start..end, message.clone()).with_help(help);
            if start % 3 > 0 {
                d = d.with_place(file, "ht".parse().ok().as_ref()).with_id(message);
            }
            let edits = edits.into_iter().map(|(at, length, text)| (at..at + length, text)).collect();
            d.fix = (end % 2 > 0).then_some(Fix { edits, safety: Safety::Safe });
            d
        },
    )
}

#[test]
fn any_findings_at_all_are_valid() {
    let rules: Vec<RuleDescription> = RULES
        .iter()
        .map(|r| RuleDescription {
            id: r.id,
            severity: r.severity,
            summary: r.summary,
            explanation: r.explanation(),
            help_uri: Some("https://example.org/rules".into()),
        })
        .collect();
    let mut runner = TestRunner::deterministic();
    let several = prop::collection::vec(any_finding(), 0..5);
    let mut documents = Documents::default();
    for _ in 0..150 {
        let findings = several.new_tree(&mut runner).unwrap().current();
        let sources = |name: &str| Some(Cow::Owned(format!("\u{FEFF}dlo 💧\r\n{name}\nè")));
        let units = [Unit { name: "articles/a.txt".into(), locale: None }];
        documents.sarif.push(sarif(&findings, &sources, &rules, "a b/"));
        documents.junit.push(junit(&findings, &sources, &units));
    }
    all_are_valid(&documents);
}

#[test]
fn what_is_not_valid_is_noticed() {
    let documents = Documents {
        sarif: vec!["{\"version\": \"2.1.0\", \"runs\": [{}]}".into(), "{\"version\": \"2.1.0\", \"runs\": []}".into()],
        junit: vec!["<testsuites><testcase/></testsuites>".into(), "<testsuites>\u{1}</testsuites>".into()],
    };
    let Some(faults) = validate(&documents) else { return };
    assert!(!faults.sarif[0].is_empty() && faults.sarif[1].is_empty());
    assert!(faults.junit.iter().all(|faults| !faults.is_empty()));
}
