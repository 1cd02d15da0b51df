//! Findings as commands of a GitHub workflow, which shows them beside the lines of a pull request.
//!
//! Format and escaping: "Workflow commands for GitHub Actions", and `toolkit/packages/core/src/command.ts`.

use std::fmt::Write as _;

use super::{Places, Sources, sorted};
use crate::diagnostic::{Diagnostic, Severity};

/// Writes one command a line; `folder`, empty or with a `/` at its end, is where the project stands in the
/// repository.
pub fn github(findings: &[Diagnostic], sources: &Sources<'_>, folder: &str) -> String {
    let mut places = Places::new(sources);
    let mut out = String::new();
    for d in sorted(findings) {
        let command = match d.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let (line, column) = places.position(&d.file, d.span.start);
        let mut message = d.message.clone();
        if let Some(help) = &d.help {
            message.push_str("\nhelp: ");
            message.push_str(help);
        }
        if let Some(line) = &d.allow {
            message.push_str("\nif it is right as it is, write above it: ");
            message.push_str(line);
        }
        let _ = writeln!(
            out,
            "::{command} file={},line={line},col={column},title={}::{}",
            escape_property(&format!("{folder}{}", d.file)),
            escape_property(&format!("tradwi {}", d.rule)),
            escape(&message)
        );
    }
    out
}

/// What may stand behind the second `::`.
fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What may stand in a `name=value`.
fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}
