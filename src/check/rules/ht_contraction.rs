//! A short pronoun or marker of Kreyòl that hangs on the next word by an apostrophe, or is fused with `ap`.
//!
//! The official spelling writes them apart and without a sign: *m ap vini*, *l al lekòl*, *pou l*. Outlets still vary, so
//! this is a warning, and the fused *kap*, *yap*, *lap* are only pointed out: some are words as well (*yon kap*, *tap tap*).
//! What follows in upper case is a name, and is left alone: *Côte d’Ivoire*, *l’ONU*.
//!
//! ```ftl
//! he-is-coming-1f2e = M'ap vini, k'ap travay pou'l.
//! ```
//!
//! Way out: a space in place of the apostrophe, which `tradwi check --fix` puts there; or say why it stays with
//! `# allow: ht-contraction, because …`.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Text};
use crate::check::kreyol::foreign::Foreign;
use crate::check::kreyol::{SLIPS, foreign, is_plain, letters};
use crate::diagnostic::Severity;
use crate::text::tokens::{Kind, Token};

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "ht-contraction",
        severity: Severity::Warning,
        summary: "a Kreyòl pronoun or marker with an apostrophe, or fused with ap",
        allowable: true,
        source: include_str!("ht_contraction.rs"),
    },
    languages: &["ht"],
    look: Look::Text(check),
};

/// What stands before an apostrophe.
const BEFORE: &str = "mnlwyktpsd";

/// What stands behind one: `pou'l`.
const BEHIND: &str = "mnlwy";

/// Words that follow a capital and an apostrophe in Kreyòl: others may be French (`L’eau`).
const AFTER_CAPITAL: [&str; 20] = [
    "ap", "al", "te", "ta", "pa", "pap", "ka", "pral", "se", "gen", "vle", "di", "vin", "fè", "mete", "pran", "bay",
    "ba", "apral", "konn",
];

/// Words behind which `kap` and its like are nouns.
const ARTICLES: [&str; 12] = ["yon", "ti", "gwo", "bèl", "kèk", "chak", "plizyè", "okenn", "de", "nouvo", "vye", "tap"];

fn check(text: &Text<'_>, out: &mut Faults) {
    let mut foreign = None;
    if text.prose.contains(['\'', '’']) {
        // Whether a single mark may have opened a quotation: then the next one may close it.
        let mut quotation = false;
        for (at, mark) in text.prose.match_indices(['\'', '’']) {
            let opens = !text.prose[..at].ends_with(char::is_alphanumeric);
            quotation |= opens;
            if !opens {
                apostrophe(text, at, mark, quotation, &mut foreign, out);
            }
        }
    }
    for (i, token) in text.tokens.iter().enumerate() {
        if token.text.len() == 3 && token.text.ends_with("ap") && is_fused(text, i) {
            let apart = format!("{} ap", &token.text[..1]);
            out.push(
                Fault::new(token.start..token.end(), format!("“{}” is written in one word", token.text))
                    .with_help(format!("write “{apart}”, unless the noun is meant"))
                    .with_severity(Severity::Info),
            );
        }
    }
}

/// Looks at what stands around one apostrophe.
fn apostrophe(
    text: &Text<'_>,
    at: usize,
    mark: &str,
    quotation: bool,
    foreign: &mut Option<Foreign>,
    out: &mut Faults,
) {
    let (before, after) = (&text.prose[..at], &text.prose[at + mark.len()..]);
    let left = before
        .rfind(|c: char| !c.is_alphanumeric() && c != '-')
        .map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
    let right = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let (left, right) = (&before[left..], &after[..right]);
    let start = at - left.len();
    let quoted = before[..start].ends_with(['\'', '’', '‘', '`', '.']);
    if left.is_empty() || left.len() > 40 || right.len() > 40 || quoted {
        return;
    }
    let end = at + mark.len() + right.len();
    let token = |from: usize| text.tokens.partition_point(|t| t.end() <= from);
    let initial = || text.tokens.get(token(start)).is_some_and(|t| t.initial);
    let (fix, apart) = if is_short(left, BEFORE) && starts_lower(right) {
        // `l'école` is no Kreyòl word with a pronoun, but French: that is for other rules to say.
        if foreign::LEFT.contains_key(right)
            || SLIPS.get(right).is_some_and(|slip| slip.french)
            || letters::breach(right).is_some_and(letters::Breach::is_foreign)
        {
            return;
        }
        (" ", format!("{left} {right}"))
    } else if (capital(left) && AFTER_CAPITAL.contains(&right) && initial())
        || (left == "d" && right == "Eta")
        || (is_lower(left) && is_short(right, BEHIND))
    {
        (" ", format!("{left} {right}"))
    } else if !quotation
        && right.is_empty()
        && is_short(left, BEFORE)
        && after.strip_prefix(' ').is_some_and(starts_lower)
    {
        ("", left.to_owned())
    } else {
        return;
    };
    let foreign = foreign.get_or_insert_with(|| Foreign::new(text));
    let first = token(start);
    if foreign.is_meant(first) || foreign.is_in_run(first) || text.known.has(&text.text[start..end]) {
        return;
    }
    out.push(
        Fault::new(start..end, format!("“{}” has an apostrophe", &text.text[start..end]))
            .with_help(format!("write “{apart}”"))
            .with_safe_fix(at..at + mark.len(), fix),
    );
}

fn is_short(word: &str, of: &str) -> bool {
    word.len() == 1 && of.contains(word)
}

fn capital(word: &str) -> bool {
    word.len() == 1 && "MNLWYKT".contains(word)
}

/// Whether a word is one of more than a letter, all in lower case.
fn is_lower(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_lowercase() || c == '-')
}

fn starts_lower(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a word in `ap` is a pronoun or marker with `ap`, and no noun.
fn is_fused(text: &Text<'_>, i: usize) -> bool {
    let token = &text.tokens[i];
    if !is_plain(token) || !"mnlwykt".contains(&token.text[..1]) || text.known.has(token.text) {
        return false;
    }
    let word = |token: Option<&Token<'_>>| {
        token.filter(|t| t.kind == Kind::Word).map_or(String::new(), |t| t.text.to_lowercase())
    };
    let before = word(i.checked_sub(1).and_then(|b| text.tokens.get(b)));
    let after = word(text.tokens.get(i + 1));
    // A marker has a verb behind it: what has an article, a mark or nothing is a noun.
    !after.is_empty()
        && !matches!(
            after.as_str(),
            "a" | "la"
                | "lan"
                | "nan"
                | "an"
                | "yo"
                | "sa"
                | "tap"
                | "ki"
                | "ak"
                | "pou"
                | "mwen"
                | "li"
                | "ou"
                | "nou"
        )
        && !ARTICLES.contains(&before.as_str())
}
