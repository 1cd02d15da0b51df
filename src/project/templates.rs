//! A newsroom's own templates: a few files in one folder, and no other.

use std::collections::BTreeMap;
use std::fs;

use super::{Fault, Project, paths};
use crate::diagnostic::Diagnostic;
use crate::edition::{LONGEST_TEMPLATE, TEMPLATES, Templates};

impl Project {
    /// The project's templates, and what is wrong with them. Where one cannot be used, tradwi's own stands in its place.
    pub fn templates(&self) -> (Templates, Vec<Diagnostic>) {
        let folder = &self.config.templates;
        let mut findings = Vec::new();
        let mut texts = BTreeMap::new();
        for name in self.template_files() {
            let path = format!("{folder}/{name}");
            // A file of another name is only named, so that a slip is found.
            let known = TEMPLATES.iter().any(|t| t.name == name);
            match if known { self.read_short(&path, LONGEST_TEMPLATE) } else { Ok(String::new()) } {
                Ok(text) => {
                    texts.insert(name, text);
                }
                Err(fault) => findings.push(fault.finding(&path)),
            }
        }
        let (templates, more) = Templates::new(folder, texts);
        findings.extend(more);
        (templates, findings)
    }

    /// The names that stand in the folder of the templates and look like those of templates, in order.
    fn template_files(&self) -> Vec<String> {
        let folder = paths::existing(&self.root, &self.config.templates);
        let entries = folder.ok().and_then(|folder| fs::read_dir(folder).ok());
        let names = entries.into_iter().flatten().flatten().filter_map(|e| e.file_name().into_string().ok());
        let is_like = |name: &String| {
            let ends =
                |template: &crate::edition::Template| name.rsplit('.').next() == template.name.rsplit('.').next();
            !name.starts_with('.') && TEMPLATES.iter().any(ends)
        };
        let mut names: Vec<String> = names.filter(is_like).collect();
        names.sort();
        names
    }

    /// Reads a text file of the project that is no longer than `limit` bytes.
    fn read_short(&self, path: &str, limit: u64) -> Result<String, Fault> {
        let size = paths::existing(&self.root, path)
            .map_err(|e| Fault::unreadable(&e))?
            .metadata()
            .map_err(|e| Fault::Unreadable(e.to_string()))?
            .len();
        if size > limit {
            return Err(Fault::Unreadable(format!("it is longer than {} kB", limit / 1024)));
        }
        self.read_text(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(files: &[(&str, &str)]) -> (tempfile::TempDir, Project) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("templates")).unwrap();
        for (path, text) in files {
            fs::write(folder.path().join(path), text).unwrap();
        }
        let project = Project::open(Some(folder.path())).unwrap();
        (folder, project)
    }

    #[test]
    fn what_looks_like_a_template_is_read_and_no_more() {
        let long = " ".repeat(300 * 1024);
        let (_folder, project) = project(&[
            ("tradwi.toml", ""),
            ("templates/front.html", "<p>"),
            ("templates/fornt.html", "<p>"),
            ("templates/notes.txt", "x"),
            ("templates/.hidden.html", "x"),
            ("templates/index.html", &long),
        ]);
        let (_, findings) = project.templates();
        let messages: Vec<&str> = findings.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "`templates/index.html` cannot be read: it is longer than 256 kB",
                "`fornt.html` is the name of no template, and is not used"
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_template_that_leads_out_of_the_project_is_not_read() {
        let (folder, project) = project(&[("tradwi.toml", "")]);
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret"), "secret").unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret"), folder.path().join("templates/front.html")).unwrap();
        let (_, findings) = project.templates();
        assert_eq!(findings.len(), 1);
        assert_eq!((findings[0].rule, findings[0].file.as_str()), ("unreadable", "templates/front.html"));

        fs::remove_dir_all(folder.path().join("templates")).unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join("templates")).unwrap();
        fs::write(outside.path().join("front.html"), "secret").unwrap();
        let (templates, _) = project.templates();
        assert!(!format!("{templates:?}").contains("front.html"), "{templates:?}");
    }
}
