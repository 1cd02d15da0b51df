//! What a site tells search engines: a sitemap with the languages of every page, and `robots.txt`.

use std::collections::{BTreeMap, BTreeSet};

use super::body::escape;
use super::card::ArticleCard;
use super::feed::{date_in_feed, feed};
use super::page::Page;
use super::paths::{FRONT_PATH, feed_path, index_path, page_path};
use super::site::Site;
use crate::assemble::SiteWords;
use crate::locale::Locale;

/// The most URLs of one file, by the protocol.
const MOST_URLS: usize = 50_000;
/// The most bytes of one file: less than the 50 MiB of the protocol.
const MOST_BYTES: usize = 45 << 20;

/// In which languages each article has a page.
pub(super) struct Versions {
    by_stem: BTreeMap<String, Vec<Locale>>,
    sources: BTreeMap<String, Locale>,
}

impl Versions {
    fn new(cards: &BTreeMap<Locale, Vec<ArticleCard>>, order: &[&SiteWords]) -> Self {
        let mut versions = Self { by_stem: BTreeMap::new(), sources: BTreeMap::new() };
        for locale in order.iter().map(|words| words.locale()) {
            for card in cards.get(locale).into_iter().flatten() {
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
pub fn discovery(cards: &BTreeMap<Locale, Vec<ArticleCard>>, words: &[&SiteWords], site: &Site) -> Vec<(String, Page)> {
    let Some(url) = &site.config().url else { return Vec::new() };
    let versions = Versions::new(cards, words);
    let mut files: Vec<(String, Page)> = words
        .iter()
        .filter_map(|w| Some((feed_path(w.locale()), feed(cards.get(w.locale())?, w, &versions, site)?)))
        .collect();
    let plain = |text: String| Page { html: text, assets: Vec::new(), findings: Vec::new() };
    files.extend(sitemap(cards, words, &versions, site, MOST_URLS).into_iter().map(|(path, text)| (path, plain(text))));
    // It is read at the root of a host only.
    if url.is_root() {
        let text = format!("User-agent: *\nAllow: /\n\nSitemap: {url}/{SITEMAP}\n");
        files.push(("robots.txt".to_owned(), plain(text)));
    }
    files
}

const SITEMAP: &str = "sitemap.xml";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The sitemap; where it is too long for one file, an index and its parts.
fn sitemap(
    cards: &BTreeMap<Locale, Vec<ArticleCard>>,
    words: &[&SiteWords],
    versions: &Versions,
    site: &Site,
    most: usize,
) -> Vec<(String, String)> {
    let mut parts: Vec<(usize, String)> = Vec::new();
    let mut push = |entry: String| match parts.last_mut() {
        Some((count, part)) if *count < most && part.len() + entry.len() < MOST_BYTES => {
            *count += 1;
            part.push_str(&entry);
        }
        _ => parts.push((1, entry)),
    };
    let locales: Vec<&Locale> = words.iter().map(|w| w.locale()).collect();
    let indices: Vec<(&Locale, String)> = locales.iter().map(|l| (*l, index_path(l))).collect();
    push(entry(site, FRONT_PATH, None, &indices, Some(FRONT_PATH)));
    for (_, path) in &indices {
        push(entry(site, path, None, &indices, Some(FRONT_PATH)));
    }
    let dates: BTreeMap<&str, &str> =
        cards.values().flatten().filter_map(|c| Some((c.stem.as_str(), c.date.as_deref()?))).collect();
    let stems: BTreeSet<&str> = versions.by_stem.keys().map(String::as_str).collect();
    for stem in stems {
        let pages: Vec<(&Locale, String)> = versions.of(stem).iter().map(|l| (l, page_path(l, stem))).collect();
        let default = versions.sources.get(stem).map(|source| page_path(source, stem));
        let date = dates.get(stem).copied().filter(|date| date_in_feed(date).is_some());
        for (_, path) in &pages {
            push(entry(site, path, date, &pages, default.as_deref()));
        }
    }
    let whole = |part: &str| {
        let xhtml = "http://www.w3.org/1999/xhtml";
        format!("{HEAD}<urlset xmlns=\"{NAMESPACE}\" xmlns:xhtml=\"{xhtml}\">\n{part}</urlset>\n")
    };
    if let [(_, only)] = parts.as_slice() {
        return vec![(SITEMAP.to_owned(), whole(only))];
    }
    let mut index = format!("{HEAD}<sitemapindex xmlns=\"{NAMESPACE}\">\n");
    let mut files = Vec::new();
    for (i, (_, part)) in parts.iter().enumerate() {
        let path = format!("sitemap-{}.xml", i + 1);
        let address = site.address(&path).unwrap_or_default();
        index.push_str(&format!("<sitemap><loc>{}</loc></sitemap>\n", escape(&address)));
        files.push((path, whole(part)));
    }
    index.push_str("</sitemapindex>\n");
    files.push((SITEMAP.to_owned(), index));
    files
}

fn entry(site: &Site, path: &str, date: Option<&str>, pages: &[(&Locale, String)], default: Option<&str>) -> String {
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
