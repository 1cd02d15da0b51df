//! What a project says about how its texts are written.

use serde::Deserialize;

/// Where French puts a space that does not break.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spacing {
    /// Before `; : ! ?` and inside « ».
    #[default]
    France,
    /// Before `:` and inside « »; none before `; ! ?`.
    Quebec,
    /// A narrow one, or none.
    Swiss,
    /// As everyone likes.
    None,
}

/// How long texts may be, in characters as readers count them (extended grapheme clusters); 0 for as long as they like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Limits {
    /// What search results show of a headline.
    pub search: u32,
    /// What messaging apps show of one, if not as much.
    pub messaging: Option<u32>,
    /// A headline, as structured data takes it.
    pub headline: u32,
    /// The line under the headline.
    pub deck: u32,
    /// The description for search results and messaging apps.
    pub description: u32,
    /// The line under a picture.
    pub caption: u32,
    /// The text that stands for a picture.
    pub alt: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { search: 70, messaging: None, headline: 110, deck: 250, description: 160, caption: 400, alt: 125 }
    }
}

/// The book that a locale's articles make (EPUB).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct EpubConfig {
    /// How many articles are in it, the newest; 0 makes no book.
    pub articles: u16,
    /// A picture of the newsroom's own, PNG or JPEG, as a path in the project; else the cover is drawn.
    pub cover: Option<String>,
}

/// Why a path can be no cover.
pub(super) fn cover_fault(path: &str) -> Option<String> {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let is_kind = matches!(ending.as_str(), "png" | "jpg" | "jpeg");
    let message = format!(
        "`{path}` is not a cover in the project; write a relative path without `..` that ends in `.png`, `.jpg` or `.jpeg`"
    );
    (!is_kind || !super::is_inside(path)).then_some(message)
}

impl Default for EpubConfig {
    fn default() -> Self {
        Self { articles: 50, cover: None }
    }
}
