//! `tradwi sync`

use std::collections::{BTreeMap, HashSet};

use similar::TextDiff;

use super::output::{self, Output};
use super::{Global, Outcome, Which};
use crate::diagnostic::render::terminal::{clean, count};
use crate::error::Error;
use crate::locale::Locale;
use crate::project::{Applied, Project, Synced};
use crate::sync::{self, Counts, FileChange};

/// Bring the catalogues up to date with the articles.
///
/// Adds a stub for every new passage, and keeps every translation: where its source changed, the old source and the
/// change are written above it.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Run it whenever an article is added or edited, and commit what it writes. It is safe at any time: only lines that \
tradwi wrote itself are changed, and running it twice changes nothing more.

Exit status 1: some files were left as they are, because git left a conflict in them, they cannot be read, or an article \
has changed its language. Each is named.

Examples:
  tradwi sync                    every article, every locale
  tradwi sync one-year-on        one article
  tradwi sync --locale es        add Spanish to the project: makes locales/es
  tradwi sync --dry-run          show what would change, and change nothing")]
pub(super) struct Sync {
    #[command(flatten)]
    which: Which,
    /// Where an article changed its language: keep the old catalogue beside the new one, as `….ftl.old`
    #[arg(long, conflicts_with = "dry_run")]
    set_aside: bool,
    /// Change nothing; show what would change as a diff
    #[arg(short = 'n', long, help_heading = "Output")]
    dry_run: bool,
    /// Show the changes as a diff while making them
    #[arg(long, help_heading = "Output")]
    diff: bool,
}

/// What sync did, or would do, to one article.
struct Done {
    synced: Synced,
    diff: String,
    /// Why its catalogues were left alone.
    blocked: Vec<String>,
    errors: Vec<Error>,
}

impl Sync {
    pub fn run(self, global: &Global, output: &mut Output) -> anyhow::Result<Outcome> {
        let project = global.project()?;
        let lock = if self.dry_run { None } else { Some(project.lock()?) };
        let added = self.new_locales(&project)?;
        if self.set_aside {
            self.make_room(&project, output)?;
        }
        let survey = project.survey(&added)?;
        let selected = survey.select(&self.which.articles)?;
        if !self.dry_run {
            for locale in &added {
                project.make_folder(&format!("{}/{locale}", project.config().catalogues))?;
            }
        }
        let only = (!self.which.locales.is_empty()).then_some(self.which.locales.as_slice());
        let (due, mut settled) = survey.due(&selected, !self.dry_run);
        let bar = output.progress(due.len());
        let (done, mut findings) = survey.map(&due, &|| bar.inc(1), |state| self.one(&project, &state, only));
        bar.finish_and_clear();
        let done: Vec<Box<Done>> = done.into_iter().flatten().collect();
        if only.is_none() {
            // An article that has been read without anything done or found is as it should be.
            let said: HashSet<&str> = done.iter().map(|d| d.synced.article.as_str()).collect();
            let found: HashSet<&str> = findings.iter().map(|d| d.article.as_deref().unwrap_or(&d.file)).collect();
            let path = |i: usize| survey.articles[i].path.as_str();
            due.iter()
                .filter(|i| !said.contains(path(**i)) && !found.contains(path(**i)))
                .for_each(|i| settled.settle(*i));
        }
        settled.keep();
        drop(lock);

        for one in &done {
            output.result(&one.diff)?;
        }
        if survey.articles.is_empty() {
            output.note(&output::no_articles(&project));
        }
        let synced: Vec<&Synced> = done.iter().map(|d| &d.synced).collect();
        findings.extend(survey.findings.iter().cloned());
        let is_left = |d: &Done| !(d.blocked.is_empty() && d.synced.refused.is_empty() && d.synced.skipped.is_empty());
        let left = done.iter().any(|d| is_left(d)) || output::any_error(&findings);
        let said = Said { dry_run: self.dry_run, no_articles: survey.articles.is_empty(), left };
        summary(output, &synced, said)?;
        output.findings(&project, &findings);
        for one in &done {
            one.blocked.iter().for_each(|b| output.error(b));
        }
        output.errors(done.iter().flat_map(|d| &d.errors));
        if done.iter().any(|d| !d.errors.is_empty()) {
            anyhow::bail!("some files were not written; run `tradwi sync` again");
        }
        Ok(Outcome::findings_if(left))
    }

    /// Syncs one article; `None` if there is nothing to do and nothing to say.
    fn one(&self, project: &Project, state: &sync::ArticleState, only: Option<&[Locale]>) -> Option<Box<Done>> {
        let plan = sync::plan(state, only);
        if plan.is_empty() && plan.refused.is_empty() && plan.skipped.is_empty() && state.blocked.is_empty() {
            return None;
        }
        let blocked = state.blocked.iter().map(|b| format!("{}: {}; {}", b.file, b.message, b.help)).collect();
        let diff = if self.dry_run || self.diff { plan.files.iter().map(unified).collect() } else { String::new() };
        let applied = if self.dry_run { Applied::default() } else { project.apply(&plan.files) };
        let synced = Synced::new(&state.path, plan, applied.written);
        Some(Box::new(Done { synced, diff, blocked, errors: applied.errors }))
    }

    /// Sets catalogues aside that stand where an article's language does not let them.
    fn make_room(&self, project: &Project, output: &mut Output) -> anyhow::Result<()> {
        let survey = project.survey(&[])?;
        let selected = survey.select(&self.which.articles)?;
        let (moves, _) = survey.map(&selected, &|| {}, |state| {
            let source = state.source_catalogue.as_ref().map(|c| (&state.source_path, c));
            let wrong_source = source.filter(|(_, c)| c.header.is_none() && !c.entries.is_empty());
            let targets = state.targets.iter().filter(|t| t.catalogue.header.is_some());
            let files = wrong_source.into_iter().chain(targets.map(|t| (&t.path, &t.catalogue)));
            files.map(|(path, c)| (path.clone(), c.text.clone())).collect::<Vec<_>>()
        });
        for (path, text) in moves.into_iter().flatten() {
            let old = (1..)
                .map(|n| if n == 1 { format!("{path}.old") } else { format!("{path}.old{n}") })
                .find(|p| project.root().join(p).symlink_metadata().is_err())
                .unwrap_or_default();
            let changes = [
                FileChange { path: old.clone(), before: None, after: Some(text.clone()) },
                FileChange { path: path.clone(), before: Some(text), after: None },
            ];
            if let Some(e) = project.apply(&changes).errors.into_iter().next() {
                return Err(e.into());
            }
            output.remark(&clean(&format!("set aside {path} as {old}")))?;
        }
        Ok(())
    }

    /// The locales asked for that the project does not have yet.
    fn new_locales(&self, project: &Project) -> anyhow::Result<Vec<Locale>> {
        let mut added = Vec::new();
        if self.which.locales.is_empty() {
            return Ok(added);
        }
        let survey = project.survey(&[])?;
        for locale in self.which.locales.iter().filter(|l| !survey.known.contains(l)) {
            if !locale.is_registered() {
                return Err(Error::usage(format!(
                    "`{locale}` is not a registered language tag; Kreyòl is `ht`, French `fr`, Spanish `es`"
                ))
                .into());
            }
            added.push(locale.clone());
        }
        Ok(added)
    }
}

/// What a summary is of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    /// Nothing was written.
    pub dry_run: bool,
    /// There was nothing to sync.
    pub no_articles: bool,
    /// Some files were left as they are that may not be up to date.
    pub left: bool,
}

/// What changed, a line a locale, then what was split, merged and moved, and what was left alone.
pub(super) fn summary(output: &mut Output, synced: &[&Synced], said: Said) -> std::io::Result<()> {
    let mut by_locale: BTreeMap<&Locale, (Counts, usize)> = BTreeMap::new();
    for (locale, counts) in synced.iter().flat_map(|s| &s.counts) {
        let (sum, articles) = by_locale.entry(locale).or_default();
        add(sum, counts);
        *articles += 1;
    }
    let width = by_locale.keys().map(|l| l.to_string().len()).max().unwrap_or(0);
    for (locale, (counts, articles)) in &by_locale {
        let tag = output.bold(&format!("{:width$}", locale.to_string()));
        output.remark(&format!("{tag}  {} in {}", describe(counts), count(*articles, "article", "articles")))?;
    }
    for one in synced {
        for note in &one.notes {
            output.remark(&clean(&format!("{}: {note}", one.article)))?;
        }
    }
    let files: usize = synced.iter().map(|s| s.files).sum();
    if files == 0 {
        if !said.no_articles {
            output.remark(if said.left { "Everything else is up to date" } else { "Everything is up to date" })?;
        }
    } else if said.dry_run {
        output.remark(&format!("{} would change; nothing was written", count(files, "file", "files")))?;
    } else {
        let written = synced.iter().map(|s| s.written).sum();
        output.remark(&format!("{} written", count(written, "file", "files")))?;
    }
    for (path, why) in synced.iter().flat_map(|s| &s.skipped) {
        output.warning(&format!("{path} was left as it is, because {why}; `tradwi check` says what to do"));
    }
    for path in synced.iter().flat_map(|s| &s.refused) {
        output.warning(&format!(
            "{path} was left as it is, because it cannot be changed without touching other entries; \
             run `tradwi check` and mend what it reports there"
        ));
    }
    Ok(())
}

fn add(sum: &mut Counts, more: &Counts) {
    let Counts { added, stale, updated, obsolete, dropped, revived, carried } = more;
    sum.added += added;
    sum.stale += stale;
    sum.updated += updated;
    sum.obsolete += obsolete;
    sum.dropped += dropped;
    sum.revived += revived;
    sum.carried += carried;
}

/// `12 to translate, 3 now stale`.
fn describe(counts: &Counts) -> String {
    let parts: Vec<String> = [
        (counts.added, "added to translate"),
        (counts.stale, "now stale"),
        (counts.revived, "back again"),
        (counts.obsolete, "obsolete"),
        (counts.dropped, "empty and gone with their passages"),
        (counts.carried, "with links carried over"),
        (counts.updated, "with source lines brought up to date"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, what)| format!("{n} {what}"))
    .collect();
    if parts.is_empty() { "moved or tidied".to_owned() } else { parts.join(", ") }
}

/// A change as a unified diff, fit for a terminal.
fn unified(change: &FileChange) -> String {
    let (before, after) = (change.before.as_deref().unwrap_or_default(), change.after.as_deref().unwrap_or_default());
    let name = |side: &str, there: bool| if there { format!("{side}/{}", change.path) } else { "/dev/null".into() };
    let diff = TextDiff::from_lines(before, after);
    let text = diff
        .unified_diff()
        .context_radius(3)
        .header(&name("a", change.before.is_some()), &name("b", change.after.is_some()))
        .to_string();
    text.split_inclusive('\n')
        .map(|line| match line.strip_suffix('\n') {
            Some(line) => format!("{}\n", clean(line)),
            None => clean(line),
        })
        .collect()
}
