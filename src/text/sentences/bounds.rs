//! Where UAX #29 ends sentences, without reading what no rule is about.

use unicode_segmentation::UnicodeSegmentation as _;

/// The ends of the sentences of a text by Unicode Standard Annex #29, chapter 5, in bytes; the end of the text is
/// none of them.
///
/// A sentence ends behind a terminator or a paragraph separator only, so that the rules are asked from right before
/// the next one of those on; and not even there where it is plain what they say.
pub(super) fn bounds(text: &str) -> impl Iterator<Item = usize> {
    // The end of the last sentence, and where the next terminator is looked for.
    let (mut from, mut at) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            let found = at + terminator(&text.as_bytes()[at..])?;
            match plainly(&text.as_bytes()[found..]) {
                Some(Plain::EndsAt(length)) => from = found + length,
                Some(Plain::GoesOn) => {
                    at = found + 1;
                    continue;
                }
                None => {
                    // The rules look back over the terminator to the letter before it, which may carry marks.
                    let start = from + text[from..found].rfind(|c: char| c.is_ascii()).unwrap_or(0);
                    from = start + text[start..].split_sentence_bound_indices().nth(1)?.0;
                }
            }
            at = from;
            return Some(from);
        }
    })
}

/// What plainly comes of a terminator.
enum Plain {
    /// A sentence ends so many bytes from it on.
    EndsAt(usize),
    /// The sentence goes on with a letter or a digit.
    GoesOn,
}

/// What comes of the terminator that a text begins with, where the letter that decides stands behind nothing but
/// closing marks, spaces and opening marks. Of anything else the rules know more.
fn plainly(bytes: &[u8]) -> Option<Plain> {
    let period = match bytes.first()? {
        b'.' => true,
        b'!' | b'?' => false,
        _ => return None,
    };
    let closed = 1 + quotes(&bytes[1..]);
    let end = closed + bytes[closed..].iter().take_while(|&&b| b == b' ').count();
    if end == closed {
        // SB6 and SB8: `85.5`, `example.org`.
        let inside = period && closed == 1 && matches!(bytes.get(1), Some(b'0'..=b'9' | b'a'..=b'z'));
        return inside.then_some(Plain::GoesOn);
    }
    match bytes[end + quotes(&bytes[end..])..] {
        // SB11.
        [b'A'..=b'Z', ..] | [0xC3, 0x80..=0x96 | 0x98..=0x9E, ..] => Some(Plain::EndsAt(end)),
        // SB8, which is about periods only.
        [b'a'..=b'z', ..] | [0xC3, 0x9F..=0xB6 | 0xB8..=0xBF, ..] if period => Some(Plain::GoesOn),
        [b'a'..=b'z', ..] | [0xC3, 0x9F..=0xB6 | 0xB8..=0xBF, ..] => Some(Plain::EndsAt(end)),
        _ => None,
    }
}

/// What comes of a terminator in a [plain](is_plain) text.
pub(super) enum After {
    /// No sentence ends here.
    GoesOn,
    /// Spaces stand behind it, at which one may.
    Gap(Spaces),
}

/// The spaces behind a terminator, counted from it on.
pub(super) struct Spaces {
    pub start: usize,
    pub end: usize,
    /// How much stands between them and the next word.
    pub opening: usize,
    /// Whether the annex ends a sentence at their end.
    pub annex: bool,
}

/// Whether a text has no terminator but `.`, `!` and `?`, no line end, and no character of which the rules know more
/// than that it is a letter, a digit, a space, a quotation mark, a dash or another sign.
pub(super) fn is_plain(bytes: &[u8]) -> bool {
    let flags = bytes.iter().fold(0, |flags, &b| flags | SIGNS[usize::from(b)]);
    flags & STRANGE == 0
        && (flags & PUNCTUATION == 0
            || memchr::memchr_iter(0xE2, bytes).all(|at| {
                // U+2010 to U+2015, the quotation marks but for the low ones, and the bullet.
                matches!(bytes[at..], [_, 0x80, 0x90..=0x95 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA2, ..])
            }))
}

/// What is to be said of the bytes of a text that may be plain.
const SIGNS: [u8; 256] = {
    let mut table = [STRANGE; 256];
    let mut b = 0x20;
    while b < 0x7F {
        table[b] = 0;
        b += 1;
    }
    // What characters of several bytes go on with, and Latin letters to U+024F.
    let mut b = 0x80;
    while b < 0xC9 {
        table[b] = if b < 0xC0 || b >= 0xC3 { 0 } else { STRANGE };
        b += 1;
    }
    table[0xE2] = PUNCTUATION;
    table
};
const STRANGE: u8 = 1;
const PUNCTUATION: u8 = 2;

/// What comes of the terminator that a part of a [plain](is_plain) text begins with; `None` where it is not plain.
pub(super) fn after(bytes: &[u8]) -> Option<After> {
    let period = bytes.first() == Some(&b'.');
    let mut closed = 1;
    loop {
        closed += match bytes[closed..] {
            [b'"' | b'\'' | b')' | b']', ..] => 1,
            [0xE2, 0x80, 0x99 | 0x9D, ..] => 3,
            _ => break,
        };
    }
    let spaces = bytes[closed..].iter().take_while(|&&b| b == b' ').count();
    let end = closed + spaces;
    if spaces == 0 {
        // Whatever the annex makes of it: there is no space at which a line could end, and none is near.
        let goes_on = matches!(bytes.get(closed), None | Some(b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b',' | b';'));
        return goes_on.then_some(After::GoesOn);
    }
    let opening = quotes(&bytes[end..]);
    let gap = |annex| Some(After::Gap(Spaces { start: closed, end, opening, annex }));
    match bytes[end + opening..] {
        // SB11.
        [b'A'..=b'Z', ..] | [0xC3, 0x80..=0x96 | 0x98..=0x9E, ..] => gap(true),
        // SB8, which is about periods only.
        [b'a'..=b'z', ..] | [0xC3, 0x9F..=0xB6 | 0xB8..=0xBF, ..] => gap(!period),
        _ => None,
    }
}

/// The bytes of the quotation marks and brackets (`Close` in the annex) that a text begins with.
fn quotes(bytes: &[u8]) -> usize {
    let mut i = 0;
    loop {
        i += match bytes[i..] {
            [b'"' | b'\'' | b'(' | b')' | b'[' | b']', ..] => 1,
            [0xC2, 0xAB | 0xBB, ..] => 2,
            [0xE2, 0x80, 0x98..=0x9F, ..] => 3,
            _ => return i,
        }
    }
}

/// The first character that may end a sentence, or that is of a block with such characters.
fn terminator(bytes: &[u8]) -> Option<usize> {
    let mut i = 0;
    loop {
        i += bytes.get(i..)?.iter().position(|&b| MAY_END[usize::from(b)])?;
        i += match bytes[i..] {
            // U+0080 to U+00BF, but for the line end U+0085.
            [0xC2, second, ..] if second != 0x85 => 2,
            // U+2000 to U+203F, but for the one dot leader, the separators, and doubled marks.
            [0xE2, 0x80, third, ..] if !matches!(third, 0xA4 | 0xA8 | 0xA9 | 0xBC | 0xBD) => 3,
            _ => return Some(i),
        };
    }
}

/// The bytes that a character which may end a sentence begins with: none that is ASCII, save the terminators and
/// line ends, and none of U+00C0 to U+027F. What a longer character goes on with is never asked for.
const MAY_END: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0xC2;
    while b < 256 {
        table[b] = !(b >= 0xC3 && b <= 0xC9);
        b += 1;
    }
    table[b'.' as usize] = true;
    table[b'!' as usize] = true;
    table[b'?' as usize] = true;
    table[b'\n' as usize] = true;
    table[b'\r' as usize] = true;
    table
};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_the_annex(text: &str) -> Vec<usize> {
        text.split_sentence_bound_indices().map(|(at, _)| at).filter(|&at| at > 0).collect()
    }

    #[test]
    fn no_character_that_is_passed_over_ends_a_sentence() {
        let mut passed = 0;
        for c in '\0'..=char::MAX {
            let text = format!("a{c} A");
            if terminator(text.as_bytes()).is_none() {
                assert!(by_the_annex(&text).is_empty(), "U+{:04X}", c as u32);
                passed += 1;
            }
        }
        assert!(passed > 500, "{passed}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn the_bounds_are_those_of_the_annex(
            text in crate::text::sentences::tests::soup(),
            marks in r"([aA1é ’”»]|[.!?…,]|[zÉÿ×÷(\[“]|\u{301}|\u{200D}|\u{AD}|\u{202F}|\u{A0}|\u{2028}|\u{85}|。|؟|\n|\r){0,24}",
        ) {
            for text in [text.clone(), marks.clone(), format!("{text}{marks}{text}")] {
                prop_assert_eq!(bounds(&text).collect::<Vec<_>>(), by_the_annex(&text), "{:?}", text);
            }
        }

        #[test]
        fn what_is_plain_is_as_the_annex_has_it(
            text in r#"([a1é]|[.!?]{1,2}["”»’)(]{0,2} {0,2}[“(«’]{0,2}[aAéÉÿ×1—,.…]?|\u{301}|\u{AD}|-){1,8}"#,
        ) {
            prop_assert_eq!(bounds(&text).collect::<Vec<_>>(), by_the_annex(&text), "{:?}", text);
        }
    }
}
