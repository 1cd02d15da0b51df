//! Texts as words that weigh what they tell.
//!
//! A word that stands everywhere in the article says little about which paragraph this is; a rare one says
//! much. The weight of a word is its inverse document frequency (Spärck Jones 1972, smoothed as by Robertson),
//! with the segments of this article as the documents: no list of common words, in no language, is needed.

use std::borrow::Cow;
use std::ops::Range;

use foldhash::HashMap;
use unicode_segmentation::UnicodeSegmentation;

/// About how many words of unchanged segments are counted: enough to tell the common words from the rare
/// ones, and little beside the rest of a sync of a long article.
const SAMPLE: usize = 40_000;

/// The least that a word weighs (a weight of 256 halves the segments in question), so that texts of nothing but
/// common words can be compared.
const LEAST: u32 = 64;

/// The most that a figure weighs: it is what changes most often in a sentence that stays the same.
const FIGURE: u32 = 256;

/// Words by number.
#[derive(Default)]
pub(super) struct Vocabulary<'a> {
    numbers: HashMap<Cow<'a, str>, u32>,
    figures: Vec<bool>,
    /// What stands between two spaces, taken apart once: where its words are among all of them.
    chunks: HashMap<&'a str, Range<usize>>,
    words: Vec<u32>,
}

impl<'a> Vocabulary<'a> {
    /// The words of a text, without regard to capitals (a sentence may begin elsewhere than it did).
    pub fn words(&mut self, text: &'a str) -> Vec<u32> {
        let mut out = Vec::with_capacity(text.len() / 5);
        let mut start = 0;
        for end in memchr::memchr2_iter(b' ', b'\n', text.as_bytes()).chain([text.len()]) {
            let chunk = &text[start..end];
            start = end + 1;
            if let Some(words) = self.chunks.get(chunk) {
                out.extend_from_slice(&self.words[words.clone()]);
                continue;
            }
            let from = self.words.len();
            for word in chunk.unicode_words() {
                let number = self.number(word);
                self.words.push(number);
            }
            out.extend_from_slice(&self.words[from..]);
            self.chunks.insert(chunk, from..self.words.len());
        }
        if out.is_empty() {
            // Signs count as words where a text has nothing else.
            out.extend(text.split_word_bounds().map(|w| self.number(w)));
        }
        out
    }

    pub fn len(&self) -> usize {
        self.figures.len()
    }

    fn number(&mut self, word: &'a str) -> u32 {
        let is_lower = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        let word = if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
        if let Some(number) = self.numbers.get(&word) {
            return *number;
        }
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.figures.push(word.starts_with(|c: char| c.is_numeric()));
        self.numbers.insert(word, next);
        next
    }
}

/// What each word of the article weighs.
pub(super) struct Weights(Vec<u32>);

impl Weights {
    /// Weighs the words of an article: those of unmatched segments, old and new, and those of segments that are
    /// as they were, of which some will do.
    pub fn new<'a>(vocabulary: &mut Vocabulary<'a>, old: &[Vec<u32>], new: &[Vec<u32>], unchanged: &[&'a str]) -> Self {
        let bytes: usize = unchanged.iter().map(|t| t.len()).sum();
        let step = bytes / (6 * SAMPLE) + 1;
        let sample: Vec<Vec<u32>> = unchanged.iter().step_by(step).map(|t| vocabulary.words(t)).collect();
        let count = |texts: &[Vec<u32>], times: u32| {
            let mut counts = vec![0u32; vocabulary.len()];
            let mut last = vec![usize::MAX; vocabulary.len()];
            for (i, words) in texts.iter().enumerate() {
                for &word in words {
                    if std::mem::replace(&mut last[word as usize], i) != i {
                        counts[word as usize] += times;
                    }
                }
            }
            counts
        };
        let (old_counts, new_counts, sampled) = (count(old, 1), count(new, 1), count(&sample, step as u32));
        // A word of an edited segment stands in the old and in the new one, and is as rare as in either.
        let segments = old.len().max(new.len()) + sample.len() * step;
        let weight = |word: usize| {
            let df = u64::from(old_counts[word].max(new_counts[word]) + sampled[word]);
            let weight = log2(((2 * segments as u64 + 2) << 16) / (2 * df + 1)).saturating_sub(16 * 256);
            let weight = if vocabulary.figures[word] { weight.min(FIGURE) } else { weight };
            weight.max(LEAST)
        };
        Self((0..vocabulary.len()).map(weight).collect())
    }

    pub fn of(&self, word: u32) -> u32 {
        self.0.get(word as usize).copied().unwrap_or(LEAST)
    }
}

/// The binary logarithm in 256ths, between powers of two by a straight line: in whole numbers, so that every
/// machine says the same.
fn log2(x: u64) -> u32 {
    let whole = x.max(1).ilog2();
    let part = if whole >= 8 { x >> (whole - 8) } else { x.max(1) << (8 - whole) };
    whole * 256 + (part as u32 - 256)
}

/// A text to be compared: its words, and its pairs of neighbouring words, each sorted.
#[derive(Default, Clone)]
pub(super) struct Bag {
    words: Vec<u32>,
    pairs: Vec<u64>,
    /// What the words and the pairs weigh together.
    pub weight: u64,
    pair_weight: u64,
}

impl Bag {
    pub fn new(words: &[u32], weights: &Weights) -> Self {
        let mut pairs: Vec<u64> = words.windows(2).map(|w| (u64::from(w[0]) << 32) | u64::from(w[1])).collect();
        let mut words = words.to_vec();
        words.sort_unstable();
        pairs.sort_unstable();
        let weight = words.iter().map(|&w| u64::from(weights.of(w))).sum();
        let pair_weight = pairs.iter().map(|&p| pair_weight(p, weights)).sum();
        Self { words, pairs, weight, pair_weight }
    }

    pub fn words(&self) -> &[u32] {
        &self.words
    }

    /// What two texts have in common.
    pub fn common(&self, other: &Self, weights: &Weights) -> Common {
        Common {
            words: common(&self.words, &other.words, |w| u64::from(weights.of(w))),
            pairs: common(&self.pairs, &other.pairs, |p| pair_weight(p, weights)),
        }
    }

    /// Takes out what another has.
    pub fn without(&self, other: &Self, weights: &Weights) -> Self {
        let words = without(&self.words, &other.words);
        let pairs = without(&self.pairs, &other.pairs);
        let weight = words.iter().map(|&w| u64::from(weights.of(w))).sum();
        let pair_weight = pairs.iter().map(|&p| pair_weight(p, weights)).sum();
        Self { words, pairs, weight, pair_weight }
    }

    /// How alike two texts are, 0 to 1: what they have in common over what they have on the average (Dice;
    /// with weights, Lin 1998), two thirds by words and one by pairs of neighbouring words. Words may stand in
    /// any order, so that sentences can change places; pairs are what tells an edited text from another about
    /// the same subject. With more weight on pairs, one word changed in the middle of a short text would count
    /// for more than two at its end.
    pub fn likeness(&self, other: &Self, weights: &Weights) -> f64 {
        self.likeness_by(other, self.common(other, weights))
    }

    pub fn likeness_by(&self, other: &Self, common: Common) -> f64 {
        let words = ratio(2 * common.words, self.weight + other.weight);
        if self.pairs.is_empty() || other.pairs.is_empty() {
            return words;
        }
        (2.0 * words + ratio(2 * common.pairs, self.pair_weight + other.pair_weight)) / 3.0
    }

    /// How much of this text another holds, 0 to 1.
    pub fn held_by(&self, other: &Self, weights: &Weights) -> f64 {
        let common = self.common(other, weights);
        let words = ratio(common.words, self.weight);
        if self.pairs.is_empty() { words } else { (words + ratio(common.pairs, self.pair_weight)) / 2.0 }
    }
}

/// What two texts have in common, by weight.
#[derive(Clone, Copy)]
pub(super) struct Common {
    pub words: u64,
    pub pairs: u64,
}

/// Both words of a pair, half each.
fn pair_weight(pair: u64, weights: &Weights) -> u64 {
    u64::from(weights.of((pair >> 32) as u32) + weights.of(pair as u32)) / 2
}

fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// The weight of what two sorted lists have in common, each as often as both have it.
fn common<T: Ord + Copy>(a: &[T], b: &[T], weight: impl Fn(T) -> u64) -> u64 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while let (Some(&x), Some(&y)) = (a.get(i), b.get(j)) {
        if x == y {
            sum += weight(x);
        }
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    sum
}

fn without<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    let mut j = 0;
    let mut out = Vec::new();
    for &x in a {
        while b.get(j).is_some_and(|y| *y < x) {
            j += 1;
        }
        if b.get(j) == Some(&x) {
            j += 1;
        } else {
            out.push(x);
        }
    }
    out
}
