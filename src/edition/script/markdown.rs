//! The lines of a Markdown article.

use std::collections::{HashMap, HashSet, VecDeque};
use std::ops::Range;

use fluent::fluent_args;
use pulldown_cmark::{BlockQuoteKind, Event, LinkType, Parser, Tag, TagEnd};

use super::lines::{Line, Piece, named, without_addresses};
use super::{Body, Input};
use crate::article::OPTIONS;
use crate::assemble::{Phrase, Shown};
use crate::text::spoken::number;

type Spanned<'a> = (Event<'a>, Range<usize>);

/// The lines of a Markdown text whose front matter ends at `start`.
pub(super) fn markdown(input: &Input<'_>, start: usize) -> Body {
    let text = input.text.get(start..).unwrap_or_default();
    let events: Vec<Spanned<'_>> = Parser::new_ext(text, OPTIONS)
        .into_offset_iter()
        .map(|(event, r)| (event, r.start + start..r.end + start))
        .collect();
    let mut walk = Walk::new(input, &events);
    let mut body = Body::default();
    let mut from = 0;
    if let Some((Event::Start(Tag::Heading { level, .. }), _)) = events.first()
        && *level as u8 == 1
    {
        from = events.iter().position(|(e, _)| matches!(e, Event::End(TagEnd::Heading(_)))).map_or(0, |i| i + 1);
        walk.walk(0..from);
        let mut lines = std::mem::take(&mut walk.out).into_iter();
        body.headline = lines.next();
        walk.out = lines.collect();
    }
    walk.walk(from..events.len());
    walk.rest_of_notes();
    body.lines = walk.out;
    body
}

struct Walk<'w, 'a> {
    input: &'w Input<'w>,
    events: &'w [Spanned<'a>],
    /// The events of each footnote, by its folded name.
    notes: HashMap<String, Range<usize>>,
    noted: HashSet<String>,
    waiting: VecDeque<String>,
    in_note: bool,
    out: Vec<Line>,
    line: Vec<Piece>,
    /// The numbers of the lists that are open.
    lists: Vec<Option<u64>>,
    quotes: Vec<bool>,
    /// The cells of a table's head, and the column that is next.
    head: Vec<Vec<Piece>>,
    in_head: bool,
    column: usize,
    row: Vec<Piece>,
    /// Where in `line` a struck-out text begins.
    struck: Vec<usize>,
    images: Vec<Line>,
    said: Vec<String>,
}

impl<'w, 'a> Walk<'w, 'a> {
    fn new(input: &'w Input<'w>, events: &'w [Spanned<'a>]) -> Self {
        let mut notes = HashMap::new();
        let mut open = Vec::new();
        for (i, (event, _)) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(name)) => open.push((name.to_lowercase(), i)),
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((name, start)) = open.pop() {
                        notes.entry(name).or_insert(start..i + 1);
                    }
                }
                _ => {}
            }
        }
        Self {
            input,
            events,
            notes,
            noted: HashSet::new(),
            waiting: VecDeque::new(),
            in_note: false,
            out: Vec::new(),
            line: Vec::new(),
            lists: Vec::new(),
            quotes: Vec::new(),
            head: Vec::new(),
            in_head: false,
            column: 0,
            row: Vec::new(),
            struck: Vec::new(),
            images: Vec::new(),
            said: input.said.to_vec(),
        }
    }

    fn say(&self, id: &str) -> Phrase {
        self.input.words.say(id)
    }

    fn push(&mut self, text: &str, at: usize) {
        let shown = self.input.shown(at);
        self.line.push(Piece::new(text, shown));
    }

    /// A word of the edition that introduces what follows.
    fn introduce(&mut self, word: &str) {
        let phrase = named(self.input.words, word);
        self.line.push(Piece::of(Phrase { text: format!("{} ", phrase.text), ..phrase }));
    }

    /// Ends a line, and says the pictures and notes that it has.
    fn end_line(&mut self, heading: bool) {
        let mut line = Line { pieces: std::mem::take(&mut self.line), heading, raw: false };
        self.struck.clear();
        let whole: String = line.pieces.iter().map(|p| p.text.as_str()).collect();
        if self.input.own.iter().any(|own| own == whole.trim()) {
            let shown = self.input.kept(whole.trim());
            line.pieces.iter_mut().for_each(|piece| piece.shown = shown.clone());
        }
        if let Some(found) = self.said.iter().position(|s| s == whole.trim()) {
            self.said.swap_remove(found);
        } else if !line.is_blank() && !self.is_address(&line) {
            self.out.push(line);
        }
        self.out.append(&mut self.images);
        self.say_notes();
    }

    /// Whether all that a line would say is that there is an address.
    fn is_address(&self, line: &Line) -> bool {
        let address = self.say("script-address").text;
        let says = |p: &Piece| p.text.chars().any(char::is_alphanumeric);
        line.pieces.iter().filter(|p| says(p)).all(|p| p.text == address)
    }

    /// The footnotes that the last line refers to, and those that they refer to, one after the other.
    fn say_notes(&mut self) {
        if self.in_note {
            return;
        }
        while let Some(name) = self.waiting.pop_front() {
            let Some(range) = self.notes.get(&name).cloned() else { continue };
            self.in_note = true;
            let word = self.say("script-note").text;
            self.introduce(&word);
            let lists = std::mem::take(&mut self.lists);
            self.walk(range.start + 1..range.end - 1);
            self.lists = lists;
            self.end_line(false);
            self.in_note = false;
        }
    }

    /// Notes that nothing refers to: no word of an article is lost.
    fn rest_of_notes(&mut self) {
        self.end_line(false);
        let mut left: Vec<(usize, String)> =
            self.notes.iter().filter(|(n, _)| !self.noted.contains(*n)).map(|(n, r)| (r.start, n.clone())).collect();
        left.sort();
        self.noted.extend(left.iter().map(|(_, n)| n.clone()));
        self.waiting.extend(left.into_iter().map(|(_, n)| n));
        self.say_notes();
    }

    fn walk(&mut self, range: Range<usize>) {
        let mut i = range.start;
        while i < range.end {
            let (event, bytes) = &self.events[i];
            i = match event {
                Event::Start(tag) => self.start(tag, i, bytes, range.end),
                Event::End(tag) => {
                    self.end(tag);
                    i + 1
                }
                _ => {
                    self.inline(event, bytes);
                    i + 1
                }
            };
        }
    }

    fn inline(&mut self, event: &Event<'_>, bytes: &Range<usize>) {
        match event {
            Event::Text(text) if text.contains("://") => {
                let (shown, address) = (self.input.shown(bytes.start), self.say("script-address"));
                self.line.extend(without_addresses(text, &shown, &address));
            }
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.push(text, bytes.start);
            }
            Event::SoftBreak | Event::HardBreak => self.push(" ", bytes.start),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.push(" ", bytes.start),
            Event::FootnoteReference(name) => {
                let name = name.to_lowercase();
                if self.noted.insert(name.clone()) {
                    self.waiting.push_back(name);
                }
            }
            Event::TaskListMarker(done) => {
                let word = self.say(if *done { "script-done" } else { "script-open" }).text;
                self.introduce(&word);
            }
            _ => {}
        }
    }

    /// An element starts; gives the event to go on with.
    fn start(&mut self, tag: &Tag<'_>, i: usize, bytes: &Range<usize>, limit: usize) -> usize {
        let end = |is: fn(&TagEnd) -> bool| {
            (i..limit).find(|&n| matches!(&self.events[n].0, Event::End(e) if is(e))).map_or(limit, |n| n + 1)
        };
        match tag {
            Tag::FootnoteDefinition(name) => {
                if let Some(range) = self.notes.get(&name.to_lowercase()).filter(|r| r.start == i) {
                    return range.end;
                }
                self.end_line(false);
            }
            Tag::List(first) => {
                self.end_line(false);
                self.lists.push(*first);
            }
            Tag::Item => {
                self.end_line(false);
                if let Some(Some(n)) = self.lists.last_mut() {
                    let this = *n;
                    *n = n.saturating_add(1);
                    let words = number(this, self.input.words.locale()).map(|w| capital(&w));
                    self.introduce(&words.unwrap_or_else(|| this.to_string()));
                }
            }
            Tag::BlockQuote(kind) => {
                self.end_line(false);
                self.quotes.push(kind.is_none());
                let word = match kind {
                    Some(kind) => self.say(alert(*kind)),
                    None => self.say("script-quotation"),
                };
                self.introduce(&word.text);
            }
            Tag::CodeBlock(_) => {
                self.end_line(false);
                let code = self.say("script-code");
                self.out.push(Line::of(vec![Piece::of(code)]));
                let end = end(|e| matches!(e, TagEnd::CodeBlock));
                for (event, bytes) in &self.events[i..end] {
                    let Event::Text(text) = event else { continue };
                    let shown = self.input.shown(bytes.start);
                    let lines = text.lines().filter(|l| !l.trim().is_empty());
                    self.out.extend(lines.map(|l| Line {
                        pieces: vec![Piece::new(l.trim(), shown.clone())],
                        raw: true,
                        heading: false,
                    }));
                }
                return end;
            }
            Tag::HtmlBlock => {
                self.end_line(false);
                self.html(bytes.clone());
                self.end_line(false);
                return end(|e| matches!(e, TagEnd::HtmlBlock));
            }
            Tag::Table(_) => {
                self.end_line(false);
                self.head.clear();
            }
            Tag::TableHead => (self.in_head, self.column) = (true, 0),
            Tag::TableRow => (self.in_head, self.column) = (false, 0),
            Tag::TableCell => self.line.clear(),
            Tag::Image { .. } => {
                let end = end(|e| matches!(e, TagEnd::Image));
                let line = std::mem::take(&mut self.line);
                let word = self.say("script-image").text;
                self.introduce(&word);
                let before = self.line.len();
                for (event, bytes) in &self.events[i + 1..end] {
                    self.inline(event, bytes);
                }
                let image = std::mem::replace(&mut self.line, line);
                if image[before..].iter().any(|p| !p.text.trim().is_empty()) {
                    self.images.push(Line::of(image));
                }
                if let Tag::Image { title, .. } = tag
                    && !title.is_empty()
                {
                    let at = bytes.end.saturating_sub(title.len() + 2);
                    self.images.push(Line::of(vec![Piece::new(title, self.input.shown(at))]));
                }
                return end;
            }
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                let address = self.say("script-address");
                self.line.push(Piece::of(address));
                return end(|e| matches!(e, TagEnd::Link));
            }
            Tag::Strikethrough => self.struck.push(self.line.len()),
            _ => {}
        }
        i + 1
    }

    fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item => self.end_line(false),
            TagEnd::Heading(_) => self.end_line(true),
            TagEnd::List(_) => {
                self.end_line(false);
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.end_line(false);
                if self.quotes.pop() == Some(true) {
                    let end = self.say("script-quotation-end");
                    self.out.push(Line::of(vec![Piece::of(end)]));
                }
            }
            TagEnd::TableCell => self.cell(),
            TagEnd::TableRow => {
                self.line = std::mem::take(&mut self.row);
                self.end_line(false);
            }
            TagEnd::Strikethrough => {
                let Some(start) = self.struck.pop().filter(|s| *s < self.line.len()) else { return };
                let pieces = self.line.split_off(start);
                let shown = pieces[0].shown.clone();
                let text: String = pieces.iter().map(|p| p.text.as_str()).collect();
                let phrase = self.input.words.say_with("script-struck", &fluent_args!["text" => text.as_str()]);
                // The words around it are the edition's; in a passage of another language they would part it.
                self.line.push(Piece::new(&phrase.text, shown));
            }
            _ => {}
        }
    }

    /// Ends a cell: in the head it is kept, in a row it is said behind the head of its column.
    fn cell(&mut self) {
        let cell = std::mem::take(&mut self.line);
        let blank = Line::of(cell.clone()).is_blank();
        if self.in_head {
            self.head.push(cell);
        } else if !blank {
            if let Some(head) = self.head.get(self.column).filter(|h| !Line::of((*h).clone()).is_blank()) {
                let text: String = head.iter().map(|p| p.text.as_str()).collect();
                let shown = head.first().map_or_else(|| self.plainly(), |p| p.shown.clone());
                let phrase = named(self.input.words, &text);
                self.row.push(Piece::new(&format!("{} ", phrase.text), shown));
            }
            let end = cell.last().map(|p| (p.text.trim_end().ends_with(['.', '!', '?']), p.shown.clone()));
            self.row.extend(cell);
            if let Some((ended, shown)) = end {
                self.row.push(Piece::new(if ended { " " } else { ". " }, shown));
            }
        }
        self.column += 1;
    }

    fn plainly(&self) -> Shown {
        Shown { locale: self.input.words.locale().clone(), mark: None }
    }

    /// The text of raw HTML, its tags apart.
    fn html(&mut self, bytes: Range<usize>) {
        let text = self.input.text.get(bytes.clone()).unwrap_or_default();
        let lower = text.to_ascii_lowercase();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                at = comment.find("-->").map_or(text.len(), |end| at + 4 + end + 3);
            } else if let Some(tag) = rest.strip_prefix('<') {
                let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).take(10).collect();
                let name = name.to_lowercase();
                let end = rest.find('>').map_or(text.len(), |end| at + end + 1);
                at = match name.as_str() {
                    // What is no text for anybody.
                    "script" | "style" => {
                        let close = format!("</{name}");
                        lower[end..].find(&close).map_or(text.len(), |i| end + i)
                    }
                    _ => end,
                };
                if matches!(
                    name.as_str(),
                    "p" | "div" | "li" | "td" | "tr" | "figcaption" | "summary" | "h1" | "h2" | "h3"
                ) {
                    self.end_line(false);
                }
            } else {
                let end = rest.find('<').unwrap_or(rest.len()).max(1);
                let lead = rest[..end].len() - rest[..end].trim_start().len();
                self.push(&unescaped(&rest[..end]), bytes.start + at + lead);
                at += end;
            }
        }
    }
}

/// The commonest character references, in their characters.
fn unescaped(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let pairs = [("&nbsp;", "\u{A0}"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (reference, c)| text.replace(reference, c))
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "alert-note",
        BlockQuoteKind::Tip => "alert-tip",
        BlockQuoteKind::Important => "alert-important",
        BlockQuoteKind::Warning => "alert-warning",
        BlockQuoteKind::Caution => "alert-caution",
    }
}
