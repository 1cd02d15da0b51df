//! Segments: the blocks of an article with their sentences, and what a change of one means.

mod grade;

use std::ops::Range;

use crate::article::{Article, Kind, Markup};
use crate::locale::Locale;
use crate::text::{Lines, sentences};

pub use grade::{Graded, grade};

/// The translatable text of one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Index into [`Article::blocks`].
    pub block: usize,
    /// What the block is.
    pub kind: Kind,
    /// How the text is to be read.
    pub markup: Markup,
    /// The text, one sentence an element; a hard break inside a sentence is a backslash and a newline.
    pub sentences: Lines,
    /// The block's bytes in the article.
    pub span: Range<usize>,
}

impl Segment {
    /// The lines of the message: sentences, further broken after hard breaks.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.sentences.iter().flat_map(|s| s.split('\n'))
    }

    /// The lines of the message, to be kept.
    pub fn to_lines(&self) -> Lines {
        if !self.sentences.iter().any(|s| s.contains('\n')) {
            return Lines::clone(&self.sentences);
        }
        self.lines().map(str::to_owned).collect()
    }
}

/// Splits the blocks of an article into sentences by the rules of `locale`.
pub fn segment(article: &Article, locale: &Locale) -> Vec<Segment> {
    segment_anew(article, locale, &|_| None)
}

/// Splits the blocks of an article into sentences, but for those, by index, of which `known` tells the lines they
/// were split into before.
pub fn segment_anew(article: &Article, locale: &Locale, known: &dyn Fn(usize) -> Option<Lines>) -> Vec<Segment> {
    article
        .blocks
        .iter()
        .enumerate()
        .map(|(block, b)| Segment {
            block,
            kind: b.kind.clone(),
            markup: b.markup,
            sentences: known(block)
                .unwrap_or_else(|| sentences::split_block(&b.text, b.markup == Markup::Markdown, locale).into()),
            span: b.span.clone(),
        })
        .collect()
}
