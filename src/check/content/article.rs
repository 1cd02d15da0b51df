//! The rules about content, run over an article and its translations.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::{ContentRule, Fault, InEntry, Known, Levels, Look, Pair, Project, Text, weigh};
use crate::article::{Kind, Markup};
use crate::catalogue::{Entry, State, Status, Value};
use crate::check::{TargetScope, staleness};
use crate::config::{Config, Level};
use crate::diagnostic::Diagnostic;
use crate::locale::Locale;
use crate::sync::{ArticleState, Glossary};
use crate::text::prose;

/// How grave the rules are in the languages of an article.
pub(in crate::check) struct ArticleLevels {
    pub source: Levels,
    /// One a target.
    pub targets: Vec<Levels>,
}

impl ArticleLevels {
    pub fn new(state: &ArticleState, config: &Config) -> Self {
        let of = |locale: &Locale| Levels::new(config, locale, Some(&state.path));
        Self { source: of(&state.source), targets: state.targets.iter().map(|t| of(&t.locale)).collect() }
    }
}

/// A text with what is read from it to make a [`Text`].
pub(in crate::check) struct Prepared<'a> {
    locale: &'a Locale,
    kind: &'a Kind,
    markup: Markup,
    text: Cow<'a, str>,
    /// `None` if it is all prose.
    prose: Option<String>,
}

impl<'a> Prepared<'a> {
    /// A text of one sentence a line.
    pub fn new(locale: &'a Locale, text: impl Into<Cow<'a, str>>, kind: &'a Kind, markup: Markup) -> Self {
        let text = text.into();
        let prose = match prose(&text, markup == Markup::Markdown) {
            Cow::Borrowed(_) => None,
            Cow::Owned(prose) => Some(prose),
        };
        Self { locale, kind, markup, text, prose }
    }

    /// What the rules look at.
    pub fn text(&self) -> Text<'_> {
        let prose = self.prose.as_deref().unwrap_or(&self.text);
        Text::new(self.locale, self.kind, self.markup, &self.text, prose)
    }

    /// The source texts of an article, one a segment; none where no rule is on that would look at them.
    pub fn sources(state: &'a ArticleState, levels: &ArticleLevels) -> Vec<Self> {
        let targets = state.targets.iter().map(|t| &t.locale).zip(&levels.targets);
        let is_on = |(locale, levels): (&Locale, &Levels)| levels.active(locale).next().is_some();
        if !targets.chain([(&state.source, &levels.source)]).any(is_on) {
            return Vec::new();
        }
        let texts = state.texts.iter().zip(&state.segments);
        texts.map(|(text, s)| Self::new(&text.locale, text.lines.join("\n"), &s.kind, s.markup)).collect()
    }
}

/// Checks the article's own text.
pub(in crate::check) fn source(
    state: &ArticleState,
    texts: &[Text<'_>],
    project: Project<'_>,
    levels: &Levels,
    out: &mut Vec<Diagnostic>,
) {
    let rules: Vec<_> = levels
        .active(&state.source)
        .filter_map(|(rule, level)| match rule.look {
            Look::Text(_) | Look::Told(_) | Look::Both { .. } => Some((rule, level)),
            _ => None,
        })
        .collect();
    let mut faults = Vec::new();
    for (segment, text) in texts.iter().enumerate() {
        let mut places = None;
        for &(rule, level) in &rules {
            match rule.look {
                Look::Text(check) | Look::Both { alone: check, .. } => check(text, &mut faults),
                Look::Told(check) => check(text, project, &mut faults),
                Look::Pair(_) | Look::Article(_) => {}
            }
            for fault in faults.drain(..) {
                let Some(severity) = weigh(rule, level, &fault) else { continue };
                let block = &state.segments[segment].span;
                let places = places.get_or_insert_with(|| Places::new(text.text, &state.article.text[block.clone()]));
                let span = places.of(&fault.span).map_or(block.clone(), |s| block.start + s.start..block.start + s.end);
                let mut d = Diagnostic::new(rule.rule.id, severity, &*state.path, span, fault.message);
                d.help = fault.help;
                d.article = Some(state.path.clone());
                d.locale = Some(state.source.clone());
                out.push(d);
            }
        }
    }
}

/// Where the words of a segment's text stand in its block: the same words, in the same order.
struct Places<'a> {
    text: &'a str,
    block: &'a str,
    /// By words, where they stand in the text and in the block. A line may have the same fault a hundred thousand times.
    found: HashMap<&'a str, [Vec<usize>; 2]>,
}

impl<'a> Places<'a> {
    fn new(text: &'a str, block: &'a str) -> Self {
        Self { text, block, found: HashMap::new() }
    }

    /// The bytes of the block for bytes of the text; `None` where they are written otherwise there.
    fn of(&mut self, span: &Range<usize>) -> Option<Range<usize>> {
        let wanted = self.text.get(span.clone()).filter(|w| !w.is_empty() && !w.contains('\n'))?;
        let [in_text, in_block] = self.found.entry(wanted).or_insert_with(|| {
            [self.text, self.block].map(|text| text.match_indices(wanted).map(|(at, _)| at).collect())
        });
        let nth = in_text.partition_point(|at| at + wanted.len() <= span.start);
        in_block.get(nth).map(|&at| at..at + wanted.len())
    }
}

/// Checks the translations of an article in one locale beside their sources, one a segment.
pub(in crate::check) fn translations(
    scope: &TargetScope<'_>,
    sources: &[Text<'_>],
    glossary: &Glossary,
    levels: &Levels,
    out: &mut Vec<Diagnostic>,
) {
    let state = scope.state;
    let locale = &scope.target.locale;
    let rules: Vec<(&ContentRule, Option<Level>)> = levels.active(locale).collect();
    if rules.is_empty() {
        return;
    }
    let looked_at: Vec<(usize, &Entry, &str)> =
        (0..scope.target.items.len()).filter_map(|segment| worth_a_look(scope, segment)).collect();
    let prepared: Vec<Prepared<'_>> = looked_at
        .iter()
        .map(|&(i, _, text)| Prepared::new(locale, text, &state.segments[i].kind, state.segments[i].markup))
        .collect();
    // A stale translation is held to the text that it was made from.
    let former: Vec<Option<Prepared<'_>>> = looked_at
        .iter()
        .map(|&(i, ..)| {
            let was = staleness(state, scope.target, i)?.was?;
            let segment = &state.segments[i];
            Some(Prepared::new(&state.source, was.join("\n"), &segment.kind, segment.markup))
        })
        .collect();
    let former: Vec<Option<Text<'_>>> = former.iter().map(|p| p.as_ref().map(Prepared::text)).collect();
    let known = Known::new(locale, scope.config, glossary);
    let targets: Vec<Text<'_>> = prepared.iter().map(|p| p.text().knowing(known)).collect();
    let pairs: Vec<Pair<'_>> = looked_at
        .iter()
        .enumerate()
        .filter_map(|(n, &(i, ..))| {
            let source = former[n].as_ref().or_else(|| sources.get(i))?;
            Some(Pair::new(source, &targets[n], glossary))
        })
        .collect();

    let places: Vec<InEntry<'_, '_>> =
        looked_at.iter().map(|&(_, entry, _)| InEntry::new(&scope.file, entry)).collect();
    let mut place = |rule: &ContentRule, level, n: usize, fault: Fault| {
        if let Some(severity) = weigh(rule, level, &fault) {
            out.push(places[n].finding(rule, severity, fault));
        }
    };
    let mut faults = Vec::new();
    for (rule, level) in rules {
        for (n, pair) in pairs.iter().enumerate() {
            match rule.look {
                Look::Text(check) => check(pair.target, &mut faults),
                Look::Told(check) => check(pair.target, Project { glossary, config: scope.config }, &mut faults),
                Look::Pair(check) | Look::Both { beside: check, .. } => check(pair, &mut faults),
                Look::Article(_) => {}
            }
            faults.drain(..).for_each(|fault| place(rule, level, n, fault));
        }
        if let Look::Article(check) = rule.look {
            let mut found = Vec::new();
            check(&pairs, &mut found);
            found.into_iter().for_each(|(n, fault)| place(rule, level, n, fault));
        }
    }
}

/// The entry of a segment and its text, if it is a translation somebody may read: current or stale, or a machine's
/// that waits for a person.
fn worth_a_look<'a>(scope: &TargetScope<'a>, segment: usize) -> Option<(usize, &'a Entry, &'a str)> {
    let judgement = &scope.target.items.get(segment)?.judgement;
    let machine = judgement.status == Status::Untranslated && matches!(judgement.state, Some(State::Machine));
    if judgement.left_out || !(machine || matches!(judgement.status, Status::Current | Status::Stale)) {
        return None;
    }
    let entry = scope.entry(segment)?;
    match &entry.value {
        Value::Text(text) => Some((segment, entry, text)),
        Value::Stub | Value::Unresolved => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// One place by itself.
    fn place(text: &str, block: &str, span: &Range<usize>) -> Option<Range<usize>> {
        let wanted = text.get(span.clone()).filter(|w| !w.is_empty() && !w.contains('\n'))?;
        let nth = text[..span.start].matches(wanted).count();
        block.match_indices(wanted).nth(nth).map(|(at, _)| at..at + wanted.len())
    }

    proptest! {
        #[test]
        fn places_looked_for_together_are_those_looked_for_alone(
            text in r"([ab] ?|\n|é){0,12}",
            block in r"([ab] ?|\n|é){0,12}",
            same: bool,
            spans in prop::collection::vec((0_usize..20, 0_usize..5), 0..6),
        ) {
            let block = if same { text.replace('\n', " ") } else { block };
            let mut places = Places::new(&text, &block);
            for (start, length) in spans {
                let span = start..start + length;
                prop_assert_eq!(places.of(&span), place(&text, &block, &span), "{:?} {:?}", text, block);
            }
        }
    }
}
