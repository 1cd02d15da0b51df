//! The advisory lock of those who write: two runs at once would work from each other's past.

use std::fs::{File, TryLockError};
use std::io;
use std::sync::Arc;

use super::{Project, paths, places::Places};
use crate::error::{Error, Result};

/// Held while somebody writes; let go when dropped, by the operating system at the latest.
#[derive(Debug)]
#[must_use = "the lock is let go when this is dropped"]
pub struct Lock {
    places: Arc<Places>,
    _file: Option<File>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The lock itself goes after this, with the file.
        self.places.end();
    }
}

impl Project {
    /// Takes the lock on the catalogue folder, which is made if it is missing.
    ///
    /// # Errors
    /// [`Error::is_locked`] if another tradwi holds it; the folder cannot be made or leads out of the project.
    pub fn lock(&self) -> Result<Lock> {
        let shown = &self.config.catalogues;
        let folder = paths::real_folder(&self.root, &paths::join(&self.root, shown)?, shown, true)?;
        let file = open(&folder).map_err(|e| Error::io("lock", shown, e))?;
        let file = match file.try_lock() {
            Ok(()) => Some(file),
            Err(TryLockError::WouldBlock) => return Err(Error::locked(shown)),
            // Some network file systems know no locks: the check before each rename still holds.
            Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported => None,
            Err(TryLockError::Error(e)) => return Err(Error::io("lock", shown, e)),
        };
        // Nobody else is writing, so that what looks like a half-written file is what a killed run left behind.
        self.places.begin(&self.root, &folder);
        Ok(Lock { places: Arc::clone(&self.places), _file: file })
    }
}

/// A folder can be locked by itself on Unix; elsewhere a file in it stands for it.
#[cfg(unix)]
fn open(folder: &std::path::Path) -> io::Result<File> {
    File::open(folder)
}

#[cfg(not(unix))]
fn open(folder: &std::path::Path) -> io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(folder.join(".tradwi-lock"))
}
