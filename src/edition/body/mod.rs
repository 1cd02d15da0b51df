//! The text of an article as HTML, with every passage that is not the edition's own current text marked.

mod html;
mod markdown;
mod plain;
mod sanitise;

use std::ops::Range;

use crate::article::Kind;
use crate::assemble::{Mark, Phrase, Shown, SiteWords};
use crate::locale::Locale;

pub(super) use markdown::{inline, markdown, text_only};
pub(super) use plain::{item_mark, plain};
pub(super) use sanitise::{is_image, sanitise};

/// A segment in an assembled article.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    /// Its bytes in the assembled text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// Its language and mark.
    pub shown: Shown,
    /// The name of a heading, for links.
    pub id: Option<String>,
}

impl Passage {
    /// ` id="…"` of a heading that links may lead to.
    fn id_attribute(&self) -> String {
        self.id.as_ref().map(|id| format!(" id=\"{}\"", escape(id))).unwrap_or_default()
    }
}

/// What a body is made from.
pub(super) struct Input<'a> {
    /// The assembled text.
    pub text: &'a str,
    /// The segments in it that are shown, in order.
    pub passages: &'a [Passage],
    /// The language of the article.
    pub source: &'a Locale,
    /// The words of the edition, and its language.
    pub words: &'a SiteWords,
    /// Lines that the head of the page says already: a reading time, a date.
    pub said: &'a [String],
}

/// A body, not sanitised yet.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// The headline that opens the article, if one does, with its language.
    pub headline: Option<(String, Shown)>,
    /// The longer headline of a plain text.
    pub deck: Option<(String, Shown)>,
    /// The rest.
    pub html: String,
}

/// Why a passage is marked, by which neighbours share a label.
type Key = (Locale, Option<Mark>);

fn key(shown: &Shown) -> Key {
    // One label says that a translation is stale, however stale it is.
    let mark = shown.mark.map(|m| match m {
        Mark::Stale(_) => Mark::Stale(crate::diagnostic::Grade::Wording),
        other => other,
    });
    (shown.locale.clone(), mark)
}

/// The label of a marked passage, in the edition's words.
pub(super) fn label(words: &SiteWords, shown: &Shown) -> Option<Phrase> {
    Some(match shown.mark? {
        Mark::Stale(_) => words.say("stale-passage"),
        Mark::Machine => words.say("machine-passage"),
        Mark::Untranslated => words.say_of("untranslated-passage", &shown.locale),
        Mark::Outdated => words.say_of("outdated-passage", &shown.locale),
    })
}

/// Puts blocks one after the other, neighbours with the same mark under one label.
struct Flow<'a> {
    words: &'a SiteWords,
    out: String,
    open: Option<Key>,
}

impl<'a> Flow<'a> {
    fn new(words: &'a SiteWords) -> Self {
        Self { words, out: String::new(), open: None }
    }

    /// A block that is unmarked, or that carries its marks inside.
    fn push(&mut self, html: &str) {
        self.close();
        self.out.push_str(html);
    }

    /// A block all of whose text is shown in the same way.
    fn push_marked(&mut self, shown: &Shown, html: &str) {
        let Some(label) = label(self.words, shown) else { return self.push(html) };
        let key = key(shown);
        if self.open.as_ref() != Some(&key) {
            self.close();
            self.out.push_str("<div class=\"passage\"");
            self.out.push_str(&attributes(&shown.locale));
            self.out.push_str(">\n");
            self.out.push_str(&tag(&label, "p"));
            self.open = Some(key);
        }
        self.out.push_str(html);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.out.push_str("</div>\n");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.out
    }
}

/// `lang` and `dir` of a language.
pub(super) fn attributes(locale: &Locale) -> String {
    // A language tag has letters, digits and hyphens only.
    format!(" lang=\"{locale}\" dir=\"{}\"", locale.direction())
}

/// A label as an element.
pub(super) fn tag(label: &Phrase, element: &str) -> String {
    format!("<{element} class=\"tag\"{}>{}</{element}>\n", attributes(&label.locale), escape(&label.text))
}

/// Escapes a text for HTML, in content and in quoted attributes.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
