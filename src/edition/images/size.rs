//! What kind of picture a file is, and how large: from its head, without decoding it.

use memchr::memmem;

use super::chunks;
use super::exif;
use super::jpeg::Segments;

/// A kind of picture that browsers show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By its pixels, without loss.
    Png,
    /// A photograph.
    Jpeg,
    /// By its pixels, and often moving.
    Gif,
    /// Either.
    WebP,
    /// A photograph.
    Avif,
    /// A drawing.
    Svg,
}

/// What the head of a file says of its picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The kind, whatever the file's name says.
    pub kind: Kind,
    /// Width and height in pixels, as the picture is shown: turned as the camera was held. Neither is 0.
    pub size: (u32, u32),
    /// How it is to be turned, as EXIF says it: from 1, not at all, to 8.
    pub orientation: u8,
    /// Whether it is a PNG file of several pictures.
    pub moving: bool,
}

/// Longest side of anything that is taken for a picture's size.
const LONGEST: u32 = 1 << 24;

/// Bytes of an AVIF file in which its size is looked for.
const AVIF_HEAD: usize = 1 << 16;

/// Reads the head of a picture; `None` where it says no size that makes sense.
pub fn head(bytes: &[u8]) -> Option<Head> {
    let (kind, size, orientation) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        (Kind::Png, png(bytes)?, 1)
    } else if bytes.starts_with(b"\xFF\xD8\xFF") {
        let (size, orientation) = jpeg(bytes)?;
        (Kind::Jpeg, size, orientation)
    } else if bytes.starts_with(b"GIF8") {
        (Kind::Gif, (little(bytes, 6, 2)?, little(bytes, 8, 2)?), 1)
    } else if bytes.starts_with(b"RIFF") {
        (Kind::WebP, webp(bytes)?, 1)
    } else if bytes.get(4..8) == Some(b"ftyp") {
        (Kind::Avif, avif(bytes)?, 1)
    } else {
        (Kind::Svg, svg(bytes)?, 1)
    };
    let (width, height) = if orientation > 4 { (size.1, size.0) } else { size };
    let makes_sense = (1..=LONGEST).contains(&width) && (1..=LONGEST).contains(&height);
    let moving = kind == Kind::Png && chunks::png(bytes).take_while(|(n, _)| *n != b"IDAT").any(|(n, _)| n == b"acTL");
    makes_sense.then_some(Head { kind, size: (width, height), orientation, moving })
}

fn little(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    Some(bytes.get(at..at + count)?.iter().rev().fold(0, |n, &b| n << 8 | u32::from(b)))
}

fn big(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk::<4>().map(|b| u32::from_be_bytes(*b))
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let (name, head) = chunks::png(bytes).next()?;
    if name != b"IHDR" { None } else { Some((big(head, 8)?, big(head, 12)?)) }
}

fn jpeg(bytes: &[u8]) -> Option<((u32, u32), u8)> {
    let mut orientation = None;
    for segment in Segments::new(bytes)? {
        if let Some(data) = segment.exif(bytes) {
            orientation.get_or_insert(exif::orientation(data));
        }
        if let Some((height, width)) = segment.size(bytes) {
            return Some(((width.into(), height.into()), orientation.unwrap_or(1)));
        }
    }
    None
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    let (name, chunk) = chunks::webp(bytes).next()?;
    match name {
        b"VP8X" => Some((little(chunk, 12, 3)? + 1, little(chunk, 15, 3)? + 1)),
        b"VP8L" => {
            let bits = little(chunk, 9, 4)?;
            Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        }
        b"VP8 " => Some((little(chunk, 14, 2)? & 0x3FFF, little(chunk, 16, 2)? & 0x3FFF)),
        _ => None,
    }
}

/// The largest of the pictures in it: others are its transparency or parts of it.
fn avif(bytes: &[u8]) -> Option<(u32, u32)> {
    let meta = &bytes[..bytes.len().min(AVIF_HEAD)];
    let sizes = memmem::find_iter(meta, b"ispe").filter_map(|at| Some((big(meta, at + 8)?, big(meta, at + 12)?)));
    let (width, height) = sizes.max_by_key(|&(width, height)| u64::from(width) * u64::from(height))?;
    let turned = memmem::find(meta, b"irot").and_then(|at| meta.get(at + 4)).is_some_and(|angle| angle & 1 == 1);
    Some(if turned { (height, width) } else { (width, height) })
}

/// The size that a drawing says, or that of its view box.
fn svg(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(text, options).ok()?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return None;
    }
    let view: Option<Vec<f64>> = root.attribute("viewBox").and_then(|v| {
        let numbers = v.split(|c: char| c.is_ascii_whitespace() || c == ',').filter(|n| !n.is_empty());
        numbers.map(|n| n.parse().ok()).collect()
    });
    let view = match view.as_deref() {
        Some(&[_, _, width, height]) if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    };
    let (width, height) = match (length(root.attribute("width")), length(root.attribute("height")), view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((w, h))) => (width, width * h / w),
        (None, Some(height), Some((w, h))) => (height * w / h, height),
        (None, None, Some(view)) => view,
        _ => return None,
    };
    let whole = |n: f64| (n.is_finite() && n <= f64::from(LONGEST)).then(|| n.round().max(1.0) as u32);
    Some((whole(width)?, whole(height)?))
}

/// A length in pixels; `None` of one that depends on what is around the drawing.
fn length(text: Option<&str>) -> Option<f64> {
    let text = text?.trim();
    let end = text.find(|c: char| c.is_ascii_alphabetic() || c == '%').unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let pixels = match unit {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    number.trim().parse::<f64>().ok().map(|n| n * pixels).filter(|n| *n > 0.0)
}
