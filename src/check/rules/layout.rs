//! A plain text whose lines look otherwise than they are read.
//!
//! In a plain text, either every line is a paragraph, or paragraphs are wrapped over several lines, with empty lines
//! between. Which of the two is decided once, at the first sync, and stands in the source catalogue: an edit must not turn
//! every segment into another. When the text looks otherwise later, half sentences become headings, or several paragraphs
//! one segment.
//!
//! ```text
//! The clinic in Hinche that closed after the storm of
//! last year opened its doors again on Monday, said the
//! ministry of health.
//! ```
//!
//! Way out: say how the text lies, with a marker on a line of its own anywhere in it, and run `tradwi sync`. No translation
//! is lost: segments are matched as after any edit. The marker does not appear in editions.
//!
//! ```text
//! <!-- tradwi: layout wrapped -->
//! ```
//!
//! `layout lines` says that every line is a paragraph. Either marker ends the finding.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where plain text is read. Where it is a mere guess, it is for information.
pub(super) const RULE: Rule = Rule {
    id: "layout",
    severity: Severity::Warning,
    summary: "a plain text whose lines look otherwise than they are read",
    allowable: false,
    source: include_str!("layout.rs"),
};
