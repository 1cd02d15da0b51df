//! A file name that is not UTF-8.
//!
//! Other computers could not check the file out, and the path of its catalogue could not be written down.
//!
//! ```text
//! articles/caf\\xe9.md
//! ```
//!
//! Way out: rename the file.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where files are read, before anybody looks inside them.
pub(super) const RULE: Rule = Rule {
    id: "file-name",
    severity: Severity::Error,
    summary: "a file name that is not UTF-8",
    allowable: false,
    source: include_str!("file_name.rs"),
};
