//! What must hold whatever the bytes, one module a target. Each takes a text; where a target needs several, they
//! are parted by U+001E, so that seeds and findings can be read and written in an editor.

pub mod article;
pub mod catalogue;
pub mod front_matter;
pub mod patch;
pub mod rules;
pub mod sync;
mod world;

use tradwi::locale::Locale;

/// The parts of an input; what is missing is empty.
fn parts<const N: usize>(input: &str) -> [&str; N] {
    let mut parts = input.splitn(N, '\u{1E}');
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

fn locale(tag: &str) -> Locale {
    tag.parse().expect("a language tag")
}

/// The front-matter fields that every article here is read with.
fn fields() -> Vec<String> {
    ["title", "summary", "description", "image.caption"].map(String::from).to_vec()
}

/// Whether a range lies in a text, on boundaries of characters.
fn is_in(text: &str, range: &std::ops::Range<usize>) -> bool {
    range.start <= range.end && text.get(range.clone()).is_some()
}
