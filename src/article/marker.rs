//! Markers: what an article may say to tradwi, in an HTML comment on a line of its own.
//!
//! `<!-- tradwi: id some-id -->` fixes the next block's id, `<!-- tradwi: skip -->` leaves the next block out,
//! `<!-- tradwi: skip-start -->` … `<!-- tradwi: skip-end -->` several, `<!-- tradwi: note … -->` carries a note to translators.

/// What a marker says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    Id(String),
    Skip,
    SkipStart,
    SkipEnd,
    Note(String),
}

/// Reads a comment. `None`: not tradwi's; `Some(Err)`: tradwi's but not understood, with the message.
pub(super) fn parse(_comment: &str) -> Option<Result<Marker, String>> {
    None
}
