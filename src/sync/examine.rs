//! Reading one article with its catalogues.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::HashMap;

use foldhash::{HashMap as FastMap, HashSet};

use super::birth::Births;
use super::matching::{Fate, Matching, Piece, match_segments};
use super::target::examine_target;
use super::{ArticleInput, ArticleState, Blocked, CatalogueFile, Glossary, Target};
use crate::article::{self, Format, Layout, ReadOptions};
use crate::catalogue::{self, Catalogue, SourceEntry, SourceText, Terms};
use crate::locale::Locale;
use crate::segment::{self, Segment};
use crate::text::{self, Lines};

/// Reads an article and its catalogues, gives every segment its id, and judges every translation.
///
/// A pure function: nothing is written, and the same input gives the same ids on every machine.
pub fn examine(mut input: ArticleInput, glossary: &Glossary) -> ArticleState {
    let format = Format::of_path(&input.path).unwrap_or(Format::Plain);
    let none = Terms::nothing();
    let mut files = std::mem::take(&mut input.catalogues);
    let take_source = |files: &mut HashMap<Locale, CatalogueFile>, locale: &Locale| {
        files.remove(locale).map(|file| (file.path, catalogue::read(file.text, none, &[])))
    };
    // Plain text cannot say its own language, so that the layout decided once is found under the default.
    let mut source_file = take_source(&mut files, &input.default_locale);
    let layout = source_file.as_ref().and_then(|(_, c)| c.header.as_ref()).map(|h| h.layout);
    let options = ReadOptions { format, layout, fields: &input.fields, locale: &input.default_locale };
    let article = article::read(input.text, &options);
    let source = article.lang.clone().unwrap_or_else(|| input.default_locale.clone());

    let own_name = catalogue::file_name(&input.stem);
    let path_of = |locale: &Locale| format!("{}/{locale}/{own_name}", input.catalogue_folder);
    let mut blocked = Vec::new();
    if source != input.default_locale {
        let other = source_file.map(|(path, c)| CatalogueFile { path, text: c.text });
        files.extend(other.map(|file| (input.default_locale.clone(), file)));
        source_file = take_source(&mut files, &source);
    }
    let (source_file, source_catalogue) = source_file.unzip();
    if let (Some(c), Some(path)) = (&source_catalogue, &source_file)
        && c.header.is_none()
        // Notes and lines that are not Fluent are somebody's words too.
        && !c.text.trim_start_matches('\u{FEFF}').trim().is_empty()
    {
        let message = if c.entries.is_empty() {
            "this should be a source catalogue written by tradwi, but it holds something else".to_owned()
        } else {
            format!("the article is in `{source}` now, but this file holds translations into `{source}`")
        };
        blocked.push(Blocked {
            file: path.clone(),
            message,
            help: "run `tradwi sync --set-aside` to keep its entries beside it and start afresh, \
                   or correct the article's language"
                .into(),
        });
    }

    let old: Vec<SourceEntry> = source_catalogue.as_ref().map(Catalogue::source_entries).unwrap_or_default();
    let old_texts: Vec<SourceText> = old.iter().map(|e| SourceText::new(&source, Lines::clone(&e.lines))).collect();
    let (segments, new_texts) = cut(&article, &source, &old_texts);
    if segments.is_empty() && !old.is_empty() && super::is_blank(&article) {
        blocked.push(Blocked {
            file: input.path.clone(),
            message: "the article had texts, and has none now".to_owned(),
            help: "put them back; or, if the article is to go, delete its file and run `tradwi prune`".to_owned(),
        });
    }
    let kinds: Vec<Cow<'static, str>> = segments.iter().map(|s| s.kind.written()).collect();
    let matching = matched(&old, &old_texts, &kinds, &new_texts);

    // The catalogues of the targets are read before ids are born, because they remember ids too.
    let wanted = article.locales.clone().unwrap_or_else(|| input.locales.clone());
    let order = pivot_order(wanted.into_iter().filter(|l| *l != source).collect(), &input.from);
    let mut read: Vec<(Locale, Option<Locale>, Option<String>, Catalogue)> = Vec::new();
    for locale in order {
        let pivot = input.from.get(&locale).filter(|p| **p != source).cloned();
        let watched: Vec<Locale> = pivot.iter().cloned().chain([source.clone()]).collect();
        let (path, text) = files.remove(&locale).map(|f| (f.path, f.text)).unzip();
        let terms = glossary.get(&locale).unwrap_or(none);
        let catalogue = catalogue::read(text.unwrap_or_default(), terms, &watched);
        if let (Some(path), Some(header)) = (&path, &catalogue.header) {
            blocked.push(Blocked {
                file: path.clone(),
                message: format!(
                    "this file is the source catalogue of {} in `{locale}`, but the article is in `{source}` now",
                    header.article
                ),
                help: "run `tradwi sync --set-aside` to keep its entries beside it and start afresh, \
                       or correct the article's language"
                    .into(),
            });
        }
        read.push((locale, pivot, path, catalogue));
    }

    let fixed: Vec<Option<&str>> = article.blocks.iter().map(|b| b.fixed_id.as_deref()).collect();
    let (ids, former) = give_ids(&IdSources {
        fates: &matching.fates,
        old: &old,
        fixed: &fixed,
        texts: &new_texts,
        source: &source,
        orphans: &input.orphans,
        targets: &read.iter().map(|(.., c)| c).collect::<Vec<_>>(),
    });

    let texts: Vec<SourceText> = new_texts
        .into_iter()
        .enumerate()
        .map(|(i, text)| match matching.fates[i].old() {
            // The same but for white space that lines do not keep.
            Some(o) if old_texts[o].lines != text.lines && old_texts[o].text() == text.text() => old_texts[o].clone(),
            _ => text,
        })
        .collect();

    let live: HashSet<&str> = ids.iter().map(String::as_str).collect();
    let before: LazyCell<HashSet<&str>, _> = LazyCell::new(|| old.iter().map(|e| e.id.as_str()).collect());
    let known = |id: &str| live.contains(id) || before.contains(id);
    let mut targets: Vec<Target> = Vec::new();
    for (locale, pivot, path, catalogue) in read {
        let pivot_target = pivot.as_ref().and_then(|p| targets.iter().find(|t| t.locale == *p));
        let mut target = examine_target(
            locale,
            pivot.clone(),
            catalogue,
            pivot_target,
            &Known {
                ids: &ids,
                live: &live,
                former: &former,
                fixed: &fixed,
                texts: &texts,
                segments: &segments,
                known: &known,
            },
        );
        target.path = path_of(&target.locale);
        target.exists = path.is_some();
        target.renamed_from = path.filter(|p| *p != target.path);
        targets.push(target);
    }

    let source_entries = ids
        .iter()
        .zip(&texts)
        .zip(&segments)
        .zip(kinds)
        .zip(former)
        .map(|((((id, text), s), kind), former)| SourceEntry {
            id: id.clone(),
            kind,
            lines: Lines::clone(&text.lines),
            note: article.blocks[s.block].note.clone(),
            former,
        })
        .collect();
    ArticleState {
        source_path: path_of(&source),
        source_renamed_from: source_file.filter(|p| *p != path_of(&source)),
        path: input.path,
        stem: input.stem,
        layout: if format == Format::Plain { article.layout } else { Layout::Lines },
        article,
        source,
        segments,
        ids,
        texts,
        matching,
        source_catalogue,
        source_entries,
        targets,
        blocked,
        orphans: input.orphans,
        left_behind: false,
        former_targets: Vec::new(),
        former_source: None,
    }
}

/// Cuts an article into segments, one text each.
///
/// A text that is in the source catalogue word for word keeps the lines it has there: what was broken once stays so
/// while the text is the same, whatever the rules say today, and the rules need not be asked.
fn cut(article: &article::Article, source: &Locale, old: &[SourceText]) -> (Vec<Segment>, Vec<SourceText>) {
    // Looked up only where the order is another.
    let known = LazyCell::new(|| -> FastMap<String, usize> {
        old.iter().enumerate().rev().map(|(o, text)| (text.text(), o)).collect()
    });
    let mut next = 0;
    let texts: Vec<Option<SourceText>> = article
        .blocks
        .iter()
        .map(|block| {
            let here = old.get(next).is_some_and(|text| text.is(&block.text));
            let at = if here { next } else { *known.get(&block.text)? };
            next = at + 1;
            old.get(at).cloned()
        })
        .collect();
    let segments =
        segment::segment_anew(article, source, &|block| texts.get(block)?.as_ref().map(|t| Lines::clone(&t.lines)));
    let texts = texts
        .into_iter()
        .zip(&segments)
        .map(|(text, s)| text.unwrap_or_else(|| SourceText::new(source, s.to_lines())))
        .collect();
    (segments, texts)
}

/// Which segment is which of the last sync.
fn matched(
    old: &[SourceEntry],
    old_texts: &[SourceText],
    kinds: &[Cow<'static, str>],
    new_texts: &[SourceText],
) -> Matching {
    // Most articles are as they were, and nothing of them need be folded to see it.
    let mut new = kinds.iter().zip(new_texts);
    if old.len() == kinds.len()
        && old.iter().all(|e| new.next().is_some_and(|(kind, text)| e.kind == *kind && e.lines == text.lines))
    {
        return Matching::of_the_same(old.len());
    }
    if old.is_empty() {
        return Matching::of_new(kinds.len());
    }
    let old: Vec<Piece<'_>> =
        old.iter().zip(old_texts).map(|(e, t)| Piece { text: t.folded(), kind: &e.kind }).collect();
    let new: Vec<Piece<'_>> = kinds.iter().zip(new_texts).map(|(kind, t)| Piece { text: t.folded(), kind }).collect();
    match_segments(&old, &new)
}

/// What a target is examined against.
pub(super) struct Known<'a> {
    pub ids: &'a [String],
    /// The same.
    pub live: &'a HashSet<&'a str>,
    /// One a segment: the ids it had before a marker fixed another, the latest first.
    pub former: &'a [Vec<String>],
    /// One a segment: the id that a marker fixes.
    pub fixed: &'a [Option<&'a str>],
    pub texts: &'a [SourceText],
    pub segments: &'a [segment::Segment],
    /// Whether the article has an id now or had it at the last sync.
    pub known: &'a dyn Fn(&str) -> bool,
}

/// Puts pivots before the locales translated from them. The configuration has no circles.
fn pivot_order(mut locales: Vec<Locale>, from: &HashMap<Locale, Locale>) -> Vec<Locale> {
    locales.sort();
    locales.dedup();
    let depth = |locale: &Locale| {
        let mut at = locale;
        let mut depth = 0;
        while let Some(next) = from.get(at).filter(|_| depth < from.len()) {
            at = next;
            depth += 1;
        }
        depth
    };
    locales.sort_by_key(depth);
    locales
}

struct IdSources<'a> {
    fates: &'a [Fate],
    old: &'a [SourceEntry],
    fixed: &'a [Option<&'a str>],
    texts: &'a [SourceText],
    source: &'a Locale,
    orphans: &'a super::Orphans,
    targets: &'a [&'a Catalogue],
}

/// One id a segment, and those it had before where a marker changed it.
fn give_ids(from: &IdSources<'_>) -> (Vec<String>, Vec<Vec<String>>) {
    let count = from.texts.len();
    let mut ids: Vec<Option<String>> = vec![None; count];
    let mut former: Vec<Vec<String>> = vec![Vec::new(); count];
    let mut live: HashSet<&str> = HashSet::default();
    live.reserve(count);
    for (i, fixed) in from.fixed.iter().enumerate() {
        if let Some(fixed) = fixed
            && live.insert(fixed)
        {
            ids[i] = Some((*fixed).to_owned());
        }
    }
    for i in 0..count {
        if let Some(o) = from.fates[i].old() {
            let old = &from.old[o].id;
            former[i].clone_from(&from.old[o].former);
            if ids[i].is_none() {
                if live.insert(old) {
                    ids[i] = Some(old.clone());
                }
            } else if ids[i].as_ref() != Some(old) {
                former[i].retain(|f| f != old && Some(f) != ids[i].as_ref());
                former[i].insert(0, old.clone());
            }
        }
    }
    if ids.iter().all(Option::is_some) {
        return (ids.into_iter().flatten().collect(), former);
    }

    let mut live: HashSet<String> = live.into_iter().map(str::to_owned).collect();
    live.reserve(count);
    // Texts that targets were made from, or were shown, lead back to the ids of paragraphs that return.
    let mut remembered: FastMap<String, Vec<&str>> = FastMap::default();
    let mut taken: HashSet<&str> = from.old.iter().map(|e| e.id.as_str()).collect();
    for catalogue in from.targets {
        taken.extend(catalogue.junk.iter().filter_map(|j| j.id.as_deref()));
        for entry in &catalogue.entries {
            taken.insert(&entry.id);
            if entry.id.starts_with('-') {
                // A term is no segment, whatever stands above it.
                continue;
            }
            let lines = catalogue::TextLines::of(entry, from.source);
            for lines in [lines.was, lines.now] {
                if !lines.is_empty() {
                    let folded = SourceText::new(from.source, lines).folded().to_owned();
                    remembered.entry(folded).or_default().push(&entry.id);
                }
            }
        }
    }
    let mut remembered: FastMap<String, _> =
        remembered.into_iter().map(|(text, ids)| (text, ids.into_iter())).collect();
    for (i, id) in ids.iter_mut().enumerate().filter(|(_, id)| id.is_none()) {
        let folded = from.texts[i].folded();
        let orphans = Some(&from.orphans.segments).filter(|o| !o.is_empty());
        let orphan = orphans.and_then(|o| o.get(&(from.source.clone(), folded.to_owned()))).map(|o| o.id.as_str());
        // What was passed over for one segment is taken for every other with its text.
        let known = remembered.get_mut(folded).into_iter().flatten().chain(orphan);
        *id = known.map(str::to_owned).find(|id| live.insert(id.clone()));
    }
    let mut births: FastMap<&str, Births> = FastMap::default();
    births.reserve(count);
    let unborn: Vec<usize> = (0..count).filter(|&i| ids[i].is_none()).collect();
    let texts: Vec<&str> = unborn.iter().map(|&i| from.texts[i].folded()).collect();
    for ((i, folded), fingerprint) in unborn.into_iter().zip(texts.iter().copied()).zip(text::fingerprints(&texts)) {
        let births = births.entry(folded).or_default();
        let free = |id: &str| !taken.contains(id) && live.insert(id.to_owned());
        ids[i] = Some(births.next(folded, fingerprint, free));
    }
    (ids.into_iter().flatten().collect(), former)
}
