//! Files that are none, links that lead astray, and names that try to leave the project (invariant 9).

#![cfg(unix)]

#[path = "support/guarded.rs"]
mod guarded;
mod support;

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

use guarded::run;
use support::Project;

fn project() -> Project {
    // Nothing is translated, and is published all the same.
    let config = "locales = [\"ht\"]\npublish = 0\n[locale.ht]\nheadline = \"label\"\n";
    Project::new(&[("tradwi.toml", config), ("articles/a.md", "# Title\n\nText.\n")])
}

fn fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// A name, and what makes the thing.
type NoFile = (&'static str, fn(&Path));

/// What makes something that is no file, in a place where a file should be.
const NO_FILES: &[NoFile] = &[
    ("pipe", fifo),
    ("socket", |path| drop(UnixListener::bind(path).unwrap())),
    ("device", |path| symlink("/dev/zero", path).unwrap()),
];

/// Commands that read everything there is.
const COMMANDS: &[&[&str]] = &[&["check"], &["status"], &["diff"], &["build", "--locked"], &["sync"], &["build"]];

#[test]
fn an_article_that_is_no_file_is_a_finding_and_the_others_go_through() {
    for (what, make) in NO_FILES {
        let project = project();
        make(&project.path().join("articles/b.md"));
        for command in COMMANDS {
            let said = run(project.path(), command);
            if *command == ["check"] || *command == ["sync"] {
                assert!(said.all().contains("articles/b.md"), "{what}: {}", said.all());
            }
        }
        assert!(project.exists("locales/ht/a.ftl") && project.exists("editions/ht/a.html"), "{what}");
    }
}

#[test]
fn a_catalogue_that_is_no_file_is_a_finding_and_stays_as_it_is() {
    let folder: NoFile = ("folder", |path| fs::create_dir(path).unwrap());
    for (what, make) in NO_FILES.iter().chain([&folder]) {
        let project = project();
        fs::create_dir_all(project.path().join("locales/ht")).unwrap();
        make(&project.path().join("locales/ht/a.ftl"));
        for command in COMMANDS {
            let said = run(project.path(), command);
            assert!(!said.all().contains("somebody else"), "{what}: nobody changed it\n{}", said.all());
            if *command == ["check"] || *command == ["sync"] {
                assert!(said.code > 0 && said.all().contains("locales/ht/a.ftl"), "{what}: {}", said.all());
            }
        }
        assert!(project.path().join("locales/ht/a.ftl").symlink_metadata().is_ok(), "{what}");
    }
}

#[test]
fn a_file_of_tradwis_own_that_is_none_stops_no_command_for_ever() {
    for (what, make) in NO_FILES {
        for file in ["editions/ht/a.html", "editions/.tradwi-manifest", "tradwi.toml", "locales/ht/site.ftl"] {
            let project = project();
            run(project.path(), &["build"]);
            let path = project.path().join(file);
            let _ = fs::remove_file(&path);
            make(&path);
            let said = run(project.path(), &["build"]);
            let name = file.rsplit('/').next().unwrap();
            // A link that leads outside is a warning.
            assert!(said.code > 0 || *what == "device", "{what} {file}: {}", said.all());
            assert!(said.all().contains(name), "{what} {file}: {}", said.all());
        }
        let project = Project::new(&[("articles/a.md", "Text.\n")]);
        make(&project.path().join(".gitignore"));
        run(project.path(), &["init"]);
    }
}

#[test]
fn nothing_outside_is_read_or_written_through_a_link() {
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("secret.md");
    fs::write(&secret, "The secret word is zwazo.\n").unwrap();
    let places = [
        "articles/b.md",
        "articles/b",
        "locales/ht/a.ftl",
        "locales/ht",
        "locales",
        "editions",
        "editions/ht",
        "editions/ht/a.html",
        "editions/.tradwi-manifest",
    ];
    for place in places {
        for target in [secret.as_path(), outside.path()] {
            let project = project();
            let path = project.path().join(place);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            symlink(target, &path).unwrap();
            for command in COMMANDS {
                let said = run(project.path(), command);
                assert!(!said.all().contains("zwazo"), "{place}: {}", said.all());
            }
            let told = run(project.path(), &["build"]);
            // A file without the name of an article is none.
            let ignored = place == "articles/b" && !target.is_dir();
            assert!(told.all().contains(place) || ignored, "{place}: {}", told.all());
            assert_eq!(fs::read_to_string(&secret).unwrap(), "The secret word is zwazo.\n", "{place}");
            assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1, "{place}");
            let found = walkdir::WalkDir::new(project.path())
                .into_iter()
                .flatten()
                .any(|e| e.file_type().is_file() && fs::read_to_string(e.path()).is_ok_and(|t| t.contains("zwazo")));
            assert!(!found, "{place}: the secret is in the project");
        }
    }
}

#[test]
fn editions_among_the_articles_by_a_link_are_refused() {
    for target in ["articles", "locales", "."] {
        let project = project();
        project.sync();
        symlink(target, project.path().join("editions")).unwrap();
        let said = run(project.path(), &["build"]);
        assert_eq!(said.code, 2, "{target}: {}", said.all());
        assert!(said.err.contains("editions"), "{target}: {}", said.err);
        assert!(!project.exists("articles/ht/a.md") && !project.exists("locales/ht/a.html"), "{target}");
    }
}

#[test]
fn ids_headers_and_settings_that_lead_outside_are_refused() {
    let hostile = ["../../../tmp/x", "/etc/passwd", "..", "C:\\x", "a/../../b", "\u{202E}x", "a b", "-x", ""];
    for name in hostile {
        let project = project();
        project.write("articles/a.md", &format!("<!-- tradwi: id {name} -->\n\nText.\n"));
        run(project.path(), &["sync"]);
        let catalogue = project.read("locales/ht/a.ftl");
        assert!(!catalogue.contains("../") && !catalogue.contains("/etc"), "{name}: {catalogue}");

        // A source catalogue that says it is of another article.
        let source = project.read("locales/en/a.ftl");
        project.write("locales/en/b.ftl", &source.replace("articles/a.md", name));
        for command in COMMANDS {
            run(project.path(), command);
        }
        for setting in ["articles", "catalogues", "editions", "folder.path"] {
            let quoted = toml::Value::String(name.to_owned());
            project.write(
                "tradwi.toml",
                &match setting {
                    "folder.path" => format!("locales = [\"ht\"]\n[[folder]]\npath = {quoted}\nlang = \"fr\"\n"),
                    _ => format!("locales = [\"ht\"]\n{setting} = {quoted}\n"),
                },
            );
            let said = run(project.path(), &["build"]);
            if ["../../../tmp/x", "/etc/passwd", "..", "C:\\x", "a/../../b", ""].contains(&name) {
                assert_eq!(said.code, 2, "{setting} = {name}: {}", said.all());
                assert!(said.err.contains("tradwi.toml:"), "{setting} = {name}: {}", said.err);
            }
        }
        project.write("tradwi.toml", &format!("locales = [{}]\n", toml::Value::String(name.to_owned())));
        assert_eq!(run(project.path(), &["sync"]).code, 2, "locales = {name}");
    }
}

#[test]
fn what_is_not_utf8_is_told_with_its_place_and_stays() {
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain("# Tit\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [b"# Tit\n\nKrey\xF2l.\n".as_slice(), &utf16, b"\xC3", b"\xED\xA0\x80\n"] {
        for file in ["articles/b.md", "articles/b.txt", "locales/ht/a.ftl", "locales/en/a.ftl", "locales/ht/terms.ftl"]
        {
            let project = project();
            project.sync();
            fs::write(project.path().join(file), bytes).unwrap();
            for command in COMMANDS {
                run(project.path(), command);
            }
            let said = run(project.path(), &["check"]);
            assert!(said.code == 1 && said.out.contains(file) && said.out.contains("UTF-8"), "{file}: {}", said.all());
            assert_eq!(fs::read(project.path().join(file)).unwrap(), bytes, "{file}");
        }
    }
}
