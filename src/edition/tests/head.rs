//! What pages tell search engines and previews.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::config::SiteConfig;

const TEXT: &str = "---\ntitle: Water </script><!-- & \"you\"\ndescription: The deck.\ndate: 2026-10-05\ncorrections:\n  2026-10-07: The share was <b>85%</b>.\n---\n\n![A cup](cup%20one.jpg)\n\nText is here.\n";

pub(super) fn site() -> Site {
    let url = "https://example.org/news".to_owned().try_into().ok();
    let (logo, icon) = (Some("a/l.png".into()), Some("i.svg".into()));
    Site::new(SiteConfig { url, logo, icon, publisher: Some("The <Newsroom>".into()) }, Templates::default())
}

/// All pages of a site of one article, by their path.
pub(super) fn pages(entry: &dyn Fn(&str, usize, &str) -> Option<Entry>) -> BTreeMap<String, String> {
    let (site, locales) = (site(), ["ht", "fr", "en"].map(locale));
    let state = state("a b/water.md", TEXT, entry);
    let all = ["ht", "fr", "en"].map(words);
    let mut out = BTreeMap::new();
    for words in &all {
        let edition = assemble(&state, &Config::default(), Faces::Labelled, words);
        let context = PageContext { words, locales: &locales, site: &site };
        out.insert(page_path(words.locale(), &state.stem), article_page(&state, &edition, &context).html);
        let listing = vec![article_card(&state, &edition)].into();
        out.extend(index_pages(&listing, context).map(|(path, page)| (path, page.html)));
    }
    let words: Vec<&SiteWords> = all.iter().collect();
    out.insert(FRONT_PATH.to_owned(), front_page(&words, &site).unwrap().html);
    out
}

fn current(tag: &str, _: usize, source: &str) -> Option<Entry> {
    (tag != "en").then(|| Entry::current(format!("{tag} {source}")))
}

fn data(html: &str) -> serde_json::Value {
    let dom = Dom::read(html);
    let script = dom.0.iter().find(|n| n.name == "script").unwrap();
    serde_json::from_str(&dom.0[script.children[0]].text).unwrap()
}

fn meta(html: &str, property: &str) -> Vec<String> {
    let dom = Dom::read(html);
    let metas = dom.0.iter().filter(|n| n.attributes.get("property").is_some_and(|p| p == property));
    metas.map(|n| n.attributes["content"].clone()).collect()
}

#[test]
fn every_page_names_its_versions_and_they_name_it() {
    let pages = pages(&current);
    let mut versions: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    for (path, html) in &pages {
        let dom = Dom::read(html);
        let links = || dom.0.iter().filter(|n| n.name == "link");
        let canonical = links().filter(|n| n.attributes["rel"] == "canonical");
        let canonical: Vec<String> = canonical.map(|n| n.attributes["href"].clone()).collect();
        assert_eq!(canonical, [site().address(path).unwrap()]);
        let all = links().filter(|n| n.attributes["rel"] == "alternate" && n.attributes.contains_key("hreflang"));
        let all = all.map(|n| (n.attributes["hreflang"].clone(), n.attributes["href"].clone())).collect();
        versions.insert(canonical[0].clone(), all);
        assert_eq!(path != FRONT_PATH, html.contains("type=\"application/atom+xml\""), "{path}");
    }
    assert_eq!(versions.len(), 7);
    for (url, all) in &versions {
        assert_eq!(all.len(), 4, "three languages and x-default: {all:?}");
        assert!(all.iter().any(|(_, href)| href == url));
        for (_, href) in all {
            assert_eq!(versions.get(href), Some(all), "{href} names what {url} does");
        }
    }
}

#[test]
fn an_article_says_what_it_is_to_machines() {
    let pages = pages(&current);
    let html = &pages["ht/a b/water.html"];
    let said = data(html);
    let url = "https://example.org/news/ht/a%20b/water.html";
    let picture = "https://example.org/news/ht/a%20b/cup%20one.jpg";
    for (field, want) in [
        ("@context", "https://schema.org"),
        ("@type", "NewsArticle"),
        ("@id", url),
        ("headline", "ht Water </script><!-- & \"you\""),
        ("description", "ht The deck."),
        ("inLanguage", "ht"),
        ("datePublished", "2026-10-05"),
        ("dateModified", "2026-10-07"),
        ("image", picture),
    ] {
        assert_eq!(said[field], want, "{field} of {said}");
    }
    assert_eq!(said["isAccessibleForFree"], true);
    assert_eq!(said["publisher"]["name"], "The <Newsroom>");
    assert_eq!(said["publisher"]["logo"]["url"], "https://example.org/news/logo.png");
    assert_eq!(said["translationOfWork"]["@id"], "https://example.org/news/en/a%20b/water.html");
    assert!(said.get("workTranslation").is_none());
    let source = data(&pages["en/a b/water.html"]);
    let translations: Vec<&str> =
        source["workTranslation"].as_array().unwrap().iter().map(|w| w["inLanguage"].as_str().unwrap()).collect();
    assert_eq!((translations, source.get("translationOfWork")), (vec!["ht", "fr"], None));

    for (property, want) in [
        ("og:type", vec!["article"]),
        ("og:title", vec!["ht Water </script><!-- & \"you\""]),
        ("og:description", vec!["ht The deck."]),
        ("og:url", vec![url]),
        ("og:locale", vec!["ht_HT"]),
        ("og:locale:alternate", vec!["fr_FR", "en_US"]),
        ("og:image", vec![picture]),
        ("article:published_time", vec!["2026-10-05"]),
    ] {
        assert_eq!(meta(html, property), want, "{property}");
    }
    assert!(html.contains("<link rel=\"icon\" href=\"../../icon.svg\">"));
    let front = &pages[FRONT_PATH];
    assert_eq!((meta(front, "og:type"), front.contains("ld+json")), (vec!["website".to_owned()], false));
}

#[test]
fn what_lags_behind_is_told_to_no_machine() {
    let stale = |tag: &str, _: usize, source: &str| {
        (tag == "ht")
            .then(|| Entry::stale(format!("Vye {source}"), source.replace("The", "That").replace("Water", "Rain")))
    };
    let pages = pages(&stale);
    let head = pages["ht/a b/water.html"].split("<body").next().unwrap();
    assert!(!head.contains("Vye"), "{head}");
    let said = data(&pages["ht/a b/water.html"]);
    assert_eq!((said["description"].as_str(), said["inLanguage"].as_str()), (Some("The deck."), Some("ht")));
}

#[test]
fn without_an_address_nothing_is_absolute() {
    let state = state("a b/water.md", TEXT, &current);
    let (_, page) = page_of(&state, "ht", "");
    let head = page.html.split("<body").next().unwrap();
    assert!(head.contains("hreflang=\"fr\" href=\"../../fr/a%20b/water.html\""), "{head}");
    assert!(!head.contains("canonical") && !head.contains("og:url") && !head.contains("og:image"), "{head}");
    assert_eq!(head.matches("://").count(), 1, "but for the name of the vocabulary: {head}");
    assert_eq!(data(&page.html)["headline"], "ht Water </script><!-- & \"you\"");
}

proptest! {
    #[test]
    fn data_ends_no_element_and_says_what_was_meant(text in "(\\PC|</script>|<!--|[\u{2028}&\\\\\"]){0,30}") {
        let value = serde_json::json!({ "headline": text });
        let json = crate::edition::head::json_in_html(&value);
        let active = ['<', '>', '&', '\u{2028}'];
        prop_assert!(!json.contains(active));
        prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&json).unwrap(), value);
    }
}
