//! Text: folding, sentences, words, differences. Pure functions of strings.

pub(crate) mod data;
pub mod diff;
mod fold;
pub(crate) mod haystack;
pub(crate) mod inline;
pub(crate) mod language;
mod prose;
pub mod sentences;
pub(crate) mod sieve;
mod slug;
pub mod spelling;
pub mod spoken;
pub(crate) mod tokens;
mod words;

use std::sync::Arc;

pub use fold::{flow, fold};
pub(crate) use fold::{flow_lines, folded, is_folded};
pub(crate) use prose::{NOT_PROSE, prose};
pub use slug::{fingerprint, fingerprint_of, hash, slug};
pub(crate) use slug::{fingerprints, write_hash, write_slug};
pub use words::{has_letters, has_letters_outside_addresses, is_address, word_count};

/// The lines of a text, shared: an article, its source catalogue and what is to be written there have the same ones.
pub type Lines = Arc<[String]>;
