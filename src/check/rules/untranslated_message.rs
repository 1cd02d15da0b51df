//! A message that says the same as the source, word for word, or nothing.
//!
//! Somebody copied the file and did not come to this message yet. Names, single words and addresses are left alone:
//! they are often the same in two languages.
//!
//! ```ftl
//! # locales/en/menu.ftl
//! open = Open a file
//!
//! # locales/ht/menu.ftl
//! open = Open a file
//! ```
//!
//! Way out: translate it. Where it is the same in the language, put `# allow: untranslated-message, because …` above it.

use super::Rule;
use crate::catalogue::shape::Message;
use crate::check::parity::PairScope;
use crate::check::quote;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::has_letters;

pub(super) const RULE: Rule = Rule {
    id: "untranslated-message",
    severity: Severity::Info,
    summary: "a message that says the same as the source, or nothing",
    allowable: true,
    source: include_str!("untranslated_message.rs"),
};

pub(in crate::check) fn check(scope: &PairScope<'_>, out: &mut Vec<Diagnostic>) {
    // `en-GB` says most things as `en-US` does.
    if scope.source.locale.language() == scope.target.locale.language() {
        return;
    }
    for (source, target) in &scope.pairs {
        if let Some((span, message)) = finding(source, target) {
            out.push(
                scope
                    .file
                    .finding(&RULE, span, message)
                    .with_help("translate it; `allow` it where it is the same in both languages")
                    .with_id(&target.id),
            );
        }
    }
}

/// The first pattern of a message that is at fault: one finding a message is enough.
fn finding(source: &Message, target: &Message) -> Option<(std::ops::Range<usize>, String)> {
    PairScope::patterns(source, target).into_iter().find_map(|(place, a, b)| {
        if a.flat == b.flat && is_prose(&a.prose) {
            return Some((b.range.clone(), format!("{} is what the source says, word for word", quote(&b.flat))));
        }
        let is_empty = b.flat.is_empty() && has_letters(&a.prose);
        is_empty.then(|| (place.name_range(), format!("nothing here, and {} in the source", quote(&a.flat))))
    })
}

/// Whether a text has several words, and they are no mere names.
fn is_prose(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().filter(|w| has_letters(w)).filter(|w| !is_address(w)).collect();
    let is_name = |w: &&str| {
        let mut letters = w.chars().filter(|c| c.is_alphabetic());
        letters.next().is_some_and(char::is_uppercase)
    };
    words.len() > 1 && !words.iter().all(is_name)
}

fn is_address(word: &str) -> bool {
    let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
    inner.contains(['/', '@', '_', '\\', '=']) || inner.contains('.') && !inner.ends_with('.')
}
