//! A message with an id that the article does not have.
//!
//! It is in no edition. Either the id is misspelt, or a line of a translation begins in column 1 and happens
//! to look like a message. tradwi never moves or removes it.
//!
//! Way out: correct the id; put four spaces before a line that belongs to the text above; delete the message,
//! or write `# allow: unknown-id, because …` above it if it has to stay.

use std::collections::HashSet;

use super::{Rule, broken};
use crate::catalogue::Status;
use crate::check::{
    TargetScope,
    nearest::{LOOKS, nearest},
};
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
    let halves: HashSet<usize> = scope
        .target
        .items
        .iter()
        .filter_map(|i| entries.get(i.entry?))
        .filter(|e| broken::follower(scope, e).is_some())
        .filter_map(|e| e.followed_by)
        .collect();
    // Looking for the nearest costs as much as there are ids, for each that is unknown.
    let mut looks = LOOKS;
    for &unknown in scope.target.unknown.iter().filter(|u| !halves.contains(u)) {
        let Some(entry) = entries.get(unknown) else { continue };
        let mut near = || {
            looks = looks.checked_sub(scope.target.items.len())?;
            nearest(&entry.id, missing(scope))
        };
        let help = if entry.id.starts_with('-') {
            format!("terms belong into `terms.ftl` beside the catalogues of `{}`", scope.target.locale)
        } else if let Some(near) = near() {
            format!("did you mean `{near}`?")
        } else {
            "correct the id, or delete the message; if the line belongs to the text above it, put four spaces before it"
                .into()
        };
        let message = format!("`{}` is no segment of `{}`", entry.id, scope.state.path);
        out.push(scope.file.finding(&RULE, entry.id_range.clone(), message).with_help(help).with_id(&entry.id));
    }
}

/// The ids that wait for a translation.
fn missing<'a>(scope: &'a TargetScope<'_>) -> impl Iterator<Item = &'a str> {
    let items = scope.target.items.iter().zip(&scope.state.ids);
    let waits = items.filter(|(i, _)| i.entry.is_none() || i.judgement.status == Status::Untranslated);
    waits.map(|(_, id)| id.as_str())
}
