//! A catalogue that is behind its article: somebody forgot `sync`.
//!
//! New paragraphs have no stub to translate, and translations that lag behind do not show what changed.
//!
//! Way out: run `tradwi sync` and commit what it writes. Where the main branch syncs by itself after a merge,
//! `tradwi check --sync-due warning` lets a pull request pass.

use std::ops::Range;

use super::{Rule, damaged_comment, detached_comment, source_edited};
use crate::diagnostic::{Diagnostic, Severity, render::terminal::count};
use crate::sync::{ArticleState, Counts, Fate, FileChange, Plan};

pub(in crate::check) const RULE: Rule = Rule {
    id: "sync-due",
    severity: Severity::Error,
    summary: "a catalogue that is behind its article",
    allowable: false,
    source: include_str!("sync_due.rs"),
};

/// One finding a file that sync would change.
pub(in crate::check) fn check(state: &ArticleState, plan: &Plan, out: &mut Vec<Diagnostic>) {
    for change in &plan.files {
        let is_source = change.path == state.source_path || Some(&change.path) == state.source_renamed_from.as_ref();
        let target =
            state.targets.iter().find(|t| t.path == change.path || t.renamed_from.as_ref() == Some(&change.path));
        let locale = if is_source { Some(&state.source) } else { target.map(|t| &t.locale) };
        let counts = locale.and_then(|l| plan.counts.iter().find(|(c, _)| c == l)).map(|(_, c)| c);
        let edited = is_source && state.source_catalogue.as_ref().is_some_and(source_edited::is_edited);
        let rule = if edited { &source_edited::RULE } else { &RULE };
        let (message, help) = match (&change.before, &change.after) {
            (None, _) => (format!("`{}` has no such catalogue yet", state.path), "run `tradwi sync`".to_owned()),
            (_, None) => (
                format!("`{}` has another name now", state.path),
                "run `tradwi sync` to rename its catalogues".to_owned(),
            ),
            _ if edited => (
                "this file was edited, but tradwi writes it from the article".to_owned(),
                format!("make the change in `{}`, not here, and run `tradwi sync`", state.path),
            ),
            _ if is_source => (
                format!("this is not what `{}` says{}", state.path, source_detail(state)),
                "run `tradwi sync`; to change the text, edit the article, not this file".to_owned(),
            ),
            _ => (format!("out of date{}", detail(counts)), "run `tradwi sync`".to_owned()),
        };
        out.push(
            Diagnostic::new(rule.id, rule.severity, &change.path, first_difference(change), message)
                .with_help(help)
                .with_place(&state.path, locale),
        );
    }
}

/// Sync takes a damaged comment for no comment at all, and a mended one keeps its base.
pub(in crate::check) fn after_damage(findings: &mut [Diagnostic]) {
    let damaged: Vec<String> = findings
        .iter()
        .filter(|d| [damaged_comment::RULE.id, detached_comment::RULE.id].contains(&d.rule))
        .map(|d| d.file.clone())
        .collect();
    for d in findings.iter_mut().filter(|d| d.rule == RULE.id && damaged.contains(&d.file)) {
        d.help = Some("mend the comment lines reported in this file first, then run `tradwi sync`".into());
    }
}

/// `: 2 segments changed, 1 gone`.
fn source_detail(state: &ArticleState) -> String {
    let fates = &state.matching.fates;
    let new = fates.iter().filter(|f| matches!(f, Fate::New)).count();
    let edited = fates.iter().filter(|f| matches!(f, Fate::Edited(..))).count();
    list(&[(edited, "changed", "changed"), (new, "new", "new"), (state.matching.gone.len(), "gone", "gone")], true)
}

/// `: 3 stubs missing, 1 translation to be marked stale`.
fn detail(counts: Option<&Counts>) -> String {
    let Some(c) = counts else { return String::new() };
    list(
        &[
            (c.added, "stub missing", "stubs missing"),
            (c.stale, "translation to be marked stale", "translations to be marked stale"),
            (c.updated, "comment to be updated", "comments to be updated"),
            (c.obsolete, "entry obsolete", "entries obsolete"),
            (c.dropped, "empty entry to go", "empty entries to go"),
            (c.revived, "entry to come back", "entries to come back"),
            (c.carried, "link to be carried over", "links to be carried over"),
        ],
        false,
    )
}

fn list(parts: &[(usize, &str, &str)], segments: bool) -> String {
    let mut first = true;
    let parts: Vec<String> = parts
        .iter()
        .filter(|(n, ..)| *n > 0)
        .map(|&(n, one, many)| {
            if segments && std::mem::take(&mut first) {
                format!("{} {one}", count(n, "segment", "segments"))
            } else {
                count(n, one, many)
            }
        })
        .collect();
    if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) }
}

/// The first line that sync would change, as it stands.
fn first_difference(change: &FileChange) -> Range<usize> {
    let (Some(before), Some(after)) = (&change.before, &change.after) else { return 0..0 };
    let mut at = 0;
    for (old, new) in before.split_inclusive('\n').zip(after.split_inclusive('\n')) {
        if old != new {
            break;
        }
        at += old.len();
    }
    // What is only to be added at the end shows the last line there is.
    if at == before.len() {
        at = before.trim_end().rfind('\n').map_or(0, |i| i + 1);
    }
    let line = before[at..].lines().next().unwrap_or_default();
    at..at + line.len()
}
