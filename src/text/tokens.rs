//! Words, numbers, signs and marks of a text.

use super::NOT_PROSE;
use super::sieve;
use crate::locale::Locale;
use crate::text::sentences;

/// What stands between the letters of a word where one was left out.
const APOSTROPHES: [char; 2] = ['\'', '’'];

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Letters, with what stands between letters.
    Word,
    /// Digits with their separators and the letters attached to them.
    Number,
    /// A symbol that is read aloud: `%`, `$`, `&`.
    Sign,
    /// Punctuation.
    Mark,
}

/// A piece of a visible text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    /// As written.
    pub text: &'a str,
    /// Where it starts.
    pub start: usize,
    /// What it is.
    pub kind: Kind,
    /// Whether a sentence or a quotation starts with it, so that its capital says nothing.
    pub initial: bool,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// The [`sieve::hash`] of the text.
    pub hash: u64,
    /// What its letters are, so that no rule has to look at them again.
    pub letters: Letters,
}

impl Token<'_> {
    /// Where it ends.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// What letters and signs a token has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letters(u8);

impl Letters {
    const UPPER: u8 = 1;
    const LOWER: u8 = 2;
    const NUMERIC: u8 = 4;
    const HYPHEN: u8 = 8;
    const PERIOD: u8 = 16;
    const FIRST_UPPER: u8 = 32;
    const FIRST_LOWER: u8 = 64;
    const LONGER: u8 = 128;

    /// Looks at every character.
    fn of(text: &str) -> Self {
        let mut out = 0;
        for c in text.chars() {
            out |= match c {
                '-' => Self::HYPHEN,
                '.' => Self::PERIOD,
                c if c.is_uppercase() => Self::UPPER,
                c if c.is_lowercase() => Self::LOWER,
                c if c.is_numeric() => Self::NUMERIC,
                _ => 0,
            } | if c.is_ascii() { 0 } else { Self::LONGER };
        }
        match text.chars().next() {
            Some(c) if c.is_uppercase() => out |= Self::FIRST_UPPER,
            Some(c) if c.is_lowercase() => out |= Self::FIRST_LOWER,
            _ => {}
        }
        Self(out)
    }

    /// Whether it begins with a capital.
    pub(crate) fn is_capital(self) -> bool {
        self.0 & Self::FIRST_UPPER != 0
    }

    /// Whether it begins with a small letter.
    pub(crate) fn is_small(self) -> bool {
        self.0 & Self::FIRST_LOWER != 0
    }

    /// Whether there is a capital anywhere.
    pub(crate) fn has_upper(self) -> bool {
        self.0 & Self::UPPER != 0
    }

    /// Whether there is a small letter anywhere.
    pub(crate) fn has_lower(self) -> bool {
        self.0 & Self::LOWER != 0
    }

    /// Whether there is a digit or another number anywhere.
    pub(crate) fn has_numeric(self) -> bool {
        self.0 & Self::NUMERIC != 0
    }

    /// Whether there is a `-` anywhere.
    pub(crate) fn has_hyphen(self) -> bool {
        self.0 & Self::HYPHEN != 0
    }

    /// Whether there is a `.` anywhere.
    pub(crate) fn has_period(self) -> bool {
        self.0 & Self::PERIOD != 0
    }

    /// Whether all of it is ASCII.
    pub(crate) fn is_ascii(self) -> bool {
        self.0 & Self::LONGER == 0
    }
}

/// Takes a visible text to pieces; white space belongs to none.
pub(crate) fn tokens<'a>(text: &'a str, locale: &Locale) -> Vec<Token<'a>> {
    let breaks = sentences::breaks(text, false, locale);
    let mut starts = breaks.iter().map(|gap| gap.end).peekable();
    let mut out: Vec<Token<'a>> = Vec::with_capacity(text.len() / 5 + 1);
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut initial = true;
    let mut spaced = true;
    while let Some(&byte) = bytes.get(at) {
        while let Some(start) = starts.next_if(|&start| start <= at) {
            initial |= start == at;
        }
        let class = match CLASSES[usize::from(byte)] {
            Class::Longer => longer(text[at..].chars().next().unwrap_or(NOT_PROSE)),
            class => class,
        };
        let (kind, length) = match class {
            Class::Nothing | Class::Longer => {
                at += 1;
                continue;
            }
            Class::Space(length) => {
                // A line of its own: a hard break, or a link's title.
                initial |= byte == b'\n';
                spaced = true;
                at += length;
                continue;
            }
            Class::Letter => {
                if let Some((length, letters)) = plain_word(&bytes[at..]) {
                    let piece = &text[at..at + length];
                    let hash = sieve::hash_plain(piece.as_bytes());
                    out.push(Token { text: piece, start: at, kind: Kind::Word, initial, spaced, hash, letters });
                    at += length;
                    (initial, spaced) = (false, false);
                    continue;
                }
                (Kind::Word, word(&text[at..]))
            }
            Class::Digit => (Kind::Number, number(&text[at..])),
            Class::Mark(length) => (Kind::Mark, length),
            Class::Sign(length) => (Kind::Sign, length),
        };
        let piece = &text[at..at + length];
        let token = Token { text: piece, start: at, kind, initial, spaced, hash: 0, letters: Letters::default() };
        at += length;
        spaced = false;
        if kind == Kind::Word {
            split(token, &mut out);
        } else {
            out.push(Token { hash: sieve::hash(piece), letters: Letters::of(piece), ..token });
        }
        initial = match piece {
            ":" | "“" | "«" | "„" | "‘" | "‹" => true,
            "\"" => initial || out.len() < 2 || token.spaced,
            _ => initial && matches!(kind, Kind::Mark),
        };
    }
    out
}

/// What a token begins with, and how many bytes it has where that is all of it.
#[derive(Clone, Copy)]
enum Class {
    Nothing,
    Space(usize),
    Letter,
    Digit,
    Mark(usize),
    Sign(usize),
    /// The first byte of a longer character.
    Longer,
}

const CLASSES: [Class; 256] = {
    let mut out = [Class::Longer; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        out[byte as usize] = match byte {
            1 => Class::Nothing,
            b'\t'..=b'\r' | b' ' => Class::Space(1),
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'$' | b'%' | b'&' | b'+' | b'<' | b'=' | b'>' | b'@' | b'#' | b'^' | b'|' => Class::Sign(1),
            b'!'..=b'/' | b':'..=b'@' | b'['..=b'`' | b'{'..=b'~' => Class::Mark(1),
            _ => Class::Sign(1),
        };
        byte += 1;
    }
    out
};

fn longer(c: char) -> Class {
    if c.is_whitespace() {
        Class::Space(c.len_utf8())
    } else if c.is_numeric() {
        Class::Digit
    } else if is_letter(c) {
        Class::Letter
    } else if is_mark(c) {
        Class::Mark(c.len_utf8())
    } else {
        Class::Sign(c.len_utf8())
    }
}

/// The length of the word that bytes begin with, where it is letters and digits of ASCII and of the letters from À to ÿ
/// and plainly ends behind them.
fn plain_word(bytes: &[u8]) -> Option<(usize, Letters)> {
    let (mut at, mut letters) = (0, 0);
    let ends = loop {
        match bytes.get(at) {
            Some(b'a'..=b'z') => letters |= Letters::LOWER,
            Some(b'A'..=b'Z') => letters |= Letters::UPPER,
            Some(b'0'..=b'9') => letters |= Letters::NUMERIC,
            Some(0xC3) => {
                letters |= Letters::LONGER;
                letters |= match bytes.get(at + 1)? {
                    0x97 | 0xB7 => return None,
                    0x80..=0x9E => Letters::UPPER,
                    _ => Letters::LOWER,
                };
                at += 1;
            }
            None => break true,
            // An elision, a compound, another letter.
            Some(b'\'' | 0x80..) => return None,
            Some(b'-') => {
                let next = *bytes.get(at + 1)?;
                break next < 0x80 && !next.is_ascii_alphanumeric();
            }
            // `U.S.`
            Some(b'.') => break at > 2,
            Some(_) => break true,
        }
        at += 1;
    };
    letters |= match bytes {
        [b'A'..=b'Z', ..] | [0xC3, 0x80..=0x9E, ..] => Letters::FIRST_UPPER,
        _ => Letters::FIRST_LOWER,
    };
    ends.then_some((at, Letters(letters)))
}

/// Parts a word at its apostrophes, as far as they part words: `l'ONU`, `didn't`, `Otunge's`.
fn split<'a>(token: Token<'a>, out: &mut Vec<Token<'a>>) {
    let text = token.text;
    let cut = |from: usize, to: usize, initial: bool| Token {
        text: &text[from..to],
        start: token.start + from,
        initial,
        spaced: token.spaced && from == 0,
        hash: sieve::hash(&text[from..to]),
        letters: Letters::of(&text[from..to]),
        ..token
    };
    let apostrophe = text.bytes().any(|b| matches!(b, b'\'' | 0xE2)).then(|| text.match_indices(APOSTROPHES).next());
    let Some((apostrophe, mark)) = apostrophe.flatten() else {
        out.push(cut(0, text.len(), token.initial));
        return;
    };
    let next = apostrophe + mark.len();
    let (before, after) = (&text[..apostrophe], &text[next..]);
    if after.eq_ignore_ascii_case("t") && before.len() > 1 && before.ends_with(['n', 'N']) {
        out.push(cut(0, apostrophe - 1, token.initial));
        out.push(cut(apostrophe - 1, text.len(), false));
    } else if after.eq_ignore_ascii_case("s") {
        out.push(cut(0, apostrophe, token.initial));
        out.push(cut(apostrophe, text.len(), false));
    } else if before.chars().count() <= 2 || before.to_lowercase().ends_with("qu") {
        out.push(cut(0, apostrophe, token.initial));
        out.push(cut(next, text.len(), token.initial));
    } else {
        out.push(cut(0, text.len(), token.initial));
    }
}

/// The length of the number a text starts with.
fn number(text: &str) -> usize {
    let digits = |from: usize| text[from..].find(|c: char| !c.is_numeric()).map_or(text.len(), |i| from + i);
    let mut end = digits(0);
    // Spaces part groups of three only: in `2024 300` they part two numbers.
    let mut grouped = text[..end].chars().count() <= 3;
    while let Some(separator) = text[end..].chars().next() {
        let from = end + separator.len_utf8();
        let to = digits(from);
        let places = text[from..to].chars().count();
        let goes_on = match separator {
            '.' | ',' | '\'' | ':' | '/' | '-' | '·' | '٫' | '٬' => places > 0,
            ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' => grouped && places == 3,
            _ => false,
        };
        if !goes_on {
            break;
        }
        grouped &= separator.is_whitespace();
        end = to;
    }
    // Letters of a script without case are words of their own: `2024年`.
    text[end..].find(|c: char| !(c.is_lowercase() || c.is_uppercase())).map_or(text.len(), |i| end + i)
}

/// The length of the word a text starts with.
fn word(text: &str) -> usize {
    let mut end = 0;
    // Whether all so far is single letters with periods, as in `U.S.`
    let mut dotted = true;
    let mut run = 0;
    let mut cased = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, n)| n);
        let joins = match c {
            '\'' | '’' | '-' => next.is_some_and(is_letter),
            '.' if dotted && run == 1 => next.is_some_and(|n| n.is_alphabetic()) || text[..end].contains('.'),
            _ => false,
        };
        if joins {
            dotted &= c == '.';
            run = 0;
        } else if is_letter(c) || (c.is_numeric() && cased) {
            cased = c.is_lowercase() || c.is_uppercase() || (cased && !c.is_alphabetic());
            run += usize::from(c.is_alphanumeric());
            dotted &= run <= 1;
        } else if c == '-' && cased && next.is_some_and(char::is_numeric) {
            // `G-9` is one name.
        } else {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{200C}' | '\u{200D}')
}

fn is_mark(c: char) -> bool {
    match c {
        '$' | '%' | '&' | '+' | '<' | '=' | '>' | '@' | '#' | '^' | '|' | '‰' | '‱' => false,
        '¡' | '¿' | '«' | '»' | '·' | '،' | '؛' | '؟' | '۔' | '।' => true,
        '\u{2010}'..='\u{205E}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' => true,
        '\u{FF01}' | '\u{FF08}' | '\u{FF09}' | '\u{FF0C}' | '\u{FF0E}' | '\u{FF1A}' | '\u{FF1B}' | '\u{FF1F}' => true,
        _ => c.is_ascii_punctuation(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the table and the short way say at once, asked of one character after the other.
    fn slowly(text: &str, locale: &Locale) -> Vec<(usize, String, Kind, bool, bool)> {
        let starts: Vec<usize> = sentences::breaks(text, false, locale).iter().map(|gap| gap.end).collect();
        let mut out: Vec<Token<'_>> = Vec::new();
        let (mut at, mut initial, mut spaced) = (0, true, true);
        while let Some(c) = text[at..].chars().next() {
            initial |= starts.contains(&at);
            if c == NOT_PROSE {
                at += 1;
                continue;
            }
            if c.is_whitespace() {
                initial |= c == '\n';
                spaced = true;
                at += c.len_utf8();
                continue;
            }
            let (kind, length) = if c.is_numeric() {
                (Kind::Number, number(&text[at..]))
            } else if is_letter(c) {
                (Kind::Word, word(&text[at..]))
            } else if is_mark(c) {
                (Kind::Mark, c.len_utf8())
            } else {
                (Kind::Sign, c.len_utf8())
            };
            let token = Token {
                text: &text[at..at + length],
                start: at,
                kind,
                initial,
                spaced,
                hash: 0,
                letters: Letters::default(),
            };
            at += length;
            spaced = false;
            if kind == Kind::Word {
                split(token, &mut out)
            } else {
                out.push(token)
            }
            initial = match c {
                ':' | '“' | '«' | '„' | '‘' | '‹' => true,
                '"' => initial || out.len() < 2 || token.spaced,
                _ => initial && matches!(kind, Kind::Mark),
            };
        }
        out.iter().map(|t| (t.start, t.text.to_owned(), t.kind, t.initial, t.spaced)).collect()
    }

    #[test]
    fn every_character_is_what_it_is_said_to_be() {
        for c in '\0'..=char::MAX {
            for text in [format!("{c}"), format!("a{c}b"), format!("ab{c} {c}É")] {
                let found = tokens(&text, &Locale::english());
                let found: Vec<_> =
                    found.iter().map(|t| (t.start, t.text.to_owned(), t.kind, t.initial, t.spaced)).collect();
                assert_eq!(found, slowly(&text, &Locale::english()), "U+{:04X}", c as u32);
                if c == '\u{3000}' {
                    break;
                }
            }
        }
    }

    proptest! {
        #[test]
        fn the_short_way_parts_a_text_as_the_long_one(
            text in crate::text::sentences::tests::soup(),
            words in r#"([aBéÉ×ß1٣œ]|[-.'’]|[ \u{A0}\n]|[“«":,$]|\x01|\u{301}){0,24}"#,
        ) {
            for text in [text.clone(), words.clone(), format!("{words}{text}")] {
                let found = tokens(&text, &Locale::english());
                for token in &found {
                    prop_assert_eq!(token.hash, sieve::hash(token.text), "{:?}", token.text);
                    prop_assert_eq!(token.letters, Letters::of(token.text), "{:?}", token.text);
                }
                let found: Vec<_> =
                    found.iter().map(|t| (t.start, t.text.to_owned(), t.kind, t.initial, t.spaced)).collect();
                prop_assert_eq!(found, slowly(&text, &Locale::english()));
            }
        }
    }
}
