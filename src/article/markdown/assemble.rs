//! Putting texts into an article.

use std::ops::Range;

use super::write::{self, Allowed};
use super::{Context, Slot, frontmatter, guard};
use crate::article::{Article, Assembled, Block, Kind, Rendition, Slot as AnySlot};
use crate::text::fold;

/// What is done at one place: a block or, after the blocks, something recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// The article's own bytes.
    Keep,
    /// These bytes for the place's own.
    Write(String),
    /// Nothing, for the place and what goes with it.
    Remove(Range<usize>),
}

impl Choice {
    pub(super) fn is_change(&self) -> bool {
        *self != Self::Keep
    }
}

/// What an edition changes besides the texts.
pub(super) struct Extras<'a> {
    /// Bytes to leave out.
    strip: &'a [Range<usize>],
    /// The value of `lang`.
    lang: Option<(Range<usize>, String)>,
}

/// An article with the chosen texts in it.
pub(super) struct Composed {
    pub(super) text: String,
    /// The bytes of each place.
    spans: Vec<Range<usize>>,
    /// Bytes of the source whose elements are not there any more.
    pub(super) gone: Vec<Range<usize>>,
    edits: Vec<(usize, isize)>,
}

impl Composed {
    /// Where an offset of the source that lies in no edit is now.
    pub(super) fn position(&self, at: usize) -> usize {
        let shift: isize = self.edits.iter().take_while(|(end, _)| *end <= at).map(|(_, d)| d).sum();
        at.saturating_add_signed(shift).min(self.text.len())
    }
}

/// Assembles; with `force`, texts that equal the block's own are written anew all the same.
pub(in crate::article) fn assemble(article: &Article, rendition: &Rendition<'_>, force: bool) -> Assembled {
    let body = frontmatter::body_start(&article.text);
    let mut refused = Vec::new();
    let mut choices = Vec::with_capacity(article.blocks.len() + article.metadata.len());
    for (i, block) in article.blocks.iter().enumerate() {
        let text = rendition.texts.get(i).and_then(Option::as_deref);
        choices.push(match text {
            None => Choice::Keep,
            Some(text) if !force && fold(text) == fold(&block.text) => Choice::Keep,
            Some(text) if write::clean(text, false).is_empty() => match removal(article, body, block) {
                Some(choice) => choice,
                None => {
                    refused.push(i);
                    Choice::Keep
                }
            },
            Some(text) => match forced(article, block, text) {
                Choice::Keep if !force => {
                    refused.push(i);
                    Choice::Keep
                }
                choice => choice,
            },
        });
    }
    for (i, recognised) in article.metadata.iter().enumerate() {
        let text = rendition.metadata.get(i).and_then(Option::as_deref).filter(|t| !t.trim().is_empty());
        choices.push(text.map_or(Choice::Keep, |text| {
            let own = Allowed::of(&article.text[recognised.span.clone()]);
            Choice::Write(write::inline(text, &Context::Paragraph, &own, "", "\n"))
        }));
    }
    refused.extend(guard::refuse(article, body, &mut choices));

    let lang = rendition.locale.zip(article.lang_span.clone()).and_then(|(locale, span)| {
        let value = frontmatter::write_at(&article.text, &span, &locale.to_string())?;
        Some((span, value))
    });
    let strip = if rendition.locale.is_some() { article.strip.as_slice() } else { &[] };
    let extras = Extras { strip, lang };
    let all: Vec<usize> = (0..choices.len()).collect();
    let fields = frontmatter::refuse(article, body, &mut choices);
    refused.extend(fields);
    let mut composed = compose(article, &choices, &all, Some(&extras));
    if !strip.is_empty() && !guard::strips_cleanly(article, body, &composed) {
        // Without the marker's line its neighbours would join; an empty line in its place keeps them apart.
        let bare: Vec<_> = strip.iter().map(|r| comment(&article.text, r)).collect();
        composed = compose(article, &choices, &all, Some(&Extras { strip: &bare, ..extras }));
    }
    refused.sort_unstable();
    refused.dedup();
    refused.retain(|&i| i < article.blocks.len());
    composed.spans.truncate(article.blocks.len());
    Assembled { text: composed.text, spans: composed.spans, refused }
}

/// The comment alone, of a marker's line.
fn comment(text: &str, line: &Range<usize>) -> Range<usize> {
    let slice = &text[line.clone()];
    let start = slice.find("<!--").unwrap_or(0);
    let end = slice.rfind("-->").map_or(slice.len(), |n| n + 3);
    line.start + start..line.start + end.max(start)
}

/// Puts the choices at the places in `only` (sorted) into the article.
pub(super) fn compose(article: &Article, choices: &[Choice], only: &[usize], extras: Option<&Extras<'_>>) -> Composed {
    let span_of = |i: usize| match article.blocks.get(i) {
        Some(block) => block.span.clone(),
        None => article.metadata[i - article.blocks.len()].span.clone(),
    };
    // Edits by source position; a place that stays is an edit that changes nothing, to follow its span.
    let mut edits: Vec<(Range<usize>, Option<&str>, Option<usize>)> = Vec::with_capacity(choices.len());
    let mut gone = Vec::new();
    for (i, choice) in choices.iter().enumerate() {
        let applies = only.binary_search(&i).is_ok();
        edits.push(match choice {
            Choice::Write(text) if applies => (span_of(i), Some(text), Some(i)),
            Choice::Remove(range) if applies => {
                gone.push(span_of(i));
                (range.clone(), Some(""), Some(i))
            }
            _ => (span_of(i), None, Some(i)),
        });
    }
    if let Some(extras) = extras {
        for range in extras.strip {
            gone.push(comment(&article.text, range));
            edits.push((range.clone(), Some(""), None));
        }
        if let Some((span, value)) = &extras.lang {
            edits.push((span.clone(), Some(value), None));
        }
    }
    gone.sort_by_key(|r| r.start);
    edits.sort_by_key(|(r, ..)| (r.start, r.end));

    let mut text = String::with_capacity(article.text.len() + article.text.len() / 4);
    let mut spans = vec![0..0; choices.len()];
    let mut shifts = Vec::new();
    let mut at = 0;
    for (range, with, place) in edits {
        // Two edits never overlap; if they did, the later one would have lost its place.
        let range = range.start.max(at)..range.end.max(at);
        text.push_str(&article.text[at..range.start]);
        let start = text.len();
        text.push_str(with.unwrap_or(&article.text[range.clone()]));
        if let Some(place) = place {
            spans[place] = start..text.len();
        }
        shifts.push((range.end, (text.len() - start) as isize - range.len() as isize));
        at = range.end;
    }
    text.push_str(&article.text[at..]);
    Composed { text, spans, gone, edits: shifts }
}

/// Writes a text in a block's place, whether or not it is the block's own.
pub(super) fn forced(article: &Article, block: &Block, text: &str) -> Choice {
    let AnySlot::Markdown(slot) = &block.slot else { return Choice::Keep };
    let written = match slot {
        Slot::Inline(inline) => {
            let allowed = Allowed::of(&block.text);
            let eol = line_end(&article.text, block.span.end);
            let written = write::inline(text, &inline.context, &allowed, &inline.prefix, eol);
            if inline.context == Context::Paragraph && is_above_delimiter_row(&article.text, block.span.end) {
                write::escape_bars(&written)
            } else {
                written
            }
        }
        Slot::Alt { cell, label, .. } => {
            let mut written = write::alt(text, *cell, &Allowed::of(&block.text));
            if let Some(label) = label {
                written.push_str("][");
                written.push_str(label);
            }
            written
        }
        Slot::Title { cell } => write::title(text, *cell),
        Slot::Html => write::html_text(text),
        Slot::Field(style) => match frontmatter::write(*style, text) {
            Some(written) => written,
            None => return Choice::Keep,
        },
    };
    Choice::Write(written)
}

/// Whether the next line starts a list now (`- | -`) and would be the row under a table's header if the line above
/// it ended otherwise.
fn is_above_delimiter_row(text: &str, at: usize) -> bool {
    let mut lines = text[at..].split('\n').map(|line| line.trim_matches([' ', '\t', '\r', '>']));
    let is = |next: &str| next.starts_with("- ") && next.contains('|') && write::is_delimiter_row(next.as_bytes());
    lines.next() == Some("") && lines.next().is_some_and(is)
}

/// The article's line end at a place.
fn line_end(text: &str, at: usize) -> &'static str {
    let newline = text[at..].find('\n').map(|n| at + n).or_else(|| text[..at].rfind('\n'));
    match newline {
        Some(n) if text[..n].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// How a block is left out; `None` where that would leave a hole.
fn removal(article: &Article, body: usize, block: &Block) -> Option<Choice> {
    if block.kind.is_structural() {
        return None;
    }
    let AnySlot::Markdown(slot) = &block.slot else { return None };
    match slot {
        Slot::Inline(inline) => {
            Some(Choice::Remove(removed_range(&article.text, body, &block.span, inline.sole, &block.kind)))
        }
        Slot::Alt { label: Some(label), .. } => Some(Choice::Write(format!("][{label}"))),
        Slot::Alt { .. } | Slot::Title { .. } | Slot::Html => Some(Choice::Write(String::new())),
        Slot::Field(_) => None,
    }
}

/// A paragraph's lines, with the mark of a list item that holds nothing else, and one of the empty lines
/// that were on both sides of it.
fn removed_range(text: &str, body: usize, span: &Range<usize>, sole: bool, kind: &Kind) -> Range<usize> {
    let is_blank = |line: &str| line.bytes().all(|b| matches!(b, b' ' | b'\t' | b'>' | b'\r' | b'\n'));
    let start = super::blocks::line_start(text, span.start, body);
    let before = text[start..span.start].trim_matches([' ', '\t', '>']);
    let whole_item = sole && *kind == Kind::ListItem && is_one_item(before);
    let end_of_line = |at: usize| text[at..].find('\n').map_or(text.len(), |n| at + n + 1);
    let end = end_of_line(span.end);
    if !(before.is_empty() || whole_item) || !is_blank(&text[span.end..end]) {
        return span.clone();
    }
    let blank_before = start == body || {
        let line = super::blocks::line_start(text, start - 1, body);
        is_blank(&text[line..start])
    };
    let next = end_of_line(end);
    if blank_before && end < text.len() && is_blank(&text[end..next]) { start..next } else { start..end }
}

/// Whether this is the mark of one list item, with or without a box.
fn is_one_item(mark: &str) -> bool {
    let mark = ["[ ]", "[x]", "[X]"].iter().find_map(|b| mark.strip_suffix(b)).unwrap_or(mark).trim_end();
    match mark.strip_suffix(['.', ')']) {
        Some(number) => !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()),
        None => matches!(mark, "-" | "*" | "+"),
    }
}
