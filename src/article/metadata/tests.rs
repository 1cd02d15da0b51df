//! Lines that are no words of the article, in three languages.

use super::*;

fn of(line: &str, locale: &str) -> Option<Metadata> {
    recognise(line, &locale.parse().unwrap())
}

#[test]
fn a_correction_says_so_and_has_a_date() {
    let of = |text: &str, tag: &str| correction(text, &tag.parse().unwrap()).map(|d| d.to_string());
    for (text, locale) in [
        ("Correction (October 5, 2026): The share was 85%.", "en"),
        ("Correction, 5 October 2026: The share was 85%.", "en"),
        ("CORRECTION: Oct. 5, 2026 — The share was 85%.", "en"),
        ("Correction 2026-10-05: A name was misspelt.", "en"),
        ("Rectificatif (5 octobre 2026) : la part était de 85 %.", "fr"),
        ("Koreksyon (5 oktòb 2026): se te 85%.", "ht"),
    ] {
        assert_eq!(of(text, locale).as_deref(), Some("2026-10-05"), "{text}");
    }
    for text in [
        "Correction: The share was 85%.",
        "Corrections officers met on October 5, 2026: they were many.",
        "Correction of the map took until October 5, 2026.",
        "Correction (October 35, 2026): no such day.",
        "Correction (5/10/2026): which is which.",
        "Correction",
        "",
    ] {
        assert_eq!(of(text, "en"), None, "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn what_may_not_be_a_correction_is_none(
        word in r"[a-zA-Z]|[CcKkPpRr]|[CcKk]orr?e(k|ct)(syon|ion)|Pr(é|e\u{301})cision|É|水| ",
        rest in r"( \(|: |, )?(October 5, 2026|5 oktòb 2026|2026-10-05|5 octobre 2026)(\)|:)? ?x?",
        tag in proptest::sample::select(vec!["en", "fr", "ht"]),
    ) {
        let (text, locale) = (word + &rest, tag.parse().unwrap());
        proptest::prop_assert_eq!(correction(&text, &locale), correction_in(&text, &locale, &LANGUAGES[tag]), "{}", text);
    }
}

#[test]
fn reading_times_are_known_in_three_languages() {
    for (line, locale) in [
        ("3 min read", "en"),
        ("3 MIN READ", "en"),
        ("3\u{A0}min read", "en-GB"),
        ("3-minute read", "en"),
        ("Reading time: 3 minutes", "en"),
        ("3 min de lecture", "fr"),
        ("3\u{202F}minutes de lecture", "fr-HT"),
        ("Temps de lecture\u{A0}: 3 min", "fr"),
        ("3 minit lekti", "ht"),
        ("Tan lekti: 3 minit", "ht"),
    ] {
        assert_eq!(of(line, locale), Some(Metadata::ReadingTime(3)), "{line}");
    }
}

#[test]
fn dates_are_known_in_three_languages() {
    for (line, locale, (y, m, d)) in [
        ("June 25, 2024", "en", (2024, 6, 25)),
        ("25 June 2024", "en", (2024, 6, 25)),
        ("Tuesday, June 25, 2024", "en", (2024, 6, 25)),
        ("Sept. 3, 2024", "en", (2024, 9, 3)),
        ("June 25th, 2024", "en", (2024, 6, 25)),
        ("25 juin 2024", "fr", (2024, 6, 25)),
        ("1er juin 2024", "fr", (2024, 6, 1)),
        ("le 1er août 2024", "fr", (2024, 8, 1)),
        ("Mardi 25 juin 2024", "fr", (2024, 6, 25)),
        ("4 desanm 2019", "ht", (2019, 12, 4)),
        ("premye jen 2017", "ht", (2017, 6, 1)),
        ("12 Oktòb 2024", "ht", (2024, 10, 12)),
        ("12 Okto\u{300}b 2024", "ht", (2024, 10, 12)),
        ("3 dawout 2024", "ht", (2024, 8, 3)),
        ("2024-06-25", "de", (2024, 6, 25)),
    ] {
        assert_eq!(of(line, locale), Some(Metadata::Date(jiff::civil::date(y, m, d))), "{line}");
    }
}

#[test]
fn lines_that_say_when_an_article_appeared_or_was_changed_are_known() {
    let date = jiff::civil::date(2026, 10, 6);
    let at =
        |hour, minute, zone: &str| Some(Clock { hour, minute, zone: Some(zone.to_owned()).filter(|z| !z.is_empty()) });
    for (line, locale, stated, clock) in [
        ("Updated Oct. 6, 2026, 3:15 p.m. EDT", "en", Stated::Updated, at(15, 15, "EDT")),
        ("UPDATED: 6 October 2026 at 3 PM ET", "en", Stated::Updated, at(15, 0, "ET")),
        ("Published 6 October 2026", "en", Stated::Published, None),
        ("Published on Tuesday, October 6, 2026 at 12:05 am", "en", Stated::Published, at(0, 5, "")),
        ("Posted 2026-10-06 15:15 (UTC)", "en", Stated::Published, at(15, 15, "UTC")),
        ("October 6, 2026 | 15:15", "en", Stated::Alone, at(15, 15, "")),
        ("Publié le 6 octobre 2026 à 15 h 15", "fr", Stated::Published, at(15, 15, "")),
        ("Mis à jour le mardi 6 octobre 2026 à 15h15", "fr", Stated::Updated, at(15, 15, "")),
        ("Mis à jour\u{A0}: 6 octobre 2026", "fr", Stated::Updated, None),
        ("Pibliye: 6 oktòb 2026", "ht", Stated::Published, None),
        ("Mizajou 6 oktòb 2026, 15:15", "ht", Stated::Updated, at(15, 15, "")),
    ] {
        assert_eq!(of(line, locale), Some(Metadata::Moment(Moment { stated, date, clock })), "{line}");
    }
}

#[test]
fn furniture_of_a_page_is_known_by_its_words() {
    let is = |line: &str, tag: &str| is_furniture(line, &tag.parse().unwrap());
    assert!(is("Advertisement", "en") && is("ADVERTISEMENT", "en") && is("— Advertisement —", "en"));
    assert!(is("RELATED: How to treat water at home", "en") && is("Read more: https://example.org", "en"));
    assert!(is("À lire aussi\u{A0}: l’eau à la maison", "fr") && is("Publicité", "fr"));
    assert!(!is("Advertisement spending doubled", "en") && !is("Related questions", "en") && !is("", "en"));
}

#[test]
fn nothing_else_is_taken_for_metadata() {
    for (line, locale) in [
        ("Updated June 25, 2024, in Port-au-Prince", "en"),
        ("Updated June 25, 2024, 3", "en"),
        ("Updated June 25, 2024, 25:00", "en"),
        ("Updated June 25, 2024, 3:15 p.m. of the day", "en"),
        ("Published in Haiti on June 25, 2024", "en"),
        ("February 30, 2024", "en"),
        ("June 25", "en"),
        ("2024", "en"),
        ("6/7/2024", "en"),
        ("3 min read this", "en"),
        ("It is a 3 min read", "en"),
        ("0 min read", "en"),
        ("3 min read", "fr"),
        ("25 June 2024", "fr"),
        ("June 25, 2024, in Port-au-Prince", "en"),
        ("2024-13-01", "en"),
        ("", "en"),
        ("٣ min read", "en"),
    ] {
        assert_eq!(of(line, locale), None, "{line}");
    }
}
