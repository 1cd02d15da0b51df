//! French words that were left in a Kreyòl text: *les*, *avec*, *police nationale*.
//!
//! Four readers in ten read French; for the others the sentence has a hole. Several French words in a row are one
//! finding, and an error; one alone is an error if no Kreyòl word is spelt with its letters, else a warning. Words that both
//! languages have with another meaning (*dans*, *sous*, *pas*) are a warning where the English or French source does not
//! speak of what they mean in Kreyòl. What is French on purpose is left alone: quotations, brackets and words set off by
//! emphasis that are mostly French, names, code.
//!
//! ```ftl
//! the-police-came-1f2e = La police nationale te vini avec zam.
//! ```
//!
//! Way out: say it in Kreyòl, or put French that is meant between quotation marks. A word that is right as it stands goes
//! into the glossary (`terms.ftl`), or into `words` of `[locale.ht]` in `tradwi.toml`; once only, say why with
//! `# allow: ht-french-leak, because …`.

use std::borrow::Cow;

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair, Text};
use crate::check::kreyol::both::{self, BOTH, MAY_BE_EITHER};
use crate::check::kreyol::foreign::{Foreign, LEFT, MAY_BE_FRENCH};
use crate::check::kreyol::{LONGEST, SLIPS, is_address, is_plain, letters};
use crate::diagnostic::Severity;
use crate::text::tokens::{Kind, Token};

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "ht-french-leak",
        severity: Severity::Error,
        summary: "French words in a Kreyòl text",
        allowable: true,
        source: include_str!("ht_french_leak.rs"),
    },
    languages: &["ht"],
    look: Look::Both { alone: check, beside },
};

fn check(text: &Text<'_>, out: &mut Faults) {
    let suspect = |t: &Token<'_>| {
        MAY_BE_FRENCH.may_have(t.hash)
            && is_plain(t)
            && (LEFT.contains_key(t.text) || SLIPS.get(t.text).is_some_and(|slip| slip.french))
    };
    if !text.tokens.iter().any(suspect) {
        return;
    }
    let foreign = Foreign::new(text);
    for run in &foreign.runs {
        let tokens = &text.tokens[run.clone()];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
        if is_address(text, first) || is_address(text, last) {
            continue;
        }
        let span = first.start..last.end();
        let words: Vec<String> = tokens.iter().filter_map(in_kreyol).take(4).collect();
        let mut fault = Fault::new(span.clone(), format!("{} is French", crate::check::quote(&text.text[span])));
        fault.help = Some(match words.is_empty() {
            true => "say it in Kreyòl".to_owned(),
            false => format!("in Kreyòl: {}", words.join("; ")),
        });
        out.push(fault);
    }
    for (i, token) in text.tokens.iter().enumerate() {
        let Some(kreyol) = LEFT.get(token.text).filter(|_| is_plain(token)) else { continue };
        if foreign.is_meant(i)
            || foreign.is_in_run(i)
            || text.known.has(token.text)
            || is_address(text, token)
            || is_abbreviation(text, token)
        {
            continue;
        }
        let severity = match letters::breach(token.text) {
            Some(breach) if breach.is_foreign() => Severity::Error,
            _ => Severity::Warning,
        };
        out.push(
            Fault::new(token.start..token.end(), format!("“{}” is French", token.text))
                .with_help(format!("in Kreyòl: {kreyol}"))
                .with_severity(severity),
        );
    }
    out.sort_by_key(|fault| fault.span.start);
}

fn beside(pair: &Pair<'_>, out: &mut Faults) {
    let text = pair.target;
    check(text, out);
    if !both::knows(pair.source.locale.language()) {
        return;
    }
    let mut asked = [None; both::MOST];
    let mut foreign = None;
    for (i, token) in text.tokens.iter().enumerate() {
        let Some(word) = Some(token).filter(|t| MAY_BE_EITHER.may_have(t.hash)).and_then(small) else { continue };
        let (kreyol, here) = if let Some(both) = BOTH.get(&*word) {
            let Some(french) = asked.get_mut(both.index).filter(|_| !both::is_noun(&text.tokens, i)) else { continue };
            if !*french.get_or_insert_with(|| both.is_french(pair.source)) {
                continue;
            }
            (both.kreyol, " here")
        } else {
            // A word in lower case was looked at already.
            let Some(kreyol) = LEFT.get(&*word).filter(|_| matches!(word, Cow::Owned(_))) else { continue };
            if starts_a_name(text, i) || pair.source.tokens.iter().any(|t| t.text == token.text) {
                continue;
            }
            (*kreyol, "")
        };
        let foreign = foreign.get_or_insert_with(|| Foreign::new(text));
        if foreign.is_meant(i) || foreign.is_in_run(i) || text.known.has(token.text) || is_address(text, token) {
            continue;
        }
        out.push(
            Fault::new(token.start..token.end(), format!("“{}” is French{here}", token.text))
                .with_help(format!("in Kreyòl: {kreyol}"))
                .with_severity(Severity::Warning),
        );
    }
    out.sort_by_key(|fault| fault.span.start);
}

/// A word as it is looked up: in lower case, or with the capital of a sentence's first word taken off.
fn small<'a>(token: &Token<'a>) -> Option<Cow<'a, str>> {
    if is_plain(token) {
        return Some(Cow::Borrowed(token.text));
    }
    let mut letters = token.text.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
    (token.kind == Kind::Word && token.initial && capital && (3..=LONGEST).contains(&token.text.len()))
        .then(|| Cow::Owned(token.text.to_lowercase()))
}

/// Whether another capital follows: `Les Cayes`, `Port Salut`.
fn starts_a_name(text: &Text<'_>, i: usize) -> bool {
    text.tokens.get(i + 1).is_some_and(|t| t.text.starts_with(char::is_uppercase))
}

/// A word with what Kreyòl says for it.
fn in_kreyol(token: &Token<'_>) -> Option<String> {
    let kreyol = LEFT.get(token.text).copied().or_else(|| SLIPS.get(token.text).map(|slip| slip.right))?;
    Some(format!("{} is {kreyol}", token.text))
}

/// `12 des.`, `nos. 4 ak 5`, `et al.`: what only looks like a French word.
fn is_abbreviation(text: &Text<'_>, token: &Token<'_>) -> bool {
    let rest = &text.prose[token.end()..];
    match token.text {
        "des" => text.prose[..token.start].trim_end().ends_with(|c: char| c.is_ascii_digit()),
        "nos" => rest.starts_with('.'),
        "et" => rest.starts_with(" al"),
        _ => false,
    }
}
