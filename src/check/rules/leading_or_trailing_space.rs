//! A space at either end of a message, or two in a row inside it.
//!
//! Fluent drops spaces at the ends of a text, so one that stands there was put there on purpose, as `{" "}`: mostly
//! a leftover of another tool. In an article it parts nothing, and shows before a full stop or in a heading. Two
//! spaces in a row are a slip of the fingers, or what is left of a word that was cut.
//!
//! ```ftl
//! the-police-came-1f2e = Lapolis  te vini.{" "}
//! ```
//!
//! Way out: delete the space; `tradwi check --fix` leaves one of two.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Pair};
use crate::diagnostic::Severity;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "leading-or-trailing-space",
        severity: Severity::Warning,
        summary: "a space at an end of a message, or two in a row",
        allowable: true,
        source: include_str!("leading_or_trailing_space.rs"),
    },
    languages: &[],
    look: Look::Pair(check),
};

fn check(pair: &Pair<'_>, out: &mut Faults) {
    let (source, target) = (pair.source.text, pair.target.text);
    let led = target.len() - target.trim_start().len();
    let trailed = target.trim_end().len();
    if led > 0 && led < target.len() && !source.starts_with(char::is_whitespace) {
        let fault = Fault::new(0..led, "a space before the text, where the source has none");
        out.push(fault.with_help("delete it").with_safe_fix(0..led, ""));
    }
    if trailed < target.len() && trailed > 0 && !source.ends_with(char::is_whitespace) {
        let fault = Fault::new(trailed..target.len(), "a space behind the text, where the source has none");
        out.push(fault.with_help("delete it").with_safe_fix(trailed..target.len(), ""));
    }
    // Where words are not parted by spaces, what spaces there are is the writer's business.
    if !pair.target.locale.joiner().is_empty() {
        inside(pair, led..trailed.max(led), out);
    }
}

/// Spaces in a row between two signs of one line.
fn inside(pair: &Pair<'_>, visible: std::ops::Range<usize>, out: &mut Faults) {
    let prose = pair.target.prose;
    if !has_two(&prose[visible.clone()]) || has_two(pair.source.prose.trim()) {
        return;
    }
    let mut at = visible.start;
    while let Some(from) = prose[at..visible.end].find(is_space).map(|i| at + i) {
        let to = prose[from..visible.end].find(|c| !is_space(c)).map_or(visible.end, |i| from + i);
        let spaces = &prose[from..to];
        let neighbours = prose[..from].chars().next_back().zip(prose[to..].chars().next());
        let at_end_of_line = neighbours.is_none_or(|(before, after)| before == '\n' || after == '\n');
        if spaces.chars().nth(1).is_some() && !at_end_of_line {
            // A space that keeps a mark or a unit on the line is the one that was wanted.
            let kept = spaces.chars().find(|&c| c != ' ').unwrap_or(' ');
            let fault = Fault::new(from..to, format!("{} spaces in a row", spaces.chars().count()));
            out.push(fault.with_help("leave one").with_safe_fix(from..to, kept));
        }
        at = to;
    }
}

fn has_two(text: &str) -> bool {
    let bytes = text.as_bytes();
    // The last bytes of the two that are kept on a line.
    let mut fixed = memchr::memchr2_iter(0xA0, 0xAF, bytes)
        .filter(|&at| bytes[..=at].ends_with("\u{A0}".as_bytes()) || bytes[..=at].ends_with("\u{202F}".as_bytes()));
    bytes.windows(2).any(|w| w == b"  ")
        || (fixed.next().is_some() && text.chars().zip(text.chars().skip(1)).any(|(a, b)| is_space(a) && is_space(b)))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}')
}
