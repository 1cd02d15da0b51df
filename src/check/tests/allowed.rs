//! What the author of an article has silenced in it.

use super::*;

fn findings(path: &'static str, article: &str) -> Vec<(String, String, Option<String>)> {
    let mut world = World::new(path, article);
    world.config = Config::default();
    let found = world
        .findings()
        .into_iter()
        .filter(|d| matches!(d.rule, "doubled-word" | "unused-allow" | "unknown-allow" | "marker") && d.file == path);
    found.map(|d| (d.rule.to_owned(), d.message, d.allow)).collect()
}

const SAID: &str = "He told the the radio so.";

#[test]
fn a_finding_in_an_article_says_how_to_silence_it_and_is_silent_then_in_that_block_only() {
    for path in ["articles/a.md", "articles/a.txt"] {
        let plain = format!("A headline here\n\n{SAID}\n\n{SAID}\n");
        let found = findings(path, &plain);
        assert_eq!(found.len(), 2, "{path}: {found:?}");
        let line = found[0].2.clone().unwrap();
        assert_eq!(line, "<!-- tradwi: allow doubled-word, because … -->");
        let line = line.replace('…', "it is quoted");
        let found = findings(path, &format!("A headline here\n\n{line}\n\n{SAID}\n\n{SAID}\n"));
        assert_eq!(found.len(), 1, "{path}: {found:?}");
        assert_eq!(found[0].0, "doubled-word");
    }
}

#[test]
fn an_allowance_that_silences_nothing_or_says_nothing_is_reported() {
    for (marker, rule, message) in [
        ("allow doubled-word, because it is quoted", "unused-allow", "`doubled-word` finds nothing here to silence"),
        ("allow doubled-wrd, because it is quoted", "unknown-allow", "no rule is called `doubled-wrd`"),
        ("allow doubled-word", "unknown-allow", "`doubled-word` is silenced without a reason"),
        ("allow stale, because it is quoted", "unknown-allow", "`stale` cannot be silenced"),
        ("allow", "marker", "the marker `allow` names no rule"),
    ] {
        for text in ["A paragraph of words.\n", ""] {
            let found = findings("articles/a.md", &format!("# A headline here\n\n<!-- tradwi: {marker} -->\n\n{text}"));
            assert_eq!(found.len(), 1, "{marker}: {found:?}");
            assert_eq!((found[0].0.as_str(), found[0].1.as_str()), (rule, message));
        }
    }
}

#[test]
fn a_field_of_the_front_matter_has_no_place_for_a_marker() {
    let found = findings("articles/a.md", "---\ntitle: The the headline\n---\n\nText of it.\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].2, None);
}
