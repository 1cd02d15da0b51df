//! A machine's reading of the editions, with the real program. Skipped, and said so, where it is not installed;
//! compulsory where the environment says `CI=true`.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use std::fs;
use std::path::Path;
use std::process::Command;

const ARTICLE: &str = "# De l’eau\n\nBouillir 3 minutes.\n";

fn build(folder: &Path, arguments: &[&str]) -> String {
    let out =
        Command::new(env!("CARGO_BIN_EXE_tradwi")).arg("build").args(arguments).current_dir(folder).output().unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{text}");
    text
}

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::write(folder.path().join("tradwi.toml"), "source = \"fr\"\nlocales = [\"ht\"]\n").unwrap();
    fs::write(folder.path().join("articles/water.md"), ARTICLE).unwrap();
    folder
}

/// The reading of the article in French.
fn reading(folder: &Path) -> Option<(String, Vec<u8>)> {
    ["ogg", "wav"].iter().find_map(|ending| {
        let name = format!("water.{ending}");
        Some((name.clone(), fs::read(folder.join("editions/fr").join(name)).ok()?))
    })
}

fn is_installed() -> bool {
    let found = Command::new("espeak-ng").arg("--version").output().is_ok_and(|o| o.status.success());
    if !found {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "espeak-ng is needed where CI=true");
        eprintln!("SKIPPED: espeak-ng is not installed");
    }
    found
}

#[test]
fn a_reading_is_offered_kept_while_its_script_stands_and_never_with_another() {
    if !is_installed() {
        return;
    }
    let folder = project();
    let page = || fs::read_to_string(folder.path().join("editions/fr/water.html")).unwrap();
    build(folder.path(), &[]);
    assert!(reading(folder.path()).is_none() && !page().contains("<audio"));

    build(folder.path(), &["--audio"]);
    let (name, first) = reading(folder.path()).unwrap();
    assert!(first.len() > 1000 && (first.starts_with(b"OggS") || first.starts_with(b"RIFF")));
    assert!(page().contains(&format!("<audio controls preload=\"none\" src=\"{name}\">")), "{}", page());

    // A build that makes none keeps the one that is of the script; two make the same bytes.
    build(folder.path(), &[]);
    assert_eq!(reading(folder.path()).unwrap().1, first);
    fs::remove_dir_all(folder.path().join("editions")).unwrap();
    build(folder.path(), &["--audio"]);
    assert_eq!(reading(folder.path()).unwrap().1, first);

    fs::write(folder.path().join("articles/water.md"), ARTICLE.replace('3', "4")).unwrap();
    build(folder.path(), &[]);
    assert!(reading(folder.path()).is_none() && !page().contains("<audio"));
    build(folder.path(), &["--audio"]);
    assert_ne!(reading(folder.path()).unwrap().1, first);
}

#[test]
fn without_a_program_that_speaks_the_build_says_so_and_goes_on() {
    let folder = project();
    let out = Command::new(env!("CARGO_BIN_EXE_tradwi"))
        .args(["build", "--audio"])
        .env("PATH", "")
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(out.status.success());
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(said.contains("No audio: espeak-ng is not installed."), "{said}");
    assert!(folder.path().join("editions/fr/water.script.txt").exists());
}
