//! Words that a dictionary knows.

use std::fmt;

/// A hunspell dictionary.
pub struct Spelling(spellbook::Dictionary);

impl fmt::Debug for Spelling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Spelling")
    }
}

impl Spelling {
    /// Reads a dictionary from the texts of its `.aff` and `.dic` files.
    ///
    /// # Errors
    /// What is wrong with them, in words.
    pub fn read(affixes: &str, words: &str) -> Result<Self, String> {
        spellbook::Dictionary::new(affixes, words).map(Self).map_err(|e| format!("it is no hunspell dictionary: {e}"))
    }

    /// Whether a word is known, with an apostrophe of either kind; one with hyphens also if all its parts are.
    pub fn knows(&self, word: &str) -> bool {
        /// No word is longer, and a hostile one may be.
        const LONGEST: usize = 80;
        if word.len() > LONGEST || self.0.check(word) {
            return true;
        }
        if word.contains('’') && self.0.check(&word.replace('’', "'")) {
            return true;
        }
        word.contains('-') && word.split('-').all(|part| part.is_empty() || self.0.check(part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_their_inflections_are_known() {
        let affixes = "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n";
        let spelling = Spelling::read(affixes, "4\nmaison/S\naujourd'hui\nest\nil\n").unwrap();
        for word in ["maison", "maisons", "Maison", "aujourd’hui", "aujourd'hui", "est-il"] {
            assert!(spelling.knows(word), "{word}");
        }
        for word in ["mason", "maisonss", "est-elle"] {
            assert!(!spelling.knows(word), "{word}");
        }
        assert!(Spelling::read("SFX S Y many\n", "1\na\n").is_err());
    }
}
