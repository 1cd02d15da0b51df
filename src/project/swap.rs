//! Putting a new file in the place of an old one that somebody may be saving just now.
//!
//! A comparison before the rename leaves a gap of some microseconds. Where the system can exchange two files in one
//! step, what was in the place is looked at *after* it was taken out, and goes back if it is not what was read.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::paths;
use super::write::{PREFIX, RANDOM, SUFFIX};

const SWAP: &str = ".swap";

/// Puts a finished temporary file in the place of `file`, which was read as `before`; false if it is something else
/// by now, and was left as it is.
pub(super) fn replace(temp: TempPath, file: &Path, before: &[u8], after: &[u8]) -> io::Result<bool> {
    if !is_unchanged(file, before)? {
        return Ok(false);
    }
    // From here on the temporary file may hold somebody's words; whoever clears up is told how to know.
    let Some(held) = swap_name(&temp, before, after) else {
        return temp.persist(file).map(|()| true).map_err(Into::into);
    };
    temp.persist(&held).map_err(io::Error::from)?;
    let result = exchange_until_settled(&held, file, before, after);
    match &result {
        Err(e) if held.exists() => {
            let message = format!("{e}; what was there in the meantime is in {}", held.display());
            Err(io::Error::new(e.kind(), message))
        }
        _ => result,
    }
}

fn exchange_until_settled(held: &Path, file: &Path, before: &[u8], after: &[u8]) -> io::Result<bool> {
    match exchange(held, file) {
        Ok(()) => {}
        Err(e) if is_unsupported(&e) => {
            return match fs::rename(held, file) {
                Ok(()) => Ok(true),
                Err(e) => give_up(held, e),
            };
        }
        Err(e) => return give_up(held, e),
    }
    // What was taken out should be what was put there the time before. Whatever else it is, is newer, and goes back.
    let (mut expected, mut put) = (before.to_vec(), after.to_vec());
    let mut replaced = true;
    loop {
        let found = fs::read(held)?;
        if found == expected {
            fs::remove_file(held)?;
            return Ok(replaced);
        }
        (expected, put) = (put, found);
        replaced = false;
        if let Err(e) = exchange(held, file) {
            if e.kind() != io::ErrorKind::NotFound {
                return Err(e);
            }
            // Moved away by somebody who is about to save; if not by then, it goes back to its place.
            match fs::hard_link(held, file) {
                Ok(()) => {
                    fs::remove_file(held)?;
                    return Ok(false);
                }
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => (put, expected) = (expected, put),
                Err(e) => return Err(e),
            }
        }
    }
}

/// Ends before anything was exchanged.
fn give_up(held: &Path, error: io::Error) -> io::Result<bool> {
    let _ = fs::remove_file(held);
    if error.kind() == io::ErrorKind::NotFound { Ok(false) } else { Err(error) }
}

/// Removes what a killed run left of an exchange, unless it is neither of the texts that tradwi knew of: then it was
/// saved by somebody and goes back to its place.
pub(super) fn clear_up(held: &Path, siblings: &[PathBuf]) {
    let Some((before, after)) = held.file_name().and_then(|n| n.to_str()).and_then(hashes) else { return };
    let Ok(bytes) = fs::read(held) else { return };
    let hash = hash(&bytes);
    if [before, after].contains(&hash.as_str()) {
        let _ = fs::remove_file(held);
        return;
    }
    let ours = siblings.iter().find(|path| fs::read(path).is_ok_and(|bytes| self::hash(&bytes) == after));
    let place = match ours {
        Some(ours) => ours.clone(),
        // Whatever took its place since is newer; this stays where it can be seen.
        None => held.with_file_name(format!("saved-{hash}.old")),
    };
    let _ = fs::rename(held, place);
}

/// Whether a name is one of a file that is being exchanged.
pub(super) fn is_held(name: &str) -> bool {
    hashes(name).is_some()
}

/// `.tradwi-Ab3xY9.tmp` becomes `.tradwi-Ab3xY9-<hash of before>-<hash of after>.swap`.
fn swap_name(temp: &Path, before: &[u8], after: &[u8]) -> Option<PathBuf> {
    let name = temp.file_name()?.to_str()?.strip_suffix(SUFFIX)?;
    Some(temp.with_file_name(format!("{name}-{}-{}{SWAP}", hash(before), hash(after))))
}

fn hashes(name: &str) -> Option<(&str, &str)> {
    let rest = name.strip_prefix(PREFIX)?.strip_suffix(SWAP)?;
    let mut parts = rest.split('-');
    let (random, before, after) = (parts.next()?, parts.next()?, parts.next()?);
    let is = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_alphanumeric());
    (is(random, RANDOM) && is(before, 16) && is(after, 16) && parts.next().is_none()).then_some((before, after))
}

/// Two texts that differ have different ones, but for a chance that no disk is reliable enough to notice. Another
/// version of tradwi may work out others, which only keeps a file that could go.
fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

pub(super) fn is_unchanged(file: &Path, before: &[u8]) -> io::Result<bool> {
    match paths::read(file) {
        Ok(bytes) => Ok(bytes == before),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(e) => Err(e),
    }
}

#[cfg(any(target_os = "linux", target_os = "android", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether a file system cannot exchange files: some network file systems, and old kernels.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with the file that was to be replaced, and one held, as a killed run leaves them; gives all there is
    /// after clearing up.
    fn cleared(held: &str, files: &[(&str, &str)]) -> Vec<(String, String)> {
        let dir = tempfile::tempdir().unwrap();
        let path = swap_name(&dir.path().join(".tradwi-Ab3xY9.tmp"), b"before", b"after").unwrap();
        assert!(is_held(path.file_name().unwrap().to_str().unwrap()));
        fs::write(&path, held).unwrap();
        files.iter().for_each(|(name, text)| fs::write(dir.path().join(name), text).unwrap());
        let siblings: Vec<PathBuf> = files.iter().map(|(name, _)| dir.path().join(name)).collect();
        clear_up(&path, &siblings);
        let mut left: Vec<_> = fs::read_dir(dir.path())
            .unwrap()
            .flatten()
            .map(|e| (e.file_name().into_string().unwrap(), fs::read_to_string(e.path()).unwrap()))
            .collect();
        left.sort();
        left
    }

    fn file(name: &str, text: &str) -> (String, String) {
        (name.to_owned(), text.to_owned())
    }

    #[test]
    fn what_a_run_killed_in_an_exchange_held_goes_back_if_somebody_wrote_it() {
        // Not yet exchanged, and exchanged: nothing of anybody's is held.
        assert_eq!(cleared("after", &[("a.ftl", "before")]), [file("a.ftl", "before")]);
        assert_eq!(cleared("before", &[("a.ftl", "after")]), [file("a.ftl", "after")]);
        // Exchanged for what was saved just then.
        let others = [("a.ftl", "after"), ("b.ftl", "before")];
        assert_eq!(cleared("mo Kreyòl", &others), [file("a.ftl", "mo Kreyòl"), file("b.ftl", "before")]);
        // And saved again since.
        let left = cleared("mo Kreyòl", &[("a.ftl", "newer")]);
        assert_eq!(left[0], file("a.ftl", "newer"));
        assert!(left[1].0.starts_with("saved-") && left[1].1 == "mo Kreyòl", "{left:?}");
    }

    #[test]
    fn only_names_that_tradwi_gives_are_held_files() {
        for name in [".tradwi-Ab3xY9.swap", ".tradwi-notes-a-b.swap", "a.swap", ".tradwi-Ab3xY9.tmp", ".tradwi-.swap"] {
            assert!(!is_held(name), "{name}");
        }
    }
}
