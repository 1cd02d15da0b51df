//! Ids of segments that are new.

use crate::text;

/// The ids that were tried for the segments of one text. They go on from each other: thousands may have the same.
#[derive(Debug, Default)]
pub(super) struct Births {
    salt: u32,
    count: u32,
}

impl Births {
    /// How often an id is salted again. There are 65,536 for the first words of a text, and those of a text in
    /// another script are none.
    const SALTS: u32 = 64;

    /// The next id for a text that is free; `fingerprint` is the text's.
    pub(super) fn next(&mut self, folded: &str, fingerprint: u64, mut free: impl FnMut(&str) -> bool) -> String {
        let mut id = String::with_capacity(32);
        text::write_slug(&mut id, folded);
        id.push('-');
        let slug = id.len();
        // Once no salt was free the next one hardly is.
        for _ in 0..if self.count == 0 { Self::SALTS } else { 0 } {
            text::write_hash(&mut id, fingerprint, self.salt);
            self.salt += 1;
            if free(&id) {
                return id;
            }
            id.truncate(slug);
        }
        text::write_hash(&mut id, fingerprint, 0);
        let hashed = id;
        loop {
            self.count += 1;
            let id = format!("{hashed}-{}", self.count);
            if free(&id) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    #[test]
    fn there_are_ids_for_any_number_of_segments_with_the_same_text() {
        let mut live = HashSet::new();
        let mut births = Births::default();
        let mut tried = 0;
        for _ in 0..200_000 {
            births.next("A cell.", text::fingerprint_of(b"A cell."), |id| {
                tried += 1;
                live.insert(id.to_owned())
            });
        }
        assert_eq!(live.len(), 200_000);
        assert!(tried < 1_000_000, "{tried} ids were tried");
    }

    #[test]
    fn there_are_ids_for_any_number_of_segments_without_a_latin_letter() {
        let mut live = HashSet::new();
        let mut births: HashMap<String, Births> = HashMap::new();
        for n in 0..100_000_u32 {
            let text: String = n.to_string().chars().map(|c| char::from_u32(u32::from(c) + 0x3041).unwrap()).collect();
            let fingerprint = text::fingerprint_of(text.as_bytes());
            births.entry(text.clone()).or_default().next(&text, fingerprint, |id| live.insert(id.to_owned()));
        }
        assert_eq!(live.len(), 100_000);
    }
}
