//! A headline that ends with a period.
//!
//! A period at the end closes what a headline is to open, and stands oddly above a text. `…`, `?` and `!` are
//! left alone, and so is the period of an abbreviation (`U.S.`) and that of a headline of two sentences.
//!
//! ```ftl
//! # heading 1
//! bridge-opens-5a1e = Pon an louvri.
//! ```
//!
//! Way out: delete it.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Text};
use crate::check::newsroom::{Role, role};
use crate::diagnostic::{Safety, Severity};
use crate::text::NOT_PROSE;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "headline-period",
        severity: Severity::Warning,
        summary: "a headline that ends with a period",
        allowable: true,
        source: include_str!("headline_period.rs"),
    },
    languages: &[],
    look: Look::Text(check),
};

fn check(text: &Text<'_>, out: &mut Faults) {
    if role(text.kind) != Some(Role::Headline) {
        return;
    }
    let quotes = ['”', '"', '»', '’', '\'', ')', NOT_PROSE];
    let visible = text.prose.trim_end_matches(|c: char| c.is_whitespace() || quotes.contains(&c));
    let Some(before) = visible.strip_suffix(['.', '。']) else { return };
    let word = before.rsplit(|c: char| c.is_whitespace() || c == NOT_PROSE).next().unwrap_or("");
    let abbreviation =
        word.contains('.') || word.chars().count() == 1 || matches!(word, "etc" | "Jr" | "Sr" | "Inc" | "Co" | "Ltd");
    if before.ends_with('.') || abbreviation || text.text.contains('\n') {
        return;
    }
    let span = before.len()..visible.len();
    out.push(Fault::new(span.clone(), "a headline that ends with a period").with_help("delete it").with_fix(
        span,
        "",
        Safety::Unsafe,
    ));
}
