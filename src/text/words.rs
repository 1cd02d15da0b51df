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
