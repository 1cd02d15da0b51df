//! What the pages of a site are framed by, and how words stand on them.

use serde::Serialize;

use super::head::{Head, Subject};
use super::page::Page;
use super::paths::{index_path, relative_url};
use super::site::Site;
use super::templates::Safe;
use crate::assemble::{Phrase, SiteWords};
use crate::locale::Locale;

/// Words on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Words {
    /// The text, not escaped.
    pub text: String,
    /// `lang` and `dir`, if its language is not that of the page around it.
    pub attributes: Safe,
}

impl Words {
    pub fn new(text: impl Into<String>, locale: &Locale, page: &Locale) -> Self {
        Self { text: text.into(), attributes: attributes(locale, page) }
    }

    pub fn of(phrase: Phrase, page: &Locale) -> Self {
        Self { attributes: attributes(&phrase.locale, page), text: phrase.text }
    }
}

/// `lang` and `dir` of a text on a page in another language; nothing on one in its own.
pub(super) fn attributes(locale: &Locale, page: &Locale) -> Safe {
    if locale == page { Safe::default() } else { Safe(super::body::attributes(locale)) }
}

/// A link to the same thing in a language; without an address it is the present one.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LanguageLink {
    pub url: Option<Safe>,
    pub lang: String,
    pub dir: &'static str,
    pub name: String,
}

impl LanguageLink {
    pub fn new(locale: &Locale, url: Option<String>) -> Self {
        Self { url: url.map(Safe), lang: locale.to_string(), dir: locale.direction(), name: locale.own_name() }
    }
}

/// A link at the foot of a page.
#[derive(Debug, Serialize)]
pub(super) struct FootLink {
    pub url: Safe,
    pub phrase: Words,
    pub hreflang: Option<String>,
}

/// What goes around the main part of a page.
pub(super) struct Frame<'a> {
    pub words: &'a SiteWords,
    pub site: &'a Site,
    /// The page's path below the editions folder.
    pub path: &'a str,
    pub title: String,
    pub description: Option<String>,
    pub languages: Vec<LanguageLink>,
    pub subject: Subject<'a>,
    pub footer: Vec<FootLink>,
    pub footnotes: Vec<Words>,
}

impl Frame<'_> {
    /// The whole page around its main part, which is the template `name` with what it is given, a list of as
    /// many `items`.
    pub fn render(self, name: &str, view: impl Serialize, items: usize) -> Page {
        let templates = self.site.templates();
        let mut findings = Vec::new();
        let main = Safe(templates.render(name, view, items, &mut findings));
        let words = self.words;
        let page = words.locale();
        let index = index_path(page);
        // The index page and the front page are no links to themselves.
        let home = self.path.contains('/').then(|| relative_url(self.path, &index)).filter(|_| self.path != index);
        let layout = Layout {
            lang: page.to_string(),
            dir: page.direction(),
            head: Head::new(&self.subject, words, self.site, self.path),
            title: self.title,
            description: self.description,
            style: Safe(templates.style().to_owned()),
            skip: Words::of(words.say("skip-to-content"), page),
            site: Words::of(words.say("site-title"), page),
            languages_word: words.say("languages").text,
            // One language needs no choice.
            languages: if self.languages.len() > 1 { self.languages } else { Vec::new() },
            home: home.map(Safe),
            has_footer: !self.footer.is_empty() || !self.footnotes.is_empty(),
            footer: self.footer,
            footnotes: self.footnotes,
            main,
        };
        let html = templates.render("layout.html", layout, items, &mut findings);
        Page { html, assets: Vec::new(), findings }
    }
}

#[derive(Serialize)]
struct Layout {
    lang: String,
    dir: &'static str,
    head: Head,
    title: String,
    description: Option<String>,
    style: Safe,
    skip: Words,
    site: Words,
    languages_word: String,
    languages: Vec<LanguageLink>,
    home: Option<Safe>,
    has_footer: bool,
    footer: Vec<FootLink>,
    footnotes: Vec<Words>,
    main: Safe,
}
