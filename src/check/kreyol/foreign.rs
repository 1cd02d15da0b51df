//! Which stretches of a Kreyòl text are another language on purpose, and which are French that was left.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::{LONGEST, SLIPS, letters, sieve, words};
use crate::article::Kind as Block;
use crate::check::content::Text;
use crate::text::NOT_PROSE;
use crate::text::data::entries;
use crate::text::sieve::Sieve;
use crate::text::tokens::{Kind, Token};

const FRENCH: &str = include_str!("../../../data/kreyol/french.txt");
const OTHERS: &str = include_str!("../../../data/kreyol/foreign.txt");

/// French words that are no Kreyòl words, with what Kreyòl says.
pub(in crate::check) static LEFT: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    entries(FRENCH).filter(|(s, _)| *s == "words").filter_map(|(_, line)| line.split_once(' ')).collect()
});

/// All words that show French by themselves, in whatever case.
pub(in crate::check) static MAY_BE_FRENCH: LazyLock<Sieve> =
    LazyLock::new(|| sieve(LEFT.keys().chain(SLIPS.iter().filter(|(_, slip)| slip.french).map(|(word, _)| word))));

/// French words that Kreyòl has too.
static EITHER: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words(FRENCH, "either"));

/// Those of them that join French words.
static BETWEEN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words(FRENCH, "between"));

/// Those that stand inside of names.
static IN_NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words(FRENCH, "in names"));

/// Words that show another language, but are not reported.
static SIGNS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let mut all = words(FRENCH, "signs");
    all.extend(words(OTHERS, "english"));
    all.extend(words(OTHERS, "spanish"));
    all
});

/// What a word says of the language it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// French, and no Kreyòl.
    French,
    /// Spelt as no Kreyòl word is.
    Foreign,
    /// Spelt as a Kreyòl word with its accents the other way.
    Turned,
    /// A word of another language that may be one of this.
    Sign,
    /// French or Kreyòl, and between French words French.
    Between,
    /// French or Kreyòl.
    Either,
    /// Nothing: a name, a figure.
    Nothing,
    /// Kreyòl, as far as is known.
    Kreyol,
}

fn says(text: &Text<'_>, token: &Token<'_>) -> Says {
    if token.kind != Kind::Word || token.text.len() > LONGEST || text.known.has(token.text) {
        return Says::Nothing;
    }
    let lower;
    let word = if token.text.chars().any(char::is_uppercase) {
        if !token.initial {
            return Says::Nothing;
        }
        lower = token.text.to_lowercase();
        lower.as_str()
    } else {
        token.text
    };
    if LEFT.contains_key(word) || SLIPS.get(word).is_some_and(|slip| slip.french) {
        Says::French
    } else if SIGNS.contains(word) {
        Says::Sign
    } else if BETWEEN.contains(word) {
        Says::Between
    } else if EITHER.contains(word) {
        Says::Either
    } else if letters::breach(word).is_some_and(letters::Breach::is_foreign) {
        if letters::is_turned(word) { Says::Turned } else { Says::Foreign }
    } else {
        Says::Kreyol
    }
}

/// What is of another language in a text. Costs a look at every word: to be made where something is found.
pub(in crate::check) struct Foreign {
    /// Tokens that are another language on purpose, as ranges in order.
    meant: Vec<Range<usize>>,
    /// French that was left: stretches of several words, as ranges of tokens in order.
    pub runs: Vec<Range<usize>>,
}

impl Foreign {
    pub fn new(text: &Text<'_>) -> Self {
        let says: Vec<Says> = text.tokens.iter().map(|t| says(text, t)).collect();
        let mut meant: Vec<Range<usize>> =
            enclosed(text).into_iter().filter(|span| is_mostly_foreign(&says[span.clone()])).collect();
        if matches!(text.kind, Block::Quotation) && is_mostly_foreign(&says) {
            meant.push(0..text.tokens.len());
        }
        let mut out = Self { meant: merged(meant), runs: Vec::new() };
        let runs = runs(text, &says);
        let (names, runs): (Vec<_>, Vec<_>) = runs.into_iter().partition(|run| is_name(text, &says, run));
        out.meant.extend(names);
        out.meant = merged(std::mem::take(&mut out.meant));
        out.runs = runs.into_iter().filter(|run| !out.is_meant(run.start)).collect();
        out.runs.retain(|run| run.len() > 1);
        out
    }

    /// Whether a token is of another language on purpose: quoted, bracketed, set off, or within a name.
    pub fn is_meant(&self, token: usize) -> bool {
        holds(&self.meant, token)
    }

    /// Whether a token is one of several French ones in a row.
    pub fn is_in_run(&self, token: usize) -> bool {
        holds(&self.runs, token)
    }
}

/// Whether one of the ranges, which are in order and apart, holds a place.
fn holds(ranges: &[Range<usize>], at: usize) -> bool {
    let after = ranges.partition_point(|r| r.start <= at);
    after > 0 && ranges[after - 1].end > at
}

/// Ranges in order, those that overlap made one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|r| r.start);
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

fn is_mostly_foreign(says: &[Says]) -> bool {
    let mut foreign = 0;
    let mut turned = 0;
    let mut kreyol = 0;
    let mut either = 0;
    for said in says {
        match said {
            Says::French | Says::Foreign | Says::Sign => foreign += 1,
            Says::Turned => turned += 1,
            Says::Kreyol => kreyol += 1,
            Says::Either => either += 1,
            Says::Between | Says::Nothing => {}
        }
    }
    // `(an kreyól: …)`, “bót la”: an accent that is turned shows another language only where nothing shows this one.
    match foreign {
        0 => turned > kreyol + either,
        _ => foreign + turned >= kreyol,
    }
}

/// The tokens between quotation marks, brackets and signs of emphasis, as ranges; the inner ones first. Never more than
/// a few a token, and a mark that is not closed encloses nothing.
fn enclosed(text: &Text<'_>) -> Vec<Range<usize>> {
    // One place for each kind of mark: nested marks of one kind are the inner pair's.
    let mut open: [Option<usize>; 6] = [None; 6];
    let mut out = Vec::new();
    let mut token = 0;
    let bytes = text.text.as_bytes();
    for (at, c) in text.prose.char_indices() {
        while text.tokens.get(token).is_some_and(|t| t.end() <= at) {
            token += 1;
        }
        let (kind, opens, closes) = match c {
            '«' => (0, true, false),
            '»' => (0, false, true),
            '“' | '„' => (1, true, false),
            '”' => (1, false, true),
            '"' => (2, true, true),
            '(' => (3, true, false),
            ')' => (3, false, true),
            NOT_PROSE if matches!(bytes[at], b'*' | b'_') => {
                let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
                let opens = !blank(text.text[at + 1..].chars().next());
                let closes = !blank(text.text[..at].chars().next_back());
                (if bytes[at] == b'*' { 4 } else { 5 }, opens, closes)
            }
            _ => continue,
        };
        match open[kind] {
            Some(from) if closes => {
                if from < token {
                    out.push(from..token);
                }
                open[kind] = None;
                // Of `**a**` the second sign opens what the first of the end closes.
                if opens && from >= token {
                    open[kind] = Some(token);
                }
            }
            _ if opens => {
                let mark = text.tokens.get(token).is_some_and(|t| t.start == at);
                open[kind] = Some(token + usize::from(mark));
            }
            _ => {}
        }
    }
    out
}

/// Stretches of at least one French or foreign word with what belongs to them.
fn runs(text: &Text<'_>, says: &[Says]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < says.len() {
        if !matches!(says[at], Says::French | Says::Foreign | Says::Turned) {
            at += 1;
            continue;
        }
        let (from, mut end, mut next) = (at, at + 1, at + 1);
        let mut french = says[at] == Says::French;
        while next < says.len() && next - end < 4 && joined(text, next) {
            match says[next] {
                Says::French | Says::Foreign | Says::Turned => {
                    french |= says[next] == Says::French;
                    end = next + 1;
                }
                Says::Between | Says::Sign => {}
                Says::Nothing | Says::Either | Says::Kreyol => break,
            }
            next += 1;
        }
        if french || end == from + 1 {
            // The article that a sentence starts with.
            let article =
                from > 0 && text.tokens[from - 1].initial && says[from - 1] == Says::Between && joined(text, from);
            let capital = article && text.tokens[from - 1].text.starts_with(char::is_uppercase);
            out.push(from - usize::from(capital && end > from + 1)..end);
        } else {
            out.extend((from..end).map(|i| i..i + 1));
        }
        at = end;
    }
    out
}

/// Whether only a space, an apostrophe or a hyphen stands between a token and the one before.
fn joined(text: &Text<'_>, token: usize) -> bool {
    let between = &text.prose[text.tokens[token - 1].end()..text.tokens[token].start];
    between.chars().all(|c| matches!(c, ' ' | '\u{A0}' | '\'' | '’' | '-')) && between.chars().count() < 3
}

/// Whether a stretch is inside a name: `Croix des Bouquets`, `Médecins du monde`.
fn is_name(text: &Text<'_>, says: &[Says], run: &Range<usize>) -> bool {
    let capital = |i: usize| text.tokens[i].text.chars().next().is_some_and(char::is_uppercase);
    let follows = run.end < says.len() && joined(text, run.end) && capital(run.end);
    // `Croix des Bouquets` and `Médecins du monde` at the start of a sentence.
    if capital(run.start) && run.len() == 2 {
        return follows || matches!(text.tokens[run.start + 1].text, "du" | "des");
    }
    let turned = run.len() == 1 && says[run.start] == Says::Turned;
    if turned && text.tokens[run.start].text.contains('ó') {
        return false;
    }
    let Some(before) = run.start.checked_sub(1).filter(|&i| capital(i) && joined(text, run.start)) else {
        return false;
    };
    let inside = |i: usize| IN_NAMES.contains(text.tokens[i].text) || matches!(says[i], Says::Foreign | Says::Turned);
    if follows && run.len() < 3 && !(turned && text.tokens[before].initial) && run.clone().all(inside) {
        return true;
    }
    let lower = text.tokens[before].text.to_lowercase();
    let french = LEFT.contains_key(lower.as_str())
        || SLIPS.get(lower.as_str()).is_some_and(|slip| slip.french)
        || letters::breach(&lower).is_some_and(letters::Breach::is_foreign);
    french && !turned && !text.tokens[before].initial
}
