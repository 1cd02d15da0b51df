//! Text of the article that is in no segment, mostly inside raw HTML.
//!
//! Readers of every edition see it in the article's own language. It counts as untranslated, so that no
//! edition claims to be complete because of it.
//!
//! Way out: write it as Markdown, or in an HTML element of its own such as `<p>` or `<figcaption>`.

use super::Rule;
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "untranslatable",
    severity: Severity::Info,
    summary: "text of the article that is in no segment",
    allowable: false,
    source: include_str!("untranslatable.rs"),
};
