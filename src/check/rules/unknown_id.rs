//! A message with an id that the article does not have.
//!
//! It is in no edition. Either the id is misspelt, or a line of a translation begins in column 1 and happens
//! to look like a message. tradwi never moves or removes it.
//!
//! Way out: correct the id; put four spaces before a line that belongs to the text above; delete the message,
//! or write `# allow: unknown-id, because …` above it if it has to stay.

use super::{Rule, broken};
use crate::catalogue::Status;
use crate::check::{TargetScope, nearest::nearest};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "unknown-id",
    severity: Severity::Error,
    summary: "a message with an id that the article does not have",
    allowable: true,
    source: include_str!("unknown_id.rs"),
};

pub(in crate::check) fn check(scope: &TargetScope<'_>, out: &mut Vec<Diagnostic>) {
    let entries = &scope.target.catalogue.entries;
    // The other half of a translation is reported with the first.
    let halves: Vec<usize> = scope
        .target
        .items
        .iter()
        .filter_map(|i| entries.get(i.entry?))
        .filter(|e| broken::follower(scope, e).is_some())
        .filter_map(|e| e.followed_by)
        .collect();
    for &unknown in scope.target.unknown.iter().filter(|u| !halves.contains(u)) {
        let Some(entry) = entries.get(unknown) else { continue };
        let missing = scope
            .target
            .items
            .iter()
            .zip(&scope.state.ids)
            .filter(|(i, _)| i.entry.is_none() || i.judgement.status == Status::Untranslated);
        let help = if entry.id.starts_with('-') {
            format!("terms belong into `terms.ftl` beside the catalogues of `{}`", scope.target.locale)
        } else if let Some(near) = nearest(&entry.id, missing.map(|(_, id)| id.as_str())) {
            format!("did you mean `{near}`?")
        } else {
            "correct the id, or delete the message; if the line belongs to the text above it, put four spaces before it"
                .into()
        };
        let message = format!("`{}` is no segment of `{}`", entry.id, scope.state.path);
        out.push(scope.file.finding(&RULE, entry.id_range.clone(), message).with_help(help).with_id(&entry.id));
    }
}
