//! The words of a text in the form in which names are compared.

use std::cell::OnceCell;
use std::ops::Range;

use foldhash::HashSet;

use super::near::{kreyol_compound, made_of};
use super::table::{Form, Table, column, table};
use super::{fold, forms, is_common, kreyol_spelling};
use crate::check::content::Text;
use crate::text::sieve;
use crate::text::tokens::{self, Token};

/// A text's words, folded: places only, so that it borrows nothing of the text.
#[derive(Debug, Default)]
pub(in crate::check) struct Folded {
    /// The number of each word among the tokens.
    tokens: Vec<u32>,
    /// All folded words, one behind the other, and where each ends.
    folded: String,
    ends: Vec<u32>,
    /// The [`sieve::hash`] of each folded word.
    hashes: Vec<u64>,
    /// Whether nothing but white space parts a word from the one before it.
    adjacent: Vec<bool>,
    /// The words with a hyphen.
    halved: Vec<u32>,
    /// Made when the first name is looked for in a long text.
    set: OnceCell<HashSet<String>>,
}

impl Folded {
    /// Folds the words of a text.
    pub fn new(text: &Text<'_>) -> Self {
        let count = text.tokens.len();
        let mut out = Self {
            tokens: Vec::with_capacity(count),
            folded: String::with_capacity(text.prose.len()),
            ends: Vec::with_capacity(count),
            hashes: Vec::with_capacity(count),
            adjacent: Vec::with_capacity(count),
            halved: Vec::new(),
            set: OnceCell::new(),
        };
        let mut last = None;
        // No text has so many words that their numbers would not fit; what is beyond them is not looked at.
        for (token, n) in text.tokens.iter().zip(0..) {
            if token.kind == tokens::Kind::Word {
                let from = out.folded.len();
                let letters = token.letters;
                let same = if letters.is_ascii() && !letters.has_period() {
                    out.folded.push_str(token.text);
                    if letters.has_upper() {
                        out.folded[from..].make_ascii_lowercase();
                    }
                    true
                } else {
                    out.folded.push_str(&fold(token.text));
                    false
                };
                if letters.has_hyphen() {
                    out.halved.extend(u32::try_from(out.tokens.len()));
                }
                let Ok(end) = u32::try_from(out.folded.len()) else { break };
                out.hashes.push(if same { token.hash } else { sieve::hash(&out.folded[from..]) });
                out.ends.push(end);
                out.adjacent.push(last == Some(tokens::Kind::Word));
                out.tokens.push(n);
            }
            last = Some(token.kind);
        }
        out
    }
}

/// A text with its folded words.
#[derive(Clone, Copy)]
pub(in crate::check) struct Words<'a> {
    text: &'a Text<'a>,
    read: &'a Folded,
}

impl<'a> Words<'a> {
    pub fn new(text: &'a Text<'a>) -> Self {
        Self { text, read: text.folded() }
    }

    /// How many there are.
    pub fn len(self) -> usize {
        self.read.tokens.len()
    }

    /// A word's token.
    pub fn token(self, i: usize) -> &'a Token<'a> {
        &self.text.tokens[self.read.tokens[i] as usize]
    }

    /// A word, folded.
    pub fn folded(self, i: usize) -> &'a str {
        let from = i.checked_sub(1).map_or(0, |before| self.read.ends[before] as usize);
        &self.read.folded[from..self.read.ends[i] as usize]
    }

    /// Some words that stand in a row, folded, with a space between two.
    pub fn joined(self, range: Range<usize>) -> String {
        range.map(|i| self.folded(i)).collect::<Vec<_>>().join(" ")
    }

    /// Whether nothing but white space parts a word from the one before it.
    pub fn is_adjacent(self, i: usize) -> bool {
        self.read.adjacent[i]
    }

    /// All of them.
    pub fn tokens(self) -> impl Iterator<Item = &'a Token<'a>> {
        self.read.tokens.iter().map(move |&n| &self.text.tokens[n as usize])
    }

    /// All of them, folded.
    pub fn all_folded(self) -> impl Iterator<Item = &'a str> {
        (0..self.len()).map(move |i| self.folded(i))
    }

    /// The primary subtag of their language.
    pub fn language(self) -> &'a str {
        self.text.locale.language()
    }

    /// Whether a folded word is one of the text's, or the half of one.
    fn is_said(self, word: &str) -> bool {
        /// More words are put into a set before one is looked for.
        const FEW: usize = 96;
        if self.len() > FEW {
            return self.set().contains(word);
        }
        let hash = sieve::hash(word);
        self.read.hashes.iter().enumerate().any(|(i, h)| *h == hash && self.folded(i) == word)
            || self.read.halved.iter().any(|&i| self.folded(i as usize).split('-').any(|half| half == word))
    }

    fn set(self) -> &'a HashSet<String> {
        self.read.set.get_or_init(|| {
            // `Pierre-Louis` has its two halves too.
            let halves = self.all_folded().filter(|word| word.contains('-')).flat_map(|word| word.split('-'));
            self.all_folded().chain(halves).map(str::to_owned).collect()
        })
    }

    /// Whether the text has the words of a name, accents apart.
    pub fn has(self, name: &str) -> bool {
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
    pub fn count(self, folded: &str) -> usize {
        let whole = self.all_folded().filter(|w| *w == folded).count();
        let halves = self.read.halved.iter().map(|&i| self.folded(i as usize));
        whole + halves.filter(|w| *w != folded && w.split('-').any(|p| p == folded)).count()
    }

    /// The word with a capital right before the word at a byte, if it is none of the common ones.
    pub fn before(self, start: usize) -> Option<&'a str> {
        let at = self.read.tokens.partition_point(|&n| self.text.tokens[n as usize].start < start);
        let adjacent = self.read.adjacent.get(at).is_some_and(|a| *a);
        let before = at.checked_sub(1).filter(|_| adjacent)?;
        let token = self.token(before);
        (token.letters.is_capital() && !is_common(self.language(), self.folded(before))).then_some(token.text)
    }

    /// The words with a capital that no sentence's start explains and that are no common ones, by their number.
    pub fn named(self) -> impl Iterator<Item = usize> {
        (0..self.len()).filter(move |&i| {
            let token = self.token(i);
            !token.initial
                && token.letters.is_capital()
                && token.text.chars().count() > 2
                && !is_common(self.language(), self.folded(i))
        })
    }

    /// Whether a word with a capital, or several, may be how Kreyòl spells a name.
    pub fn by_sound(self, name: &str) -> bool {
        let capital = |i: &usize| self.token(*i).letters.is_capital();
        let compound = |first: usize| {
            let more = (first + 1..self.len().min(first + 4)).take_while(|i| self.is_adjacent(*i) && capital(i));
            let words: Vec<&str> = std::iter::once(first).chain(more).map(|i| self.token(i).text).collect();
            (1..=words.len()).any(|n| kreyol_compound(name, &words[..n]))
        };
        let parts = name.contains('-');
        let mut capitals = (0..self.len()).filter(capital);
        capitals.any(|i| kreyol_spelling(name, self.token(i).text) || (parts && compound(i)))
    }

    /// Whether each part of a name with a hyphen is said, as it is or as the table has it: *Montréal-Nord* is *Monreyal Nò*.
    pub fn parts_said(self, name: &str, other: &str, things: &[(usize, Range<usize>)]) -> bool {
        let known = |part: &str| {
            let forms = column(other).into_iter().flat_map(|c| table().starting(c, part));
            forms.filter(|f| f.words.len() == 1).any(|f| things.iter().any(|(thing, _)| *thing == f.thing))
        };
        name.contains('-') && name.split('-').all(|part| self.has(part) || known(&fold(part)))
    }

    /// Whether a word in small letters is made of a name.
    pub fn derived(self, name: &str) -> bool {
        self.tokens().filter(|t| t.letters.is_small()).any(|token| made_of(name, token.text))
    }

    /// Whether a word is made of a place's name, as those for its people are: *sirinamè*, *nijeryèn*.
    pub fn people(self, place: usize) -> bool {
        let made_of = |stem: &str| {
            let words = self.tokens().zip(self.all_folded()).filter(|(t, _)| t.letters.is_small());
            words
                .into_iter()
                .any(|(_, word)| word.strip_prefix(stem).is_some_and(|ending| (1..5).contains(&ending.chars().count())))
        };
        forms(place, self.language()).iter().filter(|form| form.starts_with(char::is_uppercase)).any(|form| {
            let form = fold(form);
            let stem = form.strip_suffix(['a', 'e', 'i', 'o', 'u']).unwrap_or(&form);
            stem.chars().count() > 4 && made_of(stem)
        })
    }

    /// The forms of the table that begin at a word.
    pub(super) fn at<'w>(self, columns: &'w [usize], i: usize) -> impl Iterator<Item = &'static Form> + use<'w, 'a> {
        let table: &'static Table = table();
        let may = move |c: &usize| table.may_start(*c, self.read.hashes[i]);
        columns.iter().filter(move |c| may(c)).flat_map(move |&c| table.starting(c, self.folded(i))).filter(
            move |form| {
                let end = i + form.words.len();
                end <= self.len()
                    && form.words.iter().zip(i..end).all(|(f, w)| f == self.folded(w))
                    && self.read.adjacent[i + 1..end].iter().all(|a| *a)
                    && (!form.capital || self.token(i).letters.is_capital())
                    && (!form.shouted || !self.token(i).letters.has_lower() || self.token(i).text.ends_with('s'))
            },
        )
    }

    /// The things of the table that the text names in its own language or in another, with the words that name them.
    pub fn things(self, other: &str) -> Vec<(usize, Range<usize>)> {
        let columns: Vec<usize> = [column(self.language()), column(other)].into_iter().flatten().collect();
        let mut out = Vec::new();
        for (i, &hash) in self.read.hashes.iter().enumerate() {
            if columns.iter().any(|&c| table().may_start(c, hash)) {
                out.extend(self.at(&columns, i).map(|f| (f.thing, i..i + f.words.len())));
            }
        }
        out
    }
}
