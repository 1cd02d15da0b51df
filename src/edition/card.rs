//! What is said of an article in few words: on its page's head, and in the list of all.

use serde::{Deserialize, Serialize};

use super::body::{inline, text_only};
use super::corrections::{Correction, corrections};
use super::frame::Words;
use crate::article::{Kind, Markup, Metadata};
use crate::assemble::{ArticleEdition, Shown, SiteWords, shown_text, unlabelled_text};
use crate::locale::Locale;
use crate::sync::ArticleState;
use crate::text::word_count;

/// Words that people read in a minute, where the article does not say how long it takes.
const WORDS_A_MINUTE: usize = 200;

/// What an index page needs to know of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleCard {
    /// The name of the article's catalogues and pages.
    pub stem: String,
    /// The headline, without markup, and its language.
    pub headline: (String, Locale),
    /// The longer headline or description, if there is one.
    pub deck: Option<(String, Locale)>,
    /// The date, as `2024-06-25`.
    pub date: Option<String>,
    /// What was wrong in it, the newest first.
    pub corrections: Vec<Correction>,
    /// Minutes it takes to read; 0 is less than one.
    pub minutes: u32,
    /// How much of it is translated and current, in per cent; `None` in the article's own language.
    pub translated: Option<u8>,
}

/// What is known of an article in one locale, before anything is written.
pub(super) struct Facts {
    pub title: Option<Line>,
    pub deck: Option<Line>,
    pub date: Option<jiff::civil::Date>,
    /// The day of its last correction, else its date.
    pub modified: Option<jiff::civil::Date>,
    pub minutes: u32,
    pub translated: Option<u8>,
}

/// A line of an article.
pub(super) struct Line {
    /// Without markup, and its language: for where it stands without a label, so that it never lags behind.
    pub bare: (String, Locale),
    /// As HTML, not sanitised.
    pub html: String,
    pub shown: Shown,
}

impl Facts {
    pub fn of(state: &ArticleState, edition: &ArticleEdition) -> Self {
        let first = |wanted: &dyn Fn(&Kind) -> bool| {
            (0..state.segments.len()).filter(|&i| wanted(&state.segments[i].kind)).find_map(|i| line(state, edition, i))
        };
        let field = |key: &str| field(state, edition, key);
        let date = state.article.date;
        let updated = state.article.metadata.iter().filter_map(|m| m.value.updated()).max();
        let stated = state.article.metadata.iter().find_map(|m| match m.value {
            Metadata::ReadingTime(minutes) => Some(minutes),
            Metadata::Date(_) | Metadata::Moment(_) => None,
        });
        let (current, all) = edition.words;
        Self {
            title: field("title").or_else(|| first(&|kind| *kind == Kind::Heading(1))),
            deck: first(&|kind| *kind == Kind::Deck)
                .or_else(|| field("subtitle"))
                .or_else(|| field("description"))
                .or_else(|| field("summary")),
            date,
            modified: corrections(state, edition)
                .iter()
                .filter_map(|c| c.date.parse().ok())
                .chain(date)
                .chain(updated)
                .max(),
            minutes: stated.unwrap_or_else(|| minutes(state)),
            // Rounded down: 100% is all of it.
            translated: (edition.locale != state.source).then(|| (current * 100).checked_div(all).unwrap_or(100) as u8),
        }
    }

    /// How much is translated, where that is worth a word.
    pub fn share(&self, words: &SiteWords) -> Option<Words> {
        share(self.translated, words)
    }
}

/// What an index page needs to know of an article.
pub fn article_card(state: &ArticleState, edition: &ArticleEdition) -> ArticleCard {
    let facts = Facts::of(state, edition);
    ArticleCard {
        stem: state.stem.clone(),
        // An article without any headline still has a name.
        headline: facts
            .title
            .map(|l| l.bare)
            .filter(|(text, _)| !text.is_empty())
            .unwrap_or_else(|| (state.stem.rsplit('/').next().unwrap_or_default().to_owned(), state.source.clone())),
        deck: facts.deck.map(|l| l.bare).filter(|(text, _)| !text.is_empty()),
        date: facts.date.map(|d| d.to_string()),
        corrections: corrections(state, edition),
        minutes: facts.minutes,
        translated: facts.translated,
    }
}

pub(super) fn share(translated: Option<u8>, words: &SiteWords) -> Option<Words> {
    let percent = translated.filter(|p| *p < 100)?;
    let phrase = words.say_with("translated-share", &fluent::fluent_args!["percent" => percent]);
    Some(Words::of(phrase, words.locale()))
}

fn minutes(state: &ArticleState) -> u32 {
    let words: usize = state
        .segments
        .iter()
        .zip(&state.texts)
        .filter(|(segment, _)| !matches!(segment.kind, Kind::Field(_) | Kind::AltText))
        .map(|(_, text)| word_count(&text.text()))
        .sum();
    u32::try_from((words + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE).unwrap_or(u32::MAX)
}

/// A field of the front matter, by its path.
pub(super) fn field(state: &ArticleState, edition: &ArticleEdition, key: &str) -> Option<Line> {
    let is = |kind: &Kind| matches!(kind, Kind::Field(k) if k == key);
    (0..state.segments.len()).filter(|&i| is(&state.segments[i].kind)).find_map(|i| line(state, edition, i))
}

fn line(state: &ArticleState, edition: &ArticleEdition, segment: usize) -> Option<Line> {
    let text = shown_text(state, edition, segment)?;
    let shown = edition.shown.get(segment)?.clone();
    let (bare, locale) = unlabelled_text(state, edition, segment)?;
    let markup = state.segments.get(segment)?.markup;
    let bare = if markup == Markup::Literal { bare } else { text_only(&bare) };
    let html = match markup {
        Markup::Markdown => inline(&text),
        Markup::Literal => super::body::escape(&text),
        // Text with character references is HTML as it is.
        Markup::Html => text,
    };
    Some(Line { bare: (bare, locale), html, shown })
}
