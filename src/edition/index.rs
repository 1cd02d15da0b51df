//! The list of all articles in a locale, and the page that offers the locales.

use std::cmp::Reverse;

use serde::Serialize;

use super::card::{ArticleCard, share};
use super::feed::date_in_feed;
use super::frame::{FootLink, Frame, LanguageLink, Words};
use super::head::Subject;
use super::page::{Page, PageContext};
use super::paths::{FRONT_PATH, book_path, index_path, page_path, relative_url};
use super::site::Site;
use super::templates::Safe;
use crate::assemble::SiteWords;

/// The index page of a locale, for the path that [`index_path`] gives: newest first, then by headline; articles
/// without a date come last. The context's locales are those that have one.
pub fn index_page(cards: &[ArticleCard], context: &PageContext<'_>) -> Page {
    let PageContext { words, locales, site } = *context;
    let page = words.locale();
    let path = index_path(page);
    let has_feed = cards.iter().any(|c| c.date.as_deref().and_then(date_in_feed).is_some());
    let mut sorted: Vec<&ArticleCard> = cards.iter().collect();
    // The stem last, so that the order does not depend on that of the cards.
    sorted.sort_by_cached_key(|card| (Reverse(card.date.clone()), card.headline.0.to_lowercase(), card.stem.clone()));
    let cards: Vec<Card> = sorted.into_iter().map(|card| Card::new(card, words, &path)).collect();
    let items = cards.len();
    let view = IndexView {
        heading: Words::of(words.say("all-articles"), page),
        empty: Words::of(words.say("no-articles"), page),
        cards,
    };
    let languages = locales
        .iter()
        .map(|locale| LanguageLink::new(locale, (locale != page).then(|| relative_url(&path, &index_path(locale)))));
    let book = (site.has_books() && items > 0).then(|| FootLink {
        url: Safe(relative_url(&path, &book_path(page))),
        phrase: Words::of(words.say("keep-book"), page),
        hreflang: None,
    });
    Frame {
        words,
        site,
        path: &path,
        title: words.say("site-title").text,
        description: Some(words.say("site-description").text),
        languages: languages.collect(),
        subject: Subject {
            versions: locales.iter().map(|locale| (locale.clone(), index_path(locale))).collect(),
            default: Some(FRONT_PATH.to_owned()),
            headline: words.say("site-title").text,
            description: None,
            has_feed,
            article: None,
        },
        footer: book.into_iter().collect(),
        footnotes: Vec::new(),
    }
    .render("index.html", view, items)
}

/// The page at the root of the editions that offers the languages, in their order. The page is in the first;
/// `None` if there is none.
pub fn front_page(words: &[&SiteWords], site: &Site) -> Option<Page> {
    let first = *words.first()?;
    let page = first.locale();
    let links: Vec<FrontLink> = words
        .iter()
        .map(|w| FrontLink {
            url: Safe(relative_url(FRONT_PATH, &index_path(w.locale()))),
            lang: w.locale().to_string(),
            dir: w.locale().direction(),
            name: w.locale().own_name(),
            prompt: Words::of(w.say("front-page-prompt"), page),
            description: Words::of(w.say("site-description"), page),
        })
        .collect();
    let frame = Frame {
        words: first,
        site,
        path: FRONT_PATH,
        title: first.say("site-title").text,
        description: Some(first.say("site-description").text),
        languages: Vec::new(),
        subject: Subject {
            versions: words.iter().map(|w| (w.locale().clone(), index_path(w.locale()))).collect(),
            default: Some(FRONT_PATH.to_owned()),
            headline: first.say("site-title").text,
            description: None,
            has_feed: false,
            article: None,
        },
        footer: Vec::new(),
        footnotes: Vec::new(),
    };
    Some(frame.render("front.html", FrontView { links }, words.len()))
}

#[derive(Serialize)]
struct IndexView {
    heading: Words,
    empty: Words,
    cards: Vec<Card>,
}

#[derive(Serialize)]
struct FrontView {
    links: Vec<FrontLink>,
}

#[derive(Serialize)]
struct Card {
    url: Safe,
    headline: Words,
    deck: Option<Words>,
    iso_date: Option<String>,
    date: Option<Words>,
    reading_time: Words,
    share: Option<Words>,
}

impl Card {
    fn new(card: &ArticleCard, words: &SiteWords, path: &str) -> Self {
        let page = words.locale();
        let date = card.date.as_ref().and_then(|d| d.parse::<jiff::civil::Date>().ok());
        Self {
            url: Safe(relative_url(path, &page_path(page, &card.stem))),
            headline: Words::new(&card.headline.0, &card.headline.1, page),
            deck: card.deck.as_ref().map(|(text, locale)| Words::new(text, locale, page)),
            iso_date: card.date.clone(),
            date: date.map(|d| Words::of(words.date(d), page)),
            reading_time: Words::of(words.reading_time(card.minutes), page),
            share: share(card.translated, words),
        }
    }
}

#[derive(Serialize)]
struct FrontLink {
    url: Safe,
    lang: String,
    dir: &'static str,
    name: String,
    prompt: Words,
    description: Words,
}
