use super::{check_laws, dump, everywhere};
use crate::article::Rendition;
use crate::locale::Locale;

#[test]
fn every_yaml_style_is_read() {
    let text = "---\ntitle: Plain é words # comment\nsummary: 'It''s'\ndescription: \"a \\\"b\\\" \\u00e9\"\nimage:\n  caption: Deep\n  alt: no\n\
                list:\n  - title: One\n  - {title: Two, x: [title]}\ncaption: not configured here\n---\nBody\n";
    let article = check_laws(text);
    assert_eq!(
        dump(&article),
        "field title: Plain é words\nfield summary: It's\nfield description: a \"b\" é\nfield image.caption: Deep\n\
         field list.title: One\nfield list.title: Two\nparagraph: Body\n"
    );
}

#[test]
fn block_scalars_give_a_segment_a_paragraph() {
    for eol in ["\n", "\r\n"] {
        let text = "---\nsummary: |\n  One\n  wrapped\n\n  Two\ndescription: >-\n\n    Three\n    wrapped\n\n    - list\n      deeper\n---\nBody\n".replace('\n', eol);
        let article = check_laws(&text);
        assert_eq!(
            dump(&article),
            "field summary: One wrapped\nfield summary: Two\nfield description: Three wrapped\nparagraph: Body\n"
        );
        assert_eq!(article.untranslatable.len(), 1);
        let out = everywhere(&article, "# a: 'b' - c");
        assert!(out.refused.is_empty());
        assert!(
            out.text.contains(&format!("summary: |{eol}  # a: 'b' - c{eol}{eol}  # a: 'b' - c{eol}desc")),
            "{}",
            out.text
        );
    }
}

#[test]
fn what_is_no_plain_string_stays() {
    let text = "---\ntitle: &t Anchored\nsummary: *t\ndescription: !mine Tagged\nx:\n  title: true\n  summary: 12\n  description: \"two\\nlines\"\n\
                y:\n  title: |2\n    indicated\n---\n";
    let article = check_laws(text);
    assert_eq!(dump(&article), "field title: Anchored\n");
    assert_eq!(article.untranslatable.len(), 2);
    assert_eq!(article.problems, []);
}

#[test]
fn toml_strings_are_read_by_span() {
    let text = "+++\r\ntitle = 'Literal'\r\nsummary = \"a \\\"b\\\"\" # c\r\ndescription = \"\"\"\r\nOne\"\"\"\r\n[image]\r\ncaption = '''x'''\r\n\
                [[more]]\r\ntitle = \"two\\nlines\"\r\n+++\r\nBody\r\n";
    let article = check_laws(text);
    assert_eq!(
        dump(&article),
        "field title: Literal\nfield summary: a \"b\"\nfield description: One\nfield image.caption: x\nparagraph: Body\n"
    );
    assert_eq!(article.untranslatable.len(), 1);
}

#[test]
fn settings_are_read_and_lang_is_rewritten() {
    for (text, result) in [
        (
            "---\nlang: en\nlocales: [ht, fr]\ndate: 2024-06-25\n---\nBody\n",
            "---\nlang: no\nlocales: [ht, fr]\ndate: 2024-06-25\n---\nBody\n",
        ),
        (
            "---\nlang: 'en'\nlocales: ht, fr\ndate: 2024-06-25T10:00:00Z\n---\nBody\n",
            "---\nlang: 'no'\nlocales: ht, fr\ndate: 2024-06-25T10:00:00Z\n---\nBody\n",
        ),
        (
            "+++\nlang = \"en\"\nlocales = [\"ht\", \"fr\"]\ndate = 2024-06-25T10:00:00\n+++\nBody\n",
            "+++\nlang = \"no\"\nlocales = [\"ht\", \"fr\"]\ndate = 2024-06-25T10:00:00\n+++\nBody\n",
        ),
    ] {
        let article = check_laws(text);
        assert_eq!(article.lang, Some(Locale::english()), "{text}");
        assert_eq!(article.locales.as_ref().map(Vec::len), Some(2), "{text}");
        assert_eq!(article.date, Some(jiff::civil::date(2024, 6, 25)), "{text}");
        // A bare `no` is false to readers of YAML 1.1.
        let result = result.replace("lang: no\n", "lang: \"no\"\n");
        let norwegian = "no".parse().unwrap();
        let rendition = Rendition { locale: Some(&norwegian), ..Rendition::default() };
        assert_eq!(crate::article::assemble(&article, &rendition).text, result);
    }
}

#[test]
fn front_matter_that_does_not_parse_is_a_problem_and_the_body_goes_on() {
    for text in [
        "---\ntitle: a: b\n---\nBody\n",
        "---\ntitle: [a\n---\nBody\n",
        "+++\ntitle = \n+++\nBody\n",
        "---\nlang: kreyòl\n---\nBody\n",
    ] {
        let article = check_laws(text);
        assert_eq!(dump(&article), "paragraph: Body\n");
        assert_eq!(article.problems.len(), 1, "{text}");
        assert!(article.unreadable, "{text}");
        assert_eq!(article.problems[0].rule, "front-matter");
        assert!(article.problems[0].span.start > 4, "{:?}", article.problems);
    }
}

#[test]
fn front_matter_with_a_yaml_directive_is_left_as_it_is_and_reported() {
    for start in
        ["%é, x\r---\n", "%kreyòl a\n--- # c\n", "%YAML 1.2\r---\r", "%x é\r\n--- !!map\r\n", "\u{FEFF}%é x\n--- # c\n"]
    {
        let text = format!("---\n{start}title: Yes\nlang: fr\ndate: 2024-06-25\n---\nBody\n");
        let article = check_laws(&text);
        assert_eq!(dump(&article), "paragraph: Body\n", "{text:?}");
        assert_eq!((&article.lang, article.date, article.problems.len()), (&None, None, 1), "{text:?}");
        let ht = "ht".parse().unwrap();
        let rendition = Rendition { locale: Some(&ht), ..Rendition::default() };
        assert_eq!(crate::article::assemble(&article, &rendition).text, text);
    }
    // A percent sign is none where a value goes on.
    let article = check_laws("---\n--- # c\ntitle: Yes\nsummary: \"50\n  %\"\nlang: fr\n---\nBody\n");
    assert_eq!((article.problems.len(), article.lang.is_some()), (0, true));
}

#[test]
fn thematic_breaks_are_no_front_matter() {
    for text in ["---\n\nProse between\n\n---\n", "Text\n\n---\ntitle: x\n---\n", "--- \ntitle: never closed\n"] {
        let article = check_laws(text);
        assert!(!dump(&article).contains("field"), "{text}");
        assert!(!article.blocks.is_empty(), "{text}");
    }
}

#[test]
fn an_alias_bomb_is_read_in_one_go() {
    let mut text = String::from("---\na0: &a0 [title, title]\n");
    for i in 1..60 {
        text.push_str(&format!("a{i}: &a{i} [*a{0}, *a{0}, *a{0}, *a{0}]\n", i - 1));
    }
    text.push_str("title: Still read\n---\n");
    assert_eq!(dump(&check_laws(&text)), "field title: Still read\n");
}

#[test]
fn front_matter_that_nothing_closes_is_named() {
    use crate::diagnostic::Severity;
    for text in [
        "---\ntitle: never closed\n\nBody\n",
        "\u{FEFF}---\r\nimage:\r\n  src: a.png\r\n",
        "---\ntitle:\n",
        "+++\ntitle = \"x\"\n\nBody\n",
    ] {
        let article = check_laws(text);
        let [problem] = &article.problems[..] else { panic!("{text:?}: {:?}", article.problems) };
        assert_eq!((problem.rule, problem.severity), ("front-matter", Some(Severity::Warning)));
        assert!(matches!(&text[problem.span.clone()], "---" | "+++"), "{text:?}");
        assert!(!article.unreadable);
    }
    for text in [
        "---\n\ntitle: behind a rule\n",
        "---\nSaid Ana Jean: it is so\n",
        "---\nhttps://example.org\n",
        "---\nprose\n\n---\n",
        "---\nkey: closed\n---\n",
        "----\nkey: value\n",
        "---\n",
        "---",
        "",
    ] {
        assert_eq!(check_laws(text).problems, [], "{text:?}");
    }
}
