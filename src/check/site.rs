//! The words of the editions (`site.ftl`) beside those of the source locale and those that tradwi has itself.
//!
//! Where a project's file does not have a message, tradwi's own words stand in, so that none is missing; and a message
//! is given what tradwi's own words in any language use.

use std::collections::BTreeSet;

use super::parity::{self, Defined, Resource};
use crate::assemble::DEFAULT_WORDS;
use crate::catalogue::Shape;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::locale::Locale;
use crate::sync::Glossary;

/// Names of languages have messages of their own, one a language that the project knows of.
const LANGUAGE_NAME: &str = "language-name-";

/// Checks the `site.ftl` of a locale; `source` is that of the source locale, if there is one.
pub fn site(
    source_locale: &Locale,
    source: Option<&Resource>,
    target: &Resource,
    config: &Config,
    glossary: &Glossary,
) -> Vec<Diagnostic> {
    let is_source = target.locale == *source_locale;
    let expected = expected(source_locale, source.filter(|_| !is_source));
    let defined = (Defined::all([&expected]), Defined::all([target]));
    let mut findings = parity::unweighed(&expected, &defined.0, target, &defined.1, config, glossary);
    if is_source {
        for d in findings.iter_mut().filter(|d| d.rule.ends_with("-mismatch")) {
            let help = d.help.take().unwrap_or_default();
            d.help = Some(format!("{help}; the source of this file is tradwi's own words"));
        }
    }
    findings.retain(|d| {
        let obsolete = d.rule == super::rules::message_obsolete::RULE.id;
        let is_language = d.id.as_deref().is_some_and(|id| id.starts_with(LANGUAGE_NAME));
        // The source may say everything in its own way, but is given no more than tradwi gives.
        let own_way = is_source && d.rule.ends_with("-mismatch") && d.severity != Severity::Error;
        !(obsolete && (is_language || is_source) || own_way)
    });
    super::weigh(config, None, source_locale, &mut findings);
    render::sort(&mut findings);
    findings
}

/// The words that a translation has beside it: the project's, and tradwi's where it has none.
fn expected(locale: &Locale, own: Option<&Resource>) -> Resource {
    let words: Vec<(&str, Shape)> = DEFAULT_WORDS.iter().map(|(tag, text)| (*tag, Shape::read(text))).collect();
    let mut messages = Vec::new();
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    let (same, other): (Vec<_>, Vec<_>) = words.iter().partition(|(tag, _)| *tag == locale.language());
    let english: Vec<_> = other.into_iter().filter(|(tag, _)| *tag == "en").collect();
    for (_, shape) in same.into_iter().chain(english) {
        for message in shape.firsts().filter(|m| ids.insert(&m.id)) {
            let mut message = own.and_then(|o| o.shape.get(&message.id)).unwrap_or(message).clone();
            let everywhere = words.iter().filter_map(|(_, shape)| shape.get(&message.id));
            for (_, pattern) in everywhere.flat_map(|m| m.patterns()) {
                message.given.extend(pattern.variables().map(|v| v.name.clone()));
            }
            message.optional = true;
            messages.push(message);
        }
    }
    let mut file =
        own.cloned().unwrap_or_else(|| Resource::read("site.ftl".to_owned(), locale.clone(), String::new(), &[]));
    messages.extend(file.shape.firsts().filter(|m| !ids.contains(m.id.as_str())).cloned());
    file.shape = Shape::of(messages);
    file
}
