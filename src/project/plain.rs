//! Fluent files that no article is behind: those of an application, of which nobody says more than the folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{Project, list, paths, start_folder};
use crate::check::parity::{self, Defined, Resource};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render;
use crate::error::{Error, Result};
use crate::locale::Locale;
use crate::sync::Glossary;

/// The Fluent files of a folder, by locale: `DIR/<locale>/**/*.ftl`, or `DIR/<locale>.ftl`.
#[derive(Debug)]
pub struct Catalogues {
    project: Project,
    /// As it was asked for, for messages.
    shown: String,
    /// Path of the folder, relative to the project; empty for the project itself.
    base: String,
    locales: BTreeMap<Locale, Files>,
    passed_over: Vec<String>,
    findings: Vec<Diagnostic>,
}

/// The files of a locale.
#[derive(Debug, Default)]
struct Files {
    /// Its folder, as it is written; not always in canonical form (`pt_BR`).
    folder: Option<String>,
    /// Path by name below the folder. A file that is all of its locale has the name ``.
    paths: BTreeMap<String, String>,
}

/// What was read of a locale.
#[derive(Default)]
struct Read {
    files: BTreeMap<String, Resource>,
    defines: Defined,
    /// Names of files that are there but cannot be read.
    unreadable: BTreeSet<String>,
    findings: Vec<Diagnostic>,
}

impl Catalogues {
    /// Lists the files of `folder`, which is taken from `dir` (or the current folder) on. No configuration is read.
    ///
    /// # Errors
    /// [`Error::is_usage`] if it is no folder or nothing in it is named after a language; it cannot be listed.
    pub fn open(dir: Option<&Path>, folder: &Path) -> Result<Self> {
        let start = start_folder(dir)?;
        let full = start_folder(Some(&start.join(folder))).map_err(|e| match e.is_usage() {
            true => {
                Error::usage(format!("`{}` is not a folder; name the one with the locales in it", folder.display()))
            }
            false => e,
        })?;
        // Paths are shown from where the command runs; what lies elsewhere is looked at by itself.
        let below = paths::relative(&start, &full);
        let (root, base) = below.map_or_else(|| (full.clone(), String::new()), |below| (start, below));
        let mut found = Self {
            project: Project::without_configuration(root),
            shown: folder.display().to_string(),
            base,
            locales: BTreeMap::new(),
            passed_over: Vec::new(),
            findings: Vec::new(),
        };
        found.list(&full)?;
        if found.locales.is_empty() {
            return Err(found.no_locale(&full));
        }
        Ok(found)
    }

    /// The project that the paths of findings are relative to.
    pub fn project(&self) -> &Project {
        &self.project
    }

    /// The locales there are, sorted.
    pub fn locales(&self) -> impl Iterator<Item = &Locale> {
        self.locales.keys()
    }

    /// Folders with Fluent files in them that are not named after a language.
    pub fn passed_over(&self) -> &[String] {
        &self.passed_over
    }

    /// The locale that the others are compared with: the one asked for, or the only English there is.
    ///
    /// # Errors
    /// [`Error::is_usage`], with the candidates, if there is no such locale or nobody can say which.
    pub fn source(&self, asked: Option<&Locale>) -> Result<Locale> {
        if let Some(asked) = asked {
            self.require(asked)?;
            return Ok(asked.clone());
        }
        let english: Vec<&Locale> = self.locales().filter(|l| l.language() == "en").collect();
        match english.as_slice() {
            [only] => Ok((*only).clone()),
            [] => Err(Error::usage(format!("which locale is the source? give `--source`, one of {}", self.named()))),
            several => {
                let named: Vec<String> = several.iter().map(|l| format!("`{l}`")).collect();
                Err(Error::usage(format!(
                    "which locale is the source? give `--source`, such as {}",
                    named.join(" or ")
                )))
            }
        }
    }

    /// Refuses a locale that is not there.
    ///
    /// # Errors
    /// [`Error::is_usage`], with those there are.
    pub fn require(&self, locale: &Locale) -> Result<()> {
        if self.locales.contains_key(locale) {
            return Ok(());
        }
        Err(Error::usage(format!("`{}` has no locale `{locale}`, but {}", self.shown, self.named())))
    }

    /// Checks the source by itself, and the locales that are wanted beside it; the findings are sorted.
    pub fn check(&self, source: &Locale, wanted: &(dyn Fn(&Locale) -> bool + Sync)) -> Vec<Diagnostic> {
        let watched: Vec<Locale> = self.locales().cloned().collect();
        let Some(files) = self.locales.get(source) else { return Vec::new() };
        let own = self.read(source, files, &watched);
        let mut out = self.findings.clone();
        out.extend(own.findings.iter().cloned());
        for file in own.files.values().filter(|f| !f.is_of_article()) {
            out.extend(compare(file, &own.defines, file, &own.defines));
        }
        let targets: Vec<(&Locale, &Files)> = self.locales.iter().filter(|(l, _)| *l != source && wanted(l)).collect();
        let findings: Vec<Vec<Diagnostic>> =
            targets.par_iter().map(|(locale, files)| self.beside(source, &own, locale, files, &watched)).collect();
        out.extend(findings.into_iter().flatten());
        render::sort(&mut out);
        out
    }

    /// Checks one locale beside the source.
    fn beside(
        &self,
        source: &Locale,
        own: &Read,
        locale: &Locale,
        files: &Files,
        watched: &[Locale],
    ) -> Vec<Diagnostic> {
        let theirs = self.read(locale, files, watched);
        let mut out = theirs.findings;
        for (name, file) in own.files.iter().filter(|(_, f)| !f.is_of_article()) {
            match theirs.files.get(name) {
                Some(target) => out.extend(compare(file, &own.defines, target, &theirs.defines)),
                None if theirs.unreadable.contains(name) => {}
                None => out.extend(parity::missing_file(file, &self.path_of(locale, files, name), locale)),
            }
        }
        for (name, file) in &theirs.files {
            if !own.files.contains_key(name) && !own.unreadable.contains(name) && !file.is_of_article() {
                out.push(parity::obsolete_file(file, source));
            }
        }
        out
    }

    fn read(&self, locale: &Locale, files: &Files, watched: &[Locale]) -> Read {
        let texts: Vec<_> = files
            .paths
            .par_iter()
            .map(|(name, path)| {
                let text = self.project.read_text(path);
                (name, path, text.map(|text| Resource::read(path.clone(), locale.clone(), text, watched)))
            })
            .collect();
        let mut out = Read::default();
        for (name, path, read) in texts {
            match read {
                Ok(file) => {
                    out.defines.add(&file.shape);
                    out.files.insert(name.clone(), file);
                }
                Err(fault) => {
                    let mut finding = fault.finding(path);
                    finding.locale = Some(locale.clone());
                    out.findings.push(finding);
                    out.unreadable.insert(name.clone());
                }
            }
        }
        out
    }

    /// Where a file of a locale is, or would be.
    fn path_of(&self, locale: &Locale, files: &Files, name: &str) -> String {
        let folder = files.folder.clone().unwrap_or_else(|| locale.to_string());
        self.below(&if name.is_empty() { format!("{folder}.ftl") } else { format!("{folder}/{name}") })
    }

    fn below(&self, path: &str) -> String {
        if self.base.is_empty() { path.to_owned() } else { format!("{}/{path}", self.base) }
    }

    fn list(&mut self, full: &Path) -> Result<()> {
        let mut entries: Vec<PathBuf> =
            fs::read_dir(full).map_err(|e| Error::io("read", full, e))?.flatten().map(|e| e.path()).collect();
        entries.sort();
        for entry in entries {
            let Some(name) = entry.file_name().and_then(|n| n.to_str()).filter(|n| !n.starts_with('.')) else {
                continue;
            };
            let path = self.below(name);
            if entry.is_dir() {
                self.list_folder(name, &path)?;
            } else if let Some(stem) = name.strip_suffix(".ftl")
                && let Some(locale) = locale_of(stem)
            {
                self.locales.entry(locale).or_default().paths.insert(String::new(), path);
            }
        }
        Ok(())
    }

    fn list_folder(&mut self, name: &str, path: &str) -> Result<()> {
        let Some(locale) = locale_of(name) else {
            // What is wrong in there is nobody's affair.
            let has_any = paths::existing(self.project.root(), path).is_ok()
                && !list::fluent_files(&self.project, path, &mut Vec::new())?.is_empty();
            self.passed_over.extend(has_any.then(|| name.to_owned()));
            return Ok(());
        };
        if paths::existing(self.project.root(), path).is_err() {
            self.findings.push(super::findings::outside(path));
            return Ok(());
        }
        let names = list::fluent_files(&self.project, path, &mut self.findings)?;
        if names.is_empty() {
            return Ok(());
        }
        let files = self.locales.entry(locale).or_default();
        // Of `pt-BR` and `pt_BR` one is a mistake, and nobody knows which.
        if files.folder.is_some() {
            self.passed_over.push(name.to_owned());
            return Ok(());
        }
        files.folder = Some(name.to_owned());
        files.paths.extend(names.into_iter().map(|name| {
            let path = format!("{path}/{name}");
            (name, path)
        }));
        Ok(())
    }

    fn named(&self) -> String {
        let named: Vec<String> = self.locales().map(|l| format!("`{l}`")).collect();
        named.join(", ")
    }

    /// Says that there is nothing to check, and where there is, if it is one folder further down.
    fn no_locale(&self, full: &Path) -> Error {
        let mut folders: Vec<PathBuf> =
            fs::read_dir(full).into_iter().flatten().flatten().map(|e| e.path()).filter(|p| p.is_dir()).collect();
        folders.sort();
        let holds_locales = |folder: &PathBuf| {
            let names = fs::read_dir(folder).into_iter().flatten().flatten();
            names.filter(|e| e.path().is_dir()).any(|e| e.file_name().to_str().and_then(locale_of).is_some())
        };
        let further = folders.iter().find(|f| holds_locales(f)).and_then(|f| f.file_name());
        let hint = match further {
            Some(name) => format!("did you mean `{}`?", Path::new(&self.shown).join(name).display()),
            None => "it should hold `<locale>/*.ftl` or `<locale>.ftl`, such as `en-US/menu.ftl`".to_owned(),
        };
        let empty = match self.passed_over.as_slice() {
            [] => String::new(),
            names => format!(" (there are Fluent files in {})", listed(names)),
        };
        Error::usage(format!("nothing in `{}` is named after a language{empty}; {hint}", self.shown))
    }
}

/// The locale that a folder or file is named after. Unlike in a project of articles, a variant is welcome.
fn locale_of(name: &str) -> Option<Locale> {
    let locale: Locale = name.parse().ok()?;
    Locale::from_folder(locale.language()).map(|_| locale)
}

fn listed(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|n| format!("`{n}`")).collect();
    names.join(", ")
}

/// Nobody has configured anything for a folder of catalogues, and it has no glossary.
fn compare(source: &Resource, defines: &Defined, target: &Resource, target_defines: &Defined) -> Vec<Diagnostic> {
    parity::compare(source, defines, target, target_defines, &Config::default(), &Glossary::new())
}
