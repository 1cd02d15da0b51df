//! What a sync left as it was: two states of a file with every entry cut out that differs between them.

use std::collections::HashMap;

use tradwi::catalogue::{self, Catalogue, Terms};

use crate::world::{locale, numbers_in};

fn read(text: &str) -> Catalogue {
    catalogue::read(text.to_owned(), &Terms::none(), &[locale("fr"), locale("en")])
}

fn key(c: &Catalogue, i: usize) -> Vec<usize> {
    numbers_in(&c.text, &c.entries[i])
}

/// Pairs of entries that are the same one: by id and occurrence, else by the translation they hold or by the id that
/// a marker in the article gave the old one.
fn pairs(old: &Catalogue, new: &Catalogue, renamed: &HashMap<usize, &str>) -> Vec<(usize, usize)> {
    let mut free: Vec<usize> = (0..new.entries.len()).collect();
    let mut out = Vec::new();
    let mut rest = Vec::new();
    for (o, entry) in old.entries.iter().enumerate() {
        match free.iter().position(|&n| new.entries[n].id == entry.id && key(old, o) == key(new, n)) {
            Some(at) => out.push((o, free.remove(at))),
            None => rest.push(o),
        }
    }
    for o in rest {
        let mine = key(old, o);
        let id = renamed.get(&old.entries[o].id_range.start);
        let same = |n: usize| key(new, n) == mine && (!mine.is_empty() || id == Some(&&*new.entries[n].id));
        if let Some(at) = free.iter().position(|&n| same(n)) {
            out.push((o, free.remove(at)));
        }
    }
    out.sort_unstable();
    out
}

/// `renamed` are the ids that entries should have, by where their ids begin in `before`.
///
/// # Errors
/// What differs outside the entries that a sync changed, dropped or added.
pub fn same_outside_changes(before: &str, after: &str, renamed: &HashMap<usize, &str>) -> Result<(), String> {
    let (old, new) = (read(before), read(after));
    let pairs = pairs(&old, &new, renamed);
    if !pairs.is_sorted_by_key(|(_, n)| n) {
        return Err("entries changed places".into());
    }
    let same = |&&(o, n): &&(usize, usize)| before[old.entries[o].range.clone()] == after[new.entries[n].range.clone()];
    let kept: Vec<(usize, usize)> = pairs.iter().filter(same).copied().collect();

    let mut a = String::new();
    let mut at = 0;
    for (o, entry) in old.entries.iter().enumerate() {
        a.push_str(&before[at..entry.range.start]);
        at = entry.range.end;
        if kept.iter().any(|(k, _)| *k == o) {
            a.push_str(&before[entry.range.clone()]);
        } else if pairs.iter().any(|(k, _)| *k == o) {
            a.push('\u{1}');
        } else {
            // A stub that goes takes the blank line below along.
            at += blank(&before[at..]);
        }
    }
    a.push_str(&before[at..]);

    let mut b = String::new();
    let mut at = 0;
    for (n, entry) in new.entries.iter().enumerate() {
        b.push_str(&after[at..entry.range.start]);
        at = entry.range.end;
        if kept.iter().any(|(_, k)| *k == n) {
            b.push_str(&after[entry.range.clone()]);
        } else if pairs.iter().any(|(_, k)| *k == n) {
            b.push('\u{1}');
        } else if let Some(rest) = b.strip_suffix("\r\n").or_else(|| b.strip_suffix('\n'))
            && (rest.is_empty() || rest.ends_with(['\n', '\u{1}']))
        {
            b.truncate(rest.len());
        } else {
            at += blank(&after[at..]);
        }
    }
    b.push_str(&after[at..]);
    // A file whose last line had no end gets one before anything is added.
    if a.trim_end() == b.trim_end() {
        return Ok(());
    }
    let diff = similar::TextDiff::from_lines(&a, &b).unified_diff().to_string();
    Err(format!("bytes outside the changed entries differ:\n{}", diff.replace('\r', "␍")))
}

fn blank(rest: &str) -> usize {
    if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) }
}
