use proptest::prelude::*;

use super::*;
use crate::text::{flow, fold};

fn locale(tag: &str) -> Locale {
    tag.parse().unwrap()
}

/// Checks a text against itself with `|` at the breaks.
#[track_caller]
fn check(tag: &str, markdown: bool, marked: &str) {
    let joiner = locale(tag).joiner();
    let text = marked.replace('|', joiner);
    let want: Vec<&str> = marked.split('|').collect();
    assert_eq!(split_block(&text, markdown, &locale(tag)), want, "{tag}: {text}");
}

#[test]
fn english_sentences_end_where_readers_end_them() {
    for marked in [
        "Gangs hold the capital.|Their reach is growing.",
        "Is it over?|No one knows.",
        "Stop!|He did not.",
        "The U.S. State Department approved waivers.|It was May.",
        "They trained in the U.S.|The mission began later.",
        "He spoke at the U.N. Security Council.|Nobody answered.",
        "It cost $40.7 million in all.|It covers a part.",
        "Mr. Otunge led it.|Mrs. Salvador spoke.",
        "Gen. Godfrey Otunge spoke.|He left.",
        "It was J. Chérizier who spoke.|Nobody listened.",
        "John F. Kennedy airport closed.|Flights stopped.",
        "See No. 5 on the list.|It is the last.",
        "He said no.|The vote was over.",
        "“It is over.”|Nobody believed it.",
        "“Is it over?” he asked.|Nobody knew.",
        "He waited… and then he left.|It was late.",
        "He waited…|Then he left.",
        "“He waited…”|Then he left.",
        "He waited... and left.|It was late.",
        "He came.)|Then he left.",
        "(He came.)|Then he left.",
        "About 85% of it is gone.|80 people fled.",
        "It fell in 2024.|85 people died.",
        "The plan (see p. 5) is new.|It is long.",
        "Vol. 3 is out.|Buy it.",
        "He met Dr. Smith.|They spoke.",
        "He lives on St. James St. in town.|It rains.",
        "It was 3 p.m. Thursday.|It rained.",
        "It was 3 p.m.|The rain fell.",
        "Acme Inc. said so.|It was true.",
        "Banks, shops, etc.|The rest stayed open.",
        "It happened on Jan. 5, 2024.|It was cold.",
        "The war ended vs. Germany.|Peace came.",
        "No. 10 agreed.|No. 11 did not.",
        "Why?!|Because.",
        "He said: “Stop.|Go.” and left.",
        "Delmas 30 is closed.|Delmas 32 is open.",
        "1. Boil the water.|2 minutes are enough.",
        "Nothing ends here",
        "It works, e.g. in Haiti.|It is new.",
        "“We will stay.”|‘Yes.’",
        "He quoted “[…] Peace” and left.|It rained.",
        "Trouble in D.C. Monday.|It rained.",
        "Point 3. 5 is missing.|Done.",
        "They closed 12.|No one knows.",
        "It ended 😀.|It began. 🎉",
        "It ended.|« C’est fini.\u{A0}»|Then it rained.",
    ] {
        check("en", false, marked);
    }
}

#[test]
fn french_sentences_end_where_readers_end_them() {
    for marked in [
        "Les gangs tiennent la capitale.|Leur emprise grandit.",
        "M. Henry a parlé.|Il est parti.",
        "MM. Henry et Conille ont parlé.|Ils sont partis.",
        "Le Dr. Pape est venu.|Il est reparti.",
        "« C’est fini.\u{A0}»|Personne n’y croit.",
        "«\u{A0}C’est fini.\u{A0}»|Personne n’y croit.",
        "« C’est fini. »|Personne n’y croit.",
        "«\u{202F}Pourquoi\u{202F}?\u{202F}» a demandé M. Henry.|Silence.",
        "Pourquoi\u{A0}?|Personne ne le sait.",
        "Rome fut prise en 50 av. J.-C. par Brennus.|Puis rien.",
        "C’était en 50 av. J.-C.|Les Gaulois vinrent.",
        "Des fruits, p. ex. Des Cayes, sont chers.|C’est l’été.",
        "Il est.|Elle est.",
        "J.-C. Chérizier a parlé.|Il est parti.",
        "Le 5 janv. 2024, tout change.|Rien ne bouge.",
        "Cela coûte 40,7 millions de dollars.|C’est peu.",
        "Voir art. 5 et no. 12.|C’est clair.",
        "Il hésite… puis part.|Il pleut.",
        "Il hésite…|Puis il part.",
        "85 % de la ville.|15 % du reste.",
        "Banques, marchés, etc.|Le reste est fermé.",
        "C.-à-d. Haïti tout entière.|Rien d’autre.",
    ] {
        check("fr", false, marked);
    }
}

#[test]
fn kreyol_sentences_end_where_readers_end_them() {
    for marked in [
        "Gwoup ame yo kontwole kapital la.|Y ap pran plis pye.",
        "M. Henry pale.|Li ale.",
        "Me. Jean te la.|Li pa pale.",
        "Sa koute $40.7 milyon dola.|Se yon pati sèlman.",
        "Anpil bagay, pa egz. Manje, manke.|Se vre.",
        "Se te 4 okt. 2024.|Te gen lapli.",
        "« Nou pap ale.\u{A0}»|Se sa li di.",
        "“Nou la!” li di.|Pèsonn pa reponn.",
        "Poukisa?|Pèsonn pa konnen.",
        "J. Chérizier pale.|Li ale.",
        "Nim. 5 la fèmen.|Nim. 6 la louvri.",
        "Li tann… epi li ale.|Lapli tonbe.",
        "Òganizasyon yo rive.|Èske se vre?|Wi.",
    ] {
        check("ht", false, marked);
    }
}

#[test]
fn other_languages_are_split_by_the_annex_alone() {
    check("zh", false, "帮派控制首都。|他们的势力在增长。");
    check("zh", false, "「结束了。」|没有人相信。");
    check("zh-Hant", false, "結束了嗎？|沒有人知道！");
    check("ja", false, "首都は支配されている。|影響は広がる。");
    check("ja", false, "「終わった。」と彼は言った。|雨が降った。");
    check("es", false, "¿Cómo?|¡Así!|Nada más.");
    check("es", false, "Cuesta 40,7 millones.|Es poco.");
    check("ar", false, "هل انتهى؟|لا أحد يعلم.");
    check("hi", false, "यह खत्म हुआ।|कोई नहीं जानता।");
    // Where spaces part sentences, a text without them is not broken.
    check("en", false, "他说完了。没有人相信。");
    // And the reverse: a space must stay, so that there is no break.
    check("zh", false, "It ended. 结束了。|好。");
}

#[test]
fn markdown_is_broken_in_prose_only() {
    for marked in [
        "See `a. B` here.|It works.",
        "See ``a ` b. C`` here.|It works.",
        "Read <https://example.org/A.B> now.|Go.",
        "See [the page](https://example.org \"One. Two\") now.|Go.",
        "See [the page](<a. B>) now.|Go.",
        "It <abbr title=\"One. Two\">ended</abbr>.|It began.",
        "<!-- One. Two -->It ended.|It began.",
        "**It ended.**|*It* began.",
        "*It ended.|It began.*",
        "[It ended.|It began.](x)",
        "It ended.[^1]|It began.[^2]",
        "It ended. [^1]",
        "[It ended.](x)|**It** began.",
        "It ended `here`.|`There` it began.",
        "It ended [here][a. b].|It began.",
        "**Mr.** Otunge came.|He left.",
        "Escaped \\*star.\\*|Then it ends.",
    ] {
        check("en", true, marked);
    }
    // The same bytes are prose in a plain text.
    check("en", false, "See `a.|B` here.");
}

#[test]
fn character_references_close_a_quotation() {
    check("fr", false, "«&nbsp;C’est fini.&nbsp;»|Personne n’y croit.");
}

#[test]
fn no_break_spaces_are_never_broken() {
    for space in ['\u{A0}', '\u{202F}', '\u{3000}', '\u{2028}', '\t'] {
        let text = format!("It ended.{space}It began.");
        assert_eq!(split_block(&text, false, &locale("en")), [text], "{space:?}");
    }
}

#[test]
fn a_hard_break_ends_no_sentence() {
    check("en", true, "Roses are red.\\\nViolets are blue.|That is all.");
    // A backslash that is text must not become a hard break when lines are joined.
    check("en", false, "Look in C:\\.|Then leave.");
    assert_eq!(split_block("It is C:.\\ Then leave.", false, &locale("en")).len(), 1);
}

#[test]
fn white_space_has_no_sentences() {
    assert!(split_block("", true, &locale("en")).is_empty());
    assert!(split_block(" \u{A0}\n", true, &locale("zh")).is_empty());
}

#[test]
fn splitting_is_linear() {
    for piece in ["Foo. ", ". ", ")", ".)", "[](", "<a \"", "`", "``` `` ", "&nbsp;", "» ", "…” ", "J.-", "\\"] {
        let text = piece.repeat(200_000 / piece.len());
        let start = std::time::Instant::now();
        for tag in ["en", "zh"] {
            split_block(&text, true, &locale(tag));
        }
        assert!(start.elapsed().as_secs() < 5, "{piece:?} took {:?}", start.elapsed());
    }
}

/// Text as it comes: prose in several scripts, marks, spaces of every kind, broken markup, controls.
pub(crate) fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(vec![
            "Gwoup", "ame", "yo", "Pòtoprens", "kapital", "M.", "U.S.", "85%", "$40.7", "éte\u{301}", "n’est", "J.-C.", "The",
            "帮派", "。", "「", "」と", "هل", "؟", "😀", "x\u{300}", "\u{202E}", "\u{200F}", "No.", "5", "p. ex.", "It",
        ]),
        3 => prop::sample::select(vec![" ", " ", "  ", "\u{A0}", "\u{202F}", "\u{3000}", "\u{2028}", "\t", "\\\n", "\n"]),
        2 => prop::sample::select(vec![
            ".", "?", "!", "…", "”", "“", "»", "«", "\"", "'", "(", ")", "[", "]", "](", "](x) ", "*", "**", "_", "`", "``",
            "<", ">", "<b>", "<!--", "-->", "\\", "&nbsp;", ",", ":", "—", "[^1]", "![", "~~",
        ]),
        1 => any::<char>().prop_map(|_| ""),
    ];
    let known = prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => known, 1 => any::<String>()]
}

proptest! {
    #[test]
    fn joined_and_folded_the_sentences_give_the_text_back(text in soup(), markdown: bool, tag in prop::sample::select(vec!["en", "fr", "ht", "zh", "ja", "es"])) {
        let locale = locale(tag);
        let sentences = split_block(&text, markdown, &locale);
        prop_assert_eq!(fold(&sentences.join(locale.joiner())), fold(&text));
        prop_assert!(sentences.iter().all(|s| !fold(s).is_empty()));
        // The way through a message: line by line, and flowed again.
        let flowed = flow(sentences.iter().flat_map(|s| s.split('\n')), locale.joiner());
        // A block's text has no newlines but those of hard breaks.
        if text.match_indices('\n').all(|(at, _)| hard_break(&text[..at])) {
            prop_assert_eq!(fold(&flowed), fold(&text), "{:?}", sentences);
        }
    }

    #[test]
    fn a_plain_text_breaks_where_the_annex_has_it(
        words in r#"((No|M|Mr|U|é|É|a|B|5|p|It|J)([.!?]{1,2}|…)["”’)*\]]{0,2} {0,2}["“(*]{0,2}|[a-zA-ZéÉ5],? |[-—’,;:%$(\[] ?|ł|×|\\\n){1,9}"#,
        text in soup(),
        markdown: bool,
        tag in prop::sample::select(vec!["en", "fr", "ht", "es"]),
    ) {
        for text in [words.clone(), format!("{words}{words}"), text] {
            let (masked, locale) = (mask::mask(&text, markdown), locale(tag));
            if let Some(gaps) = plainly_spaced(&text, &masked, &locale) {
                prop_assert_eq!(gaps, by_the_annex(&text, &masked, &locale), "{:?}", text);
            }
        }
    }

    #[test]
    fn a_text_that_may_not_break_does_not(text in soup(), marks in r"([aé9×]|[.!?,… ]|[»”)\u{A0}\u{301}\n]){0,24}") {
        for text in [text.clone(), marks.clone(), format!("{text}{marks}{text}")] {
            if !may_break(text.as_bytes()) {
                let en = locale("en");
                let gaps = spaced(&text, &text, language::of(&en), bounds::bounds(&text));
                prop_assert!(gaps.is_empty(), "{:?} {:?}", text, gaps);
            }
        }
    }

    #[test]
    fn breaks_are_in_order_and_hold_nothing_but_plain_spaces(text in soup(), markdown: bool) {
        let mut at = 0;
        for gap in breaks(&text, markdown, &locale("fr")) {
            prop_assert!(gap.start >= at && gap.end > gap.start);
            prop_assert!(text[gap.clone()].chars().all(|c| matches!(c, ' ' | '\n' | '\r')));
            at = gap.end;
        }
    }
}
