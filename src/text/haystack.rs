//! Whether a translation says a term: elisions, plurals and articles around a form are part of its language.

use memchr::memmem::Finder;

use super::NOT_PROSE;

/// A text to look for forms in.
#[derive(Debug)]
pub(crate) struct Haystack {
    /// As written, on one line, with one kind of apostrophe and space.
    exact: String,
    /// In lower case, without the plural's last letter.
    folded: String,
}

impl Haystack {
    pub fn new(prose: &str) -> Self {
        let exact = plain(prose);
        let folded = singular(&exact);
        Self { exact, folded }
    }

    /// Whether a form of the glossary stands in the text, whole.
    #[cfg(test)]
    pub fn has(&self, form: &str) -> bool {
        self.has_needle(&Needle::new(form))
    }

    /// The same for a form that is looked for in several texts.
    pub fn has_needle(&self, needle: &Needle) -> bool {
        let text = if needle.exact { &self.exact } else { &self.folded };
        let mut found = needle.finder.find_iter(text.as_bytes());
        needle.length > 0
            && found.any(|at| {
                !text[..at].ends_with(char::is_alphanumeric)
                    && !text[at + needle.length..].starts_with(char::is_alphanumeric)
            })
    }
}

/// A form to look for in texts.
#[derive(Debug)]
pub(crate) struct Needle {
    finder: Finder<'static>,
    /// Its bytes.
    length: usize,
    /// Whether only as it is written.
    exact: bool,
}

impl Needle {
    pub fn new(form: &str) -> Self {
        let form = plain(form);
        let exact = is_acronym(&form);
        let text = if exact { form } else { singular(&form) };
        Self { finder: Finder::new(&text).into_owned(), length: text.len(), exact }
    }
}

/// Whether a form is an acronym, whose case says what it is: `US`, `U.N.`, `BINUH`.
pub(crate) fn is_acronym(form: &str) -> bool {
    !form.chars().any(char::is_lowercase) && form.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// One line without markup, with one kind of space and apostrophe.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    let (mut at, mut from) = (0, 0);
    while at < bytes.len() {
        // What stays as it is is copied in one piece.
        let stays = match bytes[at] {
            b' ' => !(bytes[from..at].ends_with(b" ") || (from == at && out.ends_with(' '))),
            byte => byte > b' ' && byte < 0x80,
        };
        if stays {
            at += 1;
            continue;
        }
        out.push_str(&text[from..at]);
        let c = text[at..].chars().next().unwrap_or(NOT_PROSE);
        match c {
            NOT_PROSE => {}
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '’' => out.push('\''),
            c => out.push(c),
        }
        at += c.len_utf8();
        from = at;
    }
    out.push_str(&text[from..]);
    out.truncate(out.trim_end().len());
    out
}

/// In lower case, with the `s` or `x` of a plural taken from every word of more than three letters.
fn singular(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut letters = 0;
    while at < bytes.len() {
        let run = bytes[at..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        if run > 0 {
            let from = out.len();
            out.push_str(&text[at..at + run]);
            out[from..].make_ascii_lowercase();
            letters += run;
            at += run;
            continue;
        }
        let c = text[at..].chars().next().unwrap_or(' ');
        at += c.len_utf8();
        if c.is_alphanumeric() {
            letters += 1;
            out.extend(c.to_lowercase());
            continue;
        }
        if letters > 3 && out.ends_with(['s', 'x']) {
            out.pop();
        }
        letters = 0;
        out.push(c);
    }
    if letters > 3 && out.ends_with(['s', 'x']) {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elisions_plurals_and_line_ends_do_not_hide_a_form() {
        for (form, text) in [
            ("ONU", "Un rôle que l’ONU juge"),
            ("Casque bleu", "des Casques\nbleus sont venus"),
            ("Nations Unies", "les *Nations* unies"),
            ("gang", "gang yo, anti-gang"),
            ("Département d’État", "le Département d'État"),
            ("BINUH", "(BINUH)"),
            ("enjeu", "les enjeux"),
        ] {
            assert!(Haystack::new(&text.replace('*', "\u{1}")).has(form), "{form}");
        }
        for (form, text) in [
            ("ONU", "onu, MONUC"),
            ("gang", "gangsters"),
            ("Haïti", "Haiti"),
            ("", "a"),
            ("fòs", "fò"),
            ("aa", "xaa aaax"),
        ] {
            assert!(!Haystack::new(text).has(form), "{form}");
        }
    }
}
