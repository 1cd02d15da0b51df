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

use std::ops::Range;

use foldhash::HashMap;

use super::Rule;
use crate::check::consistency::{LEAST_WORDS, alike, key};
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
    target_key: u64,
    source_key: u64,
}

fn check(pairs: &[Pair<'_>], out: &mut Vec<(usize, Fault)>) {
    let mut by_source: HashMap<u64, Said<'_>> = HashMap::default();
    let mut by_target: HashMap<u64, (u64, &str)> = HashMap::default();
    for (n, pair) in pairs.iter().enumerate() {
        for (said, span) in sentences(pair) {
            if let Some(first) = by_source.get(&said.source_key) {
                if first.target_key != said.target_key {
                    let (message, help) = says(true, said.target, first.target, "earlier in the article");
                    out.push((n, Fault { help, ..Fault::new(span, message) }));
                }
                continue;
            }
            match by_target.get(&said.target_key) {
                Some((source_key, source)) if *source_key != said.source_key => {
                    if !alike(source, said.source) {
                        let (message, help) = says(false, said.source, source, "earlier in the article");
                        out.push((n, Fault { help, ..Fault::new(span, message) }.with_severity(Severity::Info)));
                    }
                }
                Some(_) => {}
                None => drop(by_target.insert(said.target_key, (said.source_key, said.source))),
            }
            by_source.insert(said.source_key, said);
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
    let long_enough = |(source, target): &(&str, &str)| word_count(source) >= LEAST_WORDS && !target.is_empty();
    parts
        .into_iter()
        .filter(long_enough)
        .map(|(source, part)| {
            let start = part.as_ptr() as usize - target.as_ptr() as usize;
            let said = Said { source, target: part, source_key: key(source), target_key: key(part) };
            (said, start..start + part.len())
        })
        .collect()
}
