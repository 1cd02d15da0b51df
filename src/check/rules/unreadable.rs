//! A file that the system does not give.
//!
//! It has no permission for whoever runs tradwi, or it is a link that leads nowhere. Nothing of it is shown, and nothing is
//! written over it.
//!
//! ```text
//! locales/ht/one-year-on.ftl: Permission denied
//! ```
//!
//! Way out: look at the file's permissions, and at where it leads if it is a symbolic link.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where files are read, before anybody looks inside them.
pub(super) const RULE: Rule = Rule {
    id: "unreadable",
    severity: Severity::Error,
    summary: "a file that the system does not give",
    allowable: false,
    source: include_str!("unreadable.rs"),
};
