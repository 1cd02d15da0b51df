//! The list of all articles in a locale, and the page that offers the locales.

use fluent::fluent_args;
use serde::Serialize;

use super::card::{ArticleCard, share};
use super::feed::{NEWEST, date_in_feed};
use super::frame::{FootLink, Frame, LanguageLink, Words};
use super::head::Subject;
use super::page::{Page, PageContext};
use super::paths::{FRONT_PATH, book_path, index_path, older_path, page_path, relative_url};
use super::site::Site;
use super::templates::Safe;
use super::withheld::{self, Withheld, WithheldView};
use crate::assemble::{Phrase, SiteWords};

/// Articles on a page of the list; the first page has up to one less than twice as many.
const PAGE: usize = 50;

/// What a locale has for its readers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The articles that are published.
    pub cards: Vec<ArticleCard>,
    /// What was wrong in articles that are not.
    pub withheld: Vec<Withheld>,
}

impl Listing {
    /// Takes in an article that is held back; only what a feed has room for is kept.
    pub fn hold(&mut self, withheld: Withheld) {
        self.withheld.push(withheld);
        if self.withheld.len() > 2 * NEWEST {
            withheld::keep_newest(&mut self.withheld, NEWEST);
        }
    }

    /// Whether readers of the locale get anything: an article, or what was wrong in one that they may have read.
    pub fn is_offered(&self) -> bool {
        !self.cards.is_empty() || self.withheld.iter().any(|w| w.begun)
    }
}

impl From<Vec<ArticleCard>> for Listing {
    fn from(cards: Vec<ArticleCard>) -> Self {
        Self { cards, withheld: Vec::new() }
    }
}

/// The list of a locale's articles, a page at a time, each with its path below the editions folder: newest first, then
/// by headline; articles without a date come last. The context's locales are those that have one.
///
/// The first page is that of [`index_path`]. The others are numbered from the oldest on, so that their content stays
/// where it is when articles are added: what does not change need not be fetched, or copied to a host, again. What was
/// wrong in articles that are held back stands on the first, while it is no older than the articles there.
pub fn index_pages<'a>(listing: &'a Listing, context: PageContext<'a>) -> impl Iterator<Item = (String, Page)> + 'a {
    let cards = &listing.cards;
    let sorted = newest_first(cards);
    let older = (cards.len() / PAGE).saturating_sub(1);
    let dated = cards.iter().any(|c| c.date.as_deref().and_then(date_in_feed).is_some());
    let has_feed = dated || !listing.withheld.is_empty();
    let newest = cards.len() - older * PAGE;
    (0..=older).rev().map(move |number| {
        // The newest articles first, then the pages from the one with the highest number down to 1.
        let number = if number == older { None } else { Some(number + 1) };
        let from = number.map_or(0, |n| newest + (older - n) * PAGE);
        let to = number.map_or(newest, |_| from + PAGE);
        let withheld = if number.is_none() { &listing.withheld[..] } else { &[] };
        page_of_index(&sorted[from..to], withheld, number, older, has_feed, context)
    })
}

/// Articles in the order of lists and books: the newest first, then by headline; those without a date come last.
pub(super) fn newest_first(cards: &[ArticleCard]) -> Vec<&ArticleCard> {
    let mut sorted: Vec<&ArticleCard> = cards.iter().collect();
    // Keys kept beside the cards of an archive would be as large as they are. The stem last, so that the order does not
    // depend on that of the cards.
    sorted.sort_unstable_by(|a, b| {
        let headlines = || a.headline.0.to_lowercase().cmp(&b.headline.0.to_lowercase());
        b.date.cmp(&a.date).then_with(headlines).then_with(|| a.stem.cmp(&b.stem))
    });
    sorted
}

/// The page with a number, or the first one, of an index that has as many `older` ones.
fn page_of_index(
    cards: &[&ArticleCard],
    withheld: &[Withheld],
    number: Option<usize>,
    older: usize,
    has_feed: bool,
    context: PageContext<'_>,
) -> (String, Page) {
    let PageContext { words, locales, site } = context;
    let page = words.locale();
    let path_of = |number: usize| if number > older { index_path(page) } else { older_path(page, number) };
    let at = number.unwrap_or(older + 1);
    let path = path_of(at);
    let oldest = cards.iter().filter_map(|card| card.date.as_deref()).min().filter(|_| older > 0);
    let to_page = |path_of_page: &str| Some(relative_url(&path, path_of_page));
    let corrections = withheld::views(withheld, words, oldest, &to_page);
    let cards: Vec<Card> = cards.iter().map(|card| Card::new(card, words, &path)).collect();
    let items = cards.len();
    let link = |to: usize, id: &str| PageLink {
        url: Safe(relative_url(&path, &path_of(to))),
        phrase: Words::of(words.say(id), page),
    };
    let view = IndexView {
        heading: Words::of(words.say("all-articles"), page),
        number: number.map(|n| Words::of(number_of(n, words), page)),
        corrected: (!corrections.is_empty())
            .then(|| Corrected { heading: Words::of(words.say("corrections-elsewhere"), page), corrections }),
        empty: Words::of(words.say("no-articles"), page),
        cards,
        newer: (at <= older).then(|| link(at + 1, "newer-articles")),
        older: (at > 1).then(|| link(at - 1, "older-articles")),
    };
    // Another language has other pages; its list begins at the first.
    let languages = locales
        .iter()
        .map(|locale| LanguageLink::new(locale, (locale != page).then(|| relative_url(&path, &index_path(locale)))));
    let book = (site.has_books() && items > 0).then(|| FootLink {
        url: Safe(relative_url(&path, &book_path(page))),
        phrase: Words::of(words.say("keep-book"), page),
        hreflang: None,
    });
    let title = words.say("site-title").text;
    let (versions, default) = match number {
        None => (locales.iter().map(|l| (l.clone(), index_path(l))).collect(), Some(FRONT_PATH.to_owned())),
        Some(_) => (vec![(page.clone(), path.clone())], None),
    };
    let frame = Frame {
        words,
        site,
        path: &path,
        title: number.map_or_else(|| title.clone(), |n| format!("{} · {title}", number_of(n, words).text)),
        description: Some(words.say("site-description").text),
        languages: languages.collect(),
        subject: Subject { versions, default, headline: title, description: None, has_feed, article: None },
        footer: book.into_iter().collect(),
        footnotes: Vec::new(),
    };
    let page = frame.render("index.html", view, items);
    (path, page)
}

fn number_of(page: usize, words: &SiteWords) -> Phrase {
    words.say_with("page-number", &fluent_args!["number" => page])
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
    number: Option<Words>,
    corrected: Option<Corrected>,
    empty: Words,
    cards: Vec<Card>,
    newer: Option<PageLink>,
    older: Option<PageLink>,
}

#[derive(Serialize)]
struct Corrected {
    heading: Words,
    corrections: Vec<WithheldView>,
}

#[derive(Serialize)]
struct PageLink {
    url: Safe,
    phrase: Words,
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
