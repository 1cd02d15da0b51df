//! What markers say of the paragraphs of a plain text.

use std::collections::HashSet;
use std::ops::Range;

use super::super::marker::{self, Marker};
use super::super::{Allowance, Problem};
use crate::text::has_letters_outside_addresses;

/// A part of a text, in order.
pub(super) enum Part {
    /// A line, or a run of them, and whether it is an item of a list, without its mark.
    Paragraph(Range<usize>, bool),
    /// A marker, or what is wrong with one.
    Marker(Result<Marker, String>, Range<usize>),
}

/// A paragraph with letters, before it is known what kind.
#[derive(Default)]
pub(super) struct Unit {
    pub span: Range<usize>,
    /// Whether it is an item of a list.
    pub item: bool,
    pub id: Option<String>,
    pub note: Option<String>,
    pub skip: bool,
}

/// What a line says if it is one of tradwi's markers.
pub(super) fn parse(line: &str) -> Option<Result<Marker, String>> {
    if line.starts_with("<!--") { marker::parse(line) } else { None }
}

/// The paragraphs with letters, each with what the markers before it say. A marker speaks of the next of
/// them: a line of stars between is none.
pub(super) fn apply(
    parts: Vec<Part>,
    text: &str,
    problems: &mut Vec<Problem>,
    allowances: &mut Vec<Allowance>,
) -> Vec<Unit> {
    let mut report = |span: Range<usize>, message: String| {
        let help = "markers are `id NAME`, `skip`, `skip-start`, `skip-end`, `note TEXT`, `layout wrapped` or \
                    `lines`, and `allow RULE, because …`, as `<!-- tradwi: … -->` on a line before the text";
        problems.push(Problem { rule: "marker", severity: None, span, message, help: Some(help.into()) });
    };
    let is_end = |part: &Part| matches!(part, Part::Marker(Ok(Marker::SkipEnd), _));
    let last_end = parts.iter().rposition(is_end);
    let mut without_end = Vec::new();
    let mut units = Vec::new();
    let mut ids: HashSet<String> = HashSet::new();
    let mut id: Option<(String, Range<usize>)> = None;
    let mut note: Option<(String, Range<usize>)> = None;
    let mut skip: Option<Range<usize>> = None;
    let mut skipping = false;
    let mut layout = None;
    for (number, part) in parts.into_iter().enumerate() {
        let (marker, at) = match part {
            Part::Paragraph(span, item) => {
                if has_letters_outside_addresses(&text[span.clone()]) {
                    let mut unit = Unit { span, item, skip: skipping, ..Unit::default() };
                    unit.skip |= skip.take().is_some();
                    unit.note = note.take().map(|(note, _)| note);
                    if let Some((id, marker)) = id.take() {
                        if ids.insert(id.clone()) {
                            unit.id = Some(id);
                        } else {
                            report(marker, format!("the id `{id}` is fixed twice in this article"));
                        }
                    }
                    units.push(unit);
                }
                continue;
            }
            Part::Marker(Err(message), at) => {
                report(at, message);
                continue;
            }
            Part::Marker(Ok(marker), at) => (marker, at),
        };
        match marker {
            Marker::Id(new) => {
                if let Some((_, earlier)) = id.replace((new, at)) {
                    report(earlier, "another marker `id` follows before any text".into());
                }
            }
            // Two notes are two things to say.
            Marker::Note(more) => {
                note = Some(match note.take() {
                    Some((earlier, at)) => (format!("{earlier} {more}"), at),
                    None => (more, at),
                });
            }
            Marker::Layout(asked) => {
                if layout.replace(asked).is_some() {
                    report(at, "the layout is said twice; the first time counts".into());
                }
            }
            Marker::Allow(line) => allowances.push(Allowance { line, span: at }),
            Marker::Skip => skip = Some(at),
            Marker::SkipStart if skipping => report(at, "`skip-start` inside another one".into()),
            Marker::SkipStart if last_end.is_none_or(|end| end < number) => without_end.push(at),
            Marker::SkipStart => skipping = true,
            Marker::SkipEnd => {
                if !std::mem::take(&mut skipping) {
                    report(at, "`skip-end` without `skip-start`".into());
                }
            }
        }
    }
    let dangling = [
        (id.map(|(_, at)| at), "no text follows the marker `id`"),
        (note.map(|(_, at)| at), "no text follows the marker `note`"),
        (skip, "no text follows the marker `skip`"),
    ];
    for (at, message) in dangling {
        if let Some(at) = at {
            report(at, message.into());
        }
    }
    problems.extend(without_end.into_iter().map(marker::without_end));
    units
}
