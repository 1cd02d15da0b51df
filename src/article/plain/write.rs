//! Putting texts into a plain text.

use std::ops::Range;

use super::super::{Article, Assembled, Rendition};
use super::{markers, one_line};
use crate::text::fold;

/// What is done with a stretch of an article's bytes.
enum Piece<'a> {
    Block(usize),
    Metadata(&'a str),
    Strip,
}

/// Puts texts into a plain text, each on one line; no text can add a line or take one away.
///
/// The one text that plain text cannot hold is a marker of tradwi's own: there is nothing to escape it with.
/// Such a text is refused, and the article's own bytes stand.
/// With `force`, texts that equal the block's own are written anew all the same.
pub(in crate::article) fn assemble(article: &Article, rendition: &Rendition<'_>, force: bool) -> Assembled {
    let source = &article.text;
    let mut pieces: Vec<(Range<usize>, Piece<'_>)> =
        article.blocks.iter().enumerate().map(|(i, block)| (block.span.clone(), Piece::Block(i))).collect();
    for (recognised, words) in article.metadata.iter().zip(rendition.metadata) {
        if let Some(words) = words {
            pieces.push((recognised.span.clone(), Piece::Metadata(words)));
        }
    }
    if rendition.locale.is_some() {
        pieces.extend(article.strip.iter().map(|span| (span.clone(), Piece::Strip)));
    }
    pieces.sort_by_key(|(span, _)| span.start);

    let mut out = Assembled {
        text: String::with_capacity(source.len()),
        spans: vec![0..0; article.blocks.len()],
        refused: Vec::new(),
    };
    let mut at = 0;
    for (span, piece) in pieces {
        // Where a line was left out, its end is behind us already.
        out.text.push_str(source.get(at..span.start).unwrap_or_default());
        let start = out.text.len();
        at = span.end;
        let words = match piece {
            Piece::Strip => continue,
            Piece::Metadata(words) => Some(one_line(words)),
            Piece::Block(i) => {
                let own = &article.blocks[i].text;
                match rendition.texts.get(i).and_then(Option::as_deref) {
                    Some(text) if force || fold(text) != fold(own) => {
                        let text = one_line(text);
                        let refused = markers::parse(&text).is_some();
                        if refused {
                            out.refused.push(i);
                        }
                        (!refused).then_some(text)
                    }
                    _ => None,
                }
            }
        };
        match words {
            None => out.text.push_str(&source[span.clone()]),
            Some(words) if words.is_empty() => at = leave_out(source, &span, &mut out.text),
            Some(words) => out.text.push_str(&words),
        }
        if let Piece::Block(i) = piece {
            let start = start.min(out.text.len());
            out.spans[i] = start..out.text.len();
        }
    }
    out.text.push_str(source.get(at..).unwrap_or_default());
    out
}

/// Leaves out the whole line of a span: takes back its leading white space, and gives the place behind its end.
fn leave_out(source: &str, span: &Range<usize>, out: &mut String) -> usize {
    let is_end = |c: char| matches!(c, '\n' | '\r');
    let lead = source[..span.start].rfind(is_end).map_or(0, |i| i + 1);
    // A byte order mark is the file's, not the line's.
    let lead = lead + if source[lead..].starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    out.truncate(out.len() - (span.start - lead.min(span.start)));
    let tail = &source[span.end..];
    let line = tail.find(is_end).unwrap_or(tail.len());
    let end = if tail[line..].starts_with("\r\n") { 2 } else { usize::from(line < tail.len()) };
    span.end + line + end
}
