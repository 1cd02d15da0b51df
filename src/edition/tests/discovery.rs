//! Feeds and sitemaps: what the standards ask for, and that nothing in them lags behind.

use std::collections::BTreeSet;

use proptest::prelude::*;
use roxmltree::Document;

use super::*;
use crate::config::SiteConfig;
use crate::edition::{ArticleCard, Correction, Templates, Withheld};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

fn site(url: &str) -> Site {
    let config = SiteConfig { url: url.to_owned().try_into().ok(), ..SiteConfig::default() };
    Site::new(SiteConfig { logo: Some("a/l.png".into()), ..config }, Templates::default())
}

fn locale(tag: &str) -> Locale {
    tag.parse().unwrap()
}

fn card(stem: &str, headline: &str, date: Option<&str>, translated: Option<u8>) -> ArticleCard {
    ArticleCard {
        stem: stem.into(),
        headline: (headline.into(), locale("en")),
        deck: Some(("The <deck> & more".into(), locale("en"))),
        date: date.map(str::to_owned),
        corrections: Vec::new(),
        minutes: 2,
        translated,
    }
}

fn both(headline: &str, count: usize) -> BTreeMap<Locale, Vec<ArticleCard>> {
    let of = |translated| {
        (0..count)
            .map(|i| card(&format!("a/n {i}"), headline, Some(&format!("2026-{:02}-05", i % 12 + 1)), translated))
            .chain([card("undated", headline, None, translated)])
            .collect::<Vec<_>>()
    };
    [(locale("en"), of(None)), (locale("ht"), of(Some(50)))].into()
}

fn listings(cards: &BTreeMap<Locale, Vec<ArticleCard>>) -> BTreeMap<Locale, Listing> {
    cards.iter().map(|(locale, cards)| (locale.clone(), cards.clone().into())).collect()
}

fn files(cards: &BTreeMap<Locale, Vec<ArticleCard>>, site: &Site) -> BTreeMap<String, String> {
    files_of(&listings(cards), site)
}

fn files_of(listings: &BTreeMap<Locale, Listing>, site: &Site) -> BTreeMap<String, String> {
    let words: Vec<SiteWords> = ["ht", "en"].map(|tag| SiteWords::new(&locale(tag), None)).into();
    let words: Vec<&SiteWords> = words.iter().collect();
    discovery(listings, &words, site).map(|(path, page)| (path, page.html)).collect()
}

/// Every MUST of RFC 4287 that concerns what we write, by its section.
fn check_atom(text: &str) {
    let document = Document::parse(text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    let feed = document.root_element();
    let is = |n: &roxmltree::Node<'_, '_>, name: &str| n.has_tag_name((ATOM, name));
    let count = |n: roxmltree::Node<'_, '_>, name: &str| n.children().filter(|c| is(c, name)).count();
    assert!(is(&feed, "feed"));
    let iri = |text: &str| assert!(url::Url::parse(text).is_ok(), "2: {text} is absolute");
    // 4.1.1 and 4.1.2: one of each; an author for all entries; at most one of each of the rest.
    for node in feed.children().filter(|c| is(c, "entry")).chain([feed]) {
        for one in ["id", "title", "updated"] {
            assert_eq!(count(node, one), 1, "4.1: {one}");
        }
        for at_most in ["subtitle", "icon", "logo", "generator", "rights", "published", "summary", "content"] {
            assert!(count(node, at_most) <= 1, "4.1: {at_most}");
        }
        let mut kinds = BTreeSet::new();
        for link in node.children().filter(|c| is(c, "link")) {
            iri(link.attribute("href").expect("4.2.7.1: href"));
            if link.attribute("rel") == Some("alternate") {
                assert!(
                    kinds.insert((link.attribute("type"), link.attribute("hreflang"))),
                    "4.1: one alternate of a kind"
                );
                let lang = link.attribute("hreflang").unwrap();
                assert!(lang.parse::<Locale>().is_ok(), "4.2.7.4: a language tag");
                let media = link.attribute("type").unwrap();
                assert!(media.split_once('/').is_some(), "4.2.7.3: a media type");
            }
        }
        assert!(!kinds.is_empty(), "4.1.2: an entry without content has an alternate");
        for child in node.children().filter(roxmltree::Node::is_element) {
            let text = child.text().unwrap_or_default();
            match child.tag_name().name() {
                "id" | "icon" | "logo" => iri(text),
                // 3.3: RFC 3339 with a capital T and Z.
                "updated" | "published" => {
                    assert!(text.ends_with("T12:00:00Z") && text[..10].parse::<jiff::civil::Date>().is_ok(), "{text}");
                }
                // 3.1: text has no children.
                "title" | "subtitle" | "summary" => assert!(child.children().all(|c| c.is_text())),
                "author" => assert_eq!(count(child, "name"), 1, "3.2.1"),
                "link" | "entry" => {}
                other => panic!("{other} is not in Atom"),
            }
        }
    }
    assert_eq!(count(feed, "author"), 1, "4.1.1");
    let at_self = feed.children().filter(|c| c.attribute("rel") == Some("self")).count();
    assert_eq!(at_self, 1, "4.1.1: SHOULD have a link to itself");
    // 4.2.6: ids are of one entry each.
    let ids: Vec<&str> = feed.descendants().filter(|n| is(n, "id")).map(|n| n.text().unwrap_or_default()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    // 2: a language for every text.
    assert!(feed.attribute(("http://www.w3.org/XML/1998/namespace", "lang")).is_some());
}

#[test]
fn a_feed_is_what_rfc_4287_asks_for_and_has_the_newest_fifty() {
    let files = files(&both("A & <b>", 70), &site("https://example.org/news"));
    for locale in ["ht", "en"] {
        let text = &files[&format!("{locale}/feed.xml")];
        check_atom(text);
        let feed = Document::parse(text).unwrap();
        let entries: Vec<_> = feed.root_element().children().filter(|n| n.has_tag_name((ATOM, "entry"))).collect();
        assert_eq!(entries.len(), 50);
        let dates: Vec<&str> = entries
            .iter()
            .map(|e| e.children().find(|c| c.has_tag_name((ATOM, "updated"))).unwrap().text().unwrap())
            .collect();
        assert!(dates.is_sorted_by(|a, b| a >= b), "the newest first");
        assert!(text.contains("<updated>2026-12-05T12:00:00Z</updated>") && !text.contains("undated"), "{text}");
        assert!(text.contains("A &amp; &lt;b&gt;</title>"));
    }
    assert!(files["ht/feed.xml"].contains("<title xml:lang=\"en\">"), "a headline in English says so");
}

#[test]
fn without_an_address_there_is_neither_feed_nor_sitemap() {
    assert!(files(&both("A", 3), &Site::default()).is_empty());
    let undated = [(locale("en"), vec![card("a", "A", None, None)])].into();
    let files = files(&undated, &site("https://example.org"));
    assert_eq!(files.keys().collect::<Vec<_>>(), ["robots.txt", "sitemap.xml"]);
    assert!(files["robots.txt"].ends_with("Sitemap: https://example.org/sitemap.xml\n"));
}

#[test]
fn every_page_of_the_sitemap_names_all_its_versions_and_they_name_it() {
    let files = files(&both("A", 5), &site("https://example.org/news"));
    assert!(!files.contains_key("robots.txt"), "it would be read by nobody there");
    let document = Document::parse(&files["sitemap.xml"]).unwrap();
    let mut versions: BTreeMap<&str, BTreeSet<(&str, &str)>> = BTreeMap::new();
    for url in document.root_element().children().filter(|n| n.has_tag_name("url")) {
        let loc = url.children().find(|n| n.has_tag_name("loc")).and_then(|n| n.text()).unwrap();
        let links = url.children().filter(|n| n.has_tag_name((XHTML, "link")));
        let all = links.map(|l| (l.attribute("hreflang").unwrap(), l.attribute("href").unwrap())).collect();
        assert!(versions.insert(loc, all).is_none(), "{loc} is there once");
    }
    // The front page, two indices, and six articles in two languages.
    assert_eq!(versions.len(), 15);
    for (loc, all) in &versions {
        assert!(all.iter().any(|(_, href)| href == loc), "{loc} names itself");
        assert!(all.iter().any(|(lang, _)| *lang == "x-default"), "{loc}");
        for (_, href) in all {
            assert_eq!(versions.get(href), Some(all), "{href} names what {loc} does");
        }
    }
    let water = "https://example.org/news/en/a/n%200.html";
    assert!(versions[water].contains(&("x-default", water)), "the article's own language is for all others");
}

#[test]
fn a_sitemap_that_is_too_long_is_an_index_of_its_parts() {
    let cards = listings(&both("A", 5));
    let words: Vec<SiteWords> = ["ht", "en"].map(|tag| SiteWords::new(&locale(tag), None)).into();
    let words: Vec<&SiteWords> = words.iter().collect();
    let versions = Versions::new(&cards, &words);
    let files: BTreeMap<String, String> = sitemap(&cards, &words, versions, &site("https://example.org"), 4).collect();
    let names: Vec<&String> = files.keys().collect();
    assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap-4.xml", "sitemap.xml"]);
    let mut urls = 0;
    for (name, text) in &files {
        let document = Document::parse(text).unwrap();
        let root = document.root_element();
        let own = root.children().filter(|n| n.is_element()).count();
        match name.as_str() {
            "sitemap.xml" => {
                assert!(root.has_tag_name((NAMESPACE, "sitemapindex")) && own == 4);
                assert!(text.contains("<loc>https://example.org/sitemap-4.xml</loc>"));
            }
            _ => {
                assert!(root.has_tag_name((NAMESPACE, "urlset")) && own <= 4);
                urls += own;
            }
        }
    }
    assert_eq!(urls, 15);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn whatever_a_headline_and_a_name_say_feeds_and_sitemaps_are_xml(
        headline in "(\\PC|[<>&\"'\\]\u{0}\u{b}\u{FFFE}]|--|\\]\\]>){1,20}",
        stem in "[^/\u{0}]{1,12}",
    ) {
        let cards = [(locale("en"), vec![card(&stem, &headline, Some("2026-10-05"), None)])].into();
        let files = files(&cards, &site("https://example.org"));
        check_atom(&files["en/feed.xml"]);
        let document = Document::parse(&files["en/feed.xml"]).unwrap();
        let title = document.descendants().filter(|n| n.has_tag_name((ATOM, "title"))).nth(1).unwrap();
        let kept: String = headline.chars().filter(|c| !c.is_control() && *c != '\u{FFFE}' && *c != '\u{FFFF}').collect();
        prop_assert_eq!(title.text().unwrap_or_default(), kept);
        prop_assert!(Document::parse(&files["sitemap.xml"]).is_ok());
    }
}

#[test]
fn corrections_come_first_and_are_entries_of_their_own() {
    let mut cards = both("A", 60);
    let corrected =
        |date: &str, text: &str| crate::edition::Correction { date: date.into(), text: (text.into(), locale("en")) };
    cards.get_mut(&locale("ht")).unwrap()[59].corrections =
        vec![corrected("2027-01-07", "One."), corrected("2027-01-07", "Two <b>."), corrected("2026-02-01", "Old.")];
    let text = &files(&cards, &site("https://example.org"))["ht/feed.xml"];
    check_atom(text);
    let feed = Document::parse(text).unwrap();
    let entries = feed.root_element().children().filter(|n| n.has_tag_name((ATOM, "entry")));
    let summaries: Vec<&str> = entries
        .map(|e| e.children().find(|c| c.has_tag_name((ATOM, "summary"))).and_then(|s| s.text()).unwrap())
        .collect();
    assert_eq!((&summaries[..3], summaries.len()), (&["One.", "Two <b>.", "Old."][..], 53));
    assert!(text.contains("<updated>2027-01-07T12:00:00Z</updated>\n<author>"), "{text}");
    assert!(text.contains("n%2059.html#correction-2027-01-07-2</id>"), "{text}");
    assert!(text.contains("Koreksyon: A</title>"));
}

#[test]
fn corrections_of_articles_that_are_held_back_do_not_take_the_room_of_others() {
    let mut all = listings(&both("A", 60));
    let correction = |day: usize| Correction {
        date: format!("2027-{:02}-{:02}", day / 28 + 1, day % 28 + 1),
        text: (format!("C {day}"), locale("en")),
    };
    let ht = all.get_mut(&locale("ht")).unwrap();
    ht.cards[0].corrections = vec![correction(0)];
    ht.withheld = (0..80)
        .map(|day| Withheld {
            stem: format!("held {day}"),
            headline: ("Held".into(), locale("en")),
            instead: Some(locale("en")),
            begun: false,
            corrections: vec![(correction(day), None)],
        })
        .collect();
    let text = &files_of(&all, &site("https://example.org"))["ht/feed.xml"];
    check_atom(text);
    let feed = Document::parse(text).unwrap();
    let summaries: Vec<&str> =
        feed.descendants().filter(|n| n.has_tag_name((ATOM, "summary"))).filter_map(|n| n.text()).collect();
    assert_eq!((summaries[0], summaries[49], summaries[50], summaries.len()), ("C 79", "C 30", "C 0", 101));
    assert!(text.contains("hreflang=\"en\" href=\"https://example.org/en/held%2079.html\""), "{text}");
}
