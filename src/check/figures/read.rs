//! A text read into figures and dates.

use std::ops::Range;
use std::rc::Rc;

use super::idioms::{afternoons, idioms};
use super::items::{Item, Kind, items};
use super::lexicon::{Lexicon, Sense, Trust};
use super::numerals::{Role, pieces, roman, time};
use super::units::{convert, hours, miles, plain_value, unit};
use super::value::Value;
use super::words::{scale, spelt};
use super::{Class, Figure, Reading, dates, dates::Date};
use crate::text::tokens::Token;

/// All that a text counts and dates.
#[derive(Clone, Debug)]
pub(in crate::check) struct Found<'a> {
    pub(super) items: Rc<Vec<Item<'a>>>,
    pub(super) figures: Vec<Figure<'a>>,
    pub(super) dates: Vec<Date>,
    /// Whether it names a day from the day of writing: yesterday.
    pub(super) relative: bool,
}

/// The smallest number that is taken for a year where nothing else is said of it, and the largest.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2100;

/// Reads a text; without dates where only one of two languages has words for months.
pub(super) fn read<'a>(prose: &'a str, tokens: &[Token<'a>], lexicon: &'static Lexicon, with_dates: bool) -> Found<'a> {
    let items = items(prose, tokens, lexicon);
    let mut taken = vec![false; items.len()];
    let dates = if with_dates { dates::dates(&items, lexicon, &mut taken) } else { Vec::new() };
    let relative = items.iter().any(|i| i.is(|s| s == Sense::Relative));
    let mut reader = Reader { items: &items, taken: &taken, lexicon, out: Vec::new() };
    let mut at = 0;
    while at < items.len() {
        at = if taken[at] { at + 1 } else { reader.at(at) };
    }
    let mut figures = reader.out;
    idioms(&mut figures, &items);
    afternoons(&mut figures, &items);
    Found { figures, dates, relative, items: Rc::new(items) }
}

struct Reader<'a, 'i> {
    items: &'i [Item<'a>],
    taken: &'i [bool],
    lexicon: &'static Lexicon,
    out: Vec<Figure<'a>>,
}

/// What stands behind a number.
struct Behind {
    end: usize,
    values_scaled: i16,
    /// A half of the last scale, or of one.
    half: Option<Value>,
    unit: Option<(&'static str, Trust)>,
    /// The scale, if its word is one for a unit too: `12 mil` are miles.
    either: Option<(&'static str, u8)>,
    /// The item behind the number and its scale, before a unit in words.
    number_end: usize,
}

impl<'a> Reader<'a, '_> {
    /// Reads what stands at an item, and says where to go on.
    fn at(&mut self, at: usize) -> usize {
        let item = &self.items[at];
        if item.kind == Kind::Number {
            return self.number(at);
        }
        if item.senses.is_empty() {
            self.label(at);
            return at + 1;
        }
        if let Some(found) = spelt(self.free(at), 0) {
            let end = at + found.end.max(1);
            let behind = self.behind(end, false);
            let mut trust = found.trust;
            let mut readings = found.readings;
            if let Some(half) = behind.half {
                readings = readings.iter().filter_map(|r| Some(Reading::bare(r.value.plus(half)?))).collect();
                trust = Trust::Sure;
            }
            if trust == Trust::Common
                && behind.unit.is_some_and(|(_, t)| t == Trust::Sure)
                && found.class == Class::Plain
            {
                trust = Trust::Sure;
            }
            // `Trois-Rivières` and `Kat Chemen` are places.
            if item.name && end == at + 1 && behind.unit.is_none() {
                trust = trust.min(Trust::Part);
            }
            let last = &self.items[end - 1];
            if let (Some((exponent, ..)), Some((id, _))) = (scale(last), unit(last)) {
                readings.extend(readings.first().map(|r| miles(r.value, id, exponent)));
            }
            let unit = behind.unit;
            if let Some((id @ ("clock" | "hour"), _)) = unit {
                let pm = self.clock(&[], behind.number_end, item.line);
                hours(&mut readings, pm, id == "clock");
            }
            let whole = item.start..self.items[behind.end.max(end) - 1].end;
            let span = item.start..self.items[behind.number_end.max(end) - 1].end;
            let figure = Figure { class: found.class, ..self.figure(at..behind.end.max(end), span, whole) };
            self.push(Figure { readings, trust, words: true, ..figure }, unit);
            return behind.end.max(end);
        }
        if self.hidden(at) {
            return at + 1;
        }
        self.numeral(at)
    }

    /// The items from one on that no date has taken.
    fn free(&self, at: usize) -> &[Item<'a>] {
        // No number has more words than that.
        let window = self.items.len().min(at + 48);
        let end = self.taken[at..window].iter().position(|t| *t).map_or(window, |n| at + n);
        &self.items[at..end]
    }

    fn item(&self, at: usize, line: usize) -> Option<&Item<'a>> {
        self.items.get(at).filter(|i| i.line == line && !self.taken[at])
    }

    fn figure(&self, items: Range<usize>, span: Range<usize>, whole: Range<usize>) -> Figure<'a> {
        let line = self.items[items.start].line;
        let thing = self.thing(items.end, line);
        Figure {
            span,
            whole,
            line,
            items,
            readings: Vec::new(),
            unit: None,
            firm: false,
            class: Class::Plain,
            trust: Trust::Sure,
            words: false,
            label: "",
            thing,
            year: false,
        }
    }

    /// What is counted: the next such word, if it comes soon and before another number.
    fn thing(&self, from: usize, line: usize) -> Option<&'static str> {
        for at in from..from + 4 {
            let item = self.item(at, line).filter(|i| i.kind == Kind::Word)?;
            if let Some(thing) = item.find(|s| if let Sense::Thing(t) = s { Some(t) } else { None }) {
                return Some(thing);
            }
        }
        None
    }

    /// Scale, half and unit behind a number.
    fn behind(&self, from: usize, digits: bool) -> Behind {
        let line = self.items[from - 1].line;
        let mut out = Behind { end: from, values_scaled: 0, half: None, unit: None, either: None, number_end: from };
        let mut at = from;
        let half_at = |at: usize| self.item(at, line).is_some_and(|i| i.is(|s| s == Sense::HalfMore));
        if digits && half_at(at) {
            out.half = Some(Value::HALF);
            at += 1;
        }
        while let Some((exponent, ..)) = self.item(at, line).filter(|_| digits).and_then(scale).filter(|s| s.0 > 2) {
            out.either = unit(&self.items[at]).map(|(id, _)| (id, exponent));
            out.values_scaled += i16::from(exponent);
            at += 1;
            if half_at(at) && out.half.is_none() {
                out.half = Some(Value::HALF);
                at += 1;
            }
            if out.values_scaled > 24 {
                break;
            }
        }
        out.end = at;
        out.number_end = at;
        let mut unit_at = at;
        while unit_at < at + 2 && self.item(unit_at, line).is_some_and(|i| i.is(|s| s == Sense::Filler)) {
            unit_at += 1;
        }
        let noon = |i: &Item<'_>| i.is(|s| matches!(s, Sense::Am | Sense::Pm)).then_some(("clock", Trust::Sure));
        if let Some(unit) = self.item(unit_at, line).and_then(|i| unit(i).or_else(|| noon(i))) {
            out.unit = Some(unit);
            out.end = unit_at + 1;
            if self.items[unit_at].kind == Kind::Other {
                out.number_end = out.end;
            }
            if half_at(out.end) && out.half.is_none() {
                out.half = Some(Value::HALF);
                out.end += 1;
            }
        }
        if let Some(half) = out.half.filter(|_| digits) {
            out.half = Some(half.scaled(out.values_scaled));
        }
        out
    }

    /// A currency before a number, and where it begins.
    fn before(&self, at: usize) -> Option<(&'static str, usize)> {
        let item = &self.items[at];
        let sign = self.item(at.checked_sub(1)?, item.line)?;
        let (id, _) = unit(sign).filter(|(id, _)| matches!(*id, "$" | "€" | "£" | "gourde"))?;
        if sign.kind == Kind::Word && !sign.text.starts_with(char::is_uppercase) {
            return None;
        }
        let country = at.checked_sub(2).and_then(|n| self.item(n, item.line));
        let start = match country {
            Some(c) if sign.joined && c.kind == Kind::Word && c.end == sign.start && c.text.len() <= 4 => c.start,
            _ => sign.start,
        };
        Some((id, start))
    }

    fn number(&mut self, at: usize) -> usize {
        let item = self.items[at];
        let (mut found, suffix) = pieces(item.text, self.lexicon);
        let noon = |s: Sense| matches!(s, Sense::Am | Sense::Pm);
        let timed = self.item(at + 1, item.line).is_some_and(|i| i.is(noon))
            || self.lexicon.senses(suffix).iter().any(|s| noon(*s));
        if let Some(parts) = time(item.text).filter(|_| timed) {
            found = parts;
        }
        let mut behind = self.behind(at + 1, true);
        let before = self.before(at);
        let suffixed = if suffix.is_empty() { &[][..] } else { self.lexicon.senses(suffix) };
        let mut class = Class::Plain;
        let mut known = suffix.is_empty();
        for sense in suffixed {
            match *sense {
                Sense::OrdinalEnding => class = Class::Ordinal,
                // `$1.5m` is no length.
                Sense::Unit("m", _) if before.is_some() => behind.values_scaled += 6,
                Sense::Unit(id, _) if behind.unit.is_none() => behind.unit = Some((id, Trust::Sure)),
                Sense::Scale(exponent, ..) => behind.values_scaled += i16::from(exponent),
                Sense::Pm | Sense::Am => behind.unit = Some(("clock", Trust::Sure)),
                _ => continue,
            }
            known = true;
        }
        if suffix == "s" || suffix == "h" && behind.unit.is_none() {
            known = true;
        }
        if class == Class::Ordinal && behind.unit.is_some_and(|u| u.1 != Trust::Sure) {
            behind.unit = None;
        }
        let count = found.len();
        let pm = self.clock(suffixed, behind.number_end, item.line);
        let mut last = at + 1;
        for (n, piece) in found.into_iter().enumerate() {
            let start = item.start + piece.start;
            let mut span = start..start + piece.text.len();
            let mut whole = span.clone();
            let is_last = n + 1 == count;
            let mut readings: Vec<Reading> = piece.values.iter().copied().map(Reading::bare).collect();
            let mut unit = match piece.role {
                Role::Hour => Some(("clock", Trust::Sure)),
                Role::Minute => Some(("minute", Trust::Sure)),
                _ => None,
            };
            let bare = piece.text;
            let alone = readings.len() == 1 && bare.chars().all(char::is_numeric);
            if is_last {
                span.end = self.items[behind.number_end - 1].end.max(span.end);
                whole.end = self.items[behind.end - 1].end.max(span.end);
                for reading in &mut readings {
                    reading.value = reading.value.scaled(behind.values_scaled);
                    if let Some(sum) = behind.half.and_then(|half| reading.value.plus(half)) {
                        reading.value = sum;
                    }
                }
                if let Some((id, exponent)) = behind.either {
                    readings.extend(readings.first().map(|r| miles(r.value, id, exponent)));
                }
                unit = unit.or(behind.unit);
                last = behind.end;
            }
            // `5è 12 dimaten`: the word for the morning belongs to the hour.
            if n == 0 && self.follows_hour(at) && unit.is_some_and(|(id, _)| id == "clock") {
                unit = Some(("minute", Trust::Sure));
            }
            if n == 0
                && let Some((id, from)) = before
            {
                unit = Some((id, Trust::Sure));
                span.start = from;
                whole.start = from;
            }
            let minutes = piece.role == Role::Minute || (n == 0 && self.follows_hour(at));
            if minutes && bare.len() == 2 && readings.iter().all(|r| r.value.is_zero()) {
                continue;
            }
            let plain = alone && behind.values_scaled == 0 && behind.half.is_none();
            let year = plain
                && class == Class::Plain
                && unit.is_none()
                && bare.len() == 4
                && readings.first().and_then(|r| r.value.whole()).is_some_and(|y| YEARS.contains(&y));
            if plain && !year && bare.len() == 2 && (suffix == "s" || self.follows_years(at)) {
                readings.extend(plain_value(&readings).map(|y| Reading::bare((1900 + y).into())));
            }
            // The second year of `2023-24`.
            if n > 0 && bare.len() == 2 && self.out.last().is_some_and(|f| f.year && f.items.start == at) {
                readings.extend(plain_value(&readings).map(|y| Reading::bare((2000 + y).into())));
            }
            let clock = unit.is_some_and(|(id, _)| matches!(id, "clock" | "hour"));
            if clock {
                hours(&mut readings, pm, unit.is_some_and(|(id, _)| id == "clock"));
            }
            if class == Class::Ordinal {
                let n = plain_value(&readings).and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 2);
                readings.extend(n.and_then(|n| Value::fraction(1, n)).map(Reading::bare));
            }
            if piece.role == Role::Fraction {
                let parts: Vec<Reading> = readings
                    .iter()
                    .map(|r| Reading { value: r.value.scaled(2), unit: Some("%"), strict: true })
                    .collect();
                readings.extend(parts);
            }
            let mut figure = self.figure(at..last.max(at + 1), span, whole);
            figure.readings = readings;
            figure.class = match piece.role {
                Role::Fraction => Class::Fraction,
                _ if !known => Class::Label,
                _ => class,
            };
            figure.label = if known { "" } else { suffix };
            figure.year = year;
            if piece.role == Role::Loose || !known {
                figure.trust = Trust::Part;
            }
            self.push(figure, unit);
        }
        last
    }

    /// Whether the time of day behind a number says before noon or after: `None` if it says neither.
    fn clock(&self, suffix: &[Sense], from: usize, line: usize) -> Option<bool> {
        let says = |senses: &[Sense]| {
            senses.iter().find_map(|s| match s {
                Sense::Pm => Some(true),
                Sense::Am => Some(false),
                _ => None,
            })
        };
        says(suffix).or_else(|| {
            (from..from + 5)
                .map_while(|at| self.item(at, line).filter(|i| i.kind == Kind::Word))
                .find_map(|i| says(i.senses))
        })
    }

    fn follows_hour(&self, at: usize) -> bool {
        self.out.last().is_some_and(|f| f.items.end == at && matches!(f.unit, Some("hour" | "clock")))
    }

    /// `années 90`, `ane 90 yo`.
    fn follows_years(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|n| self.item(n, self.items[at].line));
        before.is_some_and(|i| i.is(|s| matches!(s, Sense::Unit("year" | "decade", _))))
            || before.is_some_and(|i| matches!(i.text, "’" | "'" | "‘"))
    }

    /// Words in which a number is hidden: both, twice, noon, dezan; and `a` before a unit.
    fn hidden(&mut self, at: usize) -> bool {
        let item = self.items[at];
        let mut unit_of = None;
        let mut trust = Trust::Part;
        let mut readings = Vec::new();
        for sense in item.senses {
            match *sense {
                Sense::Fused(n, unit, sure) => {
                    trust = sure;
                    unit_of = Some(unit);
                    readings.push(Reading::bare(n.into()));
                    if n < 12 && unit == "clock" {
                        readings.push(Reading::bare((n + 12).into()));
                    }
                }
                Sense::Hidden(n, per, unit) => {
                    if let Some(value) = Value::fraction(n.into(), per) {
                        readings.push(Reading { value, unit, strict: false });
                    }
                }
                _ => {}
            }
        }
        let mut end = at + 1;
        // `dezèdtan edmi`; behind a time of day it is thirty minutes.
        let half = self.item(end, item.line).is_some_and(|i| i.is(|s| s == Sense::HalfMore));
        let clock = unit_of.or_else(|| readings.first().and_then(|r| r.unit)) == Some("clock");
        if half && clock {
            // `dezè edmi` is a time of day, and as long a time as well.
            let long = readings.first().and_then(|r| r.value.plus(Value::HALF));
            readings.extend(long.map(|value| Reading { value, unit: Some("hour"), strict: true }));
        } else if half && unit_of.is_some() {
            readings.iter_mut().for_each(|r| r.value = r.value.plus(Value::HALF).unwrap_or(r.value));
            end += 1;
        }
        if readings.is_empty() && item.is(|s| s == Sense::Article) {
            let Some((id, Trust::Sure)) = self.item(end, item.line).and_then(unit) else { return false };
            unit_of = Some(id);
            end += 1;
            readings.push(Reading::bare(1.into()));
            if self.item(end, item.line).is_some_and(|i| i.is(|s| s == Sense::HalfMore)) {
                readings = vec![Reading::bare(Value::new(15, -1))];
            }
        }
        if readings.is_empty() {
            return false;
        }
        let span = item.start..self.items[end - 1].end;
        let figure = self.figure(at..end, span.clone(), span);
        self.push(Figure { readings, trust, words: true, ..figure }, unit_of.map(|u| (u, Trust::Sure)));
        if half && clock {
            let (span, readings) = (self.items[end].start..self.items[end].end, vec![Reading::bare(30.into())]);
            let figure = self.figure(end..end + 1, span.clone(), span);
            self.push(Figure { readings, trust: Trust::Part, words: true, ..figure }, Some(("minute", Trust::Sure)));
        }
        true
    }

    /// A Roman numeral that counts centuries or the like.
    fn numeral(&mut self, at: usize) -> usize {
        self.label(at);
        at + 1
    }

    /// `XIXe`, `G-9`, `COVID-19`: a name with a number in it.
    fn label(&mut self, at: usize) {
        let item = self.items[at];
        if item.kind != Kind::Word {
            return;
        }
        let bytes = item.text.as_bytes();
        if !matches!(bytes[0], b'I' | b'V' | b'X' | b'L' | b'C') && !bytes.iter().any(u8::is_ascii_digit) {
            return;
        }
        let end = item.text.trim_end_matches(|c: char| c.is_lowercase());
        let (capitals, suffix) = item.text.split_at(end.len());
        if roman(capitals).is_none() && !capitals.bytes().any(|b| b.is_ascii_digit()) {
            return;
        }
        let century = |n: usize| self.item(n, item.line).and_then(unit).is_some_and(|u| u.0 == "century");
        let is_ordinal = self.lexicon.senses(suffix).contains(&Sense::OrdinalEnding);
        let counts = century(at + 1) || at.checked_sub(1).is_some_and(century);
        // `Le` and `Ce` are no numerals.
        let readings = if (is_ordinal && (counts || capitals.len() > 1)) || (suffix.is_empty() && counts) {
            roman(capitals).map(|n| (Class::Ordinal, "", n.into()))
        } else {
            let digits: String = item.text.chars().filter(char::is_ascii_digit).collect();
            let n = digits.parse::<u32>().ok();
            n.map(|n| (Class::Label, item.text, n.into()))
        };
        if let Some((class, label, value)) = readings {
            let span = item.start..item.end;
            let figure = self.figure(at..at + 1, span.clone(), span);
            let readings = vec![Reading::bare(value)];
            self.out.push(Figure { readings, class, label, trust: Trust::Part, ..figure });
        }
    }

    fn push(&mut self, mut figure: Figure<'a>, unit: Option<(&'static str, Trust)>) {
        if let Some((id, trust)) = unit {
            figure.unit = Some(id);
            figure.firm = trust == Trust::Sure;
            let main = figure.readings.len();
            for n in 0..main {
                let Reading { value, strict, .. } = figure.readings[n];
                if !strict && let Some((times, smaller)) = convert(id) {
                    let converted = value.times(times.into());
                    figure.readings.extend(converted.map(|value| Reading { value, unit: Some(smaller), strict: true }));
                }
            }
        }
        for reading in &mut figure.readings {
            reading.unit = reading.unit.or(figure.unit);
        }
        self.out.push(figure);
    }
}
