//! People and other runs at work while tradwi is: what somebody saved is never written over, and two runs do not
//! hurt each other.
//!
//! `TRADWI_CASES` sets how many times an editor saves.

#![cfg(unix)]

#[path = "support/newsroom.rs"]
#[allow(dead_code, reason = "each test file uses its own part")]
mod newsroom;

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};

use newsroom::{assert_same, edit, is_hidden, run, tradwi, tree, words, write};
use tradwi::project::Project;
use tradwi::sync::{self, FileChange};

fn saves(default: usize) -> usize {
    std::env::var("TRADWI_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(default)
}

/// Saves a file in the ways of editors: in place, over it from another file, or with the old one moved aside first.
fn save(file: &Path, text: &str, way: usize) {
    let beside =
        |suffix: &str| file.with_file_name(format!(".{}{suffix}", file.file_name().unwrap().to_str().unwrap()));
    match way % 3 {
        0 => fs::write(file, text).unwrap(),
        1 => {
            fs::write(beside(".swp"), text).unwrap();
            fs::rename(beside(".swp"), file).unwrap();
        }
        _ => {
            let _ = fs::rename(file, beside("~"));
            fs::write(beside(".new"), text).unwrap();
            fs::rename(beside(".new"), file).unwrap();
            fs::remove_file(beside("~")).unwrap();
        }
    }
}

#[test]
fn a_file_saved_between_reading_and_writing_is_left_and_every_other_is_done() {
    let dir = newsroom::folder();
    newsroom::open(dir.path(), 12);
    edit(dir.path(), 12);
    let undisturbed = newsroom::folder();
    newsroom::copy(&tree(dir.path()), undisturbed.path());
    run(undisturbed.path(), 0, &["sync"]);
    let want = tree(undisturbed.path());

    let project = Project::open(Some(dir.path())).unwrap();
    let survey = project.survey(&[]).unwrap();
    let (plans, _) = survey.map(&survey.all(), &|| {}, |state| sync::plan(&state, None));
    // One of each: a file that is changed, one that is made, one that is moved, one that goes.
    let saved =
        ["locales/fr/story-1.ftl", "locales/fr/lòt/new-4.ftl", "locales/ht/story-2.ftl", "locales/en/nouvo/kay-8.ftl"];
    let theirs = "# moA1w pou Anne\nx = mwen\n";
    saved.iter().for_each(|path| write(dir.path(), path, theirs));
    fs::remove_file(dir.path().join("locales/ht/story-1.ftl")).unwrap();

    let errors: Vec<_> = plans.iter().flat_map(|p| project.apply(&p.files).errors).collect();
    for e in &errors {
        assert!(e.is_changed(), "{e}");
        assert!(e.to_string().contains("was left as it is; run the command again"), "{e}");
    }
    let mut refused: Vec<String> = errors.iter().map(|e| e.path().unwrap().display().to_string()).collect();
    refused.sort();
    let mut expected: Vec<String> =
        saved.iter().chain(["locales/ht/story-1.ftl"].iter()).map(|s| (*s).to_owned()).collect();
    expected.sort();
    assert_eq!(refused, expected);
    let left = tree(dir.path());
    assert!(!left.contains_key("locales/ht/story-1.ftl"), "what somebody removed stays removed");
    for path in saved {
        assert_eq!(left[path], theirs.as_bytes(), "{path}");
    }
    // The others are done; of an article with a file that was refused nothing is removed.
    let article = |path: &str| {
        ["story-1", "new-4", "story-2", "kay-2", "kay-8", "story-8"].iter().any(|a| path.contains(&format!("{a}.")))
    };
    for path in want.keys().filter(|p| !article(p)) {
        assert_eq!(left.get(path), want.get(path), "{path}");
    }
    assert!(left.keys().all(|p| !is_hidden(p)));
}

#[test]
fn what_is_saved_at_the_very_moment_of_writing_is_not_lost() {
    let dir = newsroom::folder();
    write(dir.path(), "tradwi.toml", "");
    let path = "locales/ht/a.ftl";
    let file = dir.path().join(path);
    for way in 1..3 {
        write(dir.path(), path, "start");
        let project = Project::open(Some(dir.path())).unwrap();
        let done = AtomicBool::new(false);
        let (mut saved, mut lost) = (0, Vec::new());
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut n = 0u64;
                while !done.load(Ordering::Relaxed) {
                    let Ok(before) = fs::read_to_string(&file) else { continue };
                    n += 1;
                    // Adds to what is there, as tradwi does.
                    let after = Some(format!("{} t{n}", before.rsplit_once(" t").map_or(before.as_str(), |(b, _)| b)));
                    let _ = project.write(&FileChange { path: path.into(), before: Some(before), after });
                }
            });
            for n in 0..saves(2000) {
                let word = format!("mo{n}w");
                save(&file, &word, way);
                saved += 1;
                // It stands there until it is saved over, whatever tradwi adds to it.
                std::thread::sleep(std::time::Duration::from_micros(200));
                let stands = || fs::read_to_string(&file).unwrap_or_default().starts_with(&word);
                let soon = (0..500).any(|_| {
                    let stands = stands();
                    if !stands {
                        std::thread::sleep(std::time::Duration::from_millis(1));
                    }
                    stands
                });
                if !soon {
                    lost.push(word);
                }
            }
            done.store(true, Ordering::Relaxed);
        });
        assert!(lost.is_empty(), "of {saved} saves {} were lost: {lost:?}", lost.len());
        let left: Vec<String> = tree(dir.path()).into_keys().filter(|p| is_hidden(p)).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[test]
fn no_word_saved_while_syncs_run_is_missing_afterwards() {
    let dir = newsroom::folder();
    newsroom::open(dir.path(), 12);
    let files: Vec<String> =
        tree(dir.path()).into_keys().filter(|p| p.starts_with("locales/ht/") || p.starts_with("locales/fr/")).collect();
    let done = AtomicBool::new(false);
    let mut typed = words(&tree(dir.path()));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 0.. {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                for i in 0..12 {
                    let path =
                        dir.path().join(format!("articles/{}story-{i}.md", if i % 4 == 0 { "sante/" } else { "" }));
                    let text = fs::read_to_string(&path).unwrap();
                    let changed = text.replace("says", "say").replace("say ", "says ");
                    fs::write(
                        path,
                        if n % 2 == 0 { text.replace("says", "states") } else { changed.replace("states", "says") },
                    )
                    .unwrap();
                }
                let output = tradwi(dir.path(), &["sync"]).output().unwrap();
                let said = String::from_utf8_lossy(&output.stderr).into_owned();
                assert!(!said.contains("panicked"), "{said}");
                assert!(output.status.code() != Some(2) || said.contains("was changed by somebody else"), "{said}");
            }
        });
        for n in 0..saves(400) {
            let file = dir.path().join(&files[n * 7 % files.len()]);
            let word = format!("moN{n}w");
            let text = fs::read_to_string(&file).unwrap();
            save(&file, &format!("{text}\n# {word}\n"), n);
            typed.insert(word);
            std::thread::sleep(std::time::Duration::from_millis(3));
        }
        done.store(true, Ordering::Relaxed);
    });
    tradwi(dir.path(), &["sync"]).output().unwrap();
    let left = tree(dir.path());
    let missing: Vec<_> = typed.difference(&words(&left)).cloned().collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(left.keys().all(|p| !is_hidden(p)), "{:?}", left.keys().filter(|p| is_hidden(p)).collect::<Vec<_>>());
}

#[test]
fn two_runs_at_once_do_not_hurt_each_other() {
    let dir = newsroom::folder();
    newsroom::open(dir.path(), 24);
    run(dir.path(), 0, &["build"]);
    edit(dir.path(), 24);
    let undisturbed = newsroom::folder();
    newsroom::copy(&tree(dir.path()), undisturbed.path());
    run(undisturbed.path(), 0, &["build"]);

    let commands: [(&str, &[&str]); 6] = [
        (".", &["sync"]),
        (".", &["build"]),
        ("articles/sante", &["sync"]),
        (".", &["sync"]),
        ("locales/ht", &["build"]),
        (".", &["status"]),
    ];
    for _ in 0..3 {
        let spawn = |(folder, args): &(&str, &[&str])| {
            let mut command = tradwi(&dir.path().join(folder), args);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let children: Vec<_> = commands.iter().map(spawn).collect();
        let mut through = 0;
        for (child, (_, args)) in children.into_iter().zip(commands) {
            let output = child.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            if output.status.code() == Some(2) {
                let message =
                    "error: another tradwi is working on locales; wait for it to end and run the command again";
                assert_eq!(said.trim(), message, "{args:?}");
                assert_ne!(args, ["status"], "only those who write wait");
            } else {
                through += usize::from(args != ["status"]);
                assert!(output.status.code() < Some(2), "{args:?}: {said}");
            }
        }
        assert!(through > 0, "one of them had the lock");
    }
    run(dir.path(), 0, &["build"]);
    assert_same(&tree(dir.path()), &tree(undisturbed.path()), "after runs beside each other");
}

#[test]
fn those_who_only_look_need_no_lock_and_write_nothing() {
    let dir = newsroom::folder();
    newsroom::open(dir.path(), 6);
    edit(dir.path(), 6);
    let before = tree(dir.path());
    let project = Project::open(Some(dir.path())).unwrap();
    let lock = project.lock().unwrap();
    for args in [&["check"][..], &["status"], &["diff"], &["sync", "--dry-run"], &["prune"]] {
        let code = tradwi(dir.path(), args).output().unwrap().status.code();
        assert!(code < Some(2), "{args:?} {code:?}");
        assert_same(&tree(dir.path()), &before, &format!("{args:?} wrote"));
    }
    for args in [&["sync"][..], &["build"], &["prune", "--yes"], &["accept", "--grade", "wording", "--all"]] {
        let output = tradwi(dir.path(), args).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("another tradwi is working on locales"));
    }
    assert_same(&tree(dir.path()), &before, "somebody without the lock wrote");
    drop(lock);
    run(dir.path(), 0, &["sync"]);
}

#[test]
fn a_killed_run_leaves_no_lock_behind() {
    let dir = newsroom::folder();
    newsroom::open(dir.path(), 24);
    edit(dir.path(), 24);
    let mut child = tradwi(dir.path(), &["sync"]).stdout(Stdio::null()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(15));
    let _ = child.kill();
    child.wait().unwrap();
    run(dir.path(), 0, &["sync"]);
}

#[test]
fn an_editor_that_holds_a_file_open_can_still_save_it() {
    use std::io::Read as _;
    let dir = newsroom::folder();
    newsroom::open(dir.path(), 2);
    let path = dir.path().join("locales/ht/story-1.ftl");
    let mut open = fs::File::open(&path).unwrap();
    edit(dir.path(), 2);
    run(dir.path(), 0, &["sync"]);
    let mut old = String::new();
    open.read_to_string(&mut old).unwrap();
    assert_ne!(old, fs::read_to_string(&path).unwrap(), "the editor shows the file as it was opened");
    // It saves what it had, with a word more; the next sync adds its own lines to that.
    fs::write(&path, old + "\n# moOpenw\n").unwrap();
    run(dir.path(), 0, &["sync"]);
    assert!(fs::read_to_string(&path).unwrap().contains("# moOpenw"));
}
