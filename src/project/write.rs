//! Writing: each file is the old one or the new one, never torn, and never one that somebody else wrote
//! meanwhile.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Project, paths};
use crate::error::{Error, Result};
use crate::sync::FileChange;

pub(super) const PREFIX: &str = ".tradwi-";
pub(super) const SUFFIX: &str = ".tmp";

/// What became of a list of changes.
#[derive(Debug, Default)]
pub struct Applied {
    /// How many files were written or removed.
    pub written: usize,
    /// What could not be done; every other file was.
    pub errors: Vec<Error>,
}

impl Project {
    /// Writes changes in their order. A file that cannot be written does not stop the others, but nothing is
    /// removed then: what a removed file held may be in the one that failed.
    pub fn apply(&self, changes: &[FileChange]) -> Applied {
        let mut applied = Applied::default();
        let removes = changes.iter().any(|c| c.after.is_none());
        for change in changes {
            if change.after.is_none() && !applied.errors.is_empty() {
                continue;
            }
            // A new file can be worked out again, so that only what replaces or moves words waits for the disk.
            match self.write_change(change, removes || change.before.is_some()) {
                Ok(()) => applied.written += 1,
                Err(e) => applied.errors.push(e),
            }
        }
        applied
    }

    /// Writes, or removes, one file.
    ///
    /// # Errors
    /// [`Error::is_changed`] if the file is not what it was when it was read; the path leads out of the
    /// project; the system refuses.
    pub fn write(&self, change: &FileChange) -> Result<()> {
        self.write_change(change, true)
    }

    fn write_change(&self, change: &FileChange, durable: bool) -> Result<()> {
        match &change.after {
            Some(after) => {
                let before = change.before.as_deref().map(str::as_bytes);
                write(&self.root, &change.path, before, after.as_bytes(), durable)
            }
            None => remove(&self.root, &change.path, change.before.as_deref().unwrap_or_default().as_bytes()),
        }
    }

    /// Makes a folder of the project, with those above it.
    ///
    /// # Errors
    /// It leads out of the project, or the system refuses.
    pub fn make_folder(&self, path: &str) -> Result<()> {
        let folder = paths::join(&self.root, path)?;
        paths::real_folder(&self.root, &folder, path, true).map(|_| ())
    }
}

/// Replaces a file whole. `before` is what was read; `None` if there was no file.
pub(super) fn write(root: &Path, path: &str, before: Option<&[u8]>, after: &[u8], durable: bool) -> Result<()> {
    let fail = |e: io::Error| Error::io("write", path, e);
    let (folder, file) = paths::place(root, path, true)?;
    let (folder, file) = resolve(root, path, folder, file)?;
    let mut temp = temporary(&folder).map_err(fail)?;
    temp.write_all(after).map_err(fail)?;
    if before.is_some()
        && let Ok(metadata) = fs::metadata(&file)
    {
        temp.as_file().set_permissions(metadata.permissions()).map_err(fail)?;
    }
    if durable {
        temp.as_file().sync_all().map_err(fail)?;
    }
    match before {
        Some(before) => {
            // As late as can be: the time left for somebody to get in between is that of a rename.
            if !is_unchanged(&file, before).map_err(fail)? {
                return Err(Error::changed(path));
            }
            temp.persist(&file).map_err(|e| fail(e.error))?;
        }
        None => {
            temp.persist_noclobber(&file).map_err(|e| match e.error.kind() {
                io::ErrorKind::AlreadyExists if fs::metadata(&file).is_ok_and(|m| !m.is_file()) => {
                    fail(io::Error::other(paths::NO_FILE))
                }
                io::ErrorKind::AlreadyExists => Error::changed(path),
                _ => fail(e.error),
            })?;
        }
    }
    if durable {
        sync_folder(&folder);
    }
    Ok(())
}

/// Removes a file that still is what was read, and the folders that are empty then, but for the locale's own.
fn remove(root: &Path, path: &str, before: &[u8]) -> Result<()> {
    let (folder, file) = paths::place(root, path, false)?;
    match is_unchanged(&file, before) {
        Ok(true) => {}
        Ok(false) => return Err(Error::changed(path)),
        Err(e) => return Err(Error::io("remove", path, e)),
    }
    fs::remove_file(&file).map_err(|e| Error::io("remove", path, e))?;
    remove_empty_folders(root, path, &folder);
    Ok(())
}

/// Removes the folders of `path` that are empty, the innermost first; the first two (`locales/ht`) stay.
pub(super) fn remove_empty_folders(root: &Path, path: &str, folder: &Path) {
    let depth = path.split('/').count().saturating_sub(3);
    let mut at = folder;
    for _ in 0..depth {
        if at == root || fs::remove_dir(at).is_err() {
            break;
        }
        let Some(parent) = at.parent() else { break };
        at = parent;
    }
}

/// A link is written through, and must lead to a place inside the project.
fn resolve(root: &Path, path: &str, folder: PathBuf, file: PathBuf) -> Result<(PathBuf, PathBuf)> {
    if !file.is_symlink() {
        return Ok((folder, file));
    }
    let real = fs::canonicalize(&file).map_err(|e| Error::io("write", path, e))?;
    if !real.starts_with(root) {
        return Err(Error::outside(path));
    }
    let folder = real.parent().unwrap_or(root).to_owned();
    Ok((folder, real))
}

fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // What any new file has, the user's mask taken off by the system; a temporary file would be private.
        let builder = builder.permissions(fs::Permissions::from_mode(0o666));
        builder.tempfile_in(folder)
    }
    #[cfg(not(unix))]
    builder.tempfile_in(folder)
}

fn is_unchanged(file: &Path, before: &[u8]) -> io::Result<bool> {
    match paths::read(file) {
        Ok(bytes) => Ok(bytes == before),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(e) => Err(e),
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) {
    // The file's bytes are on disk already; a folder that cannot be synced costs the name only, and not the text.
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) {}
