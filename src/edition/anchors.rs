//! The names of headings, by which links lead to them.

use std::collections::{HashMap, HashSet};

use super::body::text_only;
use crate::article::{Kind, Markup};
use crate::sync::ArticleState;

/// The name of each segment that is a heading below the headline, as GitHub gives it and authors write it in links
/// (`#what-to-do`): in lower case, without punctuation, a hyphen for each space, numbered where it is there already.
///
/// It is that of the *source*, so that a link leads to the same place in every language, and a reader who changes the
/// language of the page stays there. A name that a page has for itself is taken.
pub(super) fn anchors(state: &ArticleState) -> Vec<Option<String>> {
    let mut taken: HashSet<String> = HashSet::from([MAIN.to_owned()]);
    // The number that a name may go on from: headings may be alike by the thousand.
    let mut next: HashMap<String, usize> = HashMap::new();
    let mut name = |i: usize| {
        let segment = &state.segments[i];
        let Kind::Heading(_) = segment.kind else { return None };
        let text = state.texts[i].text();
        let base = anchor(&if segment.markup == Markup::Markdown { text_only(&text) } else { text });
        if base.is_empty() {
            return None;
        }
        let next = next.entry(base.clone()).or_default();
        loop {
            let name = if *next == 0 { base.clone() } else { format!("{base}-{next}") };
            *next += 1;
            if !is_note_id(&name) && taken.insert(name.clone()) {
                return Some(name);
            }
        }
    };
    (0..state.segments.len()).map(&mut name).collect()
}

/// The name of the main part of every page.
const MAIN: &str = "main";

fn anchor(text: &str) -> String {
    let kept = text.trim().chars().filter_map(|c| match c {
        c if c.is_whitespace() => Some('-'),
        '-' | '_' => Some(c),
        c if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) => Some(c),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}

/// Whether an id is one that footnotes are given.
pub(super) fn is_note_id(id: &str) -> bool {
    id.strip_prefix("fn-")
        .or_else(|| id.strip_prefix("fnref-"))
        .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_that_authors_know() {
        for (text, name) in [
            ("What to do", "what-to-do"),
            ("  What’s *next*?  ", "whats-next"),
            ("3 things: a, b & c", "3-things-a-b--c"),
            ("Sa ou dwe fè", "sa-ou-dwe-fè"),
            ("snake_case-here", "snake_case-here"),
            ("\"><script>", "script"),
            ("!?", ""),
        ] {
            assert_eq!(anchor(text), name, "{text}");
        }
    }
}
