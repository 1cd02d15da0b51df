//! The page of an article.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use super::about::About;
use super::anchors::anchors;
use super::body::{self, Body, Input, Passage, sanitise};
use super::card::{Facts, Line};
use super::corrections::{self, CorrectionView};
use super::frame::{FootLink, Frame, LanguageLink, Words, attributes};
use super::head::{ArticleSubject, Subject, is_raster};
use super::lead;
use super::paths::{page_path, relative_url, single_path};
use super::site::Site;
use super::templates::Safe;
use crate::article::{Format, Kind, Metadata, Recognised};
use crate::assemble::{ArticleEdition, Mark, Phrase, Shown, SiteWords};
use crate::catalogue::State;
use crate::diagnostic::Diagnostic;
use crate::locale::Locale;
use crate::sync::ArticleState;

/// What a page needs to know of the site.
#[derive(Clone, Copy, Debug)]
pub struct PageContext<'a> {
    /// The words of the edition's locale.
    pub words: &'a SiteWords,
    /// The locales in which there is such a page, in the order in which the site offers them.
    pub locales: &'a [Locale],
    /// The site.
    pub site: &'a Site,
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The whole page, self-contained but for `assets`.
    pub html: String,
    /// The pictures it shows: paths relative to the articles folder, never leading out of it, to be copied to
    /// the same path below the locale's folder. Nobody has looked whether they exist.
    pub assets: Vec<String>,
    /// What is wrong with the project's own templates: the same on every page, most likely.
    pub findings: Vec<Diagnostic>,
}

/// The page of an article in one locale, for the path that [`page_path`] gives.
///
/// Every passage that is not the edition's own current text carries a label and its language, and nothing a
/// translator wrote becomes active content.
pub fn article_page(state: &ArticleState, edition: &ArticleEdition, context: &PageContext<'_>) -> Page {
    article_page_with_audio(state, edition, context, None)
}

/// The same page with a machine's reading of the article, given by its path below the editions folder.
pub fn article_page_with_audio(
    state: &ArticleState,
    edition: &ArticleEdition,
    context: &PageContext<'_>,
    audio: Option<&str>,
) -> Page {
    let words = context.words;
    let page = &edition.locale;
    let path = page_path(page, &state.stem);
    let facts = Facts::of(state, edition);
    let mut assets = BTreeSet::new();

    let passages = passages(state, edition);
    let said = said(state, words);
    let input = Input { text: &edition.text, passages: &passages, source: &state.source, words, said: &said };
    let body = match state.article.format {
        Format::Plain => body::plain(&input),
        Format::Markdown => body::markdown(&input, crate::article::body_start(&edition.text)),
    };
    let ids: Vec<&str> = passages.iter().filter_map(|p| p.id.as_deref()).collect();
    let clean = |html: &str, assets: &mut BTreeSet<String>| sanitise(html, page, &state.stem, &ids, assets);
    let Body { headline, deck, html } = body;
    let mut head = |own: Option<(String, Shown)>, line: Option<&Line>| {
        own.map(|(html, shown)| (clean(&html, &mut assets), shown))
            .or_else(|| line.map(|l| (clean(&l.html, &mut BTreeSet::new()), l.shown.clone())))
            .map(|(html, shown)| Head::new(html, &shown, words))
    };
    let own_headline = headline.is_some() || has_headline(state, &passages, &html);
    let headline = head(headline, facts.title.as_ref().filter(|_| !own_headline));
    let deck = head(deck, facts.deck.as_ref());
    let html = clean(&html, &mut assets);
    let html = lead::figure(state, edition, words, &mut assets) + &html;

    let picture = first_picture(&html, &assets, &path, page);

    // One label does for both lines where they are marked alike.
    let joined = match (&headline, &deck) {
        (Some(a), Some(b)) if a.label.is_some() && (&a.label, &a.attributes) == (&b.label, &b.attributes) => {
            Some(Joined { attributes: a.attributes.clone(), label: a.label.clone() })
        }
        _ => None,
    };
    let about = About::of(state, edition, words, facts.share(words), context.locales);
    let view = ArticleView {
        audio: audio.map(|file| Audio {
            url: Safe(relative_url(&path, file)),
            notice: Words::of(words.say("audio-notice"), page),
        }),
        joined,
        headline,
        deck,
        iso_date: facts.date.map(|d| d.to_string()),
        date: facts.date.map(|d| Words::of(words.say_date("published", d), page)),
        reading_time: Words::of(words.reading_time(facts.minutes), page),
        notices: notices(state, edition, words, "partial-notice").into_iter().map(|p| Words::of(p, page)).collect(),
        about,
        corrections: corrections::views(state, edition, words),
        body: Safe(html),
    };
    let site = words.say("site-title").text;
    let title = facts.title.as_ref().map(|t| t.bare.0.as_str()).filter(|t| !t.is_empty());
    let languages = context.locales.iter().map(|locale| {
        let url = (locale != page).then(|| relative_url(&path, &page_path(locale, &state.stem)));
        LanguageLink::new(locale, url)
    });
    let subject = Subject {
        versions: context.locales.iter().map(|l| (l.clone(), page_path(l, &state.stem))).collect(),
        default: context.locales.contains(&state.source).then(|| page_path(&state.source, &state.stem)),
        headline: title.map_or_else(|| site.clone(), str::to_owned),
        description: facts.deck.as_ref().map(|d| d.bare.0.as_str()).filter(|text| !text.is_empty()),
        has_feed: facts.date.is_some_and(|date| date.year() > 0),
        article: Some(ArticleSubject {
            source: &state.source,
            published: facts.date,
            modified: facts.modified,
            picture,
        }),
    };
    let frame = Frame {
        subject,
        words,
        site: context.site,
        path: &path,
        title: title.map_or_else(|| site.clone(), |t| format!("{t} – {site}")),
        description: facts.deck.as_ref().map(|d| d.bare.0.clone()),
        languages: languages.collect(),
        footer: vec![FootLink {
            url: Safe(relative_url(&path, &single_path(page, &state.stem))),
            phrase: Words::of(words.say("keep-page"), page),
            hreflang: None,
        }],
        footnotes: Vec::new(),
    };
    Page { assets: assets.into_iter().collect(), ..frame.render("article.html", view, 0) }
}

#[derive(Serialize)]
struct ArticleView {
    audio: Option<Audio>,
    joined: Option<Joined>,
    headline: Option<Head>,
    deck: Option<Head>,
    iso_date: Option<String>,
    date: Option<Words>,
    reading_time: Words,
    notices: Vec<Words>,
    about: Option<About>,
    corrections: Vec<CorrectionView>,
    body: Safe,
}

/// A machine's reading of the article.
#[derive(Serialize)]
struct Audio {
    url: Safe,
    notice: Words,
}

/// What the headline and the deck have in common.
#[derive(Serialize)]
struct Joined {
    attributes: Safe,
    label: Option<Words>,
}

/// A line at the head of the page.
#[derive(Serialize)]
struct Head {
    /// Safe HTML.
    html: Safe,
    attributes: Safe,
    label: Option<Words>,
}

impl Head {
    fn new(html: String, shown: &Shown, words: &SiteWords) -> Self {
        let page = words.locale();
        let label = body::label(words, shown).map(|phrase| Words::of(phrase, page));
        // A stale line says its language too, though it is that of the page, as every marked passage does.
        let attributes =
            if label.is_some() { Safe(body::attributes(&shown.locale)) } else { attributes(&shown.locale, page) };
        Self { html: Safe(html), attributes, label }
    }
}

/// Whether the text of an article brings its headline itself, so that a title of its front matter is not shown: a heading
/// of the first rank that is all there is of a title, that has nothing before it but pictures, or that says the same.
fn has_headline(state: &ArticleState, passages: &[Passage], html: &str) -> bool {
    let texts = |wanted: &Kind| -> Vec<String> {
        let all = state.segments.iter().zip(&state.texts).filter(|(segment, _)| segment.kind == *wanted);
        all.map(|(_, text)| text.text()).collect()
    };
    let headings = texts(&Kind::Heading(1));
    if headings.is_empty() {
        return html.contains("<h1");
    }
    let titles = texts(&Kind::Field("title".into()));
    let first = passages.iter().map(|p| &p.kind).find(|kind| !matches!(kind, Kind::AltText | Kind::Caption));
    titles.is_empty() || first == Some(&Kind::Heading(1)) || titles.iter().any(|title| headings.contains(title))
}

/// The segments in the text below the front matter that are shown, in order.
pub(super) fn passages(state: &ArticleState, edition: &ArticleEdition) -> Vec<Passage> {
    let all = state.segments.iter().zip(&edition.spans).zip(&edition.shown).zip(anchors(state));
    let mut passages: Vec<Passage> = all
        .filter(|(((segment, span), _), _)| !span.is_empty() && !matches!(segment.kind, Kind::Field(_)))
        .map(|(((segment, span), shown), id)| Passage {
            span: span.clone(),
            kind: segment.kind.clone(),
            shown: shown.clone(),
            id,
        })
        .collect();
    passages.sort_by_key(|p| p.span.start);
    passages
}

/// The lines of the article that the head of the page says: as the article has them, and as this edition does.
pub(super) fn said(state: &ArticleState, words: &SiteWords) -> Vec<String> {
    // The head has no room for a time of day, nor for the day of the last change.
    let is_said = |m: &&Recognised| match &m.value {
        Metadata::ReadingTime(_) | Metadata::Date(_) => true,
        Metadata::Moment(moment) => {
            moment.clock.is_none() && m.value.date().is_some_and(|date| state.article.date == Some(date))
        }
    };
    let metadata = || state.article.metadata.iter().filter(is_said);
    let own = metadata().filter_map(|m| state.article.text.get(m.span.clone()));
    let ours = metadata().filter_map(|m| words.metadata(&m.value));
    own.map(|line| line.trim().to_owned()).chain(ours).collect()
}

/// The path below the editions folder of the first picture that previews can show.
fn first_picture(html: &str, assets: &BTreeSet<String>, path: &str, page: &Locale) -> Option<String> {
    let urls: HashMap<String, String> = assets
        .iter()
        .filter(|asset| is_raster(asset))
        .map(|asset| format!("{page}/{asset}"))
        .map(|asset| (relative_url(path, &asset), asset))
        .collect();
    let sources = html.split(" src=\"").skip(1).filter_map(|rest| rest.split('"').next());
    sources.into_iter().find_map(|url| urls.get(url).cloned())
}

/// What the reader should know before the first line.
///
/// `partial` is the message that names the language of what is not translated.
pub(super) fn notices(state: &ArticleState, edition: &ArticleEdition, words: &SiteWords, partial: &str) -> Vec<Phrase> {
    let page = &edition.locale;
    let visible = || edition.shown.iter().zip(&edition.spans).filter(|(_, span)| !span.is_empty()).map(|(s, _)| s);
    let any = |wanted: fn(&Mark) -> bool| visible().any(|s| s.mark.as_ref().is_some_and(wanted));
    let mut out = Vec::new();
    if let Some(locale) = foreign(state, edition) {
        out.push(words.say_of(partial, &locale));
    }
    if any(|m| matches!(m, Mark::Stale(_))) {
        out.push(words.say("stale-notice"));
    }
    if any(|m| matches!(m, Mark::Machine)) {
        out.push(words.say("machine-notice"));
    }
    let target = state.targets.iter().find(|t| t.locale == *page);
    let draft = target.is_some_and(|t| {
        let items = t.items.iter().zip(&edition.shown);
        items.into_iter().any(|(i, s)| s.locale == *page && i.judgement.state == Some(State::Draft))
    });
    if draft && *page != state.source {
        out.push(words.say("draft-notice"));
    }
    if edition.spans.iter().zip(&state.segments).any(|(span, s)| span.is_empty() && !s.span.is_empty()) {
        out.push(words.say("left-out"));
    }
    out
}

/// The language, other than its own, that an edition has passages in. Where there are two, the one that more of them are
/// in is named; each says its own.
pub(super) fn foreign(state: &ArticleState, edition: &ArticleEdition) -> Option<Locale> {
    let page = &edition.locale;
    let visible = edition.shown.iter().zip(&edition.spans).filter(|(_, span)| !span.is_empty()).map(|(s, _)| s);
    let mut foreign: Vec<(&Locale, usize)> = Vec::new();
    for shown in visible.filter(|s| s.locale != *page) {
        match foreign.iter_mut().find(|(locale, _)| *locale == &shown.locale) {
            Some((_, count)) => *count += 1,
            None => foreign.push((&shown.locale, 1)),
        }
    }
    // What is in no segment is in the article's language, too.
    let body = crate::article::body_start(&state.article.text);
    let left =
        state.article.format == Format::Markdown && state.article.untranslatable.iter().any(|span| span.start >= body);
    if foreign.is_empty() && left && *page != state.source {
        foreign.push((&state.source, 1));
    }
    foreign.iter().rev().max_by_key(|(_, count)| *count).map(|(locale, _)| (*locale).clone())
}
