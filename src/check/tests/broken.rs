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
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\nYo dakò."), @r#"
    broken 4:1 "Yo dakò."
      half a translation of `the-office-said-so-9732`: a line in column 1 belongs to no message
      if the line belongs to the text above, put four spaces before it; for a note of your own, type `# ` before it
    "#);
}

#[test]
fn text_in_column_1_behind_an_empty_message() {
    insta::assert_snapshot!(typed("\nBiwo a di sa."), @r#"
    syntax 2:1 "the-office-said-so-9732"
      `the-office-said-so-9732` has no text
      put four spaces before line 8, or type the text behind the `=`
    "#);
}

#[test]
fn an_empty_message() {
    insta::assert_snapshot!(typed(""), @r#"
    syntax 2:1 "the-office-said-so-9732"
      `the-office-said-so-9732` has no text
      type the text behind the `=`, or `{ "" }` as long as there is none
    "#);
}

#[test]
fn a_line_that_starts_with_a_bracket() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n    [Moun yo] ap kouri."), @r#"
    broken 4:5 "["
      half a translation of `the-office-said-so-9732`: a line that starts with `[` ends the text above it
      if the line belongs to the text, type `    { "[" }` in place of `[`, or put its first words at the end of the line above
    "#);
}

#[test]
fn a_line_that_starts_with_a_star_in_column_1() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n*Moun yo* ap kouri."), @r#"
    broken 4:1 "*"
      half a translation of `the-office-said-so-9732`: a line that starts with `*` ends the text above it
      if the line belongs to the text, type `    { "*" }` in place of `*`, or put its first words at the end of the line above
    "#);
}

#[test]
fn a_line_that_starts_with_a_closing_brace() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n    } Moun yo"), @r#"
    broken 4:5 "}"
      half a translation of `the-office-said-so-9732`: a line that starts with `}` ends the text above it
      for a brace that readers shall see, type `{ "}" }` with four spaces before it
    "#);
}

#[test]
fn a_tab() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n\tMoun yo ap kouri."), @r#"
    broken 4:1 "\t"
      half a translation of `the-office-said-so-9732`: a tab does not indent a line
      put four spaces in its place
    "#);
}

#[test]
fn only_tabs() {
    insta::assert_snapshot!(typed("\n\tBiwo a di sa."), @r#"
    syntax 3:1 "\t"
      a tab does not indent a line
      put four spaces in its place
    "#);
}

#[test]
fn a_no_break_space_for_an_indent() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n\u{A0}\u{A0}Moun yo ap kouri."), @r#"
    broken 4:1 "\u{a0}\u{a0}"
      half a translation of `the-office-said-so-9732`: a no-break space does not indent a line
      put four spaces in its place
    "#);
}

#[test]
fn an_unclosed_brace() {
    insta::assert_snapshot!(typed("Biwo { a di sa."), @r#"
    syntax 2:32 "{"
      a `{` is not closed
      a `{` begins a term such as `{ -name }`; for a brace that readers shall see, type `{ "{" }`
    "#);
}

#[test]
fn an_unopened_brace() {
    insta::assert_snapshot!(typed("Biwo } a di sa."), @r#"
    syntax 2:32 "}"
      a `}` was not opened
      for a brace that readers shall see, type `{ "}" }`
    "#);
}

#[test]
fn curly_quotation_marks_in_braces() {
    insta::assert_snapshot!(typed("Biwo { “x” } a di sa."), @r#"
    syntax 2:32 "{"
      only straight quotation marks may stand inside `{ }`
      type `"` in place of the quotation marks
    "#);
}

#[test]
fn a_line_that_looks_like_a_message() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\nNote = li dakò."), @r#"
    broken 4:1 "Note"
      half a translation of `the-office-said-so-9732`: `Note` directly below it is taken for a message of its own
      if line 9 belongs to the text, put four spaces before it; if it is something else, put an empty line above it
    "#);
}

#[test]
fn a_line_that_looks_like_a_message_with_an_accent() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\nNòt = li dakò."), @r#"
    broken 4:1 "Nòt"
      half a translation of `the-office-said-so-9732`: `Nòt` cannot be an id
      an id has only the letters a to z without accents, digits, `-` and `_`, and begins with a letter; if the line belongs to the text above, put four spaces before it
    "#);
}

#[test]
fn a_list_typed_in_column_1() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n- li dakò."), @r#"
    broken 4:1 "-"
      half a translation of `the-office-said-so-9732`: a line that starts with `-` in column 1 is taken for a term
      if the line belongs to the text above, put four spaces before it
    "#);
}

#[test]
fn a_hash_in_column_1() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n#Ayiti"), @r##"
    broken 4:1 "#"
      half a translation of `the-office-said-so-9732`: a `#` needs a space behind it
      type `# ` for a comment; if the line belongs to the text, type `    { "#" }` in place of `#`
    "##);
}

#[test]
fn indented_text_below_an_empty_line_is_part_of_the_message() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n\n    Moun yo ap kouri."), @"");
}

#[test]
fn indented_junk_below_an_empty_line() {
    insta::assert_snapshot!(typed("\n    Biwo a di sa.\n\n    [Moun yo] ap kouri."), @r#"
    broken 5:5 "["
      half a translation of `the-office-said-so-9732`: a line that starts with `[` ends the text above it
      if the line belongs to the text, type `    { "[" }` in place of `[`, or put its first words at the end of the line above
    "#);
}

#[test]
fn an_indented_comment() {
    insta::assert_snapshot!(typed("\n    # mande Ana\n    Biwo a di sa."), @r##"
    broken 3:5 "# mande Ana"
      the text of `the-office-said-so-9732` has a line like a comment in it, which readers would see
      a comment begins in column 1, above the message: move the line above `the-office-said-so-9732 =` and take its spaces away; if it belongs to the text, type `{ "#" }` in place of `#`
    "##);
}

#[test]
fn an_id_without_its_sign() {
    let mut world = translated();
    world.edit("ht", " = Biwo a di sa.", " Biwo a di sa.");
    let found: Vec<_> = world.findings().into_iter().map(|d| (d.rule, d.message, d.help.unwrap_or_default())).collect();
    insta::assert_debug_snapshot!(found, @r#"
    [
        (
            "syntax",
            "`the-office-said-so-9732` has no `=` behind it",
            "type ` =` behind the id: `the-office-said-so-9732 = …`",
        ),
    ]
    "#);
    world.sync();
    assert_eq!(
        world.files["locales/ht/news.ftl"].matches("the-office-said-so-9732").count(),
        1,
        "no second one is added"
    );
}
