//! A translation that would change the structure of the article.
//!
//! A translation takes the place of its passage, and nothing else may move: one that begins as a heading, a list or a table
//! does, one that drops all words around a picture, or breaks a cell in two. Editions show such a passage in the source's
//! language, labelled as not translated, whatever its state.
//!
//! ```ftl
//! # en> Fish ![a cat](cat.png) is there for all to see.
//! fish-is-there-for-all-9a31 = ![yon chat](cat.png)
//! ```
//!
//! Way out: keep the links, code, footnotes and pictures of the source with words around them, and write no headings, lists
//! or tables.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where an article is put together.
pub(super) const RULE: Rule = Rule {
    id: "structure",
    severity: Severity::Error,
    summary: "a translation that would change the structure of the article",
    allowable: false,
    source: include_str!("structure.rs"),
};
