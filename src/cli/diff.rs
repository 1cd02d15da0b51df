//! `tradwi diff`

use std::path::PathBuf;

use clap::ValueEnum;

use super::output::{self, Output};
use super::{Global, GradeArg, Outcome, Which, status};
use crate::diagnostic::Grade;
use crate::report::diff::{self, DiffEntry};
use crate::sync::{ArticleState, Target};

/// Show every stale translation, and what changed under it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
What is gone from the source stands in [-…-], what is new in {+…+}. The gravest come first: material (a figure, \
date, name, quotation or negation changed), then wording, then cosmetic. Nothing is written.

Exit status 1: a catalogue or an article could not be read, so that nobody knows what is stale in it. Each is named. What \
is stale fails `tradwi check`, not this.

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
        let project = global.project()?;
        let survey = project.survey(&[])?;
        output::known_locales(&survey, &self.which.locales)?;
        let selected = survey.select(&self.which.articles)?;
        let least = self.grade.map_or(Grade::Cosmetic, Grade::from);
        let bar = output.progress(selected.len());
        let (read, mut findings) = survey.map(&selected, &|| bar.inc(1), |state| {
            let targets = || state.targets.iter().filter(|t| self.which.wants(&t.locale));
            let entries = targets().flat_map(|t| diff::stale_entries(&state, t)).filter(|e| e.grade >= least);
            (entries.collect::<Vec<_>>(), unread(&state, targets()))
        });
        bar.finish_and_clear();
        let (entries, unread): (Vec<_>, Vec<_>) = read.into_iter().unzip();
        let unread: Vec<String> = unread.into_iter().flatten().collect();
        let mut entries: Vec<DiffEntry> = entries.into_iter().flatten().collect();
        diff::sort(&mut entries);
        // What is wrong elsewhere does not concern whoever asks about one article.
        if self.which.articles.is_empty() {
            findings.extend(survey.findings.iter().cloned());
        }
        let is_partial = !unread.is_empty() || output::any_error(&findings);
        let mut look = output.look;
        look.colour &= self.output.is_none();
        let text = match self.format {
            Format::Human if entries.is_empty() && is_partial => "Nothing is stale in what could be read\n".to_owned(),
            Format::Human => diff::terminal(&entries, look),
            Format::Json => diff::json(&entries),
            Format::Html => diff::html(&entries),
        };
        status::write(output, self.output.as_deref(), &text)?;
        output.findings(&project, &findings);
        for file in &unread {
            output.warning(file);
        }
        Ok(Outcome::findings_if(is_partial))
    }
}

/// The files of an article in which nobody can tell what is stale.
fn unread<'t>(state: &ArticleState, targets: impl Iterator<Item = &'t Target>) -> Vec<String> {
    let blocked = state.blocked.iter().map(|b| format!("{}: {}; {}", b.file, b.message, b.help));
    let shut = targets.filter_map(|t| {
        let path = t.renamed_from.as_ref().unwrap_or(&t.path);
        Some(format!("{path} was not compared, because {}; `tradwi check` says what to do", t.catalogue.shut()?))
    });
    blocked.chain(shut).collect()
}
