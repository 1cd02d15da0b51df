//! Times of day.

use super::amounts::fill;
use super::scan::{Said, Scan};

/// The half of a day, as it is said.
#[derive(Clone, Copy)]
struct Part {
    said: &'static str,
    /// Whether it was written as the half of a watch: a.m., p.m.
    afternoon: bool,
}

impl Scan<'_> {
    /// `3:30 p.m.`, `15 h 30`, `3 zè diswa`.
    pub fn time(&self, at: usize) -> Said {
        let hour_end = at + self.rest(at).bytes().take(3).take_while(u8::is_ascii_digit).count();
        if hour_end - at > 2 {
            return None;
        }
        let hour: u64 = self.text[at..hour_end].parse().ok().filter(|h| *h <= 24)?;
        let mut minutes = None;
        let mut end = hour_end;
        let mut marked = false;
        if self.char(hour_end) == Some(':') {
            minutes = Some(self.minutes(hour_end + 1)?);
            end = hour_end + 3;
            marked = true;
        } else {
            let next = self.space(hour_end);
            for sign in self.language.words("time signs") {
                let Some(rest) = self.rest(next).strip_prefix(sign) else { continue };
                let behind = self.text.len() - rest.len();
                let digits = self.space(behind);
                minutes = self.minutes(digits);
                if minutes.is_none() && self.char(behind).is_some_and(char::is_alphanumeric) {
                    continue;
                }
                end = if minutes.is_some() { digits + 2 } else { behind };
                // `3è` is the third as well.
                marked = minutes.is_some() || sign.len() > 2 || sign == "h";
                break;
            }
        }
        let part = self.part(end);
        if let Some((behind, _)) = part {
            end = behind;
            marked = true;
        }
        if !marked || !(self.ends(end) || self.before(end) == Some('.')) {
            return None;
        }
        Some((end, self.say_time(hour, minutes.unwrap_or(0), part.map(|p| p.1))?))
    }

    /// Two digits of minutes that no other digit follows.
    fn minutes(&self, at: usize) -> Option<u64> {
        let digits = self.rest(at).get(..2).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
        let behind = self.char(at + 2);
        let next = self.char(at + 3);
        let goes_on = behind.is_some_and(|c| c.is_numeric())
            || matches!(behind, Some('.' | ',' | ':')) && next.is_some_and(char::is_numeric);
        digits.parse().ok().filter(|m| *m < 60 && !goes_on)
    }

    /// The half of the day that stands behind a time.
    fn part(&self, end: usize) -> Option<(usize, Part)> {
        let next = self.space(end);
        let lower = self.rest(next).get(..16).unwrap_or_else(|| self.rest(next)).to_ascii_lowercase();
        self.language.lines("day parts").iter().find_map(|line| {
            let [written, said] = line[..] else { return None };
            let behind = next + written.len();
            let whole = lower.starts_with(written) && !self.char(behind).is_some_and(char::is_alphanumeric);
            let afternoon = written.starts_with('p');
            whole.then_some((behind, Part { said, afternoon }))
        })
    }

    fn say_time(&self, hour: u64, minutes: u64, part: Option<Part>) -> Option<String> {
        let language = self.language;
        let twelve = language.say("times", "twelve").is_some();
        let mut said = part.map(|p| p.said).unwrap_or_default();
        let mut h = hour;
        if twelve {
            let noon = |key| language.say("times", key).unwrap_or_default();
            if hour > 12 {
                h = if hour == 24 { 0 } else { hour - 12 };
                if part.is_none() && h > 0 {
                    said = if hour < 18 { noon("after noon") } else { noon("evening") };
                }
            } else if part.is_some_and(|p| p.afternoon) && (6..12).contains(&hour) {
                said = noon("evening");
            }
            if hour == 12 && part.is_some_and(|p| !p.afternoon && p.said == noon("before noon")) {
                h = 0;
            }
            // Noon and midnight say which they are.
            if h == 0 || h == 12 {
                said = "";
            }
        }
        let feminine = language.say("times", "feminine").is_some();
        let number = |n: u64| {
            let words = language.cardinal(n)?;
            Some(if feminine { language.feminine(&words) } else { words })
        };
        let hours = match language.hours.get(&h) {
            Some(word) => (*word).to_owned(),
            None if twelve => return None,
            None => number(h)?,
        };
        // `zéro heure` and `une heure` are one.
        let one = |key, many| {
            if h < 2 { language.say("times", key).or(language.say("times", many)) } else { language.say("times", many) }
        };
        let frame = if minutes > 0 { one("one hour minutes", "hour minutes")? } else { one("one hour", "hour")? };
        let minutes = match minutes {
            0 => String::new(),
            1..10 => format!("{}{}", language.zero(), number(minutes)?),
            _ => number(minutes)?,
        };
        // A half of the day says that it is a time: three p.m.
        let frame = if said.is_empty() || frame.starts_with("{h} {m}") || feminine { frame } else { "{h}" };
        Some(fill(&format!("{frame} {said}"), &[("{h}", &hours), ("{m}", &minutes)]))
    }
}
