//! What is left of a figure whose digits are gone: `COVID-`, `le er prix`.

use super::Class;
use super::compare::Difference;
use super::items::Kind;
use super::lexicon::Sense;
use super::read::Found;
use super::say::Say;

/// Names the stumps of figures that only the source has whole.
pub(super) fn stumps(s: &Found<'_>, t: &Found<'_>, pairs: &[(usize, usize)], say: &Say<'_>, out: &mut Vec<Difference>) {
    // What is sure is named as missing already.
    let lost = |class: Class| {
        s.figures
            .iter()
            .enumerate()
            .filter(move |(n, f)| f.class == class && !f.is_sure() && !pairs.iter().any(|(i, _)| i == n))
            .map(|(_, f)| f)
    };
    for figure in lost(Class::Label) {
        let name = figure.label.trim_end_matches(|c: char| c.is_ascii_digit());
        if name.len() < 2 || name.len() == figure.label.len() || !name.ends_with('-') {
            continue;
        }
        let ends = |at: usize| !say.target[at + name.len()..].starts_with(char::is_alphanumeric);
        let begins = |at: usize| !say.target[..at].ends_with(char::is_alphanumeric);
        if let Some((at, _)) = say.target.match_indices(name).find(|(at, _)| begins(*at) && ends(*at)) {
            out.push(say.missing(figure, at..at + name.len()));
        }
    }
    let mut endings = t.items.iter().enumerate().filter(|(n, i)| {
        let before = n.checked_sub(1).and_then(|b| t.items.get(b));
        i.kind == Kind::Word
            && !i.senses.is_empty()
            && i.senses.iter().all(|s| *s == Sense::OrdinalEnding)
            && !before.is_some_and(|b| b.end == i.start || b.kind == Kind::Number)
    });
    for figure in lost(Class::Ordinal) {
        let Some((_, ending)) = endings.next() else { return };
        out.push(say.missing(figure, ending.start..ending.end));
    }
}
