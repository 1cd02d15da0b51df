//! Which segment of the article is which of the last sync.

/// What became of a segment.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// As it was, in its place (index of the old segment).
    Kept(usize),
    /// As it was, elsewhere.
    Moved(usize),
    /// Edited: index of the old segment and how alike the two are, 0 to 1.
    Edited(usize, f64),
    /// New.
    New,
}

/// What became of the segments of the last sync.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matching {
    /// One a new segment.
    pub fates: Vec<Fate>,
    /// Old segments that are gone, by index.
    pub gone: Vec<usize>,
    /// Splits: the old segment, and the new segments (two or more) its text is in.
    pub splits: Vec<(usize, Vec<usize>)>,
    /// Merges: the old segments (two or more), and the new segment their text is in.
    pub merges: Vec<(Vec<usize>, usize)>,
}

/// Matches folded texts, old and new.
pub fn match_segments(_old: &[&str], _new: &[&str]) -> Matching {
    unimplemented!()
}
