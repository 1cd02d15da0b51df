//! Listing: which files are articles, and which are catalogues of which locale.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization as _;
use walkdir::WalkDir;

use super::{ArticleFile, Project, findings, paths};
use crate::article::Format;
use crate::catalogue;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::error::{Error, Result};
use crate::locale::Locale;

/// The files below the folder of the catalogues.
#[derive(Debug, Default)]
pub(super) struct Catalogues {
    /// By locale, the names of the `.ftl` files in its folder (`health/water.ftl`), `terms` and `site` included.
    pub files: BTreeMap<Locale, BTreeSet<String>>,
    /// Locales whose folder holds more than source catalogues, or nothing yet.
    pub targets: BTreeSet<Locale>,
}

/// Lists the articles, sorted by path, and marks those that would share a catalogue.
pub(super) fn articles(project: &Project, findings: &mut Vec<Diagnostic>) -> Result<Vec<ArticleFile>> {
    let base = &project.config.articles;
    let mut articles: Vec<ArticleFile> = walk(project, base, findings, &|name| Format::of_path(name).is_some())?
        .into_iter()
        .map(|name| {
            let stem = catalogue::article_stem(&name).to_owned();
            let catalogue = catalogue::file_name(&stem);
            ArticleFile { path: format!("{base}/{name}"), stem, catalogue, left_alone: false }
        })
        .collect();
    articles.sort_by(|a, b| a.path.cmp(&b.path));

    // Names that some file system takes for one are one, whatever this machine's thinks of them.
    let mut shared: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, article) in articles.iter().enumerate() {
        shared.entry(one_name(&article.catalogue)).or_default().push(i);
    }
    let mut clashes: Vec<Vec<usize>> = shared.into_values().filter(|group| group.len() > 1).collect();
    clashes.sort();
    for group in clashes {
        if let [first, others @ ..] = &*group {
            let others: Vec<&str> = others.iter().map(|&o| articles[o].path.as_str()).collect();
            findings.push(findings::shared_catalogue(&articles[*first].path, &others, &articles[*first].catalogue));
        }
        for i in group {
            articles[i].left_alone = true;
        }
    }
    Ok(articles)
}

/// The form in which two names are one on some file system: composed, and without regard to case.
pub(super) fn one_name(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

/// Lists the catalogues of every folder that is a locale.
pub(super) fn catalogues(project: &Project, findings: &mut Vec<Diagnostic>) -> Result<Catalogues> {
    let base = &project.config.catalogues;
    let configured = configured_locales(&project.config);
    let mut found = Catalogues::default();
    let Some(folder) = base_folder(project, base)? else { return Ok(found) };
    let mut names: Vec<_> = fs::read_dir(&folder)
        .map_err(|e| Error::io("read", base, e))?
        .flatten()
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name())
        .collect();
    names.sort();
    for name in names {
        let Some(name) = name.to_str() else {
            findings.push(findings::file_name(&format!("{base}/{}", name.to_string_lossy())));
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{base}/{name}");
        if paths::existing(&project.root, &path).is_err() {
            findings.push(findings::outside(&path));
            continue;
        }
        let tag = name.parse::<Locale>().ok().filter(|l| l.is_registered() || configured.contains(l));
        match tag {
            Some(locale) if locale.to_string() == name => {
                let files = walk(project, &path, findings, &is_ftl)?;
                // What is configured is a target or not by that; the files need not be looked into.
                if !configured.contains(&locale)
                    && (files.iter().any(|f| !is_source(project, &path, f)) || files.is_empty())
                {
                    found.targets.insert(locale.clone());
                }
                found.files.insert(locale, files.into_iter().collect());
            }
            tag => {
                if !walk(project, &path, &mut Vec::new(), &is_ftl)?.is_empty() {
                    findings.push(match tag {
                        Some(locale) => findings::not_canonical(&path, &locale.to_string(), base),
                        None => findings::not_a_locale(&path, name),
                    });
                }
            }
        }
    }
    Ok(found)
}

/// Every locale that the configuration names for articles.
pub(super) fn configured_locales(config: &Config) -> BTreeSet<Locale> {
    let mut out: BTreeSet<Locale> = config.locales.iter().cloned().collect();
    out.insert(config.source.clone());
    for folder in &config.folder {
        out.extend(folder.lang.clone());
        out.extend(folder.locales.iter().flatten().cloned());
    }
    out
}

fn is_ftl(name: &str) -> bool {
    name.ends_with(".ftl")
}

/// The `.ftl` files below a folder of the project, as paths below it, sorted by folder.
pub(super) fn fluent_files(project: &Project, base: &str, findings: &mut Vec<Diagnostic>) -> Result<Vec<String>> {
    walk(project, base, findings, &is_ftl)
}

/// Whether a catalogue begins with the header of a source catalogue. Reads no more than the beginning: this
/// only tells a folder of translations from one that holds the source catalogues of articles in that language.
fn is_source(project: &Project, folder: &str, name: &str) -> bool {
    let Ok(path) = paths::existing(&project.root, &format!("{folder}/{name}")) else { return false };
    let mut head = Vec::new();
    if fs::File::open(path).and_then(|f| f.take(4096).read_to_end(&mut head)).is_err() {
        return false;
    }
    let head = String::from_utf8_lossy(&head);
    head.lines()
        .take_while(|l| l.trim_start_matches('\u{FEFF}').starts_with("###"))
        .any(|l| l.trim_start_matches('#').trim_start().starts_with("tradwi: source"))
}

/// A folder of the project with symbolic links resolved; `None` if there is none.
fn base_folder(project: &Project, base: &str) -> Result<Option<PathBuf>> {
    if !paths::join(&project.root, base)?.exists() {
        return Ok(None);
    }
    paths::existing(&project.root, base).map(Some)
}

/// The files below `base` that are wanted by name, as paths below it with `/`. Hidden ones are passed over;
/// links are followed inside the project, and never in circles.
fn walk(
    project: &Project,
    base: &str,
    findings: &mut Vec<Diagnostic>,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<Vec<String>> {
    let Some(real_base) = base_folder(project, base)? else { return Ok(Vec::new()) };
    let start = paths::join(&project.root, base)?;
    let shown = |path: &Path| {
        let below = path.strip_prefix(&start).unwrap_or(path).to_string_lossy().into_owned();
        if below.is_empty() { base.to_owned() } else { format!("{base}/{below}") }
    };
    let mut out = Vec::new();
    let mut entries = WalkDir::new(&start).follow_links(true).sort_by_file_name().min_depth(1).into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => {
                let Some(path) = e.path() else { continue };
                let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                if name.starts_with('.') {
                    continue;
                }
                let file = shown(path);
                if e.loop_ancestor().is_some() {
                    findings.push(findings::circle(&file));
                } else if wanted(&name) || path.is_dir() || is_too_long(&e) {
                    let why = e.io_error().map_or_else(|| e.to_string(), ToString::to_string);
                    findings.push(super::Fault::Unreadable(why).finding(&file));
                }
                continue;
            }
        };
        let path = entry.path();
        let skip = |entries: &mut walkdir::IntoIter| {
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
        };
        let name = entry.file_name().to_string_lossy();
        if name.starts_with('.') {
            skip(&mut entries);
            continue;
        }
        if entry.path_is_symlink() && (entry.file_type().is_dir() || wanted(&name)) {
            let fault = match fs::canonicalize(path) {
                Ok(real) if !real.starts_with(&project.root) => Some(findings::outside(&shown(path))),
                Ok(real) if real_base.starts_with(&real) || is_ours(project, base, &real) => {
                    Some(findings::circle(&shown(path)))
                }
                _ => None,
            };
            if let Some(fault) = fault {
                findings.push(fault);
                skip(&mut entries);
                continue;
            }
        }
        // A folder may have a name like an article's; what is in it is listed. One like a catalogue's is a mistake.
        let folder = entry.file_type().is_dir();
        if wanted(&name) && !entry.file_type().is_file() && (!folder || is_ftl(&name)) {
            let why = std::io::Error::other(paths::NO_FILE).to_string();
            findings.push(super::Fault::Unreadable(why).finding(&shown(path)));
        } else if entry.file_type().is_file() && wanted(&name) {
            match paths::relative(&start, path) {
                Some(below) => out.push(below),
                None => findings.push(findings::file_name(&shown(path))),
            }
        }
    }
    Ok(out)
}

/// Whether nobody can say what stands there, because its path is longer than the system takes.
fn is_too_long(error: &walkdir::Error) -> bool {
    error.io_error().is_some_and(|e| e.kind() == std::io::ErrorKind::InvalidFilename)
}

/// Whether a link out of `base` leads into another folder that tradwi writes to.
fn is_ours(project: &Project, base: &str, real: &Path) -> bool {
    let config = &project.config;
    [&config.catalogues, &config.editions]
        .into_iter()
        .any(|folder| !Path::new(base).starts_with(folder) && real.starts_with(project.root.join(folder)))
}
