//! Drawings that may be published: a browser that opens one by itself runs what is in it.

use roxmltree::{Document, Node, ParsingOptions};

const SVG: &str = "http://www.w3.org/2000/svg";
const HTML: &str = "http://www.w3.org/1999/xhtml";
const MATHS: &str = "http://www.w3.org/1998/Math/MathML";

/// Elements that do something or hold what does, whatever namespace they say they are of.
const ACTIVE: [&str; 10] =
    ["script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener", "link"];

/// Attributes whose values are addresses, or become them.
const ADDRESSES: [&str; 2] = ["href", "src"];

/// Attributes of animations, whose values may be addresses.
const BECOMING: [&str; 4] = ["from", "to", "by", "values"];

/// Why a drawing may not be published: it does something, or asks for something elsewhere. `None` where it only draws.
pub fn danger(bytes: &[u8]) -> Option<String> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Some("is not UTF-8".into()) };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if let Some(head) = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map(|(head, _)| head)
        && let Some((_, encoding)) = head.to_ascii_lowercase().split_once("encoding")
        && !encoding.trim_start_matches([' ', '=', '"', '\'']).starts_with("utf-8")
    {
        return Some("says that it is not UTF-8".into());
    }
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(e) => return Some(format!("is no drawing that can be read ({e})")),
    };
    if !document.root_element().has_tag_name((SVG, "svg")) {
        return Some("is no drawing".into());
    }
    // An entity could put together what is looked for in pieces.
    if text.contains("<!ENTITY") {
        return Some("defines entities".into());
    }
    document.descendants().find_map(|node| of_node(&node))
}

fn of_node(node: &Node<'_, '_>) -> Option<String> {
    if let Some(instruction) = node.pi() {
        return instruction.target.contains("stylesheet").then(|| "has a style sheet elsewhere".into());
    }
    if !node.is_element() {
        return None;
    }
    let name = node.tag_name();
    if ACTIVE.contains(&name.name().to_ascii_lowercase().as_str()) || matches!(name.namespace(), Some(HTML | MATHS)) {
        return Some(format!("has an element `{}`", name.name()));
    }
    if name.name() == "style" && !is_inert_style(&node.descendants().filter_map(|n| n.text()).collect::<String>()) {
        return Some("has a style that asks for another file".into());
    }
    let wrong = node.attributes().find(|attribute| {
        let (name, value) = (attribute.name().to_ascii_lowercase(), attribute.value().trim());
        if name.starts_with("on") || name == "base" {
            return true;
        }
        let is_address = ADDRESSES.contains(&name.as_str());
        let may_be = BECOMING.contains(&name.as_str()) && !is_numbers(value);
        if is_address || may_be { !is_own_address(value) } else { !is_inert_style(value) }
    })?;
    Some(format!("has an attribute `{}` that does something or asks for another file", wrong.name()))
}

/// Whether a value is numbers, and words such as paths are made of.
fn is_numbers(value: &str) -> bool {
    value.split([' ', ',', ';', '\n', '\t']).all(|word| !word.contains([':', '/', '\\']) && !word.contains(".svg"))
}

/// An address in the drawing itself, or of pixels that are in it.
fn is_own_address(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let raster = ["png", "jpeg", "gif", "webp"].iter().any(|kind| lower.starts_with(&format!("data:image/{kind};")));
    lower.is_empty() || lower.starts_with('#') || raster
}

/// Whether a style, or a value that may be one, refers to nothing elsewhere. Escapes could hide a name.
fn is_inert_style(style: &str) -> bool {
    let lower = style.to_ascii_lowercase();
    let loads = ["@import", "image-set(", "expression(", "javascript:", "src("].iter().any(|word| lower.contains(word));
    let escaped = lower.contains('\\') && lower.contains(['(', '@']);
    let elsewhere = |rest: &str| {
        let rest = rest.trim_start().trim_start_matches(['"', '\'']).trim_start();
        !rest.starts_with('#')
            && !rest.starts_with("data:image/png")
            && !rest.starts_with("data:image/jpeg")
            && !rest.starts_with("data:font/")
            && !rest.starts_with("data:application/font")
    };
    !loads && !escaped && !lower.split("url(").skip(1).any(elsewhere)
}
