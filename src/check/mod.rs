//! Checks: what is missing, stale or malformed, as findings. Everything here reads values and writes none.
//!
//! [`check`] looks at one article in all its locales; [`parity`] at a file that belongs to no article, beside the
//! source locale's; [`site()`] at the words of the editions. One rule a file below `rules/`; [`RULES`] is the table of them.

mod addresses;
mod allow;
mod beside;
mod characters;
pub mod consistency;
mod content;
mod figures;
mod fix;
mod junk;
mod kreyol;
mod lengths;
mod names;
mod nearest;
mod negations;
mod newsroom;
mod omitted;
pub mod parity;
mod plurals;
mod quotations;
mod rules;
mod site;
mod staleness;
mod typography;

#[cfg(test)]
pub(crate) mod tests;

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

pub use content::{Fault, Found, Sample, sample};
pub use fix::mend;
pub use rules::{RULES, Rule, rule};
pub use site::site;
pub use staleness::{PivotChange, Staleness, in_words, staleness};

use crate::catalogue::{Catalogue, Entry, Terms};
use crate::config::{self, Config, LocaleConfig};
use crate::diagnostic::render::{self, LineIndex};
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Locale;
use crate::sync::{ArticleState, Glossary, Plan, Target};
use crate::text::word_count;

/// The rule about catalogues that are behind their article, whose weight depends on who syncs, and when.
pub const SYNC_DUE: &str = rules::sync_due::RULE.id;

/// The rule about articles that would share one catalogue.
pub const SHARED_CATALOGUE: &str = "shared-catalogue";

/// Checks one article in all its locales; the findings are sorted.
///
/// `plan` is what `sync` would write now, and `glossary` is asked for the terms that do exist when one does not.
pub fn check(state: &ArticleState, plan: &Plan, glossary: &Glossary, config: &Config) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let words = vec![OnceCell::new(); state.segments.len()];
    let levels = content::ArticleLevels::new(state, config);
    let prepared = content::Prepared::sources(state, &levels);
    let known = content::Known::new(&state.source, config, glossary);
    let texts: Vec<content::Text<'_>> = prepared.iter().map(|p| p.text().knowing(known)).collect();
    rules::article::check(state, &mut out);
    rules::headline_missing::check(state, &mut out);
    let mut findings = Vec::new();
    content::source(state, &texts, content::Project { glossary, config }, &levels.source, &mut findings);
    allow::silence_article(state, config, &mut findings);
    out.append(&mut findings);
    rules::sync_due::check(state, plan, &mut out);
    rules::sync_refused::check(state, plan, &mut out);
    if let Some(source) = &state.source_catalogue {
        let path = state.source_renamed_from.as_deref().unwrap_or(&state.source_path);
        let file = FileScope {
            path,
            catalogue: source,
            article: Some(&state.path),
            locale: &state.source,
            terms: None,
            ids: &[],
            known: OnceCell::new(),
            lines: OnceCell::new(),
        };
        unreadable(&file, true, &mut out);
    }
    for (target, levels) in state.targets.iter().zip(&levels.targets) {
        let file = FileScope {
            path: target.renamed_from.as_deref().unwrap_or(&target.path),
            catalogue: &target.catalogue,
            article: Some(&state.path),
            locale: &target.locale,
            terms: glossary.get(&target.locale),
            ids: &state.ids,
            known: OnceCell::new(),
            lines: OnceCell::new(),
        };
        // One finding says it all: what the parser makes of such a file is noise.
        if unreadable(&file, false, &mut out) || target.catalogue.header.is_some() {
            continue;
        }
        let scope = TargetScope { state, target, config, settings: config.locale(&target.locale), words: &words, file };
        let mut findings = Vec::new();
        well_formed(&scope.file, &mut findings);
        rules::duplicate_id::compare(&scope, &mut findings);
        rules::unknown_reference::check(&scope.file, &mut findings);
        rules::attribute::check(&scope.file, &mut findings);
        rules::damaged_comment::check(&scope, &mut findings);
        rules::detached_comment::check(&scope, &mut findings);
        rules::broken::check(&scope, &mut findings);
        rules::unknown_id::check(&scope, &mut findings);
        rules::leave_out_refused::check(&scope, &mut findings);
        rules::reference_lost::check(&scope, &mut findings);
        rules::base_unknown::check(&scope, &mut findings);
        rules::stale::check(&scope, &mut findings);
        rules::outdated_source_lines::check(&scope, &mut findings);
        rules::untranslated::check(&scope, &mut findings);
        content::translations(&scope, &texts, glossary, levels, &mut findings);
        rules::unknown_allow::check(&scope.file, &mut findings);
        allow::silence(&scope.file, config, &mut findings);
        out.append(&mut findings);
    }
    rules::sync_blocked::check(state, &mut out);
    rules::sync_due::after_damage(&mut out);
    weigh(config, Some(&state.path), &state.source, &mut out);
    render::sort(&mut out);
    out
}

/// Gives findings the severity that the configuration wants. What a rule says of a text has it already, and what
/// would let half a translation or a stale one pass keeps its own. `article` is the one they are all about, if they are.
pub fn weigh(config: &Config, article: Option<&str>, source: &Locale, findings: &mut Vec<Diagnostic>) {
    findings.retain_mut(|d| {
        let Some(rule) = rule(d.rule).filter(|r| r.is_tunable()) else { return true };
        let locale = d.locale.as_ref().unwrap_or(source);
        let Some(level) = config.level(rule.id, locale, article.or(d.article.as_deref())) else { return true };
        level.severity().is_some_and(|severity| {
            d.severity = severity;
            true
        })
    });
}

/// How many entries of a target are current although the lines above them show another text.
pub fn outdated_source_lines(state: &ArticleState, target: &Target) -> usize {
    rules::outdated_source_lines::count(state, target)
}

/// Shortens the findings of an article for people: where nothing of it is translated into a locale, one finding
/// says so, in place of one a segment.
pub fn fold(state: &ArticleState, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    rules::untranslated::fold(state, &mut findings);
    findings
}

/// Why an article is left alone whose front matter cannot be read; nothing else that could be said of it is certain.
pub fn unreadable_article(state: &ArticleState) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    rules::article::check(state, &mut out);
    out.retain(|d| d.rule == rules::front_matter::RULE.id && d.severity == Severity::Error);
    out
}

/// The finding about a catalogue whose article is gone; `article` as its header or its path names it.
pub fn orphan(path: &str, article: &str, locale: &Locale) -> Diagnostic {
    rules::article_gone::finding(path, article, locale)
}

/// Whether a file cannot be read at all, which is then reported.
fn unreadable(file: &FileScope<'_>, source: bool, out: &mut Vec<Diagnostic>) -> bool {
    rules::conflict_marker::check(file, source, out);
    rules::too_deep::check(file, out);
    !file.catalogue.is_patchable()
}

fn well_formed(file: &FileScope<'_>, out: &mut Vec<Diagnostic>) {
    rules::syntax::check(file, out);
    rules::duplicate_id::check(file, out);
}

/// The words of a segment of the source, as the shares of reports count them.
pub fn segment_words(state: &ArticleState, segment: usize) -> usize {
    let Some(text) = state.texts.get(segment) else { return 0 };
    if state.source.joiner().is_empty() {
        return word_count(&text.text());
    }
    text.lines.iter().map(|line| word_count(line)).sum()
}

/// A catalogue as the rules of one file see it.
struct FileScope<'a> {
    /// Where it is now, relative to the project.
    path: &'a str,
    catalogue: &'a Catalogue,
    article: Option<&'a str>,
    locale: &'a Locale,
    terms: Option<&'a Terms>,
    /// The ids of the article's segments.
    ids: &'a [String],
    /// The same, once somebody looks one up.
    known: OnceCell<HashSet<&'a str>>,
    /// Found when a finding first names a line.
    lines: OnceCell<LineIndex<'a>>,
}

impl FileScope<'_> {
    fn finding(&self, rule: &Rule, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
        let mut d = Diagnostic::new(rule.id, rule.severity, self.path, span, message);
        d.article = self.article.map(str::to_owned);
        d.locale = Some(self.locale.clone());
        d
    }

    /// Whether the article has a segment of this id.
    fn has_id(&self, word: &str) -> bool {
        self.known.get_or_init(|| self.ids.iter().map(String::as_str).collect()).contains(word)
    }

    /// The line of an offset, from 1.
    fn line(&self, offset: usize) -> usize {
        self.lines.get_or_init(|| LineIndex::new(self.catalogue.text.as_str())).position(offset).0
    }
}

/// One article in one target locale, as the rules see it.
struct TargetScope<'a> {
    state: &'a ArticleState,
    target: &'a Target,
    config: &'a Config,
    settings: LocaleConfig,
    /// One a segment: the words of its source, once somebody has asked for them in any locale.
    words: &'a [OnceCell<usize>],
    file: FileScope<'a>,
}

impl<'a> TargetScope<'a> {
    /// The words of a segment of the source.
    fn words(&self, segment: usize) -> usize {
        self.words.get(segment).map_or(0, |words| *words.get_or_init(|| segment_words(self.state, segment)))
    }

    /// The entry of a segment.
    fn entry(&self, segment: usize) -> Option<&'a Entry> {
        let entry = self.target.items.get(segment)?.entry?;
        self.target.catalogue.entries.get(entry)
    }
}

/// Quotes a text in a message: on one line, and not all of a long one.
fn quote(text: &str) -> String {
    format!("“{}”", render::terminal::elide_end(&render::terminal::clean(text), 48))
}

/// The languages a rule is about, as primary subtags; empty if it is about all.
pub fn languages(rule: &Rule) -> &'static [&'static str] {
    rules::CONTENT.iter().find(|r| r.rule.id == rule.id).map_or(&[], |r| r.languages)
}

/// The rule whose id is most like a text.
pub fn nearest_rule(id: &str) -> Option<&str> {
    nearest::nearest(id, RULES.iter().map(|r| r.id))
}

/// What is wrong with the names of rules in the configuration; `text` is the file's.
pub fn configuration(config: &Config, text: &str) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    for (key, name, _) in config.named_rules() {
        let (message, help) = match rule(name) {
            Some(rule) if rule.is_tunable() => continue,
            Some(_) => (
                format!("the severity of `{name}` cannot be changed"),
                "what would let half a translation or a stale one pass stays an error; delete the line".to_owned(),
            ),
            None => {
                let help = match nearest_rule(name) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "`tradwi check --list-rules` lists the rules".to_owned(),
                };
                (format!("no rule is called `{name}`"), help)
            }
        };
        let at = config::place(text, &key).unwrap_or(0);
        let span = at..at + text[at..].find(['=', ' ', '\n']).unwrap_or(0);
        let d = Diagnostic::new(rules::unknown_rule::RULE.id, Severity::Error, config::FILE_NAME, span, message);
        out.push(d.with_help(help));
    }
    out
}

/// The ids of the rules about what a text says.
pub fn content_rules() -> impl Iterator<Item = &'static str> {
    rules::CONTENT.iter().map(|rule| rule.rule.id)
}
