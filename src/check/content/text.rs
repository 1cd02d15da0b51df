//! A text as the rules see it.

use crate::article::{Kind, Markup};
use crate::catalogue::Terms;
use crate::check::figures::{self, Found};
use crate::config::Config;
use crate::locale::Locale;
use crate::sync::Glossary;
use crate::text::language::{self, Language};
use crate::text::tokens::{self, Token};

/// One text, with what several rules want to know of it.
pub(in crate::check) struct Text<'a> {
    pub locale: &'a Locale,
    pub kind: &'a Kind,
    pub markup: Markup,
    /// The text as in the catalogue, one sentence a line.
    pub text: &'a str,
    /// The text with all that is not prose written over by [`NOT_PROSE`](crate::text::NOT_PROSE): a place in it is
    /// a place in `text`.
    pub prose: &'a str,
    /// The words, numbers, signs and marks of the prose, in order; their places are those of `text`.
    pub tokens: Vec<Token<'a>>,
    /// What it counts and dates, read once for all its translations.
    pub figures: Found<'a>,
    pub known: Known<'a>,
}

/// The words that a project vouches for in one locale: its glossary's, and `words` of its configuration.
#[derive(Clone, Copy, Default)]
pub(in crate::check) struct Known<'a> {
    words: &'a [String],
    terms: Option<&'a Terms>,
}

impl<'a> Known<'a> {
    pub fn new(locale: &Locale, config: &'a Config, glossary: &'a Glossary) -> Self {
        let words = config.locale.get(locale).map_or(&[][..], |l| &l.words);
        Self { words, terms: glossary.get(locale) }
    }

    /// Whether the word is right because the project says so. To be asked of what looks wrong only: it walks the
    /// list.
    pub fn has(&self, word: &str) -> bool {
        let known =
            |word: &str| self.words.iter().any(|w| w == word) || self.terms.is_some_and(|terms| terms.has_word(word));
        known(word) || (word.chars().any(char::is_uppercase) && known(&word.to_lowercase()))
    }
}

impl<'a> Text<'a> {
    pub fn new(locale: &'a Locale, kind: &'a Kind, markup: Markup, text: &'a str, prose: &'a str) -> Self {
        let tokens = tokens::tokens(prose, locale);
        let figures = figures::read(locale, prose, &tokens);
        Self { locale, kind, markup, text, prose, tokens, figures, known: Known::default() }
    }

    /// With the words that the project vouches for.
    pub fn knowing(self, known: Known<'a>) -> Self {
        Self { known, ..self }
    }

    /// The words of the language that carry facts.
    pub fn language(&self) -> &'static Language {
        language::of(self.locale)
    }
}
