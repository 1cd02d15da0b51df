//! A comment line that nearly is one of tradwi's, and is not.
//!
//! `# en> …` and its kin say what a translation was made from. An editor that drops a space or turns `>` into
//! `&gt;` makes a note of it, and the translation would lose its base; so it is treated as stale.
//!
//! ```ftl
//! #en was> Armed groups hold about 85% of the capital.
//! ```
//!
//! Way out: write the line as `# en was> …`, with one space behind the `#` and none before the `>`; a state as
//! `# state: machine`, `# state: draft` or `# state: reviewed (name, date)`.

use std::ops::Range;

use super::Rule;
use crate::catalogue::{Entry, Line};
use crate::check::nearest::nearest;
use crate::check::{FileScope, TargetScope, quote};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "damaged-comment",
    severity: Severity::Error,
    summary: "a comment line that nearly is one of tradwi's",
    allowable: false,
    source: include_str!("damaged_comment.rs"),
};

/// Whether something is wrong with the comment lines of an entry that only a person can mend.
pub(super) fn has_damage(entry: &Entry) -> bool {
    !entry.damage.is_empty() || entry.comment.iter().any(|c| c.line == Line::Damaged)
}

pub(in crate::check) fn check(scope: &TargetScope<'_>, out: &mut Vec<Diagnostic>) {
    for entry in &scope.target.catalogue.entries {
        let within = entry.comment.iter().filter(|c| c.line == Line::Damaged).map(|c| c.range.clone());
        let above = entry.damage.iter().filter(|d| !d.detached).map(|d| d.span.clone());
        for span in above.chain(within) {
            out.push(finding(&scope.file, span).with_id(&entry.id));
        }
    }
    for span in &scope.target.catalogue.stray {
        if !is_detached(&scope.file, span) {
            out.push(finding(&scope.file, span.clone()));
        }
    }
}

/// Whether a line that belongs to no entry is one that tradwi wrote, whole.
pub(super) fn is_detached(file: &FileScope<'_>, span: &Range<usize>) -> bool {
    let line = file.catalogue.text.get(span.clone()).unwrap_or_default();
    line.starts_with("# ") && line.contains("> ") && !line.starts_with("#  ")
}

fn finding(file: &FileScope<'_>, span: Range<usize>) -> Diagnostic {
    let text = file.catalogue.text.get(span.clone()).unwrap_or_default();
    let line = text.trim_end();
    let help = match state(line).or_else(|| mended(line).map(|mended| format!("write it as `{mended}`"))) {
        Some(help) => help,
        None => "write it as `# en> …`, or reword it if it is a note of your own".to_owned(),
    };
    file.finding(&RULE, span.start..span.start + line.len(), format!("a damaged comment line: {}", quote(line)))
        .with_help(help)
}

/// What to write in place of a line about a state, or one of tradwi's words.
fn state(line: &str) -> Option<String> {
    let content = line.trim_start_matches(|c: char| c == '#' || c.is_whitespace()).to_lowercase();
    let content = content.trim_end();
    if let word @ ("obsolete" | "leave-out" | "leave out") = content {
        return Some(format!("write it as `# {}`", word.replace(' ', "-")));
    }
    let said = content.strip_prefix("state")?.trim_start().strip_prefix(':')?.trim();
    let word = said.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    const STATES: [&str; 3] = ["machine", "draft", "reviewed"];
    Some(match STATES.into_iter().find(|s| *s == word).or_else(|| nearest(word, STATES)) {
        Some("reviewed") => "write it as `# state: reviewed (name, date)`, with the name in parentheses".to_owned(),
        Some(state) => format!("write it as `# state: {state}`"),
        None => "a state is `machine`, `draft` or `reviewed (name, date)`; reword the line if it is a note of your own"
            .to_owned(),
    })
}

/// The line as it was probably meant, its text cut short.
fn mended(line: &str) -> Option<String> {
    let content = line.trim_start_matches(['#', ' ', '\t']);
    let (head, _) = content.split_once('>').or_else(|| content.split_once("&gt;"))?;
    let head = head.trim_end_matches("&gt").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    (!head.is_empty() && head.len() < 24).then(|| format!("# {head}> …"))
}
