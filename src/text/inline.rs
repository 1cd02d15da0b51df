//! What is not prose in a line of inline Markdown: code, tags, link targets.
//!
//! A light reading of CommonMark 0.31 chapter 6, enough to know where a sentence must not be broken and which
//! bytes a reader does not see. It owes nothing to the block around it, and is linear in the text.

use std::ops::Range;

use foldhash::HashMap;

/// A stretch of a text that is not prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Inline {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is.
    pub part: Part,
}

/// What a stretch is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A code span with its backticks.
    Code,
    /// A tag, comment or other raw HTML.
    Html,
    /// `<https://…>` or `<a@b.c>`.
    Autolink,
    /// The `(destination "title")` behind a link's text.
    Target { destination: Range<usize>, title: Option<Range<usize>> },
    /// The `[label]` behind a link's text.
    Label,
    /// `[^1]`.
    Footnote,
    /// The backslash of an escape.
    Escape,
    /// A tail too tangled to read: nothing is known of it.
    Tangle,
}

/// Openers that came to nothing before the rest of a text is given up. Each costs a look at the whole
/// rest, so that without a bound a hostile text would cost its square.
const PATIENCE: usize = 64;

/// The stretches of a text that are not prose, in order and apart.
pub(crate) fn scan(text: &str) -> Vec<Inline> {
    let bytes = text.as_bytes();
    let ticks = matching_backticks(bytes);
    let mut out = Vec::new();
    let mut failures = 0;
    let mut open = 0_usize;
    let mut i = 0;
    while i < bytes.len() {
        if failures > PATIENCE {
            out.push(Inline { range: i..bytes.len(), part: Part::Tangle });
            break;
        }
        // Nothing begins in between.
        let Some(next) = bytes[i..].iter().position(|&b| BEGINS[usize::from(b)]) else { break };
        i += next;
        let found = match bytes[i] {
            b'\\' if bytes.get(i + 1).is_some_and(u8::is_ascii_punctuation) => {
                out.push(Inline { range: i..i + 1, part: Part::Escape });
                i += 2;
                continue;
            }
            b'`' => match ticks.get(&i) {
                Some(&end) => Some(Inline { range: i..end, part: Part::Code }),
                None => {
                    i += run(bytes, i);
                    continue;
                }
            },
            b'<' => html(text, i, &mut failures),
            b'[' if bytes.get(i + 1) == Some(&b'^') => {
                label(bytes, i, true).map(|range| Inline { range, part: Part::Footnote })
            }
            b'[' => {
                open += 1;
                None
            }
            b']' if open > 0 => {
                open -= 1;
                match bytes.get(i + 1) {
                    Some(b'(') => target(bytes, i + 1, &mut failures),
                    Some(b'[') => label(bytes, i + 1, false).map(|range| Inline { range, part: Part::Label }),
                    _ => None,
                }
            }
            _ => None,
        };
        match found {
            Some(inline) => {
                i = inline.range.end;
                out.push(inline);
            }
            None => i += 1,
        }
    }
    out
}

/// The bytes at which the scan looks.
const BEGINS: [bool; 256] = {
    let mut table = [false; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = matches!(i as u8, b'\\' | b'`' | b'<' | b'[' | b']');
        i += 1;
    }
    table
};

/// The length of the run of equal bytes at `i`.
fn run(bytes: &[u8], i: usize) -> usize {
    bytes[i..].iter().take_while(|&&b| b == bytes[i]).count()
}

/// Where the code span that opens at a run of backticks ends: behind the next run of the same length.
fn matching_backticks(bytes: &[u8]) -> HashMap<usize, usize> {
    let mut runs = Vec::new();
    let mut i = 0;
    while let Some(found) = memchr::memchr(b'`', &bytes[i..]) {
        let n = run(bytes, i + found);
        runs.push((i + found, n));
        i += found + n;
    }
    let mut next: HashMap<usize, usize> = HashMap::default();
    let mut ends = HashMap::default();
    for &(at, n) in runs.iter().rev() {
        if let Some(end) = next.insert(n, at + n) {
            ends.insert(at, end);
        }
    }
    ends
}

/// A tag, comment or autolink at the `<` at `i`.
fn html(text: &str, i: usize, failures: &mut usize) -> Option<Inline> {
    let bytes = text.as_bytes();
    let first = *bytes.get(i + 1)?;
    let html = |end: usize| Some(Inline { range: i..end, part: Part::Html });
    if first == b'!' || first == b'?' {
        let (from, closer) = match () {
            () if text[i..].starts_with("<!--") => (i + 4, "-->"),
            () if first == b'?' => (i + 2, "?>"),
            () => (i + 2, ">"),
        };
        let end = text[from..].find(closer);
        *failures += usize::from(end.is_none());
        return html(from + end? + closer.len());
    }
    let name = if first == b'/' { i + 2 } else { i + 1 };
    if !bytes.get(name).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let mut at = name;
    let mut quote = None;
    let mut plain = true;
    let mut link = false;
    while let Some(&b) = bytes.get(at) {
        match (quote, b) {
            (Some(q), _) if b == q => quote = None,
            (Some(_), _) => {}
            (None, b'>') if plain && link => return Some(Inline { range: i..at + 1, part: Part::Autolink }),
            (None, b'>') => return html(at + 1),
            (None, b'<') => return None,
            (None, b'"' | b'\'') if !plain => quote = Some(b),
            (None, b':' | b'@') if plain => link = true,
            (None, _) if b.is_ascii_whitespace() => plain = false,
            (None, _) => {}
        }
        at += 1;
    }
    *failures += 1;
    None
}

/// The `[label]` at `i`, which holds no bracket; a footnote's holds no white space either.
fn label(bytes: &[u8], i: usize, footnote: bool) -> Option<Range<usize>> {
    let mut at = i + 1;
    loop {
        match bytes.get(at)? {
            b']' => return Some(i..at + 1),
            b'[' => return None,
            b'\\' => at += 2,
            b if footnote && b.is_ascii_whitespace() => return None,
            _ => at += 1,
        }
    }
}

/// The `(destination "title")` at `i`.
fn target(bytes: &[u8], i: usize, failures: &mut usize) -> Option<Inline> {
    let found = read_target(bytes, i);
    *failures += usize::from(found.is_none());
    found
}

fn read_target(bytes: &[u8], i: usize) -> Option<Inline> {
    let space = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        at
    };
    let mut at = space(i + 1);
    let destination;
    if bytes.get(at) == Some(&b'<') {
        let from = at + 1;
        at = from;
        loop {
            match bytes.get(at)? {
                b'>' => break,
                b'<' | b'\n' => return None,
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        destination = from..at;
        at += 1;
    } else {
        let from = at;
        let mut depth = 0_usize;
        loop {
            match bytes.get(at)? {
                b'(' => depth += 1,
                b')' if depth == 0 => break,
                b')' => depth -= 1,
                b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 1,
                b if b.is_ascii_whitespace() || b.is_ascii_control() => break,
                _ => {}
            }
            at += 1;
        }
        destination = from..at;
    }
    let after = space(at);
    let mut title = None;
    if after > at
        && let Some(&quote @ (b'"' | b'\'' | b'(')) = bytes.get(after)
    {
        let close = if quote == b'(' { b')' } else { quote };
        at = after + 1;
        loop {
            match bytes.get(at)? {
                b'\\' => at += 2,
                &b if b == close => break,
                _ => at += 1,
            }
        }
        title = Some(after + 1..at);
        at += 1;
    }
    let end = space(at);
    (bytes.get(end) == Some(&b')')).then_some(Inline { range: i..end + 1, part: Part::Target { destination, title } })
}
