//! Every page that `build` writes, of this repository's articles and of a project of odd ones, before those who know
//! best: the Nu HTML checker, axe-core, a browser on a narrow screen, and a reader who follows the links.
//!
//! The first needs Java, the others Chromium and node, and all of them `npm ci --ignore-scripts` in
//! `tests/validators`; skipped with a word where one is missing, and compulsory in CI. What a browser saw is left in
//! `target/screenshots`, to be looked at.

#![expect(clippy::print_stderr, clippy::print_stdout, reason = "a skipped test says so, and sizes are shown")]

mod links;
#[allow(dead_code, reason = "each test uses its own part")]
#[path = "../support/newsroom.rs"]
mod newsroom;
mod odd;
mod png;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use links::{Site, tags};
use serde::Deserialize;
use serde_json::json;

/// What a page weighs at most as it comes over a telephone's line: what fits into the first packets of a connection.
const BUDGET: usize = 14 * 1024;

/// The editions of both projects, built once: of this repository, and of the odd one.
static SITES: LazyLock<[PathBuf; 2]> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    let own = folder.join("own");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    for part in ["articles", "locales", "templates"] {
        for (path, bytes) in newsroom::tree(&repository.join(part)) {
            newsroom::write(&own, &format!("{part}/{path}"), bytes);
        }
    }
    newsroom::write(&own, "tradwi.toml", fs::read(repository.join("tradwi.toml")).unwrap());
    newsroom::run(&own, 0, &["build", "--locked"]);
    let odd = folder.join("odd");
    odd::build(&odd);
    [own.join("editions"), odd.join("editions")]
});

/// The editions of a project of many articles, built once, and the pages of their lists.
static LISTS: LazyLock<(PathBuf, Vec<String>)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lists");
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    odd::build_list(&folder);
    let root = folder.join("editions");
    let name = |page: &String| page.rsplit('/').next().unwrap_or_default().starts_with("index.");
    let lists: Vec<String> = pages(&root).into_iter().filter(name).collect();
    assert!(["ht/index.html", "ht/index.2.html", "ht/index.1.html"].iter().all(|p| lists.iter().any(|l| l == p)));
    (root, lists)
});

/// The pages below a folder, in order.
fn pages(root: &Path) -> Vec<String> {
    newsroom::tree(root).into_keys().filter(|p| p.ends_with(".html")).collect()
}

fn validators() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validators")
}

fn runs(program: &str, version: &str) -> bool {
    Command::new(program).arg(version).output().is_ok_and(|o| o.status.success())
}

/// Whether a test that needs something may run: what is missing is said, and fails in CI.
fn all_there(needed: &[(bool, &str)]) -> bool {
    let missing: Vec<&str> = needed.iter().filter(|(there, _)| !there).map(|(_, what)| *what).collect();
    if !missing.is_empty() {
        assert!(std::env::var_os("CI").is_none(), "CI must have {}", missing.join(", "));
        eprintln!("SKIPPED: there is no {}", missing.join(", no "));
    }
    missing.is_empty()
}

/// What the browser saw.
#[derive(Debug, Deserialize)]
struct Seen {
    /// Site, page and fault.
    faults: Vec<(usize, String, String)>,
    journey: Option<Journey>,
}

#[derive(Debug, Deserialize)]
struct Journey {
    steps: Vec<Step>,
    /// Where the first stop of the tabulator key leads, if it is seen.
    skip: Option<String>,
    passages: Vec<Passage>,
    notice: Option<String>,
    pdf: BTreeMap<String, usize>,
}

#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(untagged)]
enum Step {
    At { what: String, page: String, lang: String, headline: Option<String> },
    Fault { fault: String },
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Passage {
    lang: String,
    dir: String,
    text: String,
    label: Option<String>,
    seen: bool,
    label_lang: Option<String>,
}

/// Has one browser look at what is asked for.
fn browse(mut asked: serde_json::Value) -> Option<Seen> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let browser = names.into_iter().find(|name| runs(name, "--version"));
    let modules = validators().join("node_modules/puppeteer-core").exists();
    let here = [
        (browser.is_some(), "Chromium"),
        (runs("node", "--version"), "node"),
        (modules, "result of `npm ci` in tests/validators"),
    ];
    if !all_there(&here) {
        return None;
    }
    let which = Command::new("sh").args(["-c", &format!("command -v {}", browser?)]).output().unwrap();
    asked["browser"] = String::from_utf8(which.stdout).unwrap().trim().into();
    asked["folder"] = screenshots().to_str().unwrap().into();
    let mut child = Command::new("node")
        .arg("browse.mjs")
        .current_dir(validators())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(asked.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// Beside the folder of the build, which is cargo's to name.
fn screenshots() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("screenshots")
}

/// What one browser saw of both sites.
static SEEN: LazyLock<Option<Seen>> = LazyLock::new(|| {
    let [own, odd] = &*SITES;
    let (many, lists) = &*LISTS;
    let own_shots = [
        ("index.html", "front"),
        ("ht/index.html", "ht-index"),
        ("ht/one-year-on.html", "ht-one-year-on"),
        ("fr/public-health/safe-water-cholera.html", "fr-safe-water"),
        ("fr/correction-place-names.html", "fr-correction"),
    ];
    let odd_shots = [
        ("ar/wide.html", "ar-wide"),
        ("ar/index.html", "ar-index"),
        ("ja/dlo & lavi/è’s.html", "ja-stale"),
        ("de/long.html", "de-long"),
        ("ht/hostile.html", "ht-hostile"),
    ];
    let list_shots = [("ht/index.html", "ht-list"), ("ht/index.2.html", "ht-list-2")];
    let shots = own_shots.map(|shot| (own, shot)).into_iter().chain(odd_shots.map(|shot| (odd, shot)));
    let shots = shots.chain(list_shots.map(|shot| (many, shot)));
    let shots = shots.map(|(root, (page, name))| json!({"root": root, "page": page, "as": name}));
    browse(json!({
        "sites": [{"root": own, "pages": pages(own)}, {"root": odd, "pages": pages(odd)},
            {"root": many, "pages": lists}],
        "shots": shots.collect::<Vec<_>>(),
        "journey": own,
    }))
});

/// Fails with the faults that are wanted, if there are any.
#[track_caller]
fn no_fault(wanted: impl Fn(&str) -> bool) {
    let Some(seen) = &*SEEN else { return };
    let found: Vec<String> =
        seen.faults.iter().filter(|(_, _, f)| wanted(f)).map(|(_, page, f)| format!("{page}: {f}")).collect();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

/// axe-core's begin with the colours.
fn is_barrier(fault: &str) -> bool {
    fault.starts_with("light at ") || fault.starts_with("dark at ")
}

fn is_sideways(fault: &str) -> bool {
    fault.starts_with("scrolls sideways")
}

#[test]
fn no_page_has_a_barrier_that_axe_core_knows_at_any_width_in_light_or_dark() {
    no_fault(is_barrier);
}

#[test]
fn no_page_scrolls_sideways_at_any_width() {
    no_fault(is_sideways);
}

#[test]
fn no_page_asks_another_host_for_anything_or_runs_a_script() {
    no_fault(|fault| !is_barrier(fault) && !is_sideways(fault));
}

#[test]
fn what_a_browser_should_notice_is_noticed() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad-page");
    let bad = "<!DOCTYPE html><html><head><title></title></head><body><img src=\"https://tracker.example/p.png\">\
               <p style=\"color:#ddd;background:#fff;width:90rem\" onclick=\"alert(1)\">Pale and wide</p>\
               <script>document.body.dataset.pwned = 1</script></body></html>";
    newsroom::write(&folder, "bad.html", bad);
    let asked = json!({"sites": [{"root": folder, "pages": ["bad.html"]}], "shots": []});
    let Some(seen) = browse(asked) else { return };
    for wanted in [
        "asks for https://tracker.example/p.png",
        "runs a script",
        "has a script: <script>",
        "has a handler: onclick=",
        "scrolls sideways at 320 px",
        "color-contrast",
        "image-alt",
        "html-has-lang",
    ] {
        assert!(seen.faults.iter().any(|(_, _, fault)| fault.contains(wanted)), "{wanted}: {:#?}", seen.faults);
    }
}

#[test]
fn a_reader_gets_from_the_front_page_to_an_article_in_kreyol_to_its_french_page_back_and_to_the_printer() {
    let Some(journey) = SEEN.as_ref().and_then(|seen| seen.journey.as_ref()) else { return };
    let pages: Vec<(&str, &str, &str)> = journey
        .steps
        .iter()
        .map(|step| match step {
            Step::At { what, page, lang, .. } => (what.as_str(), page.as_str(), lang.as_str()),
            Step::Fault { fault } => panic!("{fault}"),
        })
        .collect();
    let wanted = [
        ("front", "index.html"),
        ("index", "ht/index.html"),
        ("article", "ht/one-year-on.html"),
        ("french", "fr/one-year-on.html"),
        ("back", "ht/one-year-on.html"),
    ];
    assert_eq!(pages.iter().map(|(what, page, _)| (*what, *page)).collect::<Vec<_>>(), wanted);
    assert_eq!(pages[1..].iter().map(|(_, _, lang)| *lang).collect::<Vec<_>>(), ["ht", "ht", "fr", "ht"]);
    assert_eq!(journey.steps[2], {
        let Step::At { page, lang, headline, .. } = &journey.steps[4] else { panic!("{:?}", journey.steps) };
        Step::At { what: "article".into(), page: page.clone(), lang: lang.clone(), headline: headline.clone() }
    });
    assert_eq!(journey.skip.as_deref(), Some("#main"));
    // The one passage that waits for its translation.
    let [passage] = &journey.passages[..] else { panic!("{:#?}", journey.passages) };
    assert!(["en", "fr"].contains(&passage.lang.as_str()) && passage.dir == "ltr", "{passage:#?}");
    assert!(passage.label.as_ref().is_some_and(|label| !label.is_empty()) && passage.seen, "{passage:#?}");
    assert_eq!(passage.label_lang.as_deref(), Some("ht"), "the label is in the reader's language");
    assert!(passage.text.len() > 60, "{passage:#?}");
    assert!(journey.notice.as_ref().is_some_and(|notice| !notice.is_empty()), "the page says so at its head");
    for (format, count) in &journey.pdf {
        assert!((1..=2).contains(count), "{format}: {count} pages");
    }
    assert_eq!(journey.pdf.len(), 2);
}

/// Where the checker is wrong or asks for what is no fault: what it says, and why that is right here.
const ALLOWED: [(&str, &str); 0] = [];

#[derive(Debug, Deserialize)]
struct Said {
    messages: Vec<Message>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Message {
    #[serde(rename = "type")]
    kind: String,
    url: Option<String>,
    last_line: Option<u32>,
    message: String,
    extract: Option<String>,
}

/// Has one checker read all files; `None` where there is none.
fn nu(files: &[PathBuf]) -> Option<Vec<Message>> {
    let jar = validators().join("node_modules/vnu-jar/build/dist/vnu.jar");
    if !all_there(&[(runs("java", "-version"), "Java"), (jar.exists(), "result of `npm ci` in tests/validators")]) {
        return None;
    }
    let output = Command::new("java")
        .args(["-Xss8m", "-jar"])
        .arg(jar)
        .args(["--format", "json", "--stdout", "--exit-zero-always"])
        .args(files)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said: Said = serde_json::from_slice(&output.stdout).unwrap();
    Some(said.messages)
}

/// Whether the checker guesses at the language of a Kreyòl page. It guesses by chance, and has no profile of Kreyòl: now and
/// then it takes a page for Tagalog. What languages pages say is held by the tests of `edition`.
fn is_blind_guess(message: &Message) -> bool {
    let guess = message.message.starts_with("This document appears to be written in ");
    guess && message.url.as_deref().is_some_and(|url| url.contains("/editions/ht/"))
}

#[test]
fn every_page_is_html_to_the_nu_checker() {
    let mut files: Vec<PathBuf> =
        SITES.iter().flat_map(|root| pages(root).into_iter().map(|page| root.join(page))).collect();
    files.extend(LISTS.1.iter().map(|page| LISTS.0.join(page)));
    assert!(files.len() > 40, "{files:#?}");
    let Some(messages) = nu(&files) else { return };
    let said: Vec<String> = messages
        .iter()
        .filter(|m| !ALLOWED.iter().any(|(allowed, _)| m.message.contains(allowed)))
        .filter(|m| !is_blind_guess(m))
        .map(|m| {
            let place = m.url.as_deref().and_then(|url| url.split_once("/editions/")).map_or("", |(_, page)| page);
            format!(
                "{place}:{}: {}: {}\n    {}",
                m.last_line.unwrap_or(0),
                m.kind,
                m.message,
                m.extract.as_deref().unwrap_or("").replace('\n', " ")
            )
        })
        .collect();
    assert!(said.is_empty(), "{} faults:\n{}", said.len(), said.join("\n"));
    for (allowed, why) in ALLOWED {
        assert!(messages.iter().any(|m| m.message.contains(allowed)), "nobody says {allowed:?} any more ({why})");
    }
}

#[test]
fn what_is_no_html_is_noticed() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad-html");
    newsroom::write(&folder, "bad.html", "<!DOCTYPE html><html lang=\"en\"><title>Bad</title><p><center>x</p></div>");
    let Some(messages) = nu(&[folder.join("bad.html")]) else { return };
    assert!(messages.iter().any(|m| m.kind == "error" && m.message.contains("div")), "{messages:#?}");
}

#[test]
fn an_article_page_with_its_style_is_at_most_14_kb_compressed() {
    let root = &SITES[0];
    let mut articles = 0;
    // Those in one file have their pictures in them.
    for page in pages(root).into_iter().filter(|page| !page.ends_with(".single.html")) {
        let html = fs::read(root.join(&page)).unwrap();
        // What gzip adds to the stream: ten bytes before it and eight after.
        let size = miniz_oxide::deflate::compress_to_vec(&html, 9).len() + 18;
        println!("{size:>6} bytes of {:>6}  {page}", html.len());
        assert!(size <= BUDGET, "{page}: {size} bytes");
        let tags = tags(std::str::from_utf8(&html).unwrap());
        articles += usize::from(tags.iter().any(|t| t.name == "article"));
        assert!(
            !tags.iter().any(|t| t.get("rel") == Some("stylesheet")),
            "{page}: its style is in it, and was weighed"
        );
    }
    assert!(articles >= 9, "{articles}");
}

#[test]
fn every_link_within_a_site_leads_to_something() {
    for (root, home) in [(&SITES[0], None), (&SITES[1], Some("https://news.example/haiti/")), (&LISTS.0, None)] {
        let site = Site::read(root, home);
        let links: usize = site.pages.values().flatten().filter(|t| t.get("href").is_some()).count();
        assert!(links > 50, "{links}");
        let broken = site.broken();
        assert!(broken.is_empty(), "{} links:\n{}", broken.len(), broken.join("\n"));
    }
}

#[test]
fn pages_that_are_translations_of_each_other_name_each_other() {
    for (root, home) in [(&SITES[0], None), (&SITES[1], Some("https://news.example/haiti/"))] {
        let site = Site::read(root, home);
        let named = site.pages.values().flatten().filter(|t| t.name == "link" && t.get("hreflang").is_some()).count();
        assert!(named > 20, "{named}");
        let one_sided = site.one_sided();
        assert!(one_sided.is_empty(), "{} pages:\n{}", one_sided.len(), one_sided.join("\n"));
    }
}

#[test]
fn a_link_that_leads_nowhere_and_a_page_that_is_not_named_back_are_noticed() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad-links");
    let alternate = "<link rel=\"alternate\" hreflang=\"fr\" href=\"b.html\">";
    newsroom::write(
        &folder,
        "a.html",
        format!("<html lang=\"ht\">{alternate}<a href=\"b.html#no\"><img src=\"c.png\">"),
    );
    newsroom::write(&folder, "b.html", "<html lang=\"fr\"><a href=\"a.html\"><a href=\"../up.html\"><p id=\"yes\">");
    let site = Site::read(&folder, None);
    let name = ["a.html: <a b.html#no>", "a.html: <img c.png>", "b.html: <a ../up.html>"];
    assert_eq!(site.broken(), name);
    assert_eq!(site.one_sided(), ["b.html does not name a.html, which names it"]);
}
