//! Figures with all that gives them their value, and dates.

use crate::text::language::{Language, Words};
use crate::text::tokens::{Kind, Token};

/// The most units a figure has: `40 million US dollars`.
const UNITS: usize = 4;

/// The date that starts at a token: where it ends, and its day, month and year. A weekday is a date, and so is
/// a month by itself, unless its name is a common word too.
pub(super) fn date(tokens: &[Token<'_>], i: usize, language: &Language) -> Option<(usize, String)> {
    let month = |at: usize| {
        let token = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
        language.months.get(token.text.trim_end_matches('.'))
    };
    if tokens[i].kind == Kind::Word {
        if let Some(entry) = month(i) {
            let mut end = skip_period(tokens, i + 1);
            if let Some(day) = tokens.get(end).and_then(day) {
                end += 1;
                let year = year(tokens, end, language);
                return Some(dated(Some(day), entry.canonical, year, end));
            }
            end = i + 1;
            let year = year(tokens, end, language);
            return (!entry.common || year.is_some()).then(|| dated(None, entry.canonical, year, end));
        }
        let weekday = language.weekdays.get(tokens[i].text).filter(|entry| !entry.common)?;
        return Some((i + 1, weekday.canonical.to_owned()));
    }
    let day = day(&tokens[i])?;
    let at = skip_connector(tokens, i + 1, language);
    let entry = month(at)?;
    let end = at + 1;
    Some(dated(Some(day), entry.canonical, year(tokens, end, language), end))
}

fn dated(day: Option<u8>, month: &str, year: Option<(usize, &str)>, end: usize) -> (usize, String) {
    let day = day.map(|day| format!("{day} ")).unwrap_or_default();
    match year {
        Some((end, year)) => (end, format!("{day}{month} {year}")),
        None => (end, format!("{day}{month}")),
    }
}

/// A day of a month: `25`, `25th`, `1er`.
fn day(token: &Token<'_>) -> Option<u8> {
    if token.kind != Kind::Number {
        return None;
    }
    let digits = token.text.trim_end_matches(char::is_alphabetic);
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    (token.text.len() - digits.len() <= 4).then_some(day)
}

/// The year at a token, behind a comma or a connector, with the place behind it.
fn year<'a>(tokens: &[Token<'a>], at: usize, language: &Language) -> Option<(usize, &'a str)> {
    let mut at = skip_period(tokens, at);
    if tokens.get(at).is_some_and(|token| token.text == ",") {
        at += 1;
    }
    let at = skip_connector(tokens, at, language);
    let token = tokens.get(at).filter(|token| token.kind == Kind::Number)?;
    (token.text.len() == 4 && token.text.bytes().all(|b| b.is_ascii_digit())).then_some((at + 1, token.text))
}

/// Behind the period of a shortened month.
fn skip_period(tokens: &[Token<'_>], at: usize) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|token| token.text == "." && !token.spaced))
}

fn skip_connector(tokens: &[Token<'_>], at: usize, language: &Language) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|token| language.connectors.contains(token.text)))
}

/// The figure that starts at a token, in digits or words, with its sign, currency, scale and unit.
pub(super) fn figure(tokens: &[Token<'_>], i: usize, language: &Language) -> Option<(usize, String)> {
    let mut parts: Vec<String> = Vec::new();
    let mut at = prefix(tokens, i, language, &mut parts);
    let core = tokens.get(at).filter(|token| token.kind == Kind::Number);
    if let Some(token) = core {
        number(token.text, language, &mut parts);
        at += 1;
    } else if at == i {
        let mut common = true;
        while let Some((forms, is_common)) = tokens.get(at).and_then(|token| number_word(token, &language.numbers)) {
            common &= is_common;
            parts.push(forms);
            at += 1;
        }
        if at == i || (common && unit(tokens, at, language).is_none() && at == i + 1) {
            return None;
        }
    } else {
        return None;
    }
    for _ in 0..UNITS {
        let from = skip_connector(tokens, at, language);
        let found = unit(tokens, at, language).or_else(|| unit(tokens, from, language));
        let Some((end, name)) = found else { break };
        parts.push(name);
        at = end;
    }
    Some((at, parts.join(" ")))
}

/// Reads sign and currency before a number; gives the place behind them.
fn prefix(tokens: &[Token<'_>], i: usize, language: &Language, parts: &mut Vec<String>) -> usize {
    let adjacent = |at: usize| tokens.get(at).is_some_and(|token| !token.spaced);
    let mut at = i;
    let signed = matches!(tokens[i].text, "-" | "+" | "<" | ">" | "~" | "±" | "≤" | "≥" | "≈");
    if signed && adjacent(i + 1) && (tokens[i].spaced || i == 0 || matches!(tokens[i - 1].text, "(" | "[" | "“" | "\""))
    {
        parts.push(tokens[i].text.to_owned());
        at += 1;
    }
    if let Some(token) = tokens.get(at)
        && token.kind == Kind::Word
        && token.text.chars().all(char::is_uppercase)
        && language.units.get(token.text).is_some()
    {
        parts.push(token.text.to_owned());
        at += 1;
    }
    if let Some(token) = tokens.get(at)
        && is_currency(token.text)
    {
        parts.push(token.text.to_owned());
        at += 1;
    }
    at
}

/// A number as written, white space in one form; letters attached to it are a unit if they are known as one.
fn number(text: &str, language: &Language, parts: &mut Vec<String>) {
    let text: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let digits = text.trim_end_matches(char::is_alphabetic);
    match language.units.get(&text[digits.len()..]) {
        Some(entry) => parts.extend([digits.to_owned(), entry.canonical.to_owned()]),
        None => parts.push(text.to_lowercase()),
    }
}

/// A word that is a number, or several with hyphens between; whether it is a common word too.
fn number_word(token: &Token<'_>, numbers: &Words) -> Option<(String, bool)> {
    if token.kind != Kind::Word {
        return None;
    }
    if let Some(entry) = numbers.get(token.text) {
        return Some((entry.canonical.to_owned(), entry.common));
    }
    // A compound: at least its first part must be no common word, or `one-off` would be a figure.
    let mut forms = Vec::new();
    for part in token.text.split('-').take(8) {
        let entry = numbers.get(part)?;
        if forms.is_empty() && entry.common {
            return None;
        }
        forms.push(entry.canonical);
    }
    Some((forms.join("-"), false))
}

/// The unit, scale or currency at a token, with the place behind it.
fn unit(tokens: &[Token<'_>], at: usize, language: &Language) -> Option<(usize, String)> {
    let token = tokens.get(at)?;
    match token.kind {
        Kind::Sign if is_currency(token.text) || matches!(token.text, "%" | "‰" | "°" | "′" | "″") => {
            Some((at + 1, token.text.to_owned()))
        }
        Kind::Word => {
            if let Some(next) = tokens.get(at + 1).filter(|next| next.kind == Kind::Word)
                && token.text.len() + next.text.len() < 24
                && let Some(entry) = language.units.get(&format!("{} {}", token.text, next.text))
            {
                return Some((at + 2, entry.canonical.to_owned()));
            }
            language.units.get(token.text).map(|entry| (at + 1, entry.canonical.to_owned()))
        }
        _ => None,
    }
}

fn is_currency(text: &str) -> bool {
    let mut chars = text.chars();
    matches!((chars.next(), chars.next()), (Some('$' | '¢' | '£' | '¤' | '¥' | '\u{20A0}'..='\u{20CF}'), None))
}
