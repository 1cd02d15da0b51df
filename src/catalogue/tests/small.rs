//! The invariants of catalogues, over every small input: what a person or a program would not think of.

use super::*;

/// Every sequence of at most `most` elements.
fn sequences<T: Copy>(of: &[T], most: u32) -> impl Iterator<Item = Vec<T>> {
    let base = of.len();
    (0..=most).flat_map(move |length| {
        (0..base.pow(length)).map(move |mut number| {
            (0..length)
                .map(|_| {
                    let element = of[number % base];
                    number /= base;
                    element
                })
                .collect()
        })
    })
}

/// Signs that mean something to Fluent, to a file, or to the eye.
const NASTY: [char; 16] =
    ['{', '}', '[', '*', '.', '#', '"', '\\', ' ', '\n', 'a', 'é', '\u{301}', '\u{202E}', '\r', '\t'];

fn texts(most: u32) -> Vec<String> {
    sequences(&NASTY, most).map(|chars| chars.into_iter().collect()).collect()
}

/// What a text is read as: white space alone is no translation.
fn read_as(text: &str) -> Value {
    if text.trim().is_empty() { Value::Stub } else { Value::Text(text.to_owned()) }
}

fn entry(id: &str, text: &str, newline: &str) -> String {
    format!("{id} ={}", message::value(text.split('\n'), newline))
}

/// Invariant 3, in a file where every entry has neighbours, with and without a blank line between.
#[test]
fn every_short_text_comes_back_from_among_its_neighbours() {
    let texts = texts(4);
    for newline in ["\n", "\r\n"] {
        for gap in [newline, ""] {
            for some in texts.chunks(1000) {
                let ftl: String = some
                    .iter()
                    .enumerate()
                    .map(|(i, text)| {
                        format!("# en> x{newline}{}{newline}{gap}", entry(&format!("t{i}"), text, newline))
                    })
                    .collect();
                let catalogue = read_en(&ftl);
                assert!(catalogue.junk.is_empty(), "{:?}", &ftl[catalogue.junk[0].range.clone()]);
                assert_eq!(catalogue.entries.len(), some.len());
                for (entry, text) in catalogue.entries.iter().zip(some) {
                    assert_eq!(entry.value, read_as(text), "{text:?} {newline:?}");
                    assert!(entry.flaws.is_empty() && entry.damage.is_empty(), "{text:?}");
                }
            }
        }
    }
}

/// Invariant 3, where the file begins and ends.
#[test]
fn every_short_text_comes_back_from_the_first_and_the_last_line() {
    for text in texts(3) {
        for (newline, bom, end) in
            [("\n", "", ""), ("\r\n", "", ""), ("\n", "\u{FEFF}", "\n"), ("\r\n", "\u{FEFF}", "")]
        {
            let ftl = format!("{bom}{}{end}", entry("t", &text, newline));
            let catalogue = read_en(&ftl);
            assert!(catalogue.junk.is_empty(), "{ftl:?}");
            assert_eq!(catalogue.entries[0].value, read_as(&text), "{ftl:?}");
        }
    }
}

/// Invariant 3, through a source catalogue, which is written and read as a whole.
#[test]
fn every_short_text_comes_back_from_a_source_catalogue() {
    let header = Header { article: "articles/a.md".into(), segments: 1, layout: crate::article::Layout::Lines };
    let entries: Vec<SourceEntry> = texts(3)
        .into_iter()
        .filter(|text| !text.trim().is_empty())
        .enumerate()
        .map(|(i, text)| SourceEntry {
            id: format!("t{i}"),
            kind: "heading 2".into(),
            lines: text.split('\n').map(str::to_owned).collect(),
            note: None,
            former: Vec::new(),
        })
        .collect();
    let text = write_source(&header, &entries);
    assert_eq!(read_en(&text).source_entries(), entries);
    assert_eq!(read_en(&text.replace('\n', "\r\n")).source_entries(), entries);
}

/// Invariant 3: a bundle gives up after a hundred placeables, which is not for a text to know.
#[test]
fn any_number_of_escapes_in_one_message_comes_back() {
    for count in [1, 49, 50, 51, 98, 99, 100, 101, 199, 200, 201, 1000] {
        for part in ["{", "}", "{}", "{a", "a{", "{\"", "\r", "a\rb", " \n ", "[\n", "*a\n{", "\n\n{"] {
            let text = format!("a{}z", part.repeat(count));
            let catalogue = read_en(&format!("{}\n", entry("t", &text, "\n")));
            assert_eq!(catalogue.entries[0].value, Value::Text(text), "{count} of {part:?}");
        }
    }
}

/// The lines an entry is made of, whole, damaged and foreign.
const LINES: [&str; 11] = [
    "# en> One.",
    "# en was>",
    "# fr> Un.",
    "# mine",
    "#en> One.",
    "a = Youn.",
    "b =",
    "    [Youn.",
    "junk",
    "",
    "## group",
];

/// Invariant 5.
#[test]
fn patching_any_entry_of_any_small_file_leaves_every_other_byte() {
    let fr: Locale = "fr".parse().unwrap();
    let new = TextLines { was: vec!["Old.".into()], now: vec!["New.".into(), "Newer.".into()], ..Default::default() };
    let mut patched_entries = 0;
    for lines in sequences(&LINES, 4) {
        for (bom, newline, end) in [("", "\n", "\n"), ("", "\r\n", ""), ("\u{FEFF}", "\n", "")] {
            let text = format!("{bom}{}{end}", lines.join(newline));
            let catalogue = read(text.clone(), &Terms::none(), &[en(), fr.clone()]);
            for (i, entry) in catalogue.entries.iter().enumerate() {
                let edits = entry_comment(entry, &[(en(), new.clone())], newline);
                let patched = apply(&text, &edits);
                let tail = &text[entry.id_range.start..];
                let head = &text[..entry.range.start];
                let middle = patched.strip_prefix(head).and_then(|rest| rest.strip_suffix(tail));
                let middle = middle.unwrap_or_else(|| panic!("{text:?} became {patched:?}"));
                let theirs: String = entry
                    .comment
                    .iter()
                    .filter(|c| !matches!(&c.line, Line::Text(l, ..) if *l == en()))
                    .map(|c| &text[c.range.clone()])
                    .collect();
                assert_eq!(middle, format!("{theirs}{}", new.render(&en(), newline)), "{text:?}");
                // Read again, it is the same file but for those lines.
                let again = read(patched.clone(), &Terms::none(), &[en(), fr.clone()]);
                assert_eq!(again.entries.len(), catalogue.entries.len(), "{text:?} became {patched:?}");
                assert_eq!(TextLines::of(&again.entries[i], &en()), new, "{text:?} became {patched:?}");
                for (a, b) in again.entries.iter().zip(&catalogue.entries) {
                    assert_eq!((&a.id, &a.value), (&b.id, &b.value), "{text:?} became {patched:?}");
                }
                // And once more, there is nothing to do.
                assert!(entry_comment(&again.entries[i], &[(en(), new.clone())], newline).is_empty());
                patched_entries += 1;
            }
        }
    }
    assert!(patched_entries > 10_000, "{patched_entries}");
}

/// Comment lines that say what a translation was made from, in all the ways people and tools leave them.
const BASES: [&str; 15] = [
    "# en was> Rète la.",
    "# en was> Re\u{300}te\u{202F}la.\u{A0}",
    "# en was> Bon.",
    "# en was> Bon!",
    "# en was>",
    "# en> Rète la.",
    "# en> Re\u{300}te\u{A0} la.",
    "# en> Bon.",
    "# en> Bon!",
    "# en>",
    "# en diff> [-a-]",
    "# fr> Rete la.",
    "# mine",
    "",
    "#en was> Bon.",
];

/// Invariant 7, told anew from the lines: current exactly when the base is the source and nothing is in doubt.
#[test]
fn a_translation_is_current_exactly_when_its_base_is_the_source_over_all_small_comments() {
    let source = SourceText::new(&en(), ["Rète la.".into(), "Bon.".into()]);
    let plain = |text: &str| text.replace("e\u{300}", "è").split_whitespace().collect::<Vec<_>>().join(" ");
    let mut current = 0;
    for lines in sequences(&BASES, 4) {
        let text: String = lines.iter().map(|l| format!("{l}\n")).chain(["a = Rete la. Bon.\n".into()]).collect();
        let of = |key: &str| lines.iter().filter_map(|l| l.strip_prefix(key)).map(str::trim).collect::<Vec<_>>();
        let (was, diff, now) = (of("# en was>"), of("# en diff>"), of("# en>"));
        let base = if was.is_empty() { &now } else { &was };
        let honest = plain(&base.join(" ")) == "Rète la. Bon." && !base.contains(&"");
        let damaged = lines.iter().any(|l| l.starts_with("#en"));
        let blank = lines.iter().rposition(|l| l.is_empty());
        let torn = blank.is_some_and(|at| lines[..at].iter().any(|l| l.contains("en")));
        let rank = |l: &&&str| ["# en was>", "# en diff>", "# en>"].iter().position(|k| l.starts_with(k));
        let ordered = lines.iter().filter_map(|l| rank(&l)).is_sorted();
        let wanted = honest && !damaged && !torn && ordered && (diff.is_empty() || !was.is_empty());
        let catalogue = read_en(&text);
        let judged = judge(catalogue.get("a"), &source, None);
        assert_eq!(judged.status == Status::Current, wanted, "{text}{judged:?}");
        // What is not current is stale and says why: the translation is whole.
        assert!(wanted || (judged.status == Status::Stale && !judged.causes.is_empty()), "{text}{judged:?}");
        current += usize::from(wanted);
    }
    assert!(current > 100, "{current}");
}

/// Invariant 7, with a pivot: either base may be the one that moved.
#[test]
fn a_translation_from_a_pivot_is_current_exactly_when_both_bases_are_their_texts() {
    let fr: Locale = "fr".parse().unwrap();
    let source = SourceText::new(&en(), ["Stay.".into()]);
    let pivot = SourceText::new(&fr, ["Restez\u{A0}là.".into()]);
    let kinds = [
        "# fr was> Restez la\u{300}.",
        "# fr was> Allez.",
        "# fr was>",
        "# fr diff> x",
        "# fr> Restez là.",
        "# fr> Allez.",
        "# en was> Go.",
        "# en> Stay.",
        "# en> Go.",
    ];
    for lines in sequences(&kinds, 4) {
        let text: String = lines.iter().map(|l| format!("{l}\n")).chain(["a = Rete.\n".into()]).collect();
        let catalogue = read(text.clone(), &Terms::none(), &[en(), fr.clone()]);
        let is_current = |pivot| judge(catalogue.get("a"), &source, pivot).status == Status::Current;
        let of = |key: &str| lines.iter().filter_map(|l| l.strip_prefix(key)).map(str::trim).collect::<Vec<_>>();
        let (was, diff, now) = (of("# fr was>"), of("# fr diff>"), of("# fr>"));
        let base = if was.is_empty() { now } else { was.clone() };
        let watched = lines.iter().any(|l| l.starts_with("# fr"));
        let made = base.join(" ").replace("a\u{300}", "à") == "Restez là." && (diff.is_empty() || !was.is_empty());
        if watched && !made {
            assert!(!is_current(Some(&pivot)), "{text}");
        }
        // A pivot changes nothing for the better, and one that is not there is not watched.
        assert!(!is_current(Some(&pivot)) || is_current(None), "{text}");
        assert!(watched || is_current(Some(&pivot)) == is_current(None), "{text}");
    }
    assert_eq!(
        judge(
            read("# fr> Restez là.\n# en> Stay.\na = Rete.\n".into(), &Terms::none(), &[en(), fr]).get("a"),
            &source,
            Some(&pivot)
        )
        .status,
        Status::Current
    );
}

/// Invariant 8: whatever the bytes, there is a catalogue, and its places are places of the text.
#[test]
fn any_small_text_is_read_and_every_byte_of_it_has_one_place_at_most() {
    let signs = ['{', '}', '"', '#', '=', 'a', '-', '.', '[', '*', '>', '(', ' ', '\n', '\r', '\u{FEFF}', 'é', '$'];
    for chars in sequences(&signs, 4) {
        let text: String = chars.into_iter().collect();
        for text in [text.clone(), format!("a = b\n{text}"), format!("# en> x\na ={text}\n    c")] {
            let catalogue = read_en(&text);
            let mut at = 0;
            for entry in &catalogue.entries {
                assert!(entry.range.start >= at && entry.range.end <= text.len(), "{text:?} {catalogue:?}");
                at = entry.range.end;
                assert_eq!(&text[entry.id_range.clone()], entry.id, "{text:?}");
                assert!(text.get(entry.value_range.clone()).is_some(), "{text:?}");
                assert!(entry.range.start <= entry.id_range.start && entry.value_range.end <= entry.range.end);
            }
            for junk in &catalogue.junk {
                assert!(text.get(junk.range.clone()).is_some(), "{text:?} {catalogue:?}");
            }
        }
    }
}

/// Invariant 8: a hang guard. Cost that grows with the square of these would take hours.
#[test]
fn a_megabyte_of_anything_is_read_in_time_that_grows_with_it() {
    for part in [
        "{",
        "}",
        "\"",
        "{\"",
        "{{\"",
        "#",
        "#\n",
        "# \n",
        "a = b\n",
        "a =\n",
        "a",
        " ",
        "\n",
        "\r",
        "\r\n",
        "-",
        "[",
        "(",
        "{F(",
        "{ a ->\n",
        "*[a] b\n",
        "a = {\n",
        "    b\n",
        "\u{FEFF}",
        "é",
        "# en> x\n",
        "#en> x\n",
        "#en> x\n\n",
        "# en> x\n\n",
        "## x\n",
        "junk\n",
        "junk\n\n",
        "a = b\njunk\n",
        "a = {\"x\"}{\"y\"}\n    {\"z\"}\n",
        "a = { $b }\n",
        "-a = { -a }\n",
        "    .c = d\n",
        "<<<<<<<\n",
        "# state: x\n",
    ] {
        let text = format!("a = {}", part.repeat(1_000_000 / part.len()));
        let begun = std::time::Instant::now();
        let _ = read_en(&text);
        let _ = read_en(&text[4..]);
        assert!(begun.elapsed().as_secs() < 60, "{part:?} took {:?}", begun.elapsed());
    }
}
