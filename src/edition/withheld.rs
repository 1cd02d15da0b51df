//! Articles that a locale holds back although they say what was wrong in them: who read them before is to know.
//!
//! Nobody remembers which editions there have been, so that it does not matter whether there was one. A correction stands
//! in the list of articles and in the feed, in the words of the translation where that is current, else in the article's
//! own, and leads to a language in which the article is.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::body;
use super::card::article_card;
use super::corrections::{Correction, labelled};
use super::frame::Words;
use super::paths::page_path;
use super::templates::Safe;
use crate::assemble::{ArticleEdition, SiteWords};
use crate::catalogue::Value;
use crate::locale::Locale;
use crate::sync::ArticleState;

/// What was wrong in an article that a locale holds back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// The name of the article's catalogues and pages.
    pub stem: String,
    /// The headline, without markup, and its language; it never lags behind.
    pub headline: (String, Locale),
    /// The language that readers find the article in instead.
    pub instead: Option<Locale>,
    /// Whether somebody has begun to translate it, so that there may have been an edition.
    pub begun: bool,
    /// What was wrong, the newest first, each with the label of its text and the language of that.
    pub corrections: Vec<(Correction, Option<(String, Locale)>)>,
}

impl Withheld {
    /// `None` of an article in which nothing was wrong. `instead` is the language that readers find it in.
    pub fn of(
        state: &ArticleState,
        edition: &ArticleEdition,
        words: &SiteWords,
        instead: Option<Locale>,
    ) -> Option<Self> {
        let corrections = labelled(state, edition, words);
        if corrections.is_empty() {
            return None;
        }
        let target = state.targets.iter().find(|t| t.locale == edition.locale);
        // What a file with a conflict says nobody knows.
        let begun = target.is_some_and(|t| {
            !t.catalogue.is_patchable() || t.catalogue.entries.iter().any(|e| matches!(e.value, Value::Text(_)))
        });
        let card = article_card(state, edition);
        Some(Self { stem: card.stem, headline: card.headline, instead, begun, corrections })
    }

    fn key(&self) -> (bool, Reverse<Option<&str>>, &str) {
        let newest = self.corrections.first().map(|(correction, _)| correction.date.as_str());
        (!self.begun, Reverse(newest), &self.stem)
    }
}

/// Keeps as many as a feed has room for: first those that somebody may have read, and the newest of them.
pub(super) fn keep_newest(withheld: &mut Vec<Withheld>, n: usize) {
    withheld.sort_by(|a, b| a.key().cmp(&b.key()));
    withheld.truncate(n);
}

/// How many corrections stand before a list of articles.
pub(super) const MOST: usize = 3;

/// A correction for a list: in a book, or of a locale's articles.
#[derive(Debug, Serialize)]
pub(super) struct WithheldView {
    iso_date: String,
    date: Words,
    label: Option<Words>,
    text: Words,
    headline: Words,
    url: Option<Safe>,
    hreflang: Option<String>,
}

impl WithheldView {
    /// The same with its words marked in another way.
    pub fn marked(self, mark: impl Fn(Words) -> Words) -> Self {
        Self {
            date: mark(self.date),
            label: self.label.map(&mark),
            text: mark(self.text),
            headline: mark(self.headline),
            ..self
        }
    }
}

/// The newest corrections, [`MOST`] of them, that are of a day or later. `url` gives the address of a page by its path.
pub(super) fn views(
    withheld: &[Withheld],
    words: &SiteWords,
    since: Option<&str>,
    url: &dyn Fn(&str) -> Option<String>,
) -> Vec<WithheldView> {
    let page = words.locale();
    let mut all: Vec<(&Withheld, usize)> =
        withheld.iter().flat_map(|w| (0..w.corrections.len()).map(move |i| (w, i))).collect();
    all.retain(|(w, i)| since.is_none_or(|since| w.corrections[*i].0.date.as_str() >= since));
    let key = |(w, i): &(&'_ Withheld, usize)| (Reverse(w.corrections[*i].0.date.clone()), w.stem.clone(), *i);
    all.sort_by_cached_key(key);
    all.truncate(MOST);
    let view = |(w, i): (&Withheld, usize)| {
        let (correction, label) = &w.corrections[i];
        let url = w.instead.as_ref().and_then(|l| url(&page_path(l, &w.stem)));
        let date = correction.date.parse::<jiff::civil::Date>().ok()?;
        Some(WithheldView {
            iso_date: correction.date.clone(),
            date: Words::of(words.date(date), page),
            label: label.as_ref().map(|(text, locale)| Words::new(text, locale, page)),
            text: if label.is_some() {
                Words { text: correction.text.0.clone(), attributes: Safe(body::attributes(&correction.text.1)) }
            } else {
                Words::new(&correction.text.0, &correction.text.1, page)
            },
            headline: Words::new(&w.headline.0, &w.headline.1, page),
            hreflang: url.as_ref().and(w.instead.as_ref()).map(Locale::to_string),
            url: url.map(Safe),
        })
    };
    all.into_iter().filter_map(view).collect()
}
