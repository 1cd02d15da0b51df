use proptest::prelude::*;

use super::*;

const A: &str = "The mission landed in June with about eight hundred officers from Kenya.";
const B: &str = "Money promised by donor countries comes slowly and unevenly this year.";
const C: &str = "Armed groups hold most of the capital and their reach is growing elsewhere.";

fn of_kind<'a>(kind: &'a str, texts: &[&'a str]) -> Vec<Piece<'a>> {
    texts.iter().map(|text| Piece { text, kind }).collect()
}

fn matched(old: &[&str], new: &[&str]) -> Matching {
    match_segments(&of_kind("paragraph", old), &of_kind("paragraph", new))
}

#[test]
fn an_edited_paragraph_keeps_its_id_and_a_new_one_between_does_not_take_it() {
    let edited = "Money promised by donor countries comes very slowly and unevenly.";
    let m = matched(&[A, B, C], &[A, "Nothing of the sort was said before.", edited, C]);
    assert_eq!(m.fates[0], Fate::Kept(0));
    assert_eq!(m.fates[1], Fate::New);
    assert!(matches!(m.fates[2], Fate::Edited(1, _)));
    assert_eq!(m.fates[3], Fate::Kept(2));
    assert!(m.gone.is_empty());
}

#[test]
fn moved_paragraphs_are_found_and_equal_ones_claimed_once() {
    let m = matched(&[A, B, A], &[B, A, A, A]);
    let mut olds: Vec<_> = m.fates.iter().filter_map(Fate::old).collect();
    olds.sort_unstable();
    assert_eq!(olds, [0, 1, 2]);
    assert_eq!(m.fates.iter().filter(|f| **f == Fate::New).count(), 1);
}

#[test]
fn of_two_that_changed_places_one_is_kept_and_one_moved() {
    let m = matched(&[A, B, C], &[A, C, B]);
    assert_eq!(m.fates.iter().filter(|f| matches!(f, Fate::Kept(_))).count(), 2);
    assert_eq!(m.fates.iter().filter(|f| matches!(f, Fate::Moved(_))).count(), 1);
}

#[test]
fn a_copy_is_not_taken_for_an_edited_text() {
    let like_a = A.replace("June", "July");
    let m = matched(&[A, B, &like_a], &[A, B, A]);
    assert_eq!(m.fates, [Fate::Kept(0), Fate::Kept(1), Fate::New]);
}

#[test]
fn splits_and_merges_are_told() {
    let whole = format!("{A} {B}");
    let m = matched(&[C, &whole], &[C, A, B]);
    assert_eq!(m.splits, [(1, vec![1, 2])]);
    let m = matched(&[C, A, B], &[C, &whole]);
    assert_eq!(m.merges, [(vec![1, 2], 1)]);
}

#[test]
fn a_split_in_three_with_a_paragraph_put_in_between_is_told() {
    let whole = format!("{A} {B} {C}");
    let m = matched(&["Health", &whole], &["Health", A, "Nothing of the sort was said before.", B, C]);
    assert_eq!(m.splits, [(1, vec![1, 3, 4])]);
    assert_eq!(m.fates[2], Fate::New);
    assert_eq!(m.fates.iter().filter(|f| matches!(f, Fate::Edited(..))).count(), 1);
}

#[test]
fn sentences_that_change_places_in_a_paragraph_leave_it_the_same_paragraph() {
    let m = matched(&[&format!("{A} {B}")], &[C, &format!("{B} {A}")]);
    assert_eq!(m.fates[0], Fate::New);
    assert!(matches!(m.fates[1], Fate::Edited(0, _)), "{m:?}");
}

#[test]
fn a_title_that_changes_does_not_take_the_heading_that_said_the_same() {
    let title = |text| Piece { text, kind: "field title" };
    let heading = |text| Piece { text, kind: "heading 1" };
    let line = "Money promised by donor countries comes slowly";
    let m = match_segments(
        &[title(line), heading(line)],
        &[title("Money promised by donor countries comes very slowly"), heading(line)],
    );
    assert!(matches!(m.fates[0], Fate::Edited(0, _)), "{m:?}");
    assert_eq!(m.fates[1], Fate::Kept(1));
}

#[test]
fn an_item_is_not_taken_for_another_of_the_same_list() {
    let old = ["Wash your hands", "Boil the water", "Keep the water in a clean bucket"];
    let new = ["Wash your hands", "Filter the water", "Keep the water in a clean bucket"];
    let m = match_segments(&of_kind("list item", &old), &of_kind("list item", &new));
    assert_eq!(m.fates, [Fate::Kept(0), Fate::New, Fate::Kept(2)]);
}

#[test]
fn a_figure_that_changes_leaves_a_text_the_same() {
    let old = [A, "Armed groups hold 85% of the capital", B];
    let new = [A, "Armed groups hold 90% of the capital", B];
    assert!(matches!(matched(&old, &new).fates[1], Fate::Edited(1, _)));
    let item = |texts| of_kind("list item", texts);
    let m = match_segments(
        &item(&["12 officers from Kenya", "Two ferries"]),
        &item(&["15 officers from Kenya", "Two ferries"]),
    );
    assert!(matches!(m.fates[0], Fate::Edited(0, _)), "{m:?}");
}

#[test]
fn most_of_the_words_in_another_order_are_another_text() {
    let old = [A, "The journalists of Hinche waited until the mayor arrived with police.", B];
    let new = [A, "Police with a mayor of the port waited, the journalists said nothing.", B];
    assert_eq!(matched(&old, &new).fates[1], Fate::New);
}

#[test]
fn a_rare_word_put_in_does_not_outweigh_the_words_that_stayed() {
    let repeated = "Write to us with corrections at the address below.";
    let old = [A, "The water was safe", B, "The water was not safe", C, "The mission was safe here", repeated];
    let new = [A, "The water was extraordinarily safe", B, "The water was not safe", C, "The mission was safe here"];
    assert!(matches!(matched(&old, &new).fates[1], Fate::Edited(1, _)));
}

#[test]
fn a_text_of_which_only_a_figure_changed_is_the_same_however_short() {
    let item = |texts| of_kind("list item", texts);
    let m = match_segments(
        &item(&["Two ferries", "78 families away", "Six trucks"]),
        &item(&["Two ferries", "62 families away", "Six trucks"]),
    );
    assert!(matches!(m.fates[1], Fate::Edited(1, _)), "{m:?}");
}

#[test]
fn words_in_order_are_counted_across_the_words_of_the_machine() {
    let words: Vec<String> = (0..200).map(|i| format!("w{i}")).collect();
    let mut vocabulary = Vocabulary::default();
    let text = words.join(" ");
    let other = [&words[150..], &words[..150]].concat().join(" ");
    let [a, b] = [&text, &other].map(|t| vocabulary.words(t));
    let weights = Weights::new(&mut vocabulary, std::slice::from_ref(&a), std::slice::from_ref(&b), &[]);
    let [a, b] = [a, b].map(|words| Bag::new(&words, &weights));
    assert_eq!(a.likeness(&a, a.common(&a, &weights), &weights, 0.0), Some(1.0));
    // 150 of 200 words in order; all of the words, and all pairs but one.
    let likeness = (2.0 * 0.75 + (2.0 + 198.0 / 199.0) / 3.0) / 3.0;
    let found = a.likeness(&b, a.common(&b, &weights), &weights, 0.0).unwrap();
    assert!((found - likeness).abs() < 0.001, "{found}");
    // Less than what is asked for, by order alone.
    assert_eq!(a.likeness(&b, a.common(&b, &weights), &weights, found + 0.001), None);
}

#[test]
fn unrelated_paragraphs_are_not_taken_for_one_another() {
    let m = matched(&[A, C], &[B, "Water must boil for one minute before you drink it."]);
    assert!(m.fates.iter().all(|f| *f == Fate::New), "{m:?}");
    assert_eq!(m.gone, [0, 1]);
}

/// Words in many scripts, a few of them often.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        Just("dlo"),
        Just("a"),
        Just("polisye"),
        Just("Pòtoprens"),
        Just("l’eau"),
        Just("e\u{301}te\u{301}"),
        Just("85%"),
        Just("💧"),
        Just("\u{5E9}\u{5DC}\u{5D5}\u{5DD}"),
        Just("\u{202E}abc"),
        Just("日本語"),
        Just("—"),
        Just("\\\n"),
    ];
    let text = prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "));
    prop::collection::vec(text, 0..12)
}

proptest! {
    #[test]
    fn every_old_segment_is_claimed_once_or_gone(old in texts(), new in texts(), kinds in any::<u64>()) {
        let pieces = |texts: &'_ [String]| -> Vec<Piece<'static>> {
            let kind = |i: usize| ["paragraph", "list item"][(kinds >> (i % 64)) as usize & 1];
            texts.iter().enumerate().map(|(i, t)| Piece { text: t.clone().leak(), kind: kind(i) }).collect()
        };
        let (old, new) = (pieces(&old), pieces(&new));
        prop_assert_eq!(match_segments(&old, &old), Matching::of_the_same(old.len()));
        prop_assert_eq!(match_segments(&[], &new), Matching::of_new(new.len()));
        let m = match_segments(&old, &new);
        prop_assert_eq!(m.fates.len(), new.len());
        let mut seen: Vec<usize> = m.fates.iter().filter_map(Fate::old).chain(m.gone.iter().copied()).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..old.len()).collect::<Vec<_>>());
        for (n, fate) in m.fates.iter().enumerate() {
            match fate {
                Fate::Kept(o) | Fate::Moved(o) => prop_assert_eq!(old[*o].text, new[n].text),
                Fate::Edited(_, likeness) => prop_assert!((0.0..=1.0).contains(likeness)),
                Fate::New => {}
            }
        }
        // Text that is on both sides as often is matched as it is.
        for piece in &new {
            let count = |all: &[Piece<'_>]| all.iter().filter(|p| p.text == piece.text).count();
            let exact = m.fates.iter().enumerate().filter(|(n, f)| {
                new[*n].text == piece.text && matches!(f, Fate::Kept(_) | Fate::Moved(_))
            });
            prop_assert_eq!(exact.count(), count(&old).min(count(&new)));
        }
        for (o, parts) in &m.splits {
            prop_assert!(parts.len() > 1 && parts.is_sorted());
            prop_assert!(parts.iter().any(|&n| matches!(m.fates[n], Fate::Edited(f, _) if f == *o)));
            prop_assert!(parts.iter().all(|&n| m.fates[n] == Fate::New || m.fates[n].old() == Some(*o)));
        }
        for (parts, n) in &m.merges {
            prop_assert!(parts.len() > 1 && parts.is_sorted());
            prop_assert!(parts.contains(&m.fates[*n].old().unwrap_or(usize::MAX)));
            prop_assert!(parts.iter().all(|o| m.gone.contains(o) || m.fates[*n].old() == Some(*o)));
        }
    }
}
