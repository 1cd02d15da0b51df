//! Half a translation: what follows the message directly was meant to be part of it, and is not.
//!
//! A line that begins in column 1, or with `[`, `*`, `.`, `}` or a tab, ends a Fluent message. Readers would get
//! the first half of a translation that looks like a whole one; so it counts as untranslated and is not
//! published, and nothing is rewritten until the line is mended.
//!
//! ```ftl
//! armed-groups-hold-77aa =
//!     Gwoup ame yo kontwole kapital la.
//! [Moun yo] ap kouri.
//! ```
//!
//! The reverse is a comment that is indented: to Fluent it is a line of the text. Where no line of the source begins with
//! `# `, one of a translation was not meant for readers either.
//!
//! ```ftl
//! armed-groups-hold-77aa =
//!     # ask Ana
//!     Gwoup ame yo kontwole kapital la.
//! ```
//!
//! Way out: put four spaces before the line, or quote the sign: `{ "[" }Moun yo] ap kouri.` A comment begins in column 1,
//! above the message.

use std::ops::Range;

use super::Rule;
use crate::catalogue::{Catalogue, Entry, FlawKind, Junk, Status};
use crate::check::{TargetScope, junk};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "broken",
    severity: Severity::Error,
    summary: "half a translation that looks like a whole one",
    allowable: false,
    source: include_str!("broken.rs"),
};

pub(in crate::check) fn check(scope: &TargetScope<'_>, out: &mut Vec<Diagnostic>) {
    for (segment, item) in scope.target.items.iter().enumerate() {
        if item.judgement.status == Status::Broken
            && let Some(entry) = scope.entry(segment)
        {
            entry_findings(scope, entry, out);
            for span in scope.state.texts[segment].remarks(entry) {
                out.push(remark(scope, entry, span));
            }
        }
    }
}

fn entry_findings(scope: &TargetScope<'_>, entry: &Entry, out: &mut Vec<Diagnostic>) {
    let catalogue = scope.file.catalogue;
    let id = &entry.id;
    let mut found = false;
    for flaw in &entry.flaws {
        match flaw.kind {
            FlawKind::JunkFollows => {
                if let Some(j) = junk_at(catalogue, &flaw.span) {
                    let fault = junk::fault(&scope.file, j);
                    let message = format!("half a translation of `{id}`: {}", fault.message);
                    out.push(scope.file.finding(&RULE, fault.span, message).with_help(fault.help).with_id(id));
                }
            }
            FlawKind::NoValue => {
                let message = format!("the text of `{id}` cannot be worked out");
                let help = "look for a term or function with arguments it does not take, and write plain text instead";
                out.push(scope.file.finding(&RULE, entry.id_range.clone(), message).with_help(help).with_id(id));
            }
            // These have rules of their own.
            FlawKind::Attribute | FlawKind::Duplicate | FlawKind::Unknown(_) => {}
        }
        found = true;
    }
    if let Some(stranger) = follower(scope, entry) {
        let name = &stranger.id;
        let line = scope.file.line(stranger.id_range.start);
        out.push(
            scope
                .file
                .finding(
                    &RULE,
                    stranger.id_range.clone(),
                    format!(
                        "half a translation of `{id}`: `{name}` directly below it is taken for a message of its own"
                    ),
                )
                .with_help(format!(
                    "if line {line} belongs to the text, put four spaces before it; \
                     if it is something else, put an empty line above it"
                ))
                .with_id(id),
        );
    } else if !found && catalogue.junk_of(id).is_some() {
        // The same id was begun a second time and is not Fluent there: `syntax` shows the place.
    }
}

/// A line inside the message that was meant for a comment.
fn remark(scope: &TargetScope<'_>, entry: &Entry, span: &Range<usize>) -> Diagnostic {
    let line = &scope.file.catalogue.text[span.clone()];
    let indent = line.len() - line.trim_start().len();
    let id = &entry.id;
    let message = format!("the text of `{id}` has a line like a comment in it, which readers would see");
    let help = format!(
        "a comment begins in column 1, above the message: move the line above `{id} =` and take its spaces away; \
         if it belongs to the text, type `{{ \"#\" }}` in place of `#`"
    );
    let span = span.start + indent..span.start + line.trim_end().len();
    scope.file.finding(&RULE, span, message).with_help(help).with_id(id)
}

/// The stretch that is not Fluent of just these bytes; they are in order.
fn junk_at<'a>(catalogue: &'a Catalogue, span: &Range<usize>) -> Option<&'a Junk> {
    let at = catalogue.junk.partition_point(|j| j.range.start < span.start);
    catalogue.junk.get(at).filter(|j| j.range == *span)
}

/// The entry of nobody's that follows directly.
pub(super) fn follower<'a>(scope: &TargetScope<'a>, entry: &Entry) -> Option<&'a Entry> {
    let next = entry.followed_by?;
    scope.target.unknown.binary_search(&next).is_ok().then(|| scope.target.catalogue.entries.get(next)).flatten()
}
