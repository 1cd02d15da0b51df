//! What stands between quotation marks.

use super::facts::Fact;
use crate::text::tokens::{Kind, Token};

/// Whether a mark is a quotation mark.
pub(super) fn is_mark(text: &str) -> bool {
    matches!(
        text,
        "\"" | "'"
            | "“"
            | "”"
            | "„"
            | "‟"
            | "«"
            | "»"
            | "‹"
            | "›"
            | "‘"
            | "’"
            | "‚"
            | "「"
            | "」"
            | "『"
            | "』"
    )
}

/// The words of every outermost quotation, in order. One that is not closed runs to the end, as the first
/// paragraphs of a long one do.
pub(super) fn quotations(text: &str, tokens: &[Token<'_>]) -> Vec<Fact> {
    let mut out = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    let singles = closing_singles("’", text, tokens);
    let straight = closing_singles("'", text, tokens);
    for (i, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Mark) {
        match open {
            None => {
                let closer = match token.text {
                    "\"" => "\"",
                    "“" => "”",
                    "«" => "»",
                    "„" => "“",
                    "‹" => "›",
                    "「" => "」",
                    "『" => "』",
                    // Without a closing mark it is an apostrophe.
                    "‘" if singles.last().is_some_and(|&last| last > i) => "’",
                    "'" if opens(text, tokens, i) && straight.last().is_some_and(|&last| last > i) => "'",
                    _ => continue,
                };
                open = Some((closer, i));
            }
            Some((closer, from))
                if closer == token.text
                    && (closer != "’" || singles.binary_search(&i).is_ok())
                    && (closer != "'" || straight.binary_search(&i).is_ok()) =>
            {
                out.extend(quoted(&tokens[from + 1..i]));
                open = None;
            }
            Some(_) => {}
        }
    }
    if let Some((_, from)) = open {
        out.extend(quoted(&tokens[from + 1..]));
    }
    out
}

/// The single closing marks that no letter follows and no space comes before.
fn closing_singles(mark: &str, text: &str, tokens: &[Token<'_>]) -> Vec<usize> {
    let closes =
        |token: &Token<'_>| !token.spaced && !text[token.end()..].chars().next().is_some_and(char::is_alphanumeric);
    tokens.iter().enumerate().filter(|(_, token)| token.text == mark && closes(token)).map(|(i, _)| i).collect()
}

/// Whether a straight single mark stands as one that opens a quotation: before a letter, after none. In
/// `rock 'n' roll` it stands for letters.
fn opens(text: &str, tokens: &[Token<'_>], i: usize) -> bool {
    let before = text[..tokens[i].start].chars().next_back();
    let mut after = text[tokens[i].end()..].chars();
    !before.is_some_and(char::is_alphanumeric)
        && after.next().is_some_and(char::is_alphabetic)
        && after.next().is_some_and(|c| c != '\'')
}

fn quoted(tokens: &[Token<'_>]) -> Option<Fact> {
    let words: Vec<&str> = tokens.iter().filter(|token| token.kind != Kind::Mark).map(|token| token.text).collect();
    let shown = words.join(" ");
    // A capital at the start of a quotation is a matter of style.
    (!shown.is_empty()).then(|| Fact { key: shown.to_lowercase(), shown })
}
