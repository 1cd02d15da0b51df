//! A picture of which a phone would have to fetch too much.
//!
//! Of photographs, `build` makes copies of 480 and 960 pixels. Of a picture that moves, of a drawing with very much detail,
//! or of one with more pixels than can be read safely it cannot, and whoever opens the page fetches all of it.
//!
//! Way out: save a photograph as JPEG, with at most as many pixels as the finding says; a moving picture as fewer or smaller
//! ones; a drawing with less detail.

use super::Rule;
use crate::diagnostic::Severity;

/// Found where a build looks at pictures.
pub(super) const RULE: Rule = Rule {
    id: "heavy-picture",
    severity: Severity::Warning,
    summary: "a picture too heavy for a phone",
    allowable: false,
    source: include_str!("heavy_picture.rs"),
};
