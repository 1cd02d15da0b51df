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

/// What tells which figure is which in either language: unit, what is counted, the name and the word that follow, and
/// the word and the name before.
type Keys = [Option<String>; 6];

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
            let crossed = !explained && at_other(&ours[m], &theirs[n]) && at_other(&ours[n], &theirs[m]);
            let next = n == m + 1 && a.line == b.line && x.line == y.line;
            // The hours and minutes of one time have units of their own.
            let one = a.items == b.items && x.items == y.items;
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
                    let at = |place: usize| found.items.partition_point(|i| i.start < place);
                    around(&found.items, at(date.span.start)..at(date.span.end), date.line)
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
        (of || (between.len() == 1 && item.is(|s| s == Sense::To))).then_some(of)
    };
    let (a, b, x, y) = (&s.figures[i], &s.figures[k], &t.figures[j], &t.figures[l]);
    let same_unit = |p: &Figure<'_>, q: &Figure<'_>| p.unit == q.unit || p.unit.is_none() || q.unit.is_none();
    let ours = join(&s.items, a, b);
    ours.is_some() && ours == join(&t.items, y, x) && same_unit(a, b)
}

fn keys(found: &Found<'_>, figure: &Figure<'_>) -> Keys {
    let [.., name, word, before, whose] = around(&found.items, figure.items.clone(), figure.line);
    [figure.unit.map(str::to_owned), figure.thing.map(str::to_owned), name, word, before, whose]
}

/// The keys of what stands at some items that the words next to them are.
fn around(items: &[Item<'_>], at: Range<usize>, line: usize) -> Keys {
    let near = |i: &&Item<'_>| i.line == line && i.kind != Kind::Number && !matches!(i.text, "," | ";" | "(" | ")");
    let behind = items.get(at.end..items.len().min(at.end + 6)).unwrap_or_default();
    let before = items.get(at.start.saturating_sub(4)..at.start).unwrap_or_default();
    // Jamaica is Jamayik, and begins alike.
    let start = |item: &Item<'_>| slug(item.text).chars().take(3).collect::<String>();
    let word = |i: &&Item<'_>| i.kind == Kind::Word && i.text.len() > 4 && !i.name && i.senses.is_empty();
    let behind = || behind.iter().take_while(near);
    let before = || before.iter().rev().take_while(near);
    let name = |i: &&Item<'_>| i.kind == Kind::Word && i.name;
    let found = [behind().find(name), behind().find(word), before().find(word), before().find(name)];
    let [name, after, before, whose] = found.map(|i| i.map(start));
    [None, None, name, after, before, whose]
}
