//! Markdown with front matter.
//!
//! Reading goes from pulldown-cmark's events ([`structure`]) to blocks ([`blocks`], [`inline`], [`html`]);
//! the front matter is read before it ([`frontmatter`]). Writing escapes a text for its place ([`mod@write`])
//! and then does not believe itself: the assembled article is parsed again ([`guard`]).

mod assemble;
mod blocks;
mod frontmatter;
mod guard;
mod html;
mod inline;
mod structure;
#[cfg(test)]
mod tests;
mod write;

use super::{Article, Format, Layout, ReadOptions};

pub(super) use assemble::assemble;
pub use frontmatter::body_start;
pub use html::left_behind;
pub use inline::{LinkInfo, Markings, footnote_references, links, markings};
pub use structure::OPTIONS;

/// How a text is written where a block stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// Inline Markdown.
    Inline(Inline),
    /// The alt text of an image; the label where it must be written in full now.
    Alt { cell: bool, label: Option<String>, plain: bool },
    /// The title of an image.
    Title { cell: bool },
    /// Text in a raw HTML block.
    Html,
    /// A string of the front matter.
    Field(frontmatter::Style),
}

/// A place for inline Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Inline {
    context: Context,
    /// What continuation lines start with.
    prefix: String,
    /// Whether the container around it (a list item, say) holds nothing else.
    sole: bool,
    /// Whether the block's text is its bytes as they are.
    plain: bool,
}

/// What must be escaped depends on where the text stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Context {
    Paragraph,
    /// A paragraph behind the box of a task, which keeps its first line from opening a block.
    Task,
    Atx,
    Setext,
    /// `first`: nothing stands before it on its line, so that it could open a block.
    Cell {
        first: bool,
    },
}

pub(super) fn read(text: String, options: &ReadOptions<'_>) -> Article {
    let mut article = Article::empty(text, Format::Markdown, Layout::Lines);
    let body = frontmatter::read(&mut article, options.fields);
    blocks::read(&mut article, body, options.locale);
    guard::verify(&mut article, body);
    article.untranslatable.sort_by_key(|r| (r.start, r.end));
    article.problems.sort_by_key(|p| p.span.start);
    article
}
