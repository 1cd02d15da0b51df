//! Entries that are doubled, unknown, or not what their segment can be.

use super::*;

#[test]
fn a_doubled_id_names_both_places() {
    let mut world = translated();
    let path = world.path_of("ht");
    let text = world.files[&path].clone();
    let id = text.lines().rev().find_map(|l| l.split_once(" = ").map(|(id, _)| id.to_owned())).unwrap();
    world.files.insert(path, format!("{text}\n# en> The office said so.\n{id} = Biwo a te di sa.\n"));
    insta::assert_snapshot!(world.show(), @r#"
    error[duplicate-id]: `the-office-said-so-9732` stands here a second time, first in line 7
      --> locales/ht/news.ftl:10:1
       |
    10 | the-office-said-so-9732 = Biwo a te di sa.
       | ^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: keep the one that is right, and delete the other together with its
               comment
    "#);
}

#[test]
fn of_two_entries_of_one_id_the_one_made_from_the_present_source_is_named() {
    let mut world = translated();
    let path = world.path_of("ht");
    let text = world.files[&path].clone();
    let id = text.lines().rev().find_map(|l| l.split_once(" = ").map(|(id, _)| id.to_owned())).unwrap();
    let other = |base: &str| format!("{text}\n# en> {base}\n{id} = Biwo a te di sa yè.\n");
    let help = |world: &World| {
        let found = world.findings().into_iter().find(|d| d.rule == "duplicate-id").unwrap();
        found.help.unwrap()
    };
    world.files.insert(path.clone(), other("The office said so yesterday."));
    let named = help(&world);
    assert!(named.starts_with("the one in line 7 was made from the article's text as it is now"), "{named}");
    assert!(named.contains("the one in line 10 was not"), "{named}");
    // Two of the same base are for a person to tell apart.
    world.files.insert(path.clone(), other("The office said so."));
    assert!(help(&world).starts_with("keep the one that is right"));
    // So are two of which one may be half a translation.
    world.files.insert(path, format!("{}    .tit = sa\n", other("The office said so yesterday.")));
    assert!(help(&world).starts_with("keep the one that is right"));
}

#[test]
fn an_unknown_id_brings_up_the_segment_that_has_no_entry() {
    let mut world = translated();
    let text = world.files[&world.path_of("ht")].clone();
    let id = text.lines().rev().find_map(|l| l.split_once(" = ").map(|(id, _)| id.to_owned())).unwrap();
    world.edit("ht", "# en> The office said so.\n", "");
    world.edit("ht", &id, &format!("{id}x"));
    insta::assert_snapshot!(world.show(), @r#"
    error[untranslated]: `the-office-said-so-9732` is not translated into `ht` (paragraph, 4 words)
     --> articles/news.txt:3:1
      |
    3 | The office said so.
      | ^^^^^^^^^^^^^^^^^^^
      |
      = help: run `tradwi sync`, which adds its stub to the catalogue

    error[unknown-id]: `the-office-said-so-9732x` is no segment of `articles/news.txt`
     --> locales/ht/news.ftl:6:1
      |
    6 | the-office-said-so-9732x = Biwo a di sa.
      | ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: did you mean `the-office-said-so-9732`?
      = note: if it is right as it is, write above it: # allow: unknown-id, because …

    error[sync-due]: out of date: 1 stub missing
     --> locales/ht/news.ftl:6:1
      |
    6 | the-office-said-so-9732x = Biwo a di sa.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: run `tradwi sync`
    "#);
}

#[test]
fn an_unknown_id_can_be_allowed_and_staleness_cannot() {
    let mut world = translated();
    let path = world.path_of("ht");
    let text = world.files[&path].clone() + "\n# allow: unknown-id, because we keep it\nnote = x\n";
    world.files.insert(path.clone(), text.clone());
    assert_eq!(world.rules(), [""; 0]);
    world.files.insert(path.clone(), text.replace("allow: unknown-id", "allow: unknown-di"));
    assert_eq!(world.rules(), ["unknown-allow", "unknown-id"]);
    world.files.insert(path, text.replace("# en> The office", "# allow: stale, because\n# en> The office"));
    world.article = world.article.replace("so.", "as much.");
    world.sync();
    insta::assert_snapshot!(world.show(), @r#"
    warning[unknown-allow]: `stale` cannot be silenced
     --> locales/ht/news.ftl:6:1
      |
    6 | # allow: stale, because
      | ^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: mend what it finds, and delete this line

    error[stale]: stale (wording): words changed
      --> locales/ht/news.ftl:10:1
       |
    10 | the-office-said-so-9732 = Biwo a di sa.
       | ^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: revise the translation, then delete its `was>` and `diff>` lines
               or run `tradwi accept the-office-said-so-9732 --locale ht`
    "#);
}

#[test]
fn a_heading_cannot_be_left_out() {
    let mut world = World::new("articles/news.md", "# A year on\n");
    world.edit("ht", "# en> A year on", "# leave-out\n# en> A year on");
    insta::assert_snapshot!(world.show(), @r#"
    error[leave-out-refused]: `a-year-on-777f` cannot be left out: it is a heading 1
     --> locales/ht/news.ftl:1:1
      |
    1 | # leave-out
      | ^^^^^^^^^^^
      |
      = help: translate it, and delete the `# leave-out` line

    error[untranslated]: `a-year-on-777f` is not translated (heading 1, 3 words)
     --> locales/ht/news.ftl:3:18
      |
    3 | a-year-on-777f = { "" }
      |                  ^^^^^^
      |
      = help: type the translation over `{ "" }`
    "#);
}

#[test]
fn a_lost_footnote_reference_or_link_label_is_an_error() {
    let article = "See [the report][un] of the office.[^1]\n\n[un]: https://example.org\n\n[^1]: In full.\n";
    let mut world = World::new("articles/news.md", article);
    world.translate("ht", "See", "Gade rapò biwo a.");
    world.translate("ht", "In full", "Konplè.");
    insta::assert_snapshot!(world.show(), @r#"
    error[reference-lost]: the translation has lost the footnote reference `[^1]`
     --> locales/ht/news.ftl:2:1
      |
    2 | see-the-report-un-of-9992 = Gade rapò biwo a.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: put `[^1]` where it belongs in the translation, exactly as the
              source has it
      = note: if it is right as it is, write above it: # allow: reference-lost, because …

    error[reference-lost]: the translation has lost the link label `[un]`
     --> locales/ht/news.ftl:2:1
      |
    2 | see-the-report-un-of-9992 = Gade rapò biwo a.
      | ^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: put `[un]` where it belongs in the translation, exactly as the
              source has it
      = note: if it is right as it is, write above it: # allow: reference-lost, because …
    "#);
    world.edit("ht", "Gade rapò biwo a.", "Gade [rapò][un] biwo a.[^1]");
    assert_eq!(world.rules(), [""; 0]);
}

#[test]
fn a_text_without_a_letter_is_none() {
    let mut world = translated();
    world.edit("ht", "Biwo a di sa.", "…");
    let found: Vec<_> = world.findings().into_iter().map(|d| (d.rule, d.message, d.help.unwrap_or_default())).collect();
    insta::assert_debug_snapshot!(found, @r#"
    [
        (
            "untranslated",
            "`the-office-said-so-9732` says nothing: its text has no letter and no figure (paragraph, 4 words)",
            "type the translation over it",
        ),
    ]
    "#);
}

#[test]
fn a_state_that_is_none_is_told_as_the_one_that_was_meant() {
    for (line, help) in [
        ("# state: machin", "write it as `# state: machine`"),
        ("# State: machine", "write it as `# state: machine`"),
        (
            "# state: reviewd (Ana, 2026-10-05)",
            "write it as `# state: reviewed (name, date)`, with the name in parentheses",
        ),
        ("# state: reviewed by Ana", "write it as `# state: reviewed (name, date)`, with the name in parentheses"),
        (
            "# state: done",
            "a state is `machine`, `draft` or `reviewed (name, date)`; reword the line if it is a note of your own",
        ),
        ("# Obsolete", "write it as `# obsolete`"),
        ("#leave-out", "write it as `# leave-out`"),
    ] {
        let mut world = translated();
        world.edit("ht", "# en> The office", &format!("{line}\n# en> The office"));
        let helps: Vec<_> =
            world.findings().into_iter().filter(|d| d.rule == "damaged-comment").filter_map(|d| d.help).collect();
        assert_eq!(helps, [help], "{line}");
    }
}

/// The source went and came back, and nobody took the lines away that show the text in between.
#[test]
fn a_current_translation_below_lines_of_another_text_is_pointed_out_until_it_is_accepted() {
    let mut world = translated();
    let article = world.article.clone();
    world.article = article.replace("The office said so.", "The office never said so.");
    world.sync();
    world.article = article;
    world.sync();
    let found: Vec<_> = world.findings().into_iter().map(|d| (d.rule, d.message, d.help.unwrap_or_default())).collect();
    insta::assert_debug_snapshot!(found, @r#"
    [
        (
            "outdated-source-lines",
            "`the-office-said-so-9732` is current, but line 7 above it does not show what the article says: do not go by it",
            "run `tradwi accept the-office-said-so-9732 --locale ht`, which shows the text as it is; or delete the lines that begin with `# en diff>` and `# en>`",
        ),
    ]
    "#);
    let state = world.state();
    assert_eq!(outdated_source_lines(&state, &state.targets[0]), 1);
    let at = state.ids.iter().position(|id| id == "the-office-said-so-9732").unwrap();
    let edits = crate::sync::accept(&state, &state.targets[0], at, None).unwrap();
    let before = translated().files["locales/ht/news.ftl"].clone();
    assert_eq!(crate::catalogue::apply(&state.targets[0].catalogue.text, &edits), before, "as if nothing had been");
}
