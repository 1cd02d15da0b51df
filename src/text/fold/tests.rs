use proptest::prelude::*;

use super::*;
use crate::text::sentences::tests::soup;

#[test]
fn every_run_of_white_space_is_one_space() {
    for space in ["\u{A0}", "\u{202F}", "\u{3000}", "\u{2028}", "\u{2029}", "\u{85}", "\t \u{B}", "\r\n", " \n "] {
        assert_eq!(fold(&format!("{space}a{space}{space}b{space}")), "a b", "{space:?}");
    }
}

#[test]
fn normal_forms_fold_alike() {
    assert_eq!(fold("re\u{301}gion"), fold("région"));
    assert_eq!(fold("Ò o\u{300}"), "Ò ò");
}

#[test]
fn a_hard_break_stays_apart_from_a_backslash_and_a_space() {
    assert_eq!(fold("a\\\n  b"), "a\\\nb");
    assert_eq!(fold("a\\\r\n  b"), "a\\\nb");
    assert_eq!(fold("a\\ b"), "a\\ b");
    assert_eq!(fold("a\\\\\nb"), "a\\\\ b");
    assert_eq!(fold("a\\ \nb"), "a\\ b");
    assert_eq!(fold("a\\\n"), "a\\");
}

#[test]
fn lines_flow_into_one() {
    assert_eq!(flow(["One.", "", " Two. ", "Three\\", "four."], " "), "One. Two. Three\\\nfour.");
    assert_eq!(flow(["一。", "二。 ", "三。"], ""), "一。二。 三。");
    assert_eq!(flow(["", ""], " "), "");
    // The last line's backslash has nothing to break.
    assert_eq!(flow(["a\\"], " "), "a\\");
    assert_eq!(flow(["a\\\\", "b"], " "), "a\\\\ b");
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in soup()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn what_is_plainly_folded_is_as_it_would_be_folded(text in soup(), plain in r"[ a-zA-Z.é…’\u{A0}\u{85}\u{24F}\u{250}\u{301}\u{2011}\u{2028}\u{203F}]{0,12}") {
        for text in [&text, &plain] {
            prop_assert_eq!(fold(text), fold_anew(text), "{:?}", text);
            prop_assert_eq!(folded(text.clone()), fold_anew(text), "{:?}", text);
        }
    }

    #[test]
    fn no_word_is_lost_in_folding(text in soup()) {
        let words = |t: &str| t.split_whitespace().flat_map(|w| w.nfc().chain([' '])).collect::<String>();
        prop_assert_eq!(words(&fold(&text)), words(&text));
    }

    #[test]
    fn lines_fold_as_they_flow(lines in prop::collection::vec(soup().prop_map(|t| t.replace(['\n', '\r'], " ")), 0..6)) {
        let flowed = flow(lines.iter().map(String::as_str), " ");
        // A flowed text flows again as it is.
        prop_assert_eq!(flow(flowed.split('\n'), " "), flowed.clone());
        let bare = |t: &str| fold(t).split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(bare(&flowed), bare(&lines.join(" ")));
    }
}
