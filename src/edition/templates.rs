//! The templates of pages, and what they all need.

use std::sync::LazyLock;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Value};
use serde::Serialize;

use super::paths::{index_path, relative_url};
use crate::assemble::{Phrase, SiteWords};
use crate::locale::Locale;

const STYLE: &str = include_str!("templates/style.css");

/// The templates, by name.
const TEMPLATES: [(&str, &str); 9] = [
    ("layout.html", include_str!("templates/layout.html")),
    ("article.html", include_str!("templates/article.html")),
    ("index.html", include_str!("templates/index.html")),
    ("front.html", include_str!("templates/front.html")),
    ("book/cover.svg", include_str!("templates/book/cover.svg")),
    ("book/cover.xhtml", include_str!("templates/book/cover.xhtml")),
    ("book/nav.xhtml", include_str!("templates/book/nav.xhtml")),
    ("book/package.opf", include_str!("templates/book/package.opf")),
    ("book/page.xhtml", include_str!("templates/book/page.xhtml")),
];

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    for (name, source) in TEMPLATES {
        // One that does not parse would be missing at rendering; a test renders them all.
        let _ = environment.add_template(name, source);
    }
    environment
});

/// Renders a template; empty if that fails, which the templates as they are cannot.
pub(super) fn render(name: &str, context: impl Serialize) -> String {
    ENVIRONMENT.get_template(name).and_then(|template| template.render(Value::from(Serde(context)))).unwrap_or_default()
}

/// Words on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Words {
    /// The text, not escaped.
    pub text: String,
    /// `lang` and `dir`, if its language is not that of the page around it.
    pub attributes: String,
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
pub(super) fn attributes(locale: &Locale, page: &Locale) -> String {
    if locale == page { String::new() } else { super::body::attributes(locale) }
}

/// A link to the same thing in a language; without an address it is the present one.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LanguageLink {
    pub url: Option<String>,
    pub lang: String,
    pub dir: &'static str,
    pub name: String,
}

impl LanguageLink {
    pub fn new(locale: &Locale, url: Option<String>) -> Self {
        Self { url, lang: locale.to_string(), dir: locale.direction(), name: locale.own_name() }
    }
}

/// A link at the foot of a page.
#[derive(Debug, Serialize)]
pub(super) struct FootLink {
    pub url: String,
    pub phrase: Words,
    pub hreflang: Option<String>,
}

/// What goes around the main part of a page.
pub(super) struct Frame<'a> {
    pub words: &'a SiteWords,
    /// The page's path below the editions folder.
    pub path: &'a str,
    pub title: String,
    pub description: Option<String>,
    pub languages: Vec<LanguageLink>,
    pub footer: Vec<FootLink>,
    pub footnotes: Vec<Words>,
    /// The main part, safe HTML.
    pub main: String,
}

impl Frame<'_> {
    /// The whole page.
    pub fn render(self) -> String {
        let words = self.words;
        let page = words.locale();
        let index = index_path(page);
        // The index page and the front page are no links to themselves.
        let home = self.path.contains('/').then(|| relative_url(self.path, &index)).filter(|_| self.path != index);
        let layout = Layout {
            lang: page.to_string(),
            dir: page.direction(),
            title: self.title,
            description: self.description,
            style: STYLE,
            skip: Words::of(words.say("skip-to-content"), page),
            site: Words::of(words.say("site-title"), page),
            languages_word: words.say("languages").text,
            // One language needs no choice.
            languages: if self.languages.len() > 1 { self.languages } else { Vec::new() },
            home,
            has_footer: !self.footer.is_empty() || !self.footnotes.is_empty(),
            footer: self.footer,
            footnotes: self.footnotes,
            main: self.main,
        };
        render("layout.html", layout)
    }
}

#[derive(Serialize)]
struct Layout {
    lang: String,
    dir: &'static str,
    title: String,
    description: Option<String>,
    style: &'static str,
    skip: Words,
    site: Words,
    languages_word: String,
    languages: Vec<LanguageLink>,
    home: Option<String>,
    has_footer: bool,
    footer: Vec<FootLink>,
    footnotes: Vec<Words>,
    main: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_parses() {
        for (name, _) in TEMPLATES {
            assert!(ENVIRONMENT.get_template(name).is_ok(), "{name}");
        }
    }
}
