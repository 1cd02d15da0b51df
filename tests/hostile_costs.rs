//! What hostile articles and catalogues cost: with twice as much of anything, every command takes about twice as long.
//!
//! `cargo test --release --test hostile_costs -- --nocapture` prints a table of seconds at n, 2n and 4n. The asserts
//! only guard against what is quadratic and large; the table is for people to read. `TRADWI_ONLY=words` measures the
//! cases whose names have these words.

#[path = "support/guarded.rs"]
mod guarded;
mod support;

use std::time::{Duration, Instant};

use guarded::run;
use support::Project;

/// Ten times as much with `cargo test --release`.
const SCALE: usize = if cfg!(debug_assertions) { 1 } else { 10 };

const COMMANDS: &[&[&str]] = &[&["sync"], &["check"], &["status"], &["diff"], &["build", "--locked"]];

/// Where the time of a command is not told apart from that of starting it.
const NOISE: Duration = Duration::from_millis(if cfg!(debug_assertions) { 2_000 } else { 300 });

/// Seconds of each command in a project made for the purpose.
fn measure(make: &dyn Fn(usize) -> Project, n: usize) -> Vec<Duration> {
    let project = make(n);
    COMMANDS
        .iter()
        .map(|command| {
            let start = Instant::now();
            let said = run(project.path(), command);
            let took = start.elapsed();
            assert!(said.code < 2 || !said.all().trim().is_empty(), "{command:?} says why it failed");
            took
        })
        .collect()
}

/// A row of the table for each size; what grew much more than it should have.
#[allow(clippy::print_stdout, reason = "a table for people")]
fn grows(name: &str, make: &dyn Fn(usize) -> Project, n: usize) -> Vec<String> {
    if std::env::var("TRADWI_ONLY").is_ok_and(|only| !name.contains(&only)) {
        return Vec::new();
    }
    let mut before: Option<Vec<Duration>> = None;
    let mut out = Vec::new();
    for size in [n, 2 * n, 4 * n] {
        let took = measure(make, size);
        let cells: String = took.iter().map(|d| format!("{:9.2}", d.as_secs_f64())).collect();
        println!("{name:44}{size:10}{cells}");
        for (i, (command, now)) in COMMANDS.iter().zip(&took).enumerate() {
            // What is quadratic takes four times as long; the machine may be busy with something else.
            if before.as_ref().is_some_and(|b| *now > NOISE + b[i] * 6) {
                out.push(format!(
                    "{command:?} of {name}: {:?} at {size}, before {:?}",
                    now,
                    before.as_ref().map(|b| b[i])
                ));
            }
        }
        before = Some(took);
    }
    out
}

const CONFIG: (&str, &str) = ("tradwi.toml", "locales = [\"ht\"]\n");

fn article(path: &str, text: &str) -> Project {
    Project::new(&[CONFIG, (path, text)])
}

/// Lines made by number.
fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(line).collect()
}

/// A project of one small article, its catalogue with more in front of the good entries, or behind them.
fn catalogue(more: &str, behind: bool) -> Project {
    let project = article("articles/a.md", "# Title\n\nSome text.\n");
    project.sync();
    let good = project.read("locales/ht/a.ftl").replace("{ \"\" }", "Mo yo");
    project.write("locales/ht/a.ftl", &if behind { format!("{good}\n{more}") } else { format!("{more}\n{good}") });
    project
}

/// A translated article, of which `edit` then makes another.
fn edited(text: &str, edit: impl Fn(&str) -> String) -> Project {
    let project = article("articles/a.md", text);
    project.sync();
    let mut n = 0;
    let translated = project.read("locales/ht/a.ftl").lines().fold(String::new(), |mut out, line| {
        n += 1;
        out += &line.replace("{ \"\" }", &format!("Mo yo {n}"));
        out.push('\n');
        out
    });
    project.write("locales/ht/a.ftl", &translated);
    project.write("articles/a.md", &edit(text));
    project
}

/// A name, what makes the project, and a first size.
type Case = (&'static str, Box<dyn Fn(usize) -> Project>, usize);

#[allow(clippy::print_stdout, reason = "a table for people")]
fn table(cases: Vec<Case>) {
    println!("{:44}{:>10}{}", "", "n", COMMANDS.iter().map(|c| format!("{:>9}", c[0])).collect::<String>());
    let worse: Vec<String> = cases.iter().flat_map(|(name, make, n)| grows(name, make, *n)).collect();
    assert!(worse.is_empty(), "{worse:#?}");
}

fn case(name: &'static str, n: usize, make: impl Fn(usize) -> Project + 'static) -> Case {
    (name, Box::new(make), n)
}

#[test]
fn one_line_costs_what_it_is_long() {
    let units = [
        ("sentences", "A sentence of it. "),
        ("words", "word "),
        ("letters", "x"),
        ("accents", "é"),
        ("kreyol words", "dlo a pòt Pòtoprens "),
        ("japanese", "日本。"),
        ("initials", "J. P. "),
        ("figures", "85% 1,500 "),
        ("emphasis", "*a _b "),
        ("raw html", "<b>"),
        ("links", "[a](b \"t\") "),
        ("marks", "e\u{301}"),
    ];
    let mut cases = Vec::new();
    for (name, unit) in units {
        let text = move |n: usize| format!("{}\n", unit.repeat(n / unit.len()));
        cases.push(case(name, SCALE * 25_000, move |n| article("articles/a.md", &text(n))));
    }
    cases.push(case("sentences in a .txt", SCALE * 25_000, |n| {
        article("articles/a.txt", &format!("{}\n", "A sentence of it. ".repeat(n / 18)))
    }));
    cases.push(case("sentences, every one changed", SCALE * 10_000, |n| {
        edited(&format!("{}\n", lines(n / 20, |i| format!("A sentence of it {i}. "))), |t| {
            t.replace("sentence", "period")
        })
    }));
    cases.push(case("words, every second changed", SCALE * 10_000, |n| {
        edited(&format!("{}\n", lines(n / 6, |i| format!("w{i} and "))), |t| t.replace("and w", "or w9"))
    }));
    cases.push(case("sentences, all other", SCALE * 10_000, |n| {
        edited(&format!("{}\n", lines(n / 20, |i| format!("A{i} sentence{i} of{i} it. "))), |t| {
            format!("{}\n", lines(t.len() / 20, |i| format!("B{i} phrase{i} from{i} that. ")))
        })
    }));
    table(cases);
}

#[test]
fn many_blocks_cost_what_they_are_many() {
    let row = |cells: usize, cell: &str| format!("|{}\n", format!("{cell}|").repeat(cells));
    let n = SCALE * 2_500;
    table(vec![
        case("headings", n, |n| article("articles/a.md", &lines(n, |i| format!("# Heading {i}\n\n")))),
        case("paragraphs that say the same", n, |n| article("articles/a.md", &"Same text here.\n\n".repeat(n))),
        case("rows of 20 cells", n / 40, move |n| {
            article("articles/a.md", &(row(20, "a") + &row(20, "-") + &lines(n, |i| row(20, &format!("cell {i}")))))
        }),
        case("cells of one row", n / 10, move |n| {
            article("articles/a.md", &(row(n, "a") + &row(n, "-") + &row(n, "cell w")))
        }),
        case("footnotes", n / 2, |n| {
            let text = lines(n, |i| format!("w[^{i}] ")) + "\n\n" + &lines(n, |i| format!("[^{i}]: Note {i}\n"));
            article("articles/a.md", &text)
        }),
        case("reference links", n / 2, |n| {
            let text = lines(n, |i| format!("[r{i}] ")) + "\n\n" + &lines(n, |i| format!("[r{i}]: /x{i} \"T {i}\"\n"));
            article("articles/a.md", &text)
        }),
        case("paragraphs with reference links", n / 2, |n| {
            let text = lines(n, |i| format!("See [r{i}].\n\n")) + &lines(n, |i| format!("[r{i}]: /x{i} \"T {i}\"\n"));
            article("articles/a.md", &text)
        }),
        case("blocks of raw HTML", n / 2, |n| article("articles/a.md", &"<p>Text here</p>\n\n".repeat(n))),
        case("markers with one id", n / 2, |n| {
            article("articles/a.md", &"<!-- tradwi: id same -->\n\nText.\n\n".repeat(n))
        }),
        case("keys of front matter", n, |n| {
            article(
                "articles/a.md",
                &format!("---\n{}title: W\n---\nBody.\n", lines(n, |i| format!("a{i}: &a{i} x\n"))),
            )
        }),
        case("titles in front matter", n, |n| {
            article("articles/a.md", &format!("---\n{}---\nBody.\n", "title: a\n".repeat(n)))
        }),
        case("lines of a .txt", n, |n| article("articles/a.txt", &lines(n, |i| format!("Line {i} of a text.\n")))),
        case("items of a list", n, |n| article("articles/a.md", &lines(n, |i| format!("- Item {i} of a list\n")))),
        case("paragraphs, a word of each changed", SCALE * 125, |n| {
            let text = lines(n, |i| format!("Passage {i} tells of water in town {i}. It rains again.\n\n"));
            edited(&text, |t| t.replace("water", "fire"))
        }),
        case("paragraphs, every one another", SCALE * 125, |n| {
            let text = lines(n, |i| format!("Passage {i} tells of water in town {i}. It rains again.\n\n"));
            edited(&text, move |_| lines(n, |i| format!("Nothing{i} is{i} like{i} it{i} was{i} before{i}.\n\n")))
        }),
        case("paragraphs, all the same, one word changed", SCALE * 125, |n| {
            edited(&"Same text is here now.\n\n".repeat(n), |t| t.replace("here", "there"))
        }),
    ]);
}

#[test]
fn a_catalogue_costs_what_it_is_long() {
    let n = SCALE * 2_500;
    let mut cases = Vec::new();
    type Unit = (&'static str, &'static str, fn(usize) -> String);
    let units: [Unit; 9] = [
        ("damaged lines", "", |_| "#en was> Text\n".into()),
        ("damaged lines behind", "behind", |_| "#en was> Text\n".into()),
        ("junk lines", "", |_| "junk that is no Fluent\n".into()),
        ("junk apart", "behind", |_| "junk that is no Fluent\n\n# note\n\n".into()),
        ("junk messages with an id", "behind", |i| format!("x{i} = {{ y\n\n")),
        ("one id again and again", "behind", |_| "x = y\n".into()),
        ("obsolete entries", "behind", |i| format!("# en> Old {i}\nold-{i} = Vye {i}\n\n")),
        ("stray lines", "behind", |i| format!("# en> Text {i}\n\n")),
        ("references to nothing", "behind", |i| format!("x{i} = {{ $y }} {{ -z }}\n\n")),
    ];
    for (name, behind, unit) in units {
        cases.push(case(name, n, move |n| catalogue(&lines(n, unit), !behind.is_empty())));
    }
    // Every entry of the article is damaged in its own way.
    for (name, from, to) in [
        ("entries, each damaged", "# en> ", "#en> "),
        ("entries, each with junk behind", " = { \"\" }", " = Mo\njunk that follows"),
        ("entries, each torn from its comment", "\n\n# en>", "\n\n# en> x\n\n# en>"),
        ("entries, each with conflict marks", "\n\n# en>", "\n<<<<<<< HEAD\n\n# en>"),
        ("entries, each twice", " = { \"\" }", " = Mo\ns = x"),
        ("entries, each with lines apart", " = { \"\" }", " = Mo\n\n    lines apart"),
    ] {
        cases.push(case(name, n / 4, move |n| {
            let project = article("articles/a.md", &lines(n, |i| format!("Passage {i} of a text.\n\n")));
            project.sync();
            project.write("locales/ht/a.ftl", &project.read("locales/ht/a.ftl").replace(from, to));
            project
        }));
    }
    cases.push(case("terms", n / 5, |n| {
        let project = catalogue(&lines(n, |i| format!("x{i} = {{ -t{i} }}\n\n")), true);
        project.write("locales/ht/terms.ftl", &lines(n, |i| format!("-t{i} = {{ -t{} }}\n", i + 1)));
        project
    }));
    table(cases);
}

#[test]
fn a_file_beside_the_sources_costs_what_the_two_are_long() {
    let n = SCALE * 2_500;
    let beside = |source: &str, target: &str| {
        Project::new(&[CONFIG, ("locales/en/app.ftl", source), ("locales/ht/app.ftl", target)])
    };
    type Unit = (&'static str, &'static str, fn(usize) -> String, fn(usize) -> String);
    let units: [Unit; 9] = [
        ("messages, each by another id", "", |i| format!("message-{i} = x\n"), |i| format!("messages-{i} = x\n")),
        (
            "messages that show the next",
            "",
            |i| format!("c{i} = {{ c{} }} {{ $v{i} }}\n", i + 1),
            |i| format!("c{i} = {{ $w{i} }}\n"),
        ),
        ("attributes, each by another name", "a = x\n", |i| format!("    .a{i} = x\n"), |i| format!("    .b{i} = x\n")),
        ("attributes, all of one name", "a = x\n", |_| "    .a = x\n".into(), |_| "    .a = y\n".into()),
        ("variables of one message", "a = ", |i| format!("{{ $a{i} }}"), |i| format!("{{ $b{i} }}")),
        ("references of one message", "a = ", |i| format!("{{ -a{i} }}"), |i| format!("{{ -b{i} }}")),
        ("calls of one message", "a = ", |i| format!("{{ DATETIME($a{i}) }}"), |i| format!("{{ F{i}($a{i}) }}")),
        (
            "selectors of one message",
            "a = ",
            |i| format!("{{ $a{i} ->\n   *[b] c\n}}"),
            |i| format!("{{ $a{i} ->\n   *[d] c\n}}"),
        ),
        (
            "variants of one selector",
            "a = { $a ->\n   *[b] c\n",
            |i| format!("    [a{i}] b\n"),
            |i| format!("    [b{i}] c\n"),
        ),
    ];
    let cases = units.into_iter().map(|(name, head, source, target)| {
        let tail = if head.ends_with("c\n") { "}\n" } else { "\n" };
        case(name, n, move |n| {
            beside(&format!("{head}{}{tail}", lines(n, source)), &format!("{head}{}{tail}", lines(n, target)))
        })
    });
    table(cases.collect());
}
