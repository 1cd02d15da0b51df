//! The pages of a list of articles: every article once, and nothing moves that need not.

use std::collections::BTreeMap;

use super::*;

fn cards(count: usize) -> Vec<ArticleCard> {
    (0..count)
        .map(|i| ArticleCard {
            stem: format!("n{i}"),
            headline: (format!("Headline {i}"), locale("en")),
            deck: None,
            date: (i > 2).then(|| format!("{:04}-01-05", 1900 + i)),
            corrections: Vec::new(),
            minutes: 2,
            translated: None,
        })
        .collect()
}

fn pages(count: usize) -> Vec<(String, String)> {
    let (words, locales, site) = (words("en"), ["ht", "en"].map(locale), Site::default());
    let listing = cards(count).into();
    let context = PageContext { words: &words, locales: &locales, site: &site };
    index_pages(&listing, context).map(|(path, page)| (path, page.html)).collect()
}

/// The addresses of the articles of a page, in their order.
fn listed(html: &str) -> Vec<&str> {
    let items = html.split("<h2><a href=\"").skip(1);
    items.map(|item| item.split('"').next().unwrap()).collect()
}

fn link<'h>(html: &'h str, rel: &str) -> Option<&'h str> {
    let (_, rest) = html.split_once(&format!("<a rel=\"{rel}\" href=\""))?;
    rest.split('"').next()
}

#[test]
fn a_reader_who_turns_the_pages_sees_every_article_once_the_newest_first() {
    for count in [0, 1, 49, 50, 99, 100, 101, 149, 150, 249, 300] {
        let pages = pages(count);
        let by_path: BTreeMap<&str, &str> = pages.iter().map(|(p, html)| (p.as_str(), html.as_str())).collect();
        assert_eq!(by_path.len(), pages.len());
        let (mut at, mut before, mut seen) = ("index.html", None, Vec::new());
        let mut turned = 0;
        loop {
            let html = by_path[format!("en/{at}").as_str()];
            assert_eq!(link(html, "prev"), before);
            assert!(listed(html).len() < 100 && (listed(html).len() >= 50 || count < 50), "{count}");
            seen.extend(listed(html));
            turned += 1;
            before = Some(at);
            match link(html, "next") {
                Some(next) => at = next,
                None => break,
            }
        }
        assert_eq!(turned, pages.len());
        let dated = (3..count).rev().map(|i| format!("n{i}.html"));
        let wanted: Vec<String> = dated.chain((0..count.min(3)).map(|i| format!("n{i}.html"))).collect();
        assert_eq!(seen, wanted);
    }
}

#[test]
fn a_new_article_changes_the_first_page_and_no_other_but_one_that_it_makes() {
    for count in [120, 149, 170, 199, 200] {
        let before: BTreeMap<String, String> = pages(count).into_iter().collect();
        let after: BTreeMap<String, String> = pages(count + 1).into_iter().collect();
        let changed: Vec<&String> = after.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
        let made = after.len() - before.len();
        // Where a page is made, the one that was the newest of the older ones leads to it now.
        assert_eq!(changed.len(), if made == 0 { 1 } else { 3 }, "{count}: {changed:?}");
    }
}

#[test]
fn an_article_called_like_a_page_of_the_list_has_a_place_of_its_own() {
    let en = locale("en");
    for stem in ["index", "Index", "index.1", "INDEX.22", "index.1.article"] {
        assert_eq!(page_path(&en, stem), format!("en/{stem}.article.html"));
    }
    for stem in ["index.", "index.a", "index.1.a", "the/index.1a", "index1", "my-index.1"] {
        assert_eq!(page_path(&en, stem), format!("en/{stem}.html"));
    }
}
