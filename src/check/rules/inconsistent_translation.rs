//! One text translated in two ways, or two texts in one.
//!
//! A sentence that comes back (a heading, a caption, the line about the author) and reads otherwise the second time makes
//! readers look for a difference that is not there. Two quite different sources with one translation are mostly a text that
//! was pasted into the wrong place; that is information, since languages do say two things alike.
//!
//! Within an article sentences are compared, where a translation has as many as its source; across articles whole
//! segments. Case and marks do not count, nor texts of one or two words. The later place is reported.
//!
//! ```ftl
//! # en> We will go on.
//! we-will-go-on-11aa = Nou pral kontinye.
//! # en> We will go on.
//! we-will-go-on-22bb = N ap kontinye.
//! ```
//!
//! Way out: say it as before; or keep both, with `# allow: inconsistent-translation, because …`.

use std::cell::OnceCell;
use std::ops::Range;

use foldhash::HashMap;

use super::Rule;
use crate::check::consistency::{LEAST_WORDS, alike, key, mark};
use crate::check::content::{ContentRule, Fault, Look, Pair};
use crate::check::quote;
use crate::diagnostic::Severity;
use crate::text::word_count;

pub(in crate::check) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "inconsistent-translation",
        severity: Severity::Warning,
        summary: "one text translated in two ways, or two in one",
        allowable: true,
        source: include_str!("inconsistent_translation.rs"),
    },
    languages: &[],
    look: Look::Article(check),
};

/// A sentence and its translation.
struct Said<'a> {
    source: &'a str,
    target: &'a str,
}

/// Texts by the numbers of their words, each with what it was found beside. Hardly any two texts of an article are
/// alike, so that a mark comes first that costs much less.
#[derive(Default)]
struct Seen<'a> {
    by_mark: HashMap<u64, Vec<Text<'a>>>,
}

struct Text<'a> {
    text: &'a str,
    key: OnceCell<u64>,
    other: &'a str,
}

impl<'a> Seen<'a> {
    /// What the first text of the same words stood beside; one that is the first is taken in.
    fn first(&mut self, text: &'a str, other: &'a str) -> Option<&'a str> {
        let alike = self.by_mark.entry(mark(text)).or_default();
        if !alike.is_empty() {
            let own = key(text);
            if let Some(first) = alike.iter().find(|t| *t.key.get_or_init(|| key(t.text)) == own) {
                return Some(first.other);
            }
        }
        alike.push(Text { text, key: OnceCell::new(), other });
        None
    }
}

fn check(pairs: &[Pair<'_>], out: &mut Vec<(usize, Fault)>) {
    let (mut by_source, mut by_target) = (Seen::default(), Seen::default());
    for (n, pair) in pairs.iter().enumerate() {
        for (said, span) in sentences(pair) {
            if let Some(first) = by_source.first(said.source, said.target) {
                if key(first) != key(said.target) {
                    let (message, help) = says(true, said.target, first, "earlier in the article");
                    out.push((n, Fault { help, ..Fault::new(span, message) }));
                }
            } else if let Some(source) = by_target.first(said.target, said.source)
                && !alike(source, said.source)
            {
                let (message, help) = says(false, said.source, source, "earlier in the article");
                out.push((n, Fault { help, ..Fault::new(span, message) }.with_severity(Severity::Info)));
            }
        }
    }
}

/// Message and help: both sides, and where the other is.
pub(in crate::check) fn says(one_source: bool, here: &str, there: &str, place: &str) -> (String, Option<String>) {
    if one_source {
        let message = format!("{} here, {} {place}, for the same source", quote(here), quote(there));
        (message, Some("say it as before, unless both are meant".to_owned()))
    } else {
        let message = format!("the translation of {} is that of {} {place}", quote(here), quote(there));
        (message, Some("see whether it was pasted into the wrong place".to_owned()))
    }
}

/// The sentences of a translation beside their sources, with their bytes; all of it where they are not as many.
fn sentences<'a>(pair: &Pair<'a>) -> Vec<(Said<'a>, Range<usize>)> {
    let (source, target) = (pair.source.text, pair.target.text);
    let parts: Vec<(&str, &str)> = if source.lines().count() == target.lines().count() {
        source.lines().zip(target.lines()).collect()
    } else {
        vec![(source, target)]
    };
    let long_enough = |(source, target): &(&str, &str)| !target.is_empty() && has_words(source);
    parts
        .into_iter()
        .filter(long_enough)
        .map(|(source, part)| {
            let start = part.as_ptr() as usize - target.as_ptr() as usize;
            (Said { source, target: part }, start..start + part.len())
        })
        .collect()
}

/// Whether a text has as many words as it takes to tell anything.
fn has_words(text: &str) -> bool {
    // What begins with a letter or a digit behind a space is a word at least.
    let plain = text.as_bytes().windows(2).filter(|w| w[0] == b' ' && w[1].is_ascii_alphanumeric()).count();
    plain >= LEAST_WORDS || word_count(text) >= LEAST_WORDS
}
