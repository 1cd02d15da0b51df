//! Figures and dates that are all there, but in each other's place.

use std::ops::Range;

use super::compare::{Difference, Lines, units_agree};
use super::dates::Date;
use super::items::{Item, Kind};
use super::lexicon::Sense;
use super::read::Found;
use super::say::Say;
use super::{Class, Figure};
use crate::diagnostic::Severity;
use crate::text::slug;

/// More figures than a sentence can be told apart by.
const MOST: usize = 16;

/// What tells which figure is which in either language: unit, what is counted, the name and the word that follow, the
/// word and the name before; what is counted, `of` and the unit before; the date and the ordinal that follow; whose it is.
type Keys = [Option<String>; 12];

/// The keys that say the same in every language, and not only words that begin alike.
const FIRM: [usize; 8] = [0, 1, 6, 7, 8, DATE, 10, 11];
/// That of the date that follows.
const DATE: usize = 9;

/// Names the figures of the target that stand where another should.
pub(super) fn swaps(
    s: &Found<'_>,
    t: &Found<'_>,
    pairs: &[(usize, usize)],
    lines: &Lines,
    say: &Say<'_>,
    out: &mut Vec<Difference>,
) {
    let of_figures = |&(i, j): &(usize, usize)| {
        let (a, x) = (&s.figures[i], &t.figures[j]);
        let ordinals = a.class == Class::Ordinal && x.class == Class::Ordinal && !x.words;
        let plain = a.is_sure() && a.class == Class::Plain && (x.is_sure() || !x.words);
        plain || (ordinals && x.is_sure())
    };
    let mut pairs: Vec<(usize, usize)> = pairs.iter().copied().filter(of_figures).collect();
    if pairs.len() < 2 || pairs.len() > MOST {
        return;
    }
    pairs.sort_unstable();
    let (ours, theirs): (Vec<Keys>, Vec<Keys>) =
        pairs.iter().map(|&(i, j)| (keys(s, &s.figures[i]), keys(t, &t.figures[j]))).unzip();
    let mut done = vec![false; pairs.len()];
    for m in 0..pairs.len() {
        for n in m + 1..pairs.len() {
            let ((i, j), (k, l)) = (pairs[m], pairs[n]);
            let (a, b, x, y) = (&s.figures[i], &s.figures[k], &t.figures[j], &t.figures[l]);
            if done[m] || done[n] || a.value() == b.value() {
                continue;
            }
            let by_line = lines.same && a.line != b.line && a.line == y.line && b.line == x.line;
            let explained = explained([&ours[m], &ours[n]], [&theirs[m], &theirs[n]]);
            // Each stands where the other should, by what tells them apart: not by a unit that both have.
            let at_other = |from: &Keys, to: &Keys| {
                (0..4).any(|key| {
                    let apart = ours[m][key] != ours[n][key] && theirs[m][key] != theirs[n][key];
                    apart && from[key].is_some() && from[key] == to[key]
                })
            };
            let (to, fro) = (at_other(&ours[m], &theirs[n]), at_other(&ours[n], &theirs[m]));
            // The order is another, and what stood beside one alone now stands beside the other alone.
            let moved = j > l
                && FIRM.into_iter().any(|key| {
                    let (p, q, v, w) = (&ours[m][key], &ours[n][key], &theirs[m][key], &theirs[n][key]);
                    // When something was is told sooner in one language, so that one date says nothing.
                    let told = key != DATE || (p.is_some() && q.is_some());
                    p != q && p == w && q == v && told
                });
            let next = n == m + 1 && a.line == b.line && x.line == y.line;
            let crossed = !explained && (to && fro || moved);
            // The hours and minutes of one time have units of their own, and nothing parts what is written as one.
            let one = (a.items == b.items || is_close(s, a, b)) && (x.items == y.items || is_close(t, y, x));
            let inverted = next && j > l && !explained && (one || units_agree(a.unit, b.unit));
            if by_line || crossed || turned(s, (i, k), t, (j, l)) {
                (done[m], done[n]) = (true, true);
                out.push(say.swapped(a, b, y, Severity::Warning));
                out.push(say.swapped(b, a, x, Severity::Warning));
            } else if inverted {
                (done[m], done[n]) = (true, true);
                // Languages order what they say differently: the order alone is worth a look and no more, unless the two are
                // one expression, as in `7:45`.
                let severity = if one { Severity::Warning } else { Severity::Info };
                out.push(say.swapped(a, b, y, severity));
            }
        }
    }
}

/// Whether no word stands between two figures: `6'2"`, `2812 0000`, `5 * 3`.
fn is_close(found: &Found<'_>, a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let between = found.items.get(a.items.end..b.items.start).filter(|_| a.line == b.line);
    between.is_some_and(|items| {
        items.len() <= 2
            && items.iter().all(|i| i.kind == Kind::Other && !matches!(i.text, "," | ";" | "(" | ")" | "." | ":"))
    })
}

/// Whether two figures stand in another order than in the source because what is said of them does.
fn explained([p, q]: [&Keys; 2], [v, w]: [&Keys; 2]) -> bool {
    (0..p.len()).any(|key| {
        let (p, q, v, w) = (&p[key], &q[key], &v[key], &w[key]);
        p != q && v != w && ((p.is_some() && p == v) || (q.is_some() && q == w))
    })
}

/// Names the dates of the target that stand where another should; `pairs` are those that are the same.
pub(super) fn dates(
    pairs: &mut [(&Date, &Date)],
    (s, t): (&Found<'_>, &Found<'_>),
    lines: &Lines,
    say: &Say<'_>,
    out: &mut Vec<Difference>,
) {
    if pairs.len() < 2 || pairs.len() > MOST {
        return;
    }
    pairs.sort_by_key(|(a, _)| a.span.start);
    let mut done = vec![false; pairs.len()];
    for m in 0..pairs.len() {
        for n in m + 1..pairs.len() {
            let ((a, x), (b, y)) = (pairs[m], pairs[n]);
            if done[m] || done[n] || a.shape() != b.shape() || a.agrees(b).is_some() {
                continue;
            }
            let by_line = lines.same && a.line != b.line && a.line == y.line && b.line == x.line;
            let inverted = n == m + 1 && a.line == b.line && x.line == y.line && x.span.start > y.span.start;
            if by_line || inverted {
                let around = |found: &Found<'_>, date: &Date| {
                    let at = places(found, date);
                    let mut keys = around(&found.items, at.clone(), date.line);
                    let value = |f: &Figure<'_>| format!("{:?}", f.value());
                    let near = |f: &&Figure<'_>| f.line == date.line && !f.year;
                    let mut before = found.figures.iter().rev().filter(near).filter(|f| f.items.end <= at.start);
                    let mut behind = found.figures.iter().filter(near).filter(|f| f.items.start >= at.end);
                    keys[6] = before.next().filter(|f| at.start - f.items.end <= REACH).map(value);
                    keys[7] = behind.next().filter(|f| f.items.start - at.end <= REACH).map(value);
                    keys
                };
                if !by_line && explained([&around(s, a), &around(s, b)], [&around(t, x), &around(t, y)]) {
                    continue;
                }
                (done[m], done[n]) = (true, true);
                // What happened on Friday is told before what did on Monday in one language, behind it in the other.
                let severity = if by_line || !a.is_weekday() { Severity::Warning } else { Severity::Info };
                out.push(say.swapped_dates(a, b, y, severity));
            }
        }
    }
}

/// Names the number and the year behind it in brackets that stand the other way round: `2023 (2699)`.
pub(super) fn brackets(s: &Found<'_>, t: &Found<'_>, say: &Say<'_>, out: &mut Vec<Difference>) {
    fn all<'f>(found: &'f Found<'_>) -> impl Iterator<Item = (&'f Item<'f>, &'f Item<'f>)> {
        found.items.windows(4).filter_map(|w| {
            let numbers = w[0].kind == Kind::Number && w[2].kind == Kind::Number && w[0].text != w[2].text;
            (numbers && w[1].text == "(" && w[3].text == ")").then_some((&w[0], &w[2]))
        })
    }
    for (a, b) in all(s) {
        if all(t).any(|(x, y)| a.text == x.text && b.text == y.text) {
            continue;
        }
        if let Some((x, y)) = all(t).find(|(x, y)| a.text == y.text && b.text == x.text) {
            out.push(say.brackets([&(a.start..b.end), &(x.start..y.end)]));
        }
    }
}

/// Whether two figures that are joined to one expression (`from 10 to 15`, `8 out of 10`) are joined the other way
/// round.
fn turned(s: &Found<'_>, (i, k): (usize, usize), t: &Found<'_>, (j, l): (usize, usize)) -> bool {
    let join = |items: &[Item<'_>], a: &Figure<'_>, b: &Figure<'_>| {
        let between = items.get(a.items.end..b.items.start).filter(|between| between.len() <= 3)?;
        let item = between.last().filter(|_| b.line == a.line)?;
        let of = item.is(|s| s == Sense::Of);
        // `2 °C and 8 °C`, `28% pou l rive 25%`.
        let small = between.iter().all(|i| i.kind == Kind::Word && i.text.len() < 4 || i.is(|s| s == Sense::To));
        (of || (small && item.is(|s| s == Sense::To))).then_some(of)
    };
    let (a, b, x, y) = (&s.figures[i], &s.figures[k], &t.figures[j], &t.figures[l]);
    let same_unit = |p: &Figure<'_>, q: &Figure<'_>| p.unit == q.unit || p.unit.is_none() || q.unit.is_none();
    let ours = join(&s.items, a, b);
    ours.is_some() && ours == join(&t.items, y, x) && same_unit(a, b)
}

/// How many items off something may stand that tells two figures apart.
const REACH: usize = 5;

/// The items a date is made of.
fn places(found: &Found<'_>, date: &Date) -> Range<usize> {
    let at = |place: usize| found.items.partition_point(|i| i.start < place);
    at(date.span.start)..at(date.span.end)
}

fn keys(found: &Found<'_>, figure: &Figure<'_>) -> Keys {
    let mut out = around(&found.items, figure.items.clone(), figure.line);
    out[0] = figure.unit.map(str::to_owned);
    out[1] = figure.thing.map(str::to_owned);
    let (start, end) = (figure.items.start, figure.items.end);
    let before = || found.items[..start].iter().rev().take(REACH).take_while(|i| i.line == figure.line);
    let clause = || before().take_while(|i| i.kind != Kind::Number && !matches!(i.text, "," | ";" | "(" | ")"));
    out[6] = clause().find_map(|i| i.find(|s| if let Sense::Thing(t) = s { Some(t.to_owned()) } else { None }));
    out[7] = before().next().filter(|i| i.is(|s| s == Sense::Of)).map(|_| "of".to_owned());
    out[8] =
        before().next().and_then(|i| i.find(|s| if let Sense::Unit(u, _) = s { Some(u.to_owned()) } else { None }));
    let said = |d: &Date| format!("{:?}", (d.year, d.month, d.day, d.weekday));
    let on_line = |d: &&Date| d.line == figure.line;
    let mut dates = found.dates.iter().filter(on_line).map(|d| (places(found, d), d));
    out[DATE] = dates.find(|(at, _)| at.start >= end && at.start - end <= REACH).map(|(_, d)| said(d));
    let mut ordinals = found.figures.iter().filter(|f| f.class == Class::Ordinal && f.line == figure.line);
    let ordinal = ordinals.find(|f| f.items.start >= end && f.items.start - end <= REACH);
    out[10] = ordinal.and_then(Figure::value).map(|v| format!("{v:?}"));
    // `Marie Joseph, 34, …`
    let mut commas = 0;
    let mut beside = before().take_while(|i| {
        commas += usize::from(i.text == ",");
        commas < 2 && i.kind != Kind::Number
    });
    out[11] = beside.find(|i| i.kind == Kind::Word && i.name).map(|i| start_of(i));
    out
}

/// How the word begins that an item is: Jamaica is Jamayik, and begins alike.
fn start_of(item: &Item<'_>) -> String {
    slug(item.text).chars().take(3).collect()
}

/// The keys of what stands at some items that the words next to them are.
fn around(items: &[Item<'_>], at: Range<usize>, line: usize) -> Keys {
    let near = |i: &&Item<'_>| i.line == line && i.kind != Kind::Number && !matches!(i.text, "," | ";" | "(" | ")");
    let behind = items.get(at.end..items.len().min(at.end + 6)).unwrap_or_default();
    let before = items.get(at.start.saturating_sub(4)..at.start).unwrap_or_default();
    let word = |i: &&Item<'_>| i.kind == Kind::Word && i.text.len() > 4 && !i.name && i.senses.is_empty();
    let behind = || behind.iter().take_while(near);
    let before = || before.iter().rev().take_while(near);
    let name = |i: &&Item<'_>| i.kind == Kind::Word && i.name;
    let found = [behind().find(name), behind().find(word), before().find(word), before().find(name)];
    let [name, after, before, whose] = found.map(|i| i.map(start_of));
    let mut out = Keys::default();
    (out[2], out[3], out[4], out[5]) = (name, after, before, whose);
    out
}
