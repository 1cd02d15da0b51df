//! Sentences: UAX #29 with the suppressions of a language.

use crate::locale::Locale;

/// Splits the text of a block (one line, hard breaks as backslash and newline) into sentences.
///
/// Every sentence but the last had one white-space run behind it, or, in a language without spaces between
/// sentences, nothing: joining with [`Locale::joiner`] and folding gives the text back. With `markdown`,
/// code spans, raw HTML, autolinks and link destinations are never broken.
pub fn split_block(_text: &str, _markdown: bool, _locale: &Locale) -> Vec<String> {
    unimplemented!()
}
