//! Pages of real articles, and of hostile ones.

mod documented;
mod dom;
mod head;
mod hostile;
mod lists;

use super::*;
use crate::article::Kind;
use crate::assemble::tests::{Entry, locale, state, words};
use crate::assemble::{ArticleEdition, Faces, assemble};
use crate::config::Config;
use crate::locale::Locale;
use crate::sync::ArticleState;
use dom::Dom;
use proptest::prelude::*;

const WIDE: &str = include_str!("wide.md");

fn page_of(state: &ArticleState, tag: &str, config: &str) -> (ArticleEdition, Page) {
    let config = Config::parse(std::path::Path::new("tradwi.toml"), config).unwrap();
    let words = words(tag);
    let edition = assemble(state, &config, Faces::Labelled, &words);
    let locales = ["ht", "fr", "en"].map(locale);
    let context = PageContext { words: &words, locales: &locales, site: &Site::default() };
    let page = article_page(state, &edition, &context);
    (edition, page)
}

fn index_of(cards: &[ArticleCard], words: &SiteWords, locales: &[Locale]) -> String {
    let site = Site::default();
    let listing = cards.to_vec().into();
    let mut pages = index_pages(&listing, PageContext { words, locales, site: &site });
    pages.next().unwrap().1.html
}

/// A page shows every passage once, in its language, and marks what must be marked.
fn check_marks(state: &ArticleState, edition: &ArticleEdition, html: &str) {
    let dom = Dom::read(html);
    for (i, segment) in state.segments.iter().enumerate() {
        let Some(text) = crate::assemble::shown_text(state, edition, i) else { continue };
        // The text up to its first markup, which no other segment has.
        let word = text.split(['*', '[', '!', '`', '&']).next().unwrap().trim();
        let shown = &edition.shown[i];
        if segment.kind == Kind::AltText {
            let image = dom.0.iter().position(|n| n.attributes.get("alt").is_some_and(|a| a.contains(word)));
            if let Some(image) = image {
                assert_eq!(dom.lang(image).1, shown.locale.to_string(), "{text}\n{html}");
                continue;
            }
            // A picture on another site is a link with that text.
        }
        let found: Vec<usize> = (0..dom.0.len())
            .filter(|&n| dom.0[n].text.contains(word) && dom.up(n).any(|p| dom.0[p].name == "main"))
            .collect();
        assert_eq!(found.len(), 1, "{word:?} of {text:?} is on the page once\n{html}");
        let (element, lang) = dom.lang(found[0]);
        assert_eq!(lang, shown.locale.to_string(), "{text}\n{html}");
        if shown.mark.is_some() {
            assert!(dom.has_label(element), "{text:?} is marked\n{html}");
        }
    }
}

/// Every segment of the wide article as the choice of its number says.
fn wide(choices: &[u8]) -> ArticleState {
    let own = |i: usize| format!("Kreyòl{i}zz");
    state("health/wide.md", WIDE, &|tag, i, source| {
        // What the segment's text holds beside words must stay: notes, links, images.
        let rest: String = ["[^why]", "[^other]", "![inside](../../secret.png)", "![there](cup.jpg)"]
            .into_iter()
            .filter(|part| source.contains(part))
            .collect();
        let link = if source.contains("[link") { "[tounen](other%20one.md#doses)" } else { "" };
        match (tag, choices[i % choices.len()] % 6) {
            ("ht", 1) => Some(Entry::current(format!("{} {link}{rest}", own(i)))),
            ("ht", 2) => Some(Entry::stale(format!("{} {link}{rest}", own(i)), source.replace("the ", "some "))),
            ("ht", 3) => Some(Entry::current(format!("{} {link}{rest}", own(i))).with("# state: machine")),
            ("fr", 4) => Some(Entry::current(format!("Français{i}zz {link}{rest}"))),
            _ => None,
        }
    })
}

const ALL: &str = "[locale.ht]\npublish-machine = true\nstale = \"notice\"\nstale-material = \"notice\"";

#[test]
fn whatever_is_shown_of_an_article_in_one_way_is_marked() {
    for choice in 0..6 {
        let state = wide(&[choice]);
        let (edition, page) = page_of(&state, "ht", ALL);
        assert!(edition.refused.is_empty(), "{choice}");
        check_marks(&state, &edition, &page.html);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn every_passage_that_is_not_current_is_marked_in_its_language(choices in prop::collection::vec(0u8..6, 1..60)) {
        let state = wide(&choices);
        let (edition, page) = page_of(&state, "ht", ALL);
        check_marks(&state, &edition, &page.html);
        assert!(!page.html.contains("{$") && !page.html.contains("-passage<"));
    }
}

#[test]
fn a_current_page_carries_no_label_and_no_notice() {
    let (_, page) = page_of(&wide(&[1]), "ht", "");
    let body = &page.html[page.html.find("<main").unwrap()..];
    assert!(!body.contains("class=\"tag\"") && !body.contains("class=\"notice\""), "{body}");
    assert!(!body.contains("% tradui"), "{body}");
    let (_, page) = page_of(&wide(&[0]), "en", "");
    let body = &page.html[page.html.find("<main").unwrap()..];
    assert!(!body.contains("class=\"tag\"") && !body.contains("lang=\"ht") && !body.contains("lang=\"fr"), "{body}");
}

#[test]
fn the_text_that_stands_for_a_picture_that_may_not_be_shown_carries_its_label_for_all() {
    let text = "# Title\n\n![A cup](../../cup.png)\n";
    let state = state("a.md", text, &|tag, i, _| match (tag, i) {
        ("ht", 1) => Some(Entry::stale("Yon tas", "A mug")),
        _ => None,
    });
    let (_, page) = page_of(&state, "ht", ALL);
    let body = &page.html[page.html.find("<figure").unwrap()..];
    assert!(!body.contains("<img") && !body.contains("unseen"), "{body}");
    assert!(body.contains("<span lang=\"ht\" dir=\"ltr\">Yon tas</span><span class=\"tag\""), "{body}");
}

#[test]
fn pictures_are_those_of_the_articles_folder_and_nothing_is_loaded_from_elsewhere() {
    let (_, page) = page_of(&wide(&[0]), "ht", "");
    assert_eq!(page.assets, ["health/cup.jpg", "health/img/cup one.png", "health/img/map.svg", "health/it.png"]);
    for part in ["src=\"img/cup%20one.png\"", "src=\"cup.jpg\"", "src=\"img/map.svg\"", "loading=\"lazy\""] {
        assert!(page.html.contains(part), "{part}\n{}", page.html);
    }
    assert!(!page.html.contains("secret.png"), "{}", page.html);
    assert!(page.html.contains("<a href=\"https://example.com/pixel.png\""), "{}", page.html);
    let sources = page.html.matches("src=\"").count();
    assert_eq!(sources, 4);
}

#[test]
fn links_lead_to_pages_in_the_same_language_and_to_the_same_article_in_others() {
    let (_, page) = page_of(&wide(&[1]), "ht", "");
    for part in [
        "href=\"other%20one.html#doses\"",
        "<a href=\"../../fr/health/wide.html\" lang=\"fr\" dir=\"ltr\" hreflang=\"fr\">Français</a>",
        "aria-current=\"true\">Kreyòl ayisyen<",
        "<a class=\"site\" href=\"../index.html\"",
        "Li vèsyon orijinal la ann angle",
    ] {
        assert!(page.html.contains(part), "{part}\n{}", page.html);
    }
}

#[test]
fn the_head_of_a_page_says_what_the_article_is() {
    let (_, page) = page_of(&wide(&[0]), "en", "");
    for part in [
        "<html lang=\"en\" dir=\"ltr\">",
        "<title>Water **and** people – Articles</title>",
        "<meta name=\"description\" content=\"What to do when the water is not safe.\">",
        "<h1>Water **and** people</h1>",
        "<time datetime=\"2026-10-05\">Published 5 October 2026</time>",
        "1 minute to read",
    ] {
        assert!(page.html.contains(part), "{part}\n{}", page.html);
    }
    assert_eq!(page.html.matches("<h1").count(), 1);
}

#[test]
fn what_lags_behind_is_in_no_place_that_has_no_label() {
    let text = "---\ntitle: A quiet day\ndescription: The deck of it.\n---\n\nText is here.\n";
    let stale = |tag: &str, _: usize, source: &str| {
        (tag == "ht")
            .then(|| Entry::stale(format!("Vye {source}"), source.replace("A ", "One ").replace("The", "That")))
    };
    let state = state("a.md", text, &stale);
    let (edition, page) = page_of(&state, "ht", "");
    assert!(page.html.contains("Vye The deck of it.</p>"), "the page itself labels it\n{}", page.html);
    let head = &page.html[..page.html.find("<body").unwrap()];
    assert!(head.contains("<title>A quiet day – "), "{head}");
    assert!(head.contains("content=\"The deck of it.\""), "{head}");
    let index = index_of(&[article_card(&state, &edition)], &words("ht"), &["ht", "en"].map(locale));
    assert!(!index.contains("Vye"), "{index}");
    assert!(index.contains("lang=\"en\" dir=\"ltr\">A quiet day<"), "{index}");
    assert!(index.contains("lang=\"en\" dir=\"ltr\">The deck of it.<"), "{index}");
}

#[test]
fn a_link_to_a_heading_leads_there_in_every_language_whatever_the_heading_says_there() {
    let text = "# The headline\n\n[Below](#what-to-do), [again](#what-to-do-1), [there](b.md#a-heading).\n\n\
        ## What to do\n\nText one.\n\n## What to do?\n\nText two.\n\n## Main\n\nText three.\n\n## Fn 1\n\n\
        <h2 id=\"main\">Raw</h2>\n\n<h3 id=\"what-to-do\">Raw again</h3>\n";
    let state = state("a.md", text, &|tag, _, source| {
        let own = source.starts_with("What") && tag == "ht";
        own.then(|| Entry::current("Sa pou fè"))
    });
    for tag in ["ht", "fr", "en"] {
        let (_, page) = page_of(&state, tag, "");
        let main = page.html.split_once("<main").unwrap().1;
        let ids: Vec<&str> = main.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(ids, ["main", "what-to-do", "what-to-do-1", "main-1", "fn-1-1"][..], "{tag}");
        for link in ["href=\"#what-to-do\"", "href=\"#what-to-do-1\"", "href=\"b.html#a-heading\""] {
            assert!(main.contains(link), "{tag}: {link}\n{main}");
        }
    }
}

#[test]
fn footnotes_stand_at_the_foot_with_a_way_back() {
    let (_, page) = page_of(&wide(&[0]), "en", "");
    for part in [
        "<sup id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup>",
        "<li id=\"fn-2\">",
        "href=\"#fnref-2\" class=\"back\"",
        ">Notes</h2>",
    ] {
        assert!(page.html.contains(part), "{part}\n{}", page.html);
    }
    assert!(page.html.find("The last paragraph").unwrap() < page.html.find("The first note").unwrap());
}

#[test]
fn a_plain_article_says_its_reading_time_once_and_in_the_edition_s_words() {
    let text = "A title & more\n3 min read\nA caption.\nThe longer headline of this story\n\nA heading\n\nText <b>here</b>.\n85%\n* * *\nMore text here.\n";
    let state = state("a/index.txt", text, &|_, _, _| None);
    let (edition, page) = page_of(&state, "ht", "");
    assert_eq!(page.html.matches("3 minit lekti").count(), 1, "{}", page.html);
    assert!(!page.html.contains("3 min read"));
    for part in ["&lt;b&gt;here&lt;/b&gt;", "A title &amp; more</h1>", "<p>85%</p>", "<hr>", "Ann angle: poko tradui"] {
        assert!(page.html.contains(part), "{part}\n{}", page.html);
    }
    check_marks(&state, &edition, &page.html);
    // One label does for neighbours.
    let (_, source) = page_of(&state, "en", "");
    assert_eq!(source.html.matches("3 minutes to read").count(), 1);
}

#[test]
fn a_text_from_right_to_left_says_so() {
    let state = state("a.txt", "A title\n\nA heading\n\nSome text here.\n", &|_, _, _| None);
    let arabic = SiteWords::new(&locale("ar"), None);
    let edition = assemble(&state, &Config::default(), Faces::Labelled, &arabic);
    let locales = ["ar", "en"].map(locale);
    let page =
        article_page(&state, &edition, &PageContext { words: &arabic, locales: &locales, site: &Site::default() });
    assert!(page.html.contains("<html lang=\"ar\" dir=\"rtl\">"));
    // Nobody gave Arabic words: they are English, and say so.
    assert!(page.html.contains("lang=\"en\" dir=\"ltr\">Skip to the article</a>"), "{}", page.html);
}

#[test]
fn an_index_lists_the_newest_first_and_how_much_is_translated() {
    let card = |stem: &str, headline: &str, date: Option<&str>, translated| ArticleCard {
        stem: stem.into(),
        headline: (headline.into(), locale("en")),
        deck: Some(("A <deck>".into(), locale("en"))),
        date: date.map(str::to_owned),
        corrections: Vec::new(),
        minutes: 2,
        translated,
    };
    let cards = [
        card("undated", "Zero", None, Some(100)),
        card("old", "Old", Some("2024-01-01"), Some(0)),
        card("health/index", "New b", Some("2026-10-05"), Some(62)),
        card("index", "new A", Some("2026-10-05"), None),
    ];
    let html = index_of(&cards, &words("ht"), &["ht", "fr"].map(locale));
    let order: Vec<usize> = ["new A<", "New b<", "Old<", "Zero<"].iter().map(|t| html.find(t).unwrap()).collect();
    assert!(order.is_sorted(), "{html}");
    for part in [
        "href=\"health/index.html\"",
        "href=\"index.article.html\"",
        "62% tradui",
        "0% tradui",
        "A &lt;deck&gt;",
        "<time datetime=\"2026-10-05\">5 oktòb 2026</time>",
        "href=\"../fr/index.html\"",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    assert!(!html.contains("100% tradui"));
    Dom::read(&html);
    assert!(index_of(&[], &words("ht"), &[]).contains("Poko gen atik."));
}

#[test]
fn the_front_page_offers_the_languages_in_their_own_names() {
    let (ht, fr) = (words("ht"), words("fr"));
    let html = front_page(&[&ht, &fr], &Site::default()).unwrap().html;
    for part in
        ["href=\"ht/index.html\" lang=\"ht\"", ">Kreyòl ayisyen</a>", "lang=\"fr\" dir=\"ltr\">Choisissez une langue"]
    {
        assert!(html.contains(part), "{part}\n{html}");
    }
    Dom::read(&html);
    assert_eq!(front_page(&[], &Site::default()), None);
}

#[test]
fn an_article_has_its_title_at_its_head_whatever_headings_come_later() {
    for (text, headlines) in [
        ("---\ntitle: The title\n---\n\nA paragraph.\n\n# A part of it\n\nMore.\n", 2),
        ("---\ntitle: The title\n---\n\nA paragraph.\n\n# The title\n\nMore.\n", 1),
        ("---\ntitle: The title\n---\n\n![A picture](a.png)\n\n# The title, longer\n\nMore.\n", 1),
        ("---\ntitle: The title\n---\n\nA paragraph.\n\n## A part of it\n\nMore.\n", 1),
        ("A kicker\n\n# The title\n\nA paragraph.\n", 1),
    ] {
        let (_, page) = page_of(&state("a.md", text, &|_, _, _| None), "en", "");
        let main = &page.html[page.html.find("<main").unwrap()..];
        assert_eq!(main.matches("<h1").count(), headlines, "{text}\n{main}");
        let says = |h1: &str| h1.split_once('>').is_some_and(|(_, text)| text.starts_with("The title"));
        assert!(main.split("<h1").skip(1).any(says), "{text}\n{main}");
    }
}

#[test]
fn one_label_does_for_neighbours_and_for_all_of_a_block() {
    let text = "# Head\n\nOne.\n\n- Two\n- Three\n\n![Four](a.png \"Five\")\n\n> Six\n";
    let state = state("a.md", text, &|_, _, _| None);
    let (edition, page) = page_of(&state, "ht", "");
    check_marks(&state, &edition, &page.html);
    // One for the headline, one for the rest.
    assert_eq!(page.html.matches("Ann angle: poko tradui").count(), 2, "{}", page.html);
    assert_eq!(page.html.matches("<h1").count(), 1);
}

#[test]
fn tags_in_a_line_do_not_break_out_of_the_box_that_marks_it() {
    let text = "Alpha </div></p></td></blockquote> omega.\n\nSecond <div><table> paragraph.\n\n> Quoted </blockquote></div> words.\n";
    let state = state("a.md", text, &|_, _, _| None);
    let (_, page) = page_of(&state, "ht", "");
    let dom = Dom::read(&page.html);
    for word in ["omega", "Second", "paragraph.", "words."] {
        let node = dom.0.iter().position(|n| n.text.contains(word)).unwrap();
        let (element, lang) = dom.lang(node);
        assert!(lang == "en" && dom.has_label(element), "{word}\n{}", page.html);
    }
}

#[test]
fn a_block_kept_in_the_article_s_language_says_which_it_is() {
    let text = "One.\n\n<!-- tradwi: skip -->\n\nKept as it is.\n\n```\ncode\n```\n";
    let state = state("a.md", text, &|tag, _, _| (tag == "ht").then(|| Entry::current("En.")));
    let (_, page) = page_of(&state, "ht", "");
    assert!(page.html.contains("<div lang=\"en\" dir=\"ltr\">\n<p>Kept as it is.</p>"), "{}", page.html);
    assert!(!page.html.contains("tradwi:") && !page.html.contains("poko tradui"), "{}", page.html);
    assert!(!page_of(&state, "en", "").1.html.contains("<div lang"));
}

#[test]
fn html_that_stays_behind_says_its_language_and_is_not_100_per_cent() {
    let text = "One.\n\n<figure><figcaption>Left <em>behind</em> 5 &amp; 6</figcaption></figure>\n\n<p>Two.</p>\n";
    let state = state("a.md", text, &|tag, _, _| (tag == "ht").then(|| Entry::current("En.")));
    let (edition, page) = page_of(&state, "ht", "");
    assert!(edition.words.0 < edition.words.1, "{:?}", edition.words);
    let caption = "<span lang=\"en\" dir=\"ltr\">Left</span> <em><span lang=\"en\" dir=\"ltr\">behind</span></em>";
    assert!(page.html.contains(caption), "{}", page.html);
    assert_eq!(page.html.matches("Ann angle: poko tradui").count(), 1, "{}", page.html);
    assert!(page.html.contains("Atik sa a poko fin tradui."), "{}", page.html);
    assert!(page.html.contains("<p>En.</p>"), "{}", page.html);
    let source = page_of(&state, "en", "");
    assert!(source.0.words.0 == source.0.words.1 && !source.1.html.contains("<span lang=\"en\" dir=\"ltr\">Left"));
}

#[test]
fn a_translation_that_the_article_refuses_is_replaced_by_the_source_and_marked() {
    let state = state("a.md", "One [^a] line.\n\nTwo.\n\n[^a]: The note.\n", &|tag, _, source| {
        let text = match source {
            s if s.starts_with("One") => "Yon nòt.",
            "Two." => "Dezyèm.",
            _ => "Nòt la.",
        };
        (tag == "ht").then(|| Entry::current(text))
    });
    let (edition, page) = page_of(&state, "ht", "");
    check_marks(&state, &edition, &page.html);
    for &i in &edition.refused {
        assert_eq!(edition.shown[i].locale, locale("en"));
        assert!(edition.shown[i].mark.is_some());
    }
}

#[test]
fn the_frame_of_a_page_is_light() {
    let state = state("a.txt", "A title\n\nA heading\n\nSome text here.\n", &|_, _, _| None);
    let (_, page) = page_of(&state, "ht", "");
    // The budget of a whole page is 14 kB compressed, so that two thirds are left for the article.
    let bytes = miniz_oxide::deflate::compress_to_vec(page.html.as_bytes(), 9).len();
    assert!(bytes < 4_600, "{bytes}");
}
