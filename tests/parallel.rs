//! The parallel text that the checks are measured on has the form that `tests/parallel/README.md` promises.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use unicode_normalization::is_nfc;

const LOCALES: [&str; 3] = ["en", "fr", "ht"];
const KINDS: [&str; 6] = ["headline", "heading", "deck", "caption", "alt", "list item"];
/// In the second folder a text has a line for each of its sentences.
const FOLDERS: [&str; 2] = ["tests/parallel", "tests/parallel/held-out"];

/// A block as it stands in its file, and the lines of its text in each of [`LOCALES`].
struct Block {
    place: String,
    held_out: bool,
    texts: [Vec<String>; 3],
}

fn files() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = |folder| fs::read_dir(root.join(folder)).unwrap().map(|e| e.unwrap().path());
    let mut paths: Vec<PathBuf> = FOLDERS.iter().flat_map(list).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    assert!(!paths.is_empty());
    paths.into_iter().map(|p| (p.clone(), fs::read_to_string(&p).unwrap())).collect()
}

fn blocks() -> Vec<Block> {
    let mut out = Vec::new();
    for (path, text) in files() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for block in text.split("\n\n") {
            let lines: Vec<&str> = block.lines().filter(|l| !l.starts_with('#')).collect();
            if lines.is_empty() {
                continue;
            }
            let place = format!("{name}: {}", block.trim_end());
            let lines = match lines[0].strip_prefix("kind: ") {
                Some(kind) => {
                    assert!(KINDS.contains(&kind), "{place}");
                    &lines[1..]
                }
                None => &lines[..],
            };
            let held_out = path.parent().is_some_and(|p| p.ends_with("held-out"));
            let each = if held_out { lines.len() / LOCALES.len() } else { 1 };
            assert_eq!(lines.len(), LOCALES.len() * each, "{place}");
            let texts = std::array::from_fn(|i| {
                let text = |line: &&str| {
                    let text = line.strip_prefix(LOCALES[i]).and_then(|l| l.strip_prefix(": "));
                    text.unwrap_or_else(|| panic!("a line of {} is expected in {place}", LOCALES[i])).to_owned()
                };
                lines[i * each..(i + 1) * each].iter().map(text).collect()
            });
            out.push(Block { place, held_out, texts });
        }
    }
    out
}

#[test]
fn every_block_has_as_many_lines_in_each_language() {
    let (held_out, others): (Vec<Block>, Vec<Block>) = blocks().into_iter().partition(|b| b.held_out);
    assert!(others.len() >= 280, "only {} blocks", others.len());
    assert!(held_out.len() >= 110, "only {} blocks are held out", held_out.len());
}

#[test]
fn no_text_stands_twice() {
    let blocks = blocks();
    for i in 0..LOCALES.len() {
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for block in &blocks {
            for text in &block.texts[i] {
                let before = seen.insert(text, &block.place);
                assert!(before.is_none(), "{}\nand\n{}", before.unwrap_or_default(), block.place);
            }
        }
    }
}

#[test]
fn the_texts_are_normalised_and_hold_nothing_that_cannot_be_seen() {
    for block in blocks() {
        for text in block.texts.iter().flatten() {
            assert!(is_nfc(text), "{}", block.place);
            assert_eq!(text.trim(), text, "{}", block.place);
            let hidden = |c: char| {
                c.is_control()
                    || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffd}')
            };
            assert!(!text.contains(hidden), "{}", block.place);
        }
    }
}

#[test]
fn no_file_is_longer_than_a_reader_will_read() {
    for (path, text) in files() {
        assert!(text.lines().count() <= 400, "{}", path.display());
    }
}
