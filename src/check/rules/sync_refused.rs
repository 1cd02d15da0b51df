//! A catalogue that `sync` could not patch without touching entries it must leave alone.
//!
//! Before anything is written, the patched text is read again and compared. Where another entry would have
//! changed, the file is left as it is.
//!
//! Way out: mend the other findings in the file first; if there are none, please report it.

use super::Rule;
use crate::diagnostic::{Diagnostic, Severity};
use crate::sync::{ArticleState, Plan};

pub(super) const RULE: Rule = Rule {
    id: "sync-refused",
    severity: Severity::Error,
    summary: "a catalogue that sync cannot patch safely",
    allowable: false,
    source: include_str!("sync_refused.rs"),
};

pub(in crate::check) fn check(state: &ArticleState, plan: &Plan, out: &mut Vec<Diagnostic>) {
    for path in &plan.refused {
        let locale = state.targets.iter().find(|t| t.path == *path).map(|t| &t.locale);
        out.push(
            Diagnostic::new(
                RULE.id,
                RULE.severity,
                path,
                0..0,
                "sync cannot patch this file without touching other entries",
            )
            .with_help("mend the other findings in this file first, then run `tradwi sync`")
            .with_place(&state.path, locale),
        );
    }
}
