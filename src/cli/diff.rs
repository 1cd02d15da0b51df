//! `tradwi diff`

use std::path::PathBuf;

use clap::ValueEnum;

use super::output::{self, Output};
use super::{Global, GradeArg, Outcome, Which, status};
use crate::diagnostic::Grade;
use crate::project::Project;
use crate::report::diff::{self, DiffEntry};

/// Show every stale translation, and what changed under it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
What is gone from the source stands in [-…-], what is new in {+…+}. The gravest come first: material (a figure, \
date, name, quotation or negation changed), then wording, then cosmetic. Nothing is written.

When a translation is brought up to date, delete the `was>` and `diff>` lines above it, or run `tradwi accept`.

Examples:
  tradwi diff --locale ht                      for the Kreyòl translator
  tradwi diff one-year-on --grade material     what is false now
  tradwi diff --format html -o diff.html       a page for editors")]
pub(super) struct Diff {
    #[command(flatten)]
    which: Which,
    /// Only what is at least this grave
    #[arg(long, value_name = "GRADE")]
    grade: Option<GradeArg>,
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "human", help_heading = "Output")]
    format: Format,
    /// Write it to FILE
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    Human,
    /// For scripts: see docs/json.md
    Json,
    /// One page that needs nothing else
    Html,
}

impl Diff {
    pub fn run(self, global: &Global, output: &mut Output) -> anyhow::Result<Outcome> {
        let project = Project::open(global.directory.as_deref())?;
        let survey = project.survey(&[])?;
        output::known_locales(&survey, &self.which.locales)?;
        let selected = survey.select(&self.which.articles)?;
        let least = self.grade.map_or(Grade::Cosmetic, Grade::from);
        let bar = output.progress(selected.len());
        let (entries, mut findings) = survey.map(&selected, &|| bar.inc(1), |state| {
            let targets = state.targets.iter().filter(|t| self.which.wants(&t.locale));
            targets.flat_map(|t| diff::stale_entries(&state, t)).filter(|e| e.grade >= least).collect::<Vec<_>>()
        });
        bar.finish_and_clear();
        let mut entries: Vec<DiffEntry> = entries.into_iter().flatten().collect();
        diff::sort(&mut entries);
        let mut look = output.look;
        look.colour &= self.output.is_none();
        let text = match self.format {
            Format::Human => diff::terminal(&entries, look),
            Format::Json => diff::json(&entries),
            Format::Html => diff::html(&entries),
        };
        status::write(output, self.output.as_deref(), &text)?;
        findings.extend(survey.findings.iter().cloned());
        output.findings(&project, &findings);
        // What is wrong is said on standard error; whether it fails a run is for `check` to say.
        Ok(Outcome::Clean)
    }
}
