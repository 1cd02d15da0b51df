//! Numbers in words.

use super::language::Language;

/// Numbers from here on stay in figures.
pub(super) const LIMIT: u64 = 1_000_000_000_000;

impl Language {
    /// A whole number in words.
    pub fn cardinal(&self, n: u64) -> Option<String> {
        if n >= LIMIT {
            return None;
        }
        let mut rest = n;
        let mut out = String::new();
        for scale in &self.scales {
            let times = rest / scale.power;
            if times == 0 {
                continue;
            }
            rest %= scale.power;
            let part = match times {
                1 => scale.one.to_owned(),
                _ => scale.many.replace("{n}", &self.hundreds(times)?).replace("{stem}", &self.stem(times)?),
            };
            push(&mut out, &part);
            if rest > 0 && rest < 100 && !scale.and.is_empty() {
                push(&mut out, scale.and);
            }
        }
        if rest > 0 || out.is_empty() {
            push(&mut out, &self.hundreds(rest)?);
        }
        Some(out)
    }

    /// A number below a thousand.
    fn hundreds(&self, n: u64) -> Option<String> {
        if let Some(word) = self.numbers.get(&n) {
            return Some((*word).to_owned());
        }
        let (from, stem) = self.stems.range(..n).next_back()?;
        Some(format!("{stem}{}", self.hundreds(n - from)?))
    }

    /// A number below a thousand, as it stands before another word of number.
    fn stem(&self, n: u64) -> Option<String> {
        if let Some(stem) = self.stems.get(&n) {
            return Some(stem.trim_end_matches([' ', '-']).to_owned());
        }
        if let Some(word) = self.numbers.get(&n) {
            return Some((*word).to_owned());
        }
        let (from, stem) = self.stems.range(..n).next_back()?;
        Some(format!("{stem}{}", self.stem(n - from)?))
    }

    /// The form of a number in words that agrees with a feminine noun.
    pub fn feminine(&self, words: &str) -> String {
        for line in self.lines("ends in one") {
            if let [masculine, feminine] = line[..]
                && let Some(before) = words.strip_suffix(masculine)
                && (before.is_empty() || before.ends_with([' ', '-']))
            {
                return format!("{before}{feminine}");
            }
        }
        words.to_owned()
    }

    /// Whether the words of a number change with the gender of what is counted.
    pub fn agrees(&self, words: &str) -> bool {
        self.feminine(words) != words
    }

    /// A number with decimals, which are given as they are written.
    pub fn decimal(&self, whole: u64, mark: char, decimals: &str) -> Option<String> {
        let decimal = self.decimals.iter().find(|d| d.mark == mark)?;
        let said = if decimal.pairs && decimals.len() <= 2 && !decimals.starts_with('0') {
            self.cardinal(decimals.parse().ok()?)?
        } else {
            self.digits(decimals)?
        };
        Some(format!("{} {} {said}", self.cardinal(whole)?, decimal.word))
    }

    /// Digits one by one.
    pub fn digits(&self, digits: &str) -> Option<String> {
        let words: Option<Vec<String>> = digits.chars().map(|c| self.cardinal(c.to_digit(10)?.into())).collect();
        Some(words?.join(" "))
    }

    /// An ordinal number; `None` for what the language's data does not reach.
    pub fn ordinal(&self, n: u64) -> Option<String> {
        if let Some(word) = self.ordinals.get(&n) {
            return Some((*word).to_owned());
        }
        if self.ordinals_inside.is_empty() || n >= 1000 {
            return None;
        }
        let (from, stem) = self.stems.range(..n).next_back()?;
        let rest = n - from;
        let inside = self.ordinals_inside.get(&rest).map(|w| (*w).to_owned()).or_else(|| self.ordinal(rest))?;
        Some(format!("{stem}{inside}"))
    }

    /// Whether a year is said otherwise than the number it is.
    pub fn has_years(&self) -> bool {
        self.has("years", "pairs")
    }

    /// A year in words.
    pub fn year(&self, year: u64) -> Option<String> {
        let (century, rest) = (year / 100, year % 100);
        if !self.has_years() || !(1100..2100).contains(&year) || century == 20 && rest < 10 {
            return self.cardinal(year);
        }
        let century = self.cardinal(century)?;
        Some(match rest {
            // The word for a hundred is the last of that for one hundred.
            0 => format!("{century} {}", self.numbers.get(&100)?.split(' ').next_back()?),
            1..10 => format!("{century} {}{}", self.zero(), self.cardinal(rest)?),
            _ => format!("{century} {}", self.cardinal(rest)?),
        })
    }

    /// What is said before a single digit of a year or of minutes.
    pub fn zero(&self) -> String {
        self.say("times", "zero").map(|z| z.replace('_', " ")).unwrap_or_default()
    }
}

fn push(out: &mut String, word: &str) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(word);
}
