//! What the readers found in the article itself: see `front-matter`, `marker` and `untranslatable`.

use std::ops::Range;

use crate::article::{self, Article, Format};
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
    for (span, help) in left_behind(article) {
        let text = article.text.get(span.clone()).unwrap_or_default();
        let message = format!("{} is in no segment and stays as it is in every edition", quote(text));
        out.push(
            Diagnostic::new(rule.id, rule.severity, &state.path, span, message)
                .with_help(help)
                .with_place(&state.path, None),
        );
    }
}

/// The text in no segment, that of one block of raw HTML together, and the way out.
fn left_behind(article: &Article) -> Vec<(Range<usize>, &'static str)> {
    let front = match article.format {
        Format::Markdown => article::body_start(&article.text),
        Format::Plain => 0,
    };
    let mut out: Vec<(Range<usize>, &str)> = Vec::new();
    let mut last = None;
    for span in &article.untranslatable {
        let block = article.raw_html.partition_point(|html| html.end <= span.start);
        let block = article.raw_html.get(block).filter(|html| html.contains(&span.start));
        if let (Some(block), Some((before, _))) = (block, out.last_mut())
            && last == Some(block)
        {
            before.end = before.end.max(span.end);
            continue;
        }
        last = block;
        let help = if block.is_some() {
            "write it as Markdown; of raw HTML, only an element with nothing but text in it is translated, as in \
             `<p>Text</p>`"
        } else if span.end <= front {
            "write it as one string in quotation marks, on one line"
        } else if is_definition(&article.text, span.start) {
            "write the title where the link is, `[text](address \"title\")`: there it is translated with the text"
        } else {
            "write it as a paragraph of its own, in plain Markdown"
        };
        out.push((span.clone(), help));
    }
    out
}

/// Whether the line of a byte begins as the definition of a reference does: `[label]: address "title"`.
fn is_definition(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    // The title may stand on a line of its own.
    let before = text[..line].trim_end().rfind('\n').map_or(0, |end| end + 1);
    let defines = |line: &str| line.trim_start_matches([' ', '>']).starts_with('[') && line.contains("]:");
    defines(&text[line..at]) || defines(&text[before..line])
}
