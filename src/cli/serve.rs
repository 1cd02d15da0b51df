//! `tradwi serve`: builds, shows the editions to a browser on this machine, and builds again after every change.
//!
//! The first thread watches and builds; those of `server` answer browsers. What the one tells the others is in `state`.

mod address;
mod answer;
mod request;
mod server;
mod state;

use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use self::state::Shared;
use super::output::{self, Output};
use super::{Global, Outcome, build, reasons};
use crate::diagnostic::render::terminal::{clean, count};
use crate::diagnostic::render::{self, Look};
use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;
use crate::project::{Built, Lock, Project, Stamps};

/// How often it is looked whether something has changed, where looking takes less than a twentieth of that.
const LOOK: Duration = Duration::from_millis(500);
/// How long nothing may change before a build begins: editors save in several steps, and people several files.
const QUIET: Duration = Duration::from_millis(150);
/// How long a build waits for that at most.
const PATIENCE: Duration = Duration::from_secs(3);
/// How soon Ctrl-C is heard.
const TICK: Duration = Duration::from_millis(50);
/// The characters of a problem that a page shows.
const PROBLEM: usize = 4000;
/// Changed files that are named.
const NAMED: usize = 3;

/// Build, show in a browser, build again on change.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Builds the editions as `tradwi build` does, catalogues included, and serves them to this machine only. When an \
article, a catalogue, a file in templates/ or tradwi.toml changes, it builds again, and pages that are open load \
themselves again. What keeps a build from being made is said here and at the foot of the pages; the last pages stay.

The files in editions/ are the same as without it: what loads a page again stands only in what is served.

Ctrl-C ends it, after a build that has begun; a second one ends that too.

Examples:
  tradwi serve                and open http://127.0.0.1:4000/
  tradwi serve --port 8080    on this port, or not at all")]
pub(super) struct Serve {
    /// Listen on this port; without it on 4000, or the next one that is free
    #[arg(long, value_name = "PORT")]
    port: Option<u16>,
}

impl Serve {
    pub fn run(self, global: &Global, output: &mut Output) -> anyhow::Result<Outcome> {
        let project = global.project()?;
        let listener = server::listen(self.port).map_err(|e| self.not_listening(&e))?;
        let address = listener.local_addr()?;
        let stop = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            // In this order the first signal only sets the flag, and the second ends what is being done.
            flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&stop))?;
            flag::register(signal, Arc::clone(&stop))?;
        }
        let shared = Arc::new(Shared::new(&project));
        let mut watcher = Watcher::new(project, Arc::clone(&shared), stop);
        watcher.build(&[], output)?;
        server::serve(listener, shared);
        let title = output.bold("To read them");
        output.line(&format!("{title}, open http://{address}/ in a browser; Ctrl-C ends this"))?;
        output.flush()?;
        watcher.watch(output)?;
        Ok(Outcome::Clean)
    }

    fn not_listening(&self, error: &std::io::Error) -> Error {
        match (self.port, error.kind()) {
            (Some(port), ErrorKind::AddrInUse) => Error::usage(format!(
                "port {port} is taken by another program; name another one, or none to have a free one found"
            )),
            (Some(port), ErrorKind::PermissionDenied) => {
                Error::usage(format!("port {port} is not for everybody to use; name one above 1023"))
            }
            (_, _) => Error::usage(format!("could not listen on this machine: {error}; try `--port 0`")),
        }
    }
}

/// What watches the project and builds it.
struct Watcher {
    root: PathBuf,
    /// As it was configured at the last build that could be made.
    project: Project,
    shared: Arc<Shared>,
    stop: Arc<AtomicBool>,
    /// The files as they were before the last build.
    stamps: Stamps,
    /// And after it: what it did to the catalogues is nobody's edit.
    after: Stamps,
    /// Whether that build itself changed what is watched.
    wrote: bool,
    /// What was said to be wrong.
    said: String,
}

/// What came of an attempt.
enum Made {
    Built(Box<Built>),
    /// There are no articles; the findings say whether any is hidden.
    Empty(Vec<Diagnostic>),
    /// Ctrl-C came first.
    Stopped,
}

impl Watcher {
    fn new(project: Project, shared: Arc<Shared>, stop: Arc<AtomicBool>) -> Self {
        let (root, stamps) = (project.root().to_owned(), project.stamps());
        let after = stamps.clone();
        Self { root, project, shared, stop, stamps, after, wrote: false, said: String::new() }
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Sleeps; whether to go on.
    fn sleep(&self, time: Duration) -> bool {
        let start = Instant::now();
        while !self.stopped() {
            let left = time.saturating_sub(start.elapsed());
            if left.is_zero() {
                return true;
            }
            thread::sleep(left.min(TICK));
        }
        false
    }

    /// Builds after every change, until somebody ends it.
    fn watch(&mut self, output: &mut Output) -> anyhow::Result<()> {
        let mut pause = LOOK;
        while self.sleep(pause) {
            let start = Instant::now();
            let mut now = self.project.stamps();
            // An archive of many thousand articles is not to keep the machine busy with looking.
            pause = LOOK.max(start.elapsed() * 20);
            if now == self.stamps {
                continue;
            }
            let start = Instant::now();
            while self.sleep(QUIET) && start.elapsed() < PATIENCE {
                let later = self.project.stamps();
                if later == now {
                    break;
                }
                now = later;
            }
            let (changed, edited) = (now.since(&self.stamps), now.since(&self.after));
            // Whatever changes from here on, while it builds, is another change.
            self.stamps = now;
            if !changed.is_empty() && !self.stopped() {
                self.build(if edited.is_empty() { &changed } else { &edited }, output)?;
            }
        }
        Ok(())
    }

    /// Builds once, says what came of it, and has the pages load again.
    ///
    /// # Errors
    /// Nobody hears what is said. That no build could be made is no error.
    fn build(&mut self, changed: &[String], output: &mut Output) -> std::io::Result<()> {
        let start = Instant::now();
        match self.attempt(output) {
            Ok((_, Made::Stopped)) => {}
            Ok((project, Made::Empty(findings))) => {
                output.note(&output::no_articles(&project));
                output.findings(&project, &findings);
                self.shared.built(&project, false, None);
                self.wrote = false;
                self.project = project;
            }
            Ok((project, Made::Built(built))) => {
                let problem = problem(&project, &built);
                let updated = built.tally.changed + built.tally.removed > 0;
                self.shared.built(&project, updated, (!problem.is_empty()).then_some(problem));
                self.say(&project, &built, changed, start.elapsed(), output)?;
                self.wrote = built.synced.iter().any(|s| s.written > 0) || project.config() != self.project.config();
                self.project = project;
            }
            Err(e) => {
                let reasons = reasons(&e);
                output.error(&reasons);
                self.shared.failed(cut(&reasons));
                self.said = reasons;
            }
        }
        self.after = self.project.stamps();
        output.flush()
    }

    fn attempt(&self, output: &mut Output) -> anyhow::Result<(Project, Made)> {
        let project = Project::open(Some(&self.root))?;
        if project.root() != self.root {
            anyhow::bail!("tradwi.toml is gone from {}", self.root.display());
        }
        let Some(lock) = self.lock(&project, output)? else { return Ok((project, Made::Stopped)) };
        let survey = project.survey(&[])?;
        let made = if survey.articles.is_empty() {
            Made::Empty(survey.findings)
        } else {
            let bar = output.progress(survey.articles.len());
            let built = survey.build(false, &|| bar.inc(1));
            bar.finish_and_clear();
            Made::Built(Box::new(built?))
        };
        drop(lock);
        Ok((project, made))
    }

    /// Takes the lock, and waits where another tradwi has it; `None` if Ctrl-C came first.
    fn lock(&self, project: &Project, output: &mut Output) -> anyhow::Result<Option<Lock>> {
        let mut told = false;
        loop {
            match project.lock() {
                Err(e) if e.is_locked() => {
                    if !told {
                        output.note("Another tradwi is working here; waiting for it to end");
                        told = true;
                    }
                    if !self.sleep(TICK * 4) {
                        return Ok(None);
                    }
                }
                other => return Ok(Some(other?)),
            }
        }
    }

    /// A line for a build, and what is wrong where that was not said yet.
    fn say(
        &mut self,
        project: &Project,
        built: &Built,
        changed: &[String],
        took: Duration,
        output: &mut Output,
    ) -> std::io::Result<()> {
        let wrong =
            format!("{:?}", (&built.problems, built.errors.iter().map(ToString::to_string).collect::<Vec<_>>()));
        let same = wrong == self.said;
        self.said = wrong;
        let tally = &built.tally;
        if self.wrote && same && tally.changed + tally.removed == 0 {
            // Only what the last build did to the catalogues was seen.
            return Ok(());
        }
        let pages = count(built.published.values().sum(), "page", "pages");
        let mut line = format!("{pages} in {:.2} s", took.as_secs_f64());
        line.push_str(&format!(", {} new or changed", count(tally.changed, "file", "files")));
        if tally.removed > 0 {
            line.push_str(&format!(", {} removed", tally.removed));
        }
        if !built.held.is_empty() {
            line.push_str(&format!(", {} held back", built.held.len()));
        }
        let problems = built.problems.len() + built.errors.len();
        if problems > 0 {
            line.push_str(&format!(", {}", count(problems, "problem", "problems")));
        }
        let to_do = build::to_do(built.to_do);
        if !to_do.is_empty() {
            line.push_str(&format!("; {to_do}"));
        }
        let title = output.bold(&clean(&named(changed)));
        output.remark(&format!("{title}: {line}"))?;
        if !same {
            output.findings(project, &built.problems);
            output.errors(&built.errors);
        }
        Ok(())
    }
}

/// What a build is of, in words.
fn named(changed: &[String]) -> String {
    match changed {
        [] => "Built".to_owned(),
        few if few.len() <= NAMED => few.join(", "),
        many => count(many.len(), "changed file", "changed files"),
    }
}

/// What kept something from being built, for the foot of a page; empty if nothing did.
fn problem(project: &Project, built: &Built) -> String {
    let errors: Vec<Diagnostic> = built.problems.iter().filter(|d| d.severity == Severity::Error).cloned().collect();
    let mut text = String::new();
    if !errors.is_empty() {
        text = render::human(&errors, &|file| output::source(project, file), Look { colour: false, width: 80 });
    }
    for e in &built.errors {
        text.push_str(&format!("error: {e}\n"));
    }
    cut(text.trim_end())
}

/// A text that is not too long for the foot of a page.
fn cut(text: &str) -> String {
    match text.char_indices().nth(PROBLEM) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
