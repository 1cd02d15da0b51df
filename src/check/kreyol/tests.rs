use proptest::prelude::*;

use super::*;
use crate::article::{Kind as Block, Markup};
use crate::check::{Sample, sample};
use crate::config::Config;
use crate::locale::Locale;

fn ht() -> Locale {
    "ht".parse().unwrap()
}

#[test]
fn no_slip_is_corrected_to_another() {
    for (wrong, slip) in SLIPS.iter() {
        assert!(!slip.right.contains(' ') || !slip.right.contains("  "), "{wrong}");
        for word in slip.right.split(' ') {
            assert!(!SLIPS.contains_key(word), "{wrong}: {word} is a slip itself");
            assert_eq!(letters::breach(&word.to_lowercase()), None, "{wrong}: {word}");
            assert!(!foreign::LEFT.contains_key(word), "{wrong}: {word} is French");
        }
        assert!(wrong.len() <= LONGEST, "{wrong}");
    }
    assert!(SLIPS.values().filter(|s| !s.french).count() > 150, "the list is shorter than its promise");
}

#[test]
fn no_word_is_in_two_lists() {
    for word in foreign::LEFT.keys() {
        assert!(!SLIPS.contains_key(word), "{word}");
        assert!(!ACCEPTED.contains(word), "{word}");
    }
}

#[test]
fn words_of_both_languages_say_when_they_are_right() {
    assert!((6..=both::MOST).contains(&both::BOTH.len()));
    for (word, both) in both::BOTH.iter() {
        assert!(both.index < both::MOST && !both.kreyol.is_empty() && both.has_right(), "{word}");
        assert!(!foreign::LEFT.contains_key(word) && !SLIPS.contains_key(word), "{word} is no Kreyòl");
    }
}

proptest! {
    /// Whatever the text, the rules end, and point at bytes that are there.
    #[test]
    fn any_text_can_be_read(
        text in crate::text::sentences::tests::soup(),
        hot in proptest::collection::vec(prop::sample::select(&HOT[..]), 0..24),
    ) {
        for text in [text, hot.concat()] {
            let (en, ht) = ("en".parse().unwrap(), ht());
            let pair = Sample {
                source: (&en, ""),
                target: (&ht, &text),
                kind: &Block::Quotation,
                markup: Markup::Markdown,
                glossary: &std::collections::HashMap::new(),
            };
            for found in sample(&pair, &Config::default()) {
                prop_assert!(text.get(found.fault.span.clone()).is_some(), "{}", found.rule);
                for (span, _) in found.fault.fix.iter().flat_map(|fix| &fix.edits) {
                    prop_assert!(text.get(span.clone()).is_some(), "{}", found.rule);
                }
            }
        }
    }
}

/// What the rules of Kreyòl look at.
const HOT: [&str; 30] = [
    "crise",
    "la",
    "les ",
    "police ",
    "nationale",
    "m'",
    "ap ",
    "k’ap",
    "-a",
    "-yo",
    "fi",
    " ",
    "\n",
    "«",
    "»",
    "\"",
    "*",
    "_",
    "(",
    ")",
    "é",
    "e\u{301}",
    "Croix",
    " des ",
    "d'Eta",
    "pou'l",
    "'",
    "peyi an.",
    "pòt a",
    "moun la,",
];
