//! What makes a second sync fast: which articles had nothing to be done when they and their catalogues were
//! last looked at.
//!
//! The cache is a set of numbers, each made of everything that decides whether a sync has anything to do for one
//! article: its file and its catalogues as the file system describes them (place on the disk, size, times of
//! change), the configuration, the glossaries, the locales, and the program itself. A number that is there says
//! that nothing is to be done; any other article is read as if there were no cache. (What articles that are gone
//! have left behind matters to new segments only, and an article with such has something to be done.) It is never
//! the truth: it may be deleted at any time, and is not used where `CI` is set.
//!
//! A file that changes keeps its size and its times only if it changes within the grain of the file system's
//! clock. So nothing is kept of a file that was younger than that when it was looked at, by the clock that
//! stamped it (the "racy git" problem; Git's `Documentation/technical/racy-git.txt` has it).

use std::collections::{HashMap, HashSet};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::path::PathBuf;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Project, Survey, paths, write};

/// The folder, in the project's.
const FOLDER: &str = ".tradwi-cache";
const FILE: &str = "synced";
const HEADER: &[u8; 16] = b"tradwi synced 1\n";

/// In a smaller project all is read in no time, and a folder more would be clutter.
pub(super) const WORTHWHILE: usize = if cfg!(test) { 2 } else { 500 };

/// Nanoseconds that a file must have been left alone: more than the tick of any clock that counts parts of a
/// second, and more than the two seconds of the coarsest that does not.
const FINE: i128 = 100_000_000;
const COARSE: i128 = 3_000_000_000;

/// Everything that decides whether a sync has anything to do for one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Key(u128);

/// The articles for which nothing is to be done.
#[derive(Debug, Default)]
pub struct Settled {
    old: HashSet<Key>,
    /// By article, what will hold for it if nothing is found to do.
    open: HashMap<usize, Key>,
    /// What holds after this run.
    now: Vec<Key>,
    /// Whether every article was asked for, so that what is not in `now` is of the past.
    whole: bool,
    /// `None` if no cache is kept.
    folder: Option<PathBuf>,
}

impl Survey<'_> {
    /// Of the articles `which`, those for which a sync may have something to do, and the means to
    /// [remember](Settled::settle) for which of them it did not. Without a cache, all of them.
    ///
    /// A cache is made if `keep`; without it the project is not written to.
    pub fn due(&self, which: &[usize], keep: bool) -> (Vec<usize>, Settled) {
        if is_off() {
            return (which.to_vec(), Settled::default());
        }
        self.due_by_cache(which, keep).unwrap_or_else(|| (which.to_vec(), Settled::default()))
    }

    fn due_by_cache(&self, which: &[usize], keep: bool) -> Option<(Vec<usize>, Settled)> {
        if which.len() < WORTHWHILE {
            return None;
        }
        let folder = folder(self.project(), keep)?;
        let old = fs::read(folder.join(FILE)).map(|bytes| read(&bytes)).unwrap_or_default();
        let before = if keep { quiet_since(&folder) } else { None };
        let world = self.world();
        let keys: Vec<Option<(Key, bool)>> = which.par_iter().map(|&i| self.key(i, &world, before)).collect();
        let mut settled = Settled {
            old,
            whole: which.len() == self.articles.len(),
            folder: keep.then_some(folder),
            ..Settled::default()
        };
        let mut due = Vec::new();
        for (&i, key) in which.iter().zip(keys) {
            match key {
                Some((key, _)) if settled.old.contains(&key) => settled.now.push(key),
                Some((key, true)) => {
                    settled.open.insert(i, key);
                    due.push(i);
                }
                _ => due.push(i),
            }
        }
        Some((due, settled))
    }

    /// What is the same for every article.
    pub(super) fn world(&self) -> DefaultHasher {
        let mut world = DefaultHasher::new();
        env!("CARGO_PKG_VERSION").hash(&mut world);
        // Another build of the same version may cut sentences elsewhere.
        std::env::current_exe().ok().and_then(|exe| Stamp::of(&exe)).hash(&mut world);
        let project = self.project();
        format!("{:?}", project.config()).hash(&mut world);
        self.locales.hash(&mut world);
        self.known.hash(&mut world);
        for (locale, file) in &self.terms {
            (locale, &file.path, &file.text).hash(&mut world);
        }
        world
    }

    /// The key of an article, and whether all its files have been left alone since `before`; `None` if something
    /// about it is to be looked at every time.
    fn key(&self, which: usize, world: &DefaultHasher, before: Option<i128>) -> Option<(Key, bool)> {
        let article = self.articles.get(which).filter(|a| !a.left_alone && !self.is_renamed(which))?;
        let root = self.project().root();
        let mut first = world.clone();
        let mut quiet = true;
        article.path.hash(&mut first);
        let mut add = |path: &str| -> Option<()> {
            let stamp = Stamp::of(&root.join(path))?;
            quiet &= before.is_some_and(|before| stamp.is_before(before));
            stamp.hash(&mut first);
            Some(())
        };
        add(&article.path)?;
        let mut locales = Vec::new();
        for (locale, files) in self.files() {
            if files.contains(&article.catalogue) {
                add(&self.catalogue_path(locale, &article.catalogue))?;
                locales.push(locale);
            }
        }
        locales.hash(&mut first);
        let mut second = first.clone();
        1_u8.hash(&mut second);
        Some((Key(u128::from(first.finish()) << 64 | u128::from(second.finish())), quiet))
    }
}

impl Settled {
    /// An article, by index, was read and there was nothing to do.
    pub fn settle(&mut self, article: usize) {
        self.now.extend(self.open.remove(&article));
    }

    /// Keeps what was found out for the next run. That nothing could be kept is no failure.
    pub fn keep(mut self) {
        let Some(folder) = &self.folder else { return };
        if !self.whole {
            self.now.extend(self.old.iter().copied());
        }
        self.now.sort_unstable();
        self.now.dedup();
        if self.now.len() == self.old.len() && self.now.iter().all(|key| self.old.contains(key)) {
            return;
        }
        let mut bytes = HEADER.to_vec();
        bytes.extend(self.now.iter().flat_map(|key| key.0.to_le_bytes()));
        let mut check = DefaultHasher::new();
        bytes.hash(&mut check);
        bytes.extend(check.finish().to_le_bytes());
        let _ = write::replace(&folder.join(FILE), &bytes);
    }
}

/// The keys of a file; none of a file that is not whole.
fn read(bytes: &[u8]) -> HashSet<Key> {
    let Some((body, sum)) = bytes.split_last_chunk::<8>() else { return HashSet::new() };
    let mut check = DefaultHasher::new();
    body.hash(&mut check);
    match body.split_first_chunk::<16>() {
        Some((HEADER, keys)) if check.finish() == u64::from_le_bytes(*sum) => {
            let keys = keys.as_chunks::<16>().0;
            keys.iter().map(|key| Key(u128::from_le_bytes(*key))).collect()
        }
        _ => HashSet::new(),
    }
}

/// Whether no cache is used.
pub(super) fn is_off() -> bool {
    std::env::var_os("CI").is_some_and(|ci| !ci.is_empty())
}

/// The folder of the cache, made if it is missing and `make` is given. A link is not followed.
pub(super) fn folder(project: &Project, make: bool) -> Option<PathBuf> {
    let (_, folder) = paths::place(project.root(), FOLDER, false).ok()?;
    match folder.symlink_metadata() {
        Ok(metadata) => metadata.is_dir().then_some(folder),
        Err(_) if make => {
            fs::create_dir(&folder).ok()?;
            // Neither versions nor backups of it are wanted.
            fs::write(folder.join(".gitignore"), "*\n").ok()?;
            let tag = "Signature: 8a477f597d28d172789f06886806bc55\n# tradwi may make this folder anew at any time.\n";
            fs::write(folder.join("CACHEDIR.TAG"), tag).ok()?;
            Some(folder)
        }
        Err(_) => None,
    }
}

/// The time before which a file must have changed last for its stamp to tell it from any later state of it.
pub(super) fn quiet_since(folder: &std::path::Path) -> Option<i128> {
    let clock = folder.join("clock");
    fs::write(&clock, "Touched to read the file system's clock.\n").ok()?;
    let now = Stamp::of(&clock)?.changed;
    let grain = if now % 1_000_000_000 == 0 { COARSE } else { FINE };
    Some(now - grain)
}

/// A file as the file system describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Stamp {
    file: (u64, u64),
    size: u64,
    modified: i128,
    /// When anything about the file changed last, in nanoseconds since 1970: nobody can set this back.
    changed: i128,
}

impl Stamp {
    #[cfg(unix)]
    pub fn of(path: &std::path::Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;
        let m = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Some(Self {
            file: (m.dev(), m.ino()),
            size: m.size(),
            modified: nanoseconds(m.mtime(), m.mtime_nsec()),
            changed: nanoseconds(m.ctime(), m.ctime_nsec()),
        })
    }

    /// Whether nothing about the file has changed since a moment.
    pub fn is_before(&self, moment: i128) -> bool {
        self.changed < moment
    }

    /// Elsewhere a program may set every time that a file has, so that nothing is known of it.
    #[cfg(not(unix))]
    pub fn of(_path: &std::path::Path) -> Option<Self> {
        None
    }
}

#[cfg(test)]
mod tests;
