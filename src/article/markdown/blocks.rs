//! From the structure of a text to its blocks.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::inline::{self, Spanned};
use super::structure::{self, Over, Piece};
use super::{Context, Inline, Slot, html};
use crate::article::marker::{self, Marker};
use crate::article::{Allowance, Article, Block, Kind, Markup, Problem, metadata};
use crate::locale::Locale;
use crate::text::has_letters;

/// A line longer than this is no date and no reading time.
const MAX_METADATA: usize = 80;

/// What a container makes of the paragraphs in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Container {
    Quote,
    Alert,
    Item,
    Footnote,
    Other,
}

/// Where a run of text stands.
struct Place {
    /// Nothing else is in its container.
    sole: bool,
    /// The box of a task is before it.
    task: bool,
}

struct Walk<'w> {
    article: &'w mut Article,
    /// Where the Markdown starts, behind the front matter.
    body: usize,
    locale: Locale,
    containers: Vec<(Container, usize)>,
    quotes: usize,
    /// What markers said of the next block.
    id: Option<(String, Range<usize>)>,
    note: Option<(String, Range<usize>)>,
    skip: Option<Range<usize>>,
    /// Whether a `skip-start` is open.
    skipping: bool,
    /// The last piece that is a `skip-end`: a `skip-start` behind it has none.
    last_end: Option<usize>,
    /// How many containers were open when one was found that is left out.
    skipped_container: Option<usize>,
    ids: std::collections::HashSet<String>,
}

/// Reads the blocks of `article.text[body..]` into `article`.
pub(super) fn read(article: &mut Article, body: usize, locale: &Locale) {
    let text = std::mem::take(&mut article.text);
    let (events, titles) = structure::parse(&text, body);
    let pieces = structure::pieces(&events);
    let locale = article.lang.clone().unwrap_or_else(|| locale.clone());
    let mut walk = Walk {
        article,
        body,
        locale,
        containers: Vec::new(),
        quotes: 0,
        id: None,
        note: None,
        skip: None,
        skipping: false,
        last_end: pieces.iter().rposition(is_skip_end),
        skipped_container: None,
        ids: std::collections::HashSet::new(),
    };
    for at in 0..pieces.len() {
        piece(&mut walk, &text, &pieces, at);
    }
    let dangling = [
        walk.id.take().map(|(_, s)| (s, "no block follows the marker `id`")),
        walk.note.take().map(|(_, s)| (s, "no block follows the marker `note`")),
        walk.skip.take().map(|s| (s, "nothing follows the marker `skip`")),
    ];
    for (span, message) in dangling.into_iter().flatten() {
        problem(walk.article, span, message.to_owned());
    }
    for (span, title) in titles {
        if has_letters(&title) {
            let at = text[span.clone()].rfind(title.as_str());
            article.untranslatable.push(at.map_or(span.clone(), |at| span.start + at..span.start + at + title.len()));
        }
    }
    drop(pieces);
    drop(events);
    article.text = text;
}

fn problem(article: &mut Article, span: Range<usize>, message: String) {
    let help = "markers are `id NAME`, `skip`, `skip-start`, `skip-end`, `note TEXT` and `allow RULE, because …`, \
                as `<!-- tradwi: … -->` on a line before the block";
    article.problems.push(Problem { rule: "marker", severity: None, span, message, help: Some(help.into()) });
}

/// Whether a piece is the marker `skip-end`.
fn is_skip_end(piece: &Piece<'_, '_>) -> bool {
    let Piece::Opaque(_, [(Event::Start(Tag::HtmlBlock), _), events @ ..]) = piece else { return false };
    let lines = events.iter().filter_map(|(e, _)| if let Event::Html(h) = e { Some(&**h) } else { None });
    marker::parse(&lines.collect::<String>()) == Some(Ok(Marker::SkipEnd))
}

fn piece(walk: &mut Walk<'_>, text: &str, pieces: &[Piece<'_, '_>], at: usize) {
    match &pieces[at] {
        Piece::Open(tag, range) => {
            if walk.skipped_container.is_none() && !matches!(tag, Tag::Item) && walk.skip.take().is_some() {
                walk.skipped_container = Some(walk.containers.len());
            }
            let container = match tag {
                Tag::BlockQuote(None) => Container::Quote,
                Tag::BlockQuote(Some(_)) => Container::Alert,
                Tag::Item => Container::Item,
                Tag::FootnoteDefinition(_) => Container::Footnote,
                _ => Container::Other,
            };
            walk.quotes += usize::from(matches!(container, Container::Quote | Container::Alert));
            walk.containers.push((container, range.start));
        }
        Piece::Close => {
            if let Some((Container::Quote | Container::Alert, _)) = walk.containers.pop() {
                walk.quotes -= 1;
            }
            if walk.skipped_container == Some(walk.containers.len()) {
                walk.skipped_container = None;
            }
        }
        Piece::Task(_) => {}
        Piece::Opaque(range, events) => {
            if let Some((Event::Start(Tag::HtmlBlock), _)) = events.first() {
                raw_html(walk, text, pieces, at, range, &events[1..]);
            } else if !is_skipped(walk) {
                walk.skip = None;
            }
        }
        Piece::Text(over, range, events) => {
            if is_skipped(walk) || walk.skip.take().is_some() {
                return;
            }
            let sole = pieces.get(at + 1).is_some_and(|p| matches!(p, Piece::Close))
                && match pieces.get(at.wrapping_sub(1)) {
                    Some(Piece::Open(..)) => true,
                    Some(Piece::Task(_)) => matches!(pieces.get(at.wrapping_sub(2)), Some(Piece::Open(..))),
                    _ => false,
                };
            let floor = match over {
                Over::Tight => walk.containers.last().map_or(walk.body, |(_, start)| *start),
                _ => range.start,
            };
            let task = matches!(pieces.get(at.wrapping_sub(1)), Some(Piece::Task(_)));
            leaf(walk, text, *over, floor, events, Place { sole, task });
        }
    }
}

fn is_skipped(walk: &Walk<'_>) -> bool {
    walk.skipping || walk.skipped_container.is_some()
}

/// A run of text.
fn leaf(walk: &mut Walk<'_>, text: &str, over: Over, floor: usize, events: &[Spanned<'_>], place: Place) {
    for (event, range) in events {
        if let Event::InlineHtml(tag) = event
            && marker::is_marker(tag)
        {
            problem(walk.article, range.clone(), "a marker stands on a line of its own".into());
        }
    }
    if let Some(images) = lone_images(events) {
        for image in images {
            alt_text(walk, text, over, events, image);
        }
        return;
    }
    let Some(derived) = inline::derive(text, events, floor, walk.quotes) else {
        let letters = events.iter().any(|(e, _)| matches!(e, Event::Text(t) if has_letters(t)));
        if let (true, Some(first), Some(last)) = (letters, events.first(), events.last())
            && first.1.start < last.1.end
        {
            walk.article.untranslatable.push(first.1.start..last.1.end);
        }
        return;
    };
    let kind = match over {
        Over::Heading(level) => Kind::Heading(level),
        Over::Cell => Kind::TableCell,
        Over::Paragraph | Over::Tight => match walk.containers.iter().rev().find(|(c, _)| *c != Container::Other) {
            Some((Container::Item, _)) => Kind::ListItem,
            Some((Container::Quote, _)) => Kind::Quotation,
            Some((Container::Footnote, _)) => Kind::Footnote,
            _ => Kind::Paragraph,
        },
    };
    if kind == Kind::Paragraph
        && derived.text.len() <= MAX_METADATA
        && let Some(value) = metadata::recognise(&derived.text, &walk.locale)
    {
        walk.article.recognised(derived.span, value);
        return;
    }
    if !derived.letters {
        return;
    }
    let prefix = || continuation(&text[line_start(text, derived.span.start, walk.body)..derived.span.start]);
    let (context, prefix) = match over {
        Over::Cell => {
            let row = walk.containers.last().map_or(floor, |(_, start)| *start);
            let before = text.get(row..derived.span.start).unwrap_or("|");
            (Context::Cell { first: before.bytes().all(|b| matches!(b, b' ' | b'\t')) }, String::new())
        }
        Over::Heading(_) if is_atx(text, floor) => (Context::Atx, String::new()),
        Over::Heading(_) => (Context::Setext, prefix()),
        _ if place.task => (Context::Task, prefix()),
        _ => (Context::Paragraph, prefix()),
    };
    let inline = Inline { context, prefix, sole: place.sole, plain: derived.plain };
    push(walk, kind, Markup::Markdown, derived.span, derived.text, Slot::Inline(inline));
}

/// Every block goes through here: spans in order, markers used up.
fn push(walk: &mut Walk<'_>, kind: Kind, markup: Markup, span: Range<usize>, text: String, slot: Slot) {
    let after = walk.article.blocks.last().map_or(0, |b| b.span.end);
    if span.start < after {
        walk.article.untranslatable.push(span);
        return;
    }
    let fixed_id = walk.id.take().and_then(|(id, marker)| {
        let new = walk.ids.insert(id.clone());
        if !new {
            problem(walk.article, marker, format!("the id `{id}` is fixed twice in this article"));
        }
        new.then_some(id)
    });
    let note = walk.note.take().map(|(note, _)| note);
    let slot = crate::article::Slot::Markdown(slot);
    walk.article.blocks.push(Block { kind, markup, span, text, fixed_id, note, slot });
}

/// The images of a run of text that has nothing else, save links around them: the indexes of their starts.
///
/// An image whose own alt text has links or images in it is left to the paragraph it stands in.
fn lone_images(events: &[Spanned<'_>]) -> Option<Vec<usize>> {
    let mut images = Vec::new();
    let mut inside = false;
    for (i, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Image { .. }) if !inside => {
                inside = true;
                images.push(i);
            }
            Event::Start(Tag::Image { .. } | Tag::Link { .. }) if inside => return None,
            Event::End(TagEnd::Image) => inside = false,
            _ if inside => {}
            Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link) | Event::SoftBreak | Event::HardBreak => {}
            Event::Text(t) if t.trim().is_empty() => {}
            _ => return None,
        }
    }
    (!images.is_empty()).then_some(images)
}

fn alt_text(walk: &mut Walk<'_>, text: &str, over: Over, events: &[Spanned<'_>], image: usize) {
    let cell = over == Over::Cell;
    let outer = events[image].1.clone();
    let Some(end) = (image + 1..events.len()).find(|&i| matches!(events[i].0, Event::End(TagEnd::Image))) else {
        return;
    };
    let inner = &events[image + 1..end];
    let Event::Start(Tag::Image { link_type, id, title, .. }) = &events[image].0 else { return };
    if let Some(derived) = inline::derive(text, inner, outer.start + 2, walk.quotes)
        && derived.letters
    {
        let mut span = derived.span;
        let mut label = None;
        match link_type {
            LinkType::Shortcut => label = Some(one_line(id)),
            LinkType::Collapsed => {
                if !text[span.end..].starts_with("][]") {
                    walk.article.untranslatable.push(span);
                    return;
                }
                label = Some(one_line(id));
                span.end += 2;
            }
            _ => {}
        }
        push(
            walk,
            Kind::AltText,
            Markup::Markdown,
            span,
            derived.text,
            Slot::Alt { cell, label, plain: derived.plain },
        );
    }
    if *link_type != LinkType::Inline || !has_letters(title) {
        return;
    }
    let caption = one_line(title);
    match inline::tail(text, events, end).and_then(|t| t.title) {
        Some(span) if title.trim() == caption => {
            push(walk, Kind::Caption, Markup::Literal, span, caption, Slot::Title { cell });
        }
        _ => walk.article.untranslatable.push(events[end - 1].1.end.min(outer.end)..outer.end),
    }
}

pub(super) fn one_line(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A raw HTML block: a marker, or elements with text.
fn raw_html(
    walk: &mut Walk<'_>,
    text: &str,
    pieces: &[Piece<'_, '_>],
    at: usize,
    range: &Range<usize>,
    events: &[Spanned<'_>],
) {
    let lines: Vec<(&str, Range<usize>)> = events
        .iter()
        .filter_map(|(e, r)| match e {
            Event::Html(h) => Some((&**h, r.clone())),
            _ => None,
        })
        .collect();
    let whole: String = lines.iter().map(|(h, _)| *h).collect();
    if marker::is_marker(&whole) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return };
        let start = first.1.start + (first.0.len() - first.0.trim_start().len());
        let span = start..(last.1.start + last.0.trim_end().len()).max(start);
        if let Some(Ok(_)) = marker::parse(&whole) {
            walk.article.strip.push(strip_range(text, walk.body, pieces, at, &span));
        }
        match marker::parse(&whole) {
            Some(Ok(marker)) => apply(walk, marker, span, at),
            Some(Err(message)) => problem(walk.article, span, message),
            None => {}
        }
        return;
    }
    if is_skipped(walk) || walk.skip.take().is_some() {
        return;
    }
    let found = html::scan(&whole, 0..whole.len());
    let before = walk.article.untranslatable.len();
    // In a container, and where lines end with CRLF, an offset in the HTML is none in the article.
    let places = Places::of(text, &lines);
    let mut left_behind = |span: &Range<usize>| match places.of_text(span) {
        Some(span) => walk.article.untranslatable.push(span),
        None => walk.article.untranslatable.push(range.clone()),
    };
    found.rest.iter().for_each(&mut left_behind);
    let mut texts = Vec::with_capacity(found.texts.len());
    for (span, kind) in found.texts {
        match places.of_text(&span) {
            Some(place) => texts.push((place, kind, one_line(&whole[span]))),
            None => left_behind(&span),
        }
    }
    if walk.article.untranslatable.len() > before {
        walk.article.raw_html.push(range.clone());
    }
    for (span, kind, one) in texts {
        push(walk, kind, Markup::Html, span, one, Slot::Html);
    }
}

/// Where the lines of an HTML block stand in the article.
struct Places {
    /// By line, its start in the HTML, and its bytes in the article; `None` where they are not the line's own.
    lines: Vec<(usize, Option<Range<usize>>)>,
}

impl Places {
    fn of(text: &str, lines: &[(&str, Range<usize>)]) -> Self {
        let mut at = 0;
        let place = |(html, range): &(&str, Range<usize>)| {
            let start = at;
            at += html.len();
            // A tab that the container took a part of is spaces in the HTML.
            let own = html.trim_end_matches(['\r', '\n']);
            let same = text.get(range.start..range.start + own.len()) == Some(own);
            (start, same.then(|| range.start..range.start + own.len()))
        };
        Self { lines: lines.iter().map(place).collect() }
    }

    /// The bytes of a text, which neither starts nor ends with a line's end.
    fn of_text(&self, span: &Range<usize>) -> Option<Range<usize>> {
        let find = |at: usize| {
            let line = self.lines.partition_point(|(start, _)| *start <= at).checked_sub(1)?;
            let (start, place) = self.lines.get(line)?;
            let place = place.clone()?;
            Some(place.start + (at - start)).filter(|&found| found <= place.end)
        };
        let last = span.end.checked_sub(1)?;
        Some(find(span.start)?..find(last)? + 1)
    }
}

/// What a marker does that is the piece `at`.
fn apply(walk: &mut Walk<'_>, marker: Marker, span: Range<usize>, at: usize) {
    match marker {
        Marker::Id(id) => {
            if let Some((_, earlier)) = walk.id.replace((id, span)) {
                problem(walk.article, earlier, "another marker `id` follows before any block".into());
            }
        }
        Marker::Note(note) => {
            // Two notes are two things to say.
            walk.note = Some(match walk.note.take() {
                Some((earlier, at)) => (format!("{earlier} {note}"), at),
                None => (note, span),
            });
        }
        Marker::Layout(_) => problem(walk.article, span, "the marker `layout` is for plain text".into()),
        Marker::Allow(line) => walk.article.allowances.push(Allowance { line, span }),
        Marker::Skip => walk.skip = Some(span),
        Marker::SkipStart if walk.skipping => {
            problem(walk.article, span, "`skip-start` inside another one".into());
        }
        Marker::SkipStart if walk.last_end.is_none_or(|end| end < at) => {
            walk.article.problems.push(marker::without_end(span));
        }
        Marker::SkipStart => walk.skipping = true,
        Marker::SkipEnd => {
            if !std::mem::take(&mut walk.skipping) {
                problem(walk.article, span, "`skip-end` without `skip-start`".into());
            }
        }
    }
}

/// The bytes that go with a marker: its line, unless the lines around it would then become one paragraph.
fn strip_range(text: &str, body: usize, pieces: &[Piece<'_, '_>], at: usize, span: &Range<usize>) -> Range<usize> {
    let start = line_start(text, span.start, body);
    let end = text[span.end..].find('\n').map_or(text.len(), |n| span.end + n + 1);
    let clean = text[start..span.start].bytes().all(|b| matches!(b, b' ' | b'\t' | b'>'))
        && text[span.end..end].trim().is_empty();
    let before = pieces[..at].iter().rev().find(|p| !matches!(p, Piece::Close));
    let touches_before = matches!(before, Some(Piece::Text(over, _, events))
        if !matches!(over, Over::Heading(_))
            && events.last().is_some_and(|(_, r)| text.get(r.end..start).is_some_and(|s| s.matches('\n').count() < 2)));
    let touches_after = matches!(pieces.get(at + 1), Some(Piece::Text(_, range, _))
        if text.get(end..range.start).is_some_and(|s| !s.contains('\n')));
    if clean && !(touches_before && touches_after) { start..end } else { span.clone() }
}

pub(super) fn line_start(text: &str, at: usize, floor: usize) -> usize {
    text[floor..at].rfind(['\n', '\r']).map_or(floor, |n| floor + n + 1)
}

/// What stands before the continuation lines of a block whose first line has `before` before it.
fn continuation(before: &str) -> String {
    before.chars().map(|c| if matches!(c, '>' | '\t') { c } else { ' ' }).collect()
}

/// Whether the heading at `at` is written with `#`.
fn is_atx(text: &str, at: usize) -> bool {
    let rest = text[at..].trim_start_matches('#');
    (1..=6).contains(&(text.len() - at - rest.len())) && (rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
}
