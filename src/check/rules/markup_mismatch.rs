//! A translation with other markup than its source.
//!
//! A word that the source stresses is not stressed here, a command in `code` was translated, a footnote is
//! referred to twice, a tag was opened and never closed. Emphasis, strong emphasis and struck-out words, code spans with what
//! they contain, raw HTML tags, footnote references and hard breaks are counted on both sides. What a link leads to
//! and labels that are lost have rules of their own.
//!
//! Code and tags are errors, the rest are warnings; a hard break more or less is information.
//!
//! ```ftl
//! # en> Run `tradwi sync` **first**.
//! run-tradwi-sync-5b0c = Kouri `tradwi senkronize` an premye.
//! ```
//!
//! Way out: mark up in the translation what is marked up in the source, and copy code and tags as they are.

use std::ops::Range;

use super::Rule;
use crate::article::{Markings, Markup, markings};
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair};
use crate::diagnostic::Severity;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "markup-mismatch",
        severity: Severity::Warning,
        summary: "other emphasis, code, tags or notes than in the source",
        allowable: true,
        source: include_str!("markup_mismatch.rs"),
    },
    languages: &[],
    look: Look::Pair(check),
};

fn check(pair: &Pair<'_>, out: &mut Faults) {
    if pair.target.markup != Markup::Markdown {
        return;
    }
    let texts = [pair.source.text, pair.target.text];
    let [there, here] = texts.map(markings);
    let end = pair.target.text.len();
    for (what, there, here) in [
        ("in emphasis", there.emphasis, here.emphasis),
        ("in strong emphasis", there.strong, here.strong),
        ("struck out", there.struck, here.struck),
    ] {
        if there != here {
            let message = format!("{} {what} in the source, {} here", stretches(there), number(here));
            out.push(Fault::new(end..end, message).with_help("mark up the same words as the source does"));
        }
    }
    contents("code", &there.code, &here.code, end, out);
    contents("the tag", &there.html, &here.html, end, out);
    notes(&there, &here, end, out);
    let [there, here] = texts.map(|text| {
        let text = text.as_bytes();
        memchr::memchr_iter(b'\\', text).filter(|at| text.get(at + 1) == Some(&b'\n')).count()
    });
    if there != here {
        let message = format!("{} in the source, {} here", breaks(there), number(here));
        out.push(
            Fault::new(end..end, message)
                .with_severity(Severity::Info)
                .with_help("break the line where the source does"),
        );
    }
}

/// Code and tags, which must be the same.
fn contents(
    what: &str,
    there: &[(String, Range<usize>)],
    here: &[(String, Range<usize>)],
    end: usize,
    out: &mut Faults,
) {
    let mut missing: Vec<&str> = there.iter().map(|(content, _)| content.as_str()).collect();
    let mut added = Vec::new();
    for (content, range) in here {
        match missing.iter().position(|m| m == content) {
            Some(i) => drop(missing.remove(i)),
            None => added.push((content, range.clone())),
        }
    }
    // A comment is for nobody who reads.
    missing.retain(|content| !content.starts_with("<!--"));
    let mut missing = missing.into_iter();
    for (content, range) in added {
        let (message, help) = match missing.next() {
            Some(other) => {
                (format!("{what} “{other}” in the source, “{content}” here"), format!("copy “{other}” from the source"))
            }
            None => (format!("{what} “{content}” is not in the source"), "write it as the source does".to_owned()),
        };
        out.push(Fault::new(range, message).with_severity(Severity::Error).with_help(help));
    }
    for content in missing {
        let message = format!("{what} “{content}” is in the source, and not here");
        let fault = Fault::new(end..end, message).with_severity(Severity::Error);
        out.push(fault.with_help(format!("put “{content}” where it belongs")));
    }
}

/// Footnote references; one that is lost altogether is the business of `reference-lost`.
fn notes(there: &Markings, here: &Markings, end: usize, out: &mut Faults) {
    let mut labels: Vec<&String> = here.notes.iter().collect();
    labels.sort();
    labels.dedup();
    for label in labels {
        let [was, is] =
            [there, here].map(|m| m.notes.iter().filter(|l| l.to_lowercase() == label.to_lowercase()).count());
        if was != is {
            let message = format!("the footnote “[^{label}]” stands {} in the source, {} here", times(was), times(is));
            out.push(Fault::new(end..end, message).with_help("refer to it where the source does"));
        }
    }
}

fn stretches(n: usize) -> String {
    format!("{} {}", if n == 0 { "no".to_owned() } else { number(n) }, if n == 1 { "stretch" } else { "stretches" })
}

fn number(n: usize) -> String {
    if n == 0 { "none".to_owned() } else { n.to_string() }
}

fn times(n: usize) -> String {
    match n {
        0 => "nowhere".to_owned(),
        1 => "once".to_owned(),
        n => format!("{n} times"),
    }
}

fn breaks(n: usize) -> String {
    match n {
        0 => "no hard line break".to_owned(),
        1 => "1 hard line break".to_owned(),
        n => format!("{n} hard line breaks"),
    }
}
