//! An article whose catalogues `sync` leaves alone, because going on could lose words.
//!
//! Mostly the article's language changed: what was a catalogue of translations would have to become a source
//! catalogue, or the reverse.
//!
//! Way out: the finding says what to decide.

use super::{Rule, conflict_marker, too_deep};
use crate::diagnostic::{Diagnostic, Severity};
use crate::sync::ArticleState;

pub(super) const RULE: Rule = Rule {
    id: "sync-blocked",
    severity: Severity::Error,
    summary: "an article whose catalogues sync leaves alone",
    allowable: false,
    source: include_str!("sync_blocked.rs"),
};

pub(in crate::check) fn check(state: &ArticleState, out: &mut Vec<Diagnostic>) {
    for blocked in &state.blocked {
        let said =
            |d: &Diagnostic| d.file == blocked.file && [conflict_marker::RULE.id, too_deep::RULE.id].contains(&d.rule);
        if out.iter().any(said) {
            continue;
        }
        out.push(
            Diagnostic::new(RULE.id, RULE.severity, &blocked.file, 0..0, blocked.message.clone())
                .with_help(blocked.help.clone())
                .with_place(&state.path, None),
        );
    }
}
