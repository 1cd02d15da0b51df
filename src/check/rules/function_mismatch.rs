//! A function that only one side calls, or that is called otherwise.
//!
//! A function that the program does not have shows its own name to readers: one that is nowhere in the source is an
//! error. One that is lost leaves a date or a number as the machine has it, and with it goes what the source says
//! about its form, such as a year without a separator of thousands.
//!
//! ```ftl
//! # locales/en/news.ftl
//! since = Since { NUMBER($year, useGrouping: 0) }
//! saved = Saved { DATETIME($when) }
//!
//! # locales/ht/news.ftl
//! since = Depi { $year }
//! saved = Anrejistre { DATTIME($when) }
//! ```
//!
//! Way out: call the function that the source calls. The form of a date (`month: "long"`) is each language's own.

use std::collections::HashSet;

use super::Rule;
use crate::catalogue::shape::{Call, Pattern};
use crate::check::nearest::{LOOKS, nearest};
use crate::check::parity::{PairScope, Place};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "function-mismatch",
    severity: Severity::Error,
    summary: "a function that only one side calls, or calls otherwise",
    allowable: true,
    source: include_str!("function_mismatch.rs"),
};

/// The functions that Fluent itself has.
const BUILT_IN: [&str; 2] = ["DATETIME", "NUMBER"];

pub(in crate::check) fn check(scope: &PairScope<'_>, out: &mut Vec<Diagnostic>) {
    let known: HashSet<&str> = scope.source_defines.functions().chain(BUILT_IN).collect();
    let mut looks = LOOKS;
    for message in scope.target.shape.firsts() {
        let calls = message.patterns().flat_map(|(_, p)| &p.calls);
        for call in calls.filter(|c| !known.contains(c.function.name.as_str())) {
            let name = &call.function.name;
            let left = looks.checked_sub(known.len());
            looks = left.unwrap_or(0);
            let help = match left.and_then(|_| nearest(name, known.iter().copied())) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "call one that the source calls, or write the words themselves".to_owned(),
            };
            out.push(
                scope
                    .file
                    .finding(&RULE, call.function.range.clone(), format!("no message of the source calls `{name}`"))
                    .with_help(help)
                    .with_id(&message.id),
            );
        }
    }
    let mut looks = LOOKS;
    for (message, translation) in &scope.pairs {
        for (place, source, target) in PairScope::patterns(message, translation) {
            let mut said: HashSet<String> = HashSet::new();
            for call in &source.calls {
                let left = looks.checked_sub(target.calls.len() + target.shown.len());
                looks = left.unwrap_or(0);
                if left.is_some()
                    && let Some((d, text)) = lost(scope, &known, place, call, target)
                    && said.insert(text)
                {
                    out.push(d.with_id(&translation.id));
                }
            }
        }
    }
}

/// What a translation does without of a call of the source, if it shows the variable at all.
fn lost(
    scope: &PairScope<'_>,
    known: &HashSet<&str>,
    place: Place<'_>,
    call: &Call,
    target: &Pattern,
) -> Option<(Diagnostic, String)> {
    let name = call.function.name.as_str();
    let variable = call.variable.as_deref()?;
    let shown = target.shown.iter().find(|v| v.name == variable)?;
    let of_it = || target.calls.iter().filter(|c| c.variable.as_deref() == Some(variable));
    // What is called by a wrong name was said already.
    if of_it().any(|c| !known.contains(c.function.name.as_str())) {
        return None;
    }
    let is_number = name == "NUMBER";
    // The form of a date, and which form of a number a language chooses by, are its own.
    let options: Vec<&str> =
        call.options.iter().map(String::as_str).filter(|o| is_number && !o.starts_with("type:")).collect();
    let same: Vec<&Call> = of_it().filter(|c| c.function.name == name).collect();
    let (span, text) = if same.is_empty() {
        // A number that is shown as it is goes through NUMBER by itself.
        if is_number && options.is_empty() {
            return None;
        }
        let with = options.iter().map(|o| format!(", {o}")).collect::<String>();
        let here = match of_it().next() {
            Some(other) => format!("{}({variable})", other.function.name),
            None => variable.to_owned(),
        };
        (shown.range.clone(), format!("`{name}({variable}{with})` in the source, `{here}` here"))
    } else {
        let key = |option: &str| option.split(':').next().unwrap_or_default().to_owned();
        let option = options.iter().find(|o| !same.iter().any(|c| c.options.iter().any(|has| key(has) == key(o))))?;
        let at = same.first().map_or_else(|| place.name_range(), |c| c.function.range.clone());
        (at, format!("`{option}` is in the source's `{name}({variable})`, not here"))
    };
    let mut d = scope
        .file
        .finding(&RULE, span, &text)
        .with_help("write it as the source does: readers see it otherwise formed");
    d.severity = Severity::Warning;
    Some((d, text))
}
