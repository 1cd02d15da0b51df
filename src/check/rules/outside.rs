//! A symbolic link that leads out of the project.
//!
//! tradwi reads and writes inside the project only, whatever an article, a catalogue or a link says. The link is not
//! followed, so that what it leads to is in no edition.
//!
//! ```text
//! articles/shared -> ../../elsewhere
//! ```
//!
//! Way out: copy the files into the project, or make the folder above both of them the project.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where files are read, before anybody looks inside them.
pub(super) const RULE: Rule = Rule {
    id: "outside",
    severity: Severity::Warning,
    summary: "a symbolic link that leads out of the project",
    allowable: false,
    source: include_str!("outside.rs"),
};
