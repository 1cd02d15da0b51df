//! Where results and messages go, and how they look.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _, Write};
use std::path::Path;

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressStyle};

use super::{Color, Global};
use crate::diagnostic::render::terminal::{clean, paint};
use crate::diagnostic::render::{self, Look};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::{Error, Result};
use crate::locale::Locale;
use crate::project::{Project, Survey};

/// With fewer articles a command is done before a bar could be read.
const ENOUGH_FOR_A_BAR: usize = 200;
/// With more errors than these nobody reads the first.
const ENOUGH_ERRORS: usize = 20;
/// What a line is wrapped to where nobody says.
const WIDTH: usize = 80;
const BOLD: Style = Style::new().bold();
const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// The two streams of a command.
pub(super) struct Output {
    stdout: io::BufWriter<AutoStream<io::Stdout>>,
    stderr: AutoStream<io::Stderr>,
    /// How results look.
    pub look: Look,
    /// How messages look.
    errors: Look,
    quiet: bool,
}

impl Output {
    pub fn new(global: &Global) -> Self {
        let choice = |auto: ColorChoice| match global.color {
            Color::Auto => auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let out = choice(AutoStream::choice(&io::stdout()));
        let err = choice(AutoStream::choice(&io::stderr()));
        let look = |choice| Look { colour: choice != ColorChoice::Never, width: width() };
        Self {
            stdout: io::BufWriter::new(AutoStream::new(io::stdout(), out)),
            stderr: AutoStream::new(io::stderr(), err),
            look: look(out),
            errors: look(err),
            quiet: global.quiet,
        }
    }

    /// Writes a result, as it is.
    pub fn result(&mut self, text: &str) -> io::Result<()> {
        self.stdout.write_all(text.as_bytes())
    }

    /// Writes a line of a result.
    pub fn line(&mut self, text: &str) -> io::Result<()> {
        self.result(text)?;
        self.result("\n")
    }

    /// Writes a line of a result that `--quiet` leaves out.
    pub fn remark(&mut self, text: &str) -> io::Result<()> {
        if self.quiet { Ok(()) } else { self.line(text) }
    }

    pub fn flush(&mut self) -> io::Result<()> {
        self.stdout.flush()
    }

    /// Whether only what was asked for is said.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Text in bold, where there are colours.
    pub fn bold(&self, text: &str) -> String {
        paint(text, BOLD, self.look.colour)
    }

    /// Says why the command, or a part of it, could not be done.
    pub fn error(&mut self, message: &str) {
        self.message(ERROR, "error", message);
    }

    /// Says what somebody should look at.
    pub fn warning(&mut self, message: &str) {
        self.message(WARNING, "warning", message);
    }

    /// Says something in passing; `--quiet` leaves it out.
    pub fn note(&mut self, message: &str) {
        if !self.quiet {
            self.say(&clean(message));
        }
    }

    fn message(&mut self, style: Style, label: &str, message: &str) {
        let label = paint(label, style, self.errors.colour);
        // A path or a value in a message may hold anything, and must not command the terminal.
        let text: Vec<String> = message.lines().map(clean).collect();
        self.say(&format!("{label}: {}", text.join("\n")));
    }

    fn say(&mut self, line: &str) {
        // Results first, so that the two streams make sense side by side; where nobody listens nothing is lost.
        let _ = self.stdout.flush();
        let _ = writeln!(self.stderr, "{line}");
    }

    /// Writes findings as messages: those a command comes upon without being asked to check.
    pub fn findings(&mut self, project: &Project, findings: &[Diagnostic]) {
        let shown: Vec<Diagnostic> =
            findings.iter().filter(|d| !self.quiet || d.severity == Severity::Error).cloned().collect();
        let text = render::human(&shown, &|file| source(project, file), self.errors);
        for line in text.trim_end().lines() {
            self.say(line);
        }
    }

    /// Writes errors of single files, each on its line, up to a number: a full disk is the same for all.
    pub fn errors<'e>(&mut self, errors: impl IntoIterator<Item = &'e Error>) {
        let mut errors = errors.into_iter();
        for e in errors.by_ref().take(ENOUGH_ERRORS) {
            self.error(&e.to_string());
        }
        let more = errors.count();
        if more > 0 {
            self.error(&format!("and {more} more like these"));
        }
    }

    /// A bar for long work on a terminal; nothing otherwise.
    pub fn progress(&self, articles: usize) -> ProgressBar {
        if self.quiet || articles < ENOUGH_FOR_A_BAR || !io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new(u64::try_from(articles).unwrap_or(u64::MAX));
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} articles") {
            bar.set_style(style);
        }
        bar
    }
}

/// Reads a file that findings are about, for its lines.
pub(super) fn source(project: &Project, file: &str) -> Option<Cow<'static, str>> {
    project.read_text(file).ok().map(Cow::Owned)
}

/// Whether any finding is an error.
pub(super) fn any_error(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|d| d.severity == Severity::Error)
}

/// Refuses a locale that the project does not have.
pub(super) fn known_locales(survey: &Survey<'_>, locales: &[Locale]) -> Result<()> {
    let Some(unknown) = locales.iter().find(|l| !survey.known.contains(l)) else { return Ok(()) };
    let known: Vec<String> = survey.known.iter().map(|l| format!("`{l}`")).collect();
    let way = if unknown.is_registered() {
        format!("`tradwi sync --locale {unknown}` adds it")
    } else {
        "it is no registered language tag either".to_owned()
    };
    Err(Error::usage(format!("`{unknown}` is not a locale of this project, which has {}; {way}", known.join(", "))))
}

/// What to say of a project without articles.
pub(super) fn no_articles(project: &Project) -> String {
    let folder = &project.config().articles;
    let hint = if project.is_configured() { "" } else { ", or run `tradwi init` to set up this folder" };
    format!("No articles yet: put .md or .txt files into `{folder}/`{hint}")
}

/// A path of the project as somebody in the current folder would type it.
pub(super) fn shown_path(project: &Project, path: &str) -> String {
    let full = project.root().join(path);
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let below = here.ok().and_then(|here| full.strip_prefix(here).ok().map(Path::to_owned));
    below.unwrap_or(full).display().to_string()
}

fn width() -> usize {
    terminal_size::terminal_size_of(io::stdout()).map_or(WIDTH, |(columns, _)| usize::from(columns.0))
}
