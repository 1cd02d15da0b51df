//! A form that the glossary does not want printed.
//!
//! `.never` in a `terms.ftl` lists what is often written and wrong: a name without its accents, a false friend (the French
//! *billion* is a million million), a spelling of another language. Such a form counts as it is written, capitals,
//! accents and spaces included, and not where it is part of a longer form that is accepted or of somebody's name
//! (*Haiti Times*). The article itself is held to the glossary of its own language.
//!
//! ```ftl
//! the-united-nations-4be1 = Nasyonzuni te vote.
//! ```
//!
//! Way out: write the form that is preferred.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Project, Text};
use crate::diagnostic::{Safety, Severity};
use crate::text::tokens::{Kind, Token};

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "term-banned",
        severity: Severity::Error,
        summary: "a form that the glossary does not want printed",
        allowable: true,
        source: include_str!("term_banned.rs"),
    },
    languages: &[],
    look: Look::Told(check),
};

fn check(text: &Text<'_>, project: Project<'_>, out: &mut Faults) {
    let Some(terms) = text.terms(project.glossary).filter(|t| t.forms().iter().any(|f| !f.never.is_empty())) else {
        return;
    };
    let mut struck = Struck::default();
    for said in terms.said(&text.tokens).into_iter().filter(|s| s.banned) {
        let (first, last) = (text.tokens[said.tokens.start], text.tokens[said.tokens.end - 1]);
        let span = first.start..last.end();
        if struck.is_at(text.text, span.start) || is_part_of_a_name(text, said.tokens) {
            continue;
        }
        let written = &text.text[span.clone()];
        let preferred = &said.term.preferred;
        out.push(
            Fault::new(span.clone(), format!("“{written}” is not to be printed (term `-{}`)", said.term.id))
                .with_help(format!("write “{preferred}”"))
                .with_fix(span, preferred.as_str(), Safety::Display),
        );
    }
}

/// Which places are in words that are struck out: a correction shows what was wrong.
#[derive(Default)]
struct Struck {
    seen: usize,
    marks: usize,
}

impl Struck {
    /// Places are asked for from left to right.
    fn is_at(&mut self, text: &str, at: usize) -> bool {
        self.marks += text[self.seen..at].matches("~~").count();
        self.seen = at;
        self.marks % 2 == 1
    }
}

/// Whether a name goes on beside these words, and is not in the language of the text: *Haiti Times*.
fn is_part_of_a_name(text: &Text<'_>, tokens: std::ops::Range<usize>) -> bool {
    let capital = |token: &Token<'_>| token.kind == Kind::Word && token.text.starts_with(char::is_uppercase);
    let beside = |left: usize, right: usize| {
        let Some(between) = text.prose.get(text.tokens[left].end()..text.tokens[right].start) else { return false };
        !between.contains('\n') && between.chars().all(char::is_whitespace) && !between.is_empty()
    };
    if !capital(&text.tokens[tokens.start]) {
        return false;
    }
    let before = tokens.start.checked_sub(1).filter(|&b| beside(b, tokens.start)).map(|b| &text.tokens[b]);
    let after = text.tokens.get(tokens.end).filter(|_| beside(tokens.end - 1, tokens.end));
    before.is_some_and(|t| capital(t) && !t.initial) || after.is_some_and(|t| capital(t) && !t.initial)
}
