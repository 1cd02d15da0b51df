//! French words that are spelt as Kreyòl ones of another meaning: *dans*, *sous*, *pas*. Whether one is left French or
//! the Kreyòl word, only the source can tell.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::HashSet;

use super::foreign::LEFT;
use super::{sieve, words};
use crate::check::content::Text;
use crate::text::data::entries;
use crate::text::sieve::Sieve;
use crate::text::tokens::{Kind, Token};

const FRENCH: &str = include_str!("../../../data/kreyol/french.txt");

/// No more words are in the list.
pub(in crate::check) const MOST: usize = 16;

/// A word of both languages.
#[derive(Debug)]
pub(in crate::check) struct Both {
    /// Its place in the list.
    pub index: usize,
    /// What Kreyòl says for the French word.
    pub kreyol: &'static str,
    /// What the source says where the Kreyòl word is right.
    right: Vec<&'static str>,
    /// What the source says where it is the French one; empty for anything else.
    french: Vec<&'static str>,
}

/// `[both]` of `data/kreyol/french.txt`, by the word.
pub(in crate::check) static BOTH: LazyLock<HashMap<&'static str, Both>> = LazyLock::new(|| {
    let lines = entries(FRENCH).filter(|(section, _)| *section == "both");
    lines
        .enumerate()
        .filter_map(|(index, (_, line))| {
            let mut parts = line.split(':');
            let (word, kreyol) = parts.next()?.trim().split_once(' ')?;
            let mut list = || parts.next().map(|p| p.split_whitespace().collect()).unwrap_or_default();
            Some((word, Both { index, kreyol, right: list(), french: list() }))
        })
        .collect()
});

/// The words of the list and those that are French by themselves, in whatever case.
pub(in crate::check) static MAY_BE_EITHER: LazyLock<Sieve> = LazyLock::new(|| sieve(BOTH.keys().chain(LEFT.keys())));

/// Words with a noun behind them, and words that stand behind a noun.
static BEFORE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words(FRENCH, "before a noun"));
static BEHIND: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words(FRENCH, "behind a noun"));

/// The languages whose words the list has.
pub(in crate::check) fn knows(language: &str) -> bool {
    matches!(language, "en" | "fr")
}

impl Both {
    #[cfg(test)]
    pub fn has_right(&self) -> bool {
        !self.right.is_empty()
    }

    /// Whether what the source says leaves no room for the Kreyòl word. Walks the source: to be asked once a word.
    pub fn is_french(&self, source: &Text<'_>) -> bool {
        let mut french = self.french.is_empty();
        for token in source.tokens.iter().filter(|t| t.kind == Kind::Word) {
            let word = match token.text.chars().any(char::is_uppercase) {
                true => Cow::Owned(token.text.to_lowercase()),
                false => Cow::Borrowed(token.text),
            };
            if has(&self.right, &word) {
                return false;
            }
            french |= has(&self.french, &word);
        }
        french
    }
}

/// Whether a list has a word, where `danc*` is any word that starts so.
fn has(list: &[&str], word: &str) -> bool {
    list.iter().any(|item| item.strip_suffix('*').map_or(*item == word, |stem| word.starts_with(stem)))
}

/// Whether the words on both sides make a noun of a word: `yon dans`, `sous yo`.
pub(in crate::check) fn is_noun(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let behind = tokens.get(at + 1);
    before.is_some_and(|t| BEFORE.contains(t.text)) || behind.is_some_and(|t| BEHIND.contains(t.text))
}
