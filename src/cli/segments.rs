//! `tradwi segments`

use std::collections::HashMap;
use std::io::Read as _;
use std::path::Path;

use anyhow::Context as _;
use clap::ValueEnum;
use serde::Serialize;

use super::output::Output;
use super::{Global, Outcome};
use crate::article::Format as ArticleFormat;
use crate::diagnostic::render::terminal::clean;
use crate::error::Error;
use crate::locale::Locale;
use crate::project::Project;
use crate::sync::{self, ArticleInput, ArticleState, Glossary};

/// Show how an article is cut into segments.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
An article of the project is shown with the ids it has in its catalogues. Any other file, or standard input (`-`), is \
shown with the ids it would get. Nothing is written.

Examples:
  tradwi segments articles/one-year-on.txt
  tradwi segments articles/one-year-on.txt --format json
  pbpaste | tradwi segments - --plain --lang ht")]
pub(super) struct Segments {
    /// The file, or `-` for standard input
    #[arg(value_name = "FILE")]
    file: String,
    /// Read it as plain text, whatever its name
    #[arg(long, conflicts_with = "markdown", help_heading = "Input")]
    plain: bool,
    /// Read it as Markdown, whatever its name
    #[arg(long, help_heading = "Input")]
    markdown: bool,
    /// The language of a file that is not in the project
    #[arg(long, value_name = "LOCALE", help_heading = "Input")]
    lang: Option<Locale>,
    /// How to show them
    #[arg(long, value_name = "FORMAT", default_value = "human", help_heading = "Output")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    Human,
    /// For scripts: see docs/json.md
    Json,
}

/// A segment as scripts see it. Fields may be added; none is ever taken away.
#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    kind: String,
    text: &'a str,
    sentences: &'a [String],
    span: [usize; 2],
}

impl Segments {
    pub fn run(self, global: &Global, output: &mut Output) -> anyhow::Result<Outcome> {
        let project = Project::open(global.directory.as_deref())?;
        let state = self.state(&project, output)?;
        let shown: Vec<Shown<'_>> = state
            .segments
            .iter()
            .zip(&state.ids)
            .map(|(segment, id)| Shown {
                id,
                kind: segment.kind.to_string(),
                text: &state.article.blocks[segment.block].text,
                sentences: &segment.sentences,
                span: [segment.span.start, segment.span.end],
            })
            .collect();
        match self.format {
            Format::Json => output.line(&serde_json::to_string_pretty(&shown)?)?,
            Format::Human => {
                for segment in &shown {
                    let id = output.bold(segment.id);
                    let [start, end] = segment.span;
                    output.line(&format!("{id}  {}  bytes {start}..{end}", segment.kind))?;
                    for sentence in segment.sentences {
                        for line in sentence.lines() {
                            output.line(&format!("    {}", clean(line)))?;
                        }
                    }
                }
            }
        }
        Ok(Outcome::Clean)
    }

    fn state(&self, project: &Project, output: &mut Output) -> anyhow::Result<ArticleState> {
        let forced =
            if self.plain { Some(ArticleFormat::Plain) } else { self.markdown.then_some(ArticleFormat::Markdown) };
        if self.file != "-" && forced.is_none() && self.lang.is_none() {
            let survey = project.survey(&[])?;
            if let Ok(selected) = survey.select(std::slice::from_ref(&self.file))
                && let [which] = selected[..]
            {
                let mut findings = Vec::new();
                let state = survey.examine(which, &mut findings);
                findings.extend(survey.findings.iter().filter(|d| d.file == survey.articles[which].path).cloned());
                output.findings(project, &findings);
                return state
                    .ok_or_else(|| Error::usage(format!("{} was left alone", survey.articles[which].path)).into());
            }
        }
        let (path, bytes) = self.read(forced)?;
        let text = String::from_utf8(bytes).map_err(|e| {
            Error::usage(format!("{} is not UTF-8: byte {} is no character", self.file, e.utf8_error().valid_up_to()))
        })?;
        let config = project.config();
        let input = ArticleInput {
            stem: crate::catalogue::article_stem(&path).to_owned(),
            path,
            text,
            default_locale: self.lang.clone().unwrap_or_else(|| config.source.clone()),
            locales: Vec::new(),
            fields: config.front_matter.clone(),
            from: HashMap::new(),
            catalogues: HashMap::new(),
            orphans: Default::default(),
            catalogue_folder: config.catalogues.clone(),
        };
        Ok(sync::examine(input, &Glossary::new()))
    }

    /// The bytes to look at, under a name that says how they are to be read.
    fn read(&self, forced: Option<ArticleFormat>) -> anyhow::Result<(String, Vec<u8>)> {
        let format = match forced.or_else(|| ArticleFormat::of_path(&self.file)) {
            Some(format) => format,
            None if self.file == "-" => {
                return Err(Error::usage("say how to read standard input: `--plain` or `--markdown`").into());
            }
            None if Path::new(&self.file).is_file() => {
                return Err(Error::usage(format!(
                    "`{}` is neither .md nor .txt; say how to read it: `--plain` or `--markdown`",
                    self.file
                ))
                .into());
            }
            None => return Err(Error::usage(format!("there is no article and no file `{}`", self.file)).into()),
        };
        let name = match format {
            ArticleFormat::Plain => "article.txt",
            ArticleFormat::Markdown => "article.md",
        };
        let bytes = if self.file == "-" {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).context("could not read standard input")?;
            bytes
        } else {
            std::fs::read(&self.file).with_context(|| format!("could not read {}", self.file))?
        };
        Ok((name.to_owned(), bytes))
    }
}
