//! A word that stands twice in a row.
//!
//! Mostly a slip of the fingers, at a place where a line was broken or a phrase moved. Words that are said twice on
//! purpose are known for each language (*sere sere*, *nous nous*), and are left alone where they stand; so is what
//! the source says twice too.
//!
//! ```ftl
//! the-police-came-1f2e = Lapolis te te vini.
//! ```
//!
//! Way out: delete one of the two, or say why both are meant with `# allow: doubled-word, because …`.

use std::collections::HashSet;

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair, Text};
use crate::diagnostic::Severity;
use crate::text::tokens::{Kind, Token};

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "doubled-word",
        severity: Severity::Warning,
        summary: "a word that stands twice in a row",
        allowable: true,
        source: include_str!("doubled_word.rs"),
    },
    languages: &[],
    look: Look::Both { alone: check, beside },
};

fn check(text: &Text<'_>, out: &mut Faults) {
    let doubled = &text.language().doubled;
    for (first, second) in twice(text).filter(|(first, _)| doubled.get(first.text).is_none()) {
        out.push(
            Fault::new(first.start..second.end(), format!("“{}” stands twice", second.text))
                .with_help("delete one of the two"),
        );
    }
}

/// The same word twice on both sides is no slip: `a tap tap`, `yon tap tap`.
fn beside(pair: &Pair<'_>, out: &mut Faults) {
    let from = out.len();
    check(pair.target, out);
    if out.len() > from {
        let source: HashSet<String> = twice(pair.source).map(|(word, _)| word.text.to_lowercase()).collect();
        out.retain(|fault| {
            let words = pair.target.text.get(fault.span.clone()).unwrap_or_default();
            !words.split_whitespace().next().is_some_and(|word| source.contains(&word.to_lowercase()))
        });
    }
}

/// The words that stand twice.
fn twice<'t>(text: &'t Text<'_>) -> impl Iterator<Item = (&'t Token<'t>, &'t Token<'t>)> {
    text.tokens.windows(2).filter_map(|pair| {
        let [first, second] = pair else { return None };
        let may = first.hash == second.hash && first.kind == Kind::Word && second.kind == Kind::Word;
        if !may {
            return None;
        }
        let between = &text.prose[first.end()..second.start];
        let is = same(first.text, second.text)
            && !between.is_empty()
            && between.chars().all(char::is_whitespace)
            // `Pou Pou` may be somebody's name.
            && !(first.letters.has_upper() && second.letters.has_upper());
        is.then_some((first, second))
    })
}

/// Whether two words are one in whatever case.
fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || (!(a.is_ascii() && b.is_ascii()) && a.to_lowercase() == b.to_lowercase())
}
