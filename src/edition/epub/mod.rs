//! A locale's articles as a book: EPUB 3, for readers without a connection.
//!
//! A chapter is what the main part of the article's page is, so that every label and notice of the page is in the
//! book as well, in the same words.

mod cover;
mod links;
mod package;
#[cfg(test)]
mod tests;
mod tree;
mod xhtml;
mod zip;

use std::collections::{BTreeMap, BTreeSet};

pub use cover::Cover;
pub(super) use links::outside;

use self::links::{Contents, Of, settle};
use self::package::Package;
use super::card::ArticleCard;
use super::index::newest_first;
use super::paths::page_path;
use super::withheld::Withheld;
use crate::assemble::SiteWords;

/// The bytes that the pictures of a book may take; what is more is for a site, and not for a messaging app.
pub const PICTURE_BYTES: usize = 32 << 20;

/// An article as it goes into a book.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// What the index says of it.
    pub card: ArticleCard,
    /// Its whole page, as [`article_page`](super::article_page) made it.
    pub page: String,
}

/// What a book needs to know of the site.
#[derive(Clone, Copy, Debug)]
pub struct BookContext<'a> {
    /// The words of the book's locale.
    pub words: &'a SiteWords,
    /// Where the editions folder is on the web, if anywhere: links to what is not in the book lead there.
    pub site: Option<&'a str>,
    /// Articles of the locale that are not in the book because they are older.
    pub left_out: usize,
    /// What was wrong in articles that the locale holds back.
    pub withheld: &'a [Withheld],
    /// The newsroom's own cover.
    pub cover: Option<&'a Cover>,
}

/// A book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// The file.
    pub bytes: Vec<u8>,
    /// Pictures, by their paths below the editions folder, for which there was no room: their text stands there.
    pub too_large: Vec<String>,
}

/// The `n` newest articles, in the order of the index: newest first, then by headline.
pub fn newest(cards: &[ArticleCard], n: usize) -> Vec<&ArticleCard> {
    let mut sorted = newest_first(cards);
    sorted.truncate(n);
    sorted
}

/// The book of a locale, for the path that [`book_path`](super::book_path) gives; `None` without a chapter, or
/// where the format would not hold it.
///
/// The chapters come in the order given. `picture` gives the bytes of a picture by its path below the editions
/// folder; one that is not there, is of another kind than books show, or does or loads something, becomes its text.
pub fn book(
    chapters: &[Chapter],
    context: &BookContext<'_>,
    picture: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Option<Book> {
    let page = context.words.locale();
    let paths: Vec<String> = chapters.iter().map(|c| page_path(page, &c.card.stem)).collect();
    let files: Vec<String> = chapters.iter().map(|c| format!("articles/{}.xhtml", file_name(&c.card.stem))).collect();
    let mut contents = Contents {
        chapters: paths.iter().cloned().zip(files.iter().cloned()).collect(),
        pictures: BTreeMap::new(),
        room: PICTURE_BYTES - context.cover.map_or(0, |cover| cover.bytes.len().min(PICTURE_BYTES)),
        read: picture,
        too_large: BTreeSet::new(),
    };
    let mut bodies = Vec::with_capacity(chapters.len());
    for (chapter, path) in chapters.iter().zip(&paths) {
        let mut addresses = Of { contents: &mut contents, page: path, site: context.site, words: context.words };
        let nodes = tree::parse(&chapter.page);
        let main = tree::find(&nodes, "main").map(|main| &main.children[..]).unwrap_or_default();
        let file = contents_file(&files, &paths, path);
        bodies.push((file, xhtml::convert(main, &mut addresses)));
    }
    settle(&mut bodies);
    let rendered = bodies.into_iter().map(|(_, nodes)| {
        let mut body = String::new();
        tree::write(&nodes, &mut body);
        body
    });
    let rendered: Vec<String> = rendered.collect();
    let pictures: Vec<links::Picture> = contents.pictures.into_values().flatten().collect();
    let entries = Package { chapters, files: &files, bodies: rendered, pictures, context }.entries()?;
    Some(Book { bytes: zip::zip(&entries)?, too_large: contents.too_large.into_iter().collect() })
}

/// The file of a chapter as other chapters see it.
fn contents_file(files: &[String], paths: &[String], path: &str) -> String {
    let at = paths.iter().position(|p| p == path);
    let file = at.and_then(|at| files.get(at)).map(|f| f.rsplit('/').next().unwrap_or_default());
    file.unwrap_or_default().to_owned()
}

/// The longest name that is written out.
const LONGEST: usize = 100;

/// The name of a file in the book for an article or a picture: the same for the same, another for another, of letters
/// that no reading system and no file system takes otherwise.
fn file_name(stem: &str) -> String {
    let mut out = String::new();
    for byte in stem.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' => out.push(char::from(byte)),
            b'/' => out.push('.'),
            // Capitals too: some systems take them for small letters.
            _ => out.push_str(&format!("_{byte:02x}")),
        }
    }
    if out.len() > LONGEST {
        out.truncate(LONGEST - 17);
        out.push_str(&format!("_{:016x}", crate::text::fingerprint(&[stem])));
    }
    out
}
