//! A drawing (SVG) that does something, or loads something.
//!
//! An SVG file may hold scripts and links, and may fetch files from other sites, which then know who reads what. Such a file
//! is not published; the text of the picture stands in its place.
//!
//! Way out: save it as plain SVG without scripts and links, or as PNG.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where a build looks at pictures.
pub(super) const RULE: Rule = Rule {
    id: "unsafe-picture",
    severity: Severity::Warning,
    summary: "a drawing that does something or loads something",
    allowable: false,
    source: include_str!("unsafe_picture.rs"),
};
