//! HTML of a page made into the XHTML that a book may hold.
//!
//! The grammar of EPUB is strict where a browser is not: an element in a place where it may not stand makes a book
//! invalid, and some readers refuse it. So every element here is one that may stand where it is put, whatever a
//! raw piece of HTML in an article says; where it may not, it becomes a `div` or a `span`. No text is lost.

mod table;

use std::collections::HashSet;

use super::tree::{Element, Node, is_blank};
use crate::locale::Locale;

/// What becomes of addresses.
pub(super) trait Addresses {
    /// Where a link leads from the chapter; `None` leaves its text alone.
    fn link(&mut self, href: &str) -> Option<String>;
    /// A picture's path from the chapter; `None` puts its text in its place.
    fn picture(&mut self, src: &str) -> Option<String>;
    /// The word for a picture that is not there, and its language.
    fn picture_word(&self) -> (String, Locale);
}

/// What holds at a place in the tree.
#[derive(Clone, Copy, Default)]
struct Place {
    /// Only what may stand in a line may stand here.
    inline: bool,
    /// A link is around.
    linked: bool,
    /// The caption of a table, or the head of a column, is around.
    caption: bool,
    /// A word that is defined is around.
    defined: bool,
}

impl Place {
    fn inline(self) -> Self {
        Self { inline: true, ..self }
    }
}

/// Makes nodes of a page into such as may stand in a `section` of XHTML.
pub(super) fn convert(nodes: &[Node], addresses: &mut dyn Addresses) -> Vec<Node> {
    Converter { addresses, ids: HashSet::new() }.all(nodes, Place::default())
}

struct Converter<'a> {
    addresses: &'a mut dyn Addresses,
    /// Those given so far.
    ids: HashSet<String>,
}

/// Elements of a line that need nothing but text.
const INLINE: [&str; 22] = [
    "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small",
    "span", "strong", "sub", "sup", "u", "var",
];

/// Elements that EPUB has no more, and what says the same.
const OLD: [(&str, &str); 6] =
    [("acronym", "abbr"), ("big", "span"), ("center", "div"), ("font", "span"), ("strike", "s"), ("tt", "code")];

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// Elements that stand on lines of their own, or are parts of such.
const BLOCKS: [&str; 33] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hgroup",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
    "tbody",
];

impl Converter<'_> {
    fn all(&mut self, nodes: &[Node], place: Place) -> Vec<Node> {
        let mut out: Vec<Node> = Vec::with_capacity(nodes.len());
        // What is said of a picture's text for those who hear it is for all where the text stands for the picture.
        let mut replaced = false;
        for node in nodes {
            match node {
                Node::Text(_) => {
                    replaced &= is_blank(node);
                    out.push(node.clone());
                }
                Node::Element(element) => {
                    let was = std::mem::take(&mut replaced);
                    if element.name() == "img" {
                        let picture = self.image(element);
                        replaced = !matches!(&picture, Some(Node::Element(e)) if e.name() == "img");
                        out.extend(picture);
                    } else if was && element.tag.has_class("unseen") {
                        let mut seen = element.clone();
                        seen.set("class", "tag");
                        out.extend(self.element(&seen, place));
                    } else {
                        out.extend(self.element(element, place));
                    }
                }
            }
        }
        out
    }

    fn element(&mut self, element: &Element, place: Place) -> Vec<Node> {
        let name = OLD.iter().find(|(old, _)| *old == element.name()).map_or(element.name(), |(_, new)| *new);
        if place.inline && BLOCKS.contains(&name) {
            let children = self.all(&element.children, place);
            // Two blocks are two words at least.
            let space = Node::Text(" ".into());
            return vec![space.clone(), self.made("span", element, children), space];
        }
        match name {
            "br" | "wbr" => vec![Node::Element(Element::new(name, Vec::new()))],
            "hr" if !place.inline => vec![Node::Element(Element::new(name, Vec::new()))],
            "img" => self.image(element).into_iter().collect(),
            "a" => self.link(element, place),
            // These take what may stand around them.
            "ins" | "del" => {
                let children = self.all(&element.children, place);
                vec![self.made(name, element, children)]
            }
            "bdo" | "data" | "time" => {
                let fits = match name {
                    "bdo" => element.tag.get("dir").is_some_and(|d| matches!(d, "ltr" | "rtl")),
                    "data" => element.tag.get("value").is_some(),
                    _ => element.tag.get("datetime").is_some_and(is_date),
                };
                let children = self.all(&element.children, place.inline());
                vec![self.made(if fits { name } else { "span" }, element, children)]
            }
            "ruby" => vec![self.ruby(element, place)],
            "rt" | "rp" | "rtc" | "rb" => {
                let children = self.all(&element.children, place.inline());
                vec![self.made("span", element, children)]
            }
            _ if INLINE.contains(&name) => {
                let again = name == "dfn" && place.defined;
                let place = Place { defined: place.defined || name == "dfn", ..place.inline() };
                let children = self.all(&element.children, place);
                vec![self.made(if again { "span" } else { name }, element, children)]
            }
            "p" | "pre" | "summary" => {
                let children = self.all(&element.children, place.inline());
                vec![self.made(if name == "pre" { name } else { "p" }, element, children)]
            }
            _ if HEADINGS.contains(&name) => {
                let children = self.all(&element.children, place.inline());
                vec![self.made(if place.caption { "p" } else { name }, element, children)]
            }
            "ul" | "ol" => self.list(name, element, place),
            "dl" => self.definitions(element, place),
            "figure" => self.figure(element, place),
            "table" => self.table(element, place),
            "blockquote" | "article" | "section" => {
                let children = self.all(&element.children, place);
                vec![self.made(if place.caption { "div" } else { name }, element, children)]
            }
            // What may be opened on a page is open in a book: many readers cannot open it.
            _ if BLOCKS.contains(&name) || name == "details" => {
                let children = self.all(&element.children, place);
                vec![self.made("div", element, children)]
            }
            // Nothing that a text is made of.
            "audio" | "video" | "button" | "form" | "input" | "nav" | "object" | "select" | "svg" | "math" => {
                Vec::new()
            }
            _ => self.all(&element.children, place),
        }
    }

    fn link(&mut self, element: &Element, place: Place) -> Vec<Node> {
        let children = |this: &mut Self, linked| this.all(&element.children, Place { linked, ..place });
        let href = element.tag.get("href").filter(|_| !place.linked).and_then(|href| self.addresses.link(href));
        // What is no link any more takes what may stand around it as it comes, but for its language.
        let Some(href) = href else {
            let children = children(self, place.linked);
            if element.tag.get("lang").is_none() && element.tag.get("dir").is_none() {
                return children;
            }
            return vec![self.made(if place.inline { "span" } else { "div" }, element, children)];
        };
        let children = children(self, true);
        let Node::Element(mut made) = self.made("a", element, children) else { return Vec::new() };
        made.set("href", &href);
        vec![Node::Element(made)]
    }

    fn image(&mut self, element: &Element) -> Option<Node> {
        let alt = element.tag.get("alt").unwrap_or_default();
        let path = element.tag.get("src").and_then(|src| self.addresses.picture(src));
        if let Some(path) = path {
            let Node::Element(mut made) = self.made("img", element, Vec::new()) else { return None };
            made.set("src", &path);
            made.set("alt", alt);
            return Some(Node::Element(made));
        }
        if alt.trim().is_empty() {
            return None;
        }
        let (word, locale) = self.addresses.picture_word();
        let mut about = Element::new("span", vec![Node::Text(word)]);
        set_language(&mut about, &locale.to_string(), locale.direction());
        let text = self.made("span", element, vec![Node::Text(alt.to_owned())]);
        let mut whole = Element::new("span", vec![Node::Element(about), Node::Text(": ".into()), text]);
        whole.set("class", "alt");
        Some(Node::Element(whole))
    }

    fn list(&mut self, name: &str, element: &Element, place: Place) -> Vec<Node> {
        let mut items: Vec<Node> = Vec::new();
        for node in element.children.iter().filter(|n| !is_blank(n)) {
            if let Node::Element(item) = node
                && item.name() == "li"
            {
                let children = self.all(&item.children, place);
                let Node::Element(mut made) = self.made("li", item, children) else { continue };
                if name == "ol"
                    && let Some(value) = item.tag.get("value").filter(|v| is_integer(v))
                {
                    made.set("value", value);
                }
                items.push(Node::Element(made));
            } else {
                let children = self.all(std::slice::from_ref(node), place);
                if !children.iter().all(is_blank) {
                    items.push(Node::Element(Element::new("li", children)));
                }
            }
        }
        if items.is_empty() {
            return Vec::new();
        }
        let Node::Element(mut made) = self.made(name, element, items) else { return Vec::new() };
        if name == "ol"
            && let Some(start) = element.tag.get("start").filter(|v| is_integer(v))
        {
            made.set("start", start);
        }
        vec![Node::Element(made)]
    }

    /// A list of terms, each with what it means; a `div` where it is not that.
    fn definitions(&mut self, element: &Element, place: Place) -> Vec<Node> {
        let parts: Vec<&Node> = element.children.iter().filter(|n| !is_blank(n)).collect();
        let name_of = |node: &&Node| match node {
            Node::Element(e) => e.name().to_owned(),
            Node::Text(_) => String::new(),
        };
        let names: Vec<String> = parts.iter().map(name_of).collect();
        let proper = names.first().is_some_and(|n| n == "dt")
            && names.last().is_some_and(|n| n == "dd")
            && names.iter().all(|n| n == "dt" || n == "dd");
        if !proper {
            let children = self.all(&element.children, place);
            return vec![self.made("div", element, children)];
        }
        let mut children = Vec::new();
        for part in parts {
            if let Node::Element(part) = part {
                let inside = self.all(&part.children, if part.name() == "dt" { place.inline() } else { place });
                children.push(self.made(part.name(), part, inside));
            }
        }
        vec![self.made("dl", element, children)]
    }

    fn figure(&mut self, element: &Element, place: Place) -> Vec<Node> {
        let parts: Vec<&Node> = element.children.iter().filter(|n| !is_blank(n)).collect();
        let is_caption = |node: &Node| matches!(node, Node::Element(e) if e.name() == "figcaption");
        let captions: Vec<usize> = (0..parts.len()).filter(|&i| is_caption(parts[i])).collect();
        let proper = match captions[..] {
            [] => true,
            [at] => at == 0 || at + 1 == parts.len(),
            _ => false,
        };
        if !proper || place.caption {
            let children = self.all(&element.children, place);
            return vec![self.made("div", element, children)];
        }
        let (mut children, mut run) = (Vec::new(), Vec::new());
        for part in parts {
            match part {
                Node::Element(caption) if is_caption(part) => {
                    children.append(&mut self.all(&std::mem::take(&mut run), place));
                    let inside = self.all(&caption.children, place);
                    children.push(self.made("figcaption", caption, inside));
                }
                other => run.push(other.clone()),
            }
        }
        children.append(&mut self.all(&run, place));
        vec![self.made("figure", element, children)]
    }

    /// Text with its reading: each piece of text is followed by one. Plain text where it is not so.
    fn ruby(&mut self, element: &Element, place: Place) -> Node {
        let name_of = |node: &Node| match node {
            Node::Element(e) if matches!(e.name(), "rt" | "rp" | "rtc" | "rb") => e.name().to_owned(),
            _ => String::new(),
        };
        let names: Vec<String> = element.children.iter().filter(|n| !is_blank(n)).map(name_of).collect();
        let mut rest = &names[..];
        let mut proper = !names.is_empty();
        while proper && !rest.is_empty() {
            let text = rest.iter().take_while(|n| n.is_empty()).count();
            let after: Vec<&str> = rest[text..].iter().take(3).map(String::as_str).collect();
            let read = match after[..] {
                ["rp", "rt", "rp"] => 3,
                ["rt", ..] => 1,
                _ => 0,
            };
            proper = text > 0 && read > 0;
            rest = &rest[text + read..];
        }
        let mut children = Vec::new();
        for node in element.children.iter().filter(|n| !proper || !is_blank(n)) {
            match node {
                Node::Element(part) if proper && !name_of(node).is_empty() => {
                    let inside = self.all(&part.children, place.inline());
                    // Only text may stand in the brackets around a reading.
                    let inside = if part.name() == "rp" { vec![Node::Text(text_of(&inside))] } else { inside };
                    children.push(self.made(part.name(), part, inside));
                }
                other => children.append(&mut self.all(std::slice::from_ref(other), place.inline())),
            }
        }
        self.made(if proper { "ruby" } else { "span" }, element, children)
    }

    /// An element with those attributes of another that may stand on any, and its own.
    fn made(&mut self, name: &str, from: &Element, children: Vec<Node>) -> Node {
        let mut made = Element::new(name, children);
        for (key, value) in &from.tag.attributes {
            match key.as_str() {
                "id" if is_name(value) && self.ids.insert(value.clone()) => made.set("id", value),
                "class" => {
                    // `details` and `summary` are told by their classes now.
                    made.set("class", value);
                }
                "title" if !value.trim().is_empty() => made.set("title", value),
                "lang" if is_language(value) => {
                    made.set("lang", value);
                    made.set("xml:lang", value);
                }
                "dir" if matches!(value.as_str(), "ltr" | "rtl") || value == "auto" && name != "bdo" => {
                    made.set("dir", value);
                }
                "datetime" if matches!(name, "time" | "ins" | "del") && is_date(value) => made.set("datetime", value),
                "value" if name == "data" => made.set("value", value),
                "width" | "height" if name == "img" && is_size(value) => made.set(key, value),
                "hreflang" if name == "a" && is_language(value) => made.set("hreflang", value),
                _ => {}
            }
        }
        if matches!(from.name(), "details" | "summary") {
            made.set("class", from.name());
        }
        Node::Element(made)
    }
}

pub(super) fn set_language(element: &mut Element, lang: &str, dir: &str) {
    element.set("lang", lang);
    element.set("xml:lang", lang);
    element.set("dir", dir);
}

fn text_of(nodes: &[Node]) -> String {
    let text = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => text_of(&element.children),
    };
    nodes.iter().map(text).collect()
}

fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

fn is_integer(text: &str) -> bool {
    text.len() < 10 && text.parse::<i32>().is_ok() && !text.starts_with('+')
}

fn is_size(text: &str) -> bool {
    text.len() < 6 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a text is a name as XML has it, of the ASCII ones.
fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

/// Whether a text is a language tag that is well-formed and no more than that.
fn is_language(text: &str) -> bool {
    text.parse::<Locale>().is_ok_and(|locale| locale.to_string().eq_ignore_ascii_case(text))
}
