//! Words, as readers count them.

use unicode_segmentation::UnicodeSegmentation;

/// The number of words (UAX #29 words with a letter or a digit).
pub fn word_count(text: &str) -> usize {
    // No word has a space in it, and the rules are needed only for what is not plain letters with a mark behind.
    text.split(' ')
        .map(|token| {
            let bytes = token.as_bytes();
            let stem = bytes.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
            if bytes[stem..].iter().all(|b| matches!(b, b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b'"')) {
                usize::from(stem > 0)
            } else {
                token.unicode_words().count()
            }
        })
        .sum()
}

/// Whether a text has a letter of any script.
pub fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_as_readers_count_them() {
        for (text, words) in [
            ("Gwoup ame yo kontwole 85% kapital la.", 7),
            ("L’ONU n’est pas là", 4),
            ("e\u{301}te\u{301}", 1),
            ("— … !", 0),
            ("", 0),
        ] {
            assert_eq!(word_count(text), words, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_count_is_that_of_the_rules(text in crate::text::sentences::tests::soup()) {
            proptest::prop_assert_eq!(word_count(&text), text.unicode_words().count());
        }
    }

    #[test]
    fn letters_of_any_script_are_letters() {
        assert!(has_letters("85 % là") && has_letters("都") && has_letters("هل"));
        assert!(!has_letters("85% — 😀 \u{301}") && !has_letters(""));
    }
}
