//! The rules about what a text says, case by case: `tests/rules/<rule>.md` holds what each must find and what it
//! must leave alone. `RULE=number-mismatch cargo test --test rules` runs one of them.
//!
//! A case is a fenced block, ```` ```wrong ```` or ```` ```right ````. Its lines: `en: …` and so on for the texts, one
//! sentence a line, the source first and any number of translations below it; `finds: …` for the words at fault, one a
//! finding; and where it matters `says: …` (a part of the message), `help: …`, `fixed: …` (the text after the fix, on one
//! line), `severity: …`, `kind: …` (`heading 1`, `caption`, `field title` …), `markup: literal`, `config: …` (a line of
//! tradwi.toml), `dictionary: …` (the words a dictionary of the translation has), `terms ht: …` (a line of that locale's terms.ftl).

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use tradwi::article::{Kind, Markup};
use tradwi::catalogue::Terms;
use tradwi::check::{Found, RULES, Sample, sample};
use tradwi::config::Config;
use tradwi::diagnostic::Severity;
use tradwi::locale::Locale;
use tradwi::text::spelling::Spelling;

#[derive(Default)]
struct Case {
    line: usize,
    wrong: bool,
    /// Language and lines, the source first.
    texts: Vec<(String, Vec<String>)>,
    keys: Vec<(String, String)>,
}

impl Case {
    fn all(&self, key: &str) -> Vec<&str> {
        self.keys.iter().filter(|(k, _)| k == key).map(|(_, v)| v.as_str()).collect()
    }

    fn one(&self, key: &str) -> Option<&str> {
        self.all(key).first().copied()
    }
}

fn cases(text: &str) -> Vec<Case> {
    let mut out = Vec::new();
    let mut open: Option<Case> = None;
    for (number, line) in text.lines().enumerate() {
        match (&mut open, line) {
            (None, "```wrong" | "```right") => {
                open = Some(Case { line: number + 1, wrong: line.ends_with("wrong"), ..Case::default() });
            }
            (Some(_), "```") => out.extend(open.take()),
            (Some(case), line) => {
                let (key, value) = line.split_once(':').unwrap_or_else(|| panic!("line {}: no key", number + 1));
                let value = value.strip_prefix(' ').unwrap_or(value).to_owned();
                if key.len() > 3 {
                    case.keys.push((key.to_owned(), value));
                } else if let Some((_, lines)) = case.texts.iter_mut().find(|(tag, _)| tag == key) {
                    lines.push(value);
                } else {
                    case.texts.push((key.to_owned(), vec![value]));
                }
            }
            (None, _) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    out
}

fn locale(tag: &str) -> Locale {
    tag.parse().unwrap_or_else(|_| panic!("`{tag}` is no locale"))
}

fn kind(name: &str) -> Kind {
    match name {
        "deck" => Kind::Deck,
        "paragraph" => Kind::Paragraph,
        "list item" => Kind::ListItem,
        "table cell" => Kind::TableCell,
        "quotation" => Kind::Quotation,
        "caption" => Kind::Caption,
        "alt text" => Kind::AltText,
        "footnote" => Kind::Footnote,
        _ => match name.split_once(' ') {
            Some(("heading", level)) => Kind::Heading(level.parse().unwrap()),
            Some(("field", key)) => Kind::Field(key.to_owned()),
            _ => panic!("`{name}` is no kind"),
        },
    }
}

/// Each translation of a case with what the rule finds in it.
fn run(rule: &str, case: &Case) -> Vec<(String, Vec<Found>)> {
    let mut terms: BTreeMap<String, String> = BTreeMap::new();
    for (key, line) in &case.keys {
        if let Some(tag) = key.strip_prefix("terms ") {
            let file = terms.entry(tag.to_owned()).or_default();
            file.push_str(line);
            file.push('\n');
        }
    }
    let mut glossary: HashMap<Locale, Terms> =
        terms.into_iter().map(|(tag, text)| (locale(&tag), Terms::read(&locale(&tag), text))).collect();
    if let Some(words) = case.one("dictionary") {
        let words: Vec<&str> = words.split_whitespace().collect();
        let spelling = Spelling::read("SET UTF-8\n", &format!("{}\n{}\n", words.len(), words.join("\n"))).unwrap();
        let locale = locale(&case.texts[case.texts.len() - 1].0);
        let terms = glossary.remove(&locale).unwrap_or_else(|| Terms::read(&locale, String::new()));
        glossary.insert(locale, terms.with_spelling(spelling));
    }
    let config = Config::parse(Path::new("tradwi.toml"), &case.all("config").join("\n")).unwrap();
    let kind = case.one("kind").map_or(Kind::Paragraph, kind);
    let markup = if case.one("markup") == Some("literal") { Markup::Literal } else { Markup::Markdown };
    let (source_tag, source) = &case.texts[0];
    let source = source.join("\n");
    // A text alone is looked at for itself.
    let targets = if case.texts.len() == 1 { &case.texts[..] } else { &case.texts[1..] };
    targets
        .iter()
        .map(|(tag, lines)| {
            let (target, text) = (locale(tag), lines.join("\n"));
            let source_locale = locale(source_tag);
            let given = Sample {
                source: (&source_locale, &source),
                target: (&target, &text),
                kind: &kind,
                markup,
                glossary: &glossary,
            };
            let found = sample(&given, &config).into_iter().filter(|f| f.rule == rule).collect();
            (text, found)
        })
        .collect()
}

fn fixed(text: &str, found: &[Found]) -> String {
    let mut edits: Vec<_> = found.iter().filter_map(|f| f.fault.fix.as_ref()).flat_map(|f| f.edits.clone()).collect();
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    edits.into_iter().fold(text.to_owned(), |mut text, (span, new)| {
        text.replace_range(span, &new);
        text
    })
}

/// What is not as the case says.
fn faults(rule: &str, case: &Case) -> Vec<String> {
    let mut out = Vec::new();
    for (text, found) in run(rule, case) {
        let mut wrong = |what: String| out.push(format!("line {}: {what}\n    in {text:?}", case.line));
        let spans: Vec<&str> = found.iter().map(|f| &text[f.fault.span.clone()]).collect();
        let said: Vec<&str> = found.iter().map(|f| f.fault.message.as_str()).collect();
        if !case.wrong {
            if !found.is_empty() {
                wrong(format!("is right, but: {said:?}"));
            }
            continue;
        }
        if found.is_empty() {
            wrong("finds nothing".to_owned());
            continue;
        }
        let wanted = case.all("finds");
        if !wanted.is_empty() && spans != wanted {
            wrong(format!("finds {spans:?}, not {wanted:?}; says {said:?}"));
        }
        for says in case.all("says") {
            if !said.iter().any(|s| s.contains(says)) {
                wrong(format!("says {said:?}, not {says:?}"));
            }
        }
        for help in case.all("help") {
            let helps: Vec<_> = found.iter().filter_map(|f| f.fault.help.as_deref()).collect();
            if !helps.iter().any(|s| s.contains(help)) {
                wrong(format!("helps with {helps:?}, not {help:?}"));
            }
        }
        if let Some(severity) = case.one("severity") {
            let severities: Vec<_> = found.iter().map(|f| f.severity.to_string()).collect();
            if severities.iter().any(|s| s != severity) {
                wrong(format!("weighs {severities:?}, not {severity}"));
            }
        }
        if let Some(after) = case.one("fixed") {
            let now = fixed(&text, &found);
            if now.replace('\n', " ") != after {
                wrong(format!("is mended to {now:?}"));
            }
        }
    }
    out
}

fn files() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut out: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), path))
        .collect();
    out.sort();
    out
}

#[test]
fn every_case_is_as_it_is_written_down() {
    let only = std::env::var("RULE").ok();
    let mut out = String::new();
    for (rule, path) in files() {
        if only.as_ref().is_some_and(|only| *only != rule) {
            continue;
        }
        for fault in cases(&fs::read_to_string(path).unwrap()).iter().flat_map(|case| faults(&rule, case)) {
            out.push_str(&format!("{rule}.md, {fault}\n"));
        }
    }
    assert!(out.is_empty(), "\n{out}");
}

/// Rules whose faults cost readers most, with what a rule must know to be trusted.
const AT_LEAST_TEN: &[&str] =
    &["number-mismatch", "date-mismatch", "name-missing", "negation-lost", "quotation-mismatch", "sentence-omitted"];

#[test]
fn every_rule_about_content_has_its_cases() {
    let files: HashMap<String, PathBuf> = files().into_iter().collect();
    for rule in tradwi::check::content_rules() {
        let path = files.get(rule).unwrap_or_else(|| panic!("there is no tests/rules/{rule}.md"));
        let cases = cases(&fs::read_to_string(path).unwrap());
        let least = if AT_LEAST_TEN.contains(&rule) || rule.starts_with("ht-") { 10 } else { 3 };
        let wrong = cases.iter().filter(|c| c.wrong).count();
        let right = cases.len() - wrong;
        assert!(wrong >= least && right >= least, "{rule}: {wrong} wrong and {right} right cases, of {least} each");
    }
    for rule in files.keys() {
        assert!(RULES.iter().any(|r| r.id == rule), "tests/rules/{rule}.md is of no rule");
    }
}

#[test]
fn a_level_of_the_configuration_weighs_what_a_rule_finds() {
    let (en, ht) = (locale("en"), locale("ht"));
    let text = "Lapolis te te vini.";
    let weigh = |config: &str| {
        let config = Config::parse(Path::new("tradwi.toml"), config).unwrap();
        let given = Sample {
            source: (&en, "The police came."),
            target: (&ht, text),
            kind: &Kind::Paragraph,
            markup: Markup::Markdown,
            glossary: &HashMap::new(),
        };
        let found = sample(&given, &config).into_iter().filter(|f| f.rule == "doubled-word");
        found.map(|f| f.severity).collect::<Vec<_>>()
    };
    assert_eq!(weigh(""), [Severity::Warning]);
    assert_eq!(weigh("[rules]\ndoubled-word = \"error\""), [Severity::Error]);
    assert_eq!(weigh("[rules]\ndoubled-word = \"off\""), []);
    assert_eq!(weigh("[rules]\ndoubled-word = \"off\"\n[locale.ht.rules]\ndoubled-word = \"info\""), [Severity::Info]);
    assert_eq!(weigh("[locale.fr.rules]\ndoubled-word = \"off\""), [Severity::Warning]);
}

/// The page of a rule under `docs/rules/`.
fn page(rule: &tradwi::check::Rule) -> String {
    let mut out = format!("# {}\n\n*{}", rule.id, rule.severity);
    let languages = tradwi::check::languages(rule);
    if !languages.is_empty() {
        out.push_str(&format!(", for `{}`", languages.join("`, `")));
    }
    out.push_str(match (rule.allowable, rule.is_tunable()) {
        (true, _) => "; may be silenced where it stands, and its severity changed",
        (false, true) => "; its severity may be changed",
        (false, false) => "; always",
    });
    out.push_str("*\n\n");
    out.push_str(&rule.explanation());
    out
}

/// `UPDATE_DOCS=1 cargo test --test rules` writes the pages.
#[test]
fn the_pages_are_in_the_rules_own_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let mut index = String::from(
        "# Rules\n\nWhat `tradwi check` finds. The pages are made of the rules' own words: `tradwi explain RULE` says the same.\n\n\
         | rule | severity | what it finds |\n|---|---|---|\n",
    );
    let mut pages = BTreeMap::new();
    for rule in RULES {
        index.push_str(&format!("| [`{0}`]({0}.md) | {1} | {2} |\n", rule.id, rule.severity, rule.summary));
        pages.insert(format!("{}.md", rule.id), page(rule));
    }
    pages.insert("README.md".to_owned(), index);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &pages {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    for (name, text) in &pages {
        let there = fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(there == *text, "docs/rules/{name} is not what the rule says: UPDATE_DOCS=1 cargo test --test rules");
    }
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(pages.contains_key(&name), "docs/rules/{name} is of no rule");
    }
}

#[test]
fn every_rule_says_what_it_finds_why_and_the_way_out() {
    for rule in RULES {
        let text = rule.explanation();
        let first = text.lines().next().unwrap_or_default();
        assert!(!first.is_empty() && text.contains("\n\n"), "{}", rule.id);
        assert!(text.contains("Way out: "), "{} has no way out", rule.id);
        assert!(!rule.summary.ends_with('.') && !rule.summary.is_empty(), "{}", rule.id);
    }
    assert!(RULES.is_sorted_by_key(|r| r.id), "the table is sorted by id");
}
