//! How a glossary says its terms, and where a text says them.

use std::sync::OnceLock;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use foldhash::HashMap;

use crate::locale::Locale;
use crate::text::haystack::{Haystack, Needle, is_acronym};
use crate::text::sieve::{self, Sieve};
use crate::text::tokens::{self, Token};

/// The forms of one term, as resolved texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TermForms {
    /// The term's id, without its dash.
    pub id: String,
    /// Its value: the form that is preferred.
    pub preferred: String,
    /// `.also`: forms that are accepted, one a line.
    pub also: Vec<String>,
    /// `.never`: forms that are not to be printed, one a line.
    pub never: Vec<String>,
    /// `.full`: what is said once for an acronym among the accepted forms, where a text is read aloud.
    pub full: Option<String>,
}

impl TermForms {
    /// The forms that are accepted, the preferred one first.
    pub fn accepted(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.preferred).chain(&self.also).map(String::as_str).filter(|f| !f.is_empty())
    }
}

/// A place where a text says a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said<'a> {
    pub term: &'a TermForms,
    /// The form as the glossary has it.
    pub form: &'a str,
    /// Whether it is one that is not to be printed.
    pub banned: bool,
    /// Whether another term has the same form, so that nobody can tell which is meant.
    pub ambiguous: bool,
    /// Its tokens, by index.
    pub tokens: std::ops::Range<usize>,
}

/// The terms of a glossary, and where each form begins.
#[derive(Debug, Default)]
pub(super) struct Forms {
    pub terms: Vec<TermForms>,
    /// By the [`sieve::hash`] of the form's first word.
    index: HashMap<u64, Vec<Form>>,
    first: Sieve,
    /// Made when a text is first asked for a form, and kept for all texts.
    accepted: OnceLock<Vec<Accepted>>,
}

/// The accepted forms of a term, to look for in texts, and to look for names in.
#[derive(Debug)]
struct Accepted {
    needles: Vec<Needle>,
    haystacks: Vec<Haystack>,
}

#[derive(Debug)]
struct Form {
    term: usize,
    text: String,
    banned: bool,
    /// Its words, each with whether white space stands before it.
    words: Vec<(String, bool)>,
}

impl Forms {
    /// `resolve` gives the text of a pattern.
    pub fn read(locale: &Locale, text: &str, resolve: impl Fn(&Pattern<&str>) -> Option<String>) -> Self {
        let mut out = Self::default();
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(resource, _)| resource);
        for entry in &resource.body {
            let Entry::Term(term) = entry else { continue };
            if out.terms.iter().any(|t| t.id == term.id.name) {
                continue;
            }
            let lines = |name: &str| -> Vec<String> {
                let attribute = term.attributes.iter().find(|a| a.id.name == name);
                let text =
                    attribute.filter(|a| is_bearable(&a.value)).and_then(|a| resolve(&a.value)).unwrap_or_default();
                text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()
            };
            // Which of its forms a term with variants has in a text, its sentence says.
            let Some(value) = Some(&term.value).filter(|v| is_bearable(v)).and_then(&resolve) else { continue };
            out.add(
                TermForms {
                    id: term.id.name.to_owned(),
                    preferred: crate::text::flow(value.lines(), locale.joiner()),
                    also: lines("also"),
                    never: lines("never"),
                    full: Some(lines("full").join(locale.joiner())).filter(|f| !f.is_empty()),
                },
                locale,
            );
        }
        out
    }

    fn add(&mut self, forms: TermForms, locale: &Locale) {
        let term = self.terms.len();
        let accepted = forms.accepted().map(|f| (f, false));
        for (text, banned) in accepted.chain(forms.never.iter().map(|f| (f.as_str(), true))) {
            let words: Vec<(String, bool)> =
                tokens::tokens(text, locale).iter().map(|t| (t.text.replace('’', "'"), t.spaced)).collect();
            let Some((first, _)) = words.first() else { continue };
            let hash = sieve::hash(first);
            self.first.add(first);
            self.index.entry(hash).or_default().push(Form { term, text: text.to_owned(), banned, words });
        }
        self.terms.push(forms);
    }

    fn accepted(&self) -> &[Accepted] {
        self.accepted.get_or_init(|| {
            let of = |term: &TermForms| Accepted {
                needles: term.accepted().map(Needle::new).collect(),
                haystacks: term.accepted().map(Haystack::new).collect(),
            };
            self.terms.iter().map(of).collect()
        })
    }

    /// Whether a text has one of the accepted forms of a term, whole.
    pub fn are_in(&self, term: usize, text: &Haystack) -> bool {
        self.accepted()[term].needles.iter().any(|needle| text.has_needle(needle))
    }

    /// The terms that have a name in one of their accepted forms.
    pub fn with_name(&self, name: &Needle) -> impl Iterator<Item = &TermForms> {
        let has = |accepted: &Accepted| accepted.haystacks.iter().any(|form| form.has_needle(name));
        self.terms.iter().zip(self.accepted()).filter(move |(_, accepted)| has(accepted)).map(|(term, _)| term)
    }

    /// Where a text says terms, from left to right and apart: the longest form wins.
    pub fn said<'a>(&'a self, tokens: &[Token<'_>]) -> Vec<Said<'a>> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < tokens.len() && !self.index.is_empty() {
            if !self.first.may_have(tokens[at].hash) {
                at += 1;
                continue;
            }
            let candidates = self.index.get(&tokens[at].hash).map_or(&[][..], Vec::as_slice);
            let mut best: Option<&Form> = None;
            let mut ambiguous = false;
            for form in candidates.iter().filter(|f| f.stands(&tokens[at..])) {
                let better = best.is_none_or(|b| (form.words.len(), !form.banned) > (b.words.len(), !b.banned));
                if better {
                    (best, ambiguous) = (Some(form), false);
                } else if best.is_some_and(|b| {
                    b.words.len() == form.words.len() && b.banned == form.banned && b.term != form.term
                }) {
                    ambiguous = true;
                }
            }
            let Some(form) = best else {
                at += 1;
                continue;
            };
            let tokens = at..at + form.words.len();
            at = tokens.end;
            let (term, banned) = (&self.terms[form.term], form.banned);
            out.push(Said { term, form: &form.text, banned, ambiguous, tokens });
        }
        out
    }
}

impl Form {
    /// Whether the text whose tokens these are begins with this form.
    fn stands(&self, tokens: &[Token<'_>]) -> bool {
        if tokens.len() < self.words.len() {
            return false;
        }
        let exact = self.banned || is_acronym(&self.text);
        self.words.iter().zip(tokens).enumerate().all(|(i, ((word, spaced), token))| {
            // A form that is banned for its apostrophe or its space is that form only.
            if self.banned && i > 0 && *spaced != token.spaced {
                return false;
            }
            let first = i == 0 && self.banned;
            if exact { same(word, token.text, first) } else { same_in_any_case(word, token.text) }
        })
    }
}

/// Whether a word is as it is written in the glossary; a capital at the start is one of a sentence.
fn same(word: &str, written: &str, may_be_capital: bool) -> bool {
    let apostrophes = |c: char| if c == '’' { '\'' } else { c };
    let mut chars = word.chars().zip(written.chars().map(apostrophes)).enumerate();
    let same = chars.all(|(i, (a, b))| a == b || (may_be_capital && i == 0 && a.to_uppercase().eq([b])));
    same && word.chars().count() == written.chars().count()
}

fn same_in_any_case(word: &str, written: &str) -> bool {
    let lower = |text: &str| -> String { text.to_lowercase().replace('’', "'") };
    word.eq_ignore_ascii_case(written) || (!(word.is_ascii() && written.is_ascii()) && lower(word) == lower(written))
}

/// A form is a text, perhaps with another term in it; one that asks what it is given is none.
fn is_bearable(pattern: &Pattern<&str>) -> bool {
    pattern.elements.iter().all(|element| match element {
        PatternElement::TextElement { .. } => true,
        PatternElement::Placeable { expression } => matches!(
            expression,
            Expression::Inline(
                InlineExpression::StringLiteral { .. }
                    | InlineExpression::NumberLiteral { .. }
                    | InlineExpression::TermReference { .. }
            )
        ),
    })
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Terms;
    use crate::locale::Locale;
    use crate::text::tokens::tokens;

    const GLOSSARY: &str = "-un = United Nations\n    .also =\n        UN\n        Organisation of the United Nations\n    .never =\n        United Nation\n        l’ONU\n-unsc = Council of the { -un }\n-haiti = Haiti\n    .never = hayti\n-un-2 = Nations\n    .also = UN\n";

    fn said(text: &str) -> Vec<String> {
        let en = Locale::english();
        let terms = Terms::read(&en, GLOSSARY.to_owned());
        let tokens = tokens(text, &en);
        let said = terms.said(&tokens).into_iter().map(|s| {
            let span = tokens[s.tokens.start].start..tokens[s.tokens.end - 1].end();
            let mark = if s.banned {
                "!"
            } else if s.ambiguous {
                "?"
            } else {
                ""
            };
            format!("{}{mark} {}", s.term.id, &text[span])
        });
        said.collect()
    }

    #[test]
    fn the_forms_of_a_glossary_are_read_with_the_terms_in_them() {
        let terms = Terms::read(&Locale::english(), GLOSSARY.to_owned());
        let forms: Vec<_> =
            terms.forms().iter().map(|t| (t.id.as_str(), t.preferred.as_str(), t.also.len(), t.never.len())).collect();
        let want = [
            ("un", "United Nations", 2, 2),
            ("unsc", "Council of the United Nations", 0, 0),
            ("haiti", "Haiti", 0, 1),
            ("un-2", "Nations", 1, 0),
        ];
        assert_eq!(forms, want);
        assert!(Terms::none().forms().is_empty());
    }

    #[test]
    fn the_longest_form_wins_and_only_acronyms_and_banned_forms_keep_their_case() {
        assert_eq!(said("the council of the united nations met"), ["unsc council of the united nations"]);
        assert_eq!(said("United\nNations, UN, un"), ["un United\nNations", "un? UN"]);
        assert_eq!(said("United Nation, united nation"), ["un! United Nation"]);
        assert_eq!(said("l'ONU, l’ONU, l ONU, L’ONU"), ["un! l'ONU", "un! l’ONU", "un! L’ONU"]);
        assert_eq!(said("Hayti, HAYTI, Haitians"), ["haiti! Hayti"]);
        assert_eq!(said("Unbound Nationss"), Vec::<String>::new());
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_asked_for_terms(text in crate::text::sentences::tests::soup()) {
            let en = Locale::english();
            let tokens = tokens(&text, &en);
            let terms = Terms::read(&en, GLOSSARY.to_owned());
            let mut end = 0;
            for said in terms.said(&tokens) {
                proptest::prop_assert!(said.tokens.start >= end && said.tokens.end <= tokens.len());
                end = said.tokens.end;
            }
        }
    }
}
