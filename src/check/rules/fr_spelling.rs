//! A French word that the project's dictionary does not know.
//!
//! tradwi has no dictionary of its own. Where the project has one in the format of hunspell, `fr.dic` with `fr.aff` beside
//! it, French is spelt by it:
//!
//! ```toml
//! [locale.fr]
//! dictionary = "dictionaries/fr.dic"
//! ```
//!
//! Words with a capital are left alone, since they may be names, and so are words in emphasis or in “ ” and ‘ ’, which are
//! mostly of another language, code, and what is struck out. The forms that the glossary accepts are known, and so are the
//! `words` of the configuration.
//!
//! ```ftl
//! the-house-is-open-1f2e = La maizon est ouverte.
//! ```
//!
//! Way out: mend the word, or teach the project the word: `words = ["…"]` under `[locale.fr]` in `tradwi.toml`.

use super::Rule;
use crate::check::content::{ContentRule, Fault, Faults, Look, Project, Text};
use crate::diagnostic::Severity;
use crate::text::NOT_PROSE;
use crate::text::tokens::{Kind, Token};

pub(super) const RULE: ContentRule = ContentRule {
    rule: Rule {
        id: "fr-spelling",
        severity: Severity::Warning,
        summary: "a French word that the project's dictionary does not know",
        allowable: true,
        source: include_str!("fr_spelling.rs"),
    },
    languages: &["fr"],
    look: Look::Told(check),
};

fn check(text: &Text<'_>, project: Project<'_>, out: &mut Faults) {
    let Some(terms) = project.glossary.get(text.locale) else { return };
    let Some(spelling) = terms.spelling() else { return };
    let mut said = terms.said(&text.tokens).into_iter().peekable();
    let mut quoted = false;
    let mut stressed = Stressed::default();
    let mut seen: Vec<&str> = Vec::new();
    for (i, token) in text.tokens.iter().enumerate() {
        match token.text {
            "“" | "‘" => quoted = true,
            "”" => quoted = false,
            "’" if quoted => quoted = false,
            _ => {}
        }
        while said.next_if(|s| s.tokens.end <= i).is_some() {}
        let is_term = said.peek().is_some_and(|s| s.tokens.contains(&i));
        if token.kind != Kind::Word || quoted || is_term || stressed.is_at(text, token.start) || !is_plain(text, token)
        {
            continue;
        }
        let known = |word: &str| spelling.knows(word) || is_taught(text, project, word);
        let whole = seen.contains(&token.text) || known(token.text);
        if whole || (token.text.contains('-') && token.text.split('-').all(|part| part.is_empty() || known(part))) {
            continue;
        }
        // A text of unknown words is in another language, and each is compared with all before it.
        if seen.len() < 20 {
            seen.push(token.text);
        }
        out.push(
            Fault::new(token.start..token.end(), format!("“{}” is not in the dictionary", token.text))
                .with_help(format!("mend it, or add it to `words` of [locale.{}] in tradwi.toml", text.locale)),
        );
    }
}

/// Whether a token is a common word, and whole.
fn is_plain(text: &Text<'_>, token: &Token<'_>) -> bool {
    let rest = &text.prose[token.end()..];
    // `l’`, `qu’`, and what is left of a word with markup in it.
    let cut = rest.starts_with(['’', '\'']) || rest.starts_with(NOT_PROSE);
    // An address: `https://exemple.ht`, `nom@exemple.ht`.
    let before = text.prose[..token.start].chars().next_back();
    let mut after = rest.chars();
    let joined = match after.next() {
        Some('/' | '@' | '_') => true,
        Some('.' | ':') => after.next().is_some_and(|c| c.is_alphanumeric() || c == '/'),
        _ => false,
    };
    let address = joined || before.is_some_and(|c| matches!(c, '/' | '@' | '_' | '.' | '#' | ':'));
    token.text.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '’' | '\''))
        && token.text.chars().nth(1).is_some()
        && !cut
        && !address
}

/// Whether the project's own list has a word.
fn is_taught(text: &Text<'_>, project: Project<'_>, word: &str) -> bool {
    let words = project.config.locale.get(text.locale).map_or(&[][..], |l| &l.words);
    words.iter().any(|taught| taught == word || taught.to_lowercase() == word)
}

/// Which places are in emphasis or struck out.
#[derive(Default)]
struct Stressed {
    seen: usize,
    signs: [usize; 3],
}

impl Stressed {
    /// Places are asked for from left to right.
    fn is_at(&mut self, text: &Text<'_>, at: usize) -> bool {
        let stretch = self.seen..at;
        let bytes = text.text.as_bytes()[stretch.clone()].iter().zip(&text.prose.as_bytes()[stretch]);
        for (byte, _) in bytes.filter(|(_, prose)| **prose == NOT_PROSE as u8) {
            if let Some(sign) = b"*_~".iter().position(|s| s == byte) {
                self.signs[sign] += 1;
            }
        }
        self.seen = at;
        self.signs.iter().any(|n| n % 2 == 1) || self.signs[2] % 4 == 2
    }
}
