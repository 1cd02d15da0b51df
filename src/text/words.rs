//! Words, as readers count them.

use unicode_segmentation::UnicodeSegmentation;

/// The number of words (UAX #29 words with a letter or a digit).
pub fn word_count(text: &str) -> usize {
    // No word has a space in it, and the rules are needed only for what is not plain letters with a mark behind.
    let bytes = text.as_bytes();
    let (mut count, mut at) = (0, 0);
    while at < bytes.len() {
        let start = at;
        let run = |from: usize, is: fn(&u8) -> bool| from + bytes[from..].iter().take_while(|b| is(b)).count();
        let stem = run(start, u8::is_ascii_alphanumeric);
        let end = run(stem, |b| matches!(b, b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b'"'));
        if matches!(bytes.get(end), None | Some(b' ')) {
            count += usize::from(stem > start);
            at = end + 1;
        } else {
            let end = run(end, |b| *b != b' ');
            count += text[start..end].unicode_words().count();
            at = end + 1;
        }
    }
    count
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
