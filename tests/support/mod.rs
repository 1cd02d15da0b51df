//! A project in a temporary folder, and the commands run in it as a user would.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A browser without a window, with a profile in a folder of its own; `None`, with a word, where there is none.
/// Compulsory in CI.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
pub fn browser(profile: &Path) -> Option<Command> {
    let found = ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok_and(|o| o.status.success()));
    let Some(found) = found else {
        assert!(std::env::var_os("CI").is_none(), "CI must have Chromium");
        eprintln!("SKIPPED: no Chromium on this machine");
        return None;
    };
    let mut browser = Command::new(found);
    browser
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", profile.display()));
    Some(browser)
}

pub struct Project {
    dir: tempfile::TempDir,
}

impl Project {
    /// A folder with the files given, path and content.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let project = Self { dir: tempfile::tempdir().unwrap() };
        for (path, content) in files {
            project.write(path, content);
        }
        project
    }

    /// This repository's own articles and catalogues, to be worked on without touching them.
    pub fn of_this_repository() -> Self {
        let project = Self::new(&[]);
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in ["articles", "locales"] {
            let all = walkdir::WalkDir::new(root.join(folder));
            for entry in all.into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
                let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap();
                project.write(path, &fs::read_to_string(entry.path()).unwrap());
            }
        }
        project.write("tradwi.toml", &fs::read_to_string(root.join("tradwi.toml")).unwrap());
        project
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    fn file(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    pub fn write(&self, path: &str, content: &str) {
        let file = self.file(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.file(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    pub fn exists(&self, path: &str) -> bool {
        self.file(path).exists()
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.file(path)).unwrap();
    }

    pub fn rename(&self, from: &str, to: &str) {
        fs::create_dir_all(self.file(to).parent().unwrap()).unwrap();
        fs::rename(self.file(from), self.file(to)).unwrap();
    }

    /// Replaces text in a file; it must be there.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{from:?} is not in {path}:\n{text}");
        self.write(path, &text.replacen(from, to, 1));
    }

    /// Runs tradwi; the environment says nothing.
    pub fn tradwi(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_tradwi"))
            .args(args)
            .current_dir(self.path())
            .env_remove("NO_COLOR")
            .env_remove("CLICOLOR_FORCE")
            .output()
            .unwrap()
    }

    /// Runs tradwi, which must end with `code`; gives what it wrote to standard output.
    pub fn run(&self, code: i32, args: &[&str]) -> String {
        let output = self.tradwi(args);
        let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
        assert_eq!(output.status.code(), Some(code), "tradwi {}\n{out}\n{err}", args.join(" "));
        assert!(!err.contains("panicked"), "{err}");
        out
    }

    pub fn sync(&self) {
        self.run(0, &["sync"]);
    }

    /// Runs git, which must succeed.
    pub fn git(&self, args: &[&str]) -> String {
        let output = self.try_git(args);
        assert!(output.status.success(), "git {}\n{}", args.join(" "), String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    pub fn try_git(&self, args: &[&str]) -> Output {
        Command::new("git")
            .args(["-c", "user.name=Anne", "-c", "user.email=anne@example.org", "-c", "init.defaultBranch=main"])
            .args(["-c", "merge.conflictStyle=merge", "-c", "core.autocrlf=false", "-c", "commit.gpgsign=false"])
            .args(args)
            .current_dir(self.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap()
    }

    pub fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
    }

    /// The counts of a locale over all articles, from `status --format json`.
    pub fn counts(&self, locale: &str) -> Counts {
        // The status is told even where a file cannot be read, which the exit status then says.
        let output = self.tradwi(&["status", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let mut counts = Counts::default();
        for article in json["articles"].as_array().unwrap() {
            let c = &article["locales"][locale];
            let n = |key: &str| usize::try_from(c[key].as_u64().unwrap_or(0)).unwrap();
            counts.current += n("current");
            counts.stale += n("stale");
            counts.untranslated += n("untranslated");
            counts.obsolete += n("obsolete");
            counts.broken += n("broken");
        }
        counts
    }
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub current: usize,
    pub stale: usize,
    pub untranslated: usize,
    pub obsolete: usize,
    pub broken: usize,
}
