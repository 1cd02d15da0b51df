//! What comes out of a printer. Needs Chromium; skipped with a word where there is none, and compulsory in CI.

mod support;

use std::path::Path;

use support::Project;

/// How many pages of paper a page takes.
fn pages(page: &Path) -> Option<usize> {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("page.pdf");
    let output = support::browser(&folder.path().join("profile"))?
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
