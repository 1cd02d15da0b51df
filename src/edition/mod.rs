//! Editions.
mod body;
mod paths;
pub use paths::{index_path, page_path, relative_url};
