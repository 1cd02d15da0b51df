//! Braces or calls nested so deep that the file cannot be read.
//!
//! No message needs it; a slip of the keyboard or a file that is no catalogue at all does it. Nothing in the
//! file counts until it is mended.
//!
//! Way out: remove the braces; for a brace that readers shall see, type `{ "{" }`.

use super::Rule;
use crate::check::FileScope;
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "too-deep",
    severity: Severity::Error,
    summary: "braces nested too deep to be read",
    allowable: false,
    source: include_str!("too_deep.rs"),
};

pub(in crate::check) fn check(file: &FileScope<'_>, out: &mut Vec<Diagnostic>) {
    if let Some(at) = file.catalogue.too_deep {
        out.push(
            file.finding(&RULE, at..at + 1, "braces are nested too deep here, so that nothing in this file counts")
                .with_help("remove the braces; for a brace that readers shall see, type `{ \"{\" }`"),
        );
    }
}
