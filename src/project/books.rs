//! Books and pages in one file: what is made of pages when these are done.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Survey;
use super::build::Built;
use super::pictures::Pictures;
use crate::assemble::{self, Faces, SiteWords};
use crate::config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::edition::{self, ArticleCard, BookContext, Chapter, Cover, Listing, PageContext, Site};
use crate::locale::Locale;

impl Survey<'_> {
    /// An article's page with its pictures in it.
    pub(super) fn single(
        &self,
        html: &str,
        words: &SiteWords,
        stem: &str,
        site: &Site,
        pictures: &Pictures<'_>,
    ) -> Vec<u8> {
        edition::single_page(html, stem, words, url(site), &|path| pictures.bytes(path)).into_bytes()
    }

    /// Writes the book of every locale that has articles. The newest ones are read once more, so that the pages of
    /// an archive need not be kept for the few that are in a book.
    pub(super) fn write_books(
        &self,
        listings: &BTreeMap<Locale, Listing>,
        words: &HashMap<Locale, SiteWords>,
        site: &Site,
        pictures: &Pictures<'_>,
        built: &mut Built,
    ) {
        let most = usize::from(self.project().config().epub.articles);
        let wanted: BTreeMap<&Locale, Vec<&ArticleCard>> =
            listings.iter().map(|(locale, l)| (locale, edition::newest(&l.cards, most))).collect();
        let stems: BTreeSet<&str> = wanted.values().flatten().map(|card| card.stem.as_str()).collect();
        let which: Vec<usize> =
            self.all().into_iter().filter(|&i| stems.contains(self.articles[i].stem.as_str())).collect();
        let (pages, _) = self.map(&which, &|| {}, |state| {
            let has = |cards: &[&ArticleCard]| cards.iter().any(|card| card.stem == state.stem);
            // A link to the original is a link of the site: in the book it needs an address.
            let original = url(site).is_some()
                && listings.get(&state.source).is_some_and(|l| l.cards.iter().any(|card| card.stem == state.stem));
            let offered = if original { std::slice::from_ref(&state.source) } else { &[] };
            let locales = wanted.iter().filter(|(_, cards)| has(cards));
            let pages: Vec<((Locale, String), String)> = locales
                .filter_map(|(locale, _)| words.get(locale))
                .map(|words| {
                    let edition = assemble::assemble(&state, self.project().config(), Faces::Labelled, words);
                    let page = edition::article_page(&state, &edition, &PageContext { words, locales: offered, site });
                    let path = edition::page_path(words.locale(), &state.stem);
                    let html = pictures.slim(&page.html, &path, words.locale(), &page.assets);
                    ((words.locale().clone(), state.stem.clone()), html)
                })
                .collect();
            pages
        });
        let mut made: HashMap<(Locale, String), String> = pages.into_iter().flatten().collect();
        let mut of_covers = Vec::new();
        for (locale, listed) in wanted {
            let Some(words) = words.get(locale) else { continue };
            let chapters: Vec<Chapter> = listed
                .into_iter()
                .filter_map(|card| {
                    let page = made.remove(&(locale.clone(), card.stem.clone()))?;
                    Some(Chapter { card: card.clone(), page })
                })
                .collect();
            let Some(listing) = listings.get(locale).filter(|_| !chapters.is_empty()) else { continue };
            let left_out = listing.cards.len().saturating_sub(chapters.len());
            let cover = self.cover(locale).unwrap_or_else(|finding| {
                of_covers.push(*finding);
                None
            });
            let (withheld, cover) = (&listing.withheld[..], cover.as_ref());
            let context = BookContext { words, site: url(site), left_out, withheld, cover };
            let Some(book) = edition::book(&chapters, &context, &|path| pictures.bytes(path)) else { continue };
            let path = edition::book_path(locale);
            built.problems.extend(book.too_large.iter().map(|picture| too_large(picture, locale)));
            match pictures.editions.write(&path, &book.bytes) {
                Ok(Ok(())) => {
                    built.books.insert(locale.clone(), (chapters.len(), left_out));
                }
                Ok(Err(finding)) => built.problems.push(finding),
                Err(e) => built.errors.push(e),
            }
        }
        // Several locales may have the same.
        built.problems.extend(edition::distinct(of_covers));
    }

    /// The newsroom's own cover for a locale's book, if there is to be one; a finding where it cannot be used, and the
    /// book has the one that is drawn.
    fn cover(&self, locale: &Locale) -> Result<Option<Cover>, Box<Diagnostic>> {
        let Some((path, key)) = self.project().config().cover(locale) else { return Ok(None) };
        let read = match self.project().read_bytes(path) {
            Ok(bytes) => Cover::read(&bytes).map_err(|why| format!("the cover `{path}` {why}")),
            Err(fault) => Err(format!("there is no cover: {}", fault.finding(path).message)),
        };
        let text = || self.project().read_text(config::FILE_NAME).unwrap_or_default();
        let finding = |message| {
            let text = text();
            // A mark at its beginning is no part of what TOML counts.
            let mark = text.len() - text.trim_start_matches('\u{FEFF}').len();
            let at = config::place(&text[mark..], &key).map_or(0, |at| at + mark);
            let end = (at + path.len() + 2).min(text.len());
            Diagnostic::new("book-cover", Severity::Error, config::FILE_NAME, at..end, message)
                .with_help("name a PNG or JPEG picture in the project, or take the line away: the cover is drawn then")
        };
        read.map(Some).map_err(|message| Box::new(finding(message)))
    }
}

fn url(site: &Site) -> Option<&str> {
    site.config().url.as_ref().map(|url| url.as_str())
}

fn too_large(picture: &str, locale: &Locale) -> Diagnostic {
    let path = edition::book_path(locale);
    let message = format!(
        "the picture `{picture}` is not in `{path}`, where its text stands instead: pictures may take {} MB of a book",
        edition::PICTURE_BYTES >> 20
    );
    Diagnostic::new("picture-left-out", Severity::Warning, path, 0..0, message)
        .with_help("make the picture smaller, or have fewer articles in the book (`[epub] articles` in tradwi.toml)")
}
