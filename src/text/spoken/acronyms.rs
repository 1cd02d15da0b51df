//! Acronyms: what an article says they stand for, and how they are said.

use std::ops::Range;

use super::language::{self, Language};
use crate::locale::Locale;

/// An acronym and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acronym {
    /// As it is written: `MSS`.
    pub short: String,
    /// What it stands for: `Multinational Security Support`.
    pub full: String,
}

/// The words in capitals of a text, by their bytes: two to eight letters, at least two of them, no digit.
fn acronyms(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(char::is_alphanumeric)?;
            let rest = &text[start..];
            let len = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            at = start + len;
            let word = &rest[..len];
            let joined = |c: Option<char>| c.is_some_and(|c| matches!(c, '-' | '_' | '@' | '.' | '/'));
            let mut behind = rest[len..].chars();
            let goes_on = joined(behind.next()) && behind.next().is_some_and(char::is_alphanumeric);
            let alone = !goes_on && !joined(text[..start].chars().next_back());
            if alone && is_acronym(word) {
                return Some(start..at);
            }
        }
    })
}

/// Whether a word is one that is made of first letters.
pub(crate) fn is_acronym(word: &str) -> bool {
    (2..=8).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

/// The acronyms that a text says the meaning of: `Multinational Security Support (MSS)`.
pub fn defined(text: &str, locale: &Locale) -> Vec<Acronym> {
    let Some(language) = language::of(locale) else { return Vec::new() };
    let mut out: Vec<Acronym> = Vec::new();
    for range in acronyms(text) {
        let short = &text[range.clone()];
        let Some(before) = text[..range.start].strip_suffix('(') else { continue };
        if !text[range.end..].starts_with(')') || out.iter().any(|a| a.short == short) {
            continue;
        }
        if let Some(full) = full_form(before.trim_end(), short, language) {
            out.push(Acronym { short: short.to_owned(), full: full.to_owned() });
        }
    }
    out
}

/// The words before a bracket whose first letters make the acronym in it, small words apart.
fn full_form<'a>(before: &'a str, short: &str, language: &Language) -> Option<&'a str> {
    let mut letters: Vec<char> = short.chars().collect();
    let mut start = before.len();
    // An acronym may leave out as many words as it has, and no sentence is looked through.
    let mut words = 0;
    // One word may have no letter in it: CDC leaves out Prevention.
    let mut skipped = false;
    for (at, word) in before.split_inclusive(|c: char| c.is_whitespace() || c == '-' || c == '’').rev().scan(
        before.len(),
        |end, word| {
            *end -= word.len();
            Some((*end, word))
        },
    ) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        words += 1;
        if words > 2 * short.chars().count() + 2 || word.trim_end().ends_with(['.', ';', ':', '!', '?', ')', ',']) {
            return None;
        }
        let Some(last) = letters.last().copied() else { break };
        if bare.chars().next()?.to_uppercase().eq(std::iter::once(last)) {
            letters.pop();
            start = at;
        } else if !language.has("small", &bare.to_lowercase()) {
            if skipped || !bare.starts_with(char::is_uppercase) {
                return None;
            }
            skipped = true;
        }
        if letters.is_empty() {
            break;
        }
    }
    let full = before.get(start..)?.trim();
    (letters.is_empty() && full.chars().next()?.is_uppercase()).then_some(full)
}

/// A text with the acronyms that it is the first to say, with what they stand for behind them. `said` are those of
/// earlier texts; the text's own are added.
pub fn expand(text: &str, known: &[Acronym], said: &mut Vec<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in acronyms(text) {
        let short = &text[range.clone()];
        if said.iter().any(|s| s == short) {
            continue;
        }
        let Some(acronym) = known.iter().find(|a| a.short == short) else { continue };
        said.push(short.to_owned());
        let around = &text[..range.start];
        // The text says it itself.
        let is_defined =
            around.ends_with('(') && around.contains(&acronym.full) || around.trim_end().ends_with(&acronym.full);
        if is_defined || text[range.end..].trim_start_matches([' ', '(', ',']).starts_with(&acronym.full) {
            continue;
        }
        out.push_str(&text[at..range.end]);
        out.push_str(", ");
        out.push_str(&acronym.full);
        at = range.end;
        if text[at..].trim_start().chars().next().is_some_and(char::is_alphanumeric) {
            out.push(',');
        }
    }
    out.push_str(&text[at..]);
    out
}

/// A text with the acronyms spelled that its language says letter by letter: `M S S`.
pub fn spell(text: &str, locale: &Locale) -> String {
    let Some(language) = language::of(locale).filter(|l| l.has("acronyms", "spell")) else { return text.to_owned() };
    // A line in capitals has no acronyms that could be told.
    if !text.chars().any(char::is_lowercase) && text.contains(' ') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in acronyms(text) {
        let word = &text[range.clone()];
        let vowel = word.chars().any(|c| "AEIOUYÀÂÉÈÊËÎÏÔÒÙÛÜ".contains(c));
        let ascii = word.is_ascii();
        let spelled = language.has("spelled", word) || ascii && !vowel && !language.has("said", word);
        if !spelled {
            continue;
        }
        out.push_str(&text[at..range.start]);
        for (n, c) in word.chars().enumerate() {
            if n > 0 {
                out.push(' ');
            }
            out.push(c);
        }
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}
