//! A sentence that says no in the source and yes in the translation.
//!
//! One word too few turns a warning into advice. Where the source has a negation (*not*, *never*, *without*) and the
//! translation neither one of its own nor a word that may stand for it (*refuse*, *enposib*, *loin*), the sentence is
//! shown. Phrases that only look like a negation (*not only*, *no later than*) ask for none. The rule does not know what
//! is denied, and so a sentence with any negation at all is left alone.
//!
//! The other way round, a translation that says no beyond doubt (*ne … pas*, *pa ka*) where nothing in the source does
//! is an information.
//!
//! ```ftl
//! # en> The water is not safe to drink.
//! the-water-is-not-7c1a = Dlo a bon pou bwè.
//! ```
//!
//! Way out: say no where the source does. Where the translation says it in another way, say so:
//! `# allow: negation-lost, because …`.

use std::ops::Range;

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair, Text};
use crate::check::negations;
use crate::diagnostic::Severity;
use crate::text::tokens::Token;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "negation-lost",
        severity: Severity::Warning,
        summary: "a sentence that says no in the source and yes in the translation",
        allowable: true,
        source: include_str!("negation_lost.rs"),
    },
    languages: &[],
    look: Look::Pair(check),
};

fn check(pair: &Pair<'_>, out: &mut Faults) {
    let (source, target) = (pair.source, pair.target);
    let Some(from) = negations::of(source.locale.language()) else { return };
    let Some(to) = negations::of(target.locale.language()) else { return };
    if from.asks(&source.tokens).is_none() && to.adds(&target.tokens).is_none() {
        return;
    }
    let (wanted, has) = (sentences(source), sentences(target));
    // Sentences are compared one by one where both texts have as many, else all with all.
    let pieces: Vec<(&[Token<'_>], &[Token<'_>], Range<usize>)> = if wanted.len() == has.len() {
        wanted.iter().zip(&has).map(|((w, _), (h, range))| (*w, *h, range.clone())).collect()
    } else {
        let range = has.first().map_or(0, |h| h.1.start)..has.last().map_or(0, |h| h.1.end);
        vec![(&source.tokens[..], &target.tokens[..], range)]
    };
    for (n, (wanted, has, range)) in pieces.iter().enumerate() {
        let other = |i: Option<usize>| i.and_then(|i| pieces.get(i));
        if let Some(no) = from.asks(wanted) {
            // A sentence next to it may have taken it over.
            let moved = [n.checked_sub(1), Some(n + 1)]
                .into_iter()
                .any(|i| other(i).is_some_and(|(w, h, _)| to.adds(h).is_some() && from.asks(w).is_none()));
            let said = || to.has_besides(has, target.locale.language(), wanted, source.locale.language());
            if !has.is_empty() && !moved && !said() {
                let message = format!("“{}” in the source, no negation here", &source.text[no]);
                let help = "say no where the source does, or write why the translation need not";
                out.push(Fault::new(range.clone(), message).with_help(help));
            }
        } else if let Some(no) = to.adds(has).filter(|_| !wanted.is_empty() && !from.has(wanted)) {
            let moved =
                [n.checked_sub(1), Some(n + 1)].into_iter().any(|i| other(i).is_some_and(|(w, _, _)| from.has(w)));
            if !moved {
                let message = format!("“{}” here, no negation in the source", &target.text[no.clone()]);
                let fault = Fault::new(no, message).with_help("see whether the source says no");
                out.push(fault.with_severity(Severity::Info));
            }
        }
    }
}

/// The tokens of each sentence, with its bytes.
fn sentences<'a>(text: &'a Text<'a>) -> Vec<(&'a [Token<'a>], Range<usize>)> {
    let mut at = 0;
    text.sentences()
        .iter()
        .map(|line| {
            let from = at;
            while text.tokens.get(at).is_some_and(|t| t.start < line.end) {
                at += 1;
            }
            (&text.tokens[from..at], line.clone())
        })
        .collect()
}
