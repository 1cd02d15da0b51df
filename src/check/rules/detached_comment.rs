//! Lines of tradwi's that a blank line tears off their message.
//!
//! A comment belongs to the message it stands directly above. With a blank line between, the translation has
//! no base any more and is treated as stale.
//!
//! ```ftl
//! # en> Armed groups hold about 85% of the capital.
//!
//! armed-groups-hold-77aa = Gwoup ame yo kontwole 85% kapital la.
//! ```
//!
//! Way out: delete the blank line.

use super::Rule;
use crate::check::{TargetScope, rules};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "detached-comment",
    severity: Severity::Error,
    summary: "source lines torn off their message by a blank line",
    allowable: false,
    source: include_str!("detached_comment.rs"),
};

pub(in crate::check) fn check(scope: &TargetScope<'_>, out: &mut Vec<Diagnostic>) {
    let text = &scope.target.catalogue.text;
    let trimmed = |start: usize, end: usize| start..start + text[start..end].trim_end().len();
    for entry in &scope.target.catalogue.entries {
        let mut detached = entry.damage.iter().filter(|d| d.detached);
        if let Some(first) = detached.next() {
            let end = detached.next_back().unwrap_or(first).span.end;
            out.push(
                scope
                    .file
                    .finding(
                        &RULE,
                        trimmed(first.span.start, first.span.end.max(first.span.start)),
                        format!("the source lines of `{}` are detached from it", entry.id),
                    )
                    .with_help(format!(
                        "delete the blank line below line {}, so that the comment stands directly above `{}`",
                        scope.file.line(end.saturating_sub(1)),
                        entry.id
                    ))
                    .with_id(&entry.id),
            );
        }
    }
    // Lines at the end of the file, or above something that is not Fluent: one finding a run.
    let mut last = None;
    for span in &scope.target.catalogue.stray {
        if rules::damaged_comment::is_detached(&scope.file, span) {
            if last != Some(span.start) {
                out.push(
                    scope
                        .file
                        .finding(&RULE, trimmed(span.start, span.end), "source lines that belong to no message")
                        .with_help("put them directly above their message, or delete them if it is gone"),
                );
            }
            last = Some(span.end);
        }
    }
}
