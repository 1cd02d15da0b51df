use foldhash::HashSet;

use super::*;
use crate::article::Markup;
use crate::locale::Locale;
use proptest::prelude::*;

fn read(text: &str) -> Vec<(String, What)> {
    let (locale, kind) = (Locale::english(), Kind::Paragraph);
    let text = Text::new(&locale, &kind, Markup::Markdown, text, text);
    names(&text).into_iter().map(|n| (n.text.to_owned(), n.what)).collect()
}

fn sure_ones(text: &str) -> Vec<String> {
    read(text).into_iter().filter(|(_, what)| *what != What::Perhaps).map(|(name, _)| name).collect()
}

#[test]
fn names_are_told_from_other_words_with_a_capital() {
    for (text, want) in [
        ("The Force Commander, Godfrey Otunge, led it on Thursday.", &["Godfrey", "Otunge"][..]),
        ("Kenyan officers met the Haitian National Police.", &["Kenyan", "Haitian National Police"]),
        ("The U.S. State Department and the BINUH said so.", &["U.S. State Department", "BINUH"]),
        ("A UN-backed mission, and the RZKQ.", &["UN", "RZKQ"]),
        ("We read ‘The Sea and the Drum’ in class.", &[]),
        ("In World War II, Mr. Duval was there.", &["Duval"]),
    ] {
        assert_eq!(sure_ones(text), want, "{text}");
    }
}

#[test]
fn every_line_of_the_table_has_three_columns_and_every_form_is_one_thing() {
    let mut seen = HashSet::default();
    for file in [include_str!("../../../data/names/places.txt"), include_str!("../../../data/names/others.txt")] {
        for (_, line) in crate::text::data::entries(file) {
            assert_eq!(line.split('|').count(), 3, "{line}");
            for form in line.split('|').next().unwrap_or("").split(',') {
                assert!(seen.insert(form.trim().to_owned()), "{form} is two things in English");
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_has_names_at_places_of_its_own(text in crate::text::sentences::tests::soup()) {
        let (locale, kind) = (Locale::english(), Kind::Paragraph);
        let read = Text::new(&locale, &kind, Markup::Literal, &text, &text);
        let words = Words::new(&read);
        for name in names(&read) {
            prop_assert!(text[name.start..].starts_with(name.text));
            near(words, [name.text], &HashSet::default(), &HashSet::default());
            kreyol_spelling(name.text, &text);
        }
    }
}

proptest::proptest! {
    #[test]
    fn the_short_way_folds_a_word_as_the_long_one(word in "([a-zA-Z.’'-]|[À-ÿ]|\\u{301}|œ){0,12}") {
        if let Some(folded) = super::fold_plain(&word) {
            proptest::prop_assert_eq!(folded, super::fold_anew(&word));
        }
    }
}
