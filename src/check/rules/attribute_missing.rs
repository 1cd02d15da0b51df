//! A translation without an attribute that the source's message has.
//!
//! A program takes a message from one locale as a whole: where the message is there, a missing attribute is not
//! sought in another language. The label, tooltip or access key stays empty.
//!
//! ```ftl
//! # locales/en/menu.ftl
//! search = Search
//!     .placeholder = Words to look for
//!
//! # locales/ht/menu.ftl
//! search = Chèche
//! ```
//!
//! Way out: add the attribute below the message, with four spaces before its dot.

use super::Rule;
use crate::check::nearest::{LOOKS, nearest};
use crate::check::parity::PairScope;
use crate::check::quote;
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "attribute-missing",
    severity: Severity::Error,
    summary: "an attribute of the source that a translation lacks",
    allowable: true,
    source: include_str!("attribute_missing.rs"),
};

pub(in crate::check) fn check(scope: &PairScope<'_>, out: &mut Vec<Diagnostic>) {
    let mut looks = LOOKS;
    for (source, target) in &scope.pairs {
        // What was to be an attribute stands as the text: `value-mismatch` names them all.
        if source.value.is_none() && target.value.is_some() && target.attributes.is_empty() {
            continue;
        }
        let others = target.only_here(source);
        for attribute in source.attributes.iter().filter(|a| target.attribute(&a.name.name).is_none()) {
            let name = &attribute.name.name;
            let left = looks.checked_sub(others.len());
            looks = left.unwrap_or(0);
            let near = left.and_then(|_| nearest(name, others.iter().copied()));
            let help = match near {
                Some(near) => format!("is `.{near}` meant to be it?"),
                None => format!("add `.{name} = …`; the source says {}", quote(&attribute.value.flat)),
            };
            out.push(
                scope
                    .file
                    .finding(&RULE, target.id_range.clone(), format!("`.{name}` is in the source, not here"))
                    .with_help(help)
                    .with_id(&target.id),
            );
        }
    }
}
