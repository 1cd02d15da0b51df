//! Holds the code to the map in `ARCHITECTURE.md`: which module may import which, and how long a file may be.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, the lowest first. A module imports from its own layer and those before it, never from a later one.
const LAYERS: &[&[&str]] = &[
    &["error", "locale", "text"],
    &["diagnostic"],
    &["config", "article"],
    &["segment"],
    &["catalogue"],
    &["sync"],
    &["assemble", "check"],
    &["edition", "report"],
    &["project"],
    &["cli"],
];

/// Lines a source file may have, tests apart.
const LONGEST: usize = 500;

fn sources() -> Vec<(String, PathBuf, String)> {
    fn walk(dir: &Path, out: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|e| e == "rs") {
                out.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    walk(&root, &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let relative = path.strip_prefix(&root).unwrap();
            let first = relative.components().next().unwrap().as_os_str().to_string_lossy();
            let module = first.trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).unwrap();
            (module, relative.to_owned(), text)
        })
        .collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|l| l.contains(&module))
}

fn is_test(path: &Path) -> bool {
    path.components().any(|c| matches!(c.as_os_str().to_str(), Some("tests.rs" | "tests")))
}

#[test]
fn no_module_imports_from_a_later_layer() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (module, path, text) in sources().into_iter().filter(|(_, path, _)| !is_test(path)) {
        let Some(own) = layer(&module) else { continue };
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for (number, line) in code.lines().enumerate() {
            let code = line.trim_start();
            if code.starts_with("//") {
                continue;
            }
            for rest in code.split("crate::").skip(1) {
                // `crate::{a, b}` names several modules at once, and we do not write it.
                assert!(!rest.starts_with('{'), "{}:{}: import one module a line", path.display(), number + 1);
                let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                seen += 1;
                if layer(&name).is_some_and(|theirs| theirs > own) {
                    wrong.push(format!("src/{}:{}: `{module}` imports `{name}`", path.display(), number + 1));
                }
            }
        }
    }
    assert!(seen > 50, "the imports were not found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_has_its_place_on_the_map() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).unwrap();
    for (module, path, _) in sources() {
        if matches!(module.as_str(), "lib" | "main") {
            continue;
        }
        assert!(layer(&module).is_some(), "src/{} is in no layer", path.display());
        assert!(map.contains(&format!("`{module}`")), "ARCHITECTURE.md does not name `{module}`");
    }
}

#[test]
fn no_source_file_is_too_long_to_read() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|(_, path, _)| !is_test(path))
        .map(|(_, path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(path, lines)| format!("src/{}: {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn only_the_facade_and_the_command_line_touch_files() {
    let mut wrong = Vec::new();
    for (module, path, text) in
        sources().into_iter().filter(|(m, p, _)| !matches!(m.as_str(), "project" | "cli" | "main") && !is_test(p))
    {
        for needle in
            ["std::fs", "fs::read", "fs::write", "File::", "std::env", "std::process", "println!", "eprintln!"]
        {
            if text.lines().any(|l| !l.trim_start().starts_with("//") && l.contains(needle)) {
                wrong.push(format!("src/{} of `{module}` uses {needle}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
