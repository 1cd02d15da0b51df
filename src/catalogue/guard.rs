//! What the Fluent parser cannot bear: it runs out of stack where placeables are nested too deep, and it cuts a
//! character in two where one of several bytes cuts an escape short (`"\u00é"`).
//!
//! A text is walked the way the parser will, placeable by placeable, but with a limit. Where the parser would not
//! look (in what is not Fluent anyway) the walk may see more than it does, never less: a walk ends at the latest at
//! the `=` of the next entry, and what is not reached from there is not a placeable.

use std::borrow::Cow;

/// Placeables and calls nested deeper than this are not given to the parser.
const MAX_DEPTH: usize = 64;

/// The text as it may be given to the parser, every byte in its place; where it is nested too deep if it may not.
///
/// The text differs from the file's only in escapes that are not Fluent and stay so, which the parser puts in junk.
pub(crate) fn bearable(text: &str) -> Result<Cow<'_, str>, usize> {
    let mut walk = Walk { bytes: text.as_bytes(), at: 0, depth: 0, cut: Vec::new() };
    walk.all()?;
    if walk.cut.is_empty() {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    for at in walk.cut {
        let Some(c) = text[at..].chars().next() else { continue };
        out.push_str(&text[out.len()..at]);
        out.extend(std::iter::repeat_n('?', c.len_utf8()));
    }
    out.push_str(&text[out.len()..]);
    Ok(Cow::Owned(out))
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: usize,
    /// Where characters of several bytes cut an escape short.
    cut: Vec<usize>,
}

/// Why the walk through a placeable ends before its end.
enum Stop {
    /// The parser gives up here and looks for the next entry.
    Error,
    /// Here it is too deep.
    TooDeep(usize),
}

type Step = Result<(), Stop>;

impl Walk<'_> {
    /// Every placeable of the file, whatever stands around it. No placeable begins in a line that is a comment.
    fn all(&mut self) -> Result<(), usize> {
        while let Some(found) = memchr::memchr(b'{', &self.bytes[self.at..]) {
            let open = self.at + found;
            let line = match memchr::memrchr(b'\n', &self.bytes[self.at..open]) {
                Some(end) => Some(self.at + end + 1),
                None => (self.at == 0 || self.bytes[self.at - 1] == b'\n').then_some(self.at),
            };
            if line.is_some_and(|start| self.bytes[start] == b'#') {
                self.at = memchr::memchr(b'\n', &self.bytes[open..]).map_or(self.bytes.len(), |end| open + end);
                continue;
            }
            self.at = open + 1;
            self.depth = 0;
            if let Err(Stop::TooDeep(at)) = self.placeable() {
                return Err(at);
            }
        }
        Ok(())
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, byte: u8) -> Step {
        if self.take(byte) { Ok(()) } else { Err(Stop::Error) }
    }

    fn spaces(&mut self) {
        while self.take(b' ') {}
    }

    fn line_end(&mut self) -> bool {
        let length = match (self.peek(), self.bytes.get(self.at + 1)) {
            (Some(b'\n'), _) => 1,
            (Some(b'\r'), Some(b'\n')) => 2,
            _ => 0,
        };
        self.at += length;
        length > 0
    }

    fn blank(&mut self) {
        while self.take(b' ') || self.line_end() {}
    }

    /// One level down, to behind what opens it.
    fn enter(&mut self) -> Step {
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(Stop::TooDeep(self.at - 1)) } else { Ok(()) }
    }

    /// From behind its `{` to behind its `}`.
    fn placeable(&mut self) -> Step {
        self.enter()?;
        self.blank();
        self.inline(false)?;
        self.blank();
        if self.peek() == Some(b'-') && self.bytes.get(self.at + 1) == Some(&b'>') {
            self.at += 2;
            self.spaces();
            if !self.line_end() {
                return Err(Stop::Error);
            }
            self.blank();
            self.variants()?;
        }
        self.spaces();
        self.expect(b'}')?;
        self.depth -= 1;
        Ok(())
    }

    fn variants(&mut self) -> Step {
        loop {
            self.take(b'*');
            if !self.take(b'[') {
                return Ok(());
            }
            self.blank();
            if self.peek().is_some_and(|b| b.is_ascii_digit() || b == b'-') {
                self.number()?;
            } else {
                self.identifier()?;
            }
            self.blank();
            self.expect(b']')?;
            self.pattern()?;
            self.blank();
        }
    }

    /// The text of a variant.
    fn pattern(&mut self) -> Step {
        self.spaces();
        let mut line_start = self.line_end();
        while let Some(byte) = self.peek() {
            if self.take(b'{') {
                self.placeable()?;
                line_start = false;
                continue;
            }
            if line_start {
                let start = self.at;
                self.spaces();
                match self.peek() {
                    None => break,
                    Some(b'.' | b'}' | b'[' | b'*') if self.at > start => {
                        self.at = start;
                        break;
                    }
                    Some(_) if self.at == start && !matches!(byte, b'\r' | b'\n') => break,
                    Some(_) => {}
                }
            }
            while self.peek().is_some_and(|b| !matches!(b, b'\n' | b'{' | b'}')) {
                self.at += 1;
            }
            if self.peek() == Some(b'}') {
                return Err(Stop::Error);
            }
            line_start = self.take(b'\n');
        }
        Ok(())
    }

    fn inline(&mut self, only_literal: bool) -> Step {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'0'..=b'9') => self.number(),
            _ if only_literal => Err(Stop::Error),
            Some(b'-') if !self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_alphabetic) => self.number(),
            Some(b'-') => {
                self.at += 1;
                self.identifier()?;
                self.attribute()?;
                self.arguments()
            }
            Some(b'$') => {
                self.at += 1;
                self.identifier()
            }
            Some(b'{') => {
                self.at += 1;
                self.placeable()
            }
            _ => {
                self.identifier()?;
                self.arguments()?;
                self.attribute()
            }
        }
    }

    fn arguments(&mut self) -> Step {
        self.blank();
        if !self.take(b'(') {
            return Ok(());
        }
        self.enter()?;
        self.blank();
        while self.peek().is_some_and(|b| b != b')') {
            self.inline(false)?;
            self.blank();
            if self.take(b':') {
                self.blank();
                self.inline(true)?;
                self.blank();
            }
            self.take(b',');
            self.blank();
        }
        self.expect(b')')?;
        self.depth -= 1;
        Ok(())
    }

    fn attribute(&mut self) -> Step {
        if self.take(b'.') { self.identifier() } else { Ok(()) }
    }

    fn identifier(&mut self) -> Step {
        if !self.peek().is_some_and(|b| b.is_ascii_alphabetic()) {
            return Err(Stop::Error);
        }
        while self.peek().is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')) {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Step {
        self.take(b'-');
        self.digits()?;
        if self.take(b'.') { self.digits() } else { Ok(()) }
    }

    fn digits(&mut self) -> Step {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err(Stop::Error) }
    }

    fn string(&mut self) -> Step {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'"' => return Ok(()),
                b'\n' => return Err(Stop::Error),
                b'\\' => match self.peek() {
                    Some(b'\\' | b'{' | b'"') => self.at += 1,
                    Some(b'u') => self.escape(4)?,
                    Some(b'U') => self.escape(6)?,
                    _ => return Err(Stop::Error),
                },
                _ => {}
            }
        }
        Err(Stop::Error)
    }

    /// From the letter of an escape to behind its digits.
    fn escape(&mut self, digits: usize) -> Step {
        self.at += 1;
        let start = self.at;
        while self.at < start + digits && self.peek().is_some_and(|b| b.is_ascii_hexdigit()) {
            self.at += 1;
        }
        if self.at == start + digits {
            return Ok(());
        }
        if self.peek().is_some_and(|b| !b.is_ascii()) {
            self.cut.push(self.at);
        }
        Err(Stop::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_bounded_wherever_a_placeable_may_go_on() {
        for unit in [
            "{",
            "\nF(",
            "\n-t(",
            "F({",
            "{0->\n*[a])",
            "{0->\n*[a] \"",
            "{0->\n*[a]\n   x ",
            "{0->\r\n [b] c\r\n *[a] ",
            "F(1,\n{-t(\n",
        ] {
            let text = format!("a = {{{}", unit.repeat(100));
            assert!(bearable(&text).is_err(), "{unit:?}");
        }
    }

    #[test]
    fn what_is_opened_and_not_closed_does_not_pile_up() {
        for unit in ["a = {\n", "b = { F(\n", "# {{{{\n", "c = { 0 ->\n *[a] (((\n", "d = {\"{{{{\"}\n", "{\n\ne\n"] {
            assert!(bearable(&unit.repeat(1000)).is_ok(), "{unit:?}");
        }
    }

    #[test]
    fn only_an_escape_that_is_cut_short_is_changed() {
        for text in ["a = { \"\\u00e9é\" } \\u0é", "# { \"\\u0é\" }", "a = \"\\u0é\"", "a = { \"é\\\\u0é\" }"] {
            assert!(matches!(bearable(text), Ok(Cow::Borrowed(_))), "{text}");
        }
        assert_eq!(bearable("a = { \"\\u0é\" } é").unwrap(), "a = { \"\\u0??\" } é");
        assert_eq!(bearable("a = {\"\\U水\"}\nb = {\"\\u💧\"}").unwrap(), "a = {\"\\U???\"}\nb = {\"\\u????\"}");
    }
}
