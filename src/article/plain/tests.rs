use proptest::prelude::*;

use super::super::{Assembled, Kind, Rendition, assemble, read as read_article};
use super::*;
use crate::locale::Locale;

fn read_as(text: &str, layout: Option<Layout>, tag: &str) -> Article {
    let locale: Locale = tag.parse().unwrap();
    read_article(text.into(), &ReadOptions { format: Format::Plain, layout, fields: &[], locale: &locale })
}

fn read(text: &str) -> Article {
    read_as(text, None, "en")
}

fn kinds(article: &Article) -> Vec<(String, &str)> {
    article.blocks.iter().map(|b| (b.kind.to_string(), b.text.as_str())).collect()
}

fn put(article: &Article, texts: &[Option<&str>]) -> Assembled {
    let texts: Vec<_> = texts.iter().map(|t| t.map(String::from)).collect();
    assemble(article, &Rendition { texts: &texts, ..Rendition::default() })
}

const NEWS: &str = "A year of the mission
3 min read
Officers stand at a ceremony in Port-au-Prince. File photo.
A year after the first officers came, the mission is still short of money and of people
A ceremony in the capital
A ceremony on a Thursday marked one year since the first officers arrived. About 800 of them serve in it.
The first contingent landed on 25 June 2024, after long delays.

What comes next?
Money that was promised comes slowly, and nobody knows how long what has come will last.
";

#[test]
fn a_pasted_news_story_has_its_shape() {
    let article = read(NEWS);
    let kinds: Vec<String> = article.blocks.iter().map(|b| b.kind.to_string()).collect();
    assert_eq!(
        kinds,
        ["heading 1", "caption", "deck", "heading 2", "paragraph", "paragraph", "heading 2", "paragraph"]
    );
    assert_eq!(article.metadata.len(), 1);
    assert_eq!(article.metadata[0].value, Metadata::ReadingTime(3));
    assert_eq!(&article.text[article.metadata[0].span.clone()], "3 min read");
    assert_eq!(article.layout, Layout::Lines);
}

#[test]
fn without_the_shape_there_are_a_title_sub_headings_and_paragraphs() {
    let article = read(
        "The title\n\nA first paragraph.\n\nA sub-heading\nAnother paragraph, which is longer.\nReporting by J. Jean\n",
    );
    assert_eq!(
        kinds(&article),
        [
            ("heading 1".into(), "The title"),
            ("paragraph".into(), "A first paragraph."),
            ("heading 2".into(), "A sub-heading"),
            ("paragraph".into(), "Another paragraph, which is longer."),
            ("paragraph".into(), "Reporting by J. Jean"),
        ]
    );
}

#[test]
fn a_first_paragraph_under_a_reading_time_is_no_caption() {
    let article = read(
        "The title\n3 min read\nOne sentence. Two sentences. Three sentences.\nA heading\nMore text, and longer.\n",
    );
    let kinds: Vec<_> = article.blocks.iter().map(|b| b.kind.clone()).collect();
    assert_eq!(kinds, [Kind::Heading(1), Kind::Paragraph, Kind::Heading(2), Kind::Paragraph]);
}

#[test]
fn a_story_without_a_picture_begins_with_its_lead() {
    let kinds = |lines: &str| -> Vec<Kind> {
        let text = format!("Gangs seize Kenscoff\n3 min read\n{lines}\nThey burned houses, and more than that.\n");
        read(&text).blocks.iter().map(|b| b.kind.clone()).skip(1).collect()
    };
    let lead = "Gangs took the town of Kenscoff on Monday, officials said.";
    assert_eq!(kinds(lead), [Kind::Paragraph, Kind::Paragraph]);
    assert_eq!(kinds(&format!("{lead}\nWhat it means")), [Kind::Paragraph, Kind::Heading(2), Kind::Paragraph]);
    for picture in
        ["Smoke over Kenscoff", "Smoke rises over Kenscoff. AP Photo/Jean Doe", "Smoke rises. (Photo: J. Doe)"]
    {
        assert_eq!(kinds(picture), [Kind::Caption, Kind::Paragraph], "{picture}");
    }
    let headline = "Gangs seize Kenscoff, the last of the quiet towns above the capital";
    assert_eq!(kinds(&format!("{lead}\n{headline}")), [Kind::Caption, Kind::Deck, Kind::Paragraph]);
}

#[test]
fn who_wrote_it_and_when_are_no_headings() {
    let text = "The title\nBy Jane Doe and Jean Baptiste\n3 min read\nOfficers at the port. Photo: J. Doe\n\
                A longer headline of the same story\nUpdated: June 25, 2024\nText is here, and long enough.\n\
                By the numbers\nMore text is here, and long enough.\n";
    let kinds: Vec<_> = read(text).blocks.iter().map(|b| b.kind.clone()).collect();
    let (title, sub) = (Kind::Heading(1), Kind::Heading(2));
    let expected = [title.clone(), Kind::Paragraph, Kind::Caption, Kind::Deck, Kind::Paragraph, sub.clone()];
    assert_eq!(kinds[..6], expected);
    for (line, tag, byline) in [
        ("By JANE DOE", "en", true),
        ("By the numbers", "en", false),
        ("By", "en", false),
        ("Bypass", "en", false),
        ("Published in Haiti", "en", false),
        ("Par Jeanne Élie", "fr", true),
        ("Par ici la sortie", "fr", false),
        ("Pa Jan Batis", "ht", true),
        ("Pa gen dlo", "ht", false),
    ] {
        let article = read_as(&format!("Tit\n{line}\nA line of text that is longer than that.\n"), None, tag);
        assert_eq!(article.blocks[1].kind, if byline { Kind::Paragraph } else { sub.clone() }, "{line}");
    }
}

#[test]
fn lines_that_say_when_are_metadata_and_the_day_it_appeared_is_the_date() {
    for (line, tag, date) in [
        ("Published on 25 June 2024", "en", "2024-06-25"),
        ("Publié le 25 juin 2024", "fr", "2024-06-25"),
        ("Pibliye 25 jen 2024", "ht", "2024-06-25"),
        ("Updated Oct. 6, 2026, 3:15 p.m. EDT\nPublished 5 October 2026", "en", "2026-10-05"),
    ] {
        let article = read_as(&format!("Tit\n{line}\nA line of text that is longer than that.\n"), None, tag);
        assert_eq!(article.blocks.len(), 2, "{line}");
        assert_eq!(article.date.map(|d| d.to_string()).as_deref(), Some(date), "{line}");
    }
    let changed = read("Title\nUpdated Oct. 6, 2026, 3:15 p.m. EDT\nText is here.\n");
    assert_eq!((changed.date, changed.metadata.len(), changed.blocks.len()), (None, 1, 2));
}

#[test]
fn a_line_with_an_address_and_furniture_of_the_page_are_no_headings() {
    let article = read(
        "The title\nAdvertisement\nA first paragraph is here.\nRead more: https://example.org/water\n\
         Another paragraph is here, and it is longer than that.\nRELATED: How to treat water at home\n\
         The last paragraph is here, and it is the longest of all of them by far.\n\
         A heading\nADVERTISEMENT\nIts text is here.\n",
    );
    let found: Vec<_> = kinds(&article).into_iter().filter(|(kind, _)| kind.starts_with("heading")).collect();
    assert_eq!(found, [("heading 1".into(), "The title"), ("heading 2".into(), "A heading")]);
    assert_eq!(article.blocks.len(), 10);
}

#[test]
fn a_bare_address_is_copied() {
    let text = "Title\nText is here.\nhttps://example.org/a/very/long/path?x=1\nwww.example.org\nMore text.\n";
    let article = read(text);
    let texts: Vec<&str> = article.blocks.iter().map(|b| b.text.as_str()).collect();
    assert_eq!(texts, ["Title", "Text is here.", "More text."]);
    assert_eq!(put(&article, &[]).text, text);
}

#[test]
fn a_list_of_places_is_no_run_of_headings() {
    let article = read(
        "Where water is safe\nThese places have water today:\nCité Soleil\nPétion-Ville\nGonaïves\nThe list is renewed daily.\n",
    );
    assert!(article.blocks[2..].iter().all(|b| b.kind == Kind::Paragraph));
}

#[test]
fn a_question_is_a_heading_only_above_more_text() {
    let article = read("Title\nText is here.\nWhy?\nBecause of a great many things.\nReally?\nYes.\n");
    let kinds: Vec<_> = article.blocks.iter().skip(2).map(|b| b.kind.clone()).collect();
    assert_eq!(kinds, [Kind::Heading(2), Kind::Paragraph, Kind::Paragraph, Kind::Paragraph]);
}

#[test]
fn a_date_line_is_metadata() {
    let article = read_as("Tit la\n4 desanm 2019\nYon fraz ki pi long.\n", None, "ht");
    assert_eq!(article.date, Some(jiff::civil::date(2019, 12, 4)));
    assert_eq!(article.blocks.len(), 2);
}

#[test]
fn white_space_around_lines_and_lines_without_letters_are_skeleton() {
    let text = "\u{FEFF}\u{A0}Title \u{3000}\r\n\r\n * * *\r\n85%\r\n\u{202F}Text is here.\t\rMore text.";
    let article = read(text);
    let spans: Vec<&str> = article.blocks.iter().map(|b| &text[b.span.clone()]).collect();
    assert_eq!(spans, ["Title", "Text is here.", "More text."]);
    assert_eq!(put(&article, &[]).text, text);
}

#[test]
fn an_empty_text_is_an_article_without_blocks() {
    for text in ["", "\n", "\u{FEFF}", "\r\n\r\n", "—\n"] {
        let article = read(text);
        assert!(article.blocks.is_empty());
        assert_eq!(put(&article, &[]).text, text);
    }
}

const WRAPPED: &str = "A title of the article

The first paragraph is wrapped, as some people do who write their texts
in an editor that breaks the lines at seventy characters or thereabouts,
and it goes on for a third line.

The second paragraph is wrapped too, although it is not quite so long as
the first one is.
";

#[test]
fn a_clearly_wrapped_text_is_read_by_paragraphs() {
    let article = read(WRAPPED);
    assert_eq!(article.layout, Layout::Wrapped);
    assert_eq!(article.blocks.len(), 3);
    assert_eq!(
        article.blocks[2].text,
        "The second paragraph is wrapped too, although it is not quite so long as the first one is."
    );
    assert_eq!(put(&article, &[]).text, WRAPPED);
    let out = put(&article, &[None, Some("Yon\nparagraf"), None]);
    assert!(out.text.contains("article\n\nYon paragraf\n\nThe second"), "{}", out.text);
}

const CLINIC: &str = "Clinic reopens in Hinche
By Ana Jean
October 5, 2026

The clinic in Hinche that closed after the storm of
last year opened its doors again on Monday, said the
ministry of health.

What it offers:
- Care for mothers
- Vaccines for children, and care for those who are
  too weak to come
1. A pharmacy

Patients came from as far as Thomonde, some of whom
had walked all night.
";

#[test]
fn bylines_dates_and_list_items_have_no_say_in_the_layout_and_stand_apart_in_a_wrapped_text() {
    let article = read(CLINIC);
    assert_eq!(article.layout, Layout::Wrapped);
    assert_eq!(
        kinds(&article),
        [
            ("heading 1".into(), "Clinic reopens in Hinche"),
            ("paragraph".into(), "By Ana Jean"),
            (
                "paragraph".into(),
                "The clinic in Hinche that closed after the storm of last year opened its doors again on Monday, \
                 said the ministry of health."
            ),
            ("paragraph".into(), "What it offers:"),
            ("list item".into(), "Care for mothers"),
            ("list item".into(), "Vaccines for children, and care for those who are too weak to come"),
            ("list item".into(), "A pharmacy"),
            ("paragraph".into(), "Patients came from as far as Thomonde, some of whom had walked all night."),
        ]
    );
    assert_eq!(article.date, Some(jiff::civil::date(2026, 10, 5)));
    assert!(article.problems.is_empty());
    let words = [None, Some("Pa Ana Jean"), None, None, Some("Swen pou manman"), None, Some("Yon famasi"), None];
    let out = put(&article, &words);
    assert!(out.text.contains("\nPa Ana Jean\nOctober 5, 2026\n"), "{}", out.text);
    assert!(
        out.text.contains("\n- Swen pou manman\n- Vaccines") && out.text.contains("\n1. Yon famasi\n"),
        "{}",
        out.text
    );
}

#[test]
fn a_sentence_that_begins_like_a_byline_stays_in_its_paragraph() {
    let text = "Title\n\nThe clinic opened its doors on Monday.\nBy Tuesday, the nurses had seen\n300 people there.\n";
    assert_eq!(read_as(text, Some(Layout::Wrapped), "en").blocks.len(), 2);
    let text = "Title\n\nThe war ended in the year\n1918. Nobody had\nthought so - as we know -\nuntil then.\n";
    assert_eq!(read_as(text, Some(Layout::Wrapped), "en").blocks.len(), 2);
}

#[test]
fn one_line_a_paragraph_stays_so_whatever_lists_stand_in_it() {
    let lists = "The title\nWhat you need:\nwater\nsoap for all\na cup\nBoil it for one minute before you drink it, always.\n\n\
                 - bring water from the well that is safe\n- bring soap for everyone in your house\n- bring a cup\n";
    assert_eq!(read(lists).layout, Layout::Lines);
    assert_eq!(read(NEWS).layout, Layout::Lines);
    // One paragraph with a line end in it is an accident.
    let one = "The title\n\nA paragraph that somebody pasted with a line\nend in it.\n\nAnother paragraph.\n";
    assert_eq!(read(one).layout, Layout::Lines);
}

#[test]
fn the_layout_changes_when_a_marker_asks_and_the_text_says_when_it_should() {
    let rules = |article: &Article| {
        article.problems.iter().map(|p| (p.rule, p.severity.unwrap(), p.span.start)).collect::<Vec<_>>()
    };
    let decided = read_as(CLINIC, Some(Layout::Lines), "en");
    let first = CLINIC.find("The clinic").unwrap();
    assert_eq!(rules(&decided), [("layout", crate::diagnostic::Severity::Warning, first)]);
    let help = decided.problems[0].help.clone().unwrap();
    assert!(help.contains("<!-- tradwi: layout wrapped -->"), "{help}");

    let asked = format!("{CLINIC}<!-- tradwi: layout wrapped -->\n");
    let article = read_as(&asked, Some(Layout::Lines), "en");
    assert_eq!((article.layout, article.blocks.len(), rules(&article)), (Layout::Wrapped, 8, vec![]));
    let english = Locale::english();
    let out = assemble(&article, &Rendition { locale: Some(&english), ..Rendition::default() });
    assert_eq!(out.text, CLINIC);

    let lines = read_as(&format!("<!-- tradwi: layout lines -->\n{CLINIC}"), None, "en");
    assert_eq!((lines.layout, rules(&lines)), (Layout::Lines, vec![]));

    let unwrapped = "Title\n\nOne paragraph is here.\nTwo paragraphs are here.\nThree are here.\n";
    assert_eq!(rules(&read_as(unwrapped, Some(Layout::Wrapped), "en")).len(), 1);
    assert_eq!(rules(&read(unwrapped)), []);
}

#[test]
fn a_reading_time_stands_apart_in_a_wrapped_text_too() {
    let article = read_as("Title\n3 min read\n\nIt was said on the\n25 June 2024\n", Some(Layout::Wrapped), "en");
    assert_eq!(article.metadata.len(), 1);
    assert_eq!(article.blocks[1].text, "It was said on the 25 June 2024");
}

#[test]
fn a_layout_that_was_decided_stands() {
    assert_eq!(read_as(WRAPPED, Some(Layout::Lines), "en").blocks.len(), 6);
    assert_eq!(read_as("One line.\nTwo lines.\n", Some(Layout::Wrapped), "en").blocks.len(), 1);
}

#[test]
fn a_verse_and_long_lines_are_not_wrapped() {
    let verse = "The title\nRoses are red\nViolets are blue\nSugar is sweet\nAnd so are you\n";
    assert_eq!(read(verse).layout, Layout::Lines);
    let long = format!("{}\nand so on\nor {}\nbut no more\n", "word ".repeat(60), "word ".repeat(60));
    assert_eq!(read(&long).layout, Layout::Lines);
}

#[test]
fn a_translation_stands_on_one_line() {
    let article = read("Title\nSome text is here.\n");
    let out = put(&article, &[None, Some("Yon\n\nliy\r\u{2028}sèl \u{85} la\\\nwi")]);
    assert_eq!(out.text, "Title\nYon liy sèl la\\ wi\n");
    assert_eq!(&out.text[out.spans[1].clone()], "Yon liy sèl la\\ wi");
    assert!(out.refused.is_empty());
}

#[test]
fn a_text_that_folds_like_the_source_keeps_the_articles_bytes() {
    let text = "Title\nA  text\u{A0}here e\u{301}.\n";
    let article = read(text);
    assert_eq!(put(&article, &[Some("Title"), Some("A text here é.")]).text, text);
}

#[test]
fn an_empty_text_leaves_its_line_out() {
    let article = read("\u{FEFF}Title\r\n  One is here.\r\nTwo is here.");
    assert_eq!(put(&article, &[None, Some(" ")]).text, "\u{FEFF}Title\r\nTwo is here.");
    assert_eq!(put(&article, &[Some(""), None, None]).text, "\u{FEFF}  One is here.\r\nTwo is here.");
    let out = put(&article, &[None, None, Some("")]);
    assert_eq!(out.text, "\u{FEFF}Title\r\n  One is here.\r\n");
    assert_eq!(out.spans[2], out.text.len()..out.text.len());
}

#[test]
fn metadata_is_said_in_other_words() {
    let article = read(NEWS);
    let words = [Some("3 minit lekti".to_owned())];
    let out = assemble(&article, &Rendition { metadata: &words, ..Rendition::default() });
    assert_eq!(out.text, NEWS.replace("3 min read", "3 minit lekti"));
}

#[test]
fn markers_fix_ids_skip_blocks_and_carry_notes() {
    let text = "Title\n<!-- tradwi: id second -->\n<!-- tradwi: note A pun. -->\nSecond is here.\n<!-- tradwi: skip -->\n***\nThird is here.\n<!-- tradwi: skip-start -->\nFourth is here.\n<!-- tradwi: skip-end -->\nFifth is here.\n<!-- not a marker -->\n";
    let article = read(text);
    let texts: Vec<&str> = article.blocks.iter().map(|b| b.text.as_str()).collect();
    assert_eq!(texts, ["Title", "Second is here.", "Fifth is here.", "<!-- not a marker -->"]);
    assert_eq!(article.blocks[1].fixed_id.as_deref(), Some("second"));
    assert_eq!(article.blocks[1].note.as_deref(), Some("A pun."));
    let english = Locale::english();
    let out = assemble(&article, &Rendition { locale: Some(&english), ..Rendition::default() });
    assert_eq!(
        out.text,
        "Title\nSecond is here.\n***\nThird is here.\nFourth is here.\nFifth is here.\n<!-- not a marker -->\n"
    );
    assert_eq!(put(&article, &[]).text, text);
    let out = put(&article, &[Some("<!-- tradwi: skip-start -->")]);
    assert_eq!((out.text.as_str(), out.refused), (text, vec![0]));
}

#[test]
fn a_skip_start_that_nothing_ends_skips_nothing_and_is_an_error() {
    let article = read("Title\n<!-- tradwi: skip-end -->\n<!-- tradwi: skip-start -->\nText is here.\n");
    assert_eq!(article.blocks.len(), 2);
    let severities: Vec<_> = article.problems.iter().map(|p| p.severity).collect();
    assert_eq!(severities, [None, Some(crate::diagnostic::Severity::Error)]);
}

#[test]
fn a_marker_with_nothing_to_speak_of_is_a_problem() {
    let text = "Title\n<!-- tradwi: skip-end -->\n<!-- tradwi: id a -->\n<!-- tradwi: id b -->\n***\n<!-- tradwi: skip-start -->\n";
    let spans: Vec<_> = read(text).problems.into_iter().map(|p| text[p.span].to_owned()).collect();
    assert_eq!(
        spans,
        ["<!-- tradwi: skip-end -->", "<!-- tradwi: id a -->", "<!-- tradwi: id b -->", "<!-- tradwi: skip-start -->"]
    );
}

fn lines_of_soup() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n", "\u{2028}\n", " \n", ""]);
    prop::collection::vec((crate::text::sentences::tests::soup(), end), 0..12)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

proptest! {
    #[test]
    fn reading_is_lossless(text in lines_of_soup(), layout in prop::sample::select(vec![None, Some(Layout::Lines), Some(Layout::Wrapped)])) {
        let article = read_as(&text, layout, "en");
        let mut at = 0;
        for block in &article.blocks {
            prop_assert!(block.span.start >= at);
            at = block.span.end;
            // Not folded: a backslash at the end of a line of plain text is no hard break.
            let words = text[block.span.clone()].split(is_blank).filter(|word| !word.is_empty());
            let same = block.text.split(is_blank).filter(|word| !word.is_empty()).eq(words);
            prop_assert!(same);
            prop_assert!(!block.text.contains(['\n', '\r']));
        }
        prop_assert_eq!(&put(&article, &[]).text, &text);
        let own: Vec<Option<String>> = article.blocks.iter().map(|b| Some(b.text.clone())).collect();
        prop_assert_eq!(&assemble(&article, &Rendition { texts: &own, ..Rendition::default() }).text, &text);
    }

    #[test]
    fn a_translation_keeps_the_number_of_blocks(text in lines_of_soup(), words in crate::text::sentences::tests::soup(), wrapped: bool) {
        let layout = Some(if wrapped { Layout::Wrapped } else { Layout::Lines });
        let article = read_as(&text, layout, "en");
        let words = format!("x {words}");
        let texts = vec![Some(words.as_str()); article.blocks.len()];
        let out = put(&article, &texts);
        let again = read_as(&out.text, layout, "en");
        prop_assert_eq!(again.blocks.len(), article.blocks.len());
        for (block, span) in again.blocks.iter().zip(&out.spans) {
            prop_assert_eq!(&block.span, span);
        }
    }

    #[test]
    fn leaving_out_takes_whole_lines(text in lines_of_soup(), which in any::<prop::sample::Index>()) {
        let article = read_as(&text, Some(Layout::Lines), "en");
        prop_assume!(!article.blocks.is_empty());
        let gone = which.index(article.blocks.len());
        let mut texts = vec![None; article.blocks.len()];
        texts[gone] = Some("");
        let out = put(&article, &texts);
        let again = read_as(&out.text, Some(Layout::Lines), "en");
        prop_assert_eq!(again.blocks.len(), article.blocks.len() - 1);
    }
}
