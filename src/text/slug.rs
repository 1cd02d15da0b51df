//! The parts a segment's id is born from.

use unicode_normalization::UnicodeNormalization;

/// A short slug of a text's first words: lower-case ASCII letters and digits joined by `-`, a letter first,
/// at most about 24 bytes; `s` where the text has nothing of the kind.
///
/// Accents are dropped by NFKD; letters of other scripts are passed over.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in text.nfkd() {
        if c.is_ascii_alphanumeric() {
            if out.is_empty() && !c.is_ascii_alphabetic() {
                continue;
            }
            if gap && !out.is_empty() {
                if out.len() >= 20 {
                    break;
                }
                out.push('-');
            }
            gap = false;
            if out.len() >= 28 {
                break;
            }
            out.push(c.to_ascii_lowercase());
        } else if !unicode_normalization::char::is_combining_mark(c) && !matches!(c, '\'' | '’') {
            gap = true;
        }
    }
    if out.is_empty() { "s".into() } else { out }
}

/// Four hexadecimal digits of a text's hash (64-bit FNV-1a, its halves put together), salted with `salt`.
///
/// Texts that only fold alike have hashes of their own: fold first.
/// The same text gives the same digits on every machine, so that two branches agree.
pub fn hash(text: &str, salt: u32) -> String {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes().chain(salt.to_le_bytes().into_iter().filter(|_| salt > 0)) {
        h = (h ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    let folded = h ^ (h >> 32);
    format!("{:04x}", (folded ^ (folded >> 16)) & 0xffff)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_slug_is_made_of_the_first_words() {
        for (text, want) in [
            ("Haiti marks a year since", "haiti-marks-a-year-since"),
            ("Gwoup ame yo kontwole apeprè 85% kapital la", "gwoup-ame-yo-kontwole"),
            ("L’État d’Haïti", "letat-dhaiti"),
            ("85% of the capital", "of-the-capital"),
            ("帮派控制首都", "s"),
            ("…", "s"),
            ("", "s"),
            ("ﬁne e\u{301}té", "fine-ete"),
        ] {
            assert_eq!(slug(text), want, "{text}");
        }
    }

    #[test]
    fn a_hash_is_the_same_everywhere_and_differs_by_salt() {
        assert_eq!(hash("kapital la", 0), hash("kapital la", 0));
        assert_ne!(hash("kapital la", 0), hash("kapital la", 1));
        assert_ne!(hash("kapital la", 0), hash("kapital yo", 0));
        // Ids in catalogues are made of these digits: they may never change.
        assert_eq!(hash("", 0), HASH_OF_NOTHING);
        assert_eq!(hash("Pòtoprens", 0), HASH_OF_A_WORD);
    }

    const HASH_OF_NOTHING: &str = "f011";
    const HASH_OF_A_WORD: &str = "4559";

    proptest! {
        #[test]
        fn a_slug_is_a_short_identifier(text: String) {
            let slug = slug(&text);
            prop_assert!(slug.len() <= 28 && slug.starts_with(|c: char| c.is_ascii_lowercase()));
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!slug.ends_with('-') && !slug.contains("--"));
        }

        #[test]
        fn a_hash_is_four_hexadecimal_digits(text: String, salt: u32) {
            let hash = hash(&text, salt);
            prop_assert!(hash.len() == 4 && hash.bytes().all(|b| b.is_ascii_hexdigit()));
        }
    }
}
