//! Stale translations as a page for editors.

use serde::Serialize;

use super::{DiffEntry, changes, one_line, reasons};
use crate::diagnostic::Grade;
use crate::diagnostic::render::terminal::count;
use crate::locale::Locale;
use crate::report::page;
use crate::text::diff::{Change, words};

const TEMPLATE: &str = include_str!("../templates/diff.html");

#[derive(Serialize)]
struct Values {
    summary: String,
    grades: Vec<(Grade, usize)>,
    entries: Vec<Shown>,
}

#[derive(Serialize)]
struct Shown {
    article: String,
    locale: Lang,
    id: String,
    kind: String,
    grade: Grade,
    base_unknown: bool,
    reasons: String,
    texts: Vec<Text>,
    translation: String,
    left_out: bool,
    place: String,
}

#[derive(Serialize)]
struct Lang {
    tag: String,
    name: String,
    direction: &'static str,
}

#[derive(Serialize)]
struct Text {
    locale: Lang,
    /// Whether what stood here before is known.
    known: bool,
    pieces: Vec<Piece>,
}

#[derive(Serialize)]
struct Piece {
    /// `ins`, `del`, or nothing.
    tag: &'static str,
    text: String,
}

/// Writes entries, in the order given, as one self-contained page without scripts.
pub fn html(entries: &[DiffEntry]) -> String {
    let grades = [Grade::Material, Grade::Wording, Grade::Cosmetic]
        .into_iter()
        .map(|g| (g, entries.iter().filter(|e| e.grade == g).count()))
        .filter(|(_, n)| *n > 0)
        .collect();
    let summary = match entries.len() {
        0 => "Nothing is stale".to_owned(),
        n => count(n, "stale translation", "stale translations"),
    };
    page(TEMPLATE, Values { summary, grades, entries: entries.iter().map(shown).collect() }).unwrap_or_default()
}

fn shown(entry: &DiffEntry) -> Shown {
    Shown {
        article: entry.article.clone(),
        locale: lang(&entry.locale),
        id: entry.id.clone(),
        kind: entry.kind.clone(),
        grade: entry.grade,
        base_unknown: entry.base_unknown.is_some(),
        reasons: reasons(entry),
        texts: changes(entry).into_iter().map(|(locale, was, now)| text(locale, was, now)).collect(),
        translation: one_line(&entry.translation, &entry.locale),
        left_out: entry.left_out,
        place: format!("{}:{}", entry.file, entry.line),
    }
}

fn lang(locale: &Locale) -> Lang {
    Lang { tag: locale.to_string(), name: locale.own_name(), direction: locale.direction() }
}

fn text(locale: &Locale, was: Option<&str>, now: &str) -> Text {
    let now = one_line(now, locale);
    let pieces = match was {
        Some(was) => words(&one_line(was, locale), &now)
            .into_iter()
            .map(|change| match change {
                Change::Equal(text) => Piece { tag: "", text },
                Change::Delete(text) => Piece { tag: "del", text },
                Change::Insert(text) => Piece { tag: "ins", text },
            })
            .collect(),
        None => vec![Piece { tag: "", text: now }],
    };
    Text { locale: lang(locale), known: was.is_some(), pieces }
}
