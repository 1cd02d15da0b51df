//! What comes out of a printer. Needs Chromium; skipped with a word where there is none, and compulsory in CI.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod support;

use std::path::Path;
use std::process::Command;

use support::Project;

/// How many pages of paper a page takes.
fn pages(page: &Path) -> Option<usize> {
    let browser = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok_and(|o| o.status.success()));
    let Some(browser) = browser else {
        assert!(std::env::var_os("CI").is_none(), "CI must have Chromium");
        eprintln!("SKIPPED: no Chromium on this machine");
        return None;
    };
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("page.pdf");
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg("--no-pdf-header-footer")
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    let bytes = std::fs::read(&pdf).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&output.stderr)));
    let pages = String::from_utf8_lossy(&bytes).lines().filter(|line| line.trim_end().ends_with("/Type /Page")).count();
    assert!(pages > 0, "the pages are not found in the PDF");
    Some(pages)
}

#[test]
fn an_article_of_this_repository_fits_on_two_pages_of_a4_and_of_letter() {
    let project = Project::of_this_repository();
    let _ = project.tradwi(&["build"]);
    for locale in ["en", "fr", "ht"] {
        for article in ["one-year-on", "public-health/safe-water-cholera"] {
            let html = project.read(&format!("editions/{locale}/{article}.html"));
            for size in ["A4", "letter"] {
                let sized = html.replacen("@page{", &format!("@page{{size:{size};"), 1);
                assert_ne!(sized, html, "the style says nothing of paper");
                project.write("print.html", &sized);
                let Some(pages) = pages(&project.path().join("print.html")) else { return };
                assert!(pages <= 2, "{article} in {locale} takes {pages} pages of {size}");
            }
        }
    }
}
