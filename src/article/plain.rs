//! Plain text, as pasted from a news site.
//!
//! Plain text is literal: no character of it is markup, but for tradwi's own markers on lines of their own.
//! Lines end with LF, CRLF or a lone CR; every other kind of white space, U+2028 included, is inside a line.

mod layout;
mod shape;
#[cfg(test)]
mod tests;
mod write;

use std::ops::Range;

use super::marker::{self, Marker};
use super::{Article, Block, Format, Layout, Markup, Metadata, Problem, ReadOptions, Recognised, Slot, metadata};
use crate::text::has_letters;

pub(super) use write::assemble;

/// Reads a plain text: every paragraph with a letter in it is a block, all else stays in the skeleton.
pub(super) fn read(text: String, options: &ReadOptions<'_>) -> Article {
    let lines = lines(&text);
    let layout = options.layout.unwrap_or_else(|| layout::decide(&text, &lines));
    let mut article = Article {
        text: String::new(),
        format: Format::Plain,
        layout,
        blocks: Vec::new(),
        metadata: Vec::new(),
        lang: None,
        locales: None,
        date: None,
        untranslatable: Vec::new(),
        problems: Vec::new(),
        strip: Vec::new(),
        lang_span: None,
    };
    let mut units: Vec<Unit> = Vec::new();
    let mut pending = Pending::default();
    // Whether the next line of a wrapped text goes on with the last unit.
    let mut open = false;
    for line in &lines {
        let content = &text[line.content.clone()];
        if content.is_empty() {
            open = false;
        } else if let Some(parsed) = marker_of(content) {
            open = false;
            article.strip.push(line.whole.clone());
            match parsed {
                Ok(marker) => pending.take(marker, &line.content, &mut article.problems),
                Err(message) => article.problems.push(problem(&line.content, message)),
            }
        } else if let Some(value) =
            metadata::recognise(content, options.locale).filter(|_| !open || layout == Layout::Lines)
        {
            open = false;
            if let Metadata::Date(date) = value {
                article.date.get_or_insert(date);
            }
            article.metadata.push(Recognised { span: line.content.clone(), value });
        } else if open && layout == Layout::Wrapped {
            if let Some(unit) = units.last_mut() {
                unit.span.end = line.content.end;
            }
        } else {
            open = true;
            units.push(pending.unit(line.content.clone()));
        }
    }
    pending.finish(&mut article.problems);
    let units = lettered(units, &text);
    let texts: Vec<String> = units.iter().map(|unit| one_line(&text[unit.span.clone()])).collect();
    let kinds = shape::kinds(&texts, reading_time_is_second(&article, &units));
    for ((unit, block_text), kind) in units.into_iter().zip(texts).zip(kinds) {
        if !unit.skip {
            article.blocks.push(Block {
                kind,
                markup: Markup::Literal,
                span: unit.span,
                text: block_text,
                fixed_id: unit.id,
                note: unit.note,
                slot: Slot::Plain,
            });
        }
    }
    article.text = text;
    article
}

/// A line of a text.
struct Line {
    /// Its bytes without white space at the ends.
    content: Range<usize>,
    /// All its bytes, the line end included.
    whole: Range<usize>,
}

/// A paragraph, before it is known what kind.
struct Unit {
    span: Range<usize>,
    id: Option<String>,
    note: Option<String>,
    skip: bool,
    /// Skipped because it stands between `skip-start` and `skip-end`.
    within: bool,
}

/// The units with letters; what a marker says of one without is said of the next.
fn lettered(units: Vec<Unit>, text: &str) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::with_capacity(units.len());
    let (mut id, mut note, mut skip) = (None, None, false);
    for mut unit in units {
        unit.id = unit.id.or_else(|| id.take());
        unit.note = unit.note.or_else(|| note.take());
        unit.skip |= std::mem::take(&mut skip);
        if has_letters(&text[unit.span.clone()]) {
            out.push(unit);
        } else {
            (id, note, skip) = (unit.id, unit.note, unit.skip && !unit.within);
        }
    }
    out
}

/// What markers say of the blocks to come.
#[derive(Default)]
struct Pending {
    id: Option<(String, Range<usize>)>,
    note: Option<(String, Range<usize>)>,
    skip: Option<Range<usize>>,
    skipping: Option<Range<usize>>,
}

impl Pending {
    fn take(&mut self, marker: Marker, span: &Range<usize>, problems: &mut Vec<Problem>) {
        match marker {
            Marker::Id(id) => {
                if let Some((_, before)) = self.id.replace((id, span.clone())) {
                    problems.push(problem(&before, "this id is followed by another before any text".into()));
                }
            }
            Marker::Note(note) => {
                self.note = Some(match self.note.take() {
                    Some((before, at)) => (format!("{before} {note}"), at),
                    None => (note, span.clone()),
                });
            }
            Marker::Skip => self.skip = Some(span.clone()),
            Marker::SkipStart if self.skipping.is_some() => {
                problems.push(problem(span, "`skip-start` inside a part that is skipped already".into()));
            }
            Marker::SkipStart => self.skipping = Some(span.clone()),
            Marker::SkipEnd => {
                if self.skipping.take().is_none() {
                    problems.push(problem(span, "`skip-end` without a `skip-start`".into()));
                }
            }
        }
    }

    fn unit(&mut self, span: Range<usize>) -> Unit {
        Unit {
            span,
            id: self.id.take().map(|(id, _)| id),
            note: self.note.take().map(|(note, _)| note),
            skip: self.skip.take().is_some() || self.skipping.is_some(),
            within: self.skipping.is_some(),
        }
    }

    fn finish(self, problems: &mut Vec<Problem>) {
        for span in [self.id.map(|p| p.1), self.note.map(|p| p.1), self.skip].into_iter().flatten() {
            problems.push(problem(&span, "no text follows this marker".into()));
        }
        if let Some(span) = self.skipping {
            problems
                .push(problem(&span, "`skip-start` without a `skip-end`: the rest of the article is skipped".into()));
        }
    }
}

fn problem(span: &Range<usize>, message: String) -> Problem {
    Problem { rule: "marker", span: span.clone(), message, help: None }
}

/// What a line says if it is one of tradwi's markers.
fn marker_of(line: &str) -> Option<Result<Marker, String>> {
    if line.starts_with("<!--") { marker::parse(line) } else { None }
}

/// Whether the article has the shape of a pasted news story: a title, and a reading time under it.
fn reading_time_is_second(article: &Article, units: &[Unit]) -> bool {
    let Some(title) = units.first() else { return false };
    article.metadata.iter().any(|m| {
        matches!(m.value, Metadata::ReadingTime(_))
            && m.span.start >= title.span.end
            && units.get(1).is_none_or(|next| m.span.end <= next.span.start)
    })
}

/// The lines of a text; they cover it.
fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        let end = bytes[start..].iter().position(|b| matches!(b, b'\n' | b'\r')).map_or(bytes.len(), |i| start + i);
        let next = match (bytes.get(end), bytes.get(end + 1)) {
            (Some(b'\r'), Some(b'\n')) => end + 2,
            (Some(_), _) => end + 1,
            (None, _) => end,
        };
        let line = &text[start..end];
        let tail = line.trim_start_matches(is_blank);
        let from = start + line.len() - tail.len();
        out.push(Line { content: from..from + tail.trim_end_matches(is_blank).len(), whole: start..next });
        start = next;
    }
    out
}

/// White space, and the byte order mark that some editors write.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

/// A stretch of text on one line: line ends, with the white space around them, are a space.
fn one_line(text: &str) -> String {
    let is_end = |c: char| matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let parts: Vec<&str> =
        text.split(is_end).map(|part| part.trim_matches(is_blank)).filter(|p| !p.is_empty()).collect();
    parts.join(" ")
}
