//! The cover of a book: a newsroom's own picture, or its title, language and date, set as a newspaper sets its name.

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::edition::frame::Words;
use crate::edition::images;
use crate::edition::pictures::{Kind, judge};
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

/// A picture for a cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cover {
    pub(super) kind: Kind,
    pub(super) bytes: Vec<u8>,
}

impl Cover {
    /// A cover from the file of a picture, without what that says of places and people.
    ///
    /// # Errors
    /// Why it can be none, as the rest of a sentence about the file.
    pub fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        let clean = images::clean(bytes);
        let kind = judge(&clean).map(|(kind, _)| kind).filter(|kind| matches!(kind, Kind::Png | Kind::Jpeg));
        let kind = kind.ok_or("is no PNG or JPEG picture")?;
        if clean.len() > super::PICTURE_BYTES / 4 {
            return Err("has more than 8 MB, which is too much for a book");
        }
        if !images::is_whole(&clean) {
            return Err("is damaged, or too large to be looked at");
        }
        Ok(Self { kind, bytes: clean.into_owned() })
    }

    /// Its file in the book.
    pub(super) fn file(&self) -> String {
        format!("cover.{}", self.kind.extension())
    }
}

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
    let view = Drawing {
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
struct Drawing {
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
    fn a_cover_is_a_picture_that_every_reader_shows() {
        let png = |width: u32| {
            let mut out = std::io::Cursor::new(Vec::new());
            image::DynamicImage::new_rgb8(width, 3).write_to(&mut out, image::ImageFormat::Png).unwrap();
            out.into_inner()
        };
        assert_eq!(Cover::read(&png(2)).unwrap().file(), "cover.png");
        // Small or large: copies are of no concern here.
        assert!(Cover::read(&png(1200)).is_ok());
        let cut = png(1200);
        for (bytes, why) in [
            (&b"GIF89a\x01\0\x01\0\x80"[..], "no PNG or JPEG"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no PNG or JPEG"),
            (b"", "no PNG or JPEG"),
            (&cut[..cut.len() / 2], "damaged"),
            (&[0xFF, 0xD8, 0xFF, 0xE0, 0, 0xFF, 0xD9], "damaged"),
        ] {
            assert!(Cover::read(bytes).unwrap_err().contains(why), "{why}");
        }
    }

    #[test]
    fn a_title_is_set_as_large_as_it_fits() {
        assert_eq!(set("Atik").0, ["Atik"]);
        assert_eq!(set("Atik").1, SIZES.0);
        assert_eq!(set("Demonstrasyon tradwi").0, ["Demonstrasyon", "tradwi"]);
        let (lines, size) = set("ハイチの治安支援任務は一年を迎え成果と死者を数える");
        assert!(lines.len() > 2 && size >= SIZES.1, "{lines:?} {size}");
    }
}
