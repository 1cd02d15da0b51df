//! The lines of a plain text.

use super::lines::{Line, Piece, named, without_addresses};
use super::{Body, Input};
use crate::article::Kind;
use crate::assemble::Phrase;
use crate::edition::body::item_mark;
use crate::text::{has_letters_outside_addresses, is_address};

/// The lines of a plain text, with what stands between its passages.
pub(super) fn plain(input: &Input<'_>) -> Body {
    let mut body = Body::default();
    let mut said: Vec<&str> = input.said.iter().map(String::as_str).collect();
    let mut at = 0;
    for passage in input.passages {
        let before = input.text.get(at..passage.span.start).unwrap_or_default();
        let (before, mark) = item_mark(before, &passage.kind);
        between(input, before, &mut said, &mut body);
        at = passage.span.end;
        let text = input.text.get(passage.span.clone()).unwrap_or_default().trim();
        // A number is said, a dash is not.
        let numbered = mark.starts_with(|c: char| c.is_ascii_digit()).then(|| format!("{mark} {text}"));
        let text = numbered.as_deref().unwrap_or(text);
        let line = Line::of(without_addresses(text, &passage.shown, &input.words.say("script-address")));
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
    between(input, input.text.get(at..).unwrap_or_default(), &mut said, &mut body);
    body
}

fn between(input: &Input<'_>, text: &str, said: &mut Vec<&str>, body: &mut Body) {
    for line in text.lines().map(str::trim) {
        if let Some(found) = said.iter().position(|s| *s == line) {
            said.remove(found);
            continue;
        }
        // An address is for the eye.
        if line.split_whitespace().any(is_address) && !has_letters_outside_addresses(line) {
            continue;
        }
        let line = Line::of(vec![Piece::new(line, input.kept(line))]);
        if !line.is_blank() {
            body.lines.push(line);
        }
    }
}
