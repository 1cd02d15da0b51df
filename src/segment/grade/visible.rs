//! What of a text a reader sees, parted from what they do not.

use unicode_normalization::UnicodeNormalization;

use crate::article::Markup;
use crate::text::inline::{Inline, Part, scan};

/// A text as a reader sees it.
#[derive(Debug, Default)]
pub(super) struct Visible {
    /// The words, in NFC, with apostrophes, hyphens and minus signs in one form and no invisible marks.
    pub text: String,
    /// Where its links lead, in order.
    pub targets: Vec<String>,
    /// Its markup characters and tags, in order.
    pub markup: String,
}

/// Parts a text.
pub(super) fn visible(text: &str, markup: Markup) -> Visible {
    let mut out = Visible::default();
    let mut raw = String::with_capacity(text.len());
    match markup {
        Markup::Literal => raw.push_str(text),
        Markup::Html => references(text, &mut raw),
        Markup::Markdown => markdown(text, &mut raw, &mut out),
    }
    out.text = unify(&raw);
    out
}

fn markdown(text: &str, raw: &mut String, out: &mut Visible) {
    let mut at = 0;
    let mut titles = Vec::new();
    for Inline { range, part } in scan(text) {
        prose(&text[at..range.start], raw, out);
        at = range.end;
        let slice = &text[range.clone()];
        match part {
            Part::Code => {
                out.markup.push('`');
                raw.push_str(slice.trim_matches('`').trim());
            }
            Part::Html => {
                out.markup.push_str(slice);
                if slice.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<br")) {
                    raw.push('\n');
                }
            }
            Part::Autolink => out.targets.push(slice.trim_matches(['<', '>']).to_owned()),
            Part::Label | Part::Footnote => out.targets.push(slice.to_owned()),
            Part::Target { destination, title } => {
                out.targets.push(text[destination].to_owned());
                titles.extend(title.map(|title| &text[title]));
            }
            // The next character is kept for what it is, markup or not.
            Part::Escape => {
                if let Some(c) = text[at..].chars().next() {
                    raw.push(c);
                    at += c.len_utf8();
                }
            }
            Part::Tangle => raw.push_str(slice),
        }
    }
    prose(&text[at..], raw, out);
    // A link's title is read too, on its own.
    for title in titles {
        raw.push('\n');
        references(title, raw);
    }
}

/// Prose without its emphasis and brackets. `_` inside a word and `*` between figures are what they look like.
fn prose(text: &str, raw: &mut String, out: &mut Visible) {
    let text = text.replace("\\\n", "\n");
    let mut kept = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut last = raw.chars().next_back().unwrap_or(' ');
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let drop = match c {
            '*' => !(last.is_numeric() && next.is_numeric()),
            '_' => !(last.is_alphanumeric() && next.is_alphanumeric()),
            '~' => next == '~' || last == '~',
            '[' | ']' => true,
            '!' => next == '[',
            _ => false,
        };
        if drop {
            out.markup.push(c);
        } else {
            kept.push(c);
        }
        last = c;
    }
    references(&kept, raw);
}

/// Character references of HTML, as far as newsrooms write them; others stay as they are, on both sides.
fn references(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let semicolon = rest.bytes().take(12).position(|b| b == b';');
        match semicolon.and_then(|end| Some((end, reference(rest.get(1..end)?)?))) {
            Some((end, c)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "rsquo" => '’',
        "lsquo" => '‘',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "nbsp" => '\u{A0}',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "minus" => '−',
        "euro" => '€',
        "pound" => '£',
        _ => return None,
    })
}

/// NFC, with one form for what newsrooms write in several, and without what nobody sees.
fn unify(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.nfc().filter(|&c| !is_invisible(c)).peekable();
    while let Some(c) = chars.next() {
        let inside = out.chars().next_back().is_some_and(char::is_alphanumeric)
            && chars.peek().is_some_and(|n| n.is_alphanumeric());
        out.push(match c {
            '’' | 'ʼ' | '\u{2B9}' if inside => '\'',
            '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
            // Between figures a dash of any length is the same range.
            '–' if inside => '-',
            _ => c,
        });
    }
    out
}

/// Marks that order bytes on a screen and say nothing: soft hyphens, bidi controls, zero-width spaces.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
