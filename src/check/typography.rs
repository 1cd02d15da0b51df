//! What `data/typography/` says of a language.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::text::data::entries;

/// French, the only language with such a file.
pub(super) static FRENCH: LazyLock<Typography> =
    LazyLock::new(|| Typography::read(include_str!("../../data/typography/fr.txt")));

/// Words that are often written without what typography asks for.
#[derive(Debug, Default)]
pub(super) struct Typography {
    /// A word as it is written wrongly, in lower case, and as it is right.
    ligatures: HashMap<String, &'static str>,
    /// The same with its capital.
    capitals: HashMap<String, &'static str>,
    pub nationalities: HashSet<&'static str>,
    pub nouns: HashSet<&'static str>,
    pub before_languages: HashSet<&'static str>,
}

impl Typography {
    fn read(file: &'static str) -> Self {
        let mut out = Self::default();
        for (section, line) in entries(file) {
            let words = line.split_whitespace();
            match section {
                "ligatures" => out.ligatures.extend(words.map(|w| (w.replace('œ', "oe"), w))),
                "accented capitals" => out.capitals.extend(words.map(|w| (without_accent(w), w))),
                "nationalities" => out.nationalities.extend(words),
                "nouns before them" => out.nouns.extend(words),
                _ => out.before_languages.extend(words),
            }
        }
        out
    }

    /// A word with its œ, if it is written with `oe` and should not be.
    pub fn ligature(&self, word: &str) -> Option<String> {
        // No entry is longer, and a hostile word may be.
        if word.len() > 32 || !word.as_bytes().windows(2).any(|w| w.eq_ignore_ascii_case(b"oe")) {
            return None;
        }
        self.ligatures.get(&word.to_lowercase())?;
        Some(word.replace("oe", "œ").replace("Oe", "Œ").replace("OE", "Œ"))
    }

    /// A word with the accent of its capital, if it is written without.
    pub fn capital(&self, word: &str) -> Option<&'static str> {
        if word.starts_with(['E', 'A']) { self.capitals.get(word).copied() } else { None }
    }
}

/// A word with its first letter bare.
fn without_accent(word: &str) -> String {
    let rest = word.chars().skip(1);
    word.chars().take(1).map(|c| if c == 'É' { 'E' } else { c }).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_and_capitals_keep_the_case_of_the_word() {
        for (word, right) in [("coeur", "cœur"), ("Oeuvre", "Œuvre"), ("SOEUR", "SŒUR"), ("Voeux", "Vœux")] {
            assert_eq!(FRENCH.ligature(word).as_deref(), Some(right));
        }
        for word in ["poème", "coexister", "Noël", "cœur", "moelle", "poêle", "goéland"] {
            assert_eq!(FRENCH.ligature(word), None);
        }
        assert_eq!(FRENCH.capital("Etat"), Some("État"));
        assert_eq!(FRENCH.capital("État"), None);
        assert_eq!(FRENCH.capital("Etienne"), None);
    }
}
