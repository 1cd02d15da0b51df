//! The names of a text, and whether another text has them.

mod near;
mod table;

use std::borrow::Cow;
use std::cell::OnceCell;

use foldhash::HashSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::content::Text;
use crate::article::Kind;
use crate::text::sieve;
use crate::text::tokens::{self, Token};
pub(super) use near::{Difference, Near, alike, difference, distance, exchanged, kreyol_spelling, near};
use near::{kreyol_compound, made_of};
use table::{Table, column, table};

/// A word in the form in which names are compared: lower case, no accents, no periods.
fn fold(word: &str) -> Cow<'_, str> {
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

/// A text's words, folded.
pub(super) struct Words<'a> {
    pub tokens: Vec<&'a Token<'a>>,
    pub folded: Vec<Cow<'a, str>>,
    /// The [`sieve::hash`] of each.
    hashes: Vec<u64>,
    /// Whether nothing but white space parts a word from the one before it.
    adjacent: Vec<bool>,
    language: &'a str,
    /// Made when the first name is looked for.
    set: OnceCell<HashSet<String>>,
}

impl<'a> Words<'a> {
    pub fn new(text: &'a Text<'a>) -> Self {
        let mut out = Self {
            tokens: Vec::with_capacity(text.tokens.len()),
            folded: Vec::with_capacity(text.tokens.len()),
            hashes: Vec::with_capacity(text.tokens.len()),
            adjacent: Vec::with_capacity(text.tokens.len()),
            language: text.locale.language(),
            set: OnceCell::new(),
        };
        let mut last: Option<&Token<'_>> = None;
        for token in &text.tokens {
            if token.kind == tokens::Kind::Word {
                let folded = fold(token.text);
                let same = token.text.is_ascii() && folded.len() == token.text.len();
                out.hashes.push(if same { token.hash } else { sieve::hash(&folded) });
                out.folded.push(folded);
                out.adjacent.push(last.is_some_and(|l| l.kind == tokens::Kind::Word));
                out.tokens.push(token);
            }
            last = Some(token);
        }
        out
    }

    /// Whether a folded word is one of the text's, or the half of one.
    fn is_said(&self, word: &str) -> bool {
        /// More words are put into a set before one is looked for.
        const FEW: usize = 96;
        if self.folded.len() > FEW {
            return self.set().contains(word);
        }
        self.folded.iter().any(|w| {
            w.len() >= word.len() && (*w == word || (w.len() > word.len() && w.split('-').any(|half| half == word)))
        })
    }

    fn set(&self) -> &HashSet<String> {
        self.set.get_or_init(|| {
            // `Pierre-Louis` has its two halves too.
            let halves = self.folded.iter().filter(|word| word.contains('-')).flat_map(|word| word.split('-'));
            self.folded.iter().map(|word| &**word).chain(halves).map(str::to_owned).collect()
        })
    }

    /// Whether the text has the words of a name, accents apart.
    pub fn has(&self, name: &str) -> bool {
        let mut parts =
            name.split([' ', '-', '\'', '’', '\u{A0}', '\n']).filter(|p| !p.is_empty()).map(fold).peekable();
        parts.peek().is_some() && {
            let one = |part: &str| self.is_said(part) || part.strip_suffix('s').is_some_and(|stem| self.is_said(stem));
            let whole = fold(name);
            self.is_said(&whole)
                || (whole.contains('-') && self.is_said(&whole.replace('-', "")))
                || parts.all(|p| one(&p))
        }
    }

    /// How often the text has a folded word, alone or as the half of another.
    pub fn count(&self, folded: &str) -> usize {
        self.folded.iter().filter(|w| *w == folded || (w.contains('-') && w.split('-').any(|p| p == folded))).count()
    }

    /// The word with a capital right before the word at a byte, if it is none of the common ones.
    pub fn before(&self, start: usize) -> Option<&'a str> {
        let at = self.tokens.partition_point(|t| t.start < start);
        let adjacent = self.adjacent.get(at).is_some_and(|a| *a);
        let before = at.checked_sub(1).filter(|_| adjacent)?;
        let word = self.tokens[before].text;
        (word.starts_with(char::is_uppercase) && !is_common(self.language, &self.folded[before])).then_some(word)
    }

    /// The words with a capital that no sentence's start explains and that are no common ones, by their number.
    pub fn named(&self) -> impl Iterator<Item = usize> {
        (0..self.tokens.len()).filter(|&i| {
            let token = self.tokens[i];
            !token.initial
                && token.text.starts_with(char::is_uppercase)
                && token.text.chars().count() > 2
                && !is_common(self.language, &self.folded[i])
        })
    }

    /// Whether a word with a capital, or several, may be how Kreyòl spells a name.
    pub fn by_sound(&self, name: &str) -> bool {
        let capital = |i: &usize| self.tokens[*i].text.starts_with(char::is_uppercase);
        let compound = |first: usize| {
            let more = (first + 1..self.tokens.len().min(first + 4)).take_while(|i| self.adjacent[*i] && capital(i));
            let words: Vec<&str> = std::iter::once(first).chain(more).map(|i| self.tokens[i].text).collect();
            (1..=words.len()).any(|n| kreyol_compound(name, &words[..n]))
        };
        let parts = name.contains('-');
        let mut capitals = (0..self.tokens.len()).filter(capital);
        capitals.any(|i| kreyol_spelling(name, self.tokens[i].text) || (parts && compound(i)))
    }

    /// Whether a word in small letters is made of a name.
    pub fn derived(&self, name: &str) -> bool {
        let mut small = self.tokens.iter().filter(|t| t.text.starts_with(char::is_lowercase));
        small.any(|token| made_of(name, token.text))
    }

    /// Whether a word is made of a place's name, as those for its people are: *sirinamè*, *nijeryèn*.
    pub fn people(&self, place: usize) -> bool {
        let made_of = |stem: &str| {
            let words = self.tokens.iter().zip(&self.folded).filter(|(t, _)| t.text.starts_with(char::is_lowercase));
            words
                .into_iter()
                .any(|(_, word)| word.strip_prefix(stem).is_some_and(|ending| (1..5).contains(&ending.chars().count())))
        };
        forms(place, self.language).iter().filter(|form| form.starts_with(char::is_uppercase)).any(|form| {
            let form = fold(form);
            let stem = form.strip_suffix(['a', 'e', 'i', 'o', 'u']).unwrap_or(&form);
            stem.chars().count() > 4 && made_of(stem)
        })
    }

    /// The forms of the table that begin at a word.
    fn at<'w>(&'w self, columns: &'w [usize], i: usize) -> impl Iterator<Item = &'static table::Form> + use<'w, 'a> {
        let table: &'static Table = table();
        let may = move |c: &usize| table.may_start(*c, self.hashes[i]);
        columns.iter().filter(move |c| may(c)).flat_map(move |&c| table.starting(c, &self.folded[i])).filter(
            move |form| {
                let end = i + form.words.len();
                end <= self.folded.len()
                    && form.words.iter().zip(&self.folded[i..end]).all(|(f, w)| f == w)
                    && self.adjacent[i + 1..end].iter().all(|a| *a)
                    && (!form.capital || self.tokens[i].text.starts_with(char::is_uppercase))
                    && (!form.shouted
                        || !self.tokens[i].text.chars().any(char::is_lowercase)
                        || self.tokens[i].text.ends_with('s'))
            },
        )
    }

    /// The things of the table that the text names in its own language or in another, with the words that name them.
    pub fn things(&self, other: &str) -> Vec<(usize, std::ops::Range<usize>)> {
        let columns: Vec<usize> = [column(self.language), column(other)].into_iter().flatten().collect();
        let mut out = Vec::new();
        for (i, &hash) in self.hashes.iter().enumerate() {
            if columns.iter().any(|&c| table().may_start(c, hash)) {
                out.extend(self.at(&columns, i).map(|f| (f.thing, i..i + f.words.len())));
            }
        }
        out
    }
}

/// The names of a text, in order.
pub(super) fn names<'a>(text: &'a Text<'a>, words: &Words<'a>) -> Vec<Name<'a>> {
    let own: Vec<usize> = column(words.language).into_iter().collect();
    let style = Style::of(text, words);
    let mut out = Vec::new();
    let mut i = 0;
    while i < words.tokens.len() {
        let token = words.tokens[i];
        if !token.text.starts_with(char::is_uppercase) {
            i += 1;
            continue;
        }
        let longest = words
            .at(&own, i)
            .filter(|f| (f.capital || !token.initial) && !(f.common && (token.initial || style.titled)))
            .max_by_key(|f| f.words.len());
        if let Some(form) = longest {
            let last = words.tokens[i + form.words.len() - 1];
            out.push(Name {
                what: What::Known(form.thing),
                text: &text.text[token.start..last.end()],
                start: token.start,
            });
            i += form.words.len();
            continue;
        }
        if !style.is_title(token.start) {
            // `Kenyan-led`, `UN-backed`: the part with the capital.
            let mixed = token.text.split('-').any(|p| p.starts_with(char::is_lowercase));
            if mixed && !words.language.starts_with("fr") {
                let part = token.text.split('-').next().unwrap_or(token.text);
                let found = own.iter().flat_map(|&c| table().starting(c, &fold(part))).find(|f| f.words.len() == 1);
                if let Some(form) = found {
                    out.push(Name { what: What::Known(form.thing), text: part, start: token.start });
                }
            } else if let Some(what) = single(text, words, i, &style) {
                out.push(Name { what, text: token.text, start: token.start });
            }
        }
        i += 1;
    }
    out
}

/// What a word with a capital is that the table does not know.
fn single(text: &Text<'_>, words: &Words<'_>, i: usize, style: &Style) -> Option<What> {
    let (token, folded) = (words.tokens[i], &*words.folded[i]);
    let language = text.language();
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
        return (!style.shouted && !no_name && !is_common(words.language, folded)).then_some(What::Acronym);
    }
    if no_name || letters < 3 || token.text.contains('.') || is_common(words.language, folded) {
        return None;
    }
    let foreign = words.language == "en" && !token.text.is_ascii();
    // `Hôpital Sacré-Cœur`: what is common in French is so in an English text too.
    if foreign && is_common("fr", folded) {
        return None;
    }
    // `Guerrier’s father`, where a sentence begins.
    let owner = words.language == "en"
        && ["’s ", "'s "].iter().any(|s| text.text[token.end()..].starts_with(s))
        && token.text.chars().skip(1).all(char::is_lowercase);
    // `at 8 p.m. Admission is free`: whether a sentence begins there, nobody can say.
    let before = text.text[..token.start].trim_end();
    let initial = token.initial || ["a.m.", "p.m.", "etc."].iter().any(|end| before.ends_with(end));
    let sure = foreign || !(initial && !owner || style.titled);
    Some(if sure { What::Sure } else { What::Perhaps })
}

/// Whether a folded word is a common one, or the plural or another form of one.
fn is_common(language: &str, folded: &str) -> bool {
    let Some(common) = table::common(language) else { return false };
    let has = |word: &str| common.contains(word);
    has(folded)
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
    fn of(text: &Text<'_>, words: &Words<'_>) -> Self {
        let long = || words.tokens.iter().filter(|t| t.text.chars().count() > 3);
        let capitals = long().filter(|t| t.text.starts_with(char::is_uppercase)).count();
        let shouted = long().filter(|t| !t.text.chars().any(char::is_lowercase)).count();
        let short = matches!(text.kind, Kind::Heading(_) | Kind::Field(_) | Kind::Deck | Kind::TableCell);
        let titled = short && capitals * 5 > long().count() * 3;
        Self { titled, shouted: shouted * 2 > long().count() && words.tokens.len() > 1, titles: titles(text, words) }
    }

    fn is_title(&self, at: usize) -> bool {
        self.titles.iter().any(|t| t.contains(&at))
    }
}

/// Runs of two and more words with capitals, and small ones between them, with a mark of quotation or emphasis on
/// each side: `“The Sea and the Drum”`, `*Masters of the Dew*`.
fn titles(text: &Text<'_>, words: &Words<'_>) -> Vec<std::ops::Range<usize>> {
    let mark = |c: Option<char>| {
        c.is_some_and(|c| {
            matches!(c, '“' | '”' | '‘' | '’' | '"' | '«' | '»' | '*' | '_' | ',' | '.' | '\u{A0}' | '\u{202F}')
        })
    };
    let mut out = Vec::new();
    let mut i = 0;
    while i < words.tokens.len() {
        let start = words.tokens[i].start;
        if !words.tokens[i].text.starts_with(char::is_uppercase) || !mark(text.text[..start].chars().next_back()) {
            i += 1;
            continue;
        }
        let mut capitals = 1;
        let mut j = i + 1;
        while j < words.tokens.len() && words.adjacent[j] {
            let word = words.tokens[j].text;
            if word.starts_with(char::is_uppercase) {
                capitals += 1;
            } else if word.chars().count() > 4 {
                break;
            }
            j += 1;
        }
        let end = words.tokens[j - 1].end();
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
