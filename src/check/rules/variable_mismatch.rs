//! A variable that one side shows and the other does not.
//!
//! A variable that the source's message does not have is not given to the translation either: readers see `{$files}`,
//! and a selector takes its `*` whatever the number. One that is lost takes a figure or a name from the text, and is a
//! warning, because a language may say it in another way. Every variant of every selector is looked into.
//!
//! ```ftl
//! # locales/en/files.ftl
//! copied = { $count } files were copied to { $folder }.
//!
//! # locales/ht/files.ftl
//! copied = { $counts } fichye kopye.
//! ```
//!
//! Way out: write the variable as the source does. Where the language says it without, put
//! `# allow: variable-mismatch, because …` above the message.

use std::collections::HashSet;

use super::Rule;
use crate::catalogue::shape::Named;
use crate::check::nearest::{LOOKS, nearest};
use crate::check::parity::PairScope;
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "variable-mismatch",
    severity: Severity::Error,
    summary: "a variable that is only in the source, or only in the translation",
    allowable: true,
    source: include_str!("variable_mismatch.rs"),
};

/// How many variables of a message are named.
const LISTED: usize = 12;

pub(in crate::check) fn check(scope: &PairScope<'_>, out: &mut Vec<Diagnostic>) {
    let mut looks = LOOKS;
    for (message, translation) in &scope.pairs {
        let given = scope.source_defines.given(message);
        for (place, source, target) in PairScope::patterns(message, translation) {
            let has: HashSet<&str> = target.shown.iter().map(|v| v.name.as_str()).collect();
            let mut seen = has;
            let mut lost: Vec<&Named> = source.shown.iter().filter(|v| seen.insert(&v.name)).collect();
            let mut unknown: HashSet<&str> = HashSet::new();
            for variable in target.variables().filter(|v| !given.contains(v.name.as_str())) {
                if !unknown.insert(&variable.name) {
                    continue;
                }
                let left = looks.checked_sub(given.len() + lost.len());
                looks = left.unwrap_or(0);
                let name = &variable.name;
                let look =
                    |names: &mut dyn Iterator<Item = &str>| left.and_then(|_| nearest(name, names).map(str::to_owned));
                let meant = look(&mut lost.iter().map(|l| l.name.as_str()));
                let message = match &meant {
                    Some(meant) => format!("`{meant}` in the source, `{name}` here"),
                    None => format!("the source has no `{name}`"),
                };
                let help = match (meant.is_some(), look(&mut given.iter().copied())) {
                    (true, _) => "write it as the source does: nothing else is filled in".to_owned(),
                    (false, Some(near)) => format!("did you mean `{near}`?"),
                    (false, None) if given.is_empty() => "the source's message has no variables".to_owned(),
                    (false, None) => {
                        let names: Vec<String> = given.iter().take(LISTED).map(|g| format!("`{g}`")).collect();
                        let more = if given.len() > LISTED { ", …" } else { "" };
                        format!("the source's message has {}{more}", names.join(", "))
                    }
                };
                if meant.is_some() {
                    lost.retain(|l| Some(&l.name) != meant.as_ref());
                }
                out.push(
                    scope.file.finding(&RULE, variable.range.clone(), message).with_help(help).with_id(&translation.id),
                );
            }
            let chosen: HashSet<&str> = target.chosen.iter().map(|v| v.name.as_str()).collect();
            for variable in lost {
                let name = &variable.name;
                let chosen = chosen.contains(name.as_str());
                let (message, help) = if chosen {
                    (
                        format!("`{name}` is shown in the source, and only chosen by here"),
                        format!("put `{{ {name} }}` into the variants that shall show it"),
                    )
                } else {
                    (
                        format!("`{name}` is in the source, not here"),
                        format!("put `{{ {name} }}` where it belongs in the translation"),
                    )
                };
                let mut d = scope.file.finding(&RULE, place.name_range(), message).with_help(help);
                d.severity = Severity::Warning;
                out.push(d.with_id(&translation.id));
            }
        }
    }
}
