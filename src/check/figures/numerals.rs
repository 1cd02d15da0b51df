//! A number token taken to pieces: `15h30`, `10-15`, `3:30`, `2/3`, `20tyèm`, `40.7M`.

use super::digits::{digit, plain, read, vulgar};
use super::lexicon::Lexicon;
use super::value::Value;

/// One number of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub text: &'a str,
    /// Where it starts in the token.
    pub start: usize,
    /// The ways to read it, the likeliest first.
    pub values: Vec<Value>,
    pub role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    /// The hour of a time of day.
    Hour,
    Minute,
    Fraction,
    /// Of something that is not counted: `24/7`.
    Loose,
}

/// The pieces of a token and the letters behind the last.
pub(super) fn pieces<'a>(token: &'a str, lexicon: &Lexicon) -> (Vec<Piece<'a>>, &'a str) {
    let core = token.find(char::is_alphabetic).unwrap_or(token.len());
    let (core, suffix) = token.split_at(core);
    // A superscript is a footnote's or a unit's.
    let core = core.trim_end_matches(['²', '³', '¹', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰']);
    let mut out: Vec<Piece<'a>> = Vec::new();
    let mut from = 0;
    let parts: Vec<(usize, &str, Option<char>)> = core
        .split_inclusive(['-', '/', ':'])
        .map(|part| {
            let start = from;
            from += part.len();
            let sign = part.chars().next_back().filter(|c| matches!(c, '-' | '/' | ':'));
            (start, part.trim_end_matches(['-', '/', ':']), sign)
        })
        .collect();
    if let [(_, first, Some('/')), (_, second, None)] = parts[..]
        && let (Some(n), Some(d)) = (plain(first), plain(second))
    {
        let value = u16::try_from(d).ok().filter(|_| n < d && d <= 100).and_then(|d| Value::fraction(n, d));
        if let Some(value) = value {
            out.push(Piece { text: core, start: 0, values: vec![value], role: Role::Fraction });
            return (out, suffix);
        }
    }
    let clock = parts.len() == 2 && parts[0].2 == Some(':') && parts[1].1.len() == 2;
    for (n, &(start, text, sign)) in parts.iter().enumerate() {
        let role = match (clock, n) {
            (true, 0) => Role::Hour,
            (true, _) => Role::Minute,
            _ if parts.len() == 2 && sign == Some('/') || parts.len() == 2 && n > 0 && parts[n - 1].2 == Some('/') => {
                Role::Loose
            }
            _ => Role::Plain,
        };
        number(text, start, role, lexicon, &mut out);
    }
    (out, suffix)
}

fn number<'a>(text: &'a str, start: usize, role: Role, lexicon: &Lexicon, out: &mut Vec<Piece<'a>>) {
    // Two and a half may be written `2½`.
    let fraction = text.chars().next_back().and_then(vulgar);
    let whole = if fraction.is_some() { text.trim_end_matches(|c| vulgar(c).is_some()) } else { text };
    let mut values = read(whole.trim_end(), lexicon);
    if let Some(fraction) = fraction {
        values = match values.first() {
            Some(v) => v.plus(fraction).into_iter().collect(),
            None => vec![fraction],
        };
    }
    if !values.is_empty() {
        out.push(Piece { text, start, values, role });
        return;
    }
    // No number as a whole: each run of digits is one.
    let mut from = 0;
    for run in text.split(|c| digit(c).is_none()) {
        // Slices of the same text.
        let at = text[from..].find(run).map_or(from, |i| from + i);
        from = at + run.len();
        if let Some(value) = plain(run) {
            out.push(Piece { text: run, start: start + at, values: vec![Value::new(value, 0)], role });
        }
    }
}

/// The hour and the minutes of `5.12`, which is a time where noon is named behind it.
pub(super) fn time(token: &str) -> Option<Vec<Piece<'_>>> {
    let core = token.find(char::is_alphabetic).unwrap_or(token.len());
    let (hour, minutes) = token[..core].split_once('.')?;
    let whole = |text: &str, most: u128| plain(text).filter(|n| text.len() < 3 && *n < most);
    let (h, m) = (whole(hour, 24)?, whole(minutes, 60).filter(|_| minutes.len() == 2)?);
    let piece = |text, start, n, role| Piece { text, start, values: vec![Value::new(n, 0)], role };
    Some(vec![piece(hour, 0, h, Role::Hour), piece(minutes, hour.len() + 1, m, Role::Minute)])
}

/// The value of a Roman numeral in capitals.
pub(super) fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    let (mut sum, mut last) = (0, 0);
    for c in text.chars().rev() {
        let n = match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            'C' => 100,
            _ => return None,
        };
        if n < last {
            sum -= n.min(sum);
        } else {
            sum += n;
            last = n;
        }
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::figures::lexicon;

    #[test]
    fn a_token_is_taken_to_its_numbers() {
        let en = lexicon::of(&"en".parse().unwrap());
        let read = |text| {
            let (pieces, suffix) = pieces(text, en);
            let values: Vec<_> = pieces.iter().map(|p| (p.text, p.values.first().copied().unwrap())).collect();
            assert!(pieces.iter().all(|p| text[p.start..].starts_with(p.text)));
            (values.into_iter().map(|(t, v)| format!("{t}={:?}", v.whole())).collect::<Vec<_>>().join(" "), suffix)
        };
        assert_eq!(read("10-15"), ("10=Some(10) 15=Some(15)".to_owned(), ""));
        assert_eq!(read("3:30"), ("3=Some(3) 30=Some(30)".to_owned(), ""));
        assert_eq!(read("24/7"), ("24=Some(24) 7=Some(7)".to_owned(), ""));
        assert_eq!(read("1/2"), ("1/2=None".to_owned(), ""));
        assert_eq!(read("20tyèm"), ("20=Some(20)".to_owned(), "tyèm"));
        assert_eq!(read("2½"), ("2½=None".to_owned(), ""));
        assert_eq!(read("2.1.3"), ("2=Some(2) 1=Some(1) 3=Some(3)".to_owned(), ""));
        assert_eq!(roman("XIX"), Some(19));
        assert_eq!(roman("XIV"), Some(14));
        assert_eq!(roman("MIX"), None);
    }
}
