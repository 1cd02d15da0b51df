//! A stretch of a catalogue that is not Fluent.
//!
//! What stands there is in no edition, and a message that was begun in it counts as broken. The usual causes: a
//! line of the text typed in column 1, a tab for an indent, a `{` that is not closed, an `id =` without text.
//!
//! ```ftl
//! armed-groups-hold-77aa =
//!
//! Gwoup ame yo kontwole kapital la.
//! ```
//!
//! Way out: text stands behind the `=`, or below it with four spaces before every line.

use super::Rule;
use crate::catalogue::FlawKind;
use crate::check::{FileScope, junk};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "syntax",
    severity: Severity::Error,
    summary: "a stretch of a catalogue that is not Fluent",
    allowable: false,
    source: include_str!("syntax.rs"),
};

pub(in crate::check) fn check(file: &FileScope<'_>, out: &mut Vec<Diagnostic>) {
    let catalogue = file.catalogue;
    for (i, j) in catalogue.junk.iter().enumerate() {
        if i > 0 && junk::is_text_of(&catalogue.text, &catalogue.junk[i - 1], j) {
            continue;
        }
        // In an article's catalogue, `broken` and `damaged-comment` say more about the same place.
        let is_half = catalogue
            .entries
            .iter()
            .flat_map(|e| &e.flaws)
            .any(|f| f.kind == FlawKind::JunkFollows && f.span == j.range);
        let is_damage = catalogue
            .entries
            .iter()
            .flat_map(|e| e.damage.iter().map(|d| &d.span))
            .chain(&catalogue.stray)
            .any(|span| span.start < j.range.end && j.range.start < span.end);
        if file.article.is_some() && (is_half || is_damage) {
            continue;
        }
        let fault = junk::fault(&catalogue.text, j);
        let mut d = file.finding(&RULE, fault.span, fault.message).with_help(fault.help);
        d.id = j.id.clone();
        out.push(d);
    }
}
