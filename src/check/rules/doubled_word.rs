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

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Source, Text};
use crate::diagnostic::Severity;
use crate::text::tokens::Kind;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "doubled-word",
        severity: Severity::Warning,
        summary: "a word that stands twice in a row",
        allowable: true,
        source: include_str!("doubled_word.rs"),
    },
    languages: &[],
    look: Look::Text(check, Source::Too),
};

fn check(text: &Text<'_>, out: &mut Faults) {
    let doubled = &text.language().doubled;
    for pair in text.tokens.windows(2) {
        let [first, second] = pair else { continue };
        let between = &text.prose[first.end()..second.start];
        if first.kind != Kind::Word
            || second.kind != Kind::Word
            || !same(first.text, second.text)
            || between.is_empty()
            || !between.chars().all(char::is_whitespace)
            // `Pou Pou` may be somebody's name.
            || (first.text.chars().any(char::is_uppercase) && second.text.chars().any(char::is_uppercase))
            || doubled.get(first.text).is_some()
        {
            continue;
        }
        out.push(
            Fault::new(first.start..second.end(), format!("“{}” stands twice", second.text))
                .with_help("delete one of the two"),
        );
    }
}

/// Whether two words are one in whatever case.
fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b) || (!(a.is_ascii() && b.is_ascii()) && a.to_lowercase() == b.to_lowercase())
}
