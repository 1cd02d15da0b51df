//! What changed under each translation that lags behind: the change of the source word by word, the
//! translation as it stands, and where.

mod html;
mod terminal;

#[cfg(test)]
mod tests;

use serde::Serialize;

pub use html::html;
pub use terminal::terminal;

use crate::catalogue::Value;
use crate::check::{PivotChange, in_words, segment_words, staleness};
use crate::diagnostic::Grade;
use crate::diagnostic::render::LineIndex;
use crate::locale::Locale;
use crate::sync::{ArticleState, Target};

/// A stale translation, as scripts see it. Fields may be added; none is ever taken away.
///
/// Texts have one sentence a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DiffEntry {
    /// The article's path, relative to the project.
    pub article: String,
    /// The translation's locale.
    pub locale: Locale,
    /// The segment.
    pub id: String,
    /// What the segment is (`heading 2`).
    pub kind: String,
    /// How bad it is; `material` where nobody knows what the translation was made from.
    pub grade: Grade,
    /// Why, in words, the gravest first.
    pub reasons: Vec<String>,
    /// Why the base cannot be told, if it cannot.
    pub base_unknown: Option<&'static str>,
    /// The source's own locale.
    pub source: Locale,
    /// The source when the translation was made; `None` if nobody knows.
    pub was: Option<String>,
    /// The source now.
    pub now: String,
    /// What became of the text that it was translated from, where that is not the source and it moved.
    pub pivot: Option<Pivot>,
    /// The translation as it stands; empty for a segment that is left out.
    pub translation: String,
    /// Whether the segment is deliberately left out of this edition.
    pub left_out: bool,
    /// Words of the source.
    pub words: usize,
    /// The catalogue, relative to the project.
    pub file: String,
    /// Line of the entry's id, from 1.
    pub line: usize,
    /// Column of the entry's id, from 1, in characters.
    pub column: usize,
}

/// The change of a pivot text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pivot {
    /// Its locale.
    pub locale: Locale,
    /// Its text when the translation was made.
    pub was: String,
    /// Its text now.
    pub now: String,
}

#[derive(Serialize)]
struct Entries<'a> {
    entries: &'a [DiffEntry],
}

/// The stale translations of one article in one locale, in the order of [`sort`].
pub fn stale_entries(state: &ArticleState, target: &Target) -> Vec<DiffEntry> {
    let lines = LineIndex::new(&target.catalogue.text);
    let mut out: Vec<DiffEntry> = (0..target.items.len()).filter_map(|i| entry(state, target, i, &lines)).collect();
    sort(&mut out);
    out
}

fn entry(state: &ArticleState, target: &Target, segment: usize, lines: &LineIndex<'_>) -> Option<DiffEntry> {
    let stale = staleness(state, target, segment)?;
    let item = &target.items[segment];
    let entry = target.catalogue.entries.get(item.entry?)?;
    let (line, column) = lines.position(entry.id_range.start);
    let now = state.texts.get(segment)?.lines.join("\n");
    let was = match (stale.was, stale.base_unknown) {
        (Some(was), _) => Some(was.join("\n")),
        (None, Some(_)) => None,
        // The pivot alone moved.
        (None, None) => Some(now.clone()),
    };
    Some(DiffEntry {
        article: state.path.clone(),
        locale: target.locale.clone(),
        id: state.ids.get(segment)?.clone(),
        kind: state.segments.get(segment)?.kind.to_string(),
        grade: stale.grade,
        reasons: stale.reasons,
        base_unknown: stale.base_unknown,
        source: state.source.clone(),
        was,
        now,
        pivot: stale.pivot.map(|PivotChange { locale, was, now }| Pivot {
            locale,
            was: was.join("\n"),
            now: now.join("\n"),
        }),
        translation: match &entry.value {
            Value::Text(text) => text.clone(),
            Value::Stub | Value::Unresolved => String::new(),
        },
        left_out: item.judgement.left_out,
        words: segment_words(state, segment),
        file: target.renamed_from.clone().unwrap_or_else(|| target.path.clone()),
        line,
        column,
    })
}

/// Sorts entries: the gravest first, then those with most words, then by place.
pub fn sort(entries: &mut [DiffEntry]) {
    entries.sort_by(|a, b| {
        let urgency = |e: &DiffEntry| (e.grade, e.words);
        urgency(b).cmp(&urgency(a)).then_with(|| (&a.file, a.line).cmp(&(&b.file, b.line)))
    });
}

/// The entries as `{"entries": […]}`, with a newline at the end.
pub fn json(entries: &[DiffEntry]) -> String {
    let mut out = serde_json::to_string_pretty(&Entries { entries }).unwrap_or_default();
    out.push('\n');
    out
}

/// The texts of an entry that changed: the locale, the older text if it is known, and the newer one.
fn changes(entry: &DiffEntry) -> Vec<(&Locale, Option<&str>, &str)> {
    let mut out = Vec::new();
    if entry.was.as_deref() != Some(&entry.now) || entry.pivot.is_none() {
        out.push((&entry.source, entry.was.as_deref(), entry.now.as_str()));
    }
    out.extend(entry.pivot.iter().map(|p| (&p.locale, Some(p.was.as_str()), p.now.as_str())));
    out
}

/// A text on one line.
fn one_line(text: &str, locale: &Locale) -> String {
    crate::text::flow(text.lines(), locale.joiner())
}

/// The reasons for people; what the label "base unknown" says already is not said twice.
fn reasons(entry: &DiffEntry) -> String {
    let reasons: Vec<String> =
        entry.reasons.iter().map(|r| r.strip_prefix("base unknown: ").unwrap_or(r).to_owned()).collect();
    in_words(&reasons)
}
