//! Which part of a translation stands for which part of its source.

use std::ops::Range;

use super::content::Pair;

/// The bytes of the lines of a text, one a sentence, without the empty ones.
pub(super) fn lines(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            out.push(start..start + line.trim().len());
        }
        at += line.len() + 1;
    }
    out
}

/// The sentence of the translation for a place in the source: the one of the same number where both have as many, else
/// the whole text.
pub(super) fn beside(pair: &Pair<'_>, at: usize) -> Range<usize> {
    let (source, target) = (lines(pair.source.text), lines(pair.target.text));
    let nth = source.iter().position(|l| l.end >= at);
    match nth {
        Some(n) if source.len() == target.len() => target[n].clone(),
        _ => target.first().map_or(0, |l| l.start)..target.last().map_or(0, |l| l.end),
    }
}
