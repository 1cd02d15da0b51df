//! The whole of sync: an article that changes, catalogues as they come, people at work in between.

use arbitrary::Unstructured;

use crate::parts;
use crate::world::World;

/// Two versions of an article, catalogues in its own language, French and Kreyòl, and what people do.
pub fn check(input: &str) {
    let [first, second, en, fr, ht, acts] = parts(input);
    let mut acts = Unstructured::new(acts.as_bytes());
    let markdown = acts.ratio(1u8, 2u8).unwrap_or(true);
    let mut world = World::new(first, markdown).with("en", en).with("fr", fr).with("ht", ht);
    world.sync(None);
    for step in 0..8 {
        let target = if acts.ratio(1u8, 3u8).unwrap_or(false) { "fr" } else { "ht" };
        match acts.int_in_range(0..=9).unwrap_or(0) {
            0 => break,
            1 | 2 => world.article = if step % 2 == 0 { second } else { first }.to_owned(),
            3 | 4 => {
                let words: &str = second.lines().nth(acts.int_in_range(0..=9).unwrap_or(0)).unwrap_or("Mo");
                world.translate(target, acts.int_in_range(0..=20).unwrap_or(0), words);
            }
            5 => world.line_ends(target),
            6 => world.sync(Some(&[crate::locale("fr")])),
            7 => world.settle(target, acts.int_in_range(0..=20).unwrap_or(0)),
            8 => world.append(target, second.lines().next().unwrap_or_default()),
            _ => world.sync(None),
        }
    }
    world.article = second.to_owned();
    world.sync(None);
}
