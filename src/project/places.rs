//! The folders that a run writes to: proven inside the project once, and noted down so that the next run can clear
//! up after one that was killed.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{paths, swap};
use crate::error::{Error, Result};

/// The note's name, in the folder of the catalogues. It stands there only while somebody writes.
pub(super) const NOTE: &str = ".tradwi-running";
const HEADER: &str = "# Folders that tradwi is writing to. Where nothing runs any more, the next run clears up.";

/// What a project knows of folders.
#[derive(Debug, Default)]
pub(super) struct Places(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    folders: HashMap<PathBuf, Folder>,
    noted: HashSet<PathBuf>,
    note: Note,
}

/// A folder with symbolic links resolved, and which one it was then.
#[derive(Clone, Debug)]
struct Folder {
    real: PathBuf,
    identity: Option<(u64, u64)>,
}

/// The note of folders in which temporary files may be.
#[derive(Debug, Default)]
enum Note {
    /// Nobody holds the lock, or the note cannot be written.
    #[default]
    None,
    /// Nothing was written yet: a run that changes nothing leaves the folder alone.
    Wanted(PathBuf),
    Open(PathBuf, File),
}

impl Places {
    /// The real folder and the place of a file that is to be written; folders that are missing are made.
    ///
    /// # Errors
    /// The path leads out of the project; the system refuses.
    pub fn of(&self, root: &Path, path: &str) -> Result<(PathBuf, PathBuf)> {
        let full = paths::join(root, path)?;
        let (Some(parent), Some(name)) = (full.parent(), full.file_name()) else { return Err(Error::outside(path)) };
        let known = self.known().folders.get(parent).cloned();
        // Whatever was put in its place meanwhile has to be proven anew.
        let real = match known.filter(|f| f.identity.is_some() && identity(&f.real) == f.identity) {
            Some(folder) => folder.real,
            None => {
                let real = paths::real_folder(root, parent, path, true)?;
                let folder = Folder { identity: identity(&real), real: real.clone() };
                self.known().folders.insert(parent.to_owned(), folder);
                real
            }
        };
        let file = real.join(name);
        Ok((real, file))
    }

    /// Notes that a temporary file is about to be made in a folder, given with links resolved.
    ///
    /// # Errors
    /// There is no room for the note: then there is none for the file either.
    pub fn note(&self, root: &Path, folder: &Path) -> io::Result<()> {
        let known = &mut *self.known();
        if matches!(known.note, Note::None) || known.noted.contains(folder) {
            return Ok(());
        }
        if let Note::Wanted(path) = &known.note {
            let path = path.clone();
            known.note = match File::options().write(true).create_new(true).open(&path) {
                Ok(mut file) => {
                    if let Err(e) = file.write_all(HEADER.as_bytes()) {
                        let _ = fs::remove_file(&path);
                        return Err(e);
                    }
                    Note::Open(path, file)
                }
                Err(e) if e.kind() == io::ErrorKind::StorageFull => return Err(e),
                // Where nobody may write to the folder as such, one may to those in it: then without a note.
                Err(_) => Note::None,
            };
        }
        if let (Note::Open(_, file), Some(below)) = (&mut known.note, paths::relative(root, folder)) {
            // On a line of its own, whatever a full disk has left of the one before.
            file.write_all(format!("\n{below}").as_bytes())?;
        }
        known.noted.insert(folder.to_owned());
        Ok(())
    }

    /// Forgets the folders, some of which are gone.
    pub fn forget(&self) {
        self.known().folders.clear();
    }

    /// Begins a run that holds the lock: clears up after one that was killed.
    pub fn begin(&self, root: &Path, catalogues: &Path) {
        let path = catalogues.join(NOTE);
        let mut known = self.known();
        if path.symlink_metadata().is_ok() {
            // It is a list of folders to delete files from, and not to be taken from elsewhere.
            if !path.is_symlink()
                && let Ok(text) = fs::read_to_string(&path)
            {
                text.lines().filter(|l| !l.starts_with('#')).for_each(|below| sweep(root, below));
            }
            let _ = fs::remove_file(&path);
        }
        known.note = Note::Wanted(path);
    }

    /// Ends it: no temporary file is left.
    pub fn end(&self) {
        let mut known = self.known();
        if let Note::Open(path, _) = std::mem::take(&mut known.note) {
            let _ = fs::remove_file(path);
        }
        known.folders.clear();
        known.noted.clear();
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Removes the temporary files in a folder, not in those below it.
fn sweep(root: &Path, below: &str) {
    // The folder of the project itself may be noted, too.
    let folder = if below.is_empty() { Ok(root.to_owned()) } else { paths::existing(root, below) };
    let Ok(entries) = folder.and_then(|f| fs::read_dir(f).map_err(|e| Error::io("read", below, e))) else { return };
    let files = entries.flatten().filter(|e| e.file_type().is_ok_and(|t| t.is_file())).map(|e| e.path());
    let (held, others): (Vec<_>, Vec<_>) = files.partition(|path| is_named(path, swap::is_held));
    for path in others.iter().filter(|path| is_named(path, is_temporary)) {
        let _ = fs::remove_file(path);
    }
    held.iter().for_each(|held| swap::clear_up(held, &others));
}

fn is_named(path: &Path, is: impl Fn(&str) -> bool) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(is)
}

/// Whether a name is one that tradwi gives to temporary files.
fn is_temporary(name: &str) -> bool {
    let middle = name.strip_prefix(super::write::PREFIX).and_then(|n| n.strip_suffix(super::write::SUFFIX));
    middle.is_some_and(|m| m.len() == super::write::RANDOM && m.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// What tells a folder from any other that may stand in its place later; `None` where the system does not say.
#[cfg(unix)]
fn identity(folder: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    let metadata = folder.symlink_metadata().ok().filter(fs::Metadata::is_dir)?;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn identity(_folder: &Path) -> Option<(u64, u64)> {
    None
}
