//! An id that appears twice in one file.
//!
//! Fluent takes the first and passes over the second, whichever was meant. Merging two branches is how it
//! mostly comes about. Neither counts as a translation until one is gone.
//!
//! Way out: keep the one that is right, delete the other together with its comment.

use std::collections::HashMap;

use super::Rule;
use crate::check::FileScope;
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "duplicate-id",
    severity: Severity::Error,
    summary: "an id that appears twice in one file",
    allowable: false,
    source: include_str!("duplicate_id.rs"),
};

pub(in crate::check) fn check(file: &FileScope<'_>, out: &mut Vec<Diagnostic>) {
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
