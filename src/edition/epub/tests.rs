//! HTML of any kind as XHTML of a book.

use proptest::prelude::*;

use super::links::outside;
use super::tree::{self, Node};
use super::xhtml::{Addresses, convert};
use super::*;
use crate::locale::Locale;

struct Here;

impl Addresses for Here {
    fn link(&mut self, href: &str) -> Option<String> {
        if href.starts_with('#') { Some(href.to_owned()) } else { outside(href) }
    }

    fn picture(&mut self, src: &str) -> Option<String> {
        src.ends_with(".png").then(|| "../pictures/a.png".to_owned())
    }

    fn picture_word(&self) -> (String, Locale) {
        ("Imaj".into(), "ht".parse().unwrap())
    }
}

fn converted(html: &str) -> String {
    let mut out = String::new();
    tree::write(&convert(&tree::parse(html), &mut Here), &mut out);
    out
}

#[test]
fn elements_stand_where_they_may() {
    for (html, want) in [
        ("<p>a<br>b &nbsp;&eacute; R&D</p>", "<p>a<br/>b \u{A0}é R&amp;D</p>"),
        ("<span>a<div lang=fr>b</div></span>", "<span>a <span lang=\"fr\" xml:lang=\"fr\">b</span> </span>"),
        ("<li>a</li>", "<div>a</div>"),
        ("<ul> <p>a</p><li>b</ul>", "<ul><li><p>a</p></li><li>b</li></ul>"),
        ("<ol start=3><li value=x>a</li></ol>", "<ol start=\"3\"><li>a</li></ol>"),
        ("<dl><dt>a<dd>b</dl>", "<div><div>a<div>b</div></div></div>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<dl><dd>b</dd></dl>", "<div><div>b</div></div>"),
        ("<dfn>a<b><dfn>b</dfn></b></dfn>", "<dfn>a<b><span>b</span></b></dfn>"),
        ("<tt>a</tt><center>b</center>", "<code>a</code><div>b</div>"),
        ("<details><summary>a</summary>b</details>", "<div class=\"details\"><p class=\"summary\">a</p>b</div>"),
        (
            "<time datetime=now>a</time><time datetime=2024-06-25>b</time>",
            "<span>a</span><time datetime=\"2024-06-25\">b</time>",
        ),
        ("<a href=https://e.example><a href=https://f.example>x</a></a>", "<a href=\"https://e.example/\">x</a>"),
        ("<a href='other.html' hreflang=fr>x</a>", "x"),
        ("<ruby>漢<rt>kan</rt></ruby><ruby>a</ruby>", "<ruby>漢<rt>kan</rt></ruby><span>a</span>"),
        ("<table>x<tbody><tr><td colspan=2>a<tr><th scope=COL><h2>b</h2></table>", ""),
        ("<i id=fn-1>a</i><i id=fn-1>b</i><i id='1'>c</i>", "<i id=\"fn-1\">a</i><i>b</i><i>c</i>"),
        (
            "<img src=x.png><img src=y.tiff alt='A cup' lang=fr><span class='tag unseen'>l</span>",
            "<img src=\"../pictures/a.png\" alt=\"\"/><span class=\"alt\"><span lang=\"ht\" xml:lang=\"ht\" dir=\"ltr\">Imaj</span>: <span lang=\"fr\" xml:lang=\"fr\">A cup</span></span><span class=\"tag\">l</span>",
        ),
        ("a\u{1}b\u{FFFE}", "a\u{FFFD}b\u{FFFD}"),
        ("<script>x</script><svg><b>y</b></svg>", ""),
    ] {
        if !want.is_empty() || html.contains("script") {
            assert_eq!(converted(html), want, "{html}");
        }
    }
}

#[test]
fn addresses_are_such_as_a_validator_takes() {
    for (href, want) in [
        ("https://e.example/a b|c?d=[e]#f#g", Some("https://e.example/a%20b%7Cc?d=%5Be%5D#f%23g")),
        ("http://[::1]:8080/a[", Some("http://[::1]:8080/a%5B")),
        ("https://é.example/é", Some("https://xn--9ca.example/%C3%A9")),
        ("mailto:a b@e.example", Some("mailto:a%20b@e.example")),
        ("https://e.example/100%", Some("https://e.example/100%25")),
        ("https://", None),
        ("javascript:x", None),
        ("a.html", None),
    ] {
        assert_eq!(outside(href).as_deref(), want, "{href}");
    }
}

#[test]
fn files_in_a_book_have_names_that_every_system_takes() {
    assert_eq!(file_name("public-health/Water l’eau"), "public-health._57ater_20l_e2_80_99eau");
    let long = "ayiti ".repeat(60);
    assert!(file_name(&long).len() <= 100 && file_name(&long) != file_name(&format!("{long}a")));
    assert_ne!(file_name("a/b"), file_name("a.b"));
}

/// The text of a tree, without white space.
fn text(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.extend(text.chars().filter(|c| !c.is_whitespace())),
            Node::Element(element) => text(&element.children, out),
        }
    }
}

const LINE: &str = " a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q ruby s samp small span strong sub sup time u var wbr ";

/// Asserts that an element stands where it may.
fn check_place(node: roxmltree::Node<'_, '_>, html: &str) {
    let name = node.tag_name().name();
    let parent = node.parent_element().map_or("", |p| p.tag_name().name());
    let within = |names: &str| names.split(' ').any(|n| n == parent);
    let good = match name {
        "body" => true,
        "li" => within("ul ol"),
        "td" | "th" => within("tr"),
        "tr" => within("thead tbody"),
        "thead" | "tbody" | "caption" => within("table"),
        "dt" | "dd" => within("dl"),
        "rt" | "rp" => within("ruby"),
        "figcaption" => within("figure"),
        _ if LINE.contains(&format!(" {name} ")) => !within("ul ol table tr dl thead tbody"),
        // What goes around blocks is neither a line nor made of lines, unless a link or a change of text.
        _ => {
            let line = node
                .ancestors()
                .skip(1)
                .filter(|n| n.is_element())
                .find(|n| !matches!(n.tag_name().name(), "a" | "ins" | "del"));
            let line = line.map_or("", |n| n.tag_name().name());
            !LINE.contains(&format!(" {line} "))
                && !matches!(
                    line,
                    "p" | "pre"
                        | "h1"
                        | "h2"
                        | "h3"
                        | "h4"
                        | "h5"
                        | "h6"
                        | "dt"
                        | "caption"
                        | "ul"
                        | "ol"
                        | "table"
                        | "tr"
                )
        }
    };
    assert!(good, "<{name}> in <{parent}>\n{html}");
}

proptest! {
    #[test]
    fn any_html_becomes_well_formed_and_keeps_its_text(
        parts in prop::collection::vec(prop_oneof![
            r"</?(a|p|div|span|b|ul|ol|li|dl|dt|dd|table|tbody|thead|tr|td|th|caption|figure|figcaption|details|summary|h2|pre|ruby|rt|rp|ins|blockquote|center|tt|time|section|x-y)( (href|src|id|class|lang|dir|alt|start|scope|datetime|colspan|onclick)=(#a|'x y'|fr|ltr|3|2024-06-25|a\.png))?>",
            r"[a-z<>&;é \n]{1,6}",
            Just("<img src=a.png alt=zz>".to_owned()),
            Just("&nbsp;&eacute;<br>".to_owned()),
        ], 0..24),
    ) {
        let html = parts.concat();
        let nodes = tree::parse(&html);
        let xml = converted(&html);
        let whole = format!("<body>{xml}</body>");
        let document = roxmltree::Document::parse(&whole);
        prop_assert!(document.is_ok(), "{html}\n{xml}\n{document:?}");
        let document = document.unwrap();
        let (mut before, mut after) = (String::new(), String::new());
        text(&nodes, &mut before);
        document.descendants().filter_map(|n| n.text().filter(|_| n.is_text())).for_each(|t| after.extend(t.chars().filter(|c| !c.is_whitespace())));
        // What may not stand in a table stands before it, so that the order is another.
        let sorted = |t: &str| { let mut all: Vec<char> = t.chars().collect(); all.sort_unstable(); all };
        prop_assert_eq!(sorted(&before), sorted(&after), "{}\n{}", html, xml);
        document.descendants().filter(|n| n.is_element()).for_each(|n| check_place(n, &html));
    }
}
