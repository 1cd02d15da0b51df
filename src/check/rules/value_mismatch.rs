//! A message that has a text of its own in the source and only attributes in the translation, or the reverse.
//!
//! Where the text is missing, readers see nothing or the message's id. Where there is one that the source does not
//! have, a program may write it over what stands in that place, such as the parts of a button.
//!
//! ```ftl
//! # locales/en/menu.ftl
//! close =
//!     .aria-label = Close the window
//!
//! # locales/ht/menu.ftl
//! close = Fèmen fenèt la
//! ```
//!
//! Way out: put the text where the source has it, behind the `=` or behind the attribute's name.

use super::Rule;
use crate::check::parity::PairScope;
use crate::check::quote;
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "value-mismatch",
    severity: Severity::Error,
    summary: "a message with a text of its own on one side only",
    allowable: true,
    source: include_str!("value_mismatch.rs"),
};

pub(in crate::check) fn check(scope: &PairScope<'_>, out: &mut Vec<Diagnostic>) {
    for (source, target) in &scope.pairs {
        let (span, message, help) = match (&source.value, &target.value) {
            (Some(text), None) => (
                target.id_range.clone(),
                format!("`{}` has a text in the source, and only attributes here", target.id),
                format!("type the text behind the `=`; the source says {}", quote(&text.flat)),
            ),
            (None, Some(text)) => {
                let attributes: Vec<String> = source.attributes.iter().map(|a| format!("`.{}`", a.name.name)).collect();
                (
                    text.range.clone(),
                    format!("`{}` has only attributes in the source, and a text here", target.id),
                    format!("put the text into {}, or delete it", attributes.join(" or ")),
                )
            }
            _ => continue,
        };
        out.push(scope.file.finding(&RULE, span, message).with_help(help).with_id(&target.id));
    }
}
