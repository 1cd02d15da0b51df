//! What the pages of a site link to, read without a browser.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use url::Url;

/// A start tag and its attributes.
pub struct Tag {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// The start tags of a page as tradwi writes it: every value quoted.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut out = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let mut quoted = false;
        let end = rest
            .bytes()
            .position(|b| {
                quoted ^= b == b'"';
                b == b'>' && !quoted
            })
            .expect("a tag is closed");
        let inside = rest[..end].trim_end_matches('/');
        rest = &rest[end + 1..];
        let name_end = inside.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inside.len());
        let name = inside[..name_end].to_ascii_lowercase();
        let mut attributes = BTreeMap::new();
        let mut left = inside[name_end..].trim_start();
        while !left.is_empty() {
            let key_end = left.find(|c: char| c == '=' || c.is_ascii_whitespace()).unwrap_or(left.len());
            let (key, more) = left.split_at(key_end);
            let (value, more) =
                more.strip_prefix("=\"").map_or(("", more), |m| m.split_once('"').expect("a value is closed"));
            attributes.insert(key.to_owned(), unescape(value));
            left = more.trim_start();
        }
        if name == "style" || name == "script" {
            rest = &rest[rest.find(&format!("</{name}")).expect("it is closed")..];
        }
        out.push(Tag { name, attributes });
    }
    out
}

fn unescape(text: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x2f;", "/"),
        ("&#x27;", "'"),
        ("&nbsp;", "\u{A0}"),
        ("&amp;", "&"),
    ];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// A site on the disk: its pages by address, with their tags.
pub struct Site {
    root: Url,
    /// Where the site says it will be.
    home: Option<Url>,
    pub pages: BTreeMap<Url, Vec<Tag>>,
}

impl Site {
    pub fn read(root: &Path, home: Option<&str>) -> Self {
        let files = walkdir::WalkDir::new(root).into_iter().map(|e| e.unwrap().into_path());
        let pages = files
            .filter(|p| p.extension().is_some_and(|e| e == "html"))
            .map(|p| (Url::from_file_path(&p).unwrap(), tags(&std::fs::read_to_string(&p).unwrap())));
        Self {
            pages: pages.collect(),
            root: Url::from_directory_path(root).unwrap(),
            home: home.map(|h| Url::parse(h).unwrap()),
        }
    }

    /// The file that an address on a page leads to; `None` if it leads out of the site.
    pub fn target(&self, page: &Url, address: &str) -> Option<Url> {
        let mut url = page.join(address).unwrap_or_else(|e| panic!("{page}: {address:?}: {e}"));
        if let Some(below) = self.home.as_ref().and_then(|home| url.as_str().strip_prefix(home.as_str())) {
            url = self.root.join(below.trim_start_matches('/')).unwrap();
        }
        if url.scheme() != "file" {
            return None;
        }
        if url.path().ends_with('/') {
            url = url.join("index.html").unwrap();
        }
        // One file has one address, however a link writes it.
        let fragment = url.fragment().map(str::to_owned);
        url = url.to_file_path().ok().and_then(|path| Url::from_file_path(path).ok()).unwrap_or(url);
        url.set_fragment(fragment.as_deref());
        Some(url)
    }

    /// Links that lead nowhere.
    pub fn broken(&self) -> Vec<String> {
        let mut out = Vec::new();
        for (page, tags) in &self.pages {
            for tag in tags {
                let srcset = tag
                    .get("srcset")
                    .into_iter()
                    .flat_map(|s| s.split(','))
                    .filter_map(|s| s.split_whitespace().next());
                for address in ["href", "src", "poster"].iter().filter_map(|a| tag.get(a)).chain(srcset) {
                    let Some(mut target) = self.target(page, address) else { continue };
                    let fragment = target.fragment().map(str::to_owned);
                    target.set_fragment(None);
                    let below = target.as_str().starts_with(self.root.as_str());
                    let exists = below && target.to_file_path().is_ok_and(|p| p.is_file());
                    let has = |id: &str| {
                        let id = percent(id);
                        self.pages.get(&target).is_some_and(|tags| tags.iter().any(|t| t.get("id") == Some(&id)))
                    };
                    if !exists || fragment.as_deref().is_some_and(|id| !has(id)) {
                        out.push(format!("{}: <{} {address}>", self.name(page), tag.name));
                    }
                }
            }
        }
        out
    }

    /// Pages that one names as its translation and that do not name it, or are in another language than it says.
    pub fn one_sided(&self) -> Vec<String> {
        let alternates = |page: &Url| -> BTreeSet<(String, Url)> {
            let links = self.pages.get(page).into_iter().flatten().filter(|t| t.name == "link");
            links
                .filter(|t| t.get("rel") == Some("alternate"))
                .filter_map(|t| Some((t.get("hreflang")?.to_owned(), self.target(page, t.get("href")?)?)))
                .collect()
        };
        let lang = |page: &Url| {
            self.pages.get(page)?.iter().find(|t| t.name == "html").and_then(|t| t.get("lang")).map(str::to_owned)
        };
        // A page that says it is another's copy speaks for that one.
        let is_copy = |page: &Url| {
            let mut links = self.pages[page].iter().filter(|t| t.get("rel") == Some("canonical"));
            links.any(|t| t.get("href").and_then(|href| self.target(page, href)).is_some_and(|other| other != *page))
        };
        let mut out = Vec::new();
        for page in self.pages.keys().filter(|page| !is_copy(page)) {
            for (hreflang, other) in alternates(page) {
                if hreflang == "x-default" || other == *page {
                    continue;
                }
                if lang(&other).as_deref() != Some(hreflang.as_str()) {
                    out.push(format!("{}: {} is not in {hreflang}", self.name(page), self.name(&other)));
                }
                let own = lang(page).unwrap();
                // The front page is named as the one for all other languages.
                let named = [own, "x-default".to_owned()].map(|lang| (lang, page.clone()));
                if !named.iter().any(|n| alternates(&other).contains(n)) {
                    out.push(format!("{} does not name {}, which names it", self.name(&other), self.name(page)));
                }
            }
        }
        out
    }

    /// A page's path below the site.
    pub fn name(&self, page: &Url) -> String {
        percent(page.as_str().strip_prefix(self.root.as_str()).unwrap_or(page.as_str()))
    }
}

/// Resolves `%C3%A8`.
fn percent(text: &str) -> String {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&first, more)) = rest.split_first() {
        let code = std::str::from_utf8(rest.get(1..3).unwrap_or_default()).ok();
        match code.and_then(|c| u8::from_str_radix(c, 16).ok()).filter(|_| first == b'%') {
            Some(byte) => {
                out.push(byte);
                rest = &rest[3..];
            }
            None => {
                out.push(first);
                rest = more;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
