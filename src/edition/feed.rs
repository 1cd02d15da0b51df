//! What a site tells feed readers: one Atom feed a locale (RFC 4287).

use std::cmp::Reverse;

use jiff::civil::Date;
use serde::Serialize;

use super::card::ArticleCard;
use super::corrections::Correction;
use super::index::Listing;
use super::page::Page;
use super::paths::{FRONT_PATH, feed_path, index_path, page_path};
use super::site::Site;
use super::sitemap::Versions;
use super::templates::Safe;
use crate::assemble::SiteWords;
use crate::locale::Locale;

/// How many corrections of published articles, how many of others, and how many articles, a feed has at most.
pub(super) const NEWEST: usize = 50;

/// The feed of the locale of `words`, for the path that [`feed_path`] gives: the newest corrections, and then the
/// newest articles that have a date. Among the corrections are those of articles that the locale holds back.
///
/// Its dates are those of the articles and never today's, so that the same articles give the same bytes. `None` where
/// the site has no address, without which nothing in a feed has an id, and where no article has a date.
pub(super) fn feed(listing: &Listing, words: &SiteWords, versions: &Versions, site: &Site) -> Option<Page> {
    let page = words.locale();
    let path = feed_path(page);
    let id = site.address(&path).map(Safe)?;
    let mut dated: Vec<(&ArticleCard, Date)> =
        listing.cards.iter().filter_map(|card| Some((card, date_in_feed(card.date.as_deref()?)?))).collect();
    dated.sort_by_key(|(card, date)| (Reverse(*date), card.stem.as_str()));
    dated.truncate(NEWEST);
    let corrected = corrections(listing, words, site);
    let updated = dated.iter().map(|(_, date)| *date).chain(corrected.iter().map(|(date, _)| *date)).max()?;
    let articles = dated.into_iter().filter_map(|(card, date)| {
        let at = site.address(&page_path(page, &card.stem)).map(Safe)?;
        let others = versions.of(&card.stem).iter().filter(|locale| *locale != page);
        Some(Entry {
            id: at.clone(),
            url: at,
            lang: page.to_string(),
            title: FeedText::new(&card.headline.0, &card.headline.1, page),
            summary: card.deck.as_ref().map(|(text, locale)| FeedText::new(text, locale, page)),
            moment: moment(date),
            others: others
                .filter_map(|locale| {
                    let url = site.address(&page_path(locale, &card.stem)).map(Safe)?;
                    Some(Other { lang: locale.to_string(), url })
                })
                .collect(),
        })
    });
    // What was wrong comes first, so that nobody has to look for it.
    let entries = corrected.into_iter().map(|(_, entry)| entry).chain(articles).collect();
    let (title, description) = (words.say("site-title"), words.say("site-description"));
    let view = FeedView {
        lang: page.to_string(),
        index: site.address(&index_path(page)).map(Safe)?,
        publisher: xml_text(site.config().publisher(&title.text)),
        site: site.address(FRONT_PATH).map(Safe)?,
        title: FeedText::new(&title.text, &title.locale, page),
        subtitle: FeedText::new(&description.text, &description.locale, page),
        logo: site.picture("logo").and_then(|name| site.address(&name)).map(Safe),
        icon: site.picture("icon").and_then(|name| site.address(&name)).map(Safe),
        id,
        updated: moment(updated),
        entries,
    };
    let mut findings = Vec::new();
    let text = site.templates().render("feed.xml", view, NEWEST, &mut findings);
    Some(Page { html: text, assets: Vec::new(), findings })
}

/// The newest corrections, each an entry of its own, that leads to the article.
///
/// Its id is the address that the article has in this language, with the day and a number, so that it stays when others
/// follow, and when the article is held back: what a reader was told once need not be told again.
fn corrections(listing: &Listing, words: &SiteWords, site: &Site) -> Vec<(Date, Entry)> {
    let page = words.locale();
    let published = listing.cards.iter().flat_map(|card| {
        let all = card.corrections.iter();
        numbered(all).map(|(c, date, number)| Told {
            card: (card.stem.as_str(), &card.headline),
            c,
            date,
            number,
            at: page,
        })
    });
    let withheld = listing.withheld.iter().flat_map(|w| {
        let (all, at) = (w.corrections.iter().map(|(c, _)| c), w.instead.as_ref());
        numbered(all).filter_map(move |(c, date, number)| {
            Some(Told { card: (w.stem.as_str(), &w.headline), c, date, number, at: at? })
        })
    });
    // What nobody has translated does not take the room of what people have read.
    let mut told = newest(published.collect());
    told.extend(newest(withheld.collect()));
    told.sort_by_key(Told::key);
    let word = words.say("correction").text;
    let entry = |told: Told<'_>| {
        let (stem, headline) = told.card;
        let id = format!("{}#correction-{}-{}", site.address(&page_path(page, stem))?, told.date, told.number);
        let title = format!("{word}: {}", headline.0);
        let entry = Entry {
            id: Safe(id),
            url: site.address(&page_path(told.at, stem)).map(Safe)?,
            lang: told.at.to_string(),
            title: FeedText::new(&title, &headline.1, page),
            summary: Some(FeedText::new(&told.c.text.0, &told.c.text.1, page)),
            moment: moment(told.date),
            others: Vec::new(),
        };
        Some((told.date, entry))
    };
    told.into_iter().filter_map(entry).collect()
}

/// A correction, and where it leads.
struct Told<'a> {
    /// The article's name and headline.
    card: (&'a str, &'a (String, Locale)),
    c: &'a Correction,
    date: Date,
    /// Which of its day it is, from 1.
    number: usize,
    /// The language of the page that it leads to.
    at: &'a Locale,
}

impl<'a> Told<'a> {
    fn key(&self) -> (Reverse<Date>, &'a str, usize) {
        (Reverse(self.date), self.card.0, self.number)
    }
}

fn newest(mut told: Vec<Told<'_>>) -> Vec<Told<'_>> {
    told.sort_by_key(Told::key);
    told.truncate(NEWEST);
    told
}

/// The corrections of an article with a date that a feed can say, and which of its day each is.
fn numbered<'a>(
    corrections: impl Iterator<Item = &'a Correction>,
) -> impl Iterator<Item = (&'a Correction, Date, usize)> {
    let mut before: Option<(Date, usize)> = None;
    corrections.filter_map(move |correction| {
        let date = date_in_feed(&correction.date)?;
        // Those of one day stand together.
        let number = before.filter(|(day, _)| *day == date).map_or(1, |(_, number)| number + 1);
        before = Some((date, number));
        Some((correction, date, number))
    })
}

/// The date of an article as a feed can say it; `None` for a year that RFC 3339 has no digits for.
pub(super) fn date_in_feed(date: &str) -> Option<Date> {
    date.parse::<Date>().ok().filter(|date| date.year() > 0)
}

/// A day as a moment. At noon it is the same day for nearly everyone; at midnight, readers in Haiti would be told the
/// day before.
fn moment(date: Date) -> String {
    format!("{date}T12:00:00Z")
}

/// A text without what XML cannot hold.
fn xml_text(text: &str) -> String {
    let fits = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(fits).collect()
}

#[derive(Serialize)]
struct FeedView {
    id: Safe,
    lang: String,
    title: FeedText,
    subtitle: FeedText,
    updated: String,
    index: Safe,
    publisher: String,
    site: Safe,
    logo: Option<Safe>,
    icon: Option<Safe>,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: Safe,
    url: Safe,
    lang: String,
    title: FeedText,
    summary: Option<FeedText>,
    moment: String,
    others: Vec<Other>,
}

/// The same article in another language.
#[derive(Serialize)]
struct Other {
    lang: String,
    url: Safe,
}

/// Words in XML.
#[derive(Serialize)]
struct FeedText {
    text: String,
    attributes: Safe,
}

impl FeedText {
    fn new(text: &str, locale: &Locale, feed: &Locale) -> Self {
        let attributes = if locale == feed { String::new() } else { format!(" xml:lang=\"{locale}\"") };
        Self { text: xml_text(text), attributes: Safe(attributes) }
    }
}
