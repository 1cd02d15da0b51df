//! Findings as GitLab's code quality report, which a merge request shows beside its changes.
//!
//! Format: "Code Quality report format" in GitLab's documentation, a part of Code Climate's.

use serde_json::{Value, json};

use super::{Places, Sources, sorted};
use crate::diagnostic::fingerprint::Fingerprints;
use crate::diagnostic::{Diagnostic, Severity};

/// Writes an array of findings with a newline at the end; `folder`, empty or with a `/` at its end, is where the
/// project stands in the repository.
pub fn gitlab(findings: &[Diagnostic], sources: &Sources<'_>, folder: &str) -> String {
    let mut places = Places::new(sources);
    let mut fingerprints = Fingerprints::default();
    let all: Vec<Value> = sorted(findings)
        .into_iter()
        .map(|d| {
            let (line, _) = places.position(&d.file, d.span.start);
            json!({
                "description": d.message,
                "check_name": d.rule,
                "fingerprint": fingerprints.next(d),
                "severity": match d.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Info => "info",
                },
                "location": { "path": format!("{folder}{}", d.file), "lines": { "begin": line } },
            })
        })
        .collect();
    let mut out = serde_json::to_string_pretty(&all).unwrap_or_default();
    out.push('\n');
    out
}
