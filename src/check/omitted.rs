//! Which sentence of a text has no counterpart in the other.
//!
//! Sentences are matched in order by their lengths and by what both sides write alike (figures, names), after Gale and
//! Church, A Program for Aligning Sentences in Bilingual Corpora (1993). The cheapest way to match them all is compared
//! with the cheapest one that leaves some out.

use std::ops::Range;

use foldhash::HashSet;

use super::content::{Pair, Text};
use super::lengths::{count, letters, ratio};
use super::names::Words;
use crate::text::tokens::Kind;

/// A sentence without a counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// Its bytes in its own text.
    pub sentence: Range<usize>,
    /// Whether it is one of the source's.
    pub in_source: bool,
    /// Where it would stand in the translation, or stands.
    pub place: Range<usize>,
}

/// Sentences of a text that are matched; the cost is the product of both sides.
const MOST: usize = 40;

/// What leaving a sentence out costs, and how much cheaper that must be than matching all.
const LEFT_OUT: f64 = 3.0;
const MARGIN: f64 = 0.5;

/// A sentence to be matched.
struct Sentence {
    range: Range<usize>,
    letters: f64,
    /// Its figures and names, in a form that both languages share.
    anchors: HashSet<String>,
}

/// The sentences that have no counterpart; nothing if the texts can be matched well enough.
pub(super) fn gaps(pair: &Pair<'_>) -> Vec<Gap> {
    let Some(ratio) = ratio(pair.source, pair.target) else { return Vec::new() };
    let (source, target) = (pair.source, pair.target);
    let (long, short) = (source.letters(), target.letters());
    if long == 0 || short == 0 || long.max(short) < 30 {
        return Vec::new();
    }
    // Where both have as many lines and are as long as they should be, nothing is missing.
    let lines = |text: &Text<'_>| text.text.bytes().filter(|b| *b == b'\n').count();
    let strays = (count(short) / (count(long) * ratio)).ln().abs();
    let stops = |text: &Text<'_>| text.prose.bytes().filter(|b| matches!(b, b'.' | b'!' | b'?')).count();
    if lines(source) == lines(target) && (strays < 0.3 || stops(source).max(stops(target)) < 2) {
        return Vec::new();
    }
    let (from, to) = (source.sentences(), target.sentences());
    if from.len().max(to.len()) < 2 || from.len().max(to.len()) > MOST || from.is_empty() || to.is_empty() {
        return Vec::new();
    }
    let from = read(source, from, target.locale.language());
    let to = read(target, to, source.locale.language());
    let all = align(&from, &to, ratio, false);
    let some = align(&from, &to, ratio, true);
    if some.cost + MARGIN > all.cost {
        return Vec::new();
    }
    let place = |upto: usize| to.get(upto.wrapping_sub(1)).map_or(to[0].range.start, |s| s.range.end);
    some.steps
        .iter()
        .filter_map(|step| match (step.from.len(), step.to.len()) {
            (1, 0) => {
                let at = place(step.to.start);
                Some(Gap { sentence: from[step.from.start].range.clone(), in_source: true, place: at..at })
            }
            (0, 1) => {
                let range = to[step.to.start].range.clone();
                Some(Gap { sentence: range.clone(), in_source: false, place: range })
            }
            _ => None,
        })
        .collect()
}

fn read(text: &Text<'_>, ranges: &[Range<usize>], other: &str) -> Vec<Sentence> {
    let words = Words::new(text);
    let mut out: Vec<Sentence> = ranges
        .iter()
        .map(|range| Sentence {
            range: range.clone(),
            letters: count(letters(&text.prose[range.clone()]).max(1)),
            anchors: HashSet::default(),
        })
        .collect();
    let mut add = |at: usize, anchor: String| {
        if let Some(sentence) = out.iter_mut().find(|s| s.range.contains(&at)) {
            sentence.anchors.insert(anchor);
        }
    };
    for token in text.tokens.iter().filter(|t| t.kind == Kind::Number) {
        let digits: String = token.text.chars().filter(char::is_ascii_digit).collect();
        add(token.start, digits);
    }
    for (token, mark) in text.tokens.iter().filter_map(|t| "?!".find(t.text).map(|i| (t, i))) {
        add(token.start, ["?", "!"][mark].to_owned());
    }
    for (thing, range) in words.things(other) {
        let token = words.token(range.start);
        if token.text.starts_with(char::is_uppercase) || !token.initial {
            add(token.start, format!("={thing}"));
        }
    }
    for (token, folded) in words.tokens().zip(words.all_folded()) {
        if token.letters.is_capital() && !token.initial && folded.len() > 2 {
            add(token.start, folded.to_string());
        }
    }
    out
}

/// Sentences that are matched with sentences; one side may be empty.
#[derive(Clone, Debug)]
struct Step {
    from: Range<usize>,
    to: Range<usize>,
}

struct Alignment {
    cost: f64,
    steps: Vec<Step>,
}

/// How many sentences of each side may be matched, and what that costs by itself.
const SHAPES: [(usize, usize, f64); 8] =
    [(1, 1, 0.0), (2, 1, 2.3), (1, 2, 2.3), (2, 2, 3.0), (3, 1, 4.0), (1, 3, 4.0), (1, 0, LEFT_OUT), (0, 1, LEFT_OUT)];

fn align(from: &[Sentence], to: &[Sentence], ratio: f64, leave_out: bool) -> Alignment {
    let width = to.len() + 1;
    let mut best: Vec<(f64, usize)> = vec![(f64::INFINITY, 0); (from.len() + 1) * width];
    best[0].0 = 0.0;
    for i in 0..=from.len() {
        for j in 0..=to.len() {
            for (shape, &(m, n, cost)) in SHAPES.iter().enumerate() {
                if m > i || n > j || (m * n == 0 && !leave_out) {
                    continue;
                }
                let before = best[(i - m) * width + j - n].0;
                let all = before + cost + strain(&from[i - m..i], &to[j - n..j], ratio);
                if all < best[i * width + j].0 {
                    best[i * width + j] = (all, shape);
                }
            }
        }
    }
    let mut steps = Vec::new();
    let (mut i, mut j) = (from.len(), to.len());
    let cost = best[i * width + j].0;
    while (i > 0 || j > 0) && cost.is_finite() {
        let (m, n, _) = SHAPES[best[i * width + j].1];
        steps.push(Step { from: i - m..i, to: j - n..j });
        (i, j) = (i - m, j - n);
    }
    steps.reverse();
    Alignment { cost, steps }
}

/// How ill two groups of sentences go together.
fn strain(from: &[Sentence], to: &[Sentence], ratio: f64) -> f64 {
    if from.is_empty() || to.is_empty() {
        return 0.0;
    }
    let sum = |sentences: &[Sentence]| sentences.iter().map(|s| s.letters).sum::<f64>();
    let (long, short) = (sum(from) * ratio, sum(to));
    let strays = (short / long).ln() / (0.02 + 1.1 / long.min(short).sqrt());
    let alone = |one: &[Sentence], other: &[Sentence]| {
        one.iter().flat_map(|s| &s.anchors).filter(|a| !other.iter().any(|s| s.anchors.contains(*a))).count()
    };
    let lost = alone(from, to).min(3) + alone(to, from).min(3);
    strays * strays / 2.0 + 0.8 * count(lost)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(letters: u32, anchors: &[&str]) -> Sentence {
        Sentence {
            range: 0..1,
            letters: f64::from(letters),
            anchors: anchors.iter().map(|a| (*a).to_owned()).collect(),
        }
    }

    #[test]
    fn what_is_as_long_goes_together() {
        let from = [sentence(50, &[]), sentence(90, &["85"]), sentence(30, &[])];
        let to = [sentence(55, &[]), sentence(33, &[])];
        let all = align(&from, &to, 1.0, false);
        let some = align(&from, &to, 1.0, true);
        assert!(some.cost + MARGIN < all.cost);
        let left: Vec<_> = some.steps.iter().filter(|s| s.to.is_empty()).map(|s| s.from.clone()).collect();
        assert_eq!((left.len(), left[0].clone()), (1, 1..2));
    }

    #[test]
    fn a_merged_sentence_is_none_that_is_missing() {
        let from = [sentence(50, &["4"]), sentence(40, &[])];
        let to = [sentence(85, &["4"])];
        assert!(align(&from, &to, 1.0, true).cost + MARGIN > align(&from, &to, 1.0, false).cost);
    }
}
