//! A segment without a translation, or with a machine's that nobody has looked at.
//!
//! It is an error as long as less than `required` per cent of the article's words are translated into the
//! locale, and a warning above that. A translation that lags behind is a translation here: see `stale`.
//!
//! ```ftl
//! # en> Armed groups hold about 85% of the capital.
//! armed-groups-hold-77aa = { "" }
//! ```
//!
//! A text without a letter or a figure, `…` or `-`, is none where the source has one.
//!
//! Way out: type the translation over `{ "" }`.

use super::Rule;
use crate::catalogue::{State, Status, Value};
use crate::check::{TargetScope, segment_words};
use crate::diagnostic::{Diagnostic, Severity, render::terminal::count};
use crate::sync::{ArticleState, Item};

pub(super) const RULE: Rule = Rule {
    id: "untranslated",
    severity: Severity::Error,
    summary: "a segment without a translation",
    allowable: false,
    source: include_str!("untranslated.rs"),
};

pub(in crate::check) fn check(scope: &TargetScope<'_>, out: &mut Vec<Diagnostic>) {
    if !scope.target.items.iter().any(|item| item.judgement.status == Status::Untranslated) {
        return;
    }
    let severity = if is_enough(scope) { Severity::Warning } else { Severity::Error };
    for (segment, item) in scope.target.items.iter().enumerate() {
        if item.judgement.status != Status::Untranslated {
            continue;
        }
        let id = &scope.state.ids[segment];
        let words = count(scope.words(segment), "word", "words");
        let kind = &scope.state.segments[segment].kind;
        let mut d = match scope.entry(segment) {
            Some(entry) if item.judgement.state == Some(State::Machine) => scope
                .file
                .finding(
                    &RULE,
                    entry.id_range.clone(),
                    format!("`{id}` is machine text that nobody has read ({kind}, {words})"),
                )
                .with_help("read and correct it, then delete its `# state: machine` line"),
            Some(entry) => {
                let text = &scope.file.catalogue.text[entry.value_range.clone()];
                let value = text.trim_start_matches([' ', '=', '\r', '\n']);
                let start = entry.value_range.end - value.len();
                let span = if value.is_empty() { entry.id_range.clone() } else { start..entry.value_range.end };
                let (message, help) = match entry.value {
                    Value::Text(_) => {
                        ("says nothing: its text has no letter and no figure", "type the translation over it")
                    }
                    _ => ("is not translated", "type the translation over `{ \"\" }`"),
                };
                scope.file.finding(&RULE, span, format!("`{id}` {message} ({kind}, {words})")).with_help(help)
            }
            // There is no place for it in the catalogue yet, and there is one in the article.
            None => Diagnostic::new(
                RULE.id,
                RULE.severity,
                &scope.state.path,
                scope.state.segments[segment].span.clone(),
                format!("`{id}` is not translated into `{}` ({kind}, {words})", scope.target.locale),
            )
            .with_help("run `tradwi sync`, which adds its stub to the catalogue")
            .with_place(&scope.state.path, Some(&scope.target.locale)),
        };
        d.id = Some(id.clone());
        d.severity = severity;
        out.push(d);
    }
}

/// Whether as many words are translated as are required.
fn is_enough(scope: &TargetScope<'_>) -> bool {
    let required = usize::from(scope.settings.required.unwrap_or(scope.config.required));
    let words = |translated: bool| -> usize {
        let is_translated =
            |i: &Item| matches!(i.judgement.status, Status::Current | Status::Stale) || i.judgement.left_out;
        let items = scope.target.items.iter().enumerate();
        items.filter(|(_, item)| is_translated(item) == translated).map(|(segment, _)| scope.words(segment)).sum()
    };
    let missing = words(false);
    // Where all are required, as almost everywhere, nobody need know how many the translated ones are.
    match required {
        100 => missing == 0,
        _ => {
            let translated = words(true);
            translated * 100 >= required * (translated + missing)
        }
    }
}

/// Takes the findings of an article that nobody has begun to translate into a locale together: people need no
/// list of every segment there is.
pub(in crate::check) fn fold(state: &ArticleState, findings: &mut Vec<Diagnostic>) {
    for target in &state.targets {
        let segments = target.items.len();
        let untouched =
            |i: &Item| i.judgement.status == Status::Untranslated && i.judgement.state != Some(State::Machine);
        if segments < 2 || !target.items.iter().all(untouched) {
            continue;
        }
        let is_one = |d: &Diagnostic| d.rule == RULE.id && d.locale.as_ref() == Some(&target.locale);
        let Some(first) = findings.iter().position(is_one) else { continue };
        let mut folded = findings[first].clone();
        let words = (0..segments).map(|s| segment_words(state, s)).sum();
        folded.message = format!(
            "nothing of `{}` is translated into `{}` yet ({}, {})",
            state.path,
            target.locale,
            count(segments, "segment", "segments"),
            count(words, "word", "words")
        );
        folded.help = Some(match target.items.iter().all(|i| i.entry.is_some()) {
            true => "type each translation over its `{ \"\" }`".into(),
            false => "run `tradwi sync`, then type each translation over its `{ \"\" }`".into(),
        });
        folded.id = None;
        findings.retain(|d| !is_one(d));
        findings.insert(first.min(findings.len()), folded);
    }
}
