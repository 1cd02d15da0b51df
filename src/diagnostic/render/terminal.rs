//! Text on a terminal: what must not reach it, how wide it is, and how it is shortened and wrapped.

use std::fmt::Write as _;

use anstyle::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Makes a text from a file harmless on one line: line ends and tabs become spaces, and characters that would
/// command the terminal or turn the reading direction (ESC, U+202E) become U+FFFD.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter(|&c| c != '\u{FEFF}')
        .map(|c| match c {
            '\n' | '\t' => ' ',
            '\r' => ' ',
            c if is_unsafe(c) => '\u{FFFD}',
            c => c,
        })
        .collect()
}

/// Whether a character commands the terminal or hides what follows (Unicode TR36, section 2.10).
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{E0000}'..='\u{E007F}')
}

/// Columns a cleaned text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// `1 error`, `2 errors`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

/// A number with its thousands set apart: `12,345`.
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Shortens a text to at most `columns` by taking out its middle, where file names differ least.
pub fn elide_middle(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(1);
    let graphemes: Vec<&str> = text.graphemes(true).collect();
    let take = |order: &mut dyn Iterator<Item = &&str>, room: usize| {
        let mut used = 0;
        order
            .take_while(|g| {
                used += width(g);
                used <= room
            })
            .count()
    };
    let tail = take(&mut graphemes.iter().rev(), room.div_ceil(2));
    let head = take(&mut graphemes.iter(), room / 2).min(graphemes.len() - tail);
    format!("{}…{}", graphemes[..head].concat(), graphemes[graphemes.len() - tail..].concat())
}

/// Shortens a text to at most `columns` at its end.
pub fn elide_end(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for grapheme in text.graphemes(true) {
        used += width(grapheme);
        if used > columns {
            break;
        }
        out.push_str(grapheme);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// Fills a text with spaces to `columns`, on the right.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Fills a text with spaces to `columns`, on the left.
pub fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// A text in a style, if there are colours.
pub fn paint(text: &str, style: Style, colour: bool) -> String {
    if colour && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.to_owned() }
}

/// Wraps pieces of text of different styles at `columns`; lines are indented by `indent` and end with a newline.
///
/// A word longer than a line (a URL) is left whole, so that it can be copied.
pub fn wrap(pieces: &[(Style, String)], indent: &str, columns: usize, colour: bool) -> String {
    let room = columns.saturating_sub(width(indent)).max(20);
    let mut out = String::new();
    let mut used = 0;
    for (style, text) in pieces {
        // Words of one style on one line share their escape codes.
        let mut run = String::new();
        let flush = |run: &mut String, out: &mut String| {
            out.push_str(&paint(run, *style, colour));
            run.clear();
        };
        for word in clean(text).split(' ').filter(|w| !w.is_empty()) {
            let columns = width(word);
            if used > 0 && used + 1 + columns > room {
                flush(&mut run, &mut out);
                out.push('\n');
                used = 0;
            }
            if used == 0 {
                out.push_str(indent);
            } else if run.is_empty() {
                out.push(' ');
                used += 1;
            } else {
                run.push(' ');
                used += 1;
            }
            run.push_str(word);
            used += columns;
        }
        flush(&mut run, &mut out);
    }
    let _ = writeln!(out);
    out
}
