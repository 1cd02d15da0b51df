//! Differences between two texts, word by word.

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

/// Compares two one-line texts word by word (a word is what stands between white space, the space itself
/// belongs to neither side); neighbouring deletions and insertions are grouped, deletions first.
pub fn words(_was: &str, _now: &str) -> Vec<Change> {
    unimplemented!()
}

/// Writes a word diff on one line: `about [-85%-] {+90%+} of the capital.`
pub fn markup(_changes: &[Change]) -> String {
    unimplemented!()
}

/// The changed sentences of a text, marked up, one a line: sentences are aligned first, then compared word by
/// word. A sentence that is gone is `[-…-]`, a new one `{+…+}`; sentences that fold alike are left out.
pub fn sentences(_was: &[String], _now: &[String]) -> Vec<String> {
    unimplemented!()
}

/// How alike two texts are, by words: 0 (nothing in common) to 1 (equal).
/// Twice the words of the longest common subsequence over the words of both.
pub fn similarity(_a: &str, _b: &str) -> f64 {
    unimplemented!()
}
