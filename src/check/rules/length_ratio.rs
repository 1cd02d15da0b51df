//! A translation that is far longer or shorter than its source.
//!
//! Half of it may be missing, or something else may have been pasted in. A translation has a usual length beside its
//! source, which was measured for each pair of languages (`data/lengths.txt`); a short text may stray from it further
//! than a long one, and texts of less than 40 letters are left alone. Where a whole sentence is missing,
//! `sentence-omitted` shows it instead.
//!
//! ```ftl
//! # en> Donor countries have promised to pay for the mission, but their money comes slowly and unevenly.
//! donor-countries-have-ffc0 = Peyi donatè yo te pwomèt lajan.
//! ```
//!
//! Way out: complete the translation. Where it is whole, say so: `# allow: length-ratio, because …`.

use super::Rule;
use crate::article::Kind;
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair};
use crate::check::lengths::{bound, count, ratio};
use crate::check::omitted::gaps;
use crate::diagnostic::Severity;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "length-ratio",
        severity: Severity::Warning,
        summary: "a translation that is far longer or shorter than its source",
        allowable: true,
        source: include_str!("length_ratio.rs"),
    },
    languages: &[],
    look: Look::Pair(check),
};

/// Letters below which a length says nothing.
const LEAST: usize = 40;

fn check(pair: &Pair<'_>, out: &mut Faults) {
    let (source, target) = (pair.source, pair.target);
    let Some(ratio) = ratio(source, target) else { return };
    let (wanted, has) = (source.letters(), target.letters());
    if wanted.max(has) < LEAST || wanted == 0 || has == 0 {
        return;
    }
    let usual = count(wanted) * ratio;
    let short = !matches!(source.kind, Kind::Paragraph | Kind::ListItem | Kind::Quotation | Kind::Footnote);
    if (count(has) / usual).ln().abs() <= bound(wanted, short) || !gaps(pair).is_empty() {
        return;
    }
    let message = format!("{wanted} letters in the source, {has} here; about {usual:.0} would be usual");
    let help = if count(has) < usual {
        "see whether all of it is translated"
    } else {
        "see whether it has anything that is not in the source"
    };
    let start = target.text.len() - target.text.trim_start().len();
    out.push(Fault::new(start..target.text.trim_end().len().max(start), message).with_help(help));
}
