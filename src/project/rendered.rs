//! What keeps a build from rendering an article again that has not changed.
//!
//! Of every article there is a record: a number made of all that its editions are made of, which files they are and how
//! the file system described them, and what lists and summaries need to know of them. The articles and catalogues are
//! read in every build all the same, and the number is made of their bytes: so a record may cost the rendering of an
//! article once too often, but never shows one that is not of today's texts. It may be deleted at any time, is kept
//! beside the cache of `sync` under the same conditions, and is not used where `CI` is set.
//!
//! An article with pictures, findings about its files, or a catalogue that cannot be read has none.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::cache::{self, Stamp, WORTHWHILE};
use super::{Survey, ToDo, paths, write};
use crate::assemble::Marks;
use crate::edition::{ArticleCard, Site};
use crate::locale::Locale;
use crate::sync::ArticleState;

const FILE: &str = "rendered.json";
/// Changes with the shape of a record.
const VERSION: u32 = 1;

/// What is known of an article's editions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Record {
    /// Made of everything that the editions are made of.
    pub key: (u64, u64),
    /// The files, below the folder of the editions.
    pub files: Vec<String>,
    /// How the file system described them, in the same order; none before they are in place.
    pub stamps: Vec<Stamp>,
    pub to_do: ToDo,
    pub cards: Vec<(Locale, ArticleCard)>,
    pub held: Vec<(Locale, String)>,
    pub marked: Vec<(Locale, Marks)>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    version: u32,
    records: HashMap<String, Record>,
}

/// The records of the last build, and those of this one.
pub(super) struct Rendered {
    world: DefaultHasher,
    old: HashMap<String, Record>,
    now: Mutex<HashMap<String, Record>>,
    folder: PathBuf,
    /// The folder of the editions.
    editions: PathBuf,
}

impl Rendered {
    /// `None` where no records are kept.
    pub fn open(survey: &Survey<'_>, site: &Site, order: &[Locale]) -> Option<Self> {
        if cache::is_off() || survey.articles.len() < WORTHWHILE {
            return None;
        }
        let project = survey.project();
        let folder = cache::folder(project, true)?;
        let mut world = survey.world();
        order.hash(&mut world);
        survey.site.iter().for_each(|(locale, file)| (locale, &file.text).hash(&mut world));
        site.templates().texts().hash(&mut world);
        let kept = std::fs::read(folder.join(FILE)).ok().and_then(|b| serde_json::from_slice::<Kept>(&b).ok());
        let old = kept.filter(|kept| kept.version == VERSION).map(|kept| kept.records).unwrap_or_default();
        let editions = paths::existing(project.root(), &project.config().editions).ok()?;
        Some(Self { world, old, now: Mutex::default(), folder, editions })
    }

    /// The number of an article as it is after a sync; `None` if it is to be rendered every time.
    pub fn key(&self, state: &ArticleState) -> Option<(u64, u64)> {
        if !state.blocked.is_empty() || state.targets.iter().any(|t| t.catalogue.unreadable) {
            return None;
        }
        let mut first = self.world.clone();
        (&state.path, &state.source, &state.article.text).hash(&mut first);
        state.source_catalogue.as_ref().map(|c| &c.text).hash(&mut first);
        for target in &state.targets {
            (&target.locale, target.exists, &target.catalogue.text).hash(&mut first);
        }
        let mut second = first.clone();
        1_u8.hash(&mut second);
        Some((first.finish(), second.finish()))
    }

    /// The record of an article whose files are as they were left.
    pub fn find(&self, state: &ArticleState, key: (u64, u64)) -> Option<&Record> {
        let record = self.old.get(&state.path).filter(|r| r.key == key && r.files.len() == r.stamps.len())?;
        let as_left = record.files.iter().zip(&record.stamps).all(|(file, stamp)| {
            let path = self.editions.join(file);
            !path.is_symlink() && Stamp::of(&path).as_ref() == Some(stamp)
        });
        as_left.then_some(record)
    }

    /// Takes down what was rendered, or found as it was left.
    pub fn note(&self, article: &str, record: Record) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).insert(article.to_owned(), record);
    }

    /// Keeps the records, when all files are in place; those whose files were not published are left out. That nothing
    /// could be kept is no failure.
    pub fn keep(self, published: &BTreeSet<String>) {
        let mut records = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        records.retain(|_, record| {
            let stamp = |file: &String| published.contains(file).then(|| Stamp::of(&self.editions.join(file)))?;
            let stamps: Option<Vec<Stamp>> = record.files.iter().map(stamp).collect();
            stamps.map(|stamps| record.stamps = stamps).is_some()
        });
        if let Ok(bytes) = serde_json::to_vec(&Kept { version: VERSION, records }) {
            let _ = write::replace(&self.folder.join(FILE), &bytes);
        }
    }
}
