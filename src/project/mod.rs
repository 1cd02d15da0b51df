//! The façade: the only part of the library that touches files. It finds a project, lists and reads what is in
//! it, and writes what the pure parts have worked out.
//!
//! [`Project::open`] finds the folder and reads its configuration; [`Project::survey`] lists articles, locales
//! and catalogues; [`Survey::map`] reads one article after the other, in parallel, and hands each to a closure;
//! [`Project::apply`] writes. Paths are relative to the project, with `/`, everywhere but at the system's door.

mod audio;
mod baseline;
mod books;
mod build;
mod cache;
mod findings;
mod git;
mod gone;
mod list;
mod lock;
mod manifest;
mod names;
mod paths;
mod pictures;
mod places;
mod plain;
mod published;
mod read;
mod rendered;
mod select;
mod shared;
mod since;
mod stamps;
mod structure;
mod survey;
mod swap;
mod templates;
mod write;

#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use build::{Built, Synced, ToDo, is_due};
pub use cache::Settled;
pub use findings::Fault;
pub use gone::Gone;
pub use lock::Lock;
pub use manifest::Tally;
pub use plain::Catalogues;
pub use published::Published;
pub use since::Since;
pub use stamps::Stamps;
pub use survey::{ArticleFile, Survey};
pub use write::Applied;

use crate::config::{self, Config};
use crate::error::{Error, Result};

/// A project's folder and its configuration.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
    /// The folder itself, from which paths below it are opened.
    #[cfg(target_os = "linux")]
    folder: Option<Arc<fs::File>>,
    config: Config,
    configured: bool,
    places: Arc<places::Places>,
}

impl Project {
    /// Finds the project that `dir` (or the current folder) is in: the nearest folder upwards with a
    /// `tradwi.toml`, else `dir` itself.
    ///
    /// # Errors
    /// `dir` is no folder, or the configuration cannot be read or makes no sense.
    pub fn open(dir: Option<&Path>) -> Result<Self> {
        let start = start_folder(dir)?;
        // A link that leads nowhere, or a folder of that name, is an error and not a project without configuration.
        let found = start.ancestors().find(|a| is_configured(a));
        let root = found.unwrap_or(&start).to_owned();
        let config = if found.is_some() { Some(read_config(&root)?) } else { None };
        let mut project = Self::without_configuration(root);
        project.configured = config.is_some();
        project.config = config.unwrap_or_default();
        Ok(project)
    }

    /// A folder, with symbolic links resolved, whatever configuration may stand in it.
    fn without_configuration(root: PathBuf) -> Self {
        #[cfg(target_os = "linux")]
        let folder = fs::File::open(&root).ok().map(Arc::new);
        Self {
            root,
            #[cfg(target_os = "linux")]
            folder,
            config: Config::default(),
            configured: false,
            places: Arc::default(),
        }
    }

    /// The project's folder, with symbolic links resolved.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What the project says about itself.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Whether there is anything to work on here: a folder of articles, a `tradwi.toml` that says nothing else, or
    /// Fluent files without articles.
    ///
    /// # Errors
    /// There is nothing, or the folder that `tradwi.toml` names is not there; the way out.
    pub fn require(&self) -> Result<()> {
        let folder = &self.config.articles;
        if self.root.join(folder).is_dir() {
            return Ok(());
        }
        if self.configured {
            let text = self.read_text(config::FILE_NAME).unwrap_or_default();
            let Some(at) = config::place(&text, "articles") else { return Ok(()) };
            let (line, column) = crate::diagnostic::line_column(&text, at);
            let message = format!(
                "there is no folder `{folder}` for the articles; name the one that holds them, or make it \
                 (`tradwi init` puts an article to try it with there)"
            );
            return Err(Error::config(config::FILE_NAME, line, column, message));
        }
        if !list::fluent_files(self, &self.config.catalogues, &mut Vec::new())?.is_empty() {
            return Ok(());
        }
        Err(Error::usage(format!(
            "this folder is no project: it has no {} and no folder `{folder}/` with articles in it; run `tradwi init` to \
             set it up, or name another folder with `-C`",
            config::FILE_NAME
        )))
    }

    /// Whether there is a `tradwi.toml`.
    pub fn is_configured(&self) -> bool {
        self.configured
    }
}

/// Whether a `tradwi.toml` stands in a folder, be it readable or not; in a folder that is locked it may.
pub fn is_configured(folder: &Path) -> bool {
    match folder.join(config::FILE_NAME).symlink_metadata() {
        Ok(_) => true,
        Err(e) => e.kind() == std::io::ErrorKind::PermissionDenied,
    }
}

/// The folder a command is run for, with symbolic links resolved.
///
/// # Errors
/// It is no folder, or cannot be read.
pub fn start_folder(dir: Option<&Path>) -> Result<PathBuf> {
    let given = match dir {
        Some(dir) if !dir.is_dir() => {
            return Err(Error::usage(format!("`{}` is not a folder; name one that exists", dir.display())));
        }
        Some(dir) => dir.to_owned(),
        None => PathBuf::from("."),
    };
    fs::canonicalize(&given).map_err(|e| Error::io("read", given, e))
}

fn read_config(root: &Path) -> Result<Config> {
    let path = root.join(config::FILE_NAME);
    let bytes = paths::read(&path).map_err(|e| Error::io("read", &path, e))?;
    let shown = Path::new(config::FILE_NAME);
    let text = String::from_utf8(bytes).map_err(|e| {
        let valid = e.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&e.as_bytes()[..valid]).into_owned();
        let (line, column) = crate::diagnostic::line_column(&before, before.len());
        Error::config(shown, line, column, "this byte is not UTF-8; save the file as UTF-8")
    })?;
    Config::parse(shown, text.strip_prefix('\u{FEFF}').unwrap_or(&text))
}
