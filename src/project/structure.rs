//! Translations that an article does not take, because they would change its structure.

use std::collections::HashMap;

use super::Survey;
use crate::assemble::{self, Faces, SiteWords};
use crate::catalogue::Status;
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Locale;
use crate::sync::ArticleState;

impl Survey<'_> {
    /// The words of editions, for every locale.
    pub fn site_words(&self) -> HashMap<Locale, SiteWords> {
        let words = |l: &Locale| SiteWords::new(l, self.site.get(l).map(|file| file.text.as_str()));
        self.known.iter().map(|l| (l.clone(), words(l))).collect()
    }

    /// The translations of an article that its editions show the source of, because they would change its structure.
    pub fn refused(&self, state: &ArticleState, words: &HashMap<Locale, SiteWords>) -> Vec<Diagnostic> {
        let is_shown = |status: Status| matches!(status, Status::Current | Status::Stale);
        let begun = state.targets.iter().filter(|t| t.items.iter().any(|item| is_shown(item.judgement.status)));
        let mut out = Vec::new();
        for words in begun.filter_map(|t| words.get(&t.locale)) {
            let edition = assemble::assemble(state, self.project().config(), Faces::Labelled, words);
            out.extend(edition.refused.iter().map(|&segment| refused(state, words.locale(), segment)));
        }
        out
    }
}

/// The finding about a translation that an edition cannot show.
pub(super) fn refused(state: &ArticleState, locale: &Locale, segment: usize) -> Diagnostic {
    let target = state.targets.iter().find(|t| t.locale == *locale);
    let entry = target.and_then(|t| t.catalogue.entries.get(t.items.get(segment)?.entry?));
    let (file, span) = match (target, entry) {
        (Some(target), Some(entry)) => (target.path.clone(), entry.value_range.clone()),
        _ => (state.path.clone(), 0..0),
    };
    let id = &state.ids[segment];
    let message = format!("the translation of `{id}` would change the structure of the article; the source is shown");
    Diagnostic::new("structure", Severity::Error, file, span, message)
        .with_help("keep the links, code and footnotes of the source, and write no headings, lists or tables")
        .with_place(&state.path, Some(locale))
        .with_id(id)
}
