//! What `check` has to say of a project's files that belong to no article: its glossaries, the words of its editions,
//! and the Fluent files of something else that stand beside its catalogues.

use std::collections::BTreeMap;

use super::Survey;
use crate::check;
use crate::check::parity::{self, Defined, Resource};
use crate::diagnostic::Diagnostic;
use crate::locale::Locale;
use crate::sync::CatalogueFile;

impl Survey<'_> {
    /// Compares the files of every locale that have no article with those of the source locale.
    pub(super) fn check_words(&self) -> Vec<Diagnostic> {
        let mut out = self.check_terms();
        let config = self.project().config();
        let source = &config.source;
        let site = self.site.get(source).map(|file| plain(source, file));
        for (locale, file) in &self.site {
            out.extend(check::site(source, site.as_ref(), &plain(locale, file), config, &self.glossary));
        }
        out.extend(self.check_plain());
        out
    }

    fn check_terms(&self) -> Vec<Diagnostic> {
        let config = self.project().config();
        let source = &config.source;
        let glossary = self.terms.get(source).map(|file| plain(source, file));
        let mut out = Vec::new();
        for locale in &self.known {
            let Some(file) = self.terms.get(locale) else {
                let path = self.catalogue_path(locale, "terms.ftl");
                // One that is there and cannot be read is no gap.
                let is_there = self.files().get(locale).is_some_and(|files| files.contains("terms.ftl"));
                out.extend(
                    glossary.as_ref().filter(|_| !is_there).and_then(|g| parity::missing_file(g, &path, locale)),
                );
                continue;
            };
            let target = plain(locale, file);
            let beside = glossary.as_ref().unwrap_or(&target);
            let defined = (Defined::all([beside]), Defined::all([&target]));
            out.extend(parity::compare(beside, &defined.0, &target, &defined.1, config, &self.glossary));
        }
        out
    }

    /// Files that no article has, and that have nothing of tradwi's in them: those that the source locale has too.
    fn check_plain(&self) -> Vec<Diagnostic> {
        let config = self.project().config();
        let source = &config.source;
        let watched: Vec<Locale> = self.known.iter().cloned().collect();
        let mut files: BTreeMap<&Locale, BTreeMap<&str, Resource>> = BTreeMap::new();
        for (name, locales) in &self.plain {
            for locale in locales {
                let path = self.catalogue_path(locale, name);
                // That it cannot be read was said when it was looked at for its article.
                let Ok(text) = self.project().read_text(&path) else { continue };
                let file = Resource::read(path, locale.clone(), text, &watched);
                if !file.is_of_article() {
                    files.entry(locale).or_default().insert(name, file);
                }
            }
        }
        let Some(own) = files.get(source) else { return Vec::new() };
        let source_defines = defined(own.values());
        let mut out = Vec::new();
        for locale in &self.known {
            let theirs = files.get(locale);
            let defines = defined(theirs.into_iter().flat_map(BTreeMap::values));
            for (name, file) in own {
                let is_there = self.plain.get(*name).is_some_and(|locales| locales.contains(locale));
                out.extend(match theirs.and_then(|files| files.get(name)) {
                    Some(target) => parity::compare(file, &source_defines, target, &defines, config, &self.glossary),
                    None if is_there => Vec::new(),
                    None => {
                        parity::missing_file(file, &self.catalogue_path(locale, name), locale).into_iter().collect()
                    }
                });
            }
        }
        out
    }
}

fn plain(locale: &Locale, file: &CatalogueFile) -> Resource {
    Resource::read(file.path.clone(), locale.clone(), file.text.clone(), &[])
}

fn defined<'a>(files: impl IntoIterator<Item = &'a Resource>) -> Defined {
    let mut out = Defined::default();
    files.into_iter().for_each(|file| out.add(&file.shape));
    out
}
