//! A term of the glossary in the source, and none of its forms in the translation.
//!
//! The glossary says how names and terms are said in each language, so that readers meet one name for one thing. Where the
//! source has a term (its value or a form of `.also` in the source's `terms.ftl`), the translation must have the
//! value or a form of `.also` that the translation's `terms.ftl` gives the same id. The longest term wins: in *U.S.
//! State Department* nobody looks for the United States. Case does not count but in acronyms; plurals, elisions and
//! articles around a form do not either.
//!
//! ```ftl
//! # en> The United Nations voted.
//! the-united-nations-4be1 = ONI te vote.
//! ```
//!
//! Way out: say it as the glossary does; add the form to `.also` if it is as good; or say why it is not said here,
//! with `# allow: term-missing, because …`.

use std::fmt::Write;
use std::ops::Range;

use super::Rule;
use crate::catalogue::TermForms;
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair};
use crate::check::names::{Words, fold};
use crate::diagnostic::Severity;
use crate::text::tokens::{Kind, Token};

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "term-missing",
        severity: Severity::Warning,
        summary: "a term of the glossary that the translation does not say",
        allowable: true,
        source: include_str!("term_missing.rs"),
    },
    languages: &[],
    look: Look::Pair(check),
};

fn check(pair: &Pair<'_>, out: &mut Faults) {
    let Some(source) = pair.source.terms(pair.glossary).filter(|t| !t.forms().is_empty()) else { return };
    let Some(target) = pair.target.terms(pair.glossary).filter(|t| !t.forms().is_empty()) else { return };
    if pair.source.locale == pair.target.locale {
        return;
    }
    let mut seen: Vec<&str> = Vec::new();
    for said in source.said(&pair.source.tokens) {
        if said.banned || said.ambiguous || seen.contains(&said.term.id.as_str()) {
            continue;
        }
        // `US$` is a currency.
        if pair.source.tokens.get(said.tokens.end).is_some_and(|t| t.kind == Kind::Sign && !t.spaced) {
            continue;
        }
        seen.push(&said.term.id);
        let Some(wanted) = target.form(&said.term.id) else { continue };
        if target.is_in(&wanted.id, pair.target.haystack()) == Some(true) {
            continue;
        }
        let tokens = &pair.source.tokens[said.tokens.clone()];
        let written = match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => &pair.source.text[first.start..last.end()],
            _ => said.form,
        };
        let name = around(&pair.source.tokens, &said.tokens, pair.source.text);
        if name.is_some_and(|name| pair.target.text.contains(name)) || wanted.accepted().any(|f| is_made_of(f, pair)) {
            continue;
        }
        let end = pair.target.text.len();
        out.push(
            Fault::new(end..end, format!("“{written}” in the source; here {} is wanted", one_of(wanted)))
                .with_help(format!("say it so, or add what stands here to `.also` of `-{}` in terms.ftl", wanted.id)),
        );
    }
}

/// The words of a name that a term stands in, as the translation may have left them: `Little Haiti`.
fn around<'a>(tokens: &[Token<'a>], term: &Range<usize>, text: &'a str) -> Option<&'a str> {
    let last = tokens.get(term.end.checked_sub(1)?)?;
    let first = tokens.get(term.start)?;
    let before = tokens.get(term.start.checked_sub(1)?)?;
    let name =
        before.kind == Kind::Word && before.letters.is_capital() && !before.initial && first.letters.is_capital();
    let joined = text.get(before.end()..first.start) == Some(" ");
    (name && joined).then(|| &text[before.start..last.end()])
}

/// Whether the translation has a word of the same stem as a form: *enlevé* of *enlèvement*, *kidnape* of *kidnaping*; or
/// the form with other accents, as Kreyòl tells a woman's from a man's: *kenyàn*.
fn is_made_of(form: &str, pair: &Pair<'_>) -> bool {
    const STEM: usize = 6;
    /// Those of verbs and plurals; *gouverneur* is no *gouvernement*.
    const ENDINGS: [&str; 9] = ["", "a", "e", "er", "es", "ez", "i", "s", "t"];
    let form = fold(form);
    let stem = |word: &str| {
        let same = form.chars().zip(word.chars()).take_while(|(a, b)| a == b).count();
        let ending: String = word.chars().skip(same).take(3).collect();
        same >= STEM && ENDINGS.contains(&&*ending)
    };
    form.chars().count() >= STEM && !form.contains(' ') && Words::new(pair.target).all_folded().any(stem)
}

/// The forms that would do, or the first of many.
fn one_of(term: &TermForms) -> String {
    const SHOWN: usize = 3;
    let forms: Vec<&str> = term.accepted().collect();
    let mut out = String::from(if forms.len() > 1 { "one of " } else { "" });
    for (i, form) in forms.iter().take(SHOWN).enumerate() {
        let _ = write!(out, "{}“{form}”", if i > 0 { ", " } else { "" });
    }
    if forms.len() > SHOWN {
        out.push_str(" …");
    }
    out
}
