//! The rule that stands above the rest, tested with git itself: whatever branches and merges do to the files,
//! nothing stale is shown as current, and no translated word is lost without a person's choice.

mod renames;
#[path = "../support/mod.rs"]
mod support;

use support::{Counts, Project};

const ARTICLE: &str = "articles/news.txt";
const HT: &str = "locales/ht/news.ftl";

/// A committed project with one article, translated into Kreyòl.
fn translated() -> Project {
    let project = Project::new(&[
        ("tradwi.toml", "locales = [\"ht\"]\n"),
        (ARTICLE, "Water\nBoil the water for one minute. Let it cool.\nWash your hands.\n"),
    ]);
    project.git(&["init", "-q"]);
    project.sync();
    translate(&project, "Water", "Dlo");
    translate(&project, "Boil the water for one minute.", "Bouyi dlo a pandan yon minit. Kite l frèt.");
    translate(&project, "Wash your hands.", "Lave men w.");
    assert_eq!(project.counts("ht"), Counts { current: 3, ..Counts::default() });
    project.commit("translated");
    project
}

/// Types a translation over the stub below a source line, as a translator would.
fn translate(project: &Project, source: &str, translation: &str) {
    let text = project.read(HT);
    let at = text.find(&format!("# en> {source}")).unwrap_or_else(|| panic!("no {source:?} in {text}"));
    let stub = at + text[at..].find("{ \"\" }").unwrap();
    project.write(HT, &format!("{}{translation}{}", &text[..stub], &text[stub + "{ \"\" }".len()..]));
}

/// Deletes every `was>` and `diff>` line, as a translator who has brought the text up to date.
fn settle(project: &Project) {
    let text = project.read(HT);
    let kept: String =
        text.split_inclusive('\n').filter(|l| !l.starts_with("# en was>") && !l.starts_with("# en diff>")).collect();
    project.write(HT, &kept);
}

/// How a person resolves a conflict: the rule is to keep the `was>` lines.
#[derive(Clone, Copy)]
enum Keep {
    /// All lines of both sides.
    Both,
    /// The side with `was>` lines; both where neither or both have them.
    SideWithBase,
}

/// Merges a branch, and resolves what git leaves to a person.
fn merge(project: &Project, branch: &str, keep: Keep) -> bool {
    let clean = project.try_git(&["merge", "-q", "--no-edit", branch]).status.success();
    if !clean {
        let counts = project.counts("ht");
        if project.read(HT).contains("<<<<<<<") {
            assert_eq!(counts.current, 0, "nothing in a file with conflict markers is current");
        }
        for path in [ARTICLE, HT, "locales/en/news.ftl"] {
            project.write(path, &resolve(&project.read(path), keep));
        }
        project.commit("merged by hand");
    }
    clean
}

/// Resolves every conflict of a file.
fn resolve(text: &str, keep: Keep) -> String {
    let mut out = String::new();
    let mut sides: Option<(String, String, bool)> = None;
    for line in text.split_inclusive('\n') {
        match &mut sides {
            None if line.starts_with("<<<<<<<") => sides = Some((String::new(), String::new(), false)),
            None => out.push_str(line),
            Some((_, _, second)) if line.starts_with("=======") => *second = true,
            Some((ours, theirs, _)) if line.starts_with(">>>>>>>") => {
                match (keep, ours.contains(" was>"), theirs.contains(" was>")) {
                    (Keep::SideWithBase, true, false) => out.push_str(ours),
                    (Keep::SideWithBase, false, true) => out.push_str(theirs),
                    _ => out.extend([ours.as_str(), theirs.as_str()]),
                }
                sides = None;
            }
            Some((ours, _, false)) => ours.push_str(line),
            Some((_, theirs, true)) => theirs.push_str(line),
        }
    }
    out
}

#[test]
fn a_stub_translated_on_a_branch_while_the_source_moves_is_not_current() {
    let project = translated();
    project.write(ARTICLE, &(project.read(ARTICLE) + "Drink two litres a day.\n"));
    project.sync();
    project.commit("a new paragraph");
    project.git(&["checkout", "-q", "-b", "anne"]);
    translate(&project, "Drink two litres", "Bwè de lit pa jou.");
    project.commit("translated");
    project.git(&["checkout", "-q", "main"]);
    project.edit(ARTICLE, "two litres", "three litres");
    project.sync();
    project.commit("three");
    merge(&project, "anne", Keep::Both);
    for _ in 0..2 {
        let counts = project.counts("ht");
        assert_eq!(counts.current, 3, "{counts:?}\n{}", project.read(HT));
        assert!(project.read(HT).contains("Bwè de lit pa jou."), "{}", project.read(HT));
        project.tradwi(&["sync"]);
    }
}

#[test]
fn a_translation_settled_on_a_branch_while_another_sentence_changes_is_not_current() {
    let project = translated();
    project.edit(ARTICLE, "one minute", "three minutes");
    project.sync();
    project.commit("three minutes");
    project.git(&["checkout", "-q", "-b", "anne"]);
    project.edit(HT, "yon minit", "twa minit");
    settle(&project);
    assert_eq!(project.counts("ht").current, 3);
    project.commit("revised");
    project.git(&["checkout", "-q", "main"]);
    project.edit(ARTICLE, "Let it cool.", "Let it cool under a lid.");
    project.sync();
    project.commit("a lid");
    merge(&project, "anne", Keep::Both);
    for _ in 0..2 {
        assert_eq!(project.counts("ht").current, 2, "{}", project.read(HT));
        assert!(project.read(HT).contains("twa minit"), "{}", project.read(HT));
        project.tradwi(&["sync"]);
    }
}

#[test]
fn a_source_changed_accepted_and_reverted_on_two_branches_is_never_taken_for_current() {
    let project = translated();
    project.edit(ARTICLE, "one minute", "three minutes");
    project.sync();
    project.commit("three minutes");
    let id = project
        .read(HT)
        .lines()
        .find_map(|l| l.strip_prefix("boil-").map(|_| l.split(' ').next().unwrap().to_owned()))
        .unwrap();
    project.git(&["checkout", "-q", "-b", "anne"]);
    project.edit(HT, "yon minit", "twa minit");
    project.run(0, &["accept", &id, "--locale", "ht"]);
    assert_eq!(project.counts("ht").current, 3);
    project.commit("revised and accepted");
    project.git(&["checkout", "-q", "main"]);
    project.edit(ARTICLE, "three minutes", "one minute");
    project.sync();
    assert_eq!(project.counts("ht").current, 3, "what it was made from is the source again");
    project.commit("back to one");
    merge(&project, "anne", Keep::Both);
    for _ in 0..2 {
        assert_eq!(project.counts("ht").current, 2, "{}", project.read(HT));
        assert!(project.read(HT).contains("twa minit"), "{}", project.read(HT));
        project.tradwi(&["sync"]);
    }
}

#[test]
fn the_same_paragraph_added_on_two_branches_gets_the_same_id() {
    let project = translated();
    project.git(&["checkout", "-q", "-b", "anne"]);
    project.write(ARTICLE, &(project.read(ARTICLE) + "Drink two litres a day.\n"));
    project.sync();
    translate(&project, "Drink two litres", "Bwè de lit pa jou.");
    project.commit("added and translated");
    project.git(&["checkout", "-q", "main"]);
    project.write(ARTICLE, &(project.read(ARTICLE) + "Drink two litres a day.\n"));
    project.sync();
    project.commit("added");
    assert!(!project.try_git(&["merge", "-q", "anne"]).status.success() || project.counts("ht").current == 4);
}

/// A translator's text that says what it was made from, so that the truth can be told from it.
fn honest(source: &[&str]) -> String {
    format!("HT<{}>", source.join(" "))
}

/// Small random numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// Translates some entries honestly: the value says the `en>` lines above it, and `was>` and `diff>` go.
fn translate_some(project: &Project, dice: &mut Dice) {
    let text = project.read(HT);
    let mut out = String::new();
    for block in text.split_inclusive("\n\n") {
        let source: Vec<&str> = block.lines().filter_map(|l| l.strip_prefix("# en> ")).collect();
        let message = block.lines().find(|l| l.contains(" =") && !l.starts_with('#'));
        match message {
            Some(message) if !source.is_empty() && dice.roll(2) == 0 => {
                let id = message.split(' ').next().unwrap();
                let comment: String =
                    block.split_inclusive('\n').filter(|l| l.starts_with("# en>") || l.starts_with("# Note")).collect();
                let note = if dice.roll(4) == 0 { format!("# Note {}\n", dice.roll(1000)) } else { String::new() };
                out.push_str(&format!("{note}{comment}{id} = {}\n\n", honest(&source)));
            }
            _ => out.push_str(block),
        }
    }
    project.write(HT, &out);
}

fn edit_article(project: &Project, dice: &mut Dice) {
    let mut lines: Vec<String> = project.read(ARTICLE).lines().map(str::to_owned).collect();
    let at = dice.roll(lines.len());
    match dice.roll(5) {
        0 => lines.insert(at, format!("A new paragraph about number {} and some other matter.", dice.roll(50))),
        1 if lines.len() > 3 => drop(lines.remove(at)),
        2 => {
            let other = dice.roll(lines.len());
            lines.swap(at, other);
        }
        3 => lines[at].push_str(&format!(" Sentence {} comes behind.", dice.roll(5))),
        _ => {
            let words: Vec<&str> = lines[at].split(' ').collect();
            let which = dice.roll(words.len());
            lines[at] = words
                .iter()
                .enumerate()
                .map(|(i, w)| if i == which { format!("word{}", dice.roll(9)) } else { (*w).to_owned() })
                .collect::<Vec<_>>()
                .join(" ");
        }
    }
    project.write(ARTICLE, &(lines.join("\n") + "\n"));
}

/// Every translation that is current says what the source says now, by its own words.
fn assert_honest(project: &Project, step: &str) {
    let json: serde_json::Value =
        serde_json::from_str(&project.run(0, &["segments", ARTICLE, "--format", "json"])).unwrap();
    let report: serde_json::Value =
        serde_json::from_str(&String::from_utf8(project.tradwi(&["check", "--format", "json"]).stdout).unwrap())
            .unwrap();
    let bad: Vec<&str> = report["findings"].as_array().unwrap().iter().filter_map(|f| f["id"].as_str()).collect();
    let text = project.read(HT);
    if text.contains("<<<<<<<") {
        return;
    }
    for segment in json.as_array().unwrap() {
        let id = segment["id"].as_str().unwrap();
        let source: Vec<&str> = segment["sentences"].as_array().unwrap().iter().filter_map(|s| s.as_str()).collect();
        let values: Vec<&str> = text.lines().filter_map(|l| l.strip_prefix(&format!("{id} = HT<"))).collect();
        if let [value] = values.as_slice()
            && !bad.contains(&id)
        {
            assert_eq!(format!("HT<{value}"), honest(&source), "{step}: {id} is passed as current\n{text}");
        }
    }
}

#[test]
fn random_branches_and_merges_never_make_a_stale_translation_current() {
    for seed in 1..=12 {
        let mut dice = Dice(seed * 7919);
        let paragraphs: Vec<String> = (0..6)
            .map(|i| format!("Paragraph {i} says that thing number {} happened here today. It went well.", i * 3))
            .collect();
        let project =
            Project::new(&[("tradwi.toml", "locales = [\"ht\"]\n"), (ARTICLE, &(paragraphs.join("\n") + "\n"))]);
        project.git(&["init", "-q"]);
        project.sync();
        translate_some(&project, &mut dice);
        project.commit("start");
        for round in 0..3 {
            project.git(&["checkout", "-q", "-b", &format!("b{round}")]);
            for side in ["branch", "main"] {
                for _ in 0..1 + dice.roll(3) {
                    match dice.roll(3) {
                        0 => translate_some(&project, &mut dice),
                        _ => edit_article(&project, &mut dice),
                    }
                    if dice.roll(4) > 0 {
                        project.tradwi(&["sync"]);
                    }
                    assert_honest(&project, &format!("seed {seed} round {round} {side}"));
                }
                project.commit(side);
                if side == "branch" {
                    project.git(&["checkout", "-q", "main"]);
                }
            }
            merge(&project, &format!("b{round}"), if seed % 2 == 0 { Keep::Both } else { Keep::SideWithBase });
            assert_honest(&project, &format!("seed {seed} round {round} merged"));
            project.tradwi(&["sync"]);
            assert_honest(&project, &format!("seed {seed} round {round} synced"));
            project.commit("synced");
        }
    }
}
