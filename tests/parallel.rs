//! The parallel text that the checks are measured on has the form that `tests/parallel/README.md` promises.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use unicode_normalization::is_nfc;

const LOCALES: [&str; 3] = ["en", "fr", "ht"];
const KINDS: [&str; 4] = ["headline", "deck", "caption", "alt"];

/// A block as it stands in its file, and its text in each of [`LOCALES`].
struct Block {
    place: String,
    texts: [String; 3],
}

fn files() -> Vec<(PathBuf, String)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parallel");
    let mut paths: Vec<PathBuf> = fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
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
            assert_eq!(lines.len(), LOCALES.len(), "{place}");
            let texts = std::array::from_fn(|i| {
                let text = lines[i].strip_prefix(LOCALES[i]).and_then(|l| l.strip_prefix(": "));
                text.unwrap_or_else(|| panic!("a line of {} is expected in {place}", LOCALES[i])).to_owned()
            });
            out.push(Block { place, texts });
        }
    }
    out
}

#[test]
fn every_block_has_one_line_for_each_language() {
    let count = blocks().len();
    assert!(count >= 280, "only {count} blocks");
}

#[test]
fn no_text_stands_twice() {
    let blocks = blocks();
    for i in 0..LOCALES.len() {
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for block in &blocks {
            let before = seen.insert(&block.texts[i], &block.place);
            assert!(before.is_none(), "{}\nand\n{}", before.unwrap_or_default(), block.place);
        }
    }
}

#[test]
fn the_texts_are_normalised_and_hold_nothing_that_cannot_be_seen() {
    for block in blocks() {
        for text in &block.texts {
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
