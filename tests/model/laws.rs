//! What must hold whatever people do, and the simple model it is held against: what each translation was made
//! from says what it must be now.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};

use tradwi::article::Markup;
use tradwi::assemble::{Faces, Mark, SiteWords, assemble};
use tradwi::catalogue::{self, Catalogue, Entry, Line, Status, Terms, Value};
use tradwi::diagnostic::Grade;
use tradwi::sync::{ArticleState, Target};

use crate::plain::Blocks;
use crate::world::{Made, World, locale, numbers, numbers_in};

/// How often a translation was held to exactly one status, by status.
pub static EXACT: [AtomicUsize; 5] = [const { AtomicUsize::new(0) }; 5];

/// Every law that holds at any moment.
pub fn check(world: &mut World, editions: bool) {
    nothing_is_lost(world);
    let states = world.states();
    statuses(world, &states);
    if editions {
        shown(world, &states);
    }
}

fn nothing_is_lost(world: &World) {
    let mut all: HashMap<&str, String> = HashMap::new();
    for path in world.targets() {
        let all = all.entry(World::locale_of(&path)).or_default();
        all.push_str(&world.files[&path]);
        all.push('\n');
    }
    let text = |locale: &str| all.get(locale).map_or("", String::as_str);
    for (number, made) in world.made.iter().filter(|(_, m)| !m.gone) {
        let (begin, end) = Made::words(*number);
        let there = text(made.locale);
        let whole = if made.signs {
            there.contains(&Made::signs(*number))
        } else {
            there.contains(&begin) && there.contains(&end)
        };
        if !whole && !there.contains(&Made::left_out_note(*number)) {
            world.fail(&format!("the translation T{number} is lost"));
        }
    }
    for (locale, line) in &world.kept {
        if !text(locale).lines().any(|l| l.trim_start_matches('\u{FEFF}') == line) {
            world.fail(&format!("the line {line:?} is lost"));
        }
    }
}

fn without_links(text: &str) -> String {
    let mut out = text.to_owned();
    for number in 0..10 {
        out = out.replace(&format!("http://a.org/{number}"), "http://a.org/");
    }
    out
}

/// Whether a translation was made from, or vouched for, what its source and its pivot say now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Truth {
    Yes,
    /// But for the target of a link, which sync may carry over by itself.
    ButForLinks,
    No,
}

fn truth(state: &ArticleState, target: &Target, i: usize, made: &Made) -> Truth {
    // Either of two entries may be the one that is left.
    let one = |made: &Made| truth_of_one(state, target, i, made);
    [made].into_iter().chain(&made.twins).map(one).min().unwrap_or(Truth::No)
}

fn truth_of_one(state: &ArticleState, target: &Target, i: usize, made: &Made) -> Truth {
    let equal = |a: &str, b: &str, markdown: bool| match a == b {
        true => Truth::Yes,
        false if markdown && without_links(a) == without_links(b) => Truth::ButForLinks,
        false => Truth::No,
    };
    // An article may have been Markdown when the link was carried over.
    let markdown = state.segments[i].markup == Markup::Markdown || made.carried;
    let Some(base) = &made.base else { return Truth::No };
    let source = equal(base, state.texts[i].folded(), markdown);
    let pivot = match (&target.pivot, &made.pivot, &target.items[i].pivot) {
        (Some(_), Some(was), Some(now)) => equal(was, now.folded(), markdown),
        // A pivot that is not there, or lags behind itself, is not watched.
        _ => Truth::Yes,
    };
    match (source, pivot) {
        (Truth::No, _) | (_, Truth::No) => Truth::No,
        (Truth::Yes, Truth::Yes) => Truth::Yes,
        _ => Truth::ButForLinks,
    }
}

/// What an entry must be where nothing is in doubt; `None` where links may have been carried over.
fn expected(world: &World, state: &ArticleState, target: &Target, i: usize) -> Option<Status> {
    let item = &target.items[i];
    let Some(entry) = item.entry.map(|e| &target.catalogue.entries[e]) else { return Some(Status::Untranslated) };
    let Some((_, made)) = made_of(world, target, entry) else {
        // Nobody has typed anything.
        return Some(if matches!(entry.value, Value::Text(_)) { Status::Stale } else { Status::Untranslated });
    };
    let hole = made.left_out && state.segments[i].kind.is_structural();
    if made.term && !world.has_term(made.locale) {
        Some(Status::Broken)
    } else if made.machine || ((made.signs || entry.value == Value::Stub) && (hole || !made.left_out)) {
        Some(Status::Untranslated)
    } else {
        match truth(state, target, i, made) {
            Truth::Yes => Some(Status::Current),
            Truth::ButForLinks => None,
            Truth::No => Some(Status::Stale),
        }
    }
}

fn made_of<'a>(world: &'a World, target: &Target, entry: &Entry) -> Option<(usize, &'a Made)> {
    let number = *numbers_in(&target.catalogue.text, entry).first()?;
    Some((number, &world.made[&number]))
}

fn statuses(world: &World, states: &[ArticleState]) {
    for state in states {
        for target in &state.targets {
            let blocks = Blocks::of(&target.catalogue.text);
            for (i, item) in target.items.iter().enumerate() {
                let entry = item.entry.map(|e| &target.catalogue.entries[e]);
                let status = item.judgement.status;
                let id = &state.ids[i];
                if blocks.conflict && status != Status::Broken {
                    world.fail(&format!("{id} is {status} in a file with conflict markers"));
                }
                let made = entry.and_then(|e| made_of(world, target, e));
                if status == Status::Current {
                    let Some((number, made)) = made else { world.fail(&format!("{id} is current from nothing")) };
                    believable(world, state, target, i, number, made);
                }
                // An article that changed its language is not synced, and its entries are another's.
                let doubt = blocks.conflict || made.is_some_and(|(_, m)| m.doubt) || !state.blocked.is_empty();
                let at = entry.map(|e| e.id_range.start);
                if doubt || !at.map_or_else(|| blocks.all_plain(), |at| blocks.is_exact(at)) {
                    continue;
                }
                // A segment known by the id it had, and something under the id it has now, which is no entry: half a
                // translation.
                let begun = entry.is_some_and(|e| e.id != *id) && blocks.begins(id);
                let wanted = if begun { Some(Status::Broken) } else { expected(world, state, target, i) };
                if let Some(wanted) = wanted {
                    if status != wanted {
                        let why = &item.judgement.causes;
                        world.fail(&format!("{id} of {} is {status} and must be {wanted}: {why:?}", target.path));
                    }
                    if made.is_some() {
                        EXACT[wanted as usize].fetch_add(1, Ordering::Relaxed);
                    }
                }
            }
        }
    }
}

/// Fails unless a translation may be shown as current.
fn believable(world: &World, state: &ArticleState, target: &Target, i: usize, number: usize, made: &Made) {
    let why = match truth(state, target, i, made) {
        Truth::No => "its base is another text",
        _ if made.machine => "it is a machine's",
        _ if made.signs && !made.left_out => "it says nothing",
        _ if made.term && !world.has_term(made.locale) => "its term does not exist",
        _ => return,
    };
    world.fail(&format!("T{number} is passed as current for {}: {why}\n{:?}", state.ids[i], state.texts[i].folded()));
}

/// An entry that was damaged just now is not current.
pub fn not_current(world: &mut World, path: &str, id: &str, how: &str) {
    for state in world.states() {
        for target in state.targets.iter().filter(|t| t.path == path && t.renamed_from.is_none()) {
            for (i, item) in target.items.iter().enumerate().filter(|(i, _)| state.ids[*i] == id) {
                if item.judgement.status == Status::Current {
                    world.fail(&format!("{} is current after {how:?}", state.ids[i]));
                }
            }
        }
    }
}

/// Before a sync: what is stale or broken only because of what stands around it may be so for good.
pub fn remember_doubts(world: &mut World, states: &[ArticleState]) {
    let mut doubted = Vec::new();
    for state in states {
        for target in &state.targets {
            for (i, item) in target.items.iter().enumerate() {
                let Some(entry) = item.entry.map(|e| &target.catalogue.entries[e]) else { continue };
                let wanted = expected(world, state, target, i);
                if wanted != Some(item.judgement.status) {
                    doubted.extend(made_of(world, target, entry).map(|(number, _)| (number, wanted.is_none())));
                }
            }
        }
    }
    for (number, links) in doubted {
        let made = world.made.get_mut(&number).unwrap();
        made.doubt = true;
        made.carried |= links;
    }
}

/// What holds after a sync of all locales.
pub fn after_sync(world: &World, states: &[ArticleState], before: &BTreeMap<String, String>) {
    for state in states.iter().filter(|s| s.blocked.is_empty()) {
        let said = state.source_catalogue.as_ref().map(Catalogue::source_entries).unwrap_or_default();
        if said != state.source_entries {
            world.fail(&format!("{} is not what its article says", state.source_path));
        }
        ids_stay(world, state, before);
        for target in state.targets.iter().filter(|t| t.catalogue.is_patchable()) {
            let marked = |e: &Entry| e.comment.iter().any(|c| c.line == Line::Obsolete);
            for (i, item) in target.items.iter().enumerate() {
                match item.entry.map(|e| &target.catalogue.entries[e]) {
                    Some(e) if marked(e) && item.judgement.status != Status::Broken => {
                        world.fail(&format!("{} is live and marked obsolete", e.id));
                    }
                    None if item.judgement.status != Status::Broken => {
                        world.fail(&format!("{} has no entry in {}", state.ids[i], target.path));
                    }
                    _ => {}
                }
            }
            for entry in target.obsolete.iter().map(|&e| &target.catalogue.entries[e]) {
                if entry.flaws.is_empty() && !marked(entry) {
                    world.fail(&format!("{} is gone and not marked", entry.id));
                }
            }
        }
    }
}

/// A text that was there once and is there once is the same segment.
fn ids_stay(world: &World, state: &ArticleState, before: &BTreeMap<String, String>) {
    let Some(old) = before.get(&state.source_path) else { return };
    let old = catalogue::read(old.clone(), &Terms::none(), &[]);
    if old.header.is_none() {
        return;
    }
    let old = old.source_entries();
    let marked = state.article.blocks.iter().any(|b| b.fixed_id.is_some());
    if marked || old.iter().any(|e| e.id.starts_with("fix-")) {
        return;
    }
    for (i, text) in state.texts.iter().enumerate() {
        if state.texts.iter().filter(|t| t.folded() == text.folded()).count() > 1 {
            continue;
        }
        if let [one] = &*old.iter().filter(|e| text.equals(&e.lines)).collect::<Vec<_>>()
            && one.id != state.ids[i]
        {
            world.fail(&format!("{} became {} without a change", one.id, state.ids[i]));
        }
    }
}

/// A translation of a text that an article still has stands with it, unless another one does.
pub fn all_found_again(world: &mut World) {
    let states = world.states();
    let mut texts: BTreeMap<&str, usize> = BTreeMap::new();
    for text in states.iter().flat_map(|s| &s.texts) {
        *texts.entry(text.folded()).or_default() += 1;
    }
    for (number, made) in world.made.iter().filter(|(_, m)| !m.gone) {
        let base = made.base.as_deref().unwrap_or_default();
        if texts.get(base) != Some(&1) {
            continue;
        }
        let state = states.iter().find(|s| s.texts.iter().any(|t| t.folded() == base)).unwrap();
        let i = state.texts.iter().position(|t| t.folded() == base).unwrap();
        let target = state.targets.iter().find(|t| t.locale == locale(made.locale)).unwrap();
        let entry = target.items[i].entry.map(|e| &target.catalogue.entries[e]);
        if entry.and_then(|e| made_of(world, target, e)).is_none() {
            world.fail(&format!("T{number} is not found again for {}", state.ids[i]));
        }
    }
}

/// What readers get: nothing that is not current goes for current.
fn shown(world: &World, states: &[ArticleState]) {
    for state in states.iter().filter(|s| s.blocked.is_empty()) {
        for target in &state.targets {
            let words = SiteWords::new(&target.locale, None);
            for faces in [Faces::Labelled, Faces::Bare] {
                let edition = assemble(state, &world.config, faces, &words);
                let mut seen = 0;
                for (i, how) in edition.shown.iter().enumerate() {
                    let text = &edition.text[edition.spans[i].clone()];
                    let own = *how == tradwi::assemble::Shown { locale: target.locale.clone(), mark: None };
                    if text.is_empty() && own {
                        let entry = target.items[i].entry.map(|e| &target.catalogue.entries[e]);
                        match entry.and_then(|e| made_of(world, target, e)) {
                            Some((number, made)) if made.left_out => {
                                believable(world, state, target, i, number, made);
                            }
                            _ => world.fail(&format!("{} is left out by nobody", state.ids[i])),
                        }
                    }
                    for number in numbers(text) {
                        seen += 1;
                        let made = &world.made[&number];
                        let from = state.targets.iter().find(|t| t.locale == how.locale);
                        let Some(from) = from.filter(|t| t.locale == locale(made.locale)) else {
                            world.fail(&format!("T{number} is shown as another language's"));
                        };
                        let (_, end) = Made::words(number);
                        if !text.contains(&end) {
                            world.fail(&format!("half of T{number} is shown as the whole"));
                        }
                        let is_own = from.locale == target.locale;
                        match how.mark {
                            None if is_own => believable(world, state, from, i, number, made),
                            Some(Mark::Stale(grade)) if is_own && faces == Faces::Labelled => {
                                if grade == Grade::Material {
                                    world.fail(&format!("T{number} says something false, and is shown"));
                                }
                            }
                            Some(Mark::Untranslated | Mark::Outdated) if !is_own => {
                                believable(world, state, from, i, number, made);
                            }
                            mark => world.fail(&format!("T{number} is shown with {mark:?} in {faces:?}")),
                        }
                    }
                }
                if seen != numbers(&edition.text).len() {
                    world.fail("a translation stands outside its segment");
                }
            }
        }
    }
}
