//! The parts a segment's id is born from.

use unicode_normalization::UnicodeNormalization;

/// Where a slug ends: no word is added behind this many bytes, and none longer is written out.
const LENGTH: usize = 22;

/// A short slug of a text's first words: lower-case ASCII letters and digits joined by `-`, a letter first
/// (`s-2-drops`); `s` where the text has nothing of the kind.
///
/// Accents are dropped by NFKD; letters of other scripts are passed over.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    // A word more than is kept is never looked at.
    let ascii = text.bytes().position(|b| !b.is_ascii()).unwrap_or(text.len());
    for c in text[..ascii].chars().chain(text[ascii..].nfkd()).chain([' ']) {
        if c.is_ascii_alphanumeric() {
            if word.len() < LENGTH {
                word.push(c.to_ascii_lowercase());
            }
        } else if !unicode_normalization::char::is_combining_mark(c) && !matches!(c, '\'' | '’') && !word.is_empty() {
            if out.is_empty() {
                if !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    out.push_str("s-");
                }
            } else if out.len() + word.len() > LENGTH {
                break;
            } else {
                out.push('-');
            }
            out.push_str(&word);
            word.clear();
        }
    }
    if out.is_empty() { "s".into() } else { out }
}

/// Four hexadecimal digits of a text's hash (64-bit FNV-1a, folded), salted with `salt`.
///
/// The same text gives the same digits on every machine, so that two branches agree.
pub fn hash(text: &str, salt: u32) -> String {
    let h = fnv(text.bytes().chain(salt.to_le_bytes().into_iter().filter(|_| salt > 0)));
    let folded = h ^ (h >> 32);
    format!("{:04x}", (folded ^ (folded >> 16)) & 0xffff)
}

/// A number that stands for texts in their order (64-bit FNV-1a), the same on every machine and in every version.
pub fn fingerprint(texts: &[&str]) -> u64 {
    // No text holds the byte that ends one, since UTF-8 has none like it.
    fnv(texts.iter().flat_map(|text| text.bytes().chain([0xFF])))
}

/// A number that stands for a file's bytes (64-bit FNV-1a), the same on every machine and in every version.
pub fn fingerprint_of(bytes: &[u8]) -> u64 {
    fnv(bytes.iter().copied())
}

fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |h, byte| (h ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_slug_is_made_of_the_first_words_and_begins_with_a_letter() {
        for (text, want) in [
            ("Haiti marks a year since", "haiti-marks-a-year"),
            ("A mission still short of money", "a-mission-still-short"),
            ("Armed groups hold about 85% of the capital.", "armed-groups-hold-about"),
            ("2 drops", "s-2-drops"),
            ("Haiti’s police", "haitis-police"),
            ("Pétion-Ville, Gonaïves", "petion-ville-gonaives"),
            ("שלום", "s"),
            ("85%", "s-85"),
            ("Anticonstitutionnellement parlant", "anticonstitutionnellem"),
        ] {
            assert_eq!(slug(text), want);
        }
    }

    #[test]
    fn a_fingerprint_tells_where_one_text_ends_and_the_next_begins() {
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
        assert_ne!(fingerprint(&["a", ""]), fingerprint(&["a"]));
        assert_eq!(fingerprint(&["Pòtoprens"]), fingerprint(&["Pòtoprens"]));
    }

    #[test]
    fn a_hash_is_the_same_everywhere_and_differs_by_salt() {
        assert_ne!(hash("kapital la", 0), hash("kapital la", 1));
        assert_ne!(hash("kapital la", 0), hash("kapital yo", 0));
        // Ids in catalogues are made of these digits: they may never change.
        assert_eq!(hash("", 0), "f011");
        assert_eq!(hash("Pòtoprens", 0), "4559");
    }

    proptest! {
        #[test]
        fn a_slug_is_a_short_identifier(text: String) {
            let slug = slug(&text);
            prop_assert!(slug.len() <= LENGTH + 2 && slug.starts_with(|c: char| c.is_ascii_lowercase()), "{}", slug);
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!slug.ends_with('-') && !slug.contains("--"));
        }
    }
}
