//! What `data/spoken/` says of a language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::locale::Locale;
use crate::text::data::entries;

static LANGUAGES: LazyLock<HashMap<&'static str, Language>> = LazyLock::new(|| {
    [
        ("en", include_str!("../../../data/spoken/en.txt")),
        ("fr", include_str!("../../../data/spoken/fr.txt")),
        ("ht", include_str!("../../../data/spoken/ht.txt")),
    ]
    .into_iter()
    .map(|(tag, file)| (tag, Language::read(file)))
    .collect()
});

/// What is known of a locale's language; `None` leaves its figures as they are.
pub(super) fn of(locale: &Locale) -> Option<&'static Language> {
    LANGUAGES.get(locale.language())
}

/// A power of ten with a word.
#[derive(Debug)]
pub(super) struct Scale {
    pub power: u64,
    pub one: &'static str,
    pub many: &'static str,
    /// Before a rest below a hundred.
    pub and: &'static str,
}

#[derive(Debug)]
pub(super) struct Decimal {
    pub mark: char,
    pub word: &'static str,
    /// Whether two decimals are said as one number.
    pub pairs: bool,
    /// Whether the mark before exactly three digits may part thousands.
    pub doubtful: bool,
}

#[derive(Debug)]
pub(super) struct Money {
    pub sign: &'static str,
    pub one: &'static str,
    pub many: &'static str,
    pub cent: &'static str,
    pub cents: &'static str,
    pub both: &'static str,
    pub feminine: bool,
}

#[derive(Debug)]
pub(super) struct Unit {
    pub sign: &'static str,
    pub one: &'static str,
    pub many: &'static str,
    pub feminine: bool,
    /// Whether the sign is a word, too.
    pub doubtful: bool,
}

/// A month: the form that is said, the full ones and the short ones, which stand for the first.
#[derive(Debug, Default)]
pub(super) struct Month {
    pub full: Vec<&'static str>,
    pub short: Vec<&'static str>,
}

/// How a language says figures.
#[derive(Debug, Default)]
pub(super) struct Language {
    pub numbers: BTreeMap<u64, &'static str>,
    pub stems: BTreeMap<u64, String>,
    /// The largest first.
    pub scales: Vec<Scale>,
    pub ordinals: BTreeMap<u64, &'static str>,
    pub ordinals_inside: BTreeMap<u64, &'static str>,
    pub decades: BTreeMap<u64, &'static str>,
    pub hours: BTreeMap<u64, &'static str>,
    pub decimals: Vec<Decimal>,
    pub thousands: Vec<char>,
    pub money: Vec<Money>,
    pub units: Vec<Unit>,
    pub months: Vec<Month>,
    /// Forms and what is said for them, by section.
    pairs: HashMap<&'static str, Vec<Vec<&'static str>>>,
    words: HashMap<&'static str, HashSet<&'static str>>,
    /// Lines of a key and a text, by section.
    frames: HashMap<(&'static str, &'static str), &'static str>,
}

/// The sections in which each line has parts between bars.
const BARS: [&str; 5] = ["fractions", "scale letters", "day parts", "before a number", "ends in one"];

/// The sections in which each line is a key and what is said for it; the longest key that fits counts.
const KEYS: [(&str, &[&str]); 4] = [
    ("dates", &["day month year", "month day year", "month year", "month day", "day month", "slashes", "day"]),
    (
        "times",
        &[
            "one hour minutes",
            "hour minutes",
            "one hour",
            "hour",
            "before noon",
            "after noon",
            "evening",
            "zero",
            "twelve",
            "feminine",
        ],
    ),
    ("words", &["minus", "range", "percent", "per-thousand"]),
    ("ordinal forms", &[]),
];

impl Language {
    fn read(file: &'static str) -> Self {
        let mut out = Self::default();
        let mut feminine_money = HashSet::default();
        for (section, line) in entries(file) {
            let parts: Vec<&'static str> = line.split('|').map(str::trim).collect();
            let part = |n: usize| parts.get(n).copied().unwrap_or_default();
            let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
            let number = |to: &mut BTreeMap<u64, &'static str>| {
                to.extend(first.parse().ok().map(|n: u64| (n, rest)));
            };
            match section {
                "numbers" => number(&mut out.numbers),
                "ordinals" => number(&mut out.ordinals),
                "ordinals inside" => number(&mut out.ordinals_inside),
                "decades" => number(&mut out.decades),
                "hours" => number(&mut out.hours),
                "stems" => out.stems.extend(first.parse().ok().map(|n: u64| (n, rest.replace('_', " ")))),
                "scales" => {
                    let power = part(0).parse().ok().and_then(|e| 10_u64.checked_pow(e));
                    let scale = |power| Scale { power, one: part(1), many: part(2), and: part(3) };
                    out.scales.extend(power.map(scale));
                    out.scales.sort_by_key(|s| std::cmp::Reverse(s.power));
                }
                "decimals" => out.decimals.extend(part(0).chars().next().map(|mark| Decimal {
                    mark,
                    word: part(1),
                    pairs: part(2) == "pairs",
                    doubtful: !part(3).is_empty(),
                })),
                "thousands" => out.thousands.extend(line.chars().next().map(|c| if c == '_' { ' ' } else { c })),
                "money" => out.money.push(Money {
                    sign: part(0),
                    one: part(1),
                    many: part(2),
                    cent: part(3),
                    cents: part(4),
                    both: part(5),
                    feminine: false,
                }),
                "money feminine" => feminine_money.extend(line.split_whitespace()),
                "units" => out.units.push(Unit {
                    sign: part(0).trim_end_matches('?'),
                    one: part(1),
                    many: part(2),
                    feminine: part(3) == "f",
                    doubtful: part(0).ends_with('?'),
                }),
                "months" => out.months.push(Month {
                    full: line.split_whitespace().filter(|w| !w.ends_with('.')).collect(),
                    short: line.split_whitespace().filter(|w| w.ends_with('.')).collect(),
                }),
                _ if BARS.contains(&section) => out.pairs.entry(section).or_default().push(parts),
                _ if KEYS.iter().any(|(s, _)| *s == section) => out.frame(section, line),
                _ => out.words.entry(section).or_default().extend(line.split_whitespace()),
            }
        }
        out.money.iter_mut().for_each(|m| m.feminine = feminine_money.contains(m.sign));
        // The longest sign that fits is meant.
        out.money.sort_by_key(|m| std::cmp::Reverse(m.sign.len()));
        out.units.sort_by_key(|u| std::cmp::Reverse(u.sign.len()));
        out
    }

    fn frame(&mut self, section: &'static str, line: &'static str) {
        let known = KEYS.iter().find(|(s, _)| *s == section).map_or(&[][..], |(_, keys)| *keys);
        let key =
            known.iter().copied().find(|k| line.strip_prefix(k).is_some_and(|r| r.is_empty() || r.starts_with(' ')));
        match key {
            Some(key) => {
                self.frames.insert((section, key), line.get(key.len()..).unwrap_or_default().trim());
            }
            // Signs are many: `sign h`.
            None if line.starts_with("sign ") => {
                self.words.entry("time signs").or_default().extend(line.split_whitespace().nth(1));
            }
            None => {
                if let Some((key, said)) = line.split_once(' ') {
                    self.frames.insert((section, key), said);
                }
            }
        }
    }

    /// What is said for a key.
    pub fn say(&self, section: &'static str, key: &str) -> Option<&'static str> {
        // A key of the data lives as long as the program; one of a text is looked for among them.
        self.frames.iter().find(|((s, k), _)| *s == section && *k == key).map(|(_, said)| *said)
    }

    /// Whether a section has a word.
    pub fn has(&self, section: &str, word: &str) -> bool {
        self.words.get(section).is_some_and(|words| words.contains(word))
    }

    /// The lines of a section with bars.
    pub fn lines(&self, section: &str) -> &[Vec<&'static str>] {
        self.pairs.get(section).map_or(&[], Vec::as_slice)
    }

    /// The words of a section.
    pub fn words(&self, section: &str) -> impl Iterator<Item = &'static str> {
        self.words.get(section).into_iter().flatten().copied()
    }
}
