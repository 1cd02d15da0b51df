//! Plain text, as pasted from a news site.
//!
//! Plain text is literal: no character of it is markup, but for tradwi's own markers on lines of their own.
//! Lines end with LF, CRLF or a lone CR; every other kind of white space, U+2028 included, is inside a line.

mod layout;
mod markers;
mod shape;
#[cfg(test)]
mod tests;
mod write;

use std::ops::Range;

use super::marker::Marker;
use super::{Article, Block, Format, Kind, Layout, Markup, Metadata, ReadOptions, Slot, metadata};
use layout::Look;
use markers::{Part, Unit};

pub(super) use write::assemble;

/// The lines under the title among which one may say who wrote the text, or when.
const HEAD: usize = 6;

/// Reads a plain text: every paragraph with a letter in it is a block, all else stays in the skeleton.
pub(super) fn read(text: String, options: &ReadOptions<'_>) -> Article {
    let lines = lines(&text);
    let looks = layout::looks(&text, &lines, options.locale);
    let asked = lines.iter().find_map(|line| match markers::parse(&text[line.content.clone()]) {
        Some(Ok(Marker::Layout(layout))) => Some(layout),
        _ => None,
    });
    let seen = layout::see(&text, &lines, &looks);
    let layout = asked.or(options.layout).unwrap_or_else(|| seen.layout());
    let mut article = Article::empty(String::new(), Format::Plain, layout);
    if asked.is_none() {
        article.problems.extend(seen.doubt(layout));
    }
    let wrapped = layout == Layout::Wrapped;
    let mut parts: Vec<Part> = Vec::new();
    // Whether the next line of a wrapped text goes on with the last paragraph.
    let mut open = false;
    for (line, look) in lines.iter().zip(&looks) {
        let content = &text[line.content.clone()];
        let goes_on = open && wrapped && *look == Look::Text;
        open = false;
        if content.is_empty() {
        } else if let Some(marker) = markers::parse(content) {
            article.strip.push(line.whole.clone());
            parts.push(Part::Marker(marker, line.content.clone()));
        } else if let Some(value) = metadata::recognise(content, options.locale)
            // A date may be the last line of a paragraph; a reading time is none.
            && (!goes_on || matches!(value, Metadata::ReadingTime(_)))
        {
            article.recognised(line.content.clone(), value);
        } else if goes_on && let Some(Part::Paragraph(span, _)) = parts.last_mut() {
            span.end = line.content.end;
            open = true;
        } else if wrapped && let Look::Item(mark) = *look {
            parts.push(Part::Paragraph(line.content.start + mark..line.content.end, true));
            open = true;
        } else {
            parts.push(Part::Paragraph(line.content.clone(), false));
            open = *look != Look::Alone;
        }
    }
    let units = markers::apply(parts, &text, &mut article.problems, &mut article.allowances);
    let texts: Vec<String> = units.iter().map(|unit| one_line(&text[unit.span.clone()])).collect();
    // Who wrote it and when stands among the first lines, and takes no part in their shape; nor do items, and what was
    // copied with the text.
    let aside = |i: usize| {
        units[i].item
            || (i > 0 && metadata::is_furniture(&texts[i], options.locale))
            || ((1..=HEAD).contains(&i) && metadata::is_byline(&texts[i], options.locale))
    };
    let aside: Vec<bool> = (0..texts.len()).map(aside).collect();
    let news = reading_time_is_second(&article, &units, &aside);
    let kinds = shape::kinds(&texts, &aside, news, options.locale);
    for ((unit, block_text), kind) in units.into_iter().zip(texts).zip(kinds) {
        if !unit.skip {
            let kind = if unit.item { Kind::ListItem } else { kind };
            // A title is one whatever it says.
            let correction =
                if kind == Kind::Heading(1) { None } else { metadata::correction(&block_text, options.locale) };
            article.blocks.push(Block {
                kind: correction.map_or(kind, Kind::Correction),
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

/// Whether the article has the shape of a pasted news story: a title, and a reading time under it.
fn reading_time_is_second(article: &Article, units: &[Unit], aside: &[bool]) -> bool {
    let Some(title) = units.first() else { return false };
    let second = units.iter().zip(aside).skip(1).find(|(_, aside)| !**aside);
    article.metadata.iter().any(|m| {
        matches!(m.value, Metadata::ReadingTime(_))
            && m.span.start >= title.span.end
            && second.is_none_or(|(next, _)| m.span.end <= next.span.start)
    })
}

/// The lines of a text; they cover it.
fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        let end = memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(bytes.len(), |i| start + i);
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
    // The bytes that these begin with. All are looked at: it is quicker than stopping at one.
    let may_end = |b: u8| matches!(b, b'\n' | b'\r' | 0xB | 0xC | 0xC2 | 0xE2);
    if !text.bytes().fold(false, |any, b| any | may_end(b)) {
        return text.trim_matches(is_blank).to_owned();
    }
    let parts: Vec<&str> =
        text.split(is_end).map(|part| part.trim_matches(is_blank)).filter(|p| !p.is_empty()).collect();
    parts.join(" ")
}
