//! What sync would write.

use std::collections::{HashMap, HashSet};

use super::matching::Fate;
use super::update::{self, Carried, Work};
use super::{ArticleState, CatalogueFile, Target};
use crate::catalogue::{self, Catalogue, Header, SEGMENTATION};
use crate::locale::Locale;

/// A file as it is and as it will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Path relative to the project.
    pub path: String,
    /// Its text now; `None` if it does not exist.
    pub before: Option<String>,
    /// Its text then; `None` if it goes.
    pub after: Option<String>,
}

/// What sync does to the catalogue of one locale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Stubs added.
    pub added: usize,
    /// Translations that are marked stale now and were not before.
    pub stale: usize,
    /// Other entries whose comment lines were brought up to date.
    pub updated: usize,
    /// Entries marked obsolete.
    pub obsolete: usize,
    /// Stubs of segments that are gone, dropped.
    pub dropped: usize,
    /// Entries that came back.
    pub revived: usize,
    /// Translations in which only a link's target was carried over.
    pub carried: usize,
}

/// Everything sync would do to one article's catalogues.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The files that change, in the order in which they are to be written: at any moment in between, running
    /// again converges.
    pub files: Vec<FileChange>,
    /// By locale, what changes.
    pub counts: Vec<(Locale, Counts)>,
    /// Articles renamed, and segments split, merged and moved, in words.
    pub notes: Vec<String>,
    /// Files that could not be patched without touching other entries, and were left as they are.
    pub refused: Vec<String>,
    /// Files that were left as they are because nobody can tell what stands in them: path, and why.
    pub skipped: Vec<(String, &'static str)>,
}

impl Plan {
    /// Whether sync is not due.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// Computes the plan. `only` limits it to some target locales.
pub fn plan(state: &ArticleState, only: Option<&[Locale]>) -> Plan {
    let mut plan = Plan::default();
    if !state.blocked.is_empty() {
        return plan;
    }
    // A renamed article's source catalogue is moved last of all: while it has none of its own, it takes over
    // whatever is left under the former name. A run that is killed in between leaves nothing to nobody.
    let (mut source, mut removals) = (Plan::default(), Vec::new());
    let mut source_removals = Vec::new();
    source_change(state, &mut source, &mut source_removals);
    let renamed = state.source_renamed_from.is_some();
    if !renamed {
        plan.files.append(&mut source.files);
    }
    let mut carried = HashMap::new();
    // What every locale gets that has no catalogue yet and is translated from the source.
    let mut stubs: Option<(String, Counts)> = None;
    for target in &state.targets {
        if only.is_some_and(|only| !only.contains(&target.locale)) {
            continue;
        }
        if is_new(state, target) && !state.segments.is_empty() {
            let (text, counts) = stubs.get_or_insert_with(|| new_catalogue(state, target));
            let after = Some(text.clone());
            plan.files.push(FileChange { path: target.path.clone(), before: None, after });
            plan.counts.push((target.locale.clone(), *counts));
            continue;
        }
        target_change(state, target, &mut carried, &mut plan, &mut removals);
    }
    let waits = |t: &Target| t.renamed_from.as_ref().is_some_and(|old| !removals.iter().any(|r| r.path == *old));
    if state.left_behind || state.targets.iter().any(waits) {
        source_removals.clear();
    } else {
        source_removals.extend(state.former_source.as_ref().map(removal));
    }
    removals.extend(state.former_targets.iter().map(removal));
    plan.files.append(&mut removals);
    plan.files.append(&mut source.files);
    plan.files.append(&mut source_removals);
    plan.notes = notes(state);
    plan
}

fn removal(file: &CatalogueFile) -> FileChange {
    FileChange { path: file.path.clone(), before: Some(file.text.clone()), after: None }
}

/// An article without segments has no catalogues of its own, but empties those it had.
fn source_change(state: &ArticleState, plan: &mut Plan, removals: &mut Vec<FileChange>) {
    if state.source_catalogue.is_none() && state.segments.is_empty() {
        return;
    }
    let header = Header { article: state.path.clone(), segments: SEGMENTATION, layout: state.layout };
    let mut text = catalogue::write_source(&header, &state.source_entries);
    if state.source_catalogue.as_ref().is_some_and(|c| c.newline() == "\r\n") {
        // A check-out that turns line ends must not make every catalogue out of date.
        text = text.replace('\n', "\r\n");
    }
    if state.source_renamed_from.is_none() && state.source_catalogue.as_ref().is_some_and(|c| c.text == text) {
        return;
    }
    let before = state.source_catalogue.as_ref().map(|c| c.text.clone());
    push_change(plan, removals, &state.source_path, state.source_renamed_from.as_deref(), before, text);
}

fn push_change(
    plan: &mut Plan,
    removals: &mut Vec<FileChange>,
    path: &str,
    renamed_from: Option<&str>,
    before: Option<String>,
    after: String,
) {
    if let Some(old) = renamed_from {
        // The new file stands before the old one goes.
        plan.files.push(FileChange { path: path.to_owned(), before: None, after: Some(after) });
        removals.push(FileChange { path: old.to_owned(), before, after: None });
    } else if before.as_ref() != Some(&after) {
        plan.files.push(FileChange { path: path.to_owned(), before, after: Some(after) });
    }
}

/// Whether a target's catalogue is made from nothing, and the same in every locale: stubs are in the source's words.
fn is_new(state: &ArticleState, target: &Target) -> bool {
    !target.exists
        && target.catalogue.is_patchable()
        && target.catalogue.text.is_empty()
        && target.pivot.is_none()
        && state.orphans.segments.is_empty()
}

/// The catalogue of a target that is new, and what it comes to.
fn new_catalogue(state: &ArticleState, target: &Target) -> (String, Counts) {
    let Work { edits, counts, .. } = update::work(state, target, None);
    (catalogue::apply("", &edits).trim_start_matches('\n').to_owned(), counts)
}

/// `carried` are the messages in which this plan carries links over, by locale: pivots come first.
fn target_change<'a>(
    state: &ArticleState,
    target: &'a Target,
    carried: &mut HashMap<&'a Locale, HashMap<usize, Carried>>,
    plan: &mut Plan,
    removals: &mut Vec<FileChange>,
) {
    if let Some(why) = target.catalogue.shut() {
        let path = target.renamed_from.as_ref().unwrap_or(&target.path);
        plan.skipped.push((path.clone(), why));
        return;
    }
    if !target.exists && state.segments.is_empty() {
        return;
    }
    let before = &target.catalogue;
    let pivots = target.pivot.as_ref().and_then(|p| carried.get(p));
    let Work { edits, counts, carried: own } = update::work(state, target, pivots);
    if edits.is_empty() && target.exists && target.renamed_from.is_none() {
        carried.insert(&target.locale, own);
        return;
    }
    let mut text = catalogue::apply(&before.text, &edits);
    if before.text.is_empty() {
        text = text.trim_start_matches('\n').to_owned();
    }
    if target.exists && text != before.text && !is_safe(state, target, &text) {
        plan.refused.push(target.path.clone());
        return;
    }
    carried.insert(&target.locale, own);
    let had = target.exists.then(|| before.text.clone());
    let changed = target.renamed_from.is_some() || had.as_ref() != Some(&text);
    push_change(plan, removals, &target.path, target.renamed_from.as_deref(), had, text);
    if changed {
        plan.counts.push((target.locale.clone(), counts));
    }
}

/// Whether a patched file still holds every entry as it was: read again and compared, because a catalogue
/// may be in a state nobody thought of.
fn is_safe(state: &ArticleState, target: &Target, after: &str) -> bool {
    let dropped: HashSet<usize> = update::dropped(target).into_iter().collect();
    // A marker in the article gives an entry another id, in its place.
    let ids: HashMap<usize, &str> =
        target.items.iter().zip(&state.ids).filter_map(|(item, id)| Some((item.entry?, id.as_str()))).collect();
    // References do not matter here, so that the terms need not be at hand: an unresolved value stays one.
    let none = catalogue::Terms::nothing();
    // Whose a stretch of junk is hangs on the comments between.
    let watched: Vec<Locale> = target.pivot.iter().chain([&state.source]).cloned().collect();
    let again =
        (!target.catalogue.needs_no_terms()).then(|| catalogue::read(target.catalogue.text.clone(), none, &watched));
    let old = again.as_ref().unwrap_or(&target.catalogue);
    let new = &catalogue::read(after.to_owned(), none, &watched);
    fn value(c: &Catalogue, i: usize) -> &str {
        &c.text[c.entries[i].value_range.clone()]
    }
    // Two stretches are one where a stub between them went.
    fn junk(c: &Catalogue) -> Vec<&str> {
        let lines = c.junk.iter().flat_map(|j| c.text[j.range.clone()].lines());
        lines.filter(|l| !l.trim().is_empty()).collect()
    }
    let mut at = 0;
    let all = old.entries.iter().enumerate().filter(|(i, _)| !dropped.contains(i)).all(|(i, entry)| {
        let found = (at..new.entries.len()).find(|&j| {
            (new.entries[j].id == entry.id || ids.get(&i).is_some_and(|id| new.entries[j].id == *id))
                && new.entries[j].flaws.len() == entry.flaws.len()
                && update::same_but_links(value(old, i), value(new, j))
        });
        found.inspect(|j| at = j + 1).is_some()
    });
    all && junk(old) == junk(new)
}

/// Renames, splits, merges and moves, for people.
fn notes(state: &ArticleState) -> Vec<String> {
    let Some(source) = &state.source_catalogue else { return Vec::new() };
    let name = |n: &usize| format!("`{}`", state.ids[*n]);
    let old = |o: &usize| source.entries.get(*o).map_or_else(String::new, |e| format!("`{}`", e.id));
    let mut out = Vec::new();
    if let (Some(_), Some(header)) = (&state.source_renamed_from, &source.header) {
        out.push(format!("takes over the catalogues of `{}`, which is gone", header.article));
    }
    for (from, parts) in &state.matching.splits {
        out.push(format!("{} was split into {}", old(from), parts.iter().map(name).collect::<Vec<_>>().join(" and ")));
    }
    for (parts, to) in &state.matching.merges {
        out.push(format!("{} were merged into {}", parts.iter().map(old).collect::<Vec<_>>().join(" and "), name(to)));
    }
    let moved = state.matching.fates.iter().filter(|f| matches!(f, Fate::Moved(_))).count();
    if moved > 0 {
        out.push(if moved == 1 { "1 segment moved".to_owned() } else { format!("{moved} segments moved") });
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sync::{ArticleInput, Glossary, examine};
    use crate::text::sentences::tests::soup;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn a_catalogue_made_once_for_all_locales_is_what_each_would_get(
            lines in prop::collection::vec(soup(), 0..5),
            note: bool,
            markdown: bool,
        ) {
            let between = if note { "\n\n<!-- tradwi: note Mind the tone. -->\n" } else { "\n\n" };
            let input = ArticleInput {
                path: format!("articles/a.{}", if markdown { "md" } else { "txt" }),
                stem: "a".into(),
                text: lines.join(between),
                default_locale: Locale::english(),
                locales: ["fr", "ht", "es"].iter().filter_map(|tag| tag.parse().ok()).collect(),
                fields: Vec::new(),
                from: HashMap::from_iter([("ht".parse().unwrap(), "fr".parse().unwrap())]),
                catalogues: HashMap::new(),
                orphans: Default::default(),
                catalogue_folder: "locales".into(),
            };
            let state = examine(input, &Glossary::new());
            let mut alone = Plan::default();
            let mut carried = HashMap::new();
            for target in &state.targets {
                target_change(&state, target, &mut carried, &mut alone, &mut Vec::new());
            }
            let made = plan(&state, None);
            let of_targets = |plan: &Plan| -> Vec<FileChange> {
                plan.files.iter().filter(|f| f.path != state.source_path).cloned().collect()
            };
            prop_assert_eq!(of_targets(&made), of_targets(&alone));
            prop_assert_eq!(made.counts, alone.counts);
        }
    }
}
