//! Which part of a translation stands for which part of its source.

use std::ops::Range;

use super::content::{Pair, Text};
use crate::text::sentences::breaks;

/// The bytes of the sentences of a text: its lines, and the sentences of a line that has several.
pub(super) fn sentences(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut push = |start: usize, end: usize| {
        let piece = &text.prose[start..end];
        let start = start + (piece.len() - piece.trim_start().len());
        let end = start + piece.trim().len();
        let whole = text.text.is_char_boundary(start) && text.text.is_char_boundary(end);
        if end > start && whole {
            out.push(start..end);
        }
    };
    let mut at = 0;
    for line in text.prose.split('\n') {
        let end = at + line.len();
        let mut start = at;
        if line.contains(['.', '!', '?', '…', '。']) {
            for gap in breaks(line, false, text.locale) {
                push(start, at + gap.start);
                start = at + gap.end;
            }
        }
        push(start, end);
        at = end + 1;
    }
    out
}

/// The sentence of the translation for a place in the source: the one of the same number where both have as many, else
/// the whole text.
pub(super) fn beside(pair: &Pair<'_>, at: usize) -> Range<usize> {
    let (source, target) = (pair.source.sentences(), pair.target.sentences());
    let nth = source.iter().position(|l| l.end >= at);
    match nth {
        Some(n) if source.len() == target.len() => target[n].clone(),
        _ => target.first().map_or(0, |l| l.start)..target.last().map_or(0, |l| l.end),
    }
}
