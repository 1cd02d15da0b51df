//! `tradwi check --catalogues`: Fluent files of an application, which knows nothing of articles.

use std::path::PathBuf;

use super::output::Output;
use super::{Global, Which};
use crate::check::parity;
use crate::diagnostic::Diagnostic;
use crate::locale::Locale;
use crate::project::{Catalogues, Project};

/// Which files, in place of a project.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "An application's Fluent files")]
pub(super) struct Plain {
    /// Compare the Fluent files in DIR/<locale>/ with the source locale's; no project is needed
    #[arg(long, value_name = "DIR", conflicts_with_all = ["articles", "fail_on", "required"])]
    catalogues: Option<PathBuf>,
    /// The locale they are compared with; the only English one, if nothing is said
    #[arg(long, value_name = "LOCALE", requires = "catalogues")]
    source: Option<Locale>,
}

impl Plain {
    /// What there is to say of the files, and where they are; `None` if a project is meant. `fold` shortens the
    /// findings for people.
    ///
    /// # Errors
    /// The folder, or the locales asked for, do not exist.
    pub fn check(
        &self,
        which: &Which,
        fold: bool,
        global: &Global,
        output: &mut Output,
    ) -> anyhow::Result<Option<(Project, Vec<Diagnostic>)>> {
        let Some(folder) = &self.catalogues else { return Ok(None) };
        let catalogues = Catalogues::open(global.directory.as_deref(), folder)?;
        for locale in &which.locales {
            catalogues.require(locale)?;
        }
        let source = catalogues.source(self.source.as_ref())?;
        let mut findings = catalogues.check(&source, &|locale| which.wants(locale));
        if fold {
            findings = parity::fold_missing(findings);
        }
        if !catalogues.passed_over().is_empty() {
            let names: Vec<String> = catalogues.passed_over().iter().map(|n| format!("`{n}`")).collect();
            output.note(&format!("Passed over, because the name is no language tag: {}", names.join(", ")));
        }
        if catalogues.locales().count() == 1 {
            output.note(&format!("`{source}` is the only locale, with nothing to compare"));
        }
        Ok(Some((catalogues.project().clone(), findings)))
    }
}
