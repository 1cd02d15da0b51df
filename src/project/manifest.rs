//! What tradwi wrote into the folder of the editions, so that it replaces and removes nothing else there; and the
//! writing: aside first, then all of it into place.
//!
//! Until everything is written, readers have the last editions whole. The list is added to before a file comes into
//! place, so that a killed run leaves nothing it does not know of. What others link to comes first and what lists it
//! last, and only then goes what is gone: so a run that is killed in between leaves no way to a link that leads nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, BufWriter, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::names::{Gathered, Names};
use super::{Project, paths, write};
use crate::diagnostic::{Diagnostic, Severity};
use crate::edition::{self, images};
use crate::error::{Error, Result};

/// The file's name, in the folder of the editions.
const NAME: &str = ".tradwi-manifest";
const HEADER: &str = "# What tradwi wrote here, a file a line. It removes and replaces no other.\n";

/// Bytes of the list that are added to it at a time.
const PIECE: usize = 1 << 16;

/// The folder, in that of the editions, in which files wait until all are written.
const ASIDE: &str = ".tradwi-new";

/// The folder of the editions while it is written to.
#[derive(Debug)]
pub(super) struct Editions<'p> {
    project: &'p Project,
    /// Paths below the folder that earlier runs wrote.
    old: Names,
    now: Mutex<Now>,
}

#[derive(Debug)]
struct Now {
    journal: File,
    /// Its length in bytes, up to the last whole line.
    length: u64,
    /// Paths of this run, marked where the file waits aside.
    written: Gathered,
    /// The same of copies of pictures, which are read again for books.
    copies: BTreeMap<String, bool>,
    changed: usize,
    /// Whether something could not be written.
    failed: bool,
}

impl Now {
    fn add(&mut self, below: &str, aside: bool) {
        self.written.add(below, aside);
        if below.starts_with(images::COPIES) {
            *self.copies.entry(below.to_owned()).or_default() |= aside;
        }
    }

    /// Adds lines, whole or not at all: the next one must not be taken for the end of one.
    fn note(&mut self, line: &str) -> std::io::Result<()> {
        if let Err(e) = self.journal.write_all(line.as_bytes()) {
            let _ = self.journal.set_len(self.length);
            return Err(e);
        }
        self.length += line.len() as u64;
        Ok(())
    }
}

/// What became of the folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Files that are published now.
    pub files: usize,
    /// Those that are new or changed.
    pub changed: usize,
    /// Files of earlier runs that were removed.
    pub removed: usize,
}

/// What a build has published.
#[derive(Debug, Default)]
pub(super) struct Published {
    pub tally: Tally,
    /// Files that appeared in the place of new ones meanwhile.
    pub displaced: Vec<Diagnostic>,
    /// What is in place now.
    pub files: Gathered,
}

/// Editions among the articles would be articles of the next run; a symbolic link can bring them there.
fn apart(project: &Project) -> Result<()> {
    let config = &project.config;
    let editions = paths::existing(&project.root, &config.editions)?;
    for (key, other) in [("articles", &config.articles), ("catalogues", &config.catalogues)] {
        if let Ok(real) = paths::existing(&project.root, other)
            && (real.starts_with(&editions) || editions.starts_with(&real))
        {
            return Err(Error::usage(format!(
                "the folder `{}` of the editions is, by a symbolic link, that of the {key}, `{other}`, or in it; \
                 remove the link, or name another folder for `editions` in tradwi.toml",
                config.editions
            )));
        }
    }
    Ok(())
}

impl<'p> Editions<'p> {
    /// Opens the folder, which is made if it is missing.
    pub fn open(project: &'p Project) -> Result<Self> {
        project.make_folder(&project.config.editions)?;
        apart(project)?;
        // What a killed run has left aside was not finished.
        clear(project)?;
        let path = Self::manifest(project)?;
        let text = match paths::read(&path) {
            // A line that is not UTF-8 names no file that tradwi wrote.
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(e) if e.kind() == ErrorKind::NotFound => String::new(),
            Err(e) => return Err(Error::io("read", &path, e)),
        };
        // Half a line, which a full disk leaves, may be the name of somebody else's file; its own was not written.
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        let length = text.len();
        let old = Names::of_lines(text, whole);
        let journal =
            File::options().append(true).create(true).open(&path).map_err(|e| Error::io("write", &path, e))?;
        if whole < length {
            journal.set_len(whole as u64).map_err(|e| Error::io("write", &path, e))?;
        }
        Ok(Self {
            project,
            old,
            now: Mutex::new(Now {
                journal,
                length: whole as u64,
                written: Gathered::default(),
                copies: BTreeMap::new(),
                changed: 0,
                failed: false,
            }),
        })
    }

    /// The manifest may be no link: a list of files to remove is not to be taken from elsewhere.
    fn manifest(project: &Project) -> Result<PathBuf> {
        let shown = format!("{}/{NAME}", project.config.editions);
        let (_, path) = paths::place(&project.root, &shown, true)?;
        if path.is_symlink() { Err(Error::outside(shown)) } else { Ok(path) }
    }

    /// What an earlier run wrote under a path; `None` where there is nothing, or nothing of tradwi's.
    pub fn before(&self, below: &str) -> Option<Vec<u8>> {
        if !self.old.contains(below) {
            return None;
        }
        let path = format!("{}/{below}", self.project.config.editions);
        let (_, file) = self.project.places.of(&self.project.root, &path).ok()?;
        paths::read(&file).ok()
    }

    /// The copy of a picture that this run wrote under a path.
    pub fn copy(&self, below: &str) -> Option<Vec<u8>> {
        let path = {
            let now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
            if *now.copies.get(below)? { self.aside(below) } else { self.path(below) }
        };
        let (_, file) = self.project.places.of(&self.project.root, &path).ok()?;
        paths::read(&file).ok()
    }

    /// Says that a file of an earlier build is what it should be.
    pub fn keep(&self, below: &str) {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).add(below, false);
    }

    /// Writes a file for a place below the folder, if it is not what is there already. It waits aside until
    /// [`finish`](Self::finish).
    ///
    /// # Errors
    /// A finding, where a file stands that tradwi did not write; an error, where the system refuses.
    pub fn write(&self, below: &str, bytes: &[u8]) -> Result<Result<(), Diagnostic>> {
        let result = self.try_write(below, bytes);
        if result.is_err() {
            self.now.lock().unwrap_or_else(PoisonError::into_inner).failed = true;
        }
        result
    }

    fn try_write(&self, below: &str, bytes: &[u8]) -> Result<Result<(), Diagnostic>> {
        let path = self.path(below);
        let (_, file) = self.project.places.of(&self.project.root, &path)?;
        let before = match paths::read(&file) {
            Ok(bytes) => Some(bytes),
            Err(e) if e.kind() == ErrorKind::NotFound => None,
            Err(e) => return Err(Error::io("read", path, e)),
        };
        let same = before.as_deref() == Some(bytes);
        if before.is_some() && !same && !self.old.contains(below) {
            return Ok(Err(not_ours(path)));
        }
        if !same {
            match file.symlink_metadata() {
                // Written through, as everywhere; a name of its own in the list it has already.
                Ok(metadata) if !metadata.is_file() => {
                    write::write(self.project, &path, before.as_deref(), bytes, false)?;
                }
                old => self.put_aside(below, bytes, old.ok().as_ref())?,
            }
        }
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.add(below, !same);
        now.changed += usize::from(!same);
        Ok(Ok(()))
    }

    fn path(&self, below: &str) -> String {
        format!("{}/{below}", self.project.config.editions)
    }

    fn aside(&self, below: &str) -> String {
        format!("{}/{ASIDE}/{below}", self.project.config.editions)
    }

    fn put_aside(&self, below: &str, bytes: &[u8], old: Option<&fs::Metadata>) -> Result<()> {
        let path = self.path(below);
        let fail = |e| Error::io("write", &path, e);
        let (_, aside) = self.project.places.of(&self.project.root, &self.aside(below))?;
        let mut file = File::create(aside).map_err(fail)?;
        file.write_all(bytes).map_err(fail)?;
        // What is published can be built again; it need not wait for the disk.
        old.map_or(Ok(()), |old| write::take_after(&file, old)).map_err(fail)
    }

    /// Gives the list the names that are about to be there.
    fn announce(&self, now: &mut Now) -> Result<()> {
        let written = std::mem::take(&mut now.written);
        let mut new = waiting(&written).filter(|below| !self.old.contains(below) && !below.contains('\n')).peekable();
        let mut lines = String::new();
        let mut result = Ok(());
        while let Some(below) = new.next().filter(|_| result.is_ok()) {
            lines.push_str(below);
            lines.push('\n');
            if lines.len() > PIECE || new.peek().is_none() {
                result = now.note(&lines);
                lines.clear();
            }
        }
        drop(new);
        now.written = written;
        result.map_err(|e| Error::io("write", self.path(NAME), e))
    }

    /// Brings what waits aside into place.
    fn place(&self, now: &mut Now) -> Result<Vec<Diagnostic>> {
        let mut findings = Vec::new();
        let mut displaced = BTreeSet::new();
        let mut waiting: Vec<&str> = waiting(&now.written).collect();
        // A page that is new may link to others that are; no page links to it before all of them are there.
        waiting.sort_by_key(|below| (rank(below), self.old.contains(below)));
        for below in waiting {
            let path = self.path(below);
            let (_, aside) = paths::place(&self.project.root, &self.aside(below), false)?;
            // Written through a link already.
            if !aside.exists() {
                continue;
            }
            let (_, file) = self.project.places.of(&self.project.root, &path)?;
            // Somebody may have put a file there meanwhile.
            if !self.old.contains(below) && file.symlink_metadata().is_ok() {
                displaced.insert(below.to_owned());
                findings.push(not_ours(path));
                continue;
            }
            match fs::rename(&aside, &file) {
                Ok(()) => {}
                // A folder of the editions may lie on another disk.
                Err(e) if e.kind() == ErrorKind::CrossesDevices => {
                    let bytes = paths::read(&aside).map_err(|e| Error::io("read", &path, e))?;
                    write::replace(&file, &bytes).map_err(|e| Error::io("write", &path, e))?;
                }
                Err(e) => return Err(Error::io("write", path, e)),
            }
        }
        now.written.remove(&displaced);
        Ok(findings)
    }

    /// Brings all files into place, removes what earlier runs wrote and this one did not, but for paths to be kept,
    /// and writes the list.
    ///
    /// Where something could not be written nothing is changed: readers keep the last editions whole.
    ///
    /// # Errors
    /// The system refuses; what is in place already stays, and the next build makes up for the rest.
    pub fn finish(self, keep: &dyn Fn(&str) -> bool) -> Result<Published> {
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        if now.failed {
            clear(self.project)?;
            let tally = Tally { files: self.old.len(), changed: 0, removed: 0 };
            return Ok(Published { tally, ..Published::default() });
        }
        now.written.sort();
        self.announce(&mut now)?;
        let findings = self.place(&mut now)?;
        clear(self.project)?;
        let mut written = std::mem::take(&mut now.written);
        let mut tally = Tally { files: written.len(), changed: now.changed.saturating_sub(findings.len()), removed: 0 };
        let mut kept = Vec::new();
        for below in self.old.iter() {
            if written.contains(below) {
                continue;
            }
            if keep(below) {
                kept.push(below);
                continue;
            }
            let path = format!("{}/{below}", self.project.config.editions);
            // Whoever edited the list cannot make it name a file elsewhere.
            let Ok((folder, file)) = paths::place(&self.project.root, &path, false) else { continue };
            // A folder is nothing that tradwi wrote under this name.
            if file.is_dir() {
                continue;
            }
            match fs::remove_file(&file) {
                Ok(()) => {
                    tally.removed += 1;
                    write::remove_empty_folders(&self.project.root, &path, &folder);
                }
                Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
                Err(e) => return Err(Error::io("remove", path, e)),
            }
        }
        kept.into_iter().for_each(|below| written.add(below, false));
        written.sort();
        let path = Self::manifest(self.project)?;
        let listed = || written.iter().map(|(below, _)| below).filter(|below| !below.contains('\n'));
        let is_same = is_list(&path, listed()).map_err(|e| Error::io("read", &path, e))?;
        if !is_same {
            let write = |file: &mut File| {
                let mut out = BufWriter::new(file);
                out.write_all(HEADER.as_bytes())?;
                for below in listed() {
                    out.write_all(below.as_bytes())?;
                    out.write_all(b"\n")?;
                }
                out.flush()
            };
            write::replace_with(&path, write).map_err(|e| Error::io("write", self.path(NAME), e))?;
        }
        Ok(Published { tally, displaced: findings, files: written })
    }
}

/// Whether a file is the list of these names, in this order.
fn is_list<'n>(path: &Path, names: impl Iterator<Item = &'n str>) -> std::io::Result<bool> {
    let mut file = BufReader::new(File::open(path)?);
    let mut line = Vec::new();
    for wanted in [HEADER.trim_end()].into_iter().chain(names) {
        line.clear();
        file.read_until(b'\n', &mut line)?;
        if line.strip_suffix(b"\n") != Some(wanted.as_bytes()) {
            return Ok(false);
        }
    }
    Ok(file.fill_buf()?.is_empty())
}

/// The files that wait aside.
fn waiting(written: &Gathered) -> impl Iterator<Item = &str> {
    written.iter().filter(|(_, aside)| *aside).map(|(below, _)| below)
}

/// The rule of a finding about a file in whose place tradwi would write.
pub(super) const NOT_OURS: &str = "not-ours";

fn not_ours(path: String) -> Diagnostic {
    let message = format!("`{path}` was not written by tradwi and was left as it is");
    Diagnostic::new(NOT_OURS, Severity::Error, path, 0..0, message)
        .with_help("move the file away, or name another folder for `editions` in tradwi.toml")
}

/// What comes into place first: what pages show, then pages, then what lists them.
fn rank(below: &str) -> u8 {
    let name = below.rsplit('/').next().unwrap_or(below);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match (name, extension) {
        ("robots.txt", _) | (_, "xml" | "epub") => 2,
        (_, "html") if edition::is_index(name.trim_end_matches(".html")) => 2,
        (_, "html") => 1,
        _ => 0,
    }
}

/// Removes what waits aside.
fn clear(project: &Project) -> Result<()> {
    let shown = format!("{}/{ASIDE}", project.config.editions);
    let (_, path) = paths::place(&project.root, &shown, false)?;
    let result = match path.symlink_metadata() {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(&path),
        Ok(_) => fs::remove_file(&path),
        Err(_) => Ok(()),
    };
    project.places.forget();
    result.map_err(|e| Error::io("remove", shown, e))
}
