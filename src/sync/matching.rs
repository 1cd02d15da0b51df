//! Which segment of the article is which of the last sync.
//!
//! Exact text in order, then exact text moved, then edited text by likeness: first among the segments that
//! stand between the same neighbours, then, with a higher threshold, anywhere. Every old segment is claimed
//! once. Below the threshold a segment is new: a wrong old translation is worse than none.

use std::collections::HashMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// How alike an edited segment must be to one that stood between the same neighbours. A paragraph cut in
/// two equal halves is 0.67 alike to each.
const NEAR: f64 = 0.45;

/// How alike it must be to one from elsewhere.
const FAR: f64 = 0.65;

/// How many times an old segment is looked up for one new segment, by their common words, the rarest first.
const LOOKUPS: usize = 1024;

/// Candidates looked at for one new segment.
const CANDIDATES: usize = 12;

/// The share of a text's words that another must hold, for the one to be a part of the other.
const PART: f64 = 0.75;

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

/// Matches folded texts, old and new.
pub fn match_segments(old: &[&str], new: &[&str]) -> Matching {
    let mut fates = vec![Fate::New; new.len()];
    let mut claimed = vec![false; old.len()];

    in_order(old, new, &mut fates, &mut claimed);
    moved(old, new, &mut fates, &mut claimed);

    let mut words = Words::default();
    let unmatched_old: Vec<usize> = (0..old.len()).filter(|&o| !claimed[o]).collect();
    let unmatched_new: Vec<usize> = (0..new.len()).filter(|&n| fates[n] == Fate::New).collect();
    let old_words: HashMap<usize, Vec<u32>> = unmatched_old.iter().map(|&o| (o, words.of(old[o]))).collect();
    let new_words: HashMap<usize, Vec<u32>> = unmatched_new.iter().map(|&n| (n, words.of(new[n]))).collect();
    edited(&mut fates, &mut claimed, &unmatched_old, &unmatched_new, &old_words, &new_words);

    let gone: Vec<usize> = unmatched_old.into_iter().filter(|&o| !claimed[o]).collect();
    let mut matching = Matching { fates, gone, ..Default::default() };
    splits_and_merges(&mut matching, &old_words, &new_words);
    matching
}

fn in_order(old: &[&str], new: &[&str], fates: &mut [Fate], claimed: &mut [bool]) {
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for i in 0..len {
                fates[new_index + i] = Fate::Kept(old_index + i);
                claimed[old_index + i] = true;
            }
        }
    }
}

fn moved(old: &[&str], new: &[&str], fates: &mut [Fate], claimed: &mut [bool]) {
    let mut free: HashMap<&str, Vec<usize>> = HashMap::new();
    for (o, text) in old.iter().enumerate().rev().filter(|(o, _)| !claimed[*o]) {
        free.entry(text).or_default().push(o);
    }
    for (n, text) in new.iter().enumerate() {
        if fates[n] == Fate::New
            && let Some(o) = free.get_mut(text).and_then(Vec::pop)
        {
            fates[n] = Fate::Moved(o);
            claimed[o] = true;
        }
    }
}

/// Words as numbers, so that they are compared quickly.
#[derive(Default)]
struct Words<'a>(HashMap<&'a str, u32>);

impl<'a> Words<'a> {
    fn of(&mut self, text: &'a str) -> Vec<u32> {
        // Signs count as words where a text has nothing else.
        let mut out: Vec<u32> = text.unicode_words().map(|w| self.number(w)).collect();
        if out.is_empty() {
            out.extend(text.split_word_bounds().map(|w| self.number(w)));
        }
        out
    }

    fn number(&mut self, word: &'a str) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(word).or_insert(next)
    }
}

/// Twice the words of the longest common subsequence over the words of both.
fn likeness(a: &[u32], b: &[u32], threshold: f64) -> f64 {
    let total = a.len() + b.len();
    if total == 0 {
        return 1.0;
    }
    // The common words in any order are an upper bound that costs little.
    let bound = 2.0 * common(a, b) as f64 / total as f64;
    if bound < threshold {
        return bound;
    }
    let equal: usize = capture_diff_slices(Algorithm::Myers, a, b)
        .iter()
        .map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 })
        .sum();
    2.0 * equal as f64 / total as f64
}

/// How many words two texts have in common, each counted as often as both have it.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut a, mut b) = (a.to_vec(), b.to_vec());
    a.sort_unstable();
    b.sort_unstable();
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                n += 1;
                i += 1;
                j += 1;
            }
        }
    }
    n
}

/// A pair that may be the same segment, edited.
struct Candidate {
    score: f64,
    distance: usize,
    old: usize,
    new: usize,
}

fn edited(
    fates: &mut [Fate],
    claimed: &mut [bool],
    unmatched_old: &[usize],
    unmatched_new: &[usize],
    old_words: &HashMap<usize, Vec<u32>>,
    new_words: &HashMap<usize, Vec<u32>>,
) {
    // A gap is named by the old segment kept before it.
    let mut gap_of_new = HashMap::new();
    let mut gap = 0;
    for (n, fate) in fates.iter().enumerate() {
        match fate {
            Fate::Kept(o) => gap = o + 1,
            Fate::New => {
                gap_of_new.insert(n, gap);
            }
            _ => {}
        }
    }
    let mut kept = vec![false; claimed.len()];
    fates.iter().for_each(|f| {
        if let Fate::Kept(o) = f {
            kept[*o] = true;
        }
    });
    let mut gap_of_old = HashMap::new();
    let mut old_in_gap: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut gap = 0;
    for o in 0..claimed.len() {
        if kept[o] {
            gap = o + 1;
        } else if !claimed[o] {
            gap_of_old.insert(o, gap);
            old_in_gap.entry(gap).or_default().push(o);
        }
    }

    let mut postings: HashMap<u32, Vec<usize>> = HashMap::new();
    for &o in unmatched_old {
        let mut distinct = old_words[&o].clone();
        distinct.sort_unstable();
        distinct.dedup();
        for word in distinct {
            postings.entry(word).or_default().push(o);
        }
    }

    let mut candidates = Vec::new();
    let mut place_in_gap: HashMap<usize, usize> = HashMap::new();
    for &n in unmatched_new {
        let gap = gap_of_new.get(&n).copied().unwrap_or_default();
        let place = place_in_gap.entry(gap).or_default();
        let words = &new_words[&n];
        let mut votes: HashMap<usize, usize> = HashMap::new();
        let mut distinct = words.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let mut lists: Vec<&Vec<usize>> = distinct.iter().filter_map(|word| postings.get(word)).collect();
        lists.sort_by_key(|list| list.len());
        let mut lookups = 0;
        for list in lists {
            lookups += list.len();
            if lookups > LOOKUPS {
                break;
            }
            list.iter().for_each(|&o| *votes.entry(o).or_default() += 1);
        }
        let mut best: Vec<(usize, usize)> = votes.into_iter().collect();
        best.sort_unstable_by_key(|&(o, count)| (std::cmp::Reverse(count), o));
        let mut olds: Vec<usize> = best.into_iter().take(CANDIDATES).map(|(o, _)| o).collect();
        // Where all words are common, the neighbours by position are the likeliest.
        if let Some(list) = old_in_gap.get(&gap) {
            let from = place.saturating_sub(2);
            olds.extend(list.iter().skip(from).take(5));
        }
        *place += 1;
        olds.sort_unstable();
        olds.dedup();
        for o in olds {
            let same_gap = gap_of_old.get(&o) == Some(&gap);
            let threshold = match (same_gap, words.len().min(old_words[&o].len())) {
                (true, _) => NEAR,
                // A short text from elsewhere is alike by chance.
                (false, 0..=4) => continue,
                (false, _) => FAR,
            };
            let score = likeness(&old_words[&o], words, threshold);
            if score >= threshold {
                candidates.push(Candidate { score, distance: o.abs_diff(n), old: o, new: n });
            }
        }
    }
    candidates.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then(a.distance.cmp(&b.distance)).then((a.new, a.old).cmp(&(b.new, b.old)))
    });
    for c in candidates {
        if !claimed[c.old] && fates[c.new] == Fate::New {
            fates[c.new] = Fate::Edited(c.old, c.score);
            claimed[c.old] = true;
        }
    }
}

/// Whether `part` is for the most part in what `whole` has beyond `rest`.
fn is_part(part: &[u32], whole: &[u32], rest: &[u32]) -> bool {
    if part.len() < 3 {
        return false;
    }
    let mut left: HashMap<u32, isize> = HashMap::new();
    whole.iter().for_each(|w| *left.entry(*w).or_default() += 1);
    rest.iter().for_each(|w| *left.entry(*w).or_default() -= 1);
    let mut found = 0usize;
    for word in part {
        if let Some(n) = left.get_mut(word).filter(|n| **n > 0) {
            *n -= 1;
            found += 1;
        }
    }
    found as f64 >= PART * part.len() as f64
}

fn splits_and_merges(
    matching: &mut Matching,
    old_words: &HashMap<usize, Vec<u32>>,
    new_words: &HashMap<usize, Vec<u32>>,
) {
    let edited: Vec<(usize, usize)> = matching
        .fates
        .iter()
        .enumerate()
        .filter_map(|(n, f)| if let Fate::Edited(o, _) = f { Some((*o, n)) } else { None })
        .collect();
    for (o, n) in edited {
        let (old, new) = (&old_words[&o], &new_words[&n]);
        // The parts of a split stand side by side.
        let mut parts = vec![n];
        let mut taken = new.clone();
        let mut look = |at: usize, parts: &mut Vec<usize>| {
            let part = new_words.get(&at).filter(|_| matching.fates[at] == Fate::New);
            match part {
                Some(words) if is_part(words, old, &taken) => {
                    taken.extend(words);
                    parts.push(at);
                    true
                }
                _ => false,
            }
        };
        let mut at = n;
        while at > 0 && look(at - 1, &mut parts) {
            at -= 1;
        }
        at = n;
        while at + 1 < matching.fates.len() && look(at + 1, &mut parts) {
            at += 1;
        }
        if parts.len() > 1 {
            parts.sort_unstable();
            matching.splits.push((o, parts));
        }
        let mut parts = vec![o];
        let mut taken = old.clone();
        let mut look = |at: usize, parts: &mut Vec<usize>| {
            let gone = matching.gone.binary_search(&at).is_ok();
            match old_words.get(&at).filter(|_| gone) {
                Some(words) if is_part(words, new, &taken) => {
                    taken.extend(words);
                    parts.push(at);
                    true
                }
                _ => false,
            }
        };
        let mut at = o;
        while at > 0 && look(at - 1, &mut parts) {
            at -= 1;
        }
        at = o;
        while look(at + 1, &mut parts) {
            at += 1;
        }
        if parts.len() > 1 {
            parts.sort_unstable();
            matching.merges.push((parts, n));
        }
    }
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
