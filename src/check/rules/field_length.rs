//! A deck, description, caption or alternative text that is too long for where it is shown.
//!
//! A description for search results and messaging apps is cut after about 160 characters; a screen reader reads an
//! alternative text in one go, and nobody can stop it half way, so that about 125 are as many as it should have. Decks and
//! captions that go on for longer are paragraphs. Characters are counted as readers count them, without markup.
//!
//! The limits are set in `tradwi.toml`; 0 is none:
//!
//! ```toml
//! [limits]
//! deck = 250
//! description = 160
//! caption = 400
//! alt = 125
//! ```
//!
//! ```ftl
//! # alt text
//! a-map-of-the-capital-5a1e = A map of the capital and of the plain to the north of it, in which the roads are drawn in red, the rivers in blue, and the three new bridges in black
//! ```
//!
//! Way out: shorten it; what a picture shows in detail belongs into the text.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Project, Text};
use crate::check::newsroom::{Role, length, role};
use crate::diagnostic::Severity;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "field-length",
        severity: Severity::Info,
        summary: "a deck, description, caption or alternative text that is too long",
        allowable: true,
        source: include_str!("field_length.rs"),
    },
    languages: &[],
    look: Look::Told(check),
};

fn check(text: &Text<'_>, project: Project<'_>, out: &mut Faults) {
    let limits = project.config.limits;
    let (what, limit) = match role(text.kind) {
        Some(Role::Deck) => ("a deck", limits.deck),
        Some(Role::Description) => ("a description", limits.description),
        Some(Role::Caption) => ("a caption", limits.caption),
        Some(Role::Alt) => ("an alternative text", limits.alt),
        Some(Role::Headline) | None => return,
    };
    let length = length(text);
    if limit > 0 && length > limit as usize {
        let message = format!("{what} of {length} characters, of {limit} at most");
        out.push(Fault::new(0..text.text.len(), message).with_help("shorten it"));
    }
}
