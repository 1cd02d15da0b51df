//! Rules about what a text says, through the catalogues: where a fault is shown, who may silence it, what is mended.

use super::{World, compare, locale};
use crate::check::content_rules;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};

/// A project in which one rule about what a text says is on.
fn world(path: &'static str, article: &str) -> World {
    let mut world = World::new(path, article);
    let off = content_rules().filter(|r| *r != "doubled-word").map(|r| format!("{r} = \"off\"\n"));
    world.config = parse(&format!("[rules]\n{}", off.collect::<String>()));
    world
}

fn parse(text: &str) -> Config {
    Config::parse(std::path::Path::new("tradwi.toml"), text).unwrap()
}

fn of(world: &World, rule: &str) -> Vec<Diagnostic> {
    world.findings().into_iter().filter(|d| d.rule == rule).collect()
}

/// What stands in the file where the finding points.
fn shown<'a>(world: &'a World, d: &Diagnostic) -> &'a str {
    let text = world.files.get(&d.file).unwrap_or(&world.article);
    &text[d.span.clone()]
}

#[test]
fn a_fault_is_shown_at_its_own_bytes() {
    for translation in [
        "Lapolis te te vini.",
        "Lapolis { \"te\" }\u{20}te vini.",
        "\n    Bonjou tout moun.\n    Lapolis te te vini.",
        "\n      {\"[\"}Yon] moun te { \"{\" } la.\n      Lapolis te te vini.",
        "Ò💧 lapolis te te vini.",
    ] {
        for crlf in [false, true] {
            let mut world = world("articles/a.md", "The police came.\n");
            world.translate("ht", "The police came.", translation);
            if crlf {
                let path = world.path_of("ht");
                let text = world.files[&path].replace('\n', "\r\n");
                world.files.insert(path, text);
            }
            let found = of(&world, "doubled-word");
            assert_eq!(found.len(), 1, "{translation:?} {:?}", world.rules());
            let place = shown(&world, &found[0]);
            assert!(place.ends_with("te") && place.contains("te"), "{place:?} in {translation:?}");
            assert!(place.len() < 16, "{place:?} in {translation:?}");
        }
    }
}

#[test]
fn a_fault_of_the_article_is_shown_in_the_article() {
    let world = world("articles/a.md", "# News\n\nHe saw **the** house. He saw the the house.\n");
    let found = of(&world, "doubled-word");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].file.as_str(), shown(&world, &found[0])), ("articles/a.md", "the the"));
    assert_eq!(found[0].locale, Some(locale("en")));
}

#[test]
fn a_translation_may_silence_a_rule_with_a_reason() {
    let mut world = world("articles/a.md", "The police came.\n");
    world.translate("ht", "The police came.", "Lapolis te te vini.");
    let line = of(&world, "doubled-word")[0].allow.clone().unwrap();
    assert_eq!(line, "# allow: doubled-word, because …");
    world.edit("ht", "# en>", &format!("{}\n# en>", line.replace('…', "he says it twice")));
    assert_eq!(world.rules(), [] as [&str; 0]);

    // Without a reason it is silent all the same, and the missing reason is said.
    world.edit("ht", ", because he says it twice", "");
    assert_eq!(world.rules(), ["unknown-allow"]);

    // Once the text is mended, the line would hide the next fault.
    world.edit("ht", "te te", "te");
    world.edit("ht", "# allow: doubled-word", "# allow: doubled-word, because he says it twice");
    let found = of(&world, "unused-allow");
    assert_eq!(found.len(), 1, "{:?}", world.rules());
    assert_eq!(shown(&world, &found[0]), "# allow: doubled-word, because he says it twice");
}

#[test]
fn what_would_let_half_a_translation_pass_is_not_weighed() {
    let mut world = world("articles/a.md", "The police came.\n");
    world.translate("ht", "The police came.", "Lapolis te vini.\nepi yo ale.");
    let plain = world.findings();
    world.config = parse("[rules]\nbroken = \"off\"\nsyntax = \"off\"\n[locale.ht.rules]\nbroken = \"info\"");
    assert_eq!(world.findings(), plain);
    assert!(plain.iter().any(|d| d.rule == "broken" && d.severity == Severity::Error));
}

#[test]
fn a_folder_weighs_a_rule_before_the_locale_does() {
    let mut world = world("articles/opinion/a.md", "The police came.\n");
    world.translate("ht", "The police came.", "Lapolis te te vini.");
    let config = |folder: &str| {
        let text = format!(
            "[locale.ht.rules]\ndoubled-word = \"info\"\n[[folder]]\npath = \"{folder}\"\nrules = {{ doubled-word = \"error\" }}"
        );
        parse(&text)
    };
    for (folder, severity) in [("opinion", Severity::Error), ("news", Severity::Info)] {
        world.config = config(folder);
        assert_eq!(of(&world, "doubled-word")[0].severity, severity, "{folder}");
    }
}

#[test]
fn a_stale_translation_is_held_to_the_text_it_was_made_from() {
    let source = "It was very hot in the whole of the city today.";
    let mut world = world("articles/a.md", &format!("{source}\n"));
    world.translate("ht", source, "Lapolis te te vini.");
    world.article = source.replace("hot", "cold") + "\n";
    world.sync();
    assert_eq!(of(&world, "doubled-word").len(), 1, "{}", world.files[&world.path_of("ht")]);
    // An untranslated stub and a segment that is gone are nobody's text.
    world.article = "Something else altogether stands here now, in other words.\n".into();
    world.sync();
    assert_eq!(of(&world, "doubled-word"), []);
}

#[test]
fn messages_of_an_application_are_read_as_articles_are() {
    use crate::check::parity::{Defined, Resource};
    let file = |tag: &str, text: &str| Resource::read(format!("{tag}/main.ftl"), locale(tag), text.to_owned(), &[]);
    let source = file("en", "limit = The limit is 85 files.\n    .label = Two files at once.\n");
    let target =
        file("fr", "limit =\n    La limite est de 58 fichiers.\n    .label = Deux fichiers fichiers à la fois.\n");
    let (s, t) = (Defined::all([&source]), Defined::all([&target]));
    let found = compare(&source, &s, &target, &t);
    let said: Vec<_> = found.iter().map(|d| (d.rule, &target.catalogue.text[d.span.clone()])).collect();
    assert_eq!(said, [("number-mismatch", "58"), ("doubled-word", "fichiers fichiers")]);
    assert!(found.iter().all(|d| d.allow.is_some()), "{found:?}");
    // A file beside itself says nothing twice.
    assert_eq!(compare(&source, &s, &source, &s), []);
}

#[test]
fn what_is_found_in_files_is_weighed_too_but_not_what_keeps_them_from_being_read() {
    let config = parse("[rules]\nnot-a-locale = \"off\"\noutside = \"error\"\nencoding = \"off\"");
    let found = |rule| Diagnostic::new(rule, Severity::Warning, "locales/x", 0..0, "x");
    let mut all = vec![found("not-a-locale"), found("outside"), found("encoding")];
    crate::check::weigh(&config, None, &locale("en"), &mut all);
    let left: Vec<_> = all.iter().map(|d| (d.rule, d.severity)).collect();
    assert_eq!(left, [("outside", Severity::Error), ("encoding", Severity::Warning)]);
}
