//! A message that the source does not have, or no longer.
//!
//! Nothing shows it, and whoever keeps it up to date works for nothing. If its id was meant to be another one, that
//! other message is missing. A locale may have terms of its own.
//!
//! ```ftl
//! # locales/en/menu.ftl
//! save-as = Save as …
//!
//! # locales/ht/menu.ftl
//! save-has = Anrejistre kòm …
//! ```
//!
//! Way out: correct the id, or delete the message.

use super::Rule;
use crate::check::nearest::{LOOKS, nearest};
use crate::check::parity::{PairScope, Resource};
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Locale;

pub(in crate::check) const RULE: Rule = Rule {
    id: "message-obsolete",
    severity: Severity::Info,
    summary: "a message that the source does not have",
    allowable: true,
    source: include_str!("message_obsolete.rs"),
};

pub(in crate::check) fn check(scope: &PairScope<'_>, out: &mut Vec<Diagnostic>) {
    let (source, target) = (&scope.source.shape, &scope.target.shape);
    let lacking: Vec<&str> = source.firsts().map(|m| m.id.as_str()).filter(|id| target.get(id).is_none()).collect();
    let mut looks = LOOKS;
    for message in target.firsts().filter(|m| !m.is_term() && source.get(&m.id).is_none()) {
        // The source is reported by itself, and its message is there but for a slip.
        if scope.source.catalogue.junk_of(&message.id).is_some() {
            continue;
        }
        let left = looks.checked_sub(lacking.len());
        looks = left.unwrap_or(0);
        let help = match left.and_then(|_| nearest(&message.id, lacking.iter().copied())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "delete it, unless a program asks for it".to_owned(),
        };
        out.push(
            scope
                .file
                .finding(&RULE, message.id_range.clone(), format!("`{}` is here, not in the source", message.id))
                .with_help(help)
                .with_id(&message.id),
        );
    }
}

/// The finding about a file that the source locale does not have.
pub(in crate::check) fn file(file: &Resource, source: &Locale) -> Diagnostic {
    let message = format!("`{}` is a file that `{source}` does not have", file.path);
    let mut d = Diagnostic::new(RULE.id, RULE.severity, &file.path, 0..0, message)
        .with_help("delete it, or give it the name of the source's file");
    d.locale = Some(file.locale.clone());
    d
}
