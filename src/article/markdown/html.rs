//! Raw HTML blocks: the plain-text elements in them, and the letters that stay behind.
//!
//! A scanner, not a parser: it follows the tokenisation of the HTML standard (section 13.2.5) as far as is
//! needed to tell text from tags, comments, scripts and styles, and gives up on nothing.

use std::ops::Range;

use crate::article::Kind;
use crate::text::{has_letters, has_letters_outside_addresses};

/// What is found in a region of raw HTML.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Text of an element that holds nothing but text, with what it is.
    pub(super) texts: Vec<(Range<usize>, Kind)>,
    /// Text with letters that stands anywhere else.
    pub(super) rest: Vec<Range<usize>>,
}

/// A tag at the start of a string.
struct Tag<'a> {
    name: &'a str,
    closing: bool,
    len: usize,
}

/// Scans `text[region]`. Linear.
pub(super) fn scan(text: &str, region: Range<usize>) -> Found {
    let mut found = Found::default();
    let mut at = region.start;
    // The element whose start tag ends right where the text run starts.
    let mut element: Option<&str> = None;
    while at < region.end {
        let rest = &text[at..region.end];
        if !rest.starts_with('<') {
            let end = at + rest.find('<').unwrap_or(rest.len());
            let run = trimmed(text, at..end);
            if has_letters_outside_addresses(&without_references(&text[run.clone()])) {
                let closes = element.is_some_and(|name| {
                    tag(&text[end..region.end]).is_some_and(|t| t.closing && t.name.eq_ignore_ascii_case(name))
                });
                match element.filter(|_| closes).and_then(kind_of) {
                    Some(kind) => found.texts.push((run, kind)),
                    None => found.rest.push(run),
                }
            }
            element = None;
            at = end;
            continue;
        }
        element = None;
        if let Some(comment) = rest.strip_prefix("<!--") {
            at += comment.find("-->").map_or(rest.len(), |n| 4 + n + 3);
        } else if rest.starts_with("<![CDATA[") {
            at += rest.find("]]>").map_or(rest.len(), |n| n + 3);
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            at += rest.find('>').map_or(rest.len(), |n| n + 1);
        } else if let Some(tag) = tag(rest) {
            at += tag.len;
            let name = tag.name;
            if !tag.closing {
                if name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style") {
                    at = raw_text_end(text, at..region.end, name);
                } else {
                    element = Some(name);
                }
            }
        } else {
            // A `<` that starts no tag is text; it belongs to no element that could be told apart.
            let next = rest[1..].find('<').map_or(rest.len(), |n| n + 1);
            let run = trimmed(text, at..at + next);
            if has_letters(&text[run.clone()]) {
                found.rest.push(run);
            }
            at += next;
        }
    }
    found
}

/// The text with letters in a piece of raw HTML that no element of plain text holds.
pub fn left_behind(html: &str) -> Vec<Range<usize>> {
    scan(html, 0..html.len()).rest
}

/// What an element with text for readers is.
fn kind_of(name: &str) -> Option<Kind> {
    Some(match name.to_ascii_lowercase().as_str() {
        "p" | "summary" | "dt" | "dd" => Kind::Paragraph,
        "figcaption" | "caption" => Kind::Caption,
        "li" => Kind::ListItem,
        "td" | "th" => Kind::TableCell,
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        _ => return None,
    })
}

fn tag(text: &str) -> Option<Tag<'_>> {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'<') {
        return None;
    }
    let closing = bytes.get(1) == Some(&b'/');
    let start = if closing { 2 } else { 1 };
    if !bytes.get(start)?.is_ascii_alphabetic() {
        return None;
    }
    let name = bytes[start..].iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))? + start;
    let mut at = name;
    let mut quote = None;
    loop {
        let byte = *bytes.get(at)?;
        at += 1;
        match (quote, byte) {
            (Some(q), b) if q == b => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return Some(Tag { name: &text[start..name], closing, len: at }),
            _ => {}
        }
    }
}

fn raw_text_end(text: &str, region: Range<usize>, name: &str) -> usize {
    let mut at = region.start;
    while let Some(found) = text[at..region.end].find("</") {
        at += found;
        let candidate = text.get(at + 2..at + 2 + name.len());
        if candidate.is_some_and(|c| c.eq_ignore_ascii_case(name)) {
            return at;
        }
        at += 2;
    }
    region.end
}

fn trimmed(text: &str, run: Range<usize>) -> Range<usize> {
    let slice = &text[run.clone()];
    let white: &[char] = &[' ', '\t', '\n', '\r', '\x0C'];
    let start = run.start + (slice.len() - slice.trim_start_matches(white).len());
    start..(run.start + slice.trim_end_matches(white).len()).max(start)
}

/// A text without its character references, whose names are no letters for readers.
fn without_references(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = rest.find('&') {
        out.push_str(&rest[..found]);
        let len = reference(&rest[found..]).unwrap_or(1);
        // A reference may well be a letter (`&eacute;`); a neighbouring letter decides, save for one alone.
        rest = &rest[found + len..];
    }
    out.push_str(rest);
    out
}

/// The length of the character reference that `text` starts with, by its form.
pub(super) fn reference(text: &str) -> Option<usize> {
    let end = text.as_bytes().iter().take(40).position(|&b| b == b';')?;
    let name = text.get(1..end)?;
    let is = if let Some(hex) = name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
        !hex.is_empty() && hex.bytes().all(|b| b.is_ascii_hexdigit())
    } else if let Some(decimal) = name.strip_prefix('#') {
        !decimal.is_empty() && decimal.bytes().all(|b| b.is_ascii_digit())
    } else {
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    is.then_some(end + 1)
}
