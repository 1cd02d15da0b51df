//! Changing a catalogue: edits of byte ranges, and the comment lines they carry.

use std::ops::Range;

use super::comment::{self, Key};
use super::{Entry, Line};
use crate::locale::Locale;

/// Bytes to be replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go; empty for an insertion.
    pub range: Range<usize>,
    /// What comes in their place.
    pub text: String,
}

/// Applies edits. They must not overlap. At one place, insertions come first, in the order given: what is
/// inserted behind an entry must not come between the next one's lines.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut order: Vec<&Edit> = edits.iter().collect();
    order.sort_by_key(|e| (e.range.start, !e.range.is_empty()));
    let mut out = String::with_capacity(text.len() + edits.iter().map(|e| e.text.len()).sum::<usize>());
    let mut at = 0;
    for edit in order {
        out.push_str(&text[at..edit.range.start.max(at)]);
        out.push_str(&edit.text);
        at = at.max(edit.range.end);
    }
    out.push_str(&text[at..]);
    out
}

/// The text lines of one locale above an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextLines {
    /// The source the translation was made from; an empty line for an unknown one.
    pub was: Vec<String>,
    /// What changed since.
    pub diff: Vec<String>,
    /// Neighbours of a split or merge.
    pub near: Vec<String>,
    /// The article's note.
    pub note: Vec<String>,
    /// A pivot that lags behind itself.
    pub stale: Vec<String>,
    /// The source as shown.
    pub now: Vec<String>,
}

impl TextLines {
    /// The lines of `locale` in an entry's comment.
    pub fn of(entry: &Entry, locale: &Locale) -> Self {
        let mut out = Self::default();
        for line in &entry.comment {
            if let Line::Text(l, key, text) = &line.line
                && l == locale
            {
                out.key(*key).push(text.clone());
            }
        }
        out
    }

    fn key(&mut self, key: Key) -> &mut Vec<String> {
        match key {
            Key::Was => &mut self.was,
            Key::Diff => &mut self.diff,
            Key::Near => &mut self.near,
            Key::Note => &mut self.note,
            Key::Stale => &mut self.stale,
            Key::Now => &mut self.now,
        }
    }

    /// The lines as they stand in the file, each with its line end.
    pub fn render(&self, locale: &Locale, newline: &str) -> String {
        let mut out = String::new();
        self.write(&mut out, locale, newline);
        out
    }

    /// Writes the lines as they stand in the file, each with its line end.
    pub(crate) fn write(&self, out: &mut String, locale: &Locale, newline: &str) {
        let groups = [
            (Key::Note, &self.note),
            (Key::Near, &self.near),
            (Key::Was, &self.was),
            (Key::Diff, &self.diff),
            (Key::Stale, &self.stale),
            (Key::Now, &self.now),
        ];
        let tag = locale.to_string();
        for (key, lines) in groups {
            comment::write_lines(out, &tag, key, lines, newline);
        }
    }
}

/// The edits that put `blocks` directly above an entry's message, in place of the lines those locales have
/// there now. No edits if they stand there already.
pub fn entry_comment(entry: &Entry, blocks: &[(Locale, TextLines)], newline: &str) -> Vec<Edit> {
    if blocks.iter().all(|(locale, lines)| TextLines::of(entry, locale) == *lines) {
        return Vec::new();
    }
    let mut edits: Vec<Edit> = entry
        .comment
        .iter()
        .filter(|c| matches!(&c.line, Line::Text(l, ..) if blocks.iter().any(|(b, _)| b == l)))
        .map(|c| Edit { range: c.range.clone(), text: String::new() })
        .collect();
    let text = blocks.iter().map(|(locale, lines)| lines.render(locale, newline)).collect();
    edits.push(Edit { range: entry.id_range.start..entry.id_range.start, text });
    edits
}
