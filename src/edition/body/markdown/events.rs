//! What pulldown-cmark's events say of the blocks they make up.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

/// An event, and its bytes in the text.
pub(super) type Spanned<'a> = (Event<'a>, Range<usize>);

/// The blocks that stand beside one another in a range of events.
pub(super) fn blocks(events: &[Spanned<'_>], range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut depth, mut start) = (0usize, range.start);
    for i in range {
        match &events[i].0 {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            out.push(start..i + 1);
            start = i + 1;
        }
    }
    out
}

/// The bytes of events.
pub(super) fn span_of(events: &[Spanned<'_>]) -> Option<Range<usize>> {
    let start = events.iter().map(|(_, r)| r.start).min()?;
    Some(start..events.iter().map(|(_, r)| r.end).max()?)
}

/// Where an element ends, from its start or from inside.
pub(super) fn end_of(events: &[Spanned<'_>], from: usize, limit: usize, is_end: impl Fn(&TagEnd) -> bool) -> usize {
    (from..limit).find(|&i| matches!(&events[i].0, Event::End(end) if is_end(end))).unwrap_or(limit.saturating_sub(1))
}

pub(super) fn is_leaf_end(end: &TagEnd) -> bool {
    matches!(end, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell)
}

/// Whether an element starts that may hold itself.
pub(super) fn is_nest(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(Tag::BlockQuote(_) | Tag::List(_) | Tag::Item))
}

/// Whether such an element ends.
pub(super) fn is_nest_end(event: &Event<'_>) -> bool {
    matches!(event, Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item))
}

/// Whether an image is all that its paragraph holds.
pub(super) fn is_alone(events: &[Spanned<'_>], start: usize, end: usize) -> bool {
    start > 0
        && matches!(events[start - 1].0, Event::Start(Tag::Paragraph))
        && matches!(events.get(end + 1), Some((Event::End(TagEnd::Paragraph), _)))
}

/// Whether an image is all the text of a list item that has no paragraphs.
pub(super) fn is_item(events: &[Spanned<'_>], start: usize, end: usize) -> bool {
    start > 0
        && matches!(events[start - 1].0, Event::Start(Tag::Item) | Event::TaskListMarker(_))
        && !events.get(end + 1).is_some_and(|(event, _)| is_inline(event))
}

pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_)
        | Event::Code(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::InlineMath(_)
        | Event::DisplayMath(_) => true,
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis
                | Tag::Strong
                | Tag::Strikethrough
                | Tag::Superscript
                | Tag::Subscript
                | Tag::Link { .. }
                | Tag::Image { .. }
        ),
        Event::End(end) => matches!(
            end,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Superscript
                | TagEnd::Subscript
                | TagEnd::Link
                | TagEnd::Image
        ),
        Event::Html(_) | Event::Rule | Event::TaskListMarker(_) => false,
    }
}
