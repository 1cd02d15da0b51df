//! What translators type that Fluent does not take for text, and what they are told.

use super::*;

/// The findings when a paragraph is typed like this: rule, line, message and help.
fn typed(translation: &str) -> String {
    let mut world = translated();
    world.edit("ht", "Biwo a di sa.", translation);
    let text = &world.files["locales/ht/news.ftl"];
    let first = text[..text.find("# en> The office").unwrap()].lines().count();
    world
        .findings()
        .iter()
        .map(|d| {
            assert_eq!(d.file, "locales/ht/news.ftl");
            let (line, column) = crate::diagnostic::line_column(text, d.span.start);
            let at = &text[d.span.clone()];
            format!(
                "{} {}:{column} {at:?}\n  {}\n  {}\n",
                d.rule,
                line - first,
                d.message,
                d.help.as_deref().unwrap_or_default()
            )
        })
        .collect()
}

#[test]
fn text_in_column_1() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\nYo dakò."), @"");
}

#[test]
fn text_in_column_1_behind_an_empty_message() {
    insta::assert_snapshot!(typed("\nBiwo a di sa."), @"");
}

#[test]
fn an_empty_message() {
    insta::assert_snapshot!(typed(""), @"");
}

#[test]
fn a_line_that_starts_with_a_bracket() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n    [Moun yo] ap kouri."), @"");
}

#[test]
fn a_line_that_starts_with_a_star_in_column_1() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n*Moun yo* ap kouri."), @"");
}

#[test]
fn a_line_that_starts_with_a_closing_brace() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n    } Moun yo"), @"");
}

#[test]
fn a_tab() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n\tMoun yo ap kouri."), @"");
}

#[test]
fn only_tabs() {
    insta::assert_snapshot!(typed("\n\tBiwo a di sa."), @"");
}

#[test]
fn a_no_break_space_for_an_indent() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n\u{A0}\u{A0}Moun yo ap kouri."), @"");
}

#[test]
fn an_unclosed_brace() {
    insta::assert_snapshot!(typed("Biwo { a di sa."), @"");
}

#[test]
fn an_unopened_brace() {
    insta::assert_snapshot!(typed("Biwo } a di sa."), @"");
}

#[test]
fn curly_quotation_marks_in_braces() {
    insta::assert_snapshot!(typed("Biwo { “x” } a di sa."), @"");
}

#[test]
fn a_line_that_looks_like_a_message() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\nNote = li dakò."), @"");
}

#[test]
fn a_line_that_looks_like_a_message_with_an_accent() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\nNòt = li dakò."), @"");
}

#[test]
fn a_list_typed_in_column_1() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n- li dakò."), @"");
}

#[test]
fn a_hash_in_column_1() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n#Ayiti"), @"");
}

#[test]
fn indented_text_below_an_empty_line_is_part_of_the_message() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n\n    Moun yo ap kouri."), @"");
}

#[test]
fn indented_junk_below_an_empty_line() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n\n    [Moun yo] ap kouri."), @"");
}
