//! Findings: what is wrong with an article or a catalogue, as values. Nothing here prints.

pub mod baseline;
mod fingerprint;
pub mod render;

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::locale::Locale;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; never fails a run.
    Info,
    /// Should be looked at; fails a run only if asked to.
    Warning,
    /// Must be mended; fails the run.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// How bad it is that a translation lags behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Quotation style, punctuation outside figures, a link's target.
    Cosmetic,
    /// Words changed.
    Wording,
    /// A figure, date, name, quotation or negation changed: the translation now states something false.
    Material,
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Cosmetic => "cosmetic",
            Self::Wording => "wording",
            Self::Material => "material",
        })
    }
}

/// One finding.
///
/// The message is one terse headline without a final period that names the offending value; `help` is the
/// way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable kebab-case id that names the fault (`stale`, `unknown-id`).
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// The headline.
    pub message: String,
    /// The way out, if there is one to be said.
    pub help: Option<String>,
    /// Path of the file, relative to the project, with `/` between folders.
    pub file: String,
    /// Bytes of the file that are at fault; empty at 0 where the whole file is meant.
    pub span: Range<usize>,
    /// The article concerned, as its path.
    pub article: Option<String>,
    /// The locale concerned.
    pub locale: Option<Locale>,
    /// The segment concerned.
    pub id: Option<String>,
    /// A change of the file that mends it.
    pub fix: Option<Fix>,
    /// The comment line that silences it, ready to be pasted above the message; `None` where nothing does.
    pub allow: Option<String>,
}

/// A change of a file that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Bytes of [`Diagnostic::file`] and what is to stand in their place, in order and apart.
    pub edits: Vec<(Range<usize>, String)>,
    /// Whether it may be made without looking.
    pub safety: Safety,
}

/// Who may decide on a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Only a person: it is shown.
    Display,
    /// The text may read otherwise afterwards.
    Unsafe,
    /// `check --fix` makes it: spaces, apostrophes, Unicode form, never words.
    Safe,
}

/// What a report says of a rule, beside its findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleDescription {
    /// Its id, as in [`Diagnostic::rule`].
    pub id: &'static str,
    /// The severity its findings have where nothing says otherwise.
    pub severity: Severity,
    /// What it finds, in a few words.
    pub summary: &'static str,
    /// What it finds, why that is bad, and the way out, as Markdown.
    pub explanation: String,
    /// Where that can be read, if anywhere.
    pub help_uri: Option<String>,
}

impl Diagnostic {
    /// A finding about a span of a file; the rest is filled in with the `with_` functions.
    pub fn new(
        rule: &'static str,
        severity: Severity,
        file: impl Into<String>,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity,
            message: message.into(),
            help: None,
            file: file.into(),
            span,
            article: None,
            locale: None,
            id: None,
            fix: None,
            allow: None,
        }
    }

    /// Adds the way out.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the article and, for a finding in a translation, the locale.
    #[must_use]
    pub fn with_place(mut self, article: impl Into<String>, locale: Option<&Locale>) -> Self {
        self.article = Some(article.into());
        self.locale = locale.cloned();
        self
    }

    /// Adds the segment's id.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}

/// Line and column of a byte offset, both from 1; columns count characters, as editors do.
///
/// An offset past the end, or inside a character, is moved back to the nearest place that exists.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
    let column = before[line_start..].trim_start_matches('\u{FEFF}').chars().count() + 1;
    (line, column)
}
