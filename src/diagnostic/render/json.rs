//! Findings for programs.

use serde::Serialize;

use super::{Places, Sources, sorted};
use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::locale::Locale;

/// One finding as scripts see it. Fields may be added; none is ever taken away.
#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: Severity,
    file: &'a str,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: Option<&'a str>,
    article: Option<&'a str>,
    locale: Option<&'a Locale>,
    id: Option<&'a str>,
    fix: Option<FixOf<'a>>,
    allow: Option<&'a str>,
}

#[derive(Serialize)]
struct FixOf<'a> {
    safety: Safety,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    /// The first byte, and the byte behind the last.
    span: [usize; 2],
    text: &'a str,
}

#[derive(Serialize)]
struct Findings<'a> {
    findings: Vec<Finding<'a>>,
}

/// Writes findings as `{"findings": […]}`, sorted, with a newline at the end.
pub fn json(findings: &[Diagnostic], sources: &Sources<'_>) -> String {
    let mut places = Places::new(sources);
    let findings = sorted(findings)
        .into_iter()
        .map(|d| {
            let (line, column) = places.position(&d.file, d.span.start);
            let (end_line, end_column) = places.end(&d.file, d.span.end.max(d.span.start));
            let fix = d.fix.as_ref().map(|fix| FixOf {
                safety: fix.safety,
                edits: fix.edits.iter().map(|(at, text)| Edit { span: [at.start, at.end], text }).collect(),
            });
            Finding {
                rule: d.rule,
                severity: d.severity,
                file: &d.file,
                line,
                column,
                end_line,
                end_column,
                message: &d.message,
                help: d.help.as_deref(),
                article: d.article.as_deref(),
                locale: d.locale.as_ref(),
                id: d.id.as_deref(),
                fix,
                allow: d.allow.as_deref(),
            }
        })
        .collect();
    let mut out = serde_json::to_string_pretty(&Findings { findings }).unwrap_or_default();
    out.push('\n');
    out
}
