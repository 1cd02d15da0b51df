//! Text: folding, sentences, words, differences. Pure functions of strings.

pub(crate) mod data;
pub mod diff;
mod fold;
pub(crate) mod inline;
pub mod sentences;
mod slug;
mod words;

pub use fold::{flow, fold};
pub use slug::{fingerprint, hash, slug};
pub use words::{has_letters, word_count};
