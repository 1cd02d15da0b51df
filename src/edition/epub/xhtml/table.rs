//! Tables as EPUB has them: a caption, a head, a body, and nothing in between.

use super::{Converter, Place};
use crate::edition::epub::tree::{Element, Node, is_blank};

impl Converter<'_> {
    pub(super) fn table(&mut self, element: &Element, place: Place) -> Vec<Node> {
        let mut parts = Parts::default();
        self.parts(&element.children, &mut parts, false, place);
        if parts.head.is_empty() && parts.rows.is_empty() {
            let mut out: Vec<Node> = parts.caption.into_iter().collect();
            out.append(&mut parts.stray);
            // Without a row it is no table.
            for node in &mut out {
                if let Node::Element(caption) = node
                    && caption.name() == "caption"
                {
                    caption.tag.name = "div".into();
                }
            }
            return out;
        }
        let mut children: Vec<Node> = parts.caption.into_iter().collect();
        if !parts.head.is_empty() {
            children.push(Node::Element(Element::new("thead", parts.head)));
        }
        if !parts.rows.is_empty() {
            children.push(Node::Element(Element::new("tbody", parts.rows)));
        }
        let mut out = parts.stray;
        out.push(self.made("table", element, children));
        out
    }

    fn parts(&mut self, nodes: &[Node], parts: &mut Parts, head: bool, place: Place) {
        for node in nodes.iter().filter(|n| !is_blank(n)) {
            let Node::Element(part) = node else {
                parts.stray.push(node.clone());
                continue;
            };
            match part.name() {
                "caption" if parts.caption.is_none() => {
                    let inside = self.all(&part.children, Place { caption: true, ..place }.inline());
                    parts.caption = Some(self.made("caption", part, inside));
                }
                // Only the first rows are a head.
                "thead" => self.parts(&part.children, parts, parts.rows.is_empty(), place),
                "tbody" | "tfoot" => self.parts(&part.children, parts, false, place),
                "col" | "colgroup" => {}
                "tr" => {
                    let row = self.row(part, place);
                    let rows = if head { &mut parts.head } else { &mut parts.rows };
                    rows.extend(row);
                }
                _ => {
                    let mut stray = self.element(part, place);
                    parts.stray.append(&mut stray);
                }
            }
        }
    }

    fn row(&mut self, row: &Element, place: Place) -> Option<Node> {
        let mut cells = Vec::new();
        for node in row.children.iter().filter(|n| !is_blank(n)) {
            let (tag, children) = match node {
                Node::Element(cell) if matches!(cell.name(), "td" | "th") => (cell.clone(), &cell.children[..]),
                other => (Element::new("td", Vec::new()), std::slice::from_ref(other)),
            };
            // A heading in the head of a column is none.
            let inside = self.all(children, Place { caption: place.caption || tag.name() == "th", ..place });
            let Node::Element(mut made) = self.made(tag.name(), &tag, inside) else { continue };
            for span in ["colspan", "rowspan"] {
                let number = tag.tag.get(span).and_then(|v| v.parse::<u16>().ok());
                if let Some(number) = number.filter(|n| (2..=1000).contains(n)) {
                    made.set(span, &number.to_string());
                }
            }
            if tag.name() == "th"
                && let Some(scope) = tag.tag.get("scope").map(str::to_ascii_lowercase)
                && matches!(scope.as_str(), "row" | "col" | "rowgroup" | "colgroup")
            {
                made.set("scope", &scope);
            }
            cells.push(Node::Element(made));
        }
        (!cells.is_empty()).then(|| self.made("tr", row, cells))
    }
}

/// A table taken apart.
#[derive(Default)]
struct Parts {
    caption: Option<Node>,
    head: Vec<Node>,
    rows: Vec<Node>,
    /// What may not stand in a table; it stands before it.
    stray: Vec<Node>,
}
