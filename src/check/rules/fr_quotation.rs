//! A French quotation in the marks of another language.
//!
//! French quotes with « », and with “ ” or ‘ ’ inside such a quotation. Other marks are understood, and part of
//! the French press in Haiti uses them, so this is information; but an article should keep to one style.
//!
//! ```ftl
//! he-said-no-2b7f = Il a répondu "non".
//! ```
//!
//! Way out: write « » around the quotation, with a no-break space on the inside of each.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Text};
use crate::diagnostic::Severity;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "fr-quotation",
        severity: Severity::Info,
        summary: "a French quotation in the marks of another language",
        allowable: true,
        source: include_str!("fr_quotation.rs"),
    },
    languages: &["fr"],
    look: Look::Text(check),
};

fn check(text: &Text<'_>, out: &mut Faults) {
    if !text.prose.contains(['"', '“', '„']) {
        return;
    }
    let mut depth = 0_usize;
    let mut open = false;
    for (at, c) in text.prose.char_indices() {
        match c {
            '«' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            '“' | '„' if depth == 0 => out.push(found(at, c)),
            '"' => {
                // Behind a figure it is an inch or a second.
                let measure = !open && text.prose[..at].ends_with(|c: char| c.is_numeric());
                if !measure {
                    open = !open;
                    if open && depth == 0 {
                        out.push(found(at, c));
                    }
                }
            }
            _ => {}
        }
    }
}

fn found(at: usize, mark: char) -> Fault {
    Fault::new(at..at + mark.len_utf8(), format!("“{mark}” opens a quotation, where French has «"))
        .with_help("write « » around the quotation, with a no-break space on the inside of each")
}
