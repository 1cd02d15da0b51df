//! A page as a tree, for tests. Reads what a serialiser wrote: every element closed, every attribute quoted.

use std::collections::HashMap;

const VOID: [&str; 9] = ["meta", "link", "br", "hr", "img", "wbr", "col", "input", "!doctype"];

#[derive(Debug, Default)]
pub struct Node {
    pub name: String,
    pub attributes: HashMap<String, String>,
    pub parent: usize,
    pub children: Vec<usize>,
    /// Of a text node.
    pub text: String,
}

/// The nodes of a page in document order; the first is the root.
pub struct Dom(pub Vec<Node>);

impl Dom {
    pub fn read(html: &str) -> Self {
        let mut nodes = vec![Node::default()];
        let mut at = 0;
        let mut rest = html;
        while !rest.is_empty() {
            let Some(tag) = rest.strip_prefix('<') else {
                let end = rest.find('<').unwrap_or(rest.len());
                nodes.push(Node { parent: at, text: unescape(&rest[..end]), ..Node::default() });
                let id = nodes.len() - 1;
                nodes[at].children.push(id);
                rest = &rest[end..];
                continue;
            };
            let mut quoted = false;
            let end = tag
                .bytes()
                .position(|b| {
                    quoted ^= b == b'"';
                    b == b'>' && !quoted
                })
                .expect("a tag is closed");
            let (inside, after) = (&tag[..end], &tag[end + 1..]);
            rest = after;
            if let Some(name) = inside.strip_prefix('/') {
                assert_eq!(nodes[at].name, name, "elements are nested");
                at = nodes[at].parent;
                continue;
            }
            let name_end = inside.find([' ', '\n']).unwrap_or(inside.len());
            let name = inside[..name_end].to_ascii_lowercase();
            let mut attributes = HashMap::new();
            let mut left = inside[name_end..].trim();
            while !left.is_empty() && name != "!doctype" {
                let (key, more) = left.split_once("=\"").expect("an attribute is quoted");
                let (value, more) = more.split_once('"').expect("an attribute is closed");
                attributes.insert(key.trim().to_owned(), unescape(value));
                left = more.trim();
            }
            nodes.push(Node { name: name.clone(), attributes, parent: at, ..Node::default() });
            let id = nodes.len() - 1;
            nodes[at].children.push(id);
            if name == "style" {
                rest = &rest[rest.find("</style>").expect("style is closed")..];
            }
            if name == "script" {
                let end = rest.to_ascii_lowercase().find("</script").expect("script is closed");
                nodes.push(Node { parent: id, text: rest[..end].to_owned(), ..Node::default() });
                let text = nodes.len() - 1;
                nodes[id].children.push(text);
                rest = &rest[end..];
            }
            if !VOID.contains(&name.as_str()) {
                at = id;
            }
        }
        assert_eq!(at, 0, "everything is closed");
        Self(nodes)
    }

    pub fn is(&self, node: usize, class: &str) -> bool {
        self.0[node].attributes.get("class").is_some_and(|c| c.split(' ').any(|c| c == class))
    }

    /// A node and what it stands in, from the inside.
    pub fn up(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(node), |&n| (n != 0).then(|| self.0[n].parent))
    }

    /// The language of a node, and the element that says so.
    pub fn lang(&self, node: usize) -> (usize, &str) {
        self.up(node)
            .find_map(|n| Some((n, self.0[n].attributes.get("lang")?.as_str())))
            .expect("a page has a language")
    }

    /// Whether a label says something of the element: in it, or right before it.
    pub fn has_label(&self, element: usize) -> bool {
        let inside = self.0[element].children.iter().any(|&c| self.is(c, "tag"));
        let siblings = &self.0[self.0[element].parent].children;
        let before = siblings.iter().take_while(|&&s| s != element).filter(|&&s| !self.0[s].name.is_empty()).last();
        inside || before.is_some_and(|&b| self.is(b, "tag"))
    }
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u{A0}")
        .replace("&#x2f;", "/")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
