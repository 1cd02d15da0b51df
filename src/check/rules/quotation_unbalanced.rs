//! A mark of quotation without its counterpart.
//!
//! Nobody can tell where the words of the speaker end and those of the reporter begin. In an article one such slip is
//! as many again in its translations, so the article itself is looked at too. A quotation that goes on in the next
//! paragraph is left open at its end, and is left alone; so are apostrophes, feet and inches.
//!
//! ```ftl
//! the-road-is-open-3f4a = Wout la louvri,” majistra a di.
//! ```
//!
//! Way out: add the mark that is missing, or delete the one too many.

use super::Rule;
use crate::article::Kind;
use crate::check::content::{ContentRule, Fault, Faults, Look, Text};
use crate::check::quotations::Quotations;
use crate::diagnostic::Severity;
use crate::text::NOT_PROSE;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "quotation-unbalanced",
        severity: Severity::Warning,
        summary: "a mark of quotation without its counterpart",
        allowable: true,
        source: include_str!("quotation_unbalanced.rs"),
    },
    languages: &[],
    look: Look::Text(check),
};

fn check(text: &Text<'_>, out: &mut Faults) {
    let found = text.quotations();
    for mark in &found.stray {
        // The last paragraph of a quotation that is not opened anew in each.
        if found.all.first().is_none_or(|q| q.range.start > mark.start) && goes_on(text) && found.stray.len() == 1 {
            let before = text.prose[..mark.start].trim_end_matches([NOT_PROSE, '\u{A0}', '\u{202F}', ' ']);
            if before.ends_with(['.', '!', '?', '…']) && in_view(&text.prose[mark.end..]).is_empty() {
                continue;
            }
        }
        let sign = &text.text[mark.clone()];
        out.push(
            Fault::new(mark.clone(), format!("“{sign}” closes nothing"))
                .with_help("open the quotation, or delete the mark"),
        );
    }
    if is_odd(text, found) {
        out.extend(found.unclosed.iter().map(|mark| {
            let sign = &text.text[mark.clone()];
            Fault::new(mark.clone(), format!("“{sign}” is opened and not closed"))
                .with_help("close the quotation where its last word is")
        }));
    }
}

/// Whether a quotation is left open that cannot go on in the next paragraph.
pub(super) fn is_odd(text: &Text<'_>, found: &Quotations) -> bool {
    let Some(last) = found.unclosed.last() else { return false };
    let lead = in_view(&text.prose[..last.start]);
    let sentence = in_view(text.prose).ends_with(['.', '!', '?', '…', ',', ';', ':']);
    found.unclosed.len() > 1 || !goes_on(text) || !sentence || !(lead.is_empty() || lead.ends_with([':', '.', ',']))
}

fn goes_on(text: &Text<'_>) -> bool {
    matches!(text.kind, Kind::Paragraph | Kind::Quotation | Kind::ListItem | Kind::Footnote)
}

/// The prose without white space and markup at its ends.
pub(super) fn in_view(prose: &str) -> &str {
    prose.trim_matches(|c: char| c.is_whitespace() || c == NOT_PROSE)
}
