//! What `data/sentences/` says of a language.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::locale::Locale;
use crate::text::data::entries;

/// The languages with a file of their own; all others are split by UAX #29 alone.
static LANGUAGES: LazyLock<HashMap<&'static str, Language>> = LazyLock::new(|| {
    [
        ("en", include_str!("../../../data/sentences/en.txt")),
        ("fr", include_str!("../../../data/sentences/fr.txt")),
        ("ht", include_str!("../../../data/sentences/ht.txt")),
        ("ja", include_str!("../../../data/sentences/ja.txt")),
    ]
    .into_iter()
    .map(|(tag, file)| (tag, Language::read(file)))
    .collect()
});

static OTHER: LazyLock<Language> = LazyLock::new(Language::default);

/// What is known of a locale's language.
pub(super) fn of(locale: &Locale) -> &'static Language {
    LANGUAGES.get(locale.language()).unwrap_or(&OTHER)
}

/// When a word with a period does not end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    NeverEnds,
    BeforeNumber,
    MayEnd,
}

/// The sentence rules of a language.
#[derive(Debug, Default)]
pub(super) struct Language {
    /// By the last word, since `av. J.-C.` is found by its end.
    abbreviations: HashMap<&'static str, Vec<(&'static str, Abbreviation)>>,
    /// Whether a capital with a period is an initial.
    pub initials: bool,
    /// Words that, with a capital, start a sentence.
    pub starts: HashSet<&'static str>,
    /// What goes on after a closed quotation.
    pub goes_on: Vec<&'static str>,
}

impl Language {
    fn read(file: &'static str) -> Self {
        let mut out = Self::default();
        for (section, entry) in entries(file) {
            let kind = match section {
                "never ends" => Abbreviation::NeverEnds,
                "before a number" => Abbreviation::BeforeNumber,
                "may end" => Abbreviation::MayEnd,
                "initials" => {
                    out.initials = entry == "yes";
                    continue;
                }
                "starts" => {
                    out.starts.extend(entry.split_whitespace());
                    continue;
                }
                _ => {
                    out.goes_on.push(entry);
                    continue;
                }
            };
            let last = entry.rsplit(' ').next().unwrap_or(entry);
            out.abbreviations.entry(last).or_default().push((entry, kind));
        }
        out
    }

    /// The abbreviation that ends in `token`, the last word of `stem`. An entry in lower case is found in any.
    pub(super) fn abbreviation(&self, stem: &str, token: &str) -> Option<Abbreviation> {
        // No entry is longer, and a hostile word may be.
        if self.abbreviations.is_empty() || token.len() > 32 {
            return None;
        }
        let find = |token: &str| {
            self.abbreviations.get(token)?.iter().find(|(entry, _)| ends_with_words(stem, entry)).map(|&(_, kind)| kind)
        };
        find(token).or_else(|| find(&token.to_lowercase()))
    }
}

/// Whether a text ends with these words, in any white space; the last word is known to be there.
fn ends_with_words(text: &str, entry: &str) -> bool {
    let mut have = text.split_whitespace().rev().skip(1);
    entry.split(' ').rev().skip(1).all(|word| {
        have.next().is_some_and(|h| h.trim_start_matches(super::is_opener).to_lowercase() == word.to_lowercase())
    })
}
