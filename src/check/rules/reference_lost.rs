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
use crate::article::{self, Markup};
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
        let source = &scope.state.texts[segment];
        // Where lines are put together without a space, brackets may come together as well.
        if !source.locale.joiner().is_empty() && !source.lines.iter().any(|l| may_refer(l)) {
            continue;
        }
        let mut wanted = references(&source.text());
        if wanted.is_empty() {
            continue;
        }
        if let Some(was) = staleness(scope.state, scope.target, segment).and_then(|s| s.was) {
            // What the source has only since is the business of `stale`.
            let before = references(&flow(was.iter().map(String::as_str), scope.state.source.joiner()));
            wanted.retain(|r| contains(&before, r));
        }
        let has = references(&flow(text.lines(), scope.target.locale.joiner()));
        for lost in wanted.iter().filter(|r| !contains(&has, r)) {
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

/// Whether a text has what every footnote reference or link label begins with.
fn may_refer(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'[', bytes).any(|at| bytes.get(at + 1) == Some(&b'^') || bytes[..at].ends_with(b"]"))
}

/// The footnote references (`[^un]`) and link labels (`[un]`) of a text, each once, in order.
fn references(text: &str) -> Vec<String> {
    let footnotes = article::footnote_references(text).into_iter().map(|label| format!("[^{label}]"));
    let labels = article::links(text).into_iter().filter_map(|l| l.label).map(|label| format!("[{label}]"));
    let mut out: Vec<String> = Vec::new();
    for reference in footnotes.chain(labels) {
        // CommonMark compares labels without case.
        if !contains(&out, &reference) {
            out.push(reference);
        }
    }
    out
}

fn contains(references: &[String], reference: &str) -> bool {
    references.iter().any(|r| r.to_lowercase() == reference.to_lowercase())
}

#[cfg(test)]
mod tests {
    proptest::proptest! {
        #[test]
        fn what_may_not_refer_does_not(
            text in crate::text::sentences::tests::soup(),
            marks in r"([a\[\]^!\\` ]|\(b\)|<c>|:){0,16}",
        ) {
            for text in [text, marks] {
                if !super::may_refer(&text) {
                    proptest::prop_assert!(super::references(&text).is_empty(), "{:?}", text);
                }
            }
        }
    }
}
