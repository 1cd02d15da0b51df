use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::super::Project;
use super::*;
use crate::sync;

/// Three articles with their catalogues, long enough ago to be believed.
struct Archive(tempfile::TempDir);

impl Archive {
    fn new() -> Self {
        let archive = Self(tempfile::tempdir().unwrap());
        archive.write("tradwi.toml", "locales = [\"ht\"]\n");
        for name in ["a", "b", "c"] {
            archive.write(&format!("articles/{name}.md"), &format!("Dlo {name}.\n\nBouyi l pandan 1 minit.\n"));
        }
        archive.sync();
        archive.age();
        // What the first run wrote itself is taken in by the second.
        archive.sync();
        archive
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    /// Lets the clock of the file system go on beyond its grain.
    fn age(&self) {
        let probe = Stamp::of(&self.path("tradwi.toml")).unwrap();
        let coarse = probe.changed % 1_000_000_000 == 0;
        sleep(Duration::from_millis(if coarse { 3_100 } else { 130 }));
    }

    fn open(&self) -> Project {
        Project::open(Some(self.0.path())).unwrap()
    }

    /// The articles that are read, by name; nothing is kept.
    fn due(&self) -> String {
        let project = self.open();
        let survey = project.survey(&[]).unwrap();
        let (due, _) = survey.due_by_cache(&survey.all(), false).unwrap_or_else(|| (survey.all(), Settled::default()));
        due.into_iter().map(|i| survey.articles[i].stem.as_str()).collect()
    }

    fn sync(&self) {
        let project = self.open();
        let survey = project.survey(&[]).unwrap();
        let (due, mut settled) = survey.due_by_cache(&survey.all(), true).unwrap();
        for i in due {
            let state = survey.examine(i, &mut Vec::new()).unwrap();
            let plan = sync::plan(&state, None);
            assert!(project.apply(&plan.files).errors.is_empty());
            if plan.is_empty() {
                settled.settle(i);
            }
        }
        settled.keep();
    }
}

#[test]
fn what_nobody_touched_is_not_read_again() {
    let archive = Archive::new();
    assert_eq!(archive.due(), "");
    assert_eq!(fs::read_to_string(archive.path(".tradwi-cache/.gitignore")).unwrap(), "*\n");
}

#[test]
fn whatever_changes_is_read_again() {
    type Edit<'a> = &'a dyn Fn(&Archive);
    let edits: [(&str, Edit<'_>, &str); 8] = [
        ("an article", &|a| a.write("articles/a.md", "Dlo.\n"), "a"),
        ("a source catalogue", &|a| a.write("locales/en/b.ftl", ""), "b"),
        ("a target", &|a| a.write("locales/ht/c.ftl", ""), "c"),
        ("a target that is gone", &|a| fs::remove_file(a.path("locales/ht/c.ftl")).unwrap(), "c"),
        ("a catalogue in another locale", &|a| a.write("locales/fr/a.ftl", ""), "abc"),
        ("the glossary", &|a| a.write("locales/ht/terms.ftl", "-dlo = dlo\n"), "abc"),
        ("the configuration", &|a| a.write("tradwi.toml", "locales = [\"ht\", \"es\"]\n"), "abc"),
        (
            "nothing but the time",
            &|a| {
                let file = fs::File::options().append(true).open(a.path("articles/b.md")).unwrap();
                file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
            },
            "b",
        ),
    ];
    for (what, edit, due) in edits {
        let archive = Archive::new();
        edit(&archive);
        assert_eq!(archive.due(), due, "{what}");
    }
}

#[test]
fn a_change_that_keeps_size_and_time_is_seen() {
    let archive = Archive::new();
    let file = archive.path("articles/a.md");
    let time = fs::metadata(&file).unwrap().modified().unwrap();
    let text = fs::read_to_string(&file).unwrap().replace('1', "9");
    fs::write(&file, text).unwrap();
    fs::File::options().append(true).open(&file).unwrap().set_modified(time).unwrap();
    assert_eq!(archive.due(), "a");
}

#[test]
fn a_file_as_young_as_the_look_at_it_is_not_believed() {
    let archive = Archive::new();
    archive.write("articles/a.md", "Dlo a.\n\nBouyi l pandan 2 minit.\n");
    archive.sync();
    archive.sync();
    assert_eq!(archive.due(), "a", "its files were written just now");
    archive.age();
    archive.sync();
    assert_eq!(archive.due(), "");
}

#[test]
fn a_cache_that_is_torn_lost_or_another_programs_is_none() {
    let archive = Archive::new();
    let file = archive.path(".tradwi-cache/synced");
    let whole = fs::read(&file).unwrap();
    assert_eq!(whole.len(), 16 + 3 * 16 + 8);
    for length in 0..whole.len() {
        assert!(read(&whole[..length]).is_empty(), "{length}");
    }
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 1;
        assert!(read(&damaged).is_empty(), "{at}");
    }
    fs::write(&file, "tradwi synced 1\n").unwrap();
    assert_eq!(archive.due(), "abc");
    fs::remove_dir_all(archive.path(".tradwi-cache")).unwrap();
    assert_eq!(archive.due(), "abc");
    assert!(!Path::new(&file).exists(), "whoever only looks writes nothing");
}

#[cfg(unix)]
#[test]
fn a_cache_that_is_a_link_is_not_followed() {
    let archive = Archive::new();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::remove_dir_all(archive.path(".tradwi-cache")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), archive.path(".tradwi-cache")).unwrap();
    let project = archive.open();
    let survey = project.survey(&[]).unwrap();
    assert!(survey.due_by_cache(&survey.all(), true).is_none());
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn an_article_named_alone_forgets_nothing_of_the_others() {
    let archive = Archive::new();
    archive.write("articles/a.md", "Dlo a.\n");
    archive.age();
    let project = archive.open();
    let survey = project.survey(&[]).unwrap();
    let (_, settled) = survey.due_by_cache(&[0, 1], true).unwrap();
    settled.keep();
    assert_eq!(archive.due(), "a");
}
