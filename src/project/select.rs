//! Articles as people name them on a command line.

use std::path::{Component, Path, PathBuf};

use super::{Survey, paths};
use crate::error::{Error, Result};

impl Survey<'_> {
    /// The articles meant by `names`, by index, in order; all of them for no names.
    ///
    /// A name is a path (`articles/x.md`, from the project or from the current folder), what stands below the
    /// folder of the articles (`x.md`, `x`), a catalogue (`locales/ht/x.ftl`), or a folder of any of these.
    ///
    /// # Errors
    /// [`Error::is_usage`], with the nearest name there is, if one means no article.
    pub fn select(&self, names: &[String]) -> Result<Vec<usize>> {
        if names.is_empty() {
            return Ok(self.all());
        }
        let mut out = Vec::new();
        for name in names {
            let forms = self.forms(name);
            let before = out.len();
            for form in &forms {
                out.extend((0..self.articles.len()).filter(|&i| self.is_meant(i, form)));
                // What is exactly one article is not a folder of the same name as well.
                if out.len() > before {
                    break;
                }
            }
            if out.len() == before {
                return Err(self.unknown(name));
            }
        }
        out.sort_unstable();
        out.dedup();
        Ok(out)
    }

    /// The ways to read a name, as paths relative to the project: first from the current folder, as everywhere on
    /// a command line, so that `x.md` beside somebody is not taken for another of the same name further up.
    fn forms(&self, name: &str) -> Vec<String> {
        let root = self.project().root();
        let mut forms = Vec::new();
        if let Ok(here) = std::env::current_dir() {
            let full: PathBuf = here.join(name);
            forms.extend(paths::relative(root, &full).or_else(|| {
                let real = std::fs::canonicalize(&full).ok()?;
                paths::relative(root, &real)
            }));
            forms.extend(full.strip_prefix(root).ok().and_then(normal));
        }
        if Path::new(name).is_relative() {
            forms.extend(normal(Path::new(name)));
        }
        forms.dedup();
        forms
    }

    fn is_meant(&self, which: usize, form: &str) -> bool {
        let article = &self.articles[which];
        let config = self.project().config();
        let below = |path: &str, folder: &str| {
            path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || folder.is_empty())
        };
        if below(&article.path, form) || below(&article.stem, form) {
            return true;
        }
        if let Some(name) = form.strip_prefix(&format!("{}/", config.articles))
            && name == article.stem
        {
            return true;
        }
        // With its extension, but without the folder of the articles.
        if article.path.strip_prefix(&config.articles).and_then(|p| p.strip_prefix('/')) == Some(form) {
            return true;
        }
        let catalogue = form.strip_prefix(&format!("{}/", config.catalogues)).and_then(|p| p.split_once('/'));
        catalogue.is_some_and(|(_, name)| below(&article.catalogue, name))
    }

    fn unknown(&self, name: &str) -> Error {
        let like = |candidate: &str| similar::TextDiff::from_chars(name, candidate).ratio();
        let nearest = self
            .articles
            .iter()
            .map(|a| (like(&a.path).max(like(&a.stem)), &a.path))
            .filter(|(ratio, _)| *ratio > 0.6)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        Error::usage(match nearest {
            Some((_, path)) => format!("there is no article `{name}`; did you mean `{path}`?"),
            None if self.articles.is_empty() => {
                format!("there is no article `{name}`: the folder `{}` has none", self.project().config().articles)
            }
            None => format!("there is no article `{name}`; `tradwi status` lists those there are"),
        })
    }
}

/// A relative path without `.` and with `/`; empty for the folder itself, `None` if it leads upwards.
fn normal(path: &Path) -> Option<String> {
    let mut parts = Vec::new();
    for component in path.components() {
        match component {
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(parts.join("/"))
}
