//! Locales: BCP 47 language tags that name a real language, and what tradwi knows of a language's writing.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// A language tag in canonical form (`ht`, `fr-HT`, `zh-Hant`).
///
/// Well-formed by Unicode's `unicode_language_id` (UTS #35). Whether the language is *registered* is a
/// second question, because `kreyol` and `backup` are well-formed too: see [`Locale::is_registered`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Locale(LanguageIdentifier);

impl Locale {
    /// English, the source language of a project that says nothing.
    pub fn english() -> Self {
        Self(LanguageIdentifier::from_parts(
            unic_langid::subtags::Language::from_bytes(b"en").unwrap_or_default(),
            None,
            None,
            &[],
        ))
    }

    /// The language subtag alone (`fr` of `fr-HT`).
    pub fn language(&self) -> &str {
        self.0.language.as_str()
    }

    /// Whether `tag` is the canonical tag.
    pub fn is_tag(&self, tag: &str) -> bool {
        self.plain_tag().map_or_else(|| self.0 == tag, |plain| plain == tag)
    }

    /// The canonical tag, if it is a language and nothing else.
    pub(crate) fn plain_tag(&self) -> Option<&str> {
        let id = &self.0;
        (id.script.is_none() && id.region.is_none() && id.variants().len() == 0).then(|| self.language())
    }

    /// The identifier itself, for the Fluent crates.
    pub fn id(&self) -> &LanguageIdentifier {
        &self.0
    }

    /// Whether the language subtag is in ISO 639 and no variant subtag is present, so that a folder of this
    /// name may be taken for a locale although nobody configured it.
    ///
    /// BCP 47 registers a three-letter code only where no two-letter code exists (RFC 5646, section 2.2.1).
    pub fn is_registered(&self) -> bool {
        if self.0.variants().len() > 0 {
            return false;
        }
        let language = self.language();
        match language.len() {
            2 => isolang::Language::from_639_1(language).is_some(),
            3 => isolang::Language::from_639_3(language).is_some_and(|l| l.to_639_1().is_none()),
            _ => false,
        }
    }

    /// The canonical tag if `folder`, a folder's name, is one for a registered language.
    pub fn from_folder(folder: &str) -> Option<Self> {
        let locale: Self = folder.parse().ok()?;
        locale.is_registered().then_some(locale)
    }

    /// What stands between two sentences: a space, or nothing in a language that writes none.
    pub fn joiner(&self) -> &'static str {
        match self.language() {
            "zh" | "ja" | "yue" | "wuu" | "nan" | "hak" | "lzh" => "",
            _ => " ",
        }
    }

    /// `ltr` or `rtl`, for the `dir` attribute.
    pub fn direction(&self) -> &'static str {
        match self.0.character_direction() {
            CharacterDirection::RTL => "rtl",
            _ => "ltr",
        }
    }

    /// Language and territory as previews in messaging apps want them (`fr_FR`, `ht_HT`): the territory of the tag, else
    /// the one where most people who read it live. `None` where nobody knows.
    pub fn with_territory(&self) -> Option<String> {
        let mut id = self.0.clone();
        id.maximize();
        id.region.map(|region| format!("{}_{region}", id.language))
    }

    /// The language's name for itself where tradwi knows it, else the tag.
    pub fn own_name(&self) -> String {
        match self.0.to_string().as_str() {
            "en" => "English".into(),
            "fr" => "Français".into(),
            "ht" => "Kreyòl ayisyen".into(),
            "es" => "Español".into(),
            "pt" => "Português".into(),
            "de" => "Deutsch".into(),
            "ar" => "العربية".into(),
            "zh" => "中文".into(),
            "ja" => "日本語".into(),
            tag => tag.to_owned(),
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The text is not a language tag; displays as one sentence that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotALocale(String);

impl fmt::Display for NotALocale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a language tag such as `ht`, `fr` or `pt-BR`", self.0)
    }
}

impl std::error::Error for NotALocale {}

impl FromStr for Locale {
    type Err = NotALocale;

    fn from_str(text: &str) -> Result<Self, NotALocale> {
        let id: LanguageIdentifier = text.parse().map_err(|_| NotALocale(text.to_owned()))?;
        // `und` is well-formed and names no language.
        if id.language.is_empty() { Err(NotALocale(text.to_owned())) } else { Ok(Self(id)) }
    }
}

impl Serialize for Locale {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_registered_languages_make_a_folder_a_locale() {
        for good in ["ht", "fr", "en", "fr-HT", "pt-BR", "zh-Hant", "gcf", "ht_HT"] {
            assert!(Locale::from_folder(good).is_some(), "{good}");
        }
        for bad in ["backup", "drafts", "kreyol", "hat", "old-stuff", "..", "", "und", "x-y", "en/../etc"] {
            assert!(Locale::from_folder(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_language_has_a_territory_for_previews() {
        for (tag, want) in [("ht", "ht_HT"), ("fr", "fr_FR"), ("fr-HT", "fr_HT"), ("en", "en_US"), ("zh-Hant", "zh_TW")]
        {
            assert_eq!(tag.parse::<Locale>().unwrap().with_territory().as_deref(), Some(want));
        }
        assert_eq!("qqq".parse::<Locale>().unwrap().with_territory(), None);
    }

    #[test]
    fn tags_are_canonical() {
        assert_eq!("ht_HT".parse::<Locale>().unwrap().to_string(), "ht-HT");
    }
}
