//! The same size in other units: *a 35-foot boat* is *un bateau de 11 mètres*, *20 feet (6 m)* may be *6 mètres* alone,
//! and 95 minutes are an hour and 35 minutes.

use super::items::Item;
use super::lexicon::Sense;
use super::read::Found;
use super::units::convert;
use super::value::Value;
use super::{Class, Figure};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Length,
    Area,
    Mass,
    Volume,
    Temperature,
}

/// A size in the dimension's own unit, and whether that it was said in is metric.
#[derive(Clone, Copy, Debug)]
struct Size {
    dimension: Dimension,
    metric: bool,
    size: f64,
}

/// How far a size may be rounded where it is said in another unit: 35 feet are 11 metres, 65 miles 100 kilometres.
const ROUNDED: f64 = 0.06;
/// The same of a temperature, in degrees Fahrenheit.
const DEGREES: f64 = 3.0;

/// What a unit measures, and what one of it is worth in metres, square metres, grams or millilitres.
fn unit(id: &str) -> Option<(Dimension, bool, f64)> {
    use Dimension::{Area, Length, Mass, Volume};
    Some(match id {
        "mm" => (Length, true, 0.001),
        "cm" => (Length, true, 0.01),
        "m" => (Length, true, 1.0),
        "km" => (Length, true, 1000.0),
        "inch" => (Length, false, 0.0254),
        "foot" => (Length, false, 0.3048),
        "yard" => (Length, false, 0.9144),
        "mile" => (Length, false, 1609.344),
        "m2" => (Area, true, 1.0),
        "hectare" => (Area, true, 10_000.0),
        "km2" => (Area, true, 1_000_000.0),
        "foot2" => (Area, false, 0.0929),
        "acre" => (Area, false, 4046.9),
        "mile2" => (Area, false, 2_589_988.0),
        "mg" => (Mass, true, 0.001),
        "g" => (Mass, true, 1.0),
        "kg" => (Mass, true, 1000.0),
        "tonne" => (Mass, true, 1_000_000.0),
        "ounce" => (Mass, false, 28.35),
        "pound" => (Mass, false, 453.59),
        "ml" => (Volume, true, 1.0),
        "litre" => (Volume, true, 1000.0),
        "cup" => (Volume, false, 240.0),
        "pint" => (Volume, false, 473.0),
        "gallon" => (Volume, false, 3785.4),
        _ => return None,
    })
}

/// The unit of a figure, or of the one it is joined to: `2 × 3 inches`, `5 to 10 miles`; and the item behind it.
fn unit_of<'f>(found: &'f Found<'_>, n: usize) -> Option<(&'static str, Option<&'f Item<'f>>)> {
    let figure = found.figures.get(n)?;
    if let Some(unit) = figure.unit {
        return Some((unit, found.items.get(figure.items.end)));
    }
    let next = found.figures.get(n + 1).filter(|next| next.line == figure.line)?;
    let joined = next.items == figure.items
        || matches!(found.items.get(figure.items.end..next.items.start), Some([item])
            if matches!(item.text, "×" | "x" | "X" | "*") || item.is(|s| s == Sense::To));
    let unit = next.unit.filter(|_| joined)?;
    Some((unit, found.items.get(next.items.end)))
}

/// The unit of the figure before it, where its own is left out: `8 to 12 inches of rain, and up to 15 in the mountains`.
fn unit_before<'f>(found: &'f Found<'_>, n: usize) -> Option<(&'static str, Option<&'f Item<'f>>)> {
    let figure =
        found.figures.get(n).filter(|f| f.class == Class::Plain && !f.words && !f.year && f.thing.is_none())?;
    let before = n.checked_sub(1)?;
    found.figures.get(before).filter(|b| b.line == figure.line)?;
    unit_of(found, before).filter(|(id, _)| *id != "degree")
}

fn size(found: &Found<'_>, n: usize) -> Option<Size> {
    let value = found.figures.get(n)?.value()?.roughly();
    let (id, behind) = unit_of(found, n).or_else(|| unit_before(found, n))?;
    if id == "degree" {
        let metric = match behind?.text {
            "C" | "Celsius" => true,
            "F" | "Fahrenheit" => false,
            _ => return None,
        };
        let size = if metric { value * 1.8 + 32.0 } else { value };
        return Some(Size { dimension: Dimension::Temperature, metric, size });
    }
    let (dimension, metric, one) = unit(id)?;
    Some(Size { dimension, metric, size: value * one })
}

/// Whether two sizes are one, said in units of different systems.
fn same(a: Size, b: Size) -> bool {
    let off = (a.size - b.size).abs();
    let close = match a.dimension {
        Dimension::Temperature => off <= DEGREES,
        _ => off <= ROUNDED * a.size.max(b.size),
    };
    a.dimension == b.dimension && a.metric != b.metric && close
}

/// For each figure the one that says the same size in another unit beside it: `20 feet (6 m)`.
fn twins(found: &Found<'_>) -> Vec<Option<usize>> {
    let mut out = vec![None; found.figures.len()];
    for n in 1..found.figures.len() {
        let (a, b) = (&found.figures[n - 1], &found.figures[n]);
        let between = found.items.get(a.items.end..b.items.start).unwrap_or_default();
        let beside = a.line == b.line
            && between.len() <= 4
            && between.iter().any(|item| item.text == "(" || item.is(|s| s == Sense::To));
        if beside && size(found, n - 1).zip(size(found, n)).is_some_and(|(a, b)| same(a, b)) {
            (out[n - 1], out[n]) = (Some(n), Some(n - 1));
        }
    }
    out
}

/// Whether the word for a figure's unit stands somewhere without a figure: the figure has been lost there.
fn has_stump(found: &Found<'_>, figure: &Figure<'_>) -> bool {
    let Some(id) = figure.unit else { return false };
    found.items.iter().enumerate().any(|(n, item)| {
        item.is(|s| matches!(s, Sense::Unit(unit, _) if unit == id))
            && !found.figures.iter().any(|f| f.items.contains(&n))
    })
}

/// What is said in other units, and in one unit less, on either side.
pub(super) struct Measures {
    source: Vec<Option<usize>>,
    target: Vec<Option<usize>>,
}

impl Measures {
    /// Marks as done what has its like in another unit.
    pub fn settle(s: &Found<'_>, t: &Found<'_>, done_s: &mut [bool], done_t: &mut [bool]) -> Self {
        let out = Self { source: twins(s), target: twins(t) };
        for (i, done) in done_s.iter_mut().enumerate() {
            let Some(ours) = size(s, i).filter(|_| !*done) else { continue };
            // Its twin has the same unit, and so is what is to be compared.
            let exact = |twin: Option<usize>, of: &Found<'_>, unit: Option<&str>| {
                twin.is_some_and(|twin| unit.is_some() && of.figures[twin].unit == unit)
            };
            let like = (0..t.figures.len()).find(|&j| {
                !done_t[j]
                    && !exact(out.source[i], s, t.figures[j].unit)
                    && !exact(out.target[j], t, s.figures[i].unit)
                    && size(t, j).is_some_and(|theirs| same(ours, theirs))
            });
            if let Some(j) = like {
                (*done, done_t[j]) = (true, true);
            }
        }
        sums(s, t, done_s, done_t);
        sums(t, s, done_t, done_s);
        out
    }

    /// Whether a figure of the source need not be said: the same size in another unit is.
    pub fn is_spared(&self, n: usize, figure: &Figure<'_>, done: &[bool], t: &Found<'_>) -> bool {
        self.source[n].is_some_and(|twin| done[twin]) && !has_stump(t, figure)
    }

    /// Whether a figure of the target only says again what another does.
    pub fn is_added(&self, n: usize, done: &[bool]) -> bool {
        self.target[n].is_some_and(|twin| done[twin])
    }
}

/// Marks as done the figures of one text whose sum the other has in the smaller unit: an hour and 35 minutes.
fn sums(whole: &Found<'_>, parts: &Found<'_>, done_whole: &mut [bool], done_parts: &mut [bool]) {
    for n in 1..parts.figures.len() {
        let (a, b) = (&parts.figures[n - 1], &parts.figures[n]);
        let between = parts.items.get(a.items.end..b.items.start).unwrap_or_default();
        let beside = a.line == b.line && matches!(between, [] | [_]);
        let Some((times, smaller)) = a.unit.and_then(convert).filter(|(_, small)| beside && b.unit == Some(small))
        else {
            continue;
        };
        if done_parts[n - 1] && done_parts[n] {
            continue;
        }
        let sum = || a.value()?.times(Value::from(times))?.plus(b.value()?);
        let Some(sum) = sum() else { continue };
        let like = whole
            .figures
            .iter()
            .zip(done_whole.iter())
            .position(|(figure, done)| !done && figure.unit == Some(smaller) && figure.value() == Some(sum));
        if let Some(like) = like {
            done_whole[like] = true;
            (done_parts[n - 1], done_parts[n]) = (true, true);
        }
    }
}
