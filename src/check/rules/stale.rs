//! A translation of something that the source no longer says.
//!
//! The change is graded. *Material*: a figure, date, name, quotation or negation changed, and the translation
//! now states something false. *Wording*: words changed. *Cosmetic*: quotation style, punctuation, a link's
//! target. From the grade `fail-on` of the locale upward (`wording` unless `tradwi.toml` says otherwise) it is
//! an error, below that a warning.
//!
//! ```ftl
//! # en was> Armed groups hold about 85% of the capital.
//! # en diff> Armed groups hold about [-85%-] {+90%+} of the capital.
//! # en> Armed groups hold about 90% of the capital.
//! armed-groups-hold-77aa = Gwoup ame yo kontwole apeprè 85% kapital la.
//! ```
//!
//! Way out: revise the translation, then delete its `was>` and `diff>` lines or run `tradwi accept ID --locale LOCALE`.

use super::Rule;
use crate::catalogue::{Key, Line};
use crate::check::{TargetScope, staleness};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "stale",
    severity: Severity::Error,
    summary: "a translation of something that the source no longer says",
    allowable: false,
    source: include_str!("stale.rs"),
};

/// Reasons named in the headline; `tradwi diff` shows them all.
const MOST_REASONS: usize = 3;

pub(in crate::check) fn check(scope: &TargetScope<'_>, out: &mut Vec<Diagnostic>) {
    let fail_on = scope.settings.fail_on.unwrap_or(scope.config.fail_on);
    for segment in 0..scope.target.items.len() {
        let (Some(entry), Some(stale)) = (scope.entry(segment), staleness(scope.state, scope.target, segment)) else {
            continue;
        };
        if stale.base_unknown.is_some() {
            continue;
        }
        let id = &scope.state.ids[segment];
        let locale = &scope.target.locale;
        let mut message = format!("stale ({}): ", stale.grade);
        let named = stale.reasons.len().min(MOST_REASONS);
        message.push_str(&crate::check::in_words(&stale.reasons[..named]));
        if stale.reasons.len() > named {
            message.push_str(&format!(" and {} more", stale.reasons.len() - named));
        }
        if stale.reasons.is_empty() {
            message.push_str("the source changed");
        }
        let help = if scope.target.items[segment].judgement.left_out {
            format!("it is left out of this edition; if it still should be, run `tradwi accept {id} --locale {locale}`")
        } else if entry.comment.iter().any(|c| matches!(c.line, Line::Text(_, Key::Was, _))) {
            format!(
                "revise the translation, then delete its `was>` and `diff>` lines or run `tradwi accept {id} --locale {locale}`"
            )
        } else {
            // Nothing above the entry shows the change yet, and `accept` vouches for what is shown.
            "run `tradwi sync`, which writes what changed above it, then revise the translation".to_owned()
        };
        let mut d = scope.file.finding(&RULE, entry.id_range.clone(), message).with_help(help).with_id(id);
        d.severity = if stale.grade >= fail_on { Severity::Error } else { Severity::Warning };
        out.push(d);
    }
}
