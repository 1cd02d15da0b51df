//! What Markdown renders to, with the white space folded that a reader does not see.
//!
//! Shared by the tests of the library, the tests of the program and the measurement in `examples/identity.rs`.

use pulldown_cmark::{Options, Parser};

/// Elements around which white space is not seen (HTML standard, section 15.3.3 and 15.3.8: blocks and tables).
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
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
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "style",
    "script",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// The tags and texts that a piece of Markdown renders to: runs of white space are one space, but in blocks of
/// code; none stands beside a block's tag; references to characters are resolved in text.
pub fn of(markdown: &str, options: Options) -> Vec<String> {
    // To CommonMark a line end is a line end (section 2.1); pulldown-cmark reads some code spans otherwise.
    let markdown = markdown.replace("\r\n", "\n");
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(&markdown, options));
    fold(&html)
}

/// The tags and texts of a piece of HTML, as [`of`] gives them.
pub fn fold(html: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    // Text since the last tag, and whether white space at its start is not seen.
    let mut words = String::new();
    let mut after_block = true;
    let mut preformatted = 0_usize;
    let mut rest = html;
    while !rest.is_empty() {
        let Some(len) = tag(rest) else {
            // A `<` that starts no tag is text.
            let own = usize::from(rest.starts_with('<'));
            let (text, tail) = rest.split_at(rest[own..].find('<').map_or(rest.len(), |n| n + own));
            words.push_str(text);
            rest = tail;
            continue;
        };
        let (tag, tail) = rest.split_at(len);
        let name = tag.trim_start_matches(['<', '/']);
        let name = name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()].to_ascii_lowercase();
        let block = BLOCKS.contains(&name.as_str());
        // pulldown-cmark takes off the space at the ends of a code span, and not always where that is a line end.
        let code = name == "code";
        let closes = tag.starts_with("</");
        text(&mut out, &words, after_block, block || (code && closes), preformatted > 0);
        words.clear();
        match (name.as_str(), tag.starts_with("</")) {
            // That of a block of code; in a `<pre>` of raw HTML a wrapped line of Markdown may be another one after all.
            ("pre", false) if tail.starts_with("<code") => preformatted += 1,
            ("pre", true) => preformatted = preformatted.saturating_sub(1),
            _ => {}
        }
        // An unclosed comment takes in the text that follows it.
        out.push(collapse(&resolve(tag)).trim_end().to_owned());
        after_block = block || (code && !closes);
        rest = tail;
    }
    text(&mut out, &words, after_block, true, preformatted > 0);
    out
}

/// Adds a text between two tags.
fn text(out: &mut Vec<String>, words: &str, after_block: bool, before_block: bool, preformatted: bool) {
    let words = resolve(words);
    if preformatted {
        out.push(words);
        return;
    }
    let folded = collapse(&words);
    let folded = if after_block { folded.trim_start_matches(' ') } else { &folded };
    let folded = if before_block { folded.trim_end_matches(' ') } else { folded };
    if !folded.is_empty() {
        out.push(folded.to_owned());
    }
}

/// Runs of the white space of HTML as one space; a no-break space is none of it.
fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '\n' | '\r' | '\t' | '\u{C}' if out.ends_with(' ') => {}
            ' ' | '\n' | '\r' | '\t' | '\u{C}' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The characters that a renderer writes as references.
fn resolve(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")];
        let (len, with) = known.into_iter().find(|(r, _)| rest.starts_with(r)).map_or((1, "&"), |(r, c)| (r.len(), c));
        out.push_str(with);
        rest = &rest[len..];
    }
    out + rest
}

/// The length of the tag, comment or declaration that `html` starts with.
fn tag(html: &str) -> Option<usize> {
    if html.starts_with("<!--") {
        return html.find("-->").map(|n| n + 3);
    }
    let bytes = html.as_bytes();
    if bytes.first() != Some(&b'<') || !bytes.get(1).is_some_and(|b| b.is_ascii_alphabetic() || b"/!?".contains(b)) {
        return None;
    }
    let mut quote = None;
    for (i, &b) in bytes.iter().enumerate() {
        match (quote, b) {
            (Some(q), b) if q == b => quote = None,
            (None, b'"' | b'\'') => quote = Some(b),
            (None, b'>') => return Some(i + 1),
            _ => {}
        }
    }
    None
}
