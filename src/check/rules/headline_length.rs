//! A headline that is too long for where it is shown.
//!
//! Search results and messaging apps show about 70 characters of a headline and cut the rest, so that its end should
//! not hold the news: beyond that is information. Structured data for news takes 110: beyond that is a warning. A headline is
//! a heading of the first level or the field `title`; characters are counted as readers count them, without markup.
//!
//! The limits are set in `tradwi.toml`; 0 is none. How much messaging apps show is another thing in each, and on each phone:
//! set what your readers see; it is the number for search results otherwise.
//!
//! ```toml
//! [limits]
//! search = 70
//! messaging = 60
//! headline = 110
//! ```
//!
//! ```ftl
//! # field title
//! three-bridges-open-5a1e = Three bridges open after a long and difficult year of work between the capital, the north of the country and the border
//! ```
//!
//! Way out: shorten it, or put the news into its first words.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Project, Text};
use crate::check::newsroom::{Role, length, role};
use crate::diagnostic::Severity;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "headline-length",
        severity: Severity::Warning,
        summary: "a headline too long for where it is shown",
        allowable: true,
        source: include_str!("headline_length.rs"),
    },
    languages: &[],
    look: Look::Told(check),
};

fn check(text: &Text<'_>, project: Project<'_>, out: &mut Faults) {
    if role(text.kind) != Some(Role::Headline) {
        return;
    }
    let limits = project.config.limits;
    let length = length(text);
    let over = |limit: u32| limit > 0 && length > limit as usize;
    let fault = |message: String| Fault::new(0..text.text.len(), message).with_help("shorten it");
    if over(limits.headline) {
        out.push(fault(format!("a headline of {length} characters, of {} at most", limits.headline)));
        return;
    }
    let (search, messaging) = (limits.search, limits.messaging.unwrap_or(limits.search));
    let shown = match (over(search), over(messaging)) {
        (true, true) if search == messaging => format!("search results and messaging apps show {search}"),
        (true, true) => format!("search results show {search}, and messaging apps {messaging}"),
        (true, false) => format!("search results show {search}"),
        (false, true) => format!("messaging apps show {messaging}"),
        (false, false) => String::new(),
    };
    if !shown.is_empty() {
        let message = format!("a headline of {length} characters, of which {shown}");
        let help = "shorten it, or put the news into its first words";
        out.push(fault(message).with_severity(Severity::Info).with_help(help));
    }
}
