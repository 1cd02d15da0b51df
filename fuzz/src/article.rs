//! The readers of Markdown and plain text: lossless, and no translation changes the structure.

use pulldown_cmark::{Event, Parser, Tag};
use tradwi::article::{self, Article, Format, Kind, Layout, OPTIONS, ReadOptions, Rendition, body_start};
use tradwi::segment;
use tradwi::text::{flow, fold, has_letters, has_letters_outside_addresses};

use crate::{fields, is_in, locale, parts};

/// The article, and a translation to put in every place of it.
pub fn check(input: &str) {
    let [text, translation] = parts(input);
    markdown(text, translation);
    for layout in [None, Some(Layout::Lines), Some(Layout::Wrapped)] {
        plain(text, translation, layout);
    }
}

fn read(text: &str, format: Format, layout: Option<Layout>) -> Article {
    let fields = fields();
    article::read(text.to_owned(), &ReadOptions { format, layout, fields: &fields, locale: &locale("en") })
}

/// What holds for both readers (invariants 1 and 8).
fn lossless(article: &Article) {
    let text = &article.text;
    let mut at = 0;
    for block in &article.blocks {
        assert!(is_in(text, &block.span), "{block:?} is off");
        assert!(block.span.start >= at, "{block:?} overlaps the one before");
        assert!(has_letters(&block.text) && !block.text.contains('\r'), "{block:?} has no words, or a line end");
        at = block.span.end;
    }
    let mut at = 0;
    for recognised in &article.metadata {
        assert!(is_in(text, &recognised.span) && recognised.span.start >= at, "{recognised:?} is off");
        at = recognised.span.end;
    }
    for span in article.untranslatable.iter().chain(article.problems.iter().map(|p| &p.span)) {
        assert!(is_in(text, span), "{span:?} is off");
    }
    assert_eq!(article::assemble(article, &Rendition::default()).text, *text);
    let own: Vec<_> = article.blocks.iter().map(|b| Some(b.text.clone())).collect();
    let again = article::assemble(article, &Rendition { texts: &own, ..Rendition::default() });
    assert_eq!(again.text, *text, "own texts put back");
    assert!(again.spans.iter().zip(&article.blocks).all(|(span, block)| *span == block.span));
    for (tag, joiner) in [("en", " "), ("ja", "")] {
        for segment in segment::segment(article, &locale(tag)) {
            let own = &article.blocks[segment.block].text;
            assert_eq!(fold(&flow(segment.lines(), joiner)), fold(own), "sentences in `{tag}`");
        }
    }
}

fn everywhere(article: &Article, text: &str) -> article::Assembled {
    let texts = vec![Some(text.to_owned()); article.blocks.len()];
    let assembled = article::assemble(article, &Rendition { texts: &texts, ..Rendition::default() });
    for span in &assembled.spans {
        assert!(is_in(&assembled.text, span), "{span:?} is off");
    }
    assembled
}

/// Whether an empty line stands between any two blocks.
fn is_parted(article: &Article) -> bool {
    let mut pairs = article.blocks.iter().zip(article.blocks.iter().skip(1));
    pairs.all(|(a, b)| {
        // The last line is the beginning of the next block's.
        let between = article.text[a.span.end..b.span.start].split('\n').skip(1).collect::<Vec<_>>();
        between.split_last().is_some_and(|(_, lines)| lines.iter().any(|line| line.trim().is_empty()))
    })
}

fn plain(text: &str, translation: &str, layout: Option<Layout>) {
    let article = read(text, Format::Plain, layout);
    lossless(&article);
    for words in ["Yon mo", translation] {
        // A reading time in place of a paragraph is read as one.
        if !has_letters_outside_addresses(words) || words.chars().any(char::is_numeric) {
            continue;
        }
        let assembled = everywhere(&article, words);
        // In wrapped text a byline or the item of a list stands apart only because it looks like one: with other words it
        // is a line of the paragraph, so that this holds of what an empty line parts. And a mark before the words is a list's.
        let is_prose = words.trim_start().starts_with(char::is_alphabetic);
        if article.layout == Layout::Wrapped && !(is_prose && is_parted(&article)) {
            continue;
        }
        let again = read(&assembled.text, Format::Plain, Some(article.layout));
        assert_eq!(again.blocks.len(), article.blocks.len(), "{words:?} gives {:?}", assembled.text);
        for (i, block) in again.blocks.iter().enumerate() {
            let meant = if assembled.refused.contains(&i) { &article.blocks[i].text } else { words };
            // A hard break of the catalogue, whatever its line end, is a space here: plain text knows none.
            let bare = |text: &str| fold(&fold(&text.replace('\u{FEFF}', "")).replace("\\\n", "\\ "));
            assert_eq!(bare(&block.text), bare(meant), "in {:?}", assembled.text);
        }
    }
}

fn markdown(text: &str, translation: &str) {
    let article = read(text, Format::Markdown, None);
    lossless(&article);
    let body = body_start(text);
    let outline = blocks(&text[body..]);

    let assembled = everywhere(&article, "Yon mo");
    let again = read(&assembled.text, Format::Markdown, None);
    // A picture that would go with its words stays, and its words with it.
    let refusable = |i: &usize| article.blocks[*i].kind == Kind::AltText || article.blocks[*i].text.contains("![");
    assert!(assembled.refused.iter().all(refusable), "plain words give {:?}", assembled.text);
    let kinds = |a: &Article| a.blocks.iter().map(|b| (b.kind.clone(), b.markup)).collect::<Vec<_>>();
    assert_eq!(kinds(&again), kinds(&article), "plain words give {:?}", assembled.text);
    for (i, (now, was)) in again.blocks.iter().zip(&article.blocks).enumerate() {
        let meant = if assembled.refused.contains(&i) { &was.text } else { "Yon mo" };
        assert_eq!(now.text, meant, "plain words give {:?}", assembled.text);
    }

    if !has_letters(translation) {
        // It may leave blocks out.
        everywhere(&article, translation);
        return;
    }
    let assembled = everywhere(&article, translation);
    let body = body_start(&assembled.text);
    let (before, after) = (outline, blocks(&assembled.text[body..]));
    assert_eq!(after.tags, before.tags, "{translation:?} gives {:?}", assembled.text);
    for html in &after.html {
        // A text is put back on one line, so a comment or tag of its own may have spaces where it had line ends.
        let known = before.html.iter().any(|b| one_line(b).contains(&one_line(html)));
        assert!(known, "{translation:?} gives the live {html:?} in {:?}", assembled.text);
    }
    for link in &after.active {
        assert!(before.active.contains(link), "{translation:?} gives the live {link:?} in {:?}", assembled.text);
    }
}

fn one_line(html: &str) -> String {
    html.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a reader's browser would make of a Markdown text, by a parse of its own.
struct Outline {
    /// The elements that make up its structure, in order.
    tags: Vec<String>,
    /// Raw HTML between words.
    html: Vec<String>,
    /// Links that run a program.
    active: Vec<String>,
}

fn blocks(text: &str) -> Outline {
    let mut outline = Outline { tags: Vec::new(), html: Vec::new(), active: Vec::new() };
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Start(
                tag @ (Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::BlockQuote(_)
                | Tag::CodeBlock(_)
                | Tag::HtmlBlock
                | Tag::List(_)
                | Tag::Item
                | Tag::FootnoteDefinition(_)
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell),
            ) => outline.tags.push(format!("{tag:?}")),
            Event::Rule => outline.tags.push("Rule".into()),
            Event::InlineHtml(html) => outline.html.push(html.to_string()),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                let scheme: String = dest_url
                    .chars()
                    .filter(|c| !c.is_control() && !c.is_whitespace())
                    .collect::<String>()
                    .to_lowercase();
                if ["javascript:", "vbscript:", "data:"].iter().any(|s| scheme.starts_with(s)) {
                    outline.active.push(dest_url.to_string());
                }
            }
            _ => {}
        }
    }
    outline
}
