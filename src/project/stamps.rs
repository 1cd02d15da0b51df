//! Noticing that somebody has changed what editions are made from, without reading it.
//!
//! What the file system says of every file is compared twice a second or so. A service of the system that tells of
//! changes would be quicker, but there is another one on each system and none on shared folders, and what a missed event
//! costs is a page that is not what was written.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::time::SystemTime;

use walkdir::WalkDir;

use super::{Project, paths};
use crate::config;

/// What the file system says of the files that editions are made from, at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamps(BTreeMap<String, Stamp>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    /// The file itself, and when anything about it changed: an editor may put another one there with an old time.
    identity: (u64, i64, i64),
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self { length: metadata.len(), modified: metadata.modified().ok(), identity: identity(metadata) }
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

impl Project {
    /// Looks at the articles with what lies beside them, the catalogues, the project's own templates and pictures, and
    /// `tradwi.toml`.
    pub fn stamps(&self) -> Stamps {
        let mut stamps = BTreeMap::new();
        for path in self.config.pictures().chain([config::FILE_NAME]) {
            let metadata = paths::existing(&self.root, path).ok().and_then(|real| fs::metadata(real).ok());
            stamps.extend(metadata.map(|m| (path.to_owned(), Stamp::of(&m))));
        }
        for folder in [&self.config.articles, &self.config.catalogues, &self.config.templates] {
            self.stamp(folder, &mut stamps);
        }
        Stamps(stamps)
    }

    fn stamp(&self, folder: &str, stamps: &mut BTreeMap<String, Stamp>) {
        let Ok(real) = paths::existing(&self.root, folder) else { return };
        let editions = paths::existing(&self.root, &self.config.editions).ok();
        let entries = WalkDir::new(&real).follow_links(true).into_iter().filter_entry(|entry| {
            let name = entry.file_name().as_encoded_bytes();
            // Hidden files are tradwi's and editors' own, and those with `~` what editors keep of the last version.
            let passing = entry.depth() > 0 && (name.starts_with(b".") || name.ends_with(b"~"));
            let stays = || {
                let real = fs::canonicalize(entry.path());
                real.is_ok_and(|r| r.starts_with(&self.root) && editions.as_ref().is_none_or(|e| !r.starts_with(e)))
            };
            !passing && (!entry.path_is_symlink() || stays())
        });
        for entry in entries.flatten().filter(|entry| entry.file_type().is_file()) {
            let Some(below) = paths::relative(&real, entry.path()) else { continue };
            if let Ok(metadata) = entry.metadata() {
                stamps.insert(format!("{folder}/{below}"), Stamp::of(&metadata));
            }
        }
    }
}

impl Stamps {
    /// The files that are new, gone or otherwise than at an earlier moment, sorted.
    pub fn since(&self, earlier: &Self) -> Vec<String> {
        let gone = earlier.0.keys().filter(|path| !self.0.contains_key(*path));
        let changed = self.0.iter().filter(|(path, stamp)| earlier.0.get(*path) != Some(stamp)).map(|(path, _)| path);
        let mut paths: Vec<String> = gone.chain(changed).cloned().collect();
        paths.sort();
        paths
    }
}
