//! What is shown, on real articles and catalogues.

use super::*;
use crate::catalogue::{Header, SEGMENTATION, Terms, file_name, message, write_source};
use crate::sync::{ArticleInput, CatalogueFile, Glossary, examine};
use std::collections::HashMap;

/// What a translator made of a segment.
#[derive(Clone, Default)]
pub(crate) struct Entry {
    /// The text.
    pub text: String,
    /// The source it was made from, where that is not what the source says now.
    pub base: Option<String>,
    /// Further comment lines, each with its `#`.
    pub comment: Vec<&'static str>,
}

impl Entry {
    pub fn current(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub fn stale(text: impl Into<String>, base: impl Into<String>) -> Self {
        Self { text: text.into(), base: Some(base.into()), ..Self::default() }
    }

    pub fn with(mut self, line: &'static str) -> Self {
        self.comment.push(line);
        self
    }
}

pub(crate) fn locale(tag: &str) -> Locale {
    tag.parse().unwrap()
}

/// An article in English for Kreyòl and French, with what `translate` makes of each segment: its number and
/// source text in, `None` for a stub that nobody touched.
pub(crate) fn state(path: &str, text: &str, translate: &dyn Fn(&str, usize, &str) -> Option<Entry>) -> ArticleState {
    let config = Config::default();
    let locales = ["ht", "fr", "en"].map(locale).to_vec();
    let stem = crate::catalogue::article_stem(path).to_owned();
    let input = |catalogues| ArticleInput {
        path: format!("articles/{path}"),
        stem: stem.clone(),
        text: text.to_owned(),
        default_locale: config.source.clone(),
        locales: locales.clone(),
        fields: config.front_matter.clone(),
        from: HashMap::new(),
        catalogues,
        orphans: Default::default(),
        catalogue_folder: "locales".into(),
    };
    let glossary = Glossary::from([(locale("ht"), Terms::none())]);
    let bare = examine(input(HashMap::new()), &glossary);
    let header = Header { article: bare.path.clone(), segments: SEGMENTATION, layout: bare.article.layout };
    let source = CatalogueFile { path: bare.source_path.clone(), text: write_source(&header, &bare.source_entries) };
    let mut catalogues = HashMap::from([(locale("en"), source)]);
    for tag in ["ht", "fr"] {
        let mut ftl = String::new();
        for (i, (id, source)) in bare.ids.iter().zip(&bare.texts).enumerate() {
            let Some(entry) = translate(tag, i, &source.text()) else { continue };
            let base = entry.base.map_or(source.lines.to_vec(), |b| vec![b]);
            for line in base {
                ftl.push_str(&format!("# en> {line}\n"));
            }
            for line in entry.comment {
                ftl.push_str(line);
                ftl.push('\n');
            }
            ftl.push_str(&format!("{id} ={}\n\n", message::value(entry.text.split('\n'), "\n")));
        }
        let path = format!("locales/{tag}/{}", file_name(&stem));
        catalogues.insert(locale(tag), CatalogueFile { path, text: ftl });
    }
    examine(input(catalogues), &glossary)
}

pub(crate) fn words(tag: &str) -> SiteWords {
    SiteWords::new(&locale(tag), None)
}

const NEWS: &str = "A year on\n3 min read\nPolice at the ceremony.\nIt marks a year in Haiti and money is short\n\nThe mission\n\nAbout 800 officers serve.\nGangs hold about 85% of the capital.\nMoney comes slowly.\n";

fn edition(
    translate: &dyn Fn(&str, usize, &str) -> Option<Entry>,
    config: &str,
    faces: Faces,
) -> (ArticleState, ArticleEdition) {
    let state = state("year.txt", NEWS, translate);
    let config = Config::parse(std::path::Path::new("tradwi.toml"), config).unwrap();
    let edition = assemble(&state, &config, faces, &words("ht"));
    (state, edition)
}

/// The segment that begins so, and how it is shown.
fn of<'a>((state, edition): &'a (ArticleState, ArticleEdition), begin: &str) -> (String, &'a Shown) {
    let i = state.texts.iter().position(|t| t.text().starts_with(begin)).unwrap();
    (edition.text[edition.spans[i].clone()].to_owned(), &edition.shown[i])
}

fn shown(tag: &str, mark: Option<Mark>) -> Shown {
    Shown { locale: locale(tag), mark }
}

#[test]
fn a_segment_shows_the_first_current_text_of_its_chain() {
    let made = edition(
        &|tag, _, source| match (tag, source) {
            ("ht", s) if s.starts_with("About") => Some(Entry::current("Apeprè 800 polisye.")),
            ("fr", s) if s.starts_with("Money") => Some(Entry::current("L’argent tarde.")),
            ("fr", s) if s.starts_with("Gangs") => Some(Entry::stale("80 %", "Gangs hold 80%.")),
            _ => None,
        },
        "publish = 0\n[locale.ht]\nheadline = \"label\"",
        Faces::Labelled,
    );
    assert_eq!(of(&made, "About"), ("Apeprè 800 polisye.".into(), &shown("ht", None)));
    assert_eq!(of(&made, "Money"), ("L’argent tarde.".into(), &shown("fr", Some(Mark::Untranslated))));
    // The stale French is never shown in its place.
    assert_eq!(of(&made, "Gangs").1, &shown("en", Some(Mark::Untranslated)));
    assert!(of(&made, "Gangs").0.contains("85%"));
    assert_eq!(made.1.held, None);
    // "About 800 officers serve." of everything.
    assert_eq!(made.1.words.0, 4);
    assert!(made.1.text.contains("3 minit lekti"), "{}", made.1.text);
}

#[test]
fn stale_wording_is_shown_with_a_mark_and_never_in_a_bare_file() {
    let translate = |tag: &str, _: usize, s: &str| {
        (tag == "ht" && s.starts_with("Money")).then(|| Entry::stale("Lajan an mize.", "Money comes very slowly."))
    };
    let labelled = edition(&translate, "", Faces::Labelled);
    assert_eq!(of(&labelled, "Money"), ("Lajan an mize.".into(), &shown("ht", Some(Mark::Stale(Grade::Wording)))));
    assert_eq!(labelled.1.words.0, 0);
    let bare = edition(&translate, "", Faces::Bare);
    assert_eq!(of(&bare, "Money"), ("Money comes slowly.".into(), &shown("en", Some(Mark::Outdated))));
    let fallback = edition(&translate, "[locale.ht]\nstale = \"fallback\"", Faces::Labelled);
    assert_eq!(of(&fallback, "Money").1.mark, Some(Mark::Outdated));
    let hold = edition(&translate, "[locale.ht]\nstale = \"hold\"", Faces::Labelled);
    assert!(
        hold.1.held.as_deref().is_some_and(|h| h.contains("wording") && h.contains("`stale`")),
        "{:?}",
        hold.1.held
    );
    assert_eq!(of(&hold, "Money").1.mark, Some(Mark::Outdated));
}

#[test]
fn what_would_now_state_something_false_is_replaced_unless_the_project_says_otherwise() {
    let translate = |tag: &str, _: usize, s: &str| {
        (tag == "ht" && s.starts_with("Gangs"))
            .then(|| Entry::stale("Gang yo kenbe 80%.", "Gangs hold about 80% of the capital."))
    };
    let made = edition(&translate, "", Faces::Labelled);
    assert_eq!(of(&made, "Gangs").1, &shown("en", Some(Mark::Outdated)));
    let notice = edition(&translate, "[locale.ht]\nstale-material = \"notice\"", Faces::Labelled);
    assert_eq!(of(&notice, "Gangs").1, &shown("ht", Some(Mark::Stale(Grade::Material))));
    // A base that nobody knows may be anything.
    let unknown =
        |tag: &str, _: usize, s: &str| (tag == "ht" && s.starts_with("Money")).then(|| Entry::stale("Lajan.", ""));
    assert_eq!(of(&edition(&unknown, "", Faces::Labelled), "Money").1.mark, Some(Mark::Outdated));
}

#[test]
fn a_machine_s_text_is_published_only_where_the_project_says_so_and_marked() {
    let translate = |tag: &str, _: usize, s: &str| match s {
        s if tag != "ht" => s.starts_with("Gangs").then(|| Entry::current("Machine").with("# state: machine")),
        s if s.starts_with("Money") => Some(Entry::current("Lajan.").with("# state: machine")),
        s if s.starts_with("About") => Some(Entry::stale("Vye.", "Old.").with("# state: machine")),
        _ => None,
    };
    assert_eq!(of(&edition(&translate, "", Faces::Labelled), "Money").1, &shown("en", Some(Mark::Untranslated)));
    let made = edition(&translate, "[locale.ht]\npublish-machine = true", Faces::Labelled);
    assert_eq!(of(&made, "Money"), ("Lajan.".into(), &shown("ht", Some(Mark::Machine))));
    // Not where the source has moved on since, and not another locale's.
    assert_eq!(of(&made, "About").1, &shown("en", Some(Mark::Untranslated)));
    assert_eq!(of(&made, "Gangs").1, &shown("en", Some(Mark::Untranslated)));
    assert_eq!(made.1.words.0, 0);
}

#[test]
fn a_segment_left_out_is_gone_only_while_its_base_is_the_source() {
    let current = |tag: &str, _: usize, s: &str| {
        (tag == "ht" && s.starts_with("Money")).then(|| Entry::current("").with("# leave-out"))
    };
    let made = edition(&current, "", Faces::Labelled);
    assert_eq!(of(&made, "Money").0, "");
    assert!(!made.1.text.contains("Money"));
    assert_eq!(made.1.words.1, edition(&|_, _, _| None, "", Faces::Labelled).1.words.1 - 3);
    let stale = |tag: &str, _: usize, s: &str| {
        (tag == "ht" && s.starts_with("Money")).then(|| Entry::stale("", "Money comes.").with("# leave-out"))
    };
    assert_eq!(of(&edition(&stale, "", Faces::Labelled), "Money").1.locale, locale("en"));
    // A heading cannot be left out.
    let heading = |tag: &str, _: usize, s: &str| {
        (tag == "ht" && s == "The mission").then(|| Entry::current("").with("# leave-out"))
    };
    assert_eq!(of(&edition(&heading, "", Faces::Labelled), "The mission").1.mark, Some(Mark::Untranslated));
}

#[test]
fn the_source_edition_is_the_article_itself() {
    let state = state("year.txt", NEWS, &|_, _, _| Some(Entry::current("x")));
    let made = assemble(&state, &Config::default(), Faces::Labelled, &words("en"));
    assert_eq!(made.text, NEWS);
    assert!(made.shown.iter().all(|s| s.mark.is_none()));
    assert_eq!(made.words.0, made.words.1);
}

#[test]
fn an_article_not_meant_for_a_locale_is_held_back() {
    let state = state("year.txt", NEWS, &|_, _, _| None);
    let made = assemble(&state, &Config::default(), Faces::Labelled, &words("es"));
    assert_eq!(made.held.as_deref(), Some("the article is not meant for `es`"));
}

#[test]
fn nothing_is_taken_from_a_file_in_conflict() {
    let state = state("year.txt", NEWS, &|tag, i, _| {
        (tag == "ht").then(|| Entry::current(format!("Tèks {i}")).with("# <<<<<<< HEAD"))
    });
    let clean = assemble(&state, &Config::default(), Faces::Labelled, &words("ht"));
    assert!(clean.text.contains("Tèks"), "a comment is not a conflict");
    let mut torn = state;
    torn.targets[0].catalogue.conflict = Some(0);
    let i = torn.targets.iter().position(|t| t.locale == locale("ht")).unwrap();
    torn.targets[i].catalogue.conflict = Some(0);
    let made = assemble(&torn, &Config::default(), Faces::Labelled, &words("ht"));
    assert!(!made.text.contains("Tèks") && made.shown.iter().all(|s| s.mark == Some(Mark::Untranslated)));
}
