//! A term of the glossary that is said in two ways in one article.
//!
//! A full name that is said once and its acronym from then on is right; so are a noun and its adjective, a singular and its
//! plural, a form with an article and one without. But a mission that is *MMAS* in one paragraph and *MMSS* in
//! the next looks like two missions, and so do two names where the glossary accepts both. It is the later of the two
//! that is reported, as information: a quotation, or a place where both are meant, may need it.
//!
//! ```ftl
//! the-mission-said-0a1b = La MMAS a parlé.
//! the-mission-left-9c2d = La MMSS est partie.
//! ```
//!
//! Way out: keep to the form that comes first in the article, or to the one the glossary prefers.

use foldhash::HashMap;

use super::Rule;
use crate::check::content::{ContentRule, Fault, Look, Pair};
use crate::diagnostic::Severity;
use crate::text::NOT_PROSE;
use crate::text::haystack::is_acronym;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "term-inconsistent",
        severity: Severity::Info,
        summary: "a term said in two ways in one article",
        allowable: true,
        source: include_str!("term_inconsistent.rs"),
    },
    languages: &[],
    look: Look::Article(check),
};

fn check(pairs: &[Pair<'_>], out: &mut Vec<(usize, Fault)>) {
    let Some(first) = pairs.first() else { return };
    let Some(terms) = first.glossary.get(first.target.locale).filter(|t| !t.forms().is_empty()) else { return };
    // For each term and each way of saying it, the form that came first.
    let mut ways: HashMap<&str, Vec<&str>> = HashMap::default();
    for (n, pair) in pairs.iter().enumerate() {
        for said in terms.said(&pair.target.tokens) {
            if said.banned || said.ambiguous {
                continue;
            }
            let ways = ways.entry(&said.term.id).or_default();
            if ways.contains(&said.form) {
                continue;
            }
            let other = ways.iter().find(|way| differ(way, said.form));
            if let Some(other) = other {
                let tokens = &pair.target.tokens[said.tokens];
                let span = tokens.first().map_or(0, |t| t.start)..tokens.last().map_or(0, |t| t.end());
                let written = pair.target.text[span.clone()].replace(NOT_PROSE, "");
                let message = format!("“{written}” here, “{other}” earlier in the article (term `-{}`)", said.term.id);
                let mut fault = Fault::new(span, message).with_help(format!("keep to one of them, “{other}”"));
                if said.term.preferred == said.form {
                    fault = fault.with_help(format!("keep to one of them, “{}”", said.form));
                }
                out.push((n, fault));
            }
            ways.push(said.form);
        }
    }
}

/// Whether two forms of a term are two names for it, and not two forms of one name.
fn differ(a: &str, b: &str) -> bool {
    // A full name and its acronym; a noun and an adjective of another case.
    if is_acronym(a) != is_acronym(b) || starts_large(a) != starts_large(b) {
        return false;
    }
    let single = !a.contains(' ') && !b.contains(' ');
    let [a, b] = [a, b].map(words);
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    // Every word of the shorter form is said in the longer one: `gang`, `gangs armés`, `gang ame yo`.
    !short.iter().all(|word| long.iter().any(|other| inflects(word, other, single)))
}

fn starts_large(form: &str) -> bool {
    form.starts_with(char::is_uppercase)
}

/// The words of a form that tell it from others, or all if there are none: not articles and prepositions.
fn words(form: &str) -> Vec<String> {
    let all = || form.split_whitespace().map(bare);
    let telling: Vec<_> = all().filter(|word| word.chars().count() > 3).collect();
    if telling.is_empty() { all().collect() } else { telling }
}

/// A word without its accents, in lower case.
fn bare(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    word.nfd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Whether two words may be forms of one: they begin alike for three quarters of the shorter. Only a word that is all of
/// its form may be much longer than the other: `Haïti`, `Haïtiennes`, but not `Nasyon Zini`, `Nasyonzini`.
fn inflects(a: &str, b: &str, single: bool) -> bool {
    let (shorter, longer) = (a.chars().count().min(b.chars().count()), a.chars().count().max(b.chars().count()));
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    a == b || (shorter > 4 && common * 4 >= shorter * 3 && (single || longer - shorter <= 3))
}
