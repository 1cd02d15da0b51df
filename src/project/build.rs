//! Building the editions: sync, check, put together, write; an article after the other, in parallel.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::manifest::{Editions, NOT_OURS, Tally};
use super::pictures::{self, Pictures, Places, is_picture};
use super::rendered::{Record, Rendered};
use super::structure::refused;
use super::{Project, Survey, audio};
use crate::assemble::{self, Faces, Marks, SiteWords};
use crate::catalogue::Terms;
use crate::check;
use crate::diagnostic::{Diagnostic, Severity};
use crate::edition::{self, ArticleCard, Listing, PageContext, Site, Withheld};
use crate::error::{Error, Result};
use crate::locale::Locale;
use crate::report::status::{ArticleStatus, StatusReport, article_status};
use crate::sync::{self, ArticleState, Counts, Plan};

/// What came of a build.
#[derive(Debug, Default)]
pub struct Built {
    /// Where every article stands.
    pub status: StatusReport,
    /// What sync wrote; empty plans of articles that were up to date are left out.
    pub synced: Vec<Synced>,
    /// Articles that could not be read, and files that stand in the way: what kept something from being built.
    pub problems: Vec<Diagnostic>,
    /// What `check` has to say, counted.
    pub to_do: ToDo,
    /// Articles whose editions were not rendered again, because nothing that they are made of has changed.
    pub unchanged: usize,
    /// By locale, the articles published.
    pub published: BTreeMap<Locale, usize>,
    /// By locale, the articles in its book, and those that are too old for it.
    pub books: BTreeMap<Locale, (usize, usize)>,
    /// Articles held back: path, locale, and why.
    pub held: Vec<(String, Locale, String)>,
    /// Articles published with passages that are marked: path, locale, and how many.
    pub marked: Vec<(String, Locale, Marks)>,
    /// The articles for which a sync is due, in a locked build.
    pub due: Vec<String>,
    /// The folder of the editions.
    pub tally: Tally,
    /// Files that could not be written; every other was.
    pub errors: Vec<Error>,
}

/// What sync did to the catalogues of one article, without a text: there may be thousands of these.
#[derive(Debug)]
pub struct Synced {
    /// The article's path.
    pub article: String,
    /// By locale, what was to be changed.
    pub counts: Vec<(Locale, Counts)>,
    /// Articles renamed, and segments split, merged and moved, in words; nothing of an article that did not change.
    pub notes: Vec<String>,
    /// Files that could not be patched without touching other entries.
    pub refused: Vec<String>,
    /// Files of which nobody can tell what stands in them, and why.
    pub skipped: Vec<(String, &'static str)>,
    /// The files that were to change.
    pub files: usize,
    /// Those that were written.
    pub written: usize,
}

impl Synced {
    /// What was written by a plan.
    pub fn new(article: &str, plan: Plan, written: usize) -> Self {
        let files = plan.files.len();
        let notes = if files == 0 { Vec::new() } else { plan.notes };
        let Plan { counts, refused, skipped, .. } = plan;
        Self { article: article.to_owned(), counts, notes, refused, skipped, files, written }
    }
}

/// What is left to do, as `check` finds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToDo {
    /// Passages that wait for a translation.
    pub untranslated: usize,
    /// Translations that lag behind.
    pub stale: usize,
    /// Everything else that fails `check`.
    pub faults: usize,
}

impl ToDo {
    fn of(findings: &[Diagnostic]) -> Self {
        let of = |rules: &[&str]| findings.iter().filter(|d| rules.contains(&d.rule)).count();
        let errors = findings.iter().filter(|d| d.severity == Severity::Error);
        Self {
            untranslated: of(&["untranslated"]),
            stale: of(&["stale", "base-unknown"]),
            faults: errors.filter(|d| !["untranslated", "stale", "base-unknown"].contains(&d.rule)).count(),
        }
    }

    fn add(&mut self, other: Self) {
        self.untranslated += other.untranslated;
        self.stale += other.stale;
        self.faults += other.faults;
    }
}

/// What one article gives.
struct Outcome {
    stem: String,
    status: ArticleStatus,
    synced: Option<Synced>,
    to_do: ToDo,
    unchanged: bool,
    problems: Vec<Diagnostic>,
    template_findings: Vec<Diagnostic>,
    cards: Vec<(Locale, ArticleCard)>,
    withheld: Vec<(Locale, Withheld)>,
    held: Vec<(Locale, String)>,
    marked: Vec<(Locale, Marks)>,
    assets: BTreeSet<(Locale, String)>,
    /// Where each of them is shown first.
    places: BTreeMap<String, Range<usize>>,
    due: bool,
    /// Whether the pages of the last build stay.
    kept: bool,
    errors: Vec<Error>,
}

/// Articles that are built before what is to be kept of them is put with the rest.
const AT_A_TIME: usize = 512;

/// What is the same for every article.
#[derive(Clone, Copy)]
struct World<'w> {
    pictures: &'w Pictures<'w>,
    words: &'w HashMap<Locale, SiteWords>,
    order: &'w [Locale],
    site: &'w Site,
    rendered: Option<&'w Rendered>,
}

impl Survey<'_> {
    /// Builds the editions of all articles. A `locked` build writes no catalogue.
    ///
    /// # Errors
    /// The folder of the editions cannot be written to. What concerns a single file is in the result.
    pub fn build(&self, locked: bool, done: &(dyn Fn() + Sync)) -> Result<Built> {
        let editions = Editions::open(self.project())?;
        let pictures = Pictures::new(self.project(), &editions);
        let (templates, mut template_findings) = self.project().templates();
        let site = Site::new(self.project().config().site.clone(), templates)
            .with_books(self.project().config().epub.articles > 0);
        let mut words = self.site_words();
        let mut order = self.site_order();
        let rendered = Rendered::open(self, &site, &order);
        let world =
            World { pictures: &pictures, words: &words, order: &order, site: &site, rendered: rendered.as_ref() };
        let mut built = Built { to_do: ToDo::of(&self.check_shared_files()), ..Built::default() };
        let mut listings: BTreeMap<Locale, Listing> = BTreeMap::new();
        let mut statuses = Vec::new();
        let mut assets = BTreeSet::new();
        let mut places = Places::new();
        let (mut problems, mut unread) = (Vec::new(), Vec::new());
        let mut articles = self.articles.iter().map(|a| a.stem.as_str());
        for some in self.all().chunks(AT_A_TIME) {
            let (outcomes, more) = self.map(some, done, |state| self.build_article(state, locked, &world));
            problems.extend(more);
            for outcome in outcomes {
                // Outcomes come in the order of the articles.
                for stem in articles.by_ref() {
                    let is_read = stem == outcome.stem;
                    if !is_read || outcome.kept || !outcome.errors.is_empty() {
                        unread.push(stem);
                    }
                    if is_read {
                        break;
                    }
                }
                let article = outcome.status.article.clone();
                built.to_do.add(outcome.to_do);
                built.unchanged += usize::from(outcome.unchanged);
                built.problems.extend(outcome.problems);
                template_findings.extend(outcome.template_findings);
                assets.extend(outcome.assets);
                for (asset, place) in outcome.places {
                    places.entry(asset).or_default().push((article.clone(), place));
                }
                built.held.extend(outcome.held.into_iter().map(|(l, why)| (article.clone(), l, why)));
                built.marked.extend(outcome.marked.into_iter().map(|(l, marks)| (article.clone(), l, marks)));
                for (locale, card) in outcome.cards {
                    *built.published.entry(locale.clone()).or_default() += 1;
                    // Copies take no more room than they need, and leave none between the large texts that come and go.
                    listings.entry(locale).or_default().cards.push(card.clone());
                }
                for (locale, withheld) in outcome.withheld {
                    listings.entry(locale).or_default().hold(withheld);
                }
                if outcome.due {
                    built.due.push(article);
                }
                built.errors.extend(outcome.errors);
                built.synced.extend(outcome.synced.filter(|s| s.files > 0 || !s.refused.is_empty()));
                statuses.push(outcome.status.clone());
            }
        }
        unread.extend(articles);
        built.held.splice(0..0, self.unread(&statuses, &problems));
        problems.extend(self.findings.iter().cloned());
        problems.append(&mut built.problems);
        built.problems = problems;
        // The languages that articles are in and nobody has configured.
        for locale in listings.keys().filter(|l| !order.contains(l)).cloned().collect::<Vec<_>>() {
            words.insert(locale.clone(), SiteWords::new(&locale, None));
            order.push(locale);
        }
        template_findings.extend(self.write_indices(&listings, &words, &order, &site, &editions, &mut built));
        built.problems.extend(edition::distinct(template_findings));
        self.copy_site_pictures(&editions, &mut built);
        self.write_books(&listings, &words, &site, &pictures, &mut built);
        let (mut findings_of_pictures, errors) = pictures.publish(assets, &places);
        let config = self.project().config();
        check::weigh(config, None, &config.source, &mut findings_of_pictures);
        built.problems.extend(findings_of_pictures);
        built.errors.extend(errors);
        drop(listings);
        // An article that could not be read today keeps the editions it had.
        let published = editions.finish(&|below| is_kept(below, &unread))?;
        // A page may lack a copy of a picture for which there was no place.
        let lacks_copy = built.problems.iter().any(|f| f.rule == NOT_OURS);
        if let Some(rendered) = rendered.filter(|_| built.errors.is_empty() && !lacks_copy) {
            rendered.keep(&published.files);
        }
        built.tally = published.tally;
        built.problems.extend(published.displaced);
        built.status = StatusReport::new(statuses);
        Ok(built)
    }

    /// The locales in the order in which the site offers them: as configured, then the others.
    fn site_order(&self) -> Vec<Locale> {
        let mut order = self.project().config().locales.clone();
        order.extend(self.known.iter().filter(|l| !self.project().config().locales.contains(l)).cloned());
        order
    }

    fn build_article(&self, state: ArticleState, locked: bool, world: &World<'_>) -> Outcome {
        let World { pictures, words, order, site, rendered } = *world;
        let (config, editions) = (self.project().config(), pictures.editions);
        let mut plan = sync::plan(&state, None);
        let (mut state, mut synced, mut errors) = (state, None, Vec::new());
        if !locked {
            let applied = self.project().apply(&plan.files);
            errors = applied.errors;
            let done = plan;
            let article = state.path.clone();
            if !done.is_empty() && errors.is_empty() {
                state = self.after(state, &done);
            }
            // Where everything was written nothing is left to do, but for pivots that became current just now.
            plan = sync::plan(&state, None);
            synced = Some(Synced::new(&article, done, applied.written));
        }
        let mut outcome = Outcome {
            stem: state.stem.clone(),
            status: article_status(&state),
            due: locked && is_due(&state, &plan),
            kept: state.is_emptied(),
            synced,
            to_do: ToDo::default(),
            unchanged: false,
            problems: Vec::new(),
            template_findings: Vec::new(),
            cards: Vec::new(),
            withheld: Vec::new(),
            held: Vec::new(),
            marked: Vec::new(),
            assets: BTreeSet::new(),
            places: BTreeMap::new(),
            errors: Vec::new(),
        };
        // A reading is made, or kept, by looking at what is there.
        let rendered = rendered.filter(|_| self.speaker.is_none() && errors.is_empty());
        let key = rendered.and_then(|r| Some((r, r.key(&state)?)));
        if let Some((rendered, key)) = key
            && let Some(record) = rendered.find(key, |picture| pictures.stamp(picture))
        {
            record.files.iter().for_each(|file| editions.keep(file));
            rendered.note(&record);
            let Record { to_do, assets, cards, withheld, held, marked, .. } = record;
            let places = if assets.is_empty() { BTreeMap::new() } else { pictures::places(&state) };
            return Outcome { to_do, unchanged: true, assets, places, cards, withheld, held, marked, ..outcome };
        }
        let mut findings = check::check(&state, &plan, &self.glossary, config);
        let mut written = Vec::new();
        // An article may be in a language that is nobody else's here.
        let own = (!order.contains(&state.source)).then(|| SiteWords::new(&state.source, None));
        let meant = |l: &&Locale| **l == state.source || state.targets.iter().any(|t| t.locale == **l);
        let (mut pages, mut held) = (Vec::new(), Vec::new());
        for words in order.iter().filter(meant).filter_map(|l| words.get(l)).chain(&own) {
            let edition = assemble::assemble(&state, config, Faces::Labelled, words);
            match &edition.held {
                Some(why) => {
                    outcome.held.push((edition.locale.clone(), why.clone()));
                    held.push((words, edition));
                }
                None => pages.push((words, edition)),
            }
        }
        let offered: Vec<Locale> = pages.iter().map(|(w, _)| w.locale().clone()).collect();
        for (words, edition) in &held {
            let chain = config.fallback_chain(words.locale(), &state.source);
            let instead = chain.into_iter().find(|l| offered.contains(l));
            let withheld = Withheld::of(&state, edition, words, instead);
            outcome.withheld.extend(withheld.map(|w| (words.locale().clone(), w)));
        }
        let extension = state.path.rsplit('.').next().unwrap_or("txt").to_ascii_lowercase();
        for (words, edition) in &pages {
            let locale = words.locale();
            let bare = assemble::assemble(&state, config, Faces::Bare, words);
            let acronyms = self.glossary.get(locale).map(Terms::acronyms).unwrap_or_default();
            let script = edition::script(&state, &bare, words, &acronyms);
            let audio = audio::reading(&script, locale, &state.stem, editions, self.speaker.as_ref());
            let context = PageContext { words, locales: &offered, site };
            let heard = audio.as_ref().map(|(path, _)| path.as_str());
            let page = edition::article_page_with_audio(&state, edition, &context, heard);
            let address = site.address(&edition::page_path(locale, &state.stem));
            let message = edition::message(&state, &bare, words, address.as_deref());
            outcome.template_findings.extend(page.findings);
            let path = edition::page_path(locale, &state.stem);
            let html = pictures.dress(&page.html, &path, locale, &page.assets);
            let slim = pictures.slim(&page.html, &path, locale, &page.assets);
            outcome.assets.extend(page.assets.into_iter().map(|a| (locale.clone(), a)));
            let marks = edition.marks();
            if !marks.is_empty() {
                outcome.marked.push((locale.clone(), marks));
            }
            outcome.cards.push((locale.clone(), edition::article_card(&state, edition)));
            findings.extend(edition.refused.iter().map(|&i| refused(&state, locale, i)));
            let files = [
                (edition::single_path(locale, &state.stem), self.single(&slim, words, &state.stem, site, pictures)),
                (path, html.into_bytes()),
                (edition::text_path(locale, &state.stem, &extension), bare.text.into_bytes()),
                (edition::script_path(locale, &state.stem), script.text().into_bytes()),
                (edition::message_path(locale, &state.stem), message.into_bytes()),
            ];
            for (path, bytes) in files.into_iter().chain(audio) {
                match editions.write(&path, &bytes) {
                    Ok(Ok(())) => written.push(path),
                    Ok(Err(finding)) => outcome.problems.push(finding.with_place(&state.path, Some(locale))),
                    Err(e) => errors.push(e),
                }
            }
        }
        outcome.to_do = ToDo::of(&findings);
        if outcome.kept {
            outcome.problems.extend(findings.iter().filter(|d| d.rule == "sync-blocked").cloned());
        }
        if !outcome.assets.is_empty() {
            outcome.places = pictures::places(&state);
        }
        let plain = outcome.problems.is_empty() && outcome.template_findings.is_empty() && errors.is_empty();
        if let Some((rendered, key)) = key.filter(|_| plain) {
            let (assets, to_do) = (outcome.assets.clone(), outcome.to_do);
            let of_pictures: BTreeSet<&String> = assets.iter().map(|(_, asset)| asset).collect();
            let of_pictures = of_pictures.into_iter().map(|asset| (asset.clone(), pictures.stamp_when_read(asset)));
            let pictures = of_pictures.collect();
            let (cards, held, marked) = (outcome.cards.clone(), outcome.held.clone(), outcome.marked.clone());
            let withheld = outcome.withheld.clone();
            rendered.note(&Record {
                key,
                files: written,
                stamps: Vec::new(),
                assets,
                pictures,
                to_do,
                cards,
                withheld,
                held,
                marked,
            });
        }
        Outcome { errors, ..outcome }
    }

    fn write_indices(
        &self,
        listings: &BTreeMap<Locale, Listing>,
        words: &HashMap<Locale, SiteWords>,
        order: &[Locale],
        site: &Site,
        editions: &Editions<'_>,
        built: &mut Built,
    ) -> Vec<Diagnostic> {
        let offered: Vec<&SiteWords> = order
            .iter()
            .filter(|l| listings.get(l).is_some_and(Listing::is_offered))
            .filter_map(|l| words.get(l))
            .collect();
        let locales: Vec<Locale> = offered.iter().map(|w| w.locale().clone()).collect();
        // One at a time: together they may be as long as the archive.
        let indices = offered
            .iter()
            .filter_map(|w| Some((w, listings.get(w.locale())?)))
            .flat_map(|(w, listing)| edition::index_pages(listing, PageContext { words: w, locales: &locales, site }));
        let front = edition::front_page(&offered, site).map(|page| (edition::FRONT_PATH.to_owned(), page));
        let mut template_findings = Vec::new();
        for (path, page) in indices.chain(front).chain(edition::discovery(listings, &offered, site)) {
            template_findings.extend(page.findings);
            match editions.write(&path, page.html.as_bytes()) {
                Ok(Ok(())) => {}
                Ok(Err(finding)) => built.problems.push(finding),
                Err(e) => built.errors.push(e),
            }
        }
        template_findings
    }

    /// Copies the pictures of the site itself.
    fn copy_site_pictures(&self, editions: &Editions<'_>, built: &mut Built) {
        for (path, name) in self.project().config().site.pictures() {
            let written = match self.project().read_bytes(path) {
                Ok(bytes) => editions.write(&name, &bytes),
                Err(fault) => Ok(Err(fault.finding(path))),
            };
            match written {
                Ok(Ok(())) => {}
                Ok(Err(finding)) => built.problems.push(finding),
                Err(e) => built.errors.push(e),
            }
        }
    }
}

impl Project {
    /// The folder of the editions, relative to the project.
    pub fn editions(&self) -> &str {
        &self.config.editions
    }
}

/// Whether the catalogues are behind their article in what matters: its ids and texts, and the stubs and marks
/// that follow from them. Tidying alone is not worth failing a build for.
pub fn is_due(state: &ArticleState, plan: &Plan) -> bool {
    let words = |entries: &[crate::catalogue::SourceEntry]| {
        entries.iter().map(|e| (e.id.clone(), e.lines.clone())).collect::<Vec<_>>()
    };
    let said = state.source_catalogue.as_ref().map(crate::catalogue::Catalogue::source_entries).unwrap_or_default();
    words(&said) != words(&state.source_entries)
        || plan.files.iter().any(|f| f.after.is_none())
        || plan.counts.iter().any(|(_, c)| c.added + c.stale + c.obsolete + c.dropped + c.revived + c.carried > 0)
}

/// Whether a file of the editions belongs to one of these articles.
fn is_kept(below: &str, stems: &[&str]) -> bool {
    if stems.is_empty() {
        return false;
    }
    // Nobody knows which pictures such an article shows.
    let Some((_, name)) = below.split_once('/') else { return true };
    if name == "index.html" || is_picture(name) || name.ends_with(".epub") {
        return true;
    }
    stems.iter().any(|stem| name.strip_prefix(stem).is_some_and(|rest| rest.starts_with('.')))
}
