//! Holds `docs/templates.md` to what templates are given.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::edition::frame::{FootLink, Words};
use crate::edition::templates::{Safe, record};

const DOCUMENT: &str = include_str!("../../../docs/templates.md");

/// The names in the first column of the tables, by the heading they stand under.
fn documented() -> BTreeMap<String, BTreeSet<String>> {
    let mut out = BTreeMap::new();
    let mut names: Option<&mut BTreeSet<String>> = None;
    for line in DOCUMENT.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            let name = heading.trim_matches('`').to_owned();
            names = name.contains('.').then(|| out.entry(name).or_default());
        } else if let Some(name) = line.strip_prefix("| `").and_then(|rest| rest.split('`').next())
            && let Some(names) = names.as_mut()
        {
            names.insert(name.to_owned());
        }
    }
    out
}

#[test]
fn the_page_about_templates_names_every_field_and_no_other() {
    // Every choice of passages, in a translation and in the source.
    for choice in 0..6 {
        let state = wide(&[choice]);
        for tag in ["ht", "en"] {
            let (edition, _) = page_of(&state, tag, ALL);
            index_of(&[article_card(&state, &edition)], &words(tag), &["ht", "en"].map(locale));
        }
    }
    // With an address, and a feed.
    head::pages(&|_, _, _| None);
    let card = |locale: &str| {
        let card = ArticleCard {
            stem: "a".into(),
            headline: ("A".into(), "en".parse().unwrap()),
            deck: Some(("B".into(), "en".parse().unwrap())),
            date: Some("2026-10-05".into()),
            corrections: vec![Correction { date: "2026-10-05".into(), text: ("C".into(), "en".parse().unwrap()) }],
            minutes: 1,
            translated: None,
        };
        (locale.parse().unwrap(), Listing::from(vec![card]))
    };
    // More articles than a page of the list has.
    let mut many = Listing::from(vec![card("en").1.cards.remove(0); 160]);
    let correction = Correction { date: "2026-10-05".into(), text: ("C".into(), locale("ht")) };
    let label = Some(("D".into(), locale("en")));
    many.withheld.push(Withheld {
        stem: "b".into(),
        headline: ("B".into(), locale("ht")),
        instead: Some(locale("ht")),
        begun: true,
        corrections: vec![(correction, label)],
    });
    let (words_en, site) = (words("en"), Site::default());
    let context = PageContext { words: &words_en, locales: &[locale("en")], site: &site };
    assert!(index_pages(&many, context).count() > 2);
    let _ = discovery(&[card("ht"), card("en")].into(), &[&words("ht"), &words("en")], &head::site()).count();
    front_page(&[&words("ht"), &words("fr")], &Site::default());
    let state = wide(&[1]);
    let (edition, _) = page_of(&state, "ht", ALL);
    let (words_ht, site) = (words("ht"), Site::default());
    let context = PageContext { words: &words_ht, locales: &[locale("ht")], site: &site };
    article_page_with_audio(&state, &edition, &context, Some("ht/a.ogg"));
    // No page of today has a link at its foot.
    let link = FootLink {
        url: Safe::default(),
        phrase: Words::of(words("ht").say("original-link"), &locale("ht")),
        hreflang: Some("en".into()),
    };
    record::note("layout.html", &serde_json::json!({ "footer": [link] }));
    let seen = record::seen();
    let documented = documented();
    for template in TEMPLATES.iter().filter(|t| t.name != "style.css") {
        assert_eq!(documented.get(template.name), seen.get(template.name), "{}", template.name);
    }
}
