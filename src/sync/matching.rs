//! Which segment of the article is which of the last sync.
//!
//! Exact text in order, then exact text moved, then edited text by likeness: first what is alike beyond doubt,
//! wherever it stands, then the parts of splits and merges, then, with lower thresholds, what stands beside the
//! same neighbours. Every old segment is claimed once. Below the threshold a segment is new: a wrong old
//! translation is worse than none.
//!
//! `cargo run --release --example matching` measures how well that goes, and the constants come from there.

mod edited;
mod exact;
mod parts;
mod words;

use foldhash::HashSet;

use edited::{Pairs, Texts};
use words::{Bag, Vocabulary, Weights};

/// A segment to be matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Its text, folded.
    pub text: &'a str,
    /// What it is, as [`crate::article::Kind`] writes itself: of two that are alike, the one of the same kind
    /// is taken.
    pub kind: &'a str,
}

/// What became of a segment.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// As it was, in its place (index of the old segment).
    Kept(usize),
    /// As it was, elsewhere.
    Moved(usize),
    /// Edited: index of the old segment and how alike the two are, 0 to 1.
    Edited(usize, f64),
    /// New.
    New,
}

impl Fate {
    /// The old segment, if there is one.
    pub fn old(&self) -> Option<usize> {
        match self {
            Self::Kept(old) | Self::Moved(old) | Self::Edited(old, _) => Some(*old),
            Self::New => None,
        }
    }
}

/// What became of the segments of the last sync.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matching {
    /// One a new segment.
    pub fates: Vec<Fate>,
    /// Old segments that are gone, by index.
    pub gone: Vec<usize>,
    /// Splits: the old segment, and the new segments (two or more) its text is in.
    pub splits: Vec<(usize, Vec<usize>)>,
    /// Merges: the old segments (two or more), and the new segment their text is in.
    pub merges: Vec<(Vec<usize>, usize)>,
}

impl Matching {
    /// What [`match_segments`] says of so many segments that are all as they were, in their places.
    pub(super) fn of_the_same(count: usize) -> Self {
        Self { fates: (0..count).map(Fate::Kept).collect(), ..Self::default() }
    }

    /// What [`match_segments`] says of so many segments where there were none.
    pub(super) fn of_new(count: usize) -> Self {
        Self { fates: vec![Fate::New; count], ..Self::default() }
    }
}

/// Matches the segments of an article with those of the last sync. The answer is the same on every machine.
pub fn match_segments(old: &[Piece<'_>], new: &[Piece<'_>]) -> Matching {
    let mut pairs = Pairs::new(exact::exact(old, new), old.len());
    let exact = pairs.old_of.clone();
    let mut matching = Matching::default();
    if pairs.old_of.iter().any(Option::is_none) && pairs.new_of.iter().any(Option::is_none) {
        inexact(old, new, &mut pairs, &mut matching);
    }

    let found: Vec<(usize, usize)> = exact.iter().enumerate().filter_map(|(n, o)| Some(((*o)?, n))).collect();
    let mut kept = vec![false; new.len()];
    exact::rising(&found).into_iter().for_each(|(_, n)| kept[n] = true);
    matching.fates = (0..new.len())
        .map(|n| match (exact[n], pairs.old_of[n]) {
            (Some(o), _) if kept[n] => Fate::Kept(o),
            (Some(o), _) => Fate::Moved(o),
            (None, Some(o)) => Fate::Edited(o, pairs.likeness[n].unwrap_or_default()),
            (None, None) => Fate::New,
        })
        .collect();
    matching.gone = (0..old.len()).filter(|&o| pairs.new_of[o].is_none()).collect();
    matching
}

/// Pairs edited segments, and finds splits and merges, among the segments that `pairs` leaves over.
fn inexact(old: &[Piece<'_>], new: &[Piece<'_>], pairs: &mut Pairs, matching: &mut Matching) {
    let mut vocabulary = Vocabulary::default();
    let free_old: Vec<usize> = (0..old.len()).filter(|&o| pairs.new_of[o].is_none()).collect();
    // A copy of what the article had already comes from nowhere else.
    let had: HashSet<&str> = old.iter().map(|p| p.text).collect();
    let free_new: Vec<usize> =
        (0..new.len()).filter(|&n| pairs.old_of[n].is_none() && !had.contains(new[n].text)).collect();
    let old_words: Vec<Vec<u32>> = free_old.iter().map(|&o| vocabulary.words(old[o].text)).collect();
    let new_words: Vec<Vec<u32>> = free_new.iter().map(|&n| vocabulary.words(new[n].text)).collect();
    let unchanged: Vec<&str> =
        old.iter().zip(&pairs.new_of).filter(|(_, n)| n.is_some()).map(|(p, _)| p.text).collect();
    let weights = Weights::new(&mut vocabulary, &old_words, &new_words, &unchanged);
    let bags = |count: usize, free: &[usize], words: &[Vec<u32>]| {
        let mut bags: Vec<Option<Bag>> = vec![None; count];
        free.iter().zip(words).for_each(|(&i, words)| bags[i] = Some(Bag::new(words, &weights)));
        bags
    };
    let texts = Texts {
        old: &bags(old.len(), &free_old, &old_words),
        new: &bags(new.len(), &free_new, &new_words),
        old_kinds: old.iter().map(|p| p.kind).collect(),
        new_kinds: new.iter().map(|p| p.kind).collect(),
        weights: &weights,
    };
    let mut candidates = edited::by_words(&texts);
    edited::anywhere(&texts, &candidates, pairs);
    parts::splits_and_merges(&texts, &candidates, pairs, &mut matching.splits, &mut matching.merges);
    edited::in_place(&texts, &mut candidates, pairs);
    parts::splits_and_merges(&texts, &candidates, pairs, &mut matching.splits, &mut matching.merges);
}

#[cfg(test)]
mod tests;
