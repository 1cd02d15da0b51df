//! The status as a badge, for a README or a page: how much of every locale is current.
//!
//! One picture holds a pair of label and share for each locale, side by side; one locale alone is the badge that
//! everybody knows. Nothing in it is fetched or run.

use std::fmt::Write as _;

use super::{LocaleCounts, StatusReport};
use crate::report::percent;

/// Units of the picture, which are pixels where it is not scaled.
const HEIGHT: usize = 20;
const PADDING: usize = 6;
const GAP: usize = 4;

/// Writes the badge of every locale in the report; without one it says that there are no articles.
pub fn svg(report: &StatusReport) -> String {
    let mut parts: Vec<Part> = report
        .totals
        .iter()
        .map(|(locale, c)| {
            let (share, fill) = share(c);
            Part { label: locale.to_string(), value: format!("{share} current"), fill, detail: detail(c) }
        })
        .collect();
    if parts.is_empty() {
        let value = "no articles".to_owned();
        parts.push(Part { label: "tradwi".into(), detail: value.clone(), value, fill: GREY });
    }
    let width = parts.iter().map(Part::width).sum::<usize>() + GAP * (parts.len() - 1);
    let title: Vec<String> = parts.iter().map(|p| format!("{}: {}", p.label, p.detail)).collect();
    let title = escape(&title.join("; "));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{HEIGHT}\" viewBox=\"0 0 {width} {HEIGHT}\" \
         role=\"img\" aria-label=\"{title}\">\n<title>{title}</title>\n\
         <g font-family=\"Verdana,DejaVu Sans,Geneva,sans-serif\" font-size=\"11\" fill=\"#fff\" aria-hidden=\"true\">\n"
    );
    let mut x = 0;
    for part in &parts {
        part.draw(x, &mut out);
        x += part.width() + GAP;
    }
    out.push_str("</g>\n</svg>\n");
    out
}

// White on each of these has a contrast of at least 4.5 to 1.
const DARK: &str = "#444";
const GREY: &str = "#6a6a6a";
const GREEN: &str = "#2d7d1f";
const OLIVE: &str = "#5f7000";
const AMBER: &str = "#946200";
const ORANGE: &str = "#b04a12";
const RED: &str = "#c0262d";

struct Part {
    label: String,
    value: String,
    fill: &'static str,
    /// All of it in words, for who does not see the picture and for a tooltip.
    detail: String,
}

impl Part {
    fn width(&self) -> usize {
        text_width(&self.label) + text_width(&self.value) + 4 * PADDING
    }

    fn draw(&self, x: usize, out: &mut String) {
        let left = text_width(&self.label) + 2 * PADDING;
        let right = text_width(&self.value) + 2 * PADDING;
        let end = x + left + right;
        let middle = x + left;
        // Round at the outer corners and straight where the halves meet.
        let _ = writeln!(out, "<path fill=\"{DARK}\" d=\"M{middle} 0H{}q-3 0-3 3v14q0 3 3 3H{middle}z\"/>", x + 3);
        let fill = self.fill;
        let _ = writeln!(out, "<path fill=\"{fill}\" d=\"M{middle} 0H{}q3 0 3 3v14q0 3-3 3H{middle}z\"/>", end - 3);
        for (at, text) in [(x, &self.label), (middle, &self.value)] {
            // The length is told, so that it fits whatever font there is.
            let _ = writeln!(
                out,
                "<text x=\"{}\" y=\"14\" textLength=\"{}\">{}</text>",
                at + PADDING,
                text_width(text),
                escape(text)
            );
        }
    }
}

/// The share of words that are current, of those that are to be in this edition, and its colour.
fn share(c: &LocaleCounts) -> (String, &'static str) {
    let whole = c.words.saturating_sub(c.left_out_words);
    if c.is_complete() {
        return ("100%".to_owned(), GREEN);
    }
    let fill = match c.current_words * 100 {
        n if n >= whole * 95 => GREEN,
        n if n >= whole * 80 => OLIVE,
        n if n >= whole * 60 => AMBER,
        n if n >= whole * 30 => ORANGE,
        _ => RED,
    };
    (percent(c.current_words, whole), fill)
}

fn detail(c: &LocaleCounts) -> String {
    let whole = c.words.saturating_sub(c.left_out_words);
    let mut out = format!("{} of the words current", share(c).0);
    for (words, what) in [(c.stale_words, "stale"), (c.untranslated_words, "untranslated")] {
        if words > 0 {
            let _ = write!(out, ", {} {what}", percent(words, whole));
        }
    }
    out
}

/// About how wide a text is in Verdana of 11 pixels, which is the widest of the fonts that are asked for.
fn text_width(text: &str) -> usize {
    let tenths = |c: char| match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | '\'' => 35,
        ' ' | 'f' | 't' | 'r' | '-' => 45,
        'm' | 'w' | 'M' | 'W' | '%' => 107,
        '<' | '>' | '–' => 90,
        'A'..='Z' => 78,
        '0'..='9' => 70,
        _ => 68,
    };
    text.chars().map(tenths).sum::<usize>().div_ceil(10)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
