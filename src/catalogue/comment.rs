//! The lines of an entry's comment that are tradwi's own.
//!
//! `# en> …` holds the source as last shown to the translator, `# en was> …` the source the translation was
//! made from, `# en diff> …` what changed between. Any other line is the translator's and is never touched.

use std::fmt;
use std::ops::Range;

use crate::locale::Locale;

/// A line of an entry's comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentLine {
    /// The line with its line end.
    pub range: Range<usize>,
    /// What it says.
    pub line: Line,
}

/// What a comment line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// `# en> text` and its kin.
    Text(Locale, Key, String),
    /// `# state: …`
    State(State),
    /// `# leave-out`
    LeaveOut,
    /// `# obsolete`
    Obsolete,
    /// `# allow: rule, because …`, with the rule's id.
    Allow(String),
    /// Nearly one of the above: somebody or something damaged it.
    Damaged,
    /// The translator's own.
    Note,
}

/// What a text line holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// `was>`: the source that the translation was made from.
    Was,
    /// `diff>`: what changed since, for the reader.
    Diff,
    /// `near>`: a neighbour that a split or merge gave text to or took it from.
    Near,
    /// `note>`: the article's note to translators.
    Note,
    /// `stale>`: a pivot text that itself lags behind.
    Stale,
    /// `>`: the source as last shown.
    Now,
}

const KEYS: [Key; 6] = [Key::Was, Key::Diff, Key::Near, Key::Note, Key::Stale, Key::Now];

impl Key {
    fn word(self) -> &'static str {
        match self {
            Self::Was => "was",
            Self::Diff => "diff",
            Self::Near => "near",
            Self::Note => "note",
            Self::Stale => "stale",
            Self::Now => "",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        KEYS.into_iter().find(|k| k.word() == word)
    }
}

/// How far a translation has come, in its translator's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// A machine wrote it and nobody looked.
    Machine,
    /// A person wrote it and wants another look.
    Draft,
    /// Somebody else has read it; who and when, as written.
    Reviewed(String),
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Machine => f.write_str("machine"),
            Self::Draft => f.write_str("draft"),
            Self::Reviewed(by) if by.is_empty() => f.write_str("reviewed"),
            Self::Reviewed(by) => write!(f, "reviewed ({by})"),
        }
    }
}

/// Reads one comment line, without its line end. `watched` are the locales whose text lines matter here: a
/// line that nearly is one of theirs is damage, the like in another locale is a note.
pub fn parse(line: &str, watched: &[Locale]) -> Line {
    let exact = line.strip_prefix("# ").or_else(|| (line == "#").then_some(""));
    if let Some((locale, text)) = exact.and_then(|content| plain_text(content, watched)) {
        return Line::Text(locale.clone(), Key::Now, text.to_owned());
    }
    if let Some(content) = exact
        && let Some(line) = parse_content(content, watched)
    {
        return line;
    }
    if is_near(line, watched) { Line::Damaged } else { Line::Note }
}

/// `en> Text`, which most comment lines are.
fn plain_text<'a, 'w>(content: &'a str, watched: &'w [Locale]) -> Option<(&'w Locale, &'a str)> {
    watched.iter().find_map(|locale| {
        let text = content.strip_prefix(locale.plain_tag()?)?.strip_prefix("> ")?;
        Some((locale, text))
    })
}

fn parse_content(content: &str, watched: &[Locale]) -> Option<Line> {
    if let Some(sign) = memchr::memchr(b'>', content.as_bytes()) {
        let (head, text) = (&content[..sign], &content[sign + 1..]);
        let (tag, word) = head.split_once(' ').unwrap_or((head, ""));
        // Whether a space follows the sign matters only for telling an editor's stripped line from ours.
        if let Some(locale) = watched.iter().find(|l| l.is_tag(tag))
            && let Some(key) = Key::of_word(word)
            && (word.is_empty() != head.contains(' '))
            && (text.is_empty() || text.starts_with(' '))
        {
            return Some(Line::Text(locale.clone(), key, text.strip_prefix(' ').unwrap_or(text).to_owned()));
        }
        return None;
    }
    let trimmed = content.trim_end();
    match trimmed {
        "leave-out" => return Some(Line::LeaveOut),
        "obsolete" => return Some(Line::Obsolete),
        _ => {}
    }
    if let Some(state) = trimmed.strip_prefix("state: ") {
        return Some(match state.trim() {
            "machine" => Line::State(State::Machine),
            "draft" => Line::State(State::Draft),
            "reviewed" => Line::State(State::Reviewed(String::new())),
            other => match other.strip_prefix("reviewed (").and_then(|r| r.strip_suffix(')')) {
                Some(by) => Line::State(State::Reviewed(by.to_owned())),
                None => Line::Damaged,
            },
        });
    }
    trimmed.strip_prefix("allow: ").map(|rest| {
        let rule = rest.split([',', ' ']).next().unwrap_or_default();
        Line::Allow(rule.to_owned())
    })
}

/// Whether a line (any number of `#`, any spacing, any case) looks like a text line of a watched locale or
/// one of tradwi's words gone wrong.
pub fn is_near(line: &str, watched: &[Locale]) -> bool {
    !is_plainly_prose(line) && is_near_behind(line, |c| matches!(c, '#' | ' '), watched)
}

/// Whether a comment begins with a letter that none of tradwi's words begins with, and has no sign of a text line.
fn is_plainly_prose(line: &str) -> bool {
    let first = line.strip_prefix("# ").and_then(|content| content.bytes().next());
    first.is_some_and(|b| b.is_ascii_alphabetic() && !matches!(b.to_ascii_lowercase(), b'o' | b'l' | b's'))
        && memchr::memchr2(b'>', b'&', line.as_bytes()).is_none()
}

/// Whether a line that is no comment to Fluent was one of tradwi's: its sign is gone, or something that cannot be
/// seen stands before it.
pub(super) fn was_near(line: &str, watched: &[Locale]) -> bool {
    is_near_behind(line, |c| !c.is_alphanumeric(), watched)
}

/// Whether the first thing to be seen in a line is a `#`.
pub(super) fn looks_like_comment(line: &str) -> bool {
    line.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c)).starts_with('#')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
}

/// `# Obsolete` or `#leave-out` are not prose.
const WORDS: [&str; 6] = ["obsolete", "leave-out", "leave out", "state:machine", "state: machine", "state :machine"];

fn is_near_behind(line: &str, marks: fn(char) -> bool, watched: &[Locale]) -> bool {
    // The line as it looks: every white space is a space, and marks that cannot be seen are gone.
    let seen = line.chars().filter(|c| !is_invisible(*c)).map(|c| if c.is_whitespace() { ' ' } else { c });
    let content = seen.skip_while(|c| marks(*c));
    let first = content.clone().next().unwrap_or(' ').to_ascii_lowercase();
    let says = |word: &&str| {
        let mut content = content.clone();
        word.chars().all(|w| content.next().is_some_and(|c| c.eq_ignore_ascii_case(&w))) && content.all(|c| c == ' ')
    };
    // The sign may have become an entity.
    let signs = memchr::memchr2(b'>', b'&', line.as_bytes()).is_some();
    WORDS.iter().filter(|word| word.starts_with(first)).any(says)
        || (signs && is_near_text(&content.collect::<String>(), watched))
}

fn is_near_text(content: &str, watched: &[Locale]) -> bool {
    // Spaces come and go.
    let sign = |rest: &str| rest.trim_start().starts_with('>') || rest.trim_start().starts_with("&gt;");
    fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
        let (head, rest) = text.split_at_checked(word.len())?;
        head.eq_ignore_ascii_case(word).then_some(rest)
    }
    watched.iter().any(|locale| {
        after(content, &locale.to_string()).is_some_and(|rest| {
            let rest = rest.trim_start();
            sign(rest) || KEYS.iter().any(|k| after(rest, k.word()).is_some_and(sign))
        })
    })
}

/// Writes text lines of the locale `tag`, each with its line end.
pub(crate) fn write_lines(out: &mut String, tag: &str, key: Key, lines: &[String], newline: &str) {
    let word = key.word();
    let gap = if word.is_empty() { "" } else { " " };
    for line in lines {
        let sign = if line.is_empty() { ">" } else { "> " };
        ["# ", tag, gap, word, sign].iter().for_each(|part| out.push_str(part));
        // A line end inside a comment line would end the comment; the text of a line has none but a lone CR.
        push_line(out, line);
        out.push_str(newline);
    }
}

/// Writes a text on one line.
pub(super) fn push_line(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = memchr::memchr2(b'\r', b'\n', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        out.push(' ');
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn watched() -> Vec<Locale> {
        vec!["en".parse().unwrap(), "fr".parse().unwrap()]
    }

    fn text(tag: &str, key: Key, text: &str) -> Line {
        Line::Text(tag.parse().unwrap(), key, text.into())
    }

    #[test]
    fn lines_of_tradwi_are_read_exactly() {
        for (line, want) in [
            ("# en> Hello", text("en", Key::Now, "Hello")),
            ("# en>", text("en", Key::Now, "")),
            ("# en was> Hello > there", text("en", Key::Was, "Hello > there")),
            ("# en was>", text("en", Key::Was, "")),
            ("# fr diff> a [-b-]", text("fr", Key::Diff, "a [-b-]")),
            ("# obsolete", Line::Obsolete),
            ("# leave-out", Line::LeaveOut),
            ("# state: machine", Line::State(State::Machine)),
            ("# state: reviewed (Anne, 2026-01-02)", Line::State(State::Reviewed("Anne, 2026-01-02".into()))),
            ("# allow: number-mismatch, because it is a year", Line::Allow("number-mismatch".into())),
        ] {
            assert_eq!(parse(line, &watched()), want, "{line}");
        }
    }

    #[test]
    fn what_nearly_is_a_line_of_tradwi_is_damage() {
        for line in [
            "#en was> Hello",
            "# en was >Hello",
            "# en was > Hello",
            "#en> Hello",
            "# en > Hello",
            "# en>Hello",
            "## en> Hello",
            "#  en> Hello",
            "# EN> Hello",
            "# en  was> Hello",
            "# en Was> Hello",
            "# en&gt; Hello",
            "# Obsolete",
            "# state: done",
        ] {
            assert_eq!(parse(line, &watched()), Line::Damaged, "{line}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_plain_text_line_is_what_the_long_way_makes_of_it(
            content in r"(en|fr|de|EN|e)( was)?(>|> |>  | >)([a-z>é]|en> | ){0,5}",
        ) {
            let watched = watched();
            if let Some((locale, text)) = plain_text(&content, &watched) {
                let line = Line::Text(locale.clone(), Key::Now, text.to_owned());
                proptest::prop_assert_eq!(parse_content(&content, &watched), Some(line), "{:?}", content);
            }
        }

        #[test]
        fn what_is_plainly_prose_is_not_nearly_a_line_of_tradwi(
            line in r"#{0,2} ?([a-z]|[OoLlSs]|obsolete|state: ?machine|leave.out|en ?(was)? ?(>|&gt;)|\PC){1,4}",
        ) {
            if is_plainly_prose(&line) {
                let near = is_near_behind(&line, |c| matches!(c, '#' | ' '), &watched());
                proptest::prop_assert!(!near, "{:?}", line);
                proptest::prop_assert!(WORDS.iter().all(|word| word.starts_with(['o', 'l', 's'])));
            }
        }
    }

    #[test]
    fn anything_else_is_a_note() {
        for line in ["# See the style guide", "# de> Hallo", "# en passant", "#", "# obsolete since 2020?", "# a > b"] {
            assert_eq!(parse(line, &watched()), Line::Note, "{line}");
        }
    }
}
