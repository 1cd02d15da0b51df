//! A picture that is not in the book of all articles, because the pictures in it would take too much.
//!
//! A book is sent from phone to phone. Where its pictures would take more than it may have, the later ones are left out, and
//! their texts stand in their place.
//!
//! Way out: make the picture smaller, or have fewer articles in the book (`[epub] articles` in `tradwi.toml`).

use super::Rule;
use crate::diagnostic::Severity;

/// Found where a build writes books.
pub(super) const RULE: Rule = Rule {
    id: "picture-left-out",
    severity: Severity::Warning,
    summary: "a picture that is not in the book because of its size",
    allowable: false,
    source: include_str!("picture_left_out.rs"),
};
