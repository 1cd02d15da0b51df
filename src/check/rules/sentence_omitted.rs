//! A sentence of the source that the translation has not.
//!
//! What is left out, no reader misses. The sentences of both texts are matched in order, by their lengths and by the
//! figures and names they share; two may be one in the translation, and one two. Where they go together far better with a
//! sentence left out, that sentence is shown. A sentence of the translation's own is found the same way.
//!
//! ```ftl
//! # en> Gangs control around 85% of the capital.
//! # en> Their reach is growing in other parts of the country as well.
//! gangs-control-around-85-d7b3 = Gang yo kontwole apeprè 85% kapital la.
//! ```
//!
//! Way out: translate the sentence. Where it is rightly left out, say so: `# allow: sentence-omitted, because …`.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair};
use crate::check::omitted::gaps;
use crate::diagnostic::Severity;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "sentence-omitted",
        severity: Severity::Warning,
        summary: "a sentence of the source that the translation has not",
        allowable: true,
        source: include_str!("sentence_omitted.rs"),
    },
    languages: &[],
    look: Look::Pair(check),
};

fn check(pair: &Pair<'_>, out: &mut Faults) {
    for gap in gaps(pair) {
        let text = if gap.in_source { pair.source } else { pair.target };
        let words = excerpt(text.text, gap.sentence);
        let fault = if gap.in_source {
            Fault::new(gap.place, format!("“{words}” has no counterpart here")).with_help("translate the sentence")
        } else {
            Fault::new(gap.place, format!("“{words}” has no counterpart in the source"))
                .with_help("delete the sentence, or see whether it belongs to another paragraph")
        };
        out.push(fault);
    }
}

/// The first words of a sentence.
fn excerpt(text: &str, sentence: std::ops::Range<usize>) -> String {
    let sentence = &text[sentence];
    let short: String = sentence.chars().take(48).map(|c| if c == '\n' { ' ' } else { c }).collect();
    if short.len() == sentence.len() {
        return short;
    }
    let end = short.rfind(' ').unwrap_or(short.len());
    format!("{} …", &short[..end])
}
