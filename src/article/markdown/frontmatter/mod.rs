//! Front matter: YAML between `---` lines or TOML between `+++` lines, at the very start of an article.
//!
//! Both readers give the same thing, a list of [`Part`]s with their bytes; a value is changed by splicing, and
//! the result is read again and compared, so that a value that would not read back exactly is refused.

mod toml;
mod yaml;

use std::ops::Range;

use jiff::civil::Date;

use super::assemble::{Choice, compose};
use super::blocks::one_line;
use super::{Slot, write};
use crate::article::{Article, Block, Kind, Markup, Problem, Slot as AnySlot};
use crate::diagnostic::Severity;
use crate::locale::Locale;
use crate::text::has_letters;

/// How many fields are tried one by one when they cannot stand together.
const MAX_READS: usize = 64;

/// How a string of the front matter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::article) enum Style {
    /// A YAML plain scalar; inside `[…]` or `{…}` it is quoted when written anew.
    YamlPlain { flow: bool },
    /// A YAML single-quoted scalar.
    YamlSingle,
    /// A YAML double-quoted scalar.
    YamlDouble,
    /// A paragraph of a YAML `|` or `>` scalar.
    YamlBlock,
    /// A TOML string; `literal` ones are in single quotation marks.
    Toml { literal: bool },
}

impl Style {
    /// Whether a value that reads as `text` is what was `written`.
    fn reads(self, text: &str, written: &str) -> bool {
        let meant = match self {
            Self::Toml { .. } => toml::value(written),
            style => yaml::value(written, style),
        };
        meant.is_some_and(|meant| meant == text)
    }
}

/// A value of the front matter, or a paragraph of one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    /// The keys that lead to it, joined by dots; the items of a list share the list's.
    path: String,
    text: String,
    /// Its bytes, quotation marks included.
    span: Range<usize>,
    /// How it is written; `None` for what must be left as it is.
    style: Option<Style>,
    /// Whether it is a string, and not a number, a date or such.
    string: bool,
}

/// Why front matter cannot be read, and where.
struct Fault {
    at: usize,
    message: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    Yaml,
    Toml,
}

/// Where front matter stands.
struct Place {
    language: Language,
    content: Range<usize>,
    /// Where the article proper starts.
    body: usize,
}

/// Where the Markdown of an article starts: behind its front matter, or its byte order mark.
pub fn body_start(text: &str) -> usize {
    locate(text).map_or_else(|| bom(text), |p| p.body)
}

fn bom(text: &str) -> usize {
    if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 }
}

fn locate(text: &str) -> Option<Place> {
    let start = bom(text);
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next()?;
    let language = match first.trim_end() {
        "---" => Language::Yaml,
        "+++" => Language::Toml,
        _ => return None,
    };
    let content = start + first.len();
    let mut at = content;
    for line in lines {
        let closes = matches!((language, line.trim_end()), (Language::Yaml, "---" | "...") | (Language::Toml, "+++"));
        if closes {
            let place = Place { language, content: content..at, body: at + line.len() };
            // Prose between two thematic breaks is no front matter.
            let is = language == Language::Toml || yaml::may_be_mapping(&text[place.content.clone()]);
            return is.then_some(place);
        }
        at += line.len();
    }
    None
}

/// The parts of front matter, with spans in the whole text, in order.
fn parts(text: &str, place: &Place) -> Result<Vec<Part>, Fault> {
    let content = &text[place.content.clone()];
    let shift = place.content.start;
    let read = match place.language {
        Language::Yaml => yaml::parts(content),
        Language::Toml => toml::parts(content),
    };
    match read {
        Ok(mut parts) => {
            for part in &mut parts {
                part.span = part.span.start + shift..part.span.end + shift;
            }
            Ok(parts)
        }
        Err(fault) => Err(Fault { at: (fault.at + shift).min(place.content.end), ..fault }),
    }
}

/// Reads the front matter into the article and gives the place where the Markdown starts.
pub(super) fn read(article: &mut Article, fields: &[String]) -> usize {
    let Some(place) = locate(&article.text) else {
        article.problems.extend(unclosed(&article.text));
        return bom(&article.text);
    };
    let parts = match parts(&article.text, &place) {
        Ok(parts) => parts,
        Err(fault) => {
            let mut end = (fault.at + 1).min(article.text.len());
            while !article.text.is_char_boundary(end) {
                end += 1;
            }
            article.unreadable = true;
            article.problems.push(Problem {
                rule: "front-matter",
                severity: None,
                span: fault.at..end,
                message: format!("the front matter does not parse: {}", fault.message),
                help: Some(
                    "until it does, the article is left alone and keeps the pages it has; close every quotation mark, \
                     and quote a value that has `: ` or ` #` in it"
                        .into(),
                ),
            });
            return place.body;
        }
    };
    for part in parts {
        settings(article, &part);
        if !part.string || !has_letters(&part.text) || !is_field(&part.path, fields) {
            continue;
        }
        let in_order = article.blocks.last().is_none_or(|b| b.span.end <= part.span.start);
        match part.style {
            Some(style) if in_order => article.blocks.push(Block {
                kind: Kind::Field(part.path),
                markup: Markup::Literal,
                span: part.span,
                text: one_line(&part.text),
                fixed_id: None,
                note: None,
                slot: AnySlot::Markdown(Slot::Field(style)),
            }),
            _ => article.untranslatable.push(part.span),
        }
    }
    place.body
}

/// What looks like front matter that no line ends: CommonMark reads a rule and a paragraph there, and so does tradwi.
fn unclosed(text: &str) -> Option<Problem> {
    let start = bom(text);
    let mut lines = text[start..].lines();
    let opening = lines.next()?.trim_end();
    let (sign, closing): (_, &[&str]) = match opening {
        "---" => (':', &["---", "..."]),
        "+++" => ('=', &["+++"]),
        _ => return None,
    };
    let is_entry = lines.clone().next().is_some_and(|line| {
        let key = line.split_once(sign).filter(|(_, value)| value.is_empty() || value.starts_with([' ', '\t', '\r']));
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        key.map(|(key, _)| key.trim_end()).is_some_and(|key| !key.is_empty() && key.chars().all(is_part))
    });
    if !is_entry || lines.any(|line| closing.contains(&line.trim_end())) {
        return None;
    }
    Some(Problem {
        rule: "front-matter",
        severity: Some(Severity::Warning),
        span: start..start + opening.len(),
        message: format!("the `{opening}` of line 1 seems to open front matter, but no line closes it"),
        help: Some(format!(
            "write `{opening}` on a line of its own below the last field; until then readers see the fields as text"
        )),
    })
}

/// What the front matter says to tradwi.
fn settings(article: &mut Article, part: &Part) {
    let text = part.text.trim();
    let wrong = |message: String, help: &str| Problem {
        rule: "front-matter",
        severity: None,
        span: part.span.clone(),
        message,
        help: Some(help.to_owned()),
    };
    match part.path.as_str() {
        "lang" if article.lang.is_none() && !text.is_empty() && text != "null" && text != "~" => match text.parse() {
            Ok(locale) => {
                article.lang = Some(locale);
                article.lang_span = Some(part.span.clone());
            }
            Err(e) => {
                // In the project's language it would be in the wrong edition.
                article.unreadable = true;
                let help = "write the language's tag, as in `lang: ht`; until then the article is left alone";
                article.problems.push(wrong(e.to_string(), help));
            }
        },
        "locales" => {
            let locales = article.locales.get_or_insert_default();
            for tag in text.split(',').map(str::trim).filter(|t| !t.is_empty()) {
                match tag.parse::<Locale>() {
                    Ok(locale) if !locales.contains(&locale) => locales.push(locale),
                    Ok(_) => {}
                    Err(e) => article.problems.push(wrong(e.to_string(), "write tags, as in `locales: [ht, fr]`")),
                }
            }
        }
        "date" if article.date.is_none() && !text.is_empty() => {
            // A time after the date says nothing to readers of a day's news.
            match text.get(..10).unwrap_or(text).parse::<Date>() {
                Ok(date) => article.date = Some(date),
                Err(_) => {
                    article
                        .problems
                        .push(wrong(format!("`{text}` is not a date"), "write it as in `date: 2024-06-25`"));
                }
            }
        }
        "image" | "image.src" if part.string && article.picture.is_none() && !text.is_empty() => {
            article.picture = Some(text.to_owned());
        }
        path if is_undated_correction(path) && !text.is_empty() => article.problems.push(wrong(
            "a correction needs its date, or readers never see it".into(),
            "write the date as the key: `corrections:`, and below it, indented, `2026-10-05: What was wrong.`",
        )),
        _ => {}
    }
}

fn is_undated_correction(path: &str) -> bool {
    (path == "corrections" || path.starts_with("corrections.")) && Kind::Field(path.to_owned()).correction().is_none()
}

/// A plain name stands for a key at any depth, a dotted one for that path only.
fn is_field(path: &str, fields: &[String]) -> bool {
    if Kind::Field(path.to_owned()).correction().is_some() {
        return true;
    }
    let last = path.rsplit_once('.').map_or(path, |(_, last)| last);
    fields.iter().any(|f| f == path || f == last)
}

/// Writes a string in the way its place asks for; `None` where it cannot be written.
pub(super) fn write(style: Style, text: &str) -> Option<String> {
    let text = write::clean(text, false);
    match style {
        Style::Toml { literal } => Some(toml::write(&text, literal)),
        style => yaml::write(&text, style),
    }
}

/// Writes a string over the value at `span`.
pub(super) fn write_at(text: &str, span: &Range<usize>, value: &str) -> Option<String> {
    let parts = parts(text, &locate(text)?).ok()?;
    write(parts.into_iter().find(|p| p.span == *span)?.style?, value)
}

/// Reads the front matter again with the chosen texts in it, and refuses them if any value is not as meant.
pub(super) fn refuse(article: &Article, body: usize, choices: &mut [Choice]) -> Vec<usize> {
    let fields = article.blocks.iter().take_while(|b| b.span.end <= body).count();
    let changed: Vec<usize> = (0..fields).filter(|&i| choices[i].is_change()).collect();
    if changed.is_empty() {
        return Vec::new();
    }
    let Some(before) = locate(&article.text).and_then(|p| parts(&article.text, &p).ok()) else { return Vec::new() };
    let reads_back = |choices: &[Choice], only: &[usize]| {
        let composed = compose(article, choices, only, None);
        let after = locate(&composed.text).and_then(|p| parts(&composed.text, &p).ok());
        after.is_some_and(|after| {
            after.len() == before.len()
                && before.iter().zip(&after).all(|(b, a)| {
                    let changed = only.binary_search_by_key(&b.span.start, |&i| article.blocks[i].span.start);
                    let block = changed.ok().and_then(|at| only.get(at));
                    let meant = match block.map(|&i| (&choices[i], &article.blocks[i].slot)) {
                        Some((Choice::Write(text), AnySlot::Markdown(Slot::Field(style)))) => {
                            a.string && style.reads(&a.text, text)
                        }
                        _ => a.text == b.text,
                    };
                    meant && a.path == b.path && a.string == b.string
                })
        })
    };
    if reads_back(choices, &changed) {
        return Vec::new();
    }
    // Looking at them one by one reads the whole front matter each time.
    let many = changed.len() > MAX_READS;
    let mut refused = changed.clone();
    refused.retain(|&i| many || !reads_back(choices, &[i]));
    for &i in &refused {
        choices[i] = Choice::Keep;
    }
    let rest: Vec<usize> = changed.into_iter().filter(|&i| choices[i].is_change()).collect();
    if !rest.is_empty() && !reads_back(choices, &rest) {
        for &i in &rest {
            choices[i] = Choice::Keep;
        }
        refused.extend(rest);
    }
    refused
}
