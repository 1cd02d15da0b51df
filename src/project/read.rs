//! Reading: files of the project only, whatever their names and links say.

use std::fs::File;
use std::io::Read as _;

use super::{Fault, Project, paths};

impl Project {
    /// Reads a text file of the project.
    ///
    /// # Errors
    /// The fault, to be made a finding: the file cannot be read, is not UTF-8, or leads out of the project.
    pub fn read_text(&self, path: &str) -> Result<String, Fault> {
        let bytes = self.read_bytes(path)?;
        String::from_utf8(bytes).map_err(|e| Fault::Encoding {
            offset: e.utf8_error().valid_up_to(),
            utf16: e.as_bytes().starts_with(&[0xFF, 0xFE]) || e.as_bytes().starts_with(&[0xFE, 0xFF]),
        })
    }

    /// Reads a file of the project.
    ///
    /// # Errors
    /// The fault: the file cannot be read, or leads out of the project.
    pub(super) fn read_bytes(&self, path: &str) -> Result<Vec<u8>, Fault> {
        let (mut file, size) = self.open_file(path)?;
        let mut bytes = vec![0; usize::try_from(size).unwrap_or(0) + 1];
        let mut read = 0;
        let fail = |e: std::io::Error| Fault::Unreadable(e.to_string());
        // With room for a byte more than there should be, the first look tells that it was the last.
        while read < bytes.len() {
            match file.read(&mut bytes[read..]) {
                Ok(0) => break,
                Ok(n) => read += n,
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {}
                Err(e) => return Err(fail(e)),
            }
            if read == bytes.len() {
                // It has grown meanwhile.
                bytes.resize(read * 2, 0);
            } else if read as u64 == size {
                break;
            }
        }
        bytes.truncate(read);
        Ok(bytes)
    }

    /// The file, and its size.
    fn open_file(&self, path: &str) -> Result<(File, u64), Fault> {
        if let Some(found) = self.open_beneath(path) {
            return Ok(found);
        }
        // Slower by the resolving of every folder, and with the reason if there is one.
        let full = paths::existing(&self.root, path).map_err(|e| Fault::unreadable(&e))?;
        // A pipe would be waited for.
        let Some(metadata) = full.metadata().ok().filter(std::fs::Metadata::is_file) else {
            return Err(Fault::Unreadable(paths::NO_FILE.to_owned()));
        };
        File::open(&full).map(|file| (file, metadata.len())).map_err(|e| Fault::Unreadable(e.to_string()))
    }

    /// Linux opens a path and answers for its staying in the folder in one call; `None` where it does not.
    #[cfg(target_os = "linux")]
    fn open_beneath(&self, path: &str) -> Option<(File, u64)> {
        use rustix::fs::{Mode, OFlags, ResolveFlags, openat2};
        paths::join(&self.root, path).ok()?;
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let file = openat2(self.folder.as_deref()?, path, flags, Mode::empty(), ResolveFlags::BENEATH).ok()?;
        let file = File::from(file);
        let metadata = file.metadata().ok().filter(std::fs::Metadata::is_file)?;
        Some((file, metadata.len()))
    }

    #[cfg(not(target_os = "linux"))]
    fn open_beneath(&self, _path: &str) -> Option<(File, u64)> {
        None
    }
}
