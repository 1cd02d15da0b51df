//! `check --write-baseline` and `--baseline`: an old project adopts the checks, and fails only on what is new.

mod support;

use support::Project;

const HT: &str = "locales/ht/news.ftl";
const BASELINE: &str = "tradwi-baseline.json";

/// Two segments of three are not translated into Kreyòl, which fails.
fn old() -> Project {
    let project = Project::new(&[
        // Little is translated, and is published all the same.
        ("tradwi.toml", "locales = [\"ht\"]\npublish = 0\n"),
        ("articles/news.txt", "Water\nBoil the water for one minute.\nWash your hands often.\n"),
    ]);
    project.sync();
    let text = project.read(HT).replacen("{ \"\" }", "Dlo", 1);
    project.write(HT, &text);
    project.run(1, &["check"]);
    project
}

fn messages(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn what_was_there_passes_and_is_counted_and_what_is_new_fails() {
    let project = old();
    let said = project.run(0, &["check", "--write-baseline"]);
    assert_eq!(said, format!("{BASELINE} lets pass 2 findings from now on, with `tradwi check --baseline`\n"));
    assert_eq!(project.read(BASELINE).lines().count(), 4, "a finding a line: {}", project.read(BASELINE));
    let said = project.run(0, &["check", "--baseline"]);
    assert_eq!(said, "No findings; 2 older findings are let pass by the baseline\n");
    project.run(1, &["check"]);

    // Lines move and an entry breaks: that one is new.
    let text = project.read(HT).replacen("Dlo", "Dlo\nyon liy ki deyò", 1);
    project.write(HT, &format!("# Not.\n\n\n{text}"));
    let said = project.run(1, &["check", "--baseline", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert!(json["findings"].as_array().unwrap().iter().all(|f| f["rule"] != "untranslated"), "{said}");
    assert!(!json["findings"].as_array().unwrap().is_empty());
}

#[test]
fn an_article_that_nobody_has_begun_stays_let_pass_when_somebody_begins() {
    let project = old();
    project.write(HT, &project.read(HT).replacen("Dlo", "{ \"\" }", 1));
    project.run(1, &["check"]);
    project.run(0, &["check", "--write-baseline"]);
    // People see one finding for the whole article and JSON one a segment; both are let pass.
    project.run(0, &["check", "--baseline", "--format", "json"]);
    project.run(0, &["check", "--baseline"]);
    project.write(HT, &project.read(HT).replacen("{ \"\" }", "Dlo", 1));
    project.run(0, &["check", "--baseline"]);
}

#[test]
fn what_is_mended_is_said_with_the_way_to_renew_and_only_where_everything_was_looked_at() {
    let project = old();
    project.run(0, &["check", "--write-baseline=ci/old.json"]);
    let text = project.read(HT).replacen("{ \"\" }", "Bouyi dlo a pandan yon minit.", 1);
    project.write(HT, &text);
    let output = project.tradwi(&["check", "--baseline=ci/old.json"]);
    assert_eq!(output.status.code(), Some(0));
    let said = messages(&output);
    assert!(
        said.contains("1 finding of the baseline is mended; `tradwi check --write-baseline=ci/old.json` renews it"),
        "{said}"
    );
    for narrow in [&["--locale", "ht"][..], &["news"]] {
        let output = project.tradwi(&[&["check", "--baseline=ci/old.json"], narrow].concat());
        assert!(!messages(&output).contains("mended"), "{output:?}");
    }
    project.run(0, &["check", "--write-baseline=ci/old.json"]);
    assert_eq!(project.read("ci/old.json").matches("\"rule\"").count(), 1);
}

#[test]
fn what_a_baseline_lets_pass_readers_do_not_get() {
    let project = old();
    let text = project.read(HT).replacen("{ \"\" }", "Bouyi dlo a pandan yon minit.", 1);
    project.write(HT, &text);
    project.edit("articles/news.txt", "one minute", "three minutes");
    project.sync();
    project.run(0, &["build"]);
    let before = project.read("editions/ht/news.txt");
    assert!(!before.contains("yon minit"), "{before}");
    project.run(0, &["check", "--write-baseline"]);
    project.run(0, &["check", "--baseline"]);
    project.run(0, &["build"]);
    assert_eq!(project.read("editions/ht/news.txt"), before);
    assert_eq!(project.counts("ht").stale, 1);
}

#[test]
fn a_bad_baseline_is_refused_with_its_line_and_the_way_out() {
    let project = old();
    let said = messages(&project.tradwi(&["check", "--baseline"]));
    assert!(said.contains(BASELINE) && said.contains("`tradwi check --write-baseline` writes it"), "{said}");
    project.run(0, &["check", "--write-baseline"]);
    project.edit(BASELINE, "\"rule\":\"untranslated\"", "\"rule\":untranslated");
    let output = project.tradwi(&["check", "--baseline"]);
    assert_eq!(output.status.code(), Some(2));
    let said = messages(&output);
    assert!(said.contains("tradwi-baseline.json:2:") && said.contains("--write-baseline"), "{said}");
    // A conflict in it is settled by writing it anew.
    project.write(BASELINE, &format!("{}>>>>>>> theirs\n", project.read(BASELINE)));
    assert!(messages(&project.tradwi(&["check", "--baseline"])).contains("conflict markers"));
    project.run(0, &["check", "--write-baseline"]);
    project.run(0, &["check", "--baseline"]);
}

#[test]
fn a_file_that_is_no_baseline_is_not_written_over() {
    let project = old();
    project.write("notes.md", "Words that somebody wrote.\n");
    let output = project.tradwi(&["check", "--write-baseline=notes.md"]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(messages(&output).contains("is there and is no baseline"));
    assert_eq!(project.read("notes.md"), "Words that somebody wrote.\n");
    for outside in ["../old.json", "/tmp/tradwi-old.json"] {
        let output = project.tradwi(&["check", &format!("--write-baseline={outside}")]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
    }
}

#[test]
fn branches_that_mend_different_things_merge_their_baselines() {
    let project = old();
    let lines: String = (0..9).map(|i| format!("Paragraph number {i} of this article.\n")).collect();
    project.write("articles/more.txt", &lines);
    project.sync();
    project.run(0, &["check", "--write-baseline"]);
    project.git(&["init", "-q"]);
    project.commit("old");
    let mend = |file: &str, branch: &str, which: usize| {
        project.git(&["switch", "-q", "-c", branch, "main"]);
        let mut parts: Vec<String> = project.read(file).split("{ \"\" }").map(str::to_owned).collect();
        let rest = parts.split_off(which + 1);
        project.write(file, &format!("{}Yon tradiksyon.{}", parts.join("{ \"\" }"), rest.join("{ \"\" }")));
        project.run(0, &["check", "--write-baseline"]);
        project.commit(branch);
    };
    mend("locales/ht/more.ftl", "one", 1);
    mend("locales/ht/more.ftl", "two", 6);
    project.git(&["merge", "-q", "--no-edit", "one"]);
    let output = project.tradwi(&["check", "--baseline"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(!messages(&output).contains("mended"), "{output:?}");
}

#[test]
fn a_baseline_is_found_in_the_project_wherever_somebody_stands() {
    let project = old();
    project.run(0, &["check", "--write-baseline=old.json"]);
    project.run(0, &["-C", "articles", "check", "--baseline=old.json"]);
    project.run(0, &["-C", "articles", "check", "--write-baseline"]);
    assert!(project.exists(BASELINE));
}

#[test]
fn an_applications_files_have_a_baseline_too() {
    let project = Project::new(&[("app/en-US/main.ftl", "hello = Hello\n"), ("app/ht/main.ftl", "# Anyen.\n")]);
    let check = |more: &[&str]| project.run(0, &[&["check", "--catalogues", "app"], more].concat());
    assert!(check(&[]).contains("`hello` is in the source"));
    check(&["--write-baseline"]);
    assert_eq!(check(&["--baseline"]), "No findings; 1 older finding is let pass by the baseline\n");
    project.edit("app/en-US/main.ftl", "hello = Hello\n", "hello = Hello\nbye = Bye\n");
    let said = check(&["--baseline"]);
    assert!(said.contains("`bye` is in the source") && !said.contains("`hello`"), "{said}");
}
