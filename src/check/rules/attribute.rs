//! A message with an attribute, a line such as `.title = …` below it.
//!
//! An article has no place to show an attribute, so that what stands in it would be lost to readers. Nearly
//! always the line was meant as text and happens to begin with a dot. The entry counts as broken.
//!
//! ```ftl
//! two-in-five-40d2 =
//!     De moun sou senk.
//!     .org = se non sit la.
//! ```
//!
//! Way out: type `{ "." }` in place of the dot.

use super::Rule;
use crate::catalogue::FlawKind;
use crate::check::FileScope;
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "attribute",
    severity: Severity::Error,
    summary: "a message with an attribute, which an article cannot show",
    allowable: false,
    source: include_str!("attribute.rs"),
};

pub(in crate::check) fn check(file: &FileScope<'_>, out: &mut Vec<Diagnostic>) {
    for entry in &file.catalogue.entries {
        for flaw in entry.flaws.iter().filter(|f| f.kind == FlawKind::Attribute) {
            let name = file.catalogue.text.get(flaw.span.clone()).unwrap_or_default();
            out.push(
                file.finding(
                    &RULE,
                    flaw.span.clone(),
                    format!("`.{name}` makes an attribute, which an article cannot show"),
                )
                .with_help(format!("if the line belongs to the text, type `{{ \".\" }}{name}`; if not, remove it"))
                .with_id(&entry.id),
            );
        }
    }
}
