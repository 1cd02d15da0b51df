//! How well segments are matched: made-up articles are revised by every kind of edit, and what `match_segments`
//! says is held against the truth, beside what GNU gettext's `msgmerge` says of the same articles.
//!
//! ```console
//! $ cargo run --release --example matching -- --seed 1 --articles 2000
//! ```
//!
//! `--seeds 24` goes on with the seeds after it, and prints the totals; `--mistakes` prints every mistake, and
//! `--list "replaced, same subject"` those of one kind; `--no-msgmerge` leaves the comparison out.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example prints what it measured")]

#[path = "../tests/support/revisions/mod.rs"]
mod revisions;

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use revisions::score::{Answer, Row, Score};
use revisions::{Edit, Revision};
use tradwi::sync::Piece;

fn main() -> anyhow::Result<()> {
    let (mut seed, mut seeds, mut articles, mut mistakes, mut compare) = (1u64, 1u64, 2000usize, None, true);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().and_then(|v| v.parse::<u64>().ok());
        match arg.as_str() {
            "--seed" => seed = value().unwrap_or(seed),
            "--seeds" => seeds = value().unwrap_or(seeds),
            "--articles" => articles = value().unwrap_or(articles as u64) as usize,
            "--mistakes" => mistakes = Some(String::new()),
            "--list" => mistakes = Some(args.next().unwrap_or_default()),
            "--no-msgmerge" => compare = false,
            _ => anyhow::bail!("unknown argument `{arg}`"),
        }
    }
    compare &= Command::new("msgmerge").arg("--version").output().is_ok_and(|o| o.status.success());
    let folder = tempfile::tempdir()?;
    let (mut ours, mut theirs) = (Score::default(), Score::default());
    for (seed, number) in (seed..seed + seeds).flat_map(|seed| (0..articles).map(move |number| (seed, number))) {
        let revision = revisions::revision(seed, number);
        ours.add(&revision, &ask_tradwi(&revision));
        if compare {
            theirs.add(&revision, &ask_msgmerge(&revision, folder.path())?);
        }
    }
    if let Some(kind) = mistakes {
        ours.mistakes.iter().filter(|m| m.starts_with(&kind)).for_each(|m| println!("{m}\n"));
    }
    let last = if seeds > 1 { format!(" to {}", seed + seeds - 1) } else { String::new() };
    println!("{} articles, seed {seed}{last}, {} segments", articles as u64 * seeds, ours.total().cases);
    let other = if compare { "msgmerge" } else { "msgmerge: not installed or not asked" };
    println!("{:<30} {:>7} {:>8} {:>10} {:>7} {:>7}  {other}", "edit", "cases", "recall", "precision", "false", "told");
    for edit in Edit::ALL {
        let told = matches!(edit, Edit::Split2 | Edit::Split3 | Edit::SplitEdited | Edit::Merged | Edit::MergedEdited);
        line(edit.name(), &ours.row(edit), told, compare.then(|| theirs.row(edit)));
    }
    line("all in mixtures of edits", &ours.mixed, false, compare.then_some(theirs.mixed));
    line("all", &ours.total(), false, compare.then(|| theirs.total()));
    println!("splits and merges told that there were not: {}", ours.made_up);
    Ok(())
}

fn line(name: &str, row: &Row, told: bool, other: Option<Row>) {
    let recall = |row: &Row| if row.real > 0 { format!("{:.2}", row.recall()) } else { "-".to_owned() };
    let precision = |row: &Row| if row.matched > 0 { format!("{:.2}", row.precision()) } else { "-".to_owned() };
    let told = if told { format!("{:.1}", row.told()) } else { String::new() };
    print!(
        "{name:<30} {:>7} {:>8} {:>10} {:>7.2} {told:>7}",
        row.cases,
        recall(row),
        precision(row),
        row.false_matches(),
    );
    match other {
        Some(other) => println!("  {:>6} {:>6} {:>6.2}", recall(&other), precision(&other), other.false_matches()),
        None => println!(),
    }
}

fn ask_tradwi(revision: &Revision) -> Answer {
    let old: Vec<Piece<'_>> = revision.old.iter().map(|p| Piece { text: &p.text, kind: p.kind }).collect();
    let new: Vec<Piece<'_>> = revision.new.iter().map(|n| Piece { text: &n.piece.text, kind: n.piece.kind }).collect();
    let matching = tradwi::sync::match_segments(&old, &new);
    Answer {
        old: matching.fates.iter().map(tradwi::sync::Fate::old).collect(),
        splits: matching.splits,
        merges: matching.merges,
    }
}

/// The old segments as a catalogue with the translation `t` and their number, the new ones as its template.
/// A catalogue holds each text once, so that equal segments share an answer: `msgmerge` is not marked down for it.
fn ask_msgmerge(revision: &Revision, folder: &Path) -> anyhow::Result<Answer> {
    let quote = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    let head = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
    let (mut po, mut pot) = (head.to_owned(), head.to_owned());
    let mut seen = std::collections::HashSet::new();
    for (o, piece) in revision.old.iter().enumerate().filter(|(_, p)| seen.insert(&p.text)) {
        write!(po, "msgid {}\nmsgstr \"t{o}\"\n\n", quote(&piece.text))?;
    }
    let mut seen = std::collections::HashSet::new();
    for new in revision.new.iter().filter(|n| seen.insert(&n.piece.text)) {
        write!(pot, "msgid {}\nmsgstr \"\"\n\n", quote(&new.piece.text))?;
    }
    let (po_path, pot_path) = (folder.join("old.po"), folder.join("new.pot"));
    std::fs::write(&po_path, po)?;
    std::fs::write(&pot_path, pot)?;
    let output = Command::new("msgmerge")
        .args(["--quiet", "--no-wrap", "--no-location", "--output-file=-"])
        .args([&po_path, &pot_path])
        .output()?;
    anyhow::ensure!(output.status.success(), "msgmerge: {}", String::from_utf8_lossy(&output.stderr));
    let merged = String::from_utf8(output.stdout)?;
    let mut answers = std::collections::HashMap::new();
    let mut id = "";
    for line in merged.lines().take_while(|l| !l.starts_with("#~")) {
        if let Some(text) = line.strip_prefix("msgid ") {
            id = text;
        } else if let Some(old) = line.strip_prefix("msgstr \"t").and_then(|t| t.trim_end_matches('"').parse().ok()) {
            answers.insert(id, old);
        }
    }
    let old = revision.new.iter().map(|n| answers.get(quote(&n.piece.text).as_str()).copied()).collect();
    Ok(Answer { old, ..Default::default() })
}
