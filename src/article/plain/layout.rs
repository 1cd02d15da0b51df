//! Whether a plain text has one line a paragraph, or is wrapped.

use std::ops::Range;

use super::{HEAD, Line, is_blank, markers};
use crate::article::{Layout, Problem, metadata};
use crate::diagnostic::Severity;
use crate::locale::Locale;
use crate::text::is_address;

/// The widths, in characters, that text is wrapped at.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=160;
/// The longest line that says who wrote a text, in characters.
const BYLINE: usize = 60;

/// What a line is by its look, where text is wrapped. Nothing but [`Look::Text`] says how a text lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// A line of a paragraph, or none.
    Text,
    /// It begins an item of a list, whose mark takes so many bytes.
    Item(usize),
    /// It says who wrote the text, or when, and is a paragraph of its own.
    Alone,
}

/// The look of each line.
pub(super) fn looks(text: &str, lines: &[Line], locale: &Locale) -> Vec<Look> {
    let content = |i: usize| lines.get(i).map_or("", |line: &Line| &text[line.content.clone()]);
    let mut looks = Vec::with_capacity(lines.len());
    // The lines so far; whether these are still the first ones of all, and whether each of this run stands alone.
    let (mut count, mut head, mut fresh, mut said) = (0, true, true, false);
    for i in 0..lines.len() {
        let line = content(i);
        if line.is_empty() {
            head &= count == 0;
            fresh = true;
            looks.push(Look::Text);
            continue;
        }
        if markers::parse(line).is_some() {
            looks.push(Look::Text);
            continue;
        }
        count += 1;
        let may = count > 1 && count <= HEAD + 1 && (head || fresh);
        let look = match mark(line) {
            Some(mark) => Look::Item(mark),
            None if may && stands_alone(line, content(i + 1), locale) => Look::Alone,
            None => Look::Text,
        };
        // Where the text begins, nothing more is said of it.
        head &= look != Look::Text || !said;
        said |= look == Look::Alone;
        fresh &= look == Look::Alone;
        looks.push(look);
    }
    looks
}

/// The bytes of the mark of a list item, with the white space behind it.
fn mark(line: &str) -> Option<usize> {
    let sign = match line.chars().next()? {
        sign @ ('-' | '*' | '•') => sign.len_utf8(),
        '0'..='9' => {
            let digits = line.bytes().take_while(u8::is_ascii_digit).count();
            // `1998.` ends a sentence.
            (digits <= 2 && line[digits..].starts_with(['.', ')'])).then_some(digits + 1)?
        }
        _ => return None,
    };
    let rest = line[sign..].trim_start_matches(is_blank);
    (!rest.is_empty() && rest.len() < line.len() - sign).then_some(line.len() - rest.len())
}

fn stands_alone(line: &str, next: &str, locale: &Locale) -> bool {
    if metadata::recognise(line, locale).is_some() {
        return true;
    }
    let goes_on = next.chars().next().is_some_and(|c| c.is_lowercase() || c.is_numeric());
    // `By Monday, the clinic had seen` is the beginning of a sentence.
    line.chars().count() <= BYLINE
        && line.starts_with(char::is_uppercase)
        && !line.ends_with(['.', ',', ';', ':', '!', '?'])
        && (!goes_on || metadata::recognise(next, locale).is_some())
        && metadata::is_byline(line, locale)
}

/// What the lines of a text tell of how it lies.
pub(super) struct Seen {
    /// Whether it is clearly wrapped.
    wrapped: bool,
    /// Lines that have a line directly under them.
    inner: usize,
    /// How many of these go on there, and are as long as wrapped lines are.
    run_on: usize,
    /// The first line of those that say most.
    at: Range<usize>,
}

/// Looks at the whole text. It is line-wise unless it is clearly wrapped: of the lines that have a line directly under
/// them, most are nearly as long as the longest, half or more run on, without a mark at their end and with no capital on
/// the next line, and at half or more the next word would have been too long for the line.
pub(super) fn see(text: &str, lines: &[Line], looks: &[Look]) -> Seen {
    let content = |line: &Line| text[line.content.clone()].trim_matches(is_blank);
    let width = |line: &Line| content(line).chars().count();
    let is_text = |(line, look): (&Line, &Look)| {
        let content = content(line);
        *look == Look::Text && !content.is_empty() && markers::parse(content).is_none()
    };
    let votes: Vec<bool> = lines.iter().zip(looks).map(is_text).collect();
    let pairs = || lines.windows(2).zip(votes.windows(2)).filter(|(_, votes)| votes[0] && votes[1]).map(|(p, _)| p);
    let widest = pairs().flatten().map(width).max().unwrap_or(0);
    // An address is as long as it is.
    let longest = lines.iter().filter(|line| !is_address(content(line))).map(width).max().unwrap_or(0);
    let mut seen = Seen { wrapped: false, inner: 0, run_on: 0, at: 0..0 };
    let (mut full, mut tight, mut run_on) = (0, 0, 0);
    for pair in pairs() {
        let (line, next) = (content(&pair[0]), content(&pair[1]));
        let width = width(&pair[0]);
        seen.inner += 1;
        full += usize::from(width * 3 >= widest * 2);
        let word = next.split(is_blank).next().unwrap_or_default();
        tight += usize::from(width + 1 + word.chars().count() > widest);
        let ended = line.ends_with(['.', '!', '?', ':', '…', '”', '"', '»', '。', '！', '？']);
        let goes_on = next.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_uppercase());
        if !ended && goes_on {
            run_on += 1;
            seen.run_on += usize::from(WIDTHS.contains(&width));
        }
        if seen.at.is_empty() || (seen.run_on == 1 && !ended && goes_on) {
            seen.at = pair[0].content.clone();
        }
    }
    let inner = seen.inner;
    seen.wrapped = WIDTHS.contains(&widest)
        && longest <= *WIDTHS.end()
        && run_on >= 2
        && run_on * 2 >= inner
        && full * 10 >= inner * 7
        && tight * 2 >= inner;
    seen
}

impl Seen {
    /// The layout of a text for which nothing is decided.
    pub fn layout(&self) -> Layout {
        if self.wrapped { Layout::Wrapped } else { Layout::Lines }
    }

    /// What the author should know of the layout in force, if the text looks otherwise.
    pub fn doubt(&self, layout: Layout) -> Option<Problem> {
        let (severity, message, other) = match layout {
            Layout::Lines if self.wrapped => {
                (Severity::Warning, "the lines of this text are wrapped, but each is read as a paragraph", "wrapped")
            }
            Layout::Lines if self.run_on >= 2 => (
                Severity::Info,
                "some lines of this text seem to go on in the next, but each is a paragraph",
                "wrapped",
            ),
            Layout::Wrapped if self.run_on == 0 && self.inner >= 2 => (
                Severity::Warning,
                "each line seems to be a paragraph, but lines without an empty one between are one",
                "lines",
            ),
            _ => return None,
        };
        let own = if other == "lines" { "wrapped" } else { "lines" };
        Some(Problem {
            rule: "layout",
            severity: Some(severity),
            span: self.at.clone(),
            message: message.into(),
            help: Some(format!(
                "write `<!-- tradwi: layout {other} -->` on a line of its own and run `tradwi sync`; no translation is \
                 lost. If all is as it should be, `layout {own}` says so"
            )),
        })
    }
}
