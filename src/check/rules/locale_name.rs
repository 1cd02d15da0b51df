//! A locale's folder that is not written as its language tag is.
//!
//! On one computer `FR` and `fr` are one folder, on another they are two. The folder is passed over until it has the name
//! that everybody writes.
//!
//! ```text
//! locales/FR/one-year-on.ftl
//! ```
//!
//! Way out: rename the folder as the message says.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where files are read, before anybody looks inside them.
pub(super) const RULE: Rule = Rule {
    id: "locale-name",
    severity: Severity::Warning,
    summary: "a locale's folder that is not written as its tag is",
    allowable: false,
    source: include_str!("locale_name.rs"),
};
