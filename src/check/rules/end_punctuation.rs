//! A translation that does not end with the mark its source ends with.
//!
//! A question that ends with a period is asked in another voice; a colon that is lost leaves the list below it
//! hanging; a period that is lost looks like half a sentence. Quotation marks, brackets and notes behind the mark do not
//! count, nor whether `…` is one sign or three. Headings, fields, alternative texts and cells of tables are left alone.
//!
//! ```ftl
//! # en> Who will pay?
//! who-will-pay-3c1d = Kiyès k ap peye.
//! ```
//!
//! Way out: end the translation as the source ends.

use super::Rule;
use crate::article::Kind;
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair};
use crate::diagnostic::Severity;
use crate::text::NOT_PROSE;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "end-punctuation",
        severity: Severity::Warning,
        summary: "another mark at the end than the source has",
        allowable: true,
        source: include_str!("end_punctuation.rs"),
    },
    languages: &[],
    look: Look::Pair(check),
};

fn check(pair: &Pair<'_>, out: &mut Faults) {
    let kind = pair.target.kind;
    if matches!(kind, Kind::Heading(_) | Kind::Field(_) | Kind::Deck | Kind::AltText | Kind::TableCell) {
        return;
    }
    let wanted = ending(pair.source.prose);
    let found = ending(pair.target.prose);
    let Some(mark) = wanted.marks.first() else { return };
    if wanted.marks.iter().any(|m| found.marks.contains(m)) || !found.alphabetic {
        return;
    }
    // How loud a sentence is, each language says in its own way.
    if *mark == "!" && found.marks.first() == Some(&".") {
        return;
    }
    if *mark == "." && abbreviates(pair.source.prose[..wanted.end].trim_end_matches('.')) {
        return;
    }
    let here = match found.marks.first() {
        Some(mark) => format!("with “{mark}”"),
        None => "without a mark".to_owned(),
    };
    out.push(
        Fault::new(found.start..found.end, format!("the source ends with “{mark}”, the translation {here}"))
            .with_help(format!("end the translation with “{mark}”")),
    );
}

/// How a text ends.
struct Ending {
    /// The marks behind its last word, quotation marks and brackets left out, from the last.
    marks: Vec<&'static str>,
    /// The bytes of the last of them; empty behind the last word where there is none.
    start: usize,
    end: usize,
    /// Whether its last word is of an alphabet that ends sentences with marks: Thai does not.
    alphabetic: bool,
}

fn ending(prose: &str) -> Ending {
    let mut out = Ending { marks: Vec::new(), start: prose.len(), end: prose.len(), alphabetic: true };
    let mut rest = prose;
    let mut visible = None;
    while let Some(c) = rest.chars().next_back() {
        let before = &rest[..rest.len() - c.len_utf8()];
        let (mark, length) = match c {
            '.' if rest.ends_with("...") => (Some("…"), rest.len() - rest.trim_end_matches('.').len()),
            '.' | '。' | '।' | '۔' => (Some("."), c.len_utf8()),
            '?' | '？' | '؟' | ';' => (Some(if c == ';' { ";" } else { "?" }), c.len_utf8()),
            '!' | '！' => (Some("!"), c.len_utf8()),
            ':' | '：' => (Some(":"), c.len_utf8()),
            '…' => (Some("…"), c.len_utf8()),
            c if c.is_whitespace() || c == NOT_PROSE => (None, c.len_utf8()),
            '"' | '\'' | '”' | '“' | '’' | '‘' | '»' | '«' | '›' | '‹' | ')' | ']' | '」' | '』' | '）' =>
            {
                visible.get_or_insert(rest.len());
                (None, c.len_utf8())
            }
            c => {
                out.alphabetic =
                    !matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1780}'..='\u{17FF}' | '\u{1000}'..='\u{109F}');
                if out.marks.is_empty() {
                    let at = visible.unwrap_or(rest.len());
                    (out.start, out.end) = (at, at);
                }
                return out;
            }
        };
        if let Some(mark) = mark {
            if out.marks.is_empty() {
                (out.start, out.end) = (rest.len() - length, rest.len());
            }
            out.marks.push(mark);
        }
        rest = if length == c.len_utf8() { before } else { &rest[..rest.len() - length] };
    }
    // Nothing but marks: there is nothing to compare.
    Ending { marks: Vec::new(), alphabetic: false, ..out }
}

/// Whether a period behind this text may be that of an abbreviation: `the U.S.`, `at 5 p.m.`, `and others (etc.`
fn abbreviates(text: &str) -> bool {
    let word = text.rsplit(|c: char| c.is_whitespace() || c == NOT_PROSE || c == '(').next().unwrap_or("");
    word.contains('.') || matches!(word, "etc" | "Inc" | "Co" | "Ltd" | "Jr" | "Sr" | "Corp" | "No" | "vol" | "pp")
}
