//! A translation with an attribute that the source's message does not have, or no longer.
//!
//! At best nothing shows it. Where a program puts every attribute of a message into its page, it sets one there that
//! nobody meant to set.
//!
//! ```ftl
//! # locales/en/menu.ftl
//! search = Search
//!     .placeholder = Words to look for
//!
//! # locales/ht/menu.ftl
//! search = Chèche
//!     .placeholder = Mo pou chèche
//!     .title = Chèche
//! ```
//!
//! Way out: delete it, or correct its name.

use super::Rule;
use crate::check::nearest::{LOOKS, nearest};
use crate::check::parity::PairScope;
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "attribute-obsolete",
    severity: Severity::Warning,
    summary: "an attribute that the source's message does not have",
    allowable: true,
    source: include_str!("attribute_obsolete.rs"),
};

pub(in crate::check) fn check(scope: &PairScope<'_>, out: &mut Vec<Diagnostic>) {
    let mut looks = LOOKS;
    for (source, target) in &scope.pairs {
        let lacking = source.only_here(target);
        for attribute in target.attributes.iter().filter(|a| source.attribute(&a.name.name).is_none()) {
            let name = &attribute.name;
            let left = looks.checked_sub(lacking.len());
            looks = left.unwrap_or(0);
            let help = match left.and_then(|_| nearest(&name.name, lacking.iter().copied())) {
                Some(near) => format!("did you mean `.{near}`?"),
                None => "delete it".to_owned(),
            };
            out.push(
                scope
                    .file
                    .finding(&RULE, name.range.clone(), format!("`.{}` is here, not in the source", name.name))
                    .with_help(help)
                    .with_id(&target.id),
            );
        }
    }
}
