//! HTML as a tree, and a tree as well-formed XML.

use crate::edition::tags::{Piece, Tag, VOID, decode, pieces};

/// How deep elements may stand in one another; the tags of deeper ones are dropped, their text stays.
const DEEPEST: usize = 120;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// Without character references.
    Text(String),
    Element(Element),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub tag: Tag,
    pub children: Vec<Node>,
}

impl Element {
    pub fn new(name: &str, children: Vec<Node>) -> Self {
        Self { tag: Tag { name: name.to_owned(), attributes: Vec::new() }, children }
    }

    pub fn name(&self) -> &str {
        &self.tag.name
    }

    pub fn set(&mut self, name: &str, value: &str) {
        self.tag.attributes.retain(|(n, _)| n != name);
        self.tag.attributes.push((name.to_owned(), value.to_owned()));
    }

    pub fn unset(&mut self, name: &str) {
        self.tag.attributes.retain(|(n, _)| n != name);
    }
}

/// Whether nodes hold nothing but white space.
pub(super) fn is_blank(node: &Node) -> bool {
    matches!(node, Node::Text(text) if text.trim_matches(|c: char| c.is_ascii_whitespace()).is_empty())
}

/// Reads HTML. What is not closed ends with what it stands in, and an end of nothing is passed over.
pub(super) fn parse(html: &str) -> Vec<Node> {
    let mut open = vec![Element::default()];
    let close = |open: &mut Vec<Element>| {
        if let Some(element) = open.pop()
            && let Some(parent) = open.last_mut()
        {
            parent.children.push(Node::Element(element));
        }
    };
    for (piece, _) in pieces(html) {
        let depth = open.len();
        let Some(last) = open.last_mut() else { break };
        match piece {
            Piece::Text(text) => {
                let text = decode(text);
                match last.children.last_mut() {
                    Some(Node::Text(before)) => before.push_str(&text),
                    _ => last.children.push(Node::Text(text.into_owned())),
                }
            }
            Piece::Start(tag) => {
                let element = Element { tag, children: Vec::new() };
                if VOID.contains(&element.name()) {
                    last.children.push(Node::Element(element));
                } else if depth < DEEPEST {
                    open.push(element);
                }
            }
            Piece::End(name) => {
                if let Some(at) = open.iter().rposition(|e| e.name() == name).filter(|at| *at > 0) {
                    while open.len() > at {
                        close(&mut open);
                    }
                }
            }
            Piece::Other | Piece::Opaque => {}
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|root| root.children).unwrap_or_default()
}

/// The first element of a name, in the order of the document.
pub(super) fn find<'t>(nodes: &'t [Node], name: &str) -> Option<&'t Element> {
    nodes.iter().find_map(|node| match node {
        Node::Element(e) if e.name() == name => Some(e),
        Node::Element(e) => find(&e.children, name),
        Node::Text(_) => None,
    })
}

/// Calls `f` for every element, those around others first.
pub(super) fn each(nodes: &mut [Node], f: &mut dyn FnMut(&mut Element)) {
    for node in nodes {
        if let Node::Element(element) = node {
            f(element);
            each(&mut element.children, f);
        }
    }
}

/// Writes nodes as XML. Names of elements and attributes must be such.
pub(super) fn write(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => escape(text, out),
            Node::Element(element) => {
                out.push('<');
                out.push_str(element.name());
                for (name, value) in &element.tag.attributes {
                    out.push(' ');
                    out.push_str(name);
                    out.push_str("=\"");
                    escape(value, out);
                    out.push('"');
                }
                if VOID.contains(&element.name()) {
                    out.push_str("/>");
                    continue;
                }
                out.push('>');
                write(&element.children, out);
                out.push_str("</");
                out.push_str(element.name());
                out.push('>');
            }
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // An XML reader would make a line feed of it.
            '\r' => out.push_str("&#13;"),
            c if is_xml(c) => out.push(c),
            _ => out.push('\u{FFFD}'),
        }
    }
}

/// Whether XML 1.0 allows a character.
pub(super) fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}
