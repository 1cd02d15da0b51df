//! An article for a locale that the project does not have.
//!
//! Its front matter names the locale. A catalogue made for it would make the locale everybody's, so that none is made.
//!
//! ```yaml
//! locales: [ht, es]
//! ```
//!
//! Way out: add the locale to `locales` in `tradwi.toml`, make its folder, or take it out of the article.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where files are read, before anybody looks inside them.
pub(super) const RULE: Rule = Rule {
    id: "unconfigured-locale",
    severity: Severity::Warning,
    summary: "an article for a locale that the project does not have",
    allowable: false,
    source: include_str!("unconfigured_locale.rs"),
};
