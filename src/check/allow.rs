//! Findings that somebody has silenced where they stand: `# allow: rule, because …` above an entry, and
//! `<!-- tradwi: allow rule, because … -->` before a block of an article.

use std::collections::{HashMap, HashSet};

use super::{FileScope, rules};
use crate::article::Kind;
use crate::catalogue::{Entry, Line};
use crate::config::{Config, Level};
use crate::diagnostic::Diagnostic;
use crate::sync::ArticleState;

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

/// The same for the article's own text, where a marker speaks of the block after it.
pub(super) fn silence_article(state: &ArticleState, config: &Config, findings: &mut Vec<Diagnostic>) {
    let article = &state.article;
    let allowances = &article.allowances;
    let mut of_block: HashMap<(usize, &str), Vec<usize>> = HashMap::new();
    for (i, marker) in allowances.iter().enumerate() {
        let Some(block) = article.block_after(marker.span.end) else { continue };
        of_block.entry((block, rule_of(&marker.line))).or_default().push(i);
    }
    let mut used = vec![false; allowances.len()];
    findings.retain_mut(|d| {
        let Some(rule) = rules::rule(d.rule).filter(|r| r.allowable) else { return true };
        let block = article.blocks.partition_point(|b| b.span.end < d.span.end);
        if let Some(markers) = of_block.get(&(block, rule.id)) {
            markers.iter().for_each(|&i| used[i] = true);
            return false;
        }
        // No marker can stand in front matter.
        if article.blocks.get(block).is_some_and(|b| !matches!(b.kind, Kind::Field(_))) {
            d.allow = Some(format!("<!-- tradwi: allow {}, because … -->", rule.id));
        }
        true
    });
    for (marker, used) in allowances.iter().zip(used) {
        let name = rule_of(&marker.line);
        let is_off = config.level(name, &state.source, Some(&state.path)) == Some(Level::Off);
        let example = format!("<!-- tradwi: allow {name}, because … -->");
        let found = match rules::unknown_allow::fault(name, has_reason(&marker.line), &example) {
            Some((message, help)) => Some((&rules::unknown_allow::RULE, message, help)),
            None if used || is_off => None,
            None => {
                Some((&rules::unused_allow::RULE, rules::unused_allow::message(name), "delete the line".to_owned()))
            }
        };
        findings.extend(found.map(|(rule, message, help)| {
            let d = Diagnostic::new(rule.id, rule.severity, &*state.path, marker.span.clone(), message);
            let mut d = d.with_help(help);
            d.article = Some(state.path.clone());
            d
        }));
    }
}

/// The rule that an allowance names.
fn rule_of(line: &str) -> &str {
    line.split(',').next().unwrap_or_default().trim()
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
