//! A French mark without its no-break space.
//!
//! French sets a space before `;` `:` `!` `?` and inside « ». A plain one lets the line break there, so that the next
//! line begins with a question mark; none at all looks like English. U+00A0 and U+202F are both taken. Addresses,
//! times (`15:30`), code and marks in a row (`?!`, `…?`) are left alone.
//!
//! Usage varies, so it is set in `tradwi.toml`, for each French locale by itself:
//!
//! ```toml
//! [locale.fr]
//! spacing = "france"   # before ; : ! ? and inside « » (where nothing is said)
//! # "quebec": before : and inside « », none before ; ! ?
//! # "swiss": a narrow space or none, never a plain one
//! # "none": as everyone likes
//! ```
//!
//! A missing or plain space is a warning. The space before `%`, in `1 000` and behind `n°` is information, since much of
//! the French press in Haiti writes `80%` and `1,000`.
//!
//! ```ftl
//! who-will-pay-3c1d = Qui va payer?
//! ```
//!
//! Way out: `tradwi check --fix` puts U+202F before `;` `!` `?` and between digits, U+00A0 elsewhere.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Project, Text};
use crate::config::Spacing;
use crate::diagnostic::Severity;
use crate::text::NOT_PROSE;
use crate::text::tokens::Kind;

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "fr-spacing",
        severity: Severity::Warning,
        summary: "a French mark without its no-break space",
        allowable: true,
        source: include_str!("fr_spacing.rs"),
    },
    languages: &["fr"],
    look: Look::Told(check),
};

const WIDE: &str = "\u{A0}";
const NARROW: &str = "\u{202F}";

fn check(text: &Text<'_>, project: Project<'_>, out: &mut Faults) {
    let spacing = project.config.locale.get(text.locale).map_or(Spacing::France, |l| l.spacing);
    if spacing == Spacing::None {
        return;
    }
    for (at, sign) in text.prose.match_indices([';', ':', '!', '?', '»', '«', '%', '°']) {
        match sign {
            "«" => behind_opening(text, spacing, at, out),
            "°" => behind_degree(text, at, out),
            _ => before(text, spacing, at, sign, out),
        }
    }
    for token in text.tokens.iter().filter(|t| t.kind == Kind::Number && t.text.contains(' ')) {
        let edits =
            token.text.match_indices(' ').map(|(i, _)| (token.start + i..token.start + i + 1, NARROW.to_owned()));
        let mut fault = Fault::new(token.start..token.end(), format!("a plain space in “{}”", token.text))
            .with_severity(Severity::Info)
            .with_help("write a narrow no-break space (U+202F)");
        fault.fix = Some(crate::diagnostic::Fix { edits: edits.collect(), safety: crate::diagnostic::Safety::Safe });
        out.push(fault);
    }
}

/// The space before a mark.
fn before(text: &Text<'_>, spacing: Spacing, at: usize, sign: &str, out: &mut Faults) {
    let end = at + sign.len();
    let next = text.text[end..].chars().next();
    let Some(previous) = previous(text, at) else { return };
    let high = matches!(sign, ";" | "!" | "?");
    let wants = match spacing {
        Spacing::Quebec if high => Wants::Nothing,
        Spacing::Swiss => Wants::NothingPlain,
        _ => Wants::Space,
    };
    let space = if high || spacing == Spacing::Swiss { NARROW } else { WIDE };
    let severity = if sign == "%" { Severity::Info } else { Severity::Warning };
    if previous == ' ' {
        // `:)` is a face, and `: :` or `%s` are no French.
        if sign != "»" && next.is_some_and(|c| !c.is_whitespace() && is_stuck(c)) {
            return;
        }
        // A quotation that goes on in a new paragraph begins with ».
        if text.prose[..at].trim().is_empty() {
            return;
        }
        let (message, help, put) = match wants {
            Wants::Nothing => (format!("a space before “{sign}”"), "delete it", ""),
            _ => (format!("a plain space before “{sign}”"), "write a no-break space", space),
        };
        let fault = Fault::new(at - 1..at, message).with_severity(severity).with_help(help);
        out.push(fault.with_safe_fix(at - 1..at, put));
        return;
    }
    let apart = matches!(previous, '\u{A0}' | '\u{202F}' | '\u{2009}');
    let exempt = apart
        || previous == '\n'
        || wants != Wants::Space
        || matches!(previous, ';' | ':' | '!' | '?' | '…' | '.' | '(' | '[' | '«' | '/' | '&')
        || next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '\\' | '_'))
        || (sign == ":" && next == Some(':'))
        || (sign == "%" && !previous.is_numeric())
        || is_address_or_entity(text.prose, at);
    if !exempt {
        let fault = Fault::new(at..end, format!("no space before “{sign}”")).with_severity(severity);
        out.push(fault.with_help("write a no-break space before it").with_safe_fix(at..at, space));
    }
}

#[derive(PartialEq, Eq)]
enum Wants {
    Space,
    NothingPlain,
    Nothing,
}

/// What stands before a mark for its reader: behind markup, its last sign.
fn previous(text: &Text<'_>, at: usize) -> Option<char> {
    let previous = text.prose[..at].chars().next_back()?;
    if previous != NOT_PROSE {
        return Some(previous);
    }
    // What ends here is emphasis, code or a link; what begins here is none of the mark's business.
    match text.text[..at].chars().next_back()? {
        sign @ ('*' | '_' | '~' | '`' | ')' | ']') => Some(sign).filter(|_| {
            !text.prose[..at].trim_end_matches(NOT_PROSE).ends_with(char::is_whitespace) || sign == '`' || sign == ')'
        }),
        _ => None,
    }
}

/// Signs that make of the mark before them something else: a face, a pair of brackets.
fn is_stuck(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ')' | '(' | '-' | '/' | '=' | '\'' | '*')
}

/// Whether a mark is part of an address, or ends a character reference.
fn is_address_or_entity(prose: &str, at: usize) -> bool {
    const LONGEST: usize = 256;
    let mut from = at.saturating_sub(LONGEST);
    while !prose.is_char_boundary(from) {
        from += 1;
    }
    let word = prose[from..at].rsplit(char::is_whitespace).next().unwrap_or("");
    let reference = word
        .rsplit_once('&')
        .is_some_and(|(_, name)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#'));
    word.contains("://") || word.starts_with("www.") || reference
}

/// The space behind «.
fn behind_opening(text: &Text<'_>, spacing: Spacing, at: usize, out: &mut Faults) {
    let end = at + '«'.len_utf8();
    let space = if spacing == Spacing::Swiss { NARROW } else { WIDE };
    match text.prose[end..].chars().next() {
        Some(' ') => out.push(
            Fault::new(end..end + 1, "a plain space behind “«”")
                .with_help("write a no-break space")
                .with_safe_fix(end..end + 1, space),
        ),
        None | Some('\u{A0}' | '\u{202F}' | '\u{2009}' | '\n') => {}
        Some(_) if spacing == Spacing::Swiss => {}
        Some(_) => out.push(
            Fault::new(at..end, "no space behind “«”")
                .with_help("write a no-break space behind it")
                .with_safe_fix(end..end, space),
        ),
    }
}

/// `n° 5` with a plain space.
fn behind_degree(text: &Text<'_>, at: usize, out: &mut Faults) {
    let end = at + '°'.len_utf8();
    let rest = &text.prose[end..];
    if text.prose[..at].ends_with(['n', 'N'])
        && rest.starts_with(' ')
        && rest[1..].starts_with(|c: char| c.is_numeric())
    {
        out.push(
            Fault::new(end..end + 1, "a plain space behind “n°”")
                .with_severity(Severity::Info)
                .with_help("write a no-break space")
                .with_safe_fix(end..end + 1, WIDE),
        );
    }
}
