use proptest::prelude::*;

use super::*;
use crate::text::sentences::tests::soup;

fn say(tag: &str, text: &str) -> String {
    spoken(text, &tag.parse().unwrap())
}

fn all(tag: &str, cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, want)| say(tag, text) != *want)
        .map(|(text, want)| format!("{text}\n  is  {}\n  not {want}", say(tag, text)))
        .collect();
    assert!(wrong.is_empty(), "{tag}:\n{}", wrong.join("\n"));
}

#[test]
fn kreyol_figures_are_said_as_one_would_read_them_aloud() {
    all(
        "ht",
        &[
            ("Gang yo kontwole 85% kapital la.", "Gang yo kontwole katreven senk pousan kapital la."),
            ("$40.7 milyon", "karant pwen sèt milyon dola"),
            ("$40,7 milyon dola pou polis la", "karant pwen sèt milyon dola pou polis la"),
            ("2,400 moun ak 1,5 milyon goud", "de mil kat san moun ak en pwen senk milyon goud"),
            ("25 jen 2024", "vennsenk jen de mil vennkat"),
            ("1ye me 2017, premye jen 2017", "premye me de mil disèt, premye jen de mil disèt"),
            ("2010–2021", "de mil dis rive de mil venteyen"),
            ("1 galon (3.8 lit), 8.25% klowòks", "yon galon (twa pwen uit lit), uit pwen vennsenk pousan klowòks"),
            ("rele 114", "rele san katòz"),
            ("rele nan 3456-7890 jodi a", "rele nan twa kat senk sis, sèt uit nèf zewo jodi a"),
            ("a 3 zè diswa", "a twazè diswa"),
            ("a 15 è 30", "a twazè trant nan apremidi"),
            ("a 8:05 p.m.", "a uitè senk diswa"),
            ("3è", "3è"),
            ("½ ti kiyè sèl, 2½ lit", "demi ti kiyè sèl, de lit edmi"),
            ("5 km, 30 mL, 38 °C", "senk kilomèt, trant mililit, trantuit degre Sèlsiyis"),
            ("20tyèm syèk", "ventyèm syèk"),
            ("G-9 ak 5G ak COVID-19", "G-9 ak 5G ak COVID-19"),
            ("1.250 moun", "1.250 moun"),
        ],
    );
}

#[test]
fn french_figures_agree() {
    all(
        "fr",
        &[
            ("85 %", "quatre-vingt-cinq pour cent"),
            ("80 000 et 80 000 000", "quatre-vingt mille et quatre-vingts millions"),
            ("200, 201, 1 000, 200 000", "deux cents, deux cent un, mille, deux cent mille"),
            ("21 maisons, 21 jours", "vingt et une maisons, vingt et un jours"),
            ("21 choses", "21 choses"),
            ("40,7 millions de dollars", "quarante virgule sept millions de dollars"),
            ("40,7 M$ pour la police", "quarante virgule sept millions de dollars pour la police"),
            ("1,5 L, 2 L, 1 h, 21 h 01", "un virgule cinq litre, deux litres, une heure, vingt et une heures une"),
            ("15 h 30 ou 15:30", "quinze heures trente ou quinze heures trente"),
            ("le 1er juin 2024, le 25 juin", "le premier juin deux mille vingt-quatre, le vingt-cinq juin"),
            ("2024-06-25", "vingt-cinq juin deux mille vingt-quatre"),
            ("le 06/07/2024", "le six juillet deux mille vingt-quatre"),
            ("au XXIe siècle, au 3e étage", "au vingt et unième siècle, au troisième étage"),
            ("71 ans, 81 ans, 96 ans", "soixante et onze ans, quatre-vingt-un ans, quatre-vingt-seize ans"),
            ("1 000 000 $ et 1 000 $", "un million de dollars et mille dollars"),
            ("1,50 €", "un euro et cinquante centimes"),
            ("2½ litres d’eau", "deux litres et demi d’eau"),
            ("n° 5", "numéro cinq"),
            ("1,250 et 1.250", "1,250 et 1.250"),
            ("−5 °C", "moins cinq degrés Celsius"),
            ("10–15 %", "dix à quinze pour cent"),
        ],
    );
}

#[test]
fn english_figures_are_said_in_full() {
    all(
        "en",
        &[
            ("around 85% of", "around eighty-five per cent of"),
            ("waivers for $40.7 million in", "waivers for forty point seven million dollars in"),
            ("a $5 million fund, $1, $2.05", "a five million dollar fund, one dollar, two dollars and five cents"),
            ("on 25 June 2024.", "on the twenty-fifth of June, twenty twenty-four."),
            ("the 25 June attack", "the twenty-fifth of June attack"),
            ("June 25, 2024", "June the twenty-fifth, twenty twenty-four"),
            ("In June 30 people came", "In June thirty people came"),
            (
                "since the 1990s, in 2005, in 1905",
                "since the nineteen nineties, in two thousand and five, in nineteen oh five",
            ),
            ("2010–2021", "twenty ten to twenty twenty-one"),
            ("the 2010 earthquake; 2024 people", "the twenty ten earthquake; 2024 people"),
            ("6,500 feet (about 2,000 metres)", "six thousand five hundred feet (about two thousand metres)"),
            ("3:30 p.m., 15:05, 3 p.m.", "three thirty p.m., fifteen oh five, three p.m."),
            ("24/7, 3-1, 2.1.3, 007, A4, MP3", "24/7, 3-1, 2.1.3, 007, A4, MP3"),
            ("a 12-year-old, the 4th", "a twelve-year-old, the fourth"),
            (
                "Call 114 or +509 3456-7890.",
                "Call one one four or five zero nine, three four five six, seven eight nine zero.",
            ),
            ("3/4 cup, 5/7, 1/2 L", "three quarters cup, 5/7, one half litre"),
            ("¾ and 1 1/2 cups", "three quarters and one and a half cups"),
            ("06/07/2024 and 25/06/2024", "06/07/2024 and the twenty-fifth of June, twenty twenty-four"),
            ("https://a.org/2024/12 and 12", "https://a.org/2024/12 and twelve"),
            ("$1.5m and 5m", "one point five million dollars and 5m"),
            ("1,000,005", "one million and five"),
        ],
    );
}

#[test]
fn no_text_takes_longer_than_its_length() {
    for part in ["a’", "1 ", "1-", "A’B ", "$1 ", "12:", "+1 ", "1/", "MSS (MSS) ", "(A) "] {
        let text = part.repeat(100_000 / part.len());
        for tag in ["en", "fr", "ht"] {
            assert!(say(tag, &text).len() + 1 >= text.len() / 2);
            assert!(defined(&text, &tag.parse().unwrap()).len() < 2);
        }
    }
}

#[test]
fn a_language_without_words_keeps_its_figures() {
    for text in ["El 85 % de 2 400 personas", "١٢ و 12"] {
        assert_eq!(say("es", text), text);
    }
}

#[test]
fn number_words_have_the_shape_of_their_language() {
    for (tag, wrong) in [
        ("fr", &["cent mille mille", "un cent", "un mille", "quatre-vingts-", "cents ", "vingts ", "et onze-"][..]),
        ("en", &["-zero", "and zero", "thousand hundred"]),
        ("ht", &["nnn", "zewo ", "en san", "en mil", "tt"]),
    ] {
        let mut seen = std::collections::HashSet::new();
        for n in 0..=9999 {
            let words = number(n, &tag.parse().unwrap()).unwrap();
            assert!(words.chars().all(|c| c.is_lowercase() || matches!(c, ' ' | '-')), "{tag} {n}: {words}");
            assert!(
                !words.starts_with(' ') && !words.ends_with([' ', '-']) && !words.contains("  "),
                "{tag} {n}: {words}"
            );
            for part in wrong {
                assert!(!words.contains(part), "{tag} {n}: {words}");
            }
            assert!(seen.insert(words.clone()), "{tag}: {words} is said of two numbers");
        }
    }
}

#[test]
fn acronyms_are_taken_from_the_text_said_in_full_once_and_then_spelled() {
    let en = "en".parse().unwrap();
    let text = "MSS lands. The Multinational Security Support (MSS) Mission, and BINUH, and the UN.";
    let known = defined(text, &en);
    assert_eq!(known, [Acronym { short: "MSS".into(), full: "Multinational Security Support".into() }]);
    let mut said = Vec::new();
    let first = expand("MSS lands. The MSS stays.", &known, &mut said);
    assert_eq!(first, "MSS, Multinational Security Support, lands. The MSS stays.");
    assert_eq!(expand("The MSS", &known, &mut said), "The MSS");
    assert_eq!(
        expand("in Multinational Security Support (MSS)", &known, &mut Vec::new()),
        "in Multinational Security Support (MSS)"
    );
    assert_eq!(spell("The MSS and BINUH and the UN, not TV-1.", &en), "The M S S and BINUH and the U N, not TV-1.");
    assert_eq!(spell("MSS LANDS", &en), "MSS LANDS");
    let text = "the U.S. Centers for Disease Control and Prevention (CDC), and a Small Thing (XYZ)";
    let cdc = Acronym { short: "CDC".into(), full: "Centers for Disease Control and Prevention".into() };
    assert_eq!(defined(text, &en), [cdc]);
    let fr = "fr".parse().unwrap();
    let text = "la Police nationale d’Haïti (PNH) et la Mission d’appui (MMAS)";
    assert_eq!(defined(text, &fr), [Acronym { short: "PNH".into(), full: "Police nationale d’Haïti".into() }]);
}

proptest! {
    #[test]
    fn what_is_no_figure_stays_as_it_is(text in "[a-zA-Zèòé ,.;:’'()«»-]{0,60}") {
        for tag in ["en", "fr", "ht", "es"] {
            prop_assert_eq!(say(tag, &text), text.clone());
        }
    }

    #[test]
    fn any_text_can_be_said(text in soup(), more in "[0-9$€%°:/,.½è hpmX+–-]{0,24}") {
        let text = format!("{text}{more}");
        for tag in ["en", "fr", "ht", "es"] {
            let words = say(tag, &text);
            // Letters of the text are kept in their order, but for what figures are made of.
            let locale = tag.parse().unwrap();
            let letters = |t: &str| t.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
            prop_assert!(tag != "es" || words == text);
            prop_assert!(letters(&words) >= letters(&text) || text.chars().any(|c| c.is_numeric()));
            // What was spelled is the text again without the spaces that spelling puts in.
            let bare = |t: &str| t.split(' ').collect::<String>();
            prop_assert_eq!(bare(&spell(&text, &locale)), bare(&text));
            for acronym in defined(&text, &locale) {
                prop_assert!(text.contains(&acronym.full) && text.contains(&acronym.short));
            }
        }
    }
}
