//! A project with many small articles in three locales, the edits of a busy day, and trees of files to compare.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder's files, hidden ones included: path with `/`, and content.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Words no sentence splitter, folder or slug can mistake, in the scripts that newsrooms meet.
const WORDS: [&str; 12] = [
    "dlo",
    "Pòtoprens",
    "lapè",
    "“85%”",
    "l’été",
    "e\u{301}t",
    "💧",
    "שלום",
    "سلام",
    "a\u{A0}b",
    "{brace}",
    "\u{2067}bidi\u{2069}",
];

/// The program, in a folder.
pub fn tradwi(dir: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tradwi"));
    command.args(args).current_dir(dir).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").stdin(Stdio::null());
    command
}

/// Runs the program, which must end with `code`; gives both its streams.
pub fn run(dir: &Path, code: i32, args: &[&str]) -> String {
    let output = tradwi(dir, args).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "tradwi {}\n{said}", args.join(" "));
    assert!(!said.contains("panicked"), "{said}");
    said
}

fn paragraph(article: usize, n: usize) -> String {
    let words: Vec<&str> = (0..4 + n % 3).map(|i| WORDS[(article * 5 + n * 3 + i) % WORDS.len()]).collect();
    format!("Passage {n} of story {article} says {} to all. It rains again.", words.join(" "))
}

fn article(article: usize, paragraphs: std::ops::Range<usize>) -> String {
    let body: String = paragraphs.map(|n| format!("\n{}\n", paragraph(article, n))).collect();
    format!("# Story {article} on ground {}\n{body}", article * 7)
}

pub fn write(dir: &Path, path: &str, content: impl AsRef<[u8]>) {
    let file = dir.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, content).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
}

/// Writes `articles` articles, syncs, and translates two entries in three, each with a word of its own.
pub fn open(dir: &Path, articles: usize) {
    write(dir, "tradwi.toml", "locales = [\"fr\", \"ht\"]\n");
    for i in 0..articles {
        write(dir, &format!("articles/{}story-{i}.md", if i % 4 == 0 { "sante/" } else { "" }), article(i, 0..3));
    }
    run(dir, 0, &["sync"]);
    for locale in ["fr", "ht"] {
        for path in tree(&dir.join("locales").join(locale)).keys().filter(|p| p.ends_with(".ftl")) {
            translate(dir, &format!("locales/{locale}/{path}"));
        }
    }
}

/// Fills in two stubs of three, with notes of the translator's.
pub fn translate(dir: &Path, path: &str) {
    let text = fs::read_to_string(dir.join(path)).unwrap();
    let name: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { 'z' }).collect();
    let mut out = String::new();
    for (n, line) in text.lines().enumerate() {
        match line.strip_suffix("{ \"\" }") {
            Some(stub) if n % 3 != 0 => {
                out.push_str(&format!(
                    "{stub}\n    mo{name}q{n}w ak {}.\n    fen.\n",
                    WORDS[n % WORDS.len()].replace('{', "")
                ));
            }
            _ => out.push_str(&format!("{line}\n")),
        }
    }
    out = out.replacen("# en>", &format!("# nòt{name}w pou Anne\n# en>"), 1);
    fs::write(dir.join(path), out.replace("brace}", "brace")).unwrap();
}

/// What happens to the articles in a day: a third changed or cut, a sixth renamed, a sixth gone, and new ones.
pub fn edit(dir: &Path, articles: usize) {
    for i in 0..articles {
        let path = dir.join(format!("articles/{}story-{i}.md", if i % 4 == 0 { "sante/" } else { "" }));
        match i % 6 {
            0 => fs::write(&path, article(i, 0..4).replace("says", "now states 12")).unwrap(),
            1 => fs::write(&path, article(i, 1..3)).unwrap(),
            2 => {
                write(dir, &format!("articles/nouvo/kay-{i}.md"), fs::read(&path).unwrap());
                fs::remove_file(path).unwrap();
            }
            3 => fs::remove_file(path).unwrap(),
            4 => write(dir, &format!("articles/lòt/new-{i}.md"), article(i + 1000, 0..3)),
            _ => {}
        }
    }
}

/// A temporary folder, in memory where that is possible: who kills runs need not wait for a disk.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// Every file below a folder.
pub fn tree(dir: &Path) -> Tree {
    let mut out = Tree::new();
    for entry in walkdir::WalkDir::new(dir) {
        // Whatever is watched may change under the hands.
        let Ok(entry) = entry else { continue };
        if entry.file_type().is_dir() {
            continue;
        }
        let below = entry.path().strip_prefix(dir).unwrap().to_string_lossy().into_owned();
        if let Ok(bytes) = fs::read(entry.path()) {
            out.insert(below, bytes);
        }
    }
    out
}

/// Every folder below a folder.
pub fn folders(dir: &Path) -> BTreeSet<PathBuf> {
    let entries = walkdir::WalkDir::new(dir).into_iter().flatten().filter(|e| e.file_type().is_dir());
    entries.map(|e| e.path().strip_prefix(dir).unwrap().to_owned()).collect()
}

/// A copy of a folder's files in a new folder.
pub fn copy(tree: &Tree, to: &Path) {
    for (path, bytes) in tree {
        write(to, path, bytes);
    }
}

/// Words that only people wrote, in any catalogue that people would find.
pub fn words(tree: &Tree) -> BTreeSet<String> {
    tree.iter()
        .filter(|(path, _)| path.starts_with("locales/") && !is_hidden(path))
        .flat_map(|(_, bytes)| {
            String::from_utf8_lossy(bytes).into_owned().split_whitespace().map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|word| (word.starts_with("mo") || word.starts_with("nòt")) && word.ends_with('w'))
        .collect()
}

/// Whether a file or a folder above it is hidden.
pub fn is_hidden(path: &str) -> bool {
    path.split('/').any(|name| name.starts_with('.'))
}

/// Compares two trees and names what differs, so that a failure can be read.
#[track_caller]
pub fn assert_same(found: &Tree, want: &Tree, what: &str) {
    let differ: Vec<&String> =
        found.keys().chain(want.keys()).filter(|path| found.get(*path) != want.get(*path)).collect();
    let show = |t: &Tree, p: &String| t.get(p).map_or("(none)".into(), |b| String::from_utf8_lossy(b).into_owned());
    if let Some(first) = differ.first() {
        panic!("{what}: {differ:#?}\n--- found\n{}\n--- wanted\n{}", show(found, first), show(want, first));
    }
}

/// Prints that a test could not be made, and why.
#[allow(clippy::print_stderr, reason = "a skipped test says so")]
pub fn skipped(why: &str) {
    eprintln!("SKIPPED: {why}");
}
