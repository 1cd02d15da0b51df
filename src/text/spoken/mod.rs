//! Figures in words, as a text is read aloud: numbers, amounts, dates, times, measures and telephone numbers.
//!
//! [`spoken`] writes out what can be read for sure and leaves everything else as it is, to the byte. The words are in
//! `data/spoken/`; a language without a file there keeps its figures.

mod acronyms;
mod amounts;
mod dates;
mod language;
mod numbers;
mod phones;
mod scan;
#[cfg(test)]
mod tests;
mod times;

pub(crate) use acronyms::is_acronym;
pub use acronyms::{Acronym, defined, expand, spell};

use crate::locale::Locale;
use scan::Scan;

/// A text with its figures in the words of its language.
///
/// Whatever is no figure is there byte for byte. Linear in the text; never panics.
pub fn spoken(text: &str, locale: &Locale) -> String {
    let Some(language) = language::of(locale) else { return text.to_owned() };
    // Most texts have no figure at all; a Roman numeral is one without a digit.
    if language.lines("ends in one").is_empty() && !text.chars().any(|c| c.is_numeric()) {
        return text.to_owned();
    }
    let scan = Scan { text, language };
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    let mut at = 0;
    while at < text.len() {
        if let Some(end) = scan.address(at) {
            out.push_str(&text[at..end]);
            at = end;
            continue;
        }
        if let Some((end, said)) = scan.figure(at) {
            out.push_str(&said);
            at = end;
            continue;
        }
        let end = scan.unread(at);
        out.push_str(&text[at..end]);
        at = end;
    }
    out
}

/// A whole number in words; `None` where the language's words for it are not known.
pub fn number(n: u64, locale: &Locale) -> Option<String> {
    language::of(locale)?.cardinal(n)
}
