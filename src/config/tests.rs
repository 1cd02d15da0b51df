use std::path::Path;

use super::Config;

fn fault(text: &str) -> String {
    Config::parse(Path::new("tradwi.toml"), text).unwrap_err().to_string()
}

#[test]
fn a_share_that_is_none_is_reported_where_it_stands() {
    let of_locale = fault("required = 100\n\n[locale.ht]\nrequired = 101\n");
    assert_eq!(of_locale, "tradwi.toml:4:12: `101` is no share in per cent; write a whole number from 0 to 100");
    assert!(fault("required = 300\n").starts_with("tradwi.toml:1:12: `300` is no share"));
    assert!(fault("required = \"90%\"\n").starts_with("tradwi.toml:1:12: `\"90%\"` is no share"));
}

#[test]
fn a_circle_of_pivots_is_reported_where_it_begins() {
    let text = "# where each is translated from\nlocales = [\"ht\", \"fr\"]\n[locale.HT]\nfrom = \"fr\"\n[locale.fr]\nfrom = \"ht\"\n";
    assert_eq!(
        fault(text),
        "tradwi.toml:6:8: `fr` is translated from itself by way of `ht`; break the circle of `from`"
    );
    assert!(fault("[locale.ht]\nfrom = \"ht\"\n").contains("2:8: `ht` is translated from itself; break"));
    // A locale that only leads into the circle is not in it.
    let into = "[locale.es]\nfrom = \"ht\"\n[locale.ht]\nfrom = \"fr\"\n[locale.fr]\nfrom = \"ht\"\n";
    assert!(fault(into).starts_with("tradwi.toml:6:8: `fr`"), "{}", fault(into));
}

#[test]
fn folders_at_fault_are_reported_where_they_stand() {
    assert!(fault("source = \"en\" # a\narticles = \"a\"\ncatalogues = \"a\"\n").starts_with("tradwi.toml:3:14: "));
    // The other of the two is a default.
    assert!(fault("articles = \"editions/x\"\n").starts_with("tradwi.toml:1:12: "));
    assert!(fault("[[folder]]\npath = \"a\"\n[[folder]]\npath = '../x'\n").starts_with("tradwi.toml:4:8: "));
}

#[test]
fn a_list_without_brackets_is_told_how_lists_are_written() {
    assert_eq!(
        fault("locales = \"ht\"\n"),
        "tradwi.toml:1:11: invalid type: string \"ht\", expected a list in brackets, such as `[\"ht\", \"fr\"]`"
    );
}

#[test]
fn a_locale_has_words_of_its_own() {
    let config = Config::parse(Path::new("tradwi.toml"), "[locale.ht]\nwords = [\"cassave\"]\n").unwrap();
    assert_eq!(config.locale(&"ht".parse().unwrap()).words, ["cassave"]);
    assert!(config.locale(&"fr".parse().unwrap()).words.is_empty());
    assert!(
        fault("[locale.ht]\nwords = \"cassave\"\n").contains("2:9"),
        "{}",
        fault("[locale.ht]\nwords = \"cassave\"\n")
    );
}

#[test]
fn limits_and_spacing_that_make_no_sense_are_reported_where_they_stand() {
    assert!(
        fault("[limits]\nheadline = -1\n").starts_with("tradwi.toml:2:12: "),
        "{}",
        fault("[limits]\nheadline = -1\n")
    );
    assert!(fault("[limits]\nheadlines = 5\n").starts_with("tradwi.toml:2:1: unknown field `headlines`"));
    let spacing = fault("[locale.fr]\nspacing = \"paris\"\n");
    assert!(spacing.starts_with("tradwi.toml:2:11: ") && spacing.contains("quebec"), "{spacing}");
}

#[test]
fn a_locale_may_have_a_cover_of_its_own_and_covers_stand_in_the_project() {
    let text = "[epub]\ncover = \"art/Cover.JPG\"\n[locale.ht]\ncover = \"art/ht.png\"\n";
    let config = Config::parse(Path::new("tradwi.toml"), text).unwrap();
    let cover = |tag: &str| config.cover(&tag.parse().unwrap());
    assert_eq!(cover("ht"), Some(("art/ht.png", "locale.ht.cover".to_owned())));
    assert_eq!(cover("fr"), Some(("art/Cover.JPG", "epub.cover".to_owned())));
    assert_eq!(config.pictures().collect::<Vec<_>>(), ["art/ht.png", "art/Cover.JPG"]);
    assert_eq!(config.epub.articles, 50);
    let drawing = fault("[epub]\narticles = 3\ncover = \"cover.svg\"\n");
    assert!(drawing.starts_with("tradwi.toml:3:9: `cover.svg` is not a cover in the project"), "{drawing}");
    let elsewhere = fault("[locale.fr]\ncover = \"../cover.png\"\n");
    assert!(elsewhere.starts_with("tradwi.toml:2:9: `../cover.png` is not a cover"), "{elsewhere}");
}

#[test]
fn a_dictionary_stands_in_the_project() {
    let elsewhere = fault("[locale.fr]\ndictionary = \"/usr/share/fr.dic\"\n");
    assert!(
        elsewhere.starts_with("tradwi.toml:2:14: `/usr/share/fr.dic` is not a dictionary in the project"),
        "{elsewhere}"
    );
    assert!(fault("[locale.fr]\ndictionary = \"fr.txt\"\n").contains("`.dic`"));
}
