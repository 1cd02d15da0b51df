//! Where a text has a figure, and the number in it.

use super::language::Language;

/// A text that is read, at any of its places.
pub(super) struct Scan<'a> {
    pub text: &'a str,
    pub language: &'static Language,
}

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Num<'a> {
    pub end: usize,
    pub whole: u64,
    /// The mark and the digits behind it.
    pub decimals: Option<(char, &'a str)>,
    /// Digits of the whole part, without a mark among them.
    pub plain: Option<usize>,
    /// Whether it starts with a zero that a number would not have.
    pub padded: bool,
}

/// What was read: the place behind it, and its words.
pub(super) type Said = Option<(usize, String)>;

/// Spaces that keep a figure and its unit together, or thousands.
pub(super) fn is_bound(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}' | '\u{2009}')
}

/// No number written in full is longer.
const DIGITS: usize = 12;

impl<'a> Scan<'a> {
    pub fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    pub fn char(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    pub fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The place behind one space of any kind, if there is one.
    pub fn space(&self, at: usize) -> usize {
        self.char(at).filter(|c| *c == ' ' || is_bound(*c)).map_or(at, |c| at + c.len_utf8())
    }

    /// The place behind a sign that no letter or digit follows.
    pub fn sign(&self, at: usize, sign: &str) -> Option<usize> {
        let end = at + sign.len();
        (self.rest(at).starts_with(sign) && !self.char(end).is_some_and(char::is_alphanumeric)).then_some(end)
    }

    /// The word that stands at a place; empty where there is none, or one that is longer than any.
    pub fn word(&self, at: usize) -> &'a str {
        let rest = self.rest(at);
        let inside = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-');
        let mut end = 0;
        for (count, c) in rest.chars().enumerate() {
            if !inside(c) {
                break;
            }
            if count == 64 {
                return "";
            }
            end += c.len_utf8();
        }
        rest[..end].trim_end_matches(['\'', '’', '-'])
    }

    /// The word before a place, with its period, where only white space and a colon are between.
    pub fn previous(&self, at: usize) -> &'a str {
        let before = self.text[..at].trim_end_matches(|c: char| c == ' ' || c == ':' || is_bound(c));
        // No word that is looked for is longer.
        let mut start = before.len();
        for (i, c) in before.char_indices().rev().take(24) {
            if !(c.is_alphabetic() || c == '.') {
                break;
            }
            start = i;
        }
        &before[start..]
    }

    /// Whether a word follows a place, behind a space.
    pub fn word_follows(&self, at: usize) -> bool {
        let next = self.space(at);
        next > at && self.char(next).is_some_and(char::is_alphabetic)
    }

    /// Whether a figure may start here: not in the middle of a code, a version or another figure.
    fn starts(&self, at: usize) -> bool {
        let Some(c) = self.before(at) else { return true };
        if c.is_alphanumeric() || matches!(c, '_' | '@' | '#' | '/' | '\\' | '-' | '–' | '+' | '&' | '=' | '.') {
            return false;
        }
        match c {
            ',' | ':' | '\'' | '’' => !self.before(at - c.len_utf8()).is_none_or(|b| b.is_numeric()),
            _ => true,
        }
    }

    /// An address of the internet, which is nothing to count.
    pub fn address(&self, at: usize) -> Option<usize> {
        if self.before(at).is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '<' | '"' | '«' | '“')) {
            return None;
        }
        let rest = self.rest(at);
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let token = &rest[..end];
        (token.contains("://") || token.starts_with("www.") || token.contains('@')).then_some(at + end)
    }

    /// The end of what is passed over: a run of letters and digits with what hangs on it, or one sign.
    pub fn unread(&self, at: usize) -> usize {
        let rest = self.rest(at);
        let Some(first) = rest.chars().next() else { return at + 1 };
        if first.is_numeric() {
            // All of it, so that no half of `24/7` or `2.1.3` is read.
            return at + rest.find(char::is_whitespace).unwrap_or(rest.len());
        }
        if first.is_alphabetic() {
            return at + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        }
        at + first.len_utf8()
    }

    /// Whatever figure starts here.
    pub fn figure(&self, at: usize) -> Said {
        if !self.starts(at) {
            return None;
        }
        let c = self.char(at)?;
        if c.is_alphabetic() {
            return self
                .money_before(at)
                .or_else(|| self.short_form(at))
                .or_else(|| self.month_first(at))
                .or_else(|| self.roman(at));
        }
        if matches!(c, '+' | '(') {
            return self.telephone(at);
        }
        if matches!(c, '−' | '-') {
            let next = at + c.len_utf8();
            let alone = self.before(at).is_none_or(|b| b.is_whitespace() || b == '(');
            if !alone || !self.char(next)?.is_ascii_digit() {
                return None;
            }
            let (end, said) = self.counted(next)?;
            return Some((end, format!("{} {said}", self.language.say("words", "minus")?)));
        }
        if c.is_ascii_digit() {
            return self
                .telephone(at)
                .or_else(|| self.iso(at))
                .or_else(|| self.slashes(at))
                .or_else(|| self.time(at))
                .or_else(|| self.day_first(at))
                .or_else(|| self.ordinal_figure(at))
                .or_else(|| self.decade(at))
                .or_else(|| self.vulgar(at))
                .or_else(|| self.counted(at));
        }
        self.vulgar(at).or_else(|| self.money_before(at))
    }

    /// A short form before a number: `No. 5`.
    fn short_form(&self, at: usize) -> Said {
        for line in self.language.lines("before a number") {
            let [form, word] = line[..] else { continue };
            if !self.rest(at).starts_with(form) {
                continue;
            }
            let end = at + form.len();
            let digits = self.space(end);
            if self.char(digits).is_some_and(|c| c.is_ascii_digit()) {
                return Some((digits, format!("{word} ")));
            }
        }
        None
    }

    /// `XXe siècle`.
    fn roman(&self, at: usize) -> Said {
        let word = self.word(at);
        let ending = self.language.words("Roman").filter(|e| word.ends_with(e)).max_by_key(|e| e.len())?;
        let numeral = word.strip_suffix(ending)?;
        let end = at + word.len();
        let next = self.space(end);
        if next == end || !self.language.has("after Roman", self.word(next)) {
            return None;
        }
        Some((end, self.language.ordinal(roman(numeral)?)?))
    }

    /// The number that is written here. `None` for what is a number in no way or in two.
    pub fn number(&self, at: usize) -> Option<Num<'a>> {
        let rest = self.rest(at);
        let digits = |from: usize| {
            let rest = rest.get(from..).unwrap_or_default();
            rest.bytes().take(DIGITS + 1).take_while(u8::is_ascii_digit).count()
        };
        let first = digits(0);
        if first == 0 || first > DIGITS {
            return None;
        }
        let mut whole = rest[..first].to_owned();
        let mut end = first;
        let mut part = None;
        while let Some(mark) = rest[end..].chars().next() {
            let known = is_bound(mark) || self.language.thousands.contains(&mark);
            let group = end + mark.len_utf8();
            if !known || first > 3 || digits(group) != 3 || part.is_some_and(|p| p != mark) || rest.starts_with('0') {
                break;
            }
            whole.push_str(&rest[group..group + 3]);
            end = group + 3;
            part = Some(mark);
        }
        if whole.len() > DIGITS {
            return None;
        }
        let mut decimals = None;
        if let Some(mark) = rest[end..].chars().next()
            && Some(mark) != part
            && let Some(decimal) = self.language.decimals.iter().find(|d| d.mark == mark)
        {
            let count = digits(end + 1);
            if count == 3 && decimal.doubtful || count > 6 {
                return None;
            }
            if count > 0 {
                decimals = Some((mark, &rest[end + 1..end + 1 + count]));
                end += 1 + count;
            }
        }
        // `2.1.3`, and thousands as another language writes them.
        let mut ahead = rest[end..].chars();
        if matches!(ahead.next(), Some('.' | ',' | '\'' | '’' | ':' | '/'))
            && ahead.next().is_some_and(char::is_numeric)
        {
            return None;
        }
        Some(Num {
            end: at + end,
            padded: whole.len() > 1 && whole.starts_with('0'),
            whole: whole.parse().ok()?,
            decimals,
            plain: (part.is_none() && decimals.is_none()).then_some(first),
        })
    }
}

/// The value of a Roman numeral, if it is written as Romans are.
fn roman(text: &str) -> Option<u64> {
    const SIGNS: [(&str, u64); 9] =
        [("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];
    let (mut rest, mut sum) = (text, 0);
    for (sign, value) in SIGNS {
        let most = if sign.len() == 1 && matches!(sign, "X" | "I" | "C") { 3 } else { 1 };
        for _ in 0..most {
            let Some(behind) = rest.strip_prefix(sign) else { break };
            rest = behind;
            sum += value;
        }
    }
    (rest.is_empty() && sum > 0).then_some(sum)
}
