//! Markdown with front matter.

use super::{Article, Assembled, ReadOptions, Rendition};

/// How a text is written where a block stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {}

pub(super) fn read(_text: String, _options: &ReadOptions<'_>) -> Article {
    unimplemented!()
}

pub(super) fn assemble(_article: &Article, _rendition: &Rendition<'_>) -> Assembled {
    unimplemented!()
}
