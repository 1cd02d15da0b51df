//! `tradwi accept`

use std::collections::{BTreeMap, BTreeSet};

use super::output::{self, Output};
use super::{Global, GradeArg, Outcome};
use crate::catalogue::{self, Edit, Value};
use crate::check::staleness;
use crate::diagnostic::render::terminal::{clean, count, elide_end};
use crate::diagnostic::{Grade, line_column};
use crate::error::{Error, Result};
use crate::locale::Locale;
use crate::project::Survey;
use crate::sync::{self, ArticleState, FileChange, Refusal, Target};

/// Vouch for translations: they are good for their source as it is.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Does what deleting the `was>` and `diff>` lines by hand does, and names every entry it vouches for. Where the article \
has moved on since the last sync, nobody has seen the new source, and the entry is refused; so is machine text.

Examples:
  tradwi accept gangs-control-4f1c --locale ht
  tradwi accept gangs-control-4f1c             a typo: all locales at once
  tradwi accept --grade cosmetic --all         where only punctuation changed
  tradwi accept --grade wording --locale fr one-year-on
  tradwi accept gangs-control-4f1c --by Anne   reviewed by Anne, today")]
pub(super) struct Accept {
    /// Ids of segments; with --grade, articles
    #[arg(value_name = "ID|ARTICLE")]
    names: Vec<String>,
    /// Only in this locale; may be given several times
    #[arg(short, long = "locale", value_name = "LOCALE", help_heading = "What to accept")]
    locales: Vec<Locale>,
    /// Only in this article, where several have a segment of the same id
    #[arg(long = "article", value_name = "ARTICLE", conflicts_with = "grade", help_heading = "What to accept")]
    articles: Vec<String>,
    /// Every stale translation of this grade, in the articles named
    #[arg(long, value_name = "GRADE", help_heading = "What to accept")]
    grade: Option<GradeArg>,
    /// With --grade: in all articles
    #[arg(long, requires = "grade", help_heading = "What to accept")]
    all: bool,
    /// Mark the entries as reviewed by NAME, with today's date
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Change nothing; say what would be accepted
    #[arg(short = 'n', long)]
    dry_run: bool,
}

/// What came of one article.
#[derive(Default)]
struct Work {
    article: String,
    /// Ids asked for that the article has.
    found: BTreeSet<String>,
    accepted: Vec<String>,
    already: Vec<String>,
    refused: Vec<String>,
    changes: Vec<FileChange>,
}

impl Accept {
    pub fn run(self, global: &Global, output: &mut Output) -> anyhow::Result<Outcome> {
        self.is_clear()?;
        let project = global.project()?;
        // The lock would make the folder, and without it there is nothing to accept.
        let nothing = !project.root().join(&project.config().catalogues).exists();
        let lock = if self.dry_run || nothing { None } else { Some(project.lock()?) };
        let survey = project.survey(&[])?;
        output::known_locales(&survey, &self.locales)?;
        let selected = survey.select(if self.grade.is_some() { &self.names } else { &self.articles })?;
        let by = self.by.as_ref().map(|name| format!("{name}, {}", today()));
        let bar = output.progress(selected.len());
        let (works, mut findings) = survey.map(&selected, &|| bar.inc(1), |state| self.one(&state, by.as_deref()));
        bar.finish_and_clear();
        if self.grade.is_none() {
            self.is_unambiguous(&survey, &works)?;
        }
        let mut errors = Vec::new();
        for work in &works {
            if !self.dry_run {
                errors.extend(project.apply(&work.changes).errors);
            }
        }
        drop(lock);

        for line in works.iter().flat_map(|w| &w.accepted) {
            output.line(line)?;
        }
        for line in works.iter().flat_map(|w| &w.already) {
            output.note(line);
        }
        for line in works.iter().flat_map(|w| &w.refused) {
            output.warning(line);
        }
        let accepted: usize = works.iter().map(|w| w.accepted.len()).sum();
        let verb = if self.dry_run { "Would accept" } else { "Accepted" };
        output.remark(&format!("{verb} {}", count(accepted, "translation", "translations")))?;
        findings.extend(survey.findings.iter().cloned());
        output.findings(&project, &findings);
        output.errors(&errors);
        if !errors.is_empty() {
            anyhow::bail!("some files were left as they are; run the command again");
        }
        Ok(Outcome::findings_if(works.iter().any(|w| !w.refused.is_empty())))
    }

    /// Whether it is said what to accept: vouching for everything at once is nobody's intention.
    fn is_clear(&self) -> Result<()> {
        if self.grade.is_some() && self.names.is_empty() && !self.all {
            return Err(Error::usage("name the articles whose changes of this grade you vouch for, or give `--all`"));
        }
        if self.grade.is_none() && self.names.is_empty() {
            return Err(Error::usage(
                "name the segments you vouch for, as in `tradwi accept ID --locale ht`, or a grade, as in \
                 `tradwi accept --grade cosmetic ARTICLE`; `tradwi diff` shows what is stale, with its ids",
            ));
        }
        Ok(())
    }

    /// Whether every id is found, and in one article only.
    fn is_unambiguous(&self, survey: &Survey<'_>, works: &[Work]) -> Result<()> {
        for id in &self.names {
            let articles: Vec<&str> =
                works.iter().filter(|w| w.found.contains(id)).map(|w| w.article.as_str()).collect();
            match articles[..] {
                [] if survey.select(std::slice::from_ref(id)).is_ok() => {
                    return Err(Error::usage(format!(
                        "`{id}` is an article; name segments, or give a grade: `tradwi accept --grade wording {id}`"
                    )));
                }
                [] => return Err(Error::usage(format!("no article has a segment `{id}`; `tradwi diff` lists ids"))),
                [_] => {}
                [first, ..] => {
                    return Err(Error::usage(format!(
                        "`{id}` is in {}; say which, as in `--article {first}`",
                        articles.join(" and ")
                    )));
                }
            }
        }
        Ok(())
    }

    fn one(&self, state: &ArticleState, by: Option<&str>) -> Work {
        let mut work = Work { article: state.path.clone(), ..Work::default() };
        work.found.extend(state.ids.iter().filter(|id| self.names.contains(id)).cloned());
        if work.found.is_empty() && self.grade.is_none() {
            return work;
        }
        let mut edits: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
        for (t, target) in state.targets.iter().enumerate() {
            if !self.locales.is_empty() && !self.locales.contains(&target.locale) {
                continue;
            }
            for index in (0..state.ids.len()).filter(|&i| self.is_meant(state, target, i)) {
                let result = match pending(state, target) {
                    Some(why) => Err(why),
                    None => sync::accept(state, target, index, by).map_err(|e| (e, e.to_string())),
                };
                let named = name(state, target, index);
                match result {
                    Ok(some) if some.is_empty() => work.already.push(format!("{named}: up to date already")),
                    Ok(some) => {
                        edits.entry(t).or_default().extend(some);
                        work.accepted.push(named);
                    }
                    // An id stands for all locales: those that have not got so far are not meant.
                    Err((Refusal::Missing | Refusal::Untranslated, _)) if self.locales.is_empty() => {}
                    Err((_, why)) => work.refused.push(format!("{named}: {why}")),
                }
            }
        }
        for (t, edits) in edits {
            let target = &state.targets[t];
            let text = &target.catalogue.text;
            work.changes.push(FileChange {
                path: target.path.clone(),
                before: Some(text.clone()),
                after: Some(catalogue::apply(text, &edits)),
            });
        }
        work
    }

    fn is_meant(&self, state: &ArticleState, target: &Target, index: usize) -> bool {
        match self.grade {
            None => self.names.contains(&state.ids[index]),
            // Of an unknown base nobody knows the grade.
            Some(grade) => staleness(state, target, index)
                .is_some_and(|s| s.base_unknown.is_none() && s.grade == Grade::from(grade)),
        }
    }
}

/// Why nothing in this catalogue can be accepted before a sync.
fn pending(state: &ArticleState, target: &Target) -> Option<(Refusal, String)> {
    if let Some(blocked) = state.blocked.first() {
        return Some((Refusal::MovedOn, format!("{}: {}", blocked.file, blocked.message)));
    }
    let renamed = target.renamed_from.is_some();
    renamed.then(|| (Refusal::MovedOn, "the article was renamed; run `tradwi sync` first".to_owned()))
}

/// `ht  locales/ht/x.ftl:12  id  “the translation”`.
fn name(state: &ArticleState, target: &Target, index: usize) -> String {
    let id = &state.ids[index];
    let entry = target.items.get(index).and_then(|i| target.catalogue.entries.get(i.entry?));
    let Some(entry) = entry else { return clean(&format!("{}  {id}", target.locale)) };
    let (line, _) = line_column(&target.catalogue.text, entry.id_range.start);
    let text = match &entry.value {
        Value::Text(text) => format!("  “{}”", elide_end(&clean(&text.replace('\n', " ")), 60)),
        Value::Stub | Value::Unresolved => String::new(),
    };
    clean(&format!("{}  {}:{line}  {id}", target.locale, target.path)) + &text
}

/// Today's date, in UTC: the same for everybody in a newsroom across time zones.
fn today() -> jiff::civil::Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}
