//! What cannot be worked on, and what is left alone: the commands say so, name it, and end accordingly.

mod support;

use support::Project;

const ARTICLE: &str = "articles/news.txt";
const HT: &str = "locales/ht/news.ftl";
const CONFLICT: &str = "<<<<<<< HEAD\na = b\n=======\na = c\n>>>>>>> x\n";

fn project() -> Project {
    let project = Project::new(&[
        ("tradwi.toml", "locales = [\"ht\"]\n"),
        (ARTICLE, "Water\nBoil the water for one minute.\n"),
        ("articles/other.txt", "Another article.\n"),
    ]);
    project.sync();
    project
}

/// What a command says on both streams, and that it ends with `code`.
fn said(project: &Project, code: i32, args: &[&str]) -> String {
    let output = project.tradwi(args);
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert_eq!(output.status.code(), Some(code), "{args:?}: {said}");
    said
}

#[test]
fn a_folder_that_is_no_project_is_an_error_and_nothing_is_made_in_it() {
    let project = Project::new(&[]);
    for args in [&["check"][..], &["build"], &["status"], &["sync"], &["diff"], &["accept", "an-id"], &["prune"]] {
        let said = said(&project, 2, args);
        assert!(said.contains("is no project") && said.contains("`tradwi init`"), "{args:?}: {said}");
        assert_eq!(std::fs::read_dir(project.path()).unwrap().count(), 0, "{args:?}");
    }
}

#[test]
fn a_folder_of_articles_that_is_not_there_is_named_with_its_place_in_the_configuration() {
    let project = project();
    project.write("tradwi.toml", "locales = [\"ht\"]\narticles = \"artcles\"\n");
    for args in [&["check"][..], &["build"], &["status"], &["sync"], &["diff"], &["accept", "an-id"]] {
        let said = said(&project, 2, args);
        assert!(said.contains("tradwi.toml:2:12") && said.contains("no folder `artcles`"), "{args:?}: {said}");
    }
    said(&project, 0, &["init", "--no-ci"]);
    assert!(project.exists("artcles/welcome.md"), "init is the way out");
    said(&project, 0, &["status"]);
}

#[test]
fn fluent_files_without_articles_are_a_project() {
    let project = Project::new(&[("locales/en/site.ftl", "a = A\n"), ("locales/ht/site.ftl", "a = A\n")]);
    said(&project, 0, &["status"]);
    said(&project, 0, &["check", "--catalogues", "locales"]);
}

#[test]
fn a_failing_accept_makes_no_folder() {
    let project = Project::new(&[(ARTICLE, "Water\n")]);
    assert!(said(&project, 2, &["accept", "no-such-id"]).contains("no article has a segment"));
    assert!(!project.exists("locales"));
}

#[test]
fn sync_and_diff_name_a_catalogue_with_a_conflict_and_do_not_say_that_all_is_well() {
    let project = project();
    project.write(HT, CONFLICT);
    project.edit(ARTICLE, "one minute", "three minutes");
    for args in [&["sync"][..], &["sync"], &["sync", "--dry-run"]] {
        let said = said(&project, 1, args);
        assert!(said.contains(HT) && said.contains("git left a conflict in it"), "{said}");
        assert!(!said.contains("Everything is up to date"), "{said}");
    }
    assert_eq!(project.read(HT), CONFLICT);
    let diff = said(&project, 1, &["diff"]);
    assert!(diff.contains("locales/ht/news.ftl was not compared, because git left a conflict"), "{diff}");
    assert!(!diff.contains("Nothing is stale\n"), "{diff}");
    assert_eq!(said(&project, 0, &["diff", "other"]), "Nothing is stale\n", "the other article can be read");
    let status = said(&project, 0, &["status"]);
    assert!(status.contains("broken"), "{status}");
}

#[test]
fn sync_and_diff_name_what_is_no_text() {
    let project = project();
    for bytes in [&b"\xff\xfea\x00 \x00"[..], b"a = caf\xe9\n"] {
        std::fs::write(project.path().join(HT), bytes).unwrap();
        for command in ["sync", "diff"] {
            let said = said(&project, 1, &[command]);
            assert!(said.contains(HT) && said.contains("UTF-8"), "{said}");
            assert!(!said.contains("Everything is up to date") && !said.contains("Nothing is stale\n"), "{said}");
        }
    }
}

#[test]
fn sync_and_diff_name_an_article_that_changed_its_language() {
    let project =
        Project::new(&[("tradwi.toml", "locales = [\"ht\"]\n"), ("articles/a.md", "---\nlang: en\n---\n\nWater.\n")]);
    project.sync();
    project.edit("articles/a.md", "lang: en", "lang: ht");
    for command in ["sync", "diff"] {
        let said = said(&project, 1, &[command]);
        assert!(said.contains("locales/ht/a.ftl") && said.contains("--set-aside"), "{said}");
        assert!(!said.contains("Everything is up to date") && !said.contains("Nothing is stale\n"), "{said}");
    }
}

#[test]
fn a_locale_that_is_no_language_is_not_to_be_added() {
    let project = project();
    let said = said(&project, 2, &["status", "-l", "zz"]);
    assert!(!said.contains("sync --locale zz") && said.contains("no registered language tag"), "{said}");
}

#[test]
fn stubs_of_an_article_that_is_gone_share_a_line() {
    let project = project();
    project.edit(HT, "# en> Boil", "# Ask Ana.\n# en> Boil");
    project.remove(ARTICLE);
    let said = said(&project, 0, &["prune"]);
    assert!(said.contains("locales/ht/news.ftl: 1 entry without a translation\n"), "{said}");
    assert!(said.contains("not translated") && said.contains("Would delete 3 obsolete entries in 2 files"), "{said}");
}

#[test]
fn two_articles_of_one_catalogue_are_one_finding_by_either_name() {
    let project = project();
    project.write("articles/news.md", "Water\n");
    for args in [&["check"][..], &["check", "articles/news.md"], &["check", ARTICLE]] {
        let said = said(&project, 1, args);
        assert_eq!(said.matches("would share the catalogue").count(), 1, "{said}");
    }
}

#[test]
fn init_finds_articles_however_deep_and_passes_over_what_is_none() {
    let found = |files: &[&str]| {
        let project = Project::new(&files.iter().map(|f| (*f, "Words.\n")).collect::<Vec<_>>());
        let said = said(&project, 0, &["init", "--no-ci"]);
        (project, said)
    };
    let (project, said) = found(&["content/news/a.txt", "content/news/2026/b.md"]);
    assert!(
        project.read("tradwi.toml").contains("articles = \"content/news\"") && !project.exists("articles"),
        "{said}"
    );
    assert!(said.contains("found articles in content/news/ (2 texts)"), "{said}");
    assert!(said.contains("wrote .gitignore with `/editions/`"), "{said}");

    let (project, said) = found(&["docs/x.md", "vendor/l.md", "node_modules/a/b.md", ".hidden/a.md", "lib/README.md"]);
    assert!(project.exists("articles/welcome.md"), "{said}");

    let (project, said) = found(&["news/a.md", "news/b.md", "essays/deep/c.md", "vendor/l.md"]);
    assert!(project.read("tradwi.toml").contains("articles = \"news\""), "{said}");
    assert!(said.contains("passed over essays/deep/ (1 text)") && !said.contains("vendor"), "{said}");
}

#[test]
fn init_with_nothing_to_translate_into_is_an_error() {
    let project = Project::new(&[]);
    let said = said(&project, 2, &["init", "--source", "en", "--locales", "en"]);
    assert!(said.contains("nothing to translate into") && said.contains("--locales ht"), "{said}");
    assert_eq!(std::fs::read_dir(project.path()).unwrap().count(), 0);
}
