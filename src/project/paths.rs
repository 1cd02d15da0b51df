//! Paths of a project: hostile until proven inside it.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::error::{Error, Result};

/// The path of something that exists, with symbolic links resolved, inside the project.
///
/// # Errors
/// It does not exist, or leads out of the project.
pub(super) fn existing(root: &Path, path: &str) -> Result<PathBuf> {
    let full = join(root, path)?;
    let real = fs::canonicalize(&full).map_err(|e| Error::io("read", path, e))?;
    if real.starts_with(root) { Ok(real) } else { Err(Error::outside(path)) }
}

/// The bytes of a file. What is no file (a pipe, a device) is not opened: reading it may never end.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let metadata = fs::metadata(path)?;
    // What is wrong with a folder the system says in its own words.
    if !metadata.is_file() && !metadata.is_dir() {
        return Err(io::Error::other(NO_FILE));
    }
    fs::read(path)
}

/// What is said of a pipe, socket or device where a file is needed.
pub(super) const NO_FILE: &str = "it is not a regular file; move it away";

/// The place of a file that is to be written: its real folder, and its name in it.
///
/// Folders that are missing are made if `create`. The last part is not followed: a symbolic link there is
/// the caller's to resolve.
pub(super) fn place(root: &Path, path: &str, create: bool) -> Result<(PathBuf, PathBuf)> {
    let full = join(root, path)?;
    let (Some(parent), Some(name)) = (full.parent(), full.file_name()) else { return Err(Error::outside(path)) };
    let folder = real_folder(root, parent, path, create)?;
    let file = folder.join(name);
    Ok((folder, file))
}

/// A folder inside the project, made if it is missing and `create` is given.
pub(super) fn real_folder(root: &Path, folder: &Path, shown: &str, create: bool) -> Result<PathBuf> {
    // Whatever of it exists may be a link; what does not exist yet will be a plain folder below that.
    let mut existing = folder;
    let mut missing = Vec::new();
    while existing.symlink_metadata().is_err() {
        let (Some(parent), Some(name)) = (existing.parent(), existing.file_name()) else {
            return Err(Error::outside(shown));
        };
        missing.push(name);
        existing = parent;
    }
    let mut real = fs::canonicalize(existing).map_err(|e| Error::io("open", shown, e))?;
    if !real.starts_with(root) {
        return Err(Error::outside(shown));
    }
    for name in missing.into_iter().rev() {
        real.push(name);
        if create {
            match fs::create_dir(&real) {
                Err(e) if e.kind() != io::ErrorKind::AlreadyExists => return Err(Error::io("make", real, e)),
                _ => {}
            }
        }
    }
    Ok(real)
}

/// Joins a relative path of plain names to the project's folder.
pub(super) fn join(root: &Path, path: &str) -> Result<PathBuf> {
    let relative = Path::new(path);
    let plain = relative.components().all(|c| matches!(c, Component::Normal(_)));
    if path.is_empty() || path.contains('\0') || !plain {
        return Err(Error::outside(path));
    }
    Ok(root.join(relative))
}

/// A path below the project as text with `/`; `None` if it is not UTF-8 or not below.
pub(super) fn relative(root: &Path, path: &Path) -> Option<String> {
    let mut out = String::new();
    for component in path.strip_prefix(root).ok()?.components() {
        let Component::Normal(name) = component else { return None };
        if !out.is_empty() {
            out.push('/');
        }
        out.push_str(name.to_str()?);
    }
    Some(out)
}
