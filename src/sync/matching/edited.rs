//! Segments that were edited.

use std::cmp::Reverse;

use super::words::{Bag, Weights};

/// How many times an old segment is looked up for one new segment, by their common words, the rarest first.
const LOOKUPS: usize = 512;

/// Candidates compared in full for one new segment, by their common words.
const CANDIDATES: usize = 6;

/// Old segments looked at beside the place where a new one would have stood.
const BESIDE: usize = 3;

/// How alike an edited segment must be to one from anywhere, to one beside the same neighbour, and to one
/// between the same two neighbours; by [`Shape`].
///
/// From the measurement, over 24 seeds that were not looked at before: these lose 0.6 % of the segments edited by up
/// to a third of their words, and take the old text for the new one in 0.4 % of those that were replaced by another
/// about the same subject or written anew. Lower, items and lines of a few words take one another's translations;
/// what is lost for it is a sixth of the texts of which half was edited, and a quarter of those of three or four words
/// with another word.
const THRESHOLDS: [[f64; 3]; 6] = [
    [0.72, 0.68, 0.69],
    [0.64, 0.62, 0.67],
    [0.66, 0.63, 0.56],
    [0.58, 0.54, 0.63],
    [0.61, 0.58, 0.54],
    [0.56, 0.48, 0.47],
];

/// What two texts must have in common at least, in weight of words: texts of common words alone are alike by
/// chance, less so beside the same neighbours.
const EVIDENCE: [u64; 3] = [1024, 512, 256];

/// How alike texts must be to need no such evidence, items of four words at most apart: a line that comes again
/// and again with another name in it has common words alone.
const SURE: f64 = 0.8;

/// What a neighbour in common counts beside likeness, where there is a choice.
const NEIGHBOUR: f64 = 0.05;

/// What another kind counts against it.
const OTHER_KIND: f64 = 0.1;

/// The lowest of the thresholds.
const LEAST: f64 = THRESHOLDS[5][2];

/// How often neighbours are asked again after more of them have been matched.
const ROUNDS: usize = 3;

/// What is known so far: the old segment of every new one and the reverse, how alike the edited ones are, and
/// which are parts of a split or merge.
pub(super) struct Pairs {
    pub old_of: Vec<Option<usize>>,
    pub new_of: Vec<Option<usize>>,
    pub likeness: Vec<Option<f64>>,
    pub spent_old: Vec<bool>,
    pub spent_new: Vec<bool>,
}

impl Pairs {
    /// Starts from the segments whose text is as it was, by new segment.
    pub fn new(old_of: Vec<Option<usize>>, old: usize) -> Self {
        let mut new_of = vec![None; old];
        for (n, o) in old_of.iter().enumerate() {
            if let Some(o) = o {
                new_of[*o] = Some(n);
            }
        }
        let new = old_of.len();
        Self { old_of, new_of, likeness: vec![None; new], spent_old: vec![false; old], spent_new: vec![false; new] }
    }

    pub fn pair(&mut self, o: usize, n: usize, likeness: f64) {
        self.old_of[n] = Some(o);
        self.new_of[o] = Some(n);
        self.likeness[n] = Some(likeness);
    }

    /// The pairs of edited segments, old and new.
    pub fn edited(&self) -> impl Iterator<Item = (usize, usize)> {
        let edited = self.old_of.iter().zip(&self.likeness).enumerate();
        edited.filter_map(|(n, (o, likeness))| likeness.and(*o).map(|o| (o, n)))
    }

    pub fn is_free_old(&self, o: usize) -> bool {
        self.new_of[o].is_none() && !self.spent_old[o]
    }

    pub fn is_free_new(&self, n: usize) -> bool {
        self.old_of[n].is_none() && !self.spent_new[n]
    }
}

/// Everything there is to compare: the unmatched segments of both sides as bags, by index.
pub(super) struct Texts<'a> {
    pub old: &'a [Option<Bag>],
    pub new: &'a [Option<Bag>],
    pub old_kinds: Vec<&'a str>,
    pub new_kinds: Vec<&'a str>,
    pub weights: &'a Weights,
}

impl Texts<'_> {
    /// What the two have of each other by their shape alone.
    fn shape(&self, o: usize, n: usize) -> Shape {
        let words = |bag: &Option<Bag>| bag.as_ref().map_or(0, |b| b.words().len());
        let row = |kind| matches!(kind, "list item" | "table cell");
        let row = row(self.old_kinds[o]) || row(self.new_kinds[n]);
        match words(&self.old[o]).min(words(&self.new[n])) {
            0..=4 if row => Shape::ShortItem,
            5..=7 if row => Shape::Item,
            0..=4 => Shape::Short,
            5..=7 => Shape::Line,
            8..=14 => Shape::Sentence,
            _ => Shape::Long,
        }
    }

    pub fn likeness(&self, o: usize, n: usize) -> f64 {
        match (&self.old[o], &self.new[n]) {
            (Some(a), Some(b)) => a.likeness(b, a.common(b, self.weights), self.weights, 0.0).unwrap_or_default(),
            _ => 0.0,
        }
    }
}

/// What two texts are alike by, whatever they say: an item of a list is half alike to any other item (`Boil the
/// water`, `Filter the water`), a line of a few words less so, and a paragraph hardly.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    ShortItem,
    Item,
    Short,
    Line,
    Sentence,
    Long,
}

/// A pair that may be the same segment, edited.
pub(super) struct Candidate {
    pub old: usize,
    pub new: usize,
    pub likeness: f64,
    /// What the words in common weigh.
    pub common: u64,
}

/// Pairs unmatched segments that are alike beyond doubt, wherever they stand.
pub(super) fn anywhere(texts: &Texts<'_>, candidates: &[Candidate], pairs: &mut Pairs) {
    choose(texts, candidates, pairs, |_| 0);
}

/// Pairs unmatched segments that are less alike, but stand beside the same neighbours.
pub(super) fn in_place(texts: &Texts<'_>, candidates: &mut Vec<Candidate>, pairs: &mut Pairs) {
    for _ in 0..ROUNDS {
        let places = Places::new(pairs);
        beside(texts, pairs, &places, candidates);
        if !choose(texts, candidates, pairs, |near| near) {
            break;
        }
    }
}

/// Pairs candidates, the likeliest first; `level` says by which threshold, from the number of neighbours that
/// two segments share. Says whether any were found.
fn choose(texts: &Texts<'_>, candidates: &[Candidate], pairs: &mut Pairs, level: fn(usize) -> usize) -> bool {
    let places = Places::new(pairs);
    let mut likely: Vec<(f64, &Candidate)> = candidates
        .iter()
        .filter(|c| pairs.is_free_old(c.old) && pairs.is_free_new(c.new))
        .filter_map(|c| {
            let near = places.near(c.old, c.new);
            let malus = if texts.old_kinds[c.old] == texts.new_kinds[c.new] { 0.0 } else { OTHER_KIND };
            let likeness = c.likeness - malus;
            let (shape, level) = (texts.shape(c.old, c.new), level(near));
            let evident = c.common >= EVIDENCE[level] || (shape != Shape::ShortItem && likeness >= SURE);
            (evident && likeness >= THRESHOLDS[shape as usize][level])
                .then_some((likeness + NEIGHBOUR * near as f64, c))
        })
        .collect();
    let key = |c: &Candidate| (c.old.abs_diff(c.new), c.new, c.old);
    likely.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| key(a.1).cmp(&key(b.1))));
    let mut any = false;
    for (_, c) in likely {
        if pairs.is_free_old(c.old) && pairs.is_free_new(c.new) {
            pairs.pair(c.old, c.new, c.likeness);
            any = true;
        }
    }
    any
}

/// For every unmatched new segment, the unmatched old ones that have most in common with it.
pub(super) fn by_words(texts: &Texts<'_>) -> Vec<Candidate> {
    let top = texts.old.iter().chain(texts.new).flatten().filter_map(|b| b.words().last()).max();
    let mut places: Vec<Vec<u32>> = vec![Vec::new(); top.map_or(0, |t| *t as usize + 1)];
    for (o, bag) in texts.old.iter().enumerate() {
        for &word in bag.iter().flat_map(Bag::words) {
            let list = &mut places[word as usize];
            if list.last() != Some(&(o as u32)) {
                list.push(o as u32);
            }
        }
    }
    let mut votes: Vec<u64> = vec![0; texts.old.len()];
    let mut touched: Vec<usize> = Vec::new();
    let mut out = Vec::new();
    for (n, bag) in texts.new.iter().enumerate().filter_map(|(n, b)| Some((n, b.as_ref()?))) {
        let mut words = bag.words().to_vec();
        words.dedup();
        words.sort_by_key(|w| places[*w as usize].len());
        let mut lookups = 0;
        for word in words {
            let list = &places[word as usize];
            lookups += list.len();
            if lookups > LOOKUPS {
                break;
            }
            for &o in list {
                if votes[o as usize] == 0 {
                    touched.push(o as usize);
                }
                votes[o as usize] += u64::from(texts.weights.of(word));
            }
        }
        // The share of both texts that they have in common.
        let mut best: Vec<(Reverse<u64>, usize)> = touched
            .iter()
            .map(|&o| {
                let weight = texts.old[o].as_ref().map_or(0, |b| b.weight) + bag.weight;
                (Reverse((votes[o] << 20) / weight.max(1)), o)
            })
            .collect();
        if best.len() > CANDIDATES {
            best.select_nth_unstable(CANDIDATES);
            best.truncate(CANDIDATES);
        }
        best.sort_unstable();
        out.extend(best.into_iter().filter_map(|(_, o)| compare(texts, o, n)));
        touched.drain(..).for_each(|o| votes[o] = 0);
    }
    out
}

fn compare(texts: &Texts<'_>, old: usize, new: usize) -> Option<Candidate> {
    let (a, b) = (texts.old[old].as_ref()?, texts.new[new].as_ref()?);
    let common = a.common(b, texts.weights);
    let likeness = a.likeness(b, common, texts.weights, LEAST)?;
    Some(Candidate { old, new, likeness, common: common.words })
}

/// Where matched segments stand: for every segment the nearest matched one before and after, itself left out,
/// as places in the old article. The ends of the articles are matched.
struct Places {
    old: Vec<(usize, usize)>,
    new: Vec<(usize, usize)>,
}

impl Places {
    fn new(pairs: &Pairs) -> Self {
        let end = pairs.new_of.len() + 1;
        let old: Vec<Option<usize>> = pairs.new_of.iter().enumerate().map(|(o, n)| n.map(|_| o)).collect();
        Self { old: around(&old, end), new: around(&pairs.old_of, end) }
    }

    /// How many neighbours two segments share.
    fn near(&self, o: usize, n: usize) -> usize {
        usize::from(self.old[o].0 == self.new[n].0) + usize::from(self.old[o].1 == self.new[n].1)
    }
}

/// Places are counted from one; zero is the beginning.
fn around(matched: &[Option<usize>], end: usize) -> Vec<(usize, usize)> {
    let mut out = vec![(0, end); matched.len()];
    let mut at = 0;
    for (place, out) in matched.iter().zip(&mut out) {
        out.0 = at;
        at = place.map_or(at, |p| p + 1);
    }
    at = end;
    for (place, out) in matched.iter().zip(&mut out).rev() {
        out.1 = at;
        at = place.map_or(at, |p| p + 1);
    }
    out
}

/// Adds the old segments that stand beside the same neighbours: where all words are common, the place is what
/// tells.
fn beside(texts: &Texts<'_>, pairs: &Pairs, places: &Places, out: &mut Vec<Candidate>) {
    let free = |o: &usize| *o < pairs.new_of.len() && pairs.is_free_old(*o);
    let mut back = ranks(pairs.old_of.iter().rev());
    back.reverse();
    let ranks = ranks(pairs.old_of.iter());
    for n in (0..pairs.old_of.len()).filter(|&n| pairs.is_free_new(n)) {
        // Places count from one, so that `before` is the old segment behind the neighbour, and `after` the
        // neighbour's own place.
        let (before, after) = places.new[n];
        let middle = before + ranks[n];
        let mut olds: Vec<usize> = (middle.saturating_sub(BESIDE).max(before)..=middle + BESIDE)
            .filter(|o| free(o) && places.old[*o].0 == before)
            .collect();
        let middle = (after - 1).saturating_sub(1 + back[n]);
        olds.extend((middle.saturating_sub(BESIDE)..=middle + BESIDE).filter(|o| free(o) && places.old[*o].1 == after));
        olds.sort_unstable();
        olds.dedup();
        out.extend(olds.into_iter().filter_map(|o| compare(texts, o, n)));
    }
}

/// How many unmatched segments stand before each since the last matched one.
fn ranks<'a>(matched: impl Iterator<Item = &'a Option<usize>>) -> Vec<usize> {
    let mut rank = 0;
    matched
        .map(|o| {
            let own = rank;
            rank = if o.is_some() { 0 } else { rank + 1 };
            own
        })
        .collect()
}
