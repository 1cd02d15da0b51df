//! The picture that the front matter gives an article, below its headline.

use std::collections::BTreeSet;

use super::body::{attributes, escape, label, sanitise, tag};
use super::card::{Line, field};
use super::paths::{Address, resolve};
use crate::assemble::{ArticleEdition, SiteWords};
use crate::sync::ArticleState;

/// The picture with its text and the line below it, safe; nothing where there is none, where it is no file of the
/// articles, or where the text shows it, whose pictures are `shown`.
pub(super) fn figure(
    state: &ArticleState,
    edition: &ArticleEdition,
    words: &SiteWords,
    shown: &mut BTreeSet<String>,
) -> String {
    let Some(src) = state.article.picture.as_deref() else { return String::new() };
    let folder = state.stem.rsplit_once('/').map_or("", |(folder, _)| folder);
    match resolve(folder, src) {
        Address::Local { path, .. } if !shown.contains(&path) => {}
        _ => return String::new(),
    }
    let alt = field(state, edition, "image.alt");
    let marked = |line: &Line| label(words, &line.shown).map(|l| tag(&l, "span"));
    let mut html = format!("\n<figure><img src=\"{}\" alt=\"", escape(src));
    if let Some(alt) = &alt {
        html.push_str(&alt.html);
        html.push('"');
        html.push_str(&attributes(&alt.shown.locale));
        // What describes a picture is heard, not seen, and so is its label.
        let label = marked(alt).unwrap_or_default().replacen("\"tag\"", "\"tag unseen\"", 1);
        html.push_str(&format!(">{label}"));
    } else {
        html.push_str("\">");
    }
    if let Some(caption) = field(state, edition, "image.caption") {
        let label = marked(&caption).unwrap_or_default();
        html.push_str(&format!(
            "<figcaption{}>{label}{}</figcaption>",
            attributes(&caption.shown.locale),
            caption.html
        ));
    }
    html.push_str("</figure>\n");
    // It is seen at once.
    sanitise(&html, &edition.locale, &state.stem, &[], shown).replacen(" loading=\"lazy\"", "", 1)
}
