//! Figures that are said together, and mean less or more than they say.

use super::items::Item;
use super::lexicon::{Sense, Trust};
use super::units::plain_value;
use super::{Class, Figure, Reading};

/// 24 hours a day is `24 sur 24`, which is said in many other ways.
pub(super) fn idioms(figures: &mut [Figure<'_>], items: &[Item<'_>]) {
    for n in 1..figures.len() {
        let (before, after) = (&figures[n - 1], &figures[n]);
        let between = items.get(before.items.end..after.items.start).unwrap_or_default();
        let of = matches!(between, [item] if item.is(|s| s == Sense::Of));
        if of && before.value() == after.value() {
            figures[n - 1].trust = Trust::Part;
            figures[n].trust = Trust::Part;
        }
    }
}

/// `from 4 to 6:30 p.m.`, `Tuesdays at 6:30 p.m., Wednesdays at 7`: what stands beside a time after noon may be one.
pub(super) fn afternoons(figures: &mut [Figure<'_>], items: &[Item<'_>]) {
    if !items.iter().any(|i| i.is(|s| s == Sense::Pm)) || !figures.iter().any(|f| f.unit == Some("clock")) {
        return;
    }
    for figure in figures.iter_mut().filter(|f| f.unit.is_none() && !f.words && f.class == Class::Plain) {
        let hour = plain_value(&figure.readings).filter(|n| (1..12).contains(n));
        let time = |n: u32| Reading { value: (n + 12).into(), unit: Some("clock"), strict: true };
        figure.readings.extend(hour.map(time));
    }
}
