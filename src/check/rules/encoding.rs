//! A file that is not UTF-8.
//!
//! Fluent and Markdown are UTF-8. Read as anything else, every accent in the file would be another letter, so that the file
//! is left alone: nothing of it is shown, and nothing is written over it.
//!
//! ```text
//! locales/ht/one-year-on.ftl: byte 217 is no character
//! ```
//!
//! Way out: save the file as UTF-8. In Notepad: Save as, Encoding, UTF-8. An older program may have written it as Latin-1 or
//! Windows-1252, or as UTF-16.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where files are read, before anybody looks inside them.
pub(super) const RULE: Rule = Rule {
    id: "encoding",
    severity: Severity::Error,
    summary: "a file that is not UTF-8",
    allowable: false,
    source: include_str!("encoding.rs"),
};
