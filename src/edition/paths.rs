//! Where pages are, and how they link to one another: paths below the editions folder, and relative URLs.
//!
//! Everything is relative, so that editions work from any static host and opened from a disk.

use crate::locale::Locale;

/// The path of the page that offers the languages, relative to the editions folder.
pub const FRONT_PATH: &str = "index.html";

/// The path of an article's page, relative to the editions folder: `ht/health/water.html`.
///
/// Not percent-encoded. An article called `index` would take the place of the index page, also where a file
/// system does not tell capitals apart; it is `index.article.html`, and so on for `index.article`. One called
/// `index.2`, or `water.single`, is kept apart from a page of older articles, or of `water` in one file, in the same way.
pub fn page_path(locale: &Locale, stem: &str) -> String {
    let lower = stem.to_ascii_lowercase();
    let mut rest = lower.as_str();
    while let Some(shorter) = rest.strip_suffix(".article") {
        rest = shorter;
    }
    let suffix = if is_index(rest) || rest.ends_with(SINGLE) { ".article" } else { "" };
    format!("{locale}/{stem}{suffix}.html")
}

/// The path of an article as it was written, by the ending of its file: `ht/health/water.md`.
///
/// An article called `water.script.txt` would take the place of the script of `water.md`; it is
/// `water.script.article.txt`, and so on.
pub fn text_path(locale: &Locale, stem: &str, ending: &str) -> String {
    let lower = stem.to_ascii_lowercase();
    let mut rest = lower.as_str();
    while let Some(shorter) = rest.strip_suffix(".article") {
        rest = shorter;
    }
    let taken = rest.ends_with(".script") || rest.ends_with(".message");
    format!("{locale}/{stem}{}.{ending}", if taken { ".article" } else { "" })
}

/// The path of an article's script for reading aloud: `ht/health/water.script.txt`.
pub fn script_path(locale: &Locale, stem: &str) -> String {
    format!("{locale}/{stem}.script.txt")
}

/// The path of an article's text for messaging apps: `ht/health/water.message.txt`.
pub fn message_path(locale: &Locale, stem: &str) -> String {
    format!("{locale}/{stem}.message.txt")
}

/// The path of an article's audio, by the ending of its format: `ht/health/water.ogg`.
pub fn audio_path(locale: &Locale, stem: &str, ending: &str) -> String {
    format!("{locale}/{stem}.{ending}")
}

/// The path of a locale's index page, relative to the editions folder: `ht/index.html`.
pub fn index_path(locale: &Locale) -> String {
    format!("{locale}/index.html")
}

/// The path of a page of a locale's older articles, relative to the editions folder: `ht/index.1.html` has the oldest.
pub fn older_path(locale: &Locale, number: usize) -> String {
    format!("{locale}/index.{number}.html")
}

/// Whether a file name without `.html` is that of a list of articles.
pub fn is_index(name: &str) -> bool {
    let number = name.strip_prefix("index");
    number.is_some_and(|n| n.is_empty() || n.strip_prefix('.').is_some_and(is_number))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The path of a locale's feed, relative to the editions folder: `ht/feed.xml`.
pub fn feed_path(locale: &Locale) -> String {
    format!("{locale}/feed.xml")
}

/// The path of a locale's book, relative to the editions folder: `ht/ht.epub`.
pub fn book_path(locale: &Locale) -> String {
    format!("{locale}/{locale}.epub")
}

/// The path of an article's page in one file with its pictures: `ht/health/water.single.html`.
pub fn single_path(locale: &Locale, stem: &str) -> String {
    format!("{locale}/{stem}{SINGLE}.html")
}

/// What sets the name of a page in one file apart.
const SINGLE: &str = ".single";

/// A path below the editions folder as a URL has it.
pub(super) fn encoded(path: &str) -> String {
    relative_url("", path)
}

/// The percent-encoded relative URL from one file to another, both given from the same root with `/`.
pub fn relative_url(from: &str, to: &str) -> String {
    let mut from: Vec<&str> = from.split('/').collect();
    from.pop();
    let to: Vec<&str> = to.split('/').collect();
    let common = from.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let mut out = "../".repeat(from.len() - common);
    for (i, name) in to[common..].iter().enumerate() {
        if i > 0 {
            out.push('/');
        }
        encode(name, &mut out);
    }
    out
}

/// The percent-encoded URL of a file below the address of the site.
pub(super) fn absolute(site: &str, path: &str) -> String {
    let mut out = site.to_owned();
    for name in path.split('/') {
        out.push('/');
        encode(name, &mut out);
    }
    out
}

/// What an address in an article leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// A file in the articles folder: its path there, decoded, and the query and fragment as written.
    Local { path: String, suffix: String },
    /// A place on the same page.
    Fragment,
    /// Another site.
    External,
    /// Outside of the articles folder, or not to be understood.
    Outside,
}

/// Reads an address as it stands in an article in `folder`, a path relative to the articles folder (empty for
/// the folder itself).
pub(super) fn resolve(folder: &str, url: &str) -> Address {
    let url = url.trim_matches(|c: char| c.is_ascii_whitespace() || c.is_control());
    if url.starts_with('#') {
        return Address::Fragment;
    }
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let (path, suffix) = url.split_at(end);
    let is_scheme = |s: &str| s.starts_with(|c: char| c.is_ascii_alphabetic()) && s.bytes().all(is_scheme_byte);
    if path.starts_with("//") || path.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme)) {
        return Address::External;
    }
    let Some(path) = decode(path) else { return Address::Outside };
    if path.is_empty() || path.starts_with('/') || path.contains(['\\', ':']) || path.chars().any(char::is_control) {
        return Address::Outside;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Address::Outside;
                }
            }
            name => parts.push(name),
        }
    }
    if parts.is_empty() {
        return Address::Outside;
    }
    Address::Local { path: parts.join("/"), suffix: suffix.to_owned() }
}

fn is_scheme_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}

/// Percent-decodes; `None` where the result is not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let hex = |b: Option<u8>| b.and_then(|b| char::from(b).to_digit(16));
        match (byte, hex(ahead.next()), hex(ahead.next())) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                bytes = ahead;
            }
            _ => out.push(byte),
        }
    }
    String::from_utf8(out).ok()
}

/// Percent-encodes a file name (RFC 3986, `pchar` without the sub-delimiters).
fn encode(name: &str, out: &mut String) {
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_article_called_index_does_not_take_the_place_of_the_index() {
        let ht: Locale = "ht".parse().unwrap();
        for (stem, want) in [
            ("water", "ht/water.html"),
            ("index", "ht/index.article.html"),
            ("Index", "ht/Index.article.html"),
            ("index.article", "ht/index.article.article.html"),
            ("news/index", "ht/news/index.html"),
            ("water.Single", "ht/water.Single.article.html"),
        ] {
            assert_eq!(page_path(&ht, stem), want);
        }
    }

    #[test]
    fn an_article_does_not_take_the_place_of_the_script_of_another() {
        let ht: Locale = "ht".parse().unwrap();
        for (stem, want) in [
            ("water", "ht/water.txt"),
            ("water.script", "ht/water.script.article.txt"),
            ("water.Message", "ht/water.Message.article.txt"),
            ("water.script.article", "ht/water.script.article.article.txt"),
        ] {
            assert_eq!(text_path(&ht, stem, "txt"), want);
        }
        assert_eq!(script_path(&ht, "water"), "ht/water.script.txt");
    }

    #[test]
    fn links_are_relative_and_encoded() {
        for (from, to, want) in [
            ("ht/a.html", "fr/a.html", "../fr/a.html"),
            ("ht/a/b.html", "ht/index.html", "../index.html"),
            ("ht/a/b.html", "ht/a/l’eau: ça?.html", "l%E2%80%99eau%3A%20%C3%A7a%3F.html"),
            ("index.html", "ht/index.html", "ht/index.html"),
            ("a.html", "a.html", "a.html"),
        ] {
            assert_eq!(relative_url(from, to), want);
        }
    }

    #[test]
    fn an_address_never_leads_out_of_the_articles() {
        let local = |p: &str| Address::Local { path: p.into(), suffix: String::new() };
        for (folder, url, want) in [
            ("", "pic.png", local("pic.png")),
            ("health", "pic.png", local("health/pic.png")),
            ("health", "../img/a%20b.png", local("img/a b.png")),
            ("", "../secret", Address::Outside),
            ("health", "%2e%2e/%2E%2e/secret", Address::Outside),
            ("", "..%2fsecret", Address::Outside),
            ("", "/etc/passwd", Address::Outside),
            ("", "\\\\host\\x", Address::Outside),
            ("", "a/..", Address::Outside),
            ("", "%ff.png", Address::Outside),
            ("", "c%3A/x", Address::Outside),
            ("", "C:/x", Address::External),
            ("", "//host/x.png", Address::External),
            ("", " javascript:x", Address::External),
            ("", "data:text/html,x", Address::External),
            ("", "#top", Address::Fragment),
        ] {
            assert_eq!(resolve(folder, url), want, "{url}");
        }
    }

    proptest! {
        #[test]
        fn any_address_stays_inside(url in r"([./\\%a2eEfF:?#]|\PC){0,20}", folder in "(a(/b)?)?") {
            if let Address::Local { path, .. } = resolve(&folder, &url) {
                prop_assert!(!path.starts_with('/') && !path.contains(['\\', ':', '\0']));
                prop_assert!(path.split('/').all(|p| !p.is_empty() && p != "." && p != ".."));
            }
        }
    }
}
