//! The words of a text, parted from its markup without moving a byte.

use std::borrow::Cow;

use super::inline::{Part, scan};

/// Stands in the place of every byte that is not prose. It is neither space nor letter nor mark, and is no
/// character anybody types.
pub(crate) const NOT_PROSE: char = '\u{1}';

/// A text of the same length in which markup, code, tags, addresses and labels are written over with
/// [`NOT_PROSE`], so that a place found in it is a place in the text.
pub(crate) fn prose(text: &str, markdown: bool) -> Cow<'_, str> {
    const SIGNS: [u8; 9] = [b'*', b'_', b'~', b'[', b']', b'`', b'<', b'\\', b'!'];
    if !markdown || !text.bytes().any(|b| SIGNS[..8].contains(&b)) {
        return Cow::Borrowed(text);
    }
    let mut bytes = text.as_bytes().to_vec();
    let alphanumeric = |at: usize, back: bool| {
        let next = if back { text[..at].chars().next_back() } else { text[at + 1..].chars().next() };
        next.is_some_and(char::is_alphanumeric)
    };
    for (at, b) in text.bytes().enumerate() {
        let sign = match b {
            b'*' | b'[' | b']' | b'~' => true,
            // Inside a word it is a letter like any other.
            b'_' => !(alphanumeric(at, true) && alphanumeric(at, false)),
            b'!' => text.as_bytes().get(at + 1) == Some(&b'['),
            _ => false,
        };
        if sign {
            bytes[at] = NOT_PROSE as u8;
        }
    }
    for inline in scan(text) {
        let range = match inline.part {
            // What is escaped is itself.
            Part::Escape => {
                let next = inline.range.end;
                bytes[next] = text.as_bytes()[next];
                inline.range
            }
            _ => inline.range,
        };
        bytes[range].fill(NOT_PROSE as u8);
    }
    // A hard break is a backslash at the end of a line.
    for (at, _) in text.match_indices("\\\n") {
        bytes[at] = NOT_PROSE as u8;
    }
    // Every stretch written over begins and ends between characters, so this never takes the second way.
    String::from_utf8(bytes).map_or_else(|_| Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn markup_is_written_over_and_words_stay_where_they_are() {
        for (text, want) in [
            ("It is **so**.", "It is --so--."),
            ("See [it](https://a.org/7 \"x\") now.", "See -it---------------------- now."),
            ("A `code 5` b[^1] c", "A -------- b---- c"),
            ("5 \\* 4 <br>snake_case _em_", "5 -* 4 ----snake_case -em-"),
            ("one\\\ntwo", "one-\ntwo"),
            ("![alt](x.png) l’eau!", "--alt-------- l’eau!"),
            ("plain", "plain"),
        ] {
            assert_eq!(prose(text, true).replace(NOT_PROSE, "-"), want);
            assert_eq!(prose(text, false), text);
        }
    }

    proptest! {
        #[test]
        fn no_byte_moves(text in crate::text::sentences::tests::soup()) {
            let prose = prose(&text, true);
            prop_assert_eq!(prose.len(), text.len());
            for (at, c) in prose.char_indices() {
                prop_assert!(c == NOT_PROSE || text[at..].starts_with(c));
            }
        }
    }
}
