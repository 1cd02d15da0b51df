//! Footnotes: numbered in the order in which the text refers to them, and shown at its foot.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::{Spanned, blocks};
use super::{Page, attributes, escape};

/// The footnotes of an article: their definitions, and how they are numbered.
pub(super) struct Notes {
    /// By folded name: the events of the definition, and its number, from 1.
    pub(super) definitions: HashMap<String, (Range<usize>, usize)>,
    /// The names in the order of their numbers, with how often each is referred to.
    pub(super) order: Vec<(String, usize)>,
    /// The definitions' events by where they start.
    pub(super) ends: HashMap<usize, usize>,
}

impl Notes {
    pub(super) fn find(events: &[Spanned<'_>]) -> Self {
        let mut notes = Self { definitions: HashMap::new(), order: Vec::new(), ends: HashMap::new() };
        let mut open = Vec::new();
        let (mut referred, mut defined) = (Vec::new(), Vec::new());
        for (i, (event, _)) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(name)) => open.push((i, name.to_lowercase())),
                Event::End(TagEnd::FootnoteDefinition) => {
                    let Some((start, name)) = open.pop() else { continue };
                    notes.ends.insert(start, i + 1);
                    notes.definitions.entry(name.clone()).or_insert((start..i + 1, 0));
                    defined.push(name);
                }
                Event::FootnoteReference(name) => referred.push(name.to_lowercase()),
                _ => {}
            }
        }
        // One that nothing refers to comes last: no word of an article is lost.
        for name in referred.into_iter().chain(defined) {
            if let Some((_, number)) = notes.definitions.get_mut(&name)
                && *number == 0
            {
                notes.order.push((name, 0));
                *number = notes.order.len();
            }
        }
        notes
    }
}

impl Page<'_, '_> {
    /// The sign in the text that leads to a note.
    pub(super) fn reference(&mut self, name: &str) -> String {
        let Some((_, number)) = self.notes.definitions.get(&name.to_lowercase()) else { return String::new() };
        let Some((_, count)) = self.notes.order.get_mut(number - 1) else { return String::new() };
        *count += 1;
        // Only the first place that refers to a note is led back to.
        let id = if *count == 1 { format!(" id=\"fnref-{number}\"") } else { String::new() };
        format!("<sup{id}><a href=\"#fn-{number}\">{number}</a></sup>")
    }

    /// The notes at the foot of the article.
    pub(super) fn footnotes(&mut self) -> String {
        if self.notes.order.is_empty() {
            return String::new();
        }
        let words = self.input.words;
        let (title, back) = (words.say("footnotes"), words.say("footnote-back"));
        let mut out =
            format!("<div class=\"notes\">\n<h2{}>{}</h2>\n<ol>\n", attributes(&title.locale), escape(&title.text));
        for n in 0..self.notes.order.len() {
            let (name, count) = self.notes.order[n].clone();
            let Some((range, number)) = self.notes.definitions.get(&name).cloned() else { continue };
            let blocks = blocks(self.events, range.start + 1..range.end - 1);
            let mut html = self.flow(&blocks);
            if count > 0 {
                let link =
                    format!(" <a href=\"#fnref-{number}\" class=\"back\" title=\"{}\">↩</a>", escape(&back.text));
                // At the end of the last line, also where a box for a mark closes behind it.
                let last =
                    html.rfind("</p>").filter(|at| html[*at..].lines().all(|l| matches!(l, "" | "</p>" | "</div>")));
                match last {
                    Some(at) => html.insert_str(at, &link),
                    None => html.push_str(&link),
                }
            }
            out.push_str(&format!("<li id=\"fn-{number}\">\n{html}</li>\n"));
        }
        out.push_str("</ol>\n</div>\n");
        out
    }
}
