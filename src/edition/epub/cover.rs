//! The cover of a book: its title, language and date, set as a newspaper sets its name.

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::edition::frame::Words;
use crate::edition::templates::render;
use crate::locale::Locale;

/// The width that the text of a cover may take, in the units of its drawing.
const MEASURE: f32 = 1280.0;
/// The title's type is never larger, nor smaller.
const SIZES: (f32, f32) = (210.0, 60.0);
/// Lines that a title may take.
const LINES: usize = 5;
/// The width of a letter as a share of its height: on the safe side for a bold serif.
const LETTER: f32 = 0.7;

/// A cover as an SVG file, 1600 by 2400.
pub(super) fn cover(title: &Words, language: &str, date: Option<&Words>, page: &Locale) -> String {
    let (lines, size) = set(&title.text);
    // The block of lines stands a little above the middle.
    let top = 1050.0 - size * 1.12 * (lines.len() as f32 - 1.0) / 2.0;
    let lines = lines
        .into_iter()
        .enumerate()
        .map(|(i, text)| Line { y: (top + size * 1.12 * i as f32).round() as u32, text })
        .collect();
    let view = Cover {
        lang: page.to_string(),
        dir: page.direction(),
        // Where lines begin. Not all that reads books can centre a text in a drawing.
        x: if page.direction() == "rtl" { 1440 } else { 160 },
        size: size.round() as u32,
        lines,
        language: language.to_owned(),
        date: date.cloned(),
    };
    render("book/cover.svg", view)
}

#[derive(Serialize)]
struct Cover {
    lang: String,
    dir: &'static str,
    x: u32,
    size: u32,
    lines: Vec<Line>,
    language: String,
    date: Option<Words>,
}

#[derive(Serialize)]
struct Line {
    y: u32,
    text: String,
}

/// A title in lines, and the height of its type: as large as fits, in as few lines as that takes.
fn set(title: &str) -> (Vec<String>, f32) {
    let mut best = (vec![title.to_owned()], 0.0);
    for count in 1..=LINES {
        let lines = broken(title, count);
        let widest = lines.iter().map(|l| l.width()).max().unwrap_or(1).max(1);
        let size = (MEASURE / (widest as f32 * LETTER)).min(SIZES.0);
        // A line more must be worth it.
        if size > best.1 * 1.15 {
            best = (lines, size);
        }
    }
    (best.0, best.1.max(SIZES.1))
}

/// A text in at most so many lines of about the same width; one without spaces is cut between characters.
fn broken(text: &str, count: usize) -> Vec<String> {
    let aim = text.width().div_ceil(count);
    let wide = text.split_whitespace().any(|w| w.width() > 2 * aim.max(8));
    let parts: Vec<String> = if wide {
        text.chars().map(String::from).collect()
    } else {
        text.split_whitespace().map(|w| format!("{w} ")).collect()
    };
    let mut lines: Vec<String> = vec![String::new()];
    for part in parts {
        let full = lines.last().is_some_and(|l| !l.is_empty() && l.width() + part.trim_end().width() > aim + aim / 5);
        if full && lines.len() < count {
            lines.push(part);
        } else if let Some(last) = lines.last_mut() {
            last.push_str(&part);
        }
    }
    lines.into_iter().map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_set_as_large_as_it_fits() {
        assert_eq!(set("Atik").0, ["Atik"]);
        assert_eq!(set("Atik").1, SIZES.0);
        assert_eq!(set("Demonstrasyon tradwi").0, ["Demonstrasyon", "tradwi"]);
        let (lines, size) = set("ハイチの治安支援任務は一年を迎え成果と死者を数える");
        assert!(lines.len() > 2 && size >= SIZES.1, "{lines:?} {size}");
    }
}
