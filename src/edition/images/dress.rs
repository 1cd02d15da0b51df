//! What a page says of its pictures, put into the finished page: their sizes, and the copies for phones.

use std::fmt::Write as _;

use super::{copy_path, height_of};
use crate::edition::paths::{Address, relative_url, resolve};

/// How much of a screen a picture takes: the width of the text, or of a phone.
const SIZES: &str = "(max-width: 37rem) 100vw, 37rem";

/// A picture that a page shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// Width and height in pixels, if they are known.
    pub size: Option<(u32, u32)>,
    /// The widths of its copies, the smaller first.
    pub copies: Vec<u32>,
}

/// What is to become of an image on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Display {
    /// It shows a picture.
    Picture(Picture),
    /// Its text stands in its place: the picture is not published.
    Text,
    /// It is none of the articles' pictures.
    Untouched,
}

/// A page for `path` with the sizes of its pictures, so that nothing moves while they load, and with their copies for
/// phones in their place. `display` tells of a picture by its path below the editions folder.
pub fn dress(html: &str, path: &str, display: &dyn Fn(&str) -> Display) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html;
    // Whether the text of a picture was just put in its place.
    let mut replaced = false;
    while let Some(at) = rest.find('<') {
        replaced &= rest[..at].trim().is_empty();
        out.push_str(&rest[..at]);
        let len = markup_len(&rest[at..]);
        let (tag, after) = rest[at..].split_at(len);
        rest = after;
        let src = tag.strip_prefix("<img ").and_then(|_| value(tag, "src"));
        let target = src.and_then(|src| match resolve(folder, &src.replace("&amp;", "&")) {
            Address::Local { path, .. } => Some(path),
            _ => None,
        });
        let label = tag.strip_prefix("<span class=\"tag unseen\"").filter(|_| replaced);
        let shown = target.as_deref().map_or(Display::Untouched, display);
        replaced = false;
        match (shown, target, label) {
            (Display::Text, ..) => {
                out.push_str(&text_of_image(tag));
                replaced = true;
            }
            (Display::Picture(picture), Some(target), _) => out.push_str(&dressed(tag, path, &target, &picture)),
            // What is said of a text that stands for a picture is for all.
            (.., Some(label)) => {
                out.push_str("<span class=\"tag\"");
                out.push_str(label);
            }
            _ => out.push_str(tag),
        }
    }
    out.push_str(rest);
    out
}

/// An image with its size and copies. The largest file is in no list: a phone with a fine screen would take it.
fn dressed(tag: &str, page: &str, target: &str, picture: &Picture) -> String {
    let Some(size) = picture.size else { return tag.to_owned() };
    // The path below the editions folder begins with the locale's.
    let asset = target.split_once('/').map_or(target, |(_, asset)| asset);
    let url = |width| relative_url(page, &copy_path(asset, width));
    let mut files: Vec<(String, u32)> = picture.copies.iter().map(|&width| (url(width), width)).collect();
    if files.last().is_none_or(|(_, width)| *width < super::WIDTHS[1]) {
        files.push((relative_url(page, target), size.0));
    }
    let mut out = tag.trim_end_matches(['>', '/']).trim_end().to_owned();
    let (mut width, mut height) = size;
    if let Some((last, widest)) = files.last().filter(|_| !picture.copies.is_empty()) {
        if let Some((before, (_, after))) = out.split_once(" src=\"").and_then(|(b, a)| Some((b, a.split_once('"')?))) {
            out = format!("{before} src=\"{last}\"{after}");
        }
        (width, height) = (*widest, height_of(size, *widest));
        let set: Vec<String> = files.iter().map(|(url, width)| format!("{url} {width}w")).collect();
        let _ = write!(out, " srcset=\"{}\" sizes=\"{SIZES}\"", set.join(", "));
    }
    let _ = write!(out, " width=\"{width}\" height=\"{height}\">");
    out
}

/// The text of an image, in its language, as HTML. `tag` is what the sanitiser wrote.
pub(in crate::edition) fn text_of_image(tag: &str) -> String {
    // The serialiser leaves `<` and `>` in attributes as they are.
    let alt = value(tag, "alt").unwrap_or_default().replace('<', "&lt;").replace('>', "&gt;");
    match (value(tag, "lang"), value(tag, "dir")) {
        (Some(lang), Some(dir)) => format!("<span lang=\"{lang}\" dir=\"{dir}\">{alt}</span>"),
        _ => alt,
    }
}

/// The value of an attribute that is written in double quotes.
fn value<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// The length of the tag that `text` starts with, or of the whole element whose text is no markup.
fn markup_len(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |at| at + 3);
    }
    for name in ["style", "script", "textarea", "title"] {
        let is = |name: &str| text.get(1..=name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name));
        if is(name) && !text[1 + name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
            let end = format!("</{name}");
            return text.find(&end).unwrap_or(text.len());
        }
    }
    tag_len(text)
}

/// The length of the tag that `text` starts with; quoted values may have any sign in them.
pub(in crate::edition) fn tag_len(text: &str) -> usize {
    let mut quoted = false;
    for (i, byte) in text.bytes().enumerate() {
        quoted ^= byte == b'"';
        if byte == b'>' && !quoted {
            return i + 1;
        }
    }
    text.len()
}
