use std::fs;
use std::path::Path;

use super::*;
use crate::locale::Locale;
use crate::sync::{self, FileChange};

mod gone;
mod rendered;

/// A project in a temporary folder, from a list of files.
struct Folder {
    dir: tempfile::TempDir,
}

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self { dir: tempfile::tempdir().unwrap() };
        // Nothing is translated in most of these, and is published all the same.
        folder.write("tradwi.toml", "locales = [\"ht\"]\npublish = 0\n[locale.ht]\nheadline = \"label\"\n");
        for (path, text) in files {
            folder.write(path, text);
        }
        folder
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.path(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    fn open(&self) -> Project {
        Project::open(Some(self.dir.path())).unwrap()
    }

    /// Syncs everything; gives the files written and the rules of the findings.
    fn sync(&self) -> (Vec<String>, Vec<&'static str>) {
        let project = self.open();
        let survey = project.survey(&[]).unwrap();
        let (plans, mut findings) = survey.map(&survey.all(), &|| {}, |state| {
            let plan = sync::plan(&state, None);
            let errors = project.apply(&plan.files).errors;
            assert!(errors.is_empty(), "{errors:?}");
            plan
        });
        findings.extend(survey.findings.iter().cloned());
        let files = plans.into_iter().flat_map(|p| p.files).map(|f| f.path).collect();
        (files, findings.into_iter().map(|d| d.rule).collect())
    }

    /// Every file below a folder, hidden ones included.
    fn files(&self, below: &str) -> Vec<String> {
        let mut out: Vec<String> = walkdir::WalkDir::new(self.path(below))
            .into_iter()
            .flatten()
            .filter(|e| e.file_type().is_file())
            .map(|e| e.path().strip_prefix(self.dir.path()).unwrap().to_str().unwrap().to_owned())
            .collect();
        out.sort();
        out
    }
}

fn change(path: &str, before: Option<&str>, after: Option<&str>) -> FileChange {
    FileChange { path: path.into(), before: before.map(str::to_owned), after: after.map(str::to_owned) }
}

#[test]
fn a_file_that_somebody_changed_meanwhile_is_left_as_it_is() {
    let folder = Folder::new(&[("locales/ht/a.ftl", "theirs")]);
    let project = folder.open();
    for before in [Some("read"), None] {
        let error = project.write(&change("locales/ht/a.ftl", before, Some("ours"))).unwrap_err();
        assert!(error.is_changed(), "{error}");
    }
    let error = project.write(&change("locales/ht/a.ftl", Some("read"), None)).unwrap_err();
    assert!(error.is_changed(), "{error}");
    let error = project.write(&change("locales/ht/gone.ftl", Some("read"), Some("ours"))).unwrap_err();
    assert!(error.is_changed(), "{error}");
    assert_eq!(folder.read("locales/ht/a.ftl"), "theirs");
    assert_eq!(folder.files("locales"), ["locales/ht/a.ftl"], "nothing is left lying about");
}

#[test]
fn one_file_that_cannot_be_written_stops_no_other_but_nothing_is_removed_then() {
    let folder = Folder::new(&[("locales/ht/a.ftl", "theirs"), ("locales/ht/old.ftl", "old")]);
    let applied = folder.open().apply(&[
        change("locales/ht/a.ftl", Some("read"), Some("ours")),
        change("locales/ht/sub/b.ftl", None, Some("new")),
        change("locales/ht/old.ftl", Some("old"), None),
    ]);
    assert_eq!((applied.written, applied.errors.len()), (1, 1));
    assert_eq!(folder.files("locales"), ["locales/ht/a.ftl", "locales/ht/old.ftl", "locales/ht/sub/b.ftl"]);
}

#[test]
fn a_removed_file_takes_its_empty_folders_with_it_but_not_the_locale() {
    let folder = Folder::new(&[("locales/ht/x/y/a.ftl", "old")]);
    folder.open().write(&change("locales/ht/x/y/a.ftl", Some("old"), None)).unwrap();
    assert!(!folder.path("locales/ht/x").exists());
    assert!(folder.path("locales/ht").exists());
}

#[test]
fn a_path_that_leads_out_of_the_project_is_refused() {
    let folder = Folder::new(&[]);
    for path in ["../evil.ftl", "/tmp/evil.ftl", "locales/../../evil.ftl", "", "a/./../../b", "nul\0"] {
        let error = folder.open().write(&change(path, None, Some("x"))).unwrap_err();
        assert!(error.to_string().contains("leads out of the project"), "{path}: {error}");
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn permissions_are_kept_and_a_new_file_has_those_of_any_other() {
        let folder = Folder::new(&[("locales/ht/a.ftl", "old"), ("locales/ht/usual.ftl", "")]);
        let file = folder.path("locales/ht/a.ftl");
        for bits in [0o664, 0o600, 0o644] {
            fs::set_permissions(&file, fs::Permissions::from_mode(bits)).unwrap();
            folder.open().write(&change("locales/ht/a.ftl", Some("old"), Some("old"))).unwrap();
            assert_eq!(mode(&file), bits);
        }
        folder.open().write(&change("locales/ht/new.ftl", None, Some("x"))).unwrap();
        assert_eq!(mode(&folder.path("locales/ht/new.ftl")), mode(&folder.path("locales/ht/usual.ftl")));
    }

    #[test]
    fn a_link_inside_the_project_is_written_through_and_stays_a_link() {
        let folder = Folder::new(&[("shared/a.ftl", "old"), ("locales/ht/b.ftl", "")]);
        symlink("../../shared/a.ftl", folder.path("locales/ht/a.ftl")).unwrap();
        folder.open().write(&change("locales/ht/a.ftl", Some("old"), Some("new"))).unwrap();
        assert_eq!(folder.read("shared/a.ftl"), "new");
        assert!(folder.path("locales/ht/a.ftl").is_symlink());
    }

    #[test]
    fn nothing_is_read_or_written_through_a_link_out_of_the_project() {
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret.md"), "Secret.\n").unwrap();
        fs::write(outside.path().join("a.ftl"), "old").unwrap();
        let folder = Folder::new(&[("articles/a.txt", "One.\n"), ("locales/ht/b.ftl", "")]);
        symlink(outside.path(), folder.path("articles/out")).unwrap();
        symlink(outside.path().join("secret.md"), folder.path("articles/secret.md")).unwrap();
        symlink(outside.path(), folder.path("locales/fr")).unwrap();
        symlink(outside.path().join("a.ftl"), folder.path("locales/ht/link.ftl")).unwrap();

        let project = folder.open();
        let survey = project.survey(&[]).unwrap();
        assert_eq!(survey.articles.iter().map(|a| a.path.as_str()).collect::<Vec<_>>(), ["articles/a.txt"]);
        assert!(survey.findings.iter().all(|d| d.rule == "outside"), "{:?}", survey.findings);
        assert_eq!(survey.findings.len(), 4);
        for path in ["locales/fr/new.ftl", "locales/fr/sub/new.ftl", "locales/ht/link.ftl"] {
            let before = path.ends_with("link.ftl").then_some("old");
            let error = project.write(&change(path, before, Some("x"))).unwrap_err();
            assert!(error.to_string().contains("leads out of the project"), "{error}");
        }
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 2);
        assert_eq!(fs::read_to_string(outside.path().join("a.ftl")).unwrap(), "old");
    }

    #[test]
    fn links_are_never_followed_in_circles() {
        let folder = Folder::new(&[("articles/a.txt", "One.\n"), ("articles/sub/b.txt", "Two.\n")]);
        symlink("..", folder.path("articles/up")).unwrap();
        symlink("..", folder.path("articles/sub/up")).unwrap();
        symlink("../locales", folder.path("articles/ours")).unwrap();
        symlink("nothing.md", folder.path("articles/broken.md")).unwrap();
        let project = folder.open();
        let survey = project.survey(&[]).unwrap();
        assert_eq!(survey.articles.len(), 2, "{:?}", survey.articles);
    }

    #[test]
    fn a_name_that_is_not_utf8_is_a_finding() {
        use std::os::unix::ffi::OsStrExt as _;
        let folder = Folder::new(&[("articles/a.txt", "One.\n")]);
        let name = std::ffi::OsStr::from_bytes(b"bad\xff.md");
        if fs::write(folder.path("articles").join(name), "x").is_ok() {
            let (_, rules) = folder.sync();
            assert_eq!(rules, ["file-name"]);
        }
    }
}

#[test]
fn the_lock_is_held_until_it_is_dropped() {
    let folder = Folder::new(&[]);
    let project = folder.open();
    let lock = project.lock().unwrap();
    assert!(project.lock().unwrap_err().is_locked());
    drop(lock);
    let _again = project.lock().unwrap();
}

#[test]
fn what_a_killed_run_left_behind_is_swept_up() {
    let note = "# Folders\nlocales/ht\nshared\n../elsewhere\n/tmp\nnowhere\nlocal";
    let folder = Folder::new(&[
        ("locales/.tradwi-running", note),
        ("locales/ht/.tradwi-Ab3xY9.tmp", "half"),
        ("locales/ht/.tradwi-notes.tmp", "theirs: not a name that tradwi gives"),
        ("locales/fr/.tradwi-Ab3xY9.tmp", "nobody wrote here"),
        ("shared/.tradwi-Ab3xY9.tmp", "half, where a link led"),
    ]);
    let project = folder.open();
    let lock = project.lock().unwrap();
    assert_eq!(folder.files("locales"), ["locales/fr/.tradwi-Ab3xY9.tmp", "locales/ht/.tradwi-notes.tmp"]);
    assert_eq!(folder.files("shared"), [""; 0]);
    project.write(&change("locales/ht/a.ftl", None, Some("new"))).unwrap();
    assert!(folder.read("locales/.tradwi-running").ends_with("\nlocales/ht"), "what would be cleared up");
    drop(lock);
    assert!(!folder.path("locales/.tradwi-running").exists());
}

#[test]
fn the_project_is_the_nearest_folder_upwards_with_a_configuration() {
    let folder = Folder::new(&[("articles/sub/a.txt", "One.\n")]);
    let project = Project::open(Some(&folder.path("articles/sub"))).unwrap();
    assert_eq!(project.root(), fs::canonicalize(folder.dir.path()).unwrap());
    assert!(Project::open(Some(&folder.path("nowhere"))).unwrap_err().is_usage());
}

#[test]
fn articles_with_awkward_names_have_catalogues_of_their_own() {
    let names = ["l’eau, c'est: la vie?.md", "a b.txt", "Été.MD", "x/terms.txt", "terms.md", "100%.md", "dots...md"];
    let folder = Folder::new(&[]);
    for name in names {
        folder.write(&format!("articles/{name}"), "One sentence.\n");
    }
    folder.write("articles/.hidden.md", "x\n");
    folder.write("articles/.git/x.md", "x\n");
    folder.write("articles/picture.png", [0u8, 255]);
    let (files, rules) = folder.sync();
    assert_eq!(files.len(), names.len() * 2, "{files:?}");
    assert!(rules.is_empty(), "{rules:?}");
    assert_eq!(folder.sync().0, [""; 0], "a second sync has nothing to do");
    let project = folder.open();
    let survey = project.survey(&[]).unwrap();
    assert!(survey.gone.is_empty());
    for name in names {
        assert_eq!(survey.select(&[name.to_owned()]).unwrap().len(), 1, "{name}");
    }
}

#[test]
fn articles_that_would_share_a_catalogue_are_left_alone_and_the_others_go_through() {
    let folder = Folder::new(&[
        ("articles/a.md", "One.\n"),
        ("articles/a.txt", "Two.\n"),
        ("articles/Cafe\u{301}.md", "Three.\n"),
        ("articles/caf\u{e9}.md", "Four.\n"),
        ("articles/b.md", "Five.\n"),
    ]);
    let (files, rules) = folder.sync();
    assert_eq!(files, ["locales/en/b.ftl", "locales/ht/b.ftl"]);
    assert_eq!(rules, ["shared-catalogue"; 2], "one of each two");
}

#[test]
fn an_article_that_cannot_be_read_is_a_finding_with_its_place_and_the_others_go_through() {
    let folder = Folder::new(&[("articles/b.md", "Five.\n")]);
    folder.write("articles/latin.txt", b"caf\xe9\n");
    folder.write("articles/conflict.md", "One.\n<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> main\n");
    let project = folder.open();
    let survey = project.survey(&[]).unwrap();
    let (read, findings) = survey.map(&survey.all(), &|| {}, |state| state.path);
    assert_eq!(read, ["articles/b.md"]);
    let found: Vec<_> = findings.iter().map(|d| (d.rule, d.file.as_str(), d.span.start)).collect();
    assert_eq!(found, [("conflict-marker", "articles/conflict.md", 5), ("encoding", "articles/latin.txt", 3)]);
    assert!(findings[1].message.contains("byte 3"), "{}", findings[1].message);
}

#[test]
fn a_catalogue_that_is_not_utf8_is_broken_and_not_written_over() {
    let folder = Folder::new(&[("tradwi.toml", "locales = [\"fr\", \"ht\"]\n"), ("articles/a.txt", "One.\n")]);
    folder.sync();
    let bytes = b"# caf\xe9\nx = y\n";
    folder.write("locales/ht/a.ftl", bytes);
    folder.write("articles/a.txt", "One.\nTwo.\n");
    let (files, rules) = folder.sync();
    assert_eq!(files, ["locales/en/a.ftl", "locales/fr/a.ftl"]);
    assert_eq!(rules, ["encoding"]);
    assert_eq!(fs::read(folder.path("locales/ht/a.ftl")).unwrap(), bytes);
    let project = folder.open();
    let survey = project.survey(&[]).unwrap();
    let state = survey.examine(0, &mut Vec::new()).unwrap();
    let ht = state.targets.iter().find(|t| t.locale.to_string() == "ht").unwrap();
    assert!(ht.items.iter().all(|i| i.judgement.status == crate::catalogue::Status::Broken));
}

#[test]
fn a_folder_is_a_locale_if_its_name_is_a_registered_tag() {
    let folder = Folder::new(&[
        ("articles/a.txt", "One.\n"),
        ("locales/backup/a.ftl", "a = b\n"),
        ("locales/ht_HT/a.ftl", "a = b\n"),
        ("locales/fr/terms.ftl", ""),
    ]);
    fs::create_dir_all(folder.path("locales/es")).unwrap();
    fs::create_dir_all(folder.path("locales/drafts")).unwrap();
    let project = folder.open();
    let survey = project.survey(&[]).unwrap();
    let locales: Vec<String> = survey.locales.iter().map(Locale::to_string).collect();
    assert_eq!(locales, ["en", "es", "fr", "ht"]);
    let rules: Vec<_> = survey.findings.iter().map(|d| d.rule).collect();
    assert_eq!(rules, ["not-a-locale", "locale-name"]);
}

#[test]
fn a_language_that_one_article_is_written_in_does_not_become_a_target_of_all() {
    let folder = Folder::new(&[
        ("articles/a.md", "One.\n"),
        ("articles/es.md", "---\nlang: es\n---\nUno.\n"),
        ("articles/only.md", "---\nlocales: [de]\n---\nTwo.\n"),
    ]);
    let (files, rules) = folder.sync();
    assert!(files.contains(&"locales/es/es.ftl".to_owned()), "{files:?}");
    assert!(files.contains(&"locales/ht/es.ftl".to_owned()), "{files:?}");
    assert!(files.iter().all(|f| !f.starts_with("locales/de")), "{files:?}");
    assert_eq!(rules, ["unconfigured-locale"]);
    assert_eq!(folder.sync().0, [""; 0], "a second sync has nothing to do");
}

#[test]
fn a_renamed_article_keeps_its_translations() {
    let folder = Folder::new(&[("articles/old.txt", "One thing.\nAnother thing.\nA third.\n")]);
    folder.sync();
    let id = |text: &str| text.lines().find_map(|l| l.strip_suffix(" = { \"\" }").map(str::to_owned)).unwrap();
    let text = folder.read("locales/ht/old.ftl");
    let first = id(&text);
    folder.write("locales/ht/old.ftl", text.replacen("{ \"\" }", "Yon bagay.", 1));
    fs::remove_file(folder.path("articles/old.txt")).unwrap();
    folder.write("articles/news/new.md", "One thing.\n\nAnother thing.\n\nQuite new.\n");
    folder.sync();
    assert_eq!(
        folder.files("locales"),
        ["locales/en/news/new.ftl", "locales/ht/news/new.ftl"],
        "the old catalogues are moved"
    );
    assert!(folder.read("locales/ht/news/new.ftl").contains(&format!("{first} = Yon bagay.")));
    assert_eq!(folder.sync().0, [""; 0], "a second sync has nothing to do");
}

#[test]
fn a_rename_that_was_killed_halfway_is_taken_up_again() {
    let folder = Folder::new(&[("articles/old.txt", "One thing.\nAnother thing.\nA third.\n")]);
    folder.sync();
    let text = folder.read("locales/ht/old.ftl").replacen("{ \"\" }", "Yon bagay.", 1);
    // The English moved on since, so that the text alone does not lead back to the translation.
    folder.write("locales/ht/old.ftl", text.replace("# en> One thing.", "# en was> One.\n# en> One thing."));
    fs::rename(folder.path("articles/old.txt"), folder.path("articles/new.txt")).unwrap();
    // Only the first file of the plan was written.
    let source = folder.read("locales/en/old.ftl").replace("articles/old.txt", "articles/new.txt");
    folder.write("locales/en/new.ftl", source);
    folder.write("articles/new.txt", "One thing indeed.\nAnother thing.\nA third.\n");
    folder.sync();
    assert!(folder.read("locales/ht/new.ftl").contains("= Yon bagay."));
    assert!(!folder.path("locales/ht/old.ftl").exists());
}

#[test]
fn a_renamed_article_waits_for_the_catalogues_it_cannot_take_over_yet() {
    for bad in [&b"<<<<<<< HEAD\n=======\n>>>>>>> b\n"[..], b"# caf\xe9\n"] {
        let folder = Folder::new(&[
            ("tradwi.toml", "locales = [\"fr\", \"ht\"]\n"),
            ("articles/old.txt", "One thing.\nAnother thing.\n"),
        ]);
        folder.sync();
        let text = folder.read("locales/ht/old.ftl").replacen("{ \"\" }", "Yon bagay.", 1);
        folder.write("locales/ht/old.ftl", [text.as_bytes(), bad].concat());
        fs::rename(folder.path("articles/old.txt"), folder.path("articles/new.txt")).unwrap();
        folder.sync();
        assert!(!folder.path("locales/ht/new.ftl").exists());
        assert_eq!(folder.sync().0, [""; 0], "a second sync has nothing to do");
        folder.write("locales/ht/old.ftl", &text);
        folder.sync();
        assert_eq!(folder.read("locales/ht/new.ftl"), text);
        assert_eq!(folder.files("locales").len(), 3, "nothing of the old name is left");
    }
}

#[test]
fn a_paragraph_of_an_article_that_is_gone_comes_back_with_its_translation() {
    let folder = Folder::new(&[("articles/old.txt", "One thing.\nAnother thing.\nA third.\nA fourth.\n")]);
    folder.sync();
    let text = folder.read("locales/ht/old.ftl");
    folder.write("locales/ht/old.ftl", text.replacen("{ \"\" }", "Yon bagay.", 1));
    fs::remove_file(folder.path("articles/old.txt")).unwrap();
    folder.write("articles/new.txt", "Quite new.\nAnd this.\nMore of it.\nOne thing.\n");
    folder.sync();
    assert!(folder.read("locales/ht/new.ftl").contains("= Yon bagay."));
    assert!(folder.path("locales/ht/old.ftl").exists(), "what is left of the old one stays until it is pruned");
    assert_eq!(folder.sync().0, [""; 0], "a second sync has nothing to do");
}

#[test]
fn articles_are_named_in_many_ways() {
    let folder = Folder::new(&[
        ("articles/x.md", "One.\n"),
        ("articles/sub/y.txt", "Two.\n"),
        ("articles/sub/z: q.txt", "Three.\n"),
    ]);
    let project = folder.open();
    let survey = project.survey(&[]).unwrap();
    let paths = |name: &str| -> Vec<String> {
        survey.select(&[name.to_owned()]).unwrap().into_iter().map(|i| survey.articles[i].path.clone()).collect()
    };
    for name in ["articles/x.md", "./articles/x.md", "x.md", "x", "articles/x", "locales/ht/x.ftl", "locales/fr/x.ftl"]
    {
        assert_eq!(paths(name), ["articles/x.md"], "{name}");
    }
    let full = folder.path("articles/x.md").display().to_string();
    assert_eq!(paths(&full), ["articles/x.md"]);
    for name in ["sub", "articles/sub", "articles/sub/", "sub/"] {
        assert_eq!(paths(name).len(), 2, "{name}");
    }
    assert_eq!(paths("locales/ht/sub/z%3A q.ftl"), ["articles/sub/z: q.txt"]);
    let error = survey.select(&["articels/x.md".into()]).unwrap_err();
    assert!(error.is_usage() && error.to_string().contains("did you mean `articles/x.md`?"), "{error}");
}

#[test]
fn a_build_replaces_and_removes_only_what_tradwi_wrote() {
    let folder = Folder::new(&[
        ("articles/a.txt", "One.\n"),
        ("articles/b.txt", "Two.\n"),
        ("editions/ht/b.txt", "somebody's own"),
        ("editions/notes.txt", "theirs"),
        ("elsewhere.txt", "theirs"),
    ]);
    let build = || {
        let project = folder.open();
        let survey = project.survey(&[]).unwrap();
        survey.build(false, &|| {}).unwrap()
    };
    let built = build();
    assert!(built.errors.is_empty(), "{:?}", built.errors);
    assert_eq!(built.problems.iter().map(|d| d.rule).collect::<Vec<_>>(), ["not-ours"]);
    assert_eq!(folder.read("editions/ht/b.txt"), "somebody's own");
    assert!(folder.path("editions/ht/a.html").exists());

    assert_eq!(build().tally.changed, 0, "only what changed is written again");

    let list = folder.read("editions/.tradwi-manifest");
    folder.write("editions/.tradwi-manifest", list + "../elsewhere.txt\n");
    fs::remove_file(folder.path("articles/a.txt")).unwrap();
    build();
    assert!(!folder.path("editions/ht/a.html").exists(), "the article is gone");
    assert_eq!(folder.read("editions/notes.txt"), "theirs");
    assert_eq!(folder.read("elsewhere.txt"), "theirs");
}

#[test]
fn a_list_of_editions_torn_in_a_line_names_nothing_of_anybody_elses() {
    let folder =
        Folder::new(&[("articles/a.txt", "One.\n"), ("editions/ht/a.h", "theirs"), ("editions/no/b", "theirs")]);
    let build = || {
        let project = folder.open();
        let survey = project.survey(&[]).unwrap();
        survey.build(false, &|| {}).unwrap()
    };
    // A full disk took the rest of `ht/a.html`, or of `no/b.html`, or all but a folder's name.
    for torn in ["ht/a.h", "no", "no/"] {
        folder.write("editions/.tradwi-manifest", format!("# What tradwi wrote\n{torn}"));
        build();
        assert_eq!(folder.read("editions/ht/a.h"), "theirs");
        assert_eq!(folder.read("editions/no/b"), "theirs");
    }
    // Whole lines that name a folder, after somebody edited the list or the folder.
    folder.write("editions/.tradwi-manifest", "no\nht/a.html/x\n");
    assert!(build().errors.is_empty());
    assert_eq!(folder.read("editions/no/b"), "theirs");
    assert!(folder.path("editions/ht/a.html").exists());
}

#[test]
fn an_article_that_cannot_be_read_today_keeps_its_editions() {
    let folder = Folder::new(&[("articles/a.txt", "One.\n"), ("articles/b.txt", "Two.\n")]);
    let build = || {
        let project = folder.open();
        let survey = project.survey(&[]).unwrap();
        survey.build(false, &|| {}).unwrap()
    };
    build();
    folder.write("articles/a.txt", b"\xff");
    assert_eq!(build().tally.removed, 0);
    assert!(folder.path("editions/ht/a.html").exists());
}

#[test]
fn a_locked_build_writes_no_catalogue_and_says_what_is_due() {
    let folder = Folder::new(&[("articles/a.txt", "One.\n")]);
    let project = folder.open();
    let survey = project.survey(&[]).unwrap();
    let built = survey.build(true, &|| {}).unwrap();
    assert_eq!(built.due, ["articles/a.txt"]);
    assert!(!folder.path("locales").exists());
    folder.sync();
    let survey = project.survey(&[]).unwrap();
    assert_eq!(survey.build(true, &|| {}).unwrap().due, [""; 0]);
}
