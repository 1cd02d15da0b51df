//! `tradwi status`

use std::path::PathBuf;

use anyhow::Context as _;
use clap::ValueEnum;

use super::output::{self, Output};
use super::{Global, Outcome, Which};
use crate::check;
use crate::diagnostic::render::terminal::count;
use crate::report::status::{self, StatusReport, TableOptions, article_status};

/// Show what is translated, by article and locale.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Per cents are of the words of the source. A stale translation is one whose source has changed since; \
`tradwi diff` shows how. Nothing is written, and the exit status is 0 whatever is shown: `tradwi check` fails where \
something is broken or missing.

Examples:
  tradwi status                    the table
  tradwi status --locale ht        Kreyòl alone
  tradwi status public-health      the articles of one folder
  tradwi status --format html -o status.html
  tradwi status --format svg --locale ht -o ht.svg
  tradwi status --format json | jq '.totals.ht'")]
pub(super) struct Status {
    #[command(flatten)]
    which: Which,
    /// Show every article, however many there are
    #[arg(short, long, help_heading = "Output")]
    all: bool,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "table", help_heading = "Output")]
    format: Format,
    /// Write it to FILE
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    Table,
    /// For scripts: see docs/json.md
    Json,
    /// One page that needs nothing else
    Html,
    /// A badge with the share of each locale that is current
    Svg,
}

impl Status {
    pub fn run(self, global: &Global, output: &mut Output) -> anyhow::Result<Outcome> {
        let project = global.project()?;
        let survey = project.survey(&[])?;
        output::known_locales(&survey, &self.which.locales)?;
        let selected = survey.select(&self.which.articles)?;
        if selected.is_empty() && self.format == Format::Table {
            output.note(&output::no_articles(&project));
        }
        let bar = output.progress(selected.len());
        let (read, findings) = survey.map(&selected, &|| bar.inc(1), |state| {
            let targets = state.targets.iter().filter(|t| self.which.wants(&t.locale));
            let outdated: usize = targets.map(|t| check::outdated_source_lines(&state, t)).sum();
            (article_status(&state), outdated)
        });
        bar.finish_and_clear();
        let (mut articles, outdated): (Vec<_>, Vec<_>) = read.into_iter().unzip();
        for article in &mut articles {
            article.locales.retain(|locale, _| self.which.wants(locale));
        }
        let report = StatusReport::new(articles);
        let mut look = output.look;
        look.colour &= self.output.is_none();
        let text = match self.format {
            Format::Table => status::table(&report, TableOptions { look, all: self.all }),
            Format::Json => report.json(),
            Format::Html => status::html(&report),
            Format::Svg => status::svg(&report),
        };
        write(output, self.output.as_deref(), &text)?;
        let mut findings = findings;
        findings.extend(survey.findings.iter().cloned());
        output.findings(&project, &findings);
        let outdated: usize = outdated.into_iter().sum();
        if outdated > 0 {
            output.note(&format!(
                "{} below lines of a text that is no more; `tradwi check` names them",
                count(outdated, "translation is current, and stands", "translations are current, and stand")
            ));
        }
        // What is wrong is said on standard error; whether it fails a run is for `check` to say.
        Ok(Outcome::Clean)
    }
}

/// Writes a result to a file if one was named, else to standard output.
pub(super) fn write(output: &mut Output, file: Option<&std::path::Path>, text: &str) -> anyhow::Result<()> {
    match file {
        Some(file) => std::fs::write(file, text).with_context(|| format!("could not write {}", file.display()))?,
        None => output.result(text)?,
    }
    Ok(())
}
