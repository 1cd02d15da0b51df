//! Where every article stands in every locale.

mod html;
mod svg;
mod table;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::AddAssign;

use serde::Serialize;

pub use html::html;
pub use svg::svg;
pub use table::{TableOptions, table};

use crate::catalogue::{State, Status};
use crate::check::{segment_words, staleness};
use crate::diagnostic::Grade;
use crate::locale::Locale;
use crate::sync::{ArticleState, Target};
use crate::text::word_count;

/// Counts of one article in one locale, or of many together.
///
/// Every live segment is in exactly one of `current`, `stale`, `untranslated`, `broken` and `left_out`. Words
/// are those of the source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LocaleCounts {
    /// Segments of the article.
    pub segments: usize,
    /// Translations of what the source says now.
    pub current: usize,
    /// Translations that lag behind.
    pub stale: usize,
    /// Segments without a translation, or with a machine's.
    pub untranslated: usize,
    /// Entries of segments that are gone; not among `segments`.
    pub obsolete: usize,
    /// Entries that cannot be taken for whole translations.
    pub broken: usize,
    /// Segments deliberately not in this edition, and up to date in that.
    pub left_out: usize,
    /// Translations, current or stale, that their translator calls a draft.
    pub draft: usize,
    /// Untranslated segments with a machine's text.
    pub machine: usize,
    /// Stale translations that now state something false, or of which nobody knows.
    pub material: usize,
    /// Stale translations where words changed.
    pub wording: usize,
    /// Stale translations where nothing but typography changed.
    pub cosmetic: usize,
    /// Words of the source, those without a segment included.
    pub words: usize,
    /// Words with a current translation.
    pub current_words: usize,
    /// Words with a stale translation.
    pub stale_words: usize,
    /// Words without a whole translation.
    pub untranslated_words: usize,
    /// Words deliberately left out.
    pub left_out_words: usize,
    /// Words with a translation, current or stale, or left out: the share that `required` is about.
    pub translated_words: usize,
}

impl LocaleCounts {
    /// Whether there is nothing left to do.
    pub fn is_complete(&self) -> bool {
        self.stale == 0 && self.untranslated == 0 && self.broken == 0 && self.untranslated_words == 0
    }
}

impl AddAssign for LocaleCounts {
    fn add_assign(&mut self, other: Self) {
        let Self {
            segments,
            current,
            stale,
            untranslated,
            obsolete,
            broken,
            left_out,
            draft,
            machine,
            material,
            wording,
            cosmetic,
            words,
            current_words,
            stale_words,
            untranslated_words,
            left_out_words,
            translated_words,
        } = other;
        self.segments += segments;
        self.current += current;
        self.stale += stale;
        self.untranslated += untranslated;
        self.obsolete += obsolete;
        self.broken += broken;
        self.left_out += left_out;
        self.draft += draft;
        self.machine += machine;
        self.material += material;
        self.wording += wording;
        self.cosmetic += cosmetic;
        self.words += words;
        self.current_words += current_words;
        self.stale_words += stale_words;
        self.untranslated_words += untranslated_words;
        self.left_out_words += left_out_words;
        self.translated_words += translated_words;
    }
}

/// Counts by locale. In boxes, because a node of a map has room for many and an archive has many maps.
pub type ByLocale = BTreeMap<Locale, Box<LocaleCounts>>;

/// One article in every locale it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleStatus {
    /// Its path, relative to the project.
    pub article: String,
    /// Its own language.
    pub source: Locale,
    /// Its segments.
    pub segments: usize,
    /// Its words.
    pub words: usize,
    /// Why its catalogues are not synced, if they are not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocked: Vec<String>,
    /// By locale.
    pub locales: ByLocale,
}

impl ArticleStatus {
    /// Whether nothing is left to do in any locale.
    pub fn is_complete(&self) -> bool {
        self.blocked.is_empty() && self.locales.values().all(|c| c.is_complete())
    }
}

/// All articles.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StatusReport {
    /// In the order they were given.
    pub articles: Vec<ArticleStatus>,
    /// By locale, all together.
    pub totals: ByLocale,
}

impl StatusReport {
    /// Adds the articles up.
    pub fn new(articles: Vec<ArticleStatus>) -> Self {
        let totals = totals(&articles);
        Self { articles, totals }
    }

    /// The report as scripts may rely on it: `{"articles": […], "totals": {…}}`, with a newline at the end.
    pub fn json(&self) -> String {
        let mut out = serde_json::to_string_pretty(self).unwrap_or_default();
        out.push('\n');
        out
    }
}

fn totals<'a>(articles: impl IntoIterator<Item = &'a ArticleStatus>) -> ByLocale {
    let mut totals: ByLocale = BTreeMap::new();
    for (locale, counts) in articles.into_iter().flat_map(|a| &a.locales) {
        **totals.entry(locale.clone()).or_default() += **counts;
    }
    totals
}

/// Counts one article.
pub fn article_status(state: &ArticleState) -> ArticleStatus {
    let words: Vec<usize> = (0..state.segments.len()).map(|i| segment_words(state, i)).collect();
    // Text that no translator sees is untranslated in every locale.
    let unseen = &state.article.untranslatable;
    let unseen = unseen.iter().filter_map(|s| state.article.text.get(s.clone())).map(word_count).sum();
    ArticleStatus {
        article: state.path.clone(),
        source: state.source.clone(),
        segments: state.segments.len(),
        words: words.iter().sum::<usize>() + unseen,
        blocked: state.blocked.iter().map(|b| b.message.clone()).collect(),
        locales: state.targets.iter().map(|t| (t.locale.clone(), Box::new(counts(state, t, &words, unseen)))).collect(),
    }
}

fn counts(state: &ArticleState, target: &Target, words: &[usize], unseen: usize) -> LocaleCounts {
    let mut c = LocaleCounts {
        segments: words.len(),
        obsolete: target.obsolete.len(),
        words: words.iter().sum::<usize>() + unseen,
        untranslated_words: unseen,
        ..LocaleCounts::default()
    };
    for (segment, (item, &words)) in target.items.iter().zip(words).enumerate() {
        let judgement = &item.judgement;
        match judgement.status {
            Status::Current if judgement.left_out => {
                c.left_out += 1;
                c.left_out_words += words;
                c.translated_words += words;
            }
            Status::Current => {
                c.current += 1;
                c.current_words += words;
                c.translated_words += words;
            }
            Status::Stale => {
                c.stale += 1;
                c.stale_words += words;
                c.translated_words += words;
                match staleness(state, target, segment).map_or(Grade::Material, |s| s.grade) {
                    Grade::Material => c.material += 1,
                    Grade::Wording => c.wording += 1,
                    Grade::Cosmetic => c.cosmetic += 1,
                }
            }
            // An item is a live segment; should one be called obsolete, it has no translation to show.
            Status::Untranslated | Status::Obsolete => {
                c.untranslated += 1;
                c.untranslated_words += words;
            }
            Status::Broken => {
                c.broken += 1;
                c.untranslated_words += words;
            }
        }
        match &judgement.state {
            Some(State::Machine) if judgement.status == Status::Untranslated => c.machine += 1,
            Some(State::Draft) if matches!(judgement.status, Status::Current | Status::Stale) => c.draft += 1,
            _ => {}
        }
    }
    c
}
