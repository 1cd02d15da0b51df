//! Articles renamed on one branch while people work on another, and ids doubled by a merge.

use super::*;

const STORY: &str = "articles/story.txt";

/// Merges a branch, keeps what both sides say wherever git leaves it to a person, and commits.
fn merge_all(project: &Project, branch: &str) {
    if !project.try_git(&["merge", "-q", "--no-edit", branch]).status.success() {
        for path in files(project) {
            project.write(&path, &resolve(&project.read(&path), Keep::Both));
        }
        project.commit("merged by hand");
    }
}

/// Every article and catalogue there is.
fn files(project: &Project) -> Vec<String> {
    let tracked = project.git(&["ls-files", "--cached", "--others", "--exclude-standard", "articles", "locales"]);
    let mut out: Vec<String> = tracked.lines().filter(|p| project.exists(p)).map(str::to_owned).collect();
    out.sort();
    out.dedup();
    out
}

/// All that stands in the catalogues of a locale.
fn all_of(project: &Project, locale: &str) -> String {
    let folder = format!("locales/{locale}/");
    files(project).iter().filter(|p| p.starts_with(&folder)).map(|p| project.read(p)).collect()
}

/// Syncs until nothing is left to do, which is at once.
fn sync_twice(project: &Project) {
    project.tradwi(&["sync"]);
    let before = all_of(project, "ht");
    project.tradwi(&["sync"]);
    assert_eq!(all_of(project, "ht"), before);
}

#[test]
fn an_article_renamed_on_one_branch_keeps_what_is_translated_on_the_other() {
    for edited in [false, true] {
        for synced in [false, true] {
            let project = translated();
            project.write(ARTICLE, &(project.read(ARTICLE) + "Drink two litres a day.\n"));
            project.sync();
            project.commit("a new paragraph");
            project.git(&["checkout", "-q", "-b", "anne"]);
            translate(&project, "Drink two litres", "Bwè de lit pa jou.");
            project.edit(HT, "# en> Wash", "# Nòt Anne.\n# en> Wash");
            project.edit(HT, "Lave men w.", "Lave men w byen.");
            project.commit("translated");
            project.git(&["checkout", "-q", "main"]);
            project.rename(ARTICLE, STORY);
            if edited {
                project.edit(STORY, "one minute", "three minutes");
            }
            if synced {
                project.sync();
            }
            project.commit("renamed");
            merge_all(&project, "anne");
            sync_twice(&project);
            let ht = all_of(&project, "ht");
            for words in ["Bwè de lit pa jou.", "Lave men w byen.", "# Nòt Anne.", "Bouyi dlo a", "Dlo"] {
                assert!(ht.contains(words), "{words} edited {edited} synced {synced}\n{ht}");
            }
            let counts = project.counts("ht");
            assert_eq!(counts.current, 4 - usize::from(edited), "edited {edited} synced {synced} {counts:?}\n{ht}");
        }
    }
}

#[test]
fn an_article_edited_on_one_branch_and_renamed_on_the_other_shows_nothing_stale_as_current() {
    for synced in [false, true] {
        let project = translated();
        // Long enough for git to see the rename.
        let more: String = (1..9).map(|n| format!("Rule {n} says something else about clean water.\n")).collect();
        project.edit(ARTICLE, "Wash", &format!("{more}Wash"));
        project.sync();
        project.commit("more");
        project.git(&["checkout", "-q", "-b", "anne"]);
        project.edit(ARTICLE, "one minute", "three minutes");
        project.sync();
        project.edit(HT, "yon minit", "twa minit");
        settle(&project);
        project.commit("three, and revised");
        project.git(&["checkout", "-q", "main"]);
        project.rename(ARTICLE, STORY);
        project.edit(STORY, "Wash your hands.", "Wash your hands well.");
        if synced {
            project.sync();
        }
        project.commit("renamed, and hands washed well");
        merge_all(&project, "anne");
        assert!(!project.exists(ARTICLE));
        for _ in 0..2 {
            let counts = project.counts("ht");
            assert_eq!(counts.current, 2, "{counts:?}\n{}", all_of(&project, "ht"));
            project.tradwi(&["sync"]);
        }
        assert!(all_of(&project, "ht").contains("twa minit"), "{}", all_of(&project, "ht"));
    }
}

#[test]
fn an_article_renamed_twice_keeps_its_translations_under_both_names_until_a_person_chooses() {
    let project = translated();
    project.git(&["checkout", "-q", "-b", "anne"]);
    project.rename(ARTICLE, "articles/water.txt");
    project.sync();
    project.edit("locales/ht/water.ftl", "Lave men w.", "Lave men w byen.");
    project.commit("water");
    project.git(&["checkout", "-q", "main"]);
    project.rename(ARTICLE, STORY);
    project.sync();
    project.edit("locales/ht/story.ftl", "= Dlo", "= Dlo a");
    project.commit("story");
    merge_all(&project, "anne");
    sync_twice(&project);
    let ht = all_of(&project, "ht");
    assert!(ht.contains("Lave men w byen.") && ht.contains("= Dlo a"), "{ht}");
    // Whichever name goes, nothing goes with it.
    if project.exists("articles/water.txt") {
        project.remove("articles/water.txt");
        sync_twice(&project);
    }
    let ht = all_of(&project, "ht");
    assert!(ht.contains("Lave men w byen.") && ht.contains("= Dlo a"), "{ht}");
}

#[test]
fn an_entry_moved_on_one_branch_and_translated_on_the_other_is_in_doubt_and_keeps_both_texts() {
    let project = translated();
    project.git(&["checkout", "-q", "-b", "anne"]);
    project.edit(HT, "Lave men w.", "Lave men w byen.");
    project.commit("revised");
    project.git(&["checkout", "-q", "main"]);
    // Somebody sorts the file by hand.
    let text = project.read(HT);
    let at = text.find("# en> Wash").unwrap();
    let (head, wash) = text.split_at(at);
    project.write(HT, &format!("{}\n{}", wash.trim_end().to_owned() + "\n", head.trim_end().to_owned() + "\n"));
    project.commit("sorted");
    merge_all(&project, "anne");
    sync_twice(&project);
    let ht = project.read(HT);
    assert!(ht.contains("Lave men w byen."), "{ht}");
    if ht.matches("\nwash-").count() + usize::from(ht.starts_with("wash-")) > 1 {
        let counts = project.counts("ht");
        assert!(counts.broken >= 1 && ht.contains("= Lave men w.\n"), "{counts:?}\n{ht}");
    }
}

#[test]
fn an_id_doubled_by_a_merge_is_never_current_from_the_wrong_text() {
    let project = translated();
    project.git(&["checkout", "-q", "-b", "anne"]);
    project.edit(ARTICLE, "Wash your hands.", "Wash your hands well.");
    project.sync();
    project.edit(HT, "Lave men w.", "Lave men w byen.");
    settle(&project);
    project.commit("well, and revised");
    project.git(&["checkout", "-q", "main"]);
    project.commit("as it was");
    // A merge that kept both, and a person who only took the markers out.
    let theirs = project.git(&["show", &format!("anne:{HT}")]);
    let doubled = theirs[theirs.find("# en> Wash").unwrap()..].to_owned();
    project.write(HT, &format!("{}\n{doubled}", project.read(HT)));
    for source in ["Wash your hands.", "Wash your hands well.", "Wash your hands twice."] {
        let text = project.read(ARTICLE);
        let last = text.lines().last().unwrap().to_owned();
        project.edit(ARTICLE, &last, source);
        project.tradwi(&["sync"]);
        let ht = project.read(HT);
        assert!(ht.contains("= Lave men w.\n") && ht.contains("= Lave men w byen.\n"), "{ht}");
        let built = project.tradwi(&["build"]);
        assert!(built.status.code() != Some(2), "{}", String::from_utf8_lossy(&built.stderr));
        let edition = project.read("editions/ht/news.txt");
        let wrong: &[&str] = match source {
            "Wash your hands." => &["Lave men w byen."],
            "Wash your hands well." => &["Lave men w.\n"],
            _ => &["Lave men w.\n", "Lave men w byen."],
        };
        assert!(wrong.iter().all(|w| !edition.contains(w)), "{source}\n{edition}\n{ht}");
    }
}
