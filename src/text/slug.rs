//! The parts a segment's id is born from.

use unicode_normalization::UnicodeNormalization;

/// Where a slug ends: no word is added behind this many bytes, and none longer is written out.
const LENGTH: usize = 22;

/// A short slug of a text's first words: lower-case ASCII letters and digits joined by `-`, a letter first
/// (`s-2-drops`); `s` where the text has nothing of the kind.
///
/// Accents are dropped by NFKD; letters of other scripts are passed over.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    write_slug(&mut out, text);
    out
}

/// Writes what [`slug`] gives.
pub(crate) fn write_slug(out: &mut String, text: &str) {
    let start = out.len();
    if !plain_slug(out, text) {
        out.truncate(start);
        out.push_str(&slug_anew(text));
    }
}

/// The short way where the words a slug is made of are ASCII, as they mostly are; `false` where one is not.
fn plain_slug(out: &mut String, text: &str) -> bool {
    let start = out.len();
    // The word being read, without its apostrophes, and how long it is; no more is kept than is written out.
    let (mut word, mut length) = ([0; LENGTH], 0);
    for byte in text.bytes().chain([b' ']) {
        if !byte.is_ascii() {
            return false;
        }
        if byte.is_ascii_alphanumeric() {
            if length < LENGTH {
                word[length] = byte.to_ascii_lowercase();
                length += 1;
            }
        } else if byte != b'\'' && length > 0 {
            if out.len() == start {
                out.push_str(if word[0].is_ascii_digit() { "s-" } else { "" });
            } else if out.len() - start + length > LENGTH {
                return true;
            } else {
                out.push('-');
            }
            // It is ASCII.
            out.push_str(std::str::from_utf8(&word[..length]).unwrap_or_default());
            length = 0;
        }
    }
    if out.len() == start {
        out.push('s');
    }
    true
}

fn slug_anew(text: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    // A word more than is kept is never looked at.
    let ascii = text.bytes().position(|b| !b.is_ascii()).unwrap_or(text.len());
    for c in text[..ascii].chars().chain(text[ascii..].nfkd()).chain([' ']) {
        if c.is_ascii_alphanumeric() {
            if word.len() < LENGTH {
                word.push(c.to_ascii_lowercase());
            }
        } else if !unicode_normalization::char::is_combining_mark(c) && !matches!(c, '\'' | '’') && !word.is_empty() {
            if out.is_empty() {
                if !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    out.push_str("s-");
                }
            } else if out.len() + word.len() > LENGTH {
                break;
            } else {
                out.push('-');
            }
            out.push_str(&word);
            word.clear();
        }
    }
    if out.is_empty() { "s".into() } else { out }
}

/// Four hexadecimal digits of a text's hash (64-bit FNV-1a, folded), salted with `salt`.
///
/// The same text gives the same digits on every machine, so that two branches agree.
pub fn hash(text: &str, salt: u32) -> String {
    let mut out = String::new();
    write_hash(&mut out, fingerprint_of(text.as_bytes()), salt);
    out
}

/// Writes what [`hash`] gives for a text of which the [`fingerprints`] are known.
pub(crate) fn write_hash(out: &mut String, fingerprint: u64, salt: u32) {
    let h = if salt > 0 { fnv(&salt.to_le_bytes(), fingerprint) } else { fingerprint };
    let folded = h ^ (h >> 32);
    let folded = folded ^ (folded >> 16);
    out.extend([12, 8, 4, 0].map(|shift| char::from(b"0123456789abcdef"[(folded >> shift & 0xf) as usize])));
}

/// What [`fingerprint_of`] says of each of several texts. A byte waits for the one before it, so that four texts at
/// once take little longer than one.
pub(crate) fn fingerprints(texts: &[&str]) -> Vec<u64> {
    const LANES: usize = 4;
    let mut out = vec![BASIS; texts.len()];
    // Which text each lane is at, and what is left of it.
    let mut next = 0;
    let mut lanes: [(usize, &[u8]); LANES] = [(usize::MAX, &[]); LANES];
    loop {
        for lane in &mut lanes {
            while lane.1.is_empty() && next < texts.len() {
                *lane = (next, texts[next].as_bytes());
                next += 1;
            }
        }
        let length = lanes.iter().map(|lane| lane.1.len()).min().unwrap_or(0);
        if length == 0 {
            break;
        }
        let heads = lanes.map(|lane| &lane.1[..length]);
        let mut states = lanes.map(|lane| out[lane.0]);
        for i in 0..length {
            for (state, head) in states.iter_mut().zip(heads) {
                *state = step(*state, head[i]);
            }
        }
        for (lane, state) in lanes.iter_mut().zip(states) {
            out[lane.0] = state;
            lane.1 = &lane.1[length..];
        }
    }
    // There are no four left.
    for (text, rest) in lanes.into_iter().filter(|lane| !lane.1.is_empty()) {
        out[text] = fnv(rest, out[text]);
    }
    out
}

/// A number that stands for texts in their order (64-bit FNV-1a), the same on every machine and in every version.
pub fn fingerprint(texts: &[&str]) -> u64 {
    // No text holds the byte that ends one, since UTF-8 has none like it.
    texts.iter().fold(BASIS, |h, text| step(fnv(text.as_bytes(), h), 0xFF))
}

/// A number that stands for a file's bytes (64-bit FNV-1a), the same on every machine and in every version.
pub fn fingerprint_of(bytes: &[u8]) -> u64 {
    fnv(bytes, BASIS)
}

/// What FNV-1a begins with.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(bytes: &[u8], h: u64) -> u64 {
    bytes.iter().fold(h, |h, byte| step(h, *byte))
}

fn step(h: u64, byte: u8) -> u64 {
    (h ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_slug_is_made_of_the_first_words_and_begins_with_a_letter() {
        for (text, want) in [
            ("Haiti marks a year since", "haiti-marks-a-year"),
            ("A mission still short of money", "a-mission-still-short"),
            ("Armed groups hold about 85% of the capital.", "armed-groups-hold-about"),
            ("2 drops", "s-2-drops"),
            ("Haiti’s police", "haitis-police"),
            ("Pétion-Ville, Gonaïves", "petion-ville-gonaives"),
            ("שלום", "s"),
            ("85%", "s-85"),
            ("Anticonstitutionnellement parlant", "anticonstitutionnellem"),
        ] {
            assert_eq!(slug(text), want);
        }
    }

    #[test]
    fn a_fingerprint_tells_where_one_text_ends_and_the_next_begins() {
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
        assert_ne!(fingerprint(&["a", ""]), fingerprint(&["a"]));
        assert_eq!(fingerprint(&["Pòtoprens"]), fingerprint(&["Pòtoprens"]));
    }

    #[test]
    fn a_hash_is_the_same_everywhere_and_differs_by_salt() {
        assert_ne!(hash("kapital la", 0), hash("kapital la", 1));
        assert_ne!(hash("kapital la", 0), hash("kapital yo", 0));
        // Ids in catalogues are made of these digits: they may never change.
        assert_eq!(hash("", 0), "f011");
        assert_eq!(hash("Pòtoprens", 0), "4559");
    }

    proptest! {
        #[test]
        fn texts_side_by_side_have_the_numbers_they_have_alone(
            texts in proptest::collection::vec(r"[a-zé ]{0,40}|", 0..12),
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let alone: Vec<u64> = texts.iter().map(|text| fingerprint_of(text.as_bytes())).collect();
            prop_assert_eq!(fingerprints(&texts), alone);
        }

        #[test]
        fn the_short_way_to_a_slug_leads_where_the_long_one_does(
            words in r"([A-Za-z0-9]{0,9}|['’ \-.,é\u{301}ﬁ水]){0,12}",
            any: String,
        ) {
            for text in [words, any] {
                let mut out = "x".to_owned();
                write_slug(&mut out, &text);
                prop_assert_eq!(&out[1..], slug_anew(&text), "{:?}", text);
            }
        }

        #[test]
        fn a_slug_is_a_short_identifier(text: String) {
            let slug = slug(&text);
            prop_assert!(slug.len() <= LENGTH + 2 && slug.starts_with(|c: char| c.is_ascii_lowercase()), "{}", slug);
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!slug.ends_with('-') && !slug.contains("--"));
        }
    }
}
