//! `tradwi check --fix`: the changes that need nobody's eye, made.

use std::collections::BTreeMap;

use super::output::Output;
use crate::check;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::project::Project;
use crate::sync::FileChange;

/// Makes the safe fixes among findings. Returns how many were made.
///
/// # Errors
/// A file cannot be written, or changed since it was read; those before it were mended.
pub(super) fn apply(project: &Project, findings: &[Diagnostic], output: &mut Output) -> anyhow::Result<usize> {
    let mut files: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for d in findings {
        if let Some(fix) = d.fix.as_ref().filter(|fix| fix.safety == Safety::Safe) {
            files.entry(&d.file).or_default().push(fix);
        }
    }
    let (mut made, mut written) = (0, 0);
    let mut changes = Vec::new();
    for (file, fixes) in files {
        let Ok(before) = project.read_text(file) else { continue };
        let (after, count) = check::mend(&before, &fixes);
        if count > 0 {
            made += count;
            written += 1;
            changes.push(FileChange { path: file.to_owned(), before: Some(before), after: Some(after) });
        }
    }
    if changes.is_empty() {
        return Ok(0);
    }
    let lock = project.lock()?;
    let applied = project.apply(&changes);
    drop(lock);
    output.errors(&applied.errors);
    if !applied.errors.is_empty() {
        anyhow::bail!("some files were not mended; run `tradwi check --fix` again");
    }
    let (things, files) = (
        crate::diagnostic::render::terminal::count(made, "fault", "faults"),
        crate::diagnostic::render::terminal::count(written, "file", "files"),
    );
    output.note(&format!("Mended {things} in {files}; look at them with `git diff`"));
    Ok(made)
}
