//! One article with its catalogues in memory, and what must hold of every sync of it.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use tradwi::article;
use tradwi::catalogue::{self, Catalogue, Entry, Line, State, Status, Value, comment, message};
use tradwi::locale::Locale;
use tradwi::sync::{ArticleInput, ArticleState, CatalogueFile, Glossary, Item, Orphans, Plan, Target, examine, plan};
use tradwi::text::{flow, fold};

use crate::{catalogue as laws, fields, locale};

pub struct World {
    pub article: String,
    path: &'static str,
    files: HashMap<String, String>,
}

impl World {
    pub fn new(article: &str, markdown: bool) -> Self {
        let path = if markdown { "articles/a.md" } else { "articles/a.txt" };
        Self { article: article.to_owned(), path, files: HashMap::new() }
    }

    /// With a catalogue, if there is anything in it.
    pub fn with(mut self, locale: &str, text: &str) -> Self {
        if !text.is_empty() {
            self.files.insert(path_of(locale), text.to_owned());
        }
        self
    }

    fn state(&self) -> ArticleState {
        let file = |tag: &str| {
            let path = path_of(tag);
            let text = self.files.get(&path)?.clone();
            Some((locale(tag), CatalogueFile { path, text }))
        };
        let input = ArticleInput {
            path: self.path.to_owned(),
            stem: "a".to_owned(),
            text: self.article.clone(),
            default_locale: locale("en"),
            locales: vec![locale("fr"), locale("ht")],
            fields: fields(),
            from: HashMap::from([(locale("ht"), locale("fr"))]),
            catalogues: ["en", "fr", "ht"].into_iter().filter_map(file).collect(),
            orphans: Arc::new(Orphans::default()),
            catalogue_folder: "locales".to_owned(),
        };
        examine(input, &Glossary::new())
    }

    /// Syncs, and holds what was done to the laws.
    pub fn sync(&mut self, only: Option<&[Locale]>) {
        let before = self.state();
        statuses(&before);
        let planned = plan(&before, only);
        for change in &planned.files {
            assert_eq!(change.before.as_ref(), self.files.get(&change.path), "not what {} says", change.path);
            match &change.after {
                Some(text) => self.files.insert(change.path.clone(), text.clone()),
                None => self.files.remove(&change.path),
            };
        }
        let after = self.state();
        statuses(&after);
        let second = plan(&after, only);
        assert!(second.is_empty(), "a second sync would write {:#?}\nafter {:#?}", second.files, planned.files);
        if !before.blocked.is_empty() {
            assert!(planned.is_empty(), "a blocked article was written");
            return;
        }
        assert_eq!(before.ids, after.ids, "ids changed");
        for (was, now) in before.targets.iter().zip(&after.targets) {
            lines(&before, was, now, &planned);
            texts(&before, was, now, &planned);
            nothing_became_current(was, now, &planned);
        }
    }

    fn entry(&self, tag: &str, which: usize) -> Option<Entry> {
        let text = self.files.get(&path_of(tag))?;
        let mut entries = catalogue::read(text.clone(), &catalogue::Terms::none(), &[locale("en")]).entries;
        (!entries.is_empty()).then(|| entries.swap_remove(which % entries.len()))
    }

    /// Somebody types these words over a message.
    pub fn translate(&mut self, tag: &str, which: usize, words: &str) {
        let Some(entry) = self.entry(tag, which) else { return };
        let Some(text) = self.files.get_mut(&path_of(tag)) else { return };
        text.replace_range(entry.value_range, &format!(" ={}", message::value([words, "ak lòt bagay"], "\n")));
    }

    /// Somebody deletes the lines that say that a message is stale.
    pub fn settle(&mut self, tag: &str, which: usize) {
        let Some(entry) = self.entry(tag, which) else { return };
        let Some(text) = self.files.get_mut(&path_of(tag)) else { return };
        for line in entry.comment.iter().rev() {
            if matches!(&line.line, Line::Text(_, comment::Key::Was | comment::Key::Diff, _)) {
                text.replace_range(line.range.clone(), "");
            }
        }
    }

    pub fn line_ends(&mut self, tag: &str) {
        if let Some(text) = self.files.get_mut(&path_of(tag)) {
            *text = if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text.replace('\n', "\r\n") };
        }
    }

    /// Somebody types something behind the last entry.
    pub fn append(&mut self, tag: &str, words: &str) {
        if let Some(text) = self.files.get_mut(&path_of(tag)) {
            text.push_str(words);
        }
    }
}

fn path_of(tag: &str) -> String {
    format!("locales/{tag}/a.ftl")
}

/// How many translations had a link carried over, in any locale.
fn carried(plan: &Plan) -> usize {
    plan.counts.iter().map(|(_, counts)| counts.carried).sum()
}

/// A translation is current only if the lines above it say what its source says now (invariant 7), read here
/// from the file's own lines.
fn statuses(state: &ArticleState) {
    for target in &state.targets {
        laws::ranges(&target.catalogue);
        for (i, item) in target.items.iter().enumerate() {
            if item.judgement.status != Status::Current {
                continue;
            }
            assert!(target.catalogue.is_patchable(), "current in a file with a conflict");
            let entry = item.entry.map(|e| &target.catalogue.entries[e]).expect("current without an entry");
            assert!(entry.flaws.is_empty() && (item.judgement.left_out || matches!(entry.value, Value::Text(_))));
            let above = &target.catalogue.text[entry.range.start..entry.id_range.start];
            let said = |key: &str| -> Vec<&str> {
                let tag = format!("# {}{key}>", state.source);
                above.lines().filter_map(|l| l.strip_prefix(&tag)).map(|l| l.strip_prefix(' ').unwrap_or(l)).collect()
            };
            let base = if said(" was").is_empty() { said("") } else { said(" was") };
            let joiner = state.source.joiner();
            assert_eq!(
                fold(&flow(base.iter().copied(), joiner)),
                fold(&flow(state.texts[i].lines.iter().map(String::as_str), joiner)),
                "{} is passed as current",
                entry.id
            );
        }
    }
}

/// The line of a text that begins at `at`.
fn line_at(text: &str, at: usize) -> Range<usize> {
    at..text[at..].find('\n').map_or(text.len(), |n| at + n + 1)
}

/// A line without its end, so that the last one may get one.
fn bare(line: &str) -> &str {
    line.strip_suffix('\n').unwrap_or(line).trim_end_matches('\r')
}

/// Every line of the file that is not sync's to change stands there still, in its place; and what is new is
/// sync's (invariants 4 and 5).
fn lines(state: &ArticleState, was: &Target, now: &Target, plan: &Plan) {
    let (before, after) = (was.catalogue.text.as_str(), now.catalogue.text.as_str());
    if before == after {
        return;
    }
    assert!(was.catalogue.is_patchable(), "a file that cannot be patched was");
    let mut removable: HashSet<usize> = HashSet::new();
    let mut carried_over: HashSet<usize> = HashSet::new();
    let mut renamed: HashSet<String> = HashSet::new();
    let entries = &was.catalogue.entries;
    for (i, item) in was.items.iter().enumerate() {
        let Some(entry) = item.entry.map(|e| &entries[e]) else { continue };
        let own = |line: &Line| matches!(line, Line::Text(..) | Line::Obsolete | Line::State(State::Reviewed(_)));
        removable.extend(entry.comment.iter().filter(|c| own(&c.line)).map(|c| c.range.start));
        if entry.id != state.ids[i] {
            removable.insert(entry.id_range.start);
            let line = &before[line_at(before, entry.id_range.start)];
            renamed.insert(bare(line).replacen(&entry.id, &state.ids[i], 1));
        }
        if carried(plan) > 0 {
            let value = entry.id_range.start..entry.value_range.end;
            carried_over.extend(line_starts(before, value));
        }
    }
    for entry in was.obsolete.iter().map(|&e| &entries[e]) {
        let own = |line: &Line| matches!(line, Line::Text(..) | Line::Obsolete);
        if entry.value == Value::Stub && entry.flaws.is_empty() && entry.comment.iter().all(|c| own(&c.line)) {
            removable.extend(line_starts(before, entry.range.clone()));
            if before[entry.range.end..].trim_start_matches('\r').starts_with('\n') {
                removable.insert(entry.range.end);
            }
        }
    }
    let ours = |line: &str| {
        let watched: Vec<Locale> = now.pivot.iter().cloned().chain([state.source.clone()]).collect();
        line.is_empty()
            || matches!(comment::parse(line, &watched), Line::Text(..))
            || matches!(line, "# obsolete" | "# state: draft")
            // Who had reviewed it, in the words of the line that went.
            || line.strip_prefix("# was reviewed (").is_some_and(|by| before.contains(&format!("# state: reviewed ({by}")))
            || line.strip_suffix(" = { \"\" }").is_some_and(|id| state.ids.iter().any(|i| i == id))
    };
    // The mark stays the first thing in the file, whatever stands behind it.
    let mark = '\u{FEFF}';
    assert_eq!(before.starts_with(mark), after.starts_with(mark), "a byte order mark came or went");
    let start = if before.starts_with(mark) { mark.len_utf8() } else { 0 };
    let after = &after[start..];
    let mut old =
        line_starts(before, start..before.len()).into_iter().map(|at| (at, bare(&before[line_at(before, at)])));
    let stays = |at: usize| !removable.contains(&at) && !carried_over.contains(&at);
    let new: Vec<&str> = after.split_inclusive('\n').map(bare).collect();
    let mut rest = new.iter();
    for (at, line) in old.by_ref().filter(|(at, _)| stays(*at)) {
        assert!(rest.any(|l| *l == line), "the line {line:?} at {at} is gone\nfrom {before:?}\nin   {after:?}");
    }
    if carried_over.is_empty() {
        let old: Vec<&str> = before[start..].split_inclusive('\n').map(bare).collect();
        let mut rest = old.iter();
        for line in new.iter().filter(|l| !ours(l) && !renamed.contains(**l)) {
            assert!(rest.any(|l| l == line), "who wrote {line:?}?\nfrom {before:?}\nto   {after:?}");
        }
    }
}

fn line_starts(text: &str, range: Range<usize>) -> Vec<usize> {
    let mut out = Vec::new();
    let mut at = range.start;
    while at < range.end {
        out.push(at);
        at = line_at(text, at).end;
    }
    out
}

/// Every message that had a text says the same as before, under its own id, but for links carried over.
fn texts(state: &ArticleState, was: &Target, now: &Target, plan: &Plan) {
    let renamed: HashMap<usize, &String> =
        was.items.iter().zip(&state.ids).filter_map(|(item, id)| Some((item.entry?, id))).collect();
    let said = |c: &Catalogue, e: &Entry| c.text[e.value_range.clone()].to_owned();
    let mut left: Vec<&Entry> = now.catalogue.entries.iter().collect();
    for (e, entry) in was.catalogue.entries.iter().enumerate().filter(|(_, e)| e.value != Value::Stub) {
        let id = renamed.get(&e).copied().unwrap_or(&entry.id);
        let value = said(&was.catalogue, entry);
        let found = left.iter().position(|n| {
            (n.id == *id || n.id == entry.id)
                && (said(&now.catalogue, n) == value
                    || (carried(plan) > 0 && without_links(&said(&now.catalogue, n)) == without_links(&value)))
        });
        let Some(found) = found else {
            panic!("the text of {id} is gone: {value:?}\nfrom {:?}\nto   {:?}", was.catalogue.text, now.catalogue.text)
        };
        left.remove(found);
    }
    // Two stretches with nothing but an empty stub between them become one when the stub goes.
    let junk = |c: &Catalogue| {
        let lines = c.junk.iter().flat_map(|j| c.text[j.range.clone()].lines().map(|l| l.trim_end().to_owned()));
        lines.filter(|l| !l.is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(junk(&was.catalogue), junk(&now.catalogue), "what is not Fluent changed");
}

fn without_links(text: &str) -> String {
    let mut out = text.to_owned();
    let mut links: Vec<_> = article::links(text).into_iter().filter_map(|l| l.range).collect();
    links.sort_by_key(|r| r.start);
    for range in links.into_iter().rev() {
        out.replace_range(range, "");
    }
    out
}

/// Only people say that a translation is up to date.
fn nothing_became_current(was: &Target, now: &Target, plan: &Plan) {
    if carried(plan) > 0 {
        return;
    }
    let text = |target: &Target, item: &Item| {
        let entry = &target.catalogue.entries[item.entry?];
        Some(target.catalogue.text[entry.range.clone()].to_owned())
    };
    for (before, after) in was.items.iter().zip(&now.items) {
        if after.judgement.status == Status::Current {
            assert_eq!(
                before.judgement.status,
                Status::Current,
                "sync made {:?}\nof {:?}\nin {:?}",
                text(now, after),
                text(was, before),
                was.catalogue.text
            );
        }
    }
}
