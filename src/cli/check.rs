//! `tradwi check`

use clap::ValueEnum;

use super::output::{self, Output};
use super::{Global, GradeArg, Outcome, Which, explain, fix};
use crate::check;
use crate::check::consistency::{self, Corpus};
use crate::config::{Config, FILE_NAME};
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::project::{Project, Survey};
use crate::sync;

/// Runs of `--fix` after which what is left is left to people.
const MOST_PASSES: usize = 4;

/// Say what must be mended, for people and for CI.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Reports what is untranslated, stale or broken, catalogues that are behind their article (somebody forgot `tradwi \
sync`), and what is not Fluent, each with the line and the way out. Exit status 1 if anything must be mended. Nothing is written. An article that nobody has begun to translate is one finding a locale; in \
JSON it is one a segment.

Thresholds stand in tradwi.toml, for all locales or for one, and may be set here for one run.

Examples:
  tradwi check                            everything
  tradwi check --locale ht one-year-on    one article in Kreyòl
  tradwi check --fail-on material         let stale wording pass
  tradwi check --required 80              let a fifth of an article wait
  tradwi check --fix                      mend spaces and apostrophes
  tradwi check --format github            annotations in a GitHub workflow
  tradwi check --sync-due warning         where the main branch does the sync
  tradwi check --catalogues app/locales   an application's Fluent files")]
pub(super) struct Check {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    plain: super::catalogues::Plain,
    /// The least grade of staleness that is an error
    #[arg(long, value_name = "GRADE", help_heading = "Thresholds")]
    fail_on: Option<GradeArg>,
    /// The share of an article's words, in per cent, that must be translated
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100), help_heading = "Thresholds")]
    required: Option<u8>,
    /// Whether catalogues that are behind their article fail the run
    #[arg(long, value_name = "SEVERITY", default_value = "error", help_heading = "Thresholds")]
    sync_due: SyncDue,
    /// Mend what needs nobody's eye: spaces, apostrophes, Unicode form; never words
    #[arg(long, help_heading = "Mending")]
    fix: bool,
    /// List the rules, and end
    #[arg(long, help_heading = "Output")]
    list_rules: bool,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "human", help_heading = "Output")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SyncDue {
    /// They do: somebody forgot `tradwi sync`
    Error,
    /// They do not: the main branch syncs after a merge
    Warning,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with the lines at fault
    Human,
    /// For scripts: see docs/json.md
    Json,
    /// Annotations in a GitHub workflow
    Github,
}

impl Check {
    pub fn run(self, global: &Global, output: &mut Output) -> anyhow::Result<Outcome> {
        if self.list_rules {
            explain::list(output)?;
            return Ok(Outcome::Clean);
        }
        let fold = self.format == Format::Human;
        if let Some((project, findings)) = self.plain.check(&self.which, fold, global, output)? {
            return self.show(&project, &findings, output);
        }
        let project = Project::open(global.directory.as_deref())?;
        if self.fix {
            self.mend(&project, output)?;
        }
        let mut survey = project.survey(&[])?;
        survey.read_dictionaries();
        output::known_locales(&survey, &self.which.locales)?;
        let selected = survey.select(&self.which.articles)?;
        let config = self.thresholds(project.config());
        let bar = output.progress(selected.len());
        let (checked, mut findings) = survey.map(&selected, &|| bar.inc(1), |state| {
            let plan = sync::plan(&state, None);
            let mut findings = check::check(&state, &plan, &survey.glossary, &config);
            if self.format != Format::Json {
                findings = check::fold(&state, findings);
            }
            // What is wrong with the source concerns every locale.
            findings.retain(|d| d.locale.as_ref().is_none_or(|l| *l == state.source || self.which.wants(l)));
            (findings, state.source.clone(), consistency::read(&state))
        });
        bar.finish_and_clear();
        let mut corpus = Corpus::default();
        for (found, source, reading) in checked {
            findings.extend(found);
            corpus.add(&source, reading);
        }
        findings.extend(self.clashes(&survey, corpus, &config));
        findings.extend(check::configuration(project.config(), &project.read_text(FILE_NAME).unwrap_or_default()));
        if self.which.articles.is_empty() {
            findings.extend(survey.findings.iter().cloned());
            let mut shared = survey.check_shared_files();
            if self.format == Format::Human {
                shared = check::parity::fold_missing(shared);
            }
            findings.extend(shared.into_iter().filter(|d| d.locale.as_ref().is_none_or(|l| self.which.wants(l))));
        } else {
            let named =
                |d: &&Diagnostic| selected.iter().any(|&i| d.article.as_ref() == Some(&survey.articles[i].path));
            findings.extend(survey.findings.iter().filter(named).cloned());
        }
        if self.sync_due == SyncDue::Warning {
            findings.iter_mut().filter(|d| d.rule == check::SYNC_DUE).for_each(|d| d.severity = Severity::Warning);
        }
        let outcome = self.show(&project, &findings, output)?;
        if survey.articles.is_empty() {
            output.note(&output::no_articles(&project));
        }
        Ok(outcome)
    }

    fn show(&self, project: &Project, findings: &[Diagnostic], output: &mut Output) -> anyhow::Result<Outcome> {
        let sources = |file: &str| output::source(project, file);
        match self.format {
            Format::Human => {
                output.result(&render::human(findings, &sources, output.look))?;
                output.remark(&render::summary(findings))?;
            }
            Format::Json => output.result(&render::json(findings, &sources))?,
            Format::Github => output.result(&render::github(findings, &sources, &folder_in_repository(project)))?,
        }
        Ok(Outcome::findings_if(output::any_error(findings)))
    }

    /// What is translated in two ways in two articles: those alone are read again, for the words.
    fn clashes(&self, survey: &Survey<'_>, corpus: Corpus, config: &Config) -> Vec<Diagnostic> {
        let clashes = corpus.clashes();
        let which: Vec<usize> =
            (0..survey.articles.len()).filter(|&i| clashes.concerns(&survey.articles[i].path)).collect();
        let (words, _) = survey.map(&which, &|| {}, |state| clashes.words(&state));
        let words: Vec<_> = words.into_iter().flatten().collect();
        let mut findings = clashes.findings(&words, config);
        findings.retain(|d| d.locale.as_ref().is_none_or(|l| self.which.wants(l)));
        findings
    }

    /// Makes the safe fixes, until there are none: one may have been in another's way.
    fn mend(&self, project: &Project, output: &mut Output) -> anyhow::Result<()> {
        for _ in 0..MOST_PASSES {
            let survey = project.survey(&[])?;
            output::known_locales(&survey, &self.which.locales)?;
            let selected = survey.select(&self.which.articles)?;
            let (checked, _) = survey.map(&selected, &|| {}, |state| {
                let plan = sync::plan(&state, None);
                let mut findings = check::check(&state, &plan, &survey.glossary, project.config());
                findings.retain(|d| d.fix.is_some() && d.locale.as_ref().is_none_or(|l| self.which.wants(l)));
                findings
            });
            let findings: Vec<_> = checked.into_iter().flatten().collect();
            if fix::apply(project, &findings, output)? == 0 {
                break;
            }
        }
        Ok(())
    }

    /// The configuration with the thresholds of the command line, which hold for every locale.
    fn thresholds(&self, config: &Config) -> Config {
        let mut config = config.clone();
        if let Some(grade) = self.fail_on {
            config.fail_on = grade.into();
            config.locale.values_mut().for_each(|l| l.fail_on = None);
        }
        if let Some(required) = self.required {
            config.required = required;
            config.locale.values_mut().for_each(|l| l.required = None);
        }
        config
    }
}

/// Where the project stands in the repository that a workflow has checked out, as `site/`; annotations are
/// placed by paths of the repository.
fn folder_in_repository(project: &Project) -> String {
    let repository = std::env::var_os("GITHUB_WORKSPACE").and_then(|dir| std::fs::canonicalize(dir).ok());
    let below = repository.as_deref().and_then(|dir| project.root().strip_prefix(dir).ok());
    let parts = below.into_iter().flat_map(std::path::Path::components);
    parts.map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect()
}
