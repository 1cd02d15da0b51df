//! Figures that are all there, but in each other's place.

use super::compare::{Difference, Lines};
use super::items::{Item, Kind};
use super::lexicon::Sense;
use super::read::Found;
use super::say::Say;
use super::{Class, Figure};
use crate::text::slug;

/// What two figures can change places in.
const MOST: usize = 16;

/// Names the figures of the target that stand where another should.
pub(super) fn swaps(
    s: &Found<'_>,
    t: &Found<'_>,
    pairs: &[(usize, usize)],
    lines: &Lines,
    say: &Say<'_>,
    out: &mut Vec<Difference>,
) {
    let mut pairs: Vec<(usize, usize)> = pairs
        .iter()
        .copied()
        .filter(|&(i, j)| s.figures[i].is_sure() && t.figures[j].is_sure() && s.figures[i].class == Class::Plain)
        .collect();
    if pairs.len() < 2 || pairs.len() > MOST {
        return;
    }
    pairs.sort_unstable();
    let names = (neighbours(s), neighbours(t));
    let mut done = vec![false; pairs.len()];
    for m in 0..pairs.len() {
        for n in m + 1..pairs.len() {
            if done[m] || done[n] {
                continue;
            }
            let ((i, j), (k, l)) = (pairs[m], pairs[n]);
            let (a, b, x, y) = (&s.figures[i], &s.figures[k], &t.figures[j], &t.figures[l]);
            if a.value() == b.value() {
                continue;
            }
            let crossed = |of: &dyn Fn(&Figure<'_>, usize, bool) -> Option<String>| {
                let (p, q, v, w) = (of(a, i, true), of(b, k, true), of(x, j, false), of(y, l, false));
                p.is_some() && q.is_some() && p != q && p == w && q == v
            };
            let by_line = lines.same && crossed(&|f, _, _| Some(f.line.to_string()));
            let by_thing = crossed(&|f, _, _| f.thing.map(str::to_owned));
            let by_name = crossed(&|_, at, ours| if ours { names.0[at].clone() } else { names.1[at].clone() });
            if by_line || by_thing || by_name || turned(s, (i, k), t, (j, l)) {
                done[m] = true;
                done[n] = true;
                out.push(say.swapped(a, b, y));
                out.push(say.swapped(b, a, x));
            }
        }
    }
}

/// Whether two figures that are joined to one expression (`from 10 to 15`, `8 out of 10`) are joined the other way
/// round.
fn turned(s: &Found<'_>, (i, k): (usize, usize), t: &Found<'_>, (j, l): (usize, usize)) -> bool {
    let join = |items: &[Item<'_>], a: &Figure<'_>, b: &Figure<'_>| {
        let between = items.get(a.items.end..b.items.start).filter(|b| b.len() == 1)?;
        let item = between.first().filter(|i| i.line == a.line && a.line == b.line)?;
        let of = item.is(|s| s == Sense::Of);
        (of || item.is(|s| s == Sense::To)).then_some(of)
    };
    let (a, b, x, y) = (&s.figures[i], &s.figures[k], &t.figures[j], &t.figures[l]);
    let same_unit = |p: &Figure<'_>, q: &Figure<'_>| p.unit == q.unit || p.unit.is_none() || q.unit.is_none();
    let ours = join(&s.items, a, b);
    ours.is_some() && ours == join(&t.items, y, x) && same_unit(a, b)
}

/// For each figure the name that stands next to it, in a form that is the same in all languages: the first behind it
/// and before the next figure.
fn neighbours(found: &Found<'_>) -> Vec<Option<String>> {
    let starts: Vec<usize> = found.figures.iter().map(|f| f.items.start).collect();
    found
        .figures
        .iter()
        .enumerate()
        .map(|(n, figure)| {
            let next = starts.get(n + 1).copied().unwrap_or(found.items.len());
            let between = found.items.get(figure.items.end..next.min(figure.items.end + 8)).unwrap_or_default();
            let name = between
                .iter()
                .take_while(|i| i.line == figure.line && (i.kind != Kind::Other || i.joined && i.text == "-"))
                .find(|i| i.name)?;
            // Jamaica is Jamayik, and begins alike.
            Some(slug(name.text).chars().take(3).collect())
        })
        .collect()
}
