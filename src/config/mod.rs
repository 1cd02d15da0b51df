//! `tradwi.toml`: what a project may say about itself. Every key has a default, and no file is needed.

mod place;
mod site;
mod texts;

pub(crate) use place::of as place;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

pub use site::{SiteConfig, SiteUrl};
pub use texts::{EpubConfig, Limits, Spacing};

use crate::diagnostic::{Grade, Severity};
use crate::error::{Error, Result};
use crate::locale::Locale;

/// The file's name, at the root of a project.
pub const FILE_NAME: &str = "tradwi.toml";

/// A project's configuration.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// The language articles are written in unless they say otherwise.
    pub source: Locale,
    /// The locales to translate into. Folders under `catalogues` that are registered language tags are
    /// taken as well; a name listed here need not be registered.
    pub locales: Vec<Locale>,
    /// The folder of the articles.
    pub articles: String,
    /// The folder of the catalogues, one folder a locale.
    pub catalogues: String,
    /// The folder editions are written to.
    pub editions: String,
    /// The folder of the project's own templates.
    pub templates: String,
    /// Front-matter fields with text for readers. A plain name stands for a key at any depth, a dotted one
    /// (`image.caption`) for that path only; the items of a list share its path.
    pub front_matter: Vec<String>,
    /// The least grade of staleness that fails `check`, where a locale does not say otherwise.
    pub fail_on: Grade,
    /// The share of words, in per cent, that must be current, where a locale does not say otherwise.
    #[serde(deserialize_with = "percent")]
    pub required: u8,
    /// The share of words, in per cent, that must be translated and current for an article to be published in
    /// another language, where a locale does not say otherwise.
    #[serde(deserialize_with = "percent")]
    pub publish: u8,
    /// The site that the editions become.
    pub site: SiteConfig,
    /// The book of each locale.
    pub epub: EpubConfig,
    /// How long texts may be.
    pub limits: Limits,
    /// How grave what a rule finds is, by the rule's id.
    pub rules: BTreeMap<String, Level>,
    /// What is special about a locale.
    pub locale: BTreeMap<Locale, LocaleConfig>,
    /// Folders of articles in another language, or for some locales only.
    pub folder: Vec<FolderConfig>,
}

/// What is special about one locale.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct LocaleConfig {
    /// The locale it is translated from, when that is not the article's source (the pivot).
    pub from: Option<Locale>,
    /// What readers are shown instead of a missing passage, in order; the article's source comes last by itself.
    pub fallback: Option<Vec<Locale>>,
    /// The share of words, in per cent, that must be current.
    #[serde(deserialize_with = "some_percent")]
    pub required: Option<u8>,
    /// The least grade of staleness that fails `check`.
    pub fail_on: Option<Grade>,
    /// The share of words, in per cent, that must be translated and current for an article to be published.
    #[serde(deserialize_with = "some_percent")]
    pub publish: Option<u8>,
    /// What is done with an article whose headline is not translated, or lags behind.
    pub headline: HeadlinePolicy,
    /// What is done with a passage whose wording lags behind its source.
    pub stale: Option<StalePolicy>,
    /// What is done with a passage that now states something false.
    pub stale_material: Option<StalePolicy>,
    /// Whether machine text nobody has looked at is published.
    pub publish_machine: bool,
    /// The cover of its book, if it is not the project's.
    pub cover: Option<String>,
    /// The space before `; : ! ?` and inside « », for a French locale.
    pub spacing: Spacing,
    /// A hunspell dictionary, `….dic` with the `….aff` beside it, as a path in the project: `check` spells by it.
    pub dictionary: Option<String>,
    /// How grave what a rule finds in this locale is, by the rule's id.
    pub rules: BTreeMap<String, Level>,
    /// Words of this locale that are right however odd their spelling looks; lower-case ones in either case.
    pub words: Vec<String>,
}

/// How grave what a rule finds is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The rule is switched off.
    Off,
    /// Worth knowing.
    Info,
    /// Somebody should look.
    Warning,
    /// `check` fails.
    Error,
}

impl Level {
    /// The severity of a finding; `None` if there is to be none.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// What an edition does with a stale translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StalePolicy {
    /// Show it, with a notice beside it.
    Notice,
    /// Show the next current text of the fallback chain instead, labelled with its language.
    Fallback,
    /// Hold the whole article back.
    Hold,
}

/// What an edition does with an article whose headline is not translated, or lags behind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeadlinePolicy {
    /// Hold the whole article back.
    #[default]
    Hold,
    /// Show another text, labelled with its language, or the stale one with a notice, as for any other passage.
    Label,
}

/// A folder of articles that differ from the project's default.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FolderConfig {
    /// The folder, relative to the folder of the articles.
    pub path: String,
    /// The language of its articles.
    pub lang: Option<Locale>,
    /// The locales they are for.
    pub locales: Option<Vec<Locale>>,
    /// How grave what a rule finds in them and in their translations is, by the rule's id.
    #[serde(default)]
    pub rules: BTreeMap<String, Level>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            source: Locale::english(),
            locales: Vec::new(),
            articles: "articles".into(),
            catalogues: "locales".into(),
            editions: "editions".into(),
            templates: "templates".into(),
            front_matter: ["title", "description", "summary", "subtitle", "caption", "alt"].map(String::from).to_vec(),
            fail_on: Grade::Wording,
            required: 100,
            publish: 50,
            site: SiteConfig::default(),
            epub: EpubConfig::default(),
            limits: Limits::default(),
            rules: BTreeMap::new(),
            locale: BTreeMap::new(),
            folder: Vec::new(),
        }
    }
}

impl Config {
    /// Reads the text of a `tradwi.toml`; `path` is for messages only.
    ///
    /// # Errors
    /// A syntax error, an unknown key, a value of the wrong kind, a folder that leads out of the project, or
    /// locales that are translated from one another in a circle; with line and column.
    pub fn parse(path: &Path, text: &str) -> Result<Self> {
        let config: Self = toml::from_str(text).map_err(|e| {
            let (line, column) = crate::diagnostic::line_column(text, e.span().map_or(0, |s| s.start));
            let message = e.message().replace('\n', "; ");
            let message =
                message.replace("expected a sequence", "expected a list in brackets, such as `[\"ht\", \"fr\"]`");
            Error::config(path, line, column, message)
        })?;
        config.validate().map_err(|fault| {
            let at = fault.keys.iter().find_map(|key| place::of(text, key)).unwrap_or(0);
            let (line, column) = crate::diagnostic::line_column(text, at);
            Error::config(path, line, column, fault.message)
        })?;
        Ok(config)
    }

    /// What holds for one locale: its own table, or an empty one.
    pub fn locale(&self, locale: &Locale) -> LocaleConfig {
        self.locale.get(locale).cloned().unwrap_or_default()
    }

    /// The cover of a locale's book, as a path in the project, and the key that names it, dotted.
    pub fn cover(&self, locale: &Locale) -> Option<(&str, String)> {
        let own = self.locale.get(locale).and_then(|l| l.cover.as_deref());
        let own = own.map(|path| (path, format!("locale.{locale}.cover")));
        own.or_else(|| Some((self.epub.cover.as_deref()?, "epub.cover".to_owned())))
    }

    /// The pictures, other than those of articles, that editions are made with: their paths in the project.
    pub fn pictures(&self) -> impl Iterator<Item = &str> {
        let covers = self.locale.values().filter_map(|l| l.cover.as_deref()).chain(self.epub.cover.as_deref());
        self.site.pictures().map(|(path, _)| path).chain(covers)
    }

    /// What the configuration says of a rule, for a locale and the path of an article: the innermost folder that
    /// names the rule, else the locale, else the project. `None` leaves it to the rule.
    pub fn level(&self, rule: &str, locale: &Locale, article: Option<&str>) -> Option<Level> {
        let below = |path: &str| Path::new(path).strip_prefix(&self.articles).map(Path::to_owned).ok();
        let article = article.filter(|_| !self.folder.is_empty()).and_then(below);
        let folders = self.folder.iter().filter(|f| article.as_ref().is_some_and(|a| a.starts_with(&f.path)));
        let innermost = folders.filter(|f| f.rules.contains_key(rule)).max_by_key(|f| f.path.len());
        let of_locale = || self.locale.get(locale).and_then(|l| l.rules.get(rule));
        innermost.and_then(|f| f.rules.get(rule)).or_else(of_locale).or_else(|| self.rules.get(rule)).copied()
    }

    /// The rules that the configuration names, each with the key that names it, dotted.
    pub fn named_rules(&self) -> impl Iterator<Item = (String, &str, Level)> {
        let tables = [(String::new(), &self.rules)]
            .into_iter()
            .chain(self.locale.iter().map(|(l, c)| (format!("locale.{l}."), &c.rules)))
            .chain(self.folder.iter().enumerate().map(|(i, f)| (format!("folder.{i}."), &f.rules)));
        tables
            .flat_map(|(at, rules)| rules.iter().map(move |(r, level)| (format!("{at}rules.{r}"), r.as_str(), *level)))
    }

    /// The locale's fallback chain without the locale itself, always ending with `source`.
    pub fn fallback_chain(&self, locale: &Locale, source: &Locale) -> Vec<Locale> {
        let mut chain = self.locale(locale).fallback.unwrap_or_else(|| match locale.language() {
            // Nearly everyone in Haiti who reads reads some French.
            "ht" => "fr".parse().into_iter().collect(),
            _ => Vec::new(),
        });
        chain.retain(|l| l != locale && l != source);
        chain.push(source.clone());
        chain
    }

    /// The first thing that makes no sense.
    fn validate(&self) -> Result<(), Fault> {
        let templates = ("templates", &self.templates);
        let named = [("articles", &self.articles), ("catalogues", &self.catalogues), ("editions", &self.editions)];
        let folders = self.folder.iter().enumerate().map(|(i, f)| (format!("folder.{i}.path"), &f.path));
        for (key, folder) in
            named.into_iter().chain([templates]).map(|(key, folder)| (key.to_owned(), folder)).chain(folders)
        {
            if !is_inside(folder) {
                return Err(Fault {
                    keys: vec![key],
                    message: format!(
                        "`{folder}` is not a folder inside the project; write a relative path without `..`"
                    ),
                });
            }
        }
        let [articles, catalogues, editions] = named;
        for ((first, a), (second, b)) in [(articles, catalogues), (articles, editions), (catalogues, editions)] {
            if Path::new(a).starts_with(b) || Path::new(b).starts_with(a) {
                return Err(Fault {
                    // The second may be a default that no line says.
                    keys: vec![second.to_owned(), first.to_owned()],
                    message: format!(
                        "`{a}` and `{b}` overlap; articles, catalogues and editions need folders of their own"
                    ),
                });
            }
        }
        // Else pages that were built would be templates of the next build.
        if Path::new(&self.templates).starts_with(&self.editions)
            || Path::new(&self.editions).starts_with(&self.templates)
        {
            let message =
                format!("`{}` and `{}` overlap; templates need a folder of their own", self.editions, self.templates);
            return Err(Fault { keys: vec!["templates".to_owned(), "editions".to_owned()], message });
        }
        if let Some((key, message)) = self.site.fault() {
            return Err(Fault { keys: vec![key.to_owned()], message });
        }
        if let Some(message) = self.epub.cover.as_deref().and_then(texts::cover_fault) {
            return Err(Fault { keys: vec!["epub.cover".to_owned()], message });
        }
        for (locale, settings) in &self.locale {
            if let Some(message) = settings.cover.as_deref().and_then(texts::cover_fault) {
                return Err(Fault { keys: vec![format!("locale.{locale}.cover")], message });
            }
            if let Some(path) =
                settings.dictionary.as_deref().filter(|path| !is_inside(path) || !path.ends_with(".dic"))
            {
                let message =
                    format!("`{path}` is not a dictionary in the project; write a relative path that ends in `.dic`");
                return Err(Fault { keys: vec![format!("locale.{locale}.dictionary")], message });
            }
            if let Some(message) = self.circle(locale) {
                return Err(Fault { keys: vec![format!("locale.{locale}.from")], message });
            }
        }
        Ok(())
    }

    /// Why a locale cannot be translated from where it says, if it leads back to itself.
    fn circle(&self, locale: &Locale) -> Option<String> {
        let pivot = |l: &Locale| self.locale.get(l).and_then(|s| s.from.as_ref());
        let mut seen = vec![locale];
        let mut at = pivot(locale);
        while let Some(next) = at {
            if next == locale {
                let by_way = match seen[1..].iter().map(|l| format!("`{l}`")).collect::<Vec<_>>().join(" and ") {
                    none if none.is_empty() => String::new(),
                    way => format!(" by way of {way}"),
                };
                return Some(format!("`{locale}` is translated from itself{by_way}; break the circle of `from`"));
            }
            // A circle further on is the fault of the locales in it.
            if seen.contains(&next) {
                return None;
            }
            seen.push(next);
            at = pivot(next);
        }
        None
    }
}

/// Whether a path stays inside the project.
fn is_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(['\\', ':', '\0'])
        && Path::new(path).components().all(|c| matches!(c, std::path::Component::Normal(_)))
}

/// What makes no sense, although each value for itself does.
struct Fault {
    /// The keys to point at, dotted: the first that stands in the file.
    keys: Vec<String>,
    message: String,
}

/// A share in per cent.
fn percent<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    let value = toml::Value::deserialize(deserializer)?;
    let share = value.as_integer().and_then(|n| u8::try_from(n).ok()).filter(|n| *n <= 100);
    share.ok_or_else(|| {
        serde::de::Error::custom(format!("`{value}` is no share in per cent; write a whole number from 0 to 100"))
    })
}

fn some_percent<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    percent(deserializer).map(Some)
}

#[cfg(test)]
mod tests;
