//! Files of no article, and files of every kind of bytes.

use proptest::prelude::*;

use super::*;
use crate::check::parity::{Defined, Resource};

/// Rule, text at the span, and message.
fn of_terms(text: &str) -> Vec<(&'static str, String)> {
    let ht = locale("ht");
    let file = Resource::read("locales/ht/terms.ftl".to_owned(), ht, text.to_owned(), &[]);
    let defined = Defined::all([&file]);
    let findings = compare(&file, &defined, &file, &defined);
    findings.into_iter().map(|d| (d.rule, format!("{:?} {}", &text[d.span], d.message))).collect()
}

#[test]
fn a_glossary_in_order_has_no_findings() {
    assert_eq!(of_terms("# The office\n-binuh = BINUH\n    .also = Biwo a\n    .never = ONU\n"), []);
}

#[test]
fn a_glossary_is_checked_for_syntax_and_doubled_terms() {
    assert_eq!(
        of_terms("-a = A\n-a = B\nKreyòl = x\n-b =\n"),
        [
            ("duplicate-id", "\"-a\" `-a` stands here a second time, first in line 1".into()),
            ("syntax", "\"Kreyòl\" `Kreyòl` cannot be an id".into()),
            ("syntax", "\"-b\" `-b` has no text".into()),
        ]
    );
}

#[test]
fn the_words_of_the_editions_may_have_variables_and_functions() {
    assert_eq!(
        of_terms("-binuh = BINUH\nread = { NUMBER($minutes) } min\n    .title = x\nby = { -binuhh }\n")
            .iter()
            .map(|(rule, text)| (*rule, text.as_str()))
            .collect::<Vec<_>>(),
        [("unknown-reference", "\"-binuhh\" there is no term `-binuhh` in `ht`")]
    );
}

#[test]
fn a_catalogue_without_its_article_is_a_note() {
    let d = orphan("locales/ht/gone.ftl", "articles/gone.txt", &locale("ht"));
    assert_eq!(
        (d.rule, d.severity, d.message.as_str()),
        ("article-gone", Severity::Info, "its article `articles/gone.txt` is gone")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn spans_lie_in_their_files_whatever_the_catalogue_says(
        lines in prop::collection::vec(prop_oneof![
            Just("# en> The office said so.".to_owned()),
            Just("the-office-said-so-9732 =".to_owned()),
            "the-office-said-so-9732 = [a-zè{}\\[\"]{0,6}",
            "(a|b|-t|é|\t|\u{A0}) ?= ?[a-zè{}\\[\"$-]{0,6}",
            "[ \t\u{A0}]{0,4}[a-zèò{}\\[*.# \"“-]{0,8}",
            "#{1,3} ?(en|EN)( was| diff)? ?(>|&gt;)( [a-z]{0,4})?",
            "# (allow: [a-z-]{0,8}|leave-out|obsolete|state: [a-z]{0,8})",
            "[<>=|]{7}( HEAD)?",
            "[\\PC\u{FEFF}\u{0}\t]{0,6}",
            Just(String::new()),
        ], 0..14),
        newline in prop::sample::select(vec!["\n", "\r\n"]),
        bom: bool,
    ) {
        let mut world = World::new("articles/news.txt", "Title\n\nThe office said so.\n");
        let text = format!("{}{}", if bom { "\u{FEFF}" } else { "" }, lines.join(newline));
        for tag in ["ht", "en"] {
            world.files.insert(world.path_of(tag), text.clone());
            for d in world.findings() {
                let file = world.files.get(&d.file).unwrap_or(&world.article);
                prop_assert!(file.get(d.span.clone()).is_some(), "{:?} in {:?}", d, file);
                prop_assert!(!d.message.ends_with('.') && d.help.is_some(), "{:?}", d);
            }
            world.show();
            world.sync();
        }
    }
}
