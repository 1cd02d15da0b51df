//! Catalogues: the `.ftl` file of one article in one locale, read with the place of every byte, and patched
//! without touching any other.
//!
//! Reading never fails. A catalogue is read once: the Fluent parser gives the entries, [`comment`] reads what
//! their comments say of the translation's base, and `fluent-bundle` gives their texts.

pub mod comment;
mod forms;
pub(crate) mod guard;
mod index;
mod judge;
pub mod message;
mod patch;
mod path;
mod plain;
mod read;
pub mod shape;
mod source;
mod terms;

use std::ops::Range;

pub use comment::{CommentLine, Key, Line, State};
pub use forms::TermForms;
pub use judge::{Base, Cause, Judgement, Pivot, SourceText, Status, base, is_plain, judge};
pub use patch::{Edit, TextLines, apply, entry_comment};
pub use path::{article_stem, file_name};
pub use read::read;
pub use shape::Shape;
pub use source::{Header, SEGMENTATION, SourceEntry, write_source};
pub use terms::Terms;

/// A catalogue as read.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// The file's own bytes.
    pub text: String,
    /// Messages and terms, in order.
    pub entries: Vec<Entry>,
    /// What is not Fluent, in order.
    pub junk: Vec<Junk>,
    /// The header of a source catalogue; `None` in a target.
    pub header: Option<Header>,
    /// Where the first conflict marker of a merge stands. Nothing in such a file is current, and it is not patched.
    pub conflict: Option<usize>,
    /// Where placeables are nested too deep to be read at all; there are no entries then.
    pub too_deep: Option<usize>,
    /// Whether there is a file that could not be read: nothing in it is current, and it is not patched.
    pub unreadable: bool,
    /// Comment lines of tradwi's that belong to no entry.
    pub stray: Vec<Range<usize>>,
    /// Whether there is nothing in the file to be resolved.
    plain: bool,
    /// First entry of each id.
    index: index::Index,
    /// First stretch of junk of each id.
    begun: foldhash::HashMap<String, usize>,
}

/// A Fluent message or term with the comment attached to it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The identifier; a term's begins with `-`.
    pub id: String,
    /// The entry with its comment, whole lines, the last line end included.
    pub range: Range<usize>,
    /// The identifier's bytes.
    pub id_range: Range<usize>,
    /// From the `=` to the end of the last line of the value, its line end excluded.
    pub value_range: Range<usize>,
    /// The attached comment, a line an element.
    pub comment: Vec<CommentLine>,
    /// The text of the message.
    pub value: Value,
    /// Why the entry cannot be taken for a whole translation, if it cannot.
    pub flaws: Vec<Flaw>,
    /// Lines of the message below its first that look like comments; see [`SourceText::remarks`].
    pub remarks: Vec<Range<usize>>,
    /// The entry that follows without a blank line between.
    pub followed_by: Option<usize>,
    /// Damaged or detached comment lines just above: the base cannot be trusted.
    pub damage: Vec<Damage>,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing yet: `{ "" }`, in any spacing.
    Stub,
    /// A text; a newline ends a line of the message.
    Text(String),
    /// It cannot be resolved; the flaws say why.
    Unresolved,
}

/// Why an entry is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The bytes at fault.
    pub span: Range<usize>,
    /// What it is.
    pub kind: FlawKind,
}

/// The ways in which half a translation can look like a whole one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// Text that is not Fluent follows directly.
    JunkFollows,
    /// It has an attribute, which an article cannot show.
    Attribute,
    /// The id appears again.
    Duplicate,
    /// It refers to a variable, message, term or function that does not exist; the name as written.
    Unknown(String),
    /// It has no value, or its value cannot be worked out.
    NoValue,
}

/// What is wrong with the comment above an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The bytes at fault.
    pub span: Range<usize>,
    /// Whether the lines are in order but a blank line stands between them and the entry.
    pub detached: bool,
}

/// A stretch that is not Fluent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Junk {
    /// Its bytes, trailing blank lines excluded.
    pub range: Range<usize>,
    /// Where the parser gave up, and why, in words.
    pub at: usize,
    /// Why, in words.
    pub message: String,
    /// The identifier it starts with, if it is a message gone wrong.
    pub id: Option<String>,
}

impl Catalogue {
    /// The first entry with this id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.position(id).map(|i| &self.entries[i])
    }

    /// Where the first entry with this id stands.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id, &self.entries)
    }

    /// Whether sync may write into the file.
    pub fn is_patchable(&self) -> bool {
        self.shut().is_none()
    }

    /// Why nothing in the file counts, if nothing does.
    pub fn shut(&self) -> Option<&'static str> {
        if self.unreadable {
            Some("it cannot be read")
        } else if self.conflict.is_some() {
            Some("git left a conflict in it")
        } else {
            self.too_deep.map(|_| "its braces are nested too deep")
        }
    }

    /// Whether the file reads the same whatever the terms of its locale are.
    pub(crate) fn needs_no_terms(&self) -> bool {
        self.plain
    }

    /// Whether a message of this id was begun but is not Fluent.
    pub fn junk_of(&self, id: &str) -> Option<&Junk> {
        self.begun.get(id).and_then(|&i| self.junk.get(i))
    }

    /// The line end the file uses: CRLF if its first line ends so.
    pub fn newline(&self) -> &'static str {
        match self.text.find('\n') {
            Some(i) if self.text[..i].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }
}

#[cfg(test)]
mod tests;
