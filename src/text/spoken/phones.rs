//! Telephone numbers, said digit by digit.

use super::scan::{Said, Scan, is_bound};

impl Scan<'_> {
    /// `+509 3456-7890`; and, behind a word that says what it is, `3456-7890` and `114`.
    pub fn telephone(&self, at: usize) -> Said {
        let rest = self.rest(at);
        let inside = |c: char| c.is_ascii_digit() || is_bound(c) || matches!(c, ' ' | '-' | '.' | '(' | ')' | '+');
        let end = rest.char_indices().take(24).find(|(_, c)| !inside(*c)).map_or(rest.len().min(24), |(i, _)| i);
        let token = rest.get(..end)?.trim_end_matches(|c: char| !c.is_ascii_digit());
        let end = at + token.len();
        let groups: Vec<&str> = token.split(|c: char| !c.is_ascii_digit()).filter(|g| !g.is_empty()).collect();
        let digits: usize = groups.iter().map(|g| g.len()).sum();
        if token.get(1..)?.contains('+') || self.char(end).is_some_and(char::is_alphanumeric) {
            return None;
        }
        let cue = self.is_announced(at);
        let shape: Vec<usize> = groups.iter().map(|g| g.len()).collect();
        let international = token.starts_with('+') || token.starts_with('(') && cue;
        let sure = international && (8..=15).contains(&digits)
            || cue && (shape == [4, 4] || shape == [2, 2, 2, 2] || shape == [8] || shape == [3, 3, 4]);
        if sure {
            let said: Option<Vec<String>> = groups.iter().map(|g| self.language.digits(g)).collect();
            return Some((end, said?.join(", ")));
        }
        let short = cue && shape == [3] && token.len() == 3 && self.language.has("short numbers", "digits");
        short.then(|| Some((end, self.language.digits(token)?)))?
    }

    /// Whether a word before says that a telephone number follows, with a short word between perhaps.
    fn is_announced(&self, at: usize) -> bool {
        let word = self.previous(at);
        let known =
            |word: &str| self.language.has("telephone", word) || self.language.has("telephone", &word.to_lowercase());
        if known(word) {
            return true;
        }
        let before = self.text[..at].trim_end_matches(|c: char| c == ' ' || c == ':' || is_bound(c));
        let Some(start) = before.len().checked_sub(word.len()) else { return false };
        !word.is_empty() && word.len() <= 3 && known(self.previous(start))
    }
}
