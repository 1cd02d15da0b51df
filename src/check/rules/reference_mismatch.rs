//! A term or message that the source refers to and the translation does not.
//!
//! What stands behind a reference is kept in one place, so that a brand or the name of a button is the same wherever
//! it is shown. A translation that writes it out, or refers to something else, falls behind when that place changes.
//!
//! ```ftl
//! # locales/en/about.ftl
//! about = About { -brand-name }
//!
//! # locales/ht/about.ftl
//! about = Sou { -vendor-name }
//! ```
//!
//! Way out: refer to what the source refers to. Where the language needs other words there, put
//! `# allow: reference-mismatch, because …` above the message.

use std::collections::HashSet;

use super::Rule;
use crate::catalogue::shape::{Message, Reference};
use crate::check::parity::PairScope;
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "reference-mismatch",
    severity: Severity::Warning,
    summary: "a term or message that only the source refers to",
    allowable: true,
    source: include_str!("reference_mismatch.rs"),
};

pub(in crate::check) fn check(scope: &PairScope<'_>, out: &mut Vec<Diagnostic>) {
    for (message, translation) in &scope.pairs {
        let (all, here) = (names(message), names(translation));
        for (place, source, target) in PairScope::patterns(message, translation) {
            // What leads nowhere is an error of its own, and names what was meant.
            let leads_nowhere = |name: &str| !scope.target_defines.has(name) && !all.contains(name);
            if target.references.iter().any(|r| leads_nowhere(&r.target.name)) {
                continue;
            }
            let instead = target.references.iter().find(|r| !all.contains(r.target.name.as_str()));
            let mut seen = here.clone();
            for reference in source.references.iter().filter(|r| seen.insert(r.target.name.as_str())) {
                let name = reference.target.name.as_str();
                let (span, said) = match instead {
                    Some(r) => (r.target.range.clone(), format!("`{name}` in the source, `{}` here", r.target.name)),
                    None => (place.name_range(), format!("`{name}` is in the source, not here")),
                };
                out.push(
                    scope
                        .file
                        .finding(&RULE, span, said)
                        .with_help(format!("put `{{ {} }}` where it belongs in the translation", written(reference)))
                        .with_id(&translation.id),
                );
            }
        }
    }
}

fn names(message: &Message) -> HashSet<&str> {
    message.patterns().flat_map(|(_, p)| &p.references).map(|r| r.target.name.as_str()).collect()
}

fn written(reference: &Reference) -> String {
    match &reference.attribute {
        Some(attribute) => format!("{}.{attribute}", reference.target.name),
        None => reference.target.name.clone(),
    }
}
