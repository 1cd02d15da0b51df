//! Assembly: one article in one locale, each segment with the first text that may be shown.
//!
//! Pure functions of an [`ArticleState`]. What a segment shows is the first *current* text along the locale's
//! fallback chain, which ends with the article's own source and is therefore never empty. A locale's own stale
//! text is shown by policy only, never as if it were current.

mod choose;
#[cfg(test)]
pub(crate) mod tests;
mod words;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::article::{self, Kind, Rendition};
use crate::config::Config;
use crate::diagnostic::Grade;
use crate::locale::Locale;
use crate::sync::ArticleState;
use crate::text::word_count;
pub use words::{DEFAULT_WORDS, Phrase, SiteWords};

/// What a reader is shown for a segment, and in which language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The language of the text.
    pub locale: Locale,
    /// Why it is marked, if it is.
    pub mark: Option<Mark>,
}

/// Why a passage carries a label for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The edition's own translation lags behind its source by this grade.
    Stale(Grade),
    /// Another language is shown, because there is no translation.
    Untranslated,
    /// Another language is shown, because the translation lags behind.
    Outdated,
    /// A machine's text.
    Machine,
}

/// An article in one locale.
#[derive(Clone, Debug, PartialEq)]
pub struct ArticleEdition {
    /// The edition's locale.
    pub locale: Locale,
    /// The article's text.
    pub text: String,
    /// One a segment: its bytes in `text`; empty for one left out.
    pub spans: Vec<Range<usize>>,
    /// One a segment.
    pub shown: Vec<Shown>,
    /// Segments whose translation would have changed the article's structure.
    pub refused: Vec<usize>,
    /// Words translated and current, and words in all. Left-out segments are in neither.
    pub words: (usize, usize),
    /// Why the article is held back from this locale, if it is.
    pub held: Option<String>,
}

/// How many passages an edition marks, by the reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// In another language, because there is no translation.
    pub untranslated: usize,
    /// In another language, because the translation lags behind.
    pub outdated: usize,
    /// In a translation that lags behind, with a notice beside it.
    pub stale: usize,
    /// In a machine's words.
    pub machine: usize,
}

impl Marks {
    /// Whether no passage is marked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl ArticleEdition {
    /// How many passages are marked. One that the edition leaves out is not there to be marked.
    pub fn marks(&self) -> Marks {
        let mut marks = Marks::default();
        for (shown, _) in self.shown.iter().zip(&self.spans).filter(|(_, span)| !span.is_empty()) {
            match shown.mark {
                Some(Mark::Untranslated) => marks.untranslated += 1,
                Some(Mark::Outdated) => marks.outdated += 1,
                Some(Mark::Stale(_)) => marks.stale += 1,
                Some(Mark::Machine) => marks.machine += 1,
                None => {}
            }
        }
        marks
    }
}

/// The segments that are an article's headline: the title of its front matter, and its first heading of the first
/// level.
pub fn headlines(state: &ArticleState) -> Vec<usize> {
    let first = |wanted: &dyn Fn(&Kind) -> bool| state.segments.iter().position(|s| wanted(&s.kind));
    let title = first(&|kind| matches!(kind, Kind::Field(key) if key == "title"));
    title.into_iter().chain(first(&|kind| *kind == Kind::Heading(1))).collect()
}

/// How stale passages are dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Faces {
    /// A page can carry a label beside a passage.
    Labelled,
    /// A text or Markdown file cannot, so that a stale passage is replaced by its fallback.
    Bare,
}

/// Puts an article together in the locale of `words`, which say its reading times and dates.
///
/// An article that has nothing to show is `held`, and one that is not meant for the locale; so is one with a stale passage
/// whose policy is to hold, one without a current headline, and one of which too little is translated. It is put together
/// all the same, for a preview.
pub fn assemble(state: &ArticleState, config: &Config, faces: Faces, words: &SiteWords) -> ArticleEdition {
    let locale = words.locale();
    let policy = choose::Policy::new(state, locale, config, faces);
    let mut choices: Vec<choose::Choice> = (0..state.segments.len()).map(|i| choose::choose(&policy, i)).collect();

    let is_source = *locale == state.source;
    let texts: Vec<Option<String>> = choices.iter().map(|c| c.text.clone()).collect();
    let metadata: Vec<Option<String>> =
        if is_source { Vec::new() } else { state.article.metadata.iter().map(|m| words.metadata(&m.value)).collect() };
    let blocks = to_blocks(state, texts);
    let rendition = Rendition { texts: &blocks, metadata: &pad(metadata, state), locale: Some(locale) };
    let assembled = article::assemble(&state.article, &rendition);

    let refused: Vec<usize> =
        (0..choices.len()).filter(|&i| assembled.refused.contains(&state.segments[i].block)).collect();
    for &i in &refused {
        // The article's own bytes stand there now, whatever was chosen.
        choices[i].refuse(&state.source, locale);
    }
    let mut counted = (0, 0);
    for (i, choice) in choices.iter().enumerate().filter(|(_, c)| !c.left_out) {
        let n = word_count(&state.texts[i].text());
        counted.1 += n;
        // A stale text is in the edition's language too, and a machine's counts as no translation.
        counted.0 += if choice.shown.locale == *locale && choice.shown.mark.is_none() { n } else { 0 };
    }
    if !is_source {
        // What is in no segment stays in the article's language: without it the whole would seem translated.
        let left = state.article.untranslatable.iter().filter_map(|span| state.article.text.get(span.clone()));
        counted.1 += left.map(word_count).sum::<usize>();
    }
    ArticleEdition {
        locale: locale.clone(),
        spans: state.segments.iter().map(|s| assembled.spans.get(s.block).cloned().unwrap_or_default()).collect(),
        text: assembled.text,
        refused,
        words: counted,
        held: state
            .lacks()
            .map(|what| format!("it {what}"))
            .or_else(|| policy.held_back(&choices))
            .or_else(|| policy.not_ready(&choices, counted)),
        shown: choices.into_iter().map(|c| c.shown).collect(),
    }
}

/// The text a segment shows, on one line and without the article's quoting and escaping; `None` for one left
/// out or out of range.
pub fn shown_text(state: &ArticleState, edition: &ArticleEdition, segment: usize) -> Option<String> {
    if edition.spans.get(segment)?.is_empty() {
        return None;
    }
    let shown = edition.shown.get(segment)?;
    choose::text_in(state, &shown.locale, segment)
}

/// The text of a segment, and its language, for a place that has no room for a label: a list, the title of a
/// window, a preview in a messaging app. What lags behind is replaced by the article's own.
pub fn unlabelled_text(state: &ArticleState, edition: &ArticleEdition, segment: usize) -> Option<(String, Locale)> {
    let shown = edition.shown.get(segment)?;
    if !matches!(shown.mark, Some(Mark::Stale(_))) {
        return Some((shown_text(state, edition, segment)?, shown.locale.clone()));
    }
    Some((choose::text_in(state, &state.source, segment)?, state.source.clone()))
}

/// Texts by block, from texts by segment.
fn to_blocks(state: &ArticleState, texts: Vec<Option<String>>) -> Vec<Option<String>> {
    let mut out = vec![None; state.article.blocks.len()];
    for (segment, text) in state.segments.iter().zip(texts) {
        if let Some(slot) = out.get_mut(segment.block) {
            *slot = text;
        }
    }
    out
}

fn pad(mut metadata: Vec<Option<String>>, state: &ArticleState) -> Vec<Option<String>> {
    metadata.resize(state.article.metadata.len(), None);
    metadata
}
