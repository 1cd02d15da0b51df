//! Writing: each file is the old one or the new one, never torn, and never one that somebody else wrote
//! meanwhile.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Project, paths, swap};
use crate::error::{Error, Result};
use crate::sync::FileChange;

pub(super) const PREFIX: &str = ".tradwi-";
pub(super) const SUFFIX: &str = ".tmp";
/// How many letters and digits stand in between.
pub(super) const RANDOM: usize = 6;

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
        let mut folders = BTreeSet::new();
        for change in changes {
            if change.after.is_none() {
                if !applied.errors.is_empty() {
                    continue;
                }
                // What takes the place of a removed file must have its name on disk before that one goes.
                std::mem::take(&mut folders).iter().for_each(|folder: &PathBuf| sync_folder(folder));
            }
            // A new file can be worked out again, so that only what replaces or moves words waits for the disk.
            match self.write_change(change, removes || change.before.is_some()) {
                Ok(folder) => {
                    applied.written += 1;
                    folders.extend(folder.filter(|_| removes));
                }
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
        self.write_change(change, true).map(|_| ())
    }

    /// The folder that was written to, if a file was.
    fn write_change(&self, change: &FileChange, durable: bool) -> Result<Option<PathBuf>> {
        match &change.after {
            Some(after) => {
                let before = change.before.as_deref().map(str::as_bytes);
                write(self, &change.path, before, after.as_bytes(), durable).map(Some)
            }
            None => {
                remove(&self.root, &change.path, change.before.as_deref().unwrap_or_default().as_bytes())?;
                Ok(None)
            }
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

/// Replaces a file whole, and gives its folder. `before` is what was read; `None` if there was no file.
///
/// A `durable` file's bytes are on disk before its name leads to them, so that a power cut leaves the old words or
/// the new ones. The name itself may be the old one then, which a new run makes good.
pub(super) fn write(
    project: &Project,
    path: &str,
    before: Option<&[u8]>,
    after: &[u8],
    durable: bool,
) -> Result<PathBuf> {
    let root = &project.root;
    let fail = |e: io::Error| Error::io("write", path, e);
    let (mut folder, mut file) = project.places.of(root, path)?;
    let mut old = None;
    if before.is_some() {
        match file.symlink_metadata() {
            Ok(metadata) if metadata.is_symlink() => {
                (folder, file) = resolve(root, path, &file)?;
                old = Some(fs::metadata(&file).map_err(fail)?);
            }
            Ok(metadata) => old = Some(metadata),
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(Error::changed(path)),
            Err(e) => return Err(fail(e)),
        }
    }
    project.places.note(root, &folder).map_err(fail)?;
    let mut temp = temporary(&folder).map_err(fail)?;
    temp.write_all(after).map_err(fail)?;
    if let Some(old) = old {
        take_after(temp.as_file(), &old).map_err(fail)?;
    }
    if durable {
        temp.as_file().sync_all().map_err(fail)?;
    }
    match before {
        Some(before) => {
            if !swap::replace(temp.into_temp_path(), &file, before, after).map_err(fail)? {
                return Err(Error::changed(path));
            }
        }
        None => {
            temp.persist_noclobber(&file).map_err(|e| match e.error.kind() {
                io::ErrorKind::AlreadyExists if fs::metadata(&file).is_ok_and(|m| !m.is_file()) => {
                    fail(io::Error::other(paths::NO_FILE))
                }
                // A link that leads nowhere is there, and no file.
                io::ErrorKind::AlreadyExists => {
                    let led = if file.is_symlink() { resolve(root, path, &file).err() } else { None };
                    led.unwrap_or_else(|| Error::changed(path))
                }
                _ => fail(e.error),
            })?;
        }
    }
    Ok(folder)
}

/// Gives a file the owner and the permissions of the one it is to replace, as far as the system lets it: run by
/// another, sync must not lock a translator out of her own file.
pub(super) fn take_after(file: &fs::File, old: &fs::Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let own = file.metadata()?;
        if (own.uid(), own.gid()) != (old.uid(), old.gid()) && fchown(file, Some(old.uid()), Some(old.gid())).is_err() {
            let _ = fchown(file, None, Some(old.gid()));
        }
    }
    file.set_permissions(old.permissions())
}

/// Replaces a file that is tradwi's alone, whatever it was.
pub(super) fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_with(file, |temp| temp.write_all(bytes))
}

/// The same, with a file that is written a piece at a time.
pub(super) fn replace_with(file: &Path, write: impl FnOnce(&mut fs::File) -> io::Result<()>) -> io::Result<()> {
    let mut temp = temporary(file.parent().unwrap_or(file))?;
    write(temp.as_file_mut())?;
    temp.persist(file).map_err(|e| e.error)?;
    Ok(())
}

/// Removes a file that still is what was read, and the folders that are empty then, but for the locale's own.
fn remove(root: &Path, path: &str, before: &[u8]) -> Result<()> {
    let (folder, file) = paths::place(root, path, false)?;
    match swap::is_unchanged(&file, before) {
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
fn resolve(root: &Path, path: &str, file: &Path) -> Result<(PathBuf, PathBuf)> {
    let real = fs::canonicalize(file).map_err(|e| Error::io("write", path, e))?;
    if !real.starts_with(root) {
        return Err(Error::outside(path));
    }
    let folder = real.parent().unwrap_or(root).to_owned();
    Ok((folder, real))
}

fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(RANDOM);
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

#[cfg(unix)]
fn sync_folder(folder: &Path) {
    // The file's bytes are on disk already; a folder that cannot be synced costs the name only, and not the text.
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) {}
