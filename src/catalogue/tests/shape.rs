//! What a file is made of, with the place of every name.

use crate::catalogue::shape::*;

#[test]
fn every_variant_of_every_selector_is_looked_into_and_every_name_has_its_place() {
    let text = "\u{FEFF}files =\r\n    { $count ->\r\n        [one] { $user } has { -drive(case: \"in\") }\r\n       *[other] { PLATFORM() ->\r\n            [macos] { DATETIME($when, month: \"long\") }\r\n           *[other] { other.title } { NUMBER($size) }\r\n        }\r\n    } in all\r\n    .label = { -brand.gender ->\r\n       *[a] é { \"{\" }\r\n    }\r\n-brand = Brand\r\n";
    let shape = Shape::read(text);
    let files = shape.get("files").unwrap();
    let value = files.value.as_ref().unwrap();
    let names = |list: &[Named]| list.iter().map(|n| n.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&value.shown), ["$user", "$when", "$size"]);
    assert_eq!(names(&value.chosen), ["$count"]);
    assert_eq!(
        value.references.iter().map(|r| (r.target.name.as_str(), r.attribute.as_deref())).collect::<Vec<_>>(),
        [("-drive", None), ("other", Some("title"))]
    );
    assert_eq!(
        value.calls.iter().map(|c| (c.function.name.as_str(), c.options.join(","))).collect::<Vec<_>>(),
        [("PLATFORM", String::new()), ("DATETIME", "month: \"long\"".into()), ("NUMBER", String::new())]
    );
    assert_eq!(value.selectors.iter().map(|s| s.subject.as_str()).collect::<Vec<_>>(), ["$count", "PLATFORM()"]);
    assert_eq!(value.selectors[1].kind, SelectorKind::Other);
    assert_eq!(value.prose, "has in all");
    assert_eq!(files.attributes[0].value.selectors[0].kind, SelectorKind::Term);
    assert!(shape.get("-brand").unwrap().is_term() && shape.get("brand").is_none());
    for (_, pattern) in files.patterns() {
        for name in pattern.variables().chain(pattern.references.iter().map(|r| &r.target)) {
            assert_eq!(&text[name.range.clone()], name.name);
        }
        for key in pattern.selectors.iter().flat_map(|s| &s.keys) {
            assert_eq!(&text[key.name.range.clone()], key.name.name);
        }
    }
    assert_eq!(&text[value.selectors[0].range.clone()], "$count");
    assert!(text[value.range.clone()].starts_with("$count") && text[value.range.clone()].ends_with("in all"));
}

#[test]
fn two_spacings_of_one_message_say_the_same() {
    let flat = |text: &str| Shape::read(text).messages[0].value.as_ref().unwrap().flat.clone();
    assert_eq!(flat("a = One  { $x }\n    two"), flat("a =\n    One {$x}\n    two"));
    assert_ne!(flat("a = { $x }"), flat("a = { $y }"));
    assert_eq!(flat("a = { \"\" }"), "");
}

#[test]
fn only_text_that_stands_as_it_is_counts_as_plain() {
    let text = "a =\n    One\n    two\nb = { $x }\nc = x { \"\" }\n";
    let shape = Shape::read(text);
    let plain = |i: usize| shape.messages[i].value.as_ref().unwrap().plain.clone();
    let pieces = plain(0).unwrap();
    assert_eq!(pieces.into_iter().map(|r| &text[r]).collect::<String>(), "One\ntwo");
    assert!(plain(1).is_none() && plain(2).is_none());
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[a-z\\-${}\\[\\]*.=>\" \\n\\r#é()0-9:,A-Z]{0,80}") {
        let shape = Shape::read(&text);
        for m in &shape.messages {
            assert_eq!(text[m.id_range.clone()], m.id);
        }
    }
}
