//! A project of everything that pages could stumble over: scripts from right to left and without spaces, words that
//! never end, tables, footnotes, pictures, corrections, passages not translated and lagging behind, and translators
//! who mean harm.

use std::fs;
use std::path::Path;

use crate::newsroom::{run, write};
use crate::png;

const CONFIG: &str = r#"
source = "en"
locales = ["ar", "de", "ht", "ja"]

[site]
url = "https://news.example/haiti"
publisher = "Nouvèl"

[locale.ar]
headline = "label"
[locale.de]
headline = "label"
[locale.ht]
headline = "label"
stale-material = "notice"
[locale.ja]
headline = "label"
from = "en"
"#;

const LONG: &str = "---
title: Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochuchaf is a village
description: Pneumonoultramicroscopicsilicovolcanoconiosisresearchinstitution
date: 2026-11-02
---

Read https://example.org/a/path/that/is/much/longer/than/any/telephone/is/wide/and/has/no/hyphen/in/it before you go, or
[https://example.org/a/path/that/is/much/longer/than/any/telephone/is/wide](https://example.org/a/path/that/is/much/longer).

## Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz

- `a_function_with_a_name_that_nobody_can_remember_and_no_telephone_can_show(at_all)`
- Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft

> Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz

| Commune | Department | January | February | March | April | May | Observation of the inspectors |
|---|---|--:|--:|--:|--:|--:|---|
| Saint-Michel-de-l’Attalaye | Artibonite | 1,204 | 1,199 | 1,310 | 1,402 | 1,395 | Rindfleischetikettierungsüberwachung |
| Croix-des-Bouquets | Ouest | 804 | 799 | 710 | 702 | 695 | none |

```
an_example_of_code_that_is_one_line_and_is_far_longer_than_what_fits_on_the_screen_of_a_cheap_telephone();
```
";

const STALE: &str = "---
title: Water is safe again in the valley
description: The authority says so after 12 days.
date: 2026-10-05
corrections:
  2026-10-06: An earlier version said 10 days.
  2026-10-07: The name of the valley was misspelt.
---

The authority said on Monday that 85% of the wells are clean.

People came with buckets and waited for hours.

# A heading of the first rank in the middle

Nobody was hurt.

Correction (October 8, 2026): The share was 85%, not 58%.
";

const PLAIN: &str = "One page as it was pasted
By Staff
November 3, 2026
The first paragraph says what happened and where, and to whom.
- One thing
- Another thing
\"It was the longest night\", a neighbour said.
Read more: https://example.org/more
";

const HOSTILE: &str = "---
title: A title
description: A deck of one line
date: 2026-10-01
---

# Heading

Text with [a link](https://example.org/).

- An item
- Another item

| A cell | Other |
|---|---|
| one | two |

![Alt text](img/cup%20one.png \"A caption\")

> A quotation.

A paragraph with <b>raw</b> HTML, <abbr title=\"World\">W</abbr>.

<details>
<summary>More</summary>

Inside of it.[^n]

</details>

[^n]: A note.
";

const ATTACKS: [&str; 20] = [
    "<script>document.body.dataset.pwned=1</script>",
    "<img src=x onerror=document.body.dataset.pwned=1>",
    "<svg/onload=document.body.dataset.pwned=1>",
    "[x](javascript:document.body.dataset.pwned=1) [y](data:text/html,<script>1</script>)",
    "![x](https://tracker.example/p.png) <img src=//tracker.example/p.png alt=p>",
    "<iframe src=https://e.example></iframe><object data=https://e.example></object>",
    "<style>*{background:url(https://e.example)}</style>",
    "<p style=\"background:url(https://e.example)\">a paragraph",
    "</main></body><script>document.body.dataset.pwned=1</script>",
    "</style></title><script>document.body.dataset.pwned=1</script>",
    "\" onmouseover=\"document.body.dataset.pwned=1",
    "<math><mtext><table><mglyph><style><img src=x onerror=document.body.dataset.pwned=1>",
    "<a id=main name=main href=#x>x</a> <b>open <i>and never closed",
    "<base href=https://e.example/><meta http-equiv=refresh content=0;url=https://e.example>",
    "<form action=https://e.example><input name=q></form>",
    "--><script>document.body.dataset.pwned=1</script><!--",
    "<ul><li>in a list<table><tr><td>in a table",
    "<h1>Another headline</h1><h6>and a small one</h6>",
    "<details open ontoggle=document.body.dataset.pwned=1><summary>a</summary>b</details>",
    "<link rel=stylesheet href=https://e.example/a.css><center>old</center><font color=white>white</font>",
];

/// What translators write, in each language: whole sentences as they would stand there.
const SENTENCES: [(&str, &[&str]); 4] = [
    (
        "ar",
        &[
            "اغلِ الماء دقيقة كاملة قبل أن تشربه، ثم دعه يبرد.",
            "قالت السلطات يوم الاثنين إن 85% من الآبار نظيفة (انظر BINUH).",
            "مياه الشرب",
            "اغسل يديك بالصابون مرارًا.",
        ],
    ),
    (
        "de",
        &[
            "Die Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle bleibt geschlossen.",
            "Trinkwasseraufbereitungsanlagenbetriebsgenehmigung",
            "Das Wasser muss eine Minute lang kochen, sagte die Behörde am Montag.",
        ],
    ),
    (
        "ht",
        &[
            "Bouyi dlo a pandan yon minit anvan ou bwè l.",
            "Otorite yo di lendi 85% nan pi yo pwòp.",
            "Dlo pou bwè",
            "Lave men ou souvan ak savon.",
        ],
    ),
    (
        "ja",
        &[
            "水は一分間煮沸し、冷ましてから飲んでください。",
            "当局は月曜日、井戸の八十五パーセントが安全だと述べた。住民は何時間もバケツを持って列に並び、給水を待ち続けていた。",
            "飲料水",
        ],
    ),
];

/// Writes the project, has most of it translated, changes what was translated, and builds it.
pub fn build(dir: &Path) {
    write(dir, "tradwi.toml", CONFIG);
    // Headings have no address of their own; a link to one leads to the head of its page.
    write(dir, "articles/wide.md", include_str!("../../src/edition/tests/wide.md").replace("#doses", ""));
    write(dir, "articles/other one.md", "# Another\n\nA short one.\n\n## Doses\n\nTwo drops.\n");
    write(dir, "articles/long.md", LONG);
    write(dir, "articles/dlo & lavi/è’s.md", STALE);
    write(dir, "articles/plain.txt", PLAIN);
    write(dir, "articles/hostile.md", HOSTILE);
    write(dir, "articles/nothing.md", "---\ntitle: Nothing below the title\n---\n");
    for picture in ["img/cup one.png", "cup.jpg", "it.png"] {
        write(dir, &format!("articles/{picture}"), png::picture(1200, 700));
    }
    write(
        dir,
        "articles/img/map.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 300\"><path fill=\"#888\" d=\"M0 0h900v300z\"/></svg>",
    );
    run(dir, 0, &["sync"]);
    for (locale, sentences) in SENTENCES {
        for entry in walkdir::WalkDir::new(dir.join("locales").join(locale)).sort_by_file_name() {
            let path = entry.unwrap().into_path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if path.extension().is_some_and(|e| e == "ftl") && !["site.ftl", "terms.ftl"].contains(&name) {
                let words = if name == "hostile.ftl" { &ATTACKS[..] } else { sentences };
                translate(&path, words, name == "hostile.ftl");
            }
        }
    }
    let article = dir.join("articles/dlo & lavi/è’s.md");
    let changed = STALE.replace("85% of the wells", "58% of the wells").replace("waited for hours", "stood for hours");
    fs::write(article, changed.replace("after 12 days", "after 13 days")).unwrap();
    // What is wrong with the translations is said, and the pages are written all the same.
    run(dir, 0, &["build"]);
}

/// Writes and builds a project of so many articles that their list has three pages, and of three that say what was wrong
/// in them and are held back in Kreyòl, one of them with a correction that is translated.
pub fn build_list(dir: &Path) {
    write(dir, "tradwi.toml", "locales = [\"ht\", \"fr\"]\npublish = 0\n\n[epub]\narticles = 0\n");
    for n in 0..157 {
        let date = format!("2026-{:02}-{:02}", n % 12 + 1, n % 28 + 1);
        let text = format!(
            "---\ntitle: Story {n} of the valley\ndescription: What happened on day {n}.\ndate: {date}\n---\n\nText.\n"
        );
        write(dir, &format!("articles/story-{n}.md"), text);
    }
    for (n, name) in ["held/one", "held/two", "held/three"].into_iter().enumerate() {
        let text = STALE.replace("2026-10-0", &format!("2026-1{n}-0"));
        write(dir, &format!("articles/{name}.md"), text);
    }
    run(dir, 0, &["sync"]);
    for entry in walkdir::WalkDir::new(dir.join("locales/ht")) {
        let path = entry.unwrap().into_path();
        let name = path.to_string_lossy().into_owned();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        if name.contains("held") {
            // A correction alone: its article stays without a headline.
            let at = text.find("The name of the valley was misspelt.").unwrap();
            let (before, after) = text.split_at(at);
            let after = if name.contains("two") {
                after.replacen("{ \"\" }", "Non vale a te mal ekri.", 1)
            } else {
                after.to_owned()
            };
            fs::write(&path, format!("{before}{after}")).unwrap();
        } else if !name.ends_with("site.ftl") {
            fs::write(&path, text.replace("{ \"\" }", "Istwa yon vale ki pa t gen dlo")).unwrap();
        }
    }
    run(dir, 0, &["build"]);
}

/// Types over the stubs of a catalogue, but for every sixth; harm is done everywhere.
fn translate(path: &Path, words: &[&str], harm: bool) {
    let text = fs::read_to_string(path).unwrap();
    let mut out = String::new();
    let mut n = 0;
    for line in text.lines() {
        match line.strip_suffix("{ \"\" }") {
            Some(key) if harm || n % 6 != 4 => {
                let braces = |c: char| if "{}".contains(c) { format!("{{\"{c}\"}}") } else { c.to_string() };
                let typed: String = words[n % words.len()].chars().map(braces).collect();
                // What begins a line with a bracket is no text to Fluent.
                let start = if typed.starts_with('[') { "{\"\"}" } else { "" };
                out.push_str(&format!("{key}\n    {start}{typed}\n"));
            }
            _ => out.push_str(&format!("{line}\n")),
        }
        n += usize::from(line.ends_with("{ \"\" }"));
    }
    fs::write(path, out).unwrap();
}
