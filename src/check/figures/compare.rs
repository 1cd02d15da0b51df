//! What one text counts and dates, and another does not.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

use foldhash::HashMap;

use super::dates::Date;
use super::items::Kind;
use super::lexicon::{self, Trust};
use super::measures::Measures;
use super::read::{Found, read};
use super::say::Say;
use super::value::Value;
use super::{Class, Figure, Reading, calendar, codes, stumps, swaps};
use crate::check::content::Text;
use crate::diagnostic::Severity;

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Topic {
    Number,
    Date,
}

/// A figure or date of one text that the other does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct Difference {
    pub topic: Topic,
    /// In the target; empty where something is missing.
    pub span: Range<usize>,
    pub message: String,
    pub help: String,
    /// Where it is not the rule's own.
    pub severity: Option<Severity>,
}

/// More figures than any paragraph has; beyond them comparing each with each would be too slow.
const MOST: usize = 400;

/// All differences, in the order of the target.
pub(in crate::check) fn compare(source: &Text<'_>, target: &Text<'_>) -> Vec<Difference> {
    let both = lexicon::of(source.locale).knows_words && lexicon::of(target.locale).knows_words;
    let (s, t) = (found(source, both), found(target, both));
    if (s.is_empty() && t.is_empty()) || (s.is_quiet() && t.is_quiet()) {
        return Vec::new();
    }
    let (mut s, mut t) = (s.into_owned(), t.into_owned());
    for found in [&mut s, &mut t] {
        found.figures.truncate(MOST);
        found.dates.truncate(MOST);
        if !both {
            found.figures.iter_mut().for_each(digits_only);
        }
    }
    let lines = Lines::new(source.prose, target.prose);
    let say = Say { source: source.prose, target: target.prose };
    let mut out = Vec::new();
    calendar::compare(&mut s, &mut t, &lines, &say, &mut out);
    codes::strike(&mut s, source.prose, &mut t, target.prose);
    let pairs = match_figures(&s.figures, &t.figures, &lines, source.prose);
    leftovers(&s, &t, &pairs, &lines, &say, &mut out);
    stumps::stumps(&s, &t, &pairs, &say, &mut out);
    swaps::swaps(&s, &t, &pairs, &lines, &say, &mut out);
    swaps::brackets(&s, &t, &say, &mut out);
    out.sort_by_key(|d| (d.span.start, d.span.end));
    out
}

impl Found<'_> {
    /// Whether there is nothing to compare.
    fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.dates.is_empty()
    }

    /// Whether there is nothing that could be missed, be too much or stand in another's place: no digits and no dates,
    /// and only words like `one` that may count nothing.
    fn is_quiet(&self) -> bool {
        let guess = |f: &Figure<'_>| !f.is_sure() && f.class == Class::Plain && !f.year;
        self.dates.is_empty() && self.figures.iter().all(guess) && !self.items.iter().any(|i| i.kind == Kind::Number)
    }
}

/// What a text has, as far as two languages can be compared: dates only where both have words for months.
fn found<'t, 'a>(text: &'t Text<'a>, with_dates: bool) -> Cow<'t, Found<'a>> {
    let lexicon = lexicon::of(text.locale);
    if lexicon.knows_words == with_dates {
        Cow::Borrowed(&text.figures)
    } else {
        Cow::Owned(read(text.prose, &text.tokens, lexicon, with_dates))
    }
}

/// Where a language's number words are not known, only what nobody writes in words can be missing.
fn digits_only(figure: &mut Figure<'_>) {
    let small = figure.value().and_then(|v| v.whole()).is_some_and(|n| n <= 20 || n % 1000 == 0);
    if figure.words || (small && figure.unit.is_none()) {
        figure.trust = Trust::Part;
    }
}

/// The lines of both texts.
pub(super) struct Lines {
    /// Whether there are as many in both, so that a line can be told from its place.
    pub same: bool,
    /// Where each line of the target ends, before its marks.
    ends: Vec<usize>,
}

impl Lines {
    fn new(source: &str, target: &str) -> Self {
        let mut ends = Vec::new();
        let mut from = 0;
        for line in target.split('\n') {
            let words = line.trim_end_matches(|c: char| !c.is_alphanumeric());
            ends.push(from + words.len());
            from += line.len() + 1;
        }
        Self { same: source.split('\n').count() == ends.len(), ends }
    }

    /// The empty place where what stands in a line of the source is missed in the target.
    pub fn place(&self, line: usize) -> Range<usize> {
        let end = self.ends.get(line).filter(|_| self.same).or(self.ends.last()).copied().unwrap_or(0);
        end..end
    }
}

/// Takes the best pairs first, each of either side once.
pub(super) fn take<K: Ord>(
    candidates: &mut Vec<(K, usize, usize)>,
    done_s: &mut [bool],
    done_t: &mut [bool],
    mut each: impl FnMut(usize, usize),
) {
    candidates.sort();
    for (_, i, j) in candidates.drain(..) {
        if !done_s[i] && !done_t[j] {
            done_s[i] = true;
            done_t[j] = true;
            each(i, j);
        }
    }
}

/// Whether two units can be one and the same.
pub(super) fn units_agree(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            a == b || matches!((a, b), ("clock", "hour") | ("hour", "clock") | ("%", "point") | ("point", "%"))
        }
        _ => true,
    }
}

/// How well two figures fit: `None` if they are not the same.
fn fit(a: &Figure<'_>, b: &Figure<'_>) -> Option<usize> {
    if a.class != b.class && (a.class == Class::Vague || b.class == Class::Vague) {
        return None;
    }
    if a.class == Class::Label && b.class == Class::Label && !same_letters(a.label, b.label) {
        return None;
    }
    let loose = !(a.firm && b.firm);
    let mut best = None;
    for (m, x) in a.readings.iter().enumerate() {
        for (n, y) in b.readings.iter().enumerate() {
            if x.value != y.value {
                continue;
            }
            let strict = x.strict || y.strict;
            let same_unit = x.unit.is_some() && x.unit == y.unit;
            let agree = if strict {
                units_agree(x.unit, y.unit) && x.unit.is_some() && y.unit.is_some()
            } else {
                units_agree(x.unit, y.unit) || (loose && !unlike(x, y))
            };
            if agree {
                let score = usize::from(same_unit) * 16 + usize::from(m == 0 && n == 0) * 2;
                best = best.max(Some(score));
            }
        }
    }
    best
}

/// Whether both are said in a unit that is written with a sign, and so is no other word.
fn unlike(x: &Reading, y: &Reading) -> bool {
    let sign = |u: Option<&str>| matches!(u, Some("%" | "$" | "€" | "£"));
    sign(x.unit) && sign(y.unit)
}

/// Whether a figure may be no more than `un` or `yon` before a noun.
fn is_article(figure: &Figure<'_>) -> bool {
    figure.words
        && !figure.is_sure()
        && figure.class == Class::Plain
        && figure.value().and_then(|v| v.whole()) == Some(1)
}

/// Whether a figure tells one thing from others, and counts nothing: `1st`, `Road 1`.
fn is_mark(figure: &Figure<'_>, prose: &str) -> bool {
    if figure.words || figure.unit.is_some() {
        return false;
    }
    let (before, behind) = (&prose[..figure.span.start], &prose[figure.span.end..]);
    let named = before
        .strip_suffix([' ', '\u{A0}'])
        .and_then(|b| b.rsplit(|c: char| !c.is_alphabetic()).next())
        .is_some_and(|w| w.starts_with(char::is_uppercase));
    figure.class == Class::Ordinal || (named && !behind.trim_start().starts_with(char::is_alphabetic))
}

/// How often its value was there before, for each figure.
fn ranks(figures: &[Figure<'_>]) -> Vec<usize> {
    let mut seen: HashMap<Option<Value>, usize> = HashMap::default();
    let next = |figure: &Figure<'_>| {
        let count = seen.entry(figure.value()).or_default();
        *count += 1;
        *count
    };
    figures.iter().map(next).collect()
}

/// The pairs that are the same, best first.
fn match_figures(s: &[Figure<'_>], t: &[Figure<'_>], lines: &Lines, source: &str) -> Vec<(usize, usize)> {
    let (ranks_s, ranks_t) = (ranks(s), ranks(t));
    let mut candidates = Vec::new();
    for (i, a) in s.iter().enumerate() {
        for (j, b) in t.iter().enumerate() {
            let Some(fit) = fit(a, b).filter(|_| !(is_article(b) && is_mark(a, source))) else { continue };
            let score = usize::from(a.is_sure()) * 64
                + usize::from(b.is_sure()) * 64
                + fit
                + usize::from(lines.same && a.line == b.line) * 8
                + usize::from(a.thing.is_some() && a.thing == b.thing) * 6
                + usize::from(a.class == b.class) * 4;
            candidates.push(((Reverse(score), ranks_s[i].abs_diff(ranks_t[j])), i, j));
        }
    }
    let mut pairs = Vec::new();
    let (mut done_s, mut done_t) = (vec![false; s.len()], vec![false; t.len()]);
    take(&mut candidates, &mut done_s, &mut done_t, |i, j| pairs.push((i, j)));
    pairs
}

/// What has no like on the other side.
fn leftovers(
    s: &Found<'_>,
    t: &Found<'_>,
    pairs: &[(usize, usize)],
    lines: &Lines,
    say: &Say<'_>,
    out: &mut Vec<Difference>,
) {
    let (mut done_s, mut done_t) = (vec![false; s.figures.len()], vec![false; t.figures.len()]);
    for &(i, j) in pairs {
        done_s[i] = true;
        done_t[j] = true;
    }
    let measures = Measures::settle(s, t, &mut done_s, &mut done_t);
    let mut candidates = Vec::new();
    for (i, a) in s.figures.iter().enumerate().filter(|(i, _)| !done_s[*i]) {
        for (j, b) in t.figures.iter().enumerate().filter(|(j, _)| !done_t[*j]) {
            let said = |figure: &Figure<'_>, others: &[Figure<'_>]| others.iter().any(|o| o.value() == figure.value());
            // One of two guesses may be the like of another figure, which has found a better one.
            let guess = !a.is_sure() && !b.is_sure();
            if guess && a.class != Class::Label && (said(a, &t.figures) || said(b, &s.figures)) {
                continue;
            }
            if let Some(score) = kinship(a, b) {
                let near = usize::from(lines.same && a.line == b.line) * 8;
                candidates.push(((Reverse(score + near), i.abs_diff(j)), i, j));
            }
        }
    }
    take(&mut candidates, &mut done_s, &mut done_t, |i, j| {
        out.push(say.differs(&s.figures[i], &t.figures[j]));
    });
    let left = |figures: &[Figure<'_>], done: &[bool]| -> Vec<usize> {
        (0..figures.len()).filter(|&n| !done[n] && figures[n].is_sure()).collect()
    };
    for (n, figure) in left(&s.figures, &done_s).into_iter().map(|n| (n, &s.figures[n])) {
        // A time of day or a date has figures of its own on the other side.
        let in_date = figure.unit.is_none() && t.dates.iter().any(|d| holds(d, figure));
        if !in_date && !measures.is_spared(n, figure, &done_s, t) {
            out.push(say.missing(figure, lines.place(figure.line)));
        }
    }
    for (n, figure) in left(&t.figures, &done_t).into_iter().map(|n| (n, &t.figures[n])) {
        let in_date = figure.unit.is_none() && s.dates.iter().any(|d| holds(d, figure));
        if !in_date && !measures.is_added(n, &done_t) {
            out.push(say.extra(figure));
        }
    }
}

fn holds(date: &Date, figure: &Figure<'_>) -> bool {
    let value = figure.value().and_then(|v| v.whole());
    value.is_some() && (date.day == value || date.year == value)
}

/// Whether two names with numbers in them are the same but for those: `H1N1`, `G-9` and `G9`.
fn same_letters(a: &str, b: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect::<String>();
    letters(a) == letters(b)
}

/// How likely it is that one was written for the other: `None` where they have nothing to do with each other.
fn kinship(a: &Figure<'_>, b: &Figure<'_>) -> Option<usize> {
    let same_unit = a.unit.is_some() && units_agree(a.unit, b.unit) && b.unit.is_some();
    let same_value = a.readings.iter().any(|x| b.readings.iter().any(|y| x.value == y.value));
    let same_thing = a.thing.is_some() && a.thing == b.thing;
    let special = a.class != Class::Plain && a.class == b.class;
    let allowed = match (a.is_sure(), b.is_sure()) {
        (true, true) => true,
        (false, false) => special && (a.class != Class::Label || same_letters(a.label, b.label)) && !same_value,
        _ => (same_unit && a.firm && b.firm) || (same_thing && !same_value) && a.class == b.class,
    };
    let tens = a.value().zip(b.value()).is_some_and(|(x, y)| x.tens_from(y).is_some());
    allowed.then(|| {
        usize::from(same_unit) * 16
            + usize::from(same_value) * 12
            + usize::from(tens) * 10
            + usize::from(same_thing) * 8
            + usize::from(a.class == b.class) * 4
            + usize::from(a.words == b.words) * 2
    })
}
