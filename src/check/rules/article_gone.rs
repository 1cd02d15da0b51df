//! A catalogue whose article is gone.
//!
//! It does no harm: should the article return, under this name or another, its translations return with it.
//! But nobody needs to translate it.
//!
//! Way out: `tradwi prune` deletes such catalogues once you are sure.

use super::Rule;
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Locale;

pub(super) const RULE: Rule = Rule {
    id: "article-gone",
    severity: Severity::Info,
    summary: "a catalogue whose article is gone",
    allowable: false,
    source: include_str!("article_gone.rs"),
};

/// The finding about one catalogue.
pub(in crate::check) fn finding(path: &str, article: &str, locale: &Locale) -> Diagnostic {
    Diagnostic::new(RULE.id, RULE.severity, path, 0..0, format!("its article `{article}` is gone"))
        .with_help("`tradwi prune` deletes it; if the article returns, so do its translations")
        .with_place(article, Some(locale))
}
