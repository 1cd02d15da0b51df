//! A marker in the article that tradwi does not understand.
//!
//! `<!-- tradwi: skip -->` and its kin stand on a line of their own. One that is misspelt does nothing, and what
//! its author wanted does not happen.
//!
//! Way out: one of `id NAME`, `skip`, `skip-start` … `skip-end`, `note TEXT`.

use super::Rule;
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "marker",
    severity: Severity::Warning,
    summary: "a marker in the article that is not understood",
    allowable: false,
    source: include_str!("marker.rs"),
};
