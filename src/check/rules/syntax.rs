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

use std::collections::HashSet;

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
    // Looked up, not searched: a file may have stretches and damaged lines by the thousand.
    let flaws = catalogue.entries.iter().flat_map(|e| &e.flaws);
    let halves: HashSet<_> = flaws.filter(|f| f.kind == FlawKind::JunkFollows).map(|f| f.span.clone()).collect();
    let damage = catalogue.entries.iter().flat_map(|e| e.damage.iter().map(|d| &d.span));
    let mut damage: Vec<_> = damage.chain(&catalogue.stray).collect();
    damage.sort_by_key(|span| span.start);
    for (i, j) in catalogue.junk.iter().enumerate() {
        if i > 0 && junk::is_text_of(&catalogue.text, &catalogue.junk[i - 1], j) {
            continue;
        }
        // In an article's catalogue, `broken` and `damaged-comment` say more about the same place.
        let is_half = halves.contains(&j.range);
        // Damaged lines lie apart, so that the last one that begins before the end reaches furthest.
        let before = damage.partition_point(|span| span.start < j.range.end);
        let is_damage = damage[..before].last().is_some_and(|span| j.range.start < span.end);
        if file.article.is_some() && (is_half || is_damage) {
            continue;
        }
        let fault = junk::fault(file, j);
        let mut d = file.finding(&RULE, fault.span, fault.message).with_help(fault.help);
        d.id = j.id.clone();
        out.push(d);
    }
}
