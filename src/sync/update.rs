//! The edits that bring one target catalogue up to date with its article.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::lines::{base_unknown, is_newly_stale, moved_on, note_lines, pivot_lines, pivot_lines_of_stub};
use super::matching::Fate;
use super::plan::Counts;
use super::target::{is_writable, raw_lines};
use super::{ArticleState, Item, Target};
use crate::article::{self, Markup};
use crate::catalogue::{
    self, Base, Cause, Edit, Entry, Flaw, FlawKind, Key, Line, SourceText, State, Status, TextLines, Value, comment,
    message,
};
use crate::locale::Locale;
use crate::text;

/// The edits for one catalogue, and what they come to.
pub(super) struct Work {
    pub edits: Vec<Edit>,
    pub counts: Counts,
    /// The messages that are current again because of this plan, or stand there as stale ones, by segment.
    pub carried: HashMap<usize, Carried>,
}

/// A message as it will stand.
pub(super) enum Carried {
    Current(SourceText),
    Stale(Vec<String>),
}

/// Computes the edits. The catalogue is patchable. `pivots` are the messages of the pivot that the same plan
/// changes.
pub(super) fn work(state: &ArticleState, target: &Target, pivots: Option<&HashMap<usize, Carried>>) -> Work {
    let mut work = Work { edits: Vec::new(), counts: Counts::default(), carried: HashMap::new() };
    let newline = target.catalogue.newline();
    let near = neighbours(state);
    let tag = state.source.to_string();
    let mut anchor = Anchor::new(target);
    // They come first: a stub in front of the first entry must not part it from the lines put above it.
    let mut stubs = Vec::new();
    for (i, item) in target.items.iter().enumerate() {
        let changed = pivots.and_then(|p| p.get(&i)).map(|carried| {
            let (pivot, pivot_stale) = match carried {
                Carried::Current(text) => (Some(text.clone()), None),
                Carried::Stale(lines) => (None, Some(lines.clone())),
            };
            Item { pivot, pivot_stale, judgement: item.judgement.clone(), ..*item }
        });
        let item = changed.as_ref().unwrap_or(item);
        match item.entry {
            Some(e) => {
                let entry = &target.catalogue.entries[e];
                if is_writable(&item.judgement) {
                    update_entry(state, target, i, item, entry, near.get(&i), newline, &mut work);
                }
                anchor.pass(target, e);
            }
            // It was begun, under its own id or one it had before.
            None if item.judgement.status == Status::Broken => {}
            None => {
                let adopted = adopted(state, target, i, item, newline);
                let text = adopted.map(|(text, current)| {
                    work.carried.extend(current.map(|c| (i, c)));
                    text
                });
                anchor.insert(target, newline, &mut stubs, |out| match text {
                    Some(text) => out.push_str(&text),
                    None => new_entry(state, target, i, item, near.get(&i), newline, &tag, out),
                });
                work.counts.added += 1;
            }
        }
    }
    obsolete(target, newline, &mut work);
    work.edits.splice(0..0, stubs);
    work
}

/// Entries that sync drops: stubs of segments that are gone, without a word of a translator's.
pub(super) fn dropped(target: &Target) -> Vec<usize> {
    let droppable = |e: &&usize| {
        let entry = &target.catalogue.entries[**e];
        entry.value == Value::Stub
            && entry.flaws.is_empty()
            && entry.followed_by.is_none()
            // Lines torn from it would fall to the entry below, and put that one's base in doubt.
            && entry.damage.is_empty()
            && entry.comment.iter().all(|c| matches!(c.line, Line::Text(..) | Line::Obsolete))
    };
    target.obsolete.iter().filter(droppable).copied().collect()
}

fn obsolete(target: &Target, newline: &str, work: &mut Work) {
    let text = &target.catalogue.text;
    let drop: HashSet<usize> = dropped(target).into_iter().collect();
    for &e in &target.obsolete {
        let entry = &target.catalogue.entries[e];
        if drop.contains(&e) {
            // One blank line goes with it, so that none pile up.
            let blank = blank_line(&text[entry.range.end..]);
            work.edits.push(Edit { range: entry.range.start..entry.range.end + blank, text: String::new() });
            work.counts.dropped += 1;
        } else if entry.flaws.is_empty() && !entry.comment.iter().any(|c| c.line == Line::Obsolete) {
            let first = entry.comment.iter().find(|c| matches!(c.line, Line::Text(..)));
            let at = first.map_or(entry.id_range.start, |c| c.range.start);
            work.edits.push(Edit { range: at..at, text: format!("# obsolete{newline}") });
            work.counts.obsolete += 1;
        }
    }
}

/// The bytes of the blank line that `rest` begins with.
pub(super) fn blank_line(rest: &str) -> usize {
    if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) }
}

/// Where the next stub goes: behind the entry of the segment before it, as far as that is safe.
struct Anchor {
    at: Option<usize>,
}

impl Anchor {
    fn new(_target: &Target) -> Self {
        Self { at: None }
    }

    /// The segment of entry `e` has been passed.
    fn pass(&mut self, target: &Target, e: usize) {
        let catalogue = &target.catalogue;
        let entry = &catalogue.entries[e];
        // A stub between a translation and the junk behind it would make half a translation look whole.
        let next_entry = catalogue.entries.get(e + 1).map_or(catalogue.text.len(), |n| n.range.start);
        let below = catalogue.junk.get(catalogue.junk.partition_point(|j| j.range.start < entry.range.end));
        let junk = below.is_some_and(|j| j.range.start < next_entry);
        if !junk && entry.flaws.is_empty() && entry.followed_by.is_none() {
            self.at = Some(entry.range.end);
        }
    }

    /// Puts an entry there, behind those that were put there before.
    fn insert(&self, target: &Target, newline: &str, stubs: &mut Vec<Edit>, write: impl FnOnce(&mut String)) {
        let text = &target.catalogue.text;
        let at = self.at.or_else(|| {
            // Before the first entry, if nothing but comments of the file stand above it.
            let first = target.catalogue.entries.first()?;
            let at = first.damage.iter().map(|d| block_start(text, d.span.start)).chain([first.range.start]).min()?;
            target.catalogue.junk.first().is_none_or(|j| j.range.start > at).then_some(at)
        });
        let behind = self.at.is_some() || at.is_none();
        let at = at.unwrap_or(text.len());
        // Those of one place are one edit: a new catalogue is nothing else.
        if stubs.last().is_none_or(|last| last.range.start != at) {
            stubs.push(Edit { range: at..at, text: String::new() });
        }
        let Some(Edit { text: out, .. }) = stubs.last_mut() else { return };
        let before = &text[..at];
        if behind {
            if !before.is_empty() && !before.ends_with('\n') {
                out.push_str(newline);
            }
            out.push_str(newline);
            write(out);
        } else {
            let above = before.trim_start_matches('\u{FEFF}');
            if !(above.trim().is_empty() || above.ends_with("\n\n") || above.ends_with("\n\r\n")) {
                out.push_str(newline);
            }
            write(out);
            out.push_str(newline);
        }
    }
}

/// Where the lines without a blank one between begin that hold the byte `at`. Lines torn from the first entry
/// stay above it: a stub between would take them over, and the entry's base would be past doubt.
fn block_start(text: &str, at: usize) -> usize {
    let above = &text[..at];
    let blank = above.rfind("\n\n").map(|i| i + 2).max(above.rfind("\n\r\n").map(|i| i + 3));
    blank.unwrap_or_else(|| if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 })
}

/// The entry of an article that is gone, its source lines brought up to date; and its message, if it is a whole one.
fn adopted(
    state: &ArticleState,
    target: &Target,
    i: usize,
    item: &Item,
    newline: &str,
) -> Option<(String, Option<Carried>)> {
    if state.orphans.segments.is_empty() {
        return None;
    }
    let text = &state.texts[i];
    let orphan = state.orphans.segments.get(&(state.source.clone(), text.folded().to_owned()))?;
    let entry = orphan.entries.get(&target.locale).filter(|_| orphan.id == state.ids[i])?;
    let raw: String = entry.lines().map(|l| format!("{l}{newline}")).collect();
    let watched: Vec<Locale> = target.pivot.iter().cloned().chain([state.source.clone()]).collect();
    let read = catalogue::read(raw.clone(), catalogue::Terms::nothing(), &watched);
    let [entry] = &*read.entries else { return Some((raw, None)) };
    let base = catalogue::base(entry, &state.source);
    let old = TextLines::of(entry, &state.source);
    let new = match &base {
        Base::Known(_) => moved_on(old, text, false),
        Base::Unknown(_) => base_unknown(old, entry, text, false),
    };
    let mut blocks = Vec::new();
    if let Some(pivot) = &target.pivot {
        blocks.push((pivot.clone(), pivot_lines(item, TextLines::of(entry, pivot))));
    }
    blocks.push((state.source.clone(), TextLines { note: note_lines(state, i), ..new }));
    let newly_stale = is_newly_stale(entry, &blocks);
    let mut edits = catalogue::entry_comment(entry, &blocks, newline);
    if newly_stale {
        edits.extend(drafted(&raw, entry, newline));
    }
    let machine = entry.comment.iter().any(|c| matches!(c.line, Line::State(State::Machine) | Line::LeaveOut));
    // It was whole where it stood, and the terms are the locale's: they are only not at hand here.
    let term = |f: &Flaw| matches!(&f.kind, FlawKind::Unknown(name) if name.starts_with('-'));
    let whole = !text.is_unsaid_by(entry) && text.remarks(entry).is_empty() && entry.flaws.iter().all(term);
    let carried = (!machine && whole).then(|| {
        let lines = raw_lines(&raw[entry.value_range.clone()]);
        if matches!(&base, Base::Known(base) if text.equals(base)) {
            Carried::Current(SourceText::new(&target.locale, lines))
        } else {
            Carried::Stale(lines)
        }
    });
    Some((catalogue::apply(&raw, &edits), carried))
}

/// Writes a stub; `tag` is the source's.
#[expect(clippy::too_many_arguments, reason = "one call, from the loop over the items")]
fn new_entry(
    state: &ArticleState,
    target: &Target,
    i: usize,
    item: &Item,
    near: Option<&Vec<String>>,
    newline: &str,
    tag: &str,
    out: &mut String,
) {
    if let Some(pivot) = &target.pivot {
        pivot_lines_of_stub(item, TextLines::default()).write(out, pivot, newline);
    }
    let lines = [
        (Key::Note, &*note_lines(state, i)),
        (Key::Near, near.map(Vec::as_slice).unwrap_or_default()),
        (Key::Now, &*state.texts[i].lines),
    ];
    lines.iter().for_each(|(key, lines)| comment::write_lines(out, tag, *key, lines, newline));
    [&state.ids[i], " = ", message::STUB, newline].iter().for_each(|part| out.push_str(part));
}

/// Whether an entry plainly has nothing to be brought up to date.
fn is_settled(
    state: &ArticleState,
    target: &Target,
    i: usize,
    item: &Item,
    entry: &Entry,
    near: Option<&Vec<String>>,
) -> bool {
    target.pivot.is_none()
        && near.is_none()
        && state.article.blocks[state.segments[i].block].note.is_none()
        && entry.id == state.ids[i]
        && item.judgement.plain
        && !entry.comment.iter().any(|c| c.line == Line::Obsolete)
}

#[expect(clippy::too_many_arguments, reason = "one call, from the loop over the items just above")]
fn update_entry(
    state: &ArticleState,
    target: &Target,
    i: usize,
    item: &Item,
    entry: &Entry,
    near: Option<&Vec<String>>,
    newline: &str,
    work: &mut Work,
) {
    let source = &state.texts[i];
    if is_settled(state, target, i, item, entry, near) {
        return;
    }
    let old = TextLines::of(entry, &state.source);
    // That a segment is left out was decided of some text, as a translation is made from one.
    let stub = entry.value == Value::Stub && !entry.comment.iter().any(|c| c.line == Line::LeaveOut);
    let mut new = old.clone();
    let mut carried = false;
    match catalogue::base(entry, &state.source) {
        Base::Known(_) => match carry_links(state, i, entry, &old, &target.catalogue.text) {
            Some(edits) => {
                new.now = source.lines.to_vec();
                if let (Status::Stale, [Cause::Source(_)]) = (item.judgement.status, &*item.judgement.causes) {
                    work.carried.insert(i, Carried::Current(carried_text(target, entry, &edits)));
                }
                work.edits.extend(edits);
                carried = true;
            }
            None => new = moved_on(new, source, stub),
        },
        Base::Unknown(_) => new = base_unknown(new, entry, source, stub),
    }
    new.note = note_lines(state, i);
    if let Some(near) = near
        && (new.was != old.was || new.now != old.now)
    {
        new.near = near.clone();
    }
    let mut blocks: Vec<(Locale, TextLines)> = Vec::new();
    if let Some(pivot) = &target.pivot {
        let lines = TextLines::of(entry, pivot);
        let lines = if stub {
            pivot_lines_of_stub(item, lines)
        } else {
            match &item.pivot {
                // The same link was carried over in the pivot.
                Some(text) if carried && lines.was.is_empty() && same_but_links(&lines.now.join(" "), &text.text()) => {
                    TextLines { now: text.lines.to_vec(), ..lines }
                }
                _ => pivot_lines(item, lines),
            }
        };
        blocks.push((pivot.clone(), lines));
    }
    blocks.push((state.source.clone(), new));
    let comment = catalogue::entry_comment(entry, &blocks, newline);
    let any_stale = is_newly_stale(entry, &blocks);
    if carried {
        work.counts.carried += 1;
    } else if any_stale && !stub {
        work.counts.stale += 1;
    } else if !comment.is_empty() {
        work.counts.updated += 1;
    }
    work.edits.extend(comment);
    for line in entry.comment.iter().filter(|c| c.line == Line::Obsolete) {
        work.edits.push(Edit { range: line.range.clone(), text: String::new() });
        work.counts.revived += 1;
    }
    // Whoever reviewed it has not seen what the source lines say from now on.
    let moved = || blocks.iter().any(|(locale, lines)| lines.now != TextLines::of(entry, locale).now);
    if any_stale || (item.judgement.status == Status::Stale && !carried && moved()) {
        work.edits.extend(drafted(&target.catalogue.text, entry, newline));
    }
    if entry.id != state.ids[i] {
        work.edits.push(Edit { range: entry.id_range.clone(), text: state.ids[i].clone() });
    }
}

/// The edits that make a draft of what was reviewed: nobody has reviewed a translation of the new text. Who had, and
/// when, stays as a note.
fn drafted<'a>(file: &'a str, entry: &'a Entry, newline: &'a str) -> impl Iterator<Item = Edit> + 'a {
    entry.comment.iter().filter_map(move |line| {
        let Line::State(State::Reviewed(by)) = &line.line else { return None };
        let mut text = format!("# state: {}{newline}", State::Draft);
        let note = format!("# was reviewed ({by})");
        let is_there = || entry.comment.iter().any(|c| file[c.range.clone()].trim_end() == note);
        if !by.is_empty() && !is_there() {
            text.push_str(&note);
            text.push_str(newline);
        }
        Some(Edit { range: line.range.clone(), text })
    })
}

/// The edits of the message, if nothing but link targets changed in the source and the translation holds each
/// of the old ones: those are no translator's words.
fn carry_links(state: &ArticleState, i: usize, entry: &Entry, old: &TextLines, file: &str) -> Option<Vec<Edit>> {
    let source = &state.texts[i];
    if state.segments[i].markup != Markup::Markdown
        || !old.was.is_empty()
        || old.now.is_empty()
        || source.equals(&old.now)
        || !matches!(entry.value, Value::Text(_))
    {
        return None;
    }
    let was = SourceText::new(&state.source, old.now.clone()).text();
    let now = source.text();
    let destinations =
        |text: &str| -> Vec<Range<usize>> { article::links(text).into_iter().filter_map(|l| l.range).collect() };
    let (links_was, links_now) = (destinations(&was), destinations(&now));
    if links_was.len() != links_now.len() || blank(&was, &links_was) != blank(&now, &links_now) {
        return None;
    }
    let mut targets: HashMap<&str, &str> = HashMap::new();
    for (a, b) in links_was.iter().zip(&links_now) {
        if *targets.entry(&was[a.clone()]).or_insert(&now[b.clone()]) != &now[b.clone()] {
            // One old target became two: which is which, a person must say.
            return None;
        }
    }
    let value = &file[entry.value_range.clone()];
    let links = destinations(value);
    let mut edits = Vec::new();
    for (from, to) in targets.into_iter().filter(|(from, to)| from != to) {
        let mut found = false;
        for range in links.iter().filter(|r| &value[(*r).clone()] == from) {
            let start = entry.value_range.start;
            edits.push(Edit { range: start + range.start..start + range.end, text: to.to_owned() });
            found = true;
        }
        // A brace in a target would be a placeable in the message.
        if !found || to.contains(['{', '}']) {
            return None;
        }
    }
    (!edits.is_empty()).then_some(edits)
}

/// The message of an entry as it stands after `edits` of its value.
fn carried_text(target: &Target, entry: &Entry, edits: &[Edit]) -> SourceText {
    let start = entry.value_range.start;
    let shifted: Vec<Edit> = edits
        .iter()
        .map(|e| Edit { range: e.range.start - start..e.range.end - start, text: e.text.clone() })
        .collect();
    let value = catalogue::apply(&target.catalogue.text[entry.value_range.clone()], &shifted);
    SourceText::new(&target.locale, raw_lines(&value))
}

/// A text with its link targets left out.
fn blank(text: &str, destinations: &[Range<usize>]) -> String {
    let edits: Vec<Edit> =
        destinations.iter().map(|range| Edit { range: range.clone(), text: String::new() }).collect();
    text::fold(&catalogue::apply(text, &edits))
}

/// Whether two messages are the same but for link targets.
pub(super) fn same_but_links(a: &str, b: &str) -> bool {
    let blank_all = |text: &str| {
        let destinations: Vec<_> = article::links(text).into_iter().filter_map(|l| l.range).collect();
        blank(text, &destinations)
    };
    a == b || blank_all(a) == blank_all(b)
}

/// For every segment that took part in a split or merge, its neighbours in that: what a translator needs to
/// put the old translation where it belongs now.
fn neighbours(state: &ArticleState) -> HashMap<usize, Vec<String>> {
    let mut out: HashMap<usize, Vec<String>> = HashMap::new();
    let matching = &state.matching;
    for (_, parts) in &matching.splits {
        for &part in parts {
            let others = parts.iter().filter(|&&p| p != part);
            out.entry(part)
                .or_default()
                .extend(others.map(|&p| format!("{}: {}", state.ids[p], state.texts[p].text())));
        }
    }
    let Some(source) = state.source_catalogue.as_ref().filter(|_| !matching.merges.is_empty()) else { return out };
    let old = source.source_entries();
    for (parts, to) in &matching.merges {
        let own = matching.fates[*to].old();
        let others = parts.iter().filter(|&&p| Some(p) != own).filter_map(|&p| old.get(p));
        out.entry(*to).or_default().extend(others.map(|e| format!("{}: {}", e.id, e.lines.join(" "))));
    }
    debug_assert!(
        matching.splits.iter().all(|(_, p)| p.iter().any(|&n| matches!(matching.fates[n], Fate::Edited(..))))
    );
    out
}
