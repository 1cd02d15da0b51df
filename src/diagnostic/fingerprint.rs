//! What makes two findings the same one, although lines have moved and other things were edited.

use std::collections::HashMap;

use super::Diagnostic;
use crate::text::fingerprint;

/// Words of messages with a count or a place next to them, which edits elsewhere change.
const COUNTED: &[&str] = &["word", "words", "segment", "segments"];
const PLACED: &[&str] = &["line", "lines", "byte", "bytes"];

/// A message without what edits elsewhere change: places in the file, and counts of words and segments. White space
/// is folded. Every other figure stays, because it may be what is at fault.
pub fn normal_message(message: &str) -> String {
    let words: Vec<&str> = message.split_whitespace().collect();
    let bare = |i: usize| words.get(i).map_or("", |w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    let mut out = String::with_capacity(message.len());
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        let number = bare(i);
        let is_number =
            number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || c == ',');
        if is_number && (COUNTED.contains(&bare(i + 1)) || i > 0 && PLACED.contains(&bare(i - 1))) {
            out.push_str(&word.replacen(number, "…", 1));
        } else {
            out.push_str(word);
        }
    }
    out
}

/// Fingerprints of findings in the order they are shown in; of several equal ones each has its own.
#[derive(Debug, Default)]
pub(super) struct Fingerprints(HashMap<u64, usize>);

impl Fingerprints {
    /// 16 hexadecimal digits of rule, file, locale, id and normal message, and the how many-th of equal ones it is.
    pub fn next(&mut self, d: &Diagnostic) -> String {
        let locale = d.locale.as_ref().map(ToString::to_string).unwrap_or_default();
        let id = d.id.as_deref().unwrap_or_default();
        let key = fingerprint(&[d.rule, &d.file, &locale, id, &normal_message(&d.message)]);
        let seen = self.0.entry(key).or_default();
        *seen += 1;
        format!("{key:016x}:{seen}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    #[test]
    fn places_and_counts_are_no_part_of_a_message_and_figures_are() {
        for (message, want) in [
            ("`a` stands here a second time, first in line 12", "`a` stands here a second time, first in line …"),
            ("`a` is not translated (paragraph, 1,023 words)", "`a` is not translated (paragraph, … words)"),
            ("nothing of  `a`\n(12 segments, 1 word)", "nothing of `a` (… segments, … word)"),
            ("`a.txt` is not UTF-8: byte 7 is no character", "`a.txt` is not UTF-8: byte … is no character"),
            ("figure 85% → 90%", "figure 85% → 90%"),
            ("85 in the source, 58 here", "85 in the source, 58 here"),
            ("", ""),
        ] {
            assert_eq!(normal_message(message), want);
        }
    }

    #[test]
    fn equal_findings_have_fingerprints_of_their_own_and_places_have_none() {
        let at = |start, message: &str| Diagnostic::new("stale", Severity::Error, "a.ftl", start..start + 1, message);
        let mut all = Fingerprints::default();
        let first = all.next(&at(1, "x in line 3"));
        let second = all.next(&at(9, "x in line 30"));
        assert_eq!(first.replace(":1", ":2"), second);
        assert_ne!(all.next(&at(1, "y"))[..16], first[..16]);
        assert_eq!(Fingerprints::default().next(&at(7, "x in line 4")), first);
    }
}
