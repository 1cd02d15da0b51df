//! What a change of the source means for a translation of it.
//!
//! Both texts are parted into what a reader sees and what they do not ([`visible`]), taken to pieces
//! ([`tokens`]), and read for facts ([`facts`]). Facts are compared as multisets, so that sentences may be
//! reordered, merged and split without a fact having changed; where a doubt is left, the grade is the higher.

mod facts;
mod figures;
mod quotations;
#[cfg(test)]
mod tests;
mod visible;

use crate::article::Markup;
use crate::diagnostic::Grade;
use crate::locale::Locale;
use crate::text::{fold, language, tokens};
use facts::{Fact, Facts};
use visible::Visible;

/// A grade with its reasons in words (`figure 85% → 90%`), the gravest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// The gravest of the reasons.
    pub grade: Grade,
    /// Why, for people. Empty where the texts fold alike.
    pub reasons: Vec<String>,
}

/// Grades the change of a source text, both given on one line, in the language `locale`.
///
/// - **Material**: a figure (with its sign, separators, unit, currency and scale, in digits or words), a date, a
///   name, the words of a quotation, or a negation came, went, changed, or changed places with another; or a word
///   was exchanged for its opposite by a prefix (`illegal`, `legal`).
/// - **Wording**: words came, went, moved, or changed their case.
/// - **Cosmetic**: quotation marks, punctuation, white space, markup, or where a link leads. Texts that fold
///   alike are cosmetic without a reason.
///
/// The grade is the same in both directions. A capital at the start of a sentence makes no name, unless the
/// word is an acronym, has a capital elsewhere too or inside, is followed by another, or is in the language's
/// list of names; a headline in title case is all names. The words of a language stand in `data/grade/`; for another language only digits, capitals and
/// quotation marks are known, and its months, negations and number words are words like any other.
pub fn grade(was: &str, now: &str, markup: Markup, locale: &Locale) -> Graded {
    if fold(was) == fold(now) {
        return Graded { grade: Grade::Cosmetic, reasons: Vec::new() };
    }
    let written = (was, now);
    let (was, now) = (visible::visible(was, markup), visible::visible(now, markup));
    let (was_tokens, now_tokens) = (tokens::tokens(&was.text, locale), tokens::tokens(&now.text, locale));
    let language = language::of(locale);
    let (a, b) = facts::both((&was.text, &was_tokens), (&now.text, &now_tokens), language);

    let opposites = facts::opposites(&a, &b, language);
    let mut reasons = material(&a, &b);
    reasons.extend(opposites.iter().map(|o| format!("negation “{}” → “{}”", o.was, o.now)));
    let mut grade = if reasons.is_empty() { Grade::Cosmetic } else { Grade::Material };
    // With facts among the changes, only words that are none are a reason of their own.
    let reworded = if reasons.is_empty() { a.all != b.all } else { !facts::same_words(&a, &b, &opposites) };
    if reworded {
        reasons.push("words".into());
        grade = grade.max(Grade::Wording);
    }
    if grade == Grade::Cosmetic {
        if a.marks != b.marks {
            reasons.push("punctuation".into());
        }
        if a.quotes != b.quotes {
            reasons.push("quotation marks".into());
        }
    }
    reasons.extend(unseen(&was, &now));
    if reasons.is_empty() {
        // The marks are the same, but not where or in what form they stand.
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{AD}').collect::<String>();
        let same = fold(&bare(written.0)) == fold(&bare(written.1));
        reasons.push(if same { "spacing" } else { "punctuation" }.into());
    }
    Graded { grade, reasons }
}

/// The facts that changed, in words, gravest first.
fn material(a: &Facts, b: &Facts) -> Vec<String> {
    let mut reasons = Vec::new();
    let (lost, new) = facts::difference(&a.figures, &b.figures);
    changes("figure", &lost, &new, &mut reasons);
    let (lost, new) = facts::difference(&a.weak_figures, &b.weak_figures);
    if !lost.is_empty() && !new.is_empty() {
        changes("figure", &lost, &new, &mut reasons);
    }
    let (lost, new) = facts::difference(&a.dates, &b.dates);
    changes("date", &lost, &new, &mut reasons);
    changes("name", &facts::names_missing(a, b), &facts::names_missing(b, a), &mut reasons);
    let (lost, new) = facts::difference(&a.quotations, &b.quotations);
    if !lost.is_empty() || !new.is_empty() {
        reasons.push(match (lost.len(), new.len()) {
            (0, _) => "quotation added".into(),
            (_, 0) => "quotation removed".into(),
            _ => "quotation changed".into(),
        });
    }
    let (lost, new) = facts::difference(&a.negations, &b.negations);
    let quoted = |facts: Vec<&Fact>| -> Vec<Fact> {
        facts.into_iter().map(|f| Fact { key: f.key.clone(), shown: format!("“{}”", f.shown) }).collect()
    };
    let (lost, new) = (quoted(lost), quoted(new));
    changes("negation", &lost.iter().collect::<Vec<_>>(), &new.iter().collect::<Vec<_>>(), &mut reasons);
    // The same facts in the same words, but in other places: `Kenya thanked Haiti` the other way round.
    if reasons.is_empty() && a.plain == b.plain {
        for (name, a, b) in
            [("figures", &a.figures, &b.figures), ("dates", &a.dates, &b.dates), ("names", &a.names, &b.names)]
        {
            if !a.iter().map(|f| &f.key).eq(b.iter().map(|f| &f.key)) {
                reasons.push(format!("{name} in another order"));
            }
        }
    }
    reasons
}

/// Pairs what is gone with what is new, in order.
fn changes(name: &str, lost: &[&Fact], new: &[&Fact], reasons: &mut Vec<String>) {
    for i in 0..lost.len().max(new.len()) {
        reasons.push(match (lost.get(i), new.get(i)) {
            (Some(lost), Some(new)) => format!("{name} {} → {}", lost.shown, new.shown),
            (Some(lost), None) => format!("{name} {} removed", lost.shown),
            (None, Some(new)) => format!("{name} {} added", new.shown),
            (None, None) => continue,
        });
    }
}

/// What changed that a reader does not see: link targets and markup.
fn unseen(was: &Visible, now: &Visible) -> Vec<String> {
    let mut reasons = Vec::new();
    if was.targets != now.targets {
        if was.targets.len() == now.targets.len() {
            let pairs = was.targets.iter().zip(&now.targets).filter(|(a, b)| a != b);
            reasons.extend(pairs.map(|(a, b)| format!("link target {a} → {b}")));
        } else {
            reasons.push("links".into());
        }
    }
    if was.markup != now.markup {
        reasons.push("markup".into());
    }
    reasons
}
