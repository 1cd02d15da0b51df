//! What the rules about written Kreyòl know: its letters, its slips, and what is of another language.
//!
//! Everything here is asked of words that stand in lower case: a name is written as its bearer writes it.

pub(super) mod both;
pub(super) mod foreign;
pub(super) mod letters;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::check::content::Text;
use crate::text::data::entries;
use crate::text::sieve::Sieve;
use crate::text::tokens::{Kind, Token};

/// No word of the lists is longer, in bytes; what is longer is no slip but noise.
pub(super) const LONGEST: usize = 40;

/// A misspelt word of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// What is right.
    pub right: &'static str,
    /// Whether the slip is how French writes the word.
    pub french: bool,
}

/// `data/kreyol/spelling.txt`, by the word as it is misspelt.
pub(super) static SLIPS: LazyLock<HashMap<&'static str, Slip>> = LazyLock::new(|| {
    entries(include_str!("../../../data/kreyol/spelling.txt"))
        .filter_map(|(section, line)| {
            let (wrong, right) = line.split_once(' ')?;
            Some((wrong, Slip { right, french: section == "French" }))
        })
        .collect()
});

/// All misspelt words of the list, in whatever case.
pub(super) static MAY_BE_SLIP: LazyLock<Sieve> = LazyLock::new(|| sieve(SLIPS.keys()));

/// A sieve of words.
pub(super) fn sieve<'a>(words: impl Iterator<Item = &'a &'static str>) -> Sieve {
    let mut out = Sieve::default();
    words.for_each(|word| out.add(word));
    out
}

/// The words of a section of a file of words.
fn words(file: &'static str, name: &str) -> HashSet<&'static str> {
    entries(file).filter(|(section, _)| *section == name).flat_map(|(_, line)| line.split_whitespace()).collect()
}

/// The compounds that keep their hyphen.
pub(super) static COMPOUNDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words(include_str!("../../../data/kreyol/compounds.txt"), ""));

/// Foreign words that Kreyòl texts use as they are.
pub(super) static ACCEPTED: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words(include_str!("../../../data/kreyol/foreign.txt"), "accepted"));

/// What is known of nouns and of what stands around them.
pub(super) struct Nouns {
    /// Words behind which an article is none.
    pub never: HashSet<&'static str>,
    /// Words that have a noun behind them.
    pub before: HashSet<&'static str>,
    /// Words that are nothing but nouns.
    pub certain: HashSet<&'static str>,
    /// Nouns that do not sound as they are written, with their article.
    pub articles: HashMap<&'static str, &'static str>,
}

/// `data/kreyol/article.txt`.
pub(super) static NOUNS: LazyLock<Nouns> = LazyLock::new(|| {
    let file = include_str!("../../../data/kreyol/article.txt");
    Nouns {
        never: words(file, "no noun"),
        before: words(file, "before a noun"),
        certain: words(file, "certain nouns"),
        articles: entries(file).filter(|(s, _)| *s == "nouns").filter_map(|(_, line)| line.split_once(' ')).collect(),
    }
});

/// Whether a token is a word in lower case that is worth looking up: no name, no sign, no hostile length.
pub(super) fn is_plain(token: &Token<'_>) -> bool {
    let letters = token.letters;
    token.kind == Kind::Word
        && (2..=LONGEST).contains(&token.text.len())
        && letters.is_small()
        && !(letters.has_upper() || letters.has_numeric() || letters.has_period())
}

/// How far back the sign is looked for that opens a tag, in bytes.
const TAG: usize = 160;

/// Whether a token is a part of an address, a handle, a path, a tag or a placeholder that stands in the text as it is.
pub(super) fn is_address(text: &Text<'_>, token: &Token<'_>) -> bool {
    let near = &text.prose.as_bytes()[token.start.saturating_sub(TAG)..token.start];
    if matches!(near.iter().rev().find(|b| b"<>{}".contains(b)), Some(b'<' | b'{')) {
        return true;
    }
    let before = text.prose[..token.start].chars().next_back();
    let mut after = text.prose[token.end()..].chars();
    let next = after.next();
    matches!(before, Some('@' | '/' | '.' | '_' | '#' | '=' | '&'))
        || matches!(next, Some('@' | '/' | '_' | '='))
        || (matches!(next, Some('.' | ':')) && after.next().is_some_and(|c| c == '/' || c.is_alphanumeric()))
}
