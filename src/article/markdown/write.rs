//! Writing a text where a block stands, so that it stays the text of that block.
//!
//! Escapes are CommonMark's (section 2.4): a backslash before ASCII punctuation renders as nothing.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::inline::{self, ends_in_escape};
use super::{Context, html};

/// How often a text is parsed again after escaping; each round can lay bare what an earlier one hid.
const MAX_ROUNDS: usize = 8;

/// What the source of a block does that a translation may then do too.
#[derive(Debug, Default)]
pub(super) struct Allowed {
    /// Raw tags, as often as they occur.
    tags: Vec<String>,
    /// Destinations of links and images.
    dests: Vec<String>,
}

impl Allowed {
    /// Reads them from a block's own text.
    pub(super) fn of(source: &str) -> Self {
        let mut allowed = Self::default();
        if source.contains(['<', '[']) {
            inline::with_events(source, |events| {
                for (event, _) in events {
                    match event {
                        Event::InlineHtml(tag) => allowed.tags.push(super::blocks::one_line(tag)),
                        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                            allowed.dests.push(dest_url.to_string());
                        }
                        _ => {}
                    }
                }
            });
        }
        allowed
    }
}

/// Whether a destination may stand in any text: `http`, `https`, `mailto`, `tel`, or no scheme at all.
///
/// Browsers drop control characters and white space before they look for the scheme (URL standard, basic
/// parser), so that `java&Tab;script:` is `javascript:`.
pub(super) fn is_harmless(dest: &str) -> bool {
    let mut scheme = String::new();
    for c in dest.chars().filter(|c| !c.is_control() && !c.is_whitespace()) {
        match c {
            ':' => return matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel"),
            '/' | '?' | '#' => return true,
            c => scheme.extend(c.to_lowercase()),
        }
    }
    true
}

/// A text of inline Markdown in a paragraph, heading or cell. `prefix` starts continuation lines.
pub(super) fn inline(text: &str, context: &Context, allowed: &Allowed, prefix: &str, eol: &str) -> String {
    let text = inert(&clean(text, matches!(context, Context::Paragraph | Context::Task | Context::Setext)), allowed);
    match context {
        Context::Atx => {
            let mut text = text;
            if text.ends_with('#') && !ends_in_escape(&text[..text.len() - 1]) {
                text.insert(text.len() - 1, '\\');
            }
            end_escaped(text)
        }
        Context::Cell { first } => {
            let text = escape_bars(&text);
            // A bar after a backslash does not end a cell, even after two of them.
            let end = if text.ends_with('\\') { " " } else { "" };
            format!("{}{end}", if *first { escape_line(&text, true) } else { text })
        }
        Context::Paragraph | Context::Task | Context::Setext => {
            let text = if *context == Context::Setext { escape_outer_bars(text) } else { text };
            let mut out = String::with_capacity(text.len() + 8);
            for (i, line) in text.split('\n').enumerate() {
                if i > 0 {
                    out.push_str(eol);
                    out.push_str(prefix);
                }
                if i == 0 && *context == Context::Task {
                    out.push_str(line);
                } else {
                    out.push_str(&escape_line(line, i == 0));
                }
            }
            end_escaped(out)
        }
    }
}

/// The alt text of an image: brackets that would end it, or start another link in it, are escaped, and so are
/// backticks that could pair with one behind it.
pub(super) fn alt(text: &str, cell: bool, allowed: &Allowed) -> String {
    let text = inert(&clean(text, false), allowed);
    let mut opaque: Vec<Range<usize>> = Vec::new();
    inline::with_events(&text, |events| {
        opaque.extend(
            events.iter().filter(|(e, _)| matches!(e, Event::Code(_) | Event::InlineHtml(_))).map(|(_, r)| r.clone()),
        );
    });
    let mut opaque = opaque.into_iter().peekable();
    let mut out = String::with_capacity(text.len() + 8);
    for (i, c) in text.char_indices() {
        while opaque.next_if(|r| r.end <= i).is_some() {}
        if matches!(c, '[' | ']' | '`') && !ends_in_escape(&out) && !opaque.peek().is_some_and(|r| r.contains(&i)) {
            out.push('\\');
        }
        out.push(c);
    }
    let out = end_escaped(out);
    if cell { escape_bars(&out) } else { out }
}

/// The title of an image, with its quotes (CommonMark section 6.3, link title).
pub(super) fn title(text: &str, cell: bool) -> String {
    let mut out = String::from("\"");
    let text = clean(text, false);
    for (i, c) in text.char_indices() {
        if matches!(c, '"' | '\\' | '`') || (c == '&' && html::reference(&text[i..]).is_some()) {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    if cell { escape_bars(&out) } else { out }
}

/// Text of an element in a raw HTML block: no tags, and no character that ends the block.
pub(super) fn html_text(text: &str) -> String {
    let text = clean(text, false);
    let mut out = String::with_capacity(text.len() + 8);
    for (i, c) in text.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' if html::reference(&text[i..]).is_none() => out.push_str("&amp;"),
            // `-->`, `?>` and `]]>` end some kinds of block.
            '>' if out.ends_with("--") || out.ends_with('?') || out.ends_with("]]") => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out
}

/// One line, or lines after hard breaks: no other line ends, no white space at the ends.
///
/// Where no hard break can stand it is a space; the other white space is kept, since it may be meant.
pub(super) fn clean(text: &str, breaks: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' if ends_in_escape(&out) => {
                if breaks {
                    out.push('\n');
                } else {
                    out.pop();
                    out.push(' ');
                }
            }
            '\n' | '\r' => out.push(' '),
            // Indentation after a break is nothing.
            ' ' | '\t' if out.ends_with('\n') => {}
            c => out.push(c),
        }
    }
    let white = [' ', '\t'];
    let mut out = out.trim_matches(white).to_owned();
    while out.ends_with('\n') {
        out.truncate(out.len() - 2);
        out.truncate(out.trim_end_matches(white).len());
    }
    out
}

/// Escapes raw tags that are not allowed, and links that are neither allowed nor harmless.
fn inert(text: &str, allowed: &Allowed) -> String {
    let mut text = text.to_owned();
    if !text.contains(['<', '[']) {
        return text;
    }
    for _ in 0..MAX_ROUNDS {
        let mut escapes = Vec::new();
        inline::with_events(&text, |events| {
            let mut tags: HashMap<&str, usize> = HashMap::new();
            for tag in &allowed.tags {
                *tags.entry(tag).or_default() += 1;
            }
            for (event, range) in events {
                match event {
                    Event::InlineHtml(tag) => match tags.get_mut(super::blocks::one_line(tag).as_str()) {
                        Some(left) if *left > 0 => *left -= 1,
                        _ => escapes.extend(text[range.clone()].match_indices('<').map(|(i, _)| range.start + i)),
                    },
                    Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. })
                        if !is_harmless(dest_url) && !allowed.dests.iter().any(|d| **d == **dest_url) =>
                    {
                        let image = matches!(event, Event::Start(Tag::Image { .. }));
                        let bracket = range.start + usize::from(image);
                        escapes.push(if matches!(link_type, LinkType::Email | LinkType::Autolink) {
                            range.start
                        } else {
                            bracket
                        });
                    }
                    _ => {}
                }
            }
        });
        if escapes.is_empty() {
            return text;
        }
        text = with_backslashes(&text, escapes);
    }
    // Something keeps coming back: leave nothing that could be active.
    let all = text.char_indices().filter(|(_, c)| matches!(c, '<' | '[')).map(|(i, _)| i).collect();
    with_backslashes(&text, all)
}

/// Puts a backslash before each of the places, where none that counts stands already.
fn with_backslashes(text: &str, mut places: Vec<usize>) -> String {
    places.sort_unstable();
    places.dedup();
    let mut out = String::with_capacity(text.len() + places.len());
    let mut at = 0;
    for place in places {
        out.push_str(&text[at..place]);
        if !ends_in_escape(&out) {
            out.push('\\');
        }
        at = place;
    }
    out.push_str(&text[at..]);
    out
}

pub(super) fn escape_bars(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        if c == '|' && !out.ends_with('\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A bar at either end and none between would make a table of one column of a heading over `---`.
fn escape_outer_bars(mut text: String) -> String {
    if text.ends_with('|') && !text.ends_with("\\|") {
        text.insert(text.len() - 1, '\\');
    }
    if text.starts_with('|') {
        text.insert(0, '\\');
    }
    text
}

/// A backslash at the end would escape what follows, or become a hard break.
fn end_escaped(mut text: String) -> String {
    if ends_in_escape(&text) {
        text.push('\\');
    }
    text
}

/// Escapes what would make a line open another block (CommonMark sections 4 and 5, and GFM's extensions).
pub(super) fn escape_line(line: &str, first: bool) -> String {
    let line = line.trim_start_matches([' ', '\t']);
    let bytes = line.as_bytes();
    let Some(&start) = bytes.first() else { return String::new() };
    let run = bytes.iter().take_while(|&&b| b == start).count();
    let ends = |at: usize| bytes.get(at).is_none_or(|b| matches!(b, b' ' | b'\t'));
    let only = |set: &[u8]| bytes.iter().all(|b| set.contains(b));
    let at_start = match start {
        b'#' => run <= 6 && ends(run),
        b'>' => true,
        b'=' => only(b"= \t"),
        b'-' => ends(1) || only(b"- \t") || is_delimiter_row(bytes),
        b'+' => ends(1),
        b'*' => ends(1) || (only(b"* \t") && bytes.iter().filter(|&&b| b == b'*').count() >= 3),
        b'_' => only(b"_ \t"),
        b'|' | b':' => is_delimiter_row(bytes),
        b'<' => opens_html(line, first),
        b'[' => opens_bracket(line),
        b'`' | b'~' if run >= 3 => {
            // A fence of backticks has none in its information string; then it is a code span.
            if start == b'`' && line[run..].contains('`') {
                return line.to_owned();
            }
            let fence: String = (0..run).flat_map(|_| ['\\', char::from(start)]).collect();
            return fence + &line[run..];
        }
        b'0'..=b'9' => {
            let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
            if digits <= 9 && matches!(bytes.get(digits), Some(b'.' | b')')) && ends(digits + 1) {
                return format!("{}\\{}", &line[..digits], &line[digits..]);
            }
            false
        }
        _ => false,
    };
    if at_start { format!("\\{line}") } else { line.to_owned() }
}

/// The row under a table's header, which makes the line above it one.
pub(super) fn is_delimiter_row(bytes: &[u8]) -> bool {
    bytes.contains(&b'-') && bytes.iter().all(|b| matches!(b, b'|' | b':' | b'-' | b' ' | b'\t'))
}

/// A link reference or footnote definition, the box of a task or the mark of an alert.
fn opens_bracket(line: &str) -> bool {
    if ["[ ]", "[x]", "[X]"].iter().any(|b| line.starts_with(b)) {
        return line[3..].is_empty() || line[3..].starts_with([' ', '\t']);
    }
    if let Some(alert) = line.strip_prefix("[!") {
        let name = alert.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        return name.len() < alert.len() && name.starts_with(']');
    }
    let mut escaped = false;
    for (i, b) in line.bytes().enumerate().skip(1) {
        match b {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'[' => return false,
            b']' => return line.as_bytes().get(i + 1) == Some(&b':'),
            _ => {}
        }
    }
    false
}

/// The start conditions of HTML blocks (CommonMark section 4.6); the seventh cannot interrupt a paragraph.
fn opens_html(line: &str, first: bool) -> bool {
    const BLOCKS: &[&str] = &[
        "address",
        "article",
        "aside",
        "base",
        "basefont",
        "blockquote",
        "body",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frame",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "link",
        "main",
        "menu",
        "menuitem",
        "nav",
        "noframes",
        "ol",
        "optgroup",
        "option",
        "p",
        "param",
        "pre",
        "script",
        "search",
        "section",
        "source",
        "style",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "track",
        "ul",
    ];
    /// Those of the first kind, whose end tags start nothing.
    const RAW: &[&str] = &["pre", "script", "style", "textarea"];
    if line.starts_with("<!") || line.starts_with("<?") {
        return true;
    }
    let closing = line[1..].strip_prefix('/');
    let rest = closing.unwrap_or(&line[1..]);
    let name = &rest[..rest.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    let after = &rest[name.len()..];
    let only_opens = closing.is_some() && RAW.iter().any(|r| r.eq_ignore_ascii_case(name));
    if !only_opens
        && BLOCKS.iter().any(|b| b.eq_ignore_ascii_case(name))
        && (after.is_empty() || after.starts_with([' ', '\t', '>']) || after.starts_with("/>"))
    {
        return true;
    }
    // The seventh: one complete tag and nothing else. An address in angle brackets is none.
    first
        && !name.is_empty()
        && line.ends_with('>')
        && line.matches('>').count() == 1
        && !after.starts_with([':', '@', '.', '+'])
}
