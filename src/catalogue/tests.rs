use super::*;
use crate::article::Layout;
use crate::locale::Locale;
use proptest::prelude::*;

mod shape;
mod small;

fn en() -> Locale {
    "en".parse().unwrap()
}

fn read_en(text: &str) -> Catalogue {
    read(text.to_owned(), &Terms::none(), &[en()])
}

fn status(text: &str, source: &str) -> Status {
    let catalogue = read_en(text);
    let source = SourceText::new(&en(), source.lines().map(str::to_owned).collect::<Vec<_>>());
    judge(catalogue.get("a"), &source, None).status
}

/// A torn comment line further down belongs to the entry below it, and what stands between may not.
#[test]
fn stray_lines_below_a_translation_are_taken_for_its_other_half_whatever_else_is_torn_below_them() {
    let torn = "\u{200B}# en> Bye.\nb = Orevwa.\n";
    for stray in ["#Ayiti fin\n", "#Ayiti fin\n\n", "[moun fin\n", "[moun fin\n\n"] {
        let text = format!("# en> Hello.\na = Bonjou,\n{stray}{torn}");
        assert_eq!(status(&text, "Hello."), Status::Broken, "{text}");
    }
    assert_eq!(status(&format!("# en> Hello.\na = Bonjou.\n{torn}"), "Hello."), Status::Current);
}

#[test]
fn a_translation_is_current_exactly_when_its_base_is_the_source() {
    for (text, source, want) in [
        ("# en> Hello.\na = Bonjou.\n", "Hello.", Status::Current),
        ("# en> Hello.\na = Bonjou.\n", "Hello!", Status::Stale),
        ("# en> Hello\u{A0}.\na = Bonjou.\n", "Hello .", Status::Current),
        ("# en> One.\n# en> Two.\na =\n    En.\n    De.\n", "One. Two.", Status::Current),
        ("# en was> Hello.\n# en diff> x\n# en> Hello!\na = Bonjou.\n", "Hello!", Status::Stale),
        ("# en was> Hello.\n# en diff> x\n# en> Hello!\na = Bonjou.\n", "Hello.", Status::Current),
        ("# en was> Hello.\n# en> Hello.\na = Bonjou.\n", "Hello.", Status::Current),
        ("# en> Hello.\na = { \"\" }\n", "Hello.", Status::Untranslated),
        ("# en> Hello.\na = {\"\"}\n", "Hello.", Status::Untranslated),
        // Signs say nothing of a text with letters; letters and figures of any script do.
        ("# en> Hello.\na = …\n", "Hello.", Status::Untranslated),
        ("# en> Hello.\na = -\n", "Hello.", Status::Untranslated),
        ("# en> Hello.\na = ?\n", "Hello.", Status::Untranslated),
        ("# en> Hello.\na =\n    ...\n    { \"[\" }\n", "Hello.", Status::Untranslated),
        ("# en> Hello.\na = 💧🅰️\n", "Hello.", Status::Untranslated),
        ("# en> Hello.\na = \u{3164}\n", "Hello.", Status::Untranslated),
        ("# en> See [it](https://a.org).\na = […](https://a.org)\n", "See [it](https://a.org).", Status::Untranslated),
        ("# en> Hello.\na = &#8230;&nbsp;\n", "Hello.", Status::Untranslated),
        ("# en> Hello.\na = <b>…</b>\n", "Hello.", Status::Untranslated),
        ("# en> Hello & [you](b).\na = A&B; [ou](b)\n", "Hello & [you](b).", Status::Current),
        ("# en> `ls`\na = `ls`\n", "`ls`", Status::Current),
        ("# en> [`ls`](a)\na = [`ls`](a)\n", "[`ls`](a)", Status::Current),
        ("# leave-out\n# en> Hello.\na = …\n", "Hello.", Status::Current),
        ("# en> Hello.\na = 5\n", "Hello.", Status::Current),
        ("# en> Hello.\na = 水\n", "Hello.", Status::Current),
        ("# en> Hello.\na = ٢\n", "Hello.", Status::Current),
        ("# en> …\na = -\n", "…", Status::Current),
        ("# en> 85%\na = -\n", "85%", Status::Current),
        ("# state: machine\n# en> Hello.\na = Bonjou.\n", "Hello.", Status::Untranslated),
        ("# state: draft\n# en> Hello.\na = Bonjou.\n", "Hello.", Status::Current),
        // A merge that kept both lines: nobody knows whether the text was read.
        ("# state: reviewed\n# state: machine\n# en> Hello.\na = Bonjou.\n", "Hello.", Status::Untranslated),
        ("# leave-out\n# en> Hello.\na = { \"\" }\n", "Hello.", Status::Current),
        ("# leave-out\n# en> Hello.\na = { \"\" }\n", "Bye.", Status::Stale),
        // Where there is a doubt, the entry is stale.
        ("a = Bonjou.\n", "Hello.", Status::Stale),
        ("# en was>\n# en> Hello.\na = Bonjou.\n", "Hello.", Status::Stale),
        ("# en diff> x\n# en> Hello.\na = Bonjou.\n", "Hello.", Status::Stale),
        ("# en> Hello.\n# en was> Hello.\na = Bonjou.\n", "Hello.", Status::Stale),
        ("# en was> Old.\n# en> Hello.\n\na = Bonjou.\n", "Hello.", Status::Stale),
        ("# en was> Old.\n\n# en> Hello.\na = Bonjou.\n", "Hello.", Status::Stale),
        ("#en was> Old.\n# en> Hello.\na = Bonjou.\n", "Hello.", Status::Stale),
        ("# en was> Old.\n#en diff> x\n# en> Hello.\na = Bonjou.\n", "Hello.", Status::Stale),
        ("# en was >Old.\n# en> Hello.\na = Bonjou.\n", "Hello.", Status::Stale),
        ("## en was> Old.\n# en> Hello.\na = Bonjou.\n", "Hello.", Status::Stale),
        ("# en was>\n# en was> Hello.\n# en> Hello.\na = Bonjou.\n", "Hello.", Status::Stale),
    ] {
        assert_eq!(status(text, source), want, "{text}");
        // Windows tools change every line end; that is no news.
        assert_eq!(status(&text.replace('\n', "\r\n"), source), want, "CRLF {text}");
    }
}

#[test]
fn a_base_line_that_fluent_does_not_take_for_a_comment_is_damage() {
    for line in [
        "#\u{A0}en was> Old.",
        "#\u{202F}en was>",
        "\u{FEFF}# en was> Old.",
        "\u{200B}# en was> Old.",
        "#\u{200B} en was> Old.",
        "# \u{200B}en was> Old.",
        "en was> Old.",
        "• en was> Old.",
        "  # en was> Old.",
        "\t# en was> Old.",
        "# en was\u{200B}> Old.",
    ] {
        for above in ["", "z = Zo.\n", "z = Zo.\n\n", "z =\n    Zo.\n    Zo.\n\n"] {
            let text = format!("{above}{line}\n# en> Hello.\na = Bonjou.\n");
            assert_ne!(status(&text, "Hello."), Status::Current, "{text:?}");
            assert_ne!(status(&text.replace('\n', "\r\n"), "Hello."), Status::Current, "{text:?}");
            // Nor is it a line of the message above.
            if line.starts_with("  #") && !above.is_empty() {
                assert!(!read_en(&text).entries[0].flaws.is_empty(), "{text:?}");
            }
        }
    }
}

#[test]
fn a_conflict_marker_behind_a_byte_order_mark_is_one() {
    assert!(!read_en("\u{FEFF}<<<<<<< HEAD\na = x\n").is_patchable());
}

#[test]
fn half_a_translation_is_broken() {
    for text in [
        "# en> Hello.\na =\n    Bonjou.\n[Moun yo] la.\n",
        "# en> Hello.\na =\n    Bonjou.\n    [Moun yo] la.\n",
        "# en> Hello.\na =\n    Bonjou.\n    *Moun yo* la.\n",
        "# en> Hello.\na =\n    Bonjou.\n\tMoun yo la.\n",
        "# en> Hello.\na =\n    Bonjou.\nMoun yo la.\n",
        "# en> Hello.\na =\n    Bonjou.\n\n    [Moun yo] la.\n",
        "# en> Hello.\na =\n    Bonjou.\n\n    }\n",
        "# en> Hello.\na =\n    Bonjou.\n    .tit = Moun yo la.\n",
        "# en> Hello.\na = Bonjou { $moun }.\n",
        "# en> Hello.\na = Bonjou { -moun }.\n",
        "# en> Hello.\na = Bonjou { moun }.\n",
        "# en> Hello.\na = Bonjou { MOUN() }.\n",
        "# en> Hello.\na = Bonjou.\n\n# en> Hello.\na = Bonswa.\n",
        "# en> Hello.\na = Bonjou.\n#Ayiti\n",
        // A note typed in the middle of a message ends it.
        "# en> Hello.\na =\n    Bonjou.\n# a note\n    Moun yo la.\n",
        "# en> Hello.\na =\n    Bonjou.\n\n# a note\n\n    Moun yo la.\n",
        "# en> Hello.\na =\n    Bonjou.\n# a note\nMoun yo la.\n",
        "# en> Hello.\na =\n    Bonjou.\n## a note\n    Moun yo la.\n",
        // Nor is an indented note one.
        "# en> Hello.\na =\n    # mande Ana\n    Bonjou.\n",
        "# en> Hello.\na =\n    Bonjou.\n  ## mande Ana\n",
        "# en> Hello.\na = { \"\" }\n    # mande Ana\n",
        "# en> Hello.\na =\n    Bonjou.\n    #\n",
    ] {
        assert_eq!(status(text, "Hello."), Status::Broken, "{text}");
        assert_eq!(status(&text.replace('\n', "\r\n"), "Hello."), Status::Broken, "CRLF {text}");
    }
}

#[test]
fn a_line_like_a_comment_is_text_where_the_source_has_one_or_it_is_quoted() {
    let text = "# en> Hello.\n# en> # 1 is out.\na =\n    Bonjou.\n    # 1 deyò.\n";
    assert_eq!(status(text, "Hello.\n# 1 is out."), Status::Current);
    for line in ["{ \"#\" } 1 deyò.", "#ayiti la.", "Nimewo # 1."] {
        let text = format!("# en> Hello.\na =\n    Bonjou.\n    {line}\n");
        assert_eq!(status(&text, "Hello."), Status::Current, "{text}");
    }
}

#[test]
fn a_term_of_which_half_is_not_fluent_is_no_term() {
    let terms = Terms::read(&en(), "-half = Biwo\nentegre a\n\n-all = { -half } nan Ayiti\n\n-dlo = dlo\n".into());
    for (text, value) in [
        ("a = { -half }\n", Value::Unresolved),
        ("a = { -all }\n", Value::Unresolved),
        ("a = { -dlo }\n", Value::Text("dlo".into())),
    ] {
        assert_eq!(read(text.into(), &terms, &[]).entries[0].value, value, "{text}");
    }
}

#[test]
fn a_line_that_begins_with_a_full_stop_belongs_to_the_message_above_it_even_after_a_blank_line() {
    // By the specification it is an attribute gone wrong, and the message is none.
    for tail in ["\n.5 nan dlo a\n", "\n\n.5 nan dlo a\n", "\r\n  \r\n...\r\n"] {
        assert_eq!(status(&format!("# en> Hi\na = Bonjou{tail}"), "Hi"), Status::Broken, "{tail:?}");
    }
}

#[test]
fn white_space_at_the_end_of_a_file_is_not_called_junk() {
    for text in [" ", "\r", "# en> Hello.\n\n\r", "# en> Hello.\na = Bonjou.\n\r", "a = Bonjou.\n\n \r \r"] {
        assert_eq!(read_en(text).junk.len(), 0, "{text:?}");
    }
    assert_eq!(read_en("# en> Hello.\n\n\rBonjou").junk.len(), 1);
}

#[test]
fn a_message_gone_wrong_is_known_by_its_id() {
    let catalogue = read_en("# en> Hello.\na =\n\n# en> Bye.\nb = Orevwa.\n");
    assert!(catalogue.junk_of("a").is_some());
    let source = SourceText::new(&en(), ["Bye.".into()]);
    let without_sign = read_en("# en> Hello.\nhello-1e4f Bonjou.\n\n# en> Bye.\nb = Orevwa.\n");
    assert!(without_sign.junk_of("hello-1e4f").is_some());
    assert_eq!(judge(without_sign.get("b"), &source, None).status, Status::Current, "its neighbour is as it was");
    assert_eq!(judge(catalogue.get("b"), &source, None).status, Status::Current, "its neighbour is as it was");
}

#[test]
fn what_stands_below_the_source_lines_of_another_message_is_not_the_other_half() {
    let text = "# en> Hello.\na = Bonjou.\n\n# en> Bye.\n    b = Orevwa.\n";
    assert_eq!(status(text, "Hello."), Status::Current);
    assert_eq!(status("# en> Hello.\na = Bonjou.\n# a note\n\nMoun yo la.\n", "Hello."), Status::Current);
}

#[test]
fn what_is_inserted_stands_before_what_is_replaced_at_the_same_place() {
    let edits = [Edit { range: 2..4, text: "B".into() }, Edit { range: 2..2, text: "new ".into() }];
    assert_eq!(apply("a bbc", &edits), "a new Bc");
}

#[test]
fn a_file_with_conflict_markers_or_bottomless_nesting_is_not_patchable() {
    assert!(!read_en("<<<<<<< HEAD\na = x\n=======\na = y\n>>>>>>> b\n").is_patchable());
    assert!(!read_en(&format!("a = {}\n", "{".repeat(100_000))).is_patchable());
    assert!(!read_en(&format!("a = {{{}\n", "F(".repeat(100_000))).is_patchable());
    assert!(read_en(&format!("a = {}\n", "{\"{\"}".repeat(1000))).is_patchable());
}

#[test]
fn placeables_nested_from_column_1_are_bottomless_too() {
    for unit in ["\nF(", "\n-t(", "\n{", "\nF(\n{"] {
        let text = format!("a = {{{}", unit.repeat(100_000));
        assert!(!read_en(&text).is_patchable(), "{unit:?}");
    }
    // The parser leaves an entry for the next one only where the line cannot belong to it.
    let text = format!("a = {{ F(\n{}", "b = {\n".repeat(1000));
    assert!(read_en(&text).is_patchable());
}

#[test]
fn braces_in_a_comment_do_not_nest() {
    let braces = "{".repeat(500);
    let catalogue = read_en(&format!("## {braces}\n\n# en> {braces}\na = {}\n", "{\"{\"}".repeat(500)));
    assert!(catalogue.is_patchable());
    assert_eq!(catalogue.entries[0].value, Value::Text(braces));
}

#[test]
fn an_escape_cut_short_by_a_letter_of_any_script_is_not_fluent() {
    for escape in ["\\u0è", "\\u水", "\\U00💧", "\\è", "\\u{301}"] {
        let catalogue = read_en(&format!("a = {{ \"{escape}\" }}\n\nb = B\n"));
        assert_eq!(catalogue.junk.len(), 1, "{escape}");
        assert!(catalogue.get("b").is_some());
    }
}

#[test]
fn the_header_makes_a_source_catalogue() {
    let header = Header { article: "articles/100% a.md".into(), segments: 1, layout: Layout::Wrapped };
    let entries = vec![
        SourceEntry {
            id: "a".into(),
            kind: "heading 1".into(),
            lines: ["A {title}".into()].into(),
            note: None,
            former: Vec::new(),
        },
        SourceEntry {
            id: "b".into(),
            kind: "paragraph".into(),
            lines: ["[One].".into(), " Two ".into()].into(),
            note: Some("say it simply".into()),
            former: vec!["c".into(), "d".into()],
        },
    ];
    let catalogue = read(write_source(&header, &entries), &Terms::none(), &[]);
    assert_eq!(catalogue.header, Some(header));
    assert_eq!(catalogue.source_entries(), entries);
    assert!(read_en("### Notes on this file\n\n# en> x\na = y\n").header.is_none());
}

#[test]
fn an_article_whose_path_looks_like_the_header_is_read_back() {
    let header =
        Header { article: "tradwi: source, segments 7, layout lines.md".into(), segments: 1, layout: Layout::Wrapped };
    let catalogue = read(write_source(&header, &[]), &Terms::none(), &[]);
    assert_eq!(catalogue.header, Some(header));
}

/// Lines of the sort catalogues are made of, whole and damaged.
fn soup() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "(a|b|c|-t) = ?[a-zè{}\\[\"]{0,6}",
        "    [a-zèò{}\\[*. \"]{0,8}",
        "# en( was| diff)?>( [a-z]{0,4})?",
        "#{1,3} ?[a-z> ]{0,8}",
        Just("# obsolete".to_owned()),
        Just(String::new()),
        Just("    .attr = x".to_owned()),
        Just("a = { \"\" }".to_owned()),
        "[\\PC\u{FEFF}\u{0}\t]{0,6}",
    ];
    (prop::collection::vec(line, 0..14), prop::sample::select(vec!["\n", "\r\n"]), any::<bool>())
        .prop_map(|(lines, newline, last)| lines.join(newline) + if last { newline } else { "" })
}

proptest! {
    #[test]
    fn a_source_text_is_folded_as_its_lines_are(
        lines in prop::collection::vec(crate::text::sentences::tests::soup(), 0..3),
        tag in prop::sample::select(vec!["en", "zh"]),
    ) {
        let locale: Locale = tag.parse().unwrap();
        let folded = crate::text::fold(&crate::text::flow(lines.iter().map(String::as_str), locale.joiner()));
        let text = SourceText::new(&locale, lines);
        prop_assert_eq!(text.folded(), folded);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]
    #[test]
    fn places_are_in_order_and_on_boundaries_whatever_the_bytes(text in soup()) {
        let catalogue = read_en(&text);
        let mut at = 0;
        for entry in &catalogue.entries {
            prop_assert!(entry.range.start >= at, "{:?}", catalogue);
            at = entry.range.end;
            prop_assert!(entry.range.start <= entry.id_range.start);
            prop_assert!(entry.value_range.end <= entry.range.end);
            prop_assert_eq!(&text[entry.id_range.clone()], entry.id.as_str());
            prop_assert!(entry.comment.iter().all(|c| text[c.range.clone()].starts_with('#')));
            let above = &text[..entry.range.start];
            let starts_a_line = above.is_empty() || above.ends_with(['\n', '\u{FEFF}']);
            prop_assert!(starts_a_line);
        }
        for junk in &catalogue.junk {
            prop_assert!(text.get(junk.range.clone()).is_some());
            prop_assert!(junk.range.contains(&junk.at) || junk.at == junk.range.end);
        }
    }

    #[test]
    fn replacing_the_comment_of_an_entry_leaves_every_other_byte(text in soup(), which in any::<prop::sample::Index>()) {
        let catalogue = read_en(&text);
        if catalogue.entries.is_empty() {
            return Ok(());
        }
        let entry = &catalogue.entries[which.index(catalogue.entries.len())];
        let lines = TextLines { now: vec!["new".into()], ..Default::default() };
        let patched = apply(&text, &entry_comment(entry, &[(en(), lines)], catalogue.newline()));
        prop_assert_eq!(&patched[..entry.range.start], &text[..entry.range.start]);
        let tail = &text[entry.id_range.start..];
        prop_assert!(patched.ends_with(tail));
        // What is left of the comment is the translator's, in order.
        let notes: String = entry.comment.iter().filter(|c| !matches!(c.line, Line::Text(..))).map(|c| &text[c.range.clone()]).collect();
        let head = &patched[entry.range.start..patched.len() - tail.len()];
        prop_assert!(head.starts_with(&notes));
    }
}

#[test]
fn a_term_and_its_other_forms_give_words_but_not_what_is_never_said() {
    let text = "-cassava = kasav la\n    .also =\n        cassave\n        Cap-Haïtien\n    .never =\n        manyòk\n";
    let terms = Terms::read(&"ht".parse().unwrap(), text.to_owned());
    for (word, known) in [("kasav", true), ("cassave", true), ("Cap-Haïtien", true), ("manyòk", false), ("", false)] {
        assert_eq!(terms.has_word(word), known, "{word}");
    }
}
