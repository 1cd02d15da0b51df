//! The pictures of articles: each looked at once a build, whatever articles and locales show it, and published without
//! what it says of places and people.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::cache::Stamp;
use super::manifest::Editions;
use super::{Project, Survey, paths};
use crate::diagnostic::{Diagnostic, Severity};
use crate::edition;
use crate::edition::images::{self, Display, HEAVY, Head, Picture, Scaling};
use crate::error::Error;
use crate::locale::Locale;
use crate::sync::ArticleState;

/// Pixels above which one picture is decoded at a time.
const LARGE: u64 = 16_000_000;

/// The pictures that were looked at in this build.
pub(super) struct Pictures<'p> {
    project: &'p Project,
    pub editions: &'p Editions<'p>,
    looked: Mutex<BTreeMap<String, Arc<OnceLock<Looked>>>>,
    /// Held while a large picture is decoded.
    large: Mutex<()>,
}

/// What is known of one picture.
#[derive(Default)]
struct Looked {
    /// How the file system described the file before it was read; `None` of one that is not there.
    stamp: Option<Stamp>,
    /// `None` of one that is not published.
    picture: Option<Picture>,
    findings: Vec<Diagnostic>,
    errors: Vec<Error>,
}

/// Why a file is not published.
enum Refused {
    /// It is not there, or is no picture by its name.
    Missing,
    /// It does something or asks for something.
    Dangerous(String),
}

impl<'p> Pictures<'p> {
    pub fn new(project: &'p Project, editions: &'p Editions<'p>) -> Self {
        Self { project, editions, looked: Mutex::default(), large: Mutex::default() }
    }

    /// A page for `path` in a locale as it is published, with what is known of its pictures, `assets`.
    pub fn dress(&self, html: &str, path: &str, locale: &Locale, assets: &[String]) -> String {
        self.dress_or(html, path, locale, assets, &Display::Text)
    }

    /// The same for the formats that have their pictures in them, which say in their own words what is not there.
    pub fn slim(&self, html: &str, path: &str, locale: &Locale, assets: &[String]) -> String {
        self.dress_or(html, path, locale, assets, &Display::Untouched)
    }

    fn dress_or(&self, html: &str, path: &str, locale: &Locale, assets: &[String], missing: &Display) -> String {
        let locale = locale.to_string();
        images::dress(html, path, &|below| match below.split_once('/') {
            Some((folder, asset)) if folder == locale && assets.iter().any(|a| a == asset) => {
                self.with(asset, |looked| looked.picture.clone().map_or_else(|| missing.clone(), Display::Picture))
            }
            _ => Display::Untouched,
        })
    }

    /// The bytes of a picture that a page shows, or of a copy of it, by its path below the editions folder.
    pub fn bytes(&self, below: &str) -> Option<Vec<u8>> {
        if let Some(copy) = self.editions.copy(below) {
            return Some(copy);
        }
        let (_, asset) = below.split_once('/')?;
        let bytes = self.read(asset).ok()?;
        Some(images::clean(&bytes).into_owned())
    }

    /// Looks at a picture, by its path in the articles folder, if nobody did.
    fn with<T>(&self, asset: &str, tell: impl FnOnce(&Looked) -> T) -> T {
        let cell = {
            let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(looked.entry(asset.to_owned()).or_default())
        };
        tell(cell.get_or_init(|| self.look(asset)))
    }

    /// Where the file of a picture is, in words.
    fn path(&self, asset: &str) -> String {
        format!("{}/{asset}", self.project.config().articles)
    }

    /// How the file system describes a picture, by its path in the articles folder.
    pub fn stamp(&self, asset: &str) -> Option<Stamp> {
        Stamp::of(&paths::existing(self.project.root(), &self.path(asset)).ok()?)
    }

    /// How it described the picture before this build read it.
    pub fn stamp_when_read(&self, asset: &str) -> Option<Stamp> {
        self.with(asset, |looked| looked.stamp)
    }

    fn read(&self, asset: &str) -> Result<Vec<u8>, Refused> {
        let path = self.path(asset);
        let bytes = paths::existing(self.project.root(), &path).ok().and_then(|real| paths::read(&real).ok());
        let bytes = bytes.filter(|_| is_picture(asset)).ok_or(Refused::Missing)?;
        // Whatever its name says, a browser shows a file of another kind as what it is, and does not run it.
        let danger = if asset.to_ascii_lowercase().ends_with(".svg") { images::danger(&bytes) } else { None };
        danger.map_or(Ok(bytes), |why| Err(Refused::Dangerous(why)))
    }

    fn look(&self, asset: &str) -> Looked {
        let mut looked = Looked { stamp: self.stamp(asset), ..Looked::default() };
        let path = self.path(asset);
        let finding = |rule, message: String, help: &str| {
            Diagnostic::new(rule, Severity::Warning, path.clone(), 0..0, message).with_help(help)
        };
        let bytes = match self.read(asset) {
            Ok(bytes) => bytes,
            Err(Refused::Missing) => {
                looked.findings.push(missing(&path));
                return looked;
            }
            Err(Refused::Dangerous(why)) => {
                looked.findings.push(finding(
                    "unsafe-picture",
                    format!("the drawing `{path}` {why}; it is not published, and its text stands in its place"),
                    "save it as plain SVG without scripts and links, or as PNG",
                ));
                return looked;
            }
        };
        if images::tells_place(&bytes) {
            let (still, help) = if images::tells_place(&images::clean(&bytes)) {
                ("and so does its published copy", "save it without its metadata before it is published")
            } else {
                ("its published copy does not", "save it without its metadata if others can see this file")
            };
            looked.findings.push(finding(
                "picture-location",
                format!("`{path}` says where it was taken; {still}"),
                help,
            ));
        }
        let head = images::head(&bytes);
        let scaling = head.as_ref().map_or(Scaling::Impossible, images::scaling);
        let mut copies = Vec::new();
        if let Some(head) = head.as_ref().filter(|_| scaling == Scaling::Possible) {
            copies = self.copies(asset, &bytes, head, &mut looked);
        }
        if scaling == Scaling::TooLarge {
            let (width, height) = head.map(|h| h.size).unwrap_or_default();
            let most = images::MOST_PIXELS / 1_000_000;
            looked.findings.push(finding(
                "heavy-picture",
                format!("`{path}` is {width} pixels wide and {height} high, too large to make copies for phones of"),
                &format!("save it with at most {most} million pixels"),
            ));
        } else if bytes.len() > HEAVY && copies.is_empty() {
            looked.findings.push(finding(
                "heavy-picture",
                format!(
                    "`{path}` has {} kB, too much for a phone, and no smaller copy can be made of it",
                    bytes.len() / 1000
                ),
                "save a photograph as JPEG, a moving picture as fewer or smaller pictures, a drawing with less detail",
            ));
        }
        looked.picture = Some(Picture { size: head.map(|h| h.size), copies });
        looked
    }

    /// Makes the copies of a picture that earlier builds did not make, and gives the widths of all that there are.
    fn copies(&self, asset: &str, bytes: &[u8], head: &Head, looked: &mut Looked) -> Vec<u32> {
        let mut decoded = None;
        let mut widths = Vec::new();
        let pixels = u64::from(head.size.0) * u64::from(head.size.1);
        let _alone = (pixels > LARGE).then(|| self.large.lock().unwrap_or_else(PoisonError::into_inner));
        for width in images::WIDTHS.into_iter().filter(|&width| width < head.size.0) {
            let below = images::copy_path(asset, width);
            let mark = images::mark(bytes, width);
            let old = self.editions.before(&below).filter(|copy| images::is_of(copy, &mark));
            let new =
                || decoded.get_or_insert_with(|| images::decode(bytes, head)).as_ref()?.copy(head.size, width, &mark);
            let Some(copy) = old.or_else(new) else { continue };
            // Of a drawing with few colours the copy may be the larger file.
            if copy.len() >= bytes.len() {
                continue;
            }
            match self.editions.write(&below, &copy) {
                Ok(Ok(())) => widths.push(width),
                Ok(Err(finding)) => looked.findings.push(finding),
                Err(e) => looked.errors.push(e),
            }
        }
        widths
    }

    /// Writes the pictures themselves for the locales that show them. Nothing else is copied, whatever an article
    /// calls a picture: an article's own source, say, is not for readers.
    ///
    /// What is to be said of a picture is said where the articles show it: at `places`, by picture.
    pub fn publish(self, assets: BTreeSet<(Locale, String)>, places: &Places) -> (Vec<Diagnostic>, Vec<Error>) {
        let mut by_asset: BTreeMap<String, Vec<Locale>> = BTreeMap::new();
        for (locale, asset) in assets {
            by_asset.entry(asset).or_default().push(locale);
        }
        let (mut findings, mut errors) = (Vec::new(), Vec::new());
        for (asset, locales) in by_asset {
            // What is written is what is looked at: the file may have changed meanwhile.
            let is_shown = self.with(&asset, |looked| looked.picture.is_some());
            let Some(bytes) = is_shown.then(|| self.read(&asset).ok()).flatten() else { continue };
            let clean: Cow<'_, [u8]> = images::clean(&bytes);
            for locale in locales {
                match self.editions.write(&format!("{locale}/{asset}"), &clean) {
                    Ok(Ok(())) => {}
                    Ok(Err(finding)) => findings.push(finding),
                    Err(e) => errors.push(e),
                }
            }
        }
        let folder = &self.project.config().articles;
        let looked = self.looked.into_inner().unwrap_or_else(PoisonError::into_inner);
        let looked = looked.into_iter().filter_map(|(asset, cell)| Some((asset, Arc::into_inner(cell)?.into_inner()?)));
        for (asset, looked) in looked {
            let path = format!("{folder}/{asset}");
            for finding in looked.findings {
                match places.get(&asset).filter(|_| finding.file == path) {
                    Some(places) => findings.extend(places.iter().map(|place| at(finding.clone(), place))),
                    None => findings.push(finding),
                }
            }
            errors.extend(looked.errors);
        }
        (findings, errors)
    }
}

/// By picture, the articles that show it, and where.
pub(super) type Places = BTreeMap<String, Vec<(String, Range<usize>)>>;

/// Where an article shows each of its pictures first.
pub(super) fn places(state: &ArticleState) -> BTreeMap<String, Range<usize>> {
    let mut places = BTreeMap::new();
    for (asset, place) in edition::shown_pictures(state) {
        places.entry(asset).or_insert(place);
    }
    places
}

/// A finding about a picture, at the place of an article that shows it.
fn at(finding: Diagnostic, (article, place): &(String, Range<usize>)) -> Diagnostic {
    Diagnostic { file: article.clone(), span: place.clone(), ..finding }.with_place(article, None)
}

fn missing(path: &str) -> Diagnostic {
    let message = format!("the picture `{path}`, which an article shows, is not there or is no picture");
    Diagnostic::new("missing-picture", Severity::Warning, path, 0..0, message)
        .with_help("put the file there, or correct the link in the article")
}

impl Survey<'_> {
    /// The pictures that an article shows and that are not there, which can be seen without building.
    pub fn missing_pictures(&self, state: &ArticleState) -> Vec<Diagnostic> {
        let project = self.project();
        let is_there = |asset: &str, path: &str| {
            is_picture(asset) && paths::existing(project.root(), path).is_ok_and(|real| real.is_file())
        };
        let found = places(state).into_iter().filter_map(|(asset, place)| {
            let path = format!("{}/{asset}", project.config().articles);
            (!is_there(&asset, &path)).then(|| at(missing(&path), &(state.path.clone(), place)))
        });
        found.collect()
    }
}

/// Whether a file is a picture by its name.
pub(super) fn is_picture(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(extension.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg")
}
