//! Two articles that would share one catalogue.
//!
//! An article's catalogue is named after it without the extension, so that `news.md` and `news.txt`, or names that a file system
//! takes for the same, would write into one file. Both are left alone until one has another name.
//!
//! ```text
//! articles/news.md and articles/news.txt
//! ```
//!
//! Way out: rename one of them; its translations go with it.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where files are read, before anybody looks inside them.
pub(super) const RULE: Rule = Rule {
    id: "shared-catalogue",
    severity: Severity::Error,
    summary: "articles that would share one catalogue",
    allowable: false,
    source: include_str!("shared_catalogue.rs"),
};
