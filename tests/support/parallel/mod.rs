//! Text in three languages that is known to be right: `tests/parallel/*.txt`, `tests/parallel/held-out/*.txt`, and the
//! articles of this repository.
//! `faults` plants faults in it.

pub mod faults;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use tradwi::article::{Kind, Markup};
use tradwi::catalogue::{self, Terms, Value};
use tradwi::check::{Found, Sample, sample};
use tradwi::config::Config;
use tradwi::diagnostic::Severity;
use tradwi::locale::Locale;

/// A text in English with its translations.
pub struct Block {
    /// File and line, for people.
    pub place: String,
    pub kind: Kind,
    /// By language; one sentence a line.
    pub texts: BTreeMap<&'static str, String>,
}

pub const SOURCE: &str = "en";
pub const TARGETS: [&str; 2] = ["fr", "ht"];

fn language(tag: &str) -> Option<&'static str> {
    [SOURCE].into_iter().chain(TARGETS).find(|l| *l == tag)
}

pub fn locale(tag: &str) -> Locale {
    tag.parse().unwrap_or_else(|_| panic!("`{tag}` is no locale"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The blocks of `tests/parallel/*.txt`, which the rules were written with an eye on.
pub fn sentences() -> Vec<Block> {
    blocks("tests/parallel")
}

/// Each set of `tests/parallel/held-out/*.txt`, which were written without an eye on the rules, and what became of it.
/// The number in a file's name says of which set it is.
#[allow(dead_code, reason = "not every user of this module measures them")]
pub fn held_out() -> [(&'static str, Vec<Block>); 5] {
    let set = |numbers: &[char]| {
        let mut all = blocks("tests/parallel/held-out");
        all.retain(|b| b.place.split(['-', '.']).nth(1).is_some_and(|n| n.starts_with(numbers)));
        all
    };
    [
        ("held out at first, since tuned on", set(&['1', '2'])),
        ("second set, since tuned on", set(&['3'])),
        ("third set, since tuned on", set(&['4'])),
        ("fourth set, since tuned on", set(&['5'])),
        ("fifth set, unseen", set(&['6'])),
    ]
}

fn blocks(folder: &str) -> Vec<Block> {
    let mut files: Vec<_> = fs::read_dir(root().join(folder)).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let mut out = Vec::new();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let empty =
            |line: usize| Block { place: format!("{name}:{line}"), kind: Kind::Paragraph, texts: BTreeMap::new() };
        let mut block = empty(1);
        for (number, line) in text.lines().chain([""]).enumerate() {
            if line.is_empty() {
                let done = std::mem::replace(&mut block, empty(number + 2));
                out.extend((!done.texts.is_empty()).then_some(done));
            } else if let Some((key, value)) = line.split_once(": ").filter(|_| !line.starts_with('#')) {
                match language(key) {
                    Some(tag) => {
                        let text = block.texts.entry(tag).or_default();
                        if !text.is_empty() {
                            text.push('\n');
                        }
                        text.push_str(value);
                    }
                    None => block.kind = kind(value),
                }
            }
        }
    }
    out
}

fn kind(name: &str) -> Kind {
    match name {
        "headline" => Kind::Heading(1),
        "heading" => Kind::Heading(2),
        "deck" => Kind::Deck,
        "caption" => Kind::Caption,
        "alt text" | "alt" => Kind::AltText,
        "list item" => Kind::ListItem,
        "table cell" => Kind::TableCell,
        "quotation" => Kind::Quotation,
        "paragraph" => Kind::Paragraph,
        other => panic!("`{other}` is no kind"),
    }
}

/// The segments of this repository's own articles that are translated and not stale.
pub fn articles(glossary: &HashMap<Locale, Terms>) -> Vec<Block> {
    let mut out = Vec::new();
    let mut names = BTreeSet::new();
    list(&root().join("locales/en"), "", &mut names);
    for name in names.iter().filter(|n| !matches!(n.as_str(), "terms.ftl" | "site.ftl")) {
        let read = |tag: &str| {
            let text = fs::read_to_string(root().join("locales").join(tag).join(name)).unwrap_or_default();
            let none = Terms::none();
            catalogue::read(text, glossary.get(&locale(tag)).unwrap_or(&none), &[])
        };
        let sources = read(SOURCE);
        let targets = TARGETS.map(|tag| (tag, read(tag)));
        for entry in &sources.entries {
            let Value::Text(source) = &entry.value else { continue };
            let comment = &sources.text[entry.range.start..entry.id_range.start];
            let kind = match comment.trim_start_matches("# ").lines().next().unwrap_or_default() {
                head if head.starts_with("heading") => Kind::Heading(head[8..].parse().unwrap_or(1)),
                head if head.starts_with("field ") => Kind::Field(head[6..].to_owned()),
                "list item" => Kind::ListItem,
                "table cell" => Kind::TableCell,
                "deck" => Kind::Deck,
                "caption" => Kind::Caption,
                "alt text" | "alt" => Kind::AltText,
                "quotation" => Kind::Quotation,
                "footnote" => Kind::Footnote,
                _ => Kind::Paragraph,
            };
            let mut texts = BTreeMap::from([(SOURCE, source.clone())]);
            for (tag, target) in &targets {
                let Some(found) = target.get(&entry.id) else { continue };
                let settled = !target.text[found.range.clone()].contains(" was>");
                if let Value::Text(text) = &found.value
                    && settled
                {
                    texts.insert(tag, text.clone());
                }
            }
            out.push(Block { place: format!("{name}: {}", entry.id), kind, texts });
        }
    }
    out
}

fn list(folder: &Path, below: &str, out: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), out);
        } else if name.ends_with(".ftl") {
            out.insert(name);
        }
    }
}

/// The glossaries of this repository.
pub fn glossary() -> HashMap<Locale, Terms> {
    let read = |tag: &&str| {
        let text = fs::read_to_string(root().join("locales").join(tag).join("terms.ftl")).unwrap();
        (locale(tag), Terms::read(&locale(tag), text))
    };
    [SOURCE].iter().chain(&TARGETS).map(read).collect()
}

/// What the rules find in a translation.
pub fn look(block: &Block, tag: &str, text: &str, glossary: &HashMap<Locale, Terms>, config: &Config) -> Vec<Found> {
    let (source, target) = (locale(SOURCE), locale(tag));
    let given = Sample {
        source: (&source, &block.texts[SOURCE]),
        target: (&target, text),
        kind: &block.kind,
        markup: Markup::Markdown,
        glossary,
    };
    sample(&given, config)
}

/// How often each rule finds something in text that is right.
#[derive(Default)]
pub struct Precision {
    /// Translations that were looked at.
    pub segments: usize,
    /// Errors, warnings and hints, by rule.
    pub found: BTreeMap<&'static str, [usize; 3]>,
    /// One line each.
    pub list: Vec<String>,
}

impl Precision {
    pub fn of(blocks: &[Block], glossary: &HashMap<Locale, Terms>, config: &Config) -> Self {
        let mut out = Self::default();
        for block in blocks {
            for (tag, text) in block.texts.iter().filter(|(tag, _)| **tag != SOURCE) {
                out.segments += 1;
                for found in look(block, tag, text, glossary, config) {
                    out.found.entry(found.rule).or_default()[weight(found.severity)] += 1;
                    let at = found.fault.span;
                    let shown = text.get(at).unwrap_or_default();
                    out.list.push(format!(
                        "{} {tag} {}[{}]: {} ({shown:?})",
                        block.place, found.severity, found.rule, found.fault.message
                    ));
                }
            }
        }
        out
    }

    /// False findings a thousand segments: errors, warnings and hints.
    pub fn rates(&self) -> [f64; 3] {
        let sum = |i: usize| self.found.values().map(|n| n[i]).sum::<usize>() as f64;
        [0, 1, 2].map(|i| 1000.0 * sum(i) / self.segments.max(1) as f64)
    }
}

fn weight(severity: Severity) -> usize {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    }
}
