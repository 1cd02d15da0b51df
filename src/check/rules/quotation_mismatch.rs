//! Other quotations than the source has.
//!
//! Who said what must be as clear in a translation as in its source. The quotations of both texts are counted, whatever
//! marks they have: one that lost its marks, one that is opened and not closed, a passage that is in the speaker's own
//! words in the translation only. What is parted by its attribution (`“…,” he said, “…”`) may be one quotation or two; a
//! word or two in marks, and what one side emphasises, may have marks on one side only, which is no more than an
//! information. A quotation over several paragraphs is opened in each and closed in the last.
//!
//! In Kreyòl, where `“ ”`, `« »` and `" "` are all in use, two styles in one article are an information.
//!
//! ```ftl
//! # en> “The road is open,” the mayor said.
//! the-road-is-open-3f4a = Wout la louvri, majistra a di.
//! ```
//!
//! Way out: give the quotation its marks. Where it is rightly told in other words, say so:
//! `# allow: quotation-mismatch, because …`.

use super::Rule;
use super::quotation_unbalanced::{in_view, is_odd};
use crate::check::beside::beside;
use crate::check::content::{ContentRule, Fault, Look, Pair, Text};
use crate::check::quotations::{Quotation, Quotations, Style};
use crate::diagnostic::Severity;
use crate::text::word_count;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "quotation-mismatch",
        severity: Severity::Warning,
        summary: "other quotations than the source has",
        allowable: true,
        source: include_str!("quotation_mismatch.rs"),
    },
    languages: &[],
    look: Look::Article(check),
};

/// Words in marks that need not be a quotation.
const SCARE: usize = 3;

fn check(pairs: &[Pair<'_>], out: &mut Vec<(usize, Fault)>) {
    let mut goes_on = false;
    for (n, pair) in pairs.iter().enumerate() {
        let (wanted, has) = (pair.source.quotations(), pair.target.quotations());
        if let Some(mark) = has.unclosed.first() {
            let next = pairs.get(n + 1).is_some_and(|p| opens(p.target));
            if wanted.unclosed.is_empty() && !next && !is_odd(pair.target, has) {
                let sign = &pair.target.text[mark.clone()];
                let fault =
                    Fault::new(mark.clone(), format!("“{sign}” is opened and not closed; the source closes it"));
                out.push((n, fault.with_help("close the quotation where its last word is")));
            }
        } else if has.stray.is_empty() && !goes_on {
            out.extend(compare(pair, wanted, has).map(|fault| (n, fault)));
        }
        goes_on = !has.unclosed.is_empty();
    }
    if pairs.first().is_some_and(|p| p.target.locale.language() == "ht") {
        out.extend(mixed(pairs));
    }
}

/// Whether a text begins with a mark that opens a quotation.
fn opens(text: &Text<'_>) -> bool {
    in_view(text.prose).starts_with(['“', '«', '"', '„', '»'])
}

fn compare(pair: &Pair<'_>, wanted: &Quotations, has: &Quotations) -> Option<Fault> {
    let (source, target) = (pair.source, pair.target);
    let (w, h) = (wanted.all.len(), has.all.len());
    let (least, most) = (w - joints(source, &wanted.all), h - joints(target, &has.all));
    if w == h || (w < h && most <= w) || (w > h && least <= h) {
        return None;
    }
    let words = |text: &Text<'_>, q: &Quotation| word_count(&text.text[q.range.clone()]);
    let emphasis = |text: &Text<'_>| text.text.matches(['*', '_']).count() / 2;
    if w > h {
        let (short, long): (Vec<&Quotation>, Vec<&Quotation>) =
            wanted.all.iter().partition(|q| words(source, q) <= SCARE);
        let shown = if h >= long.len() { short.first() } else { long.first() }?;
        let emphasised = emphasis(target).saturating_sub(emphasis(source));
        if h + emphasised >= w {
            return None;
        }
        let range = if w == 1 { beside(pair, shown.range.start) } else { beside(pair, usize::MAX) };
        let message = if h == 0 && w == 1 {
            format!("{} is a quotation in the source, not here", excerpt(source, shown))
        } else {
            format!("{w} quotations in the source, {h} here")
        };
        let fault = Fault::new(range, message).with_help("give it its marks where it is in the speaker's own words");
        return Some(if h >= long.len() { fault.with_severity(Severity::Info) } else { fault });
    }
    let extra: Vec<&Quotation> = has.all.iter().filter(|q| words(target, q) > SCARE).collect();
    let long = wanted.all.iter().filter(|q| words(source, q) > SCARE).count();
    if extra.len() <= long + emphasis(source).saturating_sub(emphasis(target)) || extra.len() <= w {
        return None;
    }
    let shown = extra.get(long).or(extra.last())?;
    let message = if w == 0 && h == 1 {
        format!("{} is no quotation in the source", excerpt(target, shown))
    } else {
        format!("{w} quotations in the source, {h} here")
    };
    Some(
        Fault::new(shown.range.clone(), message)
            .with_help("take the marks from what the source tells in its own words"),
    )
}

/// A quotation's first words, with marks of its own.
fn excerpt(text: &Text<'_>, quotation: &Quotation) -> String {
    let inner = text.text[quotation.range.clone()].trim_matches(|c: char| "“”«»„\"‘’'\u{A0}\u{202F} ".contains(c));
    let short: String = inner.chars().take(40).map(|c| if c == '\n' { ' ' } else { c }).collect();
    if short.len() < inner.len() { format!("“{} …”", short.trim_end()) } else { format!("“{short}”") }
}

/// Places where two quotations may be one that its attribution parts: the first ends with a mark, or one stands behind it.
fn joints(text: &Text<'_>, all: &[Quotation]) -> usize {
    let stops = [',', '.', '!', '?', '…', ';', ':'];
    all.windows(2)
        .filter(|pair| {
            let inner =
                text.text[pair[0].range.clone()].trim_end_matches(|c: char| "”»“\"’\u{A0}\u{202F} ".contains(c));
            let between = &text.text[pair[0].range.end..pair[1].range.start];
            (inner.ends_with(stops) || between.starts_with(stops)) && between.len() < 160
        })
        .count()
}

/// The first quotation in marks that fewer quotations of the article have than others.
fn mixed(pairs: &[Pair<'_>]) -> Option<(usize, Fault)> {
    const STYLES: [Style; 3] = [Style::Curly, Style::Guillemets, Style::Straight];
    let all = || pairs.iter().enumerate().flat_map(|(n, p)| p.target.quotations().all.iter().map(move |q| (n, q)));
    let count = |style: Style| all().filter(|(_, q)| q.style == style).count();
    let usual = STYLES.into_iter().rev().max_by_key(|s| count(*s))?;
    let (n, odd) = all().find(|(_, q)| q.style != usual && q.style != Style::Single)?;
    let first = pairs[n].target.prose[odd.range.clone()].chars().next()?;
    let span = odd.range.start..odd.range.start + first.len_utf8();
    let message = format!("{} here, {} elsewhere in the article", odd.style.marks(), usual.marks());
    Some((n, Fault::new(span, message).with_help("use one kind of marks in an article").with_severity(Severity::Info)))
}
