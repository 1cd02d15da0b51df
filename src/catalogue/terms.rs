//! The glossary of a locale, and the bundle that resolves messages with it.

use std::collections::HashSet;
use std::sync::LazyLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::forms::{Forms, Said, TermForms};
use super::{Edit, FlawKind};
use crate::locale::Locale;
use crate::text::haystack::{Haystack, Needle};
use crate::text::spelling::Spelling;
use crate::text::spoken::{Acronym, is_acronym};
use crate::text::tokens::Token;

/// fluent-bundle ends a text after this many placeables, as a guard against texts that grow without end.
const MAX_PLACEABLES: usize = 100;

/// The functions a message may call.
const FUNCTIONS: [&str; 1] = ["NUMBER"];

/// The terms of a locale (`terms.ftl`), ready to resolve the references of its messages.
pub struct Terms {
    bundle: FluentBundle<FluentResource>,
    ids: HashSet<String>,
    forms: Forms,
    /// The words of the terms and of the other forms that are accepted for them.
    words: HashSet<String>,
    spelling: Option<Spelling>,
}

impl std::fmt::Debug for Terms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Terms").field("ids", &self.ids).finish_non_exhaustive()
    }
}

impl Terms {
    /// No terms at all.
    pub fn none() -> Self {
        Self::read(&Locale::english(), String::new())
    }

    /// The same, made once.
    pub(crate) fn nothing() -> &'static Self {
        static NOTHING: LazyLock<Terms> = LazyLock::new(Terms::none);
        &NOTHING
    }

    /// Reads the terms of a locale. What is not Fluent is passed over, with the term it may be the other half of:
    /// `check` reports it from the catalogue.
    pub fn read(locale: &Locale, text: String) -> Self {
        let text = match text.strip_prefix('\u{FEFF}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        let mut bundle = FluentBundle::new_concurrent(vec![locale.id().clone()]);
        // A reader's page sets the direction of its text itself; the marks would end up in the article.
        bundle.set_use_isolating(false);
        let _ = bundle.add_builtins();
        let text = without_halves(text, locale);
        let text = super::guard::bearable(&text).ok();
        let resource = text
            .as_ref()
            .map(|text| FluentResource::try_new(text.clone().into_owned()).unwrap_or_else(|(resource, _)| resource));
        let mut ids = HashSet::new();
        let mut words = HashSet::new();
        if let Some(resource) = resource {
            ids.extend(resource.entries().filter_map(|e| match e {
                Entry::Term(t) => Some(t.id.name.to_owned()),
                _ => None,
            }));
            resource.entries().for_each(|e| accepted_words(e, &mut words));
            // The first of two terms with one id stands; `check` reports the second.
            let _ = bundle.add_resource(resource);
        }
        let mut out = Self { bundle, ids, words, forms: Forms::default(), spelling: None };
        if let Some(text) = text {
            out.forms = Forms::read(locale, &text, |pattern| out.resolve(pattern));
        }
        out
    }

    /// Whether a word stands in a term, or in another form that is accepted for one (`.also`); as written.
    pub fn has_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// The same terms with a dictionary of the locale's language.
    #[must_use]
    pub fn with_spelling(self, spelling: Spelling) -> Self {
        Self { spelling: Some(spelling), ..self }
    }

    /// The dictionary, if the project has one for the locale.
    pub fn spelling(&self) -> Option<&Spelling> {
        self.spelling.as_ref()
    }

    /// The forms of the terms, in the order of the file.
    pub fn forms(&self) -> &[TermForms] {
        &self.forms.terms
    }

    /// The acronyms that the glossary says the meaning of: the accepted forms in capitals of terms with a `.full`.
    pub fn acronyms(&self) -> Vec<Acronym> {
        let terms = self.forms.terms.iter().filter_map(|t| Some((t, t.full.as_ref()?)));
        let of = |term: &TermForms, full: &str| -> Vec<Acronym> {
            let short = term.accepted().filter(|f| is_acronym(f));
            short.map(|short| Acronym { short: short.to_owned(), full: full.to_owned() }).collect()
        };
        terms.flat_map(|(term, full)| of(term, full)).collect()
    }

    /// The forms of one term.
    pub fn form(&self, id: &str) -> Option<&TermForms> {
        self.forms.terms.iter().find(|t| t.id == id)
    }

    /// Where a text says terms, from left to right and apart: the longest form wins.
    pub(crate) fn said(&self, tokens: &[Token<'_>]) -> Vec<Said<'_>> {
        self.forms.said(tokens)
    }

    /// Whether a text has one of the accepted forms of the term with this id, whole; `None` if there is no such term.
    pub(crate) fn is_in(&self, id: &str, text: &Haystack) -> Option<bool> {
        let term = self.forms.terms.iter().position(|t| t.id == id)?;
        Some(self.forms.are_in(term, text))
    }

    /// The terms that have a name in one of their accepted forms.
    pub(crate) fn with_name(&self, name: &Needle) -> impl Iterator<Item = &TermForms> {
        self.forms.with_name(name)
    }

    /// The ids of the terms, without their dash.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// The text of a pattern; `None` if it cannot be resolved in full.
    pub fn resolve(&self, pattern: &Pattern<&str>) -> Option<String> {
        let mut errors = Vec::new();
        if pattern.elements.len() <= MAX_PLACEABLES {
            let text = self.bundle.format_pattern(pattern, None, &mut errors).into_owned();
            return errors.is_empty().then_some(text);
        }
        let mut out = String::new();
        for elements in pattern.elements.chunks(MAX_PLACEABLES) {
            let part = Pattern { elements: elements.to_vec() };
            out.push_str(&self.bundle.format_pattern(&part, None, &mut errors));
        }
        errors.is_empty().then_some(out)
    }

    /// The references of a pattern that lead nowhere: the slice of the name, and the reference as written.
    ///
    /// An article has no variables. A message may not refer to another one, because it would show that one's
    /// text whatever its status; a term says what is meant.
    pub fn unknown_references<'a>(&self, pattern: &Pattern<&'a str>) -> Vec<(&'a str, String)> {
        let mut out = Vec::new();
        self.walk(pattern, &mut out);
        out
    }

    fn walk<'a>(&self, pattern: &Pattern<&'a str>, out: &mut Vec<(&'a str, String)>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.walk_expression(expression, out);
            }
        }
    }

    fn walk_expression<'a>(&self, expression: &Expression<&'a str>, out: &mut Vec<(&'a str, String)>) {
        match expression {
            Expression::Inline(inline) => self.walk_inline(inline, out),
            Expression::Select { selector, variants } => {
                self.walk_inline(selector, out);
                variants.iter().for_each(|v| self.walk(&v.value, out));
            }
        }
    }

    fn walk_inline<'a>(&self, inline: &InlineExpression<&'a str>, out: &mut Vec<(&'a str, String)>) {
        let arguments = |arguments: &CallArguments<&'a str>, out: &mut Vec<_>| {
            arguments.positional.iter().for_each(|a| self.walk_inline(a, out));
        };
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => out.push((id.name, format!("${}", id.name))),
            InlineExpression::MessageReference { id, .. } => out.push((id.name, id.name.to_owned())),
            InlineExpression::TermReference { id, arguments: a, .. } => {
                if !self.ids.contains(id.name) {
                    out.push((id.name, format!("-{}", id.name)));
                }
                if let Some(a) = a {
                    arguments(a, out);
                }
            }
            InlineExpression::FunctionReference { id, arguments: a } => {
                if !FUNCTIONS.contains(&id.name) {
                    out.push((id.name, format!("{}()", id.name)));
                }
                arguments(a, out);
            }
            InlineExpression::Placeable { expression } => self.walk_expression(expression, out),
        }
    }
}

/// Adds the words of a term's value and of its `.also`.
fn accepted_words(entry: &Entry<&str>, out: &mut HashSet<String>) {
    let Entry::Term(term) = entry else { return };
    let also = term.attributes.iter().filter(|a| a.id.name == "also").map(|a| &a.value);
    for element in std::iter::once(&term.value).chain(also).flat_map(|pattern| &pattern.elements) {
        if let PatternElement::TextElement { value } = element {
            let words = value.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’'));
            out.extend(words.filter(|w| !w.is_empty()).map(str::to_owned));
        }
    }
}

/// The text with a comment for every term that something follows which is not Fluent: a message that refers to one
/// must not show half of it.
fn without_halves(text: String, locale: &Locale) -> String {
    if text.is_empty() {
        return text;
    }
    let none = Terms {
        bundle: FluentBundle::new_concurrent(vec![locale.id().clone()]),
        ids: HashSet::new(),
        forms: Forms::default(),
        words: HashSet::new(),
        spelling: None,
    };
    let read = super::read(text, &none, &[]);
    let halves = read.entries.iter().filter(|e| e.flaws.iter().any(|f| f.kind == FlawKind::JunkFollows));
    let edits: Vec<Edit> = halves.map(|e| Edit { range: e.range.clone(), text: "#\n".to_owned() }).collect();
    super::apply(&read.text, &edits)
}
