//! How long a translation is beside its source.

use std::sync::LazyLock;

use foldhash::HashMap;

use super::content::Text;
use crate::text::NOT_PROSE;
use crate::text::data::entries;

static LENGTHS: LazyLock<Lengths> = LazyLock::new(|| Lengths::read(include_str!("../../data/lengths.txt")));

/// What `data/lengths.txt` says.
#[derive(Debug, Default)]
struct Lengths {
    /// From English.
    ratios: HashMap<&'static str, f64>,
    fixed: f64,
    falling: f64,
    short: f64,
}

impl Lengths {
    fn read(file: &'static str) -> Self {
        let mut out = Self::default();
        for (section, line) in entries(file) {
            let Some((key, value)) = line.rsplit_once(' ') else { continue };
            let Ok(value) = value.parse::<f64>() else { continue };
            match (section, key) {
                ("ratios", _) => drop(key.strip_prefix("en ").map(|to| out.ratios.insert(to, value))),
                (_, "fixed") => out.fixed = value,
                (_, "falling") => out.falling = value,
                _ => out.short = value,
            }
        }
        out
    }
}

/// The usual ratio of a translation's length to its source's; `None` if a language was not measured.
pub(super) fn ratio(source: &Text<'_>, target: &Text<'_>) -> Option<f64> {
    let of = |text: &Text<'_>| LENGTHS.ratios.get(text.locale.language()).copied();
    Some(of(target)? / of(source)?)
}

/// How far the logarithm of a ratio may be from that of the usual one, for a source of so many letters.
pub(super) fn bound(letters: usize, short: bool) -> f64 {
    let root = count(letters.max(1)).sqrt();
    LENGTHS.fixed + LENGTHS.falling / root + if short { LENGTHS.short } else { 0.0 }
}

/// The letters and figures of a prose, and its marks: all but white space.
pub(super) fn letters(prose: &str) -> usize {
    // Every character has one byte that does not go on with another.
    let plain = |b: u8| !(b' ' == b || b.wrapping_sub(b'\t') < 5) && b & 0xC0 != 0x80 && b != NOT_PROSE as u8;
    let all = prose.bytes().map(|b| usize::from(plain(b))).sum::<usize>();
    if prose.is_ascii() {
        return all;
    }
    // White space that is not ASCII begins with one of these.
    let is_space = |at: &usize| prose[*at..].chars().next().is_some_and(char::is_whitespace);
    let bytes = prose.as_bytes();
    let spaces = memchr::memchr3_iter(0xC2, 0xE2, 0xE3, bytes).chain(memchr::memchr_iter(0xE1, bytes));
    all - spaces.filter(is_space).count()
}

/// A count as a number to reckon with; none is so large that it would lose a digit.
pub(super) fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}
