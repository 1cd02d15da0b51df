//! What `data/names/` knows: what the same thing is called in each language, and which words with a capital are no
//! names.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use super::fold;
use crate::locale::Locale;
use crate::text::data::entries;
use crate::text::sieve::Sieve;
use crate::text::tokens::{Kind, tokens};

/// The columns of the files.
const LANGUAGES: [&str; 3] = ["en", "fr", "ht"];

/// What French puts behind a stem: haïtien, haïtienne, haïtiens, haïtiennes; kényane, kényans.
const INFLECTIONS: [&str; 6] = ["", "e", "s", "es", "ne", "nes"];

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    Table::read(&[include_str!("../../../data/names/places.txt"), include_str!("../../../data/names/others.txt")])
});

static COMMON: LazyLock<HashMap<&'static str, HashSet<String>>> = LazyLock::new(|| {
    let mut out: HashMap<&'static str, HashSet<String>> = HashMap::default();
    for (language, line) in entries(include_str!("../../../data/names/common.txt")) {
        out.entry(language).or_default().extend(line.split_whitespace().map(|w| fold(w).into_owned()));
    }
    out
});

/// The table of names.
pub(super) fn table() -> &'static Table {
    &TABLE
}

/// The words of a language that are no names in spite of a capital, accents folded.
pub(super) fn common(language: &str) -> Option<&'static HashSet<String>> {
    COMMON.get(language)
}

/// Things that are called differently in different languages, by number.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// By language: the forms that begin with a word.
    forms: [HashMap<String, Vec<Form>>; 3],
    /// By language: the words that forms begin with.
    first: [Sieve; 3],
    /// By number: the forms in each language, as written.
    pub things: Vec<[Vec<String>; 3]>,
    /// Those that are countries or towns.
    pub places: HashSet<usize>,
}

/// One way to call a thing.
#[derive(Debug)]
pub(super) struct Form {
    pub thing: usize,
    /// Its words, folded.
    pub words: Vec<String>,
    /// Whether it has a capital.
    pub capital: bool,
    /// Whether it is in capitals throughout.
    pub shouted: bool,
    /// Whether it is a common word too, whose capital at the start of a sentence says nothing.
    pub common: bool,
}

impl Table {
    fn read(files: &[&'static str]) -> Self {
        let mut out = Self::default();
        for (file, text) in files.iter().enumerate() {
            for (_, line) in entries(text) {
                let thing = out.things.len();
                if file == 0 {
                    out.places.insert(thing);
                }
                let mut written: [Vec<String>; 3] = Default::default();
                for (column, forms) in line.split('|').take(3).enumerate() {
                    for form in forms.split(',').map(str::trim).filter(|f| !f.is_empty()) {
                        let common = form.ends_with('?');
                        let form = form.trim_end_matches('?');
                        let (stem, endings) = match form.strip_suffix('+') {
                            Some(stem) => (stem, &INFLECTIONS[..]),
                            None => (form, &INFLECTIONS[..1]),
                        };
                        written[column].extend(endings.iter().map(|ending| format!("{stem}{ending}")));
                        for ending in endings {
                            out.add(column, thing, &format!("{stem}{ending}"), common);
                        }
                    }
                }
                out.things.push(written);
            }
        }
        out
    }

    fn add(&mut self, column: usize, thing: usize, form: &str, common: bool) {
        let words: Vec<String> = tokens(form, &Locale::english())
            .iter()
            .filter(|t| matches!(t.kind, Kind::Word))
            .map(|t| fold(t.text).into_owned())
            .collect();
        let Some(first) = words.first().cloned() else { return };
        let letters = || form.chars().filter(|c| c.is_alphabetic());
        let shouted = letters().count() > 1 && letters().all(char::is_uppercase);
        let capital = form.starts_with(char::is_uppercase);
        self.first[column].add(&first);
        self.forms[column].entry(first).or_default().push(Form { thing, words, capital, shouted, common });
    }

    /// Whether a form of a language may begin with a folded word of this hash.
    pub fn may_start(&self, column: usize, hash: u64) -> bool {
        self.first[column].may_have(hash)
    }

    /// The forms of a language that begin with a folded word.
    pub fn starting(&self, column: usize, word: &str) -> &[Form] {
        self.forms[column].get(word).map_or(&[], Vec::as_slice)
    }
}

/// The column of a language.
pub(super) fn column(language: &str) -> Option<usize> {
    LANGUAGES.iter().position(|l| *l == language)
}
