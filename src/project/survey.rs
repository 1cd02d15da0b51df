//! What is in a project, and reading it article by article.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::audio::Speaker;
use super::gone::{self, Gone, Renamed};
use super::{Fault, Project, findings, list};
use crate::catalogue::{Status, Terms};
use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Result;
use crate::locale::Locale;
use crate::report::status::ArticleStatus;
use crate::sync::{self, ArticleInput, ArticleState, Blocked, CatalogueFile, Glossary, Orphans, Plan};
use crate::text::spelling::Spelling;

/// An article's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleFile {
    /// Its path, relative to the project.
    pub path: String,
    /// Its path below the folder of the articles, without extension.
    pub stem: String,
    /// The name of its catalogues below a locale's folder.
    pub catalogue: String,
    /// Whether it is left alone because another article would have the same catalogue.
    pub left_alone: bool,
}

/// What is in a project: articles, locales, glossaries, and the memory of articles that are gone.
#[derive(Debug)]
pub struct Survey<'p> {
    project: &'p Project,
    /// The articles, sorted by path.
    pub articles: Vec<ArticleFile>,
    /// The locales that every article is for unless it says otherwise, sorted.
    pub locales: Vec<Locale>,
    /// Those, and the ones that only some articles are for.
    pub known: BTreeSet<Locale>,
    /// The terms of every locale.
    pub glossary: Glossary,
    /// What reads editions aloud, if they are to be.
    pub(super) speaker: Option<Speaker>,
    /// `terms.ftl` of every locale that has one.
    pub terms: BTreeMap<Locale, CatalogueFile>,
    /// `site.ftl` of every locale that has one.
    pub site: BTreeMap<Locale, CatalogueFile>,
    /// Catalogues of articles that are gone, but for those an article was renamed from.
    pub gone: Vec<Gone>,
    /// Files that no article has or had, by name, and the locales that have one.
    pub(super) plain: BTreeMap<String, Vec<Locale>>,
    /// What is wrong with files and folders as such.
    pub findings: Vec<Diagnostic>,
    /// By locale, the catalogues there are.
    files: BTreeMap<Locale, BTreeSet<String>>,
    /// By article, the catalogues it takes over.
    renamed: Renamed,
    orphans: Arc<Orphans>,
}

impl Project {
    /// Lists what is in the project. `new` are locales to be added now, on the command line.
    ///
    /// # Errors
    /// A folder of the project cannot be listed, or leads out of it. What is wrong with a single file is a
    /// finding and stops nothing.
    pub fn survey(&self, new: &[Locale]) -> Result<Survey<'_>> {
        let mut findings = Vec::new();
        let articles = list::articles(self, &mut findings)?;
        // Articles in there are not seen, which does not mean that they are gone.
        let hidden: Vec<String> = findings.iter().map(|d| d.file.clone()).collect();
        let catalogues = list::catalogues(self, &mut findings)?;

        // A locale that only some folders are for does not become everybody's by having a folder of its own.
        let config = &self.config;
        let mut for_all: BTreeSet<Locale> = config.locales.iter().chain(new).cloned().collect();
        for_all.insert(config.source.clone());
        let configured = list::configured_locales(config);
        for_all.extend(catalogues.targets.iter().filter(|l| !configured.contains(l)).cloned());
        let known = for_all.iter().chain(&configured).cloned().collect();

        let mut survey = Survey {
            project: self,
            articles,
            locales: for_all.into_iter().collect(),
            known,
            glossary: Glossary::new(),
            speaker: None,
            terms: BTreeMap::new(),
            site: BTreeMap::new(),
            gone: Vec::new(),
            plain: BTreeMap::new(),
            findings,
            files: catalogues.files,
            renamed: Renamed::new(),
            orphans: Arc::default(),
        };
        survey.read_words();
        let (gone, renamed) = gone::find(&mut survey, &hidden);
        survey.orphans = Arc::new(gone::orphans(&gone));
        survey.gone = gone;
        survey.renamed = renamed;
        Ok(survey)
    }
}

impl<'p> Survey<'p> {
    /// Has the next build read the editions aloud, in the languages for which a voice is installed. Whether there is
    /// any program that speaks.
    pub fn speak(&mut self) -> bool {
        self.speaker = Speaker::find();
        self.speaker.is_some()
    }

    /// The project.
    pub fn project(&self) -> &'p Project {
        self.project
    }

    /// The articles, by index, that are read when nobody names any.
    pub fn all(&self) -> Vec<usize> {
        (0..self.articles.len()).collect()
    }

    /// Reads articles with their catalogues, in parallel, and hands each to `f`; the results are in the order
    /// of `which`. An article is dropped when its closure is done, so that memory does not grow with the
    /// project. `done` is called once an article. Articles that cannot be read give findings instead.
    pub fn map<T: Send>(
        &self,
        which: &[usize],
        done: &(dyn Fn() + Sync),
        f: impl Fn(ArticleState) -> T + Sync,
    ) -> (Vec<T>, Vec<Diagnostic>) {
        let results: Vec<(Option<T>, Vec<Diagnostic>)> = which
            .par_iter()
            .map(|&i| {
                let mut findings = Vec::new();
                let result = self.examine(i, &mut findings).map(&f);
                done();
                (result, findings)
            })
            .collect();
        let mut out = Vec::with_capacity(results.len());
        let mut findings = Vec::new();
        for (result, more) in results {
            out.extend(result);
            findings.extend(more);
        }
        (out, findings)
    }

    /// Reads one article with its catalogues.
    pub fn examine(&self, which: usize, findings: &mut Vec<Diagnostic>) -> Option<ArticleState> {
        let article = self.articles.get(which).filter(|a| !a.left_alone)?;
        let text = self.read_article(article, findings)?;
        let (catalogues, unreadable) = self.read_catalogues(which, article, findings);
        let input = self.input(article, text, catalogues);
        let mut state = sync::examine(input, &self.glossary);
        if state.article.unreadable {
            findings.extend(check::unreadable_article(&state));
            return None;
        }
        self.keep_known_locales(&mut state, findings);
        if let Some(former) = self.renamed.get(&which) {
            let taken = |l: &Locale| *l == state.source || state.targets.iter().any(|t| t.locale == *l);
            state.left_behind = former.disputed || !former.unreadable.is_empty() || !former.files.keys().all(taken);
            state.former_targets.clone_from(&former.held);
            state.former_source.clone_from(&former.source);
        }
        for (locale, path) in unreadable {
            shut(&mut state, &locale, path);
        }
        Some(state)
    }

    pub(super) fn read_article(&self, article: &ArticleFile, findings: &mut Vec<Diagnostic>) -> Option<String> {
        match self.project.read_text(&article.path) {
            Ok(text) => match findings::conflict_marker(&text) {
                Some((at, length)) => {
                    findings.push(findings::conflict(&article.path, at, length));
                    None
                }
                None => Some(text),
            },
            Err(fault) => {
                findings.push(fault.finding(&article.path).with_place(&article.path, None));
                None
            }
        }
    }

    /// The catalogues of an article, and those that are there but cannot be read.
    fn read_catalogues(
        &self,
        which: usize,
        article: &ArticleFile,
        findings: &mut Vec<Diagnostic>,
    ) -> (HashMap<Locale, CatalogueFile>, Vec<(Locale, String)>) {
        let former = self.renamed.get(&which);
        let mut catalogues = former.map(|f| f.files.clone()).unwrap_or_default();
        let mut unreadable = former.map(|f| f.unreadable.clone()).unwrap_or_default();
        for (locale, files) in &self.files {
            if !files.contains(&article.catalogue) {
                continue;
            }
            let path = self.catalogue_path(locale, &article.catalogue);
            match self.project.read_text(&path) {
                Ok(text) => {
                    catalogues.insert(locale.clone(), CatalogueFile { path, text });
                }
                Err(fault) => {
                    findings.push(fault.finding(&path).with_place(&article.path, Some(locale)));
                    unreadable.push((locale.clone(), path));
                }
            }
        }
        (catalogues, unreadable)
    }

    /// What the pure part is given to read an article.
    pub(super) fn input(
        &self,
        article: &ArticleFile,
        text: String,
        catalogues: HashMap<Locale, CatalogueFile>,
    ) -> ArticleInput {
        let config = &self.project.config;
        // The innermost folder that says something about the matter wins.
        let mut folders: Vec<_> =
            config.folder.iter().filter(|f| std::path::Path::new(&article.stem).starts_with(&f.path)).collect();
        folders.sort_by_key(|f| std::cmp::Reverse(f.path.len()));
        let lang = folders.iter().find_map(|f| f.lang.clone());
        let locales = folders.iter().find_map(|f| f.locales.clone());
        ArticleInput {
            path: article.path.clone(),
            stem: article.stem.clone(),
            text,
            default_locale: lang.unwrap_or_else(|| config.source.clone()),
            locales: locales.unwrap_or_else(|| self.locales.clone()),
            fields: config.front_matter.clone(),
            from: config.locale.iter().filter_map(|(l, c)| Some((l.clone(), c.from.clone()?))).collect(),
            catalogues,
            orphans: Arc::clone(&self.orphans),
            catalogue_folder: config.catalogues.clone(),
        }
    }

    /// A locale that only an article's front matter names would become everybody's with its first catalogue.
    fn keep_known_locales(&self, state: &mut ArticleState, findings: &mut Vec<Diagnostic>) {
        let folder = &self.project.config.catalogues;
        state.targets.retain(|target| {
            let known = self.known.contains(&target.locale);
            if !known {
                findings.push(findings::unconfigured_locale(&state.path, &target.locale, folder));
            }
            known
        });
    }

    /// The article as it is once `plan` has been written, without reading a file again.
    pub(super) fn after(&self, state: ArticleState, plan: &Plan) -> ArticleState {
        let Some(article) = self.articles.iter().find(|a| a.path == state.path) else { return state };
        let mut catalogues = HashMap::new();
        let mut shut_again = Vec::new();
        let mut put = |locale: &Locale, path: &str, old: Option<&str>| {
            let change = plan.files.iter().find(|c| c.path == path);
            if let Some(text) = change.map_or(old, |c| c.after.as_deref()) {
                let file = CatalogueFile { path: path.to_owned(), text: text.to_owned() };
                catalogues.insert(locale.clone(), file);
            }
        };
        put(&state.source, &state.source_path, state.source_catalogue.as_ref().map(|c| c.text.as_str()));
        for target in &state.targets {
            put(&target.locale, &target.path, target.exists.then_some(target.catalogue.text.as_str()));
            if target.catalogue.unreadable {
                shut_again.push((target.locale.clone(), target.path.clone()));
            }
        }
        let mut state = sync::examine(self.input(article, state.article.text, catalogues), &self.glossary);
        self.keep_known_locales(&mut state, &mut Vec::new());
        for (locale, path) in shut_again {
            shut(&mut state, &locale, path);
        }
        state
    }

    /// What `check` has to say of files that belong to no article: glossaries, the words of the editions, and
    /// catalogues of articles that are gone.
    pub fn check_shared_files(&self) -> Vec<Diagnostic> {
        let mut out = self.check_words();
        for gone in &self.gone {
            out.push(check::orphan(&gone.source_file.path, &gone.article, &gone.source));
            out.extend(gone.targets.iter().map(|(l, t)| check::orphan(&t.path, &gone.article, l)));
        }
        out
    }

    /// Whether an article takes over catalogues of another name.
    pub(super) fn is_renamed(&self, which: usize) -> bool {
        self.renamed.contains_key(&which)
    }

    pub(super) fn files(&self) -> &BTreeMap<Locale, BTreeSet<String>> {
        &self.files
    }

    pub(super) fn catalogue_path(&self, locale: &Locale, name: &str) -> String {
        format!("{}/{locale}/{name}", self.project.config.catalogues)
    }

    /// Reads the dictionaries of the locales that have one, for a check to spell by. One that cannot be read is a finding.
    pub fn read_dictionaries(&mut self) {
        let settings = self.project.config.locale.iter();
        let paths: Vec<_> = settings.filter_map(|(l, s)| Some((l.clone(), s.dictionary.clone()?))).collect();
        for (locale, path) in paths {
            let affixes = format!("{}.aff", path.trim_end_matches(".dic"));
            let read = |path: &str| self.project.read_text(path).map_err(|fault| (path.to_owned(), fault));
            let spelling = read(&affixes).and_then(|affixes| {
                let words = read(&path)?;
                Spelling::read(&affixes, &words).map_err(|e| (path.clone(), Fault::Unreadable(e)))
            });
            match spelling {
                Ok(spelling) => {
                    let terms = self.glossary.remove(&locale).unwrap_or_else(|| Terms::read(&locale, String::new()));
                    self.glossary.insert(locale, terms.with_spelling(spelling));
                }
                Err((path, fault)) => self.findings.push(fault.finding(&path)),
            }
        }
    }

    /// Reads `terms.ftl` and `site.ftl` of every locale.
    fn read_words(&mut self) {
        let locales: Vec<Locale> = self.files.keys().cloned().collect();
        for locale in locales {
            for name in ["terms.ftl", "site.ftl"] {
                if !self.files.get(&locale).is_some_and(|files| files.contains(name)) {
                    continue;
                }
                let path = self.catalogue_path(&locale, name);
                match self.project.read_text(&path) {
                    Ok(text) if name == "terms.ftl" => {
                        self.glossary.insert(locale.clone(), Terms::read(&locale, text.clone()));
                        self.terms.insert(locale.clone(), CatalogueFile { path, text });
                    }
                    Ok(text) => {
                        self.site.insert(locale.clone(), CatalogueFile { path, text });
                    }
                    Err(fault) => self.findings.push(fault.finding(&path)),
                }
            }
        }
    }

    /// Articles that nobody can read are held back too, in every locale that they would be for.
    pub(super) fn unread(&self, read: &[ArticleStatus], problems: &[Diagnostic]) -> Vec<(String, Locale, String)> {
        let read: BTreeSet<&str> = read.iter().map(|s| s.article.as_str()).collect();
        let mut held = Vec::new();
        for article in self.articles.iter().filter(|a| !read.contains(a.path.as_str())) {
            let about = |d: &&Diagnostic| d.file == article.path && d.severity == Severity::Error;
            let why = match problems.iter().chain(&self.findings).find(about).map(|d| d.rule) {
                Some("front-matter") => "its front matter cannot be read",
                Some("encoding") => "it is not UTF-8",
                Some("conflict-marker") => "it has the conflict markers of a merge in it",
                Some("shared-catalogue") => "another article would share its catalogue",
                _ => "it cannot be read",
            };
            let input = self.input(article, String::new(), HashMap::new());
            let locales: BTreeSet<Locale> = input.locales.into_iter().chain([input.default_locale]).collect();
            let held_in = |l: Locale| (article.path.clone(), l, format!("{why}; the pages of the last build stay"));
            held.extend(locales.into_iter().map(held_in));
        }
        held
    }
}

/// A catalogue that is there but cannot be read: nothing in it is current, and nothing is written over it.
fn shut(state: &mut ArticleState, locale: &Locale, path: String) {
    if *locale == state.source {
        state.blocked.push(Blocked {
            file: path,
            message: "the source catalogue cannot be read".into(),
            help: "save it as UTF-8, or delete it and run `tradwi sync`".into(),
        });
    } else if let Some(target) = state.targets.iter_mut().find(|t| t.locale == *locale) {
        target.exists = true;
        target.catalogue.unreadable = true;
        target.items.iter_mut().for_each(|item| item.judgement.status = Status::Broken);
    }
}
