//! The rules about what a text says: whatever stands in a source and its translation, no rule panics, what it points at
//! is in the translation, and what `--fix` would write can be written.

use std::collections::HashMap;

use tradwi::article::{Kind, Markup};
use tradwi::catalogue::Terms;
use tradwi::check::{Sample, sample};
use tradwi::config::Config;
use tradwi::diagnostic::Safety;

use crate::{is_in, locale, parts};

/// The source, its translation, and the terms of both languages.
pub fn check(input: &str) {
    let [source, target, terms] = parts(input);
    let config = Config::default();
    let glossary: HashMap<_, _> =
        ["en", "fr", "ht", "ar"].map(|tag| (locale(tag), Terms::read(&locale(tag), terms.to_owned()))).into();
    for (from, to) in [("en", "fr"), ("en", "ht"), ("fr", "ht"), ("ht", "en"), ("en", "ar")] {
        for (kind, markup) in [(Kind::Paragraph, Markup::Markdown), (Kind::Field("title".into()), Markup::Literal)] {
            let (from, to) = (locale(from), locale(to));
            let given =
                Sample { source: (&from, source), target: (&to, target), kind: &kind, markup, glossary: &glossary };
            for found in sample(&given, &config) {
                let fault = &found.fault;
                assert!(is_in(target, &fault.span), "{found:?} in {target:?}");
                assert!(!fault.message.is_empty(), "{found:?}");
                for (span, new) in fault.fix.iter().flat_map(|fix| &fix.edits) {
                    assert!(is_in(target, span), "{found:?} in {target:?}");
                    let is_safe = fault.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe);
                    // Never words: what letters there are stay, composed or not.
                    if is_safe && found.rule != "unicode" {
                        let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
                        assert_eq!(letters(&target[span.clone()]), letters(new), "{found:?} in {target:?}");
                    }
                }
            }
        }
    }
}
