//! Findings as SARIF 2.1.0, which code scanning of GitHub, GitLab, Azure and others reads, and editors show.
//!
//! Format: "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::{LineIndex, Places, Sources, position, sorted};
use crate::diagnostic::fingerprint::Fingerprints;
use crate::diagnostic::{Diagnostic, Fix, RuleDescription, Severity};

/// The schema's name and place as its publisher gives them; nothing is fetched from there.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What paths are relative to. By convention it is the top of the repository, wherever that was checked out.
const BASE: &str = "%SRCROOT%";

/// Writes one run as indented JSON with a newline at the end; columns are in UTF-16 code units.
///
/// `rules` are described in the run; a finding of a rule that is not among them is described by its id alone.
/// `folder`, empty or with a `/` at its end, is where the project stands in the repository.
pub fn sarif(findings: &[Diagnostic], sources: &Sources<'_>, rules: &[RuleDescription], folder: &str) -> String {
    let mut places = Places::new(sources);
    let mut fingerprints = Fingerprints::default();
    let mut described: Vec<Value> = rules.iter().map(rule).collect();
    let mut index: BTreeMap<&str, usize> = rules.iter().enumerate().map(|(i, r)| (r.id, i)).collect();
    let mut results = Vec::with_capacity(findings.len());
    for d in sorted(findings) {
        let rule_index = *index.entry(d.rule).or_insert_with(|| {
            described.push(json!({ "id": d.rule }));
            described.len() - 1
        });
        let lines = places.index(&d.file);
        let mut message = d.message.clone();
        if let Some(help) = &d.help {
            message.push_str("\nhelp: ");
            message.push_str(help);
        }
        let mut result = json!({
            "ruleId": d.rule,
            "ruleIndex": rule_index,
            "level": level(d.severity),
            "message": { "text": message },
            "locations": [{
                "physicalLocation": {
                    "artifactLocation": artifact(folder, &d.file),
                    "region": if d.span == (0..0) { json!({ "startLine": 1 }) } else { region(lines, &d.span) },
                },
            }],
            "partialFingerprints": { "tradwiFinding/v1": fingerprints.next(d) },
        });
        if let Some(fix) = d.fix.as_ref().filter(|fix| !fix.edits.is_empty()) {
            result["fixes"] = json!([change(fix, d, lines, folder)]);
        }
        let mut properties = Map::new();
        let locale = d.locale.as_ref().map(ToString::to_string);
        let known = [
            ("article", d.article.as_deref()),
            ("locale", locale.as_deref()),
            ("id", d.id.as_deref()),
            ("allow", d.allow.as_deref()),
        ];
        for (key, value) in known {
            if let Some(value) = value {
                properties.insert(key.to_owned(), value.into());
            }
        }
        if !properties.is_empty() {
            result["properties"] = Value::Object(properties);
        }
        results.push(result);
    }
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "tradwi",
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": described,
                },
            },
            "columnKind": "utf16CodeUnits",
            "originalUriBaseIds": { BASE: { "description": { "text": "The top of the repository." } } },
            "results": results,
        }],
    });
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_default();
    out.push('\n');
    out
}

fn rule(rule: &RuleDescription) -> Value {
    // The first paragraph says what is found; the rest is for who wants to know more.
    let first: Vec<&str> = rule.explanation.lines().take_while(|l| !l.trim().is_empty()).collect();
    let full = if first.is_empty() { rule.summary.to_owned() } else { first.join(" ") };
    let mut value = json!({
        "id": rule.id,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": full },
        "help": { "text": rule.explanation, "markdown": rule.explanation },
        "defaultConfiguration": { "level": level(rule.severity) },
    });
    if let Some(uri) = &rule.help_uri {
        value["helpUri"] = uri.as_str().into();
    }
    value
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn artifact(folder: &str, file: &str) -> Value {
    json!({ "uri": uri(&format!("{folder}{file}")), "uriBaseId": BASE })
}

/// A path as a relative URI: everything but what no scheme reserves is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            byte => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// The end of a region is the column behind its last.
fn region(lines: Option<&LineIndex<'_>>, span: &std::ops::Range<usize>) -> Value {
    let Some(lines) = lines else { return json!({ "startLine": 1 }) };
    let (start_line, start_column) = lines.position_utf16(span.start);
    let (end_line, end_column) = lines.position_utf16(position::ceil(lines.text(), span.end.max(span.start)));
    json!({ "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column })
}

fn change(fix: &Fix, d: &Diagnostic, lines: Option<&LineIndex<'_>>, folder: &str) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|(at, text)| json!({ "deletedRegion": region(lines, at), "insertedContent": { "text": text } }))
        .collect();
    let text = d.help.as_deref().unwrap_or(&d.message);
    json!({
        "description": { "text": text },
        "artifactChanges": [{ "artifactLocation": artifact(folder, &d.file), "replacements": replacements }],
    })
}
