//! Dates: `June 26, 2024`, `jeudi 26 juin`, `premye jen 2017`, `26/6/2024`, `6–7 juin`.

use std::ops::Range;

use super::digits::plain;
use super::items::{Item, Kind};
use super::lexicon::{Lexicon, Sense, Trust};
use super::words::{ordinal, scale};

/// A day as far as it is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Date {
    pub span: Range<usize>,
    pub line: usize,
    pub day: Option<u32>,
    pub month: Option<u32>,
    pub year: Option<u32>,
    /// From Monday, 1.
    pub weekday: Option<u32>,
    /// Whether day and month may be the other way round.
    pub either_way: bool,
    /// Whether it surely is a date.
    pub sure: bool,
    /// Whether its parts stand in an order that its language has not: `2025 janvier 26`.
    pub turned: bool,
}

impl Date {
    /// How many of their parts are the same; `None` if any is not.
    pub fn agrees(&self, other: &Self) -> Option<usize> {
        let swapped = || Self { day: self.month, month: self.day, ..self.clone() };
        let own = self.agrees_as_written(other);
        let can_swap = (self.either_way || other.either_way) && self.day.is_some() && self.month.is_some();
        if can_swap { own.max(swapped().agrees_as_written(other)) } else { own }
    }

    fn agrees_as_written(&self, other: &Self) -> Option<usize> {
        let mut same = 0;
        for (a, b) in self.parts().into_iter().zip(other.parts()) {
            match (a, b) {
                (Some(a), Some(b)) if a == b => same += 1,
                (Some(_), Some(_)) => return None,
                _ => {}
            }
        }
        (same > 0).then_some(same)
    }

    /// Year, month, day, weekday.
    fn parts(&self) -> [Option<u32>; 4] {
        [self.year, self.month, self.day, self.weekday]
    }

    /// How many parts are the same, whatever the others are.
    pub fn common(&self, other: &Self) -> usize {
        self.parts().into_iter().zip(other.parts()).filter(|(a, b)| a.is_some() && a == b).count()
    }

    /// Which parts are said.
    pub fn shape(&self) -> [bool; 4] {
        self.parts().map(|p| p.is_some())
    }

    /// Whether its year is one that news are about, and hardly an amount.
    pub fn is_recent(&self) -> bool {
        self.year.is_some_and(|y| (1800..2100).contains(&y))
    }

    /// Whether nothing but a month is said.
    pub fn is_month(&self) -> bool {
        matches!(self.parts(), [None, Some(_), None, None])
    }

    /// Whether nothing but a weekday is said.
    pub fn is_weekday(&self) -> bool {
        matches!(self.parts(), [None, None, None, Some(_)])
    }
}

/// The dates in order; the items they are made of are marked as taken.
pub(super) fn dates(items: &[Item<'_>], lexicon: &Lexicon, taken: &mut [bool]) -> Vec<Date> {
    let mut reader = Reader { items, lexicon, taken, out: Vec::new() };
    let mut at = 0;
    while at < items.len() {
        at = if reader.taken[at] { at + 1 } else { reader.at(at) };
    }
    reader.out.into_iter().map(|(_, date)| date).collect()
}

struct Reader<'i> {
    items: &'i [Item<'i>],
    lexicon: &'i Lexicon,
    taken: &'i mut [bool],
    /// With the items each is made of.
    out: Vec<(Range<usize>, Date)>,
}

fn month(item: &Item<'_>) -> Option<(u32, Trust)> {
    item.find(|s| if let Sense::Month(m, trust) = s { Some((m.into(), trust)) } else { None })
}

fn weekday(item: &Item<'_>) -> Option<u32> {
    item.find(|s| if let Sense::Weekday(d) = s { Some(d.into()) } else { None })
}

/// Years that are written beside months.
fn year(item: &Item<'_>) -> Option<u32> {
    let digits = item.kind == Kind::Number && item.text.chars().count() == 4;
    let n = plain(item.text).filter(|n| digits && (1000..3000).contains(n))?;
    u32::try_from(n).ok()
}

/// The same where a day should stand: `2024er juin` too.
fn year_of_day(item: &Item<'_>) -> Option<u32> {
    let digits = item.text.trim_end_matches(|c: char| c.is_alphabetic());
    let short = item.text.len() <= digits.len() + 3;
    let n = plain(digits).filter(|n| short && digits.len() == 4 && (1000..3000).contains(n))?;
    u32::try_from(n).ok().filter(|_| item.kind == Kind::Number)
}

impl Reader<'_> {
    fn item(&self, at: Option<usize>, line: usize) -> Option<&Item<'_>> {
        let at = at?;
        self.items.get(at).filter(|i| i.line == line && !self.taken[at])
    }

    /// Reads what stands at an item, and says where to go on.
    fn at(&mut self, at: usize) -> usize {
        let item = self.items[at];
        if item.kind == Kind::Number {
            if let Some(date) = numeric(&item, self.lexicon) {
                self.add(at..at + 1, date);
            }
            return at + 1;
        }
        if item.senses.is_empty() {
            return at + 1;
        }
        if let Some((month, trust)) = month(&item) {
            return self.month(at, month, trust);
        }
        if let Some(weekday) = weekday(&item) {
            self.add(at..at + 1, Date { weekday: Some(weekday), sure: true, ..Date::default() });
        }
        at + 1
    }

    fn month(&mut self, at: usize, month: u32, trust: Trust) -> usize {
        let line = self.items[at].line;
        let (mut from, mut end) = (at, at + 1);
        // The period of an abbreviation.
        let dotted = format!("{}.", self.items[at].text);
        let short = self.lexicon.senses(&dotted).iter().any(|s| matches!(s, Sense::Month(..)));
        if short && self.item(Some(end), line).is_some_and(|i| i.text == "." && i.joined) {
            end += 1;
        }
        let mut day = None;
        let mut extra = Vec::new();
        // 26 June, 26 of June, the first of June.
        for back in 1..=2 {
            let place = at.checked_sub(back);
            let Some(item) = self.item(place, line) else { break };
            if let Some(days) = days(item).filter(|_| !self.is_money(place)) {
                day = days.last().copied();
                extra.extend(days.first().copied().filter(|_| days.len() == 2));
                from = at - back;
                break;
            }
            if item.text != "of" {
                break;
            }
        }
        // June 26, June the 26th.
        if day.is_none() && self.lexicon.month_first {
            let article = self.item(Some(end), line).is_some_and(|i| i.text == "the");
            let place = end + usize::from(article);
            let counted = self.item(Some(place + 1), line).is_some_and(|i| {
                scale(i).is_some() || i.is(|s| matches!(s, Sense::Unit(_, Trust::Sure) | Sense::Thing(_)))
            });
            let found = self.item(Some(place), line).and_then(days).filter(|_| !counted);
            if let Some(days) = found {
                day = days.first().copied();
                extra.extend(days.get(1));
                end = place + 1;
                if extra.is_empty() {
                    (extra, end) = self.more_days(end, line);
                }
            }
        }
        let mut place = end;
        if self.item(Some(place), line).is_some_and(|i| {
            i.text == "," && day.is_some() || i.is(|s| matches!(s, Sense::Of | Sense::Filler)) && i.kind == Kind::Word
        }) {
            place += 1;
        }
        let mut written = self.item(Some(place), line).and_then(year);
        if written.is_some() {
            // `in June 2000 people`: what is counted is no year.
            let counted = self.item(Some(place + 1), line).is_some_and(|i| {
                i.is(|s| matches!(s, Sense::Scale(..) | Sense::Unit("%" | "$" | "gourde", Trust::Sure)))
            });
            if counted {
                written = None;
            } else {
                end = place + 1;
            }
        }
        let mut turned = false;
        let year_first = self.item(from.checked_sub(1), line).and_then(|i| year_of_day(i));
        if let (None, None, false, Some(misplaced)) = (day, written, self.lexicon.month_first, year_first) {
            let after = self.item(Some(end), line).filter(|i| i.kind == Kind::Number).and_then(days);
            if after.is_some() || trust == Trust::Sure {
                end += usize::from(after.is_some());
                day = after.and_then(|d| d.first().copied());
                (written, turned) = (Some(misplaced), true);
                from -= 1;
            }
        }
        let before = self.item(from.checked_sub(1), line);
        let introduced = before.is_some_and(|i| i.is(|s| s == Sense::BeforeMonth));
        let supported = day.is_some() || written.is_some() || introduced;
        let date = Date {
            day,
            month: Some(month),
            year: written,
            sure: trust == Trust::Sure || day.is_some() || written.is_some(),
            turned,
            ..Date::default()
        };
        if trust == Trust::Part && !supported {
            return at + 1;
        }
        // From 6 to 7 June, 6 ak 7 jen.
        for (first, start) in if day.is_some() { self.first_days(from, line) } else { Vec::new() } {
            self.add(start..start + 1, Date { day: Some(first), ..date.clone() });
        }
        let sure = date.sure || (introduced && trust == Trust::Common);
        let placed = self.placed(from..end, date.clone());
        let extra = extra.into_iter().map(|day| (from..end, Date { day: Some(day), ..placed.clone() }));
        if from < at {
            self.out.extend(extra);
            self.add(from..end, Date { sure, ..date });
        } else {
            self.add(from..end, Date { sure, ..date });
            self.out.extend(extra);
        }
        end
    }

    /// Whether a number is an amount and no day.
    fn is_money(&self, at: Option<usize>) -> bool {
        let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| self.items.get(at));
        before.is_some_and(|i| i.is(|s| matches!(s, Sense::Unit("$" | "€" | "£" | "gourde", _))))
    }

    /// The days that a list or a range goes on with, and the item behind it: `June 6 and 7`, `June 6, 7 and 9`.
    fn more_days(&self, mut at: usize, line: usize) -> (Vec<u32>, usize) {
        let start = at;
        let day = |at: usize| {
            let item = self.item(Some(at), line).filter(|i| i.kind == Kind::Number);
            item.and_then(days).filter(|d| d.len() == 1).map(|d| d[0])
        };
        let joins = |at: usize| self.item(Some(at), line).is_some_and(|i| i.is(|s| s == Sense::To));
        let comma = |at: usize| self.item(Some(at), line).is_some_and(|i| i.text == ",");
        let mut out = Vec::new();
        while let Some(next) = day(at + 1).filter(|_| comma(at) && (comma(at + 2) || joins(at + 2))) {
            out.push(next);
            at += 2;
        }
        let counted = self.item(Some(at + 2), line).is_some_and(|i| {
            let goes_on = i.is(|s| matches!(s, Sense::Of | Sense::To | Sense::BeforeMonth));
            i.is(|s| matches!(s, Sense::Unit(..) | Sense::Month(..))) || (i.kind == Kind::Word && !goes_on)
        });
        match day(at + 1).filter(|_| joins(at) && !counted) {
            Some(last) => {
                out.push(last);
                (out, at + 2)
            }
            None => (Vec::new(), start),
        }
    }

    /// The days that a list or a range begins with, each with its item: `du 6 au 7 juin`, `les 6, 7 et 9 juin`.
    fn first_days(&self, from: usize, line: usize) -> Vec<(u32, usize)> {
        let day = |at: usize| {
            let first = |i: &&Item<'_>| i.kind == Kind::Number || ordinal(i).is_some_and(|o| o.0 == 1);
            let days = days(self.item(Some(at), line).filter(first)?)?;
            (days.len() == 1 && !self.is_money(Some(at))).then_some((days[0], at))
        };
        let back = |at: usize, by: usize| at.checked_sub(by);
        let article = |at: &usize| self.item(Some(*at), line).is_some_and(|i| matches!(i.text, "le" | "the"));
        let last = back(from, 1).filter(article).unwrap_or(from);
        let joined = back(last, 1).filter(|at| self.item(Some(*at), line).is_some_and(|i| i.is(|s| s == Sense::To)));
        let mut out: Vec<_> = joined.and_then(|at| back(at, 1)).and_then(day).into_iter().collect();
        while let Some(&(_, at)) = out.first()
            && back(at, 1).is_some_and(|at| self.item(Some(at), line).is_some_and(|i| i.text == ","))
            && let Some(before) = back(at, 2).and_then(day)
        {
            out.insert(0, before);
        }
        out
    }

    fn placed(&self, items: Range<usize>, date: Date) -> Date {
        let (first, last) = (&self.items[items.start], &self.items[items.end - 1]);
        Date { span: first.start..last.end, line: first.line, ..date }
    }

    /// Adds a date, with the weekday before it.
    fn add(&mut self, items: Range<usize>, date: Date) {
        let mut date = self.placed(items.clone(), date);
        let near = |end: usize| {
            let between = self.items.get(end..items.start).unwrap_or_default();
            between.len() <= 2
                && between.iter().all(|i| i.line == date.line && matches!(i.text, "," | "the" | "le" | "dat"))
        };
        if let Some((before, last)) = self.out.last()
            && date.weekday.is_none()
            && last.is_weekday()
            && before.end <= items.start
            && near(before.end)
        {
            date.weekday = last.weekday;
            date.span.start = last.span.start;
            self.out.pop();
        }
        self.taken[items.clone()].fill(true);
        self.out.push((items, date));
    }
}

/// One day of the month, or two of a range.
fn days(item: &Item<'_>) -> Option<Vec<u32>> {
    let day = |n: u32| (1..=31).contains(&n).then_some(n);
    if item.kind != Kind::Number {
        let word = item.find(|s| match s {
            Sense::Number(n, Trust::Sure) => Some(n),
            _ => None,
        });
        return Some(vec![day(word.or_else(|| ordinal(item).map(|o| o.0))?)?]);
    }
    let core = item.text.find(char::is_alphabetic).unwrap_or(item.text.len());
    let (digits, ending) = item.text.split_at(core);
    if !matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er" | "e" | "è" | "ye") {
        return None;
    }
    let parts: Option<Vec<u32>> =
        digits.split('-').map(|part| plain(part).and_then(|n| u32::try_from(n).ok()).and_then(day)).collect();
    parts.filter(|p| p.len() <= 2)
}

/// A date in digits alone.
fn numeric(item: &Item<'_>, lexicon: &Lexicon) -> Option<Date> {
    let sign = ['/', '-', '.'].into_iter().find(|s| item.text.matches(*s).count() == 2)?;
    let mut parts = [0; 3];
    let mut lengths = [0; 3];
    for (n, part) in item.text.split(sign).enumerate() {
        parts[n] = plain(part).and_then(|n| u32::try_from(n).ok())?;
        lengths[n] = part.chars().count();
    }
    let (year, a, b) = match lengths {
        [4, 1..=2, 1..=2] => (parts[0], parts[2], parts[1]),
        [1..=2, 1..=2, 4] => (parts[2], parts[0], parts[1]),
        [1..=2, 1..=2, 2] if sign == '/' => (2000 + parts[2], parts[0], parts[1]),
        _ => return None,
    };
    let fits = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    // The order is a habit, and a translator may have kept the source's.
    let american = lexicon.month_first && lengths[0] != 4;
    let (day, month) = if fits(a, b) && !(american && fits(b, a)) { (a, b) } else { (b, a) };
    let either_way = fits(a, b) && fits(b, a) && lengths[0] != 4;
    let turned = !lexicon.month_first && lengths[0] != 4 && !fits(a, b) && fits(b, a);
    let date = Date { day: Some(day), month: Some(month), year: Some(year), turned, ..Date::default() };
    // No such day: a slip, and a date for all that.
    Some(Date { either_way, sure: true, ..date })
}
