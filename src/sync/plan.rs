//! What sync would write.

use super::ArticleState;
use crate::locale::Locale;

/// A file as it is and as it will be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// Path relative to the project.
    pub path: String,
    /// Its text now; `None` if it does not exist.
    pub before: Option<String>,
    /// Its text then; `None` if it goes.
    pub after: Option<String>,
}

/// What sync does to the catalogue of one locale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Stubs added.
    pub added: usize,
    /// Translations that are stale now and were not marked before.
    pub stale: usize,
    /// Other entries whose source lines were brought up to date.
    pub updated: usize,
    /// Entries marked obsolete, or stubs dropped.
    pub obsolete: usize,
    /// Entries that came back.
    pub revived: usize,
}

/// Everything sync would do to one article's catalogues.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The files that change.
    pub files: Vec<FileChange>,
    /// By locale, what changes.
    pub counts: Vec<(Locale, Counts)>,
    /// Segments split, merged and moved, in words.
    pub notes: Vec<String>,
}

/// Computes the plan. An empty one means that sync is not due. `only` limits it to some target locales.
pub fn plan(_state: &ArticleState, _only: Option<&[Locale]>) -> Plan {
    unimplemented!()
}
