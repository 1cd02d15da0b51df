//! What a site tells search engines: a sitemap with the languages of every page, and `robots.txt`.

use std::collections::BTreeMap;

use super::body::escape;
use super::feed::{date_in_feed, feed};
use super::index::Listing;
use super::page::Page;
use super::paths::{FRONT_PATH, feed_path, index_path, page_path};
use super::site::Site;
use crate::assemble::SiteWords;
use crate::locale::Locale;

/// The most URLs of one file: less than the 50,000 of the protocol, since a file is made in memory.
const MOST_URLS: usize = 10_000;
/// The most bytes of one file: less than the 50 MiB of the protocol.
const MOST_BYTES: usize = 45 << 20;

/// In which languages each article has a page.
pub(super) struct Versions {
    by_stem: BTreeMap<String, Vec<Locale>>,
    sources: BTreeMap<String, Locale>,
}

impl Versions {
    fn new(listings: &BTreeMap<Locale, Listing>, order: &[&SiteWords]) -> Self {
        let mut versions = Self { by_stem: BTreeMap::new(), sources: BTreeMap::new() };
        for locale in order.iter().map(|words| words.locale()) {
            for card in listings.get(locale).into_iter().flat_map(|l| &l.cards) {
                versions.by_stem.entry(card.stem.clone()).or_default().push(locale.clone());
                if card.translated.is_none() {
                    versions.sources.insert(card.stem.clone(), locale.clone());
                }
            }
        }
        versions
    }

    /// In the order of the site.
    pub fn of(&self, stem: &str) -> &[Locale] {
        self.by_stem.get(stem).map_or(&[], Vec::as_slice)
    }
}

/// The files by which a site is found: a feed a locale, the sitemap, and `robots.txt`, each with its path below the
/// editions folder. `words` are those of the locales that have pages, in the order of the site.
///
/// There are none where the site has no address.
pub fn discovery<'a>(
    listings: &'a BTreeMap<Locale, Listing>,
    words: &'a [&SiteWords],
    site: &'a Site,
) -> Box<dyn Iterator<Item = (String, Page)> + 'a> {
    let Some(url) = &site.config().url else { return Box::new(std::iter::empty()) };
    let versions = Versions::new(listings, words);
    let feeds: Vec<(String, Page)> = words
        .iter()
        .filter_map(|w| Some((feed_path(w.locale()), feed(listings.get(w.locale())?, w, &versions, site)?)))
        .collect();
    // It is read at the root of a host only.
    let robots = url
        .is_root()
        .then(|| ("robots.txt".to_owned(), format!("User-agent: *\nAllow: /\n\nSitemap: {url}/{SITEMAP}\n")));
    let plain = |(path, html)| (path, Page { html, assets: Vec::new(), findings: Vec::new() });
    Box::new(feeds.into_iter().chain(sitemap(listings, words, versions, site, MOST_URLS).chain(robots).map(plain)))
}

const SITEMAP: &str = "sitemap.xml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The sitemap, a file at a time; where it is too long for one, its parts and then their index.
fn sitemap<'a>(
    listings: &'a BTreeMap<Locale, Listing>,
    words: &'a [&SiteWords],
    versions: Versions,
    site: &'a Site,
    most: usize,
) -> impl Iterator<Item = (String, String)> + 'a {
    let mut entries = entries(listings, words, versions, site);
    let mut next = entries.next();
    let mut parts = 0;
    let mut ended = false;
    std::iter::from_fn(move || {
        let Some(first) = next.take() else {
            let done = std::mem::replace(&mut ended, true);
            return (parts > 1 && !done).then(|| (SITEMAP.to_owned(), index_of_parts(parts, site)));
        };
        let (mut part, mut count) = (first, 1);
        for entry in entries.by_ref() {
            if count == most || part.len() + entry.len() >= MOST_BYTES {
                next = Some(entry);
                break;
            }
            part.push_str(&entry);
            count += 1;
        }
        let xhtml = "http://www.w3.org/1999/xhtml";
        let text = format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\" xmlns:xhtml=\"{xhtml}\">\n{part}</urlset>\n");
        parts += 1;
        let is_only = parts == 1 && next.is_none();
        Some((if is_only { SITEMAP.to_owned() } else { part_path(parts) }, text))
    })
}

fn part_path(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

fn index_of_parts(parts: usize, site: &Site) -> String {
    let mut index = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    for number in 1..=parts {
        let address = site.address(&part_path(number)).unwrap_or_default();
        index.push_str(&format!("<sitemap><loc>{}</loc></sitemap>\n", escape(&address)));
    }
    index + "</sitemapindex>\n"
}

/// What a sitemap says of every page: the front page, the lists, and the articles by their names.
fn entries<'a>(
    listings: &'a BTreeMap<Locale, Listing>,
    words: &'a [&SiteWords],
    mut versions: Versions,
    site: &'a Site,
) -> impl Iterator<Item = String> + 'a {
    let indices: Vec<(Locale, String)> = words.iter().map(|w| (w.locale().clone(), index_path(w.locale()))).collect();
    let own: Vec<String> = [FRONT_PATH]
        .into_iter()
        .chain(indices.iter().map(|(_, path)| path.as_str()))
        .map(|path| entry(site, path, None, &indices, Some(FRONT_PATH)))
        .collect();
    let dates: BTreeMap<&str, &str> =
        listings.values().flat_map(|l| &l.cards).filter_map(|c| Some((c.stem.as_str(), c.date.as_deref()?))).collect();
    let of_articles = versions.by_stem.into_iter().flat_map(move |(stem, locales)| {
        let pages: Vec<(Locale, String)> = locales.into_iter().map(|l| (l.clone(), page_path(&l, &stem))).collect();
        let default = versions.sources.remove(&stem).map(|source| page_path(&source, &stem));
        let date = dates.get(stem.as_str()).copied().filter(|date| date_in_feed(date).is_some());
        pages.iter().map(|(_, path)| entry(site, path, date, &pages, default.as_deref())).collect::<Vec<_>>()
    });
    own.into_iter().chain(of_articles)
}

fn entry(site: &Site, path: &str, date: Option<&str>, pages: &[(Locale, String)], default: Option<&str>) -> String {
    let address = |path: &str| escape(&site.address(path).unwrap_or_default());
    let mut out = format!("<url><loc>{}</loc>", address(path));
    if let Some(date) = date {
        out.push_str(&format!("<lastmod>{date}</lastmod>"));
    }
    if pages.len() > 1 {
        let versions = pages.iter().map(|(locale, path)| (locale.to_string(), path.as_str()));
        for (lang, path) in versions.chain(default.map(|path| ("x-default".to_owned(), path))) {
            out.push_str(&format!("\n<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>", address(path)));
        }
        out.push('\n');
    }
    out.push_str("</url>\n");
    out
}

#[cfg(test)]
#[path = "tests/discovery.rs"]
mod tests;
