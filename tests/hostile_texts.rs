//! Articles and catalogues that are large, deep or senseless: every command comes to an end soon, in bounded memory,
//! and loses nothing (invariant 8).

#[path = "support/guarded.rs"]
mod guarded;
mod support;

use std::fmt::Write as _;

use guarded::run;
use support::Project;

/// Ten times as much with `cargo test --release`.
const SCALE: usize = if cfg!(debug_assertions) { 1 } else { 10 };

const COMMANDS: &[&[&str]] = &[&["sync"], &["check"], &["status"], &["diff"], &["build", "--locked"]];

/// Every command on a project of one article; gives what `check` said.
fn survives(path: &str, text: &str) -> guarded::Said {
    let project = Project::new(&[("tradwi.toml", "locales = [\"ht\"]\n"), (path, text)]);
    let mut check = None;
    for command in COMMANDS {
        let said = run(project.path(), command);
        if *command == ["sync"] || command[0] == "build" {
            assert_ne!(said.code, 2, "{command:?} of {:.60}: {}", text, said.err);
        }
        if *command == ["check"] {
            check = Some(said);
        }
    }
    assert_eq!(project.read(path), text, "an article is never written to");
    run(project.path(), &["sync", "--dry-run"]);
    check.unwrap()
}

/// Lines made by number.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

#[test]
fn ten_thousand_of_one_sign_come_to_an_end() {
    let signs = [
        "{",
        ">",
        "> ",
        "[",
        "![",
        "*",
        "**a ",
        "_",
        "(",
        "[a](",
        "<",
        "<b",
        "<!--",
        "- ",
        "1. ",
        "> - ",
        "\"",
        "«",
        "`",
        "~~",
        "&",
        "\\",
        "|",
        "[^",
        "# ",
        "a. ",
        "? ",
        "{ ",
        "\0",
        "\u{202E}",
        "\u{301}",
        "👩🏾\u{200D}",
        "\t- ",
    ];
    let mut whole = String::new();
    for sign in signs {
        survives("articles/a.md", &format!("{}words\n", sign.repeat(10_000)));
        let _ = writeln!(whole, "Words {} end.\n", sign.repeat(10_000));
    }
    survives("articles/a.md", &whole);
    survives("articles/a.txt", &whole);
}

#[test]
fn what_is_nested_by_the_ten_thousand_is_shown_on_one_level() {
    for sign in ["- ", "> ", "1. ", "> - "] {
        let text = format!("{}words\n", sign.repeat(10_000));
        let project = Project::new(&[("tradwi.toml", "locales = [\"ht\"]\n"), ("articles/a.md", &text)]);
        run(project.path(), &["build"]);
        let page = project.read("editions/en/a.html");
        assert!(page.contains("words"), "{sign}: the text is gone");
        assert!(
            page.matches("<ul>").count() + page.matches("<ol>").count() + page.matches("<blockquote>").count() < 300
        );
    }
}

#[test]
fn megabytes_on_one_line_come_to_an_end() {
    for unit in
        ["word ", "A sentence of it. ", "x", "é", "日本。", "J. P. ", "85% 1,500 ", "« a » ", "`a` ", "[a](b \"t\") "]
    {
        let text = format!("{}\n", unit.repeat(SCALE * 100_000 / unit.len()));
        survives("articles/a.md", &text);
        survives("articles/a.txt", &text);
    }
}

#[test]
fn many_blocks_come_to_an_end() {
    survives("articles/a.md", &lines(SCALE * 2_000, |i| format!("# Heading {i}\n\n")));
    survives("articles/a.txt", &lines(SCALE * 2_000, |i| format!("Line {i} of a text.\n")));
    let row = |cells: usize, cell: &str| format!("|{}\n", format!("{cell}|").repeat(cells));
    let tall = row(20, "a") + &row(20, "-") + &row(20, "cell w").repeat(SCALE * 200);
    survives("articles/a.md", &tall);
    survives("articles/a.md", &(row(SCALE * 1_000, "a") + &row(SCALE * 1_000, "-") + &row(SCALE * 1_000, "cell w")));
    survives("articles/a.md", &format!("<div>\n{}</div>\n", "<p>Text here</p>\n".repeat(SCALE * 1_000)));
    survives("articles/a.md", &"<p>Text here</p>\n\n".repeat(SCALE * 1_000));
    let notes =
        lines(SCALE * 500, |i| format!("w[^{i}] ")) + "\n\n" + &lines(SCALE * 500, |i| format!("[^{i}]: Note {i}\n"));
    survives("articles/a.md", &notes);
    let links = lines(SCALE * 500, |i| format!("[r{i}] "))
        + "\n\n"
        + &lines(SCALE * 500, |i| format!("[r{i}]: /x{i} \"T {i}\"\n"));
    survives("articles/a.md", &links);
}

#[test]
fn segments_with_the_same_text_by_the_ten_thousand_have_ids_of_their_own() {
    let project = Project::new(&[
        ("tradwi.toml", "locales = [\"ht\"]\n"),
        ("articles/a.md", &"Same text here.\n\n".repeat(SCALE * 7_000)),
    ]);
    run(project.path(), &["sync"]);
    let catalogue = project.read("locales/ht/a.ftl");
    let mut ids: Vec<&str> = catalogue.lines().filter_map(|l| Some(l.split_once(" =")?.0)).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), SCALE * 7_000);
    assert!(run(project.path(), &["sync", "--dry-run"]).out.contains("up to date"));
}

#[test]
fn markers_by_the_thousand_that_say_the_same_are_told() {
    let said = survives("articles/a.md", &"<!-- tradwi: id same -->\n\nText.\n\n".repeat(SCALE * 500));
    assert!(said.out.contains("`same` is fixed twice"), "{:.2000}", said.out);
    survives("articles/a.md", &format!("{}Text.\n", "<!-- tradwi: note x -->\n\n".repeat(5_000)));
    survives("articles/a.md", &format!("{}Text.\n", "<!-- tradwi: skip-start -->\n\n".repeat(5_000)));
}

#[test]
fn front_matter_that_is_made_to_blow_up_comes_to_an_end() {
    let yaml = |front: &str| format!("---\n{front}title: Words\n---\nBody text.\n");
    let toml = |front: &str| format!("+++\ntitle = \"Words\"\n{front}\n+++\nBody text.\n");
    let n = SCALE * 1_000;
    for text in [
        yaml(&format!("a0: &a0 [x, x]\n{}", lines(n, |i| format!("a{}: &a{} [*a{i}, *a{i}, *a{i}]\n", i + 1, i + 1)))),
        yaml(&lines(SCALE * 10_000, |i| format!("a{i}: &a{i} x\n"))),
        yaml(&format!("a: {}{}\n", "[".repeat(n), "]".repeat(n))),
        yaml(&format!("a: {}\n", "{a: ".repeat(n))),
        yaml(&format!("a: {}x\n", "- ".repeat(n))),
        yaml(&format!("? {}x\n", "? ".repeat(n))),
        yaml(&format!("a: {}\n", "\"".repeat(n))),
        yaml(&format!("a: {}\n", "&a ".repeat(n))),
        yaml(&format!("a: {}\n", "!!str ".repeat(n))),
        yaml(&lines(1_000, |i| format!("{}a:\n", " ".repeat(i)))),
        yaml(&format!("x:\n{}", lines(5_000, |i| format!("- title: Words {i}\n")))),
        yaml(&format!("summary: |\n{}", "  words\n\n".repeat(n))),
        yaml(&format!("summary: >\n{}", "  words\n".repeat(n))),
        yaml(&format!("summary: \"{}\"\n", "words\n  ".repeat(n))),
        yaml(&"title: \"a\n".repeat(n)),
        toml(&format!("a = {}{}", "[".repeat(n), "]".repeat(n))),
        toml(&format!("a = {}1{}", "{a = ".repeat(n), "}".repeat(n))),
        toml(&format!("{}.title = \"x\"", ["a"; 5_000].join("."))),
        toml(&lines(5_000, |i| format!("[[x]]\ntitle = \"T {i}\"\n"))),
        toml(&format!("summary = \"\"\"\n{}\"\"\"", "words\n\n".repeat(n))),
    ] {
        survives("articles/a.md", &text);
    }
    survives("articles/a.md", &format!("---\n{}Body\n", "title: a\n".repeat(n)));
}

#[test]
fn catalogues_full_of_junk_come_to_an_end_and_lose_nothing() {
    let project =
        Project::new(&[("tradwi.toml", "locales = [\"ht\"]\n"), ("articles/a.md", "# Title\n\nSome text.\n")]);
    project.sync();
    let good = project.read("locales/ht/a.ftl").replace("{ \"\" }", "Mo yo");
    let n = SCALE * 10_000;
    for more in [
        "junk that is no Fluent\n".repeat(n),
        "# a comment of the translator\n".repeat(n),
        format!("# {}\n", "a".repeat(1_000_000)),
        format!("## {}\n", "# ".repeat(500_000)),
        "### tradwi: source, segments 1\n".repeat(n),
        "# en was> Text\n".repeat(n),
        "# en> Text\n\n".repeat(n),
        "#en was> Text\n".repeat(n),
        "x = y\n".repeat(n),
        "x = { $y }\n".repeat(n / 10),
        "x = { x }\n".repeat(n / 10),
        lines(n / 5, |i| format!("x{i} = {{ x{} }}\n", i + 1)),
        lines(n / 5, |i| format!("-t{i} = {{ -t{} }}\n", i + 1)),
        format!("x = {}\n", "{".repeat(n)),
        format!("x = {}{}\n", "{ ".repeat(60), "\"a\" }".repeat(60)),
        format!("x =\n{}", "    line\n".repeat(n)),
        format!("x =\n{}", "    .attribute = y\n".repeat(n)),
        format!("x = {{ $n ->\n{}   *[other] y\n}}\n", lines(n / 5, |i| format!("    [k{i}] v\n"))),
        format!("x = \"{}\n", "\\u".repeat(n)),
        "\0".repeat(n),
        "\r".repeat(n),
        "<<<<<<< HEAD\nx = y\n=======\nx = z\n>>>>>>> b\n".repeat(n / 20),
    ] {
        for text in [format!("{good}\n{more}"), format!("{more}\n\n{good}")] {
            project.write("locales/ht/a.ftl", &text);
            run(project.path(), &["sync"]);
            run(project.path(), &["check"]);
            let after = project.read("locales/ht/a.ftl");
            assert!(after.contains("Mo yo"), "a translation is gone after {:.60?}", more);
            // Every line that was not tradwi's own is still there.
            let kept = |t: &str| t.lines().filter(|l| !l.starts_with("# en")).count();
            assert!(kept(&after) >= kept(&text), "lines are gone after {:.60?}", more);
        }
        project.write("locales/ht/a.ftl", &good);
        project.write("locales/ht/terms.ftl", &more);
        run(project.path(), &["check"]);
        assert_eq!(project.read("locales/ht/terms.ftl"), more);
        project.remove("locales/ht/terms.ftl");
    }
}
