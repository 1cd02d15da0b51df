use proptest::prelude::*;

use super::*;

fn report(locales: &[(&str, usize, usize, usize)]) -> StatusReport {
    let counts = |current, stale, untranslated| LocaleCounts {
        segments: 3,
        current: 1,
        stale: usize::from(stale > 0),
        untranslated: usize::from(untranslated > 0),
        words: current + stale + untranslated,
        current_words: current,
        stale_words: stale,
        untranslated_words: untranslated,
        ..LocaleCounts::default()
    };
    let totals = locales.iter().map(|&(tag, c, s, u)| (locale(tag), Box::new(counts(c, s, u)))).collect();
    StatusReport { articles: Vec::new(), totals }
}

#[test]
fn a_badge_says_each_locale_and_its_share_and_all_of_it_in_words() {
    let out = svg(&report(&[("ht", 941, 30, 29), ("fr", 1000, 0, 0)]));
    let document = roxmltree::Document::parse(&out).unwrap();
    let texts: Vec<&str> = document.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()).collect();
    assert_eq!(texts, ["fr", "100% current", "ht", "94% current"]);
    let title = document.descendants().find(|n| n.has_tag_name("title")).and_then(|n| n.text());
    let said = "fr: 100% of the words current; ht: 94% of the words current, 3% stale, 3% untranslated";
    assert_eq!(title, Some(said));
    let root = document.root_element();
    assert_eq!((root.attribute("role"), root.attribute("aria-label")), (Some("img"), Some(said)));
}

#[test]
fn a_badge_never_rounds_up_to_whole_and_says_that_there_is_nothing() {
    assert!(svg(&report(&[("ht", 9999, 1, 0)])).contains(">&gt;99% current<"));
    assert!(svg(&report(&[("ht", 1, 0, 9999)])).contains(">&lt;1% current<"));
    assert!(svg(&StatusReport::default()).contains(">no articles<"));
}

/// Relative luminance, as WCAG 2 defines it.
fn luminance(colour: &str) -> f64 {
    let digits = colour.trim_start_matches('#');
    let digits: String =
        if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.to_owned() };
    let channel = |i: usize| {
        let c = f64::from(u8::from_str_radix(&digits[i..i + 2], 16).unwrap()) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_the_share_the_text_fits_and_can_be_read(current in 0usize..1000, stale in 0usize..50, open in 0usize..50) {
        let out = svg(&report(&[("ht", current, stale, open), ("zh-Hant-TW", open, current, stale)]));
        let document = roxmltree::Document::parse(&out).unwrap();
        let number = |n: &roxmltree::Node<'_, '_>, name: &str| n.attribute(name).unwrap().parse::<usize>().unwrap();
        let mut end = 0;
        for text in document.descendants().filter(|n| n.has_tag_name("text")) {
            prop_assert!(number(&text, "x") > end, "texts do not overlap");
            end = number(&text, "x") + number(&text, "textLength");
        }
        prop_assert!(end < number(&document.root_element(), "width"));
        for path in document.descendants().filter(|n| n.has_tag_name("path")) {
            let contrast = 1.05 / (luminance(path.attribute("fill").unwrap()) + 0.05);
            prop_assert!(contrast >= 4.5, "{contrast}");
        }
    }
}
