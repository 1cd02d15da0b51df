//! Markers: what an article may say to tradwi, in an HTML comment on a line of its own.
//!
//! `<!-- tradwi: id some-id -->` fixes the next block's id, `<!-- tradwi: skip -->` leaves the next block out,
//! `<!-- tradwi: skip-start -->` … `<!-- tradwi: skip-end -->` several, `<!-- tradwi: note … -->` carries a note to translators, and
//! `<!-- tradwi: allow some-rule, because … -->` silences a rule on the next block. `<!-- tradwi: layout wrapped -->`, or
//! `lines`, says how a whole plain text lies.

use std::ops::Range;

use super::{Layout, Problem};
use crate::diagnostic::Severity;

/// What a marker says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    Id(String),
    Skip,
    SkipStart,
    SkipEnd,
    Note(String),
    /// The rule, and behind a comma the reason.
    Allow(String),
    /// How the plain text lies.
    Layout(Layout),
}

/// The longest id an article may fix, in bytes.
const MAX_ID: usize = 64;

/// Reads a comment. `None`: not tradwi's; `Some(Err)`: tradwi's but not understood, with the message.
pub(super) fn parse(comment: &str) -> Option<Result<Marker, String>> {
    let inner = comment.trim().strip_prefix("<!--")?;
    let rest = inner.trim_start().strip_prefix("tradwi:")?;
    let Some(rest) = rest.strip_suffix("-->") else {
        return Some(Err("a marker stands alone on its line, in one comment".into()));
    };
    if rest.contains("-->") {
        return Some(Err("a marker stands alone on its line, in one comment".into()));
    }
    let rest = rest.trim();
    let (word, argument) = rest.split_once(char::is_whitespace).map_or((rest, ""), |(w, a)| (w, a.trim()));
    Some(match (word, argument) {
        ("id", id) if is_id(id) => Ok(Marker::Id(id.to_owned())),
        ("id", "") => Err("the marker `id` names no id".into()),
        ("id", id) => Err(format!("`{id}` cannot be an id")),
        ("skip", "") => Ok(Marker::Skip),
        ("skip-start", "") => Ok(Marker::SkipStart),
        ("skip-end", "") => Ok(Marker::SkipEnd),
        ("note", "") => Err("the marker `note` says nothing".into()),
        ("note", note) => Ok(Marker::Note(note.split_whitespace().collect::<Vec<_>>().join(" "))),
        ("allow", "") => Err("the marker `allow` names no rule".into()),
        ("allow", rule) => Ok(Marker::Allow(rule.split_whitespace().collect::<Vec<_>>().join(" "))),
        ("layout", "lines") => Ok(Marker::Layout(Layout::Lines)),
        ("layout", "wrapped") => Ok(Marker::Layout(Layout::Wrapped)),
        ("layout", _) => Err("the marker `layout` takes `lines` or `wrapped`".into()),
        ("skip" | "skip-start" | "skip-end", _) => Err(format!("the marker `{word}` takes nothing after it")),
        ("", _) => Err("the marker says nothing".into()),
        _ => Err(format!("`{word}` is not a marker")),
    })
}

/// A `skip-start` that no `skip-end` follows. It leaves nothing out: the rest of the article would be in no language but
/// its own, and nobody would be told.
pub(super) fn without_end(span: Range<usize>) -> Problem {
    Problem {
        rule: "marker",
        severity: Some(Severity::Error),
        span,
        message: "`skip-start` without `skip-end`: nothing is left out".into(),
        help: Some("write `<!-- tradwi: skip-end -->` on a line of its own behind what is to be left out".into()),
    }
}

/// Whether a comment is meant for tradwi, understood or not.
pub(super) fn is_marker(comment: &str) -> bool {
    comment.trim().strip_prefix("<!--").is_some_and(|c| c.trim_start().starts_with("tradwi:"))
}

/// An identifier of Fluent (`Identifier` in its grammar), of bounded length because it becomes an anchor too.
fn is_id(id: &str) -> bool {
    id.len() <= MAX_ID
        && id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seven_markers_are_read() {
        assert_eq!(parse("<!-- tradwi: layout wrapped -->"), Some(Ok(Marker::Layout(Layout::Wrapped))));
        assert_eq!(parse("<!-- tradwi: layout lines -->"), Some(Ok(Marker::Layout(Layout::Lines))));
        assert_eq!(parse("<!-- tradwi: id a-b_1 -->"), Some(Ok(Marker::Id("a-b_1".into()))));
        assert_eq!(parse("<!--tradwi:skip-->"), Some(Ok(Marker::Skip)));
        assert_eq!(parse("<!-- tradwi: skip-start -->"), Some(Ok(Marker::SkipStart)));
        assert_eq!(parse("<!-- tradwi: skip-end -->"), Some(Ok(Marker::SkipEnd)));
        assert_eq!(parse("<!-- tradwi: note two\n lines -->"), Some(Ok(Marker::Note("two lines".into()))));
        let allow = "<!-- tradwi: allow doubled-word, because\nhe said so -->";
        assert_eq!(parse(allow), Some(Ok(Marker::Allow("doubled-word, because he said so".into()))));
    }

    #[test]
    fn other_comments_are_none_of_our_business() {
        for other in ["<!-- a comment -->", "<!-- tradwi is a tool -->", "<p>tradwi: skip</p>", ""] {
            assert_eq!(parse(other), None, "{other}");
        }
    }

    #[test]
    fn a_marker_that_says_nonsense_is_named() {
        let long = format!("<!-- tradwi: id a{} -->", "b".repeat(64));
        for bad in [
            "<!-- tradwi: ignore -->",
            "<!-- tradwi: -->",
            "<!-- tradwi: id 1st -->",
            "<!-- tradwi: id é -->",
            "<!-- tradwi: id -->",
            "<!-- tradwi: note -->",
            "<!-- tradwi: allow -->",
            "<!-- tradwi: skip this -->",
            "<!-- tradwi: layout -->",
            "<!-- tradwi: layout tight -->",
            "<!-- tradwi: skip --> text -->",
            "<!-- tradwi: skip --> text",
            &long,
        ] {
            assert!(matches!(parse(bad), Some(Err(_))), "{bad}");
        }
    }
}
