//! Articles: reading one into blocks, and putting translated text back.
//!
//! Reading never fails: whatever cannot be segmented stays in the article byte for byte and is named in
//! [`Article::untranslatable`] or [`Article::problems`]. The bytes of an article are its *skeleton* (all that
//! is outside the blocks' spans) and its blocks; [`assemble`] with no translations gives the same bytes back.

mod markdown;
mod marker;
mod metadata;
mod plain;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

pub use markdown::{LinkInfo, Markings, OPTIONS, body_start, footnote_references, left_behind, links, markings};
pub use metadata::{Clock, Metadata, Moment, Stated};

use crate::diagnostic::Severity;
use crate::locale::Locale;

/// How an article is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// CommonMark with tables, strikethrough, task lists, footnotes and alerts; YAML or TOML front matter.
    Markdown,
    /// Plain text, literal.
    Plain,
}

impl Format {
    /// The format that a file's name stands for: `.md` or `.txt`, in any case.
    pub fn of_path(path: &str) -> Option<Self> {
        let extension = path.rsplit_once('.')?.1;
        if extension.eq_ignore_ascii_case("md") {
            Some(Self::Markdown)
        } else if extension.eq_ignore_ascii_case("txt") {
            Some(Self::Plain)
        } else {
            None
        }
    }
}

/// How the paragraphs of a plain text lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Every line that is not empty is a paragraph.
    Lines,
    /// Paragraphs are wrapped over several lines, with empty lines between.
    Wrapped,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A string of the front matter, with its key (`title`, or the path `image.caption` where it is nested).
    Field(String),
    /// A heading of level 1 to 6.
    Heading(u8),
    /// The longer headline of a news story, under its title.
    Deck,
    /// A paragraph.
    Paragraph,
    /// The text of a list item.
    ListItem,
    /// A cell of a table.
    TableCell,
    /// A paragraph of a quotation.
    Quotation,
    /// The line that describes a picture, table or figure.
    Caption,
    /// The text that stands for an image.
    AltText,
    /// A paragraph of a footnote.
    Footnote,
    /// A dated correction that is a paragraph of its own; one of the front matter is a field. [`Kind::correction`]
    /// tells of both.
    Correction(jiff::civil::Date),
}

/// `heading 2`, `paragraph`, `field title`: as written in source catalogues and in JSON.
impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written())
    }
}

/// The kinds as they are written, but for fields.
const WRITTEN: [&str; 15] = [
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "heading 5",
    "heading 6",
    "deck",
    "paragraph",
    "list item",
    "table cell",
    "quotation",
    "caption",
    "alt text",
    "footnote",
    "correction",
];

/// What the keys of corrections in the front matter begin with; the date comes after it.
const CORRECTIONS: &str = "corrections.";

impl Kind {
    /// The kind as it is written in source catalogues.
    pub fn written(&self) -> Cow<'static, str> {
        let name = match self {
            Self::Field(key) => return format!("field {key}").into(),
            Self::Heading(level @ 1..=6) => WRITTEN[usize::from(*level) - 1],
            Self::Heading(level) => return format!("heading {level}").into(),
            Self::Deck => "deck",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list item",
            Self::TableCell => "table cell",
            Self::Quotation => "quotation",
            Self::Caption => "caption",
            Self::AltText => "alt text",
            Self::Footnote => "footnote",
            Self::Correction(_) => "correction",
        };
        name.into()
    }

    /// A kind as a source catalogue names it, whether there is such a kind or not.
    pub(crate) fn named(name: &str) -> Cow<'static, str> {
        WRITTEN.iter().find(|w| **w == name).map_or_else(|| name.to_owned().into(), |w| Cow::Borrowed(*w))
    }

    /// The date of a correction, if it is one: a field `corrections.2026-10-05`, or a paragraph that says so.
    pub fn correction(&self) -> Option<jiff::civil::Date> {
        match self {
            Self::Field(key) => key.strip_prefix(CORRECTIONS)?.parse().ok(),
            Self::Correction(date) => Some(*date),
            _ => None,
        }
    }

    /// Whether leaving this block out of an edition would break the article (a hole in a table, a heading gone).
    pub fn is_structural(&self) -> bool {
        matches!(self, Self::Field(_) | Self::Heading(_) | Self::TableCell | Self::Correction(_))
    }
}

/// How the text of a block is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Markup {
    /// Inline Markdown.
    Markdown,
    /// Text without any markup.
    Literal,
    /// HTML text with character references and no tags.
    Html,
}

/// A structural unit of an article that has text to translate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// How its text is to be read.
    pub markup: Markup,
    /// Its bytes in the article. Blocks are in order and do not overlap.
    pub span: Range<usize>,
    /// Its text on one line: line ends folded to a space, container prefixes and quoting removed, reference
    /// links written in full. A Markdown hard break is a backslash and a newline, the only newline there is.
    pub text: String,
    /// An id that the article fixes with a marker.
    pub fixed_id: Option<String>,
    /// A note to translators from a marker.
    pub note: Option<String>,
    /// How a translation is written in its place.
    slot: Slot,
}

/// How text is written into the article where a block stands; known to the readers only.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Slot {
    /// Plain text, as it is.
    Plain,
    /// Owned by the Markdown reader.
    Markdown(markdown::Slot),
}

/// Something tradwi can say itself in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    /// Its bytes in the article.
    pub span: Range<usize>,
    /// What it says.
    pub value: Metadata,
}

/// Something in an article that its author should know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Kebab-case rule id (`front-matter`, `marker`, `untranslatable`).
    pub rule: &'static str,
    /// How much it matters, where that is not what the rule says.
    pub severity: Option<Severity>,
    /// Its bytes in the article.
    pub span: Range<usize>,
    /// One terse headline without a final period.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
}

/// An article as read.
#[derive(Clone, Debug)]
pub struct Article {
    /// The article's own bytes.
    pub text: String,
    /// How it is written.
    pub format: Format,
    /// How plain text lies; `Lines` for Markdown.
    pub layout: Layout,
    /// The blocks with text to translate, in order.
    pub blocks: Vec<Block>,
    /// Reading times and dates, in order.
    pub metadata: Vec<Recognised>,
    /// The article's own language, from its front matter.
    pub lang: Option<Locale>,
    /// The locales the article is for, from its front matter.
    pub locales: Option<Vec<Locale>>,
    /// The article's date, from its front matter (`date`) or a date line.
    pub date: Option<jiff::civil::Date>,
    /// The address of the picture that stands for the article, from its front matter (`image.src`, or `image`).
    pub picture: Option<String>,
    /// Letters a reader sees that are in no block (inside raw HTML, say), as spans.
    pub untranslatable: Vec<Range<usize>>,
    /// The raw HTML blocks with some of them, in order.
    pub raw_html: Vec<Range<usize>>,
    /// Whether its front matter does not parse, or names no language where it means to, as one of `problems` says:
    /// nobody knows its headline, or which edition is its own.
    pub unreadable: bool,
    /// What its author should know.
    pub problems: Vec<Problem>,
    /// What its author has silenced, in order.
    pub allowances: Vec<Allowance>,
    /// Bytes left out of editions: tradwi's markers.
    strip: Vec<Range<usize>>,
    /// Where the front matter says `lang`: the bytes of the value.
    lang_span: Option<Range<usize>>,
}

/// A marker that silences a rule on the block after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// The rule, and behind a comma the reason.
    pub line: String,
    /// The marker's bytes.
    pub span: Range<usize>,
}

impl Article {
    /// The block that a marker speaks of: the first one behind it.
    pub fn block_after(&self, at: usize) -> Option<usize> {
        Some(self.blocks.partition_point(|block| block.span.start < at)).filter(|&i| i < self.blocks.len())
    }

    /// Takes down what a line says that tradwi can say itself. The first date is the article's.
    fn recognised(&mut self, span: Range<usize>, value: Metadata) {
        self.date = self.date.or(value.date());
        self.metadata.push(Recognised { span, value });
    }

    /// An article in which nothing was found yet.
    fn empty(text: String, format: Format, layout: Layout) -> Self {
        Self {
            text,
            format,
            layout,
            blocks: Vec::new(),
            metadata: Vec::new(),
            lang: None,
            locales: None,
            date: None,
            picture: None,
            untranslatable: Vec::new(),
            raw_html: Vec::new(),
            unreadable: false,
            problems: Vec::new(),
            allowances: Vec::new(),
            strip: Vec::new(),
            lang_span: None,
        }
    }
}

/// How to read an article.
#[derive(Clone, Debug)]
pub struct ReadOptions<'a> {
    /// How it is written.
    pub format: Format,
    /// The layout that stands in the source catalogue; `None` decides by the text.
    pub layout: Option<Layout>,
    /// Front-matter fields with text for readers: see [`Config::front_matter`](crate::config::Config::front_matter).
    pub fields: &'a [String],
    /// The article's language where its front matter does not say, for reading times and dates.
    pub locale: &'a Locale,
}

/// Reads an article. Never fails and never panics; linear in the text.
pub fn read(text: String, options: &ReadOptions<'_>) -> Article {
    match options.format {
        Format::Markdown => markdown::read(text, options),
        Format::Plain => plain::read(text, options),
    }
}

/// What to put in place of an article's own bytes.
#[derive(Clone, Debug, Default)]
pub struct Rendition<'a> {
    /// One a block: its translation as one line (hard breaks as in [`Block::text`]); `None` keeps the
    /// article's own bytes. An empty text leaves a paragraph out.
    pub texts: &'a [Option<String>],
    /// One a [`Recognised`]: its words in the edition's language; `None` keeps the article's own bytes.
    pub metadata: &'a [Option<String>],
    /// The edition's locale: written over `lang`, and markers are dropped. `None` changes neither.
    pub locale: Option<&'a Locale>,
}

/// An article put together again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assembled {
    /// The text.
    pub text: String,
    /// The bytes of each block in it.
    pub spans: Vec<Range<usize>>,
    /// Blocks whose translation would have changed the article's structure even after escaping, and for
    /// which the article's own bytes stand.
    pub refused: Vec<usize>,
}

/// Puts texts into an article.
///
/// A text that equals its block's own (white space folded) leaves the block's bytes as they are. A text
/// cannot change the structure: what would turn into a list, a heading, a table or a link definition is
/// escaped, and raw HTML that the block does not have is shown as text.
pub fn assemble(article: &Article, rendition: &Rendition<'_>) -> Assembled {
    assemble_with(article, rendition, false)
}

/// Puts texts into an article as [`assemble`] does, but writes those too that equal their block's own.
///
/// This is the identity translation: what a reader sees of it is what a reader sees of the article, white space
/// folded (invariant 2). No edition is made this way; it is for measuring and testing.
pub fn rewrite(article: &Article, rendition: &Rendition<'_>) -> Assembled {
    assemble_with(article, rendition, true)
}

/// Assembles; with `force`, texts that equal the block's own are written anew all the same.
fn assemble_with(article: &Article, rendition: &Rendition<'_>, force: bool) -> Assembled {
    match article.format {
        Format::Markdown => markdown::assemble(article, rendition, force),
        Format::Plain => plain::assemble(article, rendition, force),
    }
}
