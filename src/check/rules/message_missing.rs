//! A message of the source that a translation lacks.
//!
//! Readers get it in the source's language, or see its id. Where a whole file is missing, that is one finding. A term
//! that is missing is only worth knowing: where a message of the locale refers to it, that is an error of its own.
//!
//! ```ftl
//! # locales/en/menu.ftl
//! open = Open a file
//! save = Save
//!
//! # locales/ht/menu.ftl
//! open = Ouvri yon fichye
//! ```
//!
//! Way out: add the message with its translation. Where a message shall stay in the source's language on purpose, put
//! `# allow: message-missing, because …` above it in the source's file.

use std::collections::HashMap;

use super::Rule;
use crate::catalogue::shape::Message;
use crate::check::nearest::{LOOKS, nearest};
use crate::check::parity::{PairScope, Resource};
use crate::check::quote;
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Locale;

pub(super) const RULE: Rule = Rule {
    id: "message-missing",
    severity: Severity::Warning,
    summary: "a message of the source that a translation lacks",
    allowable: true,
    source: include_str!("message_missing.rs"),
};

/// With more of them in one file than these, people are told once.
const ENOUGH: usize = 5;
/// And these are named.
const NAMED: usize = 3;

pub(in crate::check) fn check(scope: &PairScope<'_>, out: &mut Vec<Diagnostic>) {
    let (source, target) = (scope.source, scope.target);
    let unknown: Vec<&str> =
        target.shape.firsts().map(|m| m.id.as_str()).filter(|id| source.shape.get(id).is_none()).collect();
    let mut looks = LOOKS;
    // It belongs behind the one that it follows in the source.
    let mut at = 0;
    for message in source.shape.firsts() {
        if let Some(entry) = target.catalogue.get(&message.id) {
            at = entry.value_range.end;
            continue;
        }
        if message.optional || target.catalogue.junk_of(&message.id).is_some() {
            continue;
        }
        let left = looks.checked_sub(unknown.len());
        looks = left.unwrap_or(0);
        let near = left.and_then(|_| nearest(&message.id, unknown.iter().copied()));
        let help = match near {
            Some(near) => format!("is `{near}` meant to be it? {}", said(message)),
            None => said(message),
        };
        let mut d = scope
            .file
            .finding(&RULE, at..at, format!("`{}` is in the source, not here", message.id))
            .with_help(help)
            .with_id(&message.id);
        if message.is_term() {
            d.severity = Severity::Info;
        }
        out.push(d);
    }
}

fn said(message: &Message) -> String {
    let text = message.patterns().map(|(_, p)| p.flat.as_str()).find(|t| !t.is_empty()).unwrap_or_default();
    format!("the source says {}", quote(text))
}

/// The finding about a file that is not there at all; `None` where nothing in it must be.
pub(in crate::check) fn file(source: &Resource, path: &str, locale: &Locale) -> Option<Diagnostic> {
    let wanted: Vec<&Message> = source.shape.firsts().filter(|m| !m.optional).collect();
    let terms = wanted.iter().all(|m| m.is_term());
    let what = match (wanted.len(), terms) {
        (0, _) => return None,
        (1, true) => "the one term of the source is".to_owned(),
        (1, false) => "the one message of the source is".to_owned(),
        (n, true) => format!("the {n} terms of the source are"),
        (n, false) => format!("the {n} messages of the source are"),
    };
    let severity = if terms { Severity::Info } else { RULE.severity };
    let mut d =
        Diagnostic::new(RULE.id, severity, path, 0..0, format!("`{path}` is missing: {what} not in `{locale}`"))
            .with_help(format!("copy `{}` there, and translate it", source.path));
    d.locale = Some(locale.clone());
    Some(d)
}

/// One finding for the many of a file.
pub(in crate::check) fn fold(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_one = |d: &Diagnostic| d.rule == RULE.id && d.id.is_some();
    let mut by_file: HashMap<(String, Severity), Vec<String>> = HashMap::new();
    for d in findings.iter().filter(|d| is_one(d)) {
        by_file.entry((d.file.clone(), d.severity)).or_default().extend(d.id.clone());
    }
    let mut out = Vec::with_capacity(findings.len());
    for mut d in findings {
        let key = (d.file.clone(), d.severity);
        match by_file.get_mut(&key).filter(|ids| is_one(&d) && (ids.is_empty() || ids.len() > ENOUGH)) {
            None => out.push(d),
            // The first of them stands for all.
            Some(ids) if !ids.is_empty() => {
                let ids = std::mem::take(ids);
                let what = if ids.iter().all(|id| id.starts_with('-')) { "terms" } else { "messages" };
                let named: Vec<String> = ids.iter().take(NAMED).map(|id| format!("`{id}`")).collect();
                d.message = format!("{} {what} are in the source, not here: {}, …", ids.len(), named.join(", "));
                d.help = Some("`--format json` names every one, with its text".to_owned());
                d.id = None;
                d.span = 0..0;
                out.push(d);
            }
            Some(_) => {}
        }
    }
    out
}
