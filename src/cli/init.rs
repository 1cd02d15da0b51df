//! `tradwi init`

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::output::Output;
use super::{Global, Outcome};
use crate::article::Format;
use crate::config::{self, Config};
use crate::diagnostic::render::terminal::{clean, count};
use crate::error::{Error, Result};
use crate::locale::Locale;
use crate::project::{Project, is_configured, start_folder};
use crate::sync::FileChange;

const CONFIG: &str = include_str!("init/tradwi.toml");
const SAMPLE: &str = include_str!("init/welcome.md");
const WORKFLOW: &str = include_str!("../../docs/ci/github-actions.yml");
const WORKFLOW_PATH: &str = ".github/workflows/tradwi.yml";

/// Set up a folder: configuration, folders, a workflow for CI.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Nothing that is there already is changed, but for one line added to .gitignore. Articles of your own may be in any \
folder of the project: one that holds .md or .txt files is found by itself, however deep, or name it with --articles. \
Where several do, the one with most of them is chosen, and the others are named. Passed over are README.md and its like, \
hidden folders, and those for documentation, dependencies and what is built (docs, vendor, node_modules, target, build \
and the like).

Examples:
  tradwi init                              English into Kreyòl and French
  tradwi init --source ht --locales fr,en
  tradwi init --articles content/news      your own folder of articles
  tradwi -C my-paper init                  in another folder")]
pub(super) struct Init {
    /// The language the articles are written in
    #[arg(long, value_name = "LOCALE", default_value = "en")]
    source: Locale,
    /// The languages to translate into
    #[arg(long, value_name = "LOCALES", value_delimiter = ',', default_value = "ht,fr")]
    locales: Vec<Locale>,
    /// The folder of the articles
    #[arg(long, value_name = "FOLDER")]
    articles: Option<String>,
    /// Write no workflow for CI
    #[arg(long)]
    no_ci: bool,
}

impl Init {
    pub fn run(mut self, global: &Global, output: &mut Output) -> anyhow::Result<Outcome> {
        self.locales.retain(|l| *l != self.source);
        if self.locales.is_empty() {
            return Err(Error::usage(format!(
                "`{}` is the language the articles are written in, so that there is nothing to translate into; name \
                 another, as in `--locales {}`",
                self.source,
                if self.source.language() == "ht" { "fr" } else { "ht" }
            ))
            .into());
        }
        if let Some(locale) = self.locales.iter().chain([&self.source]).find(|l| !l.is_registered()) {
            return Err(Error::usage(format!("`{locale}` is not a registered language tag; Kreyòl is `ht`")).into());
        }
        // Nothing is made where it will then be refused.
        if let Some(folder) = &self.articles {
            let text = render(&self.source, &self.locales, folder.trim_end_matches('/'));
            Config::parse(Path::new(config::FILE_NAME), &text)?;
        }
        if let Some(dir) = &global.directory {
            is_outside(dir)?;
            fs::create_dir_all(dir).map_err(|e| Error::io("make", dir, e))?;
        }
        let root = start_folder(global.directory.as_deref())?;
        is_outside(&root)?;
        if !is_configured(&root) {
            let articles = match self.articles.take() {
                Some(folder) => folder.trim_end_matches('/').to_owned(),
                None => find_articles(&root, output)?.unwrap_or_else(|| Config::default().articles),
            };
            let text = render(&self.source, &self.locales, &articles);
            // What was asked for must make sense before a file stands that says so.
            Config::parse(Path::new(config::FILE_NAME), &text)?;
            write(global, output, config::FILE_NAME, &text)?;
        } else {
            output.note(&format!("{} is there already and was kept", config::FILE_NAME));
        }
        let project = Project::open(global.directory.as_deref())?;
        let survey = project.survey(&[])?;
        let config = project.config();
        if survey.articles.is_empty() {
            write(global, output, &format!("{}/welcome.md", config.articles), SAMPLE)?;
        }
        for locale in config.locales.iter().filter(|l| **l != config.source) {
            project.make_folder(&format!("{}/{locale}", config.catalogues))?;
        }
        ignore_editions(&project, output)?;
        if !self.no_ci && !root.join(WORKFLOW_PATH).exists() {
            write(
                global,
                output,
                WORKFLOW_PATH,
                &WORKFLOW.replacen(" Copy this file to .github/workflows/tradwi.yml.", "", 1),
            )?;
        }
        next_steps(&project, &root, survey.articles.len(), output)?;
        Ok(Outcome::Clean)
    }
}

/// Whether a folder, which need not be there yet, is in no other project.
fn is_outside(dir: &Path) -> Result<()> {
    let full = std::path::absolute(dir).map_err(|e| Error::io("find", dir, e))?;
    match full.ancestors().skip(1).find(|a| is_configured(a)) {
        None => Ok(()),
        Some(outer) => {
            Err(Error::usage(format!("this folder is in the project {}; set up a folder outside it", outer.display())))
        }
    }
}

/// Writes a new file and says so.
fn write(global: &Global, output: &mut Output, path: &str, text: &str) -> anyhow::Result<()> {
    let project = Project::open(global.directory.as_deref())?;
    project.write(&FileChange { path: path.to_owned(), before: None, after: Some(text.to_owned()) })?;
    output.remark(&format!("wrote {path}"))?;
    Ok(())
}

/// The configuration, with what was asked for written in.
fn render(source: &Locale, locales: &[Locale], articles: &str) -> String {
    let list = locales.iter().map(|l| format!("\"{l}\"")).collect::<Vec<_>>().join(", ");
    let default = Config::default().articles;
    let (hash, articles) = if articles == default { ("#", default.as_str()) } else { ("", articles) };
    CONFIG
        .replace("@SOURCE@", &source.to_string())
        .replace("@LOCALES@", &list)
        .replace("@HASH@", hash)
        .replace("@ARTICLES@", &toml::Value::String(articles.to_owned()).to_string())
}

/// Folders that hold no articles, whatever is in them: documentation, dependencies, and what is built.
const OTHERS: [&str; 18] = [
    "docs",
    "doc",
    "vendor",
    "node_modules",
    "bower_components",
    "third_party",
    "target",
    "build",
    "dist",
    "out",
    "public",
    "_site",
    "site-packages",
    "venv",
    "env",
    "coverage",
    "tmp",
    "tests",
];

/// How deep articles are looked for.
const DEEPEST: usize = 8;

/// The folder that holds articles, if there is no `articles` folder. Of each folder at the top the innermost one that has
/// all its articles; of several the one with most, and what was chosen is said.
fn find_articles(root: &Path, output: &mut Output) -> std::io::Result<Option<String>> {
    if root.join(Config::default().articles).exists() {
        return Ok(None);
    }
    let taken = [Config::default().catalogues, Config::default().editions];
    let wanted = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        !(name.starts_with('.') || entry.file_type().is_dir() && is_other(&name, entry.depth(), &taken))
    };
    // By folder at the top: the folder that all of its articles are in, and how many they are.
    let mut found: BTreeMap<PathBuf, (PathBuf, usize)> = BTreeMap::new();
    let files = WalkDir::new(root).min_depth(1).max_depth(DEEPEST).into_iter().filter_entry(wanted).flatten();
    for file in files.filter(|e| e.depth() > 1 && e.file_type().is_file()) {
        let path = file.path();
        let is_article = path.to_str().is_some_and(|p| Format::of_path(p).is_some()) && !is_about_project(path);
        let Some(folder) = path.parent().and_then(|p| p.strip_prefix(root).ok()).filter(|_| is_article) else {
            continue;
        };
        let top = folder.components().next().map(|c| PathBuf::from(c.as_os_str())).unwrap_or_default();
        let (common, count) = found.entry(top).or_insert_with(|| (folder.to_owned(), 0));
        *common = common.ancestors().find(|a| folder.starts_with(a)).unwrap_or(common).to_owned();
        *count += 1;
    }
    let shown =
        |folder: &Path| folder.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
    let mut found: Vec<(String, usize)> = found.into_values().map(|(folder, n)| (shown(&folder), n)).collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let texts = |n: usize| count(n, "text", "texts");
    let Some(((chosen, number), others)) = found.split_first() else { return Ok(None) };
    output.remark(&clean(&format!("found articles in {chosen}/ ({})", texts(*number))))?;
    if !others.is_empty() {
        let others: Vec<String> = others.iter().map(|(folder, n)| format!("{folder}/ ({})", texts(*n))).collect();
        output.remark(&clean(&format!(
            "  and passed over {}; to take another, change `articles` in {}",
            others.join(", "),
            config::FILE_NAME
        )))?;
    }
    Ok(Some(chosen.clone()))
}

/// Whether nobody would keep articles in a folder of this name.
fn is_other(name: &str, depth: usize, taken: &[String]) -> bool {
    OTHERS.contains(&name) || (depth == 1 && taken.iter().any(|t| t == name))
}

/// Editions are built, and not for version control.
fn ignore_editions(project: &Project, output: &mut Output) -> anyhow::Result<()> {
    let line = format!("/{}/", project.editions());
    let before = match project.read_text(".gitignore") {
        Ok(text) => Some(text),
        Err(_) if project.root().join(".gitignore").exists() => {
            output.warning(&format!("add `{line}` to .gitignore, which cannot be read here"));
            return Ok(());
        }
        Err(_) => None,
    };
    let text = before.clone().unwrap_or_default();
    let bare = project.editions();
    if text.lines().any(|l| l.trim().trim_matches('/') == bare) {
        return Ok(());
    }
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { newline };
    let after = Some(format!("{text}{gap}{line}{newline}"));
    let verb = if before.is_some() { "added" } else { "wrote .gitignore with" };
    let place = if before.is_some() { " to .gitignore" } else { "" };
    project.write(&FileChange { path: ".gitignore".into(), before, after })?;
    output.remark(&format!("{verb} `{line}`{place}"))?;
    Ok(())
}

fn next_steps(project: &Project, root: &Path, articles: usize, output: &mut Output) -> std::io::Result<()> {
    let config = project.config();
    let folder = &config.articles;
    output.remark("")?;
    let stray: Vec<PathBuf> = fs::read_dir(root)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.is_file() && p.to_str().is_some_and(|n| Format::of_path(n).is_some()) && !is_about_project(p))
        .collect();
    match articles {
        0 => output.remark(&format!("`{folder}/` had no articles, so that a small one is there to try it with."))?,
        n => output.remark(&format!("`{folder}/` holds {}.", count(n, "article", "articles")))?,
    }
    if articles == 0 && !stray.is_empty() {
        output.remark(&format!(
            "{} beside it {} not read: move what is for readers into `{folder}/`.",
            count(stray.len(), "text", "texts"),
            if stray.len() == 1 { "is" } else { "are" }
        ))?;
    }
    let locale = config.locales.first().map_or_else(|| "ht".to_owned(), ToString::to_string);
    let catalogues = &config.catalogues;
    output.remark("\nNext:")?;
    output.remark("  tradwi sync      makes a catalogue for every article and language")?;
    output.remark(&format!("  then translate   {catalogues}/{locale}/*.ftl, in any editor: type over {{ \"\" }}"))?;
    output.remark("  tradwi build     writes the editions and says which page to open")
}

/// `README.md` and the like are about a project and no articles of it.
fn is_about_project(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_ascii_uppercase();
    ["README", "LICENSE", "LICENCE", "CHANGELOG", "CONTRIBUTING", "SECURITY", "CODE_OF_CONDUCT", "NOTICE"]
        .contains(&stem.as_str())
}
