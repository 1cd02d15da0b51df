//! Comparing a Fluent file with the same file in the source locale, message by message.
//!
//! This is for files that no article is behind: the words of an application, and those of the editions in
//! `site.ftl`. The rules are in `rules/`, one a file, and look at a `PairScope`. A file that is compared with
//! itself is found to be whole, and what is left is what is wrong with it alone.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::plurals::Plurals;
use super::{FileScope, content, rules, unreadable, well_formed};
use crate::catalogue::shape::{Attribute, Message, Pattern};
use crate::catalogue::{Catalogue, Entry, FlawKind, Line, Shape, Terms};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render;
use crate::locale::Locale;
use crate::sync::Glossary;

/// How many messages are followed from one to the next: no program has as many in one text, a hostile file may.
const FOLLOWED: usize = 100;

/// A Fluent file that was read.
#[derive(Clone, Debug)]
pub struct Resource {
    /// Path relative to the project.
    pub path: String,
    /// Its locale.
    pub locale: Locale,
    /// Its entries with their comments.
    pub catalogue: Catalogue,
    /// What its messages are made of.
    pub shape: Shape,
}

/// What the files of a locale define between them.
#[derive(Clone, Debug, Default)]
pub struct Defined {
    messages: HashMap<String, Definition>,
    functions: BTreeSet<String>,
    is_all: bool,
}

#[derive(Clone, Debug, Default)]
struct Definition {
    attributes: BTreeSet<String>,
    variables: BTreeSet<String>,
    references: BTreeSet<String>,
}

/// A text of the source and what stands for it in the target, neither with anything but text in it.
#[derive(Clone, Debug)]
pub struct TextPair<'a> {
    /// The message in the target.
    pub entry: &'a Entry,
    /// The attribute, where it is not the value.
    pub attribute: Option<&'a str>,
    /// What the source says; a newline ends a line of the message.
    pub source: String,
    /// What the target says.
    pub target: String,
    /// The bytes of the target's file that the text is made of, piece by piece.
    pieces: Vec<Range<usize>>,
}

impl Resource {
    /// Reads a file. `watched` are the locales whose source lines (`# en> …`) show that it has an article.
    pub fn read(path: String, locale: Locale, text: String, watched: &[Locale]) -> Self {
        let shape = Shape::read(&text);
        Self { path, locale, catalogue: crate::catalogue::read(text, &Terms::none(), watched), shape }
    }

    /// Whether it is a catalogue of tradwi's, which has an article or had one: by its header or by source lines.
    pub fn is_of_article(&self) -> bool {
        let says_so = |e: &Entry| {
            e.comment.iter().any(|c| matches!(c.line, Line::Text(..))) || e.damage.iter().any(|d| d.detached)
        };
        self.catalogue.header.is_some() || self.catalogue.entries.iter().any(says_so)
    }
}

impl Defined {
    /// Adds what a file defines.
    pub fn add(&mut self, shape: &Shape) {
        for message in &shape.messages {
            let definition = self.messages.entry(message.id.clone()).or_default();
            definition.attributes.extend(message.attributes.iter().map(|a| a.name.name.clone()));
            definition.variables.extend(message.given.iter().cloned());
            for (_, pattern) in message.patterns() {
                definition.variables.extend(pattern.variables().map(|v| v.name.clone()));
                definition.references.extend(pattern.references.iter().map(|r| r.target.name.clone()));
                self.functions.extend(pattern.calls.iter().map(|c| c.function.name.clone()));
            }
        }
    }

    /// What files define that get nothing from anywhere else, as a program adds the names of brands: a reference that
    /// leads out of them is wrong in the source as well.
    pub fn all<'a>(files: impl IntoIterator<Item = &'a Resource>) -> Self {
        let mut out = Self { is_all: true, ..Self::default() };
        files.into_iter().for_each(|file| out.add(&file.shape));
        out
    }

    /// Whether a message that is not defined here may yet be somewhere.
    pub(super) fn may_be_elsewhere(&self, id: &str) -> bool {
        !self.is_all && !self.has(id)
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.messages.contains_key(id)
    }

    pub(super) fn has_attribute(&self, id: &str, attribute: &str) -> bool {
        self.messages.get(id).is_some_and(|d| d.attributes.contains(attribute))
    }

    pub(super) fn len(&self) -> usize {
        self.messages.len()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }

    pub(super) fn functions(&self) -> impl Iterator<Item = &str> {
        self.functions.iter().map(String::as_str)
    }

    /// The variables that a message is given: its own, and those of the messages it shows.
    pub(super) fn given<'a>(&'a self, message: &'a Message) -> BTreeSet<&'a str> {
        let mut out: BTreeSet<&str> = message.given.iter().map(String::as_str).collect();
        let mut waiting = vec![message.id.as_str()];
        for (_, pattern) in message.patterns() {
            out.extend(pattern.variables().map(|v| v.name.as_str()));
            waiting.extend(pattern.references.iter().map(|r| r.target.name.as_str()));
        }
        let mut seen = HashSet::new();
        while let Some(id) = waiting.pop() {
            // What a term is given stands where it is used.
            if id.starts_with('-') || !seen.insert(id) {
                continue;
            }
            if seen.len() > FOLLOWED {
                break;
            }
            if let Some(definition) = self.messages.get(id) {
                out.extend(definition.variables.iter().map(String::as_str));
                waiting.extend(definition.references.iter().map(String::as_str));
            }
        }
        out
    }
}

/// A file beside the source's, as the rules see the two.
pub(super) struct PairScope<'a> {
    pub source: &'a Resource,
    pub target: &'a Resource,
    /// What the source locale defines.
    pub source_defines: &'a Defined,
    /// What the target locale defines.
    pub target_defines: &'a Defined,
    pub file: FileScope<'a>,
    /// Messages that both have, terms left out: what a term is made of is its locale's own affair.
    pub pairs: Vec<(&'a Message, &'a Message)>,
    plurals: OnceCell<Plurals>,
}

impl<'a> PairScope<'a> {
    fn new(
        source: &'a Resource,
        source_defines: &'a Defined,
        target: &'a Resource,
        target_defines: &'a Defined,
    ) -> Self {
        let file = FileScope {
            path: &target.path,
            catalogue: &target.catalogue,
            article: None,
            locale: &target.locale,
            terms: None,
            ids: &[],
            known: OnceCell::new(),
            lines: OnceCell::new(),
        };
        let pairs = pairs(source, target);
        Self { source, target, source_defines, target_defines, file, pairs, plurals: OnceCell::new() }
    }

    /// The plural categories of the target.
    pub fn plurals(&self) -> &Plurals {
        self.plurals.get_or_init(|| Plurals::of(&self.target.locale))
    }

    /// The patterns that a pair of messages has on both sides: the value, and the attributes of one name.
    pub fn patterns<'m>(source: &'m Message, target: &'m Message) -> Vec<(Place<'m>, &'m Pattern, &'m Pattern)> {
        let value = source.value.as_ref().zip(target.value.as_ref());
        let value = value.map(|(s, t)| (Place { message: target, attribute: None }, s, t));
        // One that stands twice is a fault of its own, and not to be compared with the first of the other side.
        let is_first = |a: &&Attribute| target.attribute(&a.name.name).is_some_and(|first| std::ptr::eq(first, *a));
        let attributes = target.attributes.iter().filter(is_first).filter_map(|a| {
            let place = Place { message: target, attribute: Some(&a.name) };
            Some((place, &source.attribute(&a.name.name)?.value, &a.value))
        });
        value.into_iter().chain(attributes).collect()
    }

    /// Whether the comment of a message allows a finding, here or in the source.
    fn is_silenced(&self, finding: &Diagnostic) -> bool {
        let source = FileScope {
            path: &self.source.path,
            catalogue: &self.source.catalogue,
            article: None,
            locale: &self.source.locale,
            terms: None,
            ids: &[],
            known: OnceCell::new(),
            lines: OnceCell::new(),
        };
        [&self.file, &source].iter().any(|file| super::allow::is_silenced(file, finding))
    }
}

/// The messages of a file that the source has as well, terms left out.
fn pairs<'a>(source: &'a Resource, target: &'a Resource) -> Vec<(&'a Message, &'a Message)> {
    // Half a message lacks this and that, which is not its fault.
    let whole = |m: &&Message| {
        let entry = target.catalogue.get(&m.id);
        entry.is_none_or(|e| !e.flaws.iter().any(|f| f.kind == FlawKind::JunkFollows))
    };
    let messages = target.shape.firsts().filter(|m| !m.is_term()).filter(whole);
    messages.filter_map(|m| Some((source.shape.get(&m.id)?, m))).collect()
}

/// A pattern of a message in the target.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub message: &'a Message,
    pub attribute: Option<&'a crate::catalogue::shape::Named>,
}

impl Place<'_> {
    /// The bytes that stand for the whole of it: what is missing has no place of its own.
    pub fn name_range(&self) -> Range<usize> {
        self.attribute.map_or(&self.message.id_range, |a| &a.range).clone()
    }
}

/// Compares a file with the same file in the source locale; the findings are sorted.
///
/// `source_defines` and `target_defines` are what all files of the two locales define; `config` and `glossary` are
/// empty where no project is around the files.
pub fn compare(
    source: &Resource,
    source_defines: &Defined,
    target: &Resource,
    target_defines: &Defined,
    config: &Config,
    glossary: &Glossary,
) -> Vec<Diagnostic> {
    let mut out = unweighed(source, source_defines, target, target_defines, config, glossary);
    super::weigh(config, None, &source.locale, &mut out);
    render::sort(&mut out);
    out
}

/// What [`compare`] finds, with the severities that the rules give.
pub(super) fn unweighed(
    source: &Resource,
    source_defines: &Defined,
    target: &Resource,
    target_defines: &Defined,
    config: &Config,
    glossary: &Glossary,
) -> Vec<Diagnostic> {
    let scope = PairScope::new(source, source_defines, target, target_defines);
    let mut out = Vec::new();
    // One finding says it all, and the source is reported by itself.
    if unreadable(&scope.file, false, &mut out) || !source.catalogue.is_patchable() {
        return out;
    }
    well_formed(&scope.file, &mut out);
    rules::duplicate_attribute::check(&scope, &mut out);
    rules::message_missing::check(&scope, &mut out);
    rules::message_obsolete::check(&scope, &mut out);
    rules::value_mismatch::check(&scope, &mut out);
    rules::attribute_missing::check(&scope, &mut out);
    rules::attribute_obsolete::check(&scope, &mut out);
    rules::variable_mismatch::check(&scope, &mut out);
    rules::unknown_reference::check_pair(&scope, &mut out);
    rules::reference_mismatch::check(&scope, &mut out);
    rules::function_mismatch::check(&scope, &mut out);
    rules::selector_mismatch::check(&scope, &mut out);
    rules::ht_plural_selector::check(&scope, &mut out);
    rules::untranslated_message::check(&scope, &mut out);
    if source.locale != target.locale {
        let project = content::Project { config, glossary };
        content::messages(&scope.file, &source.locale, &text_pairs(source, target), project, &mut out);
        // What is the source's word for word was said.
        let copied: HashSet<Option<String>> =
            out.iter().filter(|d| d.rule == "untranslated-message").map(|d| d.id.clone()).collect();
        out.retain(|d| d.rule != "untranslated-text" || !copied.contains(&d.id));
    }
    rules::unknown_allow::check(&scope.file, &mut out);
    out.retain(|f| !scope.is_silenced(f));
    for finding in &mut out {
        let allowable = rules::rule(finding.rule).is_some_and(|r| r.allowable);
        let is_here = finding.id.as_deref().is_some_and(|id| target.catalogue.get(id).is_some());
        finding.allow = (allowable && is_here).then(|| format!("# allow: {}, because …", finding.rule));
    }
    out
}

/// The finding about a file of the source that a locale does not have, where `path` is where it would be.
pub fn missing_file(source: &Resource, path: &str, locale: &Locale) -> Option<Diagnostic> {
    rules::message_missing::file(source, path, locale)
}

/// The finding about a file that the source locale does not have.
pub fn obsolete_file(file: &Resource, source: &Locale) -> Diagnostic {
    rules::message_obsolete::file(file, source)
}

/// Shortens the findings of a comparison for people: where many messages of one file are missing, one finding
/// names the first of them.
pub fn fold_missing(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    rules::message_missing::fold(findings)
}

/// The texts that two files have in common and that are nothing but text, for the rules that look at content.
pub fn text_pairs<'a>(source: &'a Resource, target: &'a Resource) -> Vec<TextPair<'a>> {
    let text = |file: &Resource, pieces: &[Range<usize>]| -> String {
        pieces.iter().filter_map(|r| file.catalogue.text.get(r.clone())).collect()
    };
    let mut out = Vec::new();
    for (from, to) in pairs(source, target) {
        let Some(entry) = target.catalogue.get(&to.id) else { continue };
        for (place, a, b) in PairScope::patterns(from, to) {
            let (Some(a), Some(b)) = (&a.plain, &b.plain) else { continue };
            out.push(TextPair {
                entry,
                attribute: place.attribute.map(|n| n.name.as_str()),
                source: text(source, a),
                target: text(target, b),
                pieces: b.clone(),
            });
        }
    }
    out
}

impl TextPair<'_> {
    /// The bytes of the target's file that a stretch of the target's text comes from.
    pub fn place(&self, stretch: Range<usize>) -> Range<usize> {
        let at = |offset: usize, end: bool| {
            let mut before = 0;
            for piece in &self.pieces {
                let length = piece.len();
                if offset < before + length || (end && offset == before + length) {
                    return piece.start + (offset - before);
                }
                before += length;
            }
            self.pieces.last().map_or(self.entry.id_range.end, |p| p.end)
        };
        let start = at(stretch.start, false);
        start..at(stretch.end, true).max(start)
    }
}
