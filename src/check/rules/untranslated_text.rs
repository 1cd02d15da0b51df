//! Words of the source that were left in the translation.
//!
//! A sentence that is the source's, word for word, is an error: it was copied to be translated later. A few words of the
//! source's language among those of the translation are a warning; they are known by words that are frequent in one
//! language and no words of the other (*the*, *was*; *les*, *dans*). Names, figures, what stands in quotation marks or is
//! emphasised, and the names of organisations may be in another language. What is left of French in Kreyòl,
//! `ht-french-leak` finds.
//!
//! ```ftl
//! # en> The money is meant for the mission and for the police.
//! the-money-is-meant-9b0c = Lajan sa a se pou misyon an and for the police.
//! ```
//!
//! Way out: translate the words, or give them the marks of a quotation if they are meant in that language.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::Rule;
use crate::check::addresses::addresses;
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair, Text};
use crate::diagnostic::Severity;
use crate::text::data::entries;
use crate::text::sieve::Sieve;
use crate::text::tokens::{Kind, Token};

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "untranslated-text",
        severity: Severity::Error,
        summary: "words of the source that were left in the translation",
        allowable: true,
        source: include_str!("untranslated_text.rs"),
    },
    languages: &[],
    look: Look::Pair(check),
};

static WORDS: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    let mut out: HashMap<&'static str, HashSet<&'static str>> = HashMap::default();
    for (language, line) in entries(include_str!("../../../data/untranslated.txt")) {
        out.entry(language).or_default().extend(line.split(' '));
    }
    out
});

/// All words of all languages.
static LISTED: LazyLock<Sieve> = LazyLock::new(|| {
    let mut out = Sieve::default();
    WORDS.values().flatten().for_each(|word| out.add(word));
    out
});

/// Words without a capital that a copied sentence has at least.
const COPIED: usize = 3;

fn check(pair: &Pair<'_>, out: &mut Faults) {
    let (source, target) = (pair.source, pair.target);
    if source.locale.language() == target.locale.language() {
        return;
    }
    let foreign = WORDS.get(source.locale.language());
    let own = WORDS.get(target.locale.language());
    // Hardly any text has a word that asks for them.
    let quoted = LazyCell::new(|| exempt(target));
    let copied = copied(source, target, own, &quoted);
    let mut at = 0;
    while let Some(token) = target.tokens.get(at) {
        let is_foreign = token.kind == Kind::Word
            && LISTED.may_have(token.hash)
            && foreign.is_some_and(|f| {
                f.contains(token.text)
                    || (token.initial && token.letters.has_upper() && f.contains(&*token.text.to_lowercase()))
            })
            && own.is_none_or(|o| !o.contains(token.text));
        if !is_foreign || within(&copied, token.start) || within(&quoted, token.start) {
            at += 1;
            continue;
        }
        let run = run(pair, at);
        let around = run.start.saturating_sub(1)..(run.end + 1).min(target.tokens.len());
        let named = target.tokens[around].iter().any(|t| t.kind == Kind::Word && !t.initial && t.letters.is_capital());
        let plain = target.tokens[run.clone()].iter().filter(|t| t.letters.is_small()).count();
        let (first, last) = (&target.tokens[run.start], &target.tokens[run.end - 1]);
        // `Save the Children`
        if !named || plain > 2 {
            let span = first.start..last.end();
            let text = target.text[span.clone()].replace('\n', " ");
            out.push(
                Fault::new(span, format!("“{text}” is left in the source's language"))
                    .with_help("translate it")
                    .with_severity(Severity::Warning),
            );
        }
        at = run.end;
    }
    out.extend(
        copied
            .into_iter()
            .map(|span| Fault::new(span, "the source's own words stand here").with_help("translate them")),
    );
    out.sort_by_key(|fault| fault.span.start);
}

fn within(ranges: &[Range<usize>], at: usize) -> bool {
    ranges.iter().any(|r| r.contains(&at))
}

/// Quotations, and what stands between marks of emphasis.
fn exempt(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = text.quotations().all.iter().map(|q| q.range.clone()).collect();
    let mut open = None;
    for (at, _) in text.text.match_indices(['*', '_']) {
        match open.take() {
            Some(start) if at > start + 1 => out.push(start..at),
            _ => open = Some(at),
        }
    }
    out
}

/// The tokens around one that are the source's too, and no names.
fn run(pair: &Pair<'_>, at: usize) -> Range<usize> {
    let tokens = &pair.target.tokens;
    let own: HashSet<&str> = pair.source.tokens.iter().filter(|t| t.kind == Kind::Word).map(|t| t.text).collect();
    let part = |token: &Token<'_>| token.kind == Kind::Word && token.text.len() > 1 && own.contains(token.text);
    let start = (0..at).rev().take_while(|&i| part(&tokens[i])).last().unwrap_or(at);
    let end = (at + 1..tokens.len()).take_while(|&i| part(&tokens[i])).last().map_or(at + 1, |i| i + 1);
    start..end
}

/// The sentences of the translation that are a sentence of the source.
fn copied(
    source: &Text<'_>,
    target: &Text<'_>,
    own: Option<&HashSet<&'static str>>,
    quoted: &LazyCell<Vec<Range<usize>>, impl FnOnce() -> Vec<Range<usize>>>,
) -> Vec<Range<usize>> {
    // Hardly ever has a translation so many words of its source.
    let mut sieve = Sieve::small();
    source.tokens.iter().for_each(|t| sieve.add_hash(t.hash));
    let may: Vec<&Token<'_>> =
        target.tokens.iter().filter(|t| t.kind == Kind::Word && sieve.may_have(t.hash)).collect();
    if may.len() < COPIED || shared(source, &may) < COPIED {
        return Vec::new();
    }
    let marks = |text: &Text<'_>, range: &Range<usize>| -> Option<u64> {
        let inside = text.tokens.iter().filter(|t| t.kind != Kind::Mark && range.contains(&t.start));
        inside.map(|t| t.hash).reduce(|all, hash| all.rotate_left(7) ^ hash)
    };
    let of_source: Vec<Option<u64>> = source.sentences().iter().map(|r| marks(source, r)).collect();
    let words = |text: &Text<'_>, range: &Range<usize>| -> Vec<String> {
        let inside = text.tokens.iter().filter(|t| t.kind != Kind::Mark && range.contains(&t.start));
        inside.map(|t| t.text.to_lowercase()).collect()
    };
    let is_copied = |range: &Range<usize>| {
        let own = marks(target, range);
        let alike = of_source.iter().zip(source.sentences()).filter(|(hash, _)| **hash == own);
        let mut said = None;
        alike.into_iter().any(|(_, r)| *said.get_or_insert_with(|| words(target, range)) == words(source, r))
    };
    let addresses = LazyCell::new(|| -> Vec<Range<usize>> {
        addresses(target.text, target.markup).into_iter().filter_map(|a| a.range).collect()
    });
    let mut out: Vec<Range<usize>> = target.sentences().to_vec();
    out.retain(|range| {
        let inside = || target.tokens.iter().filter(|t| t.kind == Kind::Word && range.contains(&t.start));
        is_copied(range) && {
            let plain = inside().filter(|t| !t.letters.is_capital() && !within(&addresses, t.start)).count();
            let native = inside().any(|t| own.is_some_and(|o| o.contains(t.text)));
            plain >= COPIED && !native && inside().any(|t| !within(quoted, t.start))
        }
    });
    out
}

/// How many of some words of a translation are words of its source that are not all in capitals.
fn shared(source: &Text<'_>, words: &[&Token<'_>]) -> usize {
    /// So many comparisons cost less than a set.
    const FEW: usize = 4_000;
    let telling = || source.tokens.iter().filter(|t| t.kind == Kind::Word && t.letters.has_lower());
    if words.len() * source.tokens.len() <= FEW {
        return words.iter().filter(|t| telling().any(|s| s.hash == t.hash && s.text == t.text)).count();
    }
    let seen: HashSet<&str> = telling().map(|t| t.text).collect();
    words.iter().filter(|t| seen.contains(t.text)).count()
}
