use proptest::prelude::*;

use super::*;
use crate::assemble::tests::{Entry, state, words};
use crate::assemble::{Faces, assemble};
use crate::config::Config;

fn of(state: &ArticleState, tag: &str) -> Script {
    let config = Config::parse(std::path::Path::new("tradwi.toml"), "").unwrap();
    let words = words(tag);
    let edition = assemble(state, &config, Faces::Bare, &words);
    script(state, &edition, &words, &[])
}

const ARTICLE: &str = "\
---
title: The MSS, a year on
date: 2024-06-25
---

The Multinational Security Support (MSS) Mission cost $40.7 million.[^1] See <https://example.org/12>.

## What it did

1. It held **85%** of the ~~tonw~~ town.
2. It left;

- [x] mended
- not mended

| Place | Share |
| --- | --- |
| North | 3 km |
| South | ½ km |

![A map of 12 towns](map.svg)

> [!WARNING]
> Boil it for 3 minutes.

> Said by one.

<div><script>alert(1)</script>In a <b>box</b> of 5 &amp; more</div>

[^1]: Of 2 years.
";

#[test]
fn an_article_is_read_from_its_site_to_its_last_line() {
    let state = state("a.md", ARTICLE, &|_, _, _| None);
    assert_eq!(
        of(&state, "en").text(),
        "Articles.\n\
         \n\
         The M S S, Multinational Security Support, a year on.\n\
         Published on the twenty-fifth of June, twenty twenty-four.\n\
         \n\
         The Multinational Security Support (M S S) Mission cost forty point seven million dollars. See an address that \
         is on the page.\n\
         Note: Of two years.\n\
         \n\
         What it did.\n\
         One: It held eighty-five per cent of the (struck out: tonw) town.\n\
         Two: It left.\n\
         Done: mended.\n\
         not mended.\n\
         Place: North. Share: three kilometres.\n\
         Place: South. Share: one half kilometre.\n\
         Image: A map of twelve towns.\n\
         Warning: Boil it for three minutes.\n\
         Quotation: Said by one.\n\
         End of the quotation.\n\
         In a box of five & more.\n"
    );
}

#[test]
fn a_passage_in_another_language_is_introduced_and_has_its_figures_in_its_own() {
    let article = "# Head\n\nIt took 21 days.\n\nIt took 22 days.\n\nIt took 23 days.\n";
    let state = state("a.md", article, &|tag, i, _| {
        let own = match (tag, i) {
            ("ht", 0) => Entry::current("Tit"),
            ("ht", 1) => Entry::stale("Li te pran 20 jou.", "It took 20 days."),
            ("ht", 3) => Entry::current("Li te pran 23 jou."),
            _ => return None,
        };
        Some(own)
    });
    assert_eq!(
        of(&state, "ht").text(),
        "Atik.\n\
         \n\
         Tit.\n\
         Atik sa a poko fin tradui. N ap li pati ki poko tradui yo ann angle.\n\
         \n\
         Ann angle: y ap mete tradiksyon an ajou.\n\
         It took twenty-one days.\n\
         Ann angle: poko tradui.\n\
         It took twenty-two days.\n\
         Li te pran venntwa jou.\n"
    );
}

#[test]
fn figures_that_nobody_translates_are_of_the_edition() {
    let text =
        "# Rain\n\n5,500\n\n| Place | 2025 |\n| --- | --- |\n| Jacmel | 12 |\n| 7 | 15 |\n\nNot *5*, they say.\n";
    let state = state("a.md", text, &|_, _, source| {
        (!source.starts_with("Not")).then(|| Entry::current(source.replace("Rain", "Lapli").replace("Place", "Kote")))
    });
    let said = of(&state, "ht").text();
    assert_eq!(said.matches("Ann angle: poko tradui.").count(), 1, "{said}");
    assert!(said.contains("Not five, they say") && said.contains("douz") && !said.contains("twelve"), "{said}");
}

#[test]
fn a_correction_is_read_before_the_text() {
    let article = "---\ntitle: Water\ncorrections:\n  2026-10-05: The share was 85%.\n---\n\nText.\n";
    let state = state("a.md", article, &|tag, i, _| (tag == "ht" && i != 1).then(|| Entry::current(format!("Mo {i}"))));
    let english = of(&state, "en").text();
    assert!(
        english.contains(
            "\nCorrection, the fifth of October, twenty twenty-six: The share was eighty-five per cent.\n\nText.\n"
        ),
        "{english}"
    );
    let own = of(&state, "ht").text();
    assert!(
        own.contains(
            "Koreksyon, senk oktòb de mil vennsis:\nAnn angle: poko tradui.\nThe share was eighty-five per cent.\n"
        ),
        "{own}"
    );
}

#[test]
fn what_a_text_says_cannot_become_markup_for_the_program_that_speaks() {
    let state = state("a.md", "# A\n\n`</p></speak><audio src='x'/>` & more\n", &|_, _, _| None);
    let ssml = of(&state, "en").ssml(&"en".parse().unwrap());
    assert!(ssml.contains("&lt;/p&gt;&lt;/speak&gt;&lt;audio src='x'/&gt; &amp; more"), "{ssml}");
    assert_eq!(ssml.matches("</speak>").count(), 1);
}

#[test]
fn no_word_of_an_article_is_lost() {
    let wide = include_str!("../tests/wide.md");
    let state = state("health/wide.md", wide, &|_, _, _| None);
    let text = of(&state, "en").text();
    for segment in
        state.segments.iter().zip(&state.texts).filter(|(s, _)| !matches!(s.kind, crate::article::Kind::Field(_)))
    {
        let bare = super::super::body::text_only(&segment.1.text());
        let word = bare.split(|c: char| !c.is_alphabetic()).max_by_key(|w| w.len()).unwrap();
        assert!(text.contains(word), "{word} of {bare}\n{text}");
    }
}

proptest! {
    #[test]
    fn any_article_has_a_script(text in "([-*#>|`~\\[\\]^:<>&!0-9.a-c \n]|\\[\\^a\\]|<div>|  ){0,120}") {
        let state = state("a.md", &text, &|_, _, _| None);
        let script = of(&state, "en");
        prop_assert!(script.text().lines().count() >= script.lines.len());
        prop_assert!(!script.lines.iter().any(|l| l.text.is_empty() || l.text.contains('\n')));
    }
}

#[test]
fn a_bare_address_is_not_read_and_one_in_a_sentence_is_named() {
    let plain = "Title\nText is here.\nhttps://example.org/a?x=1\nRead https://example.org/b?y=2 first.\n";
    let markdown = "# Title\n\nText is here.\n\nhttps://example.org/a?x=1\n\n<https://example.org/c>\n\nRead https://example.org/b?y=2 first.\n";
    for (name, article) in [("a.txt", plain), ("a.md", markdown)] {
        let text = of(&state(name, article, &|_, _, _| None), "en").text();
        assert!(!text.contains("example") && !text.contains("x=1"), "{name}: {text}");
        assert_eq!(text.matches("address").count(), 1, "{name}: {text}");
    }
}

#[test]
fn when_an_article_was_changed_is_said_in_the_language_of_the_edition() {
    for (name, article) in [
        ("a.txt", "Title\nUpdated Oct. 6, 2026, 3:15 p.m. EDT\nText is here.\n"),
        ("a.md", "# Title\n\nUpdated Oct. 6, 2026, 3:15 p.m. EDT\n\nText is here.\n"),
    ] {
        let state = state(name, article, &|tag, i, _| (tag == "fr").then(|| Entry::current(format!("Texte {i}"))));
        let text = of(&state, "fr").text();
        assert!(text.contains("\nMis à jour le six octobre") && !text.contains("anglais :"), "{name}: {text}");
        assert!(!text.contains("fifteen"), "{name}: {text}");
    }
}
