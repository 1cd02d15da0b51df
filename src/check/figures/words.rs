//! Numbers in words: `quatre-vingt-dix-sept`, `two and a half million`, `senkant mil`, `twazyèm`.

use super::items::{Item, Kind};
use super::lexicon::{Sense, Trust};
use super::value::Value;
use super::{Class, Reading};

/// A number in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelt {
    /// The item behind it.
    pub end: usize,
    pub readings: Vec<Reading>,
    pub class: Class,
    pub trust: Trust,
}

/// What the last word was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    /// 1 to 19.
    Small(u32),
    Tens(u32),
    Hundred,
    Scale(u8),
}

struct Sum {
    total: u64,
    current: u64,
    last: Last,
    /// How many words were added up.
    words: usize,
    trust: Trust,
    /// A half that comes to it.
    half: Option<Value>,
}

impl Sum {
    fn value(&self) -> Option<Value> {
        let whole = Value::new((self.total + self.current).into(), 0);
        self.half.map_or(Some(whole), |half| whole.plus(half))
    }

    /// Adds a word, if it can stand there.
    fn add(&mut self, n: u32, trust: Trust) -> bool {
        let fits = match self.last {
            Last::Nothing | Last::Hundred | Last::Scale(_) => true,
            // Sixty and ten is seventy, eighty and nineteen is ninety-nine.
            Last::Tens(tens) => n < 10 || (n < 20 && matches!(tens, 60 | 80)),
            Last::Small(_) => false,
        };
        if !fits || n >= 100 || (self.words > 0 && n == 0) {
            return false;
        }
        self.current += u64::from(n);
        self.last = if n >= 20 && n.is_multiple_of(10) { Last::Tens(n) } else { Last::Small(n) };
        self.count(trust);
        true
    }

    fn count(&mut self, trust: Trust) {
        // Two words that could be others are seldom both of them others.
        self.trust = if self.words > 0 { Trust::Sure } else { trust };
        self.words += 1;
    }

    fn scale(&mut self, exponent: u8, alone: bool, trust: Trust) -> bool {
        if exponent == 2 {
            let times = match self.last {
                Last::Small(1) if alone => return false,
                Last::Small(n) | Last::Tens(n) if self.current < 100 => u64::from(n).max(self.current),
                Last::Nothing | Last::Scale(_) if alone => 1,
                _ => return false,
            };
            self.current = times * 100;
            self.last = Last::Hundred;
        } else {
            let lower = match self.last {
                Last::Scale(_) if self.current > 0 => true,
                Last::Scale(before) => exponent < before && alone || self.total < 1000_u64.pow(3),
                Last::Nothing => alone,
                _ => true,
            };
            if !lower {
                return false;
            }
            let Some(power) = 10_u64.checked_pow(exponent.into()) else { return false };
            // `two hundred thousand million` multiplies all that is there; `three million two hundred thousand` does not.
            let base = if self.current > 0 || self.total == 0 { self.current.max(1) } else { self.total };
            let whole = self.current > 0 || self.total == 0;
            let Some(product) = base.checked_mul(power) else { return false };
            if whole && self.total > 0 && product >= self.total {
                return false;
            }
            self.total = if whole { self.total + product } else { product };
            self.current = 0;
            self.last = Last::Scale(exponent);
        }
        self.count(trust);
        true
    }
}

fn number(item: &Item<'_>) -> Option<(u32, Trust)> {
    item.find(|s| if let Sense::Number(n, trust) = s { Some((n, trust)) } else { None })
}

pub(super) fn scale(item: &Item<'_>) -> Option<(u8, bool, Trust)> {
    item.find(|s| if let Sense::Scale(e, alone, trust) = s { Some((e, alone, trust)) } else { None })
}

pub(super) fn fraction(item: &Item<'_>) -> Option<u16> {
    item.find(|s| if let Sense::Fraction(d) = s { Some(d) } else { None })
}

fn plural(item: &Item<'_>) -> Option<u32> {
    item.find(|s| if let Sense::Plural(n) = s { Some(n) } else { None })
}

fn approximation(item: &Item<'_>) -> Option<(u32, Trust)> {
    item.find(|s| if let Sense::Approximation(n, trust) = s { Some((n, trust)) } else { None })
}

pub(super) fn ordinal(item: &Item<'_>) -> Option<(u32, Trust)> {
    item.find(|s| if let Sense::Ordinal(n, trust) = s { Some((n, trust)) } else { None })
}

fn vague(end: usize, value: u32) -> Spelt {
    // “Dozens” is said where others say tens.
    let value = if value == 12 { 10 } else { value };
    Spelt { end, readings: vec![Reading::bare(value.into())], class: Class::Vague, trust: Trust::Part }
}

/// The number in words that starts at an item.
pub(super) fn spelt(items: &[Item<'_>], at: usize) -> Option<Spelt> {
    let first = items.get(at)?;
    if first.senses.is_empty() || first.kind == Kind::Number {
        return None;
    }
    if let Some(vague) = uncertain(items, at) {
        return Some(vague);
    }
    let mut sum = Sum { total: 0, current: 0, last: Last::Nothing, words: 0, trust: Trust::Part, half: None };
    let mut end = at;
    while let Some(item) = items.get(end).filter(|i| i.line == first.line && i.kind != Kind::Number) {
        let next = items.get(end + 1).filter(|i| i.line == first.line);
        let counted = |i: &Item<'_>| scale(i).is_some() || approximation(i).is_some();
        if item.is(|s| s == Sense::Article) {
            let one = sum.words == 0 && next.is_some_and(|n| counted(n) || fraction(n).is_some());
            if !(one && sum.add(1, Trust::Common)) {
                break;
            }
        } else if item.is(|s| s == Sense::HalfMore) && sum.words > 0 {
            let Some(half) = half(&mut sum, next) else { break };
            end += half;
            continue;
        } else if let Some((n, trust)) = number(item) {
            if !sum.add(n, trust) {
                break;
            }
        } else if let Some((exponent, alone, trust)) = scale(item) {
            if !sum.scale(exponent, alone, trust) {
                break;
            }
        } else if let Some((n, trust)) = approximation(item) {
            return about(&sum, items, end, n, trust);
        } else if let Some((n, trust)) = ordinal(item) {
            return if sum.words == 0 {
                Some(ordinals(end + 1, n, trust))
            } else if sum.add(n, Trust::Sure) {
                let n = u32::try_from(sum.total + sum.current).ok()?;
                Some(ordinals(end + 1, n, Trust::Sure))
            } else {
                finish(&sum, end)
            };
        } else if let Some(per) = fraction(item) {
            return part(&sum, items, end, per);
        } else if let Some(behind_hundreds) = item.find(|s| if let Sense::And(h) = s { Some(h) } else { None }) {
            let after = match sum.last {
                Last::Hundred | Last::Scale(_) => behind_hundreds,
                Last::Tens(_) => !behind_hundreds,
                _ => false,
            };
            let goes_on = next.is_some_and(|n| n.kind == Kind::Word && (number(n).is_some() || ordinal(n).is_some()));
            if !(after && goes_on) {
                break;
            }
        } else if item.text == "-"
            && item.joined
            && sum.words > 0
            && next.is_some_and(|n| n.joined && scale(n).is_some())
        {
        } else {
            break;
        }
        end += 1;
    }
    finish(&sum, end)
}

fn finish(sum: &Sum, end: usize) -> Option<Spelt> {
    let readings = vec![Reading::bare(sum.value()?)];
    (sum.words > 0).then_some(Spelt { end, readings, class: Class::Plain, trust: sum.trust })
}

/// `and a half`, `et demi`, with the scale behind it: how many items that is.
fn half(sum: &mut Sum, next: Option<&Item<'_>>) -> Option<usize> {
    match sum.last {
        Last::Scale(exponent) if sum.current == 0 => {
            sum.half = Some(Value::HALF.scaled(exponent.into()));
            Some(1)
        }
        _ if sum.half.is_some() || sum.total > 0 => None,
        _ => match next.and_then(scale).filter(|s| s.0 > 2) {
            Some((exponent, ..)) => {
                let power = 10_u64.checked_pow(exponent.into())?;
                sum.total = sum.current.checked_mul(power)?;
                sum.current = 0;
                sum.half = Some(Value::HALF.scaled(exponent.into()));
                sum.last = Last::Scale(exponent);
                sum.trust = Trust::Sure;
                Some(2)
            }
            None => {
                sum.half = Some(Value::HALF);
                sum.trust = Trust::Sure;
                Some(1)
            }
        },
    }
}

/// `a dozen`, `two dozen`, `une trentaine`, `une douzaine de millions`.
fn about(sum: &Sum, items: &[Item<'_>], at: usize, n: u32, trust: Trust) -> Option<Spelt> {
    if sum.total > 0 || sum.half.is_some() || (sum.current >= 100) {
        return finish(sum, at);
    }
    let times = if sum.words == 0 { 1 } else { u32::try_from(sum.current).ok()? };
    let mut readings = vec![Reading::bare(times.checked_mul(n)?.into())];
    if n == 12 {
        // A dozen is said for about ten, too.
        readings.push(Reading::bare((times * 10).into()));
    }
    let mut trust = if sum.words == 0 { trust } else { Trust::Sure };
    let same = |n: usize| items.get(n).filter(|i| i.line == items[at].line);
    let filler = usize::from(same(at + 1).is_some_and(|i| i.is(|s| s == Sense::Filler)));
    let mut end = at + 1;
    if let Some((exponent, ..)) = same(end + filler).and_then(scale).filter(|s| s.0 > 2) {
        readings.iter_mut().for_each(|r| r.value = r.value.scaled(exponent.into()));
        (end, trust) = (end + filler + 1, Trust::Sure);
    }
    Some(Spelt { end, readings, class: Class::Plain, trust })
}

fn ordinals(end: usize, n: u32, trust: Trust) -> Spelt {
    let part = u16::try_from(n).ok().filter(|n| *n > 2).and_then(|n| Value::fraction(1, n));
    let readings = std::iter::once(n.into()).chain(part).map(Reading::bare).collect();
    Spelt { end, readings, class: Class::Ordinal, trust }
}

/// `half`, `two thirds`, `half a million`.
fn part(sum: &Sum, items: &[Item<'_>], at: usize, per: u16) -> Option<Spelt> {
    if sum.total > 0 || sum.half.is_some() || sum.current >= 20 {
        return finish(sum, at);
    }
    let times = if sum.words == 0 { 1 } else { sum.current };
    let mut value = Value::fraction(times.into(), per)?;
    let mut end = at + 1;
    let line = items[at].line;
    let ahead = |n: usize| items.get(n).filter(|i| i.line == line);
    let is_one = |i: &Item<'_>| {
        i.is(|s| s == Sense::Article || matches!(s, Sense::Number(1, _)) || s == Sense::Filler || s == Sense::Of)
    };
    let mut scale_at = end;
    while scale_at < end + 3 && ahead(scale_at).is_some_and(is_one) {
        scale_at += 1;
    }
    let mut trust = if sum.words > 0 && sum.current > 1 { Trust::Sure } else { Trust::Part };
    if let Some((exponent, ..)) = ahead(scale_at).and_then(scale).filter(|s| s.0 > 2) {
        value = value.scaled(exponent.into());
        trust = Trust::Sure;
        end = scale_at + 1;
        return Some(Spelt { end, readings: vec![Reading::bare(value)], class: Class::Plain, trust });
    }
    let mut readings = vec![Reading::bare(value)];
    readings.push(Reading { value: value.scaled(2), unit: Some("%"), strict: true });
    if let Some(minutes) = value.times(Value::from(60)) {
        readings.push(Reading { value: minutes, unit: Some("minute"), strict: true });
    }
    Some(Spelt { end, readings, class: Class::Fraction, trust })
}

/// `hundreds`, `des milliers`, `plizyè milyon`, `tens of thousands`.
fn uncertain(items: &[Item<'_>], at: usize) -> Option<Spelt> {
    let line = items[at].line;
    let same = |n: usize| items.get(n).filter(|i| i.line == line);
    let exact = |i: &Item<'_>| approximation(i).is_some_and(|(n, _)| !matches!(n, 10 | 12 | 100 | 1000));
    let mut end = at;
    let several = same(end)?.is(|s| s == Sense::Several);
    if several {
        end += 1;
    }
    let first = same(end)?;
    let mut value = plural(first).filter(|_| !exact(first)).or_else(|| {
        let (exponent, ..) = scale(first).filter(|s| several && s.0 < 10)?;
        Some(10_u32.pow(exponent.into()))
    })?;
    end += 1;
    // Tens of thousands; `de` is a number too in Kreyòl, and no filler.
    let mut next = end;
    while next < end + 2 && same(next).is_some_and(|i| i.is(|s| matches!(s, Sense::Filler | Sense::Of))) {
        next += 1;
    }
    if let Some(more) = same(next) {
        let by = plural(more).or_else(|| scale(more).and_then(|s| 10_u32.checked_pow(s.0.into())));
        if let Some(product) =
            by.filter(|by| *by > value).and_then(|by| by.checked_mul(if value == 12 { 10 } else { value }))
        {
            value = product;
            end = next + 1;
        }
    }
    Some(vague(end, value))
}
