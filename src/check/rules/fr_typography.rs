//! French that is not set as French is: apostrophes, ordinals, ligatures, capitals.
//!
//! - `l'eau` with a straight apostrophe (information; `--fix` writes ’)
//! - `1ière`, `1ère`, `2ème`: French abbreviates to `1re`, `2e`
//! - `coeur`, `oeuvre`: these words have œ
//! - `Etat`, `Ecole`: a capital keeps its accent
//! - `12 Mars 2024`, `le Lundi`: months and days begin small
//! - `la police Haïtienne`, `en Français`: so do adjectives of nations, and languages; `les haïtiens`: a person does not
//!   (information)
//!
//! They are slips that readers notice, and that a search stumbles over. Words are known by lists: what is not on
//! one is left alone.
//!
//! ```ftl
//! the-state-pays-1f2e = L’Etat paie la 2ème école.
//! ```
//!
//! Way out: write what the finding shows.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Text};
use crate::check::typography::FRENCH;
use crate::diagnostic::{Fix, Safety, Severity};
use crate::text::tokens::{Kind, Token};

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "fr-typography",
        severity: Severity::Warning,
        summary: "French apostrophes, ordinals, ligatures and capitals",
        allowable: true,
        source: include_str!("fr_typography.rs"),
    },
    languages: &["fr"],
    look: Look::Text(check),
};

fn check(text: &Text<'_>, out: &mut Faults) {
    apostrophes(text, out);
    for (i, token) in text.tokens.iter().enumerate() {
        match token.kind {
            Kind::Number => ordinal(token, out),
            Kind::Word => {
                roman(token, out);
                parts(token, out);
                if token.letters.is_capital() {
                    if !token.initial {
                        calendar(text, i, out);
                        adjective(text, i, out);
                    }
                } else {
                    person(text, i, out);
                }
            }
            Kind::Sign | Kind::Mark => {}
        }
    }
}

/// All straight apostrophes of a text in one finding: who types them types them throughout.
fn apostrophes(text: &Text<'_>, out: &mut Faults) {
    let letters = |at: usize| {
        text.prose[..at].ends_with(char::is_alphabetic) && text.prose[at + 1..].starts_with(char::is_alphabetic)
    };
    let straight = text.prose.match_indices('\'').filter(|&(at, _)| letters(at));
    let edits: Vec<_> = straight.map(|(at, _)| (at..at + 1, "’".to_owned())).collect();
    let Some((first, _)) = edits.first() else { return };
    let mut fault = Fault::new(first.clone(), "a straight apostrophe ' where French has ’")
        .with_severity(Severity::Info)
        .with_help("write ’");
    fault.fix = Some(Fix { edits, safety: Safety::Safe });
    out.push(fault);
}

fn wrong(token: &Token<'_>, right: &str) -> Fault {
    let span = token.start..token.end();
    Fault::new(span.clone(), format!("“{}” for “{right}”", token.text)).with_help(format!("write “{right}”")).with_fix(
        span,
        right,
        Safety::Display,
    )
}

/// `1ère`, `2ème`, `3ièmes`.
fn ordinal(token: &Token<'_>, out: &mut Faults) {
    let digits = token.text.find(|c: char| !c.is_ascii_digit()).unwrap_or(token.text.len());
    let (number, ending) = token.text.split_at(digits);
    let right = match (number, ending) {
        ("1", "ier") => "er",
        ("1", "iers") => "ers",
        ("1", "ère" | "ière" | "ere") => "re",
        ("1", "ères" | "ières" | "eres") => "res",
        (_, "ème" | "ième" | "eme" | "ieme" | "è" | "éme") => "e",
        (_, "èmes" | "ièmes" | "emes") => "es",
        _ => return,
    };
    out.push(wrong(token, &format!("{number}{right}")));
}

/// `XXIème`.
fn roman(token: &Token<'_>, out: &mut Faults) {
    if !token.text.starts_with(['I', 'V', 'X', 'L', 'C']) {
        return;
    }
    let digits = token.text.find(|c: char| !"IVXLC".contains(c)).unwrap_or(token.text.len());
    let (number, ending) = token.text.split_at(digits);
    if !number.is_empty() && matches!(ending, "ème" | "ième" | "èmes") {
        let plural = if ending.ends_with('s') { "s" } else { "" };
        out.push(wrong(token, &format!("{number}e{plural}")));
    }
}

/// Ligatures and accents, in each part of a word with hyphens.
fn parts(token: &Token<'_>, out: &mut Faults) {
    // Only these have two letters for one, or a capital without its accent.
    if !token.letters.has_upper() && !token.text.as_bytes().windows(2).any(|w| w == b"oe") {
        return;
    }
    for part in token.text.split(['-', '’', '\'']) {
        let start = token.start + (part.as_ptr() as usize - token.text.as_ptr() as usize);
        let part = Token { text: part, start, ..*token };
        if let Some(right) = FRENCH.ligature(part.text) {
            out.push(wrong(&part, &right));
        } else if let Some(right) = FRENCH.capital(part.text) {
            out.push(wrong(&part, right));
        }
    }
}

/// The word with a small letter, if it has no other capital.
fn small(word: &str) -> Option<String> {
    let mut chars = word.chars();
    chars.next()?;
    (word.len() <= 32 && chars.all(|c| !c.is_uppercase())).then(|| word.to_lowercase())
}

/// The token beside another, with nothing but a space between.
fn beside<'t, 'a>(text: &'t Text<'a>, i: usize, step: isize) -> Option<&'t Token<'a>> {
    let j = i.checked_add_signed(step)?;
    let neighbour = text.tokens.get(j)?;
    let (left, right) = if step < 0 { (neighbour, &text.tokens[i]) } else { (&text.tokens[i], neighbour) };
    let between = &text.prose[left.end()..right.start];
    (between.chars().all(|c| c.is_whitespace() || c == '\'' || c == '’') && !between.contains('\n'))
        .then_some(neighbour)
}

/// Months with a capital before a year or behind a day, weekdays behind an article or before a day.
fn calendar(text: &Text<'_>, i: usize, out: &mut Faults) {
    let token = &text.tokens[i];
    let language = text.language();
    let month = language.months.get(token.text).is_some();
    if !month && language.weekdays.get(token.text).is_none() {
        return;
    }
    let Some(small) = small(token.text) else { return };
    let before = beside(text, i, -1);
    let number = |t: &&Token<'_>| t.kind == Kind::Number;
    let year = beside(text, i, 1).filter(number).is_some_and(|t| t.text.len() == 4);
    let found = if month {
        year.then(|| wrong(token, &small)).or_else(|| {
            // `le 7 Février` may be what a day is called for what happened on it, or a street.
            before.filter(number).map(|_| wrong(token, &small).with_severity(Severity::Info))
        })
    } else {
        let article = before.is_some_and(|t| matches!(t.text, "le" | "ce" | "chaque" | "depuis" | "dès"));
        let day = beside(text, i, 1).filter(number).is_some();
        let named = beside(text, i, 1).is_some_and(|t| t.text.starts_with(char::is_uppercase) || t.text == "saint");
        ((article && !named) || day).then(|| wrong(token, &small))
    };
    out.extend(found);
}

/// `la police Haïtienne`, `en Français`.
fn adjective(text: &Text<'_>, i: usize, out: &mut Faults) {
    let token = &text.tokens[i];
    let Some(before) = beside(text, i, -1) else { return };
    if !FRENCH.nouns.contains(before.text) && !FRENCH.before_languages.contains(before.text) {
        return;
    }
    if let Some(small) = small(token.text).filter(|word| FRENCH.nationalities.contains(word.as_str())) {
        out.push(wrong(token, &small));
    }
}

/// `les haïtiens`
fn person(text: &Text<'_>, i: usize, out: &mut Faults) {
    let token = &text.tokens[i];
    if !FRENCH.nationalities.contains(token.text) || token.text == "créole" {
        return;
    }
    let Some(before) = beside(text, i, -1).filter(|t| t.text.len() <= 16) else { return };
    // `l’un des français les mieux connus` apart, a plural behind an article is people; so is a singular that nothing follows.
    let plural = token.text.ends_with('s')
        && matches!(before.text, "les" | "des" | "aux" | "ces" | "Les" | "Des" | "Aux" | "Ces");
    if plural && !matches!(token.text, "français" | "anglais" | "portugais" | "chinois") {
        let mut chars = token.text.chars();
        let right: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars.clone()).collect();
        out.push(wrong(token, &right).with_severity(Severity::Info));
    }
}
