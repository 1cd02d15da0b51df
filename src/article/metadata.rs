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
    /// A line that says when the article appeared, or was changed last.
    Moment(Moment),
}

/// `Updated Oct. 6, 2026, 3:15 p.m. EDT`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Whether it was changed then; it appeared then, or nothing is said of it, otherwise.
    pub stated: Stated,
    /// The day.
    pub date: jiff::civil::Date,
    /// The time of day.
    pub clock: Option<Clock>,
}

/// What is said of a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// The article appeared.
    Published,
    /// It was changed.
    Updated,
    /// Nothing: a date with a time.
    Alone,
}

/// A time of day, where the article says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// The time zone as it is abbreviated (`EDT`), if it is said.
    pub zone: Option<String>,
}

impl Metadata {
    /// The day the article is of, if this says so: not the one it was changed on.
    pub fn date(&self) -> Option<jiff::civil::Date> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Moment(moment) => Some(moment.date).filter(|_| moment.stated != Stated::Updated),
            Self::ReadingTime(_) => None,
        }
    }

    /// The day it was changed on, if this says so.
    pub fn updated(&self) -> Option<jiff::civil::Date> {
        match self {
            Self::Moment(moment) => Some(moment.date).filter(|_| moment.stated == Stated::Updated),
            _ => None,
        }
    }
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
    if let Some(date) = words.day_of(&line) {
        return Some(Metadata::Date(date));
    }
    words.moment(&line).map(Metadata::Moment)
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

/// Whether a line belongs to the page that an article was copied from, and not to its text: an advertisement, a link to
/// another article. Text like any other, but no heading.
pub(super) fn is_furniture(line: &str, locale: &Locale) -> bool {
    let Some(words) = LANGUAGES.get(locale.language()) else { return false };
    // Where the line says more, only its beginning counts.
    let end = line.char_indices().nth(80).map_or(line.len(), |(at, _)| at);
    let head = fold(&line[..end]).to_lowercase();
    let whole = head.trim_matches(|c: char| !c.is_alphanumeric());
    let introduces = |form: &str| {
        let rest = form.strip_suffix(':').and_then(|word| head.strip_prefix(word));
        rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    words.furniture.iter().any(|form| introduces(form) || (end == line.len() && *form == whole))
}

/// Whether a line says who wrote an article: text like any other, but no heading.
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
    updated: Vec<&'static str>,
    before_time: Vec<&'static str>,
    morning: Vec<&'static str>,
    afternoon: Vec<&'static str>,
    zones: Vec<&'static str>,
    furniture: Vec<&'static str>,
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
                "updated" => out.updated.push(entry),
                "before a time" => out.before_time.push(entry),
                "morning" => out.morning.push(entry),
                "afternoon" => out.afternoon.push(entry),
                "time zones" => out.zones.extend(words()),
                "furniture" => out.furniture.push(entry),
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

    fn day_of(&self, line: &str) -> Option<jiff::civil::Date> {
        iso(line).or_else(|| self.date.iter().find_map(|pattern| self.read(pattern, line)?.date()))
    }

    /// A folded, lower-case line that says when an article appeared or was changed, or a date with a time.
    fn moment(&self, line: &str) -> Option<Moment> {
        let behind = |forms: &[&'static str]| {
            let rests = forms.iter().filter_map(|form| line.strip_prefix(*form));
            let rests = rests.map(|rest| rest.trim_start().strip_prefix(':').unwrap_or(rest));
            rests.filter_map(|rest| rest.strip_prefix(' ')).find_map(|rest| self.day_and_time(rest.trim_start()))
        };
        let (stated, (date, clock)) = behind(&self.updated)
            .map(|found| (Stated::Updated, found))
            .or_else(|| Some((Stated::Published, behind(&self.published)?)))
            .or_else(|| Some((Stated::Alone, self.day_and_time(line)?)))?;
        Some(Moment { stated, date, clock })
    }

    fn day_and_time(&self, text: &str) -> Option<(jiff::civil::Date, Option<Clock>)> {
        if let Some(date) = self.day_of(text) {
            return Some((date, None));
        }
        text.match_indices(' ').find_map(|(at, _)| {
            let date = self.day_of(text[..at].trim_end_matches([',', ' ', '|', '–', '—', '-', '·']))?;
            Some((date, Some(self.clock(text[at..].trim_start_matches([' ', '|', '–', '—', '-', '·']))?)))
        })
    }

    /// `at 3:15 p.m. edt`, `15 h 15`; all of it must be understood.
    fn clock(&self, text: &str) -> Option<Clock> {
        let text = self.before_time.iter().find_map(|w| text.strip_prefix(*w)?.strip_prefix(' ')).unwrap_or(text);
        let number = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (hour, rest) = text.split_at(number(text));
        let mut hour: u8 = digits(hour, 1..=2)?.try_into().ok()?;
        let mut minute = None;
        let mut rest = rest.trim_start();
        if rest == "h" {
            (minute, rest) = (Some(0), "");
        } else if let Some(after) = rest.strip_prefix([':', 'h', '.']).map(str::trim_start) {
            let (digits_of, after) = after.split_at(number(after));
            minute = Some(digits(digits_of, 2..=2)?.try_into().ok()?);
            rest = after.trim_start();
        }
        let half = |forms: &[&'static str], rest: &mut &str| {
            let found = forms
                .iter()
                .filter_map(|form| rest.strip_prefix(*form))
                .find(|r| r.is_empty() || r.starts_with([' ', '(']));
            found.inspect(|found| *rest = found.trim_start()).is_some()
        };
        if (1..=12).contains(&hour) && half(&self.morning, &mut rest) {
            hour %= 12;
        } else if (1..=12).contains(&hour) && half(&self.afternoon, &mut rest) {
            hour = hour % 12 + 12;
        } else {
            // A number alone is no time.
            minute?;
        }
        let zone = rest.trim_matches(['(', ')']);
        if !(zone.is_empty() || self.zones.iter().any(|z| z.eq_ignore_ascii_case(zone))) {
            return None;
        }
        let zone = (!zone.is_empty()).then(|| zone.to_ascii_uppercase());
        let minute = minute.unwrap_or(0);
        (hour < 24 && minute < 60).then_some(Clock { hour, minute, zone })
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
mod tests;
