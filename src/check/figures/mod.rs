//! The figures and dates of a text, and whether a translation has the same.
//!
//! [`compare()`] reads both texts and names what differs. A figure has an exact value (40.7 million is 40 700 000), a
//! unit, and the words it was read from; where a language leaves a choice (`1,250`, `a dozen`, `3 p.m.`) it has several
//! readings, and one that fits is enough. The words are in `data/figures/`; a language without a file there has digits
//! only.

mod calendar;
mod codes;
mod compare;
mod dates;
mod digits;
mod idioms;
mod items;
mod lexicon;
mod measures;
mod numerals;
mod read;
mod say;
mod stumps;
mod swaps;
mod units;
mod value;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use compare::{Difference, Topic, compare};
use lexicon::Trust;
pub(super) use read::Found;
use value::Value;

use crate::locale::Locale;
use crate::text::tokens::Token;

/// All that a text counts and dates, read from its prose and the tokens of that.
pub(super) fn read<'a>(locale: &Locale, prose: &'a str, tokens: &[Token<'a>]) -> Found<'a> {
    let lexicon = lexicon::of(locale);
    read::read(prose, tokens, lexicon, lexicon.knows_words)
}

/// One way to read a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Reading {
    value: Value,
    unit: Option<&'static str>,
    /// Whether it holds only beside its unit: a year is twelve months, and not twelve.
    strict: bool,
}

impl Reading {
    fn bare(value: Value) -> Self {
        Self { value, unit: None, strict: false }
    }
}

/// What sort of figure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Plain,
    Ordinal,
    Fraction,
    /// Hundreds, thousands: an unsaid number of them.
    Vague,
    /// Part of a name: `G-9`, `5G`.
    Label,
}

/// A figure in a text.
#[derive(Clone, Debug)]
struct Figure<'a> {
    /// The bytes of the number, with its scale, currency and per cent sign.
    span: Range<usize>,
    /// The same with a unit in words.
    whole: Range<usize>,
    line: usize,
    /// The items it is made of.
    items: Range<usize>,
    /// The likeliest first; never empty.
    readings: Vec<Reading>,
    unit: Option<&'static str>,
    /// Whether the unit's word has no other meaning.
    firm: bool,
    class: Class,
    trust: Trust,
    /// Whether it is in words.
    words: bool,
    /// The letters of a name with a number in it.
    label: &'a str,
    /// What is counted.
    thing: Option<&'static str>,
    /// Whether it may be a year.
    year: bool,
}

impl Figure<'_> {
    fn is_sure(&self) -> bool {
        self.trust == Trust::Sure
    }

    /// The value that is meant most likely.
    fn value(&self) -> Option<Value> {
        self.readings.first().map(|r| r.value)
    }
}
