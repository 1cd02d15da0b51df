//! A translation without a link label or a footnote reference that its source has.
//!
//! The words of a link are the translator's, but `[…][label]` and `[^note]` say where it leads. Without them
//! the edition has a footnote that nothing refers to, or a link that is gone.
//!
//! ```ftl
//! # en> Armed groups hold 85% of the capital.[^un]
//! armed-groups-hold-77aa = Gwoup ame yo kontwole 85% kapital la.
//! ```
//!
//! Way out: put the label where it belongs in the translation, exactly as the source has it.

use super::Rule;
use crate::article::Markup;
use crate::catalogue::{Status, Value};
use crate::check::{TargetScope, staleness};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::flow;

pub(super) const RULE: Rule = Rule {
    id: "reference-lost",
    severity: Severity::Error,
    summary: "a link label or footnote reference missing in the translation",
    allowable: true,
    source: include_str!("reference_lost.rs"),
};

pub(in crate::check) fn check(scope: &TargetScope<'_>, out: &mut Vec<Diagnostic>) {
    for (segment, item) in scope.target.items.iter().enumerate() {
        let status = item.judgement.status;
        if scope.state.segments[segment].markup != Markup::Markdown
            || !matches!(status, Status::Current | Status::Stale)
        {
            continue;
        }
        let Some(entry) = scope.entry(segment) else { continue };
        let Value::Text(text) = &entry.value else { continue };
        let mut wanted = references(&scope.state.texts[segment].text());
        if wanted.is_empty() {
            continue;
        }
        if let Some(was) = staleness(scope.state, scope.target, segment).and_then(|s| s.was) {
            // What the source has only since is the business of `stale`.
            let before = references(&flow(was.iter().map(String::as_str), scope.state.source.joiner()));
            wanted.retain(|r| before.contains(r));
        }
        let has = references(&flow(text.lines(), scope.target.locale.joiner()));
        for lost in wanted.iter().filter(|r| !has.contains(r)) {
            let what = if lost.starts_with("[^") { "footnote reference" } else { "link label" };
            out.push(
                scope
                    .file
                    .finding(&RULE, entry.id_range.clone(), format!("the translation has lost the {what} `{lost}`"))
                    .with_help(format!(
                        "put `{lost}` where it belongs in the translation, exactly as the source has it"
                    ))
                    .with_id(&entry.id),
            );
        }
    }
}

/// The footnote references (`[^un]`) and link labels (`[un]`) of a text, each once, in order.
fn references(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('[') {
        let open = at + found;
        at = open + 1;
        let Some(length) = text[open..].find(']') else { break };
        let whole = &text[open..=open + length];
        let is_reference = whole.starts_with("[^") || text[..open].ends_with(']');
        let is_text = text[open + length + 1..].starts_with(['[', '(']);
        if is_reference && !is_text && whole.len() > 2 && !whole[1..].contains('[') && !out.iter().any(|r| r == whole) {
            out.push(whole.to_owned());
        }
    }
    out
}
