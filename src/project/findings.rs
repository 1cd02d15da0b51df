//! What can be wrong with files before anybody looks inside them.

use crate::diagnostic::{Diagnostic, Severity};
use crate::error::Error;

/// Why a file's text cannot be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not UTF-8.
    Encoding {
        /// The first byte at fault, from 0.
        offset: usize,
        /// Whether it begins with the mark of UTF-16.
        utf16: bool,
    },
    /// The system does not give it; why, in its words.
    Unreadable(String),
}

impl Fault {
    pub(super) fn unreadable(error: &Error) -> Self {
        // The path stands in front of the finding already.
        let source = std::error::Error::source(error).map(ToString::to_string);
        Self::Unreadable(source.unwrap_or_else(|| error.to_string()))
    }

    /// The fault as a finding about `file`.
    pub fn finding(&self, file: &str) -> Diagnostic {
        match self {
            Self::Encoding { offset, utf16 } => {
                let help = if *utf16 {
                    "the file is UTF-16; save it as UTF-8 (in Notepad: Save as, Encoding, UTF-8)"
                } else {
                    "save the file as UTF-8; an older program may have written it as Latin-1 or Windows-1252"
                };
                let message = format!("`{file}` is not UTF-8: byte {offset} is no character");
                Diagnostic::new("encoding", Severity::Error, file, *offset..*offset, message).with_help(help)
            }
            Self::Unreadable(why) => {
                Diagnostic::new("unreadable", Severity::Error, file, 0..0, format!("`{file}` cannot be read: {why}"))
                    .with_help("check the file's permissions, and where it leads if it is a symbolic link")
            }
        }
    }
}

pub(super) fn outside(file: &str) -> Diagnostic {
    let message = format!("`{file}` is a symbolic link that leads out of the project");
    Diagnostic::new("outside", Severity::Warning, file, 0..0, message)
        .with_help("tradwi reads and writes inside the project only; copy the files in")
}

pub(super) fn circle(file: &str) -> Diagnostic {
    let message = format!("`{file}` is a symbolic link back to a folder tradwi is already in");
    Diagnostic::new("symlink-circle", Severity::Warning, file, 0..0, message)
        .with_help("the link was not followed; remove it, or let it name another folder")
}

pub(super) fn file_name(shown: &str) -> Diagnostic {
    let message = format!("the name `{shown}` is not UTF-8");
    Diagnostic::new("file-name", Severity::Error, shown, 0..0, message)
        .with_help("rename the file; other computers could not check it out either")
}

pub(super) fn shared_catalogue(article: &str, others: &[&str], catalogue: &str) -> Diagnostic {
    let others = others.iter().map(|o| format!("`{o}`")).collect::<Vec<_>>().join(" and ");
    let message = format!("`{article}` and {others} would share the catalogue `{catalogue}`");
    Diagnostic::new("shared-catalogue", Severity::Error, article, 0..0, message)
        .with_help("rename all but one of them; they are left alone until then")
        .with_place(article, None)
}

pub(super) fn conflict(article: &str, at: usize, length: usize) -> Diagnostic {
    let message = "the article has the conflict markers of a merge in it";
    Diagnostic::new("conflict-marker", Severity::Error, article, at..at + length, message)
        .with_help("choose what is right, delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`, and save")
        .with_place(article, None)
}

pub(super) fn not_a_locale(folder: &str, name: &str) -> Diagnostic {
    let message = format!("`{folder}` holds .ftl files, but `{name}` is not a registered language tag");
    Diagnostic::new("not-a-locale", Severity::Info, folder, 0..0, message)
        .with_help(format!("if `{name}` is meant as a locale, name it under `locales` in tradwi.toml"))
}

pub(super) fn not_canonical(folder: &str, canonical: &str, parent: &str) -> Diagnostic {
    let message = format!("`{folder}` is not how this language tag is written");
    Diagnostic::new("locale-name", Severity::Warning, folder, 0..0, message)
        .with_help(format!("rename the folder to `{parent}/{canonical}`; it is passed over until then"))
}

pub(super) fn unconfigured_locale(article: &str, locale: &crate::locale::Locale, folder: &str) -> Diagnostic {
    let message = format!("the article is meant for `{locale}`, which is not a locale of this project");
    Diagnostic::new("unconfigured-locale", Severity::Warning, article, 0..0, message)
        .with_help(format!("add `{locale}` to `locales` in tradwi.toml, or make the folder `{folder}/{locale}`"))
        .with_place(article, Some(locale))
}

/// Where an article has the markers of a merge conflict: the first opening line, if a closing one follows.
pub(super) fn conflict_marker(text: &str) -> Option<(usize, usize)> {
    let mut open = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if open.is_none() && line.starts_with("<<<<<<< ") {
            open = Some((at, line.trim_end().len()));
        } else if line.starts_with(">>>>>>> ") && open.is_some() {
            return open;
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each has a page, and its severity is the one that stands there.
    #[test]
    fn every_finding_about_files_is_of_a_rule() {
        let locale = crate::locale::Locale::english();
        let faults = [
            Fault::Encoding { offset: 0, utf16: false }.finding("a"),
            Fault::Unreadable("no".into()).finding("a"),
            outside("a"),
            circle("a"),
            file_name("a"),
            shared_catalogue("a", &["b"], "c"),
            conflict("a", 0, 7),
            not_a_locale("a", "b"),
            not_canonical("a", "b", "c"),
            unconfigured_locale("a", &locale, "b"),
        ];
        for d in faults {
            let rule = crate::check::rule(d.rule).unwrap_or_else(|| panic!("there is no rule {}", d.rule));
            assert_eq!((rule.severity, rule.allowable), (d.severity, false), "{}", d.rule);
        }
    }
}
