//! Findings as Markdown: the summary of a workflow's run, or a comment on a pull request.
//!
//! Nothing that stands in an article, a catalogue or a file's name becomes active here: no link, image, HTML,
//! mention of a person, or reference to an issue. What could is put in a code span, which services leave alone.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::terminal::{clean, count, elide_end, thousands};
use super::{Places, Sources, sorted, summary};
use crate::diagnostic::{Diagnostic, Severity};

/// Characters that a summary has at most: a comment on GitHub may have 65,536, and somebody may add a line.
pub const LIMIT: usize = 60_000;
/// The share of them that the table may take.
const TABLE: usize = LIMIT / 4;
/// What is kept for the sentence on what was left out.
const CLOSING: usize = 300;
/// Columns of a message or help, which may quote a paragraph.
const LONGEST: usize = 500;

/// Writes a heading, a table of articles and locales, and the findings, errors first, by file. `known` is how many
/// more there are that a baseline lets pass.
///
/// At most `limit` characters; a sentence says how many findings were left out.
pub fn markdown(findings: &[Diagnostic], sources: &Sources<'_>, known: usize, limit: usize) -> String {
    let mut out = Capped { text: String::new(), left: limit.saturating_sub(CLOSING) };
    let heading = if findings.is_empty() { "nothing to mend".to_owned() } else { summary(findings) };
    out.add(&format!("## Translations: {heading}\n\n"));
    if known > 0 {
        let is = if known == 1 { "is" } else { "are" };
        out.add(&format!("{} {is} let pass by the baseline.\n\n", count(known, "older finding", "older findings")));
    }
    if findings.is_empty() {
        return out.text;
    }
    table(findings, &mut out);
    let mut places = Places::new(sources);
    let mut shown = 0;
    for (severity, heading) in [(Severity::Error, "Errors"), (Severity::Warning, "Warnings"), (Severity::Info, "Notes")]
    {
        let mut file = None;
        for d in sorted(findings).into_iter().filter(|d| d.severity == severity) {
            let mut item = String::new();
            if file.is_none() {
                let _ = write!(item, "### {heading}\n\n");
            }
            if file != Some(&d.file) {
                let gap = if file.is_some() { "\n" } else { "" };
                let _ = write!(item, "{gap}{}\n\n", code(&clean(&d.file)));
            }
            let at = if d.span == (0..0) {
                String::new()
            } else {
                format!("line {}, ", thousands(places.position(&d.file, d.span.start).0))
            };
            let _ = writeln!(item, "- {at}{}: {}", code(d.rule), inert(&d.message));
            if let Some(help) = &d.help {
                // The line before has to end with a break, and this one must not begin with what a list begins with.
                item.insert(item.len() - 1, '\\');
                let _ = writeln!(item, "  help: {}", inert(help));
            }
            if !out.add(&item) {
                break;
            }
            file = Some(&d.file);
            shown += 1;
        }
        if out.left == 0 {
            break;
        }
        if file.is_some() {
            out.add("\n");
        }
    }
    if shown < findings.len() {
        let left = count(findings.len() - shown, "finding", "findings");
        let _ = write!(out.text, "\n{left} left out here for their length; `tradwi check` lists them all.\n");
    }
    out.text
}

/// Text up to a number of characters.
struct Capped {
    text: String,
    left: usize,
}

impl Capped {
    /// Adds a text if there is room for it; where there was none, nothing is added any more.
    fn add(&mut self, text: &str) -> bool {
        let length = text.chars().count();
        if length > self.left {
            self.left = 0;
            return false;
        }
        self.left -= length;
        self.text.push_str(text);
        true
    }
}

/// How many findings there are in each article and locale.
fn table(findings: &[Diagnostic], out: &mut Capped) {
    let mut rows: BTreeMap<(&str, String), [usize; 3]> = BTreeMap::new();
    for d in findings {
        let name = d.article.as_ref().unwrap_or(&d.file);
        let locale = d.locale.as_ref().map(ToString::to_string).unwrap_or_default();
        let row = rows.entry((name, locale)).or_default();
        match d.severity {
            Severity::Error => row[0] += 1,
            Severity::Warning => row[1] += 1,
            Severity::Info => row[2] += 1,
        }
    }
    out.add("| article | locale | errors | warnings | notes |\n|---|---|--:|--:|--:|\n");
    // The worst first: it is they that must be seen where not all can be.
    let mut rows: Vec<_> = rows.into_iter().collect();
    rows.sort_by_key(|(_, counts)| std::cmp::Reverse(*counts));
    let mut used = 0;
    for (i, ((name, locale), counts)) in rows.iter().enumerate() {
        let [errors, warnings, notes] = counts.map(|n| if n == 0 { String::new() } else { thousands(n) });
        let row = format!("| {} | {locale} | {errors} | {warnings} | {notes} |\n", cell(&clean(name)));
        used += row.chars().count();
        if used > TABLE || used > out.left / 2 {
            out.add(&format!("\n… and {}.\n", count(rows.len() - i, "row more", "rows more")));
            break;
        }
        out.add(&row);
    }
    out.add("\n");
}

/// A text of any origin on one line, with its backticked pieces as code and whatever could be active, too.
fn inert(text: &str) -> String {
    let text = elide_end(&clean(text), LONGEST);
    let pieces: Vec<&str> = text.split('`').collect();
    let mut out = String::new();
    for (i, piece) in pieces.iter().enumerate() {
        let closed = i + 1 < pieces.len();
        if i % 2 == 1 && closed {
            push_code(piece, &mut out);
            continue;
        }
        if i % 2 == 1 {
            push_code("`", &mut out);
        }
        if piece.starts_with(char::is_whitespace) && !out.is_empty() {
            out.push(' ');
        }
        for (n, word) in piece.split_whitespace().enumerate() {
            if n > 0 {
                out.push(' ');
            }
            if is_plain(word) { out.push_str(word) } else { push_code(word, &mut out) }
        }
        if closed && piece.ends_with(char::is_whitespace) && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

/// Whether a word means nothing to Markdown and to the services that show it.
fn is_plain(word: &str) -> bool {
    let body = word.strip_suffix(':').unwrap_or(word);
    let known = |c: char| c.is_alphanumeric() || ".,;()%!?'\"-–—…→’‘“”«»".contains(c);
    let lower = body.to_ascii_lowercase();
    let hex = |w: &str| w.len() >= 7 && w.bytes().all(|b| b.is_ascii_hexdigit());
    body.chars().all(known)
        && !lower.contains("www")
        && !lower.contains("gh-")
        && !lower.split(|c: char| !c.is_alphanumeric()).any(|w| hex(w) && !w.bytes().all(|b| b.is_ascii_digit()))
}

/// A text, on one line, as a code span.
fn code(text: &str) -> String {
    let mut out = String::new();
    push_code(text, &mut out);
    out
}

fn push_code(text: &str, out: &mut String) {
    if text.trim().is_empty() {
        return;
    }
    // Two code spans side by side would be read as one, with longer fences.
    if out.ends_with('`') {
        out.push(' ');
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    let _ = write!(out, "{fence}{pad}{text}{pad}{fence}");
}

/// A name in a cell of a table, where a bar would end the cell even inside code.
fn cell(name: &str) -> String {
    if !name.contains('|') {
        return code(name);
    }
    let mut out = String::from("<code>");
    for c in name.chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else {
            let _ = write!(out, "&#{};", u32::from(c));
        }
    }
    out.push_str("</code>");
    out
}
