//! A selector whose variants are not those that the language or the source needs.
//!
//! A plural category that the language has (CLDR) and the selector has not falls to the `*`, and the number stands
//! beside a wrong form. A key that stands twice hides what is behind the second one. A key that is not one of the
//! source's (`[windos]`) is never chosen. A key that only the source has (the name of a month) falls to the `*`; where it
//! is an exact number beside plural categories, or a word, that is only worth knowing.
//!
//! A translation may have a selector where the source has none, and none where the source has one.
//!
//! ```ftl
//! # locales/pl/files.ftl, where 2 and 5 have forms of their own
//! files =
//!     { $count ->
//!         [one] { $count } plik
//!        *[other] { $count } pliki
//!     }
//! ```
//!
//! Way out: add the variant that is named, or correct its key.

use std::collections::HashSet;

use super::Rule;
use crate::catalogue::shape::{Key, Message, Pattern, Selector, SelectorKind};
use crate::check::nearest::nearest;
use crate::check::parity::PairScope;
use crate::check::plurals::{CATEGORIES, Category};
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "selector-mismatch",
    severity: Severity::Warning,
    summary: "a selector without a variant that it needs, or with a useless one",
    allowable: true,
    source: include_str!("selector_mismatch.rs"),
};

/// How many numbers of a category are named.
const EXAMPLES: usize = 4;
/// How many keys of a selector are named.
const LISTED: usize = 12;
/// How many selectors of a text, or faults of one selector, are worth a look.
const MANY: usize = 100;

pub(in crate::check) fn check(scope: &PairScope<'_>, out: &mut Vec<Diagnostic>) {
    for message in scope.target.shape.firsts() {
        let pair = scope.source.shape.get(&message.id).filter(|m| !m.is_term());
        for (attribute, pattern) in message.patterns() {
            let counterpart = match (pair, attribute) {
                (Some(source), None) => source.value.as_ref(),
                (Some(source), Some(name)) => source.attribute(&name.name).map(|a| &a.value),
                (None, _) => None,
            };
            for selector in &pattern.selectors {
                // Texts with more than a few selectors have them in turn.
                let like =
                    counterpart.and_then(|p| p.selectors.iter().take(MANY).find(|s| s.subject == selector.subject));
                Look { scope, message, selector, like }.check(pattern, out);
            }
        }
    }
}

/// A selector, and that of the source which looks at the same.
struct Look<'s, 'a> {
    scope: &'s PairScope<'a>,
    message: &'s Message,
    selector: &'s Selector,
    like: Option<&'s Selector>,
}

impl Look<'_, '_> {
    fn check(&self, pattern: &Pattern, out: &mut Vec<Diagnostic>) {
        self.doubled(out);
        if self.selector.kind == SelectorKind::Term {
            return;
        }
        self.plural(pattern, out);
        self.against_source(out);
    }

    fn finding(&self, span: std::ops::Range<usize>, message: String, help: String) -> Diagnostic {
        self.scope.file.finding(&RULE, span, message).with_help(help).with_id(&self.message.id)
    }

    fn doubled(&self, out: &mut Vec<Diagnostic>) {
        let mut seen = HashSet::new();
        for key in &self.selector.keys {
            if !seen.insert(&key.name.name) {
                out.push(self.finding(
                    key.name.range.clone(),
                    format!("`[{}]` stands here a second time, and only the first is ever chosen", key.name.name),
                    "keep the one that is right, and delete the other".to_owned(),
                ));
            }
        }
    }

    /// Plural categories that the language has and the selector has not, or the reverse.
    fn plural(&self, pattern: &Pattern, out: &mut Vec<Diagnostic>) {
        let ordinal = match self.selector.kind {
            SelectorKind::Cardinal => false,
            SelectorKind::Ordinal => true,
            SelectorKind::Term | SelectorKind::Other => return,
        };
        let keys = &self.selector.keys;
        // Words beside categories: it is not a number that is looked at.
        if keys.iter().any(is_word) || !keys.iter().chain(self.like.iter().flat_map(|l| &l.keys)).any(is_category) {
            return;
        }
        let Some(categories) = self.scope.plurals().categories(ordinal) else { return };
        let locale = &self.scope.target.locale;
        if let [only] = categories
            && only.name == "other"
        {
            for key in keys.iter().filter(|k| is_category(k) && !k.is_default) {
                let help = "delete it, or name the number itself (`[1]`)".to_owned();
                let said = format!("`{locale}` has no plural: `[{}]` is never chosen", key.name.name);
                let mut d = self.finding(key.name.range.clone(), said, help);
                d.severity = Severity::Info;
                out.push(d);
            }
            return;
        }
        let default = keys.iter().find(|k| k.is_default).map_or("other", |k| k.name.name.as_str());
        let named = |c: &Category| {
            keys.iter().any(|k| k.name.name == c.name)
                || c.numbers.iter().all(|n| keys.iter().any(|k| k.is_number && k.name.name == n.to_string()))
        };
        let mut missing: Vec<&Category> = categories.iter().filter(|c| !named(c)).collect();
        // The `*` takes what is left: a language whose whole numbers are never `other` may call one of its forms so.
        if missing.len() == 1 && !categories.iter().any(|c| c.name == default) {
            missing.clear();
        }
        missing.retain(|c| c.name != "other");
        // A number that is in no variant may be told in words that fit all.
        let shows = keys.len() > 1 || pattern.shown.iter().any(|v| self.selector.subject.contains(&v.name));
        if missing.is_empty() || !shows {
            return;
        }
        let names: Vec<String> = missing.iter().map(|c| format!("`[{}]`", c.name)).collect();
        let examples: Vec<String> = missing.iter().map(|c| format!("`[{}]` ({})", c.name, examples(c))).collect();
        let said = format!("`{}` has no variant {}, which `{locale}` has", self.selector.subject, names.join(" or "));
        out.push(self.finding(self.selector.range.clone(), said, format!("add {}", examples.join(" and "))));
    }

    fn against_source(&self, out: &mut Vec<Diagnostic>) {
        let Some(like) = self.like else { return };
        let (keys, source) = (&self.selector.keys, &like.keys);
        let names = |keys: &'_ [Key]| keys.iter().map(|k| k.name.name.clone()).collect::<HashSet<String>>();
        let (here, there) = (names(keys), names(source));
        if source.iter().any(is_word) {
            for key in keys.iter().filter(|k| is_word(k) && !k.is_default && !there.contains(&k.name.name)).take(MANY) {
                let words =
                    source.iter().take(MANY).filter(|k| !here.contains(&k.name.name)).map(|k| k.name.name.as_str());
                let help = match nearest(&key.name.name, words) {
                    Some(near) => format!("did you mean `[{near}]`?"),
                    None => format!("the source has {}", listed(source.iter())),
                };
                let said = format!("`[{}]` is here, not in the source, and is never chosen", key.name.name);
                out.push(self.finding(key.name.range.clone(), said, help));
            }
        }
        let lacking: Vec<&Key> = source
            .iter()
            .filter(|k| !k.is_default && !is_category(k) && k.name.name != "other" && !here.contains(&k.name.name))
            .filter(|k| !self.is_covered(k))
            .collect();
        if lacking.is_empty() {
            return;
        }
        // A list of numbers says what each of them is; beside a plural, an exact one is a nicety.
        let is_list = lacking.iter().all(|k| k.is_number) && !source.iter().any(is_category);
        let said = format!("`{}` has {} in the source, not here", like.subject, listed(lacking.iter().copied()));
        let mut d = self.finding(
            self.selector.range.clone(),
            said,
            format!("add {}, unless `*` says what it should", if lacking.len() == 1 { "it" } else { "them" }),
        );
        if !is_list {
            d.severity = Severity::Info;
        }
        out.push(d);
    }

    /// Whether an exact number of the source has a variant of its own by its plural category.
    fn is_covered(&self, key: &Key) -> bool {
        let Ok(number) = key.name.name.parse::<usize>() else { return false };
        let categories = self.scope.plurals().categories(self.selector.kind == SelectorKind::Ordinal);
        let category = categories.into_iter().flatten().find(|c| c.numbers.contains(&number));
        category.is_some_and(|c| self.selector.keys.iter().any(|k| !k.is_default && k.name.name == c.name))
    }
}

fn is_category(key: &Key) -> bool {
    CATEGORIES.contains(&key.name.name.as_str())
}

/// Whether a key is a word that is no plural category.
fn is_word(key: &Key) -> bool {
    !key.is_number && !is_category(key) && key.name.name != "other"
}

fn listed<'k>(keys: impl Iterator<Item = &'k Key>) -> String {
    let mut keys = keys.map(|k| format!("`[{}]`", k.name.name));
    let mut names: Vec<String> = keys.by_ref().take(LISTED).collect();
    names.extend(keys.next().map(|_| "…".to_owned()));
    names.join(", ")
}

fn examples(category: &Category) -> String {
    let shown: Vec<String> = category.numbers.iter().take(EXAMPLES).map(ToString::to_string).collect();
    let more = if category.numbers.len() > EXAMPLES { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
