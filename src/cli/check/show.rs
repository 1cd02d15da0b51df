//! Findings in the format that was asked for.

use std::path::Path;

use clap::ValueEnum;

use crate::check::RULES;
use crate::cli::output::{self, Output};
use crate::cli::status::write;
use crate::diagnostic::render::{self, Unit};
use crate::diagnostic::{Diagnostic, RuleDescription};
use crate::project::Project;

/// With more findings than these, people want to know what they are before they read them.
const MANY: usize = 50;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people, with the lines at fault
    Human,
    /// For scripts: see docs/json.md
    Json,
    /// Annotations in a GitHub workflow
    Github,
    /// Code scanning and editors: SARIF 2.1.0
    Sarif,
    /// Test reports, as Jenkins and GitLab show them
    Junit,
    /// A summary for a pull request or a workflow's run
    Markdown,
    /// GitLab's code quality report
    Gitlab,
}

/// What a run has to say.
pub(super) struct Findings {
    pub shown: Vec<Diagnostic>,
    /// How many there are beside these, which the baseline lets pass.
    pub known: usize,
    /// What was looked at.
    pub units: Vec<Unit>,
}

impl Findings {
    /// Writes them, to `file` if one was named, and what people are to know beside.
    pub fn show(
        &self,
        format: Format,
        project: &Project,
        file: Option<&Path>,
        output: &mut Output,
    ) -> anyhow::Result<()> {
        let sources = |file: &str| output::source(project, file);
        let mut look = output.look;
        look.colour &= file.is_none();
        let text = match format {
            Format::Human => render::human(&self.shown, &sources, look),
            Format::Json => render::json(&self.shown, &sources),
            Format::Github => render::github(&self.shown, &sources, &folder_in_repository(project)),
            Format::Sarif => render::sarif(&self.shown, &sources, &rules(), &folder_in_repository(project)),
            Format::Junit => render::junit(&self.shown, &sources, &self.units),
            Format::Markdown => render::markdown(&self.shown, &sources, self.known, render::MARKDOWN_LIMIT),
            Format::Gitlab => render::gitlab(&self.shown, &sources, &folder_in_repository(project)),
        };
        write(output, file, &text)?;
        if format == Format::Human && file.is_none() && self.shown.len() > MANY {
            output.remark(render::by_rule(&self.shown).trim_end())?;
            output.remark("To see less: `--locale LOCALE`, articles or folders by name, `--since REVISION`\n")?;
        }
        if format == Format::Human || file.is_some() {
            output.remark(&self.summary())?;
        } else if self.known > 0 {
            // Standard output is for whoever reads the format.
            output.note(&self.summary());
        }
        Ok(())
    }

    fn summary(&self) -> String {
        let summary = render::summary(&self.shown);
        match self.known {
            0 => summary,
            1 => format!("{summary}; 1 older finding is let pass by the baseline"),
            n => format!("{summary}; {} older findings are let pass by the baseline", render::terminal::thousands(n)),
        }
    }
}

fn rules() -> Vec<RuleDescription> {
    let describe = |rule: &&crate::check::Rule| RuleDescription {
        id: rule.id,
        severity: rule.severity,
        summary: rule.summary,
        explanation: rule.explanation(),
        help_uri: None,
    };
    RULES.iter().map(describe).collect()
}

/// Where the project stands in the repository that a workflow has checked out, as `site/`; annotations are
/// placed by paths of the repository.
fn folder_in_repository(project: &Project) -> String {
    let known = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].into_iter().filter_map(std::env::var_os);
    let below = known
        .filter_map(|dir| std::fs::canonicalize(dir).ok())
        .find_map(|dir| Some(project.root().strip_prefix(dir).ok()?.to_owned()));
    let parts = below.iter().flat_map(|path| path.components());
    parts.map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect()
}
