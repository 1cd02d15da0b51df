//! The patcher: whatever the catalogue, only what must change does (invariant 5).

use arbitrary::Unstructured;
use tradwi::catalogue::{self, Catalogue, Edit, Terms, TextLines};
use tradwi::locale::Locale;

use crate::world::World;
use crate::{locale, parts};

/// Short, with ids that a mutation can hit.
const ARTICLE: &str = "<!-- tradwi: id a -->\n# Dlo pwòp\n\n<!-- tradwi: id b -->\nBoil the water. Let it cool.\n\n\
                       <!-- tradwi: id c -->\n<!-- tradwi: note Keep it short -->\nSee [the map](https://example.org/a).\n\nLast words.\n";

/// A catalogue, lines to put above its entries, and where.
pub fn check(input: &str) {
    let [text, lines, choices] = parts(input);
    let mut choices = Unstructured::new(choices.as_bytes());
    edits(text, lines, &mut choices);
    comments(text, lines, &mut choices);
    World::new(ARTICLE, true).with("ht", text).sync(None);
}

/// Edits against the plainest way to make them: from the last to the first.
fn edits(text: &str, lines: &str, choices: &mut Unstructured<'_>) {
    let mut at = 0;
    let mut edits = Vec::new();
    for line in lines.split('\n').take(8) {
        let start = boundary(text, at + choices.int_in_range(0..=40).unwrap_or(0));
        let end = boundary(text, start + choices.int_in_range(0..=20).unwrap_or(0));
        edits.push(Edit { range: start..end, text: line.to_owned() });
        // At one place an insertion comes before what goes, which is another matter than the order of edits.
        at = end + 1;
        if at >= text.len() {
            break;
        }
    }
    let mut expected = text.to_owned();
    for edit in edits.iter().rev() {
        expected.replace_range(edit.range.clone(), &edit.text);
    }
    edits.reverse();
    assert_eq!(catalogue::apply(text, &edits), expected);
}

fn boundary(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len())
}

/// Lines put above one entry stand there, and nothing else is another.
fn comments(text: &str, lines: &str, choices: &mut Unstructured<'_>) {
    let (en, fr) = (locale("en"), locale("fr"));
    let watched = [fr.clone(), en.clone()];
    let read = |text: &str| catalogue::read(text.to_owned(), &Terms::none(), &watched);
    let before = read(text);
    if before.entries.is_empty() {
        return;
    }
    let which = choices.choose_index(before.entries.len()).unwrap_or(0);
    let entry = &before.entries[which];
    let mut blocks = vec![(fr, TextLines::default()), (en, TextLines::default())];
    for line in lines.split(['\n', '\r']).take(12) {
        let line = line.to_owned();
        let lines = &mut blocks[usize::from(choices.ratio(2u8, 3u8).unwrap_or(true))].1;
        match choices.int_in_range(0..=5).unwrap_or(0) {
            0 => lines.now.push(line),
            1 => lines.was.push(line),
            2 => lines.diff.push(line),
            3 => lines.near.push(line),
            4 => lines.note.push(line),
            _ => lines.stale.push(line),
        }
    }
    let newline = before.newline();
    let edits = catalogue::entry_comment(entry, &blocks, newline);
    let text_after = catalogue::apply(text, &edits);
    let tail = text.len() - entry.id_range.start;
    assert!(text_after.starts_with(&text[..entry.range.start]), "bytes above the entry changed");
    assert!(text_after.ends_with(&text[text.len() - tail..]), "bytes below the comment changed");
    let kept = |c: &Catalogue, e: &catalogue::Entry| -> Vec<String> {
        let own = |line: &catalogue::Line| matches!(line, catalogue::Line::Text(..));
        e.comment.iter().filter(|l| !own(&l.line)).map(|l| c.text[l.range.clone()].to_owned()).collect()
    };
    let after = read(&text_after);
    if after.too_deep.is_some() || before.too_deep.is_some() {
        return;
    }
    let ids = |c: &Catalogue| c.entries.iter().map(|e| (e.id.clone(), e.value.clone())).collect::<Vec<_>>();
    assert_eq!(ids(&after), ids(&before), "{text_after:?}");
    let now = &after.entries[which];
    for (locale, lines) in &blocks {
        assert_eq!(TextLines::of(now, locale), *lines, "{text_after:?}");
    }
    assert_eq!(kept(&after, now), kept(&before, entry), "{text_after:?}");
    assert_eq!(bases(&after, which, &watched), bases(&before, which, &watched), "{text_after:?}");
    assert_eq!(catalogue::entry_comment(now, &blocks, newline), [], "{text_after:?}");
}

/// The bases of every entry but one.
fn bases(catalogue: &Catalogue, but: usize, watched: &[Locale]) -> Vec<catalogue::Base> {
    let others = catalogue.entries.iter().enumerate().filter(|(i, _)| *i != but);
    others.flat_map(|(_, e)| watched.iter().map(|l| catalogue::base(e, l))).collect()
}
