//! The status as a page: a matrix of articles and locales, to be read at a glance.

use serde::Serialize;

use super::{ArticleStatus, LocaleCounts, StatusReport};
use crate::diagnostic::render::terminal::{count, thousands};
use crate::locale::Locale;
use crate::report::{page, percent};

const TEMPLATE: &str = include_str!("../templates/status.html");

#[derive(Serialize)]
struct Values {
    locales: Vec<Column>,
    rows: Vec<Row>,
    articles: String,
    words: String,
    complete: String,
}

#[derive(Serialize)]
struct Column {
    tag: String,
    name: String,
    direction: &'static str,
    total: Cell,
}

#[derive(Serialize)]
struct Row {
    article: String,
    source: String,
    words: String,
    blocked: Vec<String>,
    /// One a locale; `None` where the article is not for it.
    cells: Vec<Option<Cell>>,
}

#[derive(Serialize)]
struct Cell {
    /// One of `whole`, `most`, `some`, `none`, by the share of current words.
    level: &'static str,
    current: String,
    /// Widths in per cent.
    bar_current: f64,
    bar_stale: f64,
    stale: usize,
    material: usize,
    broken: usize,
    /// All numbers, for a tooltip and for those who do not see the cell.
    detail: String,
}

/// Writes the report as one self-contained page without scripts.
pub fn html(report: &StatusReport) -> String {
    let locales: Vec<&Locale> = report.totals.keys().collect();
    let values = Values {
        locales: report
            .totals
            .iter()
            .map(|(l, c)| Column { tag: l.to_string(), name: l.own_name(), direction: l.direction(), total: cell(c) })
            .collect(),
        rows: open_first(report)
            .into_iter()
            .map(|a| Row {
                article: a.article.clone(),
                source: a.source.to_string(),
                words: thousands(a.words),
                blocked: a.blocked.clone(),
                cells: locales.iter().map(|l| a.locales.get(l).map(|c| cell(c))).collect(),
            })
            .collect(),
        articles: count(report.articles.len(), "article", "articles"),
        words: count(report.articles.iter().map(|a| a.words).sum(), "word", "words"),
        complete: thousands(report.articles.iter().filter(|a| a.is_complete()).count()),
    };
    page(TEMPLATE, values).unwrap_or_default()
}

/// The articles with what is left to do above those that are complete, each in their order.
fn open_first(report: &StatusReport) -> Vec<&ArticleStatus> {
    let (complete, mut open): (Vec<_>, Vec<_>) = report.articles.iter().partition(|a| a.is_complete());
    open.extend(complete);
    open
}

fn cell(c: &LocaleCounts) -> Cell {
    let whole = c.words.saturating_sub(c.left_out_words);
    let share = |part: usize| (part * 1000).checked_div(whole).unwrap_or(0) as f64 / 10.0;
    let mut detail = vec![format!("{} of {} current", thousands(c.current), count(c.segments, "segment", "segments"))];
    for (n, what) in [
        (c.stale, "stale"),
        (c.untranslated, "untranslated"),
        (c.broken, "broken"),
        (c.left_out, "left out"),
        (c.machine, "machine text"),
        (c.draft, "draft"),
        (c.obsolete, "obsolete"),
    ] {
        if n > 0 {
            detail.push(format!("{} {what}", thousands(n)));
        }
    }
    Cell {
        level: match c.current_words * 100 {
            _ if c.is_complete() => "whole",
            0 => "none",
            n if n >= whole * 75 => "most",
            _ => "some",
        },
        current: if c.is_complete() { "100%".to_owned() } else { percent(c.current_words, whole) },
        bar_current: if c.is_complete() { 100.0 } else { share(c.current_words) },
        bar_stale: share(c.stale_words),
        stale: c.stale,
        material: c.material,
        broken: c.broken,
        detail: detail.join(", "),
    }
}
