//! A reference to a term, variable, message or function that does not exist.
//!
//! It cannot be shown, so that the whole message counts as broken. An article has terms (`{ -binuh }`, from
//! `terms.ftl`) and no variables; one message cannot show another. In the files of an application, and in `site.ftl`,
//! a message or term must be in a file of the same locale: another language is not searched for it, and readers see
//! `{-brand}`.
//!
//! ```ftl
//! the-office-said-12ab = { -binu } di…
//! ```
//!
//! Way out: correct the name. For braces that readers shall see, type `{ "{" }` and `{ "}" }`.

use std::collections::HashSet;

use super::Rule;
use crate::catalogue::FlawKind;
use crate::check::parity::PairScope;
use crate::check::{
    FileScope,
    nearest::{LOOKS, nearest},
};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "unknown-reference",
    severity: Severity::Error,
    summary: "a reference to something that does not exist",
    allowable: false,
    source: include_str!("unknown_reference.rs"),
};

/// Every reference of an article's catalogue that leads nowhere.
pub(in crate::check) fn check(file: &FileScope<'_>, out: &mut Vec<Diagnostic>) {
    let ids = file.terms.map_or(0, |t| t.ids().count());
    let mut looks = LOOKS;
    for entry in &file.catalogue.entries {
        for flaw in &entry.flaws {
            let FlawKind::Unknown(name) = &flaw.kind else { continue };
            let left = looks.checked_sub(ids);
            looks = left.unwrap_or(0);
            let terms = file.terms.filter(|_| left.is_some());
            let (message, help) = if let Some(term) = name.strip_prefix('-') {
                let help = match terms.and_then(|t| nearest(term, t.ids())) {
                    Some(near) => format!("did you mean `{{ -{near} }}`?"),
                    None => format!("add it to `terms.ftl` of `{}`, or write the words themselves", file.locale),
                };
                (format!("there is no term `{name}` in `{}`", file.locale), help)
            } else if name.starts_with('$') {
                let help =
                    "write the words themselves; for braces that readers shall see, type `{ \"{\" }` and `{ \"}\" }`";
                (format!("an article has no variable `{name}`"), help.to_owned())
            } else if let Some(function) = name.strip_suffix("()") {
                (format!("there is no function `{function}`"), "write the words themselves".to_owned())
            } else {
                let help = match terms.and_then(|t| t.ids().find(|id| id == name)) {
                    Some(term) => format!("for the term, type `{{ -{term} }}`"),
                    None => "write the words themselves; for braces that readers shall see, type `{ \"{\" }` and `{ \"}\" }`".to_owned(),
                };
                (format!("a translation cannot show another message, `{name}`"), help)
            };
            // The sign before the name is part of what to change.
            let sign = usize::from(name.starts_with(['-', '$']));
            let span = flaw.span.start.saturating_sub(sign)..flaw.span.end;
            out.push(file.finding(&RULE, span, message).with_help(help).with_id(&entry.id));
        }
    }
}

/// References of a file without an article that lead nowhere in its own locale.
pub(in crate::check) fn check_pair(scope: &PairScope<'_>, out: &mut Vec<Diagnostic>) {
    let (here, there) = (scope.target_defines, scope.source_defines);
    let mut looks = LOOKS;
    for message in scope.target.shape.firsts() {
        // What the source refers to and does not define either comes from somewhere else.
        let source = scope.source.shape.get(&message.id);
        let theirs = source.into_iter().flat_map(|m| m.patterns()).flat_map(|(_, p)| &p.references);
        let elsewhere: HashSet<&str> =
            theirs.map(|r| r.target.name.as_str()).filter(|name| there.may_be_elsewhere(name)).collect();
        for reference in message.patterns().flat_map(|(_, p)| &p.references) {
            let name = &reference.target.name;
            let locale = &scope.target.locale;
            let what = if name.starts_with('-') { "term" } else { "message" };
            let (said, help) = if here.has(name) {
                match &reference.attribute {
                    // Which attributes a term has is its locale's own affair, but they must be there.
                    Some(attribute) if !here.has_attribute(name, attribute) => (
                        format!("`{name}` has no `.{attribute}` in `{locale}`"),
                        format!("add it below `{name}`, or refer to `{name}` itself"),
                    ),
                    _ => continue,
                }
            } else if scope.target.catalogue.junk_of(name).is_some() || elsewhere.contains(name.as_str()) {
                continue;
            } else {
                let left = looks.checked_sub(here.len());
                looks = left.unwrap_or(0);
                let candidates = here.ids().filter(|id| id.starts_with('-') == name.starts_with('-'));
                let help = match left.filter(|_| !there.has(name)).and_then(|_| nearest(name, candidates)) {
                    Some(near) => format!("did you mean `{{ {near} }}`?"),
                    None if there.has(name) => format!("the source has it: add `{name} = …` to a file of `{locale}`"),
                    None => "correct the name, or write the words themselves".to_owned(),
                };
                (format!("there is no {what} `{name}` in `{locale}`"), help)
            };
            out.push(
                scope.file.finding(&RULE, reference.target.range.clone(), said).with_help(help).with_id(&message.id),
            );
        }
    }
}
