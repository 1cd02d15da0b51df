//! `# allow: rule, because …` above an entry, or `<!-- tradwi: allow rule, because … -->` in an article, where the rule
//! finds nothing.
//!
//! The text was mended, or the line stands above the wrong entry. Left there, it will silence the next fault of
//! its kind, which nobody has looked at.
//!
//! ```ftl
//! # allow: doubled-word, because the speaker repeats himself
//! he-waited-2b7f = Li te tann lontan.
//! ```
//!
//! Way out: delete the line.

use super::{Rule, rule};
use crate::catalogue::Line;
use crate::check::FileScope;
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    id: "unused-allow",
    severity: Severity::Warning,
    summary: "an `allow` that silences nothing",
    allowable: false,
    source: include_str!("unused_allow.rs"),
};

pub(in crate::check) fn message(name: &str) -> String {
    format!("`{name}` finds nothing here to silence")
}

/// `used` says whether an entry's allowance of a rule has silenced something, or could not because the rule is off.
pub(in crate::check) fn check(file: &FileScope<'_>, used: &dyn Fn(&str, &str) -> bool, out: &mut Vec<Diagnostic>) {
    for entry in &file.catalogue.entries {
        for line in &entry.comment {
            let Line::Allow(name) = &line.line else { continue };
            if rule(name).is_none_or(|r| !r.allowable) || used(&entry.id, name) {
                continue;
            }
            let end = line.range.start + file.catalogue.text[line.range.clone()].trim_end().len();
            let message = message(name);
            out.push(
                file.finding(&RULE, line.range.start..end, message).with_help("delete the line").with_id(&entry.id),
            );
        }
    }
}
