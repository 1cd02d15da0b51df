//! What units are worth in others.

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
