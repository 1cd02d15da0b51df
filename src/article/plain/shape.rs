//! What the paragraphs of a plain text are: nothing marks a heading but its look.

use crate::article::Kind;
use crate::locale::Locale;
use crate::text::{is_address, sentences};

/// The longest sub-heading, in characters.
const HEADING: usize = 100;
/// The longest line that may describe a picture, or be the longer headline.
const LINE: usize = 300;

/// The kind of each paragraph. With `news`, a reading time stands under the title: then the next line
/// describes the picture, and a headline after it is the deck. What stands `aside` (bylines, say) are paragraphs, as if they
/// were not there.
pub(super) fn kinds(all: &[String], aside: &[bool], news: bool, locale: &Locale) -> Vec<Kind> {
    let texts: Vec<&str> = all.iter().zip(aside).filter(|(_, a)| !**a).map(|(text, _)| text.as_str()).collect();
    let mut kinds = shaped(&texts, news, locale).into_iter();
    aside.iter().map(|&aside| if aside { None } else { kinds.next() }.unwrap_or(Kind::Paragraph)).collect()
}

fn shaped(texts: &[&str], news: bool, locale: &Locale) -> Vec<Kind> {
    let headline = texts.get(2).filter(|text| is_line(text, locale) && is_bare(text));
    let longer = headline.is_some_and(|text| text.chars().count() > texts[0].chars().count());
    // A paragraph of several sentences describes no picture: the shape is another then. A sentence does where the longer
    // headline follows it, or its credit ends it; else it is where the story begins.
    let tells = |text: &str| longer || is_bare(text) || text.trim_end().ends_with([')', ']']);
    let caption = news && texts.get(1).is_some_and(|text| is_line(text, locale) && tells(text));
    let deck = caption && headline.is_some();
    let body = 1 + usize::from(caption) + usize::from(deck);
    let short: Vec<bool> = texts.iter().map(|text| is_short(text, locale)).collect();
    texts
        .iter()
        .enumerate()
        .map(|(i, text)| match i {
            0 => Kind::Heading(1),
            1 if caption => Kind::Caption,
            2 if deck => Kind::Deck,
            _ if short[i] && !is_listed(&short, body, i) && leads(text, texts.get(i + 1).copied()) => Kind::Heading(2),
            _ => Kind::Paragraph,
        })
        .collect()
}

/// Whether a short line stands among others: three together are a list of something.
fn is_listed(short: &[bool], body: usize, i: usize) -> bool {
    (i.saturating_sub(2).max(body)..=i)
        .any(|from| short.get(from..from + 3).is_some_and(|three| three.iter().all(|&s| s)))
}

/// Whether a short line may be the heading of what follows it: one that asks or calls needs more text under it.
fn leads(text: &str, next: Option<&str>) -> bool {
    next.is_some_and(|next| is_bare(text) || next.chars().count() > text.chars().count())
}

/// Whether a text could be a sub-heading by its look.
fn is_short(text: &str, locale: &Locale) -> bool {
    let last = last_mark(text);
    let first = text.chars().find(|c| c.is_alphanumeric());
    text.chars().count() <= HEADING
        && (is_bare(text) || matches!(last, Some('?' | '!' | '？' | '！')))
        && first.is_some_and(|c| !c.is_lowercase())
        && !text.starts_with(['-', '–', '—', '•', '*', '·'])
        && !text.split_whitespace().any(is_address)
        && sentences::breaks(text, false, locale).is_empty()
}

/// Whether a text is one line of at most one sentence or two.
fn is_line(text: &str, locale: &Locale) -> bool {
    text.chars().count() <= LINE && sentences::breaks(text, false, locale).len() < 2
}

/// Whether no mark ends a text as a sentence ends.
fn is_bare(text: &str) -> bool {
    last_mark(text).is_some_and(|c| {
        !matches!(c, '.' | '!' | '?' | '…' | ':' | ';' | ',' | '。' | '！' | '？' | '：' | '؟' | '۔' | '।')
    })
}

/// The last character, closing marks aside.
fn last_mark(text: &str) -> Option<char> {
    text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '」'))
        .chars()
        .next_back()
}
