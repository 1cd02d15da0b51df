//! A name of the source that the translation has not.
//!
//! A name is the first fact in a story. Each name and acronym of the source is looked for in the translation: as it is,
//! with other accents, as the glossary says it (`terms.ftl`), or as the language calls a place, its people or an
//! organisation (*Haitian*, *haïtien*, *ayisyen*). Where the translation has a word that is the name but for a letter or
//! two, that word is shown. A second mention may be a pronoun. Titles (*Mr.*, *President*) are no names, and neither are
//! words with a capital that a translation puts in its own words (*Security Council*).
//!
//! An error is a slip of the hand (letters swapped, dropped, doubled), another place, and a person's name of two words
//! that is gone with nothing in its place. What is gone besides is a warning: a translation may have said it in its own
//! words. Informations are a spelling by sound in Kreyòl, another ending, as places have in another language (*Inagua*,
//! *Inague*), and an accent lost.
//!
//! ```ftl
//! # en> António Guterres spoke to the Security Council.
//! antonio-guterres-5d1e = António Gutteres te pale ak Konsèy Sekirite a.
//! ```
//!
//! Way out: write the name as the source has it, or add the form that is right to the glossary, as `.also` of a term.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use foldhash::HashSet;

use super::Rule;
use crate::article::Kind;
use crate::check::beside::beside;
use crate::check::content::{ContentRule, Fault, Look, Pair, Text};
use crate::check::names::{
    Difference, Name, Near as Slip, What, Words, alike, difference, exchanged, forms, is_place, kreyol_spelling,
    lost_accents, names, near,
};
use crate::diagnostic::Severity;
use crate::text::haystack::Needle;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "name-missing",
        severity: Severity::Error,
        summary: "a name of the source that the translation has not",
        allowable: true,
        source: include_str!("name_missing.rs"),
    },
    languages: &[],
    look: Look::Article(check),
};

/// Words of a text in which slips are looked for.
const LOOKS: usize = 2_000;

fn check(pairs: &[Pair<'_>], out: &mut Vec<(usize, Fault)>) {
    let read: Vec<(Words<'_>, Vec<Name<'_>>)> =
        pairs.iter().map(|pair| (Words::new(pair.source), names(pair.source))).collect();
    // A headline of the article may have capitals throughout; what is a name in it, its paragraphs say.
    let known: HashSet<Cow<'_, str>> = read
        .iter()
        .zip(pairs)
        .filter(|(_, pair)| !is_short(pair.source))
        .flat_map(|((_, names), _)| names.iter().filter(|n| n.what == What::Sure).map(Name::folded))
        .collect();
    for (n, (pair, (words, names))) in pairs.iter().zip(&read).enumerate() {
        if !names.is_empty() {
            one(pair, *words, names, &known, |fault| out.push((n, fault)));
        }
    }
}

fn is_short(text: &Text<'_>) -> bool {
    matches!(text.kind, Kind::Heading(_) | Kind::Field(_) | Kind::Deck)
}

fn one(
    pair: &Pair<'_>,
    words: Words<'_>,
    wanted: &[Name<'_>],
    known: &HashSet<Cow<'_, str>>,
    mut out: impl FnMut(Fault),
) {
    let (source, target) = (pair.source, pair.target);
    let has = Words::new(target);
    let things = has.things(source.locale.language());
    let wanted_things = words.things(target.locale.language());
    let own_things = OnceCell::new();
    // Words that are a thing's name, or the source's own, are no misspelling of another.
    let taken: HashSet<usize> = things.iter().flat_map(|(_, range)| range.clone()).collect();
    let own: HashSet<&str> = words.all_folded().collect();
    let mut done = HashSet::default();
    let mut slips = HashSet::default();
    let mut lost = None;
    for (n, name) in wanted.iter().enumerate() {
        if !done.insert(name.text) {
            continue;
        }
        let found = match name.what {
            What::Known(thing) => {
                things.iter().any(|(t, _)| *t == thing)
                    || (is_place(thing) && has.people(thing))
                    || (has.has(name.text) && !is_month(name, target))
            }
            _ => has.has(name.text) && !is_month(name, target),
        };
        if found {
            if let Some(fault) = accent(name, target) {
                out(fault);
            }
            // Where it starts a sentence, another place in the source says that it is a name.
            let best = wanted.iter().find(|w| w.text == name.text && w.what == What::Sure).unwrap_or(name);
            if let Some(slip) = again(words, has, (&own_things, &things), best, (&own, &taken), target)
                && slips.insert(slip.span.start)
            {
                let written = &target.text[slip.span.clone()];
                let message = format!("“{}” in the source, “{written}” here", name.text);
                out(Fault::new(slip.span, message).with_help(format!("write “{}”", slip.form)));
            }
            continue;
        }
        if said_by_glossary(pair, name) {
            continue;
        }
        let language = target.locale.language();
        let slip = (has.len() < LOOKS)
            .then(|| match name.what {
                What::Known(thing) => {
                    near(has, forms(thing, language).iter().map(String::as_str).chain([name.text]), &own, &taken)
                }
                _ => near(has, [name.text], &own, &taken),
            })
            .flatten()
            // At the start of a sentence any word has a capital, and many are nearly the same in three languages.
            .filter(|slip| name.what != What::Perhaps || !slip.initial || leads(name, wanted.get(n + 1)));
        if let Some(slip) = slip {
            let written = &target.text[slip.span.clone()];
            let how = difference(&slip.form, written);
            let by_sound = || kreyol_spelling(name.text, written) || kreyol_spelling(&slip.form, written);
            let by_sound = language == "ht" && how != Difference::Swapped && by_sound();
            if by_sound && slip.distance > 1 {
                continue;
            }
            let mut fault = Fault::new(slip.span.clone(), format!("“{}” in the source, “{written}” here", name.text));
            fault = fault.with_help(format!("write “{}”", slip.form));
            match how {
                _ if by_sound => fault = fault.with_severity(Severity::Info),
                Difference::Swapped | Difference::Dropped => {}
                // Corentyne is Courantyne in French; nobody's surname is.
                Difference::Other if slip.distance > 1 && words.before(name.start).is_none() => {
                    fault = fault.with_severity(Severity::Info);
                }
                Difference::Ending if words.before(name.start).is_none() => {
                    fault = fault.with_severity(Severity::Info);
                }
                Difference::Ending | Difference::Other => fault = fault.with_severity(Severity::Warning),
            }
            out(fault);
            continue;
        }
        let end = beside(pair, name.start).end;
        // Names of the translation's own, one of which may be this one in another language.
        let strange = || has.named().filter(|i| !taken.contains(i) && !own.contains(has.folded(*i)));
        let other_form = || strange().any(|i| alike(name.text, has.token(i).text));
        let what = match name.what {
            What::Perhaps if known.contains(&name.folded()) || is_first(name, wanted.get(n + 1)) => What::Sure,
            what => what,
        };
        match what {
            What::Perhaps => {}
            What::Known(thing) => {
                // Another place in its stead is not left to be understood.
                let other = things
                    .iter()
                    .find(|(t, _)| is_place(thing) && is_place(*t) && !wanted_things.iter().any(|(w, _)| w == t));
                if let Some((_, range)) = other {
                    let span = span(has, range);
                    let message = format!("“{}” in the source, “{}” here", name.text, &target.text[span.clone()]);
                    out(Fault::new(span, message).with_help(help(thing, language, name.text)));
                } else if !other_form() {
                    let message = format!("“{}” of the source is not here", name.text);
                    let fault = Fault::new(end..end, message).with_help(help(thing, language, name.text));
                    out(fault.with_severity(Severity::Warning));
                }
            }
            What::Acronym if own_acronym(has, words, name.text) => {}
            What::Acronym | What::Sure => {
                let derived = || what == What::Sure && has.derived(name.text);
                let by_sound = || language == "ht" && has.by_sound(name.text);
                if other_form() || derived() || by_sound() || has.parts_said(name.text, words.language(), &things) {
                    continue;
                }
                // A word that stands alone may be translated, and so may all where the translation has other names.
                let number = what == What::Acronym && name.text.contains(|c: char| c.is_ascii_digit());
                let first = words.before(name.start).is_some_and(|first| has.has(first));
                let sure = number || (strange().next().is_none() && first);
                // The words of one name are one finding.
                match &mut lost {
                    Some((_, to, _, error)) if *to + 1 == name.start => {
                        *to = name.start + name.text.len();
                        *error |= strange().next().is_none() && what == What::Sure;
                    }
                    _ => {
                        out_lost(source, lost.take(), &mut out);
                        lost = Some((name.start, name.start + name.text.len(), end, sure));
                    }
                }
            }
        }
    }
    out_lost(source, lost, &mut out);
}

/// Reports the bytes of the source that are a lost name, at a place of the translation.
fn out_lost(source: &Text<'_>, lost: Option<(usize, usize, usize, bool)>, out: &mut impl FnMut(Fault)) {
    if let Some((from, to, place, sure)) = lost {
        let message = format!("“{}” of the source is not here", &source.text[from..to]);
        let help = "write it as the source does, or add the right form to the glossary";
        let fault = Fault::new(place..place, message).with_help(help);
        // The words that have a capital and are no names are best known in English.
        let doubtful = source.locale.language() != "en";
        out(if doubtful || !sure { fault.with_severity(Severity::Warning) } else { fault });
    }
}

/// Whether a translation has a name only as its word for a month: `mars` is not the planet.
fn is_month(name: &Name<'_>, target: &Text<'_>) -> bool {
    let language = target.language();
    if !language.may_be_month(name.text) {
        return false;
    }
    let folded = name.text.to_lowercase();
    language.months.get(&folded).is_some()
        && !target.tokens.iter().any(|t| t.letters.is_capital() && t.text.to_lowercase() == folded)
}

/// The things that a text names, with the words that name them.
type Things = Vec<(usize, Range<usize>)>;

/// A misspelling of a name that the translation has rightly as well, but not as often as the source.
fn again(
    words: Words<'_>,
    has: Words<'_>,
    (wanted, things): (&OnceCell<Things>, &Things),
    name: &Name<'_>,
    (own, taken): (&HashSet<&str>, &HashSet<usize>),
    target: &Text<'_>,
) -> Option<Slip> {
    let language = target.locale.language();
    if has.len() >= LOOKS {
        return None;
    }
    let (said, here, forms) = match name.what {
        What::Known(thing) => {
            let count = |all: &Things| {
                let mut places: Vec<usize> = all.iter().filter(|(t, _)| *t == thing).map(|(_, r)| r.start).collect();
                places.dedup();
                places.len()
            };
            let said = count(wanted.get_or_init(|| words.things(words.language())));
            if said < 2 {
                return None;
            }
            (said, count(things), forms(thing, language).to_vec())
        }
        What::Sure => {
            let folded = name.folded();
            let said = words.count(&folded);
            if said < 2 {
                return None;
            }
            let before = words.before(name.start).filter(|_| said > 1).map(|first| format!("{first} {}", name.text));
            (said, has.count(&folded), before.into_iter().chain([name.text.to_owned()]).collect())
        }
        _ => return None,
    };
    if said < 2 || here >= said {
        return None;
    }
    let forms = || forms.iter().map(String::as_str);
    near(has, forms(), own, taken)
        .or_else(|| exchanged(has, forms(), own, taken))
        // At the start of a sentence any word has a capital.
        .filter(|slip| !slip.initial || slip.form.contains(' '))
        .filter(|slip| language != "ht" || !kreyol_spelling(&slip.form, &target.text[slip.span.clone()]))
}

/// Whether a name stands right behind a word with a capital, which is then the first of its words.
fn leads(first: &Name<'_>, next: Option<&Name<'_>>) -> bool {
    next.is_some_and(|n| n.what == What::Sure && n.start == first.start + first.text.len() + 1)
}

/// Whether a word that starts a sentence before a name is the first of its words: no `Troubled`, no `Leaving`.
fn is_first(first: &Name<'_>, next: Option<&Name<'_>>) -> bool {
    leads(first, next) && !["ed", "ing", "ly"].iter().any(|end| first.text.ends_with(end))
}

fn span(words: Words<'_>, range: &Range<usize>) -> Range<usize> {
    words.token(range.start).start..words.token(range.end - 1).end()
}

fn help(thing: usize, language: &str, name: &str) -> String {
    let shouted = |s: &str| !s.chars().any(char::is_lowercase);
    let all = forms(thing, language);
    match all.iter().find(|f| shouted(f) == shouted(name)).or(all.first()) {
        Some(form) if form != name => format!("write “{form}”, or add the right form to the glossary"),
        _ => "write it, or add the right form to the glossary".to_owned(),
    }
}

/// An accent of the source's that the name has lost.
fn accent(name: &Name<'_>, target: &Text<'_>) -> Option<Fault> {
    if name.text.is_ascii() || matches!(name.what, What::Known(_)) {
        return None;
    }
    if target.tokens.iter().any(|t| t.text == name.text) {
        return None;
    }
    let written = target.tokens.iter().find(|t| lost_accents(name.text, t.text))?;
    let message = format!("“{}” in the source, “{}” here", name.text, written.text);
    let fault = Fault::new(written.start..written.end(), message).with_help(format!("write “{}”", name.text));
    Some(fault.with_severity(Severity::Info))
}

/// Whether the translation has an acronym of its own, which may be this one's.
fn own_acronym(has: Words<'_>, source: Words<'_>, name: &str) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    // A long one is seldom made anew.
    letters(name) < 6
        && has.tokens().zip(has.all_folded()).any(|(token, folded)| {
            !token.letters.has_lower() && letters(token.text) > 1 && !source.all_folded().any(|f| f == folded)
        })
}

/// Whether the glossary has the name in a form of a term, and the translation a form of the same term.
fn said_by_glossary(pair: &Pair<'_>, name: &Name<'_>) -> bool {
    let Some(target) = pair.target.terms(pair.glossary).filter(|t| !t.forms().is_empty()) else { return false };
    let Some(source) = pair.source.terms(pair.glossary) else { return false };
    let needle = Needle::new(name.text);
    source.with_name(&needle).any(|term| target.is_in(&term.id, pair.target.haystack()) == Some(true))
}
