//! Plain text, as pasted from a news site.

use super::{Article, Assembled, ReadOptions, Rendition};

pub(super) fn read(_text: String, _options: &ReadOptions<'_>) -> Article {
    unimplemented!()
}

pub(super) fn assemble(_article: &Article, _rendition: &Rendition<'_>) -> Assembled {
    unimplemented!()
}
