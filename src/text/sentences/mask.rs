//! The text as the sentence rules see it, byte for byte as long as the text itself.

use std::borrow::Cow;

use crate::text::inline::{Part, scan};

/// Character references that close a quotation, or keep its closing mark from the next line.
const CLOSING_REFERENCES: [&str; 7] = ["&nbsp;", "&#160;", "&#xA0;", "&#8239;", "&raquo;", "&rdquo;", "&quot;"];

/// Writes markup over so that UAX #29 sees through it: what is not prose becomes closing marks, which may stand
/// behind a period without parting it from the space; a code span becomes a capitalised word. The spaces that
/// are left are those where a line may end.
pub(super) fn mask(text: &str, markdown: bool) -> Cow<'_, str> {
    let (over, changes) = if markdown { (&MARKDOWN, &CHANGES_MARKDOWN) } else { (&PLAIN, &CHANGES_PLAIN) };
    // No byte is asked for the next one's sake: looking at all of them is quicker than stopping at one.
    let any = text.bytes().fold(false, |any, b| any | changes[usize::from(b)]);
    if any { mask_anew(text, markdown, over) } else { Cow::Borrowed(text) }
}

/// Whether a byte may be written over, or be of what is.
const CHANGES_PLAIN: [bool; 256] = changes(&PLAIN);
const CHANGES_MARKDOWN: [bool; 256] = changes(&MARKDOWN);

const fn changes(over: &[u8; 256]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut i = 0;
    while i < 256 {
        let b = i as u8;
        // The last two are the last bytes of the guillemets that close.
        table[i] = over[i] != b || may_be_inline(b) || matches!(b, b'&' | 0xBA | 0xBB);
        i += 1;
    }
    table
}

/// Whether a byte may begin what is no prose; a `]` behind none of these does not.
const fn may_be_inline(byte: u8) -> bool {
    matches!(byte, b'[' | b'\\' | b'`' | b'<')
}

fn mask_anew<'a>(text: &'a str, markdown: bool, over: &[u8; 256]) -> Cow<'a, str> {
    let mut bytes: Vec<u8> = text.bytes().map(|b| over[usize::from(b)]).collect();
    if markdown && text.bytes().any(may_be_inline) {
        for i in memchr::memchr_iter(b'!', text.as_bytes()) {
            if text.as_bytes().get(i + 1) == Some(&b'[') {
                bytes[i] = b')';
            }
        }
        for inline in scan(text) {
            let over = if inline.part == Part::Code || inline.part == Part::Tangle { b'A' } else { b')' };
            bytes[inline.range].fill(over);
        }
    }
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        if let Some(reference) = CLOSING_REFERENCES.iter().find(|r| text[at..].starts_with(**r)) {
            bytes[at..at + reference.len()].fill(b')');
        }
    }
    // The last bytes of the two.
    if memchr::memchr2(0xBA, 0xBB, text.as_bytes()).is_some() {
        close_guillemets(text, &mut bytes);
    }
    // Every stretch written over begins and ends between characters, so this never takes the second way.
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// What is written over a byte: line ends are spaces.
const PLAIN: [u8; 256] = over(b"\n\r", b' ', IDENTITY);

/// The same for Markdown, where signs of emphasis and brackets close.
const MARKDOWN: [u8; 256] = over(b"*_~[]", b')', PLAIN);

const IDENTITY: [u8; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = i as u8;
        i += 1;
    }
    table
};

const fn over(bytes: &[u8], with: u8, mut table: [u8; 256]) -> [u8; 256] {
    let mut i = 0;
    while i < bytes.len() {
        table[bytes[i] as usize] = with;
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

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_left_as_it_is_would_not_be_written_over(
            text in crate::text::sentences::tests::soup(),
            signs in r"([a.\]\[*_~(!»›ºû ]|\n|&nbsp;|`|<b>|\\){0,12}",
            markdown: bool,
        ) {
            for text in [text, signs] {
                let anew = mask_anew(&text, markdown, if markdown { &MARKDOWN } else { &PLAIN }).into_owned();
                proptest::prop_assert_eq!(mask(&text, markdown), anew, "{:?}", text);
                if !text.bytes().any(may_be_inline) {
                    proptest::prop_assert!(scan(&text).is_empty(), "{:?}", text);
                }
            }
        }
    }
}
