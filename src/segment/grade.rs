//! What a change of the source means for a translation of it.

use crate::article::Markup;
use crate::diagnostic::Grade;
use crate::locale::Locale;

/// A grade with its reasons in words (`figure 85% → 90%`), the gravest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// The gravest of the reasons.
    pub grade: Grade,
    /// Why, for people.
    pub reasons: Vec<String>,
}

/// Grades the change of a source text, both given on one line, in the language `locale`.
pub fn grade(_was: &str, _now: &str, _markup: Markup, _locale: &Locale) -> Graded {
    unimplemented!()
}
