//! Findings as text: one output format a file, all pure functions of the findings and the files they are in.
//!
//! Which should you use? [`human()`] for a terminal, [`github()`] inside a GitHub workflow (the findings appear
//! beside the lines of the pull request), [`markdown()`] for its summary or a comment, [`sarif()`] for code scanning
//! and editors, [`junit()`] where test reports are shown, [`gitlab()`] for its merge requests, and [`json()`] for
//! every other program.

mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod markdown;
mod position;
mod sarif;
pub mod terminal;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

pub use github::github;
pub use gitlab::gitlab;
pub use human::human;
pub use json::json;
pub use junit::{Unit, junit};
pub use markdown::{LIMIT as MARKDOWN_LIMIT, markdown};
pub use position::LineIndex;
pub use sarif::sarif;

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

/// How many findings there are of each rule, the most frequent first, a rule a line.
pub fn by_rule(findings: &[Diagnostic]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for d in findings {
        *counts.entry(d.rule).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|&(_, n)| std::cmp::Reverse(n));
    let numbers: Vec<String> = counts.iter().map(|&(_, n)| terminal::thousands(n)).collect();
    let width = numbers.iter().map(String::len).max().unwrap_or(0);
    counts.iter().zip(numbers).map(|((rule, _), n)| format!("{n:>width$} {rule}\n")).collect()
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

    /// Line and column of a byte at which something ends, which is never inside a character.
    fn end(&mut self, file: &str, offset: usize) -> (usize, usize) {
        self.index(file).map_or((1, 1), |i| i.position(position::ceil(i.text(), offset)))
    }
}
