//! `# allow: …` with a rule that does not exist or cannot be silenced.
//!
//! The line silences nothing, and whoever wrote it thinks it does. What would let a stale translation or half
//! of one pass cannot be silenced.
//!
//! Way out: name a rule that may be silenced (`reference-lost`, `unknown-id`), or delete the line.

use super::{RULES, Rule, rule};
use crate::catalogue::{Entry, Line};
use crate::check::{FileScope, nearest::nearest};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "unknown-allow",
    severity: Severity::Warning,
    summary: "an `allow` that silences nothing",
    allowable: false,
    source: include_str!("unknown_allow.rs"),
};

pub(in crate::check) fn check(file: &FileScope<'_>, out: &mut Vec<Diagnostic>) {
    for entry in &file.catalogue.entries {
        for line in &entry.comment {
            let Line::Allow(name) = &line.line else { continue };
            let (message, help) = match rule(name) {
                Some(rule) if rule.allowable => continue,
                Some(_) => {
                    (format!("`{name}` cannot be silenced"), "mend what it finds, and delete this line".to_owned())
                }
                None => {
                    let allowable: Vec<&str> = RULES.iter().filter(|r| r.allowable).map(|r| r.id).collect();
                    let help = match nearest(name, allowable.iter().copied()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("these may be silenced: `{}`", allowable.join("`, `")),
                    };
                    (format!("no rule is called `{name}`"), help)
                }
            };
            let end = line.range.start + file.catalogue.text[line.range.clone()].trim_end().len();
            out.push(file.finding(&RULE, line.range.start..end, message).with_help(help).with_id(&entry.id));
        }
    }
}

/// Whether the entry that a finding is about allows it.
pub(in crate::check) fn is_silenced(file: &FileScope<'_>, finding: &Diagnostic) -> bool {
    let allows = |entry: &Entry| entry.comment.iter().any(|c| matches!(&c.line, Line::Allow(r) if r == finding.rule));
    rule(finding.rule).is_some_and(|r| r.allowable)
        && finding.id.as_deref().and_then(|id| file.catalogue.get(id)).is_some_and(allows)
}
