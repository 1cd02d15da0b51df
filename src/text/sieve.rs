//! Which words a list surely does not have, without asking the list.

/// Many words as a bit each. A word of the list is always let through, and hardly any other.
#[derive(Clone)]
pub(crate) struct Sieve {
    bits: Box<[u64]>,
    /// What is left of a hash when it is shifted so far is a bit's number.
    shift: u32,
}

impl Default for Sieve {
    /// For thousands of words.
    fn default() -> Self {
        Self::with_bits(16)
    }
}

impl std::fmt::Debug for Sieve {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bits", self.bits.iter().map(|w| w.count_ones()).sum::<u32>())
    }
}

impl Sieve {
    /// For dozens of words.
    pub fn small() -> Self {
        Self::with_bits(11)
    }

    fn with_bits(bits: u32) -> Self {
        Self { bits: vec![0; 1 << (bits - 6)].into(), shift: 64 - bits }
    }

    pub fn add(&mut self, word: &str) {
        self.add_hash(hash(word));
    }

    /// Adds a word by its [`hash`].
    pub fn add_hash(&mut self, hash: u64) {
        let (slot, bit) = self.place(hash);
        self.bits[slot] |= bit;
    }

    /// Whether the list may have a word with this [`hash`], in whatever case.
    pub fn may_have(&self, hash: u64) -> bool {
        let (slot, bit) = self.place(hash);
        self.bits[slot] & bit != 0
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let bit = (hash >> self.shift) as usize;
        (bit / 64, 1 << (bit % 64))
    }
}

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// A number for a word in whatever case and with whatever apostrophe it is written: the same one for all that
/// [`str::to_lowercase`] makes the same.
pub(crate) fn hash(word: &str) -> u64 {
    // Capitals up to U+00FF are told from small letters by one bit.
    let mut bytes = word.as_bytes().iter();
    let plain = loop {
        match bytes.next() {
            None => break true,
            Some(0xC3) => drop(bytes.next()),
            Some(0x80..) => break false,
            Some(_) => {}
        }
    };
    if plain { hash_plain(word.as_bytes()) } else { hash_plain(word.to_lowercase().replace('’', "'").as_bytes()) }
}

/// The same of a word that has no characters but of ASCII and from À to ÿ.
pub(super) fn hash_plain(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, part: u64| {
        let product = (hash ^ part).wrapping_mul(MULTIPLIER);
        product ^ (product >> 29)
    };
    let mut out = (bytes.len() as u64).wrapping_mul(MULTIPLIER);
    let (whole, rest) = bytes.as_chunks::<8>();
    for part in whole {
        out = mix(out, u64::from_le_bytes(*part) | 0x2020_2020_2020_2020);
    }
    let mut last = 0;
    for byte in rest {
        last = last << 8 | u64::from(byte | 0x20);
    }
    out = out.rotate_left(23) ^ last;
    out.wrapping_mul(MULTIPLIER) ^ (out >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_word_of_the_list_is_let_through_and_hardly_any_other() {
        let words: Vec<String> = (0..3000).map(|n| format!("mo{n}à")).collect();
        let mut sieve = Sieve::default();
        words.iter().for_each(|word| sieve.add(word));
        assert!(words.iter().all(|w| sieve.may_have(hash(&w.to_uppercase()))));
        let others = (0..10_000).filter(|n| sieve.may_have(hash(&format!("word{n}"))));
        assert!(others.count() < 1000);
    }

    #[test]
    fn the_words_of_short_texts_have_numbers_of_their_own() {
        let mut seen = std::collections::HashSet::new();
        let letters = || ('a'..='z').chain(['é', 'è']);
        for a in letters() {
            for b in letters() {
                for c in letters() {
                    seen.insert(hash(&format!("{a}{b}{c}")));
                    seen.insert(hash(&format!("{a}long-word{b}{c}")));
                }
            }
        }
        assert_eq!(seen.len(), 2 * 28 * 28 * 28);
    }

    proptest! {
        #[test]
        fn case_makes_no_other_number(text in "([a-zA-ZéÉÿŸœŒßİKΣςσ’'-]|\\PC){0,20}") {
            prop_assert_eq!(hash(&text), hash(&text.to_lowercase()));
            prop_assert_eq!(hash(&text), hash(&text.replace('’', "'")));
        }
    }
}
