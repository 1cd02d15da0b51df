//! A picture that an article shows and that is not there.
//!
//! Readers see its text in place of it, if it has one, and nothing otherwise. A file of another kind than a browser shows is
//! none either, and neither is one outside of the articles folder.
//!
//! ```markdown
//! ![A cup of clean water](img/cpu.png)
//! ```
//!
//! Use instead, where the file is `articles/img/cup.png`:
//!
//! ```markdown
//! ![A cup of clean water](img/cup.png)
//! ```
//!
//! Way out: put the file there, or correct its name in the article; capitals count. A name begins at the folder of the
//! article.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where files are looked at.
pub(super) const RULE: Rule = Rule {
    id: "missing-picture",
    severity: Severity::Warning,
    summary: "a picture that an article shows and that is not there",
    allowable: false,
    source: include_str!("missing_picture.rs"),
};
