//! Front matter.
use super::assemble::Choice;
use crate::article::Article;
use std::ops::Range;

/// S.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::article) enum Style {
    /// a
    A,
}
pub(super) fn body_start(_text: &str) -> usize {
    0
}
pub(super) fn read(_article: &mut Article, _fields: &[String]) -> usize {
    0
}
pub(super) fn write(_style: Style, _text: &str) -> Option<String> {
    None
}
pub(super) fn write_at(_text: &str, _span: &Range<usize>, _value: &str) -> Option<String> {
    None
}
pub(super) fn refuse(_a: &Article, _b: usize, _c: &mut [Choice], _l: Option<&(Range<usize>, String)>) -> Vec<usize> {
    Vec::new()
}
