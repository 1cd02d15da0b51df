//! Sentences: UAX #29 with the suppressions of a language.

mod bounds;
mod language;
mod mask;
#[cfg(test)]
pub(crate) mod tests;

use std::cell::LazyCell;
use std::ops::Range;

use crate::locale::Locale;
use language::{Abbreviation, Language};

/// Splits the text of a block (one line, hard breaks as backslash and newline) into sentences.
///
/// Every sentence but the last had one white-space run behind it, or, in a language without spaces between
/// sentences, nothing: joining with [`Locale::joiner`] and folding gives the text back. With `markdown`,
/// code spans, raw HTML, autolinks and link destinations are never broken.
///
/// The rules are those of Unicode Standard Annex #29, chapter 5, with four changes for every language (a
/// question or exclamation mark before a lower-case letter ends nothing; an ellipsis before a capital does; a
/// closing mark behind a no-break space belongs to the sentence before it; a period before a figure ends a
/// sentence) and the abbreviations of the languages in `data/sentences/`. A break takes the place of spaces
/// and plain newlines only, never of a no-break space. A hard break ends no sentence: the lines of a verse
/// are one. A text of white space alone has no sentences.
pub fn split_block(text: &str, markdown: bool, locale: &Locale) -> Vec<String> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut push = |range: Range<usize>| {
        let sentence = &text[range];
        let sentence = if locale.joiner().is_empty() { sentence } else { sentence.trim_matches([' ', '\n', '\r']) };
        if !sentence.chars().all(char::is_whitespace) {
            out.push(sentence.to_owned());
        }
    };
    for gap in breaks(text, markdown, locale) {
        push(start..gap.start);
        start = gap.end;
    }
    push(start..text.len());
    out
}

/// The white space (or the empty place) between each two sentences of a text.
pub(crate) fn breaks(text: &str, markdown: bool, locale: &Locale) -> Vec<Range<usize>> {
    let masked = mask::mask(text, markdown);
    let mut gaps = if locale.joiner().is_empty() {
        unspaced(text, &masked, language::of(locale), bounds::bounds(&masked))
    } else {
        plainly_spaced(text, &masked, locale).unwrap_or_else(|| by_the_annex(text, &masked, locale))
    };
    // A tail without a letter or a digit (a footnote's mark, an emoji) is no sentence of its own.
    if let Some(last) = gaps.last()
        && !masked[last.end..].chars().any(char::is_alphanumeric)
    {
        gaps.pop();
    }
    gaps
}

/// The breaks of a text in which it is plain what the annex says of every terminator: they are looked for from one
/// terminator to the next, and not at every space. `None` where it is not.
fn plainly_spaced(text: &str, masked: &str, locale: &Locale) -> Option<Vec<Range<usize>>> {
    let bytes = masked.as_bytes();
    if !bounds::is_plain(bytes) {
        return None;
    }
    let mut gaps = Vec::new();
    let language = LazyCell::new(|| language::of(locale));
    let (mut seen, mut letters) = (0, false);
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'.', b'!', b'?', &bytes[at..]) {
        let terminator = at + found;
        at = terminator + 1;
        let after = match bounds::after(&bytes[terminator..])? {
            bounds::After::GoesOn => continue,
            bounds::After::Gap(gap) => gap,
        };
        let (start, end) = (terminator + after.start, terminator + after.end);
        at = end;
        // A sentence has a letter: the number of a list item is none.
        letters = letters || masked[seen..start].chars().any(char::is_alphabetic);
        seen = end;
        let gap = Gap { before: &masked[..start], after: &masked[end..], opening: after.opening, language: *language };
        if letters && !hard_break(&text[..start]) && gap.is_break(after.annex) {
            gaps.push(start..end);
            letters = false;
        }
    }
    Some(gaps)
}

/// The breaks of any text in a language that writes spaces.
fn by_the_annex(text: &str, masked: &str, locale: &Locale) -> Vec<Range<usize>> {
    if !may_break(masked.as_bytes()) {
        return Vec::new();
    }
    spaced(text, masked, language::of(locale), bounds::bounds(masked))
}

/// Whether a space stands behind anything that a sentence may end with: all but letters, digits and a comma.
fn may_break(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b' ', bytes).any(|space| match bytes[..space] {
        [.., b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b',' | b' '] => false,
        // À to ÿ
        [.., 0xC3, last] => matches!(last, 0x97 | 0xB7),
        _ => true,
    })
}

/// Breaks at runs of plain spaces.
fn spaced(text: &str, masked: &str, language: &Language, ends: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let bytes = masked.as_bytes();
    let mut ends = ends.peekable();
    let mut gaps = Vec::new();
    let mut seen = 0;
    let mut letters = false;
    // Where the next word starts; looked for once, however many gaps are before it.
    let mut word = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b' ', &bytes[at..]) {
        let start = at + found;
        let end = start + bytes[start..].iter().take_while(|&&b| b == b' ').count();
        at = end;
        while ends.next_if(|&e| e < end).is_some() {}
        let annex = ends.peek() == Some(&end);
        // A sentence has a letter: the number of a list item is none.
        letters = letters || masked[seen..start].chars().any(char::is_alphabetic);
        seen = end;
        // Only the annex ends a sentence behind a letter, a digit or a comma.
        let last = start.checked_sub(1).map(|i| bytes[i]);
        if !annex && last.is_some_and(|b| b.is_ascii_alphanumeric() || b == b',') {
            continue;
        }
        if word < end {
            word = masked[end..].find(char::is_alphanumeric).map_or(masked.len(), |n| end + n);
        }
        let gap = Gap { before: &masked[..start], after: &masked[end..], opening: word - end, language };
        if letters && !hard_break(&text[..start]) && gap.is_break(annex) {
            gaps.push(start..end);
            letters = false;
        }
    }
    gaps
}

/// Breaks where nothing stands between two sentences.
fn unspaced(text: &str, masked: &str, language: &Language, ends: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut gaps: Vec<Range<usize>> = Vec::new();
    let mut seen = 0;
    let mut letters = false;
    for at in ends {
        letters = letters || masked[seen..at].chars().any(char::is_alphabetic);
        seen = at;
        let (Some(last), Some(next)) = (masked[..at].chars().next_back(), masked[at..].chars().next()) else {
            continue;
        };
        let goes_on = is_closer(last) && language.goes_on.iter().any(|word| masked[at..].starts_with(word));
        if !last.is_whitespace()
            && !next.is_whitespace()
            && !hard_break(&text[..at])
            && !goes_on
            // Behind markup it is not known whether it opens or closes.
            && text[..at].ends_with(last)
            && letters
        {
            gaps.push(at..at);
            letters = false;
        }
    }
    gaps
}

/// Whether a newline here would be a hard break, or is one.
fn hard_break(before: &str) -> bool {
    before.bytes().rev().take_while(|&b| b == b'\\').count() % 2 == 1
}

/// A place where a sentence may end.
struct Gap<'a> {
    before: &'a str,
    after: &'a str,
    /// How much of `after` stands before its first word.
    opening: usize,
    language: &'a Language,
}

impl Gap<'_> {
    /// Whether a sentence ends here; `annex` is what UAX #29 says.
    fn is_break(&self, annex: bool) -> bool {
        let stem = self.before.trim_end_matches(|c| is_closer(c) || is_fixed_space(c));
        let Some(last) = stem.chars().next_back() else { return false };
        let (opening, word) = self.after.split_at(self.opening);
        let next = word.chars().next().unwrap_or(' ');
        // What stands before the next word only opens it.
        let opens = opening.chars().all(|c| is_opener(c) || is_fixed_space(c));
        let extra = opens
            && match last {
                '…' => next.is_uppercase(),
                '.' => next.is_numeric(),
                _ => false,
            };
        if !(annex || extra) || next.is_lowercase() {
            return false;
        }
        let closed = &self.before[stem.len()..];
        let elided = stem.trim_end_matches(['.', '…']);
        if elided.len() < stem.len() && elided.ends_with(['[', '(']) && closed.starts_with([']', ')']) {
            return false;
        }
        if last != '.' { true } else { !self.is_abbreviated(stem, word, next) }
    }

    /// Whether the period at the end of `stem` only shortens its word.
    fn is_abbreviated(&self, stem: &str, word: &str, next: char) -> bool {
        let token = stem.rsplit(char::is_whitespace).next().unwrap_or(stem).trim_start_matches(is_opener);
        let word = word.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or(word);
        let starts = || self.language.starts.contains(word);
        // In `3. 5. 2024` and `point 3. 5` the periods are no ends; behind a year one is.
        if next.is_numeric() && token.len() <= 3 && token.trim_end_matches('.').chars().all(char::is_numeric) {
            return true;
        }
        if let Some(kind) = self.language.abbreviation(stem, token) {
            return match kind {
                Abbreviation::NeverEnds => true,
                Abbreviation::BeforeNumber => next.is_numeric(),
                Abbreviation::MayEnd => !starts(),
            };
        }
        match (self.language.initials, initials(token)) {
            (true, 1) => true,
            (true, 2..) => !starts(),
            _ => false,
        }
    }
}

/// The number of initials a token is made of: 1 for `J.`, 2 for `U.S.` and `J.-C.`; 0 if it is a word.
fn initials(token: &str) -> usize {
    let mut count = 0;
    let mut chars = token.chars().filter(|&c| c != '-').peekable();
    while let Some(c) = chars.next() {
        if !c.is_uppercase() {
            return 0;
        }
        while chars.next_if(|&c| unicode_normalization::char::is_combining_mark(c)).is_some() {}
        if chars.next() != Some('.') {
            return 0;
        }
        count += 1;
    }
    count
}

/// A mark that closes what stands before it. `)` also stands for masked markup.
fn is_closer(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '"' | '\'' | '»' | '›' | '”' | '’' | '“' | '«' | '」' | '』' | '）' | '】')
}

/// A mark that opens what stands after it.
fn is_opener(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '"' | '\'' | '«' | '‹' | '“' | '‘' | '„' | '‚' | '»' | '¿' | '¡' | ')' | '「' | '『')
}

/// White space at which no line is broken.
fn is_fixed_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2060}' | '\u{2009}')
}
