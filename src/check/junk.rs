//! What a translator did when a stretch of a catalogue is not Fluent, and what to type instead.
//!
//! The parser says what *it* expected; a translator wants to know which character of which line to change.

use std::ops::Range;

use super::FileScope;
use crate::catalogue::Junk;

/// What is wrong with a stretch, in words a translator understands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The smallest place that shows it.
    pub span: Range<usize>,
    /// One headline without a final period.
    pub message: String,
    /// What to type.
    pub help: String,
}

impl Fault {
    fn new(span: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, message: message.into(), help: help.into() }
    }
}

/// Says what is wrong with a stretch of junk.
pub(super) fn fault(file: &FileScope<'_>, junk: &Junk) -> Fault {
    let text = file.catalogue.text.as_str();
    if let Some(tab) = bad_indent(text, junk) {
        return tab;
    }
    match &junk.id {
        Some(id) => in_message(file, junk, id),
        None => in_line(file, junk),
    }
}

/// A line that is indented with something that Fluent does not take for an indent.
fn bad_indent(text: &str, junk: &Junk) -> Option<Fault> {
    for line in lines(text, junk.range.clone()) {
        let content = &text[line.clone()];
        let indent = content.len() - content.trim_start().len();
        let blank = &content[..indent];
        let name = if blank.contains('\t') {
            "a tab"
        } else if blank.chars().any(|c| c != ' ' && c != '\r') {
            "a no-break space"
        } else {
            continue;
        };
        if indent < content.len() {
            return Some(Fault::new(
                line.start..line.start + indent,
                format!("{name} does not indent a line"),
                "put four spaces in its place",
            ));
        }
    }
    None
}

/// Whether a stretch is the text that stands in column 1 below an empty message, which says so itself.
pub(super) fn is_text_of(text: &str, message: &Junk, junk: &Junk) -> bool {
    message.id.is_some()
        && junk.id.is_none()
        && message.message.ends_with("has no text")
        && text
            .get(message.range.end..junk.range.start)
            .is_some_and(|t| t.trim().is_empty() && t.matches('\n').count() == 1)
}

/// A message that was begun but is not whole.
fn in_message(file: &FileScope<'_>, junk: &Junk, id: &str) -> Fault {
    let text = file.catalogue.text.as_str();
    let start = junk.range.start;
    if junk.message.ends_with("has no text") {
        let at = text[junk.range.end..].find('\n').map_or(text.len(), |i| junk.range.end + i + 1);
        let next = text[at..].lines().next().unwrap_or_default();
        // An id of the next message is no text that lost its indent.
        let is_text = !next.trim().is_empty() && !next.starts_with('#') && !next.contains('=');
        let help = if is_text {
            format!("put four spaces before line {}, or type the text behind the `=`", file.line(at))
        } else {
            "type the text behind the `=`, or `{ \"\" }` as long as there is none".to_owned()
        };
        return Fault::new(start..start + id.len(), format!("`{id}` has no text"), help);
    }
    let before = &text[start..junk.at.max(start)];
    if let Some(open) = before.rfind('{') {
        let at = start + open;
        let inside = text[at + 1..junk.range.end].trim_start();
        if inside.starts_with(['“', '”', '«', '‘', '’', '\'']) {
            return Fault::new(
                at..at + 1,
                "only straight quotation marks may stand inside `{ }`",
                "type `\"` in place of the quotation marks",
            );
        }
        return Fault::new(
            at..at + 1,
            junk.message.clone(),
            "a `{` begins a term such as `{ -name }`; for a brace that readers shall see, type `{ \"{\" }`",
        );
    }
    let at = junk.at.min(junk.range.end);
    if text[at..].starts_with('}') || junk.message.contains("`}`") {
        return brace(at..(at + 1).min(junk.range.end.max(at)));
    }
    Fault::new(at..at, junk.message.clone(), "compare the line with its neighbours; each message is `id = text`")
}

fn brace(span: Range<usize>) -> Fault {
    Fault::new(span, "a `}` was not opened", "for a brace that readers shall see, type `{ \"}\" }`")
}

/// Lines that belong to no message.
fn in_line(file: &FileScope<'_>, junk: &Junk) -> Fault {
    let text = file.catalogue.text.as_str();
    let Some(line) = lines(text, junk.range.clone()).find(|l| !text[l.clone()].trim().is_empty()) else {
        return Fault::new(junk.range.clone(), junk.message.clone(), "remove it");
    };
    let content = &text[line.clone()];
    let indent = content.len() - content.trim_start().len();
    let shown = content.trim();
    let at = line.start + indent;
    let whole = at..at + shown.len();
    let first = shown.chars().next().unwrap_or_default();
    let word = shown.split_whitespace().next().unwrap_or_default();
    if indent == 0 && word.len() < shown.len() && file.has_id(word) {
        let help = format!("type ` =` behind the id: `{word} = …`");
        return Fault::new(at..at + word.len(), format!("`{word}` has no `=` behind it"), help);
    }
    match first {
        '}' => Fault::new(
            at..at + 1,
            "a line that starts with `}` ends the text above it",
            "for a brace that readers shall see, type `{ \"}\" }` with four spaces before it",
        ),
        '[' | '*' | '.' => Fault::new(
            at..at + 1,
            format!("a line that starts with `{first}` ends the text above it"),
            format!(
                "if the line belongs to the text, type `    {{ \"{first}\" }}` in place of `{first}`, \
                 or put its first words at the end of the line above"
            ),
        ),
        '#' => Fault::new(
            at..at + 1,
            "a `#` needs a space behind it",
            "type `# ` for a comment; if the line belongs to the text, type `    { \"#\" }` in place of `#`",
        ),
        _ if indent > 0 => Fault::new(
            whole,
            "an indented line that belongs to no message",
            "it must stand below its `id =` with no comment and no message between them",
        ),
        '-' => Fault::new(
            at..at + 1,
            "a line that starts with `-` in column 1 is taken for a term",
            "if the line belongs to the text above, put four spaces before it",
        ),
        _ => match shown.split_once('=') {
            Some((name, _)) if !name.trim().is_empty() && !name.trim().contains(char::is_whitespace) => Fault::new(
                at..at + name.trim_end().len(),
                format!("`{}` cannot be an id", name.trim()),
                "an id has only the letters a to z without accents, digits, `-` and `_`, and begins with a letter; \
                 if the line belongs to the text above, put four spaces before it",
            ),
            _ => Fault::new(
                whole,
                "a line in column 1 belongs to no message",
                "if the line belongs to the text above, put four spaces before it; for a note of your own, type `# ` before it",
            ),
        },
    }
}

/// The lines of a stretch, without their line ends.
fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    // The stretch may begin behind the indent of its first line.
    let from = text[..range.start].rfind('\n').map_or(0, |i| i + 1);
    let from = if text[from..range.start].trim().is_empty() { from } else { range.start };
    let mut at = from;
    text[from..range.end].split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        start..start + line.strip_suffix('\r').unwrap_or(line).len()
    })
}
