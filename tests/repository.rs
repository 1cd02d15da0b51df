//! The repository as its own first user: its catalogues are up to date, and the README shows what really happens.

mod support;

use std::fs;
use std::path::Path;

use support::Project;

/// The repository's articles and catalogues, to be worked on without touching them.
fn copy() -> Project {
    let project = Project::new(&[]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in
        ["articles", "locales"].into_iter().flat_map(|d| walkdir::WalkDir::new(root.join(d)).sort_by_file_name())
    {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            project.write(&path, &fs::read_to_string(entry.path()).unwrap());
        }
    }
    project.write("tradwi.toml", &fs::read_to_string(root.join("tradwi.toml")).unwrap());
    project
}

/// The output that the README shows for a command.
fn shown(command: &str) -> String {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let start =
        readme.find(&format!("```console\n$ {command}\n")).unwrap_or_else(|| panic!("no `{command}` in README.md"));
    let block = &readme[start..];
    let block = block.split_once(&format!("$ {command}\n")).unwrap().1;
    block.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_readme_shows_what_the_first_run_prints() {
    assert_eq!(copy().run(0, &["build"]), shown("cargo run --release -- build"));
}

#[test]
fn the_readme_shows_what_check_prints() {
    assert_eq!(copy().run(0, &["check"]).trim_end(), shown("tradwi check").trim_end());
}

#[test]
fn the_catalogues_of_the_repository_are_up_to_date() {
    copy().run(0, &["build", "--locked"]);
}

#[test]
fn an_article_renamed_and_edited_keeps_its_translations_and_says_whose_they_were() {
    let project = copy();
    let before = project.counts("ht");
    project.rename("articles/one-year-on.txt", "articles/news/mission.txt");
    project.edit("articles/news/mission.txt", "around 85%", "around 90%");
    let told = project.run(0, &["sync"]);
    assert!(told.contains("takes over the catalogues of `articles/one-year-on.txt`"), "{told}");
    assert!(!project.exists("locales/ht/one-year-on.ftl"));
    let after = project.counts("ht");
    assert_eq!((after.current, after.stale), (before.current - 1, before.stale + 1));
    assert!(project.read("locales/ht/news/mission.ftl").contains("apeprè 85% Pòtoprens"));
}
