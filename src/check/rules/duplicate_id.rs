//! An id that appears twice in one file.
//!
//! Fluent takes the first and passes over the second, whichever was meant. Merging two branches is how it
//! mostly comes about. Neither counts as a translation until one is gone.
//!
//! Way out: keep the one that is right, delete the other together with its comment. Where both are whole and just
//! one of them was made from the article's text as it is now, the finding says which.

use std::collections::HashMap;

use super::Rule;
use crate::catalogue::{self, Base, Entry, FlawKind, Value};
use crate::check::{FileScope, TargetScope};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "duplicate-id",
    severity: Severity::Error,
    summary: "an id that appears twice in one file",
    allowable: false,
    source: include_str!("duplicate_id.rs"),
};

pub(in crate::check) fn check(file: &FileScope<'_>, out: &mut Vec<Diagnostic>) {
    // Nearly no file has any, and who read it has marked those.
    if !file.catalogue.entries.iter().any(|e| e.flaws.iter().any(|f| f.kind == FlawKind::Duplicate)) {
        return;
    }
    let mut first: HashMap<&str, usize> = HashMap::new();
    for entry in &file.catalogue.entries {
        match first.get(entry.id.as_str()) {
            None => {
                first.insert(&entry.id, entry.id_range.start);
            }
            Some(&at) => out.push(
                file.finding(
                    &RULE,
                    entry.id_range.clone(),
                    format!("`{}` stands here a second time, first in line {}", entry.id, file.line(at)),
                )
                .with_help("keep the one that is right, and delete the other together with its comment")
                .with_id(&entry.id),
            ),
        }
    }
}

/// Says which of two entries was made from the present source, where that is past doubt. Both stay broken: the
/// base tells which is newer, not whose words are right.
pub(in crate::check) fn compare(scope: &TargetScope<'_>, findings: &mut [Diagnostic]) {
    if scope.target.pivot.is_some() {
        // Two sources would have to agree.
        return;
    }
    let mut findings = findings.iter_mut().filter(|f| f.rule == RULE.id).peekable();
    if findings.peek().is_none() {
        return;
    }
    let segments: HashMap<&str, usize> = scope.state.ids.iter().enumerate().map(|(i, id)| (id.as_str(), i)).collect();
    let mut with_id: HashMap<&str, Vec<&Entry>> = HashMap::new();
    for entry in &scope.target.catalogue.entries {
        with_id.entry(&entry.id).or_default().push(entry);
    }
    for finding in findings {
        let Some(&segment) = finding.id.as_deref().and_then(|id| segments.get(id)) else { continue };
        let (id, source) = (&scope.state.ids[segment], &scope.state.texts[segment]);
        let Some(&[first, second]) = with_id.get(id.as_str()).map(Vec::as_slice) else { continue };
        let whole = |e: &Entry| {
            matches!(e.value, Value::Text(_))
                && !source.is_unsaid_by(e)
                && source.remarks(e).is_empty()
                && e.followed_by.is_none()
                && e.flaws.iter().all(|f| matches!(f.kind, FlawKind::Duplicate))
        };
        let bases = [first, second].map(|e| catalogue::base(e, &scope.state.source));
        let [Base::Known(a), Base::Known(b)] = &bases else { continue };
        if !whole(first) || !whole(second) {
            continue;
        }
        let (keep, other) = match (source.equals(a), source.equals(b)) {
            (true, false) => (first, second),
            (false, true) => (second, first),
            _ => continue,
        };
        finding.help = Some(format!(
            "the one in line {} was made from the article's text as it is now, the one in line {} was not: \
             if nothing in the latter is to be kept, delete it together with its comment",
            scope.file.line(keep.id_range.start),
            scope.file.line(other.id_range.start),
        ));
    }
}
