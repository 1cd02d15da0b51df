//! Rules about what a text says, and what its translation says beside it.
//!
//! Such a rule never looks at files, ids or statuses: it is given one text, a text with its translation, or an
//! article's worth of both, and names [`Fault`]s by their place in the text. Who runs the rules, on what, and how
//! a place in a text becomes one in a file, is here: [`translations`] for an article in one locale, [`source`] for the
//! article itself, [`sample`] for a pair of texts without any file.

mod article;
mod message;
mod place;
mod text;

use std::cell::OnceCell;
use std::ops::Range;

pub(super) use article::{ArticleLevels, Prepared, source, translations};
pub(super) use message::messages;
pub(super) use text::{Known, Text};

use super::figures::{self, Difference};
use super::{FileScope, Rule};
use crate::article::{Kind, Markup};
use crate::catalogue::Entry;
use crate::config::{Config, Level};
use crate::diagnostic::{Diagnostic, Fix, Safety, Severity};
use crate::locale::Locale;
use crate::sync::Glossary;

/// A rule about what a text says.
pub(super) struct ContentRule {
    pub rule: Rule,
    /// The languages it knows, as primary subtags; empty for all.
    pub languages: &'static [&'static str],
    pub look: Look,
}

/// What a rule is given.
pub(super) enum Look {
    /// One text for itself: a translation, or a text of an article, because one slip there is one in every locale.
    Text(fn(&Text<'_>, &mut Faults)),
    /// One text for itself, by what the project says in its configuration and its glossary.
    Told(fn(&Text<'_>, Project<'_>, &mut Faults)),
    /// A translation beside its source.
    Pair(fn(&Pair<'_>, &mut Faults)),
    /// A translation beside its source, and an article for itself.
    Both { alone: fn(&Text<'_>, &mut Faults), beside: fn(&Pair<'_>, &mut Faults) },
    /// All translations of an article in one locale, in the article's order; the faults name the pair by its index.
    Article(fn(&[Pair<'_>], &mut Vec<(usize, Fault)>)),
}

/// What a project says about its texts.
#[derive(Clone, Copy)]
pub(super) struct Project<'a> {
    /// The terms of all languages.
    pub glossary: &'a Glossary,
    pub config: &'a Config,
}

/// A translation beside what it translates.
pub(super) struct Pair<'a> {
    pub source: &'a Text<'a>,
    pub target: &'a Text<'a>,
    /// The terms of both languages and of all others.
    pub glossary: &'a Glossary,
    /// Found by the first rule that asks.
    differences: OnceCell<Vec<Difference>>,
}

impl<'a> Pair<'a> {
    fn new(source: &'a Text<'a>, target: &'a Text<'a>, glossary: &'a Glossary) -> Self {
        Self { source, target, glossary, differences: OnceCell::new() }
    }

    /// The figures and dates that only one of the two texts has, in the order of the target.
    pub fn differences(&self) -> &[Difference] {
        self.differences.get_or_init(|| figures::compare(self.source, self.target))
    }
}

/// Something wrong in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes at fault in the text; empty at the place where something is missing.
    pub span: Range<usize>,
    /// One terse headline without a final period, which shows both sides where there are two.
    pub message: String,
    /// The way out.
    pub help: Option<String>,
    /// What to put in place of which bytes of the text.
    pub fix: Option<Fix>,
    /// The severity, where it is not the rule's own.
    pub severity: Option<Severity>,
}

/// What a rule has found in one text.
pub(super) type Faults = Vec<Fault>;

impl Fault {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), help: None, fix: None, severity: None }
    }

    #[must_use]
    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub(super) fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Adds a change that may be made without looking: of spaces, apostrophes or Unicode form, never of words.
    #[must_use]
    pub(super) fn with_safe_fix(self, span: Range<usize>, replacement: impl Into<String>) -> Self {
        self.with_fix(span, replacement, Safety::Safe)
    }

    #[must_use]
    pub(super) fn with_fix(mut self, span: Range<usize>, replacement: impl Into<String>, safety: Safety) -> Self {
        self.fix = Some(Fix { edits: vec![(span, replacement.into())], safety });
        self
    }
}

/// What a rule finds is as grave as the configuration says, else as the fault does, else as the rule does.
/// `None` if the rule is switched off.
fn weigh(rule: &ContentRule, level: Option<Level>, fault: &Fault) -> Option<Severity> {
    match level {
        Some(level) => level.severity(),
        None => Some(fault.severity.unwrap_or(rule.rule.severity)),
    }
}

/// Where the rules of one text are switched on, and how grave they are: one a rule of [`super::rules::CONTENT`].
pub(super) struct Levels(Vec<Option<Level>>);

impl Levels {
    fn new(config: &Config, locale: &Locale, article: Option<&str>) -> Self {
        // Nobody asks how grave a rule is that does not know the language.
        let level = |r: &&ContentRule| is_for(r, locale).then(|| config.level(r.rule.id, locale, article)).flatten();
        Self(super::rules::CONTENT.iter().map(level).collect())
    }

    /// The rules that are on for a language, with what the configuration says of each.
    fn active<'a>(&'a self, locale: &'a Locale) -> impl Iterator<Item = (&'static ContentRule, Option<Level>)> + 'a {
        super::rules::CONTENT
            .iter()
            .copied()
            .zip(self.0.iter().copied())
            .filter(|(rule, level)| is_for(rule, locale) && *level != Some(Level::Off))
    }
}

fn is_for(rule: &ContentRule, locale: &Locale) -> bool {
    rule.languages.is_empty() || rule.languages.contains(&locale.language())
}

/// A translation and its source, without any file: for tests, measurements and other front ends.
#[derive(Clone, Debug)]
pub struct Sample<'a> {
    /// The source's language, and its text: one sentence a line.
    pub source: (&'a Locale, &'a str),
    /// The translation's language, and its text.
    pub target: (&'a Locale, &'a str),
    /// What the block is.
    pub kind: &'a Kind,
    /// How both texts are to be read.
    pub markup: Markup,
    /// The terms of all languages.
    pub glossary: &'a Glossary,
}

/// A fault with the rule that found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The rule's id.
    pub rule: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The fault, in the translation's text.
    pub fault: Fault,
}

/// Runs every rule about content on a translation and its source, as `check` does on each entry of a catalogue.
pub fn sample(sample: &Sample<'_>, config: &Config) -> Vec<Found> {
    let prepared = [sample.source, sample.target]
        .map(|(locale, text)| Prepared::new(locale, text.to_owned(), sample.kind, sample.markup));
    let [source, target] = [0, 1].map(|i| {
        let text = prepared[i].text();
        let known = Known::new(text.locale, config, sample.glossary);
        text.knowing(known)
    });
    let pair = Pair::new(&source, &target, sample.glossary);
    let levels = Levels::new(config, sample.target.0, None);
    let mut out = Vec::new();
    for (rule, level) in levels.active(sample.target.0) {
        let mut faults = Vec::new();
        match rule.look {
            Look::Text(check) => check(&target, &mut faults),
            Look::Told(check) => check(&target, Project { glossary: sample.glossary, config }, &mut faults),
            // A text beside itself is an article's.
            Look::Both { alone, .. } if sample.source.0 == sample.target.0 => alone(&target, &mut faults),
            Look::Pair(check) | Look::Both { beside: check, .. } => check(&pair, &mut faults),
            Look::Article(check) => {
                let mut found = Vec::new();
                check(std::slice::from_ref(&pair), &mut found);
                faults.extend(found.into_iter().map(|(_, fault)| fault));
            }
        }
        out.extend(
            faults
                .into_iter()
                .filter_map(|fault| Some(Found { rule: rule.rule.id, severity: weigh(rule, level, &fault)?, fault })),
        );
    }
    out
}

/// A fault in the text of an entry, as a finding in its file.
struct InEntry<'a, 'f> {
    file: &'a FileScope<'f>,
    entry: &'a Entry,
    /// Found when the first fault of the entry is placed.
    map: OnceCell<place::Map>,
}

impl<'a, 'f> InEntry<'a, 'f> {
    fn new(file: &'a FileScope<'f>, entry: &'a Entry) -> Self {
        Self { file, entry, map: OnceCell::new() }
    }

    fn finding(&self, rule: &ContentRule, severity: Severity, fault: Fault) -> Diagnostic {
        let map = self.map.get_or_init(|| place::Map::new(self.file, self.entry));
        let mut d = self.file.finding(&rule.rule, map.span(&fault.span), fault.message).with_id(&self.entry.id);
        d.severity = severity;
        d.help = fault.help;
        d.fix = fault.fix.and_then(|fix| map.fix(fix));
        d
    }
}
