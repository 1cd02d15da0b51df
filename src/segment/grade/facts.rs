//! The facts of a text: what a reader would hold a newsroom to.

use std::collections::{HashMap, HashSet};

use super::{figures, quotations};
use crate::text::fold;
use crate::text::language::Language;
use crate::text::tokens::{Kind, Token};

/// A fact, with the form in which it is compared and the one that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    pub key: String,
    pub shown: String,
}

/// What a token says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    Figure,
    Date,
    Name,
    Negation,
}

/// All that is compared of a text.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub figures: Vec<Fact>,
    /// Number words that are common words too and stand alone (`one`, `yon`): figures only against each other.
    pub weak_figures: Vec<Fact>,
    pub dates: Vec<Fact>,
    pub names: Vec<Fact>,
    pub quotations: Vec<Fact>,
    pub negations: Vec<Fact>,
    /// Every word, number and sign in order.
    pub all: Vec<String>,
    /// Those of them that are no facts.
    pub plain: Vec<String>,
    /// How often each word stands in the text, in either case.
    pub counts: HashMap<String, usize>,
    /// Punctuation, quotation marks aside.
    pub marks: String,
    /// Quotation marks.
    pub quotes: String,
}

/// Reads the facts of two texts. They are read together, since a capital at the start of a sentence in one
/// is a name if it is one in the other.
pub(super) fn both(was: (&str, &[Token<'_>]), now: (&str, &[Token<'_>]), language: &Language) -> (Facts, Facts) {
    let (mut a, mut a_roles) = read(was.0, was.1, language);
    let (mut b, mut b_roles) = read(now.0, now.1, language);
    let known: HashSet<String> = [(was.1, &a_roles), (now.1, &b_roles)]
        .into_iter()
        .flat_map(|(tokens, roles)| {
            (0..tokens.len())
                .filter(move |&i| is_name(tokens, roles, i, language))
                .map(|i| tokens[i].text.to_lowercase())
        })
        .collect();
    finish(&mut a, was.1, &mut a_roles, &known, language);
    finish(&mut b, now.1, &mut b_roles, &known, language);
    (a, b)
}

/// Everything but the names.
fn read(text: &str, tokens: &[Token<'_>], language: &Language) -> (Facts, Vec<Role>) {
    let mut facts = Facts::default();
    let mut roles = vec![Role::Plain; tokens.len()];
    let mut i = 0;
    while i < tokens.len() {
        let found = figures::date(tokens, i, language)
            .map(|found| (found, Role::Date))
            .or_else(|| figures::figure(tokens, i, language).map(|found| (found, Role::Figure)))
            .or_else(|| negation(&tokens[i], i, language).map(|found| (found, Role::Negation)));
        let Some(((end, key), role)) = found else {
            if let Some(entry) = language.numbers.get(tokens[i].text).filter(|entry| entry.common) {
                facts.weak_figures.push(Fact { key: entry.canonical.into(), shown: tokens[i].text.into() });
            }
            i += 1;
            continue;
        };
        let shown =
            if role == Role::Negation { key.clone() } else { fold(&text[tokens[i].start..tokens[end - 1].end()]) };
        let fact = Fact { key, shown };
        match role {
            Role::Date => facts.dates.push(fact),
            Role::Negation => facts.negations.push(fact),
            _ => facts.figures.push(fact),
        }
        roles[i..end].fill(role);
        i = end;
    }
    facts.quotations = quotations::quotations(text, tokens);
    (facts, roles)
}

fn negation(token: &Token<'_>, i: usize, language: &Language) -> Option<(usize, String)> {
    let entry = language.negation.get(token.text).filter(|entry| token.kind == Kind::Word && !entry.common)?;
    Some((i + 1, entry.canonical.to_owned()))
}

/// The names, and the sequences.
fn finish(facts: &mut Facts, tokens: &[Token<'_>], roles: &mut [Role], known: &HashSet<String>, language: &Language) {
    for (i, token) in tokens.iter().enumerate() {
        let lower = token.text.to_lowercase();
        if roles[i] == Role::Plain && is_capital(token, language) && known.contains(&lower) {
            roles[i] = Role::Name;
            facts.names.push(Fact { key: lower.clone(), shown: token.text.to_owned() });
        }
        if token.kind == Kind::Mark {
            if quotations::is_mark(token.text) {
                facts.quotes.push_str(token.text);
            } else {
                facts.marks.push_str(token.text);
            }
            continue;
        }
        let word = fold(token.text);
        if roles[i] == Role::Plain {
            facts.plain.push(word.clone());
        }
        facts.all.push(word);
        *facts.counts.entry(lower).or_default() += 1;
    }
}

/// Whether a token is a name by itself: it has a capital that its place in the sentence does not explain.
fn is_name(tokens: &[Token<'_>], roles: &[Role], i: usize, language: &Language) -> bool {
    let token = &tokens[i];
    if roles[i] != Role::Plain || !is_capital(token, language) {
        return false;
    }
    let acronym =
        token.text.chars().filter(|c| c.is_uppercase()).count() > 1 && !token.text.chars().any(char::is_lowercase);
    let followed = || tokens.get(i + 1).is_some_and(|next| next.spaced && is_capital(next, language));
    acronym || !token.initial || followed() || is_known(token, language)
}

/// Whether a word is a name wherever it stands: one of the language's list, or one with a capital inside.
fn is_known(token: &Token<'_>, language: &Language) -> bool {
    // `Port-au-Prince`, `McDonald`; in `POLICE` no small letter goes before a capital.
    let inner = || token.text.chars().skip_while(|c| !c.is_lowercase()).any(char::is_uppercase);
    language.names.contains(token.text) || inner()
}

fn is_capital(token: &Token<'_>, language: &Language) -> bool {
    token.kind == Kind::Word && token.text.chars().any(char::is_uppercase) && !language.small.contains(token.text)
}

/// The facts of one list that are not in the other, and the reverse, each in its own order; a fact that is
/// there twice counts twice.
pub(super) fn difference<'a>(was: &'a [Fact], now: &'a [Fact]) -> (Vec<&'a Fact>, Vec<&'a Fact>) {
    fn missing<'a>(from: &'a [Fact], other: &[Fact]) -> Vec<&'a Fact> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for fact in other {
            *counts.entry(&fact.key).or_default() += 1;
        }
        from.iter()
            .filter(|fact| match counts.get_mut(fact.key.as_str()) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            })
            .collect()
    }
    (missing(was, now), missing(now, was))
}

/// The names of `from` that `other` has less often, as a word in any case: a name that only moved to the start
/// of a sentence, or lost its capital, states nothing new.
pub(super) fn names_missing<'a>(from: &'a Facts, other: &Facts) -> Vec<&'a Fact> {
    let mut spare: HashMap<&str, usize> = from
        .counts
        .iter()
        .map(|(word, count)| (word.as_str(), count.saturating_sub(other.counts.get(word).copied().unwrap_or(0))))
        .collect();
    from.names
        .iter()
        .filter(|name| match spare.get_mut(name.key.as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        })
        .collect()
}

/// A word that was exchanged for itself with a negating prefix, or without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Opposite {
    pub was: String,
    pub now: String,
}

/// The words exchanged for their opposites, in lower case: those that one text has more often, and the other has more
/// often with a negating prefix.
pub(super) fn opposites(was: &Facts, now: &Facts, language: &Language) -> Vec<Opposite> {
    if language.negating.is_empty() {
        return Vec::new();
    }
    let mut counts: HashMap<String, isize> = HashMap::new();
    for (facts, one) in [(was, -1), (now, 1)] {
        facts.plain.iter().for_each(|word| *counts.entry(word.to_lowercase()).or_default() += one);
    }
    counts.retain(|_, count| *count != 0);
    let mut negated: Vec<(&str, &str)> = counts
        .iter()
        .filter_map(|(word, count)| {
            let stem = |prefix: &&str| word.strip_prefix(*prefix).map(|stem| stem.trim_start_matches('-'));
            let other = |stem: &&str| counts.get(*stem).is_some_and(|other| other.signum() == -count.signum());
            let mut stems = language.negating.iter().filter_map(stem).filter(|s| s.chars().nth(SHORTEST - 1).is_some());
            Some((word.as_str(), stems.find(other)?))
        })
        .collect();
    negated.sort_unstable();
    let pair = |(word, stem): (&str, &str)| {
        let (was, now) = if counts[word] < 0 { (word, stem) } else { (stem, word) };
        Opposite { was: was.to_owned(), now: now.to_owned() }
    };
    negated.into_iter().map(pair).collect()
}

/// Letters without which what a prefix leaves is no word.
const SHORTEST: usize = 3;

/// Whether the words that are no facts are the same but for `opposites`.
pub(super) fn same_words(was: &Facts, now: &Facts, opposites: &[Opposite]) -> bool {
    let exchanged = |a: &str, b: &str| opposites.iter().any(|o| o.was == a.to_lowercase() && o.now == b.to_lowercase());
    was.plain.len() == now.plain.len()
        && was.plain.iter().zip(&now.plain).all(|(a, b)| a == b || (!opposites.is_empty() && exchanged(a, b)))
}
