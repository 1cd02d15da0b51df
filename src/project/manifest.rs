//! What tradwi wrote into the folder of the editions, so that it replaces and removes nothing else there.
//!
//! The list is added to before a file is written, so that a killed run leaves nothing it does not know of.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::{Project, paths, write};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::{Error, Result};

/// The file's name, in the folder of the editions.
const NAME: &str = ".tradwi-manifest";
const HEADER: &str = "# What tradwi wrote here, a file a line. It removes and replaces no other.\n";

/// The folder of the editions while it is written to.
#[derive(Debug)]
pub(super) struct Editions<'p> {
    project: &'p Project,
    /// Paths below the folder that earlier runs wrote.
    old: BTreeSet<String>,
    now: Mutex<Now>,
}

#[derive(Debug)]
struct Now {
    journal: File,
    /// Its length in bytes, up to the last whole line.
    length: u64,
    /// Paths of this run.
    written: BTreeSet<String>,
    changed: usize,
}

impl Now {
    /// Adds a line, whole or not at all: the next one must not be taken for its end.
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
        let path = Self::manifest(project)?;
        let text = match paths::read(&path) {
            // A line that is not UTF-8 names no file that tradwi wrote.
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(e) if e.kind() == ErrorKind::NotFound => String::new(),
            Err(e) => return Err(Error::io("read", &path, e)),
        };
        // Half a line, which a full disk leaves, may be the name of somebody else's file; its own was not written.
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        let old = text[..whole].lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(str::to_owned).collect();
        let journal =
            File::options().append(true).create(true).open(&path).map_err(|e| Error::io("write", &path, e))?;
        if whole < text.len() {
            journal.set_len(whole as u64).map_err(|e| Error::io("write", &path, e))?;
        }
        Ok(Self {
            project,
            old,
            now: Mutex::new(Now { journal, length: whole as u64, written: BTreeSet::new(), changed: 0 }),
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

    /// Writes a file below the folder, if it is not what it should be already.
    ///
    /// # Errors
    /// A finding, where a file stands that tradwi did not write; an error, where the system refuses.
    pub fn write(&self, below: &str, bytes: &[u8]) -> Result<Result<(), Diagnostic>> {
        let path = format!("{}/{below}", self.project.config.editions);
        let (_, file) = self.project.places.of(&self.project.root, &path)?;
        let before = match paths::read(&file) {
            Ok(bytes) => Some(bytes),
            Err(e) if e.kind() == ErrorKind::NotFound => None,
            Err(e) => return Err(Error::io("read", path, e)),
        };
        let same = before.as_deref() == Some(bytes);
        if before.is_some() && !same && !self.old.contains(below) {
            let message = format!("`{path}` was not written by tradwi and was left as it is");
            return Ok(Err(Diagnostic::new("not-ours", Severity::Error, path, 0..0, message)
                .with_help("move the file away, or name another folder for `editions` in tradwi.toml")));
        }
        {
            let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
            now.written.insert(below.to_owned());
            if !self.old.contains(below) && !below.contains('\n') {
                let line = format!("{below}\n");
                let name = format!("{}/{NAME}", self.project.config.editions);
                now.note(&line).map_err(|e| Error::io("write", name, e))?;
            }
            now.changed += usize::from(!same);
        }
        if !same {
            // What is published can be built again; it need not wait for the disk.
            write::write(self.project, &path, before.as_deref(), bytes, false)?;
        }
        Ok(Ok(()))
    }

    /// Removes what earlier runs wrote and this one did not, but for paths to be kept, and writes the list.
    pub fn finish(self, keep: &dyn Fn(&str) -> bool) -> Result<Tally> {
        let now = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut written = now.written;
        let mut tally = Tally { files: written.len(), changed: now.changed, removed: 0 };
        for below in &self.old {
            if written.contains(below) {
                continue;
            }
            if keep(below) {
                written.insert(below.clone());
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
        let lines: String = written.iter().filter(|l| !l.contains('\n')).map(|l| format!("{l}\n")).collect();
        let shown = format!("{}/{NAME}", self.project.config.editions);
        let path = Self::manifest(self.project)?;
        let before = paths::read(&path).map_err(|e| Error::io("read", &path, e))?;
        let after = format!("{HEADER}{lines}");
        if before != after.as_bytes() {
            write::write(self.project, &shown, Some(&before), after.as_bytes(), false)?;
        }
        Ok(tally)
    }
}
