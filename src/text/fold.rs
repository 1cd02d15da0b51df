//! The form in which texts are compared.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Puts the lines of a message on one line: sentences are joined by `joiner` (a space, or nothing), empty
/// lines are dropped, and a line that ends in a hard break (an odd number of backslashes) keeps its newline.
///
/// Where the joiner is a space, spaces and tabs at the ends of lines go, as Markdown and HTML would have it;
/// where it is nothing they stay, because there a space at the end of a line is meant.
pub fn flow<'a>(lines: impl IntoIterator<Item = &'a str>, joiner: &str) -> String {
    flow_into(String::new(), lines, joiner)
}

/// [`flow`] of lines that are kept, into a string that need not grow.
pub(crate) fn flow_lines(lines: &[String], joiner: &str) -> String {
    let length = lines.iter().map(|line| line.len() + 1).sum();
    flow_into(String::with_capacity(length), lines.iter().map(String::as_str), joiner)
}

fn flow_into<'a>(mut out: String, lines: impl IntoIterator<Item = &'a str>, joiner: &str) -> String {
    let mut hard = true;
    for line in lines {
        let line = if joiner.is_empty() { line } else { line.trim_matches([' ', '\t']) };
        if line.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str(if hard { "\n" } else { joiner });
        }
        out.push_str(line);
        hard = line.bytes().rev().take_while(|&b| b == b'\\').count() % 2 == 1;
    }
    out
}

/// Folds a text for comparison: NFC, each run of Unicode white space (no-break spaces included) one space,
/// none at the ends. A hard break (backslash, newline) stays apart from a backslash and a space.
///
/// Two texts that fold alike read alike, so a translation of one is a translation of the other.
pub fn fold(text: &str) -> String {
    if is_folded(text) { text.to_owned() } else { fold_anew(text) }
}

fn fold_anew(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let mut carriage = false;
    let mut push = |c: char| {
        if c.is_whitespace() {
            let first = carriage || !gap;
            if c == '\n' && first && out.bytes().rev().take_while(|&b| b == b'\\').count() % 2 == 1 {
                out.push('\n');
                gap = false;
            } else {
                // The line end may be that of another system.
                carriage = c == '\r' && !gap;
                gap = true;
            }
        } else {
            if gap && !out.is_empty() && !out.ends_with('\n') {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    };
    if is_nfc(text) {
        text.chars().for_each(&mut push)
    } else {
        text.nfc().for_each(&mut push)
    }
    while out.ends_with('\n') {
        out.pop();
    }
    out
}

/// Whether a text is plainly folded already, as almost every text is. Knows the characters that have no other form
/// and are no white space up to U+024F, and General Punctuation; of a text with any other it says no.
pub(crate) fn is_folded(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut i = 0;
    let beyond = |b: &u8| !matches!(b, 0x20..=0x7E);
    loop {
        // Of a text with nothing else it need only be known how its spaces lie. Sixteen are looked at as one.
        while bytes.get(i..i + 16).is_some_and(|some| !some.iter().fold(false, |any, b| any | beyond(b))) {
            i += 16;
        }
        let Some(found) = bytes[i..].iter().position(beyond) else { break };
        i += found;
        i += match bytes[i..] {
            // U+00A1 to U+024F; U+0085 and U+00A0 are white space.
            [0xC2, second, ..] if second > 0xA0 => 2,
            [0xC3..=0xC8, _, ..] => 2,
            // U+2010 to U+2027 and U+2030 to U+203F.
            [0xE2, 0x80, 0x90..=0xA7 | 0xB0..=0xBF, ..] => 3,
            _ => return false,
        };
    }
    let ends = [bytes.first(), bytes.last()];
    !ends.iter().any(|end| matches!(end, None | Some(b' '))) && !text.contains("  ")
}

/// [`fold`] of a text that is not needed any more.
pub(crate) fn folded(text: String) -> String {
    if is_folded(&text) { text } else { fold_anew(&text) }
}

#[cfg(test)]
mod tests;
