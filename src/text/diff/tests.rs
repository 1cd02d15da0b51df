use proptest::prelude::*;

use super::*;
use crate::text::sentences::tests::soup;

fn lines(text: &[&str]) -> Vec<String> {
    text.iter().map(|s| (*s).to_owned()).collect()
}

#[test]
fn changed_words_are_marked_on_one_line() {
    let changes = words("about 85% of the capital.", "about 90% of the\u{A0}capital.");
    assert_eq!(markup(&changes), "about [-85%-] {+90%+} of the capital.");
    assert_eq!(markup(&words("a b c d", "a x y d")), "a [-b c-] {+x y+} d");
    assert_eq!(markup(&words("", "a b")), "{+a b+}");
    assert_eq!(markup(&words("", "")), "");
}

#[test]
fn words_in_other_normal_forms_are_equal() {
    assert_eq!(words("re\u{301}gion", "région"), [Change::Equal("région".into())]);
}

#[test]
fn only_changed_sentences_are_shown() {
    let was = lines(&["Gangs hold 85% of it.", "Their reach grows.", "Money is short."]);
    let now = lines(&["Gangs hold 90% of it.", "Their reach grows.", "Nobody knows why.", "Money is short."]);
    assert_eq!(sentences(&was, &now), ["Gangs hold [-85%-] {+90%+} of it.", "{+Nobody knows why.+}"]);
    assert_eq!(sentences(&now, &was), ["Gangs hold [-90%-] {+85%+} of it.", "[-Nobody knows why.-]"]);
}

#[test]
fn a_sentence_finds_the_one_it_was_edited_from() {
    let was = lines(&["The police came at night.", "Nobody was hurt in the fire."]);
    let now = lines(&["Rain fell all day.", "Nobody was killed in the fire."]);
    assert_eq!(
        sentences(&was, &now),
        ["[-The police came at night.-]", "{+Rain fell all day.+}", "Nobody was [-hurt-] {+killed+} in the fire."]
    );
}

#[test]
fn a_sentence_that_moved_is_shown_in_both_places() {
    let (was, now) = (lines(&["One is here.", "Two."]), lines(&["Two.", "One is here."]));
    assert_eq!(sentences(&was, &now).len(), 2);
}

#[test]
fn sentences_that_fold_alike_are_no_change() {
    assert!(sentences(&lines(&["A  b\u{A0}c.", "D."]), &lines(&["A b c.", " D. "])).is_empty());
    assert!(sentences(&[], &[]).is_empty());
}

#[test]
fn a_hard_break_leaves_the_diff_on_one_line() {
    assert_eq!(sentences(&lines(&["a b\\\nc d"]), &lines(&["a b\\\nc e"])), ["a b\\ c [-d-] {+e+}"]);
}

#[test]
fn similarity_is_the_share_of_common_words() {
    assert!((similarity("a b c d", "a x c d") - 0.75).abs() < 1e-9);
    assert!((similarity("", "") - 1.0).abs() < 1e-9);
    assert!(similarity("a", "").abs() < 1e-9);
}

#[test]
fn big_and_disjoint_texts_are_compared_in_time() {
    let start = std::time::Instant::now();
    let text = |seed: usize, words: usize| (0..20_000).map(|i| format!("{} ", (i * seed) % words)).collect::<String>();
    words(&text(1, 1_000_000), &text(7, 999_983).replace(' ', "x "));
    words(&text(7919, 97), &text(104_729, 89));
    words(&"a b ".repeat(10_000), &"b b a ".repeat(10_000));
    let many =
        |word: &str| (0..3_000).map(|i| format!("{word} {i} {word}{i} and more words of it.")).collect::<Vec<_>>();
    sentences(&many("x"), &many("y"));
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn the_pieces_give_both_texts_back(was in soup(), now in soup()) {
        let changes = words(&was, &now);
        let side = |drop_inserted: bool| {
            changes
                .iter()
                .filter_map(|c| match c {
                    Change::Equal(t) => Some(t.as_str()),
                    Change::Delete(t) => drop_inserted.then_some(t.as_str()),
                    Change::Insert(t) => (!drop_inserted).then_some(t.as_str()),
                })
                .collect::<Vec<_>>()
                .join(" ")
        };
        let spaced = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(fold(&side(true)), fold(&spaced(&was)));
        prop_assert_eq!(side(false), spaced(&now));
        for pair in changes.windows(2) {
            let in_order = !matches!(
                pair,
                [Change::Insert(_), Change::Delete(_) | Change::Insert(_)]
                    | [Change::Delete(_), Change::Delete(_)]
                    | [Change::Equal(_), Change::Equal(_)]
            );
            prop_assert!(in_order);
        }
    }

    #[test]
    fn similarity_is_a_share_and_symmetric(a in soup(), b in soup()) {
        let share = similarity(&a, &b);
        prop_assert!((0.0..=1.0).contains(&share));
        prop_assert!((similarity(&a, &a) - 1.0).abs() < 1e-9);
        prop_assert!((share - similarity(&b, &a)).abs() < 0.2);
    }

    #[test]
    fn sentences_are_shown_one_a_line(was in prop::collection::vec(soup(), 0..6), now in prop::collection::vec(soup(), 0..6)) {
        let shown = sentences(&was, &now);
        let has_newline = shown.iter().any(|s| s.contains('\n'));
        prop_assert!(!has_newline);
        let alike = was.iter().map(|s| fold(s)).eq(now.iter().map(|s| fold(s)));
        if alike {
            prop_assert!(shown.is_empty());
        }
    }
}
