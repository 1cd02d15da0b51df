//! Raw HTML of an article, made fit to stand among the passages around it.

/// Elements that may stand in the middle of a line. Any other tag there could close the box that marks a
/// passage, and is dropped; its text stays.
const PHRASING: [&str; 30] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// Elements whose text a browser reads as no markup, or in another way than the sanitiser does: after such a
/// tag the rest of the page could be swallowed. The tags are dropped.
const OPAQUE: [&str; 22] = [
    "embed",
    "form",
    "frameset",
    "iframe",
    "listing",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "option",
    "plaintext",
    "select",
    "svg",
    "template",
    "textarea",
    "title",
    "xmp",
    "head",
    "html",
    "body",
    "base",
];

/// More than the length of any name above.
const LONGEST: usize = 16;

/// Whether an inline tag may stay.
pub(super) fn is_phrasing(tag: &str) -> bool {
    name(tag).is_some_and(|name| PHRASING.iter().any(|p| p.eq_ignore_ascii_case(name)))
}

/// A piece of an HTML block without the tags that could swallow what follows.
pub(super) fn without_opaque(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let opaque = name(rest).is_some_and(|name| OPAQUE.iter().any(|o| o.eq_ignore_ascii_case(name)));
        let len = if opaque { tag_len(rest) } else { 1 };
        if !opaque {
            out.push('<');
        }
        rest = &rest[len..];
    }
    out.push_str(rest);
    out
}

/// The name of the tag that `text` starts with; none that is longer than any that is looked for.
fn name(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('<')?;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let ends = |b: u8| b.is_ascii_whitespace() || matches!(b, b'/' | b'>');
    match rest.bytes().take(LONGEST).position(ends) {
        Some(end) => rest.get(..end),
        None => Some(rest).filter(|r| r.len() < LONGEST),
    }
}

/// The length of the tag that `text` starts with, quoted attributes and all; an unclosed one is everything.
fn tag_len(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(q), b) if q == b => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tags_of_a_line_stay_in_a_line() {
        for good in ["<b>", "</b>", "<A href='x'>", "<br/>", "<span\nlang=fr>"] {
            assert!(is_phrasing(good), "{good}");
        }
        for bad in ["</div>", "<p>", "<!-- x -->", "<?x?>", "<script>", "<![CDATA[x]]>", "<title>", "<bx>"] {
            assert!(!is_phrasing(bad), "{bad}");
        }
    }

    #[test]
    fn tags_that_swallow_a_page_are_dropped() {
        assert_eq!(without_opaque("a <b>c</b> <TEXTAREA x='>'>d</textarea > e"), "a <b>c</b> d e");
        assert_eq!(without_opaque("1 < 2 <iframe src=x"), "1 < 2 ");
    }
}
