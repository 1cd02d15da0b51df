//! Catalogues in states nobody thought of: what `fuzz/` found in sync, each reduced to its cause.

use std::collections::HashMap;
use std::sync::Arc;

use tradwi::locale::Locale;
use tradwi::sync::{ArticleInput, CatalogueFile, Glossary, Orphans, examine, plan};

const HT: &str = "locales/ht/a.ftl";

/// The Kreyòl catalogue after a sync, after which another one must not be due.
fn synced(article: &str, ht: &str) -> String {
    let locale = |tag: &str| tag.parse::<Locale>().unwrap();
    let mut files = HashMap::from([(locale("ht"), CatalogueFile { path: HT.into(), text: ht.into() })]);
    for round in 0..2 {
        let input = ArticleInput {
            path: "articles/a.md".into(),
            stem: "a".into(),
            text: article.into(),
            default_locale: locale("en"),
            locales: vec![locale("ht")],
            fields: Vec::new(),
            from: HashMap::new(),
            catalogues: files.clone(),
            orphans: Arc::new(Orphans::default()),
            catalogue_folder: "locales".into(),
        };
        let plan = plan(&examine(input, &Glossary::new()), None);
        assert!(round == 0 || plan.is_empty(), "a second sync would write {:#?}", plan.files);
        for change in plan.files {
            let tag = if change.path == HT { "ht" } else { "en" };
            let text = change.after.unwrap();
            files.insert(locale(tag), CatalogueFile { path: change.path, text });
        }
    }
    files.remove(&locale("ht")).unwrap().text
}

#[test]
fn stubs_before_the_first_entry_do_not_part_it_from_its_new_comment() {
    let article = "<!-- tradwi: id c -->\nSee the map.\n\nLast words.\n";
    // What follows without a blank line keeps the stub from standing behind `c`.
    let text = synced(article, "c = Gade kat la.\n# en> x\ngone = Ale\n");
    assert!(text.contains("# en was>\n# en> See the map.\nc = Gade kat la.\n"), "{text}");
}
