//! The dates of two texts, held against each other.

use std::cmp::Reverse;

use super::compare::{Difference, Lines, take};
use super::dates::Date;
use super::read::Found;
use super::say::Say;
use super::{Class, Figure, swaps};

/// Names the dates that differ, and takes the years that do not from the figures.
pub(super) fn compare(s: &mut Found<'_>, t: &mut Found<'_>, lines: &Lines, say: &Say<'_>, out: &mut Vec<Difference>) {
    let (from_s, from_t) = (years(s), years(t));
    let (sources, targets) = (&s.dates, &t.dates);
    let (mut done_s, mut done_t) = (vec![false; sources.len()], vec![false; targets.len()]);
    let near = |a: &Date, b: &Date| usize::from(lines.same && a.line == b.line);

    let mut same = Vec::new();
    for (i, a) in sources.iter().enumerate() {
        for (j, b) in targets.iter().enumerate() {
            if let Some(parts) = a.agrees(b) {
                let score = parts * 8 + near(a, b) * 4 + usize::from(a.shape() == b.shape());
                same.push(((Reverse(score), i.abs_diff(j)), i, j));
            }
        }
    }
    let mut pairs = Vec::new();
    take(&mut same, &mut done_s, &mut done_t, |i, j| pairs.push((&sources[i], &targets[j])));
    swaps::dates(&mut pairs, (s, t), lines, say, out);
    for (a, b) in pairs.iter().filter(|(a, b)| b.turned && !a.turned) {
        out.push(say.turned_date(a, b));
    }
    if !t.relative {
        lost(&pairs, t, &from_t, say, out);
    }
    // What is said twice in one text may be said once in the other.
    let again = |date: &Date, others: &[Date]| {
        !date.sure
            || others.iter().any(|o| date.agrees(o).is_some_and(|n| n == date.shape().iter().filter(|s| **s).count()))
    };
    done_s.iter_mut().zip(sources).for_each(|(done, date)| *done |= again(date, targets));
    done_t.iter_mut().zip(targets).for_each(|(done, date)| *done |= again(date, sources));
    // `on the 22nd` is *le 22 août* where the source has said which month it is of.
    let of_month = |date: &Date| {
        let day = |f: &Figure<'_>| f.class == Class::Ordinal && f.value().and_then(|v| v.whole()) == date.day;
        date.day.is_some()
            && date.year.is_none()
            && sources.iter().any(|o| o.month.is_some() && o.month == date.month)
            && s.figures.iter().any(day)
    };
    done_t.iter_mut().zip(targets).for_each(|(done, date)| *done |= of_month(date));

    let mut other = Vec::new();
    for (i, a) in sources.iter().enumerate().filter(|(i, _)| !done_s[*i]) {
        for (j, b) in targets.iter().enumerate().filter(|(j, _)| !done_t[*j]) {
            let both_say = a.shape().iter().zip(b.shape()).any(|(a, b)| *a && b);
            // A bare year may be an amount.
            let bare = from_s[i].is_some() || from_t[j].is_some();
            if both_say && (!bare || (a.is_recent() && b.is_recent())) {
                let score = a.common(b) * 8 + near(a, b) * 4 + usize::from(a.shape() == b.shape()) * 6;
                other.push(((Reverse(score), i.abs_diff(j)), i, j));
            }
        }
    }
    take(&mut other, &mut done_s, &mut done_t, |i, j| out.push(say.dates(&sources[i], &targets[j])));

    // Yesterday may be said as the day it was, and the other way round; a weekday too.
    let left = |dates: &[Date], done: &[bool]| dates.iter().zip(done).any(|(d, done)| d.is_weekday() && !done);
    let (loose_s, loose_t) = (s.relative || left(sources, &done_s), t.relative || left(targets, &done_t));
    for (_, date) in sources.iter().enumerate().filter(|(i, _)| !done_s[*i] && from_s[*i].is_none()) {
        let said_otherwise = date.is_weekday() || (loose_t && date.year.is_none());
        if !said_otherwise {
            out.push(say.date_missing(date, lines.place(date.line)));
        }
    }
    for (_, date) in targets.iter().enumerate().filter(|(j, _)| !done_t[*j] && from_t[*j].is_none()) {
        if !date.is_weekday() && !loose_s {
            out.push(say.date_extra(date));
        }
    }
    strike(&mut s.figures, &from_s, &done_s);
    strike(&mut t.figures, &from_t, &done_t);
}

/// Names the dates that have lost a part of them, which nothing else in the target says either.
fn lost(pairs: &[(&Date, &Date)], t: &Found<'_>, from: &[Option<usize>], say: &Say<'_>, out: &mut Vec<Difference>) {
    let figure = |n: usize| from[n].and_then(|f| t.figures.get(f));
    // A bare year that counts something is none.
    let said = |part: fn(&Date) -> Option<u32>, wanted: u32| {
        let counts = |n: usize| figure(n).is_some_and(|f| f.thing.is_some());
        t.dates.iter().enumerate().any(|(n, d)| part(d) == Some(wanted) && !counts(n))
    };
    let counted = |wanted: u32| t.figures.iter().any(|f| f.readings.iter().any(|r| r.value.whole() == Some(wanted)));
    let mut years = Vec::new();
    for (a, b) in pairs {
        let Some(month) = a.month else { continue };
        let bare = b.month.is_none() && b.year.is_some() && b.weekday.is_none();
        if b.month.is_none() && !bare {
            continue;
        }
        let mut parts = Vec::new();
        if a.day.is_some_and(|day| b.day.is_none() && !said(|d| d.day, day) && !counted(day)) {
            parts.push("day");
        }
        if bare && a.day.is_some() && !said(|d| d.month, month) {
            parts.push("month");
        }
        if let Some(year) = a.year.filter(|y| b.year.is_none() && !said(|d| d.year, *y) && !years.contains(y)) {
            years.push(year);
            parts.push("year");
        }
        if !parts.is_empty() {
            out.push(say.part_missing(a, b, &parts));
        }
    }
}

/// Adds the bare years to the dates: for each date, the figure it is.
fn years(found: &mut Found<'_>) -> Vec<Option<usize>> {
    let mut from = vec![None; found.dates.len()];
    for (n, figure) in found.figures.iter().enumerate().filter(|(_, f)| f.year) {
        let year = figure.value().and_then(|v| v.whole());
        found.dates.push(Date { span: figure.span.clone(), line: figure.line, year, sure: true, ..Date::default() });
        from.push(Some(n));
    }
    from
}

/// Takes away the years that are done with.
fn strike(figures: &mut Vec<Figure<'_>>, from: &[Option<usize>], done: &[bool]) {
    let mut struck = vec![false; figures.len()];
    for (figure, done) in from.iter().zip(done) {
        if let Some(figure) = figure {
            struck[*figure] = *done;
        }
    }
    let mut struck = struck.into_iter();
    figures.retain(|_| !struck.next().unwrap_or(false));
}
