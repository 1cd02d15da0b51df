//! Front matter that cannot be read as what it says it is.
//!
//! Title, summary and captions in it cannot be translated then, and the article's own language and locales are
//! not known.
//!
//! Way out: mend the YAML or TOML; the finding names the line.

use super::Rule;
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "front-matter",
    severity: Severity::Error,
    summary: "front matter that cannot be read",
    allowable: false,
    source: include_str!("front_matter.rs"),
};
