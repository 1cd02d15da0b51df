//! The project the acts happen to: articles, catalogues, and what is remembered of every translation typed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use tradwi::catalogue::{self, Catalogue, Entry, Line, Terms};
use tradwi::config::Config;
use tradwi::locale::Locale;
use tradwi::project::Project;
use tradwi::sync::{ArticleInput, ArticleState, CatalogueFile, Glossary, Orphans, examine, plan};

use crate::article::Article;
use crate::{cut, laws};

/// Who has reviewed translations, and when.
pub const REVIEWER: &str = "(Anne, 2026-01-02)";

pub const TERMS: &str = "-binuh = BINUH\n";

pub fn locale(tag: &str) -> Locale {
    tag.parse().unwrap()
}

/// What is known of a translation by its number, which stands in its words.
#[derive(Clone, Debug, Default)]
pub struct Made {
    pub locale: &'static str,
    /// The source somebody vouched for, folded; `None` where the entry no longer says it.
    pub base: Option<String>,
    /// The pivot it was made from, if any.
    pub pivot: Option<String>,
    pub machine: bool,
    pub left_out: bool,
    pub term: bool,
    /// It is nothing but signs.
    pub signs: bool,
    /// Something happened to its entry that lets it be stale or broken without a reason of its own.
    pub doubt: bool,
    /// The target of a link was carried over in it, and its base with it: nothing else that its source says
    /// differs from `base`.
    pub carried: bool,
    /// Its translator has replaced or deleted it.
    pub gone: bool,
    /// What was known of it when one of two entries that hold it was changed and the other was not.
    pub twins: Vec<Made>,
}

impl Made {
    /// The words that a translation numbered so begins and ends with.
    pub fn words(number: usize) -> (String, String) {
        (format!("T{number}«"), format!("fen{number}."))
    }

    /// The signs that stand in the place of a translation numbered so: the number, in the base of two.
    pub fn signs(number: usize) -> String {
        format!("‹{}›", format!("{number:b}").replace('0', "…").replace('1', "-"))
    }

    /// The note that an empty entry is known by which is left out.
    pub fn left_out_note(number: usize) -> String {
        format!("# Nòt L{number}« kite deyò.")
    }
}

/// The numbers of the translations a text holds, or of the notes that name one left out.
pub fn numbers(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices('«') {
        let head = &text[..at];
        let digits = head.bytes().rev().take_while(u8::is_ascii_digit).count();
        let begin = at - digits;
        if digits > 0 && head[..begin].ends_with(['T', 'L']) {
            out.push(text[begin..at].parse().unwrap());
        }
    }
    for (at, _) in text.match_indices('›') {
        let Some(begin) = text[..at].rfind('‹').map(|begin| begin + '‹'.len_utf8()) else { continue };
        out.push(text[begin..at].chars().fold(0, |number, sign| number * 2 + usize::from(sign == '-')));
    }
    out
}

/// The numbers of the translations an entry holds itself, in its message or in a note: not those of its pivot.
pub fn numbers_in(text: &str, entry: &Entry) -> Vec<usize> {
    let notes = entry.comment.iter().filter(|c| c.line == Line::Note).map(|c| c.range.clone());
    notes.chain([entry.value_range.clone()]).flat_map(|range| numbers(&text[range])).collect()
}

/// Where the project is.
pub enum Place {
    /// In memory, with one article.
    Memory,
    /// In a folder, through the façade; what stands there now, by path.
    Folder(tempfile::TempDir, BTreeMap<String, String>),
}

pub struct World {
    pub place: Place,
    pub config: Config,
    pub toml: String,
    pub articles: Vec<Article>,
    /// Every catalogue, glossaries included, by path.
    pub files: BTreeMap<String, String>,
    pub made: HashMap<usize, Made>,
    /// Lines of translators and of nobody, that stay: locale and line.
    pub kept: BTreeSet<(&'static str, String)>,
    pub counter: usize,
    /// Whether one locale alone was synced last.
    pub partial: bool,
    /// The acts so far, for the report of a failure.
    pub log: Vec<String>,
}

impl World {
    pub fn new(articles: Vec<Article>, folder: bool, pivot: bool) -> Self {
        let toml = format!("locales = [\"ht\", \"fr\"]\n{}", if pivot { "[locale.ht]\nfrom = \"fr\"\n" } else { "" });
        let place = if folder { Place::Folder(tempfile::tempdir().unwrap(), BTreeMap::new()) } else { Place::Memory };
        Self {
            place,
            config: Config::parse(Path::new("tradwi.toml"), &toml).unwrap(),
            toml,
            articles,
            files: ["fr", "ht"].map(|l| (format!("locales/{l}/terms.ftl"), TERMS.to_owned())).into(),
            made: HashMap::new(),
            kept: BTreeSet::new(),
            counter: 0,
            partial: false,
            log: Vec::new(),
        }
    }

    /// The catalogues of translations, in order.
    pub fn targets(&self) -> Vec<String> {
        let source = |p: &String| p.starts_with("locales/en/") || p.ends_with("/terms.ftl");
        self.files.keys().filter(|p| !source(p)).cloned().collect()
    }

    pub fn locale_of(path: &str) -> &'static str {
        if path.starts_with("locales/fr/") { "fr" } else { "ht" }
    }

    /// A catalogue as the library reads it.
    pub fn catalogue(&self, path: &str) -> Catalogue {
        let terms = self.terms(&locale(Self::locale_of(path)));
        catalogue::read(self.files[path].clone(), &terms, &[locale("fr"), locale("en")])
    }

    fn terms(&self, locale: &Locale) -> Terms {
        Terms::read(locale, self.files.get(&format!("locales/{locale}/terms.ftl")).cloned().unwrap_or_default())
    }

    pub fn has_term(&self, locale: &str) -> bool {
        self.files.get(&format!("locales/{locale}/terms.ftl")).is_some_and(|t| t.contains("-binuh"))
    }

    pub fn entry(&self, path: &str, which: usize) -> Option<Entry> {
        let mut entries = self.catalogue(path).entries;
        (!entries.is_empty()).then(|| entries.swap_remove(which % entries.len()))
    }

    pub fn newline(&self, path: &str) -> &'static str {
        if self.files[path].contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// Every article with its catalogues, as the library sees them.
    pub fn states(&mut self) -> Vec<ArticleState> {
        self.flush();
        match &self.place {
            Place::Memory => self.articles.first().filter(|a| a.there).map(|a| self.examine(a)).into_iter().collect(),
            Place::Folder(folder, _) => {
                let project = Project::open(Some(folder.path())).unwrap();
                let survey = project.survey(&[]).unwrap();
                survey.map(&survey.all(), &|| {}, |state| state).0
            }
        }
    }

    fn examine(&self, article: &Article) -> ArticleState {
        let name = catalogue::file_name(&article.stem);
        let catalogues = ["en", "fr", "ht"]
            .iter()
            .filter_map(|l| {
                let path = format!("locales/{l}/{name}");
                let text = self.files.get(&path)?.clone();
                Some((locale(l), CatalogueFile { path, text }))
            })
            .collect();
        let input = ArticleInput {
            path: article.path(),
            stem: article.stem.clone(),
            text: article.text(),
            default_locale: locale("en"),
            locales: vec![locale("fr"), locale("ht")],
            fields: self.config.front_matter.clone(),
            from: self.config.locale.iter().filter_map(|(l, c)| Some((l.clone(), c.from.clone()?))).collect(),
            catalogues,
            orphans: Arc::new(Orphans::default()),
            catalogue_folder: "locales".into(),
        };
        let glossary: Glossary = ["fr", "ht"].map(|l| (locale(l), self.terms(&locale(l)))).into();
        examine(input, &glossary)
    }

    /// Brings the folder to what the model has.
    fn flush(&mut self) {
        let Place::Folder(folder, there) = &mut self.place else { return };
        let mut wanted = self.files.clone();
        wanted.extend(self.articles.iter().filter(|a| a.there).map(|a| (a.path(), a.text())));
        wanted.insert("tradwi.toml".into(), self.toml.clone());
        for path in there.keys().filter(|p| !wanted.contains_key(*p)) {
            fs::remove_file(folder.path().join(path)).unwrap();
        }
        for (path, text) in wanted.iter().filter(|(p, t)| there.get(*p) != Some(t)) {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        *there = wanted;
    }

    /// Syncs, and holds it to what a sync may do.
    pub fn sync(&mut self, only: Option<&'static str>) {
        let wanted = only.map(|l| vec![locale(l)]);
        self.partial = only.is_some();
        let states = self.states();
        laws::remember_doubts(self, &states);
        let before = self.files.clone();
        for state in &states {
            let plan = plan(state, wanted.as_deref());
            if !plan.refused.is_empty() {
                self.fail(&format!("sync refuses {:?}", plan.refused));
            }
            if !state.blocked.is_empty() && !plan.is_empty() {
                self.fail("sync writes where it is blocked");
            }
            if let Place::Folder(folder, _) = &self.place {
                let applied = Project::open(Some(folder.path())).unwrap().apply(&plan.files);
                if !applied.errors.is_empty() {
                    self.fail(&format!("{:?}", applied.errors));
                }
            }
            for change in plan.files {
                if self.files.get(&change.path) != change.before.as_ref() {
                    self.fail(&format!("the plan has read another {}", change.path));
                }
                match change.after {
                    Some(text) => self.files.insert(change.path, text),
                    None => self.files.remove(&change.path),
                };
            }
            for target in state.targets.iter().filter(|t| t.exists) {
                let old = &target.catalogue.text;
                match self.files.get(&target.path).filter(|new| *new != old) {
                    None if target.renamed_from.is_none() && !self.files.contains_key(&target.path) => {
                        self.fail(&format!("{} is gone", target.path));
                    }
                    None => {}
                    Some(new) => {
                        let ids = target.items.iter().zip(&state.ids);
                        let begin = |e: usize| target.catalogue.entries[e].id_range.start;
                        let ids = ids.filter_map(|(item, id)| Some((begin(item.entry?), id.as_str()))).collect();
                        if let Err(why) = cut::same_outside_changes(old, new, &ids) {
                            let diff = similar::TextDiff::from_lines(old.as_str(), new);
                            self.fail(&format!("{}: {why}\n{}", target.path, diff.unified_diff()));
                        }
                        // Who has reviewed a translation, and when, somebody wrote.
                        let reviewed = |text: &str| {
                            let read = catalogue::read(text.to_owned(), &Terms::none(), &[locale("fr"), locale("en")]);
                            read.entries.iter().filter(|e| text[e.range.clone()].contains(REVIEWER)).count()
                        };
                        if reviewed(new) < reviewed(old) {
                            let diff = similar::TextDiff::from_lines(old.as_str(), new);
                            self.fail(&format!("{} forgets a reviewer\n{}", target.path, diff.unified_diff()));
                        }
                    }
                }
            }
        }
        self.sync_folder();
        let states = self.states();
        for state in &states {
            let second = plan(state, wanted.as_deref());
            // Where a locale alone was synced, an article that shares much with one that is gone may have come to
            // have half of its ids by that, and takes over what is left of it one sync later
            // (`an_article_made_of_parts_of_one_that_is_gone_is_whole_once_every_locale_is_synced`).
            let takes_over = only.is_some() && second.files.iter().any(|f| f.after.is_none());
            if !second.is_empty() && !takes_over {
                for file in &second.files {
                    let (old, new) = (file.before.clone().unwrap_or_default(), file.after.clone().unwrap_or_default());
                    let diff = similar::TextDiff::from_lines(&old, &new);
                    self.log.push(format!("second sync of {}:\n{}", file.path, diff.unified_diff()));
                }
                self.fail("a second sync is not empty");
            }
        }
        if only.is_none() {
            laws::after_sync(self, &states, &before);
        }
    }

    /// What was written is what was planned.
    fn sync_folder(&mut self) {
        let Place::Folder(folder, there) = &mut self.place else { return };
        there.retain(|p, _| !p.ends_with(".ftl"));
        there.extend(self.files.clone());
        let wrong: Vec<&String> = there
            .iter()
            .filter(|(path, text)| fs::read_to_string(folder.path().join(path)).ok().as_ref() != Some(text))
            .map(|(path, _)| path)
            .collect();
        assert!(wrong.is_empty(), "{wrong:?} on disk is not what was planned");
    }

    /// Ends the case, and prints everything there is to see.
    pub fn fail(&self, why: &str) -> ! {
        let mut out = format!("{why}\n");
        for act in &self.log {
            out.push_str(&format!("  {act}\n"));
        }
        for article in &self.articles {
            let there = if article.there { "" } else { " (gone)" };
            out.push_str(&format!("==== {}{there}\n{}", article.path(), article.text()));
        }
        for (path, text) in self.files.iter().filter(|(p, _)| !p.ends_with("terms.ftl")) {
            out.push_str(&format!("==== {path}\n{}", text.replace('\r', "␍").replace('\u{FEFF}', "(BOM)")));
        }
        for (number, made) in &self.made {
            out.push_str(&format!("T{number}: {made:?}\n"));
        }
        panic!("{out}");
    }
}
