//! Which segment of the article is which of the last sync.
//!
//! Exact text in order, then exact text moved, then edited text by likeness: first what is alike beyond doubt,
//! wherever it stands, then, with lower thresholds, what stands beside the same neighbours. Every old segment is claimed
//! once. Below the threshold a segment is new: a wrong old translation is worse than none.
//!
//! `cargo run --release --example matching` measures how well that goes, and the constants come from there.

mod edited;
mod exact;
mod parts;
mod words;

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
    let free_new: Vec<usize> = (0..new.len()).filter(|&n| pairs.old_of[n].is_none()).collect();
    let old_words: Vec<Vec<u32>> = free_old.iter().map(|&o| vocabulary.words(old[o].text)).collect();
    let new_words: Vec<Vec<u32>> = free_new.iter().map(|&n| vocabulary.words(new[n].text)).collect();
    let unchanged: Vec<&str> = old.iter().zip(&pairs.new_of).filter(|(_, n)| n.is_some()).map(|(p, _)| p.text).collect();
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    const A: &str = "The mission landed in June with about eight hundred officers from Kenya.";
    const B: &str = "Money promised by donor countries comes slowly and unevenly this year.";
    const C: &str = "Armed groups hold most of the capital and their reach is growing elsewhere.";

    #[test]
    fn an_edited_paragraph_keeps_its_id_and_a_new_one_between_does_not_take_it() {
        let edited = "Money promised by donor countries comes very slowly and unevenly.";
        let m = match_segments(&[A, B, C], &[A, "Nothing of the sort was said before.", edited, C]);
        assert_eq!(m.fates[0], Fate::Kept(0));
        assert_eq!(m.fates[1], Fate::New);
        assert!(matches!(m.fates[2], Fate::Edited(1, _)));
        assert_eq!(m.fates[3], Fate::Kept(2));
        assert!(m.gone.is_empty());
    }

    #[test]
    fn moved_paragraphs_are_found_and_equal_ones_claimed_once() {
        let m = match_segments(&[A, B, A], &[B, A, A, A]);
        let mut olds: Vec<_> = m.fates.iter().filter_map(Fate::old).collect();
        olds.sort_unstable();
        assert_eq!(olds, [0, 1, 2]);
        assert_eq!(m.fates.iter().filter(|f| **f == Fate::New).count(), 1);
    }

    #[test]
    fn splits_and_merges_are_told() {
        let whole = format!("{A} {B}");
        let m = match_segments(&[C, &whole], &[C, A, B]);
        assert_eq!(m.splits, [(1, vec![1, 2])]);
        let m = match_segments(&[C, A, B], &[C, &whole]);
        assert_eq!(m.merges, [(vec![1, 2], 1)]);
    }

    #[test]
    fn unrelated_paragraphs_are_not_taken_for_one_another() {
        let m = match_segments(&[A, C], &[B, "Water must boil for one minute before you drink it."]);
        assert!(m.fates.iter().all(|f| *f == Fate::New), "{m:?}");
        assert_eq!(m.gone, [0, 1]);
    }

    proptest! {
        #[test]
        fn every_old_segment_is_claimed_once_or_gone(
            old in prop::collection::vec("[abè ]{0,8}", 0..12),
            new in prop::collection::vec("[abè ]{0,8}", 0..12),
        ) {
            let old: Vec<&str> = old.iter().map(String::as_str).collect();
            let new: Vec<&str> = new.iter().map(String::as_str).collect();
            let m = match_segments(&old, &new);
            let mut seen: Vec<usize> = m.fates.iter().filter_map(Fate::old).chain(m.gone.iter().copied()).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..old.len()).collect::<Vec<_>>());
            for (n, fate) in m.fates.iter().enumerate() {
                if let Fate::Kept(o) | Fate::Moved(o) = fate {
                    prop_assert_eq!(old[*o], new[n]);
                }
            }
        }
    }
}
