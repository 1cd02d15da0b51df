//! What a number in digits may be worth.

use super::lexicon::{Lexicon, Separator};
use super::value::Value;

/// The value of a decimal digit of any script that is written with ten of them in a row.
pub(super) fn digit(c: char) -> Option<u8> {
    if let Some(d) = c.to_digit(10) {
        return u8::try_from(d).ok();
    }
    let zero = match c {
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6F0}'..='\u{6F9}' => 0x6F0,
        '\u{966}'..='\u{96F}' => 0x966,
        '\u{FF10}'..='\u{FF19}' => 0xFF10,
        _ => return None,
    };
    u8::try_from(u32::from(c) - zero).ok()
}

/// A fraction that is one character.
pub(super) fn vulgar(c: char) -> Option<Value> {
    let (n, d) = match c {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅛' => (1, 8),
        _ => return None,
    };
    Value::fraction(n, d)
}

/// The value of plain digits: `None` if there are other characters, or too many.
pub(super) fn plain(text: &str) -> Option<u128> {
    let mut out: u128 = 0;
    for c in text.chars() {
        out = out.checked_mul(10)?.checked_add(digit(c)?.into())?;
    }
    (!text.is_empty()).then_some(out)
}

/// The ways to read digits with separators between them, the likeliest first: none for what is no number.
pub(super) fn read(text: &str, lexicon: &Lexicon) -> Vec<Value> {
    let signs: Vec<(usize, char)> = text.char_indices().filter(|&(_, c)| digit(c).is_none()).collect();
    let places = |from: usize, to: usize| text[from..to].chars().count();
    let Some(&(last, sign)) = signs.last() else {
        return plain(text).map(|n| Value::new(n, 0)).into_iter().collect();
    };
    let after = last + sign.len_utf8();
    let behind = places(after, text.len());
    let digits: String = text.chars().filter(|&c| digit(c).is_some()).collect();
    let Some(all) = plain(&digits) else { return Vec::new() };
    let decimal = i16::try_from(behind).ok().and_then(|n| n.checked_neg()).map(|n| Value::new(all, n));
    // Groups of three behind a first of one to three.
    let mut starts = signs.iter().map(|&(at, c)| at + c.len_utf8());
    let grouped = |ends: &[(usize, char)]| {
        ends.first().is_some_and(|&(at, _)| (1..=3).contains(&places(0, at)))
            && ends.windows(2).all(|w| places(w[0].0 + w[0].1.len_utf8(), w[1].0) == 3)
    };
    let one_kind = signs.iter().all(|&(_, c)| c == sign || (c.is_whitespace() && sign.is_whitespace()));
    let thousands = (one_kind && grouped(&signs) && behind == 3).then(|| Value::new(all, 0));
    let is_decimal = matches!(sign, '.' | ',' | '٫' | '·');
    if signs.len() > 1 {
        if let Some(value) = thousands {
            return vec![value];
        }
        let others = &signs[..signs.len() - 1];
        let other = others[0].1;
        let parted = other != sign && others.iter().all(|&(_, c)| c == other) && grouped(others);
        let third = starts.nth(others.len() - 1).is_some_and(|from| places(from, last) == 3);
        return if is_decimal && parted && third { decimal.into_iter().collect() } else { Vec::new() };
    }
    let Some(thousands) = thousands else { return decimal.filter(|_| is_decimal).into_iter().collect() };
    // `0,125` is never a hundred and twenty-five.
    if is_decimal && text.starts_with(['0', '٠']) {
        return decimal.into_iter().collect();
    }
    lexicon
        .separator(sign)
        .iter()
        .filter_map(|s| match s {
            Separator::Thousands => Some(thousands),
            Separator::Decimal => decimal,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::figures::lexicon;

    #[test]
    fn each_language_has_its_way_with_separators_and_some_have_two() {
        let v = |n: u128, e: i16| Value::new(n, e);
        for (tag, text, want) in [
            ("en", "1,234.5", vec![v(12345, -1)]),
            ("en", "1,000", vec![v(1000, 0)]),
            ("en", "1.250", vec![v(125, -2)]),
            ("en", "40.7", vec![v(407, -1)]),
            ("en", "1,234,567", vec![v(1_234_567, 0)]),
            ("fr", "1\u{202F}234,5", vec![v(12345, -1)]),
            ("fr", "1\u{A0}000", vec![v(1000, 0)]),
            ("fr", "10 000", vec![v(10000, 0)]),
            ("fr", "1,000", vec![v(1, 0), v(1000, 0)]),
            ("fr", "5.550", vec![v(5550, 0), v(555, -2)]),
            ("fr", "40,7", vec![v(407, -1)]),
            ("fr", "1.234.567,89", vec![v(123_456_789, -2)]),
            ("ht", "2,400", vec![v(2400, 0), v(24, -1)]),
            ("ht", "40,7", vec![v(407, -1)]),
            ("ht", "40.7", vec![v(407, -1)]),
            ("ht", "1,50", vec![v(15, -1)]),
            ("fr", "0,125", vec![v(125, -3)]),
            ("en", "2.1.3", vec![]),
            ("en", "٣٤", vec![v(34, 0)]),
        ] {
            assert_eq!(read(text, lexicon::of(&tag.parse().unwrap())), want, "{tag} {text}");
        }
    }
}
