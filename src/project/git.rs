//! What git is asked: which files a branch has touched, and what they were before. It is the program that is asked,
//! as everybody has set it up, and it is asked to read only.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::error::{Error, Result};

/// What a hook is told of the repository it runs for, in paths that need not be right from the project's folder.
const HOOK_VARIABLES: &[&str] = &["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"];

/// Where a branch left another, and what has changed since.
#[derive(Debug)]
pub(super) struct Touched {
    /// The commit, as its hash.
    pub base: String,
    /// The files below the project, committed or not, new and gone ones included; relative to the project.
    pub files: BTreeSet<String>,
}

/// Asks which files below `root` differ from where the present branch left `revision`.
///
/// # Errors
/// [`Error::is_usage`]: there is no git, no repository, no such revision, or no common history.
pub(super) fn touched(root: &Path, revision: &str) -> Result<Touched> {
    // No revision begins so, and an option must not be smuggled in as one.
    if revision.is_empty() || revision.starts_with('-') {
        return Err(Error::usage(format!(
            "`{revision}` is not a revision; name a branch, a tag or a commit, as in `--since origin/main`"
        )));
    }
    let inside = run(root, ["rev-parse", "--is-inside-work-tree"])?;
    if !inside.status.success() || line(&inside.stdout) != "true" {
        let said = line(&inside.stderr);
        let why = match said.strip_prefix("fatal: ").unwrap_or(&said) {
            "" => "it is no working tree".to_owned(),
            why if why.starts_with("not a git repository") => "it is in no git repository".to_owned(),
            why => format!("git says: {why}"),
        };
        return Err(Error::usage(format!(
            "`--since` cannot be told in {}: {why}; leave `--since` out, or run it in a clone",
            root.display()
        )));
    }
    let is_shallow = || {
        let output = run(root, ["rev-parse", "--is-shallow-repository"]);
        output.is_ok_and(|o| line(&o.stdout) == "true")
    };
    let deepen = "this clone is shallow: fetch the whole history (`fetch-depth: 0` for actions/checkout, \
                  `GIT_DEPTH: 0` in GitLab, `git fetch --unshallow` by hand)";
    let found = run(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{revision}^{{commit}}")])?;
    let commit = line(&found.stdout);
    if !found.status.success() || !is_hash(&commit) {
        let hint = if is_shallow() { deepen } else { "`git branch --all` lists the branches there are" };
        return Err(Error::usage(format!("git knows no revision `{revision}`; {hint}")));
    }
    let base = run(root, ["merge-base", &commit, "HEAD"])?;
    let base = line(&base.stdout);
    if !is_hash(&base) {
        let hint = if is_shallow() { deepen } else { "name the branch that this one comes from" };
        return Err(Error::usage(format!("`{revision}` and the present branch have no common history; {hint}")));
    }
    let mut files = BTreeSet::new();
    let changed =
        ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative", &base, "--"];
    let new = ["ls-files", "--others", "--exclude-standard", "-z"];
    for output in [run(root, changed)?, run(root, new)?] {
        if !output.status.success() {
            return Err(Error::usage(format!("git cannot tell what has changed: {}", line(&output.stderr))));
        }
        let names = output.stdout.split(|&b| b == 0).filter(|name| !name.is_empty());
        // A name that is not UTF-8 is a finding under the name that people are shown.
        files.extend(names.map(|name| String::from_utf8_lossy(name).into_owned()));
    }
    Ok(Touched { base, files })
}

/// Hands files as they were in a commit to `each`, one after the other; `None` where there was none, or none that is
/// text.
///
/// # Errors
/// Git cannot be started or does not answer.
pub(super) fn former(
    root: &Path,
    commit: &str,
    files: &[&str],
    mut each: impl FnMut(&str, Option<String>),
) -> Result<()> {
    // A name of several lines cannot be asked for in this way; it counts as new.
    let (asked, odd): (Vec<&str>, Vec<&str>) = files.iter().partition(|f| !f.contains('\n'));
    odd.into_iter().for_each(|file| each(file, None));
    if asked.is_empty() {
        return Ok(());
    }
    let fail = |e: io::Error| failure(&e);
    let mut child = command(root)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(fail)?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(fail(io::Error::from(io::ErrorKind::BrokenPipe)));
    };
    let mut stdout = BufReader::new(stdout);
    let mut read = || -> io::Result<()> {
        for file in &asked {
            // One question at a time, so that neither side waits for a full pipe.
            stdin.write_all(format!("{commit}:./{file}\n").as_bytes())?;
            stdin.flush()?;
            let mut head = Vec::new();
            stdout.read_until(b'\n', &mut head)?;
            let head = String::from_utf8_lossy(&head);
            // `hash blob size`; anything else says that there is none.
            let size = head.trim_end().rsplit_once(" blob ").and_then(|(_, size)| size.parse::<usize>().ok());
            let Some(size) = size else {
                if head.is_empty() {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                each(file, None);
                continue;
            };
            let mut content = vec![0; size + 1];
            stdout.read_exact(&mut content)?;
            content.pop();
            each(file, String::from_utf8(content).ok());
        }
        Ok(())
    };
    let outcome = read();
    drop(stdin);
    let _ = child.wait();
    outcome.map_err(fail)
}

fn run<I: AsRef<OsStr>>(root: &Path, arguments: impl IntoIterator<Item = I>) -> Result<Output> {
    command(root).args(arguments).stdin(Stdio::null()).output().map_err(|e| failure(&e))
}

fn command(root: &Path) -> Command {
    let mut command = Command::new("git");
    // Nothing is written, not even what git remembers of files, and no program that a repository names is started.
    command.args(["--no-optional-locks", "-c", "core.fsmonitor=false"]).current_dir(root).env("LC_ALL", "C");
    HOOK_VARIABLES.iter().for_each(|name| {
        command.env_remove(name);
    });
    command
}

fn failure(error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::NotFound => {
            Error::usage("`--since` asks git, and there is none on this machine; install git, or leave `--since` out")
        }
        _ => Error::usage(format!("`--since` asks git, which cannot be run: {error}")),
    }
}

/// The first line of what git says.
fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).lines().next().unwrap_or_default().trim().to_owned()
}

fn is_hash(text: &str) -> bool {
    text.len() >= 40 && text.bytes().all(|b| b.is_ascii_hexdigit())
}
