//! The command line: one file a command. Results go to standard output and messages to standard error; the
//! exit status is 0 for clean, 1 for findings, 2 if the command could not run.

mod accept;
mod build;
mod catalogues;
mod check;
mod completions;
mod diff;
mod explain;
mod fix;
mod init;
mod output;
mod prune;
mod segments;
mod serve;
mod status;
mod sync;
mod templates;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use output::Output;

use crate::diagnostic::Grade;
use crate::error::Result;
use crate::locale::Locale;
use crate::project::Project;

/// Translate a newsroom's articles with Fluent catalogues, and never show a stale translation as current.
#[derive(Debug, Parser)]
#[command(name = "tradwi", version, disable_help_subcommand = true)]
#[command(after_help = "\
A first run:
  tradwi init       set up the present folder
  tradwi sync       make a catalogue for every article and language
                    translators edit locales/<language>/*.ftl
  tradwi build      write the editions, and open editions/index.html
  tradwi serve      or look at them in a browser while you write

Exit status: 0 clean, 1 findings, 2 could not run.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

/// What holds for every command.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Everywhere")]
struct Global {
    /// Work on the project in DIR instead of the current folder
    #[arg(short = 'C', long = "directory", value_name = "DIR", global = true)]
    directory: Option<PathBuf>,
    /// Whether to use colours
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    color: Color,
    /// Say only what is asked for, and errors
    #[arg(short, long, global = true)]
    quiet: bool,
}

impl Global {
    /// The project to work on, which must be one.
    fn project(&self) -> Result<Project> {
        let project = Project::open(self.directory.as_deref())?;
        project.require()?;
        Ok(project)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Init),
    Sync(sync::Sync),
    Status(status::Status),
    Diff(diff::Diff),
    Check(check::Check),
    Explain(explain::Explain),
    Accept(accept::Accept),
    Prune(prune::Prune),
    Build(build::Build),
    #[command(visible_alias = "preview")]
    Serve(serve::Serve),
    Templates(templates::Templates),
    Segments(segments::Segments),
    Completions(completions::Completions),
}

/// How a command that ran has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Clean,
    Findings,
}

impl Outcome {
    fn findings_if(any: bool) -> Self {
        if any { Self::Findings } else { Self::Clean }
    }
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    // As much as the first thread has: texts nested as deep as the readers allow must not depend on who reads them.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(8 << 20).build_global();
    let mut output = Output::new(&cli.global);
    let result = run(cli, &mut output).and_then(|outcome| {
        output.flush()?;
        Ok(outcome)
    });
    match result {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        // Whoever reads has seen enough, as with `tradwi status | head`.
        Err(e) if is_broken_pipe(&e) => ExitCode::SUCCESS,
        Err(e) => {
            output.error(&reasons(&e));
            ExitCode::from(2)
        }
    }
}

fn run(cli: Cli, output: &mut Output) -> anyhow::Result<Outcome> {
    let global = &cli.global;
    match cli.command {
        Command::Init(c) => c.run(global, output),
        Command::Sync(c) => c.run(global, output),
        Command::Status(c) => c.run(global, output),
        Command::Diff(c) => c.run(global, output),
        Command::Check(c) => c.run(global, output),
        Command::Explain(c) => c.run(global, output),
        Command::Accept(c) => c.run(global, output),
        Command::Prune(c) => c.run(global, output),
        Command::Build(c) => c.run(global, output),
        Command::Serve(c) => c.run(global, output),
        Command::Templates(c) => c.run(global, output),
        Command::Segments(c) => c.run(global, output),
        Command::Completions(c) => c.run(output),
    }
}

/// The error and what is behind it, each said once.
fn reasons(error: &anyhow::Error) -> String {
    error.chain().map(ToString::to_string).fold(String::new(), |mut said, cause| {
        if !said.contains(&cause) {
            said.push_str(if said.is_empty() { "" } else { ": " });
            said.push_str(&cause);
        }
        said
    })
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|e| e.downcast_ref::<std::io::Error>()).any(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}

/// Which articles, and in which locales.
#[derive(Debug, Args)]
struct Which {
    /// Articles: a path, a name, a catalogue or a folder; all of them if none is named
    #[arg(value_name = "ARTICLE")]
    articles: Vec<String>,
    /// Only this locale; may be given several times
    #[arg(short, long = "locale", value_name = "LOCALE")]
    locales: Vec<Locale>,
}

impl Which {
    /// Whether a locale is asked for.
    fn wants(&self, locale: &Locale) -> bool {
        self.locales.is_empty() || self.locales.contains(locale)
    }
}

/// A grade on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum GradeArg {
    /// Quotation style, punctuation, a link's target
    Cosmetic,
    /// Words
    Wording,
    /// A figure, date, name, quotation or negation
    Material,
}

impl From<GradeArg> for Grade {
    fn from(grade: GradeArg) -> Self {
        match grade {
            GradeArg::Cosmetic => Self::Cosmetic,
            GradeArg::Wording => Self::Wording,
            GradeArg::Material => Self::Material,
        }
    }
}
