//! The quotations of a text: what stands between marks of quotation, and marks that have no counterpart.

use std::ops::Range;

use crate::text::NOT_PROSE;

/// The kinds of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `“ ”`, and `„ “`.
    Curly,
    /// `« »`
    Guillemets,
    /// `" "`
    Straight,
    /// `‘ ’`, `‹ ›`, `' '`, which are apostrophes too.
    Single,
}

impl Style {
    /// As shown to people.
    pub fn marks(self) -> &'static str {
        match self {
            Self::Curly => "“ ”",
            Self::Guillemets => "« »",
            Self::Straight => "\" \"",
            Self::Single => "‘ ’",
        }
    }
}

/// A quotation that is in no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// Its bytes, marks and all.
    pub range: Range<usize>,
    pub style: Style,
}

/// What is quoted in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Quotations {
    /// In order and apart.
    pub all: Vec<Quotation>,
    /// Marks that open a quotation which nothing closes.
    pub unclosed: Vec<Range<usize>>,
    /// Marks that close nothing.
    pub stray: Vec<Range<usize>>,
}

/// Whether it is a mark that this module knows.
fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‚' | '‹' | '›' | '\'')
}

/// Reads the quotations of a prose.
pub(super) fn quotations(prose: &str) -> Quotations {
    let mut out = Quotations::default();
    // `«` and `»` begin with one byte in UTF-8, the others with another.
    if !prose.bytes().any(|b| matches!(b, b'"' | b'\'' | 0xC2 | 0xE2)) {
        return out;
    }
    let mut open: Vec<(char, usize, Style)> = Vec::new();
    let may_be_mark = |b: u8| matches!(b, b'"' | b'\'' | 0xC2 | 0xE2);
    for at in prose.bytes().enumerate().filter(|(_, b)| may_be_mark(*b)).map(|(at, _)| at) {
        let Some(c) = prose[at..].chars().next().filter(|c| is_mark(*c)) else { continue };
        let before = prose[..at].chars().rev().find(|c| *c != NOT_PROSE);
        let after = prose[at + c.len_utf8()..].chars().find(|c| *c != NOT_PROSE);
        step(&mut open, &mut out, Sign { c, at, before, after });
    }
    // What single marks leave open were apostrophes.
    open.retain(|(_, _, style)| *style != Style::Single);
    for (mark, at, style) in open {
        out.unclosed.push(at..at + mark.len_utf8());
        if out.all.last().is_none_or(|last| last.range.end <= at) {
            out.all.push(Quotation { range: at..prose.len(), style });
        }
    }
    out
}

/// A mark among its neighbours.
#[derive(Clone, Copy)]
struct Sign {
    c: char,
    at: usize,
    before: Option<char>,
    after: Option<char>,
}

fn step(open: &mut Vec<(char, usize, Style)>, out: &mut Quotations, sign: Sign) {
    let Sign { c, at, before, after } = sign;
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let is_open = |mark: char| open.iter().rposition(|(m, ..)| *m == mark);
    let any = |marks: &[char]| open.iter().rposition(|(m, ..)| marks.contains(m));
    match c {
        '„' => open.push((c, at, Style::Curly)),
        '“' if is_open('„').is_some() => close(open, out, any(&['„']), sign),
        '“' => reopen(open, out, (c, at, Style::Curly)),
        '«' => reopen(open, out, (c, at, Style::Guillemets)),
        '”' => close(open, out, any(&['“', '„', '"']), sign),
        '»' => close(open, out, any(&['«']), sign),
        '‹' | '‚' => open.push((c, at, Style::Single)),
        '›' if is_open('‹').is_some() => close(open, out, any(&['‹']), sign),
        '"' => {
            let opened = any(&['"']);
            if opened.is_some() {
                close(open, out, opened, sign);
            } else if !space(before) && any(&['“']).is_some() && !letter(after) {
                close(open, out, any(&['“']), sign);
            } else if !before.is_some_and(char::is_numeric) {
                // `6'2"` are inches.
                open.push((c, at, Style::Straight));
            }
        }
        // `’90s`, `O’Neill`
        '‘' | '\'' if !letter(before) && after.is_some_and(char::is_alphabetic) && is_open(c).is_none() => {
            open.push((c, at, Style::Single));
        }
        '’' | '\'' if !letter(after) && !space(before) => {
            let opened = any(if c == '’' { &['‘', '‚'] } else { &['\''] });
            if opened.is_some() {
                close(open, out, opened, sign);
            }
        }
        _ => {}
    }
}

/// A mark that opens while one of its kind is open: the former was left open.
fn reopen(open: &mut Vec<(char, usize, Style)>, out: &mut Quotations, mark: (char, usize, Style)) {
    if mark.2 == Style::Curly
        && let Some(i) = open.iter().rposition(|(m, ..)| *m == mark.0)
    {
        let (m, at, style) = open[i];
        open.truncate(i);
        out.unclosed.push(at..at + m.len_utf8());
        if open.is_empty() {
            out.all.push(Quotation { range: at..mark.1, style });
        }
    }
    open.push(mark);
}

/// Closes the quotation at a place of the stack, and with it all inside it.
fn close(open: &mut Vec<(char, usize, Style)>, out: &mut Quotations, which: Option<usize>, sign: Sign) {
    let end = sign.at + sign.c.len_utf8();
    let Some(i) = which else {
        out.stray.push(sign.at..end);
        return;
    };
    for &(mark, at, style) in &open[i + 1..] {
        if style != Style::Single {
            out.unclosed.push(at..at + mark.len_utf8());
        }
    }
    let (_, at, style) = open[i];
    open.truncate(i);
    if open.iter().all(|(_, _, style)| *style == Style::Single) {
        // Single marks around it that come to nothing were apostrophes; if they do not, it is inside theirs.
        while out.all.last().is_some_and(|last| last.range.start >= at) {
            out.all.pop();
        }
        out.all.push(Quotation { range: at..end, style });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> (Vec<&str>, usize, usize) {
        let found = quotations(text);
        let texts = found.all.iter().map(|q| &text[q.range.clone()]).collect();
        (texts, found.unclosed.len(), found.stray.len())
    }

    #[test]
    fn quotations_are_told_from_apostrophes_and_inches() {
        for (text, all, unclosed, stray) in [
            ("“One,” he said, “two.”", &["“One,”", "“two.”"][..], 0, 0),
            ("« Un “deux” trois »", &["« Un “deux” trois »"], 0, 0),
            ("“He said ‘save it’,” she said", &["“He said ‘save it’,”"], 0, 0),
            ("\"One\" and \"two\"", &["\"One\"", "\"two\""], 0, 0),
            ("The teachers’ union, ’90s, l’eau, it's", &[], 0, 0),
            ("6'2\" high", &[], 0, 0),
            ("‘We planted again’: farmers", &["‘We planted again’"], 0, 0),
            ("‘We said “no” once’", &["‘We said “no” once’"], 0, 0),
            ("“One", &["“One"], 1, 0),
            ("One”", &[], 0, 1),
            ("„Eins“ zwei", &["„Eins“"], 0, 0),
            ("“One “two”", &["“One ", "“two”"], 1, 0),
            ("“One\" two", &["“One\""], 0, 0),
            ("« Un » «", &["« Un »", "«"], 1, 0),
        ] {
            assert_eq!(read(text), (all.to_vec(), unclosed, stray), "{text}");
        }
    }

    proptest! {
        #[test]
        fn quotations_lie_apart_in_the_text(text in crate::text::sentences::tests::soup()) {
            let found = quotations(&text);
            let mut end = 0;
            for q in &found.all {
                prop_assert!(q.range.start >= end && text.get(q.range.clone()).is_some());
                end = q.range.end;
            }
            for mark in found.unclosed.iter().chain(&found.stray) {
                prop_assert!(text.get(mark.clone()).is_some());
            }
        }
    }
}
