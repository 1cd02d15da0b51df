//! Words, as readers count them.

use unicode_segmentation::UnicodeSegmentation;

/// The number of words (UAX #29 words with a letter or a digit).
pub fn word_count(text: &str) -> usize {
    // No word has a space in it, and the rules are needed only for what is not plain letters with a mark behind.
    let (mut count, mut start) = (0, 0);
    let mut so_far = SPACE;
    for (at, byte) in text.bytes().enumerate() {
        let class = CLASSES[usize::from(byte)];
        if class == SPACE {
            count += words_in(so_far, &text[start..at]);
            (start, so_far) = (at + 1, SPACE);
        } else {
            so_far = NEXT[usize::from(so_far << 3 | class)];
        }
    }
    count + words_in(so_far, &text[start..])
}

/// The words in a text without a space, which is known to be of a class.
fn words_in(class: u8, text: &str) -> usize {
    match class {
        STEM | MARKS => 1,
        OTHER => text.unicode_words().count(),
        _ => 0,
    }
}

/// What a byte is, and what the text from the last space to it is: nothing, ASCII letters and digits, these with
/// marks behind, marks alone, anything else.
const SPACE: u8 = 0;
const STEM: u8 = 1;
const MARKS: u8 = 2;
const MARKS_ALONE: u8 = 3;
const OTHER: u8 = 4;

const CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' => SPACE,
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b'"' => MARKS,
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => STEM,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
};

/// What becomes of a text of one class (times eight) with a byte of another behind it.
const NEXT: [u8; 256] = {
    let mut next = [OTHER; 256];
    next[(SPACE << 3 | STEM) as usize] = STEM;
    next[(SPACE << 3 | MARKS) as usize] = MARKS_ALONE;
    next[(STEM << 3 | STEM) as usize] = STEM;
    next[(STEM << 3 | MARKS) as usize] = MARKS;
    next[(MARKS << 3 | MARKS) as usize] = MARKS;
    next[(MARKS_ALONE << 3 | MARKS) as usize] = MARKS_ALONE;
    next
};

/// Whether a text has a letter of any script.
pub fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Whether a text has letters that are in no address: one that is nothing but addresses is copied, not translated.
pub fn has_letters_outside_addresses(text: &str) -> bool {
    if text.contains("://") || text.contains("www.") {
        text.split_whitespace().any(|word| !is_address(word) && has_letters(word))
    } else {
        has_letters(text)
    }
}

/// Whether a word is the address of a page.
pub fn is_address(word: &str) -> bool {
    word.contains("://") || word.trim_start_matches(['(', '<', '[']).starts_with("www.")
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
