//! The one error of the library: a failure to run. What is wrong with an
//! article or a translation is not an error but a [`Diagnostic`](crate::diagnostic::Diagnostic).

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why tradwi could not do what it was asked to.
///
/// The kind is private so that kinds may be added; ask with the predicates.
#[derive(Debug)]
pub struct Error(Box<Kind>);

/// A `Result` with the library's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug)]
enum Kind {
    Io { action: &'static str, path: PathBuf, source: std::io::Error },
    Config { path: PathBuf, line: usize, column: usize, message: String },
    Changed { path: PathBuf },
    Locked { path: PathBuf },
    Outside { path: PathBuf },
    Usage { message: String },
}

impl Error {
    /// A file operation failed; `action` is a verb, as in "could not *read* x".
    pub fn io(action: &'static str, path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        Self(Box::new(Kind::Io { action, path: path.into(), source }))
    }

    /// The configuration does not parse or does not make sense. Line and column count from 1.
    pub fn config(path: impl Into<PathBuf>, line: usize, column: usize, message: impl Into<String>) -> Self {
        Self(Box::new(Kind::Config { path: path.into(), line, column, message: message.into() }))
    }

    /// The file was changed by somebody else between reading and writing; it was left as it is.
    pub fn changed(path: impl Into<PathBuf>) -> Self {
        Self(Box::new(Kind::Changed { path: path.into() }))
    }

    /// Another tradwi holds the advisory lock.
    pub fn locked(path: impl Into<PathBuf>) -> Self {
        Self(Box::new(Kind::Locked { path: path.into() }))
    }

    /// The path leads out of the project.
    pub fn outside(path: impl Into<PathBuf>) -> Self {
        Self(Box::new(Kind::Outside { path: path.into() }))
    }

    /// What was asked for cannot be done; the message names the value and the way out.
    pub fn usage(message: impl Into<String>) -> Self {
        Self(Box::new(Kind::Usage { message: message.into() }))
    }

    /// Whether the configuration is at fault.
    pub fn is_config(&self) -> bool {
        matches!(*self.0, Kind::Config { .. })
    }

    /// Whether a file was left alone because somebody changed it meanwhile.
    pub fn is_changed(&self) -> bool {
        matches!(*self.0, Kind::Changed { .. })
    }

    /// Whether another run holds the lock.
    pub fn is_locked(&self) -> bool {
        matches!(*self.0, Kind::Locked { .. })
    }

    /// Whether the request itself is at fault.
    pub fn is_usage(&self) -> bool {
        matches!(*self.0, Kind::Usage { .. })
    }

    /// The file concerned, if there is one.
    pub fn path(&self) -> Option<&Path> {
        match &*self.0 {
            Kind::Io { path, .. }
            | Kind::Config { path, .. }
            | Kind::Changed { path }
            | Kind::Locked { path }
            | Kind::Outside { path } => Some(path),
            Kind::Usage { .. } => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Io { action, path, source } => {
                write!(f, "could not {action} {}: {source}", path.display())?;
                way_out(source.kind()).map_or(Ok(()), |way_out| write!(f, "; {way_out}"))
            }
            Kind::Config { path, line, column, message } => {
                write!(f, "{}:{line}:{column}: {message}", path.display())
            }
            Kind::Changed { path } => write!(
                f,
                "{} was changed by somebody else in the meantime and was left as it is; run the command again",
                path.display()
            ),
            Kind::Locked { path } => write!(
                f,
                "another tradwi is working on {}; wait for it to end and run the command again",
                path.display()
            ),
            Kind::Outside { path } => write!(f, "{} leads out of the project and was not touched", path.display()),
            Kind::Usage { message } => f.write_str(message),
        }
    }
}

/// What to do about a disk that refuses, where that is not plain from its words.
fn way_out(kind: io::ErrorKind) -> Option<&'static str> {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            Some("nothing is lost: free some space and run the command again")
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            Some("nothing on this disk can be changed: make it writable, or copy the project")
        }
        io::ErrorKind::PermissionDenied => Some("see that you may read and write this file and its folder"),
        io::ErrorKind::FileTooLarge => {
            Some("raise the limit for the size of files (`ulimit -f`) and run the command again")
        }
        io::ErrorKind::InvalidFilename => {
            Some("this disk takes no name so long: give the article or its folder a shorter one")
        }
        _ => None,
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            Kind::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
