//! What tradwi can say itself in every language: a reading time, a date.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::locale::Locale;
use crate::text::data::entries;
use crate::text::fold;

/// A line that needs no translator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Metadata {
    /// "3 min read": minutes.
    ReadingTime(u32),
    /// A date that stands alone on its line.
    Date(jiff::civil::Date),
}

/// Recognises a whole line, by the words in `data/metadata/`.
///
/// A date in ISO 8601 (`2024-06-25`) is known in every language. Dates in figures alone (`6/7/2024`) are not:
/// the order of day and month differs from country to country, and a wrong date is worse than none.
pub(super) fn recognise(line: &str, locale: &Locale) -> Option<Metadata> {
    // Nothing in the data is longer; a paragraph need not be folded to know that it is none of it.
    if line.len() > 120 {
        return None;
    }
    // All of it has a number, which is written in these digits, and nothing folds to one.
    if !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let line = fold(line).to_lowercase();
    if let Some(date) = iso(&line) {
        return Some(Metadata::Date(date));
    }
    let words = LANGUAGES.get(locale.language())?;
    if let Some(found) = words.reading_time.iter().find_map(|pattern| words.read(pattern, &line)) {
        return found.number.filter(|&n| n > 0).map(Metadata::ReadingTime);
    }
    words.date.iter().find_map(|pattern| words.read(pattern, &line)?.date()).map(Metadata::Date)
}

/// The date of a paragraph that corrects the article: `Correction (October 5, 2026): …`, in the words of the language.
pub(super) fn correction(text: &str, locale: &Locale) -> Option<jiff::civil::Date> {
    let words = LANGUAGES.get(locale.language())?;
    words.may_correct(text).then(|| correction_in(text, locale, words)).flatten()
}

fn correction_in(text: &str, locale: &Locale, words: &Words) -> Option<jiff::civil::Date> {
    let longest = words.corrections.iter().map(|form| form.len()).max()?;
    // The word and the date stand at the beginning; a paragraph need not be folded to know that they do not.
    let end = text.char_indices().nth(longest + 50).map_or(text.len(), |(at, _)| at);
    let head = &text[..end];
    if !head.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let head = fold(head).to_lowercase();
    let rest = words.corrections.iter().find_map(|form| head.strip_prefix(*form))?;
    let rest = rest.trim_start_matches([' ', '(', '[', ',', ':', '–', '—', '-', '*']);
    rest.match_indices([':', ')', ']', '–', '—']).find_map(|(at, _)| match recognise(rest[..at].trim_end(), locale) {
        Some(Metadata::Date(date)) => Some(date),
        _ => None,
    })
}

/// Whether a line says who wrote an article, or when it was published: text like any other, but no heading.
pub(super) fn is_byline(line: &str, locale: &Locale) -> bool {
    let Some(words) = LANGUAGES.get(locale.language()).filter(|_| line.len() <= 300) else { return false };
    let line = fold(line);
    let behind = |form: &&str| {
        let count = form.chars().count();
        let end = line.char_indices().nth(count).map(|(at, _)| at)?;
        let rest = line[end..].strip_prefix(':').unwrap_or(&line[end..]).strip_prefix(' ')?;
        (line[..end].to_lowercase() == **form).then_some(rest)
    };
    // A name has a capital, unlike the rest of `By the numbers`.
    let named = |rest: &str| rest.chars().next().is_some_and(char::is_uppercase);
    words.bylines.iter().filter_map(behind).any(named)
        || words
            .published
            .iter()
            .filter_map(behind)
            .any(|rest| matches!(recognise(rest, locale), Some(Metadata::Date(_))))
}

/// The words of the languages that have a file.
static LANGUAGES: LazyLock<HashMap<&'static str, Words>> = LazyLock::new(|| {
    [
        ("en", include_str!("../../data/metadata/en.txt")),
        ("fr", include_str!("../../data/metadata/fr.txt")),
        ("ht", include_str!("../../data/metadata/ht.txt")),
    ]
    .into_iter()
    .map(|(tag, file)| (tag, Words::of(file)))
    .collect()
});

#[derive(Default)]
struct Words {
    reading_time: Vec<&'static str>,
    date: Vec<&'static str>,
    months: Vec<Vec<String>>,
    weekdays: Vec<String>,
    day_endings: Vec<&'static str>,
    first: Vec<&'static str>,
    bylines: Vec<&'static str>,
    published: Vec<&'static str>,
    corrections: Vec<&'static str>,
}

/// What a pattern found in a line.
#[derive(Default)]
struct Found {
    number: Option<u32>,
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
}

impl Found {
    fn date(&self) -> Option<jiff::civil::Date> {
        jiff::civil::Date::new(self.year?, self.month?, self.day?).ok()
    }
}

impl Words {
    fn of(file: &'static str) -> Self {
        let mut out = Self::default();
        for (section, entry) in entries(file) {
            let words = || entry.split_whitespace();
            match section {
                "reading time" => out.reading_time.push(entry),
                "date" => out.date.push(entry),
                "months" => out.months.push(words().map(str::to_lowercase).collect()),
                "weekdays" => out.weekdays.extend(words().map(str::to_lowercase)),
                "day endings" => out.day_endings.extend(words()),
                "bylines" => out.bylines.push(entry),
                "published" => out.published.push(entry),
                "corrections" => out.corrections.push(entry),
                _ => out.first.push(entry),
            }
        }
        out
    }

    /// Whether a text may begin with the word for a correction. One that begins with another plain letter need not be
    /// folded to know that it does not.
    fn may_correct(&self, text: &str) -> bool {
        let first = text.bytes().next().filter(u8::is_ascii_alphabetic).map(|b| b.to_ascii_lowercase());
        let begins = |form: &&str| form.bytes().next().is_none_or(|b| !b.is_ascii() || Some(b) == first);
        first.is_none() || self.corrections.iter().any(begins)
    }

    /// Reads a folded, lower-case line by a pattern; the whole line must be used up.
    fn read(&self, pattern: &str, line: &str) -> Option<Found> {
        let mut found = Found::default();
        let mut rest = line;
        let mut pattern = pattern;
        while !pattern.is_empty() {
            let Some(open) = pattern.find('{') else {
                return (rest == pattern).then_some(found);
            };
            rest = rest.strip_prefix(&pattern[..open])?;
            let close = open + pattern[open..].find('}')?;
            // A value ends where the pattern goes on: at a space or a mark.
            let stop = pattern[close + 1..].chars().next();
            let end = stop.map_or(Some(rest.len()), |stop| rest.find(stop))?;
            let value = &rest[..end];
            match &pattern[open + 1..close] {
                "n" => found.number = Some(digits(value, 1..=3)?.into()),
                "day" => found.day = Some(self.day(value)?),
                "month" => found.month = Some(self.month(value)?),
                "year" => found.year = Some(digits(value, 4..=4)?.try_into().ok()?),
                "weekday" => drop(self.weekdays.iter().find(|day| *day == value)?),
                _ => return None,
            }
            rest = &rest[end..];
            pattern = &pattern[close + 1..];
        }
        rest.is_empty().then_some(found)
    }

    fn day(&self, value: &str) -> Option<i8> {
        if self.first.contains(&value) {
            return Some(1);
        }
        let number = value.trim_end_matches(char::is_alphabetic);
        let ending = &value[number.len()..];
        if !ending.is_empty() && !self.day_endings.contains(&ending) {
            return None;
        }
        digits(number, 1..=2)?.try_into().ok()
    }

    fn month(&self, value: &str) -> Option<i8> {
        let at = self.months.iter().position(|forms| forms.iter().any(|form| form == value))?;
        (at + 1).try_into().ok()
    }
}

/// A number of ASCII digits alone, of so many places.
fn digits(value: &str, places: std::ops::RangeInclusive<usize>) -> Option<u16> {
    (places.contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit())).then(|| value.parse().ok())?
}

fn iso(line: &str) -> Option<jiff::civil::Date> {
    let mut parts = line.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let year = digits(year, 4..=4)?.try_into().ok()?;
    let month = digits(month, 2..=2)?.try_into().ok()?;
    let day = digits(day, 2..=2)?.try_into().ok()?;
    jiff::civil::Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str, locale: &str) -> Option<Metadata> {
        recognise(line, &locale.parse().unwrap())
    }

    #[test]
    fn a_correction_says_so_and_has_a_date() {
        let of = |text: &str, tag: &str| correction(text, &tag.parse().unwrap()).map(|d| d.to_string());
        for (text, locale) in [
            ("Correction (October 5, 2026): The share was 85%.", "en"),
            ("Correction, 5 October 2026: The share was 85%.", "en"),
            ("CORRECTION: Oct. 5, 2026 — The share was 85%.", "en"),
            ("Correction 2026-10-05: A name was misspelt.", "en"),
            ("Rectificatif (5 octobre 2026) : la part était de 85 %.", "fr"),
            ("Koreksyon (5 oktòb 2026): se te 85%.", "ht"),
        ] {
            assert_eq!(of(text, locale).as_deref(), Some("2026-10-05"), "{text}");
        }
        for text in [
            "Correction: The share was 85%.",
            "Corrections officers met on October 5, 2026: they were many.",
            "Correction of the map took until October 5, 2026.",
            "Correction (October 35, 2026): no such day.",
            "Correction (5/10/2026): which is which.",
            "Correction",
            "",
        ] {
            assert_eq!(of(text, "en"), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_may_not_be_a_correction_is_none(
            word in r"[a-zA-Z]|[CcKkPpRr]|[CcKk]orr?e(k|ct)(syon|ion)|Pr(é|e\u{301})cision|É|水| ",
            rest in r"( \(|: |, )?(October 5, 2026|5 oktòb 2026|2026-10-05|5 octobre 2026)(\)|:)? ?x?",
            tag in proptest::sample::select(vec!["en", "fr", "ht"]),
        ) {
            let (text, locale) = (word + &rest, tag.parse().unwrap());
            proptest::prop_assert_eq!(correction(&text, &locale), correction_in(&text, &locale, &LANGUAGES[tag]), "{}", text);
        }
    }

    #[test]
    fn reading_times_are_known_in_three_languages() {
        for (line, locale) in [
            ("3 min read", "en"),
            ("3 MIN READ", "en"),
            ("3\u{A0}min read", "en-GB"),
            ("3-minute read", "en"),
            ("Reading time: 3 minutes", "en"),
            ("3 min de lecture", "fr"),
            ("3\u{202F}minutes de lecture", "fr-HT"),
            ("Temps de lecture\u{A0}: 3 min", "fr"),
            ("3 minit lekti", "ht"),
            ("Tan lekti: 3 minit", "ht"),
        ] {
            assert_eq!(of(line, locale), Some(Metadata::ReadingTime(3)), "{line}");
        }
    }

    #[test]
    fn dates_are_known_in_three_languages() {
        for (line, locale, (y, m, d)) in [
            ("June 25, 2024", "en", (2024, 6, 25)),
            ("25 June 2024", "en", (2024, 6, 25)),
            ("Tuesday, June 25, 2024", "en", (2024, 6, 25)),
            ("Sept. 3, 2024", "en", (2024, 9, 3)),
            ("June 25th, 2024", "en", (2024, 6, 25)),
            ("25 juin 2024", "fr", (2024, 6, 25)),
            ("1er juin 2024", "fr", (2024, 6, 1)),
            ("le 1er août 2024", "fr", (2024, 8, 1)),
            ("Mardi 25 juin 2024", "fr", (2024, 6, 25)),
            ("4 desanm 2019", "ht", (2019, 12, 4)),
            ("premye jen 2017", "ht", (2017, 6, 1)),
            ("12 Oktòb 2024", "ht", (2024, 10, 12)),
            ("12 Okto\u{300}b 2024", "ht", (2024, 10, 12)),
            ("3 dawout 2024", "ht", (2024, 8, 3)),
            ("2024-06-25", "de", (2024, 6, 25)),
        ] {
            assert_eq!(of(line, locale), Some(Metadata::Date(jiff::civil::date(y, m, d))), "{line}");
        }
    }

    #[test]
    fn nothing_else_is_taken_for_metadata() {
        for (line, locale) in [
            ("February 30, 2024", "en"),
            ("June 25", "en"),
            ("2024", "en"),
            ("6/7/2024", "en"),
            ("3 min read this", "en"),
            ("It is a 3 min read", "en"),
            ("0 min read", "en"),
            ("3 min read", "fr"),
            ("25 June 2024", "fr"),
            ("June 25, 2024, in Port-au-Prince", "en"),
            ("2024-13-01", "en"),
            ("", "en"),
            ("٣ min read", "en"),
        ] {
            assert_eq!(of(line, locale), None, "{line}");
        }
    }
}
