//! Stale translations on a terminal.

use anstyle::{AnsiColor, Style};

use super::{DiffEntry, changes, one_line, reasons};
use crate::diagnostic::Grade;
use crate::diagnostic::render::Look;
use crate::diagnostic::render::terminal::{clean, count, paint, width, wrap};
use crate::text::diff::{Change, words};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const GONE: Style = AnsiColor::Red.on_default().strikethrough();
const NEW: Style = AnsiColor::Green.on_default().underline();
const MATERIAL: Style = AnsiColor::Red.on_default().bold();
const WORDING: Style = AnsiColor::Yellow.on_default().bold();

/// Writes entries in the order given, an empty line between them, and a line that counts them.
///
/// What is gone stands in `[-…-]`, what is new in `{+…+}`, with and without colours.
pub fn terminal(entries: &[DiffEntry], look: Look) -> String {
    let mut out = String::new();
    for entry in entries {
        one(entry, look, &mut out);
        out.push('\n');
    }
    out.push_str(&summary(entries));
    out.push('\n');
    out
}

fn summary(entries: &[DiffEntry]) -> String {
    if entries.is_empty() {
        return "Nothing is stale".to_owned();
    }
    let parts: Vec<String> = [Grade::Material, Grade::Wording, Grade::Cosmetic]
        .into_iter()
        .map(|g| (entries.iter().filter(|e| e.grade == g).count(), g))
        .filter(|(n, _)| *n > 0)
        .map(|(n, g)| format!("{n} {g}"))
        .collect();
    format!("{}: {}", count(entries.len(), "stale translation", "stale translations"), parts.join(", "))
}

fn one(entry: &DiffEntry, look: Look, out: &mut String) {
    let columns = look.width.clamp(40, 100);
    let heading = format!("{} · {} · {}", clean(&entry.article), entry.locale, clean(&entry.id));
    let place = format!("{}:{}:{}", clean(&entry.file), entry.line, entry.column);
    out.push_str(&paint(&heading, BOLD, look.colour));
    out.push('\n');
    out.push_str("  ");
    out.push_str(&paint(&place, DIM, look.colour));
    out.push('\n');

    let (grade, style) = match (entry.base_unknown, entry.grade) {
        (Some(_), _) => ("base unknown".to_owned(), MATERIAL),
        (None, Grade::Material) => (Grade::Material.to_string(), MATERIAL),
        (None, Grade::Wording) => (Grade::Wording.to_string(), WORDING),
        (None, Grade::Cosmetic) => (Grade::Cosmetic.to_string(), DIM),
    };
    let reasons = reasons(entry);
    let mut pieces = vec![(style, format!("{grade}:"))];
    if reasons.is_empty() {
        pieces[0].1.pop();
    } else {
        pieces.push((Style::new(), reasons));
    }
    out.push_str(&wrap(&pieces, "  ", columns, look.colour));
    out.push('\n');

    let longest = changes(entry).iter().map(|(l, ..)| width(&l.to_string())).max().unwrap_or(2);
    let label_width = longest.max(width(&entry.locale.to_string()));
    for (locale, was, now) in changes(entry) {
        let now = one_line(now, locale);
        let pieces = match was {
            Some(was) => changed(&words(&one_line(was, locale), &now)),
            None => vec![(Style::new(), now)],
        };
        labelled(&locale.to_string(), label_width, &pieces, columns, look.colour, out);
    }
    let translation = if entry.left_out {
        vec![(DIM, "(left out of this edition)".to_owned())]
    } else {
        vec![(Style::new(), one_line(&entry.translation, &entry.locale))]
    };
    labelled(&entry.locale.to_string(), label_width, &translation, columns, look.colour, out);
}

fn changed(changes: &[Change]) -> Vec<(Style, String)> {
    changes
        .iter()
        .map(|change| match change {
            Change::Equal(text) => (Style::new(), text.clone()),
            Change::Delete(text) => (GONE, format!("[-{text}-]")),
            Change::Insert(text) => (NEW, format!("{{+{text}+}}")),
        })
        .collect()
}

/// A wrapped text with its locale in front.
fn labelled(
    label: &str,
    label_width: usize,
    pieces: &[(Style, String)],
    columns: usize,
    colour: bool,
    out: &mut String,
) {
    let indent = " ".repeat(label_width + 4);
    let text = wrap(pieces, &indent, columns, colour);
    let label = format!("  {}{}  ", paint(label, DIM, colour), " ".repeat(label_width - width(label)));
    match text.strip_prefix(&indent) {
        Some(rest) => {
            out.push_str(&label);
            out.push_str(rest);
        }
        None => {
            out.push_str(label.trim_end());
            out.push_str(&text);
        }
    }
}
