//! The templates of pages: tradwi's own, and over them those of a newsroom.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use minijinja::value::Serde;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};
use serde::{Serialize, Serializer};

use crate::diagnostic::{Diagnostic, Severity};

/// A template that tradwi has, and that a project may have its own of.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// The name of its file.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub purpose: &'static str,
    /// Its text as tradwi has it.
    pub text: &'static str,
}

/// All templates, by name.
pub const TEMPLATES: [Template; 6] = [
    Template {
        name: "article.html",
        purpose: "the main part of an article's page",
        text: include_str!("templates/article.html"),
    },
    Template { name: "feed.xml", purpose: "the Atom feed of a language", text: include_str!("templates/feed.xml") },
    Template {
        name: "front.html",
        purpose: "the main part of the page that offers the languages",
        text: include_str!("templates/front.html"),
    },
    Template {
        name: "index.html",
        purpose: "the main part of the list of all articles in a language",
        text: include_str!("templates/index.html"),
    },
    Template {
        name: "layout.html",
        purpose: "what is around the main part of every page: its head, the top, the foot",
        text: include_str!("templates/layout.html"),
    },
    Template {
        name: STYLE,
        purpose: "the style of every page, put into it as it is",
        text: include_str!("templates/style.css"),
    },
];

const STYLE: &str = "style.css";

/// The templates of books, which are XML and no project has its own of: a slip would make a book that opens nowhere.
const BOOK: [(&str, &str); 5] = [
    ("book/cover.svg", include_str!("templates/book/cover.svg")),
    ("book/cover.xhtml", include_str!("templates/book/cover.xhtml")),
    ("book/nav.xhtml", include_str!("templates/book/nav.xhtml")),
    ("book/package.opf", include_str!("templates/book/package.opf")),
    ("book/page.xhtml", include_str!("templates/book/page.xhtml")),
];

/// The longest template that is read, in bytes.
pub const LONGEST_TEMPLATE: u64 = 256 * 1024;

/// How much a newsroom's template may do for one page: an instruction costs one, and so do 64 bytes. The pages of this
/// project take a few hundred; all of this is some milliseconds.
const FUEL: u64 = 500_000;

/// What each item of a list may cost more.
const FUEL_AN_ITEM: u64 = 2_000;

static BUILT_IN: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = environment();
    for template in TEMPLATES.iter().filter(|t| t.name != STYLE) {
        // One that does not parse would be missing at rendering; a test renders them all.
        let _ = environment.add_template(template.name, template.text);
    }
    for (name, text) in BOOK {
        let _ = environment.add_template(name, text);
    }
    environment
});

/// The templates of a site.
#[derive(Clone, Default)]
pub struct Templates {
    own: Option<Environment<'static>>,
    /// The project's own texts, by name, but for those that cannot be used.
    texts: BTreeMap<&'static str, String>,
    /// The folder they are in, relative to the project.
    folder: String,
}

impl Templates {
    /// tradwi's templates with a project's own laid over them: their texts by name, from `folder` in the project.
    ///
    /// What cannot be used is a finding, and tradwi's own stands in its place.
    pub fn new(folder: &str, texts: BTreeMap<String, String>) -> (Self, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let mut own = environment();
        own.set_fuel(Some(FUEL));
        // A text may refer to no other: there is nothing to load, so that nothing is read.
        let mut templates = Self { own: None, texts: BTreeMap::new(), folder: folder.to_owned() };
        for (name, text) in texts {
            let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
            let Some(template) = TEMPLATES.iter().find(|t| t.name == name) else {
                findings.push(unknown(folder, &name));
                continue;
            };
            if name == STYLE {
                if let Some(at) = text.to_ascii_lowercase().find("</") {
                    let message = "`</` would end the style of the page, so that tradwi's own is used";
                    let file = format!("{folder}/{name}");
                    let finding = Diagnostic::new(RULE, Severity::Error, file, at..at + 2, message)
                        .with_help("a style holds no tags; inside a string write `<\\/`");
                    findings.push(finding);
                    continue;
                }
            } else if let Err(error) = own.add_template_owned(template.name, text.clone()) {
                findings.push(finding(folder, template.name, &text, &error));
                continue;
            }
            templates.texts.insert(template.name, text);
        }
        if templates.texts.keys().any(|name| *name != STYLE) {
            templates.own = Some(own);
        }
        (templates, findings)
    }

    /// The project's own texts that are used, by name.
    pub fn texts(&self) -> &BTreeMap<&'static str, String> {
        &self.texts
    }

    /// The style of the pages.
    pub(super) fn style(&self) -> &str {
        self.texts.get(STYLE).map_or_else(|| built_in(STYLE), String::as_str)
    }

    /// Renders a template that lists as many `items`. Where the project's own fails, that is a finding, and tradwi's own
    /// is rendered.
    pub(super) fn render(
        &self,
        name: &str,
        context: impl Serialize,
        items: usize,
        findings: &mut Vec<Diagnostic>,
    ) -> String {
        #[cfg(test)]
        record::note(name, &context);
        let context = Value::from(Serde(context));
        if let (Some(own), Some(text)) = (&self.own, self.texts.get(name)) {
            let more;
            let own = if items == 0 {
                own
            } else {
                let mut own = own.clone();
                own.set_fuel(Some(FUEL.saturating_add(FUEL_AN_ITEM.saturating_mul(items as u64))));
                more = own;
                &more
            };
            match own.get_template(name).and_then(|template| template.render(context.clone())) {
                Ok(text) => return text,
                Err(error) => findings.push(finding(&self.folder, name, text, &error)),
            }
        }
        // tradwi's own templates cannot fail; a test renders them all.
        BUILT_IN.get_template(name).and_then(|template| template.render(context)).unwrap_or_default()
    }
}

/// Renders a template of a book.
pub(super) fn render(name: &str, context: impl Serialize) -> String {
    BUILT_IN.get_template(name).and_then(|template| template.render(Value::from(Serde(context)))).unwrap_or_default()
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Templates").field("texts", &self.texts.keys()).finish_non_exhaustive()
    }
}

/// The findings about templates that differ: thousands of pages trip over one slip.
pub fn distinct(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    findings.into_iter().filter(|d| seen.insert((d.file.clone(), d.span.start, d.message.clone()))).collect()
}

fn built_in(name: &str) -> &'static str {
    TEMPLATES.iter().find(|t| t.name == name).map_or("", |t| t.text)
}

/// HTML that is safe as it is: written by tradwi, sanitised, or escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Safe(pub String);

impl Serialize for Safe {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_safe_string(self.0.clone()).serialize(serializer)
    }
}

/// What all templates have in common: every text is escaped that tradwi has not called safe, and no template can call
/// one so. Otherwise a word too many in a newsroom's template would let the words of a translator become active.
fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.remove_filter("safe");
    environment.set_debug(false);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::Html);
    environment.set_formatter(|out, _, value| {
        if value.is_none() {
            return Err(Error::new(ErrorKind::UndefinedError, "nothing"));
        }
        match value.as_str() {
            Some(text) if value.is_safe() => out.write_str(text)?,
            Some(text) => escape(out, text)?,
            None => escape(out, &value.to_string())?,
        }
        Ok(())
    });
    environment
}

/// Escapes for content and for attributes in either kind of quotes.
fn escape(out: &mut minijinja::Output<'_>, text: &str) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.write_str(&rest[..at])?;
        out.write_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_str(rest)
}

const RULE: &str = "template";

fn unknown(folder: &str, name: &str) -> Diagnostic {
    let names = TEMPLATES.iter().map(|t| format!("`{}`", t.name)).collect::<Vec<_>>().join(", ");
    let message = format!("`{name}` is the name of no template, and is not used");
    Diagnostic::new(RULE, Severity::Warning, format!("{folder}/{name}"), 0..0, message).with_help(format!(
        "templates are {names}; for a folder that holds other files, name another one with `templates` in tradwi.toml"
    ))
}

/// What is wrong with a project's own template.
fn finding(folder: &str, name: &str, text: &str, error: &Error) -> Diagnostic {
    let mut span = error.range().filter(|r| text.get(r.clone()).is_some()).unwrap_or_else(|| line(text, error.line()));
    if text[span.clone()].starts_with('.') {
        // The last steps of a path; it is wanted from its first.
        let path = |c: char| c.is_ascii_alphanumeric() || "_.".contains(c);
        span.start = text[..span.start].trim_end_matches(path).len();
    }
    let at = text.get(span.clone()).unwrap_or_default().trim();
    let at = if at.is_empty() || at.contains('\n') { String::new() } else { format!("`{at}`") };
    let what = if at.is_empty() { "something" } else { &at };
    let (message, help) = match error.kind() {
        ErrorKind::UndefinedError if error.detail() == Some("nothing") => (
            format!("{what} is not there on every page"),
            "write it inside of `{% if … %}`; docs/templates.md says what may be missing",
        ),
        ErrorKind::UndefinedError => (
            format!("{what} is nothing that this template is given"),
            "docs/templates.md says what it is given, and under which names",
        ),
        ErrorKind::UnknownFilter if error.detail().is_some_and(|d| d.contains("filter safe ")) => (
            "there is no filter `safe`".to_owned(),
            "take it away: what is HTML is known to be, and what is not must stay text",
        ),
        ErrorKind::OutOfFuel => (
            "the template takes too long, and was stopped".to_owned(),
            "look for a loop inside a loop, or a macro that calls itself",
        ),
        ErrorKind::TemplateNotFound | ErrorKind::BadInclude => {
            (format!("{what} leads to another template"), "put the text here: a template is one file")
        }
        kind => {
            let detail = error.detail().map_or_else(|| kind.to_string(), |detail| format!("{kind}: {detail}"));
            (
                detail.replace('\n', " "),
                "the language of templates is that of MiniJinja; docs/templates.md has what is needed",
            )
        }
    };
    Diagnostic::new(RULE, Severity::Error, format!("{folder}/{name}"), span, message)
        .with_help(format!("{help}\ntradwi's own template is used until then"))
}

/// The bytes of a line, from 1; of the whole text if there is no such line.
fn line(text: &str, number: Option<usize>) -> Range<usize> {
    let mut start = 0;
    for (i, line) in text.split_inclusive('\n').enumerate() {
        if Some(i + 1) == number {
            let bare = line.trim_end();
            return start + (bare.len() - bare.trim_start().len())..start + bare.len();
        }
        start += line.len();
    }
    0..0
}

/// What templates are given, for the tests that hold the documentation to it.
#[cfg(test)]
pub(super) mod record {
    use std::cell::RefCell;
    use std::collections::{BTreeMap, BTreeSet};

    use serde::Serialize;
    use serde_json::Value;

    thread_local! {
        static SEEN: RefCell<BTreeMap<String, BTreeSet<String>>> = RefCell::default();
    }

    /// Notes the names of the fields of what a template is given.
    pub fn note(name: &str, context: &impl Serialize) {
        let value = serde_json::to_value(context).unwrap();
        SEEN.with_borrow_mut(|seen| fields(&value, "", seen.entry(name.to_owned()).or_default()));
    }

    /// The names by template, on this thread.
    pub fn seen() -> BTreeMap<String, BTreeSet<String>> {
        SEEN.with_borrow(Clone::clone)
    }

    fn fields(value: &Value, at: &str, out: &mut BTreeSet<String>) {
        match value {
            // Words are explained once.
            Value::Object(map) if map.keys().all(|key| ["text", "attributes"].contains(&key.as_str())) => {}
            Value::Object(map) => {
                for (key, value) in map {
                    let path = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
                    out.insert(path.clone());
                    fields(value, &path, out);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| fields(item, &format!("{at}[]"), out)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
