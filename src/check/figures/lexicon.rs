//! What `data/figures/` says of a language.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::locale::Locale;
use crate::text::data::entries;
use crate::text::sieve::Sieve;

static LEXICONS: LazyLock<HashMap<&'static str, Lexicon>> = LazyLock::new(|| {
    [
        ("en", include_str!("../../../data/figures/en.txt")),
        ("fr", include_str!("../../../data/figures/fr.txt")),
        ("ht", include_str!("../../../data/figures/ht.txt")),
    ]
    .into_iter()
    .map(|(tag, file)| (tag, Lexicon::read(Some(file))))
    .collect()
});

/// A language without a file has digits and signs only.
static OTHER: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(None));

/// What is known of a locale's language.
pub(super) fn of(locale: &Locale) -> &'static Lexicon {
    LEXICONS.get(locale.language()).unwrap_or(&OTHER)
}

/// How far a word can be trusted to be a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// Only as part of a larger number, or where the other text has its value.
    Part,
    /// Beside a unit as well.
    Common,
    /// Always.
    Sure,
}

/// What a word can mean beside figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Number(u32, Trust),
    /// Ten to the power of, and whether it needs no number before it.
    Scale(u8, bool, Trust),
    Approximation(u32, Trust),
    Plural(u32),
    Several,
    Article,
    Ordinal(u32, Trust),
    Fraction(u16),
    Hidden(u32, u16, Option<&'static str>),
    Fused(u32, &'static str, Trust),
    Unit(&'static str, Trust),
    Thing(&'static str),
    Filler,
    /// Inside a number, behind its hundreds or else behind its tens.
    And(bool),
    HalfMore,
    To,
    Of,
    Am,
    Pm,
    Month(u8, Trust),
    Weekday(u8),
    Relative,
    BeforeMonth,
    OrdinalEnding,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Separator {
    Thousands,
    Decimal,
}

/// The words of a language that figures are made of.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: HashMap<String, Word>,
    /// All of these.
    sieve: Sieve,
    separators: HashMap<char, Vec<Separator>>,
    /// Whether number words are known, and not only digits.
    pub knows_words: bool,
    /// Whether `June 26` is written as well as `26 June`.
    pub month_first: bool,
    /// Whether a plain space may part thousands.
    pub plain_space: bool,
}

/// What is known of a word, or of several.
#[derive(Debug, Default)]
struct Word {
    senses: Vec<Sense>,
    /// How many words the longest entry has that begins with it; 0 if none does.
    longest: usize,
}

/// No entry is longer in bytes, and a hostile word may be.
const LONGEST: usize = 40;

impl Lexicon {
    fn read(file: Option<&'static str>) -> Self {
        let mut out = Self {
            words: HashMap::default(),
            sieve: Sieve::default(),
            separators: HashMap::default(),
            knows_words: file.is_some(),
            month_first: false,
            plain_space: file.is_none(),
        };
        let (mut stems, mut leaves) = (Vec::new(), Vec::new());
        let all = include_str!("../../../data/figures/all.txt");
        for (section, line) in entries(all).chain(file.into_iter().flat_map(entries)) {
            let mut forms = line.split_whitespace();
            let head = forms.next().unwrap_or(line);
            match section {
                "month first" => out.month_first = true,
                "separators" if head == "_" => out.plain_space = true,
                "separators" => {
                    let kinds = forms.map(|f| if f == "thousands" { Separator::Thousands } else { Separator::Decimal });
                    out.separators.insert(head.chars().next().unwrap_or(','), kinds.collect());
                }
                "stems" => stems.extend(forms.map(|f| (number(head), f))),
                "leaves" => leaves.extend(forms.map(|f| (number(head), f))),
                "hidden" | "fused" => {
                    let unit = forms.next().filter(|u| *u != "-");
                    for form in forms {
                        let (word, _, trust) = parts(form);
                        let sense = match (section, unit) {
                            ("fused", Some(unit)) => Sense::Fused(number(head), unit, trust),
                            _ => match head.split_once('/') {
                                Some((n, per)) => Sense::Hidden(number(n), per.parse().unwrap_or(1), unit),
                                None => Sense::Hidden(number(head), 1, unit),
                            },
                        };
                        out.add(word, sense);
                    }
                }
                _ if small(section).is_some() => {
                    for form in forms.chain([head]) {
                        out.words_of(section, form);
                    }
                }
                _ => forms.for_each(|form| {
                    let (word, alone, trust) = parts(form);
                    if let Some(sense) = sense(section, head, alone, trust) {
                        out.add(word, sense);
                    }
                }),
            }
        }
        // Thirty with four is thirty-four, in whatever spelling.
        for &(ten, stem) in &stems {
            for &(one, leaf) in leaves.iter().filter(|(one, _)| *one < 10 || ten == 60 || ten == 80) {
                out.add(&format!("{stem}{leaf}"), Sense::Number(ten + one, Trust::Sure));
                let ordinal = format!("{stem}{}yèm", leaf.trim_end_matches('f'));
                out.add(&ordinal, Sense::Ordinal(ten + one, Trust::Sure));
            }
        }
        out
    }

    fn words_of(&mut self, section: &str, form: &str) {
        if let Some(sense) = small(section) {
            self.add(form, sense);
        }
    }

    fn add(&mut self, form: &str, sense: Sense) {
        let form = form.replace('_', " ");
        if let Some((first, _)) = form.split_once(' ') {
            self.sieve.add(first);
            let longest = &mut self.words.entry(first.to_owned()).or_default().longest;
            *longest = (*longest).max(form.split(' ').count());
        }
        self.sieve.add(&form);
        let senses = &mut self.words.entry(form).or_default().senses;
        if !senses.contains(&sense) {
            senses.push(sense);
        }
    }

    /// Whether a word with this [`hash`](crate::text::sieve::hash) may be an entry, or begin one.
    pub fn may_have(&self, hash: u64) -> bool {
        self.sieve.may_have(hash)
    }

    /// What a word or several, with a space between two, can mean.
    pub fn senses(&self, word: &str) -> &[Sense] {
        self.find(word, |w| !w.senses.is_empty()).map_or(&[], |w| &w.senses)
    }

    /// How many words the longest entry has that starts with this one.
    pub fn phrase(&self, first: &str) -> usize {
        self.find(first, |w| w.longest > 0).map_or(1, |w| w.longest)
    }

    /// Both at once.
    pub fn look_up(&self, word: &str) -> (&[Sense], usize) {
        match self.words.get(word) {
            Some(w) if !w.senses.is_empty() && w.longest > 0 && word.len() <= LONGEST => (&w.senses, w.longest),
            // Nothing is written in another way than in small letters.
            found if word.len() > LONGEST || !word.chars().any(char::is_uppercase) => {
                let found = found.filter(|_| word.len() <= LONGEST);
                found.map_or((&[], 1), |w| (&w.senses, w.longest.max(1)))
            }
            _ => (self.senses(word), self.phrase(word)),
        }
    }

    /// An entry as written, or else in small letters, of which something is true.
    fn find(&self, word: &str, has: impl Fn(&Word) -> bool) -> Option<&Word> {
        if word.len() > LONGEST {
            return None;
        }
        self.words.get(word).filter(|w| has(w)).or_else(|| {
            let cased = word.chars().any(char::is_uppercase);
            if cased { self.words.get(&word.to_lowercase()).filter(|w| has(w)) } else { None }
        })
    }

    /// The ways to read a separator before three digits, the likeliest first.
    pub fn separator(&self, sign: char) -> &[Separator] {
        if sign.is_whitespace() || matches!(sign, '\'' | '’' | '٬') {
            return &[Separator::Thousands];
        }
        self.separators.get(&sign).map_or(&[Separator::Thousands, Separator::Decimal], Vec::as_slice)
    }
}

fn number(text: &str) -> u32 {
    text.parse().unwrap_or(0)
}

/// A form without its marks, whether it may stand alone, and its trust.
fn parts(form: &str) -> (&str, bool, Trust) {
    let (word, trust) = match (form.strip_suffix("??"), form.strip_suffix('?')) {
        (Some(word), _) => (word, Trust::Part),
        (None, Some(word)) => (word, Trust::Common),
        (None, None) => (form, Trust::Sure),
    };
    let alone = word.strip_suffix('!');
    (alone.unwrap_or(word), alone.is_some(), trust)
}

fn sense(section: &str, head: &'static str, alone: bool, trust: Trust) -> Option<Sense> {
    Some(match section {
        "numbers" => Sense::Number(number(head), trust),
        "scales" => Sense::Scale(head.parse().ok()?, alone, trust),
        "approximations" => Sense::Approximation(number(head), trust),
        "plurals" => Sense::Plural(number(head)),
        "ordinals" => Sense::Ordinal(number(head), trust),
        "fractions" => Sense::Fraction(head.split_once('/')?.1.parse().ok()?),
        "units" => Sense::Unit(head, trust),
        "things" => Sense::Thing(head),
        "months" => Sense::Month(head.parse().ok()?, trust),
        "weekdays" => Sense::Weekday(head.parse().ok()?),
        "and" => Sense::And(head == "hundreds"),
        _ => return None,
    })
}

fn small(section: &str) -> Option<Sense> {
    Some(match section {
        "several" => Sense::Several,
        "articles" => Sense::Article,
        "fillers" => Sense::Filler,
        "half more" => Sense::HalfMore,
        "to" => Sense::To,
        "of" => Sense::Of,
        "am" => Sense::Am,
        "pm" => Sense::Pm,
        "relative" => Sense::Relative,
        "before a month" => Sense::BeforeMonth,
        "ordinal endings" => Sense::OrdinalEnding,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(tag: &str) -> &'static Lexicon {
        of(&tag.parse().unwrap())
    }

    #[test]
    fn numbers_grown_together_are_known_in_every_spelling() {
        for (word, value) in
            [("karannsenk", 45), ("karantsenk", 45), ("swasanndiznèf", 79), ("venteyen", 21), ("trannkat", 34)]
        {
            assert!(lexicon("ht").senses(word).contains(&Sense::Number(value, Trust::Sure)), "{word}");
        }
        assert!(lexicon("ht").senses("dezan").contains(&Sense::Fused(2, "year", Trust::Sure)));
    }

    #[test]
    fn every_entry_passes_the_sieve() {
        for lexicon in LEXICONS.values().chain([&*OTHER]) {
            for word in lexicon.words.keys() {
                for word in [word.clone(), word.to_lowercase(), word.to_uppercase()] {
                    let known = !lexicon.senses(&word).is_empty() || lexicon.phrase(&word) > 1;
                    assert!(!known || lexicon.may_have(crate::text::sieve::hash(&word)), "{word}");
                }
            }
        }
    }

    #[test]
    fn a_form_with_a_capital_is_taken_as_written_and_any_other_in_either_case() {
        assert!(lexicon("en").senses("may").iter().all(|s| !matches!(s, Sense::Month(..))));
        assert_eq!(lexicon("en").senses("May"), [Sense::Month(5, Trust::Common)]);
        assert_eq!(lexicon("en").senses("TEN"), [Sense::Number(10, Trust::Sure)]);
        assert_eq!(lexicon("fr").phrase("Quatre"), 3);
        assert!(!lexicon("ja").knows_words);
        assert!(lexicon("ja").senses("%").contains(&Sense::Unit("%", Trust::Sure)));
    }
}
