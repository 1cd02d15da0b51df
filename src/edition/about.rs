//! What a page says of its translation: who made it, from which language, and what is still to come.

use serde::Serialize;

use super::frame::{FootLink, Words};
use super::paths::{page_path, relative_url};
use super::templates::Safe;
use crate::assemble::{ArticleEdition, SiteWords};
use crate::catalogue::State;
use crate::locale::Locale;
use crate::sync::{ArticleState, Target};

/// Letters of a name that is shown; whatever stands in a catalogue, a page stays a page.
const LONGEST_NAME: usize = 100;

/// What is said of a translation.
#[derive(Debug, Serialize)]
pub(super) struct About {
    /// The heading of it all.
    pub heading: Words,
    /// Sentences.
    pub lines: Vec<Words>,
    /// The way to the original, where that has a page.
    pub original: Option<FootLink>,
}

impl About {
    /// `None` of an article in its own language. `share` says how much is translated, where that is not all;
    /// `locales` are those in which the article has a page.
    pub fn of(
        state: &ArticleState,
        edition: &ArticleEdition,
        words: &SiteWords,
        share: Option<Words>,
        locales: &[Locale],
    ) -> Option<Self> {
        let page = &edition.locale;
        let source = &state.source;
        if page == source {
            return None;
        }
        let target = state.targets.iter().find(|t| t.locale == *page);
        let translators = target.map(|t| translators(&t.catalogue.text)).unwrap_or_default();
        let reviewers = target.map(|t| reviewers(t, edition)).unwrap_or_default();
        let mut lines = vec![match translators.as_slice() {
            [] => words.say_of("translated-from", source),
            people => words.say_of_people("translated-by", source, people),
        }];
        if !reviewers.is_empty() {
            lines.push(words.say_of_people("reviewed-by", source, &reviewers));
        }
        let marks = edition.marks();
        let whole = marks.is_empty() && share.is_none() && edition.refused.is_empty();
        for (id, count) in [
            ("passages-untranslated", marks.untranslated),
            ("passages-outdated", marks.outdated + marks.stale),
            ("all-translated", usize::from(whole)),
        ] {
            if count > 0 {
                lines.push(words.say_with(id, &fluent::fluent_args!["count" => count]));
            }
        }
        let original = locales.contains(source).then(|| FootLink {
            url: Safe(relative_url(&page_path(page, &state.stem), &page_path(source, &state.stem))),
            phrase: Words::of(words.say_of("original-link", source), page),
            hreflang: Some(source.to_string()),
        });
        Some(Self {
            heading: Words::of(words.say("about-translation"), page),
            lines: lines.into_iter().map(|phrase| Words::of(phrase, page)).chain(share).collect(),
            original,
        })
    }
}

/// The names that a catalogue gives in a comment on the whole file: `### translators: Ana Jean, Luc Paul`.
fn translators(catalogue: &str) -> Vec<String> {
    let mut names = Vec::new();
    for line in catalogue.lines() {
        let Some(comment) = line.trim_start_matches('\u{FEFF}').strip_prefix("### ") else { continue };
        let comment = comment.trim();
        let after = ["translators:", "translator:"].iter().find_map(|key| {
            comment.get(..key.len()).filter(|head| head.eq_ignore_ascii_case(key)).map(|_| &comment[key.len()..])
        });
        after.unwrap_or_default().split(',').for_each(|name| add(&mut names, name));
    }
    names
}

/// Who has reviewed the passages that are shown: the names of `# state: reviewed (name, date)`.
fn reviewers(target: &Target, edition: &ArticleEdition) -> Vec<String> {
    let mut names = Vec::new();
    for (item, shown) in target.items.iter().zip(&edition.shown) {
        if shown.locale == edition.locale
            && shown.mark.is_none()
            && let Some(State::Reviewed(who)) = &item.judgement.state
        {
            let who = who.trim().trim_start_matches('(').trim_end_matches(')');
            add(&mut names, who.split(',').next().unwrap_or_default());
        }
    }
    names
}

fn add(names: &mut Vec<String>, name: &str) {
    let name: String = name.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if !name.is_empty() && !names.contains(&name) {
        names.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::tests::{Entry, locale, state, words};
    use crate::assemble::{Faces, assemble};
    use crate::config::Config;

    #[test]
    fn translators_are_named_in_a_comment_on_the_file() {
        for (text, want) in [
            ("### translators: Ana Jean, Luc Paul\n\n### Translator: Ana Jean\na = b\n", vec!["Ana Jean", "Luc Paul"]),
            ("\u{FEFF}### translator: Zoë\r\n", vec!["Zoë"]),
            ("# translators: nobody\n### translators:\n### translators:,,\n### ", vec![]),
        ] {
            assert_eq!(translators(text), want, "{text:?}");
        }
    }

    #[test]
    fn a_translation_says_who_made_it_and_what_is_still_to_come() {
        let text = "# Water\n\nBoil it.\n\nLet it cool.\n\nDrink.\n";
        let article = state("w.md", text, &|tag, i, source| match (tag, i) {
            ("ht", 0) => Some(Entry::current("Dlo").with("# state: reviewed (Ana Jean, 2026-10-05)")),
            ("ht", 1) => Some(Entry::stale("Bouyi l.", source.replace("Boil", "Heat"))),
            ("ht", 2) => Some(Entry::current("Kite l frèt.")),
            _ => None,
        });
        let edition = assemble(&article, &Config::default(), Faces::Labelled, &words("ht"));
        let about = About::of(&article, &edition, &words("ht"), None, &[locale("ht"), locale("en")]).unwrap();
        let lines: Vec<&str> = about.lines.iter().map(|l| l.text.as_str()).collect();
        assert_eq!(
            lines,
            [
                "Atik sa a tradui. Lang orijinal la: angle.",
                "Se Ana Jean ki revize l.",
                "Gen yon pasaj ki poko tradui.",
                "Gen yon pasaj ki chanje nan orijinal la apre tradiksyon an."
            ]
        );
        assert_eq!(about.original.unwrap().url.0, "../en/w.html");
        let own = assemble(&article, &Config::default(), Faces::Labelled, &words("en"));
        assert!(About::of(&article, &own, &words("en"), None, &[]).is_none());
    }
}
