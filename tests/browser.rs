//! What a reader's browser makes of the pages. Needs Chromium; skipped with a word where there is none, and
//! compulsory in CI.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod support;

use std::path::Path;
use std::process::Command;

use support::Project;

/// The browser's own view of a page after everything on it has run.
fn dump(page: &Path) -> Option<String> {
    let browser = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok_and(|o| o.status.success()));
    let Some(browser) = browser else {
        assert!(std::env::var_os("CI").is_none(), "CI must have Chromium");
        eprintln!("SKIPPED: no Chromium on this machine");
        return None;
    };
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(["--virtual-time-budget=2000", "--dump-dom"])
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    let dom = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(dom.contains("<body"), "the browser shows nothing: {}", String::from_utf8_lossy(&output.stderr));
    Some(dom)
}

#[test]
fn no_text_of_a_translator_runs_in_the_browser() {
    let project = Project::new(&[
        ("tradwi.toml", "locales = [\"ht\"]\n"),
        (
            "articles/a.md",
            "---\ntitle: A title\n---\n\n# Heading\n\nText with [a link](https://example.org).\n\n- An item\n\n| A cell | Other |\n|---|---|\n| one | two |\n\n![Alt text](x.png)\n",
        ),
        ("articles/b.txt", "A title\nA paragraph that is long enough to be one.\n"),
    ]);
    project.sync();
    let attack = "<script>document.body.dataset.pwned=1</script><img src=x onerror=\"document.body.dataset.pwned=1\">\
                  <svg onload=\"document.body.dataset.pwned=1\"></svg>[x](javascript:document.body.dataset.pwned=1)\
                  \"><script>document.body.dataset.pwned=1</script>";
    for file in ["locales/ht/a.ftl", "locales/ht/b.ftl"] {
        let text = project.read(file).replace("{ \"\" }", attack);
        project.write(file, &text);
    }
    let _ = project.tradwi(&["build"]);
    for page in ["editions/ht/a.html", "editions/ht/b.html", "editions/ht/index.html"] {
        assert!(project.exists(page), "{page} was not written");
        let Some(dom) = dump(&project.path().join(page)) else { return };
        assert!(!dom.contains("data-pwned"), "{page} ran a translator's script:\n{dom}");
        assert!(!dom.contains("href=\"javascript:"), "{page} has a link that runs:\n{dom}");
    }
}
