//! The names of a text, and whether another text has them.

mod near;
mod table;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::content::Text;
use crate::article::Kind;
pub(super) use near::{Difference, Near, alike, difference, distance, exchanged, kreyol_spelling, near};
use table::{column, table};
pub(super) use words::{Folded, Words};

/// A word in the form in which names are compared: lower case, no accents, no periods.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        if word.bytes().all(|b| !b.is_ascii_uppercase() && b != b'.') {
            return Cow::Borrowed(word);
        }
        let mut out = word.to_ascii_lowercase();
        out.retain(|c| c != '.');
        return Cow::Owned(out);
    }
    fold_plain(word).unwrap_or_else(|| fold_anew(word))
}

/// The same of a word of letters of ASCII and from À to ÿ alone.
fn fold_plain(word: &str) -> Option<Cow<'_, str>> {
    /// What is left of each of the letters from U+00C0 on.
    const BARE: [&str; 64] = [
        "a", "a", "a", "a", "a", "a", "æ", "c", "e", "e", "e", "e", "i", "i", "i", "i", "ð", "n", "o", "o", "o", "o",
        "o", "×", "ø", "u", "u", "u", "u", "y", "þ", "ß", "a", "a", "a", "a", "a", "a", "æ", "c", "e", "e", "e", "e",
        "i", "i", "i", "i", "ð", "n", "o", "o", "o", "o", "o", "÷", "ø", "u", "u", "u", "u", "y", "þ", "y",
    ];
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '.' => {}
            '\0'..='\x7F' => out.push(c.to_ascii_lowercase()),
            'À'..='ÿ' => out.push_str(BARE[c as usize - 0xC0]),
            '’' => out.push(c),
            _ => return None,
        }
    }
    Some(Cow::Owned(out))
}

fn fold_anew(word: &str) -> Cow<'_, str> {
    word.nfd().filter(|&c| !is_combining_mark(c) && c != '.').flat_map(char::to_lowercase).collect()
}

/// What kind of name it is, and so what can be asked of a translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Something the table knows, by its number.
    Known(usize),
    /// An acronym the table does not know.
    Acronym,
    /// A word that is a name beyond doubt.
    Sure,
    /// A word with a capital that may be one: it starts a sentence, or stands in a headline.
    Perhaps,
}

/// A name in a text.
#[derive(Clone, Debug)]
pub(super) struct Name<'a> {
    pub what: What,
    /// Its words as written.
    pub text: &'a str,
    /// Where it starts.
    pub start: usize,
}

impl Name<'_> {
    /// Its words in the form in which names are compared.
    pub fn folded(&self) -> Cow<'_, str> {
        fold(self.text)
    }
}

/// The names of a text, in order.
pub(super) fn names<'a>(text: &'a Text<'a>) -> Vec<Name<'a>> {
    let name = |(what, range): &(What, Range<usize>)| Name {
        what: *what,
        text: &text.text[range.clone()],
        start: range.start,
    };
    text.names().iter().map(name).collect()
}

/// What the names of a text are and where, in order.
pub(super) fn places(text: &Text<'_>) -> Vec<(What, Range<usize>)> {
    let words = Words::new(text);
    let language = text.locale.language();
    let own: Vec<usize> = column(language).into_iter().collect();
    let style = Style::of(text, words);
    let mut out = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let token = words.token(i);
        if !token.letters.is_capital() {
            i += 1;
            continue;
        }
        let longest = words
            .at(&own, i)
            .filter(|f| (f.capital || !token.initial) && !(f.common && (token.initial || style.titled)))
            .max_by_key(|f| f.words.len());
        if let Some(form) = longest {
            let last = words.token(i + form.words.len() - 1);
            out.push((What::Known(form.thing), token.start..last.end()));
            i += form.words.len();
            continue;
        }
        if !style.is_title(token.start) {
            // `Kenyan-led`, `UN-backed`: the part with the capital.
            let mixed = token.letters.has_hyphen() && token.text.split('-').any(|p| p.starts_with(char::is_lowercase));
            if mixed && !language.starts_with("fr") {
                let part = token.text.split('-').next().unwrap_or(token.text);
                let found = own.iter().flat_map(|&c| table().starting(c, &fold(part))).find(|f| f.words.len() == 1);
                if let Some(form) = found {
                    out.push((What::Known(form.thing), token.start..token.start + part.len()));
                }
            } else if let Some(what) = single(text, words, i, &style) {
                out.push((what, token.start..token.end()));
            }
        }
        i += 1;
    }
    out
}

/// What a word with a capital is that the table does not know.
fn single(text: &Text<'_>, words: Words<'_>, i: usize, style: &Style) -> Option<What> {
    let (token, folded) = (words.token(i), words.folded(i));
    let (language, tag) = (text.language(), text.locale.language());
    let letters = token.text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || token.text.len() > 64 || roman(token.text) {
        return None;
    }
    let no_name = language.small.contains(token.text)
        || language.months.get(token.text).is_some()
        || language.weekdays.get(token.text).is_some()
        || language.numbers.get(token.text).is_some()
        || language.units.get(token.text).is_some();
    let plain = token.text.strip_suffix('s').unwrap_or(token.text);
    if !plain.chars().any(char::is_lowercase) && plain.chars().filter(|c| c.is_alphabetic()).count() > 1 {
        return (!style.shouted && !no_name && !is_common(tag, folded)).then_some(What::Acronym);
    }
    if no_name || letters < 3 || token.text.contains('.') || is_common(tag, folded) {
        return None;
    }
    let foreign = tag == "en" && !token.letters.is_ascii();
    // `Hôpital Sacré-Cœur`: what is common in French is so in an English text too.
    if foreign && is_common("fr", folded) {
        return None;
    }
    // `Guerrier’s father`, where a sentence begins.
    let owner = tag == "en"
        && ["’s ", "'s "].iter().any(|s| text.text[token.end()..].starts_with(s))
        && token.text.chars().skip(1).all(char::is_lowercase);
    // `at 8 p.m. Admission is free`: whether a sentence begins there, nobody can say.
    let before = text.text[..token.start].trim_end();
    let initial = token.initial
        || ["a.m.", "p.m.", "etc."].iter().any(|end| before.ends_with(end))
        || text.text[..token.start].ends_with('\t')
        || is_dateline(before, words);
    // `Level 4`: a thing that is counted through, as translations call it in their own words.
    let numbered = tag == "en"
        && text.text[token.end()..].strip_prefix(' ').is_some_and(|rest| {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            (1..3).contains(&digits)
                && !rest[digits..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '–'))
        });
    let lone = numbered && words.before(token.start).is_none();
    let sure = foreign || !(initial && !owner || style.titled || lone);
    Some(if sure { What::Sure } else { What::Perhaps })
}

/// Whether a text up to a dash says where it was written: `PORT-AU-PRINCE, Haiti (AP) —`.
fn is_dateline(before: &str, words: Words<'_>) -> bool {
    before.len() < 80
        && before.ends_with(['—', '–', '-'])
        && words.token(0).text.len() > 2
        && !words.token(0).letters.has_lower()
}

/// Whether a folded word is a common one, or the plural or another form of one.
fn is_common(language: &str, folded: &str) -> bool {
    let Some(common) = table::common(language) else { return false };
    let has = |word: &str| common.contains(word);
    // `She’d`, `They’ll`
    let short = |(word, end): (&str, &str)| matches!(end, "d" | "ll" | "ve" | "re" | "m" | "t") && word.len() < 7;
    has(folded)
        || (language == "en" && folded.split_once(['’', '\'']).is_some_and(short))
        || folded.split('-').all(has)
        || ["s", "es", "er", "ers", "ed", "d", "ing", "ly"].iter().any(|e| folded.strip_suffix(e).is_some_and(has))
        || folded.strip_suffix("ies").is_some_and(|stem| has(&format!("{stem}y")))
        || (language == "en" && COMMON_ENDINGS.iter().any(|e| folded.len() > e.len() + 3 && folded.ends_with(e)))
}

/// Endings of English words that no name has.
const COMMON_ENDINGS: [&str; 19] = [
    "tion", "tions", "ness", "ship", "ships", "ology", "ities", "ility", "ization", "ments", "ional", "ically",
    "ission", "ological", "ologist", "ologists", "graphic", "atics", "keeper",
];

fn roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// Whether a word has more than three characters.
fn is_long(word: &str) -> bool {
    word.len() > 12 || (word.len() > 3 && word.chars().count() > 3)
}

/// How a text uses capitals.
struct Style {
    /// Most words have one, as in an English headline.
    titled: bool,
    /// Most letters are capitals.
    shouted: bool,
    /// Titles of works: what stands between marks and has capitals throughout.
    titles: Vec<std::ops::Range<usize>>,
}

impl Style {
    fn of(text: &Text<'_>, words: Words<'_>) -> Self {
        let long = || words.tokens().filter(|t| is_long(t.text));
        let capitals = long().filter(|t| t.letters.is_capital()).count();
        let shouted = long().filter(|t| !t.letters.has_lower()).count();
        let short = matches!(text.kind, Kind::Heading(_) | Kind::Field(_) | Kind::Deck | Kind::TableCell);
        let titled = short && capitals * 5 > long().count() * 3;
        Self { titled, shouted: shouted * 2 > long().count() && words.len() > 1, titles: titles(text, words) }
    }

    fn is_title(&self, at: usize) -> bool {
        self.titles.iter().any(|t| t.contains(&at))
    }
}

/// Runs of two and more words with capitals, and small ones between them, with a mark of quotation or emphasis on
/// each side: `“The Sea and the Drum”`, `*Masters of the Dew*`.
fn titles(text: &Text<'_>, words: Words<'_>) -> Vec<std::ops::Range<usize>> {
    let mark = |c: Option<char>| {
        c.is_some_and(|c| {
            matches!(c, '“' | '”' | '‘' | '’' | '"' | '«' | '»' | '*' | '_' | ',' | '.' | '\u{A0}' | '\u{202F}')
        })
    };
    let mut out = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let start = words.token(i).start;
        if !words.token(i).letters.is_capital() || !mark(text.text[..start].chars().next_back()) {
            i += 1;
            continue;
        }
        let mut capitals = 1;
        let mut j = i + 1;
        while j < words.len() && words.is_adjacent(j) {
            let word = words.token(j);
            if word.letters.is_capital() {
                capitals += 1;
            } else if word.text.chars().count() > 4 {
                break;
            }
            j += 1;
        }
        let end = words.token(j - 1).end();
        if capitals > 1 && mark(text.text[end..].chars().next()) {
            out.push(start..end);
        }
        i = j;
    }
    out
}

/// The forms of a thing in a language, as written.
pub(super) fn forms(thing: usize, language: &str) -> &'static [String] {
    column(language).and_then(|c| table().things.get(thing).map(|t| t[c].as_slice())).unwrap_or(&[])
}

/// Whether a thing is a place.
pub(super) fn is_place(thing: usize) -> bool {
    table().places.contains(&thing)
}

/// Whether two words differ in accents, and the second has fewer.
pub(super) fn lost_accents(source: &str, target: &str) -> bool {
    let marks = |s: &str| -> usize { s.nfd().filter(|c| is_combining_mark(*c)).count() };
    let bare = |s: &str| -> Cow<'_, str> { s.nfd().filter(|c| !is_combining_mark(*c)).collect() };
    source != target && marks(target) < marks(source) && bare(source) == bare(target)
}

#[cfg(test)]
mod tests;
