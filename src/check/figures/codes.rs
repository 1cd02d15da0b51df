//! Telephone numbers and the like, which are grouped in another way elsewhere: `2812 0000` is `28 12 00 00`.

use std::ops::Range;

use super::Class;
use super::read::Found;

/// Digits that a number of a telephone or an account has at least.
const LEAST: usize = 7;

/// A row of digits with nothing but spaces and hyphens in it, and the figures read from it.
type Code = (String, Range<usize>);

/// Takes from both texts the codes that both have.
pub(super) fn strike<'a>(s: &mut Found<'a>, source: &str, t: &mut Found<'a>, target: &str) {
    let (ours, theirs) = (codes(s, source), codes(t, target));
    let has = |codes: &[Code], digits: &str| codes.iter().any(|(d, _)| d == digits);
    for (found, own, other) in [(s, &ours, &theirs), (t, &theirs, &ours)] {
        let both = own.iter().filter(|(digits, _)| has(other, digits));
        for (_, figures) in both.rev() {
            found.figures.drain(figures.clone());
        }
    }
}

fn codes(found: &Found<'_>, prose: &str) -> Vec<Code> {
    let mut out: Vec<Code> = Vec::new();
    let mut end = None;
    for (n, figure) in found.figures.iter().enumerate() {
        let text = prose.get(figure.span.clone()).unwrap_or_default();
        let is_part = !figure.words && figure.class == Class::Plain && figure.unit.is_none();
        if !is_part {
            end = None;
            continue;
        }
        let digits = text.chars().filter(char::is_ascii_digit);
        let between = end.and_then(|end| prose.get(end..figure.span.start));
        let goes_on = between.is_some_and(|b| {
            b.len() <= 3 && b.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '.' | '\u{2011}'))
        });
        match out.last_mut().filter(|_| goes_on) {
            Some((code, figures)) => {
                code.extend(digits);
                figures.end = n + 1;
            }
            None => out.push((digits.collect(), n..n + 1)),
        }
        end = Some(figure.span.end);
    }
    out.retain(|(code, figures)| code.len() >= LEAST && figures.len() <= 8);
    out
}
