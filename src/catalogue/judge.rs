//! Whether a translation may be shown as current: a pure function of the source and the entry.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::comment::{Key, Line, State};
use super::{Entry, Value};
use crate::locale::Locale;
use crate::text::{Lines, flow_lines, folded, is_folded, prose};

/// Where a translation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// A translation of what the source says now.
    Current,
    /// A translation of something else, or of nobody knows what.
    Stale,
    /// No translation, or a machine's that nobody looked at.
    Untranslated,
    /// The segment is gone from the article.
    Obsolete,
    /// It cannot be taken for a whole translation.
    Broken,
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Current => "current",
            Self::Stale => "stale",
            Self::Untranslated => "untranslated",
            Self::Obsolete => "obsolete",
            Self::Broken => "broken",
        })
    }
}

/// Whether a text says something: it has a letter or a digit of some script. Signs alone do not, be they dots or emoji.
fn says_something(text: &str) -> bool {
    // Letters that cannot be seen, and letters in boxes, which are emoji.
    let no_letter = |c| matches!(c, '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{1F100}'..='\u{1F1FF}');
    text.chars().any(|c| c.is_alphanumeric() && !no_letter(c))
}

/// The same of what a reader sees: no address of a link, no tag, no code, and no character that is written by its name.
fn shows_something(text: &str) -> bool {
    if !text.bytes().any(|b| matches!(b, b'[' | b'<' | b'`' | b'&')) {
        return says_something(text);
    }
    let seen = prose(text, true);
    let mut parts = seen.split('&');
    let behind = |part: &str| match part.split_once(';') {
        Some((name, rest)) if name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#') => says_something(rest),
        _ => says_something(part),
    };
    parts.next().is_some_and(says_something) || parts.any(behind)
}

/// Whether a line of a message looks like a comment, which to Fluent is one in column 1 only.
pub(super) fn is_remark(line: &str) -> bool {
    let line = line.trim_start();
    let rest = line.trim_start_matches('#');
    (1..=3).contains(&(line.len() - rest.len())) && (rest.is_empty() || rest.starts_with([' ', '\r', '\n']))
}

/// A source text to judge translations of.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// Its language.
    pub locale: Locale,
    /// Its lines, a sentence each.
    pub lines: Lines,
    /// Folded, for comparison, once somebody asks for it; `None` if that is the only line as it is.
    folded: OnceLock<Option<Arc<str>>>,
}

impl PartialEq for SourceText {
    fn eq(&self, other: &Self) -> bool {
        self.locale == other.locale && self.lines == other.lines
    }
}

impl Eq for SourceText {}

impl SourceText {
    /// A text in lines, as they stand in a catalogue.
    pub fn new(locale: &Locale, lines: impl Into<Lines>) -> Self {
        Self { locale: locale.clone(), lines: lines.into(), folded: OnceLock::new() }
    }

    /// Whether another text says the same: NFC and white space apart.
    pub fn equals(&self, lines: &[String]) -> bool {
        *self.lines == *lines || fold_lines(lines, &self.locale) == self.folded()
    }

    /// Whether `text` is this one on one line, to the letter. May say no of one that is.
    pub fn is(&self, text: &str) -> bool {
        let joiner = self.locale.joiner();
        let mut rest = Some(text);
        for (i, line) in self.lines.iter().enumerate() {
            // A line that `flow` would change, or not end with the joiner.
            if line.is_empty() || line.starts_with([' ', '\t']) || line.ends_with([' ', '\t', '\\']) {
                return false;
            }
            rest = rest.and_then(|r| if i == 0 { Some(r) } else { r.strip_prefix(joiner) });
            rest = rest.and_then(|r| r.strip_prefix(line.as_str()));
        }
        rest == Some("") && !self.lines.is_empty()
    }

    /// The text on one line.
    pub fn text(&self) -> String {
        flow_lines(&self.lines, self.locale.joiner())
    }

    /// Whether an entry says nothing of this text: it is a stub, or signs without a letter where the text has some.
    pub fn is_unsaid_by(&self, entry: &Entry) -> bool {
        match &entry.value {
            Value::Stub => true,
            Value::Text(text) => {
                let has_letters = |line: &&String| line.chars().any(char::is_alphabetic);
                let mut lines = self.lines.iter().filter(has_letters);
                if says_something(text) {
                    !shows_something(text) && lines.any(|line| shows_something(line))
                } else {
                    lines.next().is_some()
                }
            }
            Value::Unresolved => false,
        }
    }

    /// The lines of an entry's message that were meant for comments, if no line of this text begins like one.
    pub fn remarks<'e>(&self, entry: &'e Entry) -> &'e [Range<usize>] {
        let quotes = || self.lines.iter().any(|line| is_remark(line));
        if entry.remarks.is_empty() || quotes() { &[] } else { &entry.remarks }
    }

    /// The text folded, for lookups.
    pub fn folded(&self) -> &str {
        let folded = self.folded.get_or_init(|| match &*self.lines {
            [line] if is_folded(line) => None,
            lines => Some(fold_lines(lines, &self.locale).into()),
        });
        match (folded, self.lines.first()) {
            (Some(folded), _) => folded,
            (None, line) => line.map_or("", String::as_str),
        }
    }
}

fn fold_lines(lines: &[String], locale: &Locale) -> String {
    folded(flow_lines(lines, locale.joiner()))
}

/// A text of a third locale that the translation is made from: `from = "fr"`.
pub type Pivot = SourceText;

/// The source text a translation was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// As it stands in the `was>` lines, or else in the `>` lines.
    Known(Vec<String>),
    /// It cannot be told; why, in words.
    Unknown(&'static str),
}

/// The base of an entry with respect to one locale, by design section "Staleness".
pub fn base(entry: &Entry, locale: &Locale) -> Base {
    if entry.damage.iter().any(|d| d.detached) {
        return Base::Unknown("its comment is detached from it by a blank line");
    }
    if !entry.damage.is_empty() || entry.comment.iter().any(|c| c.line == Line::Damaged) {
        return Base::Unknown("a line of its comment is damaged");
    }
    let lines: Vec<(Key, &String)> = entry
        .comment
        .iter()
        .filter_map(|c| match &c.line {
            Line::Text(l, key @ (Key::Was | Key::Diff | Key::Now), text) if l == locale => Some((*key, text)),
            _ => None,
        })
        .collect();
    if lines.is_empty() {
        return Base::Unknown("no source text stands above it");
    }
    if !lines.is_sorted_by_key(|(key, _)| *key) {
        return Base::Unknown("the source lines above it are out of order");
    }
    let of = |wanted: Key| lines.iter().filter(|(k, _)| *k == wanted).map(|(_, t)| (*t).clone()).collect::<Vec<_>>();
    let (was, diff, now) = (of(Key::Was), of(Key::Diff), of(Key::Now));
    if was.is_empty() && !diff.is_empty() {
        return Base::Unknown("a `diff>` line stands above it without a `was>` line");
    }
    let base = if was.is_empty() { now } else { was };
    // An empty `was>` line says that the base is unknown, whatever a merge put beside it.
    if base.iter().any(|l| l.trim().is_empty()) {
        return Base::Unknown("the source it was made from is not known");
    }
    Base::Known(base)
}

/// Whether the lines above an entry that speak of `source` are its text now, line by line, and no others: it was
/// made from this and nothing is to be said. The short way to what [`base`] says in almost every case.
pub fn is_plain(entry: &Entry, source: &SourceText) -> bool {
    let mut lines = source.lines.iter();
    let same = entry.damage.is_empty()
        && entry.comment.iter().all(|c| match &c.line {
            Line::Damaged => false,
            Line::Text(l, key, text) if *l == source.locale => {
                *key == Key::Now && lines.next() == Some(text) && !is_blank(text)
            }
            _ => true,
        });
    same && lines.next().is_none() && !source.lines.is_empty()
}

fn is_blank(text: &str) -> bool {
    // Almost every text begins with a letter.
    !text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.trim().is_empty()
}

/// Why a translation is stale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The source moved on; its lines when the translation was made.
    Source(Vec<String>),
    /// The pivot moved on; its locale, and its lines when the translation was made.
    Pivot(Locale, Vec<String>),
    /// The base cannot be told; why, in words.
    BaseUnknown(&'static str),
}

/// What is to be thought of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Where it stands.
    pub status: Status,
    /// Why it is stale; also of a stub or a machine's text, where the status says untranslated.
    pub causes: Vec<Cause>,
    /// The segment is deliberately not in this edition.
    pub left_out: bool,
    /// How far it has come, where somebody said so.
    pub state: Option<State>,
    /// Whether the lines above it [plainly](is_plain) say that it was made from the source as it is.
    pub(crate) plain: bool,
}

/// Judges an entry by the source and, where there is one, the pivot.
///
/// Current exactly when the value is whole and every base equals its text now, after folding (invariant 7).
/// `None` is an entry that does not exist yet.
pub fn judge(entry: Option<&Entry>, source: &SourceText, pivot: Option<&Pivot>) -> Judgement {
    let Some(entry) = entry else {
        let status = Status::Untranslated;
        return Judgement { status, causes: Vec::new(), left_out: false, state: None, plain: false };
    };
    let mut states = entry.comment.iter().filter_map(|c| match &c.line {
        Line::State(state) => Some(state.clone()),
        _ => None,
    });
    let first = states.next();
    // A merge may have kept two lines, and nobody knows then whether the machine's text was read.
    let state = states.find(|s| *s == State::Machine).or(first);
    let left_out = entry.comment.iter().any(|c| c.line == Line::LeaveOut);
    let mut causes = Vec::new();
    let plain = is_plain(entry, source);
    if !plain {
        match base(entry, &source.locale) {
            Base::Known(was) if source.equals(&was) => {}
            Base::Known(was) => causes.push(Cause::Source(was)),
            Base::Unknown(why) => causes.push(Cause::BaseUnknown(why)),
        }
    }
    if let Some(pivot) = pivot
        && entry
            .comment
            .iter()
            .any(|c| matches!(&c.line, Line::Text(l, Key::Was | Key::Diff | Key::Now, _) if *l == pivot.locale))
    {
        match base(entry, &pivot.locale) {
            Base::Known(was) if pivot.equals(&was) => {}
            Base::Known(was) => causes.push(Cause::Pivot(pivot.locale.clone(), was)),
            Base::Unknown(why) => causes.push(Cause::BaseUnknown(why)),
        }
    }
    let broken = !entry.flaws.is_empty() || entry.value == Value::Unresolved || !source.remarks(entry).is_empty();
    let status = if broken {
        Status::Broken
    } else if state == Some(State::Machine) || (!left_out && source.is_unsaid_by(entry)) {
        Status::Untranslated
    } else if causes.is_empty() {
        Status::Current
    } else {
        Status::Stale
    };
    Judgement { status, causes, left_out, state, plain }
}
