//! Text to Fluent message and back (Fluent 1.0, `Pattern` and `StringLiteral`).

/// The message of an entry nobody has translated yet.
pub const STUB: &str = "{ \"\" }";

/// Writes lines of text as the value of a message, to stand behind `id =`: with a leading space on the same
/// line where there is one line, indented below where there are several.
///
/// Every text comes back from a Fluent parser as it was: braces are quoted, and so are spaces at the ends of a
/// line and the signs that would end the message at the start of one.
pub fn value<'a>(lines: impl IntoIterator<Item = &'a str>, newline: &str) -> String {
    let mut out = String::new();
    write_value(&mut out, lines, newline);
    out
}

/// Writes what [`value`] gives.
pub(super) fn write_value<'a>(out: &mut String, lines: impl IntoIterator<Item = &'a str>, newline: &str) {
    let mut lines = lines.into_iter();
    let (first, second) = (lines.next(), lines.next());
    let Some(second) = second else {
        out.push(' ');
        return write_line(out, first.unwrap_or_default());
    };
    for line in first.into_iter().chain([second]).chain(lines) {
        out.push_str(newline);
        out.push_str("    ");
        write_line(out, line);
    }
}

/// One line of text as Fluent writes it.
fn write_line(out: &mut String, line: &str) {
    if line.is_empty() {
        // An empty first or last line would be trimmed, and one in between must not look like the end.
        out.push_str(STUB);
        return;
    }
    let bytes = line.as_bytes();
    if !matches!(bytes.first(), Some(b' ' | b'[' | b'*' | b'.'))
        && bytes.last() != Some(&b' ')
        && memchr::memchr2(b'{', b'}', bytes).is_none()
        && memchr::memchr2(b'\r', b'\n', bytes).is_none()
    {
        out.push_str(line);
        return;
    }
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let first = at == 0;
        let last = chars.peek().is_none();
        match c {
            '{' => out.push_str("{\"{\"}"),
            '}' => out.push_str("{\"}\"}"),
            '[' | '*' | '.' if first => out.extend(["{\"", c.encode_utf8(&mut [0; 4]), "\"}"]),
            ' ' if first || last => out.push_str("{\" \"}"),
            '\r' => out.push_str("{\"\\u000D\"}"),
            '\n' => out.push_str("{\"\\u000A\"}"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Terms, Value, read};
    use proptest::prelude::*;

    fn round_trip(lines: &[&str], newline: &str) -> Value {
        let ftl = format!("id ={}{newline}", value(lines.iter().copied(), newline));
        let catalogue = read(ftl.clone(), &Terms::none(), &[]);
        assert_eq!(catalogue.entries.len(), 1, "{ftl:?} {:?}", catalogue.junk);
        assert!(catalogue.junk.is_empty(), "{ftl:?}");
        catalogue.entries[0].value.clone()
    }

    #[test]
    fn a_text_with_more_placeables_than_a_bundle_allows_comes_back_whole() {
        let text = "{}".repeat(300);
        assert_eq!(round_trip(&[&text], "\n"), Value::Text(text.clone()));
    }

    #[test]
    fn a_single_sentence_stays_on_the_line_of_its_id() {
        assert_eq!(value(["Bonjou."], "\n"), " Bonjou.");
        assert_eq!(value(["Bonjou.", "Orevwa."], "\n"), "\n    Bonjou.\n    Orevwa.");
        assert_eq!(value([], "\n"), " { \"\" }");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn any_text_survives_the_way_to_a_message_and_back(
            lines in prop::collection::vec(r#"[ \[\*\.#{}\-=\r\t"'\\a-zèò\u{A0}\u{202F}\u{301}\u{202E}💧\u{5D0}\u{0}]{1,12}|\PC{1,12}"#, 1..5),
            crlf: bool,
        ) {
            // White space alone is a stub, and no segment.
            prop_assume!(lines.iter().any(|l| !l.trim().is_empty()));
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let newline = if crlf { "\r\n" } else { "\n" };
            prop_assert_eq!(round_trip(&lines, newline), Value::Text(lines.join("\n")));
        }
    }
}
