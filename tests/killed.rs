//! A run that is killed: every file is the old one or the new one, nothing half-written is taken for an article or
//! a catalogue, no word is lost, and the next run ends where an undisturbed one would have.
//!
//! `TRADWI_CASES` sets how many runs are killed, `TRADWI_SEED` when.

#![cfg(unix)]

#[path = "support/newsroom.rs"]
#[allow(dead_code, reason = "each test file uses its own part")]
mod newsroom;

use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use newsroom::{Tree, assert_same, copy, edit, is_hidden, run, skipped, tradwi, tree, words};

/// A folder before a run, and after one that nobody disturbed.
struct Case {
    command: &'static [&'static str],
    code: i32,
    before: Tree,
    after: Tree,
    /// How long the undisturbed run took.
    time: Duration,
}

impl Case {
    fn new(articles: usize, command: &'static [&'static str], prepare: &[&[&str]]) -> Self {
        let dir = newsroom::folder();
        newsroom::open(dir.path(), articles);
        for command in prepare {
            run(dir.path(), 0, command);
        }
        edit(dir.path(), articles);
        let before = tree(dir.path());
        let start = Instant::now();
        let code = tradwi(dir.path(), command).output().unwrap().status.code().unwrap();
        let time = start.elapsed();
        assert!(code < 2, "the undisturbed run ended with {code}");
        let after = tree(dir.path());
        assert!(words(&before).len() > articles * 3, "there is something to lose");
        assert_eq!(words(&before), words(&after));
        Self { command, code, before, after, time }
    }

    fn start(&self, dir: &Path) -> Child {
        tradwi(dir, self.command).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Runs it in a copy, lets `kill` end it, and looks at what is there then and after another run.
    fn killed(&self, what: &str, kill: impl FnOnce(&Path)) {
        let dir = newsroom::folder();
        copy(&self.before, dir.path());
        kill(dir.path());
        let left = tree(dir.path());
        for path in left.keys().chain(self.before.keys()).filter(|p| !is_hidden(p)) {
            let found = left.get(path);
            assert!(
                found == self.before.get(path) || found == self.after.get(path),
                "{what}: {path} is neither the old nor the new one:\n{:?}",
                found.map(|b| String::from_utf8_lossy(b))
            );
        }
        assert_eq!(words(&left), words(&self.before), "{what}: words are lost");
        assert_no_way_leads_nowhere(&left, what);
        let said = tradwi(dir.path(), &["status"]).output().unwrap();
        let said = String::from_utf8_lossy(&said.stdout).into_owned() + &String::from_utf8_lossy(&said.stderr);
        assert!(!said.contains(".tmp") && !said.contains(".tradwi-"), "{what}: a half-written file shows: {said}");
        run(dir.path(), self.code, self.command);
        assert_same(&tree(dir.path()), &self.after, &format!("{what}: the next run ended elsewhere"));
    }
}

/// Follows the links of the editions from their front page, if there is one.
fn assert_no_way_leads_nowhere(tree: &Tree, what: &str) {
    let base = url::Url::parse("http://here.example/").unwrap();
    let mut seen = std::collections::BTreeSet::new();
    let mut open = vec!["editions/index.html".to_owned()];
    while let Some(path) = open.pop().filter(|path| tree.contains_key(path)) {
        let html = String::from_utf8_lossy(&tree[&path]);
        let links = html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for link in links.filter(|link| !link.starts_with('#')) {
            let Ok(to) = base.join(&path).unwrap().join(link) else { continue };
            if to.host_str() != base.host_str() {
                continue;
            }
            let to = percent_decoded(to.path().trim_start_matches('/'));
            assert!(tree.contains_key(&to), "{what}: {path} links to {to}, which is not there");
            if to.ends_with(".html") && seen.insert(to.clone()) {
                open.push(to);
            }
        }
    }
}

fn percent_decoded(text: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = text.as_bytes().iter();
    while let Some(&byte) = bytes.next() {
        let hex = bytes.as_slice().get(..2).and_then(|h| u8::from_str_radix(std::str::from_utf8(h).ok()?, 16).ok());
        match hex.filter(|_| byte == b'%') {
            Some(decoded) => {
                out.push(decoded);
                bytes.nth(1);
            }
            None => out.push(byte),
        }
    }
    String::from_utf8(out).unwrap()
}

fn cases(default: u64) -> u64 {
    std::env::var("TRADWI_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(default)
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct Random(u64);

impl Random {
    fn new() -> Self {
        Self(std::env::var("TRADWI_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(20_260_625))
    }

    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n.max(1)
    }
}

fn killed_at_any_time(case: &Case) {
    let mut random = Random::new();
    for n in 0..cases(12) {
        let after = Duration::from_micros(random.below(u64::try_from(case.time.as_micros()).unwrap() * 5 / 4));
        case.killed(&format!("killed after {after:?} (case {n})"), |dir| {
            let mut child = case.start(dir);
            std::thread::sleep(after);
            let _ = child.kill();
            child.wait().unwrap();
        });
    }
}

/// Kills a run when so many files below `folder` differ from what they were.
fn killed_after_changes(case: &Case, folder: &str) {
    let changes = case.after.keys().chain(case.before.keys()).collect::<std::collections::BTreeSet<_>>();
    let changes = changes.into_iter().filter(|p| p.starts_with(folder));
    let all = changes.filter(|p| case.before.get(*p) != case.after.get(*p)).count();
    assert!(all > 20, "the run changes something");
    for part in 0..cases(5) {
        let wanted = 1 + all * usize::try_from(part).unwrap() / usize::try_from(cases(5)).unwrap();
        case.killed(&format!("killed after {wanted} changes of {all}"), |dir| {
            let at = dir.join(folder);
            let seen = || {
                walkdir::WalkDir::new(&at)
                    .into_iter()
                    .flatten()
                    .filter_map(|e| {
                        let m = e.metadata().ok().filter(std::fs::Metadata::is_file)?;
                        Some((e.into_path(), std::os::unix::fs::MetadataExt::ino(&m)))
                    })
                    .collect::<std::collections::BTreeSet<_>>()
            };
            let first = seen();
            let mut child = case.start(dir);
            while child.try_wait().unwrap().is_none() && seen().symmetric_difference(&first).count() < wanted {}
            let _ = child.kill();
            child.wait().unwrap();
        });
    }
}

/// Kills a run right at a system call, the `n`th of its kind, where `strace` is there and allowed to.
fn killed_at_system_calls(case: &Case) {
    let strace = |dir: &Path, inject: &str| {
        let program = env!("CARGO_BIN_EXE_tradwi");
        let mut command = std::process::Command::new("strace");
        command
            .args(["-f", "--seccomp-bpf", "-o", "/dev/null", "-e", inject, program])
            .args(case.command)
            .current_dir(dir);
        command.env("RAYON_NUM_THREADS", "1").stdout(Stdio::null()).stderr(Stdio::null()).status()
    };
    let probe = std::process::Command::new("strace").args(["-o", "/dev/null", "true"]).output();
    if !probe.as_ref().is_ok_and(|o| o.status.success()) {
        assert!(probe.is_ok() || std::env::var_os("CI").is_none(), "CI must have strace");
        return skipped("strace is missing here, or may not trace");
    }
    let mut hit = 0;
    for calls in [
        "?renameat2",
        "?rename,?renameat",
        "?unlink,?unlinkat",
        "?fsync,?fdatasync",
        "?write",
        "?mkdir,?mkdirat",
        "?linkat",
    ] {
        // Editions are brought into place by hundreds of renames.
        let many: &[usize] =
            if calls.starts_with("?rename,") { &[40, 47, 54, 61, 68, 75, 82, 89, 120, 200] } else { &[] };
        for n in [1, 2, 17].iter().chain(many) {
            case.killed(&format!("killed at {calls} {n}"), |dir| {
                let status = strace(dir, &format!("inject={calls}:signal=KILL:when={n}")).unwrap();
                hit += usize::from(status.code().is_none_or(|c| c > 2));
            });
        }
    }
    assert!(hit > 5, "strace killed only {hit} runs");
}

#[test]
fn a_killed_sync_leaves_old_or_new_files_and_the_next_one_ends_where_it_would_have() {
    let case = Case::new(100, &["sync"], &[]);
    killed_at_any_time(&case);
    killed_after_changes(&case, "locales");
    killed_at_system_calls(&case);
}

#[test]
fn a_killed_build_leaves_old_or_new_files_and_the_next_one_ends_where_it_would_have() {
    let case = Case::new(40, &["build"], &[&["build"]]);
    killed_at_any_time(&case);
    killed_after_changes(&case, "editions");
    killed_at_system_calls(&case);
}

#[test]
fn a_first_build_that_is_killed_is_taken_up_again() {
    let case = Case::new(40, &["build"], &[]);
    killed_at_any_time(&case);
}

#[test]
fn a_killed_prune_leaves_nothing_half_deleted() {
    // Which words go is for prune to say; here it has said so already, so that they are no loss.
    let dir = newsroom::folder();
    newsroom::open(dir.path(), 40);
    edit(dir.path(), 40);
    run(dir.path(), 0, &["sync"]);
    let before = tree(dir.path());
    run(dir.path(), 0, &["prune", "--yes"]);
    let after = tree(dir.path());
    assert!(words(&after).len() < words(&before).len());
    let mut random = Random::new();
    for n in 0..cases(10) {
        let dir = newsroom::folder();
        copy(&before, dir.path());
        let mut child = tradwi(dir.path(), &["prune", "--yes"]).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(random.below(60_000)));
        let _ = child.kill();
        child.wait().unwrap();
        let left = tree(dir.path());
        assert!(words(&after).is_subset(&words(&left)), "case {n}");
        for (path, bytes) in left.iter().filter(|(p, _)| !is_hidden(p)) {
            assert!(before.get(path) == Some(bytes) || after.get(path) == Some(bytes), "case {n}: {path} is torn");
        }
        run(dir.path(), 0, &["prune", "--yes"]);
        assert_same(&tree(dir.path()), &after, "the next prune ended elsewhere");
    }
}
