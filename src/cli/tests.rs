use std::collections::BTreeSet;

use clap::CommandFactory as _;

use super::Cli;
use crate::config::Config;

#[test]
fn the_arguments_make_sense() {
    Cli::command().debug_assert();
}

#[test]
fn every_command_has_a_summary_of_one_line_and_examples() {
    for command in Cli::command().get_subcommands() {
        let name = command.get_name();
        let about = command.get_about().unwrap().to_string();
        assert!(!about.contains('\n') && about.chars().count() < 65, "{name}: {about}");
        let long = command.get_after_long_help().unwrap().to_string();
        assert!(long.contains("Examples:\n  tradwi") || long.contains("Examples:\n  "), "{name} has no examples");
        for example in long.lines().filter(|l| l.starts_with("  ")) {
            assert!(example.chars().count() < 80, "{name}: {example}");
        }
    }
}

#[test]
fn every_option_is_explained() {
    for command in Cli::command().get_subcommands() {
        for argument in command.get_arguments() {
            assert!(argument.get_help().is_some(), "{} of {}", argument.get_id(), command.get_name());
        }
    }
}

#[test]
fn one_letter_means_one_thing_everywhere() {
    let mut seen = BTreeSet::new();
    for command in Cli::command().get_subcommands() {
        for argument in command.get_arguments() {
            if let (Some(short), Some(long)) = (argument.get_short(), argument.get_long()) {
                seen.insert((short, long.to_owned()));
            }
        }
    }
    let letters: BTreeSet<char> = seen.iter().map(|(c, _)| *c).collect();
    assert_eq!(letters.len(), seen.len(), "{seen:?}");
}

#[test]
fn the_configuration_that_init_writes_is_valid_and_says_the_defaults() {
    let text = include_str!("init/tradwi.toml")
        .replace("@SOURCE@", "en")
        .replace("@LOCALES@", "\"ht\", \"fr\"")
        .replace("@HASH@", "#")
        .replace("@ARTICLES@", "\"articles\"");
    let path = std::path::Path::new("tradwi.toml");
    let plain = Config::parse(path, &text).unwrap();
    assert_eq!(plain, Config { locales: vec!["ht".parse().unwrap(), "fr".parse().unwrap()], ..Config::default() });
    // What is commented out is valid too, and what is a default says it right.
    let shown: String = text
        .lines()
        .map(|l| l.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(l))
        .map(|l| format!("{l}\n"))
        .collect();
    let config = Config::parse(path, &shown).unwrap();
    assert_eq!(
        Config { locale: Default::default(), folder: Vec::new(), site: Default::default(), ..config.clone() },
        plain
    );
    assert_eq!((config.locale.len(), config.folder.len()), (2, 1));
    assert!(config.site.url.is_some());
}
