//! Where a text leads: link and image targets, autolinks, bare addresses.

use std::ops::Range;

use super::names::distance;
use crate::article::{self, Markup};
use crate::text::inline::{Part, scan};

/// An address in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// As a browser would be given it.
    pub dest: String,
    /// Its bytes in the text; `None` where the target is written in a way that has no place of its own.
    pub range: Option<Range<usize>>,
    /// Whether it is written out in the text, and no target of a link.
    pub bare: bool,
}

/// Top-level domains by which a bare name is known for a site: `haiti.org`, not `fini.Men`.
const DOMAINS: [&str; 9] = ["com", "edu", "gov", "ht", "info", "int", "net", "news", "org"];

/// All addresses of a text, in order. Code is left out, and so are the words of a link, which are the translator's.
pub(super) fn addresses(text: &str, markup: Markup) -> Vec<Address> {
    let mut out = Vec::new();
    if !text.bytes().any(|b| matches!(b, b'.' | b'@' | b'(' | b'<' | b'#')) {
        return out;
    }
    let mut taken = Vec::new();
    if markup == Markup::Markdown && text.bytes().any(|b| matches!(b, b'[' | b'<' | b'`')) {
        let links = article::links(text).into_iter().filter(|l| l.label.is_none());
        out.extend(links.map(|l| Address { dest: plain(&l.dest).to_owned(), range: l.range, bare: false }));
        taken = not_bare(text);
    }
    bare(text, &taken, &mut out);
    out.sort_by_key(|a| a.range.as_ref().map_or(usize::MAX, |r| r.start));
    out
}

fn plain(dest: &str) -> &str {
    dest.strip_prefix("mailto:").unwrap_or(dest)
}

/// What is not prose, and the words of links, in order.
fn not_bare(text: &str) -> Vec<Range<usize>> {
    let parts = scan(text);
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut opened = Vec::new();
    let mut at = 0;
    let brackets = |from: usize, to: usize| text[from..to].match_indices(['[', ']']).map(move |(i, b)| (from + i, b));
    for part in parts.iter().filter(|p| p.part != Part::Escape) {
        for (place, bracket) in brackets(at, part.range.start) {
            match bracket {
                "[" => opened.push(place),
                _ if place + 1 == part.range.start && matches!(part.part, Part::Target { .. } | Part::Label) => {
                    out.extend(opened.pop().map(|open| open..place));
                }
                _ => drop(opened.pop()),
            }
        }
        out.push(part.range.clone());
        at = part.range.end;
    }
    out.sort_by_key(|r| r.start);
    out
}

/// The addresses that are written out in the text itself.
fn bare(text: &str, taken: &[Range<usize>], out: &mut Vec<Address>) {
    if !may_have_bare(text) {
        return;
    }
    let mut taken = taken.iter().peekable();
    let mut covered = 0;
    let mut at = 0;
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '|' | '\\' | '“' | '”' | '«' | '»'))
    {
        let start = at;
        at = start + word.len() + text[start + word.len()..].chars().next().map_or(0, char::len_utf8);
        if !word.contains(['.', '@']) {
            continue;
        }
        while let Some(range) = taken.next_if(|r| r.start < start + word.len()) {
            covered = covered.max(range.end);
        }
        if covered > start {
            continue;
        }
        if let Some(range) = address(word) {
            let range = start + range.start..start + range.end;
            let dest = plain(&text[range.clone()]).to_owned();
            out.push(Address { dest, range: Some(range), bare: true });
        }
    }
}

/// Whether a text has what every address has: a period or a colon with something right behind it, or `@`.
fn may_have_bare(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'@', b'.', b':', bytes)
        .any(|at| bytes[at] == b'@' || bytes.get(at + 1).is_some_and(|next| !matches!(next, b' ' | b'\n')))
}

/// The address in a run of signs without a space.
fn address(word: &str) -> Option<Range<usize>> {
    let marks = |c: char| !c.is_alphanumeric() && c != '/';
    let scheme = ["https://", "http://", "mailto:", "www."].iter().filter_map(|s| word.find(s)).min();
    let start = scheme.unwrap_or_else(|| word.len() - word.trim_start_matches(marks).len());
    let mut address = word[start..].trim_end_matches(marks);
    if scheme.is_some() {
        // A bracket that was opened inside belongs to it, and so do `=` and `#`.
        let rest = &word[start + address.len()..];
        let mut opened = address.matches('(').count().saturating_sub(address.matches(')').count());
        let kept = rest.find(|c: char| match c {
            ')' if opened > 0 => {
                opened -= 1;
                false
            }
            c => !matches!(c, '=' | '#' | '&' | '_' | '-'),
        });
        address = &word[start..start + address.len() + kept.unwrap_or(rest.len())];
    }
    let range = start..start + address.len();
    if scheme.is_some() {
        return (address.len() > 8).then_some(range);
    }
    if let Some((user, site)) = address.split_once('@') {
        return (!user.is_empty() && domain(site).is_some()).then_some(range);
    }
    let site = address.split('/').next().unwrap_or(address);
    let known = domain(site).is_some_and(|top| DOMAINS.contains(&top)) && !site.contains("..");
    (known && !site.bytes().any(|b| b.is_ascii_uppercase())).then_some(range)
}

/// The top-level domain of what may be the name of a site.
fn domain(host: &str) -> Option<&str> {
    let (name, top) = host.rsplit_once('.')?;
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    (!name.is_empty() && top.len() > 1 && host.chars().all(letters)).then_some(top)
}

/// Whether two addresses lead to the same page, or one to the page that the other is in another language.
pub(super) fn alike(source: &str, target: &str) -> bool {
    let (source, target) = (source.trim_end_matches('/'), target.trim_end_matches('/'));
    source == target
        // A heading is named anew in each language.
        || (source.starts_with('#') && target.starts_with('#'))
        || variant(source, target)
}

/// Names of languages as addresses have them.
const LANGUAGES: [&str; 16] = [
    "en",
    "fr",
    "ht",
    "eng",
    "fra",
    "fre",
    "hat",
    "es",
    "english",
    "french",
    "francais",
    "creole",
    "kreyol",
    "haitian",
    "haitiancreole",
    "hc",
];

/// Whether the target is what the source is in another language: the same site, with another language in the host,
/// among the folders or in the query. What comes behind may then be named otherwise too.
fn variant(source: &str, target: &str) -> bool {
    let (source, target) = (Parts::new(source), Parts::new(target));
    source.host == target.host && !target.languages.is_empty() && source.languages != target.languages && {
        // In the name of a file nothing but the language may be another.
        source.rest == target.rest || (!source.host.is_empty() && !is_slip(&source.rest, &target.rest))
    }
}

/// Whether two names of a page differ by a slip of the finger, and not as two languages do.
fn is_slip(source: &[String], target: &[String]) -> bool {
    let letters = |s: &str| s.len() > 4 && s.len() < 64 && s.bytes().all(|b| b.is_ascii_lowercase());
    let differ: Vec<_> = source.iter().zip(target).filter(|(s, t)| s != t).collect();
    source.len() == target.len()
        && differ.len() == 1
        && differ.iter().all(|(s, t)| letters(s) && letters(t) && distance(s, t) == 1)
}

/// An address without what says its language.
struct Parts {
    host: Vec<String>,
    languages: Vec<String>,
    rest: Vec<String>,
}

impl Parts {
    fn new(address: &str) -> Self {
        let lower = address.to_lowercase();
        let (host, path) = match lower.split_once("://") {
            Some((_, rest)) => rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len())),
            None => ("", &*lower),
        };
        let mut languages = Vec::new();
        let mut rest = |text: &str, separators: &[char]| {
            let (said, others): (Vec<&str>, Vec<&str>) =
                text.split(separators).filter(|p| !p.is_empty()).partition(|p| is_language(p));
            languages.extend(said.into_iter().map(str::to_owned));
            others.into_iter().map(str::to_owned).collect()
        };
        let host: Vec<String> = rest(host, &['.']);
        let rest = rest(path, &['/', '?', '&', '=', '.', '-', '_', '#']);
        Self { host: host.into_iter().filter(|h| h != "www").collect(), languages, rest }
    }
}

fn is_language(part: &str) -> bool {
    let region = |p: &str| p.len() == 2 && p.bytes().all(|b| b.is_ascii_lowercase());
    LANGUAGES.contains(&part)
        || part.split_once(['-', '_']).is_some_and(|(language, r)| LANGUAGES.contains(&language) && region(r))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_way_to_write_an_address_is_read() {
        let of =
            |text: &str| -> Vec<String> { addresses(text, Markup::Markdown).into_iter().map(|a| a.dest).collect() };
        for (text, want) in [
            ("See [it](https://a.org/7 \"x\") and ![map](map.png).", &["https://a.org/7", "map.png"][..]),
            ("Write to <a@b.org>, or c@d.org.", &["a@b.org", "c@d.org"]),
            (
                "<https://a.org/x?y=1> (https://b.org/(z)), www.c.org.",
                &["https://a.org/x?y=1", "https://b.org/(z)", "www.c.org"],
            ),
            ("[www.a.org](https://a.org/en) and `https://code.org`", &["https://a.org/en"]),
            ("haiti.org, fini.Men yo, U.S. and e.g. 3.5, M.Paul", &["haiti.org"]),
            ("« https://a.org/b »", &["https://a.org/b"]),
            ("[a][b] and [^1]", &[]),
            ("[see above](#top)", &["#top"]),
        ] {
            assert_eq!(of(text), want, "{text}");
        }
    }

    #[test]
    fn a_page_in_another_language_is_the_same_page() {
        for (source, target) in [
            ("https://en.wikipedia.org/wiki/Cholera", "https://fr.wikipedia.org/wiki/Choléra"),
            ("https://news.un.org/en/story/2025/06/1164", "https://news.un.org/fr/story/2025/06/1156"),
            ("https://www.who.int/news", "https://www.who.int/fr/news"),
            ("https://a.org/x?lang=en", "https://a.org/x?lang=ht"),
            ("https://a.org/en-us/x", "https://a.org/fr-fr/x"),
            ("map.en.svg", "map.ht.svg"),
            ("map.svg", "map.ht.svg"),
            ("#boil-it", "#bouyi-l"),
            ("https://a.org", "https://a.org/"),
        ] {
            assert!(alike(source, target), "{source} {target}");
        }
        for (source, target) in [
            ("https://a.org/en/x", "https://b.org/fr/x"),
            ("https://a.org/en/7", "https://a.org/en/8"),
            ("https://a.org/en/7", "https://a.org/eo/7"),
            ("map.en.svg", "mop.ht.svg"),
            ("https://a.org/en/shelters", "https://a.org/fr/shelterq"),
            ("https://a.org/x", "http://a.org/y"),
        ] {
            assert!(!alike(source, target), "{source} {target}");
        }
    }

    proptest! {
        #[test]
        fn addresses_lie_in_the_text(text in crate::text::sentences::tests::soup()) {
            for markup in [Markup::Markdown, Markup::Literal] {
                for a in addresses(&text, markup) {
                    prop_assert!(a.range.is_none_or(|r| text.get(r).is_some()));
                }
            }
        }
    }
}
