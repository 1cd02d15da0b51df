//! `tradwi check`

mod show;

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::ValueEnum;

use self::show::{Findings, Format};
use super::output::{self, Output};
use super::{Global, GradeArg, Outcome, Which, explain, fix};
use crate::check::consistency::{self, Corpus};
use crate::check::{self, parity};
use crate::config::{Config, FILE_NAME};
use crate::diagnostic::baseline::Baseline;
use crate::diagnostic::render::Unit;
use crate::diagnostic::render::terminal::count;
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Locale;
use crate::project::{Project, Since, Survey};
use crate::sync::{self, ArticleState};

/// Runs of `--fix` after which what is left is left to people.
const MOST_PASSES: usize = 4;

/// Say what must be mended, for people and for CI.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Reports what is untranslated, stale or broken, catalogues that are behind their article (somebody forgot `tradwi \
sync`), and what is not Fluent, each with the line and the way out. Exit status 1 if anything must be mended. Nothing is written. An article that nobody has begun to translate is one finding a locale; in \
JSON it is one a segment.

Thresholds stand in tradwi.toml, for all locales or for one, and may be set here for one run.

An old project adopts the checks with a baseline: what is wrong today is written down, once, and only what is new fails. It changes what check says and nothing else; readers are never shown a stale text as current because of it.

Examples:
  tradwi check                            everything
  tradwi check --locale ht one-year-on    one article in Kreyòl
  tradwi check --fail-on material         let stale wording pass
  tradwi check --required 80              let a fifth of an article wait
  tradwi check --fix                      mend spaces and apostrophes
  tradwi check --format github            annotations in a GitHub workflow
  tradwi check --sync-due warning         where the main branch does the sync
  tradwi check --since origin/main        what this branch has touched
  tradwi check --write-baseline           from now on, fail on what is new:
  tradwi check --baseline
  tradwi check --format sarif -o tradwi.sarif
  tradwi check --format junit -o tradwi.xml
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
    /// Only what a branch is answerable for: what git says has changed since it left REVISION
    #[arg(long, value_name = "REVISION", help_heading = "What is new")]
    since: Option<String>,
    /// Let pass what stands in a baseline [default: tradwi-baseline.json]
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, help_heading = "What is new")]
    baseline: Option<Option<PathBuf>>,
    /// Write everything there is to a baseline [default: tradwi-baseline.json]
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, help_heading = "What is new")]
    #[arg(conflicts_with_all = ["baseline", "since", "articles", "locales", "output", "format"])]
    write_baseline: Option<Option<PathBuf>>,
    /// Mend what needs nobody's eye: spaces, apostrophes, Unicode form; never words
    #[arg(long, help_heading = "Mending")]
    fix: bool,
    /// List the rules, and end
    #[arg(long, help_heading = "Output")]
    list_rules: bool,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "human", help_heading = "Output")]
    format: Format,
    /// Write it to FILE, and only how many there are to the terminal
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SyncDue {
    /// They do: somebody forgot `tradwi sync`
    Error,
    /// They do not: the main branch syncs after a merge
    Warning,
}

impl Check {
    pub fn run(self, global: &Global, output: &mut Output) -> anyhow::Result<Outcome> {
        if self.list_rules {
            explain::list(output)?;
            return Ok(Outcome::Clean);
        }
        if let Some(found) = self.plain.check(&self.which, global, output)? {
            let filter = self.filter(&found.project, &found.source)?;
            let mut findings = found.findings;
            findings.retain(|d| filter.keeps(d));
            if self.format == Format::Human && self.write_baseline.is_none() {
                findings = parity::fold_missing(findings);
            }
            return self.show(&found.project, findings, found.units, filter, output);
        }
        let project = global.project()?;
        if self.fix {
            self.mend(&project, output)?;
        }
        let mut survey = project.survey(&[])?;
        survey.read_dictionaries();
        output::known_locales(&survey, &self.which.locales)?;
        let selected = survey.select(&self.which.articles)?;
        let config = self.thresholds(project.config());
        let filter = self.filter(&project, &config.source)?;
        let is_whole = self.write_baseline.is_some() || self.format == Format::Json;
        let words = survey.site_words();
        let bar = output.progress(selected.len());
        let (checked, mut findings) = survey.map(&selected, &|| bar.inc(1), |state| {
            let plan = sync::plan(&state, None);
            let mut findings = survey.missing_pictures(&state);
            findings.extend(survey.refused(&state, &words));
            check::weigh(&config, Some(&state.path), &state.source, &mut findings);
            findings.extend(check::check(&state, &plan, &survey.glossary, &config));
            // What is wrong with the source concerns every locale.
            findings.retain(|d| d.locale.as_ref().is_none_or(|l| *l == state.source || self.which.wants(l)));
            let new = filter.apply(&state, findings, is_whole);
            (new, self.units(&state), state.source.clone(), consistency::read(&state, &config))
        });
        bar.finish_and_clear();
        let (mut units, mut new, mut corpus) = (Vec::new(), Vec::new(), Corpus::default());
        for (found, looked_at, source, reading) in checked {
            new.extend(found);
            units.extend(looked_at);
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
            // The finding about two articles stands at the first of them.
            let names = |d: &Diagnostic, path: &str| {
                d.article.as_deref() == Some(path)
                    || (d.rule == check::SHARED_CATALOGUE && d.message.contains(&format!("`{path}`")))
            };
            let named = |d: &&Diagnostic| selected.iter().any(|&i| names(d, &survey.articles[i].path));
            findings.extend(survey.findings.iter().filter(named).cloned());
        }
        check::weigh(&config, None, &config.source, &mut findings);
        findings.retain(|d| filter.keeps(d));
        findings.extend(new);
        if self.sync_due == SyncDue::Warning {
            findings.iter_mut().filter(|d| d.rule == check::SYNC_DUE).for_each(|d| d.severity = Severity::Warning);
        }
        let outcome = self.show(&project, findings, units, filter, output)?;
        if survey.articles.is_empty() {
            output.note(&output::no_articles(&project));
        }
        Ok(outcome)
    }

    /// What is let pass, as the command line says it.
    fn filter(&self, project: &Project, source: &Locale) -> anyhow::Result<Filter> {
        Ok(Filter {
            since: self.since.as_deref().map(|revision| project.since(revision, source)).transpose()?,
            baseline: self.baseline.as_ref().map(|file| project.baseline(file.as_deref())).transpose()?,
            known: AtomicUsize::new(0),
        })
    }

    fn show(
        &self,
        project: &Project,
        findings: Vec<Diagnostic>,
        units: Vec<Unit>,
        filter: Filter,
        output: &mut Output,
    ) -> anyhow::Result<Outcome> {
        if let Some(file) = &self.write_baseline {
            let path = project.write_baseline(file.as_deref(), &findings)?;
            output.remark(&format!(
                "{path} lets pass {} from now on, with `tradwi check --baseline`",
                count(findings.len(), "finding", "findings")
            ))?;
            return Ok(Outcome::Clean);
        }
        let mended = filter.baseline.as_ref().map_or(0, Baseline::unmatched);
        let any_error = output::any_error(&findings);
        let findings = Findings { shown: findings, known: filter.known.into_inner(), units };
        findings.show(self.format, project, self.output.as_deref(), output)?;
        // What was not looked at cannot be known to be mended.
        if mended > 0 && self.since.is_none() && self.which.articles.is_empty() && self.which.locales.is_empty() {
            let are = if mended == 1 { "is" } else { "are" };
            output.note(&format!(
                "{} of the baseline {are} mended; `tradwi check --write-baseline{}` renews it",
                count(mended, "finding", "findings"),
                self.baseline.iter().flatten().map(|file| format!("={}", file.display())).collect::<String>()
            ));
        }
        Ok(Outcome::findings_if(any_error))
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
            // Asked anew each time: places move with what was mended.
            let filter = self.filter(project, &project.config().source)?;
            let (checked, _) = survey.map(&selected, &|| {}, |state| {
                let plan = sync::plan(&state, None);
                let mut findings = check::check(&state, &plan, &survey.glossary, project.config());
                findings.retain(|d| d.fix.is_some() && d.locale.as_ref().is_none_or(|l| self.which.wants(l)));
                findings.retain(|d| filter.since.as_ref().is_none_or(|since| since.concerns(d)));
                findings
            });
            let findings: Vec<_> = checked.into_iter().flatten().collect();
            if fix::apply(project, &findings, output)? == 0 {
                break;
            }
        }
        Ok(())
    }

    /// What a report says was looked at.
    fn units(&self, state: &ArticleState) -> Vec<Unit> {
        // No other report says what is in order.
        if self.format != Format::Junit {
            return Vec::new();
        }
        let locales = state.targets.iter().map(|t| &t.locale).filter(|l| self.which.wants(l));
        locales.map(|l| Unit { name: state.path.clone(), locale: Some(l.clone()) }).collect()
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

/// What is let pass because it is not new.
struct Filter {
    since: Option<Since>,
    baseline: Option<Baseline>,
    /// How many findings the baseline let pass.
    known: AtomicUsize,
}

impl Filter {
    fn keeps(&self, d: &Diagnostic) -> bool {
        if self.since.as_ref().is_some_and(|since| !since.concerns(d)) {
            return false;
        }
        let known = self.baseline.as_ref().is_some_and(|baseline| baseline.lets_pass(d));
        self.known.fetch_add(usize::from(known), Ordering::Relaxed);
        !known
    }

    /// The findings of an article that are new. Those of a locale that nobody has begun are taken together unless
    /// every one of them is wanted, or some were let pass: the one that stands for them speaks of all.
    fn apply(&self, state: &ArticleState, findings: Vec<Diagnostic>, is_whole: bool) -> Vec<Diagnostic> {
        let mut thinned: Vec<Option<Locale>> = Vec::new();
        let mut kept = Vec::with_capacity(findings.len());
        for d in findings {
            if self.keeps(&d) {
                kept.push(d);
            } else if !thinned.contains(&d.locale) {
                thinned.push(d.locale);
            }
        }
        if is_whole {
            return kept;
        }
        let (apart, together): (Vec<_>, Vec<_>) = kept.into_iter().partition(|d| thinned.contains(&d.locale));
        let mut kept = check::fold(state, together);
        kept.extend(apart);
        kept
    }
}
