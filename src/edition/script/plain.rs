//! The lines of a plain text.

use super::lines::{Line, Piece, named};
use super::{Body, Input};
use crate::article::Kind;
use crate::assemble::Phrase;

/// The lines of a plain text, with what stands between its passages.
pub(super) fn plain(input: &Input<'_>) -> Body {
    let mut body = Body::default();
    let mut said: Vec<&str> = input.said.iter().map(String::as_str).collect();
    let mut at = 0;
    for passage in input.passages {
        between(input, at..passage.span.start, &mut said, &mut body);
        at = passage.span.end;
        let text = input.text.get(passage.span.clone()).unwrap_or_default().trim();
        let line = Line::of(vec![Piece::new(text, passage.shown.clone())]);
        match &passage.kind {
            Kind::Heading(1) if body.headline.is_none() => body.headline = Some(line),
            Kind::Deck if body.deck.is_none() => body.deck = Some(line),
            // The line below a picture is introduced as what it is.
            Kind::Caption => {
                let word = named(input.words, &input.words.say("script-image").text);
                let word = Phrase { text: format!("{} ", word.text), ..word };
                body.lines.push(Line::of([vec![Piece::of(word)], line.pieces].concat()));
            }
            kind => body.lines.push(Line { heading: matches!(kind, Kind::Heading(_)), ..line }),
        }
    }
    between(input, at..input.text.len(), &mut said, &mut body);
    body
}

fn between(input: &Input<'_>, range: std::ops::Range<usize>, said: &mut Vec<&str>, body: &mut Body) {
    for line in input.text.get(range).unwrap_or_default().lines().map(str::trim) {
        if let Some(found) = said.iter().position(|s| *s == line) {
            said.remove(found);
            continue;
        }
        let line = Line::of(vec![Piece::new(line, Piece::kept(input.source, input.words.locale()))]);
        if !line.is_blank() {
            body.lines.push(line);
        }
    }
}
