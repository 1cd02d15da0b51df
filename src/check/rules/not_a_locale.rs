//! A folder of `.ftl` files whose name is no registered language tag.
//!
//! `backup`, `drafts` or `kreyol` are not languages, and taking one for a locale would make an edition of it. Its files are
//! left alone.
//!
//! ```text
//! locales/kreyol/one-year-on.ftl
//! ```
//!
//! Way out: if it is meant as a locale, rename the folder (`ht` for Haitian Creole) or name it under `locales` in `tradwi.toml`.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where files are read, before anybody looks inside them.
pub(super) const RULE: Rule = Rule {
    id: "not-a-locale",
    severity: Severity::Info,
    summary: "a folder of catalogues that is no locale",
    allowable: false,
    source: include_str!("not_a_locale.rs"),
};
