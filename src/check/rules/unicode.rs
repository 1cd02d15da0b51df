//! Signs that are not seen, or are not what they seem.
//!
//! A zero width space from a web page, a Cyrillic `а` in a Latin word, an accent that is a sign of its own: the
//! text looks right, and no search finds it, no dictionary knows it, and a screen reader stumbles. A `�` stands
//! where a letter was lost on the way. Signs that turn the direction of reading can make a text say something else
//! on the screen than it does in the file.
//!
//! Errors are lost letters, control characters, letters of two alphabets in one word and signs that override the
//! direction; the rest are warnings, and apostrophes of two kinds in one text are information.
//!
//! ```ftl
//! the-police-came-1f2e = La pоlice est venue.
//! ```
//!
//! Way out: `tradwi check --fix` writes accents as one letter with what they stand on, and deletes signs of no width
//! between Latin letters. All else wants your eyes: type the word again.

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use super::Rule;
use crate::check::characters::{is_bidi, is_invisible, is_latin, is_plain, label, lookalike};
use crate::check::content::{ContentRule, Fault, Faults, Look, Text};
use crate::diagnostic::{Fix, Safety, Severity};
use crate::text::tokens::Kind;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "unicode",
        severity: Severity::Warning,
        summary: "signs that are not seen, or are not what they seem",
        allowable: true,
        source: include_str!("unicode.rs"),
    },
    languages: &[],
    look: Look::Text(check),
};

fn check(text: &Text<'_>, out: &mut Faults) {
    apostrophes(text, out);
    if is_harmless(text.text) {
        return;
    }
    signs(text, out);
    if !text.text.is_ascii() {
        form(text.text, out);
        scripts(text, out);
    }
}

/// Whether a text has only signs that are never wrong: ASCII, À to ÿ, œ, and the marks and spaces of printed text.
fn is_harmless(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        at += match bytes[at..] {
            [b' '..0x7F | b'\n' | b'\t', ..] => 1,
            [0xC3, ..] | [0xC2, 0xA0 | 0xAB | 0xB0 | 0xBB, ..] | [0xC5, 0x92 | 0x93, ..] => 2,
            [0xE2, 0x80, 0x93 | 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA6 | 0xAF, ..] => 3,
            _ => return false,
        };
    }
    true
}

fn signs(text: &Text<'_>, out: &mut Faults) {
    let mut before = None;
    let mut chars = text.text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let span = at..at + c.len_utf8();
        let after = chars.peek().map(|&(_, c)| c);
        let fault = |what: &str| Fault::new(span.clone(), format!("{}{what}", label(c)));
        match c {
            '\u{FFFD}' => out.push(
                fault(" stands where a letter was lost")
                    .with_severity(Severity::Error)
                    .with_help("write the letter that was meant"),
            ),
            '\n' | '\t' => {}
            '\u{2028}' | '\u{2029}' => {
                out.push(fault(" breaks the line").with_help("write a space").with_safe_fix(span.clone(), " "));
            }
            c if c.is_control() => out.push(
                fault(", a control character")
                    .with_severity(Severity::Error)
                    .with_help("delete it, or write what was meant"),
            ),
            c if is_bidi(c) && text.locale.direction() == "ltr" => {
                let fault = fault(" turns the direction of reading")
                    .with_help("delete it, unless a word of another script needs it")
                    .with_fix(span.clone(), "", Safety::Unsafe);
                let overrides = matches!(c, '\u{202D}' | '\u{202E}');
                out.push(if overrides { fault.with_severity(Severity::Error) } else { fault });
            }
            c if is_invisible(c) && before.is_none_or(is_plain) && after.is_none_or(is_plain) => {
                out.push(fault(" is not seen").with_help("delete it").with_safe_fix(span.clone(), ""));
            }
            c if is_combining_mark(c) && before.is_none_or(|b| b.is_whitespace() || b.is_ascii_punctuation()) => {
                out.push(fault(" stands on no letter").with_help("write the letter with its accent"));
            }
            _ => {}
        }
        before = Some(c);
    }
}

/// What is not in the composed form, all of it in one finding: a text that was pasted so is so throughout.
fn form(text: &str, out: &mut Faults) {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes || is_nfc(text) {
        return;
    }
    let edits: Vec<_> = text
        .grapheme_indices(true)
        .filter(|(_, g)| !g.is_ascii() && !is_nfc(g))
        .map(|(at, g)| (at..at + g.len(), g.nfc().collect::<String>()))
        .collect();
    let Some((first, composed)) = edits.first() else { return };
    let signs: Vec<String> = text[first.clone()].chars().take(3).map(label).collect();
    let more = match edits.len() {
        1 => String::new(),
        2 => ", and so is another sign".to_owned(),
        n => format!(", and so are {} more", n - 1),
    };
    let span = first.clone();
    let message = format!("“{composed}” is written as {}{more}", signs.join(", "));
    let mut fault = Fault::new(span, message).with_help("write it as one letter (Unicode form NFC)");
    fault.fix = Some(Fix { edits, safety: Safety::Safe });
    out.push(fault);
}

/// Letters of another alphabet that look like those of the word they stand in.
fn scripts(text: &Text<'_>, out: &mut Faults) {
    for token in text.tokens.iter().filter(|t| t.kind == Kind::Word && !t.text.is_ascii()) {
        // `β-carotene` is a word of two.
        for part in token.text.split('-') {
            let start = token.start + (part.as_ptr() as usize - token.text.as_ptr() as usize);
            let Some((at, stranger)) = part.char_indices().find(|&(_, c)| lookalike(c).is_some()) else { continue };
            if !part.chars().any(is_latin) {
                continue;
            }
            let mended: String = part.chars().map(|c| lookalike(c).map_or(c, |(latin, _)| latin)).collect();
            out.push(
                Fault::new(
                    start + at..start + at + stranger.len_utf8(),
                    format!("“{part}” has {} among Latin letters", label(stranger)),
                )
                .with_severity(Severity::Error)
                .with_help(format!("type the word again: “{mended}”"))
                .with_fix(start..start + part.len(), mended, Safety::Display),
            );
        }
    }
}

/// `l'ONU` and `l’ONU` in one text.
fn apostrophes(text: &Text<'_>, out: &mut Faults) {
    // French has a rule of its own.
    if text.locale.language() == "fr" || !text.prose.contains('’') || !text.prose.contains('\'') {
        return;
    }
    let between = |at: usize, length: usize| {
        text.prose[..at].chars().next_back().is_some_and(char::is_alphabetic)
            && text.prose[at + length..].chars().next().is_some_and(char::is_alphabetic)
    };
    let straight = text.prose.match_indices('\'').map(|(at, _)| at).filter(|&at| between(at, 1));
    let edits: Vec<_> = straight.map(|at| (at..at + 1, "’".to_owned())).collect();
    let Some((first, _)) = edits.first() else { return };
    if !text.prose.match_indices('’').any(|(at, mark)| between(at, mark.len())) {
        return;
    }
    let mut fault = Fault::new(first.clone(), "a straight ' beside the curved ’ of the same text")
        .with_severity(Severity::Info)
        .with_help("write ’");
    fault.fix = Some(Fix { edits, safety: Safety::Safe });
    out.push(fault);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_harmless_sign_is_looked_at_by_any_part_of_the_rule() {
        let mut passed = 0;
        for c in ('\0'..=char::MAX).filter(|c| is_harmless(&c.to_string())) {
            let control = c.is_control() && !matches!(c, '\n' | '\t');
            let wrong = control || is_bidi(c) || is_invisible(c) || is_combining_mark(c) || lookalike(c).is_some();
            let composed = is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes;
            assert!(!wrong && composed && !matches!(c, '\u{FFFD}' | '\u{2028}' | '\u{2029}'), "U+{:04X}", c as u32);
            passed += 1;
        }
        assert!(passed > 150);
    }
}
