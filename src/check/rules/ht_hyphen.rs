//! A hyphen between a Kreyòl word and its determiner or a short pronoun: *fi-a*, *papa-li*, *di-m*.
//!
//! The spelling of 1979 allowed it; the Akademi Kreyòl Ayisyen writes a space: *fi a*, *papa li*, *di m*. Outlets
//! still vary, so this is a warning. Compounds keep their hyphen (*kè-sote*, *wo-nivo*), and names are written as their
//! bearers write them.
//!
//! ```ftl
//! the-people-of-the-town-1f2e = Moun-nan di-m papa-li la.
//! ```
//!
//! Way out: a space in place of the hyphen, which `tradwi check --fix` puts there; or say why it stays with
//! `# allow: ht-hyphen, because …`. A word that is written so for good goes into `words` of `[locale.ht]` in `tradwi.toml`.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Text};
use crate::check::kreyol::foreign::Foreign;
use crate::check::kreyol::{COMPOUNDS, is_address, is_plain, letters};
use crate::diagnostic::{Fix, Safety, Severity};

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "ht-hyphen",
        severity: Severity::Warning,
        summary: "a hyphen between a Kreyòl word and its determiner or pronoun",
        allowable: true,
        source: include_str!("ht_hyphen.rs"),
    },
    languages: &["ht"],
    look: Look::Text(check),
};

/// What is written apart from the word before it.
const APART: [&str; 14] = ["a", "an", "la", "lan", "nan", "yo", "m", "w", "l", "n", "li", "mwen", "ou", "nou"];

fn check(text: &Text<'_>, out: &mut Faults) {
    let mut foreign = None;
    for (i, token) in text.tokens.iter().enumerate() {
        if !token.text.contains('-') || !is_plain(token) {
            continue;
        }
        // `peyi-sa-yo`: all that hangs on the word.
        let mut hyphens = Vec::new();
        let mut rest = token.text;
        while let Some((before, _)) = rest.rsplit_once('-').filter(|(_, last)| APART.contains(last) || *last == "sa") {
            hyphens.push(token.start + before.len());
            rest = before;
        }
        if hyphens.is_empty()
            || rest.is_empty()
            || COMPOUNDS.contains(token.text)
            || letters::breach(token.text).is_some_and(letters::Breach::is_foreign)
            || text.known.has(token.text)
            || is_address(text, token)
            || foreign.get_or_insert_with(|| Foreign::new(text)).is_meant(i)
        {
            continue;
        }
        hyphens.reverse();
        let mut fault = Fault::new(token.start..token.end(), format!("“{}” has a hyphen", token.text))
            .with_help(format!("write “{}”", apart(token.text, rest.len())));
        let edits = hyphens.into_iter().map(|at| (at..at + 1, " ".to_owned())).collect();
        fault.fix = Some(Fix { edits, safety: Safety::Safe });
        out.push(fault);
    }
}

/// The word with its determiners apart, from a byte on.
fn apart(word: &str, from: usize) -> String {
    let (stem, rest) = word.split_at(from);
    format!("{stem}{}", rest.replace('-', " "))
}
