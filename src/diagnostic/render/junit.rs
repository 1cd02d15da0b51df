//! Findings as a JUnit report, which Jenkins, GitLab and nearly every other service show as test results.
//!
//! There is no standard, only readers; what is written here holds to the schema that Jenkins publishes and is what
//! GitLab reads. An article in one locale is a suite, and a rule that found something there is a case.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::terminal::{count, is_unsafe};
use super::{Places, Sources, sorted};
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Locale;

/// What was checked as one: an article in one locale.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// The article's path, or that of a file that belongs to none.
    pub name: String,
    /// The locale; `None` for what concerns all of them.
    pub locale: Option<Locale>,
}

/// Writes a suite for each unit, in order; one without an error has a case that passes, so that a report is never
/// empty where something was checked.
///
/// Errors are failures. Warnings and notes are the output of a case that passes.
pub fn junit(findings: &[Diagnostic], sources: &Sources<'_>, units: &[Unit]) -> String {
    let mut places = Places::new(sources);
    let mut suites: BTreeMap<Unit, Suite<'_>> = units.iter().map(|u| (u.clone(), Suite::default())).collect();
    for d in sorted(findings) {
        let name = d.article.as_ref().unwrap_or(&d.file).clone();
        let unit = Unit { name, locale: d.locale.clone() };
        let (line, column) = places.position(&d.file, d.span.start);
        suites.entry(unit).or_default().0.entry(d.rule).or_default().push((d, line, column));
    }
    let failures: usize = suites.values().map(Suite::failures).sum();
    let tests: usize = suites.values().map(Suite::tests).sum();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<testsuites name=\"tradwi check\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">");
    for (unit, suite) in &suites {
        suite.write(unit, &mut out);
    }
    out.push_str("</testsuites>\n");
    out
}

/// The findings of a suite by rule, each with its line and column.
#[derive(Default)]
struct Suite<'a>(BTreeMap<&'a str, Vec<(&'a Diagnostic, usize, usize)>>);

impl Suite<'_> {
    fn failures(&self) -> usize {
        self.0.values().filter(|case| case.iter().any(|(d, ..)| d.severity == Severity::Error)).count()
    }

    fn tests(&self) -> usize {
        self.0.len().max(1)
    }

    fn write(&self, unit: &Unit, out: &mut String) {
        let name = match &unit.locale {
            Some(locale) => format!("{} ({locale})", unit.name),
            None => unit.name.clone(),
        };
        let name = escape(&name, true);
        let (tests, failures) = (self.tests(), self.failures());
        let _ = writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">"
        );
        if self.0.is_empty() {
            let _ = writeln!(out, "    <testcase classname=\"{name}\" name=\"nothing to mend\"/>");
        }
        for (rule, case) in &self.0 {
            let rule = escape(rule, true);
            let _ = writeln!(out, "    <testcase classname=\"{name}\" name=\"{rule}\">");
            let errors: Vec<_> = case.iter().filter(|(d, ..)| d.severity == Severity::Error).collect();
            let others: Vec<_> = case.iter().filter(|(d, ..)| d.severity != Severity::Error).collect();
            if let [first, more @ ..] = errors.as_slice() {
                let mut message = first.0.message.clone();
                if !more.is_empty() {
                    let _ = write!(message, " (and {} like it)", count(more.len(), "more", "more"));
                }
                let message = escape(&message, true);
                let _ = write!(out, "      <failure type=\"{rule}\" message=\"{message}\">");
                errors.iter().for_each(|finding| list(finding, out));
                out.push_str("</failure>\n");
            }
            if !others.is_empty() {
                out.push_str("      <system-out>");
                others.iter().for_each(|finding| list(finding, out));
                out.push_str("</system-out>\n");
            }
            out.push_str("    </testcase>\n");
        }
        out.push_str("  </testsuite>\n");
    }
}

fn list((d, line, column): &(&Diagnostic, usize, usize), out: &mut String) {
    let at = if d.span == (0..0) { String::new() } else { format!(":{line}:{column}") };
    let mut text = format!("{}{at}: {}: {}\n", d.file, d.severity, d.message);
    if let Some(help) = &d.help {
        let _ = writeln!(text, "  help: {help}");
    }
    if let Some(line) = &d.allow {
        let _ = writeln!(text, "  if it is right as it is, write above it: {line}");
    }
    out.push_str(&escape(&text, false));
}

/// Text for XML 1.0, in an attribute or between tags. What XML has no way to write, and what would turn the
/// reading direction of a page that shows it, becomes U+FFFD.
fn escape(text: &str, attribute: bool) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A parser would make a space of these in an attribute, and a line end of a carriage return anywhere.
            '\n' if attribute => out.push_str("&#10;"),
            '\t' if attribute => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(c),
            c if is_unsafe(c) || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}
