//! YAML front matter, read from the parser's events alone: aliases are never followed, so that there is
//! nothing to blow up.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use super::{Fault, Part, Style};
use crate::text::fold;

/// Deeper than any front matter that people write.
const MAX_DEPTH: usize = 64;

/// A collection that is open.
enum Frame {
    /// In a mapping: the key whose value comes next, if a key was read (`None` in it: the key is no scalar).
    Map {
        key: Option<Option<String>>,
        flow: bool,
    },
    Seq {
        flow: bool,
    },
}

impl Frame {
    fn flow(&self) -> bool {
        match self {
            Self::Map { flow, .. } | Self::Seq { flow } => *flow,
        }
    }
}

/// Whether this is a mapping, nothing, or something that does not parse; a text that is one scalar is prose.
pub(super) fn may_be_mapping(content: &str) -> bool {
    plain_lines(content).is_some() || may_be_mapping_to_the_parser(content)
}

fn may_be_mapping_to_the_parser(content: &str) -> bool {
    let mut parser = Parser::new_from_str(content);
    while let Some(Ok((event, _))) = parser.next_event() {
        match event {
            Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
            Event::Scalar(text, style, ..) => return text.is_empty() && style == ScalarStyle::Plain,
            Event::SequenceStart(..) | Event::Alias(_) => return false,
            _ => return true,
        }
    }
    true
}

/// The scalars of a YAML mapping, block scalars a paragraph each, in order.
pub(super) fn parts(content: &str) -> Result<Vec<Part>, Fault> {
    let Some(lines) = plain_lines(content) else { return parts_by_the_parser(content) };
    let part = |(key, value): (Range<usize>, Range<usize>)| {
        let text = content[value.clone()].to_owned();
        let string = is_string(&text);
        let style = Some(Style::YamlPlain { flow: false });
        Part { path: content[key].to_owned(), text, span: value, style, string }
    };
    Ok(lines.into_iter().map(part).collect())
}

/// The keys and values of front matter that is nothing but lines such as `title: A year since`, as it is in almost
/// every article: it means what it looks like, and no parser need be asked. `None` if any line is something else.
fn plain_lines(content: &str) -> Option<Vec<(Range<usize>, Range<usize>)>> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < content.len() {
        let end = at + memchr::memchr(b'\n', &content.as_bytes()[at..])?;
        let line = &content[at..end];
        let length = line.bytes().position(|b| !b.is_ascii_alphanumeric() && b != b'_' && b != b'-')?;
        let value = line[length..].strip_prefix(": ")?;
        let (key, bytes) = (&line.as_bytes()[..length], value.as_bytes());
        let plain = length <= 64
            && key.first().is_some_and(u8::is_ascii_alphabetic)
            && bytes.first().is_some_and(u8::is_ascii_alphanumeric)
            && !bytes.ends_with(b" ")
            // Accents are welcome; white space, controls and the byte order mark are among the rest.
            && value.chars().all(|c| matches!(c, ' '..='~' | '\u{C0}'..='\u{24F}' | '\u{2010}'..='\u{2022}'))
            && !memchr::memchr_iter(b':', bytes).any(|i| matches!(bytes.get(i + 1), None | Some(b' ')))
            && !memchr::memchr_iter(b'#', bytes).any(|i| bytes[..i].ends_with(b" "));
        if !plain {
            return None;
        }
        out.push((at..at + length, end - value.len()..end));
        at = end + 1;
    }
    (!out.is_empty()).then_some(out)
}

fn parts_by_the_parser(content: &str) -> Result<Vec<Part>, Fault> {
    if let Some(at) = content.find('\0') {
        return Err(Fault { at, message: "a null character".into() });
    }
    // The parser counts characters.
    let offsets: Vec<usize> = content.char_indices().map(|(i, _)| i).chain([content.len()]).collect();
    let byte = |index: usize| offsets.get(index).copied().unwrap_or(content.len());

    let mut parts = Vec::new();
    let mut frames: Vec<Frame> = Vec::new();
    let mut documents = 0;
    let mut parser = Parser::new_from_str(content);
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|e| Fault { at: byte(e.marker().index()), message: e.info().to_owned() })?;
        let span = byte(span.start.index())..byte(span.end.index());
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                if frames.len() >= MAX_DEPTH {
                    return Err(Fault { at: span.start, message: format!("nested deeper than {MAX_DEPTH} levels") });
                }
                let flow = frames.last().is_some_and(Frame::flow) || content[span.start..].starts_with(['{', '[']);
                let map = matches!(event, Event::MappingStart(..));
                frames.push(if map { Frame::Map { key: None, flow } } else { Frame::Seq { flow } });
            }
            Event::MappingEnd | Event::SequenceEnd => {
                frames.pop();
                node_done(&mut frames, None);
            }
            Event::Alias(_) => node_done(&mut frames, None),
            Event::Scalar(text, style, _, tag) => {
                if let Some(Frame::Map { key: key @ None, .. }) = frames.last_mut() {
                    *key = Some(Some(text.into_owned()));
                    continue;
                }
                let flow = frames.last().is_some_and(Frame::flow);
                scalar(content, &path(&frames), span, &text, style, tag.as_deref(), flow, &mut parts);
                node_done(&mut frames, None);
            }
            Event::DocumentStart(explicit) => {
                // The parser counts the bytes of a directive as characters: every place behind it would be off.
                if let Some(at) = directive(content).filter(|_| explicit) {
                    return Err(Fault { at, message: "a YAML directive, a line that starts with `%`".into() });
                }
                documents += 1;
                if documents > 1 {
                    return Err(Fault { at: span.start, message: "a second YAML document".into() });
                }
            }
            Event::StreamStart | Event::StreamEnd | Event::DocumentEnd | Event::Nothing => {}
        }
    }
    Ok(parts)
}

/// The first line that starts with `%`. It is a directive if an explicit start of the document follows.
fn directive(content: &str) -> Option<usize> {
    let mut at = 0;
    for line in content.split_inclusive(['\n', '\r']) {
        if line.trim_start_matches('\u{FEFF}').starts_with('%') {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// A key or a value is complete.
fn node_done(frames: &mut [Frame], name: Option<String>) {
    if let Some(Frame::Map { key, .. }) = frames.last_mut() {
        *key = if key.is_none() { Some(name) } else { None };
    }
}

fn path(frames: &[Frame]) -> String {
    let keys = frames.iter().filter_map(|f| match f {
        Frame::Map { key: Some(key), .. } => Some(key.as_deref().unwrap_or("?")),
        _ => None,
    });
    keys.collect::<Vec<_>>().join(".")
}

#[expect(clippy::too_many_arguments, reason = "one call, and every argument is a fact about the scalar")]
fn scalar(
    content: &str,
    path: &str,
    span: Range<usize>,
    text: &str,
    style: ScalarStyle,
    tag: Option<&Tag>,
    flow: bool,
    parts: &mut Vec<Part>,
) {
    let string = match tag {
        None => style != ScalarStyle::Plain || is_string(text),
        Some(tag) => (tag.is_yaml_core_schema() && tag.suffix == "str") || (tag.handle.is_empty() && tag.suffix == "!"),
    };
    let part = |text: &str, span: Range<usize>, style| Part {
        path: path.to_owned(),
        text: text.to_owned(),
        span,
        style,
        string,
    };
    if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
        match paragraphs(content, &span, text) {
            Some(found) => parts.extend(found.into_iter().map(|(text, span, style)| part(&text, span, style))),
            None => parts.push(part(text, span, None)),
        }
        return;
    }
    let written = content.get(span.clone()).unwrap_or_default();
    let span = span.start + properties(written)..span.end;
    let written = content.get(span.clone()).unwrap_or_default();
    let style = match (style, written.as_bytes().first()) {
        _ if text.contains(['\n', '\r']) => None,
        (ScalarStyle::Plain, Some(_)) => Some(Style::YamlPlain { flow }),
        (ScalarStyle::SingleQuoted, Some(b'\'')) => Some(Style::YamlSingle),
        (ScalarStyle::DoubleQuoted, Some(b'"')) => Some(Style::YamlDouble),
        _ => None,
    };
    parts.push(part(text, span, style));
}

/// The text of a paragraph, its bytes, and how it can be written.
type Paragraph = (String, Range<usize>, Option<Style>);

/// The length of the anchor and the tag before a scalar (YAML 1.2, section 6.9), which its span takes in.
fn properties(written: &str) -> usize {
    let mut rest = written;
    while rest.starts_with(['&', '!']) {
        rest = rest.trim_start_matches(|c: char| !c.is_ascii_whitespace()).trim_start_matches([' ', '\t', '\n', '\r']);
    }
    written.len() - rest.len()
}

/// The paragraphs of a block scalar whose lines are `content[span]`. A paragraph with a line that is indented
/// further (a list, code) has no style. `None` where the indentation is not that of the first line.
fn paragraphs(content: &str, span: &Range<usize>, value: &str) -> Option<Vec<Paragraph>> {
    let line = content[..span.start].rfind('\n').map_or(0, |n| n + 1);
    let indent = span.start - line;
    let header = content[..line].trim_end().rsplit('\n').next()?;
    let header = header.rsplit_once(['|', '>'])?.1;
    let header = header.split('#').next()?.trim();
    if indent == 0
        || header.bytes().any(|b| b.is_ascii_digit())
        || !content[line..span.start].bytes().all(|b| b == b' ')
    {
        return None;
    }
    let mut found: Vec<Paragraph> = Vec::new();
    let mut open = false;
    let mut at = line;
    for raw in content[line..span.end].split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let body = raw.trim_end_matches(['\n', '\r']);
        let text = body.trim_end_matches([' ', '\t']);
        if text.trim_start_matches(' ').is_empty() {
            open = false;
            continue;
        }
        let own =
            text.get(indent..).filter(|_| body.as_bytes()[..indent.min(body.len())].iter().all(|&b| b == b' '))?;
        let further = own.starts_with([' ', '\t']);
        let range = start + indent..start + text.len();
        match found.last_mut().filter(|_| open) {
            Some((all, whole, style)) => {
                all.push(' ');
                all.push_str(own);
                whole.end = range.end;
                if further {
                    *style = None;
                }
            }
            None => found.push((own.to_owned(), range, (!further).then_some(Style::YamlBlock))),
        }
        open = true;
    }
    let joined = found.iter().map(|(t, ..)| t.as_str()).collect::<Vec<_>>().join(" ");
    (fold(&joined) == fold(value)).then_some(found)
}

/// Whether a plain scalar is a string in the core schema (YAML 1.2, section 10.3.2).
fn is_string(text: &str) -> bool {
    let number = |t: &str| {
        let t = t.strip_prefix(['-', '+']).unwrap_or(t);
        (t.starts_with(|c: char| c.is_ascii_digit() || c == '.') && t.parse::<f64>().is_ok())
            || t.strip_prefix("0x").is_some_and(|h| !h.is_empty() && h.bytes().all(|b| b.is_ascii_hexdigit()))
            || t.strip_prefix("0o").is_some_and(|o| !o.is_empty() && o.bytes().all(|b| matches!(b, b'0'..=b'7')))
            || matches!(t, ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN")
    };
    let word =
        matches!(text, "" | "~" | "null" | "Null" | "NULL" | "true" | "True" | "TRUE" | "false" | "False" | "FALSE");
    !word && !number(text)
}

/// Writes a one-line string; `None` for a paragraph that a block scalar cannot hold.
pub(super) fn write(text: &str, style: Style) -> Option<String> {
    match style {
        Style::YamlBlock => {
            let text: String = text.chars().map(|c| if is_printable(c) { c } else { ' ' }).collect();
            let text = text.trim_matches(' ');
            (!text.is_empty()).then(|| text.to_owned())
        }
        Style::YamlPlain { flow: false } if is_safe_plain(text) => Some(text.to_owned()),
        Style::YamlSingle if text.chars().all(is_printable) => Some(format!("'{}'", text.replace('\'', "''"))),
        _ => Some(double_quoted(text)),
    }
}

/// Printable, and a line end to no version of YAML.
fn is_printable(c: char) -> bool {
    !matches!(c, '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Stricter than YAML needs, so that every reader of YAML, 1.1 included, sees the same string.
fn is_safe_plain(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    text.starts_with(char::is_alphabetic)
        && text.chars().all(is_printable)
        && !text.ends_with([':', ' '])
        && !text.contains(": ")
        && !text.contains(" #")
        && is_string(text)
        && !matches!(lower.as_str(), "y" | "n" | "yes" | "no" | "on" | "off" | "null" | "true" | "false")
}

fn double_quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if is_printable(c) => out.push(c),
            c => out.push_str(&format!("\\u{:04X}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

/// What a string written by [`write()`] says.
pub(super) fn value(written: &str, style: Style) -> Option<String> {
    if style == Style::YamlBlock {
        return Some(written.to_owned());
    }
    let mut parser = Parser::new_from_str(written);
    while let Some(Ok((event, _))) = parser.next_event() {
        if let Event::Scalar(text, ..) = event {
            return Some(text.into_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn plain_front_matter_is_what_the_parser_says(
            lines in prop::collection::vec(
                (
                    r"(title|a-b_1|null|y|A|-|[a-z]{1,70}|é)",
                    r"(: |:|:  | : |: - )",
                    r#"(A|[a-z0-9]|[,:#%&*!|>@`'"{}\[\]?~^$()\\/.;<=+-]|: | #|[: #'",\[\]{}]| |é|“|—|\u{A0}|\t|\r|---|2016-01-14|0x1F|true){0,8}"#,
                ),
                0..4,
            ),
            end in r"(\n|\n\n|\.\.\.\n|x)?",
        ) {
            let lines: Vec<String> = lines.into_iter().map(|(key, sign, value)| [&*key, &sign, &value].concat()).collect();
            let content = lines.join("\n") + &end;
            if plain_lines(&content).is_some() {
                prop_assert!(may_be_mapping_to_the_parser(&content), "{:?}", content);
                prop_assert_eq!(parts(&content).ok(), parts_by_the_parser(&content).ok(), "{:?}", content);
                prop_assert!(parts(&content).is_ok());
            }
        }
    }

    #[test]
    fn front_matter_as_people_write_it_is_plain() {
        assert!(plain_lines("title: A year since\ndate: 2024-06-25\nimage: https://example.org/a.jpg\n").is_some());
        for other in
            ["", "a: b", "a: b\n\n", "a: [b]\n", "a: 'b'\n", "a:\n  b: c\n", "a: b: c\n", "a: b #c\n", "a: b\r\n"]
        {
            assert!(plain_lines(other).is_none(), "{other:?}");
        }
    }
}
