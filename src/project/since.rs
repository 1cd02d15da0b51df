//! What of a project a branch is answerable for: `check --since`.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use super::{Project, git, paths};
use crate::catalogue::{self, Catalogue, Entry, FlawKind, Terms};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::error::Result;
use crate::locale::Locale;

/// Rules about work that waits. A changed glossary can break a text, but makes none stale or untranslated.
const WAITING: &[&str] = &["stale", "untranslated", "sync-due"];

/// What has changed since a branch left another, and which findings are about that.
#[derive(Debug)]
pub struct Since {
    root: PathBuf,
    files: BTreeSet<String>,
    /// By path, the catalogues that are touched and still there.
    catalogues: HashMap<String, Entries>,
    /// Those of them that others are made from, by their path with a gap for the locale.
    originals: HashMap<String, Vec<(Locale, String)>>,
    source: Locale,
    config: Config,
}

/// Which entries of a touched catalogue are as they were.
#[derive(Debug, Default)]
struct Entries {
    untouched: Vec<Range<usize>>,
    touched: BTreeSet<String>,
}

impl Project {
    /// Asks git what has changed since the present branch left `revision`, in commits or not yet. `source` is the
    /// locale that files without an article are compared with.
    ///
    /// # Errors
    /// [`Error::is_usage`](crate::error::Error::is_usage): there is no git, no repository, no such revision, or too
    /// little history.
    pub fn since(&self, revision: &str, source: &Locale) -> Result<Since> {
        let git::Touched { base, files } = git::touched(&self.root, revision)?;
        let known: Vec<&str> = files.iter().map(String::as_str).filter(|f| f.ends_with(".ftl")).collect();
        let mut catalogues = HashMap::new();
        let mut originals: HashMap<String, Vec<(Locale, String)>> = HashMap::new();
        let pivots: Vec<&Locale> = self.config.locale.values().filter_map(|l| l.from.as_ref()).collect();
        for file in &known {
            for (gap, locale) in gaps(file) {
                if locale == *source || pivots.contains(&&locale) {
                    originals.entry(gap).or_default().push((locale, (*file).to_owned()));
                }
            }
        }
        git::former(&self.root, &base, &known, |file, before| {
            let Ok(now) = self.read_text(file) else { return };
            catalogues.insert(file.to_owned(), compare(&before.unwrap_or_default(), now));
        })?;
        let (root, config) = (self.root.clone(), self.config.clone());
        Ok(Since { root, files, catalogues, originals, source: source.clone(), config })
    }
}

impl Since {
    /// Whether a finding is about what was touched: its article, with all its locales; the entry it stands in; the
    /// entry of the locale that it is made from; the terms of its locale; or any other file it is in.
    pub fn concerns(&self, d: &Diagnostic) -> bool {
        if d.article.as_deref().is_some_and(|article| self.is_touched(article)) {
            return true;
        }
        if let Some(entries) = self.catalogues.get(&d.file) {
            let within = |r: &Range<usize>| r.contains(&d.span.start) && d.span.end <= r.end;
            if d.span == (0..0) || !entries.untouched.iter().any(within) {
                return true;
            }
        } else if self.is_touched(&d.file) {
            return true;
        }
        self.original_was_touched(d) || self.terms_were_touched(d)
    }

    fn is_touched(&self, path: &str) -> bool {
        if self.files.contains(path) {
            return true;
        }
        // Git knows a file below a linked folder by its real place.
        let real = paths::join(&self.root, path).ok().and_then(|full| fs::canonicalize(full).ok());
        real.and_then(|real| paths::relative(&self.root, &real)).is_some_and(|real| self.files.contains(&real))
    }

    /// Whether the entry that this one is made from was touched: of the source, or of the locale named by `from`.
    fn original_was_touched(&self, d: &Diagnostic) -> bool {
        let Some(locale) = &d.locale else { return false };
        let pivot = self.config.locale(locale).from;
        let originals = gaps(&d.file).into_iter().filter_map(|(gap, _)| self.originals.get(&gap)).flatten();
        originals.filter(|(l, _)| *l == self.source || Some(l) == pivot.as_ref()).any(|(_, file)| match &d.id {
            Some(id) => self.catalogues.get(file).is_none_or(|entries| entries.touched.contains(id)),
            // The file as a whole, which is missing where its original is new.
            None => true,
        })
    }

    fn terms_were_touched(&self, d: &Diagnostic) -> bool {
        let Some(locale) = &d.locale else { return false };
        !WAITING.contains(&d.rule) && self.is_touched(&format!("{}/{locale}/terms.ftl", self.config.catalogues))
    }
}

/// The path with each part that names a locale taken out: a folder, or a file such as `fr.ftl`.
fn gaps(file: &str) -> Vec<(String, Locale)> {
    let parts: Vec<&str> = file.split('/').collect();
    let locale = |part: &str| part.strip_suffix(".ftl").unwrap_or(part).parse::<Locale>().ok();
    let without = |i: usize| {
        let parts = parts.iter().enumerate().map(|(n, part)| if n == i { "" } else { part });
        parts.collect::<Vec<_>>().join("/")
    };
    parts.iter().enumerate().filter_map(|(i, part)| Some((without(i), locale(part)?))).collect()
}

/// What of an entry counts: its own lines, and what its neighbours do to it.
type Face = (String, Vec<FlawKind>, usize);

fn face(catalogue: &Catalogue, entry: &Entry) -> Face {
    let text = catalogue.text.get(entry.range.clone()).unwrap_or_default();
    // Git may check out other line ends than it keeps, and what follows the last entry may be nothing or a line end.
    let text = text.replace("\r\n", "\n").trim_end().to_owned();
    (text, entry.flaws.iter().map(|f| f.kind.clone()).collect(), entry.damage.len())
}

fn compare(before: &str, now: String) -> Entries {
    let none = Terms::none();
    let before = catalogue::read(before.to_owned(), &none, &[]);
    let now = catalogue::read(now, &none, &[]);
    let mut old: HashMap<&str, Vec<Face>> = HashMap::new();
    for entry in &before.entries {
        old.entry(&entry.id).or_default().push(face(&before, entry));
    }
    let mut out = Entries::default();
    for entry in &now.entries {
        if old.get(entry.id.as_str()).is_some_and(|faces| faces.contains(&face(&now, entry))) {
            out.untouched.push(entry.range.clone());
        } else {
            out.touched.insert(entry.id.clone());
        }
    }
    // What is gone was touched as well.
    let left: BTreeSet<&str> = now.entries.iter().map(|e| e.id.as_str()).collect();
    out.touched.extend(old.keys().filter(|id| !left.contains(*id)).map(|id| (*id).to_owned()));
    out
}
