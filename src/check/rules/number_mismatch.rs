//! A figure that the source has and the translation has not, or the other way round.
//!
//! A wrong figure is the worst that a translation can do to news, and nobody sees it who does not read both. Figures
//! are compared by value, scale and unit, however they are written: `$40.7 million` is `40,7 millions de dollars` and
//! `40.7 milyon dola`, twenty-five is `25`, half is `50%` and `mwatye`, and 3 p.m. is `15 h`. Small words that mean
//! other things as well (*one*, *yon*, *san*) are not asked for. Two figures that changed places are a warning
//! where a unit, what is counted or a name says so; another order alone is an information. Dates and years are for `date-mismatch`.
//!
//! ```ftl
//! # en> Gangs control around 85% of Port-au-Prince.
//! gangs-control-around-85-d7b3 = Gang yo kontwole apeprè 58% Pòtoprens.
//! ```
//!
//! Way out: write the figure of the source, in digits or in words; or say why it differs with
//! `# allow: number-mismatch, because …`.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair};
use crate::check::figures::Topic;
use crate::diagnostic::Severity;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "number-mismatch",
        severity: Severity::Error,
        summary: "a figure that only one of the two texts has",
        allowable: true,
        source: include_str!("number_mismatch.rs"),
    },
    languages: &[],
    look: Look::Pair(check),
};

fn check(pair: &Pair<'_>, out: &mut Faults) {
    report(pair, Topic::Number, out);
}

/// The differences of one topic, as faults.
pub(super) fn report(pair: &Pair<'_>, topic: Topic, out: &mut Faults) {
    for difference in pair.differences().iter().filter(|d| d.topic == topic) {
        let fault = Fault::new(difference.span.clone(), &*difference.message).with_help(&*difference.help);
        out.push(Fault { severity: difference.severity, ..fault });
    }
}
