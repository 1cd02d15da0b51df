//! A word that is not written as Kreyòl is: *crise*, *président*, *polisyè*.
//!
//! Readers learnt to read with the official spelling, in which each sound has one sign: French signs in it (c, q, x, é,
//! ph, au, tion …) stop them, and read aloud they are wrong. That the letters of a word are none of Kreyòl is an error; a u
//! alone and an r before o or ò are a warning, as is a word of the list of common slips (*gouvenman*, *paka*). Only words in
//! lower case are looked at: names, quotations in another language, addresses, code and foreign words in use are left alone.
//!
//! ```ftl
//! the-crisis-goes-on-1f2e = Polisyè yo di crise la ap kontinye.
//! ```
//!
//! Way out: write the Kreyòl word. A word that is right as it stands goes into the glossary (`terms.ftl`), or into `words`
//! of its locale in `tradwi.toml`; once only, say why with `# allow: ht-spelling, because …`.
//!
//! ```toml
//! [locale.ht]
//! words = ["cassave", "rapadou"]
//! ```

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair, Text};
use crate::check::kreyol::foreign::{Foreign, LEFT};
use crate::check::kreyol::{ACCEPTED, LONGEST, MAY_BE_SLIP, SLIPS, is_address, is_plain, letters};
use crate::diagnostic::Severity;
use crate::text::tokens::{Kind, Token};

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "ht-spelling",
        severity: Severity::Error,
        summary: "a word that is not written as Kreyòl is",
        allowable: true,
        source: include_str!("ht_spelling.rs"),
    },
    languages: &["ht"],
    look: Look::Both { alone: check, beside },
};

/// A word shorter than this, in bytes, may be somebody's name where it starts a sentence (`Rob`, `Roch`).
const NO_NAME: usize = 6;

/// So many words of a title are looked at.
const TITLE: usize = 5;

fn check(text: &Text<'_>, out: &mut Faults) {
    let mut foreign = None;
    for (i, token) in text.tokens.iter().enumerate() {
        if token.kind == Kind::Number {
            out.extend(ordinal(token));
            continue;
        }
        let plain = is_plain(token);
        let slip = Some(token).filter(|t| MAY_BE_SLIP.may_have(t.hash));
        let slip = slip.and_then(|t| if plain { SLIPS.get(t.text) } else { capital(t) });
        let breach = if plain { letters::breach(token.text) } else { None };
        if slip.is_none() && breach.is_none() {
            continue;
        }
        if ACCEPTED.contains(token.text)
            || LEFT.contains_key(token.text)
            || text.known.has(token.text)
            || is_address(text, token)
        {
            continue;
        }
        let foreign = foreign.get_or_insert_with(|| Foreign::new(text));
        if foreign.is_meant(i) || foreign.is_in_run(i) || (plain && is_in_name(text, i)) {
            continue;
        }
        let mut message = format!("“{}” is not Kreyòl spelling", token.text);
        if let Some(slip) = slip {
            message.push_str(": ");
            message.push_str(&as_large(token.text, slip.right));
        }
        let help = match (breach, slip) {
            (Some(breach), _) => breach.rule().to_owned(),
            (None, Some(slip)) if slip.right.contains(' ') => "these are words of their own".to_owned(),
            (None, Some(slip)) => format!("the official spelling is “{}”", slip.right),
            (None, None) => continue,
        };
        let severity = breach.map_or(Severity::Warning, letters::Breach::severity);
        out.push(Fault::new(token.start..token.end(), message).with_help(help).with_severity(severity));
    }
}

/// Words of a title that the source has word for word are its own: `Livres en folie`.
fn beside(pair: &Pair<'_>, out: &mut Faults) {
    let from = out.len();
    check(pair.target, out);
    let mut place = 0;
    out.retain(|fault| {
        place += 1;
        place <= from || !is_in_title(pair, fault)
    });
}

/// Whether the source has the word with those before it, back to one with a capital.
fn is_in_title(pair: &Pair<'_>, fault: &Fault) -> bool {
    let Text { text, tokens, .. } = pair.target;
    let at = tokens.partition_point(|t| t.start < fault.span.start);
    let before = &tokens[at.saturating_sub(TITLE)..at];
    // An initial's capital says nothing.
    let first = before.iter().rev().find(|t| t.text.starts_with(char::is_uppercase) && !t.initial);
    first
        .and_then(|first| text.get(first.start..fault.span.end))
        .is_some_and(|words| !words.contains(['.', ',', '\n']) && pair.source.text.contains(words))
}

/// `3é`, `19yém`: an accent turned behind a number.
fn ordinal(token: &Token<'_>) -> Option<Fault> {
    let tail = token.text.trim_start_matches(|c: char| !c.is_alphabetic());
    if tail.len() > LONGEST || !letters::is_turned(tail) {
        return None;
    }
    let message = format!("“{}” is not Kreyòl spelling", token.text);
    Some(Fault::new(token.start..token.end(), message).with_help(letters::Breach::Accent.rule()))
}

/// The slip that a word with a capital is: a name of the list, or a long word at the start of a sentence.
fn capital(token: &Token<'_>) -> Option<&'static crate::check::kreyol::Slip> {
    if token.kind != Kind::Word || !(NO_NAME..=40).contains(&token.text.len()) {
        return None;
    }
    SLIPS.get(token.text).or_else(|| {
        let first = token.text.chars().next().filter(|c| token.initial && c.is_uppercase())?;
        let rest = &token.text[first.len_utf8()..];
        // Words of French with a capital are left to those who write names.
        SLIPS.get(format!("{}{rest}", first.to_lowercase()).as_str()).filter(|slip| !slip.french)
    })
}

/// What is right, with the capital of what is wrong.
fn as_large(wrong: &str, right: &str) -> String {
    let mut letters = right.chars();
    match letters.next().filter(|_| wrong.chars().next().is_some_and(char::is_uppercase)) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => right.to_owned(),
    }
}

/// Whether a word stands between two names, hyphens and all: `Croix des Bouquets`.
fn is_in_name(text: &Text<'_>, i: usize) -> bool {
    let capital = |i: usize| text.tokens.get(i).is_some_and(|t| t.text.chars().next().is_some_and(char::is_uppercase));
    let spaces = |from: usize, to: usize| {
        text.prose.get(from..to).is_some_and(|s| s.chars().all(|c| matches!(c, ' ' | '\'' | '’')))
    };
    let turned = letters::is_turned(text.tokens[i].text);
    i.checked_sub(1).is_some_and(|b| {
        // No French name has an ó.
        capital(b)
            && !(turned && (text.tokens[b].initial || text.tokens[i].text.contains('ó')))
            && capital(i + 1)
            && spaces(text.tokens[b].end(), text.tokens[i].start)
            && spaces(text.tokens[i].end(), text.tokens[i + 1].start)
    })
}
