//! The laws on documents that are made by a grammar: containers in containers, lazy lines, tables, notes and front
//! matter, with text in every script. A soup of signs hardly ever makes these.

use proptest::prelude::*;

use super::{Article, article, check_laws, everywhere};
use pulldown_cmark::{Event, Tag, TagEnd};

/// Words as people write them, and some that look like markup at the start of a line.
const WORDS: &[&str] = &[
    "dlo",
    "pwòp",
    "Pòtoprens",
    "l’eau",
    "« oui »",
    "85%",
    "1,500",
    "25",
    "J.",
    "Yon",
    "mo.",
    "Fini!",
    "C++",
    "a_b_c",
    "5*3",
    "#tag",
    "-5",
    "1986.",
    "x|y",
    "a\\|b",
    "[sic]",
    "&amp;",
    "&eacute;",
    "<",
    "e\u{301}",
    "👩🏾\u{200D}⚕️",
    "שלום",
    "\u{202E}abc\u{202C}",
    "日本。",
    "a\u{A0}b",
    "a\u{202F}:",
    "\u{3000}",
    "\\*",
    "\\_x",
    "$5-$10",
    "http://x.y/z",
    "`",
    "*",
    "**",
    "_",
    "~~",
    "]",
    "[",
    "(x)",
    "!",
    "===",
    "---",
    "+",
    ">",
    "|",
    "\u{2028}",
    "\u{85}",
    "\u{FEFF}x",
    "\\\\",
];

/// A piece of a line.
fn inline() -> impl Strategy<Value = String> {
    let word = || prop::sample::select(WORDS).prop_map(str::to_owned);
    let leaf = prop_oneof![
        20 => word(),
        2 => Just("`kòd | x`".to_owned()),
        2 => Just("<b>gra</b>".to_owned()),
        1 => Just("<https://a.b/c>".to_owned()),
        1 => Just("mo[^1]".to_owned()),
        1 => Just("<br>".to_owned()),
        1 => "\\PC{1,6}",
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let some = prop::collection::vec(inner, 1..4).prop_map(|p| p.join(" "));
        (some, 0..9_usize).prop_map(|(text, kind)| match kind {
            0 => format!("*{text}*"),
            1 => format!("**{text}**"),
            2 => format!("~~{text}~~"),
            3 => format!("[{text}](/x \"tit {text}\")"),
            4 => format!("[{text}][ref]"),
            5 => "[ref]".to_owned(),
            6 => format!("![{text}](a.png 'T')"),
            7 => "[Ref][]".to_owned(),
            _ => text,
        })
    })
}

/// Lines of one paragraph; a break is a plain one, a hard one, or a space.
fn lines() -> impl Strategy<Value = Vec<String>> {
    let piece = (inline(), prop::sample::select(vec![" ", " ", " ", "\n", "\n", "  \n", "\\\n"]));
    prop::collection::vec(piece, 1..9).prop_map(|pieces| {
        let text: String = pieces.into_iter().map(|(text, gap)| text + gap).collect();
        text.trim_end().split('\n').map(str::to_owned).collect()
    })
}

/// The lines of a block, blocks in it included.
fn block() -> impl Strategy<Value = Vec<String>> {
    let one = |prefix: &'static str| inline().prop_map(move |t| vec![format!("{prefix}{t}")]);
    let cell = prop::collection::vec(inline().prop_map(|t| t.replace('|', "\\|")), 2..4);
    let table = prop::collection::vec(cell, 1..4).prop_map(|rows| {
        let mut out: Vec<String> = rows.iter().map(|r| format!("| {} |", r.join(" | "))).collect();
        out.insert(1, "|---|:-:|".to_owned());
        out
    });
    let leaf = prop_oneof![
        6 => lines(),
        1 => one("# "),
        1 => one("### "),
        1 => lines().prop_map(|mut l| { l.push("===".to_owned()); l }),
        2 => table,
        1 => Just(vec!["```".to_owned(), "# kòd".to_owned(), "```".to_owned()]),
        1 => inline().prop_map(|t| vec![format!("<p>{}</p>", t.replace('<', "&lt;"))]),
        1 => inline().prop_map(|t| vec!["<div>".into(), format!("<h2>{}", t.replace('<', "&lt;")), "mo</h2>".into(), "</div>".into()]),
        1 => Just(vec!["***".to_owned()]),
        1 => Just(vec!["<!-- tradwi: note gade -->".to_owned()]),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let blocks = prop::collection::vec(inner, 1..4);
        (blocks, 0..8_usize, any::<bool>(), any::<bool>()).prop_map(|(blocks, kind, tight, lazy)| {
            let gap: &[String] = if tight { &[] } else { &[String::new()] };
            let mut inside: Vec<String> = Vec::new();
            for block in blocks {
                if !inside.is_empty() {
                    inside.extend_from_slice(gap);
                }
                inside.extend(block);
            }
            let (first, rest) = match kind {
                0 | 1 => ("> ", "> "),
                2 => ("- ", "  "),
                3 => ("10. ", "    "),
                4 => ("- [x] ", "  "),
                5 => ("*\t", "\t"),
                6 => (">", ">"),
                _ => ("+   ", "    "),
            };
            let mut out: Vec<String> = Vec::new();
            if kind == 1 {
                out.push("> [!NOTE]".to_owned());
            }
            for (i, line) in inside.into_iter().enumerate() {
                // Every now and then a line goes on without the marks of its containers.
                let prefix = if i == 0 && kind != 1 {
                    first
                } else if lazy && i % 3 == 2 {
                    ""
                } else {
                    rest
                };
                out.push(format!("{prefix}{line}"));
            }
            out
        })
    })
}

/// Front matter, or none.
fn front() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(prop::sample::select(WORDS), 1..5).prop_map(|w| w.join(" "));
    (words, 0..12_usize).prop_map(|(words, kind)| {
        let single = words.replace('\'', "''");
        let double = words.replace('\\', "\\\\").replace('"', "\\\"");
        match kind {
            0 => format!("---\ntitle: '{single}'\n---\n"),
            1 => format!("---\ntitle: \"{double}\"\nx: 1\n---\n"),
            2 => format!("---\ntitle: &a \"{double}\"\nsummary: *a\n---\n"),
            3 => format!("---\nsummary: |\n  {words}\n  {words}\n\n  Mo\ntitle: x\n---\n"),
            4 => format!("---\nsummary: >-\n    {words}\n    {words}\n---\n"),
            5 => format!("---\nsummary: |2+\n  {words}\n\n---\n"),
            6 => format!("---\nx: [{{title: '{single}'}}, '{single}']\n---\n"),
            7 => format!("+++\ntitle = \"{}\"\n+++\n", double.replace(char::is_control, " ")),
            8 => format!("+++\nsummary = \"\"\"\n{}\nmo\n\"\"\"\n+++\n", double.replace(char::is_control, " ")),
            9 => format!("---\ntitle: {words}\n---\n"),
            _ => String::new(),
        }
    })
}

fn document() -> impl Strategy<Value = String> {
    (front(), prop::collection::vec((block(), any::<bool>()), 1..6), 0..3_usize).prop_map(|(front, blocks, ends)| {
        let mut lines: Vec<String> = Vec::new();
        for (block, gap) in blocks {
            lines.extend(block);
            if gap {
                lines.push(String::new());
            }
        }
        let text = format!("{front}{}\n\n[ref]: /ref \"Tit\"\n[^1]: Nòt\n    ki plwaye\n", lines.join("\n"));
        match ends {
            0 => text.replace('\n', "\r\n"),
            _ => text,
        }
    })
}

/// No word that a reader sees is in no block and not named either: it would be left in the article's language,
/// silently, in an edition that claims to be whole.
fn check_nothing_is_passed_over(article: &Article) {
    let body = super::frontmatter::body_start(&article.text);
    let (events, _) = super::structure::parse(&article.text, body);
    let mut code = false;
    let mut address = false;
    for (event, range) in &events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Start(Tag::Link { link_type, .. }) => {
                address = matches!(link_type, pulldown_cmark::LinkType::Autolink | pulldown_cmark::LinkType::Email);
            }
            Event::End(TagEnd::Link) => address = false,
            Event::Text(text) if !code && !address && !text.contains("://") && crate::text::has_letters(text) => {
                let blocks = article.blocks.iter().map(|b| &b.span);
                let named = article.untranslatable.iter().chain(article.metadata.iter().map(|m| &m.span));
                let found = blocks.chain(named).any(|s| s.start <= range.start && range.end <= s.end);
                assert!(found, "{text:?} is passed over in {:?}", article.text);
            }
            _ => {}
        }
    }
}

fn cases() -> u32 {
    std::env::var("TRADWI_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(400)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn documents_by_the_grammar_keep_the_laws_and_pass_no_word_over(text in document()) {
        check_nothing_is_passed_over(&check_laws(&text));
    }

    #[test]
    fn no_translation_changes_the_structure_of_a_document(text in document(), translation in lines()) {
        super::check_hostile(&text, &translation.join("\\\n"));
    }

    #[test]
    fn a_plain_translation_is_read_back_from_the_article(text in document()) {
        let source = article(&text);
        let assembled = everywhere(&source, "Yon tradiksyon");
        // A paragraph that is an image stays one, and bars may be all that keeps a lazy line from going on with the
        // paragraph above it; nothing else is refused.
        let may_be = |i: &usize| source.blocks[*i].text.contains(['!', '|']);
        prop_assert!(assembled.refused.iter().all(may_be), "{:?} gives {:?}", text, assembled.text);
        let again = article(&assembled.text);
        prop_assert_eq!(again.blocks.len(), source.blocks.len(), "{:?} gives {:?}", text, assembled.text);
        for (_, block) in again.blocks.iter().enumerate().filter(|(i, _)| !assembled.refused.contains(i)) {
            prop_assert_eq!(block.text.split("][").next().unwrap_or_default(), "Yon tradiksyon", "{:?}", assembled.text);
        }
    }
}
