//! Corrections: what an article says was wrong in it, with the day it said so. They come before all else.

use std::cmp::Reverse;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::body;
use super::frame::{Words, attributes};
use super::templates::Safe;
use crate::assemble::{ArticleEdition, Mark, Shown, SiteWords, shown_text, unlabelled_text};
use crate::locale::Locale;
use crate::sync::ArticleState;

/// A correction, for a list or a feed: where there is no room for a label, so that it never lags behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The day, as `2026-10-05`.
    pub date: String,
    /// What was wrong, without markup, and its language: the article's own until there is a translation.
    pub text: (String, Locale),
}

/// The corrections of an article, the newest first.
pub(super) fn corrections(state: &ArticleState, edition: &ArticleEdition) -> Vec<Correction> {
    let read = |(i, date): (usize, Date)| {
        Some(Correction { date: date.to_string(), text: unlabelled_text(state, edition, i)? })
    };
    dated(state).into_iter().filter_map(read).collect()
}

/// The corrections of an article, the newest first, each with the label of its text and the language of that: for a place
/// that shows one, but not what lags behind.
pub(super) fn labelled(
    state: &ArticleState,
    edition: &ArticleEdition,
    words: &SiteWords,
) -> Vec<(Correction, Option<(String, Locale)>)> {
    let read = |(i, date): (usize, Date)| {
        let text = unlabelled_text(state, edition, i)?;
        let mark = match edition.shown.get(i)?.mark {
            Some(Mark::Stale(_)) => Some(Mark::Outdated),
            other => other,
        };
        let label = body::label(words, &Shown { locale: text.1.clone(), mark }).map(|l| (l.text, l.locale));
        Some((Correction { date: date.to_string(), text }, label))
    };
    dated(state).into_iter().filter_map(read).collect()
}

/// A correction on the page of its article.
#[derive(Debug, Serialize)]
pub(super) struct CorrectionView {
    pub iso_date: String,
    pub date: Words,
    /// The word for it; none where the text itself says what it is.
    pub word: Option<Words>,
    pub text: String,
    /// `lang` and `dir` of the text.
    pub attributes: Safe,
    pub label: Option<Words>,
}

/// What the page shows of them, the newest first.
pub(super) fn views(state: &ArticleState, edition: &ArticleEdition, words: &SiteWords) -> Vec<CorrectionView> {
    let page = words.locale();
    let view = |(i, date): (usize, Date)| {
        let shown = edition.shown.get(i)?;
        let label = body::label(words, shown).map(|phrase| Words::of(phrase, page));
        let is_field = matches!(state.segments[i].kind, crate::article::Kind::Field(_));
        Some(CorrectionView {
            iso_date: date.to_string(),
            date: Words::of(words.date(date), page),
            word: is_field.then(|| Words::of(words.say("correction"), page)),
            text: shown_text(state, edition, i)?,
            attributes: if label.is_some() {
                Safe(body::attributes(&shown.locale))
            } else {
                attributes(&shown.locale, page)
            },
            label,
        })
    };
    dated(state).into_iter().filter_map(view).collect()
}

/// The corrections that the text of the article itself does not say, for a script: the day, the text, and how it is shown.
pub(super) fn apart(state: &ArticleState, edition: &ArticleEdition) -> Vec<(Date, String, Shown)> {
    let is_field = |i: usize| matches!(state.segments[i].kind, crate::article::Kind::Field(_));
    let read = |(i, date)| Some((date, shown_text(state, edition, i)?, edition.shown.get(i)?.clone()));
    dated(state).into_iter().filter(|(i, _)| is_field(*i)).filter_map(read).collect()
}

/// The segments that are corrections, the newest first; of one day, in the order of the article.
fn dated(state: &ArticleState) -> Vec<(usize, Date)> {
    let mut found: Vec<(usize, Date)> =
        state.segments.iter().enumerate().filter_map(|(i, s)| Some((i, s.kind.correction()?))).collect();
    found.sort_by_key(|&(_, date)| Reverse(date));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::tests::{Entry, state, words};
    use crate::assemble::{Faces, assemble};
    use crate::config::Config;

    const ARTICLE: &str = "---\ntitle: Water\ncorrections:\n  2026-10-05: The share was 85%.\n  2026-10-07:\n    - A name was misspelt.\n    - So was another.\n---\n\nText.\n";

    #[test]
    fn corrections_come_newest_first_in_the_source_language_until_they_are_translated() {
        let article = state("w.md", ARTICLE, &|tag, _, source| match (tag, source) {
            ("ht", "The share was 85%.") => Some(Entry::current("Se te 85%.")),
            ("ht", "So was another.") => Some(Entry::stale("Yon lòt tou.", "So was one.")),
            _ => None,
        });
        let edition = assemble(&article, &Config::default(), Faces::Labelled, &words("ht"));
        let found: Vec<_> =
            corrections(&article, &edition).into_iter().map(|c| (c.date, c.text.0, c.text.1.to_string())).collect();
        let want = [
            ("2026-10-07", "A name was misspelt.", "en"),
            ("2026-10-07", "So was another.", "en"),
            ("2026-10-05", "Se te 85%.", "ht"),
        ];
        assert_eq!(found, want.map(|(d, t, l)| (d.to_owned(), t.to_owned(), l.to_owned())));
        let labels: Vec<bool> = views(&article, &edition, &words("ht")).iter().map(|v| v.label.is_some()).collect();
        assert_eq!(labels, [true, true, false]);
    }

    #[test]
    fn a_paragraph_of_a_plain_text_may_be_a_correction() {
        let text = "A title\nA paragraph that is long enough.\nCorrection (October 5, 2026): The share was 85%.\n";
        let article = state("w.txt", text, &|_, _, _| None);
        let edition = assemble(&article, &Config::default(), Faces::Labelled, &words("en"));
        let found = corrections(&article, &edition);
        assert_eq!((found.len(), found[0].date.as_str()), (1, "2026-10-05"));
        let view = views(&article, &edition, &words("en"));
        assert!(view[0].word.is_none() && view[0].text.starts_with("Correction"));
    }
}
