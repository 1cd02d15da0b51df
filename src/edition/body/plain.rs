//! Plain text as HTML.

use super::{Body, Flow, Input, escape};
use crate::article::Kind;

/// The body of a plain text. Lines between the segments (figures, rules) are shown as they are, save those the
/// head of the page says already.
pub(in crate::edition) fn plain(input: &Input<'_>) -> Body {
    let mut body = Body::default();
    let mut flow = Flow::new(input.words);
    let mut said: Vec<&str> = input.said.iter().map(String::as_str).collect();
    let mut at = 0;
    for passage in input.passages {
        let before = input.text.get(at..passage.span.start).unwrap_or_default();
        let (before, mark) = item_mark(before, &passage.kind);
        between(&mut flow, before, &mut said);
        at = passage.span.end;
        let text = escape(input.text.get(passage.span.clone()).unwrap_or_default().trim());
        let html = match &passage.kind {
            // At the head of the page.
            Kind::Correction(_) => continue,
            Kind::Heading(1) if body.headline.is_none() => {
                body.headline = Some((text, passage.shown.clone()));
                continue;
            }
            Kind::Deck if body.deck.is_none() => {
                body.deck = Some((text, passage.shown.clone()));
                continue;
            }
            Kind::Heading(level) => format!("<h{level}{}>{text}</h{level}>\n", passage.id_attribute()),
            Kind::Caption => format!("<p class=\"caption\">{text}</p>\n"),
            Kind::Deck => format!("<p class=\"deck\">{text}</p>\n"),
            Kind::Quotation => format!("<blockquote><p>{text}</p></blockquote>\n"),
            _ if mark.is_empty() => format!("<p>{text}</p>\n"),
            _ => format!("<p>{} {text}</p>\n", escape(mark)),
        };
        flow.push_marked(&passage.shown, &html);
    }
    between(&mut flow, input.text.get(at..).unwrap_or_default(), &mut said);
    body.html = flow.finish();
    body
}

/// What stands between two segments without the mark of the list item that follows, and the mark.
pub(in crate::edition) fn item_mark<'t>(between: &'t str, kind: &Kind) -> (&'t str, &'t str) {
    if *kind != Kind::ListItem {
        return (between, "");
    }
    let line = between.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    (&between[..line], between[line..].trim())
}

/// The lines between two segments.
fn between(flow: &mut Flow<'_>, text: &str, said: &mut Vec<&str>) {
    for line in text.lines().map(|l| l.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}')) {
        if line.is_empty() {
            continue;
        }
        if let Some(found) = said.iter().position(|s| *s == line) {
            said.remove(found);
        } else if line.chars().all(|c| matches!(c, '*' | '-' | '_' | '—' | '–' | ' ')) && line.chars().count() >= 3
        {
            flow.push("<hr>\n");
        } else {
            flow.push(&format!("<p>{}</p>\n", escape(line)));
        }
    }
}
