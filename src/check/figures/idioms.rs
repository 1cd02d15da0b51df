//! Figures that are said together and mean less than they say.

use super::Figure;
use super::items::Item;
use super::lexicon::{Sense, Trust};

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
