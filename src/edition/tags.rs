//! Finished HTML taken to pieces again, for the formats that are made of a page.
//!
//! Reads what a template and the sanitiser wrote, and never fails on anything else: what is no tag is text.

use std::borrow::Cow;

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'h> {
    /// Text as it stands there, with character references.
    Text(&'h str),
    Start(Tag),
    /// The name of the element that ends, in lower case.
    End(String),
    /// What is neither shown nor an element: a comment, a doctype.
    Other,
    /// The inside of a script, a style or a title, whose text is no markup.
    Opaque,
}

/// The start of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// In lower case.
    pub name: String,
    /// Names in lower case, values without character references; the first of a name counts.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    pub fn has_class(&self, class: &str) -> bool {
        self.get("class").is_some_and(|c| c.split_ascii_whitespace().any(|c| c == class))
    }
}

/// Elements without an end.
pub(super) const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements whose text is no markup.
const OPAQUE: [&str; 9] = ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript"];

/// The pieces of a page, each with its own bytes; these put together are the page.
pub(super) fn pieces(html: &str) -> Pieces<'_> {
    Pieces { rest: html, opaque: None }
}

pub(super) struct Pieces<'h> {
    rest: &'h str,
    /// The element just begun whose text is no markup.
    opaque: Option<String>,
}

impl<'h> Iterator for Pieces<'h> {
    type Item = (Piece<'h>, &'h str);

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        if let Some(name) = self.opaque.take() {
            let end = end_of_opaque(self.rest, &name);
            if end > 0 {
                return Some(self.take(end, Piece::Opaque));
            }
        }
        if !is_markup(self.rest) {
            // A `<` that begins no tag belongs to the text.
            let mut end = self.rest.chars().next().map_or(1, char::len_utf8);
            while let Some(at) = self.rest[end..].find('<') {
                end += at;
                if is_markup(&self.rest[end..]) {
                    let text = &self.rest[..end];
                    return Some(self.take(end, Piece::Text(text)));
                }
                end += 1;
            }
            let text = self.rest;
            return Some(self.take(text.len(), Piece::Text(text)));
        }
        if let Some(after) = self.rest.strip_prefix("<!--") {
            let len = after.find("-->").map_or(self.rest.len(), |at| at + 7);
            return Some(self.take(len, Piece::Other));
        }
        let len = tag_len(self.rest);
        let inside = self.rest[1..len].trim_end_matches('>');
        let piece = match inside.strip_prefix('/') {
            Some(name) => Piece::End(name_of(name).to_ascii_lowercase()),
            None if inside.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                let tag = read(inside);
                if OPAQUE.contains(&tag.name.as_str()) {
                    self.opaque = Some(tag.name.clone());
                }
                Piece::Start(tag)
            }
            None => Piece::Other,
        };
        Some(self.take(len, piece))
    }
}

impl<'h> Pieces<'h> {
    fn take(&mut self, len: usize, piece: Piece<'h>) -> (Piece<'h>, &'h str) {
        let (own, rest) = self.rest.split_at(len);
        self.rest = rest;
        (piece, own)
    }
}

fn is_markup(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes.next() == Some(b'<')
        && match bytes.next() {
            Some(b'/') => bytes.next().is_some_and(|b| b.is_ascii_alphabetic()),
            Some(b) => b.is_ascii_alphabetic() || matches!(b, b'!' | b'?'),
            None => false,
        }
}

fn end_of_opaque(text: &str, name: &str) -> usize {
    let ends = |at: usize| {
        let after = text.get(at + 2..at + 2 + name.len());
        after.is_some_and(|n| n.eq_ignore_ascii_case(name))
    };
    text.match_indices("</").map(|(at, _)| at).find(|&at| ends(at)).unwrap_or(text.len())
}

/// The length of the tag that `text` starts with, quoted attributes and all; an unclosed one is everything.
fn tag_len(text: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(q), b) if q == b => quote = None,
            // Elsewhere a quotation mark is a character like another.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, b'>') => return at + 1,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    text.len()
}

fn name_of(text: &str) -> &str {
    text.split(|c: char| c.is_ascii_whitespace() || c == '/').next().unwrap_or_default()
}

fn read(inside: &str) -> Tag {
    let name = name_of(inside);
    let mut tag = Tag { name: name.to_ascii_lowercase(), attributes: Vec::new() };
    let skip = |c: char| c.is_ascii_whitespace() || c == '/';
    let mut rest = inside[name.len()..].trim_start_matches(skip);
    while !rest.is_empty() {
        // A `=` may begin a name, so that this always moves on.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let len = rest[first..]
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '='))
            .map_or(rest.len(), |at| at + first);
        let (key, after) = rest.split_at(len);
        let key = key.to_ascii_lowercase();
        let mut value = "";
        rest = after;
        if let Some(given) = after.trim_start().strip_prefix('=') {
            let given = given.trim_start();
            let quoted = given.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quoted {
                Some(quote) => given[1..].split_once(quote).unwrap_or((&given[1..], "")),
                None => given.split_at(given.find(|c: char| c.is_ascii_whitespace()).unwrap_or(given.len())),
            };
        }
        if tag.get(&key).is_none() {
            tag.attributes.push((key, decode(value).into_owned()));
        }
        rest = rest.trim_start_matches(skip);
    }
    tag
}

/// The longest name of a character reference, `CounterClockwiseContourIntegral`, and a little more.
const LONGEST: usize = 34;

/// A text with its character references worked out.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST).position(|b| b == b';').map(|end| end + 1);
        match end.and_then(|end| Some((reference(&rest[..end])?, end))) {
            Some((character, end)) => {
                out.push_str(&character);
                rest = &rest[end..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The characters that `&name;` or `&#number;` stands for.
fn reference(text: &str) -> Option<String> {
    let name = text.strip_prefix('&')?.strip_suffix(';')?;
    let simple = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u{A0}",
        _ => "",
    };
    if !simple.is_empty() {
        return Some(simple.to_owned());
    }
    let number = name.strip_prefix('#').and_then(|n| match n.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => n.parse().ok(),
    });
    match number {
        // The others stand for something else than they say.
        Some(n @ (0x20..=0x7F | 0xA0..)) if char::from_u32(n).is_some() => char::from_u32(n).map(String::from),
        _ if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#') => None,
        // The two thousand names are the HTML parser's to know.
        _ => {
            let clean = ammonia::clean(text);
            match clean.as_str() {
                "&amp;" => Some("&".into()),
                "&lt;" => Some("<".into()),
                "&gt;" => Some(">".into()),
                "&nbsp;" => Some("\u{A0}".into()),
                unknown if unknown.starts_with('&') => None,
                known => Some(known.to_owned()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn character_references_are_worked_out_and_what_is_none_stays() {
        for (text, want) in [
            ("a &amp; b", "a & b"),
            ("&eacute;&hellip;&#233;&#xE9;&nbsp;", "é…éé\u{A0}"),
            ("&AMP; &NotEqualTilde;", "& ≂̸"),
            ("R&D; & &zzz; &#x110000; &;", "R&D; & &zzz; \u{FFFD} &;"),
            ("&#146;", "’"),
            ("&", "&"),
        ] {
            assert_eq!(decode(text), want, "{text}");
        }
    }

    #[test]
    fn tags_are_read_with_their_attributes() {
        let html =
            "<A href='x>y' title=\"a &quot;b&quot;\" hidden lang=fr>t</a><br/><!-- <b> --><style>a>b</style>1 < 2";
        let all: Vec<_> = pieces(html).map(|(p, _)| p).collect();
        let attributes = [("href", "x>y"), ("title", "a \"b\""), ("hidden", ""), ("lang", "fr")];
        let attributes = attributes.map(|(n, v)| (n.to_owned(), v.to_owned())).to_vec();
        assert_eq!(all[0], Piece::Start(Tag { name: "a".into(), attributes }));
        assert_eq!(all[1..3], [Piece::Text("t"), Piece::End("a".into())]);
        assert_eq!(all[4], Piece::Other);
        assert_eq!(all[6], Piece::Opaque);
        assert_eq!(all[8..], [Piece::Text("1 < 2")]);
    }

    proptest! {
        #[test]
        fn the_pieces_of_anything_are_all_of_it(html in r#"([<>/!\-="'a-c &;é]|<style>|</style>|<a b=){0,24}"#) {
            let joined: String = pieces(&html).map(|(_, own)| own).collect();
            prop_assert_eq!(joined, html);
        }
    }
}
