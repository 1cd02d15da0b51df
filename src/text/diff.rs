//! Differences between two texts, word by word.

use std::borrow::Cow;

use foldhash::HashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::fold;

/// A piece of a word diff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Equal(String),
    /// In the older text only.
    Delete(String),
    /// In the newer text only.
    Insert(String),
}

/// The least similarity at which two sentences are shown as one that was edited.
const EDITED: f64 = 0.4;

/// Compares two one-line texts word by word (a word is what stands between white space, the space itself
/// belongs to neither side); neighbouring deletions and insertions are grouped, deletions first.
///
/// Words are compared in NFC and given as written, those of the newer text where both have them. Without the
/// insertions the words of the pieces are the older text's, without the deletions the newer's.
pub fn words(was: &str, now: &str) -> Vec<Change> {
    let was: Vec<&str> = was.split_whitespace().collect();
    let now: Vec<&str> = now.split_whitespace().collect();
    let mut out = Vec::new();
    let mut delete: Vec<&str> = Vec::new();
    let mut insert: Vec<&str> = Vec::new();
    let flush = |out: &mut Vec<Change>, delete: &mut Vec<&str>, insert: &mut Vec<&str>| {
        if !delete.is_empty() {
            out.push(Change::Delete(delete.join(" ")));
            delete.clear();
        }
        if !insert.is_empty() {
            out.push(Change::Insert(insert.join(" ")));
            insert.clear();
        }
    };
    for op in compare(&was, &now) {
        match op {
            DiffOp::Equal { new_index, len, .. } => {
                flush(&mut out, &mut delete, &mut insert);
                out.push(Change::Equal(now[new_index..new_index + len].join(" ")));
            }
            _ => {
                delete.extend(&was[op.old_range()]);
                insert.extend(&now[op.new_range()]);
            }
        }
    }
    flush(&mut out, &mut delete, &mut insert);
    out
}

/// Writes a word diff on one line: `about [-85%-] {+90%+} of the capital.`
pub fn markup(changes: &[Change]) -> String {
    let pieces: Vec<Cow<'_, str>> = changes
        .iter()
        .map(|change| match change {
            Change::Equal(text) => Cow::Borrowed(text.as_str()),
            Change::Delete(text) => Cow::Owned(format!("[-{text}-]")),
            Change::Insert(text) => Cow::Owned(format!("{{+{text}+}}")),
        })
        .collect();
    pieces.join(" ")
}

/// The changed sentences of a text, marked up, one a line: sentences are aligned first, then compared word by
/// word. A sentence that is gone is `[-…-]`, a new one `{+…+}`; sentences that fold alike are left out.
///
/// The alignment keeps the order of both texts: a sentence that moved is shown as gone from its old place and
/// new in the other.
pub fn sentences(was: &[String], now: &[String]) -> Vec<String> {
    let folded = |sentences: &[String]| sentences.iter().map(|s| fold(s)).collect::<Vec<_>>();
    let (was_folded, now_folded) = (folded(was), folded(now));
    let ids = Interned::new(was_folded.iter().map(String::as_str), now_folded.iter().map(String::as_str));
    let mut out = Vec::new();
    let (mut old, mut new) = (0, 0);
    let gap = |out: &mut Vec<String>, was: &[String], now: &[String]| {
        for (a, b) in align(was, now) {
            let changes = match (a, b) {
                (Some(a), Some(b)) => words(&was[a], &now[b]),
                (Some(a), None) => words(&was[a], ""),
                (None, Some(b)) => words("", &now[b]),
                (None, None) => continue,
            };
            if !changes.is_empty() {
                out.push(markup(&changes));
            }
        }
    };
    for op in capture_diff_slices(Algorithm::Myers, &ids.was, &ids.now) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            gap(&mut out, &was[old..old_index], &now[new..new_index]);
            (old, new) = (old_index + len, new_index + len);
        }
    }
    gap(&mut out, &was[old..], &now[new..]);
    out
}

/// How alike two texts are, by words: 0 (nothing in common) to 1 (equal).
/// Twice the words of the longest common subsequence over the words of both.
pub fn similarity(a: &str, b: &str) -> f64 {
    let a: Vec<&str> = a.split_whitespace().collect();
    let b: Vec<&str> = b.split_whitespace().collect();
    let total = a.len() + b.len();
    if total == 0 {
        return 1.0;
    }
    let common: usize =
        compare(&a, &b).iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum();
    // Texts have far fewer words than a double has whole numbers.
    #[expect(clippy::cast_precision_loss, reason = "word counts are small")]
    let ratio = (2 * common) as f64 / total as f64;
    ratio
}

/// Words as numbers, equal where the words are equal: comparing is then cheap however long the words are.
struct Interned {
    was: Vec<usize>,
    now: Vec<usize>,
}

impl Interned {
    fn new<'a>(was: impl Iterator<Item = &'a str>, now: impl Iterator<Item = &'a str>) -> Self {
        let mut seen: HashMap<Cow<'a, str>, usize> = HashMap::default();
        let mut number = |word: &'a str| {
            let next = seen.len();
            *seen.entry(nfc(word)).or_insert(next)
        };
        Self { was: was.map(&mut number).collect(), now: now.map(&mut number).collect() }
    }
}

fn nfc(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || is_nfc(word) { Cow::Borrowed(word) } else { Cow::Owned(word.nfc().collect()) }
}

fn compare(was: &[&str], now: &[&str]) -> Vec<DiffOp> {
    let ids = Interned::new(was.iter().copied(), now.iter().copied());
    capture_diff_slices(Algorithm::Myers, &ids.was, &ids.now)
}

/// Pairs the sentences of a gap between two that did not change: in order, the pairing with the greatest sum
/// of similarities. What finds no partner stands alone, the gone before the new.
fn align(was: &[String], now: &[String]) -> Vec<(Option<usize>, Option<usize>)> {
    let pairs = if was.len() * now.len() <= 1024 { best_pairs(was, now) } else { near_pairs(was, now) };
    let mut out = Vec::new();
    let (mut a, mut b) = (0, 0);
    for (i, j) in pairs.into_iter().chain([(was.len(), now.len())]) {
        out.extend((a..i).map(|a| (Some(a), None)));
        out.extend((b..j).map(|b| (None, Some(b))));
        if i < was.len() {
            out.push((Some(i), Some(j)));
        }
        (a, b) = (i + 1, j + 1);
    }
    out
}

/// The best pairing of all, by a table of every sentence against every other.
fn best_pairs(was: &[String], now: &[String]) -> Vec<(usize, usize)> {
    let (n, m) = (was.len(), now.len());
    let alike: Vec<Vec<f64>> = was.iter().map(|a| now.iter().map(|b| similarity(a, b)).collect()).collect();
    let mut best = vec![vec![0.0_f64; m + 1]; n + 1];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            let mut score = best[i + 1][j].max(best[i][j + 1]);
            if alike[i][j] >= EDITED {
                score = score.max(alike[i][j] + best[i + 1][j + 1]);
            }
            best[i][j] = score;
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < n && j < m {
        if alike[i][j] >= EDITED && alike[i][j] + best[i + 1][j + 1] >= best[i + 1][j].max(best[i][j + 1]) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[i + 1][j] >= best[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// A good pairing in linear time, for texts of which hardly anything stayed: each sentence looks a little ahead.
fn near_pairs(was: &[String], now: &[String]) -> Vec<(usize, usize)> {
    const AHEAD: usize = 8;
    let mut pairs = Vec::new();
    let mut from = 0;
    for (i, a) in was.iter().enumerate() {
        let mut found: Option<(usize, f64)> = None;
        for (j, b) in now.iter().enumerate().skip(from).take(AHEAD) {
            let alike = similarity(a, b);
            if alike >= EDITED && found.is_none_or(|(_, best)| alike > best) {
                found = Some((j, alike));
            }
        }
        if let Some((j, _)) = found {
            pairs.push((i, j));
            from = j + 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests;
