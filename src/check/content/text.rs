//! A text as the rules see it.

use std::cell::OnceCell;
use std::ops::Range;

use crate::article::{Kind, Markup};
use crate::catalogue::Terms;
use crate::check::beside;
use crate::check::figures::{self, Found};
use crate::check::lengths;
use crate::check::names::{self, Folded, What};
use crate::check::quotations::{self, Quotations};
use crate::config::Config;
use crate::locale::Locale;
use crate::sync::Glossary;
use crate::text::haystack::Haystack;
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
    read: Read,
}

/// What is read of a text when the first rule asks: a source is read once for all its translations. Places only, so
/// that it borrows nothing.
#[derive(Default)]
struct Read {
    sentences: OnceCell<Vec<Range<usize>>>,
    letters: OnceCell<usize>,
    quotations: OnceCell<Quotations>,
    haystack: OnceCell<Haystack>,
    folded: OnceCell<Folded>,
    names: OnceCell<Vec<(What, Range<usize>)>>,
}

/// The words that a project vouches for in one locale: its glossary's, and `words` of its configuration.
#[derive(Clone, Copy, Default)]
pub(in crate::check) struct Known<'a> {
    words: &'a [String],
    terms: Option<&'a Terms>,
    /// The locale and the glossary they are of.
    of: Option<(&'a Locale, &'a Glossary)>,
}

impl<'a> Known<'a> {
    pub fn new(locale: &'a Locale, config: &'a Config, glossary: &'a Glossary) -> Self {
        let words = config.locale.get(locale).map_or(&[][..], |l| &l.words);
        Self { words, terms: glossary.get(locale), of: Some((locale, glossary)) }
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
        Self { locale, kind, markup, text, prose, tokens, figures, known: Known::default(), read: Read::default() }
    }

    /// With the words that the project vouches for.
    pub fn knowing(self, known: Known<'a>) -> Self {
        Self { known, ..self }
    }

    /// The terms of a glossary in its locale. Those of the glossary that vouches for its words are looked up once for
    /// all texts; the rules of an application's messages may be given another.
    pub fn terms<'g>(&self, glossary: &'g Glossary) -> Option<&'g Terms>
    where
        'a: 'g,
    {
        match self.known.of {
            Some((locale, known)) if std::ptr::eq(known, glossary) && locale == self.locale => self.known.terms,
            _ => glossary.get(self.locale),
        }
    }

    /// The words of the language that carry facts.
    pub fn language(&self) -> &'static Language {
        language::of(self.locale)
    }

    /// The bytes of its sentences: its lines, and the sentences of a line that has several.
    pub fn sentences(&self) -> &[Range<usize>] {
        self.read.sentences.get_or_init(|| beside::sentences(self))
    }

    /// How many letters, figures and marks it has.
    pub fn letters(&self) -> usize {
        *self.read.letters.get_or_init(|| lengths::letters(self.prose))
    }

    /// What it quotes.
    pub fn quotations(&self) -> &Quotations {
        self.read.quotations.get_or_init(|| quotations::quotations(self.prose))
    }

    /// Its words in the form in which names are compared.
    pub fn folded(&self) -> &Folded {
        self.read.folded.get_or_init(|| Folded::new(self))
    }

    /// What its names are, and where.
    pub fn names(&self) -> &[(What, Range<usize>)] {
        self.read.names.get_or_init(|| names::places(self))
    }

    /// The text to look for the glossary's forms in.
    pub fn haystack(&self) -> &Haystack {
        self.read.haystack.get_or_init(|| Haystack::new(self.prose))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terms_are_those_of_the_glossary_that_is_asked_whichever_vouches_for_the_words() {
        let (locale, kind, config) = (Locale::english(), Kind::Paragraph, Config::default());
        let terms = Terms::read(&locale, "-haiti = Haiti\n".to_owned());
        let (own, none) = (Glossary::from_iter([(locale.clone(), terms)]), Glossary::new());
        let text = Text::new(&locale, &kind, Markup::Markdown, "Haiti", "Haiti");
        let text = text.knowing(Known::new(&locale, &config, &own));
        assert_eq!(text.terms(&own).map(|t| t.forms().len()), Some(1));
        assert!(text.terms(&none).is_none());
        let unknown = text.knowing(Known::default());
        assert_eq!(unknown.terms(&own).map(|t| t.forms().len()), Some(1));
    }
}
