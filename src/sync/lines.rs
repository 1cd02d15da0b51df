//! The lines of texts above an entry, brought up to date: what it was made from, and what the text says now.

use super::{ArticleState, Item};
use crate::catalogue::{Entry, SourceText, TextLines};
use crate::locale::Locale;
use crate::text;

pub(super) fn note_lines(state: &ArticleState, i: usize) -> Vec<String> {
    let note = state.article.blocks[state.segments[i].block].note.as_deref();
    note.map(|n| n.lines().map(str::to_owned).collect()).unwrap_or_default()
}

pub(super) fn pivot_lines_of_stub(item: &Item, mut lines: TextLines) -> TextLines {
    match (&item.pivot, &item.pivot_stale) {
        (Some(pivot), _) => {
            lines.stale.clear();
            if lines.now.is_empty() {
                TextLines { now: pivot.lines.to_vec(), ..lines }
            } else {
                moved_on(lines, pivot, true)
            }
        }
        (None, Some(stale)) if lines.now.is_empty() => TextLines { stale: stale.clone(), ..lines },
        _ => lines,
    }
}

/// The lines after their text moved on: the oldest base stays, and the change is shown from there.
///
/// Where the text has come back to the base, a translation is current again and its lines are left as they are,
/// byte for byte. Were they brought up to date, a merge with a branch on which somebody settled the change in
/// between could put that branch's translation under this base, and pass it as current.
pub(super) fn moved_on(lines: TextLines, now: &SourceText, stub: bool) -> TextLines {
    if now.equals(&lines.now) {
        return lines;
    }
    let was = if lines.was.is_empty() { lines.now.clone() } else { lines.was.clone() };
    if now.equals(&was) {
        // A stub shows what to translate; but on a branch it may have been translated from the text in between.
        return if stub {
            TextLines { was: vec![String::new()], diff: Vec::new(), now: now.lines.to_vec(), ..lines }
        } else {
            lines
        };
    }
    let diff = text::diff::sentences(&was, &now.lines);
    TextLines { was, diff, now: now.lines.to_vec(), ..lines }
}

/// The lines where nobody knows what an entry was made from: they show the text as it is now, and say so.
pub(super) fn base_unknown(lines: TextLines, entry: &Entry, now: &SourceText, stub: bool) -> TextLines {
    let unknown = || vec![String::new()];
    if lines.was.is_empty() && lines.now.is_empty() {
        let was = if stub && lines.diff.is_empty() { Vec::new() } else { unknown() };
        return TextLines { was, now: now.lines.to_vec(), ..lines };
    }
    if now.equals(&lines.now) && (!lines.was.is_empty() || lines.diff.is_empty()) {
        return lines;
    }
    let blank_was = lines.was.iter().all(|l| l.trim().is_empty());
    // What cannot be trusted as a base must not become one by being put in order.
    let was = if blank_was || entry.damage.is_empty() { unknown() } else { lines.was.clone() };
    TextLines { was, now: now.lines.to_vec(), ..lines }
}

/// The pivot's lines above a translation: one that was not made from the pivot gets none.
pub(super) fn pivot_lines(item: &Item, lines: TextLines) -> TextLines {
    match &item.pivot {
        Some(text) if !lines.now.is_empty() => moved_on(lines, text, false),
        _ => lines,
    }
}

/// Whether one of `blocks` says of an entry what its comment does not: that the text moved on.
pub(super) fn is_newly_stale(entry: &Entry, blocks: &[(Locale, TextLines)]) -> bool {
    blocks.iter().any(|(locale, lines)| !lines.was.is_empty() && TextLines::of(entry, locale).was.is_empty())
}
