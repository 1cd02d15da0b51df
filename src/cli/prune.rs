//! `tradwi prune`

use super::output::{self, Output};
use super::{Global, Outcome};
use crate::catalogue::{self, Entry, Line, Value};
use crate::diagnostic::Severity;
use crate::diagnostic::render::terminal::{clean, count, elide_end};
use crate::error::Error;
use crate::project::Survey;
use crate::sync::{self, FileChange};

/// Delete translations of passages and articles that are gone.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
This is the only command that deletes anybody's words. It names each translation it would delete, and deletes nothing \
without --yes. Until then an obsolete translation stays where it is, and comes back if its passage does.

Entries that `tradwi sync` marked `# obsolete` are deleted, and the catalogues of articles that are gone. Entries that \
tradwi knows nothing of are never touched.

Examples:
  tradwi prune           list what would be deleted
  tradwi prune --yes     delete it")]
pub(super) struct Prune {
    /// Delete nothing; list what would be deleted
    #[arg(short = 'n', long, conflicts_with = "yes")]
    dry_run: bool,
    /// Delete what is listed
    #[arg(short, long)]
    yes: bool,
}

/// What would be deleted from one article's catalogues, or with an article that is gone.
#[derive(Default)]
struct Deletion {
    lines: Vec<String>,
    /// How many entries go; stubs share a line.
    entries: usize,
    changes: Vec<FileChange>,
}

impl Prune {
    pub fn run(self, global: &Global, output: &mut Output) -> anyhow::Result<Outcome> {
        let project = global.project()?;
        let lock = if self.yes { Some(project.lock()?) } else { None };
        let survey = project.survey(&[])?;
        // A misspelt folder would look like a project all of whose articles are gone.
        if !survey.gone.is_empty() && !project.root().join(&project.config().articles).is_dir() {
            return Err(Error::usage(format!(
                "there is no folder `{}`, so that every translation would be deleted; check `articles` in tradwi.toml, \
                 or delete the catalogues by hand if that is what you want",
                project.config().articles
            ))
            .into());
        }
        let all = survey.all();
        let bar = output.progress(all.len());
        let (mut deletions, mut findings) = survey.map(&all, &|| bar.inc(1), |state| entries(&state));
        bar.finish_and_clear();
        // An article that nobody can read may be one that is gone, under another name.
        let unread = findings
            .iter()
            .chain(&survey.findings)
            .find(|d| d.severity == Severity::Error && survey.articles.iter().any(|article| article.path == d.file));
        match unread.filter(|_| !survey.gone.is_empty()) {
            Some(unread) => output.remark(&format!(
                "The catalogues of articles that are gone stay: {} cannot be read, and may be one of them under a new name",
                clean(&unread.file)
            ))?,
            None => deletions.extend(gone(&survey)),
        }
        let mut errors = Vec::new();
        let mut translations = 0;
        let mut files = 0;
        for deletion in &deletions {
            for line in &deletion.lines {
                output.line(line)?;
            }
            translations += deletion.entries;
            files += deletion.changes.len();
            if self.yes {
                errors.extend(project.apply(&deletion.changes).errors);
            }
        }
        drop(lock);
        findings.extend(survey.findings.iter().cloned());
        output.findings(&project, &findings);
        output.errors(&errors);
        let what = format!(
            "{} in {}",
            count(translations, "obsolete entry", "obsolete entries"),
            count(files, "file", "files")
        );
        if files == 0 {
            output.remark("Nothing to delete")?;
        } else if self.yes {
            output.remark(&format!("Deleted {what}"))?;
        } else {
            output.remark(&format!("Would delete {what}; nothing was deleted, `tradwi prune --yes` does it"))?;
        }
        if !errors.is_empty() {
            anyhow::bail!("some files were left as they are; run `tradwi prune` again");
        }
        Ok(Outcome::findings_if(output::any_error(&findings)))
    }
}

/// The obsolete entries of an article's catalogues.
fn entries(state: &sync::ArticleState) -> Deletion {
    let mut deletion = Deletion::default();
    // A catalogue that is about to move is pruned when it has.
    let settled = state.targets.iter().filter(|t| t.renamed_from.is_none() && t.exists);
    for target in settled.filter(|_| state.blocked.is_empty()) {
        let pruned = sync::prune(target);
        if pruned.is_empty() {
            continue;
        }
        for one in &pruned {
            let value = &target.catalogue.entries[one.entry].value;
            deletion.lines.push(line(&target.path, &one.id, value));
        }
        deletion.entries += pruned.len();
        let edits: Vec<_> = pruned.into_iter().map(|p| p.edit).collect();
        let text = &target.catalogue.text;
        deletion.changes.push(FileChange {
            path: target.path.clone(),
            before: Some(text.clone()),
            after: Some(catalogue::apply(text, &edits)),
        });
    }
    deletion
}

/// The catalogues of articles that are gone: translations first, so that a run that is killed leaves what says
/// whose they are.
fn gone(survey: &Survey<'_>) -> Vec<Deletion> {
    survey
        .gone
        .iter()
        .map(|gone| {
            let mut deletion = Deletion::default();
            for target in gone.targets.values() {
                // What nobody has typed a word into needs no line of its own.
                let bare = |e: &&Entry| e.value == Value::Stub && e.comment.iter().all(|c| c.line != Line::Note);
                let (stubs, others): (Vec<_>, Vec<_>) = target.catalogue.entries.iter().partition(bare);
                for entry in others {
                    deletion.lines.push(line(&target.path, &entry.id, &entry.value));
                }
                if !stubs.is_empty() {
                    let what = count(stubs.len(), "entry", "entries");
                    deletion.lines.push(clean(&format!("{}: {what} without a translation", target.path)));
                }
                deletion.entries += target.catalogue.entries.len() + target.catalogue.junk.len();
                for junk in &target.catalogue.junk {
                    let text = &target.catalogue.text[junk.range.clone()];
                    deletion.lines.push(line(&target.path, "(not Fluent)", &Value::Text(text.to_owned())));
                }
                deletion.changes.push(removal(&target.path, &target.catalogue.text));
            }
            deletion.lines.push(clean(&format!("{}: the source of {}", gone.source_file.path, gone.article)));
            deletion.entries += 1;
            deletion.changes.push(removal(&gone.source_file.path, &gone.source_file.text));
            deletion
        })
        .collect()
}

fn removal(path: &str, text: &str) -> FileChange {
    FileChange { path: path.to_owned(), before: Some(text.to_owned()), after: None }
}

fn line(path: &str, id: &str, value: &Value) -> String {
    let text = match value {
        Value::Text(text) => format!("“{}”", elide_end(&clean(&text.replace('\n', " ")), 60)),
        Value::Stub => "not translated".to_owned(),
        Value::Unresolved => "broken".to_owned(),
    };
    clean(&format!("{path}: {id}: ")) + &text
}
