//! A file in which git left a conflict.
//!
//! As long as `<<<<<<<` stands in it, nobody can tell which half is meant: nothing in the file counts as
//! current, and tradwi does not write into it.
//!
//! Way out: keep the translation you want, and **keep the `was>` lines** of either side, so that nothing stale
//! passes for current. In a source catalogue keep either side and run `tradwi sync`.

use super::Rule;
use crate::check::FileScope;
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "conflict-marker",
    severity: Severity::Error,
    summary: "a file in which git left a conflict",
    allowable: false,
    source: include_str!("conflict_marker.rs"),
};

pub(in crate::check) fn check(file: &FileScope<'_>, source: bool, out: &mut Vec<Diagnostic>) {
    let Some(at) = file.catalogue.conflict else { return };
    let line = file.catalogue.text[at..].lines().next().unwrap_or_default().trim_end();
    let help = if source {
        "keep either side, remove the marker lines and run `tradwi sync`"
    } else {
        "keep the translation that is right and the `was>` lines of both sides, and remove the marker lines"
    };
    let message = "git left a conflict here, so that nothing in this file counts";
    out.push(file.finding(&RULE, at..at + line.len(), message).with_help(help));
}
