//! An article without a headline, or without any text.
//!
//! Its page would have a file's name above it, and nothing below it. So it is held back from every edition, its own
//! language's too, until it has a headline.
//!
//! ```markdown
//! ---
//! date: 2026-10-05
//! ---
//! ```
//!
//! Use instead:
//!
//! ```markdown
//! ---
//! title: Clinic reopens in Hinche
//! date: 2026-10-05
//! ---
//! ```
//!
//! Way out: write `title:` in the front matter, or a first line, and the text; or remove the file from the folder of the
//! articles. An article with a text, but no headline, is published under its file's name.

use super::Rule;
use crate::diagnostic::{Diagnostic, Severity};
use crate::sync::ArticleState;

pub(super) const RULE: Rule = Rule {
    id: "headline-missing",
    severity: Severity::Warning,
    summary: "an article without a headline, or without any text",
    allowable: false,
    source: include_str!("headline_missing.rs"),
};

pub(in crate::check) fn check(state: &ArticleState, out: &mut Vec<Diagnostic>) {
    let Some(what) = state.lacks() else { return };
    let first = state.article.text.lines().next().unwrap_or_default();
    let message = format!("the article {what}, and is held back from every edition");
    out.push(
        Diagnostic::new(RULE.id, RULE.severity, &state.path, 0..first.len(), message)
            .with_help(
                "write a headline (`title:` in the front matter, or the first line) and a text, or remove the file",
            )
            .with_place(&state.path, None),
    );
}
