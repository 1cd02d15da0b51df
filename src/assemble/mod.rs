//! Assembly: one article in one locale, each segment with the first text that may be shown.

use std::ops::Range;

use crate::config::Config;
use crate::diagnostic::Grade;
use crate::locale::Locale;
use crate::sync::ArticleState;

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
    /// Words translated and current, and words in all.
    pub words: (usize, usize),
    /// Why the article is held back from this locale, if it is.
    pub held: Option<String>,
}

/// How stale passages are dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Faces {
    /// A page can carry a label beside a passage.
    Labelled,
    /// A text or Markdown file cannot, so that a stale passage is replaced by its fallback.
    Bare,
}

/// Puts an article together in `locale`.
pub fn assemble(_state: &ArticleState, _locale: &Locale, _config: &Config, _faces: Faces) -> ArticleEdition {
    unimplemented!()
}
