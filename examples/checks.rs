//! How well the rules about content do: false findings in translations that are right, and the share of planted faults
//! that is found.
//!
//! ```console
//! $ cargo run --release --example checks
//! ```
//!
//! prints the tables of `docs/checks.md`; `--list` prints every false finding and every fault that was missed,
//! `--list RULE-OR-FAULT` those of one.

#![allow(clippy::print_stdout, reason = "an example prints what it measured")]

#[path = "../tests/support/parallel/mod.rs"]
mod parallel;

use std::collections::BTreeMap;

use parallel::{Precision, faults};
use tradwi::config::Config;

fn main() {
    let mut args = std::env::args().skip(1);
    let list = args.next().as_deref() == Some("--list");
    let only = args.next();
    let wanted = |line: &str| list && only.as_ref().is_none_or(|o| line.contains(o.as_str()));

    let (glossary, config) = (parallel::glossary(), Config::default());
    let (sentences, articles) = (parallel::sentences(), parallel::articles(&glossary));
    let held_out = parallel::held_out();
    let mut sets =
        vec![("sentences with traps, and plain ones", &sentences), ("the articles of this repository", &articles)];
    sets.extend(held_out.iter().map(|(name, blocks)| (*name, blocks)));

    println!("## Precision\n\nFalse findings in translations that are right.\n");
    println!("| text | segments | errors a thousand | warnings a thousand | hints a thousand |\n|---|---|---|---|---|");
    let measured: Vec<_> =
        sets.iter().map(|(name, blocks)| (*name, Precision::of(blocks, &glossary, &config))).collect();
    for (name, precision) in &measured {
        let [errors, warnings, hints] = precision.rates();
        println!("| {name} | {} | {errors:.1} | {warnings:.1} | {hints:.1} |", precision.segments);
    }
    let mut rules: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (_, precision) in &measured {
        for (rule, found) in &precision.found {
            let sum = rules.entry(rule).or_default();
            (0..3).for_each(|i| sum[i] += found[i]);
        }
    }
    if !rules.is_empty() {
        println!("\n| rule | errors | warnings | hints |\n|---|---|---|---|");
        for (rule, [errors, warnings, hints]) in rules {
            println!("| `{rule}` | {errors} | {warnings} | {hints} |");
        }
    }
    for line in measured.iter().flat_map(|(_, p)| &p.list).filter(|l| wanted(l)) {
        println!("    {line}");
    }

    println!("\n## Recall\n\nFaults planted in the same translations, one at a time, and how many are found.\n");
    println!("| fault | planted | found | share | by |\n|---|---|---|---|---|");
    let blocks: Vec<_> = sentences.into_iter().chain(articles).collect();
    let recalled = faults::recall(&blocks, &glossary, &config);
    let mut groups: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (fault, recall) in &recalled {
        let mut by: Vec<_> = recall.by.iter().collect();
        by.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
        let by: Vec<String> = by.iter().take(3).map(|(rule, _)| format!("`{rule}`")).collect();
        println!(
            "| {} | {} | {} | {:.1} % | {} |",
            fault.name,
            recall.planted,
            recall.caught,
            100.0 * recall.share(),
            by.join(", ")
        );
        for group in [fault.group, "all"] {
            let (planted, caught) = groups.entry(group).or_default();
            *planted += recall.planted;
            *caught += recall.caught;
        }
        if only.as_ref().is_none_or(|o| fault.name.contains(o.as_str())) && list {
            recall.missed.iter().for_each(|line| println!("    {line}"));
        }
    }
    println!("\n| group | planted | found | share |\n|---|---|---|---|");
    for group in ["figures", "names and links", "other", "all"] {
        let (planted, caught) = groups.get(group).copied().unwrap_or_default();
        println!("| {group} | {planted} | {caught} | {:.1} % |", 100.0 * caught as f64 / planted.max(1) as f64);
    }
}
