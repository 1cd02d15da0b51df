//! Which plural categories the numbers of a language have (CLDR), and which numbers those are.

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::locale::Locale;
use crate::text::data;

/// The categories that a selector may name beside `other`.
pub(super) const CATEGORIES: [&str; 5] = ["zero", "one", "two", "few", "many"];

/// Whole numbers looked at: beyond them every language repeats itself, but for millions, which few texts count.
const LAST: usize = 200;

const DATA: &str = include_str!("../../data/plurals.txt");

/// The plural categories of a locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plurals {
    cardinal: Option<Vec<Category>>,
    ordinal: Option<Vec<Category>>,
}

/// A category, and the whole numbers in it that were looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Category {
    pub name: &'static str,
    pub numbers: Vec<usize>,
}

impl Plurals {
    pub fn of(locale: &Locale) -> Self {
        if has_none(locale) {
            return Self { cardinal: None, ordinal: None };
        }
        Self {
            cardinal: categories(locale, PluralRuleType::CARDINAL),
            ordinal: categories(locale, PluralRuleType::ORDINAL),
        }
    }

    /// The categories of whole numbers; `None` where nobody knows them.
    pub fn categories(&self, ordinal: bool) -> Option<&[Category]> {
        if ordinal { self.ordinal.as_deref() } else { self.cardinal.as_deref() }
    }
}

/// Whether a language has no plural rules, so that what a category chooses hangs on where the text is shown.
pub(super) fn has_none(locale: &Locale) -> bool {
    data::entries(DATA).any(|(section, language)| section == "none" && language == locale.language())
}

fn categories(locale: &Locale, kind: PluralRuleType) -> Option<Vec<Category>> {
    let rules = PluralRules::create(locale.id().clone(), kind).or_else(|_| {
        let language: LanguageIdentifier = locale.language().parse().map_err(|_| "no language")?;
        PluralRules::create(language, kind)
    });
    let rules = rules.ok()?;
    let mut out: Vec<Category> = Vec::new();
    for number in 0..=LAST {
        let name = name(&rules.select(number).ok()?);
        match out.iter_mut().find(|c| c.name == name) {
            Some(category) => category.numbers.push(number),
            None => out.push(Category { name, numbers: vec![number] }),
        }
    }
    // In the order in which people write them.
    out.sort_by_key(|c| CATEGORIES.iter().position(|n| *n == c.name).unwrap_or(CATEGORIES.len()));
    Some(out)
}

fn name(category: &PluralCategory) -> &'static str {
    match category {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(tag: &str, ordinal: bool) -> Option<Vec<&'static str>> {
        let plurals = Plurals::of(&tag.parse().unwrap());
        plurals.categories(ordinal).map(|c| c.iter().map(|c| c.name).collect())
    }

    #[test]
    fn categories_are_those_of_whole_numbers() {
        assert_eq!(names("en", false), Some(vec!["one", "other"]));
        assert_eq!(names("en", true), Some(vec!["one", "two", "few", "other"]));
        assert_eq!(names("fr-HT", false), Some(vec!["one", "other"]));
        assert_eq!(names("ru", false), Some(vec!["one", "few", "many"]));
        assert_eq!(names("ar", false), Some(vec!["zero", "one", "two", "few", "many", "other"]));
        assert_eq!(names("ja", false), Some(vec!["other"]));
        // Decimals alone have the fourth form of these.
        assert_eq!(names("cs", false), Some(vec!["one", "few", "other"]));
    }

    #[test]
    fn a_language_without_rules_has_no_categories_in_any_country() {
        assert_eq!(names("ht", false), None);
        assert!(has_none(&"ht-HT".parse().unwrap()) && !has_none(&"fr-HT".parse().unwrap()));
    }
}
