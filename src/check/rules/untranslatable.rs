//! Text of the article that is in no segment, mostly inside raw HTML.
//!
//! Readers of every edition see it in the article's own language. It counts as untranslated, so that no
//! edition claims to be complete because of it.
//!
//! ```markdown
//! <p>Boil the water for <b>one</b> minute.</p>
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! Boil the water for **one** minute.
//! ```
//!
//! Way out: write it as Markdown. Of raw HTML, elements with nothing but text in them are translated (`<p>Text</p>`, and so
//! `figcaption`, `summary`, `li`, `td` and headings). The title of a link is translated where it stands beside the link, and
//! not in a definition below.

use super::Rule;
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "untranslatable",
    severity: Severity::Info,
    summary: "text of the article that is in no segment",
    allowable: false,
    source: include_str!("untranslatable.rs"),
};
