//! Words, as readers count them.

use unicode_segmentation::UnicodeSegmentation;

/// The number of words (UAX #29 words with a letter or a digit).
pub fn word_count(text: &str) -> usize {
    text.unicode_words().count()
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

    #[test]
    fn letters_of_any_script_are_letters() {
        assert!(has_letters("85 % là") && has_letters("都") && has_letters("هل"));
        assert!(!has_letters("85% — 😀 \u{301}") && !has_letters(""));
    }
}
