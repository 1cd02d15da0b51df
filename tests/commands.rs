//! The commands as their users meet them: what they say, what they write, and how they end.

mod support;

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::Value;
use support::Project;

const ARTICLE: &str = "articles/news.txt";
const HT: &str = "locales/ht/news.ftl";

fn project() -> Project {
    let project = Project::new(&[
        ("tradwi.toml", "locales = [\"fr\", \"ht\"]\n"),
        (ARTICLE, "Water\nBoil the water for one minute.\nWash your hands often.\n"),
    ]);
    project.sync();
    project
}

/// Types a translation over the stub below a source line.
fn translate(project: &Project, file: &str, source: &str, translation: &str) {
    let text = project.read(file);
    let at = text.find(&format!("# en> {source}")).unwrap_or_else(|| panic!("no {source:?} in {text}"));
    let stub = at + text[at..].find("{ \"\" }").unwrap();
    project.write(file, &format!("{}{translation}{}", &text[..stub], &text[stub + "{ \"\" }".len()..]));
}

fn id(project: &Project, article: &str, text: &str) -> String {
    let segments = json(project, 0, &["segments", article, "--format", "json"]);
    let found = segments.as_array().unwrap().iter().find(|s| s["text"] == text);
    found.unwrap_or_else(|| panic!("no {text:?} in {segments:#}"))["id"].as_str().unwrap().to_owned()
}

fn json(project: &Project, code: i32, args: &[&str]) -> Value {
    serde_json::from_str(&project.run(code, args)).unwrap()
}

/// What a command that could not run says.
fn refusal(project: &Project, args: &[&str]) -> String {
    let output = project.tradwi(args);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(output.stdout.is_empty(), "results go to standard output, and there are none");
    String::from_utf8(output.stderr).unwrap()
}

/// A project with one translation of each locale that is stale by a figure.
fn stale() -> (Project, String) {
    let project = project();
    translate(&project, HT, "Boil", "Bouyi dlo a pandan 1 minit.");
    translate(&project, "locales/fr/news.ftl", "Boil", "Faites bouillir l’eau une minute.");
    project.edit(ARTICLE, "one minute", "three minutes");
    project.sync();
    let id = id(&project, ARTICLE, "Boil the water for three minutes.");
    (project, id)
}

#[test]
fn what_scripts_rely_on_is_there() {
    let (project, id) = stale();
    let segments = json(&project, 0, &["segments", ARTICLE, "--format", "json"]);
    let segment = &segments[1];
    assert_eq!(segment["id"], id.as_str());
    assert_eq!(segment["sentences"], serde_json::json!(["Boil the water for three minutes."]));
    assert_eq!(segment["span"], serde_json::json!([6, 39]));
    for key in ["kind", "text"] {
        assert!(segment[key].is_string(), "{key}");
    }

    let status = json(&project, 0, &["status", "--format", "json"]);
    assert_eq!(status["articles"][0]["article"], ARTICLE);
    for key in ["segments", "current", "stale", "untranslated", "obsolete", "broken", "words", "current_words"] {
        assert!(status["articles"][0]["locales"]["ht"][key].is_u64(), "{key}");
    }

    let check = json(&project, 1, &["check", "--format", "json"]);
    let finding = &check["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "stale").unwrap();
    for (key, want) in [("severity", "error"), ("article", ARTICLE), ("locale", "fr"), ("id", id.as_str())] {
        assert_eq!(finding[key], want, "{key}");
    }
    assert!(finding["line"].as_u64() > Some(1) && finding["column"].is_u64() && finding["message"].is_string());

    let diff = json(&project, 0, &["diff", "--format", "json", "--locale", "ht"]);
    let entry = &diff["entries"][0];
    for (key, want) in [
        ("article", ARTICLE),
        ("locale", "ht"),
        ("id", id.as_str()),
        ("grade", "material"),
        ("was", "Boil the water for one minute."),
        ("now", "Boil the water for three minutes."),
        ("translation", "Bouyi dlo a pandan 1 minit."),
        ("file", HT),
    ] {
        assert_eq!(entry[key], want, "{key}");
    }
    assert!(entry["reasons"].is_array() && entry["line"].is_u64());
}

#[test]
fn check_status_and_diff_write_nothing() {
    let (project, _) = stale();
    project.write(ARTICLE, "Something else.\n");

    project.git(&["init", "-q"]);
    project.commit("all");
    project.run(1, &["check"]);
    project.run(0, &["status"]);
    project.run(0, &["diff"]);
    project.run(0, &["sync", "--dry-run"]);
    project.run(0, &["prune"]);
    assert_eq!(project.git(&["status", "--porcelain"]), "");
}

#[test]
fn accepting_an_id_covers_every_locale_and_names_each() {
    let (project, id) = stale();
    let said = project.run(0, &["accept", &id, "--by", "Anne"]);
    assert!(said.contains(HT) && said.contains("locales/fr/news.ftl") && said.contains("Bouyi dlo a"), "{said}");
    assert_eq!((project.counts("ht").stale, project.counts("fr").stale), (0, 0));
    assert!(project.read(HT).contains("# state: reviewed (Anne, 20"));
    let again = project.tradwi(&["accept", &id]);
    assert_eq!(again.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&again.stderr).contains("up to date already"));
}

#[test]
fn nobody_vouches_for_a_source_they_have_not_seen() {
    let (project, id) = stale();
    project.edit(ARTICLE, "three minutes", "five minutes");
    let before = project.read(HT);
    let output = project.tradwi(&["accept", &id, "--locale", "ht"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("the article has moved on since; run `tradwi sync`"));
    assert_eq!(project.read(HT), before);
}

#[test]
fn a_grade_is_accepted_only_where_that_is_said() {
    let (project, _) = stale();
    assert!(refusal(&project, &["accept", "--grade", "material"]).contains("--all"));
    assert!(refusal(&project, &["accept"]).contains("name the segments you vouch for"));
    assert!(refusal(&project, &["accept", "no-such-id"]).contains("no article has a segment `no-such-id`"));
    assert!(refusal(&project, &["accept", "news"]).contains("is an article"));
    project.run(0, &["accept", "--grade", "wording", "--all"]);
    assert_eq!(project.counts("ht").stale, 1, "it is material");
    project.run(0, &["accept", "--grade", "material", "news", "--locale", "ht"]);
    assert_eq!((project.counts("ht").stale, project.counts("fr").stale), (0, 1));
}

#[test]
fn machine_text_is_never_accepted() {
    let (project, id) = stale();
    let text = project.read(HT);
    project.write(HT, &text.replace("# en was> Boil", "# state: machine\n# en was> Boil"));
    let before = project.read(HT);
    for args in [vec!["accept", &id, "--locale", "ht"], vec!["accept", "--grade", "material", "--all", "-l", "ht"]] {
        let output = project.tradwi(&args);
        assert_ne!(output.status.code(), Some(2), "{output:?}");
        assert_eq!(project.read(HT), before);
    }
}

#[test]
fn an_id_that_two_articles_have_must_be_placed() {
    let (project, id) = stale();
    project.write("articles/other.txt", &project.read(ARTICLE));
    project.sync();
    let other = self::id(&project, "other", "Boil the water for three minutes.");
    if other == id {
        let said = refusal(&project, &["accept", &id]);
        assert!(said.contains("--article articles/news.txt"), "{said}");
    }
    project.run(0, &["accept", &id, "--article", "news"]);
    assert_eq!(project.counts("ht").stale, 0);
}

#[test]
fn prune_names_every_word_it_would_delete_and_deletes_none_unasked() {
    let (project, _) = stale();
    project.write(ARTICLE, "Water\nWash your hands often.\n");
    assert!(project.run(0, &["prune"]).contains("Nothing to delete"), "nobody has been told that it is obsolete");
    project.sync();
    let before = project.read(HT);
    let said = project.run(0, &["prune"]);
    assert!(said.contains("“Bouyi dlo a pandan 1 minit.”") && said.contains("--yes"), "{said}");
    assert_eq!(project.read(HT), before);
    project.run(0, &["prune", "--yes"]);
    let after = project.read(HT);
    assert!(!after.contains("Bouyi") && !after.contains("\n\n\n"), "{after}");
    assert_eq!(project.counts("ht").untranslated, 2, "the others stay");

    project.remove(ARTICLE);
    let said = project.run(0, &["prune"]);
    assert!(said.contains("locales/en/news.ftl: the source of articles/news.txt"), "{said}");
    project.run(0, &["prune", "--yes"]);
    assert!(!project.exists(HT) && !project.exists("locales/en/news.ftl"));
}

#[test]
fn sync_says_what_it_did_and_a_second_one_that_there_is_nothing_to_do() {
    let project = Project::new(&[("tradwi.toml", "locales = [\"ht\"]\n"), (ARTICLE, "One.\nTwo.\n")]);
    let plan = project.run(0, &["sync", "--dry-run"]);
    assert!(
        plan.contains("--- /dev/null\n+++ b/locales/ht/news.ftl") && plan.contains("nothing was written"),
        "{plan}"
    );
    assert!(!project.exists("locales"));
    assert_eq!(project.run(0, &["sync"]), "ht  2 added to translate in 1 article\n2 files written\n");
    assert_eq!(project.run(0, &["sync"]), "Everything is up to date\n");
    assert_eq!(project.run(0, &["sync", "--quiet"]), "");
}

#[test]
fn a_new_locale_is_a_folder_or_an_option() {
    let project = project();
    project.run(0, &["sync", "--locale", "es"]);
    assert!(project.exists("locales/es/news.ftl"));
    std::fs::create_dir(project.path().join("locales/pt-BR")).unwrap();
    project.sync();
    assert!(project.exists("locales/pt-BR/news.ftl"));
    assert!(refusal(&project, &["sync", "--locale", "kreyol"]).contains("not a registered language tag"));
    assert!(!project.exists("locales/kreyol"));
    assert!(refusal(&project, &["status", "--locale", "de"]).contains("tradwi sync --locale de"));
}

#[test]
fn thresholds_of_the_command_line_win() {
    let (project, _) = stale();
    translate(&project, HT, "Water", "Dlo");
    translate(&project, HT, "Wash", "Lave men w souvan.");
    project.run(1, &["check", "--locale", "ht"]);
    project.write("tradwi.toml", "locales = [\"fr\", \"ht\"]\n[locale.ht]\nrequired = 100\n");
    project.edit(ARTICLE, "often", "a lot");
    project.sync();
    project.edit(HT, "pandan 1 minit", "pandan 3 minit");
    let id = id(&project, ARTICLE, "Boil the water for three minutes.");
    project.run(0, &["accept", &id, "--locale", "ht"]);
    project.run(1, &["check", "--locale", "ht"]);
    project.run(0, &["check", "--locale", "ht", "--fail-on", "material"]);
    project.run(1, &["check", "--locale", "fr", "--fail-on", "material"]);
    assert!(refusal(&project, &["check", "--required", "101"]).contains("101"));
}

#[test]
fn a_stream_that_nobody_reads_any_more_is_no_failure() {
    let project = project();
    let mut child = Command::new(env!("CARGO_BIN_EXE_tradwi"))
        .args(["completions", "bash"])
        .current_dir(project.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn segments_reads_standard_input_without_a_project() {
    let dir = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_tradwi"))
        .args(["segments", "-", "--markdown", "--format", "json"])
        .current_dir(dir.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("# Dlo\n\nBouyi *dlo* a. Kite l frèt.\n".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let segments: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(segments[0]["kind"], "heading 1");
    assert_eq!(segments[1]["sentences"].as_array().unwrap().len(), 2);
}

#[test]
fn init_writes_what_is_missing_and_changes_nothing_that_is_there() {
    let project =
        Project::new(&[("stories/one.md", "# One\n\nMine.\n"), ("README.md", "About.\n"), (".gitignore", "*.bak")]);
    let said = project.run(0, &["init"]);
    assert!(said.contains("`stories/` holds 1 article.") && said.contains("tradwi sync"), "{said}");
    assert_eq!(project.read(".gitignore"), "*.bak\n/editions/\n");
    assert!(project.read("tradwi.toml").contains("\narticles = \"stories\"\n"));
    assert!(!project.exists("articles"));
    let said = project.run(0, &["build"]);
    assert!(said.contains("Published 1 article in 1 language:") && said.contains("index.html in a browser"), "{said}");
    assert_eq!(
        said.matches("Held back: stories/").count(),
        2,
        "nothing is translated yet, and readers are not told so\n{said}"
    );

    project.git(&["init", "-q"]);
    project.commit("all");
    project.run(0, &["init", "--locales", "es"]);
    assert_eq!(project.git(&["status", "--porcelain"]), "");

    let empty = Project::new(&[]);
    empty.run(0, &["init", "--source", "fr", "--locales", "ht,fr"]);
    assert!(empty.read("tradwi.toml").contains("\nsource = \"fr\"\n"));
    empty.run(0, &["build"]);
    assert!(empty.exists("editions/en/welcome.html"));
    assert!(refusal(&project, &["-C", "stories", "init"]).contains("is in the project"));
}

#[test]
fn a_folder_without_articles_says_what_to_do() {
    let project = Project::new(&[("tradwi.toml", "locales = [\"ht\"]\n")]);
    for command in ["sync", "status", "check", "build"] {
        let output = project.tradwi(&[command]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(
            String::from_utf8_lossy(&output.stderr).contains("put .md or .txt files into `articles/`"),
            "{command}"
        );
    }
}

#[test]
fn any_folder_of_the_project_will_do_and_colours_are_for_terminals() {
    let project = project();
    let inside = project.run(0, &["-C", "articles", "status"]);
    assert_eq!(inside, project.run(0, &["status"]));
    assert!(!inside.contains('\u{1b}'));
    assert!(project.run(0, &["status", "--color", "always"]).contains('\u{1b}'));
    assert!(refusal(&project, &["-C", "nowhere", "status"]).contains("`nowhere` is not a folder"));
}

#[cfg(unix)]
#[test]
fn two_runs_do_not_write_at_once() {
    let project = project();
    let folder = std::fs::File::open(project.path().join("locales")).unwrap();
    folder.lock().unwrap();
    for command in [vec!["sync"], vec!["build"], vec!["prune", "--yes"], vec!["accept", "some-id"]] {
        assert!(refusal(&project, &command).contains("another tradwi is working on locales"), "{command:?}");
    }
    project.run(0, &["status"]);
    project.run(0, &["sync", "--dry-run"]);
}

#[test]
fn one_broken_file_stops_nothing_else() {
    let project = project();
    std::fs::write(project.path().join("articles/latin.txt"), b"caf\xe9").unwrap();
    project.write("articles/more.txt", "More.\n");
    let output = project.tradwi(&["sync"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("`articles/latin.txt` is not UTF-8: byte 3"), "{said}");
    assert!(project.exists("locales/ht/more.ftl"));
    let findings = json(&project, 1, &["check", "--format", "json"]);
    assert!(findings["findings"].as_array().unwrap().iter().any(|f| f["rule"] == "encoding" && f["line"] == 1));
    project.write("locales/ht/more.ftl", "<<<<<<< HEAD\na = b\n=======\na = c\n>>>>>>> x\n");
    project.run(1, &["build"]);
    assert!(project.exists("editions/en/more.html") && project.exists("editions/en/news.html"));
    assert!(!project.exists("editions/ht/more.html"), "nothing in a conflict is current");
}

#[test]
fn an_article_that_changed_its_language_waits_until_the_old_entries_are_set_aside() {
    let project =
        Project::new(&[("tradwi.toml", "locales = [\"ht\"]\n"), ("articles/a.md", "---\nlang: en\n---\n\nWater.\n")]);
    project.sync();
    translate(&project, "locales/ht/a.ftl", "Water.", "Dlo.");
    let (en, ht) = (project.read("locales/en/a.ftl"), project.read("locales/ht/a.ftl"));
    project.edit("articles/a.md", "lang: en", "lang: ht");
    let output = project.tradwi(&["sync"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--set-aside"), "{output:?}");
    assert_eq!((project.read("locales/en/a.ftl"), project.read("locales/ht/a.ftl")), (en.clone(), ht.clone()));
    project.run(0, &["sync", "--set-aside"]);
    assert_eq!((project.read("locales/en/a.ftl.old"), project.read("locales/ht/a.ftl.old")), (en, ht));
    assert!(project.read("locales/ht/a.ftl").starts_with("### articles/a.md"));
    assert_eq!(project.run(0, &["sync"]), "Everything is up to date\n");
}

#[test]
fn a_name_typed_in_a_sub_folder_means_the_file_there() {
    let project = Project::new(&[
        ("tradwi.toml", "locales = [\"ht\"]\n"),
        ("articles/a.md", "At the top.\n"),
        ("articles/sub/a.md", "Further down.\n"),
    ]);
    let articles = |dir: &str, name: &str| -> Vec<String> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tradwi"));
        let output = command.current_dir(project.path().join(dir)).args(["status", name, "--format", "json"]).output();
        let json: Value = serde_json::from_slice(&output.unwrap().stdout).unwrap();
        json["articles"].as_array().unwrap().iter().map(|a| a["article"].as_str().unwrap().to_owned()).collect()
    };
    for name in ["a.md", "a", ".", "../sub"] {
        assert_eq!(articles("articles/sub", name), ["articles/sub/a.md"], "{name}");
    }
    assert_eq!(articles("articles/sub", "articles/a.md"), ["articles/a.md"]);
    assert_eq!(articles("articles/sub", "../a.md"), ["articles/a.md"]);
    assert_eq!(articles("", "a"), ["articles/a.md"]);
    assert_eq!(articles("articles", "sub"), ["articles/sub/a.md"]);
}

#[test]
fn a_configuration_that_cannot_be_read_is_not_taken_for_none() {
    let project = Project::new(&[("articles/a.md", "Text.\n"), ("tradwi.toml/x", "")]);
    assert!(refusal(&project, &["sync"]).contains("tradwi.toml"));
    #[cfg(unix)]
    {
        let project = Project::new(&[("articles/a.md", "Text.\n")]);
        std::os::unix::fs::symlink("gone.toml", project.path().join("tradwi.toml")).unwrap();
        assert!(refusal(&project, &["sync"]).contains("tradwi.toml"));
        assert!(refusal(&project, &["init"]).contains("tradwi.toml"));
        assert!(!project.exists("locales"));
    }
}

#[test]
fn an_article_nobody_has_begun_to_translate_is_one_finding_for_people_and_one_a_segment_for_scripts() {
    let project = project();
    translate(&project, "locales/fr/news.ftl", "Boil", "Faites bouillir l’eau une minute.");
    let rules = |findings: &Value| findings["findings"].as_array().unwrap().len();
    assert_eq!(rules(&json(&project, 1, &["check", "--locale", "ht", "--format", "json"])), 3);
    assert_eq!(rules(&json(&project, 1, &["check", "--locale", "fr", "--format", "json"])), 2);
    let ht = project.run(1, &["check", "--locale", "ht"]);
    assert!(ht.contains("nothing of `articles/news.txt` is translated into `ht` yet (3 segments, 11 words)"), "{ht}");
    assert!(ht.contains("1 error in 1 file"), "{ht}");
    assert!(project.run(1, &["check", "--locale", "fr"]).contains("2 errors in 1 file"));
    assert_eq!(project.run(1, &["check", "--locale", "ht", "--format", "github"]).lines().count(), 1);
}

#[test]
fn that_a_sync_is_due_may_be_a_warning() {
    let project = project();
    project.edit(ARTICLE, "hands often", "hands very often");
    project.run(1, &["check", "--required", "0"]);
    let out = project.run(0, &["check", "--required", "0", "--sync-due", "warning"]);
    assert!(out.contains("warning[sync-due]") && !out.contains("error"), "{out}");
}

#[test]
fn annotations_are_placed_by_paths_of_the_repository() {
    let project = Project::new(&[("site/articles/a.md", "Text.\n")]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_tradwi"));
    let command = command.current_dir(project.path()).args(["-C", "site", "check", "--format", "github"]);
    let output = command.env("GITHUB_WORKSPACE", project.path()).output().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(out.starts_with("::error file=site/locales/en/a.ftl,"), "{out}");
}

#[test]
fn what_cannot_be_listed_is_not_gone_and_prune_deletes_nothing_of_it() {
    let elsewhere = tempfile::tempdir().unwrap();
    let project = Project::new(&[
        ("tradwi.toml", "locales = [\"ht\"]\n"),
        ("articles/a.md", "Here.\n"),
        ("articles/far/b.md", "Far away.\n"),
    ]);
    project.sync();
    translate(&project, "locales/ht/far/b.ftl", "Far", "Byen lwen.");
    // Folders that lead out of the project are not read, as those that are locked.
    #[cfg(unix)]
    {
        std::fs::rename(project.path().join("articles/far"), elsewhere.path().join("far")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path().join("far"), project.path().join("articles/far")).unwrap();
        let out = project.run(0, &["prune", "--yes"]);
        assert!(out.contains("Nothing to delete"), "{out}");
        // Nor is its translation moved to a copy.
        project.write("articles/copy.md", "Far away.\n");
        project.run(0, &["sync"]);
        assert!(project.read("locales/ht/far/b.ftl").contains("Byen lwen."));
    }
}

#[test]
fn prune_does_not_empty_a_project_whose_articles_are_not_found() {
    let project = project();
    project.edit("tradwi.toml", "locales", "articles = \"content\"\nlocales");
    assert!(refusal(&project, &["prune", "--yes"]).contains("no folder `content`"));
    assert!(project.exists(HT));
}

#[test]
fn a_failure_is_told_once() {
    let project = Project::new(&[("tradwi.toml/x", "")]);
    let said = refusal(&project, &["status"]);
    assert_eq!(said.matches("os error").count(), 1, "{said}");
}

#[test]
fn init_leaves_nothing_behind_where_it_refuses() {
    let project = project();
    assert!(refusal(&project, &["-C", "new/folder", "init"]).contains("is in the project"));
    assert!(!project.exists("new"));
    let empty = Project::new(&[]);
    assert!(refusal(&empty, &["-C", "new", "init", "--articles", "../x"]).contains("not a folder inside"));
    assert!(!empty.exists("new"));
}

#[test]
fn many_findings_are_all_listed_and_then_counted_by_rule_with_a_way_to_see_less() {
    let lines = "A paragraph of this article.\n".repeat(60);
    let project = Project::new(&[("tradwi.toml", "locales = [\"ht\"]\n"), ("articles/long.txt", &lines)]);
    project.sync();
    let file = "locales/ht/long.ftl";
    let text = project.read(file).replacen("{ \"\" }", "Yon paragraf.", 1);
    project.write(file, &text);
    let said = project.run(1, &["check"]);
    assert_eq!(said.matches("[untranslated]").count(), 59, "{said}");
    assert!(said.lines().any(|l| l == "59 untranslated") && said.contains("To see less: `--locale LOCALE`"), "{said}");
    assert!(said.lines().last().unwrap().contains(" errors"), "{said}");
    let quiet = project.run(1, &["check", "--quiet"]);
    assert!(!quiet.contains("To see less") && quiet.matches("[untranslated]").count() == 59);
    // A few need no such help.
    project.write("articles/long.txt", "One.\nTwo.\n");
    project.sync();
    assert!(!project.run(1, &["check"]).contains("To see less"));
}
