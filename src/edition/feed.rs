//! What a site tells feed readers: one Atom feed a locale (RFC 4287).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::card::ArticleCard;
use super::page::Page;
use super::paths::{FRONT_PATH, feed_path, index_path, page_path};
use super::site::Site;
use super::sitemap::Versions;
use super::templates::Safe;
use crate::assemble::SiteWords;
use crate::locale::Locale;

/// How many corrections, and how many articles, a feed has at most.
const NEWEST: usize = 50;

/// The feed of the locale of `words`, for the path that [`feed_path`] gives: the newest corrections, and then the
/// newest articles that have a date.
///
/// Its dates are those of the articles and never today's, so that the same articles give the same bytes. `None` where
/// the site has no address, without which nothing in a feed has an id, and where no article has a date.
pub(super) fn feed(cards: &[ArticleCard], words: &SiteWords, versions: &Versions, site: &Site) -> Option<Page> {
    let page = words.locale();
    let path = feed_path(page);
    let id = site.address(&path).map(Safe)?;
    let mut dated: Vec<(&ArticleCard, jiff::civil::Date)> =
        cards.iter().filter_map(|card| Some((card, date_in_feed(card.date.as_deref()?)?))).collect();
    dated.sort_by_key(|(card, date)| (Reverse(*date), card.stem.as_str()));
    dated.truncate(NEWEST);
    let corrected = corrections(cards, words, site);
    let updated = dated.iter().map(|(_, date)| *date).chain(corrected.iter().map(|(date, _)| *date)).max()?;
    let articles = dated.into_iter().filter_map(|(card, date)| {
        let at = site.address(&page_path(page, &card.stem)).map(Safe)?;
        let others = versions.of(&card.stem).iter().filter(|locale| *locale != page);
        Some(Entry {
            id: at.clone(),
            url: at,
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
/// Its id is the article's address with the day and a number, so that it stays when others follow.
fn corrections(cards: &[ArticleCard], words: &SiteWords, site: &Site) -> Vec<(jiff::civil::Date, Entry)> {
    let page = words.locale();
    let mut found = Vec::new();
    for card in cards {
        let Some(url) = site.address(&page_path(page, &card.stem)) else { continue };
        let mut of_day: BTreeMap<jiff::civil::Date, usize> = BTreeMap::new();
        for correction in &card.corrections {
            let Some(date) = date_in_feed(&correction.date) else { continue };
            let number = of_day.entry(date).or_default();
            *number += 1;
            let word = words.say("correction");
            let title = format!("{}: {}", word.text, card.headline.0);
            let entry = Entry {
                id: Safe(format!("{url}#correction-{date}-{number}")),
                url: Safe(url.clone()),
                title: FeedText::new(&title, &card.headline.1, page),
                summary: Some(FeedText::new(&correction.text.0, &correction.text.1, page)),
                moment: moment(date),
                others: Vec::new(),
            };
            found.push((date, card.stem.as_str(), *number, entry));
        }
    }
    found.sort_by(|a, b| (Reverse(a.0), a.1, a.2).cmp(&(Reverse(b.0), b.1, b.2)));
    found.truncate(NEWEST);
    found.into_iter().map(|(date, _, _, entry)| (date, entry)).collect()
}

/// The date of an article as a feed can say it; `None` for a year that RFC 3339 has no digits for.
pub(super) fn date_in_feed(date: &str) -> Option<jiff::civil::Date> {
    date.parse::<jiff::civil::Date>().ok().filter(|date| date.year() > 0)
}

/// A day as a moment. At noon it is the same day for nearly everyone; at midnight, readers in Haiti would be told the
/// day before.
fn moment(date: jiff::civil::Date) -> String {
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
