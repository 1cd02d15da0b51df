//! A marker in the article that tradwi does not understand.
//!
//! `<!-- tradwi: skip -->` and its kin stand on a line of their own. One that is misspelt does nothing, and what
//! its author wanted does not happen.
//!
//! A `skip-start` that no `skip-end` follows is an error, and leaves nothing out: else the rest of the article would stay in
//! its own language in every edition.
//!
//! Way out: one of `id NAME`, `skip`, `skip-start` … `skip-end`, `note TEXT`, `allow RULE, because …`, and in a plain text
//! `layout lines` or `layout wrapped`.

use super::Rule;
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "marker",
    severity: Severity::Warning,
    summary: "a marker in the article that is not understood",
    allowable: false,
    source: include_str!("marker.rs"),
};
