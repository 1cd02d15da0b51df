mod svg;

use proptest::prelude::*;

use super::*;
use crate::check::tests::{World, locale, translated};
use crate::diagnostic::render::Look;
use crate::diagnostic::render::terminal::width;

fn counts_of(world: &World) -> LocaleCounts {
    *article_status(&world.state()).locales[&locale("ht")]
}

#[test]
fn every_segment_is_counted_once() {
    let mut world = translated();
    let c = counts_of(&world);
    assert_eq!((c.segments, c.current, c.words, c.current_words), (2, 2, 16, 16));
    assert!(c.is_complete());
    world.article = world.article.replace("85%", "90%");
    world.edit("ht", "# en> The office", "# state: machine\n# en> The office");
    let c = counts_of(&world);
    assert_eq!((c.current, c.stale, c.material, c.untranslated, c.machine), (0, 1, 1, 1, 1));
    assert_eq!((c.stale_words, c.untranslated_words, c.translated_words), (12, 4, 12));
}

#[test]
fn a_broken_entry_is_as_good_as_untranslated() {
    let mut world = translated();
    world.edit("ht", "Biwo a di sa.", "Biwo a di sa.\n[Moun yo]");
    let c = counts_of(&world);
    assert_eq!((c.current, c.untranslated, c.broken, c.untranslated_words), (1, 0, 1, 4));
    assert!(!c.is_complete());
}

#[test]
fn a_segment_left_out_is_counted_apart() {
    let mut world = translated();
    world.edit("ht", "# en> The office", "# leave-out\n# en> The office");
    let c = counts_of(&world);
    assert_eq!((c.current, c.left_out, c.left_out_words, c.translated_words), (1, 1, 4, 16));
    assert!(c.is_complete());
}

#[test]
fn scripts_get_the_fields_of_the_contract() {
    let json = StatusReport::new(vec![article_status(&translated().state())]).json();
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["articles"][0]["article"], "articles/news.txt");
    for place in [&value["articles"][0]["locales"]["ht"], &value["totals"]["ht"]] {
        for field in ["segments", "current", "stale", "untranslated", "obsolete", "broken", "words", "current_words"] {
            assert!(place[field].is_u64(), "{field}");
        }
    }
}

fn article(name: &str, numbers: [(&str, usize, usize, usize, usize); 2]) -> ArticleStatus {
    let of = |(tag, current, stale, material, untranslated): (&str, usize, usize, usize, usize)| {
        let c = LocaleCounts {
            segments: current + stale + untranslated,
            current,
            stale,
            material,
            wording: stale - material,
            untranslated,
            words: 20 * (current + stale + untranslated),
            current_words: 20 * current,
            stale_words: 20 * stale,
            untranslated_words: 20 * untranslated,
            translated_words: 20 * (current + stale),
            ..LocaleCounts::default()
        };
        (locale(tag), Box::new(c))
    };
    let locales: BTreeMap<_, _> = numbers.into_iter().map(of).collect();
    let (segments, words) = locales.values().map(|c| (c.segments, c.words)).next().unwrap();
    ArticleStatus { article: name.into(), source: locale("en"), segments, words, blocked: Vec::new(), locales }
}

/// Three articles: one complete, one begun, one with a long name.
fn three() -> StatusReport {
    StatusReport::new(vec![
        article("articles/one-year-on.txt", [("fr", 38, 0, 0, 0), ("ht", 30, 6, 2, 2)]),
        article("articles/correction-place-names.md", [("fr", 0, 0, 0, 9), ("ht", 9, 0, 0, 0)]),
        article(
            "articles/sante-publique/l’eau-potable-à-Port-au-Prince-après-le-séisme.md",
            [("fr", 1, 0, 0, 400), ("ht", 0, 401, 0, 0)],
        ),
    ])
}

#[test]
fn three_articles_are_shown_one_by_one() {
    insta::assert_snapshot!(table(&three(), TableOptions::default()), @r#"
    article                            segments    words current  stale untranslated
    articles/one-year-on.txt                 38      760
      fr ████████████████████████                           100%     0%           0%
      ht ████████████████████▒▒▒·                            79%    16%           5%
         2 stale passages may be false now
    articles/correction-place-names.md        9      180
      fr ························                             0%     0%         100%
      ht ████████████████████████                           100%     0%           0%
    articles/sante-p…près-le-séisme.md      401    8,020
      fr █·······················                            <1%     0%         >99%
      ht ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒                             0%   100%           0%
    ────────────────────────────────────────────────────────────────────────────────
    all 3 articles                          448    8,960
      fr ███·····················                             9%     0%          91%
      ht ██▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒·                             9%    91%          <1%
         2 stale passages may be false now

    █ current   ▒ stale   · untranslated   (in per cent of the source's words)
    "#);
}

#[test]
fn an_article_that_sync_leaves_alone_says_so() {
    let mut report = three();
    report.articles.truncate(1);
    report.articles[0].blocked.push("the article is in `ht` now, but this file holds translations into `ht`".into());
    insta::assert_snapshot!(table(&report, TableOptions::default()), @r#"
    article                            segments    words current  stale untranslated
    articles/one-year-on.txt                 38      760
      fr ████████████████████████                           100%     0%           0%
      ht ████████████████████▒▒▒·                            79%    16%           5%
         2 stale passages may be false now
      ! the article is in `ht` now, but this file holds translations into `ht`

    █ current   ▒ stale   · untranslated   (in per cent of the source's words)
    "#);
}

/// As many articles as a newsroom has after some years, most of them complete.
fn many() -> StatusReport {
    let articles = (0..3000)
        .map(|i| {
            let name = format!("articles/{}/story-{i:04}.md", 2010 + i / 200);
            match i % 60 {
                7 => article(&name, [("fr", 10, 0, 0, 0), ("ht", 4, 2, i % 2, 4)]),
                9 => article(&name, [("fr", 10, 0, 0, 0), ("ht", 0, 0, 0, 10)]),
                _ => article(&name, [("fr", 10, 0, 0, 0), ("ht", 10, 0, 0, 0)]),
            }
        })
        .collect();
    StatusReport::new(articles)
}

#[test]
fn three_thousand_articles_are_shown_by_folder_and_urgency() {
    insta::assert_snapshot!(table(&many(), TableOptions::default()), @r#"
    folder                             segments    words current  stale untranslated
    articles/2010 (200)                   2,000   40,000
      fr ████████████████████████                           100%     0%           0%
      ht ██████████████████████▒·                            97%    <1%           3%
         4 stale passages may be false now
    articles/2011 (200)                   2,000   40,000
      fr ████████████████████████                           100%     0%           0%
      ht ██████████████████████▒·                            98%    <1%           2%
         3 stale passages may be false now
    articles/2012 (200)                   2,000   40,000
      fr ████████████████████████                           100%     0%           0%
      ht ██████████████████████▒·                            98%    <1%           2%
         3 stale passages may be false now
    articles/2013 (200)                   2,000   40,000
      fr ████████████████████████                           100%     0%           0%
      ht ██████████████████████▒·                            97%    <1%           3%
         4 stale passages may be false now
    articles/2014 (200)                   2,000   40,000
      fr ████████████████████████                           100%     0%           0%
      ht ██████████████████████▒·                            98%    <1%           2%
         3 stale passages may be false now
    articles/2015 (200)                   2,000   40,000
      fr ████████████████████████                           100%     0%           0%
      ht ██████████████████████▒·                            98%    <1%           2%
         3 stale passages may be false now
    articles/2016 (200)                   2,000   40,000
      fr ████████████████████████                           100%     0%           0%
      ht ██████████████████████▒·                            97%    <1%           3%
         4 stale passages may be false now
    articles/2017 (200)                   2,000   40,000
      fr ████████████████████████                           100%     0%           0%
      ht ██████████████████████▒·                            98%    <1%           2%
         3 stale passages may be false now
    articles/2018 (200)                   2,000   40,000
      fr ████████████████████████                           100%     0%           0%
      ht ██████████████████████▒·                            98%    <1%           2%
         3 stale passages may be false now
    articles/2019 (200)                   2,000   40,000
      fr ████████████████████████                           100%     0%           0%
      ht ██████████████████████▒·                            97%    <1%           3%
         4 stale passages may be false now
    articles/2020 (200)                   2,000   40,000
      fr ████████████████████████                           100%     0%           0%
      ht ██████████████████████▒·                            98%    <1%           2%
         3 stale passages may be false now
    articles/2022 (200)                   2,000   40,000
      fr ████████████████████████                           100%     0%           0%
      ht ██████████████████████▒·                            97%    <1%           3%
         4 stale passages may be false now
    … and 3 more folders with 600 articles

    most urgent                        segments    words current  stale untranslated
    articles/2010/story-0007.md              10      200
      fr ████████████████████████                           100%     0%           0%
      ht ███████████▒▒▒▒·········                            40%    20%          40%
         1 stale passage may be false now
    articles/2010/story-0067.md              10      200
      fr ████████████████████████                           100%     0%           0%
      ht ███████████▒▒▒▒·········                            40%    20%          40%
         1 stale passage may be false now
    articles/2010/story-0127.md              10      200
      fr ████████████████████████                           100%     0%           0%
      ht ███████████▒▒▒▒·········                            40%    20%          40%
         1 stale passage may be false now
    articles/2010/story-0187.md              10      200
      fr ████████████████████████                           100%     0%           0%
      ht ███████████▒▒▒▒·········                            40%    20%          40%
         1 stale passage may be false now
    articles/2011/story-0247.md              10      200
      fr ████████████████████████                           100%     0%           0%
      ht ███████████▒▒▒▒·········                            40%    20%          40%
         1 stale passage may be false now
    articles/2011/story-0307.md              10      200
      fr ████████████████████████                           100%     0%           0%
      ht ███████████▒▒▒▒·········                            40%    20%          40%
         1 stale passage may be false now
    articles/2011/story-0367.md              10      200
      fr ████████████████████████                           100%     0%           0%
      ht ███████████▒▒▒▒·········                            40%    20%          40%
         1 stale passage may be false now
    articles/2012/story-0427.md              10      200
      fr ████████████████████████                           100%     0%           0%
      ht ███████████▒▒▒▒·········                            40%    20%          40%
         1 stale passage may be false now
    articles/2012/story-0487.md              10      200
      fr ████████████████████████                           100%     0%           0%
      ht ███████████▒▒▒▒·········                            40%    20%          40%
         1 stale passage may be false now
    articles/2012/story-0547.md              10      200
      fr ████████████████████████                           100%     0%           0%
      ht ███████████▒▒▒▒·········                            40%    20%          40%
         1 stale passage may be false now
    … and 90 more articles to do (`tradwi status --all` shows them)
    … and 2,900 complete

    ────────────────────────────────────────────────────────────────────────────────
    all 3,000 articles                   30,000  600,000
      fr ████████████████████████                           100%     0%           0%
      ht ██████████████████████▒·                            97%    <1%           2%
         50 stale passages may be false now

    █ current   ▒ stale   · untranslated   (in per cent of the source's words)
    "#);
}

#[test]
fn all_articles_are_shown_on_demand() {
    let out = table(&many(), TableOptions { all: true, ..TableOptions::default() });
    assert!(out.lines().count() > 9000 && out.contains("story-2999"));
}

#[test]
fn colours_change_nothing_else() {
    let look = Look { colour: true, width: 80 };
    let coloured = table(&three(), TableOptions { look, all: false });
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1B}') {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    let trimmed = |s: &str| s.lines().map(|l| l.trim_end().to_owned()).collect::<Vec<_>>();
    assert_eq!(trimmed(&plain), trimmed(&table(&three(), TableOptions::default())));
}

#[test]
fn the_page_stands_by_itself_and_escapes_names() {
    let mut report = many();
    report.articles[0].article = "articles/<script>alert(1)</script>.md".into();
    let page = html(&report);
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
    assert!(!page.contains("http://") && !page.contains("https://") && !page.contains("url("));
    assert_eq!(page.matches("<tr").count(), 3000 + 2);
    assert!(page.contains(r#"lang="ht""#) && page.contains("Kreyòl ayisyen"));
}

#[test]
fn a_project_without_articles_has_a_page_and_a_table() {
    assert_eq!(table(&StatusReport::default(), TableOptions::default()), "No articles yet\n");
    assert!(html(&StatusReport::default()).contains("</html>"));
}

proptest! {
    #[test]
    fn the_table_never_is_wider_than_80_columns(
        name in "\\PC{0,90}", current in 0usize..5000, stale in 0usize..5000, untranslated in 0usize..90000, columns in 0usize..200,
    ) {
        let report = StatusReport::new(vec![
            article(&name, [("fr", current, stale, stale / 2, untranslated), ("zh-Hant-TW", 0, 0, 0, 0)]),
            article("b", [("fr", 0, 0, 0, 0), ("ht", untranslated, 0, 0, stale)]),
        ]);
        let look = Look { colour: false, width: columns };
        for line in table(&report, TableOptions { look, all: false }).lines() {
            prop_assert!(width(line) <= columns.clamp(36, 80), "{} columns of {columns}: {line}", width(line));
        }
    }
}
