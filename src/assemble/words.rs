//! The words of the editions themselves, in one locale: reading time, dates, notices.

use std::collections::HashSet;

use fluent::{FluentArgs, FluentResource, fluent_args};
use fluent_bundle::concurrent::FluentBundle;

use crate::article::{Metadata, Moment, Stated};
use crate::catalogue::{self, FlawKind, Terms};
use crate::locale::Locale;

/// What tradwi says where a project's own `site.ftl` does not, by language.
pub const DEFAULT_WORDS: [(&str, &str); 3] = [
    ("ht", include_str!("../../data/site/ht.ftl")),
    ("fr", include_str!("../../data/site/fr.ftl")),
    ("en", include_str!("../../data/site/en.ftl")),
];

/// The words of one locale's editions.
///
/// A word comes from the project's `site.ftl` of the locale, else from tradwi's own words in its language,
/// else from tradwi's English: a message that is missing, empty or cannot be worked out in full is sought in
/// the next, so that no page ever shows an id or a `{$variable}`.
pub struct SiteWords {
    locale: Locale,
    links: Vec<Link>,
}

/// A phrase, and the language it turned out to be in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The text, on one line. Empty only for an id that tradwi itself has no words for.
    pub text: String,
    /// Its language: English where nobody gave words in the locale's own.
    pub locale: Locale,
}

/// One place to look for words.
struct Link {
    locale: Locale,
    bundle: FluentBundle<FluentResource>,
    /// Messages half of which was lost to a syntax error.
    unfit: HashSet<String>,
}

impl std::fmt::Debug for SiteWords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SiteWords").field("locale", &self.locale).finish_non_exhaustive()
    }
}

impl SiteWords {
    /// The words of `locale`, with the text of the project's `site.ftl` if there is one.
    ///
    /// Never fails: what is not Fluent is passed over, and `check` reports it from the catalogue.
    pub fn new(locale: &Locale, site_ftl: Option<&str>) -> Self {
        let mut links = Vec::new();
        links.extend(site_ftl.and_then(|text| Link::read(locale, text)));
        for (language, text) in DEFAULT_WORDS {
            if language == locale.language() || language == "en" {
                // The tag of the words, not of the page: these are not written for `fr-CA` in particular.
                let own = if language == locale.language() { Some(locale.clone()) } else { language.parse().ok() };
                links.extend(own.and_then(|l| Link::read(&l, text)));
            }
        }
        Self { locale: locale.clone(), links }
    }

    /// The locale whose editions these words are for.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// A message without variables.
    pub fn say(&self, id: &str) -> Phrase {
        self.say_with(id, &FluentArgs::new())
    }

    /// A message with variables.
    pub fn say_with(&self, id: &str, args: &FluentArgs<'_>) -> Phrase {
        self.find(|link| link.message(id, args))
    }

    /// A message that names a language: `$language` is its name in the language of the message, `$code` its tag.
    pub fn say_of(&self, id: &str, of: &Locale) -> Phrase {
        self.find(|link| {
            let name = self.language_name(of, &link.locale);
            link.message(id, &fluent_args!["language" => name, "code" => of.to_string()])
        })
    }

    /// A message that names a language, as [`say_of`](Self::say_of), and people.
    pub fn say_of_people(&self, id: &str, of: &Locale, people: &[String]) -> Phrase {
        self.find(|link| {
            let name = self.language_name(of, &link.locale);
            let people = link.people(people)?;
            link.message(id, &fluent_args!["language" => name, "code" => of.to_string(), "people" => people])
        })
    }

    /// A reading time in whole minutes.
    pub fn reading_time(&self, minutes: u32) -> Phrase {
        self.say_with("reading-time", &fluent_args!["minutes" => minutes])
    }

    /// A date in words.
    pub fn date(&self, date: jiff::civil::Date) -> Phrase {
        self.find(|link| link.date(date))
    }

    /// A message with a date in words as its `$date`.
    pub fn say_date(&self, id: &str, date: jiff::civil::Date) -> Phrase {
        self.find(|link| link.message(id, &fluent_args!["date" => link.date(date)?]))
    }

    /// What an article's metadata says, in the locale's own language; `None` if tradwi has no words in it.
    pub fn metadata(&self, value: &Metadata) -> Option<String> {
        let phrase = match value {
            Metadata::ReadingTime(minutes) => self.reading_time(*minutes),
            Metadata::Date(date) => self.date(*date),
            Metadata::Moment(moment) => self.find(|link| link.moment(moment)),
        };
        (phrase.locale == self.locale).then_some(phrase.text)
    }

    /// The name of a language inside a sentence in another.
    fn language_name(&self, of: &Locale, sentence: &Locale) -> String {
        let ids = [format!("language-name-{of}"), format!("language-name-{}", of.language())];
        let mut links = self.links.iter().filter(|l| l.locale == *sentence);
        links.find_map(|l| ids.iter().find_map(|id| l.message(id, &FluentArgs::new()))).unwrap_or_else(|| of.own_name())
    }

    fn find(&self, say: impl Fn(&Link) -> Option<String>) -> Phrase {
        self.links
            .iter()
            .find_map(|link| say(link).map(|text| Phrase { text, locale: link.locale.clone() }))
            .unwrap_or_else(|| Phrase { text: String::new(), locale: self.locale.clone() })
    }
}

impl Link {
    fn read(locale: &Locale, text: &str) -> Option<Self> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        // Read as a catalogue first, which finds what the Fluent parser passes over in silence.
        let read = catalogue::read(text.to_owned(), &Terms::none(), &[]);
        if !read.is_patchable() {
            return None;
        }
        let halved = |kind: &FlawKind| matches!(kind, FlawKind::JunkFollows | FlawKind::Duplicate);
        let unfit =
            read.entries.into_iter().filter(|e| e.flaws.iter().any(|f| halved(&f.kind))).map(|e| e.id).collect();
        let text = catalogue::guard::bearable(text).ok()?.into_owned();
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new_concurrent(vec![locale.id().clone()]);
        // The marks would stand in page titles; the pages set the direction of their text themselves.
        bundle.set_use_isolating(false);
        let _ = bundle.add_builtins();
        let _ = bundle.add_resource(resource);
        Some(Self { locale: locale.clone(), bundle, unfit })
    }

    /// The text of a message on one line, if all of it can be worked out.
    fn message(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        if self.unfit.contains(id) {
            return None;
        }
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        // Only ASCII white space is folded: a no-break space in a French phrase is meant.
        let line = text.split([' ', '\t', '\r', '\n']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
        (errors.is_empty() && !line.is_empty()).then_some(line)
    }

    /// Names as a list inside a sentence.
    fn people(&self, names: &[String]) -> Option<String> {
        match names {
            [] => None,
            [one] => Some(one.clone()),
            [first @ .., last] => {
                self.message("people", &fluent_args!["first" => first.join(", "), "last" => last.as_str()])
            }
        }
    }

    /// A day with its time, and whether the article appeared or was changed then.
    fn moment(&self, moment: &Moment) -> Option<String> {
        let mut when = self.date(moment.date)?;
        if let Some(clock) = &moment.clock {
            let (hour, minute) = (clock.hour.to_string(), format!("{:02}", clock.minute));
            when = self.message("date-time", &fluent_args!["date" => when, "hour" => hour, "minute" => minute])?;
            if let Some(zone) = &clock.zone {
                when = format!("{when} {zone}");
            }
        }
        match moment.stated {
            Stated::Published => self.message("published", &fluent_args!["date" => when]),
            Stated::Updated => self.message("updated", &fluent_args!["date" => when]),
            Stated::Alone => Some(when),
        }
    }

    fn date(&self, date: jiff::civil::Date) -> Option<String> {
        self.message("date-long", &fluent_args!["day" => date.day(), "month" => date.month(), "year" => date.year()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(locale: &str, site: Option<&str>) -> SiteWords {
        SiteWords::new(&locale.parse().unwrap(), site)
    }

    #[test]
    fn every_default_message_is_there_in_every_language() {
        let ids = |text: &str| {
            let mut ids: Vec<String> =
                catalogue::read(text.to_owned(), &Terms::none(), &[]).entries.into_iter().map(|e| e.id).collect();
            ids.sort();
            ids
        };
        for (language, text) in DEFAULT_WORDS {
            assert_eq!(ids(text), ids(DEFAULT_WORDS[2].1), "{language}");
            let own = words(language, None);
            let (en, minutes): (Locale, u32) = ("en".parse().unwrap(), 3);
            let date = jiff::civil::date(2024, 6, 25);
            for phrase in [
                own.say("all-articles"),
                own.say_of("partial-notice", &en),
                own.reading_time(minutes),
                own.say_date("published", date),
                own.say_with("translated-share", &fluent_args!["percent" => 62]),
            ] {
                assert_eq!(phrase.locale.to_string(), language);
                assert!(!phrase.text.contains(['{', '$']) && !phrase.text.is_empty(), "{phrase:?}");
            }
        }
    }

    #[test]
    fn dates_are_written_in_the_words_of_the_language_and_years_without_grouping() {
        let date = jiff::civil::date(2024, 6, 1);
        assert_eq!(words("en", None).date(date).text, "1 June 2024");
        assert_eq!(words("fr", None).date(date).text, "1er juin 2024");
        assert_eq!(words("ht", None).date(date).text, "premye jen 2024");
    }

    #[test]
    fn a_moment_is_said_with_its_time_and_what_happened() {
        let clock = crate::article::Clock { hour: 15, minute: 5, zone: Some("EDT".into()) };
        let date = jiff::civil::date(2026, 10, 6);
        let updated = Metadata::Moment(Moment { stated: Stated::Updated, date, clock: Some(clock) });
        let published = Metadata::Moment(Moment { stated: Stated::Published, date, clock: None });
        for (tag, first, second) in [
            ("en", "Updated 6 October 2026, 15:05 EDT", "Published 6 October 2026"),
            ("fr", "Mis à jour le 6 octobre 2026 à 15 h 05 EDT", "Publié le 6 octobre 2026"),
            ("ht", "Dènye mizajou: 6 oktòb 2026, 15:05 EDT", "Pibliye: 6 oktòb 2026"),
        ] {
            let words = words(tag, None);
            assert_eq!(words.metadata(&updated).unwrap().replace('\u{A0}', " "), first);
            assert_eq!(words.metadata(&published).unwrap(), second);
        }
    }

    #[test]
    fn a_language_is_named_in_the_language_of_the_sentence() {
        let fr: Locale = "fr".parse().unwrap();
        assert_eq!(words("ht", None).say_of("original-link", &fr).text, "Li vèsyon orijinal la an franse");
        // Nobody gave Spanish words, so that the whole sentence is English, and says so.
        let phrase = words("es", Some("language-name-fr = francés")).say_of("original-link", &fr);
        assert_eq!(phrase.text, "Read the original in French");
        assert_eq!(phrase.locale.to_string(), "en");
    }

    #[test]
    fn a_message_that_cannot_be_worked_out_is_sought_further_on() {
        for broken in [
            "languages = { $nothing }",
            "languages = { other }",
            "languages = { \"\\u0é\" }",
            "languages = { \"\" }",
            "languages =",
            "languages = Half\n* of it",
            "<<<<<<< HEAD\nlanguages = A\n=======\nlanguages = B\n>>>>>>> b",
            "languages = { languages }",
            "languages = { NOTHING(1) }",
        ] {
            assert_eq!(words("ht", Some(broken)).say("languages").text, "Lang", "{broken}");
        }
        assert_eq!(words("ht", Some("\u{FEFF}languages = Lang\n    yo")).say("languages").text, "Lang yo");
        assert_eq!(words("fr-CA", None).say("languages").locale.to_string(), "fr-CA");
    }

    #[test]
    fn braces_nested_without_end_do_no_harm() {
        let deep = format!("languages = {}", "{".repeat(100_000));
        assert_eq!(words("fr", Some(&deep)).say("languages").text, "Langues");
    }
}
