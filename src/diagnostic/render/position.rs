//! Lines and columns of a file with many findings.

use std::borrow::Cow;
use std::ops::Range;

/// The lines of a text, found once, so that every further position costs a search and not a scan.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    text: Cow<'a, str>,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Finds the lines of a text.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        let starts = [0].into_iter().chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Self { text, starts }
    }

    /// The text itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column from 1, columns in characters; agrees with [`line_column`](crate::diagnostic::line_column).
    pub fn position(&self, offset: usize) -> (usize, usize) {
        let (line, before) = self.before(offset);
        (line, before.chars().count() + 1)
    }

    /// Line and column from 1, columns in UTF-16 code units, as JavaScript and most editors' protocols count.
    pub fn position_utf16(&self, offset: usize) -> (usize, usize) {
        let (line, before) = self.before(offset);
        (line, before.encode_utf16().count() + 1)
    }

    /// The line of an offset, and what stands on it before that.
    fn before(&self, offset: usize) -> (usize, &str) {
        let offset = floor(&self.text, offset);
        let line = self.starts.partition_point(|&s| s <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        (line, self.text[start..offset].trim_start_matches('\u{FEFF}'))
    }

    /// The bytes of a line (from 1) without its line end and without a byte order mark.
    pub fn line(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        let content = &self.text[start..end];
        let content = content.strip_suffix('\r').unwrap_or(content);
        let bom = if start == 0 { content.len() - content.trim_start_matches('\u{FEFF}').len() } else { 0 };
        start + bom..start + content.len()
    }
}

/// The nearest character boundary at or before an offset.
pub(super) fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The nearest character boundary at or after an offset.
pub(super) fn ceil(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset += 1;
    }
    offset
}
