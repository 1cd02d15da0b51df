//! The block structure of a text, as a flat list of pieces.
//!
//! pulldown-cmark gives the text of a tight list item without a paragraph around it; here every run of
//! inline events is one piece, whatever stands around it.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::inline::Spanned;

/// What a run of text is the text of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Over {
    /// A paragraph.
    Paragraph,
    /// A list item without paragraphs.
    Tight,
    /// A heading of a level.
    Heading(u8),
    /// A table cell.
    Cell,
}

/// One element of a text's structure.
#[derive(Debug)]
pub(super) enum Piece<'e, 'a> {
    /// A container starts.
    Open(&'e Tag<'a>, Range<usize>),
    /// The container ends.
    Close,
    /// A run of text.
    Text(Over, Range<usize>, &'e [Spanned<'a>]),
    /// A code block, an HTML block or a rule, with all its events.
    Opaque(Range<usize>, &'e [Spanned<'a>]),
    /// The box of a task list.
    Task(bool),
}

/// The Markdown that articles are written in.
///
/// Maths is left off because it reads `$5-$10` as maths; metadata blocks, because a `---` pair in the middle
/// of an article is not front matter.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

/// The title of a link reference definition and the bytes of the definition.
pub(super) type DefinitionTitle = (Range<usize>, String);

/// Parses `text` from `body` on; ranges are those of the whole text.
pub(super) fn parse(text: &str, body: usize) -> (Vec<Spanned<'_>>, Vec<DefinitionTitle>) {
    let iter = Parser::new_ext(&text[body..], OPTIONS).into_offset_iter();
    let mut titles: Vec<_> = iter
        .reference_definitions()
        .iter()
        .filter_map(|(_, d)| Some((d.span.start + body..d.span.end + body, d.title.as_ref()?.to_string())))
        .collect();
    titles.sort_by_key(|(r, _)| r.start);
    let events = iter.map(|(event, r)| (event, r.start + body..r.end + body)).collect();
    (events, titles)
}

/// The pieces of a text. Linear, and no deeper on the stack for deeper nesting.
pub(super) fn pieces<'e, 'a>(events: &'e [Spanned<'a>]) -> Vec<Piece<'e, 'a>> {
    let mut pieces = Vec::new();
    let mut i = 0;
    while let Some((event, range)) = events.get(i) {
        match event {
            Event::Start(tag @ (Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell)) => {
                let over = match tag {
                    Tag::Heading { level, .. } => Over::Heading(*level as u8),
                    Tag::TableCell => Over::Cell,
                    _ => Over::Paragraph,
                };
                let mut start = i + 1;
                if let Some((Event::TaskListMarker(done), _)) = events.get(start) {
                    pieces.push(Piece::Task(*done));
                    start += 1;
                }
                let end = end_of(events, start, |e| {
                    matches!(e, Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell))
                });
                pieces.push(Piece::Text(over, range.clone(), &events[start..end]));
                i = end + 1;
            }
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)) => {
                let end = end_of(events, i + 1, |e| {
                    matches!(e, Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)))
                });
                pieces.push(Piece::Opaque(range.clone(), &events[i..(end + 1).min(events.len())]));
                i = end + 1;
            }
            Event::Rule => {
                pieces.push(Piece::Opaque(range.clone(), &events[i..=i]));
                i += 1;
            }
            Event::TaskListMarker(done) => {
                pieces.push(Piece::Task(*done));
                i += 1;
            }
            Event::Start(tag) if is_container(tag) => {
                pieces.push(Piece::Open(tag, range.clone()));
                i += 1;
            }
            Event::End(end) if !is_inline(end) => {
                pieces.push(Piece::Close);
                i += 1;
            }
            _ => {
                let end = end_of(events, i + 1, |e| match e {
                    Event::Start(tag) => {
                        is_container(tag)
                            || matches!(
                                tag,
                                Tag::Paragraph
                                    | Tag::Heading { .. }
                                    | Tag::TableCell
                                    | Tag::CodeBlock(_)
                                    | Tag::HtmlBlock
                                    | Tag::MetadataBlock(_)
                            )
                    }
                    Event::End(end) => !is_inline(end),
                    Event::Rule | Event::TaskListMarker(_) => true,
                    _ => false,
                });
                let last = events[i..end].iter().map(|(_, r)| r.end).max().unwrap_or(range.end);
                pieces.push(Piece::Text(Over::Tight, range.start..last.max(range.start), &events[i..end]));
                i = end;
            }
        }
    }
    pieces
}

fn end_of(events: &[Spanned<'_>], from: usize, is_end: impl Fn(&Event<'_>) -> bool) -> usize {
    events[from..].iter().position(|(e, _)| is_end(e)).map_or(events.len(), |n| from + n)
}

fn is_container(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
    )
}

fn is_inline(end: &TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}
