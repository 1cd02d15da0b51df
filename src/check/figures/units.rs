//! What units are worth in others.

use super::Reading;
use super::items::Item;
use super::lexicon::{Sense, Trust};
use super::value::Value;
use super::words::ordinal;

/// What one of a unit is in the next smaller one.
pub(super) fn convert(unit: &str) -> Option<(u32, &'static str)> {
    Some(match unit {
        "year" => (12, "month"),
        "week" => (7, "day"),
        "day" => (24, "hour"),
        "hour" => (60, "minute"),
        "minute" => (60, "second"),
        "decade" => (10, "year"),
        "km" => (1000, "m"),
        "m" => (100, "cm"),
        "kg" => (1000, "g"),
        "tonne" => (1000, "kg"),
        "litre" => (1000, "ml"),
        "haitian-dollar" => (5, "gourde"),
        _ => return None,
    })
}

/// The hours of the other half of the day.
pub(super) fn hours(readings: &mut Vec<Reading>, after_noon: Option<bool>, is_clock: bool) {
    let Some(hour) = readings.first().and_then(|r| r.value.whole()) else { return };
    // `6 p.m. and 6 a.m.` are 18 h and 6 h, in this order.
    if after_noon == Some(true) && hour < 12 {
        readings.insert(0, Reading::bare((hour + 12).into()));
        return;
    }
    let other = match after_noon {
        Some(false) if hour == 12 => 0,
        None if is_clock && hour <= 12 => hour + 12,
        _ => return,
    };
    readings.push(Reading::bare(other.into()));
}

/// The reading in which a word is no scale but a unit.
pub(super) fn miles(value: Value, unit: &'static str, exponent: u8) -> Reading {
    Reading { value: value.scaled(-i16::from(exponent)), unit: Some(unit), strict: false }
}

/// The first reading, if it is whole.
pub(super) fn plain_value(readings: &[Reading]) -> Option<u32> {
    readings.first().and_then(|r| r.value.whole())
}

/// The unit a word or a sign stands for.
pub(super) fn unit(item: &Item<'_>) -> Option<(&'static str, Trust)> {
    // `30 second` things and the second thing are told apart by the number.
    item.find(|s| if let Sense::Unit(id, trust) = s { Some((id, trust)) } else { None })
        .filter(|(id, _)| *id != "second" || ordinal(item).is_none() || item.text.ends_with('s'))
}
