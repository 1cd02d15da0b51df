//! Front matter that cannot be read as what it says it is.
//!
//! Where it does not parse, or names no language where it means to, nobody knows the article's headline, its language and
//! its locales. The article is then left alone: its catalogues stay as they are, it is held back from every edition, and the
//! pages of the last build stay. Other slips (a date that is none, a tag under `locales`) concern that value alone.
//!
//! ```markdown
//! ---
//! title: "Aid arrives late
//! ---
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ---
//! title: "Aid arrives late"
//! ---
//! ```
//!
//! Lines that look like front matter, but that no line closes, are a rule and a paragraph to Markdown. They are published as
//! such, with a warning.
//!
//! Way out: mend the YAML or TOML; the finding names the line.

use super::Rule;
use crate::diagnostic::Severity;

pub(in crate::check) const RULE: Rule = Rule {
    id: "front-matter",
    severity: Severity::Error,
    summary: "front matter that cannot be read",
    allowable: false,
    source: include_str!("front_matter.rs"),
};
