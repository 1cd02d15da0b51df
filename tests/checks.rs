//! Holds the rules about content to what `docs/checks.md` says of them: hardly anything found in text that is right, and
//! nearly every planted fault found. `cargo run --release --example checks` prints the tables.

#[path = "support/parallel/mod.rs"]
mod parallel;

use parallel::{Precision, faults};
use tradwi::config::Config;

#[test]
fn text_that_is_right_is_left_in_peace() {
    let (glossary, config) = (parallel::glossary(), Config::default());
    let [first, second, third, fourth, unseen] = parallel::held_out();
    for ((name, blocks), most) in [
        (("sentences", parallel::sentences()), [5.0, 20.0]),
        (("articles", parallel::articles(&glossary)), [5.0, 20.0]),
        (first, [5.0, 20.0]),
        (second, [0.1, 12.6]),
        (third, [0.1, 25.1]),
        (fourth, [0.1, 0.1]),
        // No rule is mended for this one: it says what unseen text gets, and no change may make that worse.
        (unseen, [5.7, 28.5]),
    ] {
        assert!(blocks.len() > 80, "{name}: {}", blocks.len());
        let precision = Precision::of(&blocks, &glossary, &config);
        let [errors, warnings, _] = precision.rates();
        let list = || precision.list.join("\n");
        assert!(errors < most[0] && warnings < most[1], "{name}: {errors} {warnings}\n{}", list());
    }
}

#[test]
fn nearly_every_planted_fault_is_found() {
    let (glossary, config) = (parallel::glossary(), Config::default());
    let mut blocks = parallel::sentences();
    blocks.extend(parallel::articles(&glossary));
    let recalled = faults::recall(&blocks, &glossary, &config);
    let share = |wanted: &dyn Fn(&faults::Fault) -> bool| {
        let of = recalled.iter().filter(|(fault, _)| wanted(fault));
        let (planted, caught) = of.fold((0, 0), |(p, c), (_, r)| (p + r.planted, c + r.caught));
        assert!(planted > 10, "{planted}");
        caught as f64 / planted as f64
    };
    for (name, least) in [
        ("a digit changed", 0.99),
        ("two figures swapped", 0.98),
        ("a decimal comma moved", 0.99),
        ("a number word changed", 0.97),
        ("a month changed", 0.99),
        ("a link broken", 0.95),
        ("left in English", 0.95),
        ("an accent turned", 0.95),
    ] {
        let (_, recall) = recalled.iter().find(|(fault, _)| fault.name == name).unwrap();
        let found = recall.share();
        assert!(found >= least, "{name}: {found}\n{}", recall.missed.join("\n"));
    }
    for (group, least) in [("figures", 0.99), ("names and links", 0.95), ("other", 0.95)] {
        let found = share(&|fault| fault.group == group);
        assert!(found >= least, "{group}: {found}");
    }
}
