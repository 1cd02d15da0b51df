//! The script of an article: what is read aloud on the radio, by a screen reader, or by a machine.
//!
//! A plain text: the name of the site, the headline, the date in words, how far the article is translated, then a
//! paragraph a line, an empty line before each heading. It is made from the edition without labels
//! ([`Faces::Bare`](crate::assemble::Faces::Bare)), so that no passage in it lags behind; one in another language is
//! introduced by the words that say so. Figures are in words, each in the language of its passage.

mod lines;
mod markdown;
mod plain;
#[cfg(test)]
mod tests;

use crate::article::Format;
use crate::assemble::{ArticleEdition, Phrase, Shown, SiteWords};
use crate::locale::Locale;
use crate::sync::ArticleState;
use crate::text::spoken::Acronym;
use lines::{Line, Piece, finish, named};

use super::card::Facts;
use super::corrections::apart;
use super::page::{notices, passages, said};

/// What is read aloud, line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    lines: Vec<SpokenLine>,
}

/// A line of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
struct SpokenLine {
    text: String,
    locale: Locale,
    heading: bool,
}

impl Script {
    /// The script as a text file.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            if line.heading && !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&line.text);
            out.push('\n');
        }
        out
    }

    /// The script for a program that speaks, as SSML: each line in its language, with a pause behind it.
    pub fn ssml(&self, locale: &Locale) -> String {
        let mut out = format!("<speak xml:lang=\"{locale}\">\n");
        for line in &self.lines {
            let text = super::body::escape(&line.text);
            let pause = if line.heading { "<break time=\"900ms\"/>" } else { "" };
            if line.locale == *locale {
                out.push_str(&format!("{pause}<p>{text}</p>\n"));
            } else {
                // A language tag has letters, digits and hyphens only.
                out.push_str(&format!("{pause}<voice xml:lang=\"{}\"><p>{text}</p></voice>\n", line.locale));
            }
        }
        out.push_str("</speak>\n");
        out
    }
}

/// The script of an article, from its edition without labels. `glossary` are the acronyms that the glossary of the
/// edition's locale says the meaning of (`.full`).
pub fn script(state: &ArticleState, edition: &ArticleEdition, words: &SiteWords, glossary: &[Acronym]) -> Script {
    let passages = passages(state, edition);
    let said = said(state, words);
    let own: Vec<String> = state.article.metadata.iter().filter_map(|m| words.metadata(&m.value)).collect();
    let input =
        Input { text: &edition.text, passages: &passages, source: &state.source, words, said: &said, own: &own };
    let body = match state.article.format {
        Format::Plain => plain::plain(&input),
        Format::Markdown => markdown::markdown(&input, crate::article::body_start(&edition.text)),
    };
    let facts = Facts::of(state, edition);
    let line = |l: &super::card::Line| Line::of(vec![Piece::new(&l.bare.0, l.shown.clone())]);

    let mut lines = vec![phrase(words.say("site-title"))];
    let headline = body.headline.or_else(|| facts.title.as_ref().map(line));
    lines.extend(headline.map(|l| Line { heading: true, ..l }));
    lines.extend(body.deck.or_else(|| facts.deck.as_ref().map(line)));
    lines.extend(facts.date.map(|d| phrase(words.say_date("script-published", d))));
    let notices = notices(state, edition, words, "script-partial");
    if notices.is_empty() && edition.locale != state.source {
        lines.push(phrase(words.say_of("script-translated", &state.source)));
    }
    lines.extend(notices.into_iter().map(phrase));
    for (date, text, shown) in apart(state, edition) {
        let correction = words.say("correction");
        let word = named(words, &format!("{}, {}", correction.text, words.date(date).text));
        let word = Phrase { text: format!("{} ", word.text), ..word };
        lines.push(Line::of(vec![Piece::of(word), Piece::new(&text, shown)]));
    }
    // The text starts apart from what is said of it.
    let mut lines_of_body = body.lines;
    if let Some(first) = lines_of_body.first_mut() {
        first.heading = true;
    }
    lines.extend(lines_of_body);
    Script { lines: finish(&lines, words, glossary) }
}

fn phrase(phrase: Phrase) -> Line {
    Line::of(vec![Piece::of(phrase)])
}

/// What a script is made from.
struct Input<'a> {
    text: &'a str,
    passages: &'a [super::body::Passage],
    source: &'a Locale,
    words: &'a SiteWords,
    said: &'a [String],
    /// Lines that the edition says in its own words.
    own: &'a [String],
}

impl Input<'_> {
    /// How a line is shown that is in no passage.
    fn kept(&self, line: &str) -> Shown {
        if self.own.iter().any(|own| own == line) {
            return Shown { locale: self.words.locale().clone(), mark: None };
        }
        Piece::kept(self.source, self.words.locale())
    }

    /// How the text at a byte is shown. What is in no passage is in the article's language.
    fn shown(&self, at: usize) -> Shown {
        let before = self.passages.partition_point(|p| p.span.start <= at);
        // The text of an image may lie inside another passage, or behind others that do.
        let found = self.passages[..before].iter().rev().take(8).find(|p| p.span.contains(&at));
        found.map_or_else(|| Piece::kept(self.source, self.words.locale()), |p| p.shown.clone())
    }
}

/// The body of an article, and what its head takes from it.
#[derive(Debug, Default)]
struct Body {
    headline: Option<Line>,
    deck: Option<Line>,
    lines: Vec<Line>,
}
