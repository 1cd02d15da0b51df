//! One Fluent file beside another.

use super::super::parity::{Defined, Resource, fold_missing, missing_file, text_pairs};
use proptest::prelude::*;

use super::*;

fn file(tag: &str, text: &str) -> Resource {
    Resource::read(format!("app/{tag}/menu.ftl"), locale(tag), text.to_owned(), &[])
}

fn defined(file: &Resource) -> Defined {
    let mut out = Defined::default();
    out.add(&file.shape);
    out
}

fn findings(source: &str, tag: &str, target: &str) -> (Resource, Vec<Diagnostic>) {
    let (source, target) = (file("en", source), file(tag, target));
    let findings = compare(&source, &defined(&source), &target, &defined(&target));
    for d in &findings {
        assert!(rule(d.rule).is_some(), "{}", d.rule);
        assert!(target.catalogue.text.get(d.span.clone()).is_some(), "{d:?}");
    }
    (target, findings)
}

/// Severity, rule, what is at fault, and the headline, one a line.
fn said(source: &str, tag: &str, target: &str) -> Vec<String> {
    let (target, findings) = findings(source, tag, target);
    let line = |d: Diagnostic| {
        format!("{} {} {:?}: {}", d.severity, d.rule, &target.catalogue.text[d.span.clone()], d.message)
    };
    findings.into_iter().map(line).collect()
}

fn clean(source: &str, tag: &str, target: &str) {
    assert_eq!(said(source, tag, target), [""; 0]);
}

/// The one finding there is.
fn one(source: &str, tag: &str, target: &str) -> Diagnostic {
    let (_, mut findings) = findings(source, tag, target);
    assert_eq!(findings.len(), 1, "{findings:?}");
    findings.remove(0)
}

#[test]
fn a_message_is_missing_where_it_would_stand_and_an_obsolete_one_may_be_it() {
    let source = "open = Open\nsave-as = Save as\nquit = Quit\n-brand = Brand\n";
    assert_eq!(
        said(source, "ht", "open = Ouvri\nsave-has = Anrejistre kòm\n"),
        [
            "info message-missing \"\": `-brand` is in the source, not here",
            "warning message-missing \"\": `quit` is in the source, not here",
            "warning message-missing \"\": `save-as` is in the source, not here",
            "info message-obsolete \"save-has\": `save-has` is here, not in the source",
        ]
    );
    let (_, found) = findings(source, "ht", "open = Ouvri\nsave-has = Anrejistre kòm\n");
    assert_eq!(found[0].span, 12..12);
    let help = |id: &str| found.iter().find(|d| d.id.as_deref() == Some(id)).unwrap().help.clone().unwrap();
    assert_eq!(help("save-as"), "is `save-has` meant to be it? the source says “Save as”");
    assert_eq!(help("save-has"), "did you mean `save-as`?");
    assert_eq!(help("quit"), "the source says “Quit”");
}

#[test]
fn a_message_that_is_not_fluent_is_not_missing_and_a_locale_may_have_terms_of_its_own() {
    assert_eq!(said("open = Open\n", "ht", "open =\n-own = Pa nou\n"), ["error syntax \"open\": `open` has no text"]);
    clean("open = Open\n", "ht", "open = Ouvri\n-own = Pa nou\n    .case = x\n");
    // Half of it was lost, and what is lost with it is not worth a word.
    let half = said("open = Open { $file }\n    .title = Open\n", "ht", "open = Ouvri\n* { $file }\n");
    assert!(half.iter().all(|line| line.contains(" syntax ")) && !half.is_empty(), "{half:?}");
}

#[test]
fn a_file_that_is_missing_is_one_finding_and_a_glossary_only_worth_knowing() {
    let finding = |text: &str| missing_file(&file("en", text), "app/ht/menu.ftl", &locale("ht"));
    let d = finding("a = A\nb = B\n-c = C\n").unwrap();
    assert_eq!((d.severity, d.rule), (Severity::Warning, "message-missing"));
    assert_eq!(d.message, "`app/ht/menu.ftl` is missing: the 3 messages of the source are not in `ht`");
    assert_eq!(finding("-c = C\n").unwrap().severity, Severity::Info);
    assert_eq!(finding("# nothing\n"), None);
}

#[test]
fn many_missing_messages_are_one_finding_for_people() {
    let source: String = (0..9).map(|i| format!("m{i} = Message {i}\n")).collect();
    let (_, found) = findings(&source, "ht", "m0 = Mesaj 0\nx = { $y }\n");
    assert_eq!(found.len(), 9);
    let folded = fold_missing(found);
    let missing: Vec<&Diagnostic> = folded.iter().filter(|d| d.rule == "message-missing").collect();
    assert_eq!(missing.len(), 1);
    assert_eq!(missing[0].message, "8 messages are in the source, not here: `m1`, `m2`, `m3`, …");
    let (_, few) = findings("a = A\nb = B\n", "ht", "c = C\n");
    assert_eq!(fold_missing(few.clone()), few);
}

#[test]
fn attributes_are_compared_by_name_but_those_of_terms_are_not() {
    assert_eq!(
        said(
            "find = Find\n    .label = Find now\n    .accesskey = F\n-brand = B\n    .gender = x\n",
            "ht",
            "find = Chèche\n    .labell = Chèche kounye a\n    .accesskey = C\n    .accesskey = D\n-brand = B\n",
        ),
        [
            "error attribute-missing \"find\": `.label` is in the source, not here",
            "warning attribute-obsolete \"labell\": `.labell` is here, not in the source",
            "warning duplicate-attribute \"accesskey\": `.accesskey` stands here a second time, first in line 3",
        ]
    );
    assert_eq!(
        one("a =\n    .label = Find now\n", "fr", "a =\n    .labl = Chercher\n    .label = x y\n").help.unwrap(),
        "delete it"
    );
}

#[test]
fn a_text_of_its_own_must_stand_on_both_sides() {
    assert_eq!(
        said(
            "a = Text\n    .title = T\nb =\n    .title = T\n",
            "ht",
            "a =\n    .title = Tèks\nb = Tèks { \"\" }\n    .title = T\n"
        ),
        [
            "error value-mismatch \"a\": `a` has a text in the source, and only attributes here",
            "error value-mismatch \"Tèks { \\\"\": `b` has only attributes in the source, and a text here",
        ]
    );
}

#[test]
fn a_variable_is_looked_for_in_every_variant() {
    let source = "n = { $count ->\n    [one] One file of { $user }\n   *[other] { $count } files of { $user }\n}\n";
    clean(source, "ht", "n = { $count ->\n    [1] Yon fichye { $user }\n   *[other] { $count } fichye { $user }\n}\n");
    assert_eq!(
        said(source, "ht", "n = { $count ->\n    [1] Yon fichye { $usr }\n   *[other] { $count } fichye\n}\n"),
        ["error variable-mismatch \"$usr\": `$user` in the source, `$usr` here"]
    );
    assert_eq!(
        said(source, "ht", "n = { $count ->\n    [1] Yon fichye { $user }\n   *[other] Anpil fichye { $user }\n}\n"),
        ["warning variable-mismatch \"n\": `$count` is shown in the source, and only chosen by here"]
    );
    assert_eq!(
        said(source, "ht", "n = { $user } gen fichye\n"),
        ["warning variable-mismatch \"n\": `$count` is in the source, not here"]
    );
    assert_eq!(
        said("a = Plain words\n", "ht", "a = Mo { $anything }\n"),
        ["error variable-mismatch \"$anything\": the source has no `$anything`"]
    );
}

#[test]
fn variables_that_come_by_way_of_another_place_are_given() {
    // By the value for the attribute, and by a message that is shown.
    clean("a = In { $x }\n    .title = Title here\n", "ht", "a = Nan { $x }\n    .title = Tit { $x }\n");
    clean("a = { b } there\nb = In { $x }\n", "ht", "a = Nan { b } { $x } la\nb = Nan { $x }\n");
    // What a selector alone looks at may be of no use in another language, and the reverse.
    clean("a = { $sex ->\n    [male] His\n   *[other] Her\n} file\n", "ht", "a = Fichye li\n");
    // A term is given its own.
    clean("a = { -b(case: \"x\") }\n-b = B c\n", "fr", "a = { -b(case: \"x\") } !\n-b = { $case ->\n   *[x] B d\n}\n");
}

#[test]
fn a_reference_must_lead_somewhere_in_its_own_locale() {
    let source = "a = About { -brand }\n-brand = Brand\nb = See { a } now\nc = { -vendor } wrote it\n";
    clean(source, "ht", "a = Sou { -brand }\n-brand = Brand\nb = Gade { a } kounye a\nc = { -vendor } ekri l\n");
    assert_eq!(
        said(source, "ht", "a = Sou { -brnd }\n-brand = Brand\nb = Gade la\nc = { -vendor } ekri l\n"),
        [
            "error unknown-reference \"-brnd\": there is no term `-brnd` in `ht`",
            "warning reference-mismatch \"b\": `a` is in the source, not here",
        ]
    );
    let d = findings(source, "ht", "a = Sou { -brand }\nb = Gade { a } kounye a\nc = { -vendor } ekri l\n").1;
    let d = d.iter().find(|d| d.rule == "unknown-reference").unwrap();
    assert_eq!(d.help.as_deref(), Some("the source has it: add `-brand = …` to a file of `ht`"));
    assert_eq!(
        said(
            "a = About { -brand }\n-brand = B\n",
            "ht",
            "a = Sou { -brand.gender ->\n   *[x] { -other }\n}\n-brand = B\n-other = O\n"
        ),
        ["error unknown-reference \"-brand\": `-brand` has no `.gender` in `ht`",]
    );
    assert_eq!(
        said("a = About { -brand }\n-brand = B\n", "ht", "a = Sou { -other }\n-brand = B\n-other = O\n"),
        ["warning reference-mismatch \"-other\": `-brand` in the source, `-other` here"]
    );
}

#[test]
fn a_function_is_one_that_the_source_calls_and_is_given_what_it_needs() {
    let source = "a = In { NUMBER($year, useGrouping: 0) }\nb = On { DATETIME($when, month: \"long\") }\nc = { PLATFORM() ->\n    [macos] Preferences of it\n   *[other] Settings of it\n}\n";
    clean(
        source,
        "fr",
        "a = En { NUMBER($year, useGrouping: \"false\") }\nb = Le { DATETIME($when, month: \"short\") }\nc = Réglages\n",
    );
    assert_eq!(
        said(source, "fr", "a = En { $year }\nb = Le { $when }\nc = { PLATFROM() ->\n   *[other] Réglages\n}\n"),
        [
            "warning function-mismatch \"$year\": `NUMBER($year, useGrouping: 0)` in the source, `$year` here",
            "warning function-mismatch \"$when\": `DATETIME($when)` in the source, `$when` here",
            "error function-mismatch \"PLATFROM\": no message of the source calls `PLATFROM`",
        ]
    );
    assert_eq!(
        said(source, "fr", "a = En { NUMBER($year) }\nb = Le { NUMBER($when) }\nc = Réglages\n"),
        [
            "warning function-mismatch \"NUMBER\": `useGrouping: 0` is in the source's `NUMBER($year)`, not here",
            "warning function-mismatch \"$when\": `DATETIME($when)` in the source, `NUMBER($when)` here",
        ]
    );
    // A number is formed by itself, and a function may be needed in one language only.
    clean("a = { NUMBER($x) } in\n", "fr", "a = dans { $x }\n");
    clean("a = { $x } in\n", "fr", "a = dans { NUMBER($x) }\n");
}

const FILES: &str = "files = { $count ->\n    [one] { $count } file\n   *[other] { $count } files\n}\n";

#[test]
fn a_language_has_its_own_plural_categories() {
    clean(FILES, "fr", "files = { $count ->\n    [one] { $count } fichier\n   *[other] { $count } fichiers\n}\n");
    clean(
        FILES,
        "ru",
        "files = { $count ->\n    [one] { $count } файл\n    [few] { $count } файла\n   *[other] { $count } файлов\n}\n",
    );
    clean(
        FILES,
        "ru",
        "files = { $count ->\n    [one] { $count } файл\n    [few] { $count } файла\n   *[many] { $count } файлов\n}\n",
    );
    // Words that fit every number, and exact numbers for a category that has no others.
    clean(FILES, "pl", "files = Plików: { $count }\n");
    clean(FILES, "de", "files = { $count ->\n    [1] { $count } Datei\n   *[other] { $count } Dateien\n}\n");
    assert_eq!(
        said(FILES, "pl", "files = { $count ->\n    [one] { $count } plik\n   *[other] { $count } plików\n}\n"),
        ["warning selector-mismatch \"$count\": `$count` has no variant `[few]` or `[many]`, which `pl` has"]
    );
    let d = one(FILES, "pl", "files = { $count ->\n    [one] { $count } plik\n   *[other] { $count } plików\n}\n");
    assert_eq!(d.help.as_deref(), Some("add `[few]` (2, 3, 4, 22, …) and `[many]` (0, 5, 6, 7, …)"));
    assert_eq!(
        said(FILES, "ja", "files = { $count ->\n    [one] { $count } 個\n   *[other] { $count } 個\n}\n"),
        ["info selector-mismatch \"one\": `ja` has no plural: `[one]` is never chosen"]
    );
    // Not a number, although a word looks like a category.
    clean(
        "a = { $who ->\n    [one] One there\n    [all] All there\n   *[other] None there\n}\n",
        "pl",
        "a = { $who ->\n    [one] Jeden\n    [all] Wszyscy\n   *[other] Nikt\n}\n",
    );
}

#[test]
fn ordinals_have_categories_of_their_own() {
    let source = "a = { NUMBER($n, type: \"ordinal\") ->\n    [one] { $n }st go\n    [two] { $n }nd go\n    [few] { $n }rd go\n   *[other] { $n }th go\n}\n";
    clean(
        source,
        "fr",
        "a = { NUMBER($n, type: \"ordinal\") ->\n    [one] { $n }er essai\n   *[other] { $n }e essai\n}\n",
    );
    assert_eq!(
        said(
            source,
            "en-GB",
            "a = { NUMBER($n, type: \"ordinal\") ->\n    [one] { $n }st go\n   *[other] { $n }th go\n}\n"
        ),
        [
            "warning selector-mismatch \"NUMBER($n\": `NUMBER($n, type: \"ordinal\")` has no variant `[two]` or `[few]`, which `en-GB` has"
        ]
    );
}

#[test]
fn variants_are_compared_with_those_of_the_source() {
    let source =
        "a = { PLATFORM() ->\n    [windows] On Windows it is\n    [macos] On a Mac it is\n   *[other] Here it is\n}\n";
    clean(source, "fr", "a = C’est ici\n");
    assert_eq!(
        said(
            source,
            "fr",
            "a = { PLATFORM() ->\n    [windos] Sous Windows\n    [macos] Sur Mac\n    [macos] Sur un Mac\n   *[other] Ici\n}\n"
        ),
        [
            "info selector-mismatch \"PLATFORM\": `PLATFORM()` has `[windows]` in the source, not here",
            "warning selector-mismatch \"windos\": `[windos]` is here, not in the source, and is never chosen",
            "warning selector-mismatch \"macos\": `[macos]` stands here a second time, and only the first is ever chosen",
        ]
    );
    let months = "m = { $month ->\n    [1] January of it\n    [2] February of it\n   *[other] { $month }\n}\n";
    assert_eq!(
        said(months, "ht", "m = { $month ->\n    [1] janvye\n   *[other] { $month }\n}\n"),
        ["warning selector-mismatch \"$month\": `$month` has `[2]` in the source, not here"]
    );
    // An exact number beside a plural is a nicety, and one that the plural covers is there.
    let none = "n = { $n ->\n    [0] No files\n    [1] One file\n   *[other] { $n } files\n}\n";
    clean(none, "fr", "n = { $n ->\n    [one] { $n } fichier\n   *[other] { $n } fichiers\n}\n");
    let none = none.replace("[1]", "[one]");
    assert_eq!(
        said(&none, "de", "n = { $n ->\n    [one] { $n } Datei\n   *[other] { $n } Dateien\n}\n"),
        ["info selector-mismatch \"$n\": `$n` has `[0]` in the source, not here"]
    );
    // What a term is like is its locale's own affair.
    clean(
        "a = { -b.gender ->\n    [male] He went\n   *[other] It went\n}\n-b = B\n    .gender = male\n",
        "fr",
        "a = { -b.gender ->\n    [masculin] Il est allé\n   *[féminin] x\n}\n-b = B\n    .gender = masculin\n"
            .replace("féminin", "feminin")
            .as_str(),
    );
}

#[test]
fn kreyol_has_exact_numbers_and_no_plural_categories() {
    clean(
        FILES,
        "ht",
        "files = { $count ->\n    [0] Pa gen fichye { $count }\n    [1] Yon fichye { $count }\n   *[other] { $count } fichye\n}\n",
    );
    let text = "files = { $count ->\n    [one] Yon fichye\n    [few] Kèk fichye\n   *[other] { $count } fichye\n}\n";
    let (target, found) = findings(FILES, "ht-HT", text);
    let lines: Vec<(&str, &str)> = found.iter().map(|d| (d.rule, &target.catalogue.text[d.span.clone()])).collect();
    assert_eq!(lines, [("ht-plural-selector", "one"), ("ht-plural-selector", "few")]);
    assert_eq!(found[0].help.as_deref(), Some("write `[1]` for exactly 1, and `*[other]` for the rest"));
    assert_eq!(found[0].fix.as_ref().unwrap().edits[0].1, "1");
    assert!(found[1].fix.is_none());
    // In a term and in an attribute as well; and where `[1]` stands already, nobody knows which one was meant.
    let d = one("-b = B\n", "ht", "-b = { $n ->\n    [1] x\n    [one] y\n   *[other] z\n}\n");
    assert!(d.rule == "ht-plural-selector" && d.fix.is_none());
}

#[test]
fn what_was_copied_is_not_translated_but_names_and_single_words_may_be_the_same() {
    let source = "a = Open a file\nb = Menu\nc = Port-au-Prince\nd = Mozilla Firefox\ne = https://x.org/a b@c.d\nf = { $n } km\ng =\n    Less  than { $n ->\n        [1] a minute\n       *[other] { $n } minutes\n    }\n";
    assert_eq!(
        said(source, "ht", source),
        [
            "info untranslated-message \"Open a file\": “Open a file” is what the source says, word for word",
            "info untranslated-message \"Less  than { $n ->\\n        [1] a minute\\n       *[other] { $n } minutes\": “Less than { $n -> [1] a minute *[other] {$n} mi…” is what the source says, word for word",
        ]
    );
    clean(source, "en-GB", source);
    assert_eq!(
        said("a = Open it\n", "ht", "a = { \"\" }\n"),
        ["info untranslated-message \"a\": nothing here, and “Open it” in the source"]
    );
}

#[test]
fn a_comment_silences_a_finding_here_or_for_every_locale_in_the_source() {
    clean(
        "a = Open { $x }\n# allow: message-missing, because it is for developers\nb = Debug { $y }\n",
        "ht",
        "# allow: variable-mismatch, because it is clear which one\na = Ouvri\n",
    );
    let d = one("a = Open { $x }\n", "ht", "# allow: variable-mismach, because\na = Ouvri { $x }\n");
    assert_eq!((d.rule, d.help.as_deref()), ("unknown-allow", Some("did you mean `variable-mismatch`?")));
    let d = one("a = Open { $x }\n", "ht", "a = Ouvri\n");
    assert_eq!(d.allow.as_deref(), Some("# allow: variable-mismatch, because …"));
    assert_eq!(one("a = A\nb = B\n", "ht", "b = B\n").allow, None);
}

#[test]
fn the_source_beside_itself_shows_only_what_is_wrong_with_it() {
    clean(FILES, "en", FILES);
    assert_eq!(
        said(
            "a = { $n ->\n    [one] x\n    [one] y\n   *[other] z\n}\nb = { c } here\n    .t = 1\n    .t = 2\n",
            "en",
            "a = { $n ->\n    [one] x\n    [one] y\n   *[other] z\n}\nb = { c } here\n    .t = 1\n    .t = 2\n"
        ),
        [
            "warning selector-mismatch \"one\": `[one]` stands here a second time, and only the first is ever chosen",
            "warning duplicate-attribute \"t\": `.t` stands here a second time, first in line 7",
        ]
    );
}

#[test]
fn texts_for_other_rules_come_in_pairs_with_their_places() {
    let (source, target) = (
        file("en", "a =\n    One file\n    there\n    .title = Title\nb = { $x }\n-t = Term\nc = Only here\n"),
        file("ht", "# é\na =\n    Yon fichye\n    la\n    .title = Tit\nb = { $x }\n-t = Tèm\n"),
    );
    let pairs = text_pairs(&source, &target);
    let texts: Vec<(Option<&str>, &str, &str)> =
        pairs.iter().map(|p| (p.attribute, p.source.as_str(), p.target.as_str())).collect();
    assert_eq!(texts, [(None, "One file\nthere", "Yon fichye\nla"), (Some("title"), "Title", "Tit")]);
    let text = &target.catalogue.text;
    let at = |word: &str| {
        let start = pairs[0].target.find(word).unwrap();
        &text[pairs[0].place(start..start + word.len())]
    };
    assert_eq!((at("Yon"), at("fichye"), at("la")), ("Yon", "fichye", "la"));
    assert_eq!(pairs[0].entry.id, "a");
    assert_eq!(&text[pairs[1].place(0..3)], "Tit");
}

/// Rule and headline of what is wrong with a `site.ftl` beside the English one.
fn site_said(source: &str, tag: &str, target: &str) -> Vec<String> {
    let (source, target) = (file("en", source), file(tag, target));
    let findings = site(&locale("en"), Some(&source), &target, &Config::default(), &Glossary::new());
    findings.into_iter().map(|d| format!("{} {}: {}", d.severity, d.rule, d.message)).collect()
}

#[test]
fn the_words_of_the_editions_lack_nothing_that_tradwi_says_itself() {
    assert_eq!(site_said("site-title = The paper\n", "ht", "# nothing yet\n"), [""; 0]);
    for (tag, text) in crate::assemble::DEFAULT_WORDS {
        assert_eq!(site_said("", tag, text), [""; 0], "{tag}");
        assert_eq!(site_said(crate::assemble::DEFAULT_WORDS[2].1, tag, text), [""; 0], "{tag}");
    }
    // What is given although the English words do not use it, and names of languages.
    assert_eq!(site_said("", "es", "original-link = { $code } { $language }\nlanguage-name-qu = quechua\n"), [""; 0]);
    assert_eq!(
        site_said("language-name-es = Spanish\n", "ht", "alert-nota = Nòt\n-x = X\nlanguages = { -x } { -y }\n"),
        [
            "info message-obsolete: `alert-nota` is here, not in the source",
            "error unknown-reference: there is no term `-y` in `ht`",
            "warning message-missing: `language-name-es` is in the source, not here",
        ]
    );
    assert_eq!(
        site_said("", "fr", "published = Publié { $dat }\n"),
        ["error variable-mismatch: `$date` in the source, `$dat` here"]
    );
}

#[test]
fn the_source_may_say_everything_in_its_own_way_but_is_given_no_more() {
    assert_eq!(site_said("", "en", "published = Out now\nlanguage-name-es = Spanish\nour-own = Ours\n"), [""; 0]);
    assert_eq!(
        site_said("", "en", "published = Out { $dat }\nreading-time = { $minutes } min of { $x }\n"),
        [
            "error variable-mismatch: `$date` in the source, `$dat` here",
            "error variable-mismatch: the source has no `$x`",
        ]
    );
}

/// Files that are nearly what they should be.
fn fluent() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => "(a|b|-t|c-d) = [a-zèò]{0,5}( \\{ (\\$n|\\$m|-t|b|-t.g|F\\(\\$n\\)|NUMBER\\(\\$n, x: 1\\)|\"\") \\}){0,2}",
        2 => "    \\.(x|y|é) = [a-z{}]{0,4}( \\{ \\$n \\})?",
        2 => Just("e = { $n ->\n    [one] x { $m }\n    [0] y\n   *[other] { -t.g ->\n       *[k] z\n    }\n}".to_owned()),
        1 => "    \\[(one|few|1|k)\\] [a-z]{0,3}",
        1 => "# allow: [a-z-]{0,18}",
        1 => "[ {}\\[\\]*.$é\u{FEFF}]{0,6}",
    ];
    (prop::collection::vec(line, 0..9), prop::sample::select(vec!["\n", "\r\n"])).prop_map(|(l, n)| l.join(n))
}

#[test]
fn an_attribute_that_stands_twice_is_one_fault_and_no_difference() {
    let text = "a =\n    .x = { $n }\n    .x = a\n";
    let one = file("ht", text);
    let rules: Vec<&str> = compare(&one, &defined(&one), &one, &defined(&one)).iter().map(|d| d.rule).collect();
    assert!(rules.iter().all(|rule| *rule == "duplicate-attribute"), "{rules:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn spans_lie_in_their_files_whatever_the_two_say(
        source in fluent(),
        target in fluent(),
        tag in prop::sample::select(vec!["ht", "fr", "pl", "ja", "en-GB"]),
    ) {
        let (target, found) = findings(&source, tag, &target);
        for d in &found {
            prop_assert!(!d.message.ends_with('.') && d.help.is_some(), "{:?}", d);
            prop_assert_eq!(&d.file, &target.path);
        }
        let source = file("en", &source);
        for pair in text_pairs(&source, &target) {
            // Only how far a line is indented, and how it ends, is not the text's.
            let bare = |text: &str| text.lines().map(|line| line.trim_start_matches(' ').to_owned()).collect::<Vec<_>>();
            prop_assert_eq!(bare(&target.catalogue.text[pair.place(0..pair.target.len())]), bare(&pair.target));
        }
    }

    #[test]
    fn a_file_lacks_nothing_beside_itself(text in fluent(), tag in prop::sample::select(vec!["ht", "fr", "pl", "ja"])) {
        let one = file(tag, &text);
        for d in compare(&one, &defined(&one), &one, &defined(&one)) {
            let alone = ["syntax", "duplicate-id", "duplicate-attribute", "unknown-allow", "unknown-reference"];
            let of_itself = alone.contains(&d.rule) || ["ht-plural-selector", "selector-mismatch"].contains(&d.rule);
            prop_assert!(of_itself, "{:?} in {}", d, text);
        }
    }
}
