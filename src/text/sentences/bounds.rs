//! Where UAX #29 ends sentences, without reading what no rule is about.

use unicode_segmentation::UnicodeSegmentation as _;

/// The ends of the sentences of a text by Unicode Standard Annex #29, chapter 5, in bytes; the end of the text is
/// none of them.
///
/// A sentence ends behind a terminator or a paragraph separator only, so that the rules are asked from right before
/// the next one of those on.
pub(super) fn bounds(text: &str) -> impl Iterator<Item = usize> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = &text[from..];
        // The rules look back over the terminator to the letter before it, which may carry marks.
        let found = terminator(rest.as_bytes())?;
        let start = from + rest[..found].rfind(|c: char| c.is_ascii()).unwrap_or(0);
        let (bound, _) = text[start..].split_sentence_bound_indices().nth(1)?;
        from = start + bound;
        Some(from)
    })
}

/// The first character that may end a sentence, or that is of a block with such characters.
fn terminator(bytes: &[u8]) -> Option<usize> {
    let mut i = 0;
    while let Some(&b) = bytes.get(i) {
        i += match b {
            b'.' | b'!' | b'?' | b'\n' | b'\r' => return Some(i),
            0..0x80 => 1,
            // U+0080 to U+027F, but for the line end U+0085.
            0xC2 if bytes.get(i + 1) != Some(&0x85) => 2,
            0xC3..=0xC9 => 2,
            // U+2000 to U+203F, but for the one dot leader, the separators, and doubled marks.
            0xE2 if matches!(bytes.get(i + 1..i + 3), Some([0x80, c]) if !matches!(c, 0xA4 | 0xA8 | 0xA9 | 0xBC | 0xBD)) => {
                3
            }
            _ => return Some(i),
        };
    }
    None
}

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
            marks in r"([aA1é ’”»]|[.!?…,]|\u{301}|\u{200D}|\u{AD}|\u{202F}|\u{A0}|\u{2028}|\u{85}|。|؟|\n|\r){0,24}",
        ) {
            for text in [text.clone(), marks.clone(), format!("{text}{marks}{text}")] {
                prop_assert_eq!(bounds(&text).collect::<Vec<_>>(), by_the_annex(&text), "{:?}", text);
            }
        }
    }
}
