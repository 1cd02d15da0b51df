//! Where a place in the text of a message is in its file.

use std::ops::Range;

use fluent_syntax::ast::{Entry as Ast, Pattern, PatternElement};
use fluent_syntax::parser;

use crate::catalogue::{Entry, Terms, Value};
use crate::check::FileScope;
use crate::diagnostic::Fix;

/// The pieces that a message's text is made of, in order.
pub(super) struct Map {
    pieces: Vec<Piece>,
    /// The value, for what cannot be placed better.
    whole: Range<usize>,
}

/// A stretch of the text and where it comes from.
struct Piece {
    text: Range<usize>,
    file: Range<usize>,
    /// Whether the bytes are the same: a placeable's are not.
    verbatim: bool,
}

impl Map {
    pub fn new(file: &FileScope<'_>, entry: &Entry) -> Self {
        let all = file.catalogue.text.as_str();
        let value = &all[entry.value_range.clone()];
        let first = value.find(|c: char| c != '=' && !c.is_whitespace()).unwrap_or(0);
        let whole = entry.value_range.start + first..entry.value_range.end;
        let pieces = pieces(file, entry).unwrap_or_default();
        Self { pieces, whole }
    }

    /// The bytes of the file for bytes of the text.
    pub fn span(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.pieces.iter().rev().find(|p| p.text.start <= span.start);
        let end = self.pieces.iter().find(|p| p.text.end >= span.end.max(span.start));
        let (Some(start), Some(end)) = (start, end) else { return self.whole.clone() };
        let from = start.at(span.start, start.file.start);
        let to = end.at(span.end, end.file.end);
        from..to.max(from)
    }

    /// The same change in the file; `None` where it would have to be made in something that is not text.
    pub fn fix(&self, fix: Fix) -> Option<Fix> {
        let mut edits = Vec::new();
        for (span, replacement) in fix.edits {
            let piece = self.pieces.iter().find(|p| {
                p.verbatim && p.text.start <= span.start && span.end <= p.text.end && !replacement.contains('\n')
            })?;
            edits.push((piece.at(span.start, 0)..piece.at(span.end, 0), replacement));
        }
        Some(Fix { edits, ..fix })
    }
}

impl Piece {
    fn at(&self, offset: usize, otherwise: usize) -> usize {
        if self.verbatim { self.file.start + offset.saturating_sub(self.text.start) } else { otherwise }
    }
}

/// `None` if the pieces do not make up the text.
fn pieces(file: &FileScope<'_>, entry: &Entry) -> Option<Vec<Piece>> {
    let Value::Text(text) = &entry.value else { return None };
    let base = entry.id_range.start;
    let slice = &file.catalogue.text[base..entry.value_range.end];
    let resource = parser::parse(slice).unwrap_or_else(|(resource, _)| resource);
    let pattern = match resource.body.into_iter().next()? {
        Ast::Message(message) => message.value?,
        _ => return None,
    };
    let none = Terms::none();
    let terms = file.terms.unwrap_or(&none);
    let mut out: Vec<Piece> = Vec::new();
    let (mut at, mut end) = (0, base + (entry.id_range.end - base));
    for element in pattern.elements {
        let (length, place) = match &element {
            PatternElement::TextElement { value } => {
                // The parser's slices are of our text.
                let start = base + (value.as_ptr() as usize).checked_sub(slice.as_ptr() as usize)?;
                (value.len(), Some(start..start + value.len()))
            }
            PatternElement::Placeable { .. } => {
                (terms.resolve(&Pattern { elements: vec![element.clone()] })?.len(), None)
            }
        };
        let verbatim = place.is_some();
        let place = place.unwrap_or(end..end);
        if verbatim && let Some(last) = out.last_mut().filter(|last| !last.verbatim) {
            // A placeable ends where the text behind it begins.
            last.file.end = place.start;
        }
        end = place.end;
        out.push(Piece { text: at..at + length, file: place, verbatim });
        at += length;
    }
    if let Some(last) = out.last_mut().filter(|last| !last.verbatim) {
        last.file.end = entry.value_range.end;
    }
    (at == text.len()).then_some(out)
}
