//! A Kreyòl message that chooses by a plural category (`[one]`, `[few]`), of which Kreyòl has none.
//!
//! The data of CLDR has no plural rules for Haitian Creole. A program that is asked for them takes another language's:
//! English in one, that of the reader's machine in the next, so that `[one]` may be chosen for 0 or never. Nouns do not
//! inflect (yon wòch, dis wòch): where a number needs words of its own, name it.
//!
//! ```ftl
//! files =
//!     { $count ->
//!         [one] Yon fichye
//!        *[other] { $count } fichye
//!     }
//! ```
//!
//! Way out: exact numbers and `*[other]`: write `[1]` in place of `[one]`, and `[0]` where nothing has its own words.

use super::Rule;
use crate::catalogue::shape::{Key, SelectorKind};
use crate::check::parity::PairScope;
use crate::check::plurals;
use crate::diagnostic::{Diagnostic, Fix, Safety, Severity};

pub(super) const RULE: Rule = Rule {
    id: "ht-plural-selector",
    severity: Severity::Warning,
    summary: "a plural category in a language that has none",
    allowable: true,
    source: include_str!("ht_plural_selector.rs"),
};

pub(in crate::check) fn check(scope: &PairScope<'_>, out: &mut Vec<Diagnostic>) {
    let locale = &scope.target.locale;
    if !plurals::has_none(locale) {
        return;
    }
    for message in scope.target.shape.firsts() {
        let selectors = message.patterns().flat_map(|(_, p)| &p.selectors);
        for selector in selectors.filter(|s| matches!(s.kind, SelectorKind::Cardinal | SelectorKind::Ordinal)) {
            for key in selector.keys.iter().filter(|k| plurals::CATEGORIES.contains(&k.name.name.as_str())) {
                let name = &key.name.name;
                let number = number(key, &selector.keys);
                let help = match number {
                    Some(number) => format!("write `[{number}]` for exactly {number}, and `*[other]` for the rest"),
                    None => "name the numbers that need words of their own (`[1]`), and `*[other]` for the rest".into(),
                };
                let said = format!("`{locale}` has no plural categories: nobody knows when `[{name}]` is chosen");
                let mut d = scope.file.finding(&RULE, key.name.range.clone(), said).with_help(help);
                // It may be chosen for other numbers now than afterwards.
                d.fix =
                    number.map(|n| Fix { edits: vec![(key.name.range.clone(), n.to_owned())], safety: Safety::Unsafe });
                out.push(d.with_id(&message.id));
            }
        }
    }
}

/// The number that is meant by a category, unless it has a variant already.
fn number(key: &Key, keys: &[Key]) -> Option<&'static str> {
    let number = match key.name.name.as_str() {
        "zero" => "0",
        "one" => "1",
        "two" => "2",
        _ => return None,
    };
    (!key.is_default && !keys.iter().any(|k| k.name.name == number)).then_some(number)
}
