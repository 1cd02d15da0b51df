//! A placeholder that is lost, added or changed in the translation.
//!
//! `{name}`, `%s`, `{{ shortcode }}` and `:emoji:` are not words: a program puts something in their place. Where one is
//! translated or mistyped, readers see the placeholder itself, or the program fails.
//!
//! ```ftl
//! # en> See {"{{"} figure 3 {"}}"}.
//! see-figure-77aa = Gade {"{{"} figi 3 {"}}"}.
//! ```
//!
//! Way out: copy the placeholder from the source, sign by sign.

use std::ops::Range;

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair, Text};
use crate::diagnostic::Severity;
use crate::text::NOT_PROSE;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "placeable-mismatch",
        severity: Severity::Error,
        summary: "a placeholder lost, added or changed",
        allowable: true,
        source: include_str!("placeable_mismatch.rs"),
    },
    languages: &[],
    look: Look::Pair(check),
};

/// The longest placeholder there is, in bytes.
const LONGEST: usize = 200;

fn check(pair: &Pair<'_>, out: &mut Faults) {
    let wanted = placeholders(pair.source);
    let found = placeholders(pair.target);
    if wanted.is_empty() && found.is_empty() {
        return;
    }
    let name = |text: &str, range: &Range<usize>| key(&text[range.clone()]).to_owned();
    let mut missing: Vec<String> = wanted.iter().map(|r| name(pair.source.text, r)).collect();
    let mut added = Vec::new();
    for range in &found {
        let here = name(pair.target.text, range);
        match missing.iter().position(|m| *m == here) {
            Some(i) => drop(missing.remove(i)),
            None => added.push(range.clone()),
        }
    }
    let mut missing = missing.into_iter();
    for range in added {
        let here = &pair.target.text[range.clone()];
        // Changed, more likely than added.
        let (message, help) = match missing.next() {
            Some(there) => {
                (format!("“{there}” in the source, “{here}” here"), format!("copy “{there}” from the source"))
            }
            None => (format!("“{here}” is not in the source"), "delete it".to_owned()),
        };
        out.push(Fault::new(range, message).with_help(help));
    }
    let end = pair.target.text.len();
    for there in missing {
        let message = format!("“{there}” is in the source, and not here");
        out.push(Fault::new(end..end, message).with_help(format!("put “{there}” where it belongs")));
    }
}

/// What must be the same on both sides: all of a placeholder, but of one with words for readers only its name.
fn key(placeholder: &str) -> &str {
    if !placeholder.contains(['"', '“', '«', '\'']) {
        return placeholder;
    }
    let inner = placeholder.trim_start_matches(['{', '%', '<', '-', ' ']);
    inner.split(|c: char| c.is_whitespace()).next().unwrap_or(inner)
}

/// The placeholders of a text, but for those in code and addresses.
fn placeholders(text: &Text<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let all = text.text;
    let mut at = 0;
    if memchr::memchr3(b'{', b'%', b'$', all.as_bytes()).is_none() && memchr::memchr(b':', all.as_bytes()).is_none() {
        return out;
    }
    let sign = |b: &u8| matches!(b, b'{' | b'%' | b':' | b'$');
    while let Some(from) = all.as_bytes()[at..].iter().position(sign).map(|i| at + i) {
        let hidden = text.prose.as_bytes()[from] == NOT_PROSE as u8;
        let length = if hidden { None } else { placeholder(all, from) };
        at = from + length.unwrap_or(1);
        out.extend(length.map(|length| from..from + length));
    }
    out
}

/// The length of the placeholder that starts here.
fn placeholder(all: &str, from: usize) -> Option<usize> {
    let rest = &all[from..];
    let bytes = rest.as_bytes();
    let before = all[..from].chars().next_back();
    match bytes[0] {
        b'{' if matches!(bytes.get(1), Some(b'{' | b'%')) => {
            let close = if bytes[1] == b'{' { "}}" } else { "%}" };
            let near = &bytes[..bytes.len().min(LONGEST)];
            near.windows(2).position(|w| w == close.as_bytes()).map(|i| i + 2)
        }
        b'{' => braced(bytes, 0),
        b'$' if bytes.get(1) == Some(&b'{') => braced(bytes, 1),
        // `85 %d` is a slip, but `85% d’électricité` is French.
        b'%' if before.is_none_or(|c| !(c.is_numeric() || c.is_whitespace() && preceded_by_digit(all, from))) => {
            printf(bytes)
        }
        b':' if before.is_none_or(|c| !c.is_alphanumeric() && c != ':') => emoji(bytes),
        _ => None,
    }
}

fn preceded_by_digit(all: &str, from: usize) -> bool {
    all[..from].trim_end().ends_with(|c: char| c.is_numeric())
}

/// `{name}`, with the brace at `open`.
fn braced(bytes: &[u8], open: usize) -> Option<usize> {
    let name = bytes[open + 1..]
        .iter()
        .take(LONGEST)
        .take_while(|b| b.is_ascii_alphanumeric() || b"_.-$ ".contains(b))
        .count();
    let inner = bytes.get(open + 1..open + 1 + name)?;
    let named = inner.iter().any(u8::is_ascii_alphanumeric) && !inner.trim_ascii().contains(&b' ');
    (named && bytes.get(open + 1 + name) == Some(&b'}')).then_some(open + name + 2)
}

/// `%s`, `%1$d`, `%(name)s`.
fn printf(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    if bytes.get(at) == Some(&b'(') {
        at += bytes[at..].iter().take(LONGEST).position(|&b| b == b')')? + 1;
    }
    let digits = bytes[at..].iter().take(8).take_while(|b| b.is_ascii_digit() || **b == b'.').count();
    at += digits;
    if bytes.get(at) == Some(&b'$') {
        at += 1;
    }
    let kind = *bytes.get(at)?;
    let ends = bytes.get(at + 1).is_none_or(|b| b.is_ascii() && !b.is_ascii_alphanumeric());
    (b"sdifuxgc@".contains(&kind) && ends).then_some(at + 1)
}

/// `:smile:`
fn emoji(bytes: &[u8]) -> Option<usize> {
    let name = bytes[1..]
        .iter()
        .take(40)
        .take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_+-".contains(b))
        .count();
    let named =
        bytes[1..1 + name].iter().any(u8::is_ascii_lowercase) || matches!(&bytes[1..1 + name], b"+1" | b"-1" | b"100");
    let ends = bytes.get(name + 2).is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b':');
    (named && bytes.get(name + 1) == Some(&b':') && ends).then_some(name + 2)
}
