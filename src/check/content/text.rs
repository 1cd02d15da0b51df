//! A text as the rules see it.

use crate::article::{Kind, Markup};
use crate::locale::Locale;
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
}

impl<'a> Text<'a> {
    pub fn new(locale: &'a Locale, kind: &'a Kind, markup: Markup, text: &'a str, prose: &'a str) -> Self {
        Self { locale, kind, markup, text, prose, tokens: tokens::tokens(prose, locale) }
    }

    /// The words of the language that carry facts.
    pub fn language(&self) -> &'static Language {
        language::of(self.locale)
    }
}
