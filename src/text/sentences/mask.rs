//! The text as the sentence rules see it, byte for byte as long as the text itself.

use std::borrow::Cow;

use crate::text::inline::{Part, scan};

/// Character references that close a quotation, or keep its closing mark from the next line.
const CLOSING_REFERENCES: [&str; 7] = ["&nbsp;", "&#160;", "&#xA0;", "&#8239;", "&raquo;", "&rdquo;", "&quot;"];

/// Writes markup over so that UAX #29 sees through it: what is not prose becomes closing marks, which may stand
/// behind a period without parting it from the space; a code span becomes a capitalised word. The spaces that
/// are left are those where a line may end.
pub(super) fn mask(text: &str, markdown: bool) -> Cow<'_, str> {
    let table = if markdown { &MARKDOWN } else { &PLAIN };
    if !text.bytes().any(|b| table[usize::from(b)]) {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    for b in &mut bytes {
        if matches!(b, b'\n' | b'\r') {
            *b = b' ';
        }
    }
    if markdown {
        for b in &mut bytes {
            if matches!(b, b'*' | b'_' | b'~' | b'[' | b']') {
                *b = b')';
            }
        }
        for i in text.match_indices("![").map(|(i, _)| i) {
            bytes[i] = b')';
        }
        for inline in scan(text) {
            let over = if inline.part == Part::Code || inline.part == Part::Tangle { b'A' } else { b')' };
            bytes[inline.range].fill(over);
        }
    }
    for (at, _) in text.match_indices('&') {
        if let Some(reference) = CLOSING_REFERENCES.iter().find(|r| text[at..].starts_with(**r)) {
            bytes[at..at + reference.len()].fill(b')');
        }
    }
    close_guillemets(text, &mut bytes);
    // Every stretch written over begins and ends between characters, so this never takes the second way.
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The bytes without one of which nothing is written over in a text that is no Markdown: line ends, character
/// references, and what ends a closing guillemet.
const PLAIN: [bool; 256] = table(b"\n\r&\xBB\xBA");

/// The same for Markdown: what inline markup begins with, too.
const MARKDOWN: [bool; 256] = table(b"\n\r&\xBB\xBA*_~[]\\`<");

const fn table(bytes: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut i = 0;
    while i < bytes.len() {
        table[bytes[i] as usize] = true;
        i += 1;
    }
    table
}

/// White space before a closing guillemet belongs to it, plain spaces included. A guillemet closes if no
/// letter follows: `»so«` is the other fashion.
fn close_guillemets(text: &str, bytes: &mut [u8]) {
    for (at, mark) in text.match_indices(['»', '›']) {
        if text[at + mark.len()..].chars().next().is_some_and(char::is_alphanumeric) {
            continue;
        }
        let before = text[..at].trim_end_matches(|c: char| c.is_whitespace() && c != '\n' && c != '\r');
        bytes[before.len()..at].fill(b')');
    }
}
