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

/// Texts of more words than this are not asked for the order of theirs: that costs the product of the two.
const ORDERED: usize = 4096;

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

/// What each word of the article weighs, and which are figures.
pub(super) struct Weights {
    weights: Vec<u32>,
    figures: Vec<bool>,
}

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
        let weights = (0..vocabulary.len()).map(weight).collect();
        Self { weights, figures: vocabulary.figures.clone() }
    }

    pub fn of(&self, word: u32) -> u32 {
        self.weights.get(word as usize).copied().unwrap_or(LEAST)
    }

    fn is_figure(&self, word: u32) -> bool {
        self.figures.get(word as usize) == Some(&true)
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
    /// Where each of the words stands in the text; nothing for what is left of a text.
    places: Vec<u32>,
    /// The words as they follow each other; nothing for what is left of a text.
    text: Vec<u32>,
    pairs: Vec<u64>,
    /// What the words and the pairs weigh together.
    pub weight: u64,
    pair_weight: u64,
}

impl Bag {
    pub fn new(words: &[u32], weights: &Weights) -> Self {
        let mut pairs: Vec<u64> = words.windows(2).map(|w| (u64::from(w[0]) << 32) | u64::from(w[1])).collect();
        let text = words.to_vec();
        let mut placed: Vec<(u32, u32)> = words.iter().copied().zip(0..).collect();
        placed.sort_unstable();
        let (words, places): (Vec<u32>, Vec<u32>) = placed.into_iter().unzip();
        pairs.sort_unstable();
        let weight = words.iter().map(|&w| u64::from(weights.of(w))).sum();
        let pair_weight = pairs.iter().map(|&p| pair_weight(p, weights)).sum();
        Self { words, places, text, pairs, weight, pair_weight }
    }

    pub fn words(&self) -> &[u32] {
        &self.words
    }

    /// What two texts have in common.
    pub fn common(&self, other: &Self, weights: &Weights) -> Common {
        let (count, words) = common(&self.words, &other.words, |w| u64::from(weights.of(w)));
        let (_, pairs) = common(&self.pairs, &other.pairs, |p| pair_weight(p, weights));
        Common { count, words, pairs }
    }

    /// Takes out what another has.
    pub fn without(&self, other: &Self, weights: &Weights) -> Self {
        let words = without(&self.words, &other.words);
        let pairs = without(&self.pairs, &other.pairs);
        let weight = words.iter().map(|&w| u64::from(weights.of(w))).sum();
        let pair_weight = pairs.iter().map(|&p| pair_weight(p, weights)).sum();
        Self { words, pairs, weight, pair_weight, ..Self::default() }
    }

    /// How alike two texts are, 0 to 1: two thirds by how many words they have in the same order, whatever those
    /// weigh, and one by how much of what they say they have in common at all.
    ///
    /// An editor leaves most words in their order; a text about the same subject has the same words in another. The
    /// first counts words one by one, since which of them is exchanged says nothing of whether it is the same text:
    /// by weight, one rare word put in would count for more than all that stayed. The second tells what stayed from
    /// stock phrases, and lets sentences change places.
    ///
    /// `None` below `least`, which costs less to find out: it is so if not even all common words in the same order
    /// would do.
    pub fn likeness(&self, other: &Self, common: Common, weights: &Weights, least: f64) -> Option<f64> {
        let figures = self.is_same_but_for_figures(other, weights);
        let at_most = self.likeness_of(other, common, if figures { self.text.len() as u64 } else { common.count });
        if figures || at_most < least {
            return Some(at_most).filter(|likeness| *likeness >= least);
        }
        Some(self.likeness_of(other, common, self.in_order(other, common))).filter(|likeness| *likeness >= least)
    }

    /// Whether no more than figures have changed: in a text of three words, one is a third of it.
    fn is_same_but_for_figures(&self, other: &Self, weights: &Weights) -> bool {
        let is_figure = |word: u32| weights.is_figure(word);
        self.text.len() == other.text.len()
            && self.text.iter().zip(&other.text).all(|(&a, &b)| a == b || (is_figure(a) && is_figure(b)))
    }

    fn likeness_of(&self, other: &Self, common: Common, same: u64) -> f64 {
        let order = ratio(2 * same, (self.words.len() + other.words.len()) as u64);
        (2.0 * order + self.shared(other, common)) / 3.0
    }

    /// What two texts have in common over what they have on the average (Dice; with weights, Lin 1998), two thirds
    /// by words and one by pairs of neighbouring words. With more weight on pairs, one word changed in the middle of
    /// a short text would count for more than two at its end.
    fn shared(&self, other: &Self, common: Common) -> f64 {
        let words = ratio(2 * common.words, self.weight + other.weight);
        if self.pairs.is_empty() || other.pairs.is_empty() {
            return words;
        }
        (2.0 * words + ratio(2 * common.pairs, self.pair_weight + other.pair_weight)) / 3.0
    }

    /// How many words two texts have in the same order: a longest common subsequence, a bit for each word of this
    /// text (Hyyrö 2004), without those that are not in it.
    fn in_order(&self, other: &Self, common: Common) -> u64 {
        if self.text.len().max(other.text.len()) > ORDERED {
            return common.count;
        }
        // What the two begin and end with alike is in order anyway.
        let alike = |(a, b): &(&u32, &u32)| a == b;
        let start = self.text.iter().zip(&other.text).take_while(alike).count();
        let (mine, others) = (&self.text[start..], &other.text[start..]);
        let end = mine.iter().rev().zip(others.iter().rev()).take_while(alike).count();
        let middle = start..self.text.len() - end;
        let blocks = middle.len().div_ceil(64);
        let (mut rest, mut found) = (vec![u64::MAX; blocks], vec![0u64; blocks]);
        for word in &others[..others.len() - end] {
            let from = self.words.partition_point(|w| w < word);
            let places = self.words[from..].iter().zip(&self.places[from..]).take_while(|(w, _)| *w == word);
            let mut places = places.map(|(_, place)| *place as usize).filter(|p| middle.contains(p)).peekable();
            if places.peek().is_none() {
                continue;
            }
            found.fill(0);
            places.map(|place| place - start).for_each(|place| found[place / 64] |= 1 << (place % 64));
            let mut carry = false;
            for (rest, found) in rest.iter_mut().zip(&found) {
                let (sum, over) = rest.overflowing_add(*rest & found);
                let (sum, again) = sum.overflowing_add(u64::from(carry));
                carry = over || again;
                *rest = sum | (*rest & !found);
            }
        }
        (start + end) as u64 + rest.iter().map(|r| u64::from(r.count_zeros())).sum::<u64>()
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
    /// How many words, whatever they weigh.
    count: u64,
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

/// How much two sorted lists have in common, each as often as both have it, and what that weighs.
fn common<T: Ord + Copy>(a: &[T], b: &[T], weight: impl Fn(T) -> u64) -> (u64, u64) {
    let (mut i, mut j, mut count, mut sum) = (0, 0, 0, 0);
    while let (Some(&x), Some(&y)) = (a.get(i), b.get(j)) {
        if x == y {
            count += 1;
            sum += weight(x);
        }
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    (count, sum)
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
