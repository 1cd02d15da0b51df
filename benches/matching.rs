//! How long it takes to match the segments of a long article: `cargo bench --bench matching`.

#[path = "../tests/support/revisions/mod.rs"]
mod revisions;

use tradwi::sync::{Piece, match_segments};

const PARAGRAPHS: usize = 5000;

fn main() {
    divan::main();
}

fn run(bencher: divan::Bencher<'_, '_>, old: &[String], new: &[String]) {
    let pieces =
        |texts| -> Vec<Piece<'_>> { <[String]>::iter(texts).map(|text| Piece { text, kind: "paragraph" }).collect() };
    let (old, new) = (pieces(old), pieces(new));
    bencher.bench_local(|| match_segments(divan::black_box(&old), divan::black_box(&new)));
}

/// What happens to a long article between two syncs: a tenth of it is edited, moved or removed.
#[divan::bench]
fn a_tenth_edited_moved_or_removed(bencher: divan::Bencher<'_, '_>) {
    let old = revisions::paragraphs(1, PARAGRAPHS);
    let mut new = old.clone();
    for i in (0..PARAGRAPHS).step_by(10).rev() {
        match i / 10 % 3 {
            0 => new[i] = revisions::touched(i as u64, &old[i]),
            1 => new.swap(i, (i * 7) % (PARAGRAPHS / 2)),
            _ => drop(new.remove(i)),
        }
    }
    run(bencher, &old, &new);
}

#[divan::bench]
fn nothing_changed(bencher: divan::Bencher<'_, '_>) {
    let old = revisions::paragraphs(1, PARAGRAPHS);
    run(bencher, &old, &old.clone());
}

#[divan::bench]
fn every_paragraph_edited(bencher: divan::Bencher<'_, '_>) {
    let old = revisions::paragraphs(1, PARAGRAPHS);
    let new: Vec<String> = old.iter().enumerate().map(|(i, text)| revisions::touched(i as u64, text)).collect();
    run(bencher, &old, &new);
}

#[divan::bench]
fn every_paragraph_another(bencher: divan::Bencher<'_, '_>) {
    run(bencher, &revisions::paragraphs(1, PARAGRAPHS), &revisions::paragraphs(2, PARAGRAPHS));
}

#[divan::bench]
fn all_in_reverse(bencher: divan::Bencher<'_, '_>) {
    let old = revisions::paragraphs(1, PARAGRAPHS);
    let new: Vec<String> = old.iter().rev().cloned().collect();
    run(bencher, &old, &new);
}

const LINE: &str = "The council of the town met and said that the water was safe again";

#[divan::bench]
fn all_alike(bencher: divan::Bencher<'_, '_>) {
    run(bencher, &vec![LINE.to_owned(); PARAGRAPHS], &vec![LINE.to_owned(); PARAGRAPHS - 500]);
}

#[divan::bench]
fn all_alike_and_all_changed(bencher: divan::Bencher<'_, '_>) {
    run(bencher, &vec![LINE.to_owned(); PARAGRAPHS], &vec![format!("{LINE} today"); PARAGRAPHS]);
}

#[divan::bench]
fn all_alike_but_for_a_word_which_changed(bencher: divan::Bencher<'_, '_>) {
    let lines =
        |from: usize| -> Vec<String> { (from..from + PARAGRAPHS).map(|i| format!("{LINE} in w{i:x}")).collect() };
    run(bencher, &lines(0), &lines(PARAGRAPHS));
}
