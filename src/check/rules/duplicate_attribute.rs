//! An attribute that stands twice below one message.
//!
//! Fluent shows one of the two, and which one hangs on the program. Merging two branches is how it mostly comes about.
//!
//! ```ftl
//! save = Anrejistre
//!     .title = Anrejistre chanjman yo
//!     .title = Anrejistre dokiman an
//! ```
//!
//! Way out: keep the one that is right, and delete the other.

use super::Rule;
use crate::check::parity::PairScope;
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "duplicate-attribute",
    severity: Severity::Warning,
    summary: "an attribute that stands twice below one message",
    allowable: false,
    source: include_str!("duplicate_attribute.rs"),
};

pub(in crate::check) fn check(scope: &PairScope<'_>, out: &mut Vec<Diagnostic>) {
    for message in scope.target.shape.firsts() {
        for attribute in &message.attributes {
            let name = &attribute.name;
            if let Some(first) = message.attribute(&name.name).filter(|first| first.name != *name) {
                let line = scope.file.line(first.name.range.start);
                let said = format!("`.{}` stands here a second time, first in line {line}", name.name);
                out.push(
                    scope
                        .file
                        .finding(&RULE, name.range.clone(), said)
                        .with_help("keep the one that is right, and delete the other")
                        .with_id(&message.id),
                );
            }
        }
    }
}
