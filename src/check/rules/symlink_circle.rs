//! A symbolic link that leads back to a folder above it.
//!
//! Following it would never end, so that it is not followed.
//!
//! ```text
//! articles/all -> ..
//! ```
//!
//! Way out: remove the link, or let it lead to another folder.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where files are read, before anybody looks inside them.
pub(super) const RULE: Rule = Rule {
    id: "symlink-circle",
    severity: Severity::Warning,
    summary: "a symbolic link back to a folder above it",
    allowable: false,
    source: include_str!("symlink_circle.rs"),
};
