//! Measures the program on archives of growing size, and draws what it found:
//! `cargo build --release && cargo run --release --example performance`.
//!
//! Each archive is made anew in a temporary folder, so that nothing but its size differs. Prints a table in Markdown
//! and writes `docs/performance.svg`. Linux only, because it reads the peak of the memory from `/proc`.

#![allow(clippy::print_stdout, reason = "a program that prints")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::Parser;
use rayon::prelude::*;

#[path = "../corpus/generate.rs"]
mod generate;
mod plot;

/// Measure tradwi on archives of growing size.
#[derive(Debug, Parser)]
struct Options {
    /// The sizes, in articles
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 3_000, 10_000, 30_000, 100_000])]
    articles: Vec<usize>,
    /// Where the plot goes
    #[arg(long, default_value = "docs/performance.svg")]
    plot: PathBuf,
}

/// What a run took.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// From start to end, as a person waits.
    pub seconds: f64,
    /// The most memory it held at once.
    pub megabytes: f64,
}

/// The runs of one archive, in order.
pub const RUNS: [&str; 6] = ["first sync", "second sync", "nothing changed", "one article changed", "check", "status"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = Options::parse();
    let program = std::env::current_exe()?.ancestors().nth(2).map(|dir| dir.join("tradwi")).unwrap_or_default();
    if !program.is_file() {
        return Err("build the program first: cargo build --release".into());
    }
    println!("| articles | megabytes | {} |", RUNS.join(" | "));
    println!("|---:|---:|{}", "---:|".repeat(RUNS.len()));
    let mut all = Vec::new();
    // Kept to the end: ext4 is slow to make files for some minutes after many were deleted.
    let mut dirs = Vec::new();
    for &articles in &options.articles {
        let dir = tempfile::tempdir()?;
        make(dir.path(), articles)?;
        let costs = measure(&program, dir.path())?;
        let cells: Vec<String> = costs.iter().map(|c| format!("{:.2} s, {:.0} MB", c.seconds, c.megabytes)).collect();
        println!("| {articles} | {:.0} | {} |", size(dir.path())? as f64 / 1e6, cells.join(" | "));
        all.push((articles, costs));
        dirs.push(dir);
    }
    fs::write(&options.plot, plot::svg(&all))?;
    Ok(())
}

/// Writes the articles alone; the catalogues are the first sync's work.
fn make(dir: &Path, articles: usize) -> std::io::Result<()> {
    let shape = generate::Shape::default();
    fs::write(dir.join("tradwi.toml"), generate::configuration())?;
    (0..articles).into_par_iter().try_for_each(|n| {
        let made = generate::article(&shape, n);
        let file = dir.join(&made.path);
        fs::create_dir_all(file.parent().unwrap_or(dir))?;
        fs::write(file, made.text)
    })
}

fn measure(program: &Path, dir: &Path) -> std::io::Result<Vec<Cost>> {
    let run = |args: &[&str]| cost(program, dir, args);
    let first = run(&["sync"])?;
    let second = run(&["sync"])?;
    let nothing = run(&["sync"])?;
    let article = dir.join(generate::article(&generate::Shape::default(), 1).path);
    let text = fs::read_to_string(&article)?;
    fs::write(&article, generate::edited(&text, 5, 1))?;
    let one = run(&["sync"])?;
    for locale in ["fr", "ht"] {
        fill(&dir.join("locales").join(locale))?;
    }
    Ok(vec![first, second, nothing, one, run(&["check"])?, run(&["status"])?])
}

/// Types a text over every stub of a locale, so that there is something to be judged.
fn fill(folder: &Path) -> std::io::Result<()> {
    let entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.into_par_iter().try_for_each(|entry| {
        if entry.file_type()?.is_dir() {
            return fill(&entry.path());
        }
        let text = fs::read_to_string(entry.path())?;
        fs::write(entry.path(), text.replace("{ \"\" }", "Polis la di se pa konsa sa te pase."))
    })
}

fn cost(program: &Path, dir: &Path, args: &[&str]) -> std::io::Result<Cost> {
    let start = Instant::now();
    let mut child = Command::new(program)
        .args(args)
        .current_dir(dir)
        .env_remove("CI")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak: f64 = 0.0;
    while child.try_wait()?.is_none() {
        // The peak so far: the last look before the end has it, but for what the last millisecond added.
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|l| l.trim().trim_end_matches(" kB").parse::<f64>().ok());
        peak = peak.max(kilobytes.unwrap_or(0.0) / 1024.0);
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(Cost { seconds: start.elapsed().as_secs_f64(), megabytes: peak })
}

/// The bytes of the articles and the catalogues.
fn size(dir: &Path) -> std::io::Result<u64> {
    let mut sum = 0;
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        sum += if entry.file_type()?.is_dir() { size(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(sum)
}
