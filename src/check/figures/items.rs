//! The words, numbers and signs of a text, as far as figures are made of them.

use super::lexicon::{Lexicon, Sense};
use crate::text::tokens::{self, Token};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    /// Signs and marks.
    Other,
}

/// A word, a number, a sign, or several words that make one entry of the lexicon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item<'a> {
    /// As written; without its middle where words were joined.
    pub text: &'a str,
    pub start: usize,
    pub end: usize,
    /// The line it stands in, from 0.
    pub line: usize,
    pub kind: Kind,
    pub senses: &'a [Sense],
    /// Whether it has a capital that no sentence's start explains.
    pub name: bool,
    /// Whether no space stands before it.
    pub joined: bool,
    /// How many words the longest entry has that begins with it.
    longest: usize,
}

impl Item<'_> {
    pub fn is(&self, sense: impl Fn(Sense) -> bool) -> bool {
        self.senses.iter().any(|s| sense(*s))
    }

    pub fn find<T>(&self, sense: impl Fn(Sense) -> Option<T>) -> Option<T> {
        self.senses.iter().find_map(|s| sense(*s))
    }
}

/// Whether a word is parted at its hyphens for it: numbers, and the month of `mid-March`.
fn is_number(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Month(..)
            | Sense::Number(..)
            | Sense::Scale(..)
            | Sense::Ordinal(..)
            | Sense::Fraction(..)
            | Sense::Approximation(..)
    )
}

pub(super) fn items<'a>(prose: &'a str, tokens: &[Token<'a>], lexicon: &'a Lexicon) -> Vec<Item<'a>> {
    let mut parts: Vec<Item<'a>> = Vec::with_capacity(tokens.len());
    let (mut line, mut at) = (0, 0);
    for token in tokens {
        if token.spaced {
            line += prose[at..token.start].bytes().filter(|b| *b == b'\n').count();
        }
        at = token.start;
        let kind = match token.kind {
            tokens::Kind::Word => Kind::Word,
            tokens::Kind::Number => Kind::Number,
            tokens::Kind::Sign | tokens::Kind::Mark => Kind::Other,
        };
        let capital = kind == Kind::Word && token.letters.is_capital();
        let (senses, longest) = match kind {
            _ if !lexicon.may_have(token.hash) => (&[][..], 1),
            Kind::Word => lexicon.look_up(token.text),
            Kind::Number => (&[][..], 1),
            Kind::Other => (lexicon.senses(token.text), 1),
        };
        let whole = Item {
            text: token.text,
            start: token.start,
            end: token.end(),
            line,
            kind,
            senses,
            name: capital && !token.initial,
            joined: !token.spaced,
            longest,
        };
        let splits = |sign: char| {
            let mut from = 0;
            token.text.split(sign).map(move |part| {
                let start = token.start + from;
                from += part.len() + sign.len_utf8();
                (part, start)
            })
        };
        if kind == Kind::Word && whole.senses.is_empty() && token.letters.has_hyphen() {
            let mut known = splits('-').map(|(part, start)| Item {
                text: part,
                start,
                end: start + part.len(),
                senses: lexicon.senses(part),
                joined: start > token.start || whole.joined,
                longest: lexicon.phrase(part),
                ..whole
            });
            if known.clone().any(|part| part.is(is_number)) {
                parts.extend(known.by_ref());
                continue;
            }
        }
        if kind == Kind::Number && !lexicon.plain_space && token.text.contains(' ') {
            parts.extend(splits(' ').map(|(part, start)| Item { text: part, start, end: start + part.len(), ..whole }));
            continue;
        }
        parts.push(whole);
    }
    if parts.iter().all(|p| p.longest < 2) { parts } else { phrases(parts, prose, lexicon) }
}

/// Joins the words that make one entry: `pour cent`, `quatre-vingt`.
fn phrases<'a>(parts: Vec<Item<'a>>, prose: &'a str, lexicon: &'a Lexicon) -> Vec<Item<'a>> {
    let mut out = Vec::with_capacity(parts.len());
    let mut at = 0;
    while let Some(&first) = parts.get(at) {
        let longest = if first.kind == Kind::Word { first.longest } else { 1 };
        let mut words = 1;
        for count in (2..=longest).rev() {
            let Some(all) = parts.get(at..at + count) else { continue };
            let near = all.windows(2).all(|w| {
                let between = &prose[w[0].end..w[1].start];
                w[0].line == w[1].line && between.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\'' | '’'))
            });
            if !near {
                continue;
            }
            let phrase = all.iter().map(|p| p.text).collect::<Vec<_>>().join(" ");
            let senses = lexicon.senses(&phrase);
            if !senses.is_empty() {
                let end = all[count - 1].end;
                out.push(Item { text: &prose[first.start..end], end, senses, ..first });
                words = count;
                break;
            }
        }
        if words == 1 {
            out.push(first);
        }
        at += words;
    }
    out
}
