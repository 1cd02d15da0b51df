//! The text of one block: what pulldown-cmark says of its inside, put on one line.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::text::has_letters_outside_addresses;

/// An event with its bytes in the text.
pub(super) type Spanned<'a> = (Event<'a>, Range<usize>);

/// The text of a block as derived from its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Derived {
    /// Its bytes.
    pub(super) span: Range<usize>,
    /// Its text on one line; hard breaks are a backslash and a newline.
    pub(super) text: String,
    /// Whether the text is the bytes as they are, so that nothing can go wrong in writing it back.
    pub(super) plain: bool,
    /// Whether it has letters outside code, tags and automatic links.
    pub(super) letters: bool,
}

/// A link or image in a block's text.
///
/// Destinations are as CommonMark reads them (sections 6.3 to 6.5): escapes and entities resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkInfo {
    /// The bytes of the destination in the text, without `<` and `>` around it; `None` for a reference,
    /// whose destination is elsewhere.
    pub range: Option<Range<usize>>,
    /// The destination; empty for a reference.
    pub dest: String,
    /// The label of a reference in full form (`[text][label]`).
    pub label: Option<String>,
}

/// The links and images of a block's text with inline markup, in order.
///
/// References are found by their full form alone, the only one that a block's text is written in: a lone
/// `[sic]` is not one.
pub fn links(text: &str) -> Vec<LinkInfo> {
    if !text.contains("](") && !text.contains("][") && !text.contains('<') {
        return Vec::new();
    }
    let mut found = Vec::new();
    with_events(text, |events| {
        let mut open = Vec::new();
        for (i, (event, range)) in events.iter().enumerate() {
            match event {
                Event::Start(
                    Tag::Link { link_type, dest_url, id, .. } | Tag::Image { link_type, dest_url, id, .. },
                ) => {
                    open.push((found.len(), *link_type));
                    found.push(match link_type {
                        LinkType::Inline => LinkInfo { range: None, dest: dest_url.to_string(), label: None },
                        LinkType::Autolink | LinkType::Email => LinkInfo {
                            range: Some(range.start + 1..range.end - 1),
                            dest: dest_url.to_string(),
                            label: None,
                        },
                        _ => LinkInfo { range: None, dest: String::new(), label: Some(id.to_string()) },
                    });
                }
                Event::End(TagEnd::Link | TagEnd::Image) => {
                    if let Some((index, LinkType::Inline)) = open.pop() {
                        found[index].range = tail(text, events, i).map(|t| t.dest);
                    }
                }
                _ => {}
            }
        }
    });
    found
}

/// What is marked up in a text, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markings {
    /// Stretches in `*emphasis*`.
    pub emphasis: usize,
    /// Stretches in `**strong**` emphasis.
    pub strong: usize,
    /// Stretches struck out.
    pub struck: usize,
    /// The contents of code spans, in order, with their bytes with the backticks.
    pub code: Vec<(String, Range<usize>)>,
    /// Raw HTML tags and comments, in order, with their bytes.
    pub html: Vec<(String, Range<usize>)>,
    /// The labels of footnote references, in order.
    pub notes: Vec<String>,
}

/// The markup of a block's text.
pub fn markings(text: &str) -> Markings {
    let mut out = Markings::default();
    if !text.contains(['*', '_', '~', '`', '<', '[']) {
        return out;
    }
    with_events(text, |events| {
        for (event, range) in events {
            match event {
                Event::Start(Tag::Emphasis) => out.emphasis += 1,
                Event::Start(Tag::Strong) => out.strong += 1,
                Event::Start(Tag::Strikethrough) => out.struck += 1,
                Event::Code(code) => out.code.push((code.to_string(), range.clone())),
                Event::InlineHtml(html) => out.html.push((html.to_string(), range.clone())),
                Event::FootnoteReference(label) => out.notes.push(label.to_string()),
                _ => {}
            }
        }
    });
    out
}

/// The labels of the footnotes that a block's text refers to, in order.
pub fn footnote_references(text: &str) -> Vec<String> {
    if !text.contains("[^") {
        return Vec::new();
    }
    let mut found = Vec::new();
    with_events(text, |events| {
        found.extend(events.iter().filter_map(|(event, _)| match event {
            Event::FootnoteReference(label) => Some(label.to_string()),
            _ => None,
        }));
    });
    found
}

/// Parses a block's text by itself: every full reference counts as defined, every footnote reference too.
pub(super) fn with_events<R>(text: &str, read: impl FnOnce(&[Spanned<'_>]) -> R) -> R {
    // A word before the text and no line end in it keep it from being read as anything but a paragraph.
    let one_line = match memchr::memchr2(b'\n', b'\r', text.as_bytes()) {
        Some(_) => Cow::Owned(text.replace(['\n', '\r'], " ")),
        None => Cow::Borrowed(text),
    };
    let line = ["x ", &one_line].concat();
    let resolve = |link: BrokenLink<'_>| {
        (link.link_type == LinkType::Reference).then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
    };
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_OLD_FOOTNOTES;
    let events: Vec<_> = Parser::new_with_broken_link_callback(&line, options, Some(resolve))
        .into_offset_iter()
        .filter(|(_, range)| range.start >= 2)
        .map(|(event, range)| (event, range.start - 2..range.end - 2))
        .collect();
    read(&events)
}

/// Where the destination and the title of an inline link stand.
pub(super) struct Tail {
    /// The destination, without `<` and `>`.
    pub(super) dest: Range<usize>,
    /// The title with its quotes.
    pub(super) title: Option<Range<usize>>,
}

/// Finds destination and title of the inline link or image whose end is `events[end]`; only where they
/// stand on one line.
pub(super) fn tail(text: &str, events: &[Spanned<'_>], end: usize) -> Option<Tail> {
    let outer = &events[end].1;
    let before = &events[end.checked_sub(1)?];
    let from = if matches!(before.0, Event::Start(_)) { outer.start + 1 } else { before.1.end };
    let rest = text.get(from..outer.end)?.strip_suffix(')')?;
    let mut at = rest.find("](")? + 2;
    let bytes = rest.as_bytes();
    if rest[at..].contains(['\n', '\r']) {
        return None;
    }
    let skip = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    };
    at = skip(at);
    let dest;
    if bytes.get(at) == Some(&b'<') {
        let start = at + 1;
        at = start;
        while *bytes.get(at)? != b'>' {
            at += if bytes[at] == b'\\' { 2 } else { 1 };
        }
        dest = start..at;
        at += 1;
    } else {
        let start = at;
        while bytes.get(at).is_some_and(|b| !b.is_ascii_whitespace()) {
            at += 1;
        }
        dest = start..at;
    }
    at = skip(at);
    let end = rest.trim_end().len();
    let title = (at < end).then(|| from + at..from + end);
    text.get(from + dest.start..from + dest.end)?;
    Some(Tail { dest: from + dest.start..from + dest.end, title })
}

/// The text of a block from its inline events, which lie in `text` at or after `floor`; `quotes` block
/// quotations are around it. `None` where the events make no sense.
pub(super) fn derive(text: &str, events: &[Spanned<'_>], floor: usize, quotes: usize) -> Option<Derived> {
    let first = events.first()?;
    let start = back_over_backslashes(text, first.1.start, floor);
    let end = events.iter().map(|event| end_of(text, event)).max()?;
    if start > end || !text.is_char_boundary(start) || !text.is_char_boundary(end) || start < floor {
        return None;
    }

    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut breaks: Vec<Range<usize>> = Vec::new();
    let mut letters = false;
    let mut automatic = false;
    for (i, (event, range)) in events.iter().enumerate() {
        if range.start < start || range.end > end || range.start > range.end {
            return None;
        }
        match event {
            Event::Text(t) if !automatic && !letters => letters = has_letters_outside_addresses(t),
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => automatic = true,
            Event::End(TagEnd::Link) => automatic = false,
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => {
                let id = id.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ");
                match link_type {
                    LinkType::Shortcut => edits.push((range.end..range.end, format!("[{id}]"))),
                    LinkType::Collapsed => edits.push((range.end..end_of(text, &events[i]), format!("[{id}]"))),
                    _ => {}
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                let from = trim_back(text, range.start, start);
                let by_hand = after_prefix(text, range.end, end, quotes);
                let resume = match events.get(i + 1) {
                    Some((Event::End(_), _)) | None => by_hand,
                    Some((_, next)) => {
                        let at = back_over_backslashes(text, next.start, range.end);
                        let skipped = text.get(range.end..at);
                        if skipped.is_some_and(|s| s.bytes().all(|b| matches!(b, b' ' | b'\t' | b'>'))) {
                            at
                        } else {
                            by_hand
                        }
                    }
                };
                let hard = if ends_in_escape(&text[start..from]) { "\\\\\n" } else { "\\\n" };
                breaks.push(range.clone());
                edits.push((from..resume, if *event == Event::HardBreak { hard } else { " " }.to_owned()));
            }
            _ => {}
        }
    }
    // Line ends inside code spans, tags and link tails have no events.
    let mut breaks = breaks.into_iter().peekable();
    let mut at = start;
    while let Some(found) = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[at..end]) {
        let newline = at + found;
        let after = newline + if text[newline..].starts_with("\r\n") { 2 } else { 1 };
        at = after.min(end);
        while breaks.next_if(|r| r.end <= newline).is_some() {}
        if breaks.peek().is_some_and(|r| r.contains(&newline)) {
            continue;
        }
        let resume = after_prefix(text, after, end, quotes).max(after).min(end);
        edits.push((trim_back(text, newline, start)..resume, " ".into()));
    }
    edits.sort_by_key(|(r, _)| (r.start, r.end));

    let mut out = String::with_capacity(end - start);
    let mut at = start;
    for (range, with) in &edits {
        if range.start < at || range.end > end {
            return None;
        }
        out.push_str(&text[at..range.start]);
        out.push_str(with);
        at = range.end;
    }
    out.push_str(&text[at..end]);
    Some(Derived { span: start..end, text: out, plain: edits.is_empty(), letters })
}

/// Where an element ends: the range of a collapsed reference leaves out its `[]`.
pub(super) fn end_of(text: &str, (event, range): &Spanned<'_>) -> usize {
    let collapsed = matches!(
        event,
        Event::Start(
            Tag::Link { link_type: LinkType::Collapsed, .. } | Tag::Image { link_type: LinkType::Collapsed, .. }
        )
    );
    range.end + if collapsed && text[range.end..].starts_with("[]") { 2 } else { 0 }
}

/// Text that follows an escape starts behind its backslash; two of them in a table.
fn back_over_backslashes(text: &str, mut at: usize, floor: usize) -> usize {
    while at > floor && text.as_bytes().get(at - 1) == Some(&b'\\') {
        at -= 1;
    }
    at
}

/// Whether the last character is a backslash that is not itself escaped.
pub(super) fn ends_in_escape(text: &str) -> bool {
    text.bytes().rev().take_while(|&b| b == b'\\').count() % 2 == 1
}

fn trim_back(text: &str, mut at: usize, floor: usize) -> usize {
    while at > floor && matches!(text.as_bytes()[at - 1], b' ' | b'\t') {
        at -= 1;
    }
    at
}

/// Where a continuation line's own text starts, behind the marks of at most `quotes` block quotations.
fn after_prefix(text: &str, line: usize, end: usize, mut quotes: usize) -> usize {
    let mut at = line;
    while at < end {
        match text.as_bytes()[at] {
            b' ' | b'\t' => at += 1,
            b'>' if quotes > 0 => {
                quotes -= 1;
                at += 1;
            }
            _ => break,
        }
    }
    at
}
