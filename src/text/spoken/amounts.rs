//! Things that are counted and measured: plain numbers, ranges, fractions, percentages, money, units.

use super::language::{Money, Unit};
use super::scan::{Num, Said, Scan, is_bound};

/// The fractions that are one sign.
const VULGAR: [(char, &str); 7] =
    [('½', "1/2"), ('⅓', "1/3"), ('⅔', "2/3"), ('¼', "1/4"), ('¾', "3/4"), ('⅕', "1/5"), ('⅛', "1/8")];

/// The whole numbers that may be years.
const YEARS: std::ops::Range<u64> = 1100..2100;

impl Scan<'_> {
    /// A number with what it counts.
    pub fn counted(&self, at: usize) -> Said {
        let first = self.number(at)?;
        if first.padded {
            return None;
        }
        if let Some(said) = self.mixed(&first) {
            return Some(said);
        }
        match self.char(first.end) {
            Some(mark @ ('–' | '-')) => {
                let next = first.end + mark.len_utf8();
                if !self.char(next).is_some_and(|c| c.is_ascii_digit()) {
                    // `12-year-old`
                    return if mark == '-' && self.char(next).is_some_and(char::is_alphabetic) {
                        self.plain(at, &first)
                    } else {
                        None
                    };
                }
                self.range(at, first, next)
            }
            _ => self.behind(at, &first, |g| self.words(&first, g)),
        }
    }

    /// `10–15`, with what both count.
    fn range(&self, at: usize, first: Num<'_>, next: usize) -> Said {
        let second = self.number(next).filter(|n| !n.padded)?;
        let value = |n: &Num<'_>| format!("{}.{}", n.whole, n.decimals.map_or("0", |d| d.1)).parse::<f64>().ok();
        if value(&first)? >= value(&second)? || matches!(self.char(second.end), Some('-' | '–')) {
            return None;
        }
        let to = self.language.say("words", "range")?;
        let years = |n: &Num<'_>| n.plain == Some(4) && YEARS.contains(&n.whole);
        if self.language.has_years() && years(&first) && years(&second) {
            let sure = self.is_year(at, &second) || !self.word_follows(second.end);
            let (from, until) = (self.language.year(first.whole)?, self.language.year(second.whole)?);
            return (sure && self.ends(second.end)).then(|| (second.end, format!("{from} {to} {until}")));
        }
        self.behind(at, &second, |g| {
            let first = self.gendered(first.whole, first.decimals, g)?;
            Some(format!("{first} {to} {}", self.gendered(second.whole, second.decimals, g)?))
        })
    }

    /// A number, in the words that `say` has for it by gender, with the sign behind it.
    fn behind(&self, at: usize, number: &Num<'_>, say: impl Fn(Option<bool>) -> Option<String>) -> Said {
        let end = number.end;
        let next = self.space(end);
        for (sign, word) in [("%", "percent"), ("‰", "per-thousand")] {
            if let Some(end) = self.sign(next, sign) {
                return Some((end, format!("{} {}", say(Some(false))?, self.language.say("words", word)?)));
            }
        }
        if let Some((end, scale, money)) = self.money_behind(end) {
            return self.amount(at, end, number, scale.as_deref(), money, &say);
        }
        for unit in &self.language.units {
            let Some(end) = self.sign(next, unit.sign) else { continue };
            // A letter that hangs on a figure may stand for something else: 5m for five million.
            if next == number.end && unit.sign.len() == 1 && unit.sign != "g" && self.char(next) != Some('°') {
                return None;
            }
            if unit.doubtful && (self.word_follows(end) || next == number.end) {
                return None;
            }
            return Some((end, format!("{} {}", say(Some(unit.feminine))?, self.unit(unit, number))));
        }
        self.plain_with(at, number, say)
    }

    fn unit(&self, unit: &Unit, number: &Num<'_>) -> &'static str {
        let below_two = self.language.words("one below two").next().is_some() && number.whole < 2;
        let one = below_two || number.whole == 1 && number.decimals.is_none();
        if one { unit.one } else { unit.many }
    }

    fn plain(&self, at: usize, number: &Num<'_>) -> Said {
        self.plain_with(at, number, |g| self.words(number, g))
    }

    /// A number with a word behind it, or nothing.
    fn plain_with(&self, at: usize, number: &Num<'_>, say: impl Fn(Option<bool>) -> Option<String>) -> Said {
        if !self.ends(number.end) {
            return None;
        }
        let language = self.language;
        let next = self.space(number.end);
        let counted = if next > number.end { self.word(next) } else { "" };
        if language.has_years() && number.plain == Some(4) && YEARS.contains(&number.whole) {
            return self.is_year(at, number).then(|| Some((number.end, language.year(number.whole)?)))?;
        }
        if number.whole == 1
            && number.decimals.is_none()
            && let Some(one) = language.words("one of").next()
            && counted.chars().next().is_some_and(char::is_lowercase)
            && !language.has("small", counted)
        {
            return Some((number.end, one.to_owned()));
        }
        let gender = if language.has("feminine", counted) {
            Some(true)
        } else if counted.is_empty() || language.has("masculine", counted) {
            Some(false)
        } else {
            None
        };
        Some((number.end, say(gender)?))
    }

    /// The words of a number; `None` where they depend on a gender that is not known.
    fn words(&self, number: &Num<'_>, feminine: Option<bool>) -> Option<String> {
        self.gendered(number.whole, number.decimals, feminine)
    }

    fn gendered(&self, whole: u64, decimals: Option<(char, &str)>, feminine: Option<bool>) -> Option<String> {
        if let Some((mark, digits)) = decimals {
            return self.language.decimal(whole, mark, digits);
        }
        let words = self.language.cardinal(whole)?;
        match feminine {
            Some(true) => Some(self.language.feminine(&words)),
            Some(false) => Some(words),
            None => (!self.language.agrees(&words)).then_some(words),
        }
    }

    /// Whether nothing hangs on a figure that would make a code of it.
    pub fn ends(&self, end: usize) -> bool {
        let Some(c) = self.char(end) else { return true };
        match c {
            _ if c.is_alphanumeric() => false,
            '_' | '@' | '#' | '/' | '\\' | '+' | '=' | '*' | '^' | '%' | '‰' | '°' | '$' | '€' | '£' => false,
            '-' => self.char(end + 1).is_some_and(char::is_alphabetic),
            '–' => false,
            // A ratio, a score.
            ':' => !self.char(end + 1).is_some_and(char::is_numeric),
            _ => true,
        }
    }

    /// Whether four digits are a year for sure.
    fn is_year(&self, at: usize, number: &Num<'_>) -> bool {
        let previous = self.previous(at);
        if self.language.has("before a year", &previous.to_lowercase()) || self.month(previous).is_some() {
            return true;
        }
        let in_brackets = self.before(at) == Some('(') && self.char(number.end) == Some(')');
        in_brackets || previous.eq_ignore_ascii_case("the") && self.word_follows(number.end)
    }

    /// `2½`, `1 1/2`.
    fn mixed(&self, number: &Num<'_>) -> Said {
        number.plain?;
        let next = self.space(number.end);
        let (end, fraction) = self.fraction(next)?;
        let frame = self.language.lines("fractions").iter().find(|l| l.first() == Some(&fraction))?.get(2)?;
        let whole = self.language.cardinal(number.whole)?;
        let (end, unit) = self.halved(end, number.whole > 1, number.whole > 0)?;
        Some((end, fill(frame, &[("{n}", &whole), ("{u}", &unit)])))
    }

    /// A fraction that stands alone: `½`, `3/4`.
    pub fn vulgar(&self, at: usize) -> Said {
        let (end, fraction) = self.fraction(at)?;
        let said = *self.language.lines("fractions").iter().find(|l| l.first() == Some(&fraction))?.get(1)?;
        let (end, unit) = self.unit_sign(end, false)?;
        Some((end, fill("{n} {u}", &[("{n}", said), ("{u}", unit)])))
    }

    /// The fraction that is written here, as in the data.
    fn fraction(&self, at: usize) -> Option<(usize, &'static str)> {
        let c = self.char(at)?;
        if let Some((_, name)) = VULGAR.iter().find(|(v, _)| *v == c) {
            return Some((at + c.len_utf8(), name));
        }
        let (_, name) = VULGAR.iter().find(|(_, name)| self.rest(at).starts_with(name))?;
        let end = at + name.len();
        (self.ends(end) && !self.char(end).is_some_and(char::is_numeric)).then_some((end, name))
    }

    /// The sign of a unit behind a fraction; empty where there is none, `None` where it is in doubt.
    fn unit_sign(&self, end: usize, many: bool) -> Option<(usize, &'static str)> {
        let next = self.space(end);
        for unit in &self.language.units {
            if let Some(behind) = self.sign(next, unit.sign) {
                let doubt = unit.doubtful && self.word_follows(behind);
                return (!doubt).then_some((behind, if many { unit.many } else { unit.one }));
            }
        }
        Some((end, ""))
    }

    /// What is counted behind a number and a fraction: a unit, or the next word where it belongs between them.
    fn halved(&self, end: usize, many: bool, with_word: bool) -> Option<(usize, String)> {
        let (behind, unit) = self.unit_sign(end, many)?;
        if behind > end {
            return Some((behind, unit.to_owned()));
        }
        let next = self.space(end);
        let word = if next > end && with_word { self.word(next) } else { "" };
        let word = if self.language.has("small", word) { "" } else { word };
        Some(if word.is_empty() { (end, String::new()) } else { (next + word.len(), word.to_owned()) })
    }

    /// An amount whose currency stands before it: `US$40.7 million`.
    pub fn money_before(&self, at: usize) -> Said {
        let money = self.language.money.iter().find(|m| self.rest(at).starts_with(m.sign))?;
        let digits = self.space(at + money.sign.len());
        let number = self.number(digits).filter(|n| !n.padded)?;
        let (end, scale) = self.scale(number.end, number.whole);
        if !self.ends(end) {
            return None;
        }
        let say = |g| self.words(&number, g);
        self.amount(at, self.said_again(end), &number, scale.as_deref(), money, &say)
    }

    /// A scale in words or letters.
    fn scale(&self, end: usize, whole: u64) -> (usize, Option<String>) {
        let next = self.space(end);
        let word = self.word(next);
        if next > end && self.language.has("scale words", word) {
            return (next + word.len(), Some(word.to_owned()));
        }
        for line in self.language.lines("scale letters") {
            if let [sign, one, many] = line[..]
                && let Some(behind) = self.sign(next, sign)
            {
                let word = if whole < 2 { one } else { many };
                return (behind, Some(word.trim_end_matches(" de").to_owned()));
            }
        }
        (end, None)
    }

    /// A currency behind a number, with the scale between: `40,7 M$`, `50 €`.
    fn money_behind(&self, end: usize) -> Option<(usize, Option<String>, &'static Money)> {
        let next = self.space(end);
        let sign = |at: usize| self.language.money.iter().find_map(|m| Some((self.sign(at, m.sign)?, m)));
        if let Some((end, money)) = sign(next) {
            return Some((end, None, money));
        }
        for line in self.language.lines("scale letters") {
            let [letters, _, many] = line[..] else { continue };
            let Some(rest) = self.rest(next).strip_prefix(letters) else { continue };
            let behind = self.text.len() - rest.len();
            if let Some((end, money)) = sign(self.space(behind)) {
                return Some((end, Some(many.trim_end_matches(" de").to_owned()), money));
            }
        }
        let word = self.word(next);
        if next > end && self.language.has("scale words", word) {
            let (end, money) = sign(self.space(next + word.len()))?;
            return Some((end, Some(word.to_owned()), money));
        }
        None
    }

    /// The place behind words that say the currency once more.
    fn said_again(&self, end: usize) -> usize {
        let (mut at, mut last) = (end, end);
        for _ in 0..2 {
            let next = self.space(at);
            let word = self.word(next);
            if next == at || !self.language.has("money words", word) {
                break;
            }
            at = next + word.len();
            // `de` alone says nothing yet.
            if word.len() > 2 {
                last = at;
            }
        }
        last
    }

    /// An amount in words.
    fn amount(
        &self,
        at: usize,
        end: usize,
        number: &Num<'_>,
        scale: Option<&str>,
        money: &Money,
        say: &dyn Fn(Option<bool>) -> Option<String>,
    ) -> Said {
        let language = self.language;
        let cents = number.decimals.filter(|(_, d)| d.len() == 2 && scale.is_none());
        if let Some((_, digits)) = cents {
            let cents: u64 = digits.parse().ok()?;
            let whole = self.gendered(number.whole, None, Some(money.feminine))?;
            let whole = format!("{whole} {}", if number.whole == 1 { money.one } else { money.many });
            if cents == 0 {
                return Some((end, whole));
            }
            let said = format!("{} {}", language.cardinal(cents)?, if cents == 1 { money.cent } else { money.cents });
            let both = if number.whole == 0 { said } else { fill(money.both, &[("{n}", &whole), ("{c}", &said)]) };
            return Some((end, both));
        }
        let amount = say(Some(money.feminine && scale.is_none()))?;
        let before_noun = language.has("money before a noun", &self.previous(at).to_lowercase());
        let one = number.whole == 1 && number.decimals.is_none() && scale.is_none()
            || before_noun && (self.word_follows(end) || self.char(end) == Some('-'));
        let name = if one { money.one } else { money.many };
        let last = scale.or_else(|| amount.split(' ').next_back()).unwrap_or_default();
        // `mille dollars`, but `un million de dollars`.
        let of = if language.has("scale words", last) && last.len() > 5 {
            let vowel = name.starts_with(['a', 'e', 'i', 'o', 'u', 'h']);
            language.words("money of").find(|w| w.ends_with('’') == vowel)
        } else {
            None
        };
        let name = match of {
            Some(of) if of.ends_with('’') => format!("{of}{name}"),
            Some(of) => format!("{of} {name}"),
            None => name.to_owned(),
        };
        let scale = scale.map(|s| format!("{s} ")).unwrap_or_default();
        Some((end, format!("{amount} {scale}{name}")))
    }
}

/// A frame with its parts filled in, and no space where one is empty.
pub(super) fn fill(frame: &str, parts: &[(&str, &str)]) -> String {
    let mut out = frame.to_owned();
    for (name, part) in parts {
        out = out.replace(name, part);
    }
    out.split(' ').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ").replace(is_bound, " ")
}
