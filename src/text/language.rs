//! What `data/grade/` says of a language.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::locale::Locale;
use crate::text::data::entries;
use crate::text::sieve::{self, Sieve};

static LANGUAGES: LazyLock<HashMap<&'static str, Language>> = LazyLock::new(|| {
    [
        ("en", include_str!("../../data/grade/en.txt")),
        ("fr", include_str!("../../data/grade/fr.txt")),
        ("ht", include_str!("../../data/grade/ht.txt")),
    ]
    .into_iter()
    .map(|(tag, file)| (tag, Language::read(file)))
    .collect()
});

/// For a language without a file figures, capitals and quotation marks are all there is.
static OTHER: LazyLock<Language> = LazyLock::new(Language::default);

/// What is known of a locale's language.
pub(crate) fn of(locale: &Locale) -> &'static Language {
    LANGUAGES.get(locale.language()).unwrap_or(&OTHER)
}

/// A word with the form that stands for all its forms.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// The first form of its line.
    pub canonical: &'static str,
    /// Whether the word is common too, and counts only beside a figure.
    pub common: bool,
}

/// Forms of words: lower-case ones stand for either case.
#[derive(Debug, Default)]
pub(crate) struct Words(HashMap<String, Entry>);

impl Words {
    fn add(&mut self, line: &'static str) {
        let mut forms = line.split_whitespace();
        let canonical = forms.clone().next().unwrap_or(line).trim_end_matches('?');
        forms.by_ref().for_each(|form| {
            let word = form.trim_end_matches('?');
            let entry = Entry { canonical, common: word.len() < form.len() };
            self.0.insert(word.replace('_', " "), entry);
        });
    }

    /// The entry of a word as written.
    pub(crate) fn get(&self, word: &str) -> Option<Entry> {
        // No entry is longer, and a hostile word may be.
        if word.len() > 48 {
            return None;
        }
        self.0.get(word).or_else(|| self.0.get(&word.to_lowercase())).copied()
    }
}

/// The words of a language that carry facts.
#[derive(Debug, Default)]
pub(crate) struct Language {
    pub negation: Words,
    pub months: Words,
    pub weekdays: Words,
    pub numbers: Words,
    pub units: Words,
    pub connectors: HashSet<&'static str>,
    pub names: HashSet<&'static str>,
    /// What makes its opposite of a word when it stands before it: `il` of `legal`.
    pub negating: Vec<&'static str>,
    /// Words that are said twice on purpose.
    pub doubled: Words,
    pub small: HashSet<&'static str>,
    /// The months, in whatever case.
    may_be_month: Sieve,
}

impl Language {
    /// Whether a word may be a month, in whatever case.
    pub(crate) fn may_be_month(&self, word: &str) -> bool {
        self.may_be_month.may_have(sieve::hash(word))
    }

    fn read(file: &'static str) -> Self {
        let mut out = Self { may_be_month: Sieve::small(), ..Self::default() };
        for (section, line) in entries(file) {
            match section {
                "negation" => out.negation.add(line),
                "months" => out.months.add(line),
                "weekdays" => out.weekdays.add(line),
                "numbers" => out.numbers.add(line),
                "units" => out.units.add(line),
                "connectors" => out.connectors.extend(line.split_whitespace()),
                "doubled" => out.doubled.add(line),
                "negating prefixes" => out.negating.extend(line.split_whitespace()),
                "names" => out.names.extend(line.split_whitespace()),
                _ => out.small.extend(line.split_whitespace()),
            }
        }
        out.months.0.keys().for_each(|word| out.may_be_month.add(word));
        out
    }
}
