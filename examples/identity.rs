//! Measures the identity translation over folders of articles: how many come back as their own bytes, how many
//! render to the same HTML when their text is written anew, and how many of their words are in segments.
//!
//! `cargo run --release --example identity -- [--lang fr] [--left] DIR…`; with `--left` it shows what is in no segment.

#![expect(clippy::print_stdout, reason = "a command for the terminal")]

#[path = "../tests/support/folded_html.rs"]
mod folded_html;
#[path = "../tests/support/identity.rs"]
mod identity;

use std::process::ExitCode;

use tradwi::article::Format;
use tradwi::locale::Locale;

fn main() -> anyhow::Result<ExitCode> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut locale = Locale::english();
    if arguments.first().is_some_and(|a| a == "--lang") && arguments.len() > 1 {
        locale = arguments[1].parse()?;
        arguments.drain(..2);
    }
    let left = arguments.first().is_some_and(|a| a == "--left");
    arguments.drain(..usize::from(left));
    anyhow::ensure!(!arguments.is_empty(), "name the folders of the articles");
    let mut tally = identity::Tally::default();
    for entry in arguments.iter().flat_map(|dir| walkdir::WalkDir::new(dir).sort_by_file_name()) {
        let entry = entry?;
        let name = entry.path().display().to_string();
        let Some(format) = Format::of_path(&name).filter(|_| entry.file_type().is_file()) else { continue };
        // What is not UTF-8 is no article.
        let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
        let outcome = identity::measure(&text, format, &locale);
        for fault in &outcome.faults {
            println!("{name}: {fault}");
        }
        for text in outcome.left.iter().filter(|_| left) {
            println!("{name}: in no segment: {text:?}");
        }
        tally.add(&outcome);
    }
    println!("{tally}");
    Ok(if tally.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
