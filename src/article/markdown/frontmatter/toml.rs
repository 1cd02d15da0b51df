//! TOML front matter, read with the spans of `toml` and changed by splicing.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Fault, Part, Style};

/// The values of a TOML document, in the order they are written in. Nesting is bounded by the parser.
pub(super) fn parts(content: &str) -> Result<Vec<Part>, Fault> {
    let table = DeTable::parse(content).map_err(|e| Fault {
        at: e.span().map_or(0, |s: Range<usize>| s.start),
        message: e.message().lines().collect::<Vec<_>>().join("; "),
    })?;
    let mut parts = Vec::new();
    for (key, value) in table.get_ref() {
        collect(content, key.get_ref(), value, &mut parts);
    }
    parts.sort_by_key(|p| p.span.start);
    Ok(parts)
}

fn collect(content: &str, path: &str, value: &Spanned<DeValue<'_>>, parts: &mut Vec<Part>) {
    let span = value.span();
    let other = |text: String| Part { path: path.to_owned(), text, span: span.clone(), style: None, string: false };
    match value.get_ref() {
        DeValue::String(text) => {
            let written = content.get(span.clone()).unwrap_or_default();
            let style = match written.as_bytes().first() {
                _ if text.contains(['\n', '\r']) => None,
                Some(b'"') => Some(Style::Toml { literal: false }),
                Some(b'\'') => Some(Style::Toml { literal: true }),
                _ => None,
            };
            parts.push(Part { path: path.to_owned(), text: text.to_string(), span, style, string: true });
        }
        DeValue::Array(items) => {
            for item in items.iter() {
                collect(content, path, item, parts);
            }
        }
        DeValue::Table(table) => {
            for (key, value) in table {
                collect(content, &format!("{path}.{}", key.get_ref()), value, parts);
            }
        }
        DeValue::Integer(i) => parts.push(other(i.to_string())),
        DeValue::Float(f) => parts.push(other(f.to_string())),
        DeValue::Boolean(b) => parts.push(other(b.to_string())),
        DeValue::Datetime(d) => parts.push(other(d.to_string())),
    }
}

/// A one-line TOML string (TOML 1.0, section String).
pub(super) fn write(text: &str, literal: bool) -> String {
    if literal && !text.contains('\'') && !text.chars().any(char::is_control) {
        return format!("'{text}'");
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What a string written by [`write()`] says.
pub(super) fn value(written: &str) -> Option<String> {
    match DeValue::parse(written).ok()?.into_inner() {
        DeValue::String(text) => Some(text.into_owned()),
        _ => None,
    }
}
