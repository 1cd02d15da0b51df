//! What the pages of a site have in common.

use super::paths::{FRONT_PATH, absolute};
use super::templates::Templates;
use crate::config::SiteConfig;

/// The site that pages are part of.
#[derive(Clone, Debug, Default)]
pub struct Site {
    config: SiteConfig,
    templates: Templates,
    books: bool,
}

impl Site {
    /// The site of a project.
    pub fn new(config: SiteConfig, templates: Templates) -> Self {
        Self { config, templates, books: false }
    }

    /// The same with a book a language, that its pages offer.
    pub fn with_books(self, books: bool) -> Self {
        Self { books, ..self }
    }

    pub(super) fn has_books(&self) -> bool {
        self.books
    }

    /// The templates of its pages.
    pub fn templates(&self) -> &Templates {
        &self.templates
    }

    /// What the project says of it.
    pub fn config(&self) -> &SiteConfig {
        &self.config
    }

    /// The path of the `logo` or `icon` below the editions folder, if there is one.
    pub(super) fn picture(&self, name: &str) -> Option<String> {
        let prefix = format!("{name}.");
        self.config.pictures().map(|(_, name)| name).find(|n| n.starts_with(&prefix))
    }

    /// The address of a file, given by its path below the editions folder; `None` where nobody has said where the
    /// site is. The front page is at the address of the site itself, everything else at that of its file, because not
    /// every host shows an `index.html` under the name of its folder.
    pub fn address(&self, path: &str) -> Option<String> {
        let url = self.config.url.as_ref()?;
        Some(if path == FRONT_PATH { format!("{url}/") } else { absolute(url.as_str(), path) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_an_address_where_the_site_has_one() {
        assert_eq!(Site::default().address("ht/a.html"), None);
        let url = "https://example.org/news/".to_owned().try_into().ok();
        let site = Site::new(SiteConfig { url, ..SiteConfig::default() }, Templates::default());
        for (path, want) in [
            ("index.html", "https://example.org/news/"),
            ("ht/index.html", "https://example.org/news/ht/index.html"),
            ("ht/l’eau: ça.html", "https://example.org/news/ht/l%E2%80%99eau%3A%20%C3%A7a.html"),
        ] {
            assert_eq!(site.address(path).as_deref(), Some(want));
        }
    }
}
