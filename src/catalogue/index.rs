//! Where the entries of a catalogue are, by id.

use std::hash::BuildHasher as _;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::Entry;

/// The first entry of each id. It holds places only: the ids are in the entries, which every call is given.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    places: HashTable<usize>,
    state: RandomState,
}

impl Index {
    /// One that need not grow for so many.
    pub fn with_capacity(count: usize) -> Self {
        Self { places: HashTable::with_capacity(count), state: RandomState::default() }
    }

    /// Where the first entry with this id stands.
    pub fn get(&self, id: &str, entries: &[Entry]) -> Option<usize> {
        if self.places.is_empty() {
            return None;
        }
        self.places.find(self.state.hash_one(id), |&place| entries[place].id == id).copied()
    }

    /// Where the first entry with the id of `new` stands, which is to come behind `entries`; it is the first itself if
    /// there is none.
    pub fn insert(&mut self, new: &Entry, entries: &[Entry]) -> Option<usize> {
        let hash = self.state.hash_one(&*new.id);
        let of = |&place: &usize| self.state.hash_one(&*entries.get(place).unwrap_or(new).id);
        match self.places.find(hash, |&place| entries[place].id == new.id) {
            Some(&first) => Some(first),
            None => {
                self.places.insert_unique(hash, entries.len(), of);
                None
            }
        }
    }
}
