//! The second look: an assembled article is parsed again and compared with its source.
//!
//! Escaping is written by hand and Markdown is full of corners, so nothing rests on it alone.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::assemble::{Choice, compose};
use super::blocks::one_line;
use super::structure::{self, Over, Piece};
use super::{Slot, write};
use crate::article::Article;

/// How many more times an article is parsed in search of the texts that break it, before all that are still
/// in doubt are refused.
const MAX_PARSES: usize = 48;

/// One element of an article's structure, comparable with another article's.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Open(u8, u64),
    Close,
    Text(Over),
    /// Images alone, with the hash of their destinations and titles' presence.
    Images(Over, u64),
    Opaque(u64),
    Task(bool),
}

#[derive(Debug)]
struct Element {
    token: Token,
    range: Range<usize>,
    /// Hash of what is rendered, white space folded.
    rendered: u64,
    /// Raw tags and destinations with a scheme that is not harmless.
    active: Vec<String>,
}

/// The structure of the Markdown in `text[body..]`.
#[derive(Debug)]
pub(super) struct Outline(Vec<Element>);

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl Outline {
    pub(super) fn of(text: &str, body: usize) -> Self {
        let (events, _) = structure::parse(text, body);
        Self(structure::pieces(&events).iter().map(element).collect())
    }

    /// The structure without the elements in which a byte of `gone` lies, nor the containers that are then
    /// empty. A list item, quotation or footnote that is empty from the start counts for nothing either.
    fn without<'o>(&'o self, gone: &[Range<usize>]) -> Vec<&'o Element> {
        let mut out: Vec<&Element> = Vec::with_capacity(self.0.len());
        let mut gone = gone.iter().peekable();
        for element in &self.0 {
            match &element.token {
                Token::Text(_) | Token::Opaque(_) => {
                    while gone.next_if(|g| g.end <= element.range.start).is_some() {}
                    if gone.peek().is_some_and(|g| g.start < element.range.end) {
                        if matches!(out.last().map(|e| &e.token), Some(Token::Task(_))) {
                            out.pop();
                        }
                        continue;
                    }
                }
                Token::Close => {
                    if matches!(out.last().map(|e| &e.token), Some(Token::Open(kind, _)) if *kind < 5) {
                        out.pop();
                        continue;
                    }
                }
                _ => {}
            }
            out.push(element);
        }
        out
    }

    /// Whether `assembled` has this structure, less `gone`, and no active content that is not here.
    pub(super) fn admits(&self, gone: &[Range<usize>], assembled: &Self) -> bool {
        let expected = self.without(gone);
        let actual = assembled.without(&[]);
        expected.len() == actual.len()
            && expected.iter().zip(&actual).all(|(e, a)| {
                e.token == a.token && (a.active.is_empty() || a.active == e.active || within(&a.active, &e.active))
            })
    }
}

/// Whether one multiset is part of another.
fn within(part: &[String], whole: &[String]) -> bool {
    let mut left: HashMap<&str, usize> = HashMap::new();
    for item in whole {
        *left.entry(item).or_default() += 1;
    }
    part.iter().all(|item| match left.get_mut(item.as_str()) {
        // A destination may be used again; a tag may not.
        Some(count) if *count > 0 => {
            *count -= usize::from(item.starts_with('<'));
            true
        }
        _ => false,
    })
}

fn element(piece: &Piece<'_, '_>) -> Element {
    let plain = |token, range: &Range<usize>| Element { token, range: range.clone(), rendered: 0, active: Vec::new() };
    match piece {
        Piece::Open(tag, range) => plain(
            match tag {
                Tag::BlockQuote(kind) => Token::Open(0, kind.map_or(0, |k| 1 + k as u64)),
                // The number of the first item follows from the article; it is no text.
                Tag::List(number) => Token::Open(1, u64::from(number.is_some())),
                Tag::Item => Token::Open(2, 0),
                Tag::FootnoteDefinition(label) => Token::Open(3, hash(&**label)),
                Tag::Table(columns) => Token::Open(5, columns.len() as u64),
                Tag::TableHead => Token::Open(6, 0),
                Tag::TableRow => Token::Open(7, 0),
                _ => Token::Open(8, 0),
            },
            range,
        ),
        Piece::Close => plain(Token::Close, &(0..0)),
        Piece::Task(done) => plain(Token::Task(*done), &(0..0)),
        Piece::Opaque(range, events) => {
            let html = matches!(events.first(), Some((Event::Start(Tag::HtmlBlock), _)));
            let content: String = events
                .iter()
                .filter_map(|(e, _)| match e {
                    Event::Html(t) | Event::Text(t) => Some(&**t),
                    _ => None,
                })
                .collect();
            // The text in an HTML block may change, its tags may not: a text adds no `<`.
            let token = if html {
                hash(("html", content.matches('<').count()))
            } else {
                hash((content.as_str(), events.first().is_some_and(|(e, _)| *e == Event::Rule)))
            };
            Element {
                token: Token::Opaque(token),
                range: range.clone(),
                rendered: hash(one_line(&content)),
                active: Vec::new(),
            }
        }
        Piece::Text(over, range, events) => text_element(*over, range, events),
    }
}

fn text_element(over: Over, range: &Range<usize>, events: &[super::inline::Spanned<'_>]) -> Element {
    // A tight item and a loose one differ in space only.
    let over = if over == Over::Tight { Over::Paragraph } else { over };
    let mut rendered = DefaultHasher::new();
    let mut media = DefaultHasher::new();
    let mut alone = false;
    let mut other = false;
    let mut images = 0_usize;
    let mut active = Vec::new();
    let mut words = String::new();
    for (event, _) in events {
        match event {
            Event::Text(t) => {
                words.push_str(t);
                other |= images == 0 && !t.trim().is_empty();
                continue;
            }
            Event::SoftBreak => {
                words.push(' ');
                continue;
            }
            _ => {}
        }
        if !words.is_empty() {
            flush(&mut words, &mut rendered);
        }
        match event {
            Event::Start(tag) => {
                std::mem::discriminant(tag).hash(&mut rendered);
                if let Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. } = tag {
                    (&**dest_url, one_line(title)).hash(&mut rendered);
                    (&**dest_url, title.is_empty()).hash(&mut media);
                    if !write::is_harmless(dest_url) {
                        active.push(dest_url.to_string());
                    }
                }
                match tag {
                    Tag::Image { .. } => {
                        images += 1;
                        alone = true;
                    }
                    Tag::Link { .. } => {}
                    _ => other |= images == 0,
                }
            }
            Event::End(end) => {
                end.hash(&mut rendered);
                if *end == pulldown_cmark::TagEnd::Image {
                    images = images.saturating_sub(1);
                }
            }
            Event::Code(t) => {
                ("code", one_line(t)).hash(&mut rendered);
                other |= images == 0;
            }
            Event::InlineHtml(t) => {
                let tag = one_line(t);
                ("html", tag.as_str()).hash(&mut rendered);
                active.push(tag);
                other |= images == 0;
            }
            Event::FootnoteReference(t) => {
                ("footnote", &**t).hash(&mut rendered);
                other |= images == 0;
            }
            Event::HardBreak => "break".hash(&mut rendered),
            _ => other = true,
        }
    }
    flush(&mut words, &mut rendered);
    let token = if alone && !other { Token::Images(over, media.finish()) } else { Token::Text(over) };
    Element { token, range: range.clone(), rendered: rendered.finish(), active }
}

fn flush(words: &mut String, rendered: &mut DefaultHasher) {
    // White space at the ends of a run is kept as one space: `a *b*` is not `a*b*`.
    let space = |c: Option<char>| c.is_some_and(|c| c == ' ');
    (space(words.chars().next()), space(words.chars().last()), one_line(words)).hash(rendered);
    words.clear();
}

/// Finds the blocks whose chosen texts cannot stand, and takes their texts out of `choices`.
///
/// All is well after one parse, almost always; a culprit is found by halving.
pub(super) fn refuse(article: &Article, body: usize, choices: &mut [Choice]) -> Vec<usize> {
    let changed: Vec<usize> = (0..choices.len()).filter(|&i| choices[i].is_change()).collect();
    if changed.is_empty() {
        return Vec::new();
    }
    let source = Outline::of(&article.text, body);
    let mut parses = 0;
    let mut refused = Vec::new();
    let holds = |choices: &[Choice], only: &[usize]| {
        let composed = compose(article, choices, only, None);
        let start = composed.position(body);
        // A text must not make front matter of an article that has none, nor end the one it has.
        super::frontmatter::body_start(&composed.text) == start
            && source.admits(&composed.gone, &Outline::of(&composed.text, start))
    };
    let mut doubtful = vec![changed];
    while let Some(set) = doubtful.pop() {
        parses += 1;
        if parses <= MAX_PARSES && holds(choices, &set) {
            continue;
        }
        if set.len() == 1 || parses > MAX_PARSES {
            refused.extend(set);
        } else {
            let (a, b) = set.split_at(set.len() / 2);
            doubtful.push(b.to_vec());
            doubtful.push(a.to_vec());
        }
    }
    for &i in &refused {
        choices[i] = Choice::Keep;
    }
    // Two texts may be harmless apart and not together.
    if !refused.is_empty() || parses > 1 {
        let rest: Vec<usize> = (0..choices.len()).filter(|&i| choices[i].is_change()).collect();
        if !rest.is_empty() && !holds(choices, &rest) {
            for &i in &rest {
                choices[i] = Choice::Keep;
            }
            refused.extend(rest);
        }
    }
    refused.sort_unstable();
    refused
}

/// Takes out the blocks whose text, written back on one line, would not render as it does now.
///
/// Only a text that is not a slice of the article can be wrong; an article without any pays nothing.
pub(super) fn verify(article: &mut Article, body: usize) {
    let doubtful: Vec<usize> = (0..article.blocks.len()).filter(|&i| !is_plain(article, i)).collect();
    if doubtful.is_empty() {
        return;
    }
    let mut choices: Vec<Choice> = Vec::with_capacity(article.blocks.len());
    for (i, block) in article.blocks.iter().enumerate() {
        let write = doubtful.binary_search(&i).is_ok();
        choices.push(if write { super::assemble::forced(article, block, &block.text) } else { Choice::Keep });
    }
    let mut bad = refuse(article, body, &mut choices);
    let composed = compose(article, &choices, &doubtful, None);
    let source = Outline::of(&article.text, body);
    let again = Outline::of(&composed.text, composed.position(body));
    if source.0.len() == again.0.len() {
        let mut blocks = doubtful.iter().filter(|i| bad.binary_search(i).is_err()).peekable();
        let mut wrong = Vec::new();
        for (was, now) in source.0.iter().zip(&again.0) {
            if !matches!(was.token, Token::Text(_) | Token::Images(..) | Token::Opaque(_)) {
                continue;
            }
            while blocks.next_if(|&&i| article.blocks[i].span.end <= was.range.start).is_some() {}
            while let Some(&i) = blocks.next_if(|&&i| article.blocks[i].span.start < was.range.end) {
                if was.rendered != now.rendered {
                    wrong.push(i);
                }
            }
        }
        bad.extend(wrong);
    } else {
        bad = doubtful;
    }
    if bad.is_empty() {
        return;
    }
    bad.sort_unstable();
    bad.dedup();
    let mut index = 0;
    let mut out = Vec::new();
    article.blocks.retain(|block| {
        let keep = bad.binary_search(&index).is_err();
        index += 1;
        if !keep {
            out.push(block.span.clone());
        }
        keep
    });
    article.untranslatable.extend(out);
}

fn is_plain(article: &Article, block: usize) -> bool {
    match &article.blocks[block].slot {
        crate::article::Slot::Markdown(Slot::Inline(inline)) => inline.plain,
        crate::article::Slot::Markdown(Slot::Alt { plain, label, .. }) => *plain && label.is_none(),
        _ => true,
    }
}

/// Whether an edition without markers still has the article's structure.
pub(super) fn strips_cleanly(article: &Article, body: usize, composed: &super::assemble::Composed) -> bool {
    let source = Outline::of(&article.text, body);
    source.admits(&composed.gone, &Outline::of(&composed.text, composed.position(body)))
}
