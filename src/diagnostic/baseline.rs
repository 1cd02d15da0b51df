//! Findings that were there when a project adopted the checks: they are let pass, and what is new fails.
//!
//! A baseline is a text with a finding a line, sorted, so that branches which each mend something merge. It changes
//! what `check` says and nothing else: what readers get is decided without it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Deserialize, Serialize};

use super::Diagnostic;
use super::fingerprint::normal_message;

/// The name of a project's baseline, in its folder.
pub const FILE_NAME: &str = "tradwi-baseline.json";
const VERSION: u64 = 1;
/// How every baseline begins.
const HEAD: &str = "{\"version\":";

/// What is the same of a finding after lines have moved.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Key {
    file: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    locale: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    rule: String,
    message: String,
}

impl Key {
    fn of(d: &Diagnostic) -> Self {
        Self {
            file: d.file.clone(),
            locale: d.locale.as_ref().map(ToString::to_string),
            id: d.id.clone(),
            rule: d.rule.to_owned(),
            message: normal_message(&d.message),
        }
    }
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
struct Line {
    #[serde(flatten)]
    key: Key,
    /// How many equal ones there are, if more than one.
    #[serde(default = "one", skip_serializing_if = "is_single")]
    count: usize,
}

fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_single(n: &usize) -> bool {
    *n == 1
}

#[derive(Deserialize)]
struct File {
    #[serde(rename = "version")]
    _version: u64,
    findings: Vec<Line>,
}

/// Writes the baseline of findings, which [`Baseline::parse`] reads.
pub fn write(findings: &[Diagnostic]) -> String {
    let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
    for d in findings {
        *counts.entry(Key::of(d)).or_default() += 1;
    }
    let lines: Vec<String> = counts
        .into_iter()
        .map(|(key, count)| serde_json::to_string(&Line { key, count }).unwrap_or_default())
        .collect();
    let end = if lines.is_empty() { "" } else { "\n" };
    format!("{HEAD} {VERSION}, \"findings\": [\n{}{end}]}}\n", lines.join(",\n"))
}

/// Whether a text is a baseline or was one before a merge; what is not, somebody else wrote.
pub fn is_one(text: &str) -> bool {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    text.trim().is_empty() || text.starts_with(HEAD) && text.contains("\"findings\"")
}

/// Why a text is no baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What is wrong, and the way out.
    pub message: String,
}

/// A baseline, with how many of each finding it still lets pass.
#[derive(Debug, Default)]
pub struct Baseline {
    left: BTreeMap<Key, AtomicUsize>,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// The text is no JSON, has the markers of a merge conflict, or is of a newer tradwi.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let again = "write it anew with `tradwi check --write-baseline`";
        let fail = |line, column, message: String| Malformed { line, column, message };
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        if let Some(line) = text.lines().position(|l| l.starts_with("<<<<<<< ") || l.starts_with(">>>>>>> ")) {
            let message = format!("the baseline has the conflict markers of a merge in it; {again}");
            return Err(fail(line + 1, 1, message));
        }
        // The version first: a newer file may well have other fields.
        let newer = |version| format!("this baseline is of version {version} and this tradwi knows {VERSION}; {again}");
        #[derive(Deserialize)]
        struct Version {
            version: u64,
        }
        if let Ok(Version { version }) = serde_json::from_str::<Version>(text)
            && version != VERSION
        {
            return Err(fail(1, 1, newer(version)));
        }
        let file: File = serde_json::from_str(text).map_err(|e| {
            let said = e.to_string();
            // The place stands in front of the message already.
            let said = said.split(" at line ").next().unwrap_or(&said);
            fail(e.line().max(1), e.column().max(1), format!("this is no baseline of tradwi: {said}; {again}"))
        })?;
        let mut left: BTreeMap<Key, AtomicUsize> = BTreeMap::new();
        for Line { key, count } in file.findings {
            // A merge may have left the same line twice, which lets no more pass than either side did.
            let known = left.entry(key).or_default();
            *known.get_mut() = (*known.get_mut()).max(count);
        }
        Ok(Self { left })
    }

    /// Whether it has this finding; of equal ones it lets as many pass as it was written with.
    ///
    /// May be asked from several threads.
    pub fn lets_pass(&self, d: &Diagnostic) -> bool {
        let Some(left) = self.left.get(&Key::of(d)) else { return false };
        left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1)).is_ok()
    }

    /// How many of its findings were not asked about: where everything was checked, they are mended.
    pub fn unmatched(&self) -> usize {
        self.left.values().map(|n| n.load(Ordering::Relaxed)).sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Severity;

    fn finding(file: &str, id: Option<&str>, message: &str, at: usize) -> Diagnostic {
        let mut d = Diagnostic::new("stale", Severity::Error, file, at..at + 1, message);
        d.id = id.map(str::to_owned);
        d
    }

    #[test]
    fn a_finding_is_a_line_and_equal_ones_are_counted() {
        let all = [
            finding("b.ftl", Some("x"), "is first in line 4", 3),
            finding("a.ftl", None, "\"quoted\"", 9),
            finding("b.ftl", Some("x"), "is first in line 9", 90),
        ];
        let text = write(&all);
        insta::assert_snapshot!(text, @r#"
        {"version": 1, "findings": [
        {"file":"a.ftl","rule":"stale","message":"\"quoted\""},
        {"file":"b.ftl","id":"x","rule":"stale","message":"is first in line …","count":2}
        ]}
        "#);
        assert_eq!(write(&[]), "{\"version\": 1, \"findings\": [\n]}\n");
        assert!(Baseline::parse(&write(&[])).is_ok());
        assert!(is_one(&text) && is_one(&write(&[])) && is_one("") && !is_one("{\"findings\": 3}") && !is_one("# A"));
    }

    #[test]
    fn what_is_new_does_not_pass_and_what_is_mended_is_counted() {
        let baseline = Baseline::parse(&write(&[finding("a", None, "x", 1), finding("a", None, "x", 5)])).unwrap();
        assert!(baseline.lets_pass(&finding("a", None, "x", 700)));
        assert!(!baseline.lets_pass(&finding("a", None, "y", 1)));
        assert!(!baseline.lets_pass(&finding("a", Some("i"), "x", 1)));
        assert_eq!(baseline.unmatched(), 1);
        assert!(baseline.lets_pass(&finding("a", None, "x", 7)));
        assert!(!baseline.lets_pass(&finding("a", None, "x", 7)), "a third one is new");
        assert_eq!(baseline.unmatched(), 0);
    }

    #[test]
    fn the_same_line_twice_lets_no_more_pass() {
        let line = "{\"file\":\"a\",\"rule\":\"stale\",\"message\":\"x\"}";
        let baseline = Baseline::parse(&format!("{{\"version\": 1, \"findings\": [\n{line},\n{line}\n]}}")).unwrap();
        assert_eq!(baseline.unmatched(), 1);
    }

    #[test]
    fn what_is_no_baseline_is_refused_with_the_line_and_the_way_out() {
        for (text, line, said) in [
            ("", 1, "EOF"),
            ("[]", 1, "no baseline"),
            ("{\"version\": 1, \"findings\": [\n{\"file\":\"a\",\"rule\":\"r\"}\n]}", 2, "missing field `message`"),
            ("{\"version\": 1, \"findings\": [\n<<<<<<< HEAD\n", 2, "conflict markers"),
            ("{\"version\": 2, \"fresh\": 0}", 1, "version 2"),
            ("{\"version\": 1, \"findings\": [\n{},,\n]}", 2, "no baseline"),
        ] {
            let e = Baseline::parse(text).unwrap_err();
            assert_eq!(e.line, line, "{text}: {e:?}");
            assert!(e.message.contains(said) && e.message.contains("--write-baseline"), "{text}: {e:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn every_finding_passes_by_its_own_baseline_wherever_it_has_moved_to(
            texts in prop::collection::vec((".{0,20}", ".{0,60}", prop::option::of("[a-z]{0,3}"), 0usize..99), 0..8),
        ) {
            let all: Vec<Diagnostic> = texts.iter().map(|(f, m, id, at)| finding(f, id.as_deref(), m, *at)).collect();
            let text = write(&all);
            prop_assert_eq!(text.lines().filter(|l| l.contains("\"rule\"")).count().min(1), all.len().min(1));
            let baseline = Baseline::parse(&text).unwrap();
            for d in all.iter().rev() {
                let moved = Diagnostic { span: d.span.start + 7..d.span.end + 7, ..d.clone() };
                prop_assert!(baseline.lets_pass(&moved));
            }
            prop_assert_eq!(baseline.unmatched(), 0);
            prop_assert!(all.iter().all(|d| !baseline.lets_pass(d)));
        }
    }
}
