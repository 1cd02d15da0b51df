//! Figures and dates that are all there, but in each other's place.

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

/// What tells which figure is which in either language: unit, what is counted, the name and the word that follow.
type Keys = [Option<String>; 4];

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
        a.is_sure() && x.is_sure() && a.class == Class::Plain
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
            let explained = (0..4).any(|key| {
                let (p, q, v, w) = (&ours[m][key], &ours[n][key], &theirs[m][key], &theirs[n][key]);
                p != q && v != w && ((p.is_some() && p == v) || (q.is_some() && q == w))
            });
            // Each stands where the other should, by whatever tells them apart.
            let at_other = |from: &Keys, to: &Keys| from.iter().zip(to).any(|(p, q)| p.is_some() && p == q);
            let crossed =
                !explained && at_other(&ours[m], &theirs[n]) && at_other(&ours[n], &theirs[m]) && ours[m] != ours[n];
            let next = n == m + 1 && a.line == b.line && x.line == y.line;
            let inverted = next && j > l && !explained && units_agree(a.unit, b.unit);
            if by_line || crossed || turned(s, (i, k), t, (j, l)) {
                (done[m], done[n]) = (true, true);
                out.push(say.swapped(a, b, y, Severity::Warning));
                out.push(say.swapped(b, a, x, Severity::Warning));
            } else if inverted {
                (done[m], done[n]) = (true, true);
                out.push(say.swapped(a, b, y, Severity::Info));
            }
        }
    }
}

/// Names the dates of the target that stand where another should; `pairs` are those that are the same.
pub(super) fn dates(pairs: &mut [(&Date, &Date)], lines: &Lines, say: &Say<'_>, out: &mut Vec<Difference>) {
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
                (done[m], done[n]) = (true, true);
                let severity = if by_line { Severity::Warning } else { Severity::Info };
                out.push(say.swapped_dates(a, b, y, severity));
            }
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
    let from = figure.items.end;
    let behind = found.items.get(from..found.items.len().min(from + 6)).unwrap_or_default();
    let behind = || {
        behind
            .iter()
            .take_while(|i| i.line == figure.line && i.kind != Kind::Number && !matches!(i.text, "," | ";" | "(" | ")"))
    };
    // Jamaica is Jamayik, and begins alike.
    let start = |item: &Item<'_>| slug(item.text).chars().take(3).collect::<String>();
    let name = behind().find(|i| i.kind == Kind::Word && i.name).map(start);
    let word = behind().find(|i| i.kind == Kind::Word && i.text.len() > 4 && !i.name && i.senses.is_empty()).map(start);
    [figure.unit.map(str::to_owned), figure.thing.map(str::to_owned), name, word]
}
