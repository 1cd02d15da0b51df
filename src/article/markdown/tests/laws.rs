use proptest::prelude::*;

use super::{article, check_hostile, check_laws};

/// Pieces of Markdown, put together at random.
const PIECES: &[&str] = &[
    "word",
    "Two words.",
    " ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "\r\n",
    "  \n",
    "\\\n",
    "\\",
    "# ",
    "## ",
    "> ",
    ">",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "- [ ] ",
    "[x]",
    "[x][]",
    "[text][x]",
    "[x]: /url 'Title'\n",
    "[^1]",
    "[^1]: ",
    "![alt](a.png)",
    "![alt](a.png \"Title\")",
    "![x]",
    "![x][]",
    "[link](/a \"t\")",
    "[![alt](a.png)](/b)",
    "[",
    "]",
    "(",
    ")",
    "!",
    "`",
    "``",
    "```\n",
    "~~~\n",
    "`code`",
    "*",
    "**",
    "_",
    "~~",
    "*em*",
    "**strong**",
    "<",
    ">",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<div>",
    "<p>Text</p>",
    "<!-- c -->",
    "<!--",
    "-->",
    "<https://a.b>",
    "|",
    "\\|",
    "| a | b |\n|---|---|\n",
    "|---|\n",
    "a | b\n-|-\n",
    "---\n",
    "===\n",
    "***\n",
    "&amp;",
    "&eacute;",
    "&",
    "\u{A0}",
    "é",
    "Kreyòl",
    "日本。",
    "\u{FEFF}",
    "\0",
    "\t",
    ":",
    "> [!NOTE]\n",
    "<script>",
    "</script>",
    "<!-- tradwi: skip -->\n",
    "<!-- tradwi: id some-id -->\n",
    "<!-- tradwi: note See it -->\n",
    "+++\n",
    "title: Yes\n",
    "...\n",
    "<span title=\"a\nb\">",
    "[a\nb](/c\n'd')",
    "`a\nb`",
    "1986. ",
    "\u{301}",
    "\u{202E}",
    "http://x.y",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|p| p.concat())
}

fn yaml_soup() -> impl Strategy<Value = String> {
    let pieces = [
        "title: ",
        "summary: ",
        "image:\n  caption: ",
        "list:\n",
        "  - ",
        "- ",
        "title: |\n",
        "title: >-\n",
        "  text here\n",
        "   more\n",
        "\n",
        "\"",
        "'",
        "it''s",
        "a \\\" b",
        "{",
        "}",
        "[",
        "]",
        ", ",
        ": ",
        " #",
        "#",
        "&a ",
        "*a",
        "!!str ",
        "!x ",
        "|2\n",
        "\r\n",
        "\\u00e9",
        "é",
        "Words here",
        "null",
        "12",
        "2024-06-25",
        "lang: fr\n",
        "date: ",
        "locales: [ht]\n",
        "<<: *a\n",
        "? ",
        "\t",
        "%TAG\n",
        "\u{85}",
        "\u{FEFF}",
    ];
    prop::collection::vec(
        prop_oneof![9 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => any::<String>()],
        0..20,
    )
    .prop_map(|p| format!("---\n{}\n---\nBody text\n", p.concat()))
}

fn toml_soup() -> impl Strategy<Value = String> {
    let pieces = [
        "title = ",
        "summary = ",
        "[image]\n",
        "caption = ",
        "[[x]]\n",
        "\"",
        "'",
        "\"\"\"",
        "'''",
        "\"a b\"",
        "'a b'",
        "\n",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "\\u00e9",
        "\\n",
        "é",
        "words",
        "12",
        "2024-06-25",
        "lang = \"fr\"\n",
        "date = ",
        "# c",
        "\r\n",
        "a.b = ",
    ];
    prop::collection::vec(
        prop_oneof![9 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => any::<String>()],
        0..20,
    )
    .prop_map(|p| format!("+++\n{}\n+++\nBody text\n", p.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_keeps_the_laws(text in any::<String>()) {
        check_laws(&text);
    }

    #[test]
    fn markdown_soup_keeps_the_laws(text in soup()) {
        check_laws(&text);
    }

    #[test]
    fn yaml_soup_keeps_the_laws(text in yaml_soup()) {
        check_laws(&text);
    }

    #[test]
    fn toml_soup_keeps_the_laws(text in toml_soup()) {
        check_laws(&text);
    }

    #[test]
    fn no_translation_changes_the_structure(text in soup(), translation in soup()) {
        check_hostile(&text, &translation);
    }

    #[test]
    fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check_laws(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_value_of_the_front_matter_reads_back(value in any::<String>(), more in soup()) {
        let value = format!("{value}{more}");
        for source in [
            "---\ntitle: Plain words\nx: {title: In flow, y: [1]}\nsummary: 'single'\ndescription: \"double\"\nlast: 1\n---\n",
            "+++\ntitle = 'Plain words'\nsummary = \"double\"\nlast = 1\n+++\n",
        ] {
            let article = article(source);
            let assembled = super::everywhere(&article, &value);
            let again = super::article(&assembled.text);
            let meant = super::super::write::clean(&value, false);
            if meant.is_empty() || !crate::text::has_letters(&meant) {
                continue;
            }
            prop_assert_eq!(&assembled.refused, &[] as &[usize]);
            prop_assert_eq!(article.blocks.len(), again.blocks.len(), "{}", assembled.text);
            for block in &again.blocks {
                prop_assert_eq!(&block.text, &super::super::blocks::one_line(&meant), "{}", assembled.text);
            }
        }
    }
}

#[test]
fn much_of_one_thing_is_read_in_one_go() {
    for unit in [
        ">",
        "[",
        "# a\n",
        "- ",
        "![",
        "*a ",
        "`",
        "<",
        "| a ",
        "a | b\n-|-\n",
        "a\n",
        "<p>a</p>\n",
        "[a](b) ",
        "\\",
        "&",
        "> a\n",
        "-\n ",
        "<a>",
        "[^1]: x\n",
    ] {
        let text = unit.repeat(20_000);
        let article = article(&text);
        assert_eq!(crate::article::assemble(&article, &crate::article::Rendition::default()).text, text);
        super::everywhere(&article, "x <b> [a](javascript:b)");
    }
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
        let n = 20_000;
        article(&format!("---\na: {}b{}\n---\n", open.repeat(n), close.repeat(n)));
        article(&format!("+++\na = {}1{}\n+++\n", open.repeat(n), close.repeat(n)));
    }
}

#[test]
fn hostile_translations_stay_text() {
    let articles = [
        "Para\n",
        "# Head\n",
        "Head\n===\n",
        "Head\n---\n",
        "- item\n- two\n\n  more\n",
        "> quote\n> more\n",
        "> [!NOTE]\n> alert\n",
        "| a | b |\n|---|---|\n| c | d |\n",
        "a | b\n--|--\nc | d\n",
        "![alt](a.png \"Title\")\n",
        "[![alt](a.png)](/b)\n",
        "![alt]\n\n[alt]: /x\n",
        "- [ ] task\n",
        "1. one\n2. two\n",
        "Note[^1]\n\n[^1]: foot\n",
        "<p>html text</p>\n",
        "- a\n  - b\n\n    c\n",
        "Para\n\n    code\n",
        "[x]: /u\npara\n",
        "Para\r\nmore\r\n\r\nnext\r\n",
        "| ![alt](a.png) | b |\n|---|---|\n",
        "> - a\n>   b\n> lazy\nline\n",
        "<figure>\n<figcaption>A</figcaption>\n</figure>\n",
    ];
    let translations = [
        "# x",
        "- x",
        "+ x",
        "* x",
        "> x",
        "1. x",
        "1) x",
        "[a]: b",
        "[^1]: b",
        "[^2]: b",
        "<script>alert(1)</script>",
        "<div>",
        "</p>",
        "<!-- x",
        "```",
        "~~~",
        "``` x",
        "| a |",
        "a | b",
        "===",
        "---",
        "***",
        "___",
        "x\\",
        "x\\\\",
        "[x](javascript:y)",
        "![x](javascript:y)",
        "<javascript:x>",
        "[x](java&Tab;script:y)",
        "[x](  JAVASCRIPT:y)",
        "[x](data:text/html,y)",
        "x\\\n# y",
        "x\\\n- y",
        "x\\\n===",
        "x\\\n---",
        "x\\\n> y",
        "x\\\n```",
        "x\\\n    y",
        "x\\\n|--|",
        "x | y\\\n--|--",
        "x\\\n<div>",
        "x\\\n[a]: b",
        "x\\\n[^1]: b",
        "x\n\ny",
        "x\r\ry",
        "x\n# y",
        "    x",
        "\tx",
        "x #",
        "x ##",
        "#",
        "##",
        "-",
        "+",
        "1.",
        "[ ] x",
        "[x] y",
        "[!NOTE]",
        "[!NOTE] x",
        "x](y)",
        "![",
        "]",
        "[",
        "`",
        "``",
        "x ` y",
        "<b>",
        "<b",
        "<b onclick=\"<script>\">",
        "`<b>",
        "x --> y",
        "?>",
        "]]>",
        "<a href=\"javascript:x\">y</a>",
        "\u{0}",
        "&lt;b&gt;",
        "x `|` y",
        "x \\| y",
        "x \\\\| y",
        "|",
        "\\",
        "\"quoted\"",
        "'q'",
        "(q)",
        "x \"y\" z",
        "$x$",
        "\u{2028}# x",
        "\u{85}# x",
    ];
    for text in articles {
        for translation in translations {
            check_hostile(text, translation);
            // An image alone makes another thing of a paragraph, and a quotation right under a definition its
            // title; nothing else needs refusing.
            if translation.starts_with("![x]") || text.starts_with("[x]:") {
                continue;
            }
            let article = article(text);
            let refused = super::everywhere(&article, translation).refused;
            assert!(refused.is_empty(), "{translation:?} in {text:?}");
        }
    }
}
