//! Markdown as HTML: pulldown-cmark's events, with those of marked passages replaced.

mod events;
mod inline;
mod notes;

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CowStr, Event, Parser, Tag, TagEnd, html as writer};

use super::html::{is_phrasing, without_opaque};
use super::{Body, Flow, Input, Passage, attributes, escape, key, label, tag};
use crate::article::{Kind, OPTIONS};
use crate::assemble::{Mark, Shown};
use crate::edition::paths::{Address, resolve};
use crate::locale::Locale;
use events::{Spanned, blocks, end_of, is_alone, is_inline, is_item, is_leaf_end, is_nest, is_nest_end, span_of};
pub(in crate::edition) use inline::{inline, text_only};
use notes::Notes;

/// Lists and quotations nested deeper are shown on the level above: no reader follows them there, and an HTML parser
/// takes time for each level that is the square of their number. (A browser stops at 512 elements.)
const DEEPEST: usize = 128;

/// The body of a Markdown article whose text starts at `start`, behind the front matter.
pub(in crate::edition) fn markdown(input: &Input<'_>, start: usize) -> Body {
    let text = input.text.get(start..).unwrap_or_default();
    let shift = |r: Range<usize>| r.start + start..r.end + start;
    let events: Vec<Spanned<'_>> =
        Parser::new_ext(text, OPTIONS).into_offset_iter().map(|(event, r)| (event, shift(r))).collect();
    let mut page = Page { input, notes: Notes::find(&events), events: &events, said: input.said.to_vec() };
    let mut body = Body::default();
    let blocks = blocks(&events, 0..events.len());
    let mut first = 0;
    if let Some(block) = blocks.first()
        && let Event::Start(Tag::Heading { level, .. }) = &events[block.start].0
        && *level as u8 == 1
    {
        let inside = block.start + 1..block.end - 1;
        let shown = page.passages(&events[block.start].1).first().map_or_else(|| page.plainly(), |p| p.shown.clone());
        // The head of the page puts the label above it.
        let wraps = Wraps { labelled: true, ..Wraps::default() };
        body.headline = Some((page.write_with(inside, &wraps), shown));
        first = 1;
    }
    let mut html = page.flow(&blocks[first..]);
    html.push_str(&page.footnotes());
    body.html = html;
    body
}

struct Page<'p, 'a> {
    input: &'p Input<'p>,
    events: &'p [Spanned<'a>],
    notes: Notes,
    said: Vec<String>,
}

impl<'p, 'a> Page<'p, 'a> {
    /// Blocks one after the other.
    fn flow(&mut self, blocks: &[Range<usize>]) -> String {
        let mut flow = Flow::new(self.input.words);
        for block in blocks {
            let (event, range) = &self.events[block.start];
            if matches!(event, Event::Start(Tag::FootnoteDefinition(_))) {
                continue;
            }
            let passages = self.passages(range);
            if passages.is_empty() {
                if self.is_said(block) {
                    continue;
                }
                let html = self.write(block.clone());
                flow.push(&self.in_source(block, html));
            } else if let Some(shown) = self.uniform(block, passages) {
                // The label stands above the block, and nothing inside need be marked.
                let wraps = Wraps { labelled: true, ..Wraps::default() };
                flow.push_marked(&shown, &self.write_with(block.clone(), &wraps));
            } else {
                flow.push(&self.write(block.clone()));
            }
        }
        flow.finish()
    }

    /// The segments in a stretch of the text.
    fn passages(&self, range: &Range<usize>) -> &'p [Passage] {
        let all = self.input.passages;
        let first = all.partition_point(|p| p.span.start < range.start);
        let count = all[first..].partition_point(|p| p.span.start < range.end);
        &all[first..first + count]
    }

    fn plainly(&self) -> Shown {
        Shown { locale: self.input.words.locale().clone(), mark: None }
    }

    /// How all text of a block is shown, if all is shown alike and marked, so that one label does for it.
    ///
    /// Not where there is raw HTML, which might close the box around it, nor where the only text is that of an
    /// image, which nobody sees.
    fn uniform(&self, block: &Range<usize>, passages: &[Passage]) -> Option<Shown> {
        let shown = &passages.first()?.shown;
        shown.mark?;
        let alike = passages.iter().all(|p| key(&p.shown) == key(shown));
        let visible = passages.iter().any(|p| p.kind != Kind::AltText);
        let raw = self.events[block.clone()].iter().any(|(e, _)| matches!(e, Event::Html(_)));
        (alike && visible && !raw).then(|| shown.clone())
    }

    /// Whether a paragraph says only what the head of the page says already.
    fn is_said(&mut self, block: &Range<usize>) -> bool {
        let (Event::Start(Tag::Paragraph), range) = &self.events[block.start] else { return false };
        let text = self.input.text.get(range.clone()).unwrap_or_default().trim();
        let found = self.said.iter().position(|s| s == text);
        found.map(|i| self.said.swap_remove(i)).is_some()
    }

    /// A text that is kept in the article's language on purpose says which language it is.
    fn in_source(&self, block: &Range<usize>, html: String) -> String {
        let events = &self.events[block.clone()];
        let foreign = self.input.source != self.input.words.locale();
        let text = !matches!(events[0].0, Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock))
            && events.iter().any(|(e, _)| matches!(e, Event::Text(t) if crate::text::has_letters(t)))
            && !events.iter().any(|(e, _)| matches!(e, Event::Html(_)));
        if foreign && text { format!("<div{}>\n{html}</div>\n", attributes(self.input.source)) } else { html }
    }

    /// Events as HTML, each marked passage with a label of its own.
    fn write(&mut self, range: Range<usize>) -> String {
        let wraps = self.wraps(&range);
        self.write_with(range, &wraps)
    }

    /// Where the elements around marked passages start and end.
    fn wraps(&self, range: &Range<usize>) -> Wraps {
        let mut wraps = Wraps::default();
        let Some(bytes) = span_of(&self.events[range.clone()]) else { return wraps };
        let passages = self.passages(&bytes);
        if passages.iter().all(|p| p.shown.mark.is_none()) {
            return wraps;
        }
        let find = |at: usize| {
            let i = passages.partition_point(|p| p.span.start <= at);
            passages[..i].last().filter(|p| p.span.contains(&at) && p.shown.mark.is_some())
        };
        let mut i = range.start;
        while i < range.end {
            let (event, bytes) = &self.events[i];
            match event {
                Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell) => {
                    let end = end_of(self.events, i + 1, range.end, is_leaf_end);
                    let marked = self.passages(bytes).iter().find(|p| p.shown.mark.is_some());
                    if let Some(passage) = marked.filter(|p| !matches!(p.kind, Kind::AltText | Kind::Caption)) {
                        wraps.blocks.insert(i, passage.shown.clone());
                    }
                    i = end;
                }
                Event::Start(Tag::CodeBlock(_)) => i = end_of(self.events, i, range.end, |e| e == &TagEnd::CodeBlock),
                Event::Start(Tag::HtmlBlock) => i = end_of(self.events, i, range.end, |e| e == &TagEnd::HtmlBlock),
                _ if is_inline(event) => {
                    // The text of a tight list item, which no paragraph holds.
                    let mut end = i;
                    while end < range.end && is_inline(&self.events[end].0) {
                        end += 1;
                    }
                    if let Some(passage) =
                        find(bytes.start).filter(|p| !matches!(p.kind, Kind::AltText | Kind::Caption))
                    {
                        wraps.runs.insert(i, (end, passage.shown.clone()));
                    }
                    i = end;
                    continue;
                }
                _ => {}
            }
            i += 1;
        }
        wraps
    }

    fn write_with(&mut self, range: Range<usize>, wraps: &Wraps) -> String {
        let mut out: Vec<Event<'a>> = Vec::with_capacity(range.len() + 8);
        let mut table = Table::default();
        let mut run_end = usize::MAX;
        let mut depth = 0_usize;
        let mut i = range.start;
        while i < range.end {
            if i == run_end {
                out.push(raw("</span>"));
                run_end = usize::MAX;
            }
            if let Some((end, shown)) = wraps.runs.get(&i) {
                let label = label(self.input.words, shown).map(|l| tag(&l, "span")).unwrap_or_default();
                out.push(raw(format!("{label}<span{}>", attributes(&shown.locale))));
                run_end = *end;
            }
            let event = &self.events[i].0;
            depth += usize::from(is_nest(event));
            let too_deep = depth > DEEPEST;
            depth -= usize::from(is_nest_end(event));
            match event {
                // The text of what is nested too deep stays, line by line.
                Event::Start(Tag::Item) if too_deep => out.push(raw("<br>")),
                _ if too_deep && (is_nest(event) || is_nest_end(event)) => {}
                Event::Start(Tag::FootnoteDefinition(_)) if i > range.start => {
                    i = self.notes.ends.get(&i).copied().unwrap_or(range.end);
                    continue;
                }
                Event::Start(Tag::HtmlBlock) => {
                    let end = end_of(self.events, i, range.end, |e| e == &TagEnd::HtmlBlock);
                    out.push(raw(self.html(i + 1..end)));
                    i = end + 1;
                    continue;
                }
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    let end = end_of(self.events, i, range.end, |e| e == &TagEnd::Image);
                    let alone = is_alone(self.events, i, end) && !wraps.blocks.contains_key(&(i - 1));
                    if alone {
                        // The paragraph around it becomes the figure.
                        out.pop();
                    }
                    let figure = alone || is_item(self.events, i, end);
                    let place = Place { figure, labelled: wraps.labelled };
                    out.push(raw(self.image(dest_url, title, i..end, &place)));
                    i = if alone { end + 2 } else { end + 1 };
                    continue;
                }
                Event::Start(tag @ (Tag::Paragraph | Tag::Heading { .. })) => match (wraps.blocks.get(&i), tag) {
                    (Some(shown), _) => out.push(raw(self.open_block(tag, &self.events[i].1, shown))),
                    (None, Tag::Heading { level, .. }) => {
                        out.push(raw(format!("\n<{level}{}>", self.id_of(&self.events[i].1))));
                    }
                    (None, _) => out.push(event.clone()),
                },
                Event::Start(Tag::Table(alignments)) => {
                    table = Table { alignments: alignments.clone(), ..Table::default() };
                    out.push(raw("<div class=\"scroll\" tabindex=\"0\">"));
                    out.push(event.clone());
                }
                Event::End(TagEnd::Table) => out.extend([event.clone(), raw("</div>\n")]),
                Event::Start(Tag::TableHead) => {
                    (table.head, table.column) = (true, 0);
                    out.push(event.clone());
                }
                Event::Start(Tag::TableRow) => {
                    (table.head, table.column) = (false, 0);
                    out.push(event.clone());
                }
                Event::Start(Tag::TableCell) => {
                    table.shown = wraps.blocks.get(&i).cloned();
                    out.push(raw(table.open_cell()));
                }
                Event::End(TagEnd::TableCell) => {
                    let label = table.shown.take().and_then(|s| label(self.input.words, &s));
                    let name = if table.head { "th" } else { "td" };
                    let label = label.map(|l| format!(" {}", tag(&l, "span"))).unwrap_or_default();
                    out.push(raw(format!("{label}</{name}>")));
                    table.column += 1;
                }
                Event::Start(Tag::BlockQuote(Some(kind))) => out.push(raw(self.open_alert(*kind))),
                Event::End(TagEnd::BlockQuote(Some(_))) => out.push(raw("</div>\n")),
                Event::TaskListMarker(done) => out.push(raw(if *done { "☑ " } else { "☐ " })),
                Event::FootnoteReference(name) => out.push(raw(self.reference(name))),
                Event::InlineHtml(html) if !is_phrasing(html) => {}
                Event::Html(_) => {}
                other => out.push(other.clone()),
            }
            i += 1;
        }
        if run_end != usize::MAX {
            out.push(raw("</span>"));
        }
        let mut html = String::new();
        writer::push_html(&mut html, out.into_iter());
        html
    }

    /// The start of a marked paragraph or heading, its label above it.
    fn open_block(&self, element: &Tag<'_>, bytes: &Range<usize>, shown: &Shown) -> String {
        let label = label(self.input.words, shown).map(|l| tag(&l, "p")).unwrap_or_default();
        let name = match element {
            Tag::Heading { level, .. } => format!("{level}{}", self.id_of(bytes)),
            _ => "p".to_owned(),
        };
        format!("\n{label}<{name}{}>", attributes(&shown.locale))
    }

    /// ` id="…"` of the heading with these bytes.
    fn id_of(&self, bytes: &Range<usize>) -> String {
        self.passages(bytes).iter().find(|p| p.id.is_some()).map(Passage::id_attribute).unwrap_or_default()
    }

    fn open_alert(&self, kind: BlockQuoteKind) -> String {
        let name = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let word = self.input.words.say(&format!("alert-{name}"));
        let title = format!("<p class=\"alert-title\"{}>{}</p>", attributes(&word.locale), escape(&word.text));
        format!("\n<div class=\"alert {name}\">\n{title}\n")
    }

    /// An image: a picture of the article's folder, or a link to one elsewhere, which no page may load.
    fn image(&self, url: &str, title: &str, events: Range<usize>, place: &Place) -> String {
        let bytes = &self.events[events.start].1;
        let mut alt = String::new();
        for (event, _) in &self.events[events] {
            match event {
                Event::Text(t) | Event::Code(t) => alt.push_str(t),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
        }
        let passages = self.passages(bytes);
        let of = |kind: &Kind| passages.iter().find(|p| p.kind == *kind);
        // Inside of a paragraph the text of an image belongs to the paragraph, whose language it has.
        let alt_shown = of(&Kind::AltText).map(|p| &p.shown).filter(|_| !place.labelled);
        let label = |shown: &Shown| label(self.input.words, shown).filter(|_| !place.labelled);
        let alt_label = alt_shown.and_then(label).map(|l| tag(&l, "span")).unwrap_or_default();
        let lang = alt_shown.filter(|s| s.mark.is_some()).map(|s| attributes(&s.locale)).unwrap_or_default();
        // No folder is needed to tell another site's address.
        let image = if matches!(resolve("", url), Address::External) {
            let text = if alt.trim().is_empty() { self.input.words.say("picture").text } else { alt };
            format!("{alt_label}<a href=\"{}\"{lang}>{}</a>", escape(url), escape(&text))
        } else {
            // What describes a picture is heard, not seen, and so is its label.
            let alt_label = alt_label.replacen("\"tag\"", "\"tag unseen\"", 1);
            format!("<img src=\"{}\" alt=\"{}\"{lang}>{alt_label}", escape(url), escape(&alt))
        };
        if !place.figure {
            return image;
        }
        let mut out = format!("\n<figure>{image}");
        if !title.is_empty() {
            let shown = of(&Kind::Caption).map(|p| &p.shown);
            let label = shown.and_then(label).map(|l| tag(&l, "span")).unwrap_or_default();
            let lang = shown.filter(|_| !place.labelled).map(|s| attributes(&s.locale)).unwrap_or_default();
            out.push_str(&format!("<figcaption{lang}>{label}{}</figcaption>", escape(title)));
        }
        out.push_str("</figure>\n");
        out
    }

    /// A block of raw HTML, with the marked texts in it wrapped.
    fn html(&self, events: Range<usize>) -> String {
        let Some(bytes) = span_of(&self.events[events.clone()]) else { return String::new() };
        let mut html = String::new();
        for (event, _) in &self.events[events] {
            if let Event::Html(piece) | Event::Text(piece) = event {
                html.push_str(piece);
            }
        }
        let marked: Vec<&Passage> = self.passages(&bytes).iter().filter(|p| p.shown.mark.is_some()).collect();
        let written = self.input.text.get(bytes.clone()).unwrap_or_default();
        let mut out = String::new();
        let mut wraps: Vec<(Range<usize>, String, &Locale)> = Vec::new();
        for passage in marked {
            let label = label(self.input.words, &passage.shown).map(|l| tag(&l, "span")).unwrap_or_default();
            let (from, to) = (passage.span.start - bytes.start, passage.span.end.min(bytes.end) - bytes.start);
            // Inside of a quotation the parser gives the text without the signs before its lines, and then
            // there is no telling where the passage stands.
            if html.get(from..to).is_some() && written.trim_end() == html.trim_end() {
                wraps.push((from..to, label, &passage.shown.locale));
            } else {
                out.push_str(&label);
            }
        }
        // What stays behind is in the article's language in every edition; one label does for a block.
        if self.input.source != self.input.words.locale() {
            let shown = Shown { locale: self.input.source.clone(), mark: Some(Mark::Untranslated) };
            let mut label = label(self.input.words, &shown).map(|l| tag(&l, "span"));
            for run in crate::article::left_behind(&html) {
                // Half a tag would swallow the end of what is put around it.
                if !html[run.clone()].starts_with('<') {
                    wraps.push((run, label.take().unwrap_or_default(), self.input.source));
                }
            }
            wraps.sort_by_key(|(run, ..)| run.start);
        }
        let mut at = 0;
        for (run, label, locale) in wraps {
            if let (Some(before), Some(text)) = (html.get(at..run.start), html.get(run.clone())) {
                out.push_str(&without_opaque(before));
                out.push_str(&format!("{label}<span{}>{text}</span>", attributes(locale)));
                at = run.end;
            }
        }
        out.push_str(&without_opaque(html.get(at..).unwrap_or_default()));
        out
    }
}

/// Where the elements around marked passages start.
#[derive(Default)]
struct Wraps {
    /// A label above the block does for all in it.
    labelled: bool,
    /// Paragraphs, headings and cells, by their first event.
    blocks: HashMap<usize, Shown>,
    /// Runs of text that no paragraph holds, by their first event; with the event behind the last.
    runs: HashMap<usize, (usize, Shown)>,
}

/// Where an image stands.
struct Place {
    /// Alone, so that it may have a line below it.
    figure: bool,
    /// Under a label that does for all of its text.
    labelled: bool,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    head: bool,
    column: usize,
    shown: Option<Shown>,
}

impl Table {
    /// The start of a cell. The writer's own has a `style`, which the sanitiser would take away.
    fn open_cell(&self) -> String {
        let name = if self.head { "th" } else { "td" };
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::Center) => " class=\"center\"",
            _ => "",
        };
        let lang = self.shown.as_ref().map(|s| attributes(&s.locale)).unwrap_or_default();
        format!("<{name}{class}{lang}>")
    }
}

fn raw<'a>(html: impl Into<CowStr<'a>>) -> Event<'a> {
    Event::InlineHtml(html.into())
}
