use super::{article, check_laws, dump, everywhere};

#[test]
fn constructs_keep_the_laws() {
    for text in [
        "",
        "\u{FEFF}",
        "\u{FEFF}# Title\n",
        "No last newline",
        "CR only\rline",
        "a\0b\n",
        "# ATX\n\n## ATX closed ##\n\n### with `code` #tag\n",
        "Setext\n===\n\nSetext over\ntwo lines\n---\n",
        "Hard  \nbreak\\\nand soft\nbreak\n",
        "back\\  \nslash\n",
        "> quote\n> wrapped\nlazy\n>\n> second\n",
        "> - item in\n>   quote\n>   - nested\n>\n>     loose\n",
        "- > quote in\n  > item\n- two\n",
        "- tight\n- list\n  wrapped\n  - nested\n- last\n",
        "- loose\n\n- list\n\n  second `code\n  span` here\n",
        "1. one\n2. two\n10) ten\n",
        "- [ ] task\n- [x] done\n\n  more\n",
        "[full][a], [collapsed][], [shortcut], ![image][a], ![image][], ![image]\n\n[a]: /a\n[collapsed]: /c\n[shortcut]: /s 'Title'\n[image]: /i\n",
        "[over\nlines][], [over\nlines] and [text\nover](/a\n\"title\nover\")\n\n[over lines]: /o\n",
        "> [over\n> lines] and `code\n> over` <b\n> class=\"x\">lines</b>\n>\n> [over lines]: /o\n",
        "![alone](a.png)\n\n![one](a.png) ![two](b.png \"Title two\")\n\n[![linked](a.png)](/x)\n\n![*em* `code`](a.png 'T')\n",
        "![ref]\n\n![col][]\n\n![full][ref]\n\n[ref]: /r\n[col]: /c\n",
        "| a | b\\|c |\n|---|:-:|\n| `x\\|y` z | ![alt](i.png) |\n| **d** | |\n",
        "a | b\n--|--\nc | d\n",
        "> | a | b |\n> |---|---|\n> | c | d |\n",
        "Text[^1] and[^n].\n\n[^1]: Foot\n    wrapped\n\n    second\n[^n]: Other\n",
        "> [!NOTE]\n> Alert text\n> wrapped\n\n> [!TIP]\nlazy\n",
        "```rust\ncode\n```\n\n    indented\n\n~~~\ncode\n",
        "<div>\n<p>Para\nover</p>\n<span>left</span>\n</div>\n\n<details>\n<summary>Sum</summary>\n\nInside\n\n</details>\n",
        "<script>\nvar letters;\n</script>\n\n<style>p{}</style>\n\n<!-- comment -->\n\n<pre>\nshown\n</pre>\n",
        "- <p>html in item</p>\n\n> <p>html in\n> quote</p>\n",
        "~~struck~~ <b>raw</b> <https://auto.link> &eacute; \\*escaped\\*\n",
        "***\n\n---\n\nText\n",
        "Para\r\nwrapped\r\n\r\n> quote\r\n> wrapped\r\n\r\n- item\r\n  wrapped\r\n",
        "\\# not a heading\n\n\\- not a list\n\n1986\\. A year\n",
        "#hashtag\n\n-5 degrees\n\n1.5 litres\n\n[sic]: \n",
        "[ref]: /url\npara under it\n",
        "a | b\\\n- | -\n1 | 2\n",
        "- `|`a\n---\n",
        "> >a\n> >b\n> | c | d |\n> >|---|:-:|\n",
        "![` a](b.png)\r\n`c\r\n",
        "> <!--| a | b |\n|---|---|\n<p>\r\n&A</p>\n",
    ] {
        check_laws(text);
    }
}

#[test]
fn blocks_have_their_kinds() {
    let text = "# T\n\nP\n\n> Q\n\n- L\n  > LQ\n\n> - QL\n\n| C | D |\n|---|---|\n| E | 5 |\n\nN[^1]\n\n[^1]: F\n\n> [!NOTE]\n> A\n\n![alt](x \"cap\")\n";
    let dump = dump(&article(text));
    assert_eq!(
        dump,
        "heading 1: T\nparagraph: P\nquotation: Q\nlist item: L\nquotation: LQ\nlist item: QL\ntable cell: C\n\
         table cell: D\ntable cell: E\nparagraph: N[^1]\nfootnote: F\nparagraph: A\nalt text: alt\ncaption: cap\n"
    );
}

#[test]
fn text_is_on_one_line_with_hard_breaks() {
    let text = "> One\n> two  \n> three\\\n> four\n\n[a][] [b]\n\n[a]: /a\n[b]: /b\n";
    assert_eq!(dump(&article(text)), "quotation: One two\\\\nthree\\\\nfour\nparagraph: [a][a] [b][b]\n");
}

#[test]
fn text_without_letters_is_no_block() {
    for text in [
        "85%\n",
        "—\n",
        "`code`\n",
        "<https://a.b>\n",
        "https://a.b/c\n",
        "![](x.png)\n",
        "- 5\n",
        "| 1 | — |\n|---|---|\n",
        "1986\n",
    ] {
        assert_eq!(dump(&article(text)), "", "{text}");
    }
}

#[test]
fn letters_in_skipped_html_are_named() {
    let text = "<div>left <b>behind</b></div>\n<p>a block</p>\n<script>no</script><!-- no -->\n\n[x]: /u 'A title'\n";
    let article = article(text);
    let left: Vec<_> = article.untranslatable.iter().map(|r| &text[r.clone()]).collect();
    assert_eq!(left, ["left", "behind", "A title"]);
    assert_eq!(dump(&article), "paragraph: a block\n");
}

#[test]
fn text_of_html_is_found_in_containers_and_between_lines_of_other_systems() {
    for (text, dumped, written) in [
        ("> <p>in a\n> quote</p>\n", "paragraph: in a quote\n", "> <p>X y</p>\n"),
        (
            "- <p>in an item</p>\n  <h2>Two\n  lines</h2>\n",
            "paragraph: in an item\nheading 2: Two lines\n",
            "- <p>X y</p>\n  <h2>X y</h2>\n",
        ),
        ("<div>\r\n<p>Para\r\nover</p>\r\n</div>\r\n", "paragraph: Para over\n", "<div>\r\n<p>X y</p>\r\n</div>\r\n"),
        (">\t<p>é\r\n>\tò</p>\r\n", "paragraph: é ò\n", ">\t<p>X y</p>\r\n"),
    ] {
        let article = check_laws(text);
        assert_eq!(dump(&article), dumped, "{text:?}");
        assert_eq!(article.untranslatable, [], "{text:?}");
        assert_eq!(everywhere(&article, "X y").text, written, "{text:?}");
    }
}

#[test]
fn html_text_cannot_become_tags() {
    let article = article("<p>Fish &amp; chips</p>\n");
    assert_eq!(everywhere(&article, "<b>Pwason</b> & &eacute;").text, "<p>&lt;b>Pwason&lt;/b> &amp; &eacute;</p>\n");
}

#[test]
fn hard_breaks_are_written_with_the_prefix_of_the_container() {
    let article = article("> - One\r\n>   two\r\n");
    assert_eq!(everywhere(&article, "En\\\nde").text, "> - En\\\r\n>   de\r\n");
    let cell = super::article("| a | b |\n|---|---|\n");
    assert_eq!(everywhere(&cell, "x\\\ny | z").text, "| x y \\| z | x y \\| z |\n|---|---|\n");
}

#[test]
fn tags_of_the_source_may_be_used_and_no_others() {
    let article = article("A <b>bold</b> word\n");
    assert_eq!(everywhere(&article, "Yon mo <b>gra</b> <i>x</i>").text, "Yon mo <b>gra</b> \\<i>x\\</i>\n");
    let linked = super::article("A [link](ftp://x.y) here\n");
    assert_eq!(
        everywhere(&linked, "Yon [lyen](ftp://x.y) ak [lòt](ftp://z)").text,
        "Yon [lyen](ftp://x.y) ak \\[lòt](ftp://z)\n"
    );
}

#[test]
fn an_empty_text_leaves_a_paragraph_out() {
    let leave_out = |text: &str, block: usize| {
        let article = article(text);
        let mut texts = vec![None; article.blocks.len()];
        texts[block] = Some(String::new());
        let rendition = crate::article::Rendition { texts: &texts, ..Default::default() };
        let assembled = crate::article::assemble(&article, &rendition);
        (assembled.text, assembled.refused)
    };
    for (text, block, result) in [
        ("a\n\nb\n\nc\n", 1, "a\n\nc\n"),
        ("a\n\nb\n\nc\n", 0, "b\n\nc\n"),
        ("a\n\nb\n", 1, "a\n\n"),
        ("> a\n>\n> b\n>\n> c\n", 1, "> a\n>\n> c\n"),
        ("- a\n- b\n- c\n", 1, "- a\n- c\n"),
        ("- a\n- b\n\nc\n", 1, "- a\n\nc\n"),
        ("- a\n\n- b\n\nc\n", 1, "- a\n\nc\n"),
        ("- [ ] a\n- [x] b\n", 1, "- [ ] a\n"),
        ("- a\n  - b\n", 0, "- \n  - b\n"),
        ("a\nover\nlines\n\nb\n", 0, "b\n"),
        ("a\r\n\r\nb\r\n\r\nc\r\n", 1, "a\r\n\r\nc\r\n"),
    ] {
        assert_eq!(leave_out(text, block), (result.to_owned(), vec![]), "{text:?}");
    }
    assert_eq!(leave_out("# a\n\nb\n", 0), ("# a\n\nb\n".to_owned(), vec![0]));
}

#[test]
fn markers_speak_of_the_next_block() {
    let text = "<!-- tradwi: id lead -->\n<!-- tradwi: note Keep it short -->\nLead\n\n<!-- tradwi: skip -->\n- left\n- out\n\nIn\n\n\
                <!-- tradwi: skip-start -->\n\nOut\n\n# Out\n\n<!-- tradwi: skip-end -->\n\nIn again\n";
    let article = check_laws(text);
    assert_eq!(dump(&article), "paragraph: Lead\nparagraph: In\nparagraph: In again\n");
    assert_eq!(article.blocks[0].fixed_id.as_deref(), Some("lead"));
    assert_eq!(article.blocks[0].note.as_deref(), Some("Keep it short"));
    assert_eq!(article.untranslatable, []);
    assert_eq!(article.problems, []);
    let ht = "ht".parse().unwrap();
    let rendition = crate::article::Rendition { locale: Some(&ht), ..Default::default() };
    assert_eq!(
        crate::article::assemble(&article, &rendition).text,
        "Lead\n\n- left\n- out\n\nIn\n\n\nOut\n\n# Out\n\n\nIn again\n"
    );
}

#[test]
fn a_marker_between_two_paragraphs_keeps_them_apart() {
    let article = article("One\n<!-- tradwi: id two -->\nTwo\n");
    assert_eq!(dump(&article), "paragraph: One\nparagraph: Two\n");
    let ht = "ht".parse().unwrap();
    let rendition = crate::article::Rendition { locale: Some(&ht), ..Default::default() };
    assert_eq!(crate::article::assemble(&article, &rendition).text, "One\n\nTwo\n");
}

#[test]
fn markers_that_cannot_be_obeyed_are_problems() {
    for text in [
        "<!-- tradwi: ignore -->\n\nText\n",
        "<!-- tradwi: id 1x -->\n\nText\n",
        "Text\n\n<!-- tradwi: id x -->\n",
        "Text\n\n<!-- tradwi: skip -->\n",
        "<!-- tradwi: skip-start -->\n\nText\n",
        "<!-- tradwi: skip-end -->\n\nText\n",
        "Text <!-- tradwi: skip -->\n",
        "<!-- tradwi: id x -->\n\nText\n\n<!-- tradwi: id x -->\n\nMore\n",
        "<!-- tradwi: skip --> and text\n",
    ] {
        let article = check_laws(text);
        assert_eq!(article.problems.len(), 1, "{text:?} {:?}", article.problems);
        assert_eq!(article.problems[0].rule, "marker");
    }
}

#[test]
fn a_skip_start_that_nothing_ends_skips_nothing_and_is_an_error() {
    use crate::diagnostic::Severity;
    let start = "<!-- tradwi: skip-start -->\n\n";
    let article = check_laws(&format!(
        "One\n\n{start}Two\n\n<!-- tradwi: skip-end -->\n\nThree\n\n{start}Four\n\n> {start}Five\n"
    ));
    assert_eq!(dump(&article), "paragraph: One\nparagraph: Three\nparagraph: Four\nparagraph: Five\n");
    let severities: Vec<_> = article.problems.iter().map(|p| p.severity).collect();
    assert_eq!(severities, [Some(Severity::Error), Some(Severity::Error)]);
}

#[test]
fn a_layout_is_asked_for_in_plain_text_only() {
    let article = check_laws("<!-- tradwi: layout wrapped -->\n\nText\n");
    assert_eq!((article.problems.len(), article.problems[0].rule), (1, "marker"));
}

#[test]
fn a_bare_address_is_copied_wherever_it_stands() {
    let article = check_laws(
        "# Title\n\nhttps://example.org/a?x=1\n\n<https://example.org>\n\n- www.example.org\n\n<p>https://example.org</p>\n\nText\n",
    );
    assert_eq!(dump(&article), "heading 1: Title\nparagraph: Text\n");
    assert_eq!(article.untranslatable, []);
}

#[test]
fn links_have_ranges_and_labels() {
    let text = "[a](/x \"t\") ![i](<b c>) [t][l] <https://a.b> [sic] [e]() `[n](o)` [w [v](/y) ](/z)";
    let found: Vec<_> =
        crate::article::links(text).into_iter().map(|l| (l.range.map(|r| &text[r]), l.dest, l.label)).collect();
    let s = String::from;
    assert_eq!(
        found,
        [
            (Some("/x"), s("/x"), None),
            (Some("b c"), s("b c"), None),
            (None, s(""), Some(s("l"))),
            (Some("https://a.b"), s("https://a.b"), None),
            (Some(""), s(""), None),
            (Some("/y"), s("/y"), None),
        ]
    );
    assert_eq!(crate::article::footnote_references("a[^1] `[^2]` [^n] \\[^3]"), ["1", "n"]);
}
