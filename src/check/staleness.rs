//! Why a translation is stale, and how bad that is: one answer for every command.

use crate::catalogue::{Cause, Status};
use crate::diagnostic::Grade;
use crate::locale::Locale;
use crate::segment::grade;
use crate::sync::{ArticleState, Target};
use crate::text::flow;

/// What there is to say of a stale translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staleness {
    /// The gravest of the grades. Where the base is unknown nobody can say that nothing material changed, so
    /// that it is material.
    pub grade: Grade,
    /// Why, in words, the gravest first.
    pub reasons: Vec<String>,
    /// Why the base cannot be told, if it cannot.
    pub base_unknown: Option<&'static str>,
    /// The source's lines when the translation was made; `None` if the source is as it was, or nobody knows.
    pub was: Option<Vec<String>>,
    /// What became of the pivot, if that moved.
    pub pivot: Option<PivotChange>,
}

/// A change of the text that a translation was made from, where that is not the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PivotChange {
    /// Its locale.
    pub locale: Locale,
    /// Its lines when the translation was made.
    pub was: Vec<String>,
    /// Its lines now.
    pub now: Vec<String>,
}

/// Says why a segment's translation is stale; `None` if its status is another.
pub fn staleness(state: &ArticleState, target: &Target, segment: usize) -> Option<Staleness> {
    let item = target.items.get(segment)?;
    if item.judgement.status != Status::Stale {
        return None;
    }
    let markup = state.segments.get(segment)?.markup;
    let source = state.texts.get(segment)?;
    let one_line = |lines: &[String], locale: &Locale| flow(lines.iter().map(String::as_str), locale.joiner());
    let mut out = Staleness { grade: Grade::Cosmetic, reasons: Vec::new(), base_unknown: None, was: None, pivot: None };
    for cause in &item.judgement.causes {
        match cause {
            Cause::Source(was) => {
                let graded = grade(&one_line(was, &source.locale), &source.text(), markup, &source.locale);
                out.grade = out.grade.max(graded.grade);
                out.reasons.extend(graded.reasons);
                out.was = Some(was.clone());
            }
            Cause::Pivot(locale, was) => {
                let now = item.pivot.as_ref().map(|p| p.lines.to_vec()).unwrap_or_default();
                let graded = grade(&one_line(was, locale), &one_line(&now, locale), markup, locale);
                out.grade = out.grade.max(graded.grade);
                out.reasons.extend(graded.reasons.into_iter().map(|r| format!("{locale}: {r}")));
                out.pivot = Some(PivotChange { locale: locale.clone(), was: was.clone(), now });
            }
            Cause::BaseUnknown(why) => {
                out.grade = Grade::Material;
                out.base_unknown = Some(why);
                out.reasons.insert(0, format!("base unknown: {why}"));
            }
        }
    }
    Some(out)
}

/// Reasons as people read them; one alone makes a sentence (`words` becomes `words changed`).
pub fn in_words(reasons: &[String]) -> String {
    match reasons {
        [one] if one.chars().all(char::is_alphabetic) => format!("{one} changed"),
        many => many.join(", "),
    }
}
