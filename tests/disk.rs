//! Disks that are full, read-only or in the way: the error names the file, the reason and the way out, nothing is
//! lost, and the next run ends where an undisturbed one would have.
//!
//! Mounts are made in a namespace of their own, which ends with the test and takes them with it. Where the system
//! does not allow that, the tests say so and are skipped.

#![cfg(target_os = "linux")]

#[path = "support/newsroom.rs"]
#[allow(dead_code, reason = "each test file uses its own part")]
mod newsroom;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use newsroom::{Tree, assert_same, copy, edit, is_hidden, run, skipped, tradwi, tree, words, write};

const IN_NAMESPACE: &str = "TRADWI_TEST_NAMESPACE";
const ARTICLES: usize = 24;

/// Runs a test again in a namespace in which it may mount; true if this is that run.
fn may_mount() -> bool {
    if std::env::var_os(IN_NAMESPACE).is_some() {
        return true;
    }
    let ways: [&[&str]; 2] = [&["-m"], &["-U", "-r", "-m"]];
    let try_mount = ["sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"];
    let allowed = |way: &&&[&str]| {
        let output = Command::new("unshare").args(**way).args(try_mount).output();
        output.is_ok_and(|o| o.status.success())
    };
    let Some(way) = ways.iter().find(allowed) else {
        skipped("this system lets nobody mount here, not even in a namespace");
        return false;
    };
    let thread = std::thread::current();
    let output = Command::new("unshare")
        .args(*way)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", thread.name().unwrap(), "--nocapture"])
        .env(IN_NAMESPACE, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    false
}

/// A file system in memory.
struct Disk {
    dir: tempfile::TempDir,
}

impl Disk {
    fn new(options: &str) -> Self {
        let disk = Self { dir: tempfile::tempdir().unwrap() };
        disk.mount(&["-t", "tmpfs", "-o", options, "tmpfs"]);
        disk
    }

    fn mount(&self, args: &[&str]) {
        let output = Command::new("mount").args(args).arg(self.path()).output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }

    fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Leaves so many bytes free.
    fn fill(&self, free: u64) -> PathBuf {
        let filler = self.path().join("filler");
        let mut size = 0;
        let mut file = fs::File::create(&filler).unwrap();
        while std::io::Write::write_all(&mut file, &[b'x'; 1024]).is_ok() {
            size += 1024;
        }
        file.set_len(u64::saturating_sub(size, free)).unwrap();
        filler
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).output();
    }
}

fn said(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("panicked"), "{said}");
    said
}

/// A project before a run and after one that nothing disturbed.
struct Case {
    command: &'static [&'static str],
    before: Tree,
    after: Tree,
    code: i32,
}

impl Case {
    fn new(command: &'static [&'static str], prepare: &[&[&str]]) -> Self {
        let dir = newsroom::folder();
        newsroom::open(dir.path(), ARTICLES);
        prepare.iter().take_while(|c| !c.is_empty()).for_each(|c| drop(run(dir.path(), 0, c)));
        edit(dir.path(), ARTICLES);
        prepare.iter().skip_while(|c| !c.is_empty()).skip(1).for_each(|c| drop(run(dir.path(), 0, c)));
        let before = tree(dir.path());
        let output = tradwi(dir.path(), command).output().unwrap();
        let code = output.status.code().unwrap();
        assert!(code < 2, "{}", said(&output));
        let after = tree(dir.path());
        assert_ne!(before, after);
        Self { command, before, after, code }
    }

    fn all() -> Vec<Self> {
        vec![
            Self::new(&["sync"], &[]),
            Self::new(&["build"], &[&["build"]]),
            Self::new(&["accept", "--grade", "material", "--all"], &[&[], &["sync"]]),
            Self::new(&["prune", "--yes"], &[&[], &["sync"]]),
        ]
    }

    /// Every file is the old or the new one, and none is lost that stays in the undisturbed run.
    fn assert_whole(&self, dir: &Path, what: &str) {
        let left = tree(dir);
        for path in left.keys().chain(self.before.keys()) {
            let found = left.get(path);
            let known = found == self.before.get(path) || found == self.after.get(path);
            assert!(known || path == "filler" || path.ends_with("manifest"), "{what}: {path} is torn or left over");
        }
        assert!(words(&self.after).is_subset(&words(&left)), "{what}: words are lost");
    }

    fn assert_converges(&self, dir: &Path, what: &str) {
        run(dir, self.code, self.command);
        assert_same(&tree(dir), &self.after, what);
    }
}

#[test]
fn on_a_full_disk_nothing_is_lost_and_the_error_says_what_to_do() {
    if !may_mount() {
        return;
    }
    for case in Case::all() {
        let mut refused = 0;
        for free in [0, 4096, 12_288, 40_960] {
            let what = format!("{:?} with {free} bytes free", case.command);
            let disk = Disk::new("size=8m");
            copy(&case.before, disk.path());
            let filler = disk.fill(free);
            let output = tradwi(disk.path(), case.command).output().unwrap();
            let said = said(&output);
            case.assert_whole(disk.path(), &what);
            if output.status.code() == Some(2) {
                refused += 1;
                for words in ["No space left on device", "free some space", "locales/"] {
                    let manifest = said.contains("editions/.tradwi-manifest") && words == "locales/";
                    assert!(said.contains(words) || manifest, "{what}: {words:?} is not in {said}");
                }
                assert!(said.lines().count() < 400, "{said}");
            } else {
                assert_eq!(output.status.code(), Some(case.code), "{what}: {said}");
            }
            fs::remove_file(filler).unwrap();
            case.assert_converges(disk.path(), &what);
        }
        assert!(refused > 0, "{:?} found room on every disk", case.command);
    }
}

#[test]
fn where_no_more_files_can_be_made_nothing_is_lost() {
    if !may_mount() {
        return;
    }
    for case in Case::all() {
        for free in [0, 1, 9] {
            let what = format!("{:?} with {free} files free", case.command);
            let disk = Disk::new("size=8m,nr_inodes=2000");
            copy(&case.before, disk.path());
            let fillers: Vec<PathBuf> = (0..2000)
                .map(|n| disk.path().join(format!("filler-{n}")))
                .take_while(|path| fs::write(path, "").is_ok())
                .collect();
            fillers.iter().take(free).for_each(|path| fs::remove_file(path).unwrap());
            let output = tradwi(disk.path(), case.command).output().unwrap();
            let said = said(&output);
            if output.status.code() == Some(2) {
                assert!(said.contains("No space left on device"), "{what}: {said}");
            }
            for path in fillers.iter().skip(free) {
                fs::remove_file(path).unwrap();
            }
            case.assert_whole(disk.path(), &what);
            case.assert_converges(disk.path(), &what);
        }
    }
}

#[test]
fn a_project_is_not_set_up_by_halves_on_a_full_disk() {
    if !may_mount() {
        return;
    }
    let disk = Disk::new("size=1m");
    let filler = disk.fill(0);
    let output = tradwi(disk.path(), &["init"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    assert!(said.contains("could not write tradwi.toml: No space left on device"), "{said}");
    assert_eq!(tree(disk.path()).into_keys().collect::<Vec<_>>(), ["filler"]);
    fs::remove_file(filler).unwrap();
    run(disk.path(), 0, &["init"]);
    run(disk.path(), 0, &["build"]);
}

#[test]
fn a_disk_that_is_read_only_is_said_to_be_and_can_still_be_read() {
    if !may_mount() {
        return;
    }
    for case in Case::all() {
        let disk = Disk::new("size=8m");
        copy(&case.before, disk.path());
        disk.mount(&["-o", "remount,ro"]);
        let output = tradwi(disk.path(), case.command).output().unwrap();
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("Read-only file system") && said.contains("make it writable"), "{said}");
        assert_same(&tree(disk.path()), &case.before, "a disk that cannot be written to");
        for command in ["status", "diff", "check"] {
            let code = tradwi(disk.path(), &[command]).output().unwrap().status.code();
            assert!(code.is_some_and(|c| c < 2), "{command} {code:?}");
        }
        disk.mount(&["-o", "remount,rw"]);
        case.assert_converges(disk.path(), "writable again");
    }
}

#[test]
fn a_limit_on_the_size_of_files_leaves_them_whole() {
    // With the signal ignored the system says so; without, the run is killed in the middle of a write.
    for trap in ["trap '' XFSZ; ", ""] {
        for case in [Case::new(&["sync"], &[]), Case::new(&["build"], &[&["build"]])] {
            let dir = newsroom::folder();
            copy(&case.before, dir.path());
            // In units of 512 bytes.
            let script = format!("{trap}ulimit -f 1; exec \"$0\" \"$@\"");
            let mut command = Command::new("sh");
            command.args(["-c", &script, env!("CARGO_BIN_EXE_tradwi")]).args(case.command).current_dir(dir.path());
            let output = command.output().unwrap();
            let said = said(&output);
            assert_eq!(output.status.code(), if trap.is_empty() { None } else { Some(2) }, "{said}");
            if !trap.is_empty() {
                assert!(said.contains("File too large") && said.contains("ulimit -f"), "{said}");
                case.assert_whole(dir.path(), "with a limit");
            }
            for path in tree(dir.path()).keys().filter(|p| !is_hidden(p)) {
                assert!(case.before.contains_key(path) || case.after.contains_key(path), "{path}");
            }
            case.assert_converges(dir.path(), "without a limit");
        }
    }
}

#[test]
fn a_folder_that_nobody_may_write_to_is_named() {
    let root = fs::metadata("/proc/self").map(|m| std::os::unix::fs::MetadataExt::uid(&m)).unwrap() == 0;
    let dir = tempfile::tempdir().unwrap();
    newsroom::open(dir.path(), 6);
    edit(dir.path(), 6);
    let set = |mode: &str| {
        assert!(Command::new("chmod").args(["-R", mode, "."]).current_dir(dir.path()).status().unwrap().success());
    };
    let before = tree(dir.path());
    set("a+rX,a-w");
    let program = env!("CARGO_BIN_EXE_tradwi");
    // The program must be where another user may run it.
    let copy_of_it = tempfile::tempdir().unwrap();
    let mut command = if root {
        let at = copy_of_it.path().join("tradwi");
        fs::copy(program, &at).unwrap();
        assert!(Command::new("chmod").arg("a+rx").args([copy_of_it.path(), &at]).status().unwrap().success());
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(at);
        command
    } else {
        Command::new(program)
    };
    let output = command.arg("sync").current_dir(dir.path()).output();
    let Ok(output) = output else {
        assert!(std::env::var_os("CI").is_none(), "CI must have setpriv");
        return skipped("setpriv is missing here, and root may write anywhere");
    };
    let said = said(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("locales/") && said.contains("Permission denied"), "{said}");
    assert!(said.contains("see that you may"), "{said}");
    assert_eq!(tree(dir.path()), before);
    set("u+w");
    run(dir.path(), 0, &["sync"]);
}

#[test]
fn folders_that_vanish_during_a_run_take_no_words_with_them() {
    let case = Case::new(&["sync"], &[]);
    for (n, part) in ["locales", "locales/ht", "articles", "."].into_iter().cycle().take(12).enumerate() {
        let outer = newsroom::folder();
        let dir = outer.path().join("project");
        copy(&case.before, &dir);
        let mut command = tradwi(&dir, &["sync"]);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(10 + 9 * n as u64));
        let (from, to) = (if part == "." { dir.clone() } else { dir.join(part) }, outer.path().join("away"));
        fs::rename(&from, &to).unwrap();
        let output = child.wait_with_output().unwrap();
        said(&output);
        let kept =
            words(&tree(&dir)).into_iter().chain(moved_words(&to, part)).collect::<std::collections::BTreeSet<_>>();
        assert!(words(&case.before).is_subset(&kept), "{part} vanished");
        // Put back, and what was made in its place taken away.
        let _ = fs::remove_dir_all(&from);
        fs::rename(&to, &from).unwrap();
        if part != "articles" {
            case.assert_converges(&dir, part);
        }
    }
}

/// The words of a folder that was moved away, as if it still were where it was.
fn moved_words(folder: &Path, part: &str) -> std::collections::BTreeSet<String> {
    let prefix = if part == "." { String::new() } else { format!("{part}/") };
    words(&tree(folder).into_iter().map(|(path, bytes)| (prefix.clone() + &path, bytes)).collect())
}

#[test]
fn a_file_that_turns_into_a_folder_after_it_was_listed_is_a_finding_and_the_others_go_through() {
    let dir = newsroom::folder();
    newsroom::open(dir.path(), 6);
    edit(dir.path(), 6);
    let project = tradwi::project::Project::open(Some(dir.path())).unwrap();
    let survey = project.survey(&[]).unwrap();
    for path in ["articles/story-1.md", "locales/ht/sante/story-0.ftl"] {
        fs::rename(dir.path().join(path), dir.path().join("aside")).unwrap();
        fs::create_dir(dir.path().join(path)).unwrap();
        let (plans, findings) = survey.map(&survey.all(), &|| {}, |state| tradwi::sync::plan(&state, None));
        let found: Vec<_> = findings.iter().map(|d| (d.rule, d.file.as_str())).collect();
        assert_eq!(found, [("unreadable", path)]);
        assert!(findings[0].message.contains("not a regular file"), "{}", findings[0].message);
        assert!(plans.len() >= 5 && plans.iter().flat_map(|p| &p.files).all(|f| f.path != path));
        fs::remove_dir(dir.path().join(path)).unwrap();
        fs::rename(dir.path().join("aside"), dir.path().join(path)).unwrap();
    }
    // Between reading and writing.
    let (plans, _) = survey.map(&survey.all(), &|| {}, |state| tradwi::sync::plan(&state, None));
    let path = "locales/ht/sante/story-0.ftl";
    fs::rename(dir.path().join(path), dir.path().join("aside")).unwrap();
    fs::create_dir(dir.path().join(path)).unwrap();
    write(dir.path(), &format!("{path}/theirs"), "theirs");
    let errors: Vec<_> = plans.iter().flat_map(|p| project.apply(&p.files).errors).collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].path(), Some(Path::new(path)));
    assert_eq!(fs::read(dir.path().join(path).join("theirs")).unwrap(), b"theirs");
}

#[test]
fn an_article_renamed_by_the_case_of_its_name_keeps_its_translations() {
    let dir = newsroom::folder();
    newsroom::open(dir.path(), 2);
    let before = words(&tree(dir.path()));
    fs::rename(dir.path().join("articles/story-1.md"), dir.path().join("articles/Story-1.md")).unwrap();
    run(dir.path(), 0, &["sync"]);
    assert_eq!(words(&tree(dir.path())), before, "no word is lost");
    let ht = fs::read_to_string(dir.path().join("locales/ht/Story-1.ftl")).unwrap();
    assert!(ht.contains("moloc"), "nor hidden under the old name:\n{ht}");
}

#[test]
fn names_too_long_for_a_catalogue_are_named_with_the_way_out() {
    let dir = newsroom::folder();
    write(dir.path(), "tradwi.toml", "locales = [\"ht\"]\n");
    let long = |n: usize| "a".repeat(n);
    write(dir.path(), &format!("articles/{}.md", long(250)), "Fits.\n");
    write(dir.path(), &format!("articles/{}.md", long(252)), "Does not.\n");
    write(dir.path(), &format!("articles/{}.md", "é:".repeat(70)), "Does not either, once it is encoded.\n");
    write(dir.path(), "articles/short.md", "Fits.\n");
    for command in [["sync"], ["build"]] {
        let output = tradwi(dir.path(), &command).output().unwrap();
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("File name too long") && said.contains("shorter"), "{said}");
        assert!(said.contains(&format!("{}.ftl", long(252))), "{said}");
        assert!(dir.path().join(format!("locales/ht/{}.ftl", long(250))).exists());
        assert!(dir.path().join("locales/ht/short.ftl").exists());
    }
    assert!(tree(dir.path()).keys().all(|p| !is_hidden(p) || p.ends_with("manifest")));
}

#[test]
fn articles_too_deep_for_any_path_are_found_out_and_the_others_go_through() {
    let dir = newsroom::folder();
    write(dir.path(), "tradwi.toml", "locales = [\"ht\"]\n");
    write(dir.path(), "articles/short.md", "Fits.\n");
    // Made in two halves, because no call takes a path as long as the whole.
    let half = vec!["d".repeat(200); 12].join("/");
    write(dir.path(), &format!("articles/{half}/a.md"), "Deep.\n");
    write(dir.path(), &format!("other/{half}/b.md"), "Deeper.\n");
    fs::rename(dir.path().join("other"), dir.path().join(format!("articles/{half}/other"))).unwrap();
    let output = tradwi(dir.path(), &["sync"]).output().unwrap();
    let said = said(&output);
    assert_ne!(output.status.code(), Some(0), "what cannot be read is said: {said}");
    assert!(said.contains("File name too long"), "{said}");
    assert!(dir.path().join("locales/ht/short.ftl").exists());
}
