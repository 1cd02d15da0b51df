mod formats;

use std::borrow::Cow;

use proptest::prelude::*;

use super::terminal::{clean, elide_middle, is_unsafe, width, wrap};
use super::*;
use crate::diagnostic::line_column;

const FTL: &str = "# en> Armed groups hold 85%.\ngwoup-ame = Gwoup ame yo.\n\tkontwole 85%.\n";

fn finding() -> Diagnostic {
    let at = FTL.find('\t').unwrap();
    Diagnostic::new("syntax", Severity::Error, "locales/ht/a.ftl", at..at + 1, "a tab does not indent a line")
        .with_help("put four spaces in its place")
        .with_place("articles/a.txt", "ht".parse().ok().as_ref())
        .with_id("gwoup-ame")
}

fn one_file<'a>(text: &'a str) -> impl Fn(&str) -> Option<Cow<'a, str>> + 'a {
    move |file| (file == "locales/ht/a.ftl").then_some(Cow::Borrowed(text))
}

#[test]
fn people_see_the_line_a_caret_and_the_way_out() {
    insta::assert_snapshot!(human(&[finding()], &one_file(FTL), Look::default()), @r#"
    error[syntax]: a tab does not indent a line
     --> locales/ht/a.ftl:3:1
      |
    3 |     kontwole 85%.
      | ^^^^
      |
      = help: put four spaces in its place
    "#);
}

#[test]
fn a_finding_about_a_file_that_is_not_there_needs_no_line() {
    let d = Diagnostic::new("sync-due", Severity::Error, "locales/ht/b.ftl", 0..0, "there is no catalogue yet")
        .with_help("run `tradwi sync`");
    insta::assert_snapshot!(human(&[d], &one_file(FTL), Look::default()), @r#"
    error[sync-due]: there is no catalogue yet
    --> locales/ht/b.ftl
     = help: run `tradwi sync`
    "#);
}

#[test]
fn scripts_get_the_fields_of_the_contract() {
    insta::assert_snapshot!(json(&[finding()], &one_file(FTL)), @r#"
    {
      "findings": [
        {
          "rule": "syntax",
          "severity": "error",
          "file": "locales/ht/a.ftl",
          "line": 3,
          "column": 1,
          "end_line": 3,
          "end_column": 2,
          "message": "a tab does not indent a line",
          "help": "put four spaces in its place",
          "article": "articles/a.txt",
          "locale": "ht",
          "id": "gwoup-ame",
          "fix": null,
          "allow": null
        }
      ]
    }
    "#);
}

#[test]
fn no_findings_are_an_empty_list() {
    assert_eq!(json(&[], &|_| None), "{\n  \"findings\": []\n}\n");
}

#[test]
fn workflow_commands_are_escaped() {
    let mut d = finding();
    d.message = "100% wrong:\r\nor so, it seems".into();
    d.file = "locales/ht/a:b,c.ftl".into();
    insta::assert_snapshot!(github(&[d], &|_| None, ""), @"::error file=locales/ht/a%3Ab%2Cc.ftl,line=1,col=1,title=tradwi syntax::100%25 wrong:%0D%0Aor so, it seems%0Ahelp: put four spaces in its place");
}

#[test]
fn findings_are_sorted_by_file_place_and_rule_and_counted() {
    let at = |file: &str, start, rule, severity| Diagnostic::new(rule, severity, file, start..start + 1, "x");
    let mut all = vec![
        at("b", 0, "a", Severity::Error),
        at("a", 9, "a", Severity::Warning),
        at("a", 2, "z", Severity::Error),
        at("a", 2, "b", Severity::Info),
    ];
    sort(&mut all);
    let order: Vec<_> = all.iter().map(|d| (d.file.as_str(), d.span.start, d.rule)).collect();
    assert_eq!(order, [("a", 2, "b"), ("a", 2, "z"), ("a", 9, "a"), ("b", 0, "a")]);
    assert_eq!(summary(&all), "2 errors, 1 warning, 1 note in 2 files");
    assert_eq!(summary(&[]), "No findings");
}

#[test]
fn a_line_of_two_megabytes_is_shown_as_a_window() {
    let text = format!("a = {}X{}", "lò ".repeat(400_000), "wè ".repeat(400_000));
    let at = text.find('X').unwrap();
    let d = Diagnostic::new("syntax", Severity::Error, "locales/ht/a.ftl", at..at + 1, "here");
    let out = human(&[d], &one_file(&text), Look::default());
    assert!(out.contains(&format!("locales/ht/a.ftl:1:{}", 4 + 400_000 * 3 + 1)), "{out}");
    assert!(out.contains('X') && out.len() < 2000, "{out}");
}

#[test]
fn a_byte_order_mark_and_carriage_returns_do_not_shift_the_caret() {
    let text = "\u{FEFF}a = b\r\n  x\r\n";
    let d = Diagnostic::new("syntax", Severity::Error, "locales/ht/a.ftl", 3..4, "here");
    insta::assert_snapshot!(human(&[d], &one_file(text), Look::default()), @r#"
    error[syntax]: here
     --> locales/ht/a.ftl:1:1
      |
    1 | a = b
      | ^
    "#);
}

#[test]
fn long_names_lose_their_middle() {
    assert_eq!(elide_middle("articles/kreyòl-ayisyen.md", 15), "article…syen.md");
    assert_eq!(elide_middle("short", 15), "short");
    assert_eq!(elide_middle("日本語日本語", 5), "日…語");
    assert_eq!(elide_middle("abc", 0), "…");
}

#[test]
fn words_wrap_between_styles() {
    let plain = anstyle::Style::new();
    let pieces = [(plain, "Armed groups hold".to_owned()), (plain, "[-85%-]".to_owned()), (plain, "of it".to_owned())];
    assert_eq!(wrap(&pieces, "  ", 24, false), "  Armed groups hold\n  [-85%-] of it\n");
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        r"[ab{}\[\]=#\r\n\t\u{FEFF}\u{1B}\u{202E}\u{301}\u{200D}é日💧\u{0}\u{85}\u{2028}]{0,60}",
        r"\PC{0,60}",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn rendering_never_panics_and_never_commands_the_terminal(
        text in any_text(), message in any_text(), start in 0usize..200, end in 0usize..200, width in 0usize..200,
    ) {
        let d = Diagnostic::new("syntax", Severity::Warning, "locales/ht/a.ftl", start..end, message.clone()).with_help(message);
        let all = [d];
        let out = human(&all, &one_file(&text), Look { colour: false, width });
        prop_assert!(out.chars().all(|c| c == '\n' || !is_unsafe(c)), "{:?}", out);
        human(&all, &one_file(&text), Look { colour: true, width });
        let parsed: serde_json::Value = serde_json::from_str(&json(&all, &one_file(&text))).unwrap();
        prop_assert_eq!(parsed["findings"].as_array().map(Vec::len), Some(1));
        prop_assert_eq!(github(&all, &one_file(&text), "").lines().count(), 1);
    }

    #[test]
    fn every_format_is_well_formed_and_inert_whatever_stands_in_findings(
        text in any_text(), message in any_text(), file in any_text(), edit in any_text(),
        start in 0usize..200, end in 0usize..200,
    ) {
        formats::all_are_well_formed(&text, &message, &file, &edit, start..end)?;
    }

    #[test]
    fn positions_agree_with_a_plain_scan(text in any_text(), offset in 0usize..300) {
        prop_assert_eq!(LineIndex::new(&text).position(offset), line_column(&text, offset));
    }

    #[test]
    fn shortened_texts_fit(text in any_text(), columns in 1usize..40) {
        let text = clean(&text);
        prop_assert!(width(&elide_middle(&text, columns)) <= columns);
        prop_assert!(width(&terminal::elide_end(&text, columns)) <= columns);
    }
}
