//! `# allow: …`, or the marker `allow` of an article, with a rule that does not exist or cannot be silenced, or without a
//! reason.
//!
//! The line silences nothing, and whoever wrote it thinks it does. What would let a stale translation or half
//! of one pass cannot be silenced. A finding that is silenced without a word of why leaves the next reader to
//! find out anew whether the text is right.
//!
//! ```ftl
//! # allow: number-mismach, because the source counts in feet
//! height-3d1c = Li gen 3 mèt wotè.
//! ```
//!
//! Way out: name a rule that may be silenced (`tradwi check --list-rules`), give the reason behind `because`, or
//! delete the line.

use super::{RULES, Rule, rule};
use crate::catalogue::Line;
use crate::check::{FileScope, allow, nearest::nearest};
use crate::diagnostic::{Diagnostic, Severity};

pub(in crate::check) const RULE: Rule = Rule {
    id: "unknown-allow",
    severity: Severity::Warning,
    summary: "an `allow` of no rule, or without a reason",
    allowable: false,
    source: include_str!("unknown_allow.rs"),
};

pub(in crate::check) fn check(file: &FileScope<'_>, out: &mut Vec<Diagnostic>) {
    for entry in &file.catalogue.entries {
        for line in &entry.comment {
            let Line::Allow(name) = &line.line else { continue };
            let has_reason = allow::has_reason(&file.catalogue.text[line.range.clone()]);
            let example = format!("# allow: {name}, because …");
            let Some((message, help)) = fault(name, has_reason, &example) else { continue };
            let end = line.range.start + file.catalogue.text[line.range.clone()].trim_end().len();
            out.push(file.finding(&RULE, line.range.start..end, message).with_help(help).with_id(&entry.id));
        }
    }
}

/// What is wrong with an allowance of a rule, and the way out. `example` is the line as it should be.
pub(in crate::check) fn fault(name: &str, has_reason: bool, example: &str) -> Option<(String, String)> {
    Some(match rule(name) {
        Some(rule) if rule.allowable && has_reason => return None,
        Some(rule) if rule.allowable => (
            format!("`{name}` is silenced without a reason"),
            format!("say why, for whoever reads it next: `{example}`"),
        ),
        Some(_) => (format!("`{name}` cannot be silenced"), "mend what it finds, and delete this line".to_owned()),
        None => {
            let allowable: Vec<&str> = RULES.iter().filter(|r| r.allowable).map(|r| r.id).collect();
            let help = match nearest(name, allowable.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`tradwi check --list-rules` lists the rules and says which may be silenced".to_owned(),
            };
            (format!("no rule is called `{name}`"), help)
        }
    })
}
