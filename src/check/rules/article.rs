//! What the readers found in the article itself: see `front-matter`, `marker` and `untranslatable`.

use crate::check::quote;
use crate::diagnostic::{Diagnostic, Severity};
use crate::sync::ArticleState;

/// The article's own problems, and the text of it that no translator will see.
pub(in crate::check) fn check(state: &ArticleState, out: &mut Vec<Diagnostic>) {
    let article = &state.article;
    for problem in &article.problems {
        let severity = problem.severity.or(super::rule(problem.rule).map(|r| r.severity)).unwrap_or(Severity::Warning);
        let mut d = Diagnostic::new(problem.rule, severity, &state.path, problem.span.clone(), problem.message.clone())
            .with_place(&state.path, None);
        d.help = problem.help.clone();
        out.push(d);
    }
    let rule = &super::untranslatable::RULE;
    // A reader that has more to say of a stretch has said it above.
    let said = |at: usize| article.problems.iter().any(|p| p.rule == rule.id && p.span.contains(&at));
    for span in article.untranslatable.iter().filter(|s| !said(s.start)) {
        let text = article.text.get(span.clone()).unwrap_or_default();
        out.push(
            Diagnostic::new(
                rule.id,
                rule.severity,
                &state.path,
                span.clone(),
                format!("{} is in no segment and stays as it is in every edition", quote(text)),
            )
            .with_help("to have it translated, write it as Markdown, or in an HTML element of its own such as `<p>`")
            .with_place(&state.path, None),
        );
    }
}
