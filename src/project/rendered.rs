//! What keeps a build from rendering an article again that has not changed.
//!
//! Of every article there is a record: a number made of all that its editions are made of, which files they are and how
//! the file system described them, and what lists and summaries need to know of them. The articles and catalogues are
//! read in every build all the same, and the number is made of their bytes: so a record may cost the rendering of an
//! article once too often, but never shows one that is not of today's texts. It may be deleted at any time, is kept
//! beside the cache of `sync` under the same conditions, and is not used where `CI` is set.
//!
//! An article with findings about its files, or a catalogue that cannot be read, has none.
//!
//! A record is a line of a file, and only where the line is stays in memory: an archive may be large.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{self, BufRead as _, BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::cache::{self, Stamp, WORTHWHILE};
use super::names::Gathered;
use super::{Survey, ToDo, paths, write};
use crate::assemble::Marks;
use crate::edition::{ArticleCard, Site, Withheld};
use crate::locale::Locale;
use crate::sync::ArticleState;

const FILE: &str = "rendered";
/// Changes with the shape of a record.
const HEADER: &str = "tradwi rendered 3\n";

/// What is known of an article's editions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Record {
    /// Made of everything that the editions are made of.
    pub key: Key,
    /// The files, below the folder of the editions.
    pub files: Vec<String>,
    /// How the file system described them, in the same order; none before they are in place.
    pub stamps: Vec<Stamp>,
    /// The pictures that the editions show, by locale and path in the articles folder.
    pub assets: BTreeSet<(Locale, String)>,
    /// How the file system described each of them before it was read.
    pub pictures: Vec<(String, Option<Stamp>)>,
    pub to_do: ToDo,
    pub cards: Vec<(Locale, ArticleCard)>,
    pub withheld: Vec<(Locale, Withheld)>,
    pub held: Vec<(Locale, String)>,
    pub marked: Vec<(Locale, Marks)>,
}

/// The records of the last build, and those of this one.
pub(super) struct Rendered {
    world: DefaultHasher,
    /// Where the line of a record is in the file, and how long, by the number of its article.
    places: HashMap<Key, (u64, usize)>,
    old: Mutex<Option<File>>,
    /// Records without stamps; `None` once one could not be written.
    now: Mutex<Option<BufWriter<File>>>,
    /// The time before which a picture must have changed last for its stamp to tell it from any later state of it.
    quiet: Option<i128>,
    folder: PathBuf,
    /// The folder of the editions.
    editions: PathBuf,
}

/// A number made of everything that an article's editions are made of, but for pictures.
type Key = (u64, u64);

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
        let editions = paths::existing(project.root(), &project.config().editions).ok()?;
        let old = File::open(folder.join(FILE)).ok();
        let places = old.as_ref().and_then(|file| places(file).ok()).unwrap_or_default();
        let now = tempfile::tempfile_in(&folder).ok().map(BufWriter::new);
        let quiet = cache::quiet_since(&folder);
        Some(Self { world, places, old: Mutex::new(old), now: Mutex::new(now), quiet, folder, editions })
    }

    /// The number of an article as it is after a sync; `None` if it is to be rendered every time.
    pub fn key(&self, state: &ArticleState) -> Option<Key> {
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

    /// The record with a number, if the editions and the pictures in them are as they were left. `stamp` says how
    /// the file system describes a picture.
    pub fn find(&self, key: Key, stamp: impl Fn(&str) -> Option<Stamp>) -> Option<Record> {
        let record = self.read(key).filter(|r| r.key == key && r.files.len() == r.stamps.len())?;
        let as_left = record.files.iter().zip(&record.stamps).all(|(file, stamp)| {
            let path = self.editions.join(file);
            !path.is_symlink() && Stamp::of(&path).as_ref() == Some(stamp)
        });
        (as_left && record.pictures.iter().all(|(path, was)| stamp(path) == *was)).then_some(record)
    }

    fn read(&self, key: Key) -> Option<Record> {
        let (at, length) = *self.places.get(&key)?;
        let mut line = vec![0; length];
        let mut old = self.old.lock().unwrap_or_else(PoisonError::into_inner);
        let file = old.as_mut()?;
        file.seek(SeekFrom::Start(at)).ok()?;
        file.read_exact(&mut line).ok()?;
        drop(old);
        serde_json::from_slice(&line).ok()
    }

    /// Takes down what was rendered, or found as it was left.
    pub fn note(&self, record: &Record) {
        let is_quiet = |stamp: &Stamp| self.quiet.is_some_and(|quiet| stamp.is_before(quiet));
        if !record.pictures.iter().all(|(_, stamp)| stamp.as_ref().is_none_or(is_quiet)) {
            return;
        }
        let Ok(line) = serde_json::to_vec(record) else { return };
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let written = now.as_mut().map(|file| file.write_all(&line).and_then(|()| file.write_all(b"\n")));
        if !matches!(written, Some(Ok(()))) {
            *now = None;
        }
    }

    /// Keeps the records, when all files are in place; those whose files were not published are left out. That nothing
    /// could be kept is no failure.
    pub fn keep(self, published: &Gathered) {
        let now = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        let Some(mut now) = now.and_then(|file| file.into_inner().ok()) else { return };
        let stamps = |record: &Record| -> Option<Vec<Stamp>> {
            let stamp = |file: &String| published.contains(file).then(|| Stamp::of(&self.editions.join(file)))?;
            record.files.iter().map(stamp).collect()
        };
        let _ = write::replace_with(&self.folder.join(FILE), |out| {
            now.rewind()?;
            let mut out = BufWriter::new(out);
            out.write_all(HEADER.as_bytes())?;
            for line in BufReader::new(now).split(b'\n') {
                let Ok(record) = serde_json::from_slice::<Record>(&line?) else { continue };
                let Some(stamps) = stamps(&record) else { continue };
                let record = Record { stamps, ..record };
                write!(out, "{:016x}{:016x}", record.key.0, record.key.1)?;
                serde_json::to_writer(&mut out, &record)?;
                out.write_all(b"\n")?;
            }
            out.flush()
        });
    }
}

/// Digits of a number before its record.
const DIGITS: usize = 32;

/// Where the records of a file are. One that is not whole is not found, or not understood when it is read.
fn places(file: &File) -> io::Result<HashMap<Key, (u64, usize)>> {
    let mut places = HashMap::new();
    let mut file = BufReader::new(file);
    let mut line = Vec::new();
    file.read_until(b'\n', &mut line)?;
    if line != HEADER.as_bytes() {
        return Ok(places);
    }
    let mut at = line.len();
    loop {
        line.clear();
        let length = file.read_until(b'\n', &mut line)?;
        if length == 0 {
            return Ok(places);
        }
        let half = |digits| line.get(digits).and_then(|d| u64::from_str_radix(std::str::from_utf8(d).ok()?, 16).ok());
        if let (Some(first), Some(second)) = (half(0..DIGITS / 2), half(DIGITS / 2..DIGITS)) {
            places.insert((first, second), ((at + DIGITS) as u64, length - DIGITS));
        }
        at += length;
    }
}
