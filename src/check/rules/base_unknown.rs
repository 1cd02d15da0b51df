//! A translation of which nobody can tell what it was made from.
//!
//! The comment lines above a message (`# en> …`) say which source text it translates. Where they are gone,
//! torn off or empty, the translation may be of yesterday's article, and is treated as stale.
//!
//! ```ftl
//! # en was>
//! # en> Armed groups hold about 90% of the capital.
//! armed-groups-hold-77aa = Gwoup ame yo kontwole apeprè 85% kapital la.
//! ```
//!
//! Way out: compare the translation with the `en>` lines, revise it, and delete the empty `# en was>` line or
//! run `tradwi accept ID --locale LOCALE`.

use super::Rule;
use crate::catalogue::{Key, Line};
use crate::check::{TargetScope, staleness};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "base-unknown",
    severity: Severity::Error,
    summary: "a translation of which nobody can tell what it was made from",
    allowable: false,
    source: include_str!("base_unknown.rs"),
};

pub(in crate::check) fn check(scope: &TargetScope<'_>, out: &mut Vec<Diagnostic>) {
    for segment in 0..scope.target.items.len() {
        let (Some(entry), Some(stale)) = (scope.entry(segment), staleness(scope.state, scope.target, segment)) else {
            continue;
        };
        let Some(why) = stale.base_unknown else { continue };
        if super::damaged_comment::has_damage(entry) {
            // The line at fault has its own finding, and mending it mends this.
            continue;
        }
        let id = &scope.state.ids[segment];
        let locale = &scope.target.locale;
        let mut help = format!(
            "compare the translation with the article; once it is right, run `tradwi accept {id} --locale {locale}`"
        );
        let empty = |line: &Line| matches!(line, Line::Text(_, Key::Was, text) if text.trim().is_empty());
        if entry.comment.iter().any(|c| empty(&c.line)) {
            help.push_str(" or delete the empty `was>` line above it");
        }
        out.push(
            scope
                .file
                .finding(&RULE, entry.id_range.clone(), format!("base of `{id}` unknown: {why}"))
                .with_help(help)
                .with_id(id),
        );
    }
}
