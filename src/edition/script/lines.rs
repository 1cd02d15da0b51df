//! The lines of a script, from pieces of text in several languages to words that are spoken.

use fluent::fluent_args;

use super::SpokenLine;
use crate::assemble::{Mark, Phrase, Shown, SiteWords};
use crate::edition::body::label;
use crate::locale::Locale;
use crate::text::spoken::{Acronym, defined, expand, spell, spoken};
use crate::text::{has_letters, is_address};

/// A stretch of text that is shown in one way.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub text: String,
    pub shown: Shown,
}

impl Piece {
    pub fn new(text: &str, shown: Shown) -> Self {
        Self { text: text.to_owned(), shown }
    }

    /// Words of the edition itself.
    pub fn of(phrase: Phrase) -> Self {
        Self { text: phrase.text, shown: Shown { locale: phrase.locale, mark: None } }
    }

    /// How text is shown that is in no passage and stays in the article's language.
    pub fn kept(source: &Locale, page: &Locale) -> Shown {
        Shown { locale: source.clone(), mark: (source != page).then_some(Mark::Untranslated) }
    }
}

/// A line before it is spoken.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub pieces: Vec<Piece>,
    pub heading: bool,
    /// Whether it is no prose, and read as it is.
    pub raw: bool,
}

impl Line {
    pub fn of(pieces: Vec<Piece>) -> Self {
        Self { pieces, ..Self::default() }
    }

    pub fn is_blank(&self) -> bool {
        !self.pieces.iter().any(|p| has_word(&p.text))
    }
}

fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// A text in pieces, with `word` in place of each address in it, which nobody wants to hear.
pub(super) fn without_addresses(text: &str, shown: &Shown, word: &Phrase) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut run = String::new();
    for part in text.split_inclusive(char::is_whitespace) {
        let bare = part.trim_end();
        if is_address(bare) {
            out.push(Piece { text: std::mem::take(&mut run), shown: shown.clone() });
            out.push(Piece::of(word.clone()));
            run.push_str(&part[bare.len()..]);
        } else {
            run.push_str(part);
        }
    }
    out.push(Piece { text: run, shown: shown.clone() });
    out.retain(|piece| !piece.text.is_empty());
    out
}

/// A word with what stands between it and the text that it introduces: `Image:`.
pub(super) fn named(words: &SiteWords, word: &str) -> Phrase {
    words.say_with("script-named", &fluent_args!["text" => word])
}

/// Neighbouring pieces of a line that are shown alike, as one. Signs and figures between words go with the words before
/// them; what has no letter at all needs no translation, and is of the page.
fn runs(line: &Line, page: &Locale) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut front = String::new();
    for piece in &line.pieces {
        match out.last_mut() {
            Some(last) if last.shown == piece.shown || !has_letters(&piece.text) => last.text.push_str(&piece.text),
            None if !has_letters(&piece.text) => front.push_str(&piece.text),
            _ => out.push(Piece { text: std::mem::take(&mut front) + &piece.text, shown: piece.shown.clone() }),
        }
    }
    if has_word(&front) {
        out.push(Piece { text: front, shown: Shown { locale: page.clone(), mark: None } });
    }
    for run in &mut out {
        run.text = on_one_line(&run.text);
    }
    out
}

/// The text on one line; a no-break space in it is meant.
fn on_one_line(text: &str) -> String {
    text.split([' ', '\t', '\r', '\n']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A text that ends as a sentence does.
fn sentence(text: &str, locale: &Locale) -> String {
    // What ends a list item in print is a comma to the ear.
    let text = text.trim().trim_end_matches([';', ',']).trim_end();
    let last = text.trim_end_matches(['»', '”', '"', '’', ')', ']', ' ', '\u{A0}', '\u{202F}']).chars().next_back();
    let stop = if locale.joiner().is_empty() { "。" } else { "." };
    match last {
        Some(c) if c.is_alphanumeric() || matches!(c, '%' | '°' | '$' | '€') => format!("{text}{stop}"),
        _ => text.to_owned(),
    }
}

/// The lines as they are spoken, with a word before what is in another language.
pub(super) fn finish(lines: &[Line], words: &SiteWords, glossary: &[Acronym]) -> Vec<SpokenLine> {
    let mut known: Vec<(Locale, Vec<Acronym>)> = vec![(words.locale().clone(), glossary.to_vec())];
    let lines: Vec<(Vec<Piece>, &Line)> = lines.iter().map(|l| (runs(l, words.locale()), l)).collect();
    for run in lines.iter().filter(|(_, l)| !l.raw).flat_map(|(runs, _)| runs) {
        let found = defined(&run.text, &run.shown.locale);
        if found.is_empty() {
            continue;
        }
        match known.iter_mut().find(|(l, _)| *l == run.shown.locale) {
            // What the article itself says goes first.
            Some((_, all)) => drop(all.splice(0..0, found)),
            None => known.push((run.shown.locale.clone(), found)),
        }
    }
    let mut out: Vec<SpokenLine> = Vec::new();
    let mut said = Vec::new();
    let mut open: Option<Shown> = None;
    for (runs, line) in lines {
        let mut heading = line.heading;
        for run in runs {
            let locale = &run.shown.locale;
            if run.shown.mark.is_none() {
                open = None;
            } else if open.as_ref() != Some(&run.shown) {
                if let Some(label) = label(words, &run.shown) {
                    out.push(SpokenLine { text: sentence(&label.text, &label.locale), locale: label.locale, heading });
                    heading = false;
                }
                open = Some(run.shown.clone());
            }
            let text = if line.raw {
                run.text
            } else {
                let acronyms = known.iter().find(|(l, _)| l == locale).map_or(&[][..], |(_, all)| all);
                let full = expand(&sentence(&run.text, locale), acronyms, &mut said);
                // Figures first: `M$` is money, and no acronym.
                spell(&spoken(&full, locale), locale)
            };
            if !text.is_empty() {
                out.push(SpokenLine { text, locale: run.shown.locale, heading });
                heading = false;
            }
        }
    }
    out
}
