//! Dates, days, decades and ordinal numbers.

use super::amounts::fill;
use super::scan::{Said, Scan};

/// A year that a date may have.
const YEARS: std::ops::Range<u64> = 1000..2100;

impl Scan<'_> {
    /// The month that a word names, as it is said; and whether the word is a short form that wants a period behind it.
    pub fn month(&self, word: &str) -> Option<&'static str> {
        let word = word.trim_end_matches('.');
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let same = |form: &str| {
            let form = form.trim_end_matches('.');
            form == word
                || capital && form.chars().next().is_some_and(char::is_lowercase) && form == word.to_lowercase()
        };
        self.language.months.iter().find_map(|m| {
            // A full form is said as it is written.
            m.full
                .iter()
                .find(|f| same(f))
                .or_else(|| m.full.first().filter(|_| m.short.iter().any(|s| same(s))))
                .copied()
        })
    }

    /// A month that stands here, and the place behind it.
    fn month_at(&self, at: usize) -> Option<(usize, &'static str)> {
        let word = self.word(at);
        // A name with a hyphen is not a month: `Mai-Ndombe`.
        let month = self.month(word).filter(|_| word.len() < 16)?;
        let end = at + word.len();
        let short = !self
            .language
            .months
            .iter()
            .any(|m| m.full.contains(&word.to_lowercase().as_str()) || m.full.contains(&word));
        // The period of a short form goes, unless it ends the sentence.
        let period = short && self.char(end) == Some('.') && self.char(end + 1).is_some_and(|c| c == ' ' || c == ',');
        Some((if period { end + 1 } else { end }, month))
    }

    /// Digits of a day, 1 to 31, and the place behind an ending that a first day or any day may have.
    fn day(&self, at: usize) -> Option<(usize, u64)> {
        let number = self.number(at)?;
        let day = Some(number.whole).filter(|d| (1..=31).contains(d) && matches!(number.plain, Some(1 | 2)))?;
        let ending = self.word(number.end);
        let end = number.end + ending.len();
        let form = format!("{day}{ending}");
        let known = ending.is_empty()
            || self.language.has("ordinal endings", ending)
            || self.language.say("ordinal forms", &form).is_some();
        known.then_some((end, day))
    }

    /// A year behind a day and a month: `, 2024` or ` 2024`.
    fn year_behind(&self, end: usize) -> Option<(usize, u64)> {
        let comma = if self.char(end) == Some(',') { end + 1 } else { end };
        let next = self.space(comma);
        let number = self.number(next).filter(|n| n.plain == Some(4) && YEARS.contains(&n.whole))?;
        (next > comma && self.ends(number.end)).then_some((number.end, number.whole))
    }

    /// A date in words.
    fn date(&self, at: usize, frame: &str, day: u64, month: &str, year: Option<u64>) -> Option<String> {
        let language = self.language;
        let day = match language.words("first").next().filter(|_| day == 1) {
            Some(first) => first.to_owned(),
            None if language.say("dates", "day") == Some("ordinal") => language.ordinal(day)?,
            None => language.cardinal(day)?,
        };
        let year = match year {
            Some(year) => language.year(year)?,
            None => String::new(),
        };
        let frame = language.say("dates", frame)?;
        // `the 25 June offensive` has its article already.
        let (article, rest) = frame.split_once(' ')?;
        let said_already = !article.starts_with('{') && self.previous(at).eq_ignore_ascii_case(article);
        let frame = if said_already { rest } else { frame };
        Some(fill(frame, &[("{day}", &day), ("{month}", month), ("{year}", &year)]))
    }

    /// `25 June 2024`.
    pub fn day_first(&self, at: usize) -> Said {
        let (end, day) = self.day(at)?;
        let next = self.space(end);
        let (end, month) = self.month_at(next).filter(|_| next > end)?;
        if let Some((end, year)) = self.year_behind(end) {
            return Some((end, self.date(at, "day month year", day, month, Some(year))?));
        }
        self.ends(end).then(|| Some((end, self.date(at, "day month", day, month, None)?)))?
    }

    /// `June 25, 2024`, and `June 2024` where a year is said otherwise than a number.
    pub fn month_first(&self, at: usize) -> Said {
        let (end, month) = self.month_at(at)?;
        let next = self.space(end);
        if next == end {
            return None;
        }
        if let Some((end, year)) = self.year_behind(end) {
            let year = self.language.year(year)?;
            return Some((
                end,
                fill(self.language.say("dates", "month year")?, &[("{month}", month), ("{year}", &year)]),
            ));
        }
        self.language.say("dates", "month day")?;
        let (end, day) = self.day(next)?;
        if let Some((end, year)) = self.year_behind(end) {
            return Some((end, self.date(at, "month day year", day, month, Some(year))?));
        }
        let behind = self.space(end);
        let word = self.word(behind);
        let sure = behind == end
            || word.is_empty() && !self.char(behind).is_some_and(char::is_numeric)
            || self.language.has("after a day", word);
        (sure && self.ends(end)).then(|| Some((end, self.date(at, "month day", day, month, None)?)))?
    }

    /// `2024-06-25`.
    pub fn iso(&self, at: usize) -> Said {
        let text = self.rest(at).get(..10)?;
        let date: jiff::civil::Date = text.parse().ok()?;
        self.calendar(at, at + 10, date)
    }

    /// `25/06/2024`, where it can be only one day.
    pub fn slashes(&self, at: usize) -> Said {
        let rest = self.rest(at);
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '/')).unwrap_or(rest.len()).min(11);
        let mut parts = rest.get(..end)?.split('/');
        let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || first.len() > 2 || second.len() > 2 || year.len() != 4 {
            return None;
        }
        let (first, second): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
        let (day, month) = match (first, second) {
            _ if first == second => (first, second),
            _ if self.language.say("dates", "slashes").is_some() => (first, second),
            (13.., _) => (first, second),
            (_, 13..) => (second, first),
            _ => return None,
        };
        self.calendar(at, at + end, jiff::civil::Date::new(year.parse().ok()?, month, day).ok()?)
    }

    fn calendar(&self, at: usize, end: usize, date: jiff::civil::Date) -> Said {
        let year = u64::try_from(date.year()).ok().filter(|y| YEARS.contains(y))?;
        let month = self.language.months.get(usize::try_from(date.month() - 1).ok()?)?.full.first()?;
        let day = u64::try_from(date.day()).ok()?;
        self.ends(end).then(|| Some((end, self.date(at, "day month year", day, month, Some(year))?)))?
    }

    /// `1990s`.
    pub fn decade(&self, at: usize) -> Said {
        let number = self.number(at).filter(|n| n.plain == Some(4) && n.whole >= 1100)?;
        let end = self.sign(number.end, "s")?;
        let decade = self.language.decades.get(&(number.whole % 100))?;
        Some((end, format!("{} {decade}", self.language.cardinal(number.whole / 100)?)))
    }

    /// `4th`, `2e`, `1ère`, `20tyèm`.
    pub fn ordinal_figure(&self, at: usize) -> Said {
        let number = self.number(at).filter(|n| n.decimals.is_none() && !n.padded)?;
        let ending = self.word(number.end);
        let end = number.end + ending.len();
        if ending.is_empty() || ending.len() > 8 || !self.ends(end) {
            return None;
        }
        if let Some(form) = self.language.say("ordinal forms", &self.text[at..end]) {
            return Some((end, form.to_owned()));
        }
        if !self.language.has("ordinal endings", ending) || number.whole == 0 {
            return None;
        }
        Some((end, self.language.ordinal(number.whole)?))
    }
}
