//! `# leave-out` above a heading, a table cell or a field of the front matter.
//!
//! An edition may do without a paragraph, but a hole in a table or a section without its heading is no
//! article any more. The line is not obeyed.
//!
//! Way out: translate the segment and delete the line.

use super::Rule;
use crate::catalogue::Line;
use crate::check::TargetScope;
use crate::diagnostic::{Diagnostic, Severity};

pub(super) const RULE: Rule = Rule {
    id: "leave-out-refused",
    severity: Severity::Error,
    summary: "`leave-out` on something an article cannot do without",
    allowable: false,
    source: include_str!("leave_out_refused.rs"),
};

pub(in crate::check) fn check(scope: &TargetScope<'_>, out: &mut Vec<Diagnostic>) {
    for (segment, s) in scope.state.segments.iter().enumerate().filter(|(_, s)| s.kind.is_structural()) {
        let Some(entry) = scope.entry(segment) else { continue };
        let Some(line) = entry.comment.iter().find(|c| c.line == Line::LeaveOut) else { continue };
        let end = line.range.start + scope.file.catalogue.text[line.range.clone()].trim_end().len();
        out.push(
            scope
                .file
                .finding(&RULE, line.range.start..end, format!("`{}` cannot be left out: it is a {}", entry.id, s.kind))
                .with_help("translate it, and delete the `# leave-out` line")
                .with_id(&entry.id),
        );
    }
}
