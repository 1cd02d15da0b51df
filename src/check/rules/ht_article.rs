//! A definite article that does not go with the sound before it: *pòt a* for *pòt la*, *peyi la* for *peyi a*.
//!
//! The article follows the last sound of the noun: *a* behind a vowel, *la* behind a consonant (*lan* behind a nasal:
//! *tanp lan*), *an* behind an, en and on, *nan* behind m, n, ng and oun; behind a vowel with m or n before it, *a* and *an*
//! are both right. The same words are also there, in, year and the future, and usage varies: only what stands before
//! punctuation or at the end of a line is looked at, and only pointed out.
//!
//! ```ftl
//! they-closed-the-door-1f2e = Yo fèmen pòt a.
//! ```
//!
//! Way out: write the article that the sound asks for, or say why it stays with `# allow: ht-article, because …`.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Text};
use crate::check::kreyol::{ACCEPTED, NOUNS, is_plain, letters};
use crate::diagnostic::Severity;
use crate::text::tokens::{Kind, Token};

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "ht-article",
        severity: Severity::Info,
        summary: "a Kreyòl article that does not go with the sound before it",
        allowable: true,
        source: include_str!("ht_article.rs"),
    },
    languages: &["ht"],
    look: Look::Text(check),
};

fn check(text: &Text<'_>, out: &mut Faults) {
    for (i, article) in text.tokens.iter().enumerate() {
        if !matches!(article.text, "a" | "la" | "lan" | "an" | "nan") || !article.spaced || !is_last(text, i) {
            continue;
        }
        let Some(noun) = i.checked_sub(1).map(|n| &text.tokens[n]) else { continue };
        let before = i.checked_sub(2).map(|n| &text.tokens[n]);
        if !is_noun(text, noun) || text.prose[noun.end()..article.start] != *" " {
            continue;
        }
        let right = NOUNS.articles.get(noun.text).map_or_else(|| articles(noun.text), std::slice::from_ref);
        if right.is_empty() || right.contains(&article.text) || is_homograph(text, article, noun, before) {
            continue;
        }
        out.push(
            Fault::new(
                noun.start..article.end(),
                format!("“{} {}”: behind this sound the article is {}", noun.text, article.text, right.join(" or ")),
            )
            .with_help(format!("write “{} {}”, if the article is meant", noun.text, right[0])),
        );
    }
}

/// Whether nothing of the phrase follows: punctuation, or the end of a line.
fn is_last(text: &Text<'_>, i: usize) -> bool {
    let rest = text.prose[text.tokens[i].end()..].trim_start_matches([' ', '\u{A0}', '\u{202F}']);
    match rest.chars().next() {
        None | Some('\n' | '.' | ',' | ';' | ':' | '!' | '?' | ')' | '»' | '”') => true,
        Some(_) => false,
    }
}

fn is_noun(text: &Text<'_>, token: &Token<'_>) -> bool {
    is_plain(token)
        && token.text.len() > 2
        && !token.text.contains('-')
        && !NOUNS.never.contains(token.text)
        && !ACCEPTED.contains(token.text)
        && letters::breach(token.text).is_none()
        && text.language().numbers.get(token.text).is_none()
        && !text.known.has(token.text)
}

/// Whether the article may be another word that is written so.
fn is_homograph(text: &Text<'_>, article: &Token<'_>, noun: &Token<'_>, before: Option<&Token<'_>>) -> bool {
    let vowel = noun.text.ends_with(VOWELS);
    match article.text {
        // Nothing else that ends a phrase is written `a` or `lan`.
        "a" | "lan" => false,
        // Years: `kat an`, `pa an`.
        "an" => before.is_some_and(|t| t.kind == Kind::Number) || text.language().numbers.get(noun.text).is_some(),
        // There, and in: only behind what is a noun for certain.
        "la" if !vowel && !noun.text.ends_with('n') => false,
        _ => !NOUNS.certain.contains(noun.text) && !before.is_some_and(|t| NOUNS.before.contains(t.text)),
    }
}

const VOWELS: [char; 8] = ['a', 'e', 'è', 'i', 'o', 'ò', 'u', 'à'];

/// The articles that go with the last sound of a word; none where that is not clear.
fn articles(word: &str) -> &'static [&'static str] {
    let mut letters = word.chars().rev();
    let last = letters.next();
    let second = letters.next();
    let third = letters.next();
    let nasal = |c: Option<char>| matches!(c, Some('m' | 'n'));
    match last {
        Some('n') => match second {
            Some('a' | 'e' | 'o') => &["an"],
            // `oun`, `in`, `ann`, `àn`: the n is heard.
            Some('u' | 'i' | 'n' | 'à' | 'è' | 'ò') => &["nan", "lan"],
            _ => &[],
        },
        Some('m') => &["nan", "lan"],
        Some('g') if second == Some('n') => &["nan", "lan"],
        Some('a' | 'e' | 'è' | 'i' | 'o' | 'ò' | 'u' | 'à') => {
            if nasal(second) || nasal(third) {
                &["a", "an"]
            } else {
                &["a"]
            }
        }
        // A nasal vowel before the consonant: `tanp lan`, `mond la`.
        Some(_) if second == Some('n') && matches!(third, Some('a' | 'e' | 'o')) => &["la", "lan", "nan"],
        Some(_) if nasal(second) => &["la", "lan", "nan"],
        Some('w' | 'h') => &["la", "a", "an"],
        Some(c) if c.is_ascii_alphabetic() => &["la"],
        _ => &[],
    }
}
