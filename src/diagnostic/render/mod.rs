//! Findings as text: one output format a file, all pure functions of the findings and the files they are in.
//!
//! Which should you use? [`human()`] for a terminal, [`github()`] inside a GitHub workflow (the findings appear
//! beside the lines of the pull request), [`json()`] for every other program.

mod github;
mod human;
mod json;
mod position;
pub mod terminal;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;

pub use github::github;
pub use human::human;
pub use json::json;
pub use position::LineIndex;

use super::{Diagnostic, Severity};

/// Gives the text of a file by its path in [`Diagnostic::file`]; `None` if there is no such file or it cannot
/// be read, in which case a finding is shown without its line. Asked once for each file, and one at a time is kept.
pub type Sources<'a> = dyn Fn(&str) -> Option<Cow<'a, str>> + 'a;

/// How findings are written for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether the terminal shows colours.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Default for Look {
    fn default() -> Self {
        Self { colour: false, width: 80 }
    }
}

/// Sorts findings: by file, then by place, then by rule.
pub fn sort(findings: &mut [Diagnostic]) {
    findings.sort_by(order);
}

fn order(a: &Diagnostic, b: &Diagnostic) -> Ordering {
    let key = |d: &Diagnostic| (d.span.start, d.span.end, d.rule);
    a.file.cmp(&b.file).then_with(|| key(a).cmp(&key(b))).then_with(|| a.message.cmp(&b.message))
}

/// The findings in the order they are shown in.
fn sorted(findings: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = findings.iter().collect();
    sorted.sort_by(|a, b| order(a, b));
    sorted
}

/// One line that counts the findings: `3 errors, 2 warnings in 2 files`, or `No findings`.
pub fn summary(findings: &[Diagnostic]) -> String {
    if findings.is_empty() {
        return "No findings".to_owned();
    }
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let parts: Vec<String> = [
        (count(Severity::Error), "error", "errors"),
        (count(Severity::Warning), "warning", "warnings"),
        (count(Severity::Info), "note", "notes"),
    ]
    .into_iter()
    .filter(|(n, ..)| *n > 0)
    .map(|(n, one, many)| terminal::count(n, one, many))
    .collect();
    let files = findings.iter().map(|f| f.file.as_str()).collect::<BTreeSet<_>>().len();
    format!("{} in {}", parts.join(", "), terminal::count(files, "file", "files"))
}

/// Looks up the files of sorted findings, each once.
struct Places<'s, 'a> {
    sources: &'s Sources<'a>,
    file: Option<(String, Option<LineIndex<'a>>)>,
}

impl<'s, 'a> Places<'s, 'a> {
    fn new(sources: &'s Sources<'a>) -> Self {
        Self { sources, file: None }
    }

    /// The file's lines, if there is such a file.
    fn index(&mut self, file: &str) -> Option<&LineIndex<'a>> {
        if self.file.as_ref().is_none_or(|(name, _)| name != file) {
            self.file = Some((file.to_owned(), (self.sources)(file).map(LineIndex::new)));
        }
        self.file.as_ref().and_then(|(_, index)| index.as_ref())
    }

    /// Line and column from 1; the first of both for a file that cannot be read.
    fn position(&mut self, file: &str, offset: usize) -> (usize, usize) {
        self.index(file).map_or((1, 1), |i| i.position(offset))
    }
}
