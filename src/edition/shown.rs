//! Where an article shows its pictures, for whoever has something to say of one.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::body::is_image;
use super::images::tag_len;
use super::paths::{Address, resolve};
use crate::article::{Format, OPTIONS, body_start};
use crate::sync::ArticleState;

/// The pictures of the articles folder that an article shows: their paths there, and the bytes of the article that show
/// them, in order. One that is shown twice is named twice.
pub fn shown_pictures(state: &ArticleState) -> Vec<(String, Range<usize>)> {
    if state.article.format == Format::Plain {
        return Vec::new();
    }
    let text = state.article.text.as_str();
    let body = body_start(text);
    let folder = state.stem.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut out = Vec::new();
    let mut show = |url: &str, place: Range<usize>| {
        if let Address::Local { path, .. } = resolve(folder, url)
            && is_image(&path)
        {
            out.push((path, place));
        }
    };
    if let Some(url) = state.article.picture.as_deref() {
        let place = text[..body].find(url).map_or(0..0, |at| at..at + url.len());
        show(url, place);
    }
    for (event, range) in Parser::new_ext(&text[body..], OPTIONS).into_offset_iter() {
        let range = range.start + body..range.end + body;
        match event {
            Event::Start(Tag::Image { dest_url, .. }) => show(&dest_url, range),
            Event::Html(html) | Event::InlineHtml(html) => in_html(&html, range.start, &mut show),
            _ => {}
        }
    }
    out
}

/// The images in a piece of raw HTML that stands at a byte of the article.
fn in_html(html: &str, at: usize, show: &mut dyn FnMut(&str, Range<usize>)) {
    if html.trim_start().starts_with("<!--") {
        return;
    }
    let mut from = 0;
    while let Some(found) = html[from..].find("<img") {
        let start = from + found;
        from = start + tag_len(&html[start..]);
        let tag = &html[start..from];
        for quote in ['"', '\''] {
            let source = tag.split_once(&format!("src={quote}")).and_then(|(_, rest)| rest.split_once(quote));
            if let Some((url, _)) = source {
                show(url, at + start..at + from);
            }
        }
    }
}
