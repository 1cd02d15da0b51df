//! A date that is another one in the translation, is missing there, or is only there.
//!
//! Day, month, year and weekday are compared as far as both texts say them: Thursday may be `jeudi 26 juin`, but not
//! `vendredi`. A date that has lost its year or its day is a warning, unless the translation says it elsewhere: in
//! `26 juin` nothing is left of 2024. So is an order of the parts that there is not (`2024 juin 26`), and two dates that
//! changed places. `6/7/2024` is read in both orders, the first of May is `1er mai` and
//! `premye me`, and a day that is named from the day of writing (*yesterday*, *yè*) may be given as a date.
//!
//! ```ftl
//! # en> They landed on June 26, 2024.
//! they-landed-on-june-26-1c9b = Yo te ateri 26 jiyè 2024.
//! ```
//!
//! Way out: write the date of the source; or say why it differs with `# allow: date-mismatch, because …`.

use super::{Rule, number_mismatch};
use crate::check::content::{ContentRule, Faults, Look, Pair};
use crate::check::figures::Topic;
use crate::diagnostic::Severity;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "date-mismatch",
        severity: Severity::Error,
        summary: "a date that only one of the two texts has",
        allowable: true,
        source: include_str!("date_mismatch.rs"),
    },
    languages: &[],
    look: Look::Pair(check),
};

fn check(pair: &Pair<'_>, out: &mut Faults) {
    number_mismatch::report(pair, Topic::Date, out);
}
