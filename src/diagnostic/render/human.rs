//! Findings for people: the line of the file, a caret below it, and the way out.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::position::{ceil, floor};
use super::terminal::{clean, wrap};
use super::{LineIndex, Look, Places, Sources, sorted};
use crate::diagnostic::{Diagnostic, Severity};

/// How much of a long line is handed to the renderer on either side of the fault, in bytes.
const WINDOW: usize = 300;

/// Columns that the renderer puts before the text of a help: line numbers, `=` and `help:`.
const GUTTER: usize = 14;

/// Writes findings, sorted, an empty line between them; the [`summary`](super::summary) is the caller's.
///
/// Never panics, whatever the spans and texts. Nothing in a file can command the terminal.
pub fn human(findings: &[Diagnostic], sources: &Sources<'_>, look: Look) -> String {
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(look.width.max(40)).decor_style(DecorStyle::Ascii);
    let mut places = Places::new(sources);
    let mut out = String::new();
    for d in sorted(findings) {
        out.push_str(&one(d, places.index(&d.file), &renderer, look.width));
        out.push_str("\n\n");
    }
    out
}

fn one(d: &Diagnostic, index: Option<&LineIndex<'_>>, renderer: &Renderer, width: usize) -> String {
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(clean(&d.message)).id(d.rule);
    let excerpt = index.filter(|_| d.span != (0..0)).and_then(|index| excerpt(index, &d.span));
    let mut group = match excerpt {
        Some(excerpt) => {
            let snippet = Snippet::source(excerpt.text)
                .line_start(excerpt.line)
                .annotation(AnnotationKind::Primary.span(excerpt.span));
            if excerpt.whole {
                title.element(snippet.path(clean(&d.file)))
            } else {
                title.element(origin(d, index)).element(snippet)
            }
        }
        None => title.element(origin(d, index)),
    };
    if let Some(help) = &d.help {
        let pieces = [(anstyle::Style::new(), unbroken(help))];
        let help = wrap(&pieces, "", width.saturating_sub(GUTTER), false).replace('\u{A0}', " ");
        group = group.element(Level::HELP.message(help.trim_end().to_owned()));
    }
    if let Some(line) = &d.allow {
        group = group.element(Level::NOTE.message(format!("if it is right as it is, write above it: {}", clean(line))));
    }
    renderer.render(&[group])
}

/// Keeps what is to be typed, which stands in backticks, on one line.
fn unbroken(help: &str) -> String {
    let pieces = help.split('`').enumerate();
    pieces
        .map(|(i, piece)| if i % 2 == 1 { piece.replace(' ', "\u{A0}") } else { piece.to_owned() })
        .collect::<Vec<_>>()
        .join("`")
}

/// `file:line:column`, counted in the whole file and not in the window.
fn origin<'a>(d: &Diagnostic, index: Option<&LineIndex<'_>>) -> Origin<'a> {
    let origin = Origin::path(clean(&d.file));
    match index {
        Some(index) if d.span != (0..0) => {
            let (line, column) = index.position(d.span.start);
            origin.line(line).char_column(column)
        }
        _ => origin,
    }
}

/// A line, or as much of it as is looked at, and the fault in it.
struct Excerpt {
    text: String,
    line: usize,
    span: Range<usize>,
    /// Whether it begins where the line does, so that the renderer's own column is right.
    whole: bool,
}

/// The line a span begins on; a span over several lines is cut at the end of its first.
fn excerpt(index: &LineIndex<'_>, span: &Range<usize>) -> Option<Excerpt> {
    let text = index.text();
    let start = floor(text, span.start);
    let (line, _) = index.position(start);
    let whole = index.line(line);
    let start = start.clamp(whole.start, whole.end);
    let end = ceil(text, span.end.max(start)).clamp(start, whole.end);
    if whole.is_empty() {
        return None;
    }
    let from = floor(text, start.saturating_sub(WINDOW)).max(whole.start);
    let end = end.min(ceil(text, start + WINDOW)).max(start);
    let to = ceil(text, end + WINDOW).min(whole.end);
    let cut = &text[from..to];
    // A carriage return, a vertical tab or the like inside the line would start a new one in the renderer.
    let mut shown = String::with_capacity(cut.len());
    let mut at = (0, 0);
    for (i, c) in cut.char_indices() {
        if from + i == start {
            at.0 = shown.len();
        }
        if from + i == end {
            at.1 = shown.len();
        }
        shown.push(match c {
            '\t' => '\t',
            c if super::terminal::is_unsafe(c) || c == '\u{FEFF}' => '\u{FFFD}',
            c => c,
        });
    }
    if start == to {
        at.0 = shown.len();
    }
    if end == to {
        at.1 = shown.len();
    }
    Some(Excerpt { text: shown, line, span: at.0..at.1.max(at.0), whole: from == whole.start })
}
