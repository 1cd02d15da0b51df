//! What the head of a page tells search engines, previews and feed readers.
//!
//! None of it has room for a label, so that it never says what lags behind.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::paths::{FRONT_PATH, feed_path, relative_url};
use super::site::Site;
use super::templates::Safe;
use crate::assemble::SiteWords;
use crate::locale::Locale;

/// What a page is, whatever it looks like.
pub(super) struct Subject<'a> {
    /// Its versions, its own among them, in the order of the site, with their paths.
    pub versions: Vec<(Locale, String)>,
    /// The path of the version for those who read none of the languages.
    pub default: Option<String>,
    /// The headline, or the title of the site; without markup.
    pub headline: String,
    pub description: Option<&'a str>,
    /// Whether the feed of the locale has anything in it.
    pub has_feed: bool,
    /// What is only said of an article.
    pub article: Option<ArticleSubject<'a>>,
}

/// What is only said of an article.
pub(super) struct ArticleSubject<'a> {
    pub source: &'a Locale,
    pub published: Option<jiff::civil::Date>,
    pub modified: Option<jiff::civil::Date>,
    /// The path of its first picture, below the editions folder.
    pub picture: Option<String>,
}

/// What the head of a page is made of, as the layout gets it.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    canonical: Option<Safe>,
    alternates: Vec<Alternate>,
    feed: Option<Safe>,
    icon: Option<Safe>,
    kind: &'static str,
    headline: String,
    locale: Option<String>,
    other_locales: Vec<String>,
    picture: Option<Safe>,
    published: Option<String>,
    data: Option<Safe>,
}

/// A version of the page.
#[derive(Debug, Serialize)]
struct Alternate {
    /// Its language, or `x-default`.
    lang: String,
    url: Safe,
}

impl Head {
    pub fn new(subject: &Subject<'_>, words: &SiteWords, site: &Site, path: &str) -> Self {
        let page = words.locale();
        let address = |path: &str| site.address(path).map(Safe);
        let canonical = address(path);
        let alternates = match &canonical {
            // Each version names all, itself among them: they only count where the others say the same.
            Some(_) if subject.versions.len() > 1 => {
                let versions = subject.versions.iter().map(|(locale, path)| (locale.to_string(), path));
                let default = subject.default.iter().map(|path| ("x-default".to_owned(), path));
                versions
                    .chain(default)
                    .filter_map(|(lang, path)| Some(Alternate { lang, url: address(path)? }))
                    .collect()
            }
            Some(_) => Vec::new(),
            None => {
                let others = subject.versions.iter().filter(|(_, other)| *other != path);
                // The front page is no version, names them all, and is named by them.
                let front =
                    subject.default.iter().filter(|d| *d != path && subject.versions.iter().all(|(_, v)| v != *d));
                others
                    .map(|(locale, other)| (locale.to_string(), other))
                    .chain(front.map(|other| ("x-default".to_owned(), other)))
                    .map(|(lang, other)| Alternate { lang, url: Safe(relative_url(path, other)) })
                    .collect()
            }
        };
        let logo = site.picture("logo").filter(|name| is_raster(name));
        let picture = subject.article.as_ref().and_then(|a| a.picture.clone()).or(logo).and_then(|p| site.address(&p));
        let published = subject.article.as_ref().and_then(|a| a.published).map(|d| d.to_string());
        Self {
            alternates,
            feed: subject.has_feed.then(|| address(&feed_path(page))).flatten(),
            icon: site.picture("icon").map(|name| Safe(relative_url(path, &name))),
            kind: if subject.article.is_some() { "article" } else { "website" },
            headline: subject.headline.clone(),
            locale: page.with_territory(),
            other_locales: subject
                .versions
                .iter()
                .filter(|(locale, _)| locale != page)
                .filter_map(|(locale, _)| locale.with_territory())
                .collect(),
            data: subject.article.as_ref().map(|article| data(subject, article, words, site, path, picture.as_deref())),
            picture: picture.map(Safe),
            published,
            canonical,
        }
    }
}

/// The article as schema.org describes it, as JSON that may stand in a page.
fn data(
    subject: &Subject<'_>,
    article: &ArticleSubject<'_>,
    words: &SiteWords,
    site: &Site,
    path: &str,
    picture: Option<&str>,
) -> Safe {
    let page = words.locale();
    let mut out = Map::new();
    let mut say = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            out.insert(key.to_owned(), value);
        }
    };
    let address = site.address(path);
    say("@context", Some(json!("https://schema.org")));
    say("@type", Some(json!("NewsArticle")));
    say("@id", address.clone().map(Value::from));
    say("url", address.clone().map(Value::from));
    say("mainEntityOfPage", address.map(Value::from));
    say("headline", Some(json!(subject.headline)));
    say("description", subject.description.map(Value::from));
    say("inLanguage", Some(json!(page.to_string())));
    say("datePublished", article.published.map(|d| json!(d.to_string())));
    say("dateModified", article.modified.map(|d| json!(d.to_string())));
    say("image", picture.map(Value::from));
    say("isAccessibleForFree", Some(json!(true)));
    let title = words.say("site-title").text;
    let mut publisher = Map::new();
    publisher.insert("@type".into(), json!("NewsMediaOrganization"));
    publisher.insert("name".into(), json!(site.config().publisher(&title)));
    if let Some(url) = site.address(FRONT_PATH) {
        publisher.insert("url".into(), json!(url));
    }
    if let Some(logo) = site.picture("logo").and_then(|name| site.address(&name)) {
        publisher.insert("logo".into(), json!({ "@type": "ImageObject", "url": logo }));
    }
    say("publisher", Some(Value::Object(publisher)));
    let work = |locale: &Locale, path: &str| {
        let mut work = Map::new();
        work.insert("@type".into(), json!("NewsArticle"));
        if let Some(url) = site.address(path) {
            work.insert("@id".into(), json!(url));
        }
        work.insert("inLanguage".into(), json!(locale.to_string()));
        Value::Object(work)
    };
    if page == article.source {
        let others: Vec<Value> =
            subject.versions.iter().filter(|(l, _)| l != page).map(|(locale, path)| work(locale, path)).collect();
        say("workTranslation", (!others.is_empty()).then(|| Value::from(others)));
    } else {
        let source = subject.versions.iter().find(|(locale, _)| locale == article.source);
        say("translationOfWork", source.map(|(locale, path)| work(locale, path)));
    }
    Safe(json_in_html(&Value::Object(out)))
}

/// JSON that ends no element and begins no comment, wherever it stands in HTML.
pub(super) fn json_in_html(value: &Value) -> String {
    let mut out = String::new();
    for c in value.to_string().chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

/// Whether every preview can show a picture.
pub(super) fn is_raster(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ["png", "jpg", "jpeg", "gif", "webp"].contains(&extension.as_str())
}
