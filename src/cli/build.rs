//! `tradwi build`

use super::output::{self, Output, shown_path};
use super::{Global, Outcome, sync};
use crate::assemble::Marks;
use crate::diagnostic::render::terminal::{clean, count};
use crate::project::{Built, Project, Synced, ToDo};
use crate::report::status::{self, TableOptions};

/// Lines of one kind that are printed of a large project.
const MANY: usize = 20;

/// Sync, check, and write the editions in every language.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Writes editions/<locale>/: every article as a page (.html) and as it was written (.md or .txt), as a script to read \
aloud (.script.txt) and as a text for messaging apps (.message.txt), and an index. A passage \
that is not translated, or whose translation lags behind, is labelled or shown in another language, never passed off as \
current. Files in editions/ that tradwi did not write are left alone.

Exit status 1: an article could not be read or published, or, with --locked, a sync is due. What is untranslated or \
stale is for `tradwi check` to judge.

Examples:
  tradwi build               and open editions/index.html
  tradwi build --locked      for CI: changes no catalogue
  tradwi build --audio       and an .ogg or .wav of each script")]
pub(super) struct Build {
    /// Write no catalogue; fail if ids or source texts in them are out of date
    #[arg(long)]
    locked: bool,
    /// Have a machine read each article aloud, in the languages espeak-ng has a voice for
    #[arg(long)]
    audio: bool,
}

impl Build {
    pub fn run(self, global: &Global, output: &mut Output) -> anyhow::Result<Outcome> {
        let project = global.project()?;
        let lock = project.lock()?;
        let mut survey = project.survey(&[])?;
        if survey.articles.is_empty() {
            output.note(&output::no_articles(&project));
            output.findings(&project, &survey.findings);
            return Ok(Outcome::findings_if(output::any_error(&survey.findings)));
        }
        if self.audio && !survey.speak() {
            output.note("No audio: espeak-ng is not installed.");
        }
        let bar = output.progress(survey.articles.len());
        let built = survey.build(self.locked, &|| bar.inc(1))?;
        bar.finish_and_clear();
        drop(lock);
        self.say(&project, &built, output)?;
        output.findings(&project, &built.problems);
        for article in &built.due {
            output.error(&format!("the catalogues of {article} are out of date; run `tradwi sync` and commit them"));
        }
        output.errors(&built.errors);
        if !built.errors.is_empty() {
            anyhow::bail!("some files were not written; run `tradwi build` again");
        }
        Ok(Outcome::findings_if(!built.due.is_empty() || output::any_error(&built.problems)))
    }

    fn say(&self, project: &Project, built: &Built, output: &mut Output) -> std::io::Result<()> {
        if output.is_quiet() {
            return Ok(());
        }
        if !self.locked {
            let synced: Vec<&Synced> = built.synced.iter().collect();
            if !synced.is_empty() {
                let title = output.bold("Catalogues");
                output.line(&title)?;
                sync::summary(output, &synced, sync::Said::default())?;
                output.line("")?;
            }
        }
        output.result(&status::table(&built.status, TableOptions { look: output.look, all: false }))?;
        output.line("")?;
        let locales: Vec<String> = built.published.iter().map(|(l, n)| format!("{} {n}", l.own_name())).collect();
        let articles = count(built.status.articles.len(), "article", "articles");
        let title = output.bold("Published");
        output.line(&format!("{title} {articles} in {}: {}", languages(locales.len()), locales.join(", ")))?;
        let older: Vec<String> =
            built.books.iter().filter(|(_, (_, older))| *older > 0).map(|(l, _)| format!("{l}/{l}.epub")).collect();
        if let (false, Some((most, _))) = (older.is_empty(), built.books.values().max()) {
            output.line(&format!(
                "Only the newest {} are in {}",
                count(*most, "article", "articles"),
                older.join(", ")
            ))?;
        }
        let held =
            built.held.iter().map(|(article, l, why)| format!("Held back: {article} in {}: {why}", l.own_name()));
        some(output, held.collect())?;
        let marked = built
            .marked
            .iter()
            .map(|(article, l, marks)| format!("With labels: {article} in {}: {}", l.own_name(), labels(marks)));
        some(output, marked.collect())?;
        let tally = &built.tally;
        let mut files = format!("{}, {} new or changed", count(tally.files, "file", "files"), tally.changed);
        if built.unchanged > 0 {
            let articles = count(built.unchanged, "article is as it was", "articles are as they were");
            files.push_str(&format!("; {articles}"));
        }
        if tally.removed > 0 {
            files.push_str(&format!(", {} removed", tally.removed));
        }
        output.line(&files)?;
        if project.config().site.url.is_none() {
            output.line("no feeds and no sitemap: `[site] url` in tradwi.toml does not say where the site will be")?;
        }
        let said = to_do(built.to_do);
        if !said.is_empty() {
            output.line(&said)?;
        }
        let page = shown_path(project, &format!("{}/index.html", project.editions()));
        let open = output.bold("To read them");
        output.line("")?;
        output.line(&format!("{open}, open {} in a browser", clean(&page)))
    }
}

/// What is left to do, in words: a new project is untranslated, which is no fault.
pub(super) fn to_do(left: ToDo) -> String {
    let parts: Vec<String> = [
        (left.untranslated, "passage waits for a translation", "passages wait for a translation", ""),
        (left.stale, "translation lags behind its source", "translations lag behind their source", " (`tradwi diff`)"),
        (left.faults, "fault is to be mended", "faults are to be mended", " (`tradwi check`)"),
    ]
    .into_iter()
    .filter(|(n, ..)| *n > 0)
    .map(|(n, one, many, command)| format!("{}{command}", count(n, one, many)))
    .collect();
    parts.join(", ")
}

/// Lines that there is one of for an article and a language: the first of them, where there are many.
fn some(output: &mut Output, lines: Vec<String>) -> std::io::Result<()> {
    for line in lines.iter().take(MANY) {
        output.line(&clean(line))?;
    }
    match lines.len().saturating_sub(MANY) {
        0 => Ok(()),
        more => output.line(&format!("  and {more} more like it; `tradwi status` says where each article stands")),
    }
}

/// What readers see instead of a translation that is up to date.
fn labels(marks: &Marks) -> String {
    let parts: Vec<String> = [
        (marks.untranslated, "not translated"),
        (marks.outdated, "in another language, because the translation lags behind"),
        (marks.stale, "lagging behind, with a notice"),
        (marks.machine, "in a machine's words"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, what)| format!("{} {what}", count(n, "passage", "passages")))
    .collect();
    parts.join(", ")
}

fn languages(n: usize) -> String {
    count(n, "language", "languages")
}
