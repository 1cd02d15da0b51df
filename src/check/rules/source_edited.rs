//! A source catalogue that somebody edited.
//!
//! `sync` writes it whole from the article, so that what was typed into it is lost at the next sync and never
//! appears in an edition.
//!
//! Way out: make the change in the article, and run `tradwi sync`.

use super::Rule;
use crate::catalogue::{Catalogue, write_source};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    id: "source-edited",
    severity: Severity::Error,
    summary: "a source catalogue that somebody edited by hand",
    allowable: false,
    source: include_str!("source_edited.rs"),
};

/// Whether a source catalogue is not as tradwi writes them, line ends apart. A word changed in place cannot
/// be told from an article that moved on: that is `sync-due`.
pub(super) fn is_edited(catalogue: &Catalogue) -> bool {
    let Some(header) = &catalogue.header else { return false };
    let text = catalogue.text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    text != write_source(header, &catalogue.source_entries())
}
