//! Words that say no, as `data/negation.txt` has them.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::text::data::entries;
use crate::text::sieve::Sieve;
use crate::text::tokens::{Kind, Token};

static LANGUAGES: LazyLock<HashMap<&'static str, Language>> = LazyLock::new(|| {
    let mut out: HashMap<&'static str, Language> = HashMap::default();
    for (section, line) in entries(include_str!("../../data/negation.txt")) {
        let Some((language, part)) = section.split_once(' ') else { continue };
        let language = out.entry(language).or_default();
        match part {
            "has" => language.has.add(line),
            "excuses" => language.excuses.phrase(line),
            "adds" => language.adds.line(line),
            _ => {
                language.asks.line(line);
                if !is_pair(line) {
                    language.has.add(line);
                }
            }
        }
    }
    out
});

/// Words of several languages that are translations of each other.
static ALIKE: LazyLock<Vec<[Words; 3]>> = LazyLock::new(|| {
    entries(include_str!("../../data/negation.txt"))
        .filter(|(section, _)| *section == "alike")
        .map(|(_, line)| {
            let mut columns = line.split('|').map(str::trim);
            ["en", "fr", "ht"].map(|_| {
                let mut words = Words::default();
                columns.next().into_iter().for_each(|column| words.add(column));
                words
            })
        })
        .collect()
});

fn column(language: &str) -> Option<usize> {
    ["en", "fr", "ht"].iter().position(|l| *l == language)
}

/// What says no in a language, and what only seems to.
#[derive(Debug, Default)]
pub(super) struct Language {
    asks: Phrases,
    adds: Phrases,
    excuses: Phrases,
    has: Words,
}

/// The negations of a language, if it is known.
pub(super) fn of(language: &str) -> Option<&'static Language> {
    LANGUAGES.get(language)
}

/// Words and phrases, by their first word.
#[derive(Debug)]
struct Phrases {
    by_first: HashMap<&'static str, Vec<Vec<&'static str>>>,
    first: Sieve,
}

impl Default for Phrases {
    fn default() -> Self {
        Self { by_first: HashMap::default(), first: Sieve::small() }
    }
}

impl Phrases {
    fn phrase(&mut self, line: &'static str) {
        let words: Vec<&str> = line.split(' ').collect();
        self.first.add(words[0]);
        self.by_first.entry(words[0]).or_default().push(words);
    }

    /// Many words, or one phrase: a phrase has few words and one that is there for nothing else.
    fn line(&mut self, line: &'static str) {
        if is_pair(line) {
            self.phrase(line);
        } else {
            line.split(' ').for_each(|word| self.phrase(word));
        }
    }
}

/// Words that say no only with the word behind them.
const PAIRED: [&str; 5] = ["ne", "n", "pa", "p", "no"];

fn is_pair(line: &str) -> bool {
    line.split_once(' ').is_some_and(|(first, second)| PAIRED.contains(&first) && !second.contains(' '))
}

/// Words and beginnings of words.
#[derive(Debug)]
struct Words {
    whole: HashSet<&'static str>,
    beginnings: Vec<&'static str>,
    /// The first bytes of the beginnings, in whatever case.
    first: [bool; 256],
    sieve: Sieve,
}

impl Default for Words {
    fn default() -> Self {
        Self { whole: HashSet::default(), beginnings: Vec::new(), first: [false; 256], sieve: Sieve::small() }
    }
}

impl Words {
    fn add(&mut self, line: &'static str) {
        for word in line.split(' ') {
            match word.strip_suffix('*') {
                Some(beginning) => {
                    self.first[usize::from(beginning.as_bytes()[0] | 0x20)] = true;
                    self.beginnings.push(beginning);
                }
                None => {
                    self.sieve.add(word);
                    self.whole.insert(word);
                }
            }
        }
    }

    /// Whether they have a word as it is written.
    fn have_token(&self, token: &Token<'_>) -> bool {
        if token.kind != Kind::Word || token.text.len() > 48 {
            return false;
        }
        let first = token.text.as_bytes()[0];
        let may = self.sieve.may_have(token.hash)
            || first >= 0x80
            || token.letters.has_hyphen()
            || self.first[usize::from(first | 0x20)];
        may && self.have(&lower(token))
    }

    fn have(&self, word: &str) -> bool {
        self.whole.contains(word)
            || self.beginnings.iter().any(|b| word.len() > b.len() && word.starts_with(b))
            // `sans-abri`, `pa-p`
            || (word.contains('-') && word.split('-').any(|part| self.whole.contains(part)))
    }
}

/// A text's words in lower case, with one kind of apostrophe; nothing is written anew that need not be.
fn lower<'a>(token: &Token<'a>) -> Cow<'a, str> {
    let text = token.text;
    if token.letters.is_ascii() && !token.letters.has_upper() {
        return Cow::Borrowed(text);
    }
    if text.chars().any(|c| c == '’' || c.is_uppercase()) {
        Cow::Owned(text.to_lowercase().replace('’', "'"))
    } else {
        Cow::Borrowed(text)
    }
}

impl Language {
    /// The first word of a source that asks for a negation in its translation.
    pub fn asks(&self, tokens: &[Token<'_>]) -> Option<Range<usize>> {
        self.first(&self.asks, tokens)
    }

    /// The first word of a translation that says no beyond doubt.
    pub fn adds(&self, tokens: &[Token<'_>]) -> Option<Range<usize>> {
        self.first(&self.adds, tokens)
    }

    /// Whether a text has anything that a negation, or the contrary of one, may be translated by.
    pub fn has(&self, tokens: &[Token<'_>]) -> bool {
        tokens.iter().any(|t| self.has.have_token(t))
    }

    /// The same, but for words that stand for another word of the source than its negation: `sauf` for *unless*.
    pub fn has_besides(&self, tokens: &[Token<'_>], language: &str, source: &[Token<'_>], other: &str) -> bool {
        let words = |tokens: &[Token<'_>], words: &Words| tokens.iter().any(|t| words.have_token(t));
        let (Some(to), Some(from)) = (column(language), column(other)) else { return self.has(tokens) };
        // `Non.` says no; inside a sentence of Kreyòl it is a name.
        if let [no, rest @ ..] = tokens
            && no.text.eq_ignore_ascii_case("non")
            && rest.first().is_none_or(|t| t.kind != Kind::Word)
        {
            return true;
        }
        let mut taken = None;
        tokens.iter().filter(|t| self.has.have_token(t)).any(|t| {
            let taken = taken.get_or_insert_with(|| -> Vec<&Words> {
                ALIKE.iter().filter(|a| words(source, &a[from])).map(|a| &a[to]).collect()
            });
            !taken.iter().any(|w| w.have_token(t))
        })
    }

    fn first(&self, wanted: &Phrases, tokens: &[Token<'_>]) -> Option<Range<usize>> {
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            let may = self.excuses.first.may_have(token.hash) || wanted.first.may_have(token.hash);
            if may && token.kind == Kind::Word && token.text.len() <= 48 {
                let word = lower(token);
                if let Some(length) = stands(&self.excuses, &word, &tokens[at..], false) {
                    at += length;
                    continue;
                }
                if stands(wanted, &word, &tokens[at..], true).is_some() && !is_number(&tokens[at..]) {
                    return Some(token.start..token.end());
                }
            }
            at += 1;
        }
        None
    }
}

/// The words of the longest phrase that tokens begin with; with `loose`, `ne … pas` may have words between.
fn stands(phrases: &Phrases, first: &str, tokens: &[Token<'_>], loose: bool) -> Option<usize> {
    phrases
        .by_first
        .get(first)?
        .iter()
        .filter_map(|phrase| {
            if let (true, [one @ ("ne" | "n"), other]) = (loose, phrase.as_slice()) {
                let near = tokens.iter().take(7).any(|t| t.text == *other);
                return (near && *one == first).then_some(1);
            }
            let words = tokens.iter().take(phrase.len());
            (tokens.len() >= phrase.len() && words.zip(phrase).all(|(t, p)| lower(t) == *p)).then_some(phrase.len())
        })
        .max()
}

/// `No. 7`
fn is_number(tokens: &[Token<'_>]) -> bool {
    let [no, rest @ ..] = tokens else { return false };
    let rest = if rest.first().is_some_and(|t| t.text == ".") { &rest[1..] } else { rest };
    no.text.eq_ignore_ascii_case("no") && rest.first().is_some_and(|t| t.kind == Kind::Number)
}
