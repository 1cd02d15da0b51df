//! Articles that are gone: what their catalogues remember, and which article is one of them under a new name.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use super::{Survey, list};
use crate::article::{self, Format, ReadOptions};
use crate::catalogue::{self, Base, Catalogue, Entry, Line, SourceText, Terms, Value, comment};
use crate::locale::Locale;
use crate::segment;
use crate::sync::{self, CatalogueFile, Fate, Glossary, Orphan, Orphans};

/// The catalogues of an article that is gone.
#[derive(Debug)]
pub struct Gone {
    /// The article's path as its source catalogue has it.
    pub article: String,
    /// The name of the catalogues below a locale's folder.
    pub name: String,
    /// The article's language.
    pub source: Locale,
    /// The source catalogue.
    pub source_file: CatalogueFile,
    /// The catalogues in other locales, as read.
    pub targets: BTreeMap<Locale, GoneTarget>,
    /// Those that cannot be read, with their paths.
    unreadable: BTreeMap<Locale, String>,
    /// The source catalogue, as read.
    catalogue: Catalogue,
    /// Its segments, folded.
    folded: Vec<String>,
}

/// A catalogue of translations of an article that is gone.
#[derive(Debug)]
pub struct GoneTarget {
    /// Path relative to the project.
    pub path: String,
    /// What stands there.
    pub catalogue: Catalogue,
}

/// What an article that was renamed takes over.
#[derive(Debug)]
pub(super) struct Takeover {
    /// The catalogues of which it has none of its own.
    pub files: HashMap<Locale, CatalogueFile>,
    /// Those among them that cannot be read now, with their paths.
    pub unreadable: Vec<(Locale, String)>,
    /// Those of which it has its own, with every line of people's: a run was killed before it removed them.
    pub held: Vec<CatalogueFile>,
    /// Whether it has its own of some that say something else: a person must look.
    pub disputed: bool,
    /// The source catalogue of the former name, if the article has its own already and may delete that one.
    pub source: Option<CatalogueFile>,
}

/// By article.
pub(super) type Renamed = HashMap<usize, Takeover>;

/// Finds the catalogues of articles that are gone, and gives those of renamed articles to their new owners.
///
/// `hidden` are the files and folders that could not be listed: what belongs to an article there is nobody's to
/// take over or delete.
pub(super) fn find(survey: &mut Survey<'_>, hidden: &[String]) -> (Vec<Gone>, Renamed) {
    let mut owners: HashMap<String, Vec<&str>> = HashMap::new();
    for article in &survey.articles {
        owners.entry(list::one_name(&article.catalogue)).or_default().push(&article.catalogue);
    }
    let is_hidden = |survey: &Survey<'_>, name: &str| {
        let by_name = format!("{}/{name}", survey.project().config().articles);
        hidden.iter().any(|h| Path::new(&by_name).starts_with(h))
    };
    let mut groups: BTreeMap<String, Vec<Locale>> = BTreeMap::new();
    for (locale, files) in survey.files() {
        for name in files {
            let is_owned = match owners.get(&list::one_name(name)).map(Vec::as_slice) {
                None => false,
                // An article renamed by nothing but capitals has its catalogues under another name, unless the
                // file system takes the two for one.
                Some([own]) => own == name || survey.project().root().join(survey.catalogue_path(locale, own)).exists(),
                Some(_) => true,
            };
            if !matches!(name.as_str(), "terms.ftl" | "site.ftl") && !is_owned {
                groups.entry(name.clone()).or_default().push(locale.clone());
            }
        }
    }
    let mut gone = Vec::new();
    for (name, locales) in groups {
        match read_group(survey, &name, &locales) {
            Some(group) => gone.push(group),
            None if is_hidden(survey, &name) => {}
            None => {
                survey.plain.insert(name, locales);
            }
        }
    }
    gone.retain(|group| {
        !is_hidden(survey, &group.name) && !hidden.iter().any(|h| Path::new(&group.article).starts_with(h))
    });
    let claims = claims(survey, &gone);
    let mut renamed = Renamed::new();
    let mut taken: Vec<usize> = claims.iter().map(|(_, g)| *g).collect();
    for (article, group) in claims {
        renamed.insert(article, take_over(survey, article, &gone[group]));
    }
    taken.sort_unstable_by_key(|&g| Reverse(g));
    for group in taken {
        gone.remove(group);
    }
    (gone, renamed)
}

/// Reads the catalogues of one name. Without a source catalogue among them nobody knows whose they are.
fn read_group(survey: &mut Survey<'_>, name: &str, locales: &[Locale]) -> Option<Gone> {
    let none = Terms::none();
    let mut source = None;
    let mut others = Vec::new();
    let mut unreadable = BTreeMap::new();
    for locale in locales {
        let path = survey.catalogue_path(locale, name);
        let text = match survey.project().read_text(&path) {
            Ok(text) => text,
            Err(fault) => {
                survey.findings.push(fault.finding(&path));
                unreadable.insert(locale.clone(), path);
                continue;
            }
        };
        let catalogue = catalogue::read(text, &none, &[]);
        if source.is_none() && catalogue.header.is_some() && catalogue.is_patchable() {
            source = Some((locale.clone(), path, catalogue));
        } else if catalogue.header.is_none() {
            others.push((locale.clone(), path, catalogue.text));
        }
    }
    let (source, path, catalogue) = source?;
    let from: HashMap<&Locale, &Locale> =
        survey.project().config().locale.iter().filter_map(|(l, c)| Some((l, c.from.as_ref()?))).collect();
    let targets = others
        .into_iter()
        .map(|(locale, path, text)| {
            let watched: Vec<Locale> = [&source].into_iter().chain(from.get(&locale).copied()).cloned().collect();
            let terms = survey.glossary.get(&locale).unwrap_or(&none);
            (locale, GoneTarget { path, catalogue: catalogue::read(text, terms, &watched) })
        })
        .collect();
    let folded =
        catalogue.source_entries().into_iter().map(|e| SourceText::new(&source, e.lines).folded().to_owned()).collect();
    Some(Gone {
        article: catalogue.header.as_ref().map(|h| h.article.clone()).unwrap_or_default(),
        name: name.to_owned(),
        source,
        source_file: CatalogueFile { path, text: catalogue.text.clone() },
        targets,
        unreadable,
        catalogue,
        folded,
    })
}

/// Which article is which one that is gone: best match first, each claimed once.
fn claims(survey: &Survey<'_>, gone: &[Gone]) -> Vec<(usize, usize)> {
    if gone.is_empty() {
        return Vec::new();
    }
    let mut index: HashMap<(&Locale, &str), Vec<usize>> = HashMap::new();
    for (g, group) in gone.iter().enumerate() {
        let mut own: Vec<&str> = group.folded.iter().map(String::as_str).collect();
        own.sort_unstable();
        own.dedup();
        for text in own {
            index.entry((&group.source, text)).or_default().push(g);
        }
    }
    let mut candidates: Vec<(Reverse<usize>, usize, usize)> = Vec::new();
    for (i, article) in survey.articles.iter().enumerate().filter(|(_, a)| !a.left_alone) {
        let has = |locale: &Locale| survey.files().get(locale).is_some_and(|f| f.contains(&article.catalogue));
        let default = survey.input(article, String::new(), HashMap::new()).default_locale;
        if has(&default) {
            candidates.extend(half_moved(survey, i, &default, gone));
            continue;
        }
        // Whatever is wrong with it is said when it is read for good.
        let Some(text) = survey.read_article(article, &mut Vec::new()) else { continue };
        let format = Format::of_path(&article.path).unwrap_or(Format::Plain);
        let fields = &survey.project().config().front_matter;
        let read = article::read(text, &ReadOptions { format, layout: None, fields, locale: &default });
        if read.unreadable {
            continue;
        }
        let source = read.lang.clone().unwrap_or(default);
        if has(&source) {
            continue;
        }
        let texts: HashSet<String> = segment::segment(&read, &source)
            .iter()
            .map(|s| SourceText::new(&source, s.to_lines()).folded().to_owned())
            .collect();
        let mut found: HashMap<usize, usize> = HashMap::new();
        for text in &texts {
            for &g in index.get(&(&source, text.as_str())).into_iter().flatten() {
                *found.entry(g).or_default() += 1;
            }
        }
        for (g, count) in found {
            if count * 2 >= texts.len() {
                // In thousandths, so that the order does not hang on how a machine rounds.
                candidates.push((Reverse(count * 1000 / texts.len()), i, g));
            }
        }
    }
    candidates.sort_unstable();
    let (mut articles, mut groups) = (HashSet::new(), HashSet::new());
    let mut out = Vec::new();
    for (_, article, group) in candidates {
        if !articles.contains(&article) && !groups.contains(&group) {
            articles.insert(article);
            groups.insert(group);
            out.push((article, group));
        }
    }
    out
}

/// The articles that are gone and whose segments this one has, ids and all, while it lacks a catalogue of
/// theirs: a rename that was killed halfway, or waits for a catalogue that is in no state to be moved.
///
/// What counts is what the article says now: its name may be one that another only passed through, with
/// catalogues of that one's.
fn half_moved(
    survey: &Survey<'_>,
    which: usize,
    source: &Locale,
    gone: &[Gone],
) -> Vec<(Reverse<usize>, usize, usize)> {
    let article = &survey.articles[which];
    let lacks = |locale: &Locale| !survey.files().get(locale).is_some_and(|f| f.contains(&article.catalogue));
    let wanted: Vec<usize> =
        (0..gone.len()).filter(|&g| gone[g].source == *source && gone[g].is_partly(&lacks)).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let path = survey.catalogue_path(source, &article.catalogue);
    let Ok(text) = survey.project().read_text(&path) else { return Vec::new() };
    let own = catalogue::read(text.clone(), &Terms::none(), &[]);
    let shares = |g: &usize| own.entries.iter().any(|e| gone[*g].catalogue.get(&e.id).is_some());
    let wanted: Vec<usize> = wanted.into_iter().filter(shares).collect();
    // The article need not be read where that cannot matter: a gone one may lie about for years.
    if own.header.is_none() || wanted.is_empty() {
        return Vec::new();
    }
    let says = survey.read_article(article, &mut Vec::new()).map(|says| {
        let files = HashMap::from([(source.clone(), CatalogueFile { path, text })]);
        sync::examine(survey.input(article, says, files), &Glossary::new())
    });
    let (kept, count): (Vec<&str>, usize) = match says {
        Some(state) if state.source == *source && !state.article.unreadable => {
            let old = state.matching.fates.iter().filter_map(Fate::old);
            (old.filter_map(|o| Some(own.entries.get(o)?.id.as_str())).collect(), state.segments.len())
        }
        // What an article says that nobody can read today it said the last time.
        _ => (own.entries.iter().map(|e| e.id.as_str()).collect(), own.entries.len()),
    };
    wanted
        .into_iter()
        .map(|g| (kept.iter().filter(|id| gone[g].catalogue.get(id).is_some()).count(), g))
        .filter(|(found, _)| *found > 0 && found * 2 >= count)
        .map(|(found, g)| (Reverse(found * 1000 / count), which, g))
        .collect()
}

impl Gone {
    /// The locales that have a catalogue beside the source catalogue, readable or not.
    fn others(&self) -> impl Iterator<Item = &Locale> {
        self.targets.keys().chain(self.unreadable.keys())
    }

    /// Whether some of it has not been taken over by an article that `lacks` catalogues of some locales. The
    /// source catalogue goes last, so that it may be all that is left.
    fn is_partly(&self, lacks: &dyn Fn(&Locale) -> bool) -> bool {
        self.others().any(lacks) || self.others().next().is_none()
    }
}

/// The catalogues an article takes over: all but those of which it has its own.
fn take_over(survey: &Survey<'_>, article: usize, group: &Gone) -> Takeover {
    let name = &survey.articles[article].catalogue;
    let own = |locale: &Locale| survey.files().get(locale).is_some_and(|f| f.contains(name));
    let targets = group.targets.iter().map(|(locale, target)| {
        (locale.clone(), CatalogueFile { path: target.path.clone(), text: target.catalogue.text.clone() })
    });
    let files =
        targets.chain([(group.source.clone(), group.source_file.clone())]).filter(|(locale, _)| !own(locale)).collect();
    let unreadable = group.unreadable.iter().filter(|(l, _)| !own(l)).map(|(l, path)| (l.clone(), path.clone()));
    let mut held = Vec::new();
    let mut disputed = group.unreadable.keys().any(own);
    for (locale, target) in group.targets.iter().filter(|(locale, _)| own(locale)) {
        let there = survey.project().read_text(&survey.catalogue_path(locale, name)).unwrap_or_default();
        let config = survey.project().config().locale.get(locale);
        let watched: Vec<Locale> =
            [&group.source].into_iter().chain(config.and_then(|c| c.from.as_ref())).cloned().collect();
        if holds(&there, &target.catalogue, &watched) {
            held.push(CatalogueFile { path: target.path.clone(), text: target.catalogue.text.clone() });
        } else {
            disputed = true;
        }
    }
    // Where both names have a catalogue, a person must look; without its source nobody would be told.
    let settled = own(&group.source) && !disputed;
    let source = settled.then(|| group.source_file.clone());
    Takeover { files, unreadable: unreadable.collect(), held, disputed, source }
}

/// Whether every line of people's in a catalogue stands in another text as well, in the same order. Lines that
/// tradwi writes, and stubs, say nothing that could be lost.
fn holds(there: &str, catalogue: &Catalogue, watched: &[Locale]) -> bool {
    let is_ours = |line: &str| {
        let said = comment::parse(line, watched);
        line.starts_with('#') && matches!(said, Line::Text(..) | Line::Obsolete | Line::State(_))
    };
    let is_stub = |line: &str| line.trim_end().ends_with("= { \"\" }");
    let mut lines = there.lines();
    let peoples = catalogue.text.lines().filter(|l| !l.trim().is_empty() && !is_ours(l) && !is_stub(l));
    peoples.into_iter().all(|line| lines.any(|other| other == line))
}

/// What the catalogues of articles that are gone remember, by text. Where several have the same segment, the
/// first that has a translation of it stands.
pub(super) fn orphans(gone: &[Gone]) -> Orphans {
    let mut orphans = Orphans::default();
    for group in gone {
        for (entry, folded) in group.catalogue.entries.iter().zip(&group.folded) {
            let entries: HashMap<Locale, String> = group
                .targets
                .iter()
                .filter_map(|(locale, target)| Some((locale.clone(), whole(&target.catalogue, &entry.id)?)))
                .collect();
            let key = (group.source.clone(), folded.clone());
            let known = orphans.segments.get(&key).is_some_and(|o| !o.entries.is_empty() || entries.is_empty());
            if !known {
                orphans.segments.insert(key, Orphan { id: entry.id.clone(), entries });
            }
        }
    }
    for group in gone {
        obsolete(group, &mut orphans);
    }
    orphans
}

/// Segments that were gone before their article was: only the translations remember them.
fn obsolete(group: &Gone, orphans: &mut Orphans) {
    for (locale, target) in &group.targets {
        for entry in target.catalogue.entries.iter().filter(|e| group.catalogue.get(&e.id).is_none()) {
            let Some(text) = whole(&target.catalogue, &entry.id) else { continue };
            let Base::Known(base) = catalogue::base(entry, &group.source) else { continue };
            let key = (group.source.clone(), SourceText::new(&group.source, base).folded().to_owned());
            let orphan = orphans.segments.entry(key);
            let orphan = orphan.or_insert_with(|| Orphan { id: entry.id.clone(), entries: HashMap::new() });
            if orphan.id == entry.id {
                orphan.entries.entry(locale.clone()).or_insert(text);
            }
        }
    }
}

/// An entry's lines, if it is whole beyond doubt: half a translation, copied, would look like all of it.
fn whole(catalogue: &Catalogue, id: &str) -> Option<String> {
    let entry = catalogue.get(id).filter(|_| catalogue.is_patchable() && catalogue.junk_of(id).is_none())?;
    let stranger = |e: &Entry| !e.comment.iter().any(|c| matches!(c.line, Line::Text(..) | Line::Obsolete));
    let followed = entry.followed_by.is_some_and(|next| stranger(&catalogue.entries[next]));
    if !entry.flaws.is_empty() || !entry.damage.is_empty() || followed || !matches!(entry.value, Value::Text(_)) {
        return None;
    }
    let mut at = entry.range.start;
    let mut out = String::new();
    for line in entry.comment.iter().filter(|c| c.line == Line::Obsolete) {
        out.push_str(&catalogue.text[at..line.range.start]);
        at = line.range.end;
    }
    out.push_str(&catalogue.text[at..entry.range.end]);
    Some(out)
}
