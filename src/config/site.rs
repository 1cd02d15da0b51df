//! What a project says of the site that its editions become: where it is, who publishes it.

use std::fmt;

use serde::Deserialize;

/// The site, as `[site]` says. Nothing of it is needed: without it, editions work opened from a disk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct SiteConfig {
    /// Where the editions folder is on the web. Without it, nothing has an absolute address.
    pub url: Option<SiteUrl>,
    /// Who publishes the site, in every locale; else the `site-title` of each.
    pub publisher: Option<String>,
    /// A picture that stands for the publisher, as a path in the project.
    pub logo: Option<String>,
    /// The small picture in a browser's tab, as a path in the project.
    pub icon: Option<String>,
}

impl SiteConfig {
    /// Who publishes the site, given its title in a locale.
    pub fn publisher<'a>(&'a self, site_title: &'a str) -> &'a str {
        self.publisher.as_deref().unwrap_or(site_title)
    }

    /// The pictures that are to stand at the root of the editions: their path in the project, and their name there.
    pub fn pictures(&self) -> impl Iterator<Item = (&str, String)> {
        let named = [("logo", &self.logo), ("icon", &self.icon)];
        named.into_iter().filter_map(|(name, path)| {
            let path = path.as_deref()?;
            Some((path, picture_name(name, path)))
        })
    }

    /// The first picture that is none, or outside of the project: its key, and why.
    pub(super) fn fault(&self) -> Option<(&'static str, String)> {
        if self.publisher.as_ref().is_some_and(|p| p.trim().is_empty()) {
            return Some(("site.publisher", "the publisher has no name; write one, or take the line away".into()));
        }
        let named = [("site.logo", &self.logo, &LOGOS[..]), ("site.icon", &self.icon, &ICONS[..])];
        named.into_iter().find_map(|(key, path, kinds)| {
            let path = path.as_deref()?;
            let is_kind = kinds.contains(&extension(path).as_str());
            let ends = kinds.iter().map(|kind| format!("`.{kind}`")).collect::<Vec<_>>().join(", ");
            let message = format!(
                "`{path}` is not a picture in the project; write a relative path without `..` that ends in one of {ends}"
            );
            (!is_kind || !super::is_inside(path)).then_some((key, message))
        })
    }
}

/// What every reader of structured data and of feeds shows.
const LOGOS: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "svg"];
const ICONS: [&str; 3] = ["svg", "png", "ico"];

fn extension(path: &str) -> String {
    path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}

/// The name at the root of the editions: it takes no locale's place, whatever the file is called in the project.
fn picture_name(name: &str, path: &str) -> String {
    format!("{name}.{}", extension(path))
}

/// The address of a site: `https://example.org/news`, without a slash at its end.
///
/// Scheme and host are in lower case; what follows is kept as written. All of it is ASCII.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct SiteUrl(String);

impl SiteUrl {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host alone, without a port.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.split(['/', ':']).next().unwrap_or_default()
    }

    /// Whether the site is all of its host, and not in a folder of it.
    pub fn is_root(&self) -> bool {
        self.0.split_once("://").is_none_or(|(_, rest)| !rest.contains('/'))
    }
}

impl fmt::Display for SiteUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for SiteUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let no = |why: &str| format!("`{text}` is not the address of a site: {why}");
        let example = "write one such as `https://example.org` or `https://example.org/news`";
        let (scheme, rest) = text.split_once("://").ok_or_else(|| no(example))?;
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "http" && scheme != "https" {
            return Err(no("it begins with `https://` or `http://`"));
        }
        if let Some(odd) = rest.chars().find(|c| !c.is_ascii_graphic()) {
            return Err(no(&format!(
                "`{}` cannot stand in it; copy it from the address bar of a browser",
                odd.escape_debug()
            )));
        }
        if rest.contains(['?', '#', '@']) {
            return Err(no("leave out `?`, `#` and `@`, and what belongs to them"));
        }
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
        let host = host.to_ascii_lowercase();
        let label = |l: &str| {
            let bytes = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
            !l.is_empty() && l.len() <= 63 && l.bytes().all(bytes) && !l.starts_with('-') && !l.ends_with('-')
        };
        if host.len() > 253 || !host.split('.').all(label) {
            return Err(no(example));
        }
        let is_port = |p: &str| p.bytes().all(|b| b.is_ascii_digit()) && p.parse::<u16>().is_ok_and(|p| p > 0);
        if port.is_some_and(|p| !is_port(p)) {
            return Err(no("after `:` is the number of a port"));
        }
        let path = path.trim_end_matches('/');
        let is_name = |name: &str| !name.is_empty() && name != "." && name != ".." && is_path_name(name);
        if !path.split('/').skip(1).all(is_name) {
            return Err(no("its path has names of plain letters between single slashes, other signs as `%20`"));
        }
        let port = port.map(|p| format!(":{p}")).unwrap_or_default();
        Ok(Self(format!("{scheme}://{host}{port}{path}")))
    }
}

/// RFC 3986, `pchar`, but for the signs that HTML and XML would have to escape.
fn is_path_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    while let Some(byte) = bytes.next() {
        let fine = match byte {
            b'%' => [bytes.next(), bytes.next()].iter().all(|b| b.is_some_and(|b| b.is_ascii_hexdigit())),
            _ => byte.is_ascii_alphanumeric() || b"-._~!$()*+,;=:".contains(&byte),
        };
        if !fine {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;
    use crate::config::Config;

    fn url(text: &str) -> Result<String, String> {
        SiteUrl::try_from(text.to_owned()).map(|u| u.to_string())
    }

    fn fault(text: &str) -> String {
        Config::parse(Path::new("tradwi.toml"), text).unwrap_err().to_string()
    }

    #[test]
    fn an_address_is_brought_into_one_form() {
        for (text, want) in [
            ("https://example.org", "https://example.org"),
            ("HTTPS://Example.ORG/", "https://example.org"),
            ("http://localhost:8080/News//", "http://localhost:8080/News"),
            ("https://xn--kryl-3na.example/a/b%20c/", "https://xn--kryl-3na.example/a/b%20c"),
        ] {
            assert_eq!(url(text).as_deref(), Ok(want));
        }
        let of = |text: &str| SiteUrl::try_from(text.to_owned()).unwrap();
        assert_eq!((of("https://a.b:8/c").host(), of("https://a.b:8/c").is_root()), ("a.b", false));
        assert!(of("https://a.b:8/").is_root());
    }

    #[test]
    fn what_is_no_address_is_told_why() {
        for (text, why) in [
            ("", "write one such as"),
            ("example.org", "write one such as"),
            ("ftp://example.org", "`https://`"),
            ("javascript://alert", "`https://`"),
            ("https://", "write one such as"),
            ("https://a..b", "write one such as"),
            ("https://-a.b", "write one such as"),
            ("https://kréyol.ht", "`é` cannot stand in it"),
            ("https://a.b/c d", "` ` cannot stand in it"),
            ("https://a.b/\n", "`\\n` cannot"),
            ("https://me@a.b", "leave out"),
            ("https://a.b/?q", "leave out"),
            ("https://a.b:99999", "port"),
            ("https://a.b:+8", "port"),
            ("https://a.b:", "port"),
            ("https://a.b/c//d", "its path"),
            ("https://a.b/../c", "its path"),
            ("https://a.b/%2", "its path"),
            ("https://a.b/\"><script>", "its path"),
            ("https://a.b/c&d", "its path"),
            ("https://a.b\\c", "write one such as"),
        ] {
            let message = url(text).unwrap_err();
            assert!(message.starts_with(&format!("`{text}` is not")) && message.contains(why), "{message}");
        }
    }

    #[test]
    fn faults_of_the_site_are_reported_where_they_stand() {
        let address = fault("[site]\nurl = \"example.org\"\n");
        assert!(address.starts_with("tradwi.toml:2:7: `example.org` is not the address of a site: write"), "{address}");
        let logo = fault("[site]\n# ours\nlogo = \"../logo.png\"\n");
        assert!(logo.starts_with("tradwi.toml:3:8: `../logo.png` is not a picture in the project"), "{logo}");
        assert!(fault("[site]\nicon = \"icon.exe\"\n").starts_with("tradwi.toml:2:8: `icon.exe` is not a picture"));
        assert!(fault("[site]\npublisher = \" \"\n").starts_with("tradwi.toml:2:13: the publisher has no name"));
        assert!(fault("[site]\nadress = \"x\"\n").starts_with("tradwi.toml:2:1: unknown field `adress`"));
    }

    #[test]
    fn a_site_is_published_by_whom_it_says_or_under_its_title() {
        assert_eq!(SiteConfig::default().publisher("Atik"), "Atik");
        let text = "[site]\npublisher = \"Bureau\"\nlogo = \"img/Our.PNG\"\nicon = \"i.svg\"\n";
        let site = Config::parse(Path::new("tradwi.toml"), text).unwrap().site;
        assert_eq!(site.publisher("Atik"), "Bureau");
        let pictures: Vec<_> = site.pictures().collect();
        assert_eq!(pictures, [("img/Our.PNG", "logo.png".to_owned()), ("i.svg", "icon.svg".to_owned())]);
    }

    proptest! {
        #[test]
        fn an_address_needs_no_escaping_and_is_its_own_form(text in "(https?://)?([a-z.:/%0-9A-F\"<>&' -]|\\PC){0,24}") {
            if let Ok(one) = url(&text) {
                prop_assert!(one.is_ascii() && !one.contains(['"', '\'', '<', '>', '&', ' ', '\\', '`', '{', '}']), "{one}");
                prop_assert!(!one.ends_with('/'));
                prop_assert_eq!(url(&one), Ok(one.clone()));
            }
        }
    }
}
