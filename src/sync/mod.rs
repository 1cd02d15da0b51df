//! Sync: what an article and its catalogues are to one another, and the plan of edits that brings the
//! catalogues up to date. Everything here is a pure function of texts; nothing is written.
//!
//! [`examine()`] reads one article with its catalogues into an [`ArticleState`], which every command looks at;
//! [`plan()`] says what `sync` would write.

mod accept;
mod birth;
mod examine;
mod lines;
mod matching;
mod plan;
mod prune;
mod target;
mod update;

use std::collections::HashMap;

pub use accept::{Refusal, accept};
pub use examine::examine;
pub use matching::{Fate, Matching, Piece, match_segments};
pub use plan::{Counts, FileChange, Plan, plan};
pub use prune::{Pruned, prune};

use crate::article::{self, Article, Format, Kind};
use crate::catalogue::{Catalogue, Judgement, SourceEntry, SourceText, Terms};
use crate::locale::Locale;
use crate::segment::Segment;

/// Everything about one article, as it was read.
#[derive(Clone, Debug)]
pub struct ArticleInput {
    /// The article's path, relative to the project, with `/`.
    pub path: String,
    /// Its path relative to the folder of the articles, without extension: the name of its catalogues.
    pub stem: String,
    /// Its text.
    pub text: String,
    /// The language it is in unless its front matter says otherwise.
    pub default_locale: Locale,
    /// The locales it is for unless its front matter says otherwise: every locale of the project.
    pub locales: Vec<Locale>,
    /// Front-matter fields with text for readers.
    pub fields: Vec<String>,
    /// The pivots: `ht` is translated from `fr`.
    pub from: HashMap<Locale, Locale>,
    /// The catalogues that exist, by locale: path relative to the project, and text. Those of the article's
    /// own name, or of the article it was renamed from.
    pub catalogues: HashMap<Locale, CatalogueFile>,
    /// What catalogues of articles that are gone remember.
    pub orphans: std::sync::Arc<Orphans>,
    /// Where catalogues are: `locales`.
    pub catalogue_folder: String,
}

/// A catalogue's file.
#[derive(Clone, Debug)]
pub struct CatalogueFile {
    /// Path relative to the project.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The segments of articles that are gone, by their folded text.
#[derive(Clone, Debug, Default)]
pub struct Orphans {
    /// Folded source text, with its locale, to the segment.
    pub segments: HashMap<(Locale, String), Orphan>,
}

/// A segment of an article that is gone.
#[derive(Clone, Debug)]
pub struct Orphan {
    /// Its id.
    pub id: String,
    /// Its entries in target catalogues, whole, by locale.
    pub entries: HashMap<Locale, String>,
}

/// One article with its catalogues: what every command looks at.
#[derive(Debug)]
pub struct ArticleState {
    /// The article's path, relative to the project.
    pub path: String,
    /// The name of its catalogues and editions, without extension.
    pub stem: String,
    /// The article.
    pub article: Article,
    /// Its language.
    pub source: Locale,
    /// Its segments, in order.
    pub segments: Vec<Segment>,
    /// One a segment: its id.
    pub ids: Vec<String>,
    /// One a segment: its text, in the lines of the catalogue.
    pub texts: Vec<SourceText>,
    /// What became of the segments of the last sync.
    pub matching: Matching,
    /// The source catalogue: its path relative to the project, and what stands there; `None` if there is none.
    pub source_path: String,
    /// See `source_path`.
    pub source_catalogue: Option<Catalogue>,
    /// What the source catalogue should say.
    pub source_entries: Vec<SourceEntry>,
    /// The locales to translate into, pivots before those translated from them.
    pub targets: Vec<Target>,
    /// Why sync leaves this article alone, if it does.
    pub blocked: Vec<Blocked>,
    /// Where the source catalogue is now, if it is to be moved because the article was renamed.
    pub source_renamed_from: Option<String>,
    /// How the plain text lies, for the header.
    pub(crate) layout: crate::article::Layout,
    pub(crate) orphans: std::sync::Arc<Orphans>,
    /// Whether the former name has catalogues that this article cannot take over now.
    pub(crate) left_behind: bool,
    /// Catalogues of the former name whose every word is in this article's own by now.
    pub(crate) former_targets: Vec<CatalogueFile>,
    /// The source catalogue of the former name, which stays until every other has been taken over: without it
    /// nobody would know whose they are.
    pub(crate) former_source: Option<CatalogueFile>,
}

impl ArticleState {
    /// What an article lacks that has nothing to show readers: `has no text`, `has no headline`.
    pub fn lacks(&self) -> Option<&'static str> {
        let is_headline = |kind: &Kind| matches!(kind, Kind::Field(key) if key == "title");
        let has = |s: &Segment| !matches!(s.kind, Kind::Field(_)) || is_headline(&s.kind);
        if self.segments.iter().any(has) {
            return None;
        }
        // A word of some kind, be it code, raw HTML or a figure, is something to show.
        if !is_blank(&self.article) {
            return None;
        }
        Some(if self.segments.is_empty() { "has no text" } else { "has no headline" })
    }

    /// Whether the article had texts and has lost them all: a save that failed is likelier than a decision.
    pub fn is_emptied(&self) -> bool {
        !self.blocked.is_empty() && is_blank(&self.article) && self.segments.is_empty()
    }
}

/// Whether an article has not a letter or figure below its front matter.
fn is_blank(article: &article::Article) -> bool {
    let body = match article.format {
        Format::Markdown => article::body_start(&article.text),
        Format::Plain => 0,
    };
    !article.text[body..].chars().any(char::is_alphanumeric)
}

/// A reason for which sync does not touch an article's catalogues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The file at fault, relative to the project.
    pub file: String,
    /// One headline without a final period.
    pub message: String,
    /// The way out.
    pub help: String,
}

/// An article in one target locale.
#[derive(Debug)]
pub struct Target {
    /// The locale.
    pub locale: Locale,
    /// The catalogue's path, relative to the project, where it is or will be.
    pub path: String,
    /// Where it is now, if it is to be moved because the article was renamed.
    pub renamed_from: Option<String>,
    /// What stands there; empty if there is no file.
    pub catalogue: Catalogue,
    /// Whether there is a file.
    pub exists: bool,
    /// The locale it is translated from, when that is not the source.
    pub pivot: Option<Locale>,
    /// One a segment.
    pub items: Vec<Item>,
    /// Entries of segments that are gone (they have base lines), by index.
    pub obsolete: Vec<usize>,
    /// Entries that tradwi knows nothing of (no base lines, no such segment), by index.
    pub unknown: Vec<usize>,
}

/// A segment in one target locale.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its entry, by index into the catalogue's entries.
    pub entry: Option<usize>,
    /// What is to be thought of it.
    pub judgement: Judgement,
    /// The pivot's message now, if it is current.
    pub pivot: Option<SourceText>,
    /// The pivot's message, if it lags behind the source itself.
    pub pivot_stale: Option<Vec<String>>,
}

/// The terms of every locale.
pub type Glossary = HashMap<Locale, Terms>;

#[cfg(test)]
mod tests;
