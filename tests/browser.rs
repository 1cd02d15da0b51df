//! What a reader's browser makes of the pages. Needs Chromium; skipped with a word where there is none, and
//! compulsory in CI.

mod support;

use std::path::Path;

use support::Project;

/// The browser's own view of a page after everything on it has run.
fn dump(page: &Path) -> Option<String> {
    let profile = tempfile::tempdir().unwrap();
    let output = support::browser(profile.path())?
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
