//! Where the links and pictures of a chapter lead.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Element, Node, each};
use super::xhtml::Addresses;
use crate::assemble::SiteWords;
use crate::edition::paths::{self, Address, encoded};
use crate::edition::pictures::{self, Kind};
use crate::locale::Locale;

/// What is in the book, by where it is among the editions.
pub(super) struct Contents<'a> {
    /// The file of each chapter, by the path of its page.
    pub chapters: BTreeMap<String, String>,
    /// By the path of the picture.
    pub pictures: BTreeMap<String, Option<Picture>>,
    /// Bytes that pictures may still take.
    pub room: usize,
    /// Gives the bytes of a picture by its path below the editions folder.
    pub read: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// Pictures that would have made the book too large.
    pub too_large: BTreeSet<String>,
}

/// A picture in the book.
pub(super) struct Picture {
    pub file: String,
    pub kind: Kind,
    pub bytes: Vec<u8>,
}

impl Contents<'_> {
    /// The file of a picture, which is put into the book if it may be there.
    fn picture(&mut self, path: &str) -> Option<String> {
        if !self.pictures.contains_key(path) {
            let picture = self.judged(path);
            self.pictures.insert(path.to_owned(), picture);
        }
        self.pictures.get(path)?.as_ref().map(|p| p.file.clone())
    }

    fn judged(&mut self, path: &str) -> Option<Picture> {
        let bytes = (self.read)(path)?;
        let (kind, clean) = pictures::judge(&bytes)?;
        let Some(room) = self.room.checked_sub(clean.len()) else {
            self.too_large.insert(path.to_owned());
            return None;
        };
        self.room = room;
        let stem = path.split_once('/').map_or(path, |(_, below)| below);
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        // The same name may stand for a photograph and for a drawing.
        let number = format!("{:08x}", crate::text::fingerprint(&[path]) as u32);
        let file = format!("pictures/{}-{number}.{}", super::file_name(stem), kind.extension());
        Some(Picture { file, kind, bytes: clean.into_owned() })
    }
}

/// The addresses of one chapter.
pub(super) struct Of<'c, 'a> {
    pub contents: &'c mut Contents<'a>,
    /// The path of its page below the editions folder.
    pub page: &'c str,
    pub site: Option<&'c str>,
    pub words: &'c SiteWords,
}

impl Addresses for Of<'_, '_> {
    fn link(&mut self, href: &str) -> Option<String> {
        let folder = self.page.rsplit_once('/').map_or("", |(folder, _)| folder);
        match paths::resolve(folder, href) {
            Address::Fragment => Some(href.trim().to_owned()),
            Address::External => outside(href),
            Address::Local { path, suffix } => match self.contents.chapters.get(&path) {
                Some(file) => {
                    let fragment = suffix.find('#').map_or("", |at| &suffix[at..]);
                    // Chapters lie side by side.
                    Some(format!("{}{fragment}", file.rsplit('/').next().unwrap_or_default()))
                }
                None => outside(&format!("{}/{}{suffix}", self.site?.trim_end_matches('/'), encoded(&path))),
            },
            Address::Outside => None,
        }
    }

    fn picture(&mut self, src: &str) -> Option<String> {
        let folder = self.page.rsplit_once('/').map_or("", |(folder, _)| folder);
        let Address::Local { path, .. } = paths::resolve(folder, src) else { return None };
        self.contents.picture(&path).map(|file| format!("../{file}"))
    }

    fn picture_word(&self) -> (String, Locale) {
        let word = self.words.say("picture");
        (word.text, word.locale)
    }
}

/// An address of another site as a validator wants it, if a browser would go there.
pub(in crate::edition) fn outside(href: &str) -> Option<String> {
    let url = ammonia::Url::parse(href.trim()).ok()?;
    if !matches!(url.scheme(), "http" | "https" | "mailto" | "tel")
        || url.scheme().starts_with("http") && !url.has_host()
    {
        return None;
    }
    let text = url.as_str();
    // The brackets of an address in figures are the only ones that may stand.
    let host = url.host_str().filter(|h| h.starts_with('[')).and_then(|h| Some(text.find(h)? + h.len())).unwrap_or(0);
    let mut out = text[..host].to_owned();
    let rest = &text.as_bytes()[host..];
    let mut fragment = false;
    for (i, &byte) in rest.iter().enumerate() {
        let hex = |at: usize| rest.get(at).is_some_and(u8::is_ascii_hexdigit);
        let keep = match byte {
            b'%' => hex(i + 1) && hex(i + 2),
            b'#' => !std::mem::replace(&mut fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if keep {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(out)
}

/// Takes away the links to places that no chapter has, and says which links are those of notes.
pub(super) fn settle(chapters: &mut [(String, Vec<Node>)]) {
    let mut places: BTreeSet<(String, String)> = BTreeSet::new();
    for (file, nodes) in chapters.iter_mut() {
        each(nodes, &mut |element| {
            if let Some(id) = element.tag.get("id") {
                places.insert((file.clone(), id.to_owned()));
            }
        });
    }
    for (file, nodes) in chapters {
        each(nodes, &mut |element| settle_link(element, file, &places));
    }
}

fn settle_link(element: &mut Element, own: &str, places: &BTreeSet<(String, String)>) {
    let Some(href) = element.tag.get("href").map(str::to_owned) else { return };
    if href.contains(':') {
        return;
    }
    let (file, fragment) = href.split_once('#').unwrap_or((&href, ""));
    let target = if file.is_empty() { own } else { file };
    let there = places.contains(&(target.to_owned(), fragment.to_owned()));
    match (file.is_empty(), there) {
        (true, true) if fragment.starts_with("fn-") => {
            element.set("epub:type", "noteref");
            element.set("role", "doc-noteref");
        }
        (true, true) if element.tag.has_class("back") => element.set("role", "doc-backlink"),
        (_, true) => {}
        (false, false) => {
            let file = file.to_owned();
            element.set("href", &file);
        }
        // A place that is not there: the text alone.
        (true, false) => {
            element.tag.name = if element.children.iter().any(is_block) { "div".into() } else { "span".into() };
            element.unset("href");
            element.unset("hreflang");
        }
    }
}

fn is_block(node: &Node) -> bool {
    matches!(node, Node::Element(e) if matches!(e.name(), "p" | "div" | "ul" | "ol" | "table" | "figure" | "blockquote" | "pre" | "hr" | "section" | "article" | "dl")
        || e.name().len() == 2 && e.name().starts_with('h')
        || e.children.iter().any(is_block))
}
