//! Reading and writing the baseline of findings, a file of the project.

use std::path::{Component, Path, PathBuf};

use super::{Project, paths};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::baseline::{self, Baseline, FILE_NAME};
use crate::error::{Error, Result};
use crate::sync::FileChange;

impl Project {
    /// Reads a baseline: the project's own, or the file that somebody names.
    ///
    /// # Errors
    /// There is none ([`Error::is_usage`]), it is malformed ([`Error::is_config`], with the line), or it lies outside
    /// the project.
    pub fn baseline(&self, file: Option<&Path>) -> Result<Baseline> {
        let path = self.baseline_path(file)?;
        if !self.is_there(&path) {
            return Err(Error::usage(format!(
                "there is no baseline `{path}`; `tradwi check --write-baseline` writes it"
            )));
        }
        let text = self.read_text(&path).map_err(|fault| Error::usage(fault.finding(&path).message))?;
        Baseline::parse(&text).map_err(|e| Error::config(&path, e.line, e.column, e.message))
    }

    /// Writes the baseline of findings, and gives its path relative to the project.
    ///
    /// # Errors
    /// A file of that name is there and is no baseline, it lies outside the project, or the system refuses.
    pub fn write_baseline(&self, file: Option<&Path>, findings: &[Diagnostic]) -> Result<String> {
        let path = self.baseline_path(file)?;
        let before = match self.is_there(&path) {
            true => Some(self.read_text(&path).map_err(|fault| Error::usage(fault.finding(&path).message))?),
            false => None,
        };
        if before.as_deref().is_some_and(|text| !baseline::is_one(text)) {
            return Err(Error::usage(format!(
                "`{path}` is there and is no baseline, so that it was left as it is; name another file"
            )));
        }
        let after = baseline::write(findings);
        if before.as_ref() != Some(&after) {
            self.write(&FileChange { path: path.clone(), before, after: Some(after) })?;
        }
        Ok(path)
    }

    fn is_there(&self, path: &str) -> bool {
        self.root.join(path).symlink_metadata().is_ok()
    }

    /// A file as it is named on a command line: from the current folder, or from the project's where that leads out
    /// of the project.
    fn baseline_path(&self, file: Option<&Path>) -> Result<String> {
        let Some(file) = file else { return Ok(FILE_NAME.to_owned()) };
        let here = std::env::current_dir().unwrap_or_default();
        for base in [here.as_path(), &self.root] {
            let full = straight(&base.join(file));
            // The file itself need not be there yet.
            let folder = full.parent().and_then(|folder| std::fs::canonicalize(folder).ok());
            let real = folder.zip(full.file_name()).map(|(folder, name)| folder.join(name));
            if let Some(path) = paths::relative(&self.root, &real.unwrap_or(full)).filter(|p| !p.is_empty()) {
                return Ok(path);
            }
        }
        Err(Error::outside(file))
    }
}

/// A path without `.` and `..`.
fn straight(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}
