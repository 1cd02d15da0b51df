//! Deleting the translations of segments that are gone: the one command that deletes anybody's words, and it
//! names each.

use super::target::is_ours;
use super::{Target, update};
use crate::catalogue::{Edit, Line};

/// An entry that would be deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pruned {
    /// Its id.
    pub id: String,
    /// Index into the catalogue's entries.
    pub entry: usize,
    /// The bytes that go.
    pub edit: Edit,
}

/// The entries of a catalogue that are marked obsolete, with the edits that delete them.
///
/// An entry that sync has not marked yet is not among them, because nobody has been told that it is obsolete;
/// nor is one that stands where its going would join what is above it to what is below.
pub fn prune(target: &Target) -> Vec<Pruned> {
    if !target.catalogue.is_patchable() {
        return Vec::new();
    }
    let text = &target.catalogue.text;
    let entries = &target.catalogue.entries;
    target
        .obsolete
        .iter()
        .filter(|&&e| {
            let entry = &entries[e];
            let marked = entry.comment.iter().any(|c| c.line == Line::Obsolete);
            let joins = entry.followed_by.is_some_and(|next| !is_ours(&entries[next]));
            marked && !joins && entry.flaws.is_empty() && entry.damage.is_empty()
        })
        .map(|&e| {
            let entry = &entries[e];
            let end = entry.range.end + update::blank_line(&text[entry.range.end..]);
            let edit = Edit { range: entry.range.start..end, text: String::new() };
            Pruned { id: entry.id.clone(), entry: e, edit }
        })
        .collect()
}
