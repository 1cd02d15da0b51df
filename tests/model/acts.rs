//! What people do. The numbers choose where; what they choose does not matter, only that it shrinks.

use proptest::prelude::*;

#[derive(Clone, Debug)]
pub enum Act {
    /// In an article, by number.
    Edit(usize, Edit),
    /// In the folder of the articles.
    File(usize, File),
    /// In a catalogue of translations: which, which entry, what.
    Type(usize, usize, Typing),
    /// `tradwi accept`: article, locale, segment.
    Accept(usize, usize, usize),
    /// `tradwi prune`, asked for, in one catalogue.
    Prune(usize),
    /// The glossary of a locale gets or loses its term.
    Terms(usize),
    Sync,
    SyncOne(usize),
}

/// What an editor does to an article.
#[derive(Clone, Debug)]
pub enum Edit {
    Word(usize, usize, usize),
    Figure(usize, usize, usize),
    /// Other white space, another normal form: a change that is none.
    Respace(usize, usize),
    Link(usize, usize),
    Insert(usize, usize),
    Delete(usize),
    Move(usize, usize),
    Swap(usize, usize),
    Split(usize),
    Merge(usize),
    Duplicate(usize),
    Revert(usize),
    Mark(usize, usize),
    Title(usize),
    Field(usize),
    Locales,
    Lang,
}

/// What an editor does to files.
#[derive(Clone, Debug)]
pub enum File {
    /// Another name, another extension, and a word changed on the way.
    Rename(usize, bool, Option<(usize, usize, usize)>),
    Delete,
    BringBack,
    Copy(usize),
    /// The source catalogue is deleted.
    Forget,
}

/// What a translator does to an entry.
#[derive(Clone, Debug)]
pub enum Typing {
    /// A new text, in one of several shapes, made from what stands above it.
    Translate(usize),
    /// Signs without a letter: somebody means to come back.
    Signs,
    /// A comment with spaces before it, inside the message.
    Remark,
    /// Other words, and nothing said about the base.
    Reword,
    /// Deletes every `was>` and `diff>` line: it is good as it is.
    Settle,
    DeleteWas,
    DeleteDiff,
    DeleteNow,
    Note(usize),
    State(usize),
    LeaveOut,
    Strip,
    Detach(usize),
    Damage(usize, usize),
    Break(usize),
    Mend,
    Double(bool),
    Undouble(bool),
    DeleteEntry,
    Move(usize),
    Junk,
    Conflict(usize),
    Resolve,
    Reindent(usize),
    LineEnds(bool),
    Bom,
}

fn n() -> std::ops::Range<usize> {
    0..40
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        3 => (n(), n(), n()).prop_map(|(a, b, c)| Edit::Word(a, b, c)),
        2 => (n(), n(), n()).prop_map(|(a, b, c)| Edit::Figure(a, b, c)),
        1 => (n(), n()).prop_map(|(a, b)| Edit::Respace(a, b)),
        1 => (n(), n()).prop_map(|(a, b)| Edit::Link(a, b)),
        2 => (n(), n()).prop_map(|(a, b)| Edit::Insert(a, b)),
        2 => n().prop_map(Edit::Delete),
        1 => (n(), n()).prop_map(|(a, b)| Edit::Move(a, b)),
        1 => (n(), n()).prop_map(|(a, b)| Edit::Swap(a, b)),
        1 => n().prop_map(Edit::Split),
        1 => n().prop_map(Edit::Merge),
        1 => n().prop_map(Edit::Duplicate),
        2 => n().prop_map(Edit::Revert),
        1 => (n(), n()).prop_map(|(a, b)| Edit::Mark(a, b)),
        1 => n().prop_map(Edit::Title),
        1 => n().prop_map(Edit::Field),
        1 => Just(Edit::Locales),
        1 => Just(Edit::Lang),
    ]
}

fn typing() -> impl Strategy<Value = Typing> {
    prop_oneof![
        14 => n().prop_map(Typing::Translate),
        1 => Just(Typing::Signs),
        1 => Just(Typing::Remark),
        1 => Just(Typing::Reword),
        3 => Just(Typing::Settle),
        1 => Just(Typing::DeleteWas),
        1 => Just(Typing::DeleteDiff),
        1 => Just(Typing::DeleteNow),
        2 => n().prop_map(Typing::Note),
        3 => n().prop_map(Typing::State),
        1 => Just(Typing::LeaveOut),
        1 => Just(Typing::Strip),
        1 => n().prop_map(Typing::Detach),
        1 => (n(), n()).prop_map(|(a, b)| Typing::Damage(a, b)),
        1 => n().prop_map(Typing::Break),
        3 => Just(Typing::Mend),
        1 => any::<bool>().prop_map(Typing::Double),
        1 => any::<bool>().prop_map(Typing::Undouble),
        1 => Just(Typing::DeleteEntry),
        1 => n().prop_map(Typing::Move),
        1 => Just(Typing::Junk),
        1 => n().prop_map(Typing::Conflict),
        3 => Just(Typing::Resolve),
        1 => n().prop_map(Typing::Reindent),
        1 => any::<bool>().prop_map(Typing::LineEnds),
        1 => Just(Typing::Bom),
    ]
}

fn file() -> impl Strategy<Value = File> {
    let with = prop::option::of((n(), n(), n()));
    prop_oneof![
        4 => (n(), any::<bool>(), with).prop_map(|(name, ext, word)| File::Rename(name, ext, word)),
        1 => Just(File::Delete),
        2 => Just(File::BringBack),
        1 => n().prop_map(File::Copy),
        1 => Just(File::Forget),
    ]
}

/// An act; `files` is how often one is of the folder of the articles.
pub fn act(files: u32) -> impl Strategy<Value = Act> {
    prop_oneof![
        10 => (n(), edit()).prop_map(|(a, edit)| Act::Edit(a, edit)),
        14 => (n(), n(), typing()).prop_map(|(file, entry, typing)| Act::Type(file, entry, typing)),
        files => (n(), file()).prop_map(|(a, file)| Act::File(a, file)),
        1 => (n(), n(), n()).prop_map(|(a, l, s)| Act::Accept(a, l, s)),
        1 => n().prop_map(Act::Prune),
        1 => n().prop_map(Act::Terms),
        8 => Just(Act::Sync),
        1 => n().prop_map(Act::SyncOne),
    ]
}
