//! An article that has not changed is not rendered again; whatever changes is.

use super::*;

fn folder() -> Folder {
    Folder::new(&[
        ("articles/a.txt", "One headline here\nThe first text of all.\n"),
        ("articles/b.txt", "Two headlines here\nThe second text of all.\n"),
        ("articles/c.txt", "Three headlines here\nThe third text of all.\n"),
    ])
}

fn unchanged(folder: &Folder) -> usize {
    let project = folder.open();
    let survey = project.survey(&[]).unwrap();
    let built = survey.build(false, &|| {}).unwrap();
    assert!(built.errors.is_empty(), "{:?}", built.errors);
    assert_eq!(built.published.values().sum::<usize>(), 6);
    built.unchanged
}

fn tree(folder: &Folder) -> std::collections::BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder.path("editions")).into_iter().flatten();
    files.filter(|e| e.file_type().is_file()).map(|e| (e.path().to_owned(), fs::read(e.path()).unwrap())).collect()
}

/// Builds again, and once more from nothing: both must give the same.
fn check(folder: &Folder, want: usize, what: &str) {
    // Where `CI` is set no records are used, so that there all is rendered every time.
    let want = if std::env::var_os("CI").is_some_and(|ci| !ci.is_empty()) { 0 } else { want };
    assert_eq!(unchanged(folder), want, "{what}");
    let found = tree(folder);
    let _ = fs::remove_dir_all(folder.path(".tradwi-cache"));
    fs::remove_dir_all(folder.path("editions")).unwrap();
    assert_eq!(unchanged(folder), 0);
    assert_eq!(found, tree(folder), "{what}");
}

#[test]
fn only_what_has_changed_is_rendered_again_and_the_editions_are_those_of_a_build_from_nothing() {
    let folder = folder();
    unchanged(&folder);
    check(&folder, 3, "nothing changed");

    folder.write("articles/b.txt", "Two headlines here\nThe second text of all is another.\n");
    check(&folder, 2, "an article");

    let catalogue = folder.read("locales/ht/a.ftl").replacen("{ \"\" }", "Yon tit", 1);
    folder.write("locales/ht/a.ftl", catalogue);
    check(&folder, 2, "a translation");

    folder.write("locales/ht/site.ftl", "site-title = Nouvèl\n");
    check(&folder, 0, "the words of all pages");

    let config = folder.read("tradwi.toml").replace("label", "hold");
    folder.write("tradwi.toml", config.replace("publish = 0", "publish = 0\nrequired = 90").replace("hold", "label"));
    check(&folder, 0, "the configuration");

    folder.write("templates/style.css", "body{color:red}");
    check(&folder, 0, "a template");
}

#[test]
fn a_file_that_somebody_changed_or_removed_is_made_anew() {
    let folder = folder();
    unchanged(&folder);
    folder.write("editions/ht/a.html", "somebody's own");
    fs::remove_file(folder.path("editions/en/b.txt")).unwrap();
    check(&folder, 1, "two files");
}

#[test]
fn an_article_that_is_gone_takes_its_editions_along() {
    let folder = folder();
    unchanged(&folder);
    fs::remove_file(folder.path("articles/c.txt")).unwrap();
    let project = folder.open();
    let built = project.survey(&[]).unwrap().build(false, &|| {}).unwrap();
    assert!(built.tally.removed > 0 && !folder.path("editions/en/c.html").exists());
    assert!(folder.path("editions/en/a.html").exists());
}

#[test]
fn an_article_is_rendered_again_when_a_picture_in_it_is_another() {
    let picture = |width: u32| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"40\"/>");
    let folder = Folder::new(&[
        ("articles/a.md", "# One headline here\n\n![A map](m.svg)\n"),
        ("articles/b.md", "# Two headlines here\n\n![A map](n.svg)\n"),
        ("articles/c.txt", "Three headlines here\nThe third text of all.\n"),
        ("articles/m.svg", &picture(30)),
    ]);
    // A file that has just changed could change again unseen.
    let wait = || std::thread::sleep(std::time::Duration::from_millis(250));
    wait();
    unchanged(&folder);
    check(&folder, 3, "nothing changed");
    folder.write("articles/m.svg", picture(50));
    wait();
    check(&folder, 2, "another picture");
    assert!(folder.read("editions/en/a.html").contains("width=\"50\""));
    folder.write("articles/n.svg", picture(60));
    wait();
    check(&folder, 2, "a picture that was missing");
    fs::remove_file(folder.path("articles/m.svg")).unwrap();
    check(&folder, 2, "a picture that is gone");
}

#[test]
fn records_that_are_torn_are_none() {
    let folder = folder();
    let file = ".tradwi-cache/rendered";
    for (tear, left) in [(0, 3), (2, 2), (300, 2)] {
        unchanged(&folder);
        if folder.path(file).exists() {
            let text = folder.read(file);
            folder.write(file, &text[..text.len() - tear]);
            check(&folder, left, "torn");
        }
    }
    unchanged(&folder);
    if folder.path(file).exists() {
        let text = folder.read(file).replacen("tradwi rendered ", "tradwi rendered 9", 1);
        folder.write(file, text);
        check(&folder, 0, "of another program");
    }
}
