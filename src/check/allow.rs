//! Findings that a translator has silenced where they stand: `# allow: rule, because …`.

use std::collections::HashSet;

use super::{FileScope, rules};
use crate::catalogue::{Entry, Line};
use crate::config::{Config, Level};
use crate::diagnostic::Diagnostic;

/// Takes away the findings that the entry they are about allows, reports allowances that silenced nothing, and gives
/// every other finding that may be silenced the line that would do it.
pub(super) fn silence(file: &FileScope<'_>, config: &Config, findings: &mut Vec<Diagnostic>) {
    let mut used: HashSet<(&str, &str)> = HashSet::new();
    findings.retain_mut(|d| {
        let Some(rule) = rules::rule(d.rule).filter(|r| r.allowable) else { return true };
        let Some(entry) = d.id.as_deref().and_then(|id| file.catalogue.get(id)) else { return true };
        if allows(entry, rule.id) {
            used.insert((&entry.id, rule.id));
            return false;
        }
        d.allow = Some(format!("# allow: {}, because …", rule.id));
        true
    });
    rules::unused_allow::check(
        file,
        &|id, rule| {
            let off = config.level(rule, file.locale, file.article) == Some(Level::Off);
            // What another article says is not known here.
            let elsewhere = rule == rules::inconsistent_translation::RULE.rule.id;
            used.contains(&(id, rule)) || off || elsewhere
        },
        findings,
    );
}

/// Whether the entry that a finding is about allows it.
pub(super) fn is_silenced(file: &FileScope<'_>, finding: &Diagnostic) -> bool {
    rules::rule(finding.rule).is_some_and(|r| r.allowable)
        && finding.id.as_deref().and_then(|id| file.catalogue.get(id)).is_some_and(|entry| allows(entry, finding.rule))
}

fn allows(entry: &Entry, rule: &str) -> bool {
    entry.comment.iter().any(|c| matches!(&c.line, Line::Allow(r) if r == rule))
}

/// Whether an allowance says why.
pub(super) fn has_reason(line: &str) -> bool {
    let reason = line.split_once(',').map_or("", |(_, reason)| reason.trim());
    reason.strip_prefix("because").unwrap_or(reason).chars().any(char::is_alphanumeric)
}
