//! What is ready to be copied in `docs/ci` works: every command line in it is run, and the hook by git itself.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::Project;

const FILES: &[&str] = &[
    "docs/ci/github-actions.yml",
    "docs/ci/gitlab.yml",
    "docs/ci/pre-commit-hook",
    "docs/ci/README.md",
    ".pre-commit-hooks.yaml",
];

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

/// A repository with something to mend, and `origin/main` where its branch began.
fn project() -> Project {
    let project = Project::new(&[("articles/news.txt", "Water\n"), ("tradwi.toml", "locales = [\"fr\", \"ht\"]\n")]);
    project.sync();
    project.git(&["init", "-q"]);
    project.commit("first");
    project.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    project.edit("articles/news.txt", "Water\n", "Water\nBoil it.\n");
    project
}

/// What stands in place of `$SCOPE`, where a file has that: its values, with a revision that exists.
fn scopes(text: &str) -> Vec<String> {
    let scopes = text.lines().filter(|l| l.contains("SCOPE:")).filter_map(|l| {
        let rest = &l[l.find("--since=")?..];
        Some(rest[..rest.find(['"', '\''])?].replace("{0}", "main").replace("$CI_MERGE_REQUEST_DIFF_BASE_SHA", "HEAD"))
    });
    scopes.chain([String::new()]).collect()
}

/// The command lines of a file, with every value their variables may have.
fn commands(file: &str) -> Vec<String> {
    let text = read(file);
    let mut out = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with("- name:") || line.starts_with("description:") {
            continue;
        }
        let command =
            ["run: ", "- ", "exec ", "entry: ", "$ "].iter().fold(line, |l, p| l.strip_prefix(p).unwrap_or(l));
        if !command.starts_with("tradwi ") {
            continue;
        }
        let command = command.split(" || true").next().unwrap().split(" >> ").next().unwrap();
        // `${{ condition && 'one' || 'other' }}` is one or the other.
        let variants = match command.split_once("${{").map(|(head, rest)| (head, rest.split('\'').collect::<Vec<_>>()))
        {
            Some((head, parts)) => vec![format!("{head}{}", parts[3]), format!("{head}{}", parts[5])],
            None => vec![command.to_owned()],
        };
        for variant in variants {
            out.extend(scopes(&text).iter().map(|scope| variant.replace("$SCOPE", scope)));
        }
    }
    out.dedup();
    out
}

#[test]
fn every_command_line_can_be_run() {
    let mut seen = 0;
    for file in FILES {
        let project = project();
        for command in commands(file) {
            assert!(!command.contains('$'), "{file}: {command}");
            let arguments: Vec<&str> = command.split_whitespace().skip(1).collect();
            let output = project.tradwi(&arguments);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(matches!(output.status.code(), Some(0 | 1)), "{file}: {command}\n{said}");
            seen += 1;
        }
    }
    assert!(seen >= 18, "{seen} command lines are not all");
}

#[test]
fn what_is_yaml_is_read_as_such() {
    for file in FILES.iter().filter(|f| f.ends_with(".yml") || f.ends_with(".yaml")) {
        let text = read(file);
        let mut events = 0;
        for event in saphyr_parser::Parser::new_from_str(&text) {
            event.unwrap_or_else(|e| panic!("{file}: {e}"));
            events += 1;
        }
        assert!(events > 10, "{file}");
    }
}

#[test]
fn every_file_that_a_document_links_to_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in ["README.md", "docs/ci/README.md", "docs/json.md"] {
        let text = read(file);
        for event in pulldown_cmark::Parser::new(&text) {
            if let pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) = event
                && !dest_url.contains("://")
                && !dest_url.starts_with('#')
            {
                let target = root.join(file).parent().unwrap().join(&*dest_url);
                assert!(target.exists(), "{file} links to {dest_url}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn the_hook_refuses_what_it_should_and_nothing_else() {
    use std::os::unix::fs::PermissionsExt as _;

    let project = project();
    let hook = project.path().join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, read("docs/ci/pre-commit-hook")).unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    let programs = Path::new(env!("CARGO_BIN_EXE_tradwi")).parent().unwrap();
    let commit = |path: &str| {
        Command::new("git")
            .args(["-c", "user.name=Anne", "-c", "user.email=anne@example.org", "commit", "-q", "-a", "-m", "x"])
            .current_dir(project.path())
            .env("PATH", path)
            .output()
            .unwrap()
    };
    let system = std::env::var("PATH").unwrap();
    let without = |dir: &&str| !Path::new(dir).join("tradwi").exists();
    let system = system.split(':').filter(without).collect::<Vec<_>>().join(":");
    let with = format!("{}:{system}", programs.display());

    let output = commit(&with);
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("sync-due"), "{said}");
    // A file that is none of its business, with as much to mend elsewhere as before.
    project.git(&["stash", "-q"]);
    project.write("notes.md", "Not an article.\n");
    project.git(&["add", "notes.md"]);
    let output = commit(&with);
    assert!(output.status.success(), "{output:?}");
    // Whoever has no tradwi is told so, and not held up.
    project.git(&["stash", "pop", "-q"]);
    let output = commit(&system);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("tradwi is not installed"), "{said}");
}
