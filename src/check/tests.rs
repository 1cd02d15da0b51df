use std::collections::HashMap;
use std::sync::Arc;

use super::*;
use crate::catalogue::file_name;
use crate::config::Level;
use crate::diagnostic::Severity;
use crate::diagnostic::render::{Look, human};
use crate::sync::{ArticleInput, CatalogueFile, Orphans, examine, plan};

/// A project of one article in memory.
pub(crate) struct World {
    path: &'static str,
    pub(crate) article: String,
    pub(crate) locales: Vec<Locale>,
    pub(crate) from: HashMap<Locale, Locale>,
    pub(crate) files: HashMap<String, String>,
    terms: HashMap<Locale, String>,
    pub(crate) config: Config,
}

pub(crate) fn locale(tag: &str) -> Locale {
    tag.parse().unwrap()
}

/// The default, without the rules about what a text says: they have cases of their own, and what translations say
/// here makes no sense.
fn quiet() -> Config {
    let rules = content_rules().map(|rule| (rule.to_owned(), Level::Off)).collect();
    Config { rules, ..Config::default() }
}

impl World {
    /// An article in English for Kreyòl readers, synced once.
    pub(crate) fn new(path: &'static str, article: &str) -> Self {
        let mut world = Self {
            path,
            article: article.into(),
            locales: vec![locale("en"), locale("ht")],
            from: HashMap::new(),
            files: HashMap::new(),
            terms: HashMap::new(),
            config: quiet(),
        };
        world.sync();
        world
    }

    fn stem(&self) -> &'static str {
        crate::catalogue::article_stem(self.path.strip_prefix("articles/").unwrap())
    }

    pub(crate) fn path_of(&self, tag: &str) -> String {
        format!("locales/{tag}/{}", file_name(self.stem()))
    }

    pub(crate) fn glossary(&self) -> Glossary {
        self.terms.iter().map(|(l, text)| (l.clone(), Terms::read(l, text.clone()))).collect()
    }

    pub(crate) fn state(&self) -> ArticleState {
        let catalogues = self
            .locales
            .iter()
            .filter_map(|l| {
                let path = self.path_of(&l.to_string());
                let text = self.files.get(&path)?.clone();
                Some((l.clone(), CatalogueFile { path, text }))
            })
            .collect();
        let input = ArticleInput {
            path: self.path.into(),
            stem: self.stem().into(),
            text: self.article.clone(),
            default_locale: locale("en"),
            locales: self.locales.clone(),
            fields: vec!["title".into()],
            from: self.from.clone(),
            catalogues,
            orphans: Arc::new(Orphans::default()),
            catalogue_folder: "locales".into(),
        };
        examine(input, &self.glossary())
    }

    pub(crate) fn sync(&mut self) {
        for change in plan(&self.state(), None).files {
            match change.after {
                Some(text) => self.files.insert(change.path, text),
                None => self.files.remove(&change.path),
            };
        }
    }

    /// Replaces text of a catalogue.
    pub(crate) fn edit(&mut self, tag: &str, from: &str, to: &str) {
        let text = self.files.get_mut(&self.path_of(tag)).unwrap();
        assert!(text.contains(from), "{from:?} is not in\n{text}");
        *text = text.replacen(from, to, 1);
    }

    /// Types over the stub below a source line.
    pub(crate) fn translate(&mut self, tag: &str, source: &str, translation: &str) {
        let path = self.path_of(tag);
        let text = self.files.get_mut(&path).unwrap();
        let at = text.find(&format!("> {source}")).unwrap_or_else(|| panic!("no {source:?} in\n{text}"));
        let stub = at + text[at..].find("{ \"\" }").unwrap();
        text.replace_range(stub..stub + 6, translation);
    }

    pub(crate) fn findings(&self) -> Vec<Diagnostic> {
        let state = self.state();
        check(&state, &plan(&state, None), &self.glossary(), &self.config)
    }

    /// The rules that find something, in order.
    pub(crate) fn rules(&self) -> Vec<&'static str> {
        self.findings().iter().map(|d| d.rule).collect()
    }

    fn show(&self) -> String {
        let sources = |file: &str| {
            let text = if file == self.path { Some(&self.article) } else { self.files.get(file) };
            text.map(|text| text.into())
        };
        human(&self.findings(), &sources, Look::default())
    }
}

const NEWS: &str = "Armed groups hold about 85% of the capital. Their reach is growing.\n\nThe office said so.\n";

/// Both paragraphs translated.
pub(crate) fn translated() -> World {
    let mut world = World::new("articles/news.txt", NEWS);
    world.translate("ht", "Armed", "Gwoup ame yo kontwole apeprè 85% kapital la.\n    Y ap pran plis pye.");
    world.translate("ht", "The office", "Biwo a di sa.");
    world
}

#[test]
fn a_translated_article_has_no_findings() {
    insta::assert_snapshot!(translated().show(), @"");
}

#[test]
fn what_is_not_translated_is_named_with_its_place() {
    let mut world = World::new("articles/news.txt", NEWS);
    world.translate("ht", "The office", "Biwo a di sa.");
    insta::assert_snapshot!(world.show(), @r#"
    error[untranslated]: `armed-groups-hold-about-c990` is not translated (heading 1, 12 words)
     --> locales/ht/news.ftl:3:32
      |
    3 | armed-groups-hold-about-c990 = { "" }
      |                                ^^^^^^
      |
      = help: type the translation over `{ "" }`
    "#);
}

#[test]
fn machine_text_is_not_a_translation() {
    let mut world = translated();
    world.edit("ht", "# en> The office", "# state: machine\n# en> The office");
    insta::assert_snapshot!(world.show(), @r#"
    error[untranslated]: `the-office-said-so-9732` is machine text that nobody has read (paragraph, 4 words)
     --> locales/ht/news.ftl:8:1
      |
    8 | the-office-said-so-9732 = Biwo a di sa.
      | ^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: read and correct it, then delete its `# state: machine` line
    "#);
}

#[test]
fn a_share_that_is_reached_makes_warnings_of_what_is_left() {
    let mut world = World::new("articles/news.txt", NEWS);
    world.translate("ht", "Armed", "Gwoup ame yo.");
    world.config.required = 70;
    assert_eq!(world.findings().iter().map(|d| d.severity).collect::<Vec<_>>(), [Severity::Warning]);
    world.config.required = 90;
    assert_eq!(world.findings().iter().map(|d| d.severity).collect::<Vec<_>>(), [Severity::Error]);
}

#[test]
fn a_stale_translation_says_why_and_what_to_do() {
    let mut world = translated();
    world.article = world.article.replace("85%", "90%");
    world.sync();
    insta::assert_snapshot!(world.show(), @r#"
    error[stale]: stale (material): figure 85% → 90%
     --> locales/ht/news.ftl:6:1
      |
    6 | armed-groups-hold-about-c990 = Gwoup ame yo kontwole apeprè 85% kapital la.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: revise the translation, then delete its `was>` and `diff>` lines
              or run `tradwi accept armed-groups-hold-about-c990 --locale ht`
    "#);
}

#[test]
fn staleness_below_the_grade_to_fail_on_is_a_warning() {
    let mut world = translated();
    world.article = world.article.replace("growing", "spreading");
    world.sync();
    assert_eq!(world.findings()[0].severity, Severity::Error);
    world.config.fail_on = crate::diagnostic::Grade::Material;
    assert_eq!(world.findings()[0].severity, Severity::Warning);
}

#[test]
fn forgotten_sync_is_one_finding_a_file() {
    let mut world = translated();
    world.article = world.article.replace("85%", "90%") + "\nA new paragraph stands here.\n";
    insta::assert_snapshot!(world.show(), @r#"
    error[untranslated]: `a-new-paragraph-stands-5aa1` is not translated into `ht` (paragraph, 5 words)
     --> articles/news.txt:5:1
      |
    5 | A new paragraph stands here.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: run `tradwi sync`, which adds its stub to the catalogue

    error[sync-due]: this is not what `articles/news.txt` says: 1 segment changed, 1 new
     --> locales/en/news.ftl:7:1
      |
    7 |     Armed groups hold about 85% of the capital.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: run `tradwi sync`; to change the text, edit the article, not this
              file

    error[sync-due]: out of date: 1 stub missing, 1 translation to be marked stale
     --> locales/ht/news.ftl:1:1
      |
    1 | # en> Armed groups hold about 85% of the capital.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: run `tradwi sync`

    error[stale]: stale (material): figure 85% → 90%
     --> locales/ht/news.ftl:3:1
      |
    3 | armed-groups-hold-about-c990 = Gwoup ame yo kontwole apeprè 85% kapital la.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: run `tradwi sync`, which writes what changed above it, then revise
              the translation
    "#);
}

#[test]
fn a_locale_without_a_catalogue_is_due() {
    let mut world = translated();
    world.locales.push(locale("fr"));
    insta::assert_snapshot!(world.show(), @r#"
    error[untranslated]: `armed-groups-hold-about-c990` is not translated into `fr` (heading 1, 12 words)
     --> articles/news.txt:1:1
      |
    1 | Armed groups hold about 85% of the capital. Their reach is growing.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: run `tradwi sync`, which adds its stub to the catalogue

    error[untranslated]: `the-office-said-so-9732` is not translated into `fr` (paragraph, 4 words)
     --> articles/news.txt:3:1
      |
    3 | The office said so.
      | ^^^^^^^^^^^^^^^^^^^
      |
      = help: run `tradwi sync`, which adds its stub to the catalogue

    error[sync-due]: `articles/news.txt` has no such catalogue yet
    --> locales/fr/news.ftl
     = help: run `tradwi sync`
    "#);
}

#[test]
fn an_edit_in_a_source_catalogue_sends_its_author_to_the_article() {
    let mut world = translated();
    world.edit("en", "# paragraph", "# paragraph, mind the figure!\n#\n# really");
    insta::assert_snapshot!(world.show(), @r#"
    error[source-edited]: this file was edited, but tradwi writes it from the article
      --> locales/en/news.ftl:10:1
       |
    10 | # paragraph, mind the figure!
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: make the change in `articles/news.txt`, not here, and run
               `tradwi sync`
    "#);
}

#[test]
fn an_unknown_base_is_an_error_and_tells_how_to_give_one() {
    let mut world = translated();
    world.edit("ht", "# en> The office said so.\n", "");
    world.sync();
    insta::assert_snapshot!(world.show(), @r#"
    error[base-unknown]: base of `the-office-said-so-9732` unknown: the source it was made from is not known
     --> locales/ht/news.ftl:8:1
      |
    8 | the-office-said-so-9732 = Biwo a di sa.
      | ^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: compare the translation with the article; once it is right, run
              `tradwi accept the-office-said-so-9732 --locale ht` or delete the
              empty `was>` line above it
    "#);
}

#[test]
fn a_detached_comment_is_reported_once() {
    let mut world = translated();
    world.edit("ht", "# en> The office said so.\n", "# en> The office said so.\n\n");
    insta::assert_snapshot!(world.show(), @r#"
    error[detached-comment]: the source lines of `the-office-said-so-9732` are detached from it
     --> locales/ht/news.ftl:6:1
      |
    6 | # en> The office said so.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: delete the blank line below line 6, so that the comment stands
              directly above `the-office-said-so-9732`

    error[sync-due]: out of date: 1 translation to be marked stale
     --> locales/ht/news.ftl:8:1
      |
    8 | the-office-said-so-9732 = Biwo a di sa.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: mend the comment lines reported in this file first, then run
              `tradwi sync`
    "#);
}

#[test]
fn a_damaged_comment_is_reported_with_the_line_as_it_should_be() {
    let mut world = translated();
    world.edit("ht", "# en> The office said so.", "#en> The office said so.");
    insta::assert_snapshot!(world.show(), @r#"
    error[damaged-comment]: a damaged comment line: “#en> The office said so.”
     --> locales/ht/news.ftl:6:1
      |
    6 | #en> The office said so.
      | ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: write it as `# en> …`

    error[sync-due]: out of date: 1 translation to be marked stale
     --> locales/ht/news.ftl:7:1
      |
    7 | the-office-said-so-9732 = Biwo a di sa.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: mend the comment lines reported in this file first, then run
              `tradwi sync`
    "#);
}

#[test]
fn a_conflict_is_the_only_finding_in_its_file() {
    let mut world = translated();
    world.edit("ht", "# en> The office", "<<<<<<< HEAD\n# en> The office");
    insta::assert_snapshot!(world.show(), @r#"
    error[conflict-marker]: git left a conflict here, so that nothing in this file counts
     --> locales/ht/news.ftl:6:1
      |
    6 | <<<<<<< HEAD
      | ^^^^^^^^^^^^
      |
      = help: keep the translation that is right and the `was>` lines of both
              sides, and remove the marker lines
    "#);
}

#[test]
fn a_term_that_does_not_exist_brings_up_the_nearest() {
    let mut world = translated();
    world.terms.insert(locale("ht"), "-binuh = BINUH\n".into());
    world.edit("ht", "Biwo a", "{ -binu }");
    insta::assert_snapshot!(world.show(), @r#"
    error[unknown-reference]: there is no term `-binu` in `ht`
     --> locales/ht/news.ftl:7:29
      |
    7 | the-office-said-so-9732 = { -binu } di sa.
      |                             ^^^^^
      |
      = help: did you mean `{ -binuh }`?
    "#);
}

#[test]
fn variables_messages_and_functions_do_not_exist_in_an_article() {
    for (reference, message) in [
        ("{ $name }", "an article has no variable `$name`"),
        ("{ other }", "a translation cannot show another message, `other`"),
        ("{ DATE(\"x\") }", "there is no function `DATE`"),
    ] {
        let mut world = translated();
        world.edit("ht", "Biwo a", reference);
        assert_eq!(world.findings().iter().map(|d| d.message.as_str()).collect::<Vec<_>>(), [message]);
    }
}

#[test]
fn an_attribute_is_reported() {
    let mut world = translated();
    world.edit("ht", "Biwo a di sa.", "Biwo a di sa.\n    .tit = sa");
    insta::assert_snapshot!(world.show(), @r#"
    error[attribute]: `.tit` makes an attribute, which an article cannot show
     --> locales/ht/news.ftl:8:6
      |
    8 |     .tit = sa
      |      ^^^
      |
      = help: if the line belongs to the text, type `{ "." }tit`; if not, remove
              it
    "#);
}

#[test]
fn every_rule_is_explained_and_has_its_place_in_the_table() {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/rules")).unwrap();
    let mut ids: Vec<String> = files
        .map(|f| f.unwrap().path().file_stem().unwrap().to_str().unwrap().replace('_', "-"))
        .filter(|name| name != "mod" && name != "article")
        .collect();
    ids.sort();
    assert_eq!(RULES.iter().map(|r| r.id).collect::<Vec<_>>(), ids);
    for rule in RULES {
        let text = rule.explanation();
        assert!(text.contains("Way out: ") && text.lines().count() >= 5, "{}: {text}", rule.id);
        assert!(!rule.summary.ends_with('.') && rule.summary.len() < 80, "{}", rule.id);
    }
}

mod allowed;
mod broken;
mod catalogues;
mod content;
mod entries;
mod hostile;
mod parity;

/// Two files that no project is around.
fn compare(
    source: &crate::check::parity::Resource,
    defines: &crate::check::parity::Defined,
    target: &crate::check::parity::Resource,
    target_defines: &crate::check::parity::Defined,
) -> Vec<Diagnostic> {
    crate::check::parity::compare(source, defines, target, target_defines, &Config::default(), &Glossary::new())
}
