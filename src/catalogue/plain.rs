//! The short way through a catalogue that is as tradwi and most translators write them.
//!
//! Comments, and messages of plain lines or nothing yet, are read line by line. A file in which any line is something
//! else goes the long way, through the Fluent parser: a placeable, an attribute, a term, another indent, a sign that
//! would end a message, spaces at the end of a line, a carriage return, junk.

use std::ops::Range;

use super::comment::{self, CommentLine};
use super::read::{Region, trim_line_end};
use super::{Value, message};
use crate::locale::Locale;

/// The stretches of a file from `bom` on; `None` if it is not plain.
pub(super) fn regions(text: &str, bom: usize, watched: &[Locale]) -> Option<Vec<Region>> {
    let bytes = text.as_bytes();
    if memchr::memchr(b'\r', bytes).is_some() {
        return None;
    }
    // About as many as a catalogue of sentences has.
    let mut out = Vec::with_capacity(bytes.len() / 128);
    let mut values = Values { text, brace: 0, value: String::new() };
    let mut at = bom;
    // The comment above, its level, and where it ends.
    let mut above: Vec<Range<usize>> = Vec::new();
    let mut level = 0;
    while at < bytes.len() {
        // The parser has its ways with a last line that does not end.
        let end = at + memchr::memchr(b'\n', &bytes[at..])? + 1;
        let line = &bytes[at..end];
        match line[0] {
            b'#' => {
                let marks = line.iter().take_while(|&&b| b == b'#').count();
                if marks > 3 || !matches!(line[marks], b' ' | b'\n') {
                    return None;
                }
                if marks != level {
                    push_comment(&mut out, &mut above, level);
                    level = marks;
                }
                above.push(at..end);
                at = end;
            }
            b'\n' => {
                push_comment(&mut out, &mut above, level);
                at = end;
            }
            b'a'..=b'z' | b'A'..=b'Z' => {
                let length = line.iter().position(|b| !b.is_ascii_alphanumeric() && !matches!(b, b'-' | b'_'))?;
                let (value, after) = values.read(at + length, end)?;
                if level > 1 {
                    push_comment(&mut out, &mut above, level);
                }
                let line = |range: Range<usize>| {
                    let line = comment::parse(trim_line_end(&text[range.clone()]), watched);
                    CommentLine { range, line }
                };
                let comment = above.drain(..).map(line).collect();
                let id = at..at + length;
                out.push(Region::entry(text[id.clone()].to_owned(), id, comment, value, Vec::new()));
                at = after;
            }
            _ => return None,
        }
    }
    push_comment(&mut out, &mut above, level);
    Some(out)
}

fn push_comment(out: &mut Vec<Region>, lines: &mut Vec<Range<usize>>, level: usize) {
    if !lines.is_empty() {
        out.push(Region::Comment { lines: std::mem::take(lines), level: level as u8 });
    }
}

/// Reads the values of messages.
struct Values<'a> {
    text: &'a str,
    /// The first brace that is not before what was looked at last.
    brace: usize,
    /// A value of several lines is put together here, and kept when its length is known.
    value: String,
}

impl Values<'_> {
    /// The value of a message from behind its id, which stands in a line that ends at `end`; and where the next line is
    /// that is not of it.
    fn read(&mut self, id_end: usize, end: usize) -> Option<(Value, usize)> {
        let (text, bytes) = (self.text, self.text.as_bytes());
        let rest = text[id_end..end - 1].strip_prefix(" =")?;
        self.value.clear();
        if let Some(one) = rest.strip_prefix(' ') {
            let goes_on = is_indented(bytes, end);
            if one == message::STUB {
                return (!goes_on).then_some((Value::Stub, end));
            }
            if !self.is_plain(end - 1 - one.len()..end - 1) {
                return None;
            }
            if !goes_on {
                return Some((value(one), end));
            }
            self.value.push_str(one);
        } else if !rest.is_empty() {
            return None;
        }
        let mut after = end;
        while is_indented(bytes, after) {
            let end = after + memchr::memchr(b'\n', &bytes[after..])?;
            let line = text[after..end].strip_prefix("    ").filter(|l| !l.starts_with(['[', '*', '.']))?;
            if !self.is_plain(after + 4..end) {
                return None;
            }
            if !self.value.is_empty() {
                self.value.push('\n');
            }
            self.value.push_str(line);
            after = end + 1;
        }
        (!self.value.is_empty()).then(|| (value(&self.value), after))
    }

    /// Whether a line of text is what it looks like.
    fn is_plain(&mut self, line: Range<usize>) -> bool {
        let bytes = self.text.as_bytes();
        // Most lines have none, and are not looked at for one each.
        if self.brace < line.start {
            let found = memchr::memchr2(b'{', b'}', &bytes[line.start..]);
            self.brace = found.map_or(bytes.len(), |at| line.start + at);
        }
        let is_text = |b: Option<&u8>| b.is_some_and(|b| !matches!(b, b' ' | b'\t'));
        let plain = self.brace >= line.end;
        let line = &bytes[line];
        plain && is_text(line.first()) && is_text(line.last())
    }
}

fn value(text: &str) -> Value {
    if text.trim().is_empty() { Value::Stub } else { Value::Text(text.to_owned()) }
}

fn is_indented(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b' ')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::Terms;
    use crate::catalogue::read::{by_parser, conflict_marker};

    /// Whether a file is plain, in which case it is what the parser says it is.
    fn is_plain(text: &str) -> bool {
        let bom = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
        let watched = ["en".parse().unwrap()];
        let Some(regions) = regions(text, bom, &watched) else { return false };
        let parsed = by_parser(text, bom, &Terms::none(), &watched).unwrap();
        assert_eq!(format!("{regions:?}"), format!("{parsed:?}"), "{text:?}");
        assert_eq!(conflict_marker(text), None, "{text:?}");
        true
    }

    const LINES: [&str; 36] = [
        "# en> A.\n",
        "#\n",
        "# \n",
        "#b\n",
        "## b\n",
        "##\n",
        "### c\n",
        "#### d\n",
        "\n",
        " \n",
        "    \n",
        "a = B\n",
        "a = B \n",
        "a =  B\n",
        "a =B\n",
        "a  = B\n",
        "a = \u{A0}\n",
        "a = [b]\n",
        "a = B",
        "a =\n",
        "a = { \"\" }\n",
        "A-_1 = { -b }\n",
        "-a = b\n",
        "    C.\n",
        "    C. \n",
        "    \u{A0}\n",
        "     C.\n",
        "   C.\n",
        "    # c\n",
        "    .d = e\n",
        "    [f\n",
        "\u{FEFF}",
        "<<<<<<< HEAD\n",
        "=======\n",
        "    =======\n",
        "\u{FEFF}>>>>>>> main\n",
    ];

    #[test]
    fn a_plain_file_of_at_most_three_lines_is_what_the_parser_says() {
        let mut plain = 0;
        for (a, b, c) in LINES.iter().flat_map(|a| LINES.iter().flat_map(move |b| LINES.iter().map(move |c| (a, b, c))))
        {
            plain += usize::from(is_plain(&format!("{a}{b}{c}")));
        }
        assert!(plain > 1000, "{plain}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn a_plain_file_is_what_the_parser_says(
            lines in prop::collection::vec(prop::sample::select(LINES.to_vec()), 0..9),
            signs in r#"([ab=# ]|\n|    |a = |[.\[*}{"\t\u{A0}\u{85}é-])"#,
            at: prop::sample::Index,
        ) {
            let mut text = lines.concat();
            is_plain(&text);
            let places: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
            text.insert_str(places[at.index(places.len())], &signs);
            is_plain(&text);
        }

        #[test]
        fn any_signs_are_what_the_parser_says(text in r#"([ab=# ]|\n|    |a = |[.\[*}{"\t\u{A0}\u{85}é-]){0,16}\n"#) {
            is_plain(&text);
        }
    }
}
