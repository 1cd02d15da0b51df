//! One line of Markdown, without the blocks of an article.

use pulldown_cmark::{Event, Parser, Tag, TagEnd, html as writer};

use crate::article::OPTIONS;
use crate::edition::body::html::is_phrasing;

/// A line of inline Markdown as HTML.
pub(in crate::edition) fn inline(text: &str) -> String {
    let mut out = String::new();
    let events = Parser::new_ext(text, OPTIONS).filter_map(|event| match event {
        Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => None,
        Event::InlineHtml(html) if !is_phrasing(&html) => None,
        Event::Html(html) => Some(Event::Text(html)),
        Event::SoftBreak | Event::HardBreak => Some(Event::Text(" ".into())),
        other => Some(other),
    });
    writer::push_html(&mut out, events);
    out.trim().to_owned()
}

/// The text of a line of inline Markdown, without any markup.
pub(in crate::edition) fn text_only(text: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Text(t) | Event::Code(t) => out.push_str(&t),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}
