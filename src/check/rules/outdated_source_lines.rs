//! A translation that is current, below source lines that speak of another text.
//!
//! When the source changes and then changes back, the translation is current again, and `sync` leaves what stands above it
//! as it is. Those lines still show the text in between. Whoever follows them translates something that the article no
//! longer says, and nothing would tell.
//!
//! ```ftl
//! # en was> The border is open.
//! # en diff> The border is [-open-] {+closed+}.
//! # en> The border is closed.
//! the-border-is-open-4c1d = Fwontyè a louvri.
//! ```
//!
//! Way out: run `tradwi accept ID --locale LOCALE`, which puts the article's text in place of these lines and touches no
//! other. By hand, delete the lines that begin with `# en diff>` and `# en>`, and leave those with `was>`.

use super::Rule;
use crate::catalogue::{self, CommentLine, Entry, Key, Line, SourceText, Status, TextLines};
use crate::check::TargetScope;
use crate::diagnostic::{Diagnostic, Severity};
use crate::sync::{ArticleState, Item, Target};

pub(super) const RULE: Rule = Rule {
    id: "outdated-source-lines",
    severity: Severity::Warning,
    summary: "a current translation below lines that show another text",
    allowable: false,
    source: include_str!("outdated_source_lines.rs"),
};

pub(in crate::check) fn check(scope: &TargetScope<'_>, out: &mut Vec<Diagnostic>) {
    for (segment, item) in scope.target.items.iter().enumerate() {
        let Some(entry) = scope.entry(segment) else { continue };
        let Some((text, line)) = outdated(scope.state, item, entry, segment) else { continue };
        let (id, locale, tag) = (&scope.state.ids[segment], &scope.target.locale, &text.locale);
        let whose = if text.locale == scope.state.source { "the article" } else { "the translation it is made from" };
        let number = scope.file.line(line.range.start);
        let message =
            format!("`{id}` is current, but line {number} above it does not show what {whose} says: do not go by it");
        let help = format!(
            "run `tradwi accept {id} --locale {locale}`, which shows the text as it is; \
             or delete the lines that begin with `# {tag} diff>` and `# {tag}>`"
        );
        let end = line.range.start + scope.file.catalogue.text[line.range.clone()].trim_end().len();
        out.push(scope.file.finding(&RULE, line.range.start..end, message).with_help(help).with_id(id));
    }
}

/// How many entries of a target are current below lines that show another text.
pub(in crate::check) fn count(state: &ArticleState, target: &Target) -> usize {
    let items = target.items.iter().enumerate();
    let is_one = |(segment, item): &(usize, &Item)| {
        let entry = item.entry.and_then(|e| target.catalogue.entries.get(e));
        entry.is_some_and(|entry| outdated(state, item, entry, *segment).is_some())
    };
    items.filter(is_one).count()
}

/// The first line above a current entry that shows another text than there is, and the text there is.
fn outdated<'a>(
    state: &'a ArticleState,
    item: &'a Item,
    entry: &'a Entry,
    segment: usize,
) -> Option<(&'a SourceText, &'a CommentLine)> {
    if item.judgement.status != Status::Current {
        return None;
    }
    let texts = state.texts.get(segment).into_iter().chain(&item.pivot);
    texts.filter(|text| !catalogue::is_plain(entry, text)).find_map(|text| {
        let lines = TextLines::of(entry, &text.locale);
        if lines.diff.is_empty() && (lines.now.is_empty() || text.equals(&lines.now)) {
            return None;
        }
        let shows = |c: &&CommentLine| matches!(&c.line, Line::Text(l, Key::Diff | Key::Now, _) if *l == text.locale);
        Some((text, entry.comment.iter().find(shows)?))
    })
}
