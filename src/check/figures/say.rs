//! How a difference is put into words.

use std::ops::Range;

use super::compare::{Difference, Topic};
use super::dates::Date;
use super::{Class, Figure};
use crate::diagnostic::Severity;

/// The prose of both texts, to quote from.
pub(super) struct Say<'a> {
    pub source: &'a str,
    pub target: &'a str,
}

/// A figure as written, without markup.
fn shown(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A number in words that is easily said otherwise, or left unsaid.
fn is_light(figure: &Figure<'_>) -> bool {
    figure.words && figure.value().and_then(|v| v.whole()).is_some_and(|n| n <= 3)
}

fn topic(figure: &Figure<'_>) -> Topic {
    let recent = figure.value().and_then(|v| v.whole()).is_some_and(|n| (1900..2100).contains(&n));
    if figure.year && recent && figure.thing.is_none() { Topic::Date } else { Topic::Number }
}

impl Say<'_> {
    fn source(&self, span: &Range<usize>) -> String {
        shown(self.source.get(span.clone()).unwrap_or_default())
    }

    fn target(&self, span: &Range<usize>) -> String {
        shown(self.target.get(span.clone()).unwrap_or_default())
    }

    /// One figure stands where the other should.
    pub fn differs(&self, a: &Figure<'_>, b: &Figure<'_>) -> Difference {
        let same_value = a.readings.iter().any(|x| b.readings.iter().any(|y| x.value == y.value));
        // The unit in words is shown where it is what differs.
        let (from, to) = if same_value || a.unit != b.unit && a.unit.is_some() && b.unit.is_some() {
            (&a.whole, &b.whole)
        } else {
            (&a.span, &b.span)
        };
        let (ours, theirs) = (self.source(from), self.target(to));
        let tens = a.value().zip(b.value()).and_then(|(x, y)| y.tens_from(x));
        let help = match tens {
            Some(n) if n.abs() <= 12 => {
                let power = format!("1{}", "0".repeat(usize::from(n.unsigned_abs())));
                let more = if n > 0 { format!("{power} times as much") } else { format!("1/{power} of it") };
                format!("“{theirs}” is {more}: check the decimal sign, the zeros and the word for the scale")
            }
            _ => format!("write what the source says: {ours}"),
        };
        let severity = (!a.is_sure() && !b.is_sure()).then_some(Severity::Warning);
        Difference {
            topic: topic(a),
            span: to.clone(),
            message: format!("{ours} in the source, {theirs} here"),
            help,
            severity,
        }
    }

    pub fn missing(&self, figure: &Figure<'_>, place: Range<usize>) -> Difference {
        let ours = self.source(if figure.class == Class::Plain { &figure.whole } else { &figure.span });
        Difference {
            topic: topic(figure),
            span: place,
            message: format!("{ours} in the source is missing here"),
            help: "say it, in digits or in words".to_owned(),
            severity: is_light(figure).then_some(Severity::Warning),
        }
    }

    pub fn extra(&self, figure: &Figure<'_>) -> Difference {
        let theirs = self.target(&figure.span);
        Difference {
            topic: topic(figure),
            span: figure.span.clone(),
            message: format!("{theirs} here is not in the source"),
            help: "take it out, or write the figure of the source".to_owned(),
            severity: is_light(figure).then_some(Severity::Warning),
        }
    }

    /// Two figures of the source stand in each other's place.
    pub fn swapped(&self, a: &Figure<'_>, b: &Figure<'_>, target: &Figure<'_>, severity: Severity) -> Difference {
        self.turned(topic(target), [&a.span, &b.span], &target.span, severity)
    }

    /// Two dates of the source stand in each other's place.
    pub fn swapped_dates(&self, a: &Date, b: &Date, target: &Date, severity: Severity) -> Difference {
        self.turned(Topic::Date, [&a.span, &b.span], &target.span, severity)
    }

    fn turned(&self, topic: Topic, pair: [&Range<usize>; 2], target: &Range<usize>, severity: Severity) -> Difference {
        let [ours, other] = pair.map(|span| self.source(span));
        Difference {
            topic,
            span: target.clone(),
            message: format!("{ours} in the source, {} here", self.target(target)),
            help: format!("{ours} and {other} changed places: see which belongs where"),
            severity: Some(severity),
        }
    }

    /// A number and the one behind it in brackets changed places.
    pub fn brackets(&self, [a, b]: [&Range<usize>; 2]) -> Difference {
        let (ours, theirs) = (self.source(a), self.target(b));
        Difference {
            topic: Topic::Number,
            span: b.clone(),
            message: format!("{ours}) in the source, {theirs}) here"),
            help: "the two changed places: see which belongs where".to_owned(),
            severity: Some(Severity::Warning),
        }
    }

    /// One date stands where the other should.
    pub fn dates(&self, a: &Date, b: &Date) -> Difference {
        let (ours, theirs) = (self.source(&a.span), self.target(&b.span));
        Difference {
            topic: Topic::Date,
            span: b.span.clone(),
            message: format!("{ours} in the source, {theirs} here"),
            help: "write the day, month and year of the source".to_owned(),
            severity: None,
        }
    }

    /// The parts of a date stand in an order that the language has not.
    pub fn turned_date(&self, a: &Date, b: &Date) -> Difference {
        let (ours, theirs) = (self.source(&a.span), self.target(&b.span));
        let message = if ours == theirs {
            format!("{theirs} has the month before the day")
        } else {
            format!("{ours} in the source, {theirs} here")
        };
        let help = "write day, month and year in the order of the language".to_owned();
        let severity = Some(Severity::Warning);
        Difference { topic: Topic::Date, span: b.span.clone(), message, help, severity }
    }

    /// The same date, with less said of it.
    pub fn part_missing(&self, a: &Date, b: &Date, parts: &[&str]) -> Difference {
        let (ours, theirs) = (self.source(&a.span), self.target(&b.span));
        let verb = if parts.len() == 1 { "is" } else { "are" };
        let parts = parts.join(" and the ");
        Difference {
            topic: Topic::Date,
            span: b.span.clone(),
            message: format!("{ours} in the source, {theirs} here: the {parts} {verb} missing"),
            help: format!("say the {parts}, here or elsewhere in the text"),
            severity: Some(Severity::Warning),
        }
    }

    pub fn date_missing(&self, date: &Date, place: Range<usize>) -> Difference {
        Difference {
            topic: Topic::Date,
            span: place,
            message: format!("{} in the source is missing here", self.source(&date.span)),
            help: "say when it was".to_owned(),
            severity: date.is_month().then_some(Severity::Warning),
        }
    }

    pub fn date_extra(&self, date: &Date) -> Difference {
        Difference {
            topic: Topic::Date,
            span: date.span.clone(),
            message: format!("{} here is not in the source", self.target(&date.span)),
            help: "take it out, or write the date of the source".to_owned(),
            severity: date.is_month().then_some(Severity::Warning),
        }
    }
}
