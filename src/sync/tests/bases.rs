//! Bases that are lost, or move on, under what somebody decided.

use super::*;

fn left_out() -> World {
    let mut world = World::new(STORY);
    world.sync();
    world.edit_ht("# en> Wash", "# leave-out\n# en> Wash");
    assert_eq!(world.status("ht"), [Untranslated, Untranslated, Current]);
    world
}

#[test]
fn a_segment_left_out_without_a_base_gets_an_empty_one_and_not_the_source_of_today() {
    let mut world = left_out();
    world.edit_ht("# en> Wash your hands with soap.\n", "");
    world.sync();
    assert!(world.ht().contains("# en was>\n# en> Wash your hands with soap.\n"), "{}", world.ht());
    assert_eq!(world.status("ht")[2], Stale);
}

#[test]
fn a_segment_left_out_whose_source_changes_and_changes_back_is_left_out_again() {
    let mut world = left_out();
    world.article = STORY.replace("soap", "soap and water");
    world.sync();
    assert_eq!(world.status("ht")[2], Stale);
    let before = world.ht().to_owned();
    world.article = STORY.to_owned();
    world.sync();
    assert_eq!(world.status("ht")[2], Current);
    assert_eq!(world.ht(), before);
}

#[test]
fn a_stub_above_an_indented_comment_line_is_dropped_as_anywhere() {
    let mut world = World::new("Water\nWash your hands with soap.\nBoil the water for one minute. Let it cool.\n");
    world.sync();
    world.edit_ht("# en> Let it cool.", "  # en> Let it cool.");
    world.article = "Water\nBoil the water for one minute. Let it cool.\n".into();
    // The helper sees to it that the file is not refused.
    world.sync();
    assert!(!world.ht().contains("Wash"), "{}", world.ht());
}

#[test]
fn a_stub_of_which_only_the_diff_is_left_gets_all_its_lines_at_once() {
    let mut world = World::new(STORY);
    world.sync();
    world.article = STORY.replace("soap", "soap and water");
    world.sync();
    world.edit_ht("# en was> Wash your hands with soap.\n", "");
    world.edit_ht("# en> Wash your hands with soap and water.\n", "");
    // The helper sees to it that a second sync has nothing to do.
    world.sync();
    assert!(world.ht().contains("# en was>\n# en diff> "), "{}", world.ht());
}

#[test]
fn a_stub_between_two_lines_of_junk_is_dropped_as_anywhere() {
    let mut world = World::new(STORY);
    world.sync();
    world.edit_ht("\n# en> Wash", "\njunk\n\n# en> Wash");
    let last = world.ht().to_owned();
    world.files.insert("locales/ht/news.ftl".into(), format!("{last}\n— more junk\n"));
    world.article = "Water\nBoil the water for one minute. Let it cool.\n".into();
    world.sync();
    assert!(!world.ht().contains("Wash") && world.ht().contains("junk\n\n— more junk\n"), "{}", world.ht());
}
