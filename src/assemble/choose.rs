//! Which text a segment shows.

use super::{Faces, Mark, Shown};
use crate::catalogue::{Cause, Judgement, State, Status, Value};
use crate::config::{Config, HeadlinePolicy, StalePolicy};
use crate::diagnostic::Grade;
use crate::locale::Locale;
use crate::segment::grade;
use crate::sync::{ArticleState, Target};
use crate::text::flow;

/// What holds for all segments of an article in one locale.
pub(super) struct Policy<'a> {
    state: &'a ArticleState,
    locale: &'a Locale,
    /// The locale's own translations; `None` for the source and for an article not meant for the locale.
    own: Option<&'a Target>,
    /// Those of the fallback chain, without the source.
    chain: Vec<&'a Target>,
    faces: Faces,
    stale: StalePolicy,
    stale_material: StalePolicy,
    publish_machine: bool,
    headline: HeadlinePolicy,
    publish: u8,
}

/// What is shown for one segment.
pub(super) struct Choice {
    /// `None` is the article's own text, an empty one leaves the segment out.
    pub text: Option<String>,
    pub shown: Shown,
    pub left_out: bool,
    /// The segment's number and grade, if its policy is to hold the article back.
    pub hold: Option<(usize, Grade)>,
}

impl Choice {
    /// The article would not take the text, and kept its own.
    pub fn refuse(&mut self, source: &Locale, edition: &Locale) {
        self.text = None;
        self.left_out = false;
        let mark = (source != edition).then_some(Mark::Untranslated);
        self.shown = Shown { locale: source.clone(), mark };
    }
}

impl<'a> Policy<'a> {
    pub fn new(state: &'a ArticleState, locale: &'a Locale, config: &Config, faces: Faces) -> Self {
        let settings = config.locale(locale);
        let target = |l: &Locale| state.targets.iter().find(|t| t.locale == *l);
        let own = if *locale == state.source { None } else { target(locale) };
        let chain = config.fallback_chain(locale, &state.source).iter().filter_map(target).collect();
        Self {
            state,
            locale,
            own,
            chain,
            faces,
            stale: settings.stale.unwrap_or(StalePolicy::Notice),
            stale_material: settings.stale_material.unwrap_or(StalePolicy::Fallback),
            publish_machine: settings.publish_machine,
            headline: settings.headline,
            publish: settings.publish.unwrap_or(config.publish),
        }
    }

    /// Why the article is not published in this locale, if it is not.
    pub fn held_back(&self, choices: &[Choice]) -> Option<String> {
        if *self.locale != self.state.source && self.own.is_none() {
            return Some(format!("the article is not meant for `{}`", self.locale));
        }
        let held: Vec<(usize, Grade)> = choices.iter().filter_map(|c| c.hold).collect();
        // The gravest one is named; where two are equally grave, the first.
        let (segment, grade) = held.iter().copied().rev().max_by_key(|(_, grade)| *grade)?;
        let key = if grade == Grade::Material { "stale-material" } else { "stale" };
        let more = match held.len() - 1 {
            0 => String::new(),
            n => format!(" and {n} more"),
        };
        Some(format!(
            "the translation of `{}`{more} lags behind ({grade}), and `{key}` is `hold` for `{}`",
            self.state.ids[segment], self.locale
        ))
    }

    /// Why the article is not ready for readers of this locale, if it is not: for want of a headline, or because too
    /// little is translated. `words` are those current, and all.
    pub fn not_ready(&self, choices: &[Choice], words: (usize, usize)) -> Option<String> {
        if *self.locale == self.state.source {
            return None;
        }
        if self.headline == HeadlinePolicy::Hold {
            let marked = super::headlines(self.state).into_iter().find_map(|i| Some((i, choices[i].shown.mark?)));
            if let Some((segment, mark)) = marked {
                let id = &self.state.ids[segment];
                return Some(match mark {
                    Mark::Untranslated => format!("its headline, `{id}`, is not translated"),
                    Mark::Outdated | Mark::Stale(_) => format!("its headline, `{id}`, lags behind its source"),
                    Mark::Machine => format!("a machine wrote its headline, `{id}`, and nobody has reviewed it"),
                });
            }
        }
        let (current, all) = words;
        // Rounded down, as everywhere.
        let share = (current * 100).checked_div(all).unwrap_or(100);
        let publish = usize::from(self.publish);
        (share < publish)
            .then(|| format!("{share}% of its words are translated and up to date, and `publish` asks for {publish}%"))
    }

    fn policy(&self, grade: Grade) -> StalePolicy {
        if grade == Grade::Material { self.stale_material } else { self.stale }
    }
}

/// Chooses the text of a segment.
pub(super) fn choose(policy: &Policy<'_>, segment: usize) -> Choice {
    let plain = |text, locale: &Locale, mark| Choice {
        text,
        shown: Shown { locale: locale.clone(), mark },
        left_out: false,
        hold: None,
    };
    if *policy.locale == policy.state.source {
        return plain(None, policy.locale, None);
    }
    let mut lags = false;
    let mut hold = None;
    if let Some(own) = policy.own
        && let Some(judgement) = judgement(own, segment)
    {
        match judgement.status {
            Status::Current if judgement.left_out => {
                if !policy.state.segments[segment].kind.is_structural() {
                    return Choice { left_out: true, ..plain(Some(String::new()), policy.locale, None) };
                }
            }
            Status::Current => {
                if let Some(text) = text_of(own, segment) {
                    return plain(Some(text), policy.locale, None);
                }
            }
            Status::Stale => {
                lags = true;
                let grade = stale_grade(policy.state, own, segment);
                let text = text_of(own, segment).filter(|_| !judgement.left_out);
                match (policy.policy(grade), text) {
                    (StalePolicy::Hold, _) => hold = Some((segment, grade)),
                    (StalePolicy::Notice, Some(text)) if policy.faces == Faces::Labelled => {
                        return plain(Some(text), policy.locale, Some(Mark::Stale(grade)));
                    }
                    _ => {}
                }
            }
            Status::Untranslated if policy.publish_machine && is_fresh_machine(judgement) => {
                if let Some(text) = text_of(own, segment) {
                    return plain(Some(text), policy.locale, Some(Mark::Machine));
                }
            }
            Status::Untranslated | Status::Broken | Status::Obsolete => {}
        }
    }
    let mark = Some(if lags { Mark::Outdated } else { Mark::Untranslated });
    let fallback = policy.chain.iter().find_map(|target| {
        let judgement = judgement(target, segment)?;
        if judgement.status != Status::Current || judgement.left_out {
            return None;
        }
        Some(plain(Some(text_of(target, segment)?), &target.locale, mark))
    });
    Choice { hold, ..fallback.unwrap_or_else(|| plain(None, &policy.state.source, mark)) }
}

/// The text that the article, or a target locale, has for a segment, whatever its status.
pub(super) fn text_in(state: &ArticleState, locale: &Locale, segment: usize) -> Option<String> {
    if *locale == state.source {
        let block = state.segments.get(segment)?.block;
        return state.article.blocks.get(block).map(|b| b.text.clone());
    }
    text_of(state.targets.iter().find(|t| t.locale == *locale)?, segment)
}

/// What may be believed of an entry; `None` where nothing in the file may (a conflict, or no way to read it).
fn judgement(target: &Target, segment: usize) -> Option<&Judgement> {
    target.catalogue.is_patchable().then(|| target.items.get(segment).map(|i| &i.judgement))?
}

fn text_of(target: &Target, segment: usize) -> Option<String> {
    let entry = target.catalogue.entries.get(target.items.get(segment)?.entry?)?;
    match &entry.value {
        Value::Text(text) => Some(flow(text.split('\n'), target.locale.joiner())).filter(|t| !t.trim().is_empty()),
        Value::Stub | Value::Unresolved => None,
    }
}

/// A machine's text of what the source says now.
fn is_fresh_machine(judgement: &Judgement) -> bool {
    judgement.state == Some(State::Machine) && judgement.causes.is_empty() && !judgement.left_out
}

/// How grave it is that a translation lags behind; a base that cannot be told may be anything.
fn stale_grade(state: &ArticleState, target: &Target, segment: usize) -> Grade {
    let item = &target.items[segment];
    let markup = state.segments[segment].markup;
    let one_line = |lines: &[String], locale: &Locale| flow(lines.iter().map(String::as_str), locale.joiner());
    let grades = item.judgement.causes.iter().map(|cause| match cause {
        Cause::Source(was) => {
            grade(&one_line(was, &state.source), &state.texts[segment].text(), markup, &state.source).grade
        }
        Cause::Pivot(locale, was) => match &item.pivot {
            Some(now) => grade(&one_line(was, locale), &now.text(), markup, locale).grade,
            None => Grade::Material,
        },
        Cause::BaseUnknown(_) => Grade::Material,
    });
    grades.max().unwrap_or(Grade::Material)
}
