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
        let mut bytes = Vec::new();
        let mut file = self.open_file(path)?;
        file.read_to_end(&mut bytes).map_err(|e| Fault::Unreadable(e.to_string()))?;
        Ok(bytes)
    }

    fn open_file(&self, path: &str) -> Result<File, Fault> {
        if let Some(file) = self.open_beneath(path) {
            return Ok(file);
        }
        // Slower by the resolving of every folder, and with the reason if there is one.
        let full = paths::existing(&self.root, path).map_err(|e| Fault::unreadable(&e))?;
        // A pipe would be waited for.
        if !full.metadata().is_ok_and(|m| m.is_file()) {
            return Err(Fault::Unreadable(paths::NO_FILE.to_owned()));
        }
        File::open(&full).map_err(|e| Fault::Unreadable(e.to_string()))
    }

    /// Linux opens a path and answers for its staying in the folder in one call; `None` where it does not.
    #[cfg(target_os = "linux")]
    fn open_beneath(&self, path: &str) -> Option<File> {
        use rustix::fs::{Mode, OFlags, ResolveFlags, openat2};
        paths::join(&self.root, path).ok()?;
        let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let file = openat2(self.folder.as_deref()?, path, flags, Mode::empty(), ResolveFlags::BENEATH).ok()?;
        let file = File::from(file);
        file.metadata().is_ok_and(|m| m.is_file()).then_some(file)
    }

    #[cfg(not(target_os = "linux"))]
    fn open_beneath(&self, _path: &str) -> Option<File> {
        None
    }
}
