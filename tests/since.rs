//! `check --since REVISION`: only what a branch is answerable for.

mod support;

use std::process::Command;

use serde_json::Value;
use support::Project;

const A: &str = "articles/a.txt";
const B: &str = "articles/b.txt";

/// Two articles in two locales, all untranslated, committed on `main`; the project stands in `site/` of the
/// repository if `below`.
fn project(below: bool) -> Project {
    let site = if below { "site/" } else { "" };
    let at = |path: &str| format!("{site}{path}");
    let project = Project::new(&[
        (&at("tradwi.toml"), "locales = [\"fr\", \"ht\"]\n"),
        (&at(A), "Water\nBoil the water for one minute.\nWash your hands often.\n"),
        (&at(B), "Roads\nThe road is closed for one day.\n"),
    ]);
    project.run(0, &["-C", if below { "site" } else { "." }, "sync"]);
    project.git(&["init", "-q"]);
    project.commit("first");
    project.git(&["switch", "-q", "-c", "work"]);
    project
}

/// Places of what `check` with further arguments finds, as `file#id`, sorted.
fn found(project: &Project, args: &[&str]) -> Vec<String> {
    let output = project.tradwi(&[&["check", "--format", "json"], args].concat());
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let place = |f: &Value| format!("{}#{}", f["file"].as_str().unwrap(), f["id"].as_str().unwrap_or_default());
    let mut all: Vec<String> = json["findings"].as_array().unwrap().iter().map(place).collect();
    all.sort();
    all.dedup();
    all
}

fn since(project: &Project, revision: &str) -> Vec<String> {
    found(project, &["--since", revision])
}

fn refusal(project: &Project, revision: &str) -> String {
    let output = project.tradwi(&["check", &format!("--since={revision}")]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_branch_that_touched_nothing_has_no_findings() {
    let project = project(false);
    assert!(found(&project, &[]).len() > 4);
    assert_eq!(project.run(0, &["check", "--since", "main"]), "No findings\n");
}

#[test]
fn a_touched_article_is_looked_at_in_all_its_locales_committed_or_not() {
    let project = project(false);
    project.edit(B, "one day", "two days");
    for _ in 0..2 {
        let found = since(&project, "main");
        assert!(found.iter().all(|f| f.contains("/b.")), "{found:?}");
        assert!(found.iter().any(|f| f.starts_with("locales/fr")), "{found:?}");
        assert!(found.iter().any(|f| f.starts_with("locales/ht")), "{found:?}");
        project.commit("second");
    }
    // What the other branch did since is not this one's.
    project.git(&["switch", "-q", "main"]);
    project.edit(A, "one minute", "two minutes");
    project.commit("theirs");
    project.git(&["switch", "-q", "work"]);
    assert!(since(&project, "main").iter().all(|f| f.contains("/b.")));
}

#[test]
fn of_a_touched_catalogue_only_the_touched_entries_are_looked_at() {
    let project = project(false);
    let file = "locales/ht/a.ftl";
    let text = project.read(file);
    // The second entry gets a term that does not exist; the others stay stubs, and move.
    let parts: Vec<&str> = text.split("{ \"\" }").collect();
    let text =
        format!("# Pou Anne.\n\n{}{{ \"\" }}{}{{ -pa-la }}{}{{ \"\" }}{}", parts[0], parts[1], parts[2], parts[3]);
    project.write(file, &text);
    let found = since(&project, "main");
    assert!(found.iter().all(|f| f.starts_with(&format!("{file}#boil-the-water"))), "{found:?}");
    assert!(!found.is_empty());
    // Other line ends are no change.
    project.write(file, &text.replace('\n', "\r\n"));
    assert_eq!(since(&project, "main"), found);
}

#[test]
fn new_files_count_before_they_are_added_and_ignored_ones_do_not() {
    let project = project(false);
    project.write("articles/c.txt", "Bread\n");
    assert!(!since(&project, "main").is_empty());
    project.write(".gitignore", "/articles/c.txt\n");
    project.commit("ignored");
    assert!(since(&project, "main").iter().all(|f| !f.contains("/c.")), "{:?}", since(&project, "main"));
}

#[test]
fn an_article_that_is_gone_leaves_catalogues_to_speak_of() {
    let project = project(false);
    project.write("locales/ht/b.ftl", &project.read("locales/ht/b.ftl").replacen("{ \"\" }", "Wout", 1));
    project.commit("translated");
    project.git(&["branch", "-f", "main"]);
    project.remove(B);
    let found = since(&project, "main");
    assert!(found.iter().any(|f| f.starts_with("locales/ht/b.ftl")), "{found:?}");
    assert!(found.iter().all(|f| !f.contains("/a.")), "{found:?}");
}

#[test]
fn a_changed_pivot_makes_its_translations_the_branchs_business() {
    let project = project(false);
    project.write("tradwi.toml", "locales = [\"fr\", \"ht\"]\n[locale.ht]\nfrom = \"fr\"\n");
    project.commit("by way of French");
    project.git(&["branch", "-f", "main"]);
    let file = "locales/fr/b.ftl";
    project.write(file, &project.read(file).replacen("{ \"\" }", "Routes", 1));
    let found = since(&project, "main");
    assert!(
        found.iter().any(|f| f == "locales/ht/b.ftl#roads" || f.starts_with("locales/ht/b.ftl#roads-")),
        "{found:?}"
    );
    // That the catalogue as a whole waits for a sync is said as well.
    assert!(found.iter().all(|f| f.contains("#roads") || f == "locales/ht/b.ftl#"), "{found:?}");
}

#[test]
fn a_term_that_is_gone_concerns_the_texts_that_need_it_and_no_work_that_waits() {
    let project = project(false);
    project.write("locales/ht/terms.ftl", "-dlo = dlo\n");
    project.write("locales/ht/a.ftl", &project.read("locales/ht/a.ftl").replacen("{ \"\" }", "{ -dlo }", 1));
    project.commit("terms");
    project.git(&["branch", "-f", "main"]);
    project.write("locales/ht/terms.ftl", "-lot = lòt\n");
    let output = project.run(1, &["check", "--since", "main", "--format", "json"]);
    let json: Value = serde_json::from_str(&output).unwrap();
    let rules: Vec<&str> = json["findings"].as_array().unwrap().iter().map(|f| f["rule"].as_str().unwrap()).collect();
    assert!(!rules.is_empty() && !rules.contains(&"untranslated"), "{rules:?}");
}

#[test]
fn a_project_may_stand_in_a_folder_of_the_repository_and_names_may_be_odd() {
    let project = project(true);
    project.write("site/articles/-n  è\"\n.txt", "Bread\n");
    project.write("articles/elsewhere.txt", "Not ours\n");
    let output = project.tradwi(&["-C", "site", "check", "--since", "main", "--format", "json"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let all = json["findings"].as_array().unwrap();
    assert!(!all.is_empty() && all.iter().all(|f| f["article"] == "articles/-n  è\"\n.txt"), "{json:#}");
}

#[test]
fn articles_in_a_linked_folder_are_known_by_their_real_place() {
    let project = project(false);
    project.rename("articles", "texts");
    #[cfg(unix)]
    std::os::unix::fs::symlink("texts", project.path().join("articles")).unwrap();
    project.commit("linked");
    project.git(&["branch", "-f", "main"]);
    project.edit("texts/b.txt", "one day", "two days");
    let found = since(&project, "main");
    assert!(!found.is_empty() && found.iter().all(|f| f.contains("/b.")), "{found:?}");
}

#[test]
fn a_hook_of_git_may_ask_from_a_project_below() {
    let project = project(true);
    project.edit("site/articles/b.txt", "one day", "two days");
    let hook = format!("#!/bin/sh\nexec '{}' -C site check --since HEAD >&2\n", env!("CARGO_BIN_EXE_tradwi"));
    project.write(".git/hooks/pre-commit", &hook);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let file = project.path().join(".git/hooks/pre-commit");
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let output = project.try_git(&["commit", "-q", "-a", "-m", "refused"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("articles/b.txt") && !said.contains("articles/a.txt"), "{said}");
}

#[test]
fn a_revision_is_never_an_option() {
    let project = project(false);
    for hostile in ["--output=stolen", "-h", "--", ""] {
        let said = refusal(&project, hostile);
        assert!(said.contains("is not a revision"), "{said}");
    }
    for senseless in ["nowhere", "main..work", "^main", "HEAD:articles", "main --output=stolen", "HEAD\nmain"] {
        let said = refusal(&project, senseless);
        assert!(said.contains("git knows no revision"), "{senseless}: {said}");
    }
    assert!(!project.exists("stolen"));
}

#[test]
fn without_a_repository_or_git_the_way_out_is_said() {
    let project = Project::new(&[(A, "Water\n")]);
    let output = Command::new(env!("CARGO_BIN_EXE_tradwi"))
        .args(["check", "--since", "main"])
        .current_dir(project.path())
        .env("GIT_CEILING_DIRECTORIES", project.path().parent().unwrap())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("it is in no git repository") && said.contains("leave `--since` out"), "{said}");
    let output = Command::new(env!("CARGO_BIN_EXE_tradwi"))
        .args(["check", "--since", "main"])
        .current_dir(project.path())
        .env("PATH", project.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("install git"), "{said}");
}

#[test]
fn a_shallow_clone_is_told_what_it_lacks() {
    let origin = project(false);
    origin.edit(B, "one day", "two days");
    origin.commit("second");
    origin.git(&["switch", "-q", "main"]);
    origin.edit(A, "one minute", "two minutes");
    origin.commit("theirs");
    let clone = Project::new(&[]);
    let url = format!("file://{}", origin.path().display());
    clone.git(&["clone", "-q", "--depth=1", "--branch=work", &url, "here"]);
    let check = |revision: &str| {
        let output = clone.tradwi(&["-C", "here", "check", "--since", revision]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let said = check("origin/main");
    assert!(said.contains("git knows no revision") && said.contains("fetch-depth: 0"), "{said}");
    clone.git(&["-C", "here", "fetch", "-q", "--depth=1", "origin", "main:refs/remotes/origin/main"]);
    let said = check("origin/main");
    assert!(said.contains("no common history") && said.contains("fetch-depth: 0"), "{said}");
}

#[test]
fn nothing_is_written() {
    let project = project(false);
    project.edit(B, "one day", "one  day");
    let index = |project: &Project| std::fs::read(project.path().join(".git/index")).unwrap();
    let before = index(&project);
    since(&project, "main");
    assert_eq!(index(&project), before);
}

#[test]
fn of_an_applications_files_what_a_changed_source_asks_for_is_the_branchs_business() {
    let project =
        Project::new(&[("app/en-US/main.ftl", "hello = Hello\nbye = Bye\n"), ("app/ht/main.ftl", "# Bonjou pa la.\n")]);
    project.git(&["init", "-q"]);
    project.commit("first");
    let found = |more: &[&str]| found(&project, &[&["--catalogues", "app"], more].concat());
    assert_eq!(found(&[]), ["app/ht/main.ftl#bye", "app/ht/main.ftl#hello"]);
    assert_eq!(found(&["--since", "HEAD"]), [""; 0]);
    project.edit("app/en-US/main.ftl", "Bye", "Goodbye");
    assert_eq!(found(&["--since", "HEAD"]), ["app/ht/main.ftl#bye"]);
    project.write("app/en-US/new.ftl", "more = More\n");
    assert!(found(&["--since", "HEAD"]).iter().any(|f| f.starts_with("app/ht/new.ftl")));
}
