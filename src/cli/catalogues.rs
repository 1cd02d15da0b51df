//! `tradwi check --catalogues`: Fluent files of an application, which knows nothing of articles.

use std::path::PathBuf;

use super::output::Output;
use super::{Global, Which};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::render::Unit;
use crate::locale::Locale;
use crate::project::{Catalogues, Project};

/// Which files, in place of a project.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "An application's Fluent files")]
pub(super) struct Plain {
    /// Compare the Fluent files in the locale folders of DIR with the source locale's; no project is needed
    #[arg(long, value_name = "DIR", conflicts_with_all = ["articles", "fail_on", "required"])]
    catalogues: Option<PathBuf>,
    /// The locale they are compared with; the only English one, if nothing is said
    #[arg(long, value_name = "LOCALE", requires = "catalogues")]
    source: Option<Locale>,
}

/// What there is to say of the files.
pub(super) struct Found {
    /// Where they are.
    pub project: Project,
    /// The locale that the others were compared with.
    pub source: Locale,
    pub findings: Vec<Diagnostic>,
    /// What was compared.
    pub units: Vec<Unit>,
}

impl Plain {
    /// What there is to say of the files; `None` if a project is meant.
    ///
    /// # Errors
    /// The folder, or the locales asked for, do not exist.
    pub fn check(&self, which: &Which, global: &Global, output: &mut Output) -> anyhow::Result<Option<Found>> {
        let Some(folder) = &self.catalogues else { return Ok(None) };
        let catalogues = Catalogues::open(global.directory.as_deref(), folder)?;
        for locale in &which.locales {
            catalogues.require(locale)?;
        }
        let source = catalogues.source(self.source.as_ref())?;
        let findings = catalogues.check(&source, &|locale| which.wants(locale));
        if !catalogues.passed_over().is_empty() {
            let names: Vec<String> = catalogues.passed_over().iter().map(|n| format!("`{n}`")).collect();
            output.note(&format!("Passed over, because the name is no language tag: {}", names.join(", ")));
        }
        if catalogues.locales().count() == 1 {
            output.note(&format!("`{source}` is the only locale, with nothing to compare"));
        }
        let locales = catalogues.locales().filter(|l| which.wants(l));
        let units = locales.map(|l| Unit { name: folder.display().to_string(), locale: Some(l.clone()) }).collect();
        Ok(Some(Found { project: catalogues.project().clone(), source, findings, units }))
    }
}
