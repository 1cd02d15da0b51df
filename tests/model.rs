//! Random sequences of what people do to an article and its catalogue, beside a simple model of what must hold:
//! no word of a translator's is lost, nothing stale is current, a second sync does nothing.

use std::collections::HashMap;
use std::sync::Arc;

use proptest::prelude::*;
use tradwi::catalogue::{Status, Value};
use tradwi::locale::Locale;
use tradwi::sync::{ArticleInput, ArticleState, CatalogueFile, Glossary, Orphans, examine, plan};

/// One thing a person does; the numbers choose where.
#[derive(Clone, Debug)]
enum Act {
    Insert(usize, usize),
    Delete(usize),
    Swap(usize, usize),
    Word(usize, usize, usize),
    Split(usize),
    Merge(usize),
    Duplicate(usize),
    Translate(usize),
    Note(usize, usize),
    Settle(usize),
    Accept,
    Break(usize),
    Mend,
    LineEnds,
    Reindent(usize),
    ToTheEnd(usize),
    Strip(usize),
    Detach(usize),
    Revert(usize),
    SyncOne,
    Sync,
}

fn act() -> impl Strategy<Value = Act> {
    let n = 0..40usize;
    prop_oneof![
        1 => (n.clone(), n.clone()).prop_map(|(a, b)| Act::Insert(a, b)),
        1 => n.clone().prop_map(Act::Delete),
        1 => (n.clone(), n.clone()).prop_map(|(a, b)| Act::Swap(a, b)),
        1 => (n.clone(), n.clone(), n.clone()).prop_map(|(a, b, c)| Act::Word(a, b, c)),
        1 => n.clone().prop_map(Act::Split),
        1 => n.clone().prop_map(Act::Merge),
        1 => n.clone().prop_map(Act::Duplicate),
        3 => n.clone().prop_map(Act::Translate),
        1 => (n.clone(), n.clone()).prop_map(|(a, b)| Act::Note(a, b)),
        1 => n.clone().prop_map(Act::Settle),
        1 => Just(Act::Accept),
        1 => n.clone().prop_map(Act::Break),
        1 => Just(Act::Mend),
        1 => Just(Act::LineEnds),
        1 => n.clone().prop_map(Act::Reindent),
        1 => n.clone().prop_map(Act::ToTheEnd),
        1 => n.clone().prop_map(Act::Strip),
        1 => n.clone().prop_map(Act::Detach),
        1 => n.clone().prop_map(Act::Revert),
        1 => Just(Act::SyncOne),
        5 => Just(Act::Sync),
    ]
}

const WORDS: [&str; 24] = [
    "dlo",
    "polisye",
    "“85%”",
    "Pòtoprens",
    "l’eau",
    "été",
    "water",
    "the",
    "of",
    "{brace}",
    "[bracket]",
    "#hash",
    "*star",
    "\u{5E9}\u{5DC}\u{5D5}\u{5DD}",
    "💧",
    "e\u{301}t",
    "No.",
    "1,000",
    "a\u{A0}b",
    "mission",
    "gang",
    "money",
    "year",
    "\\",
];

fn paragraph(seed: usize) -> String {
    (0..6 + seed % 5).map(|i| WORDS[(seed * 7 + i * (3 + seed % 4)) % WORDS.len()]).collect::<Vec<_>>().join(" ")
        + " said."
}

struct World {
    paragraphs: Vec<String>,
    /// The article as it was at each act.
    history: Vec<Vec<String>>,
    files: HashMap<&'static str, String>,
    /// Every translation and note typed, that its translator has not replaced.
    typed: HashMap<(&'static str, String), String>,
    notes: Vec<String>,
    counter: usize,
    broken: bool,
}

const EN: &str = "locales/en/a.ftl";
const FR: &str = "locales/fr/a.ftl";
const HT: &str = "locales/ht/a.ftl";

impl World {
    fn state(&self) -> ArticleState {
        let file =
            |path: &str| self.files.get(path).map(|text| CatalogueFile { path: path.into(), text: text.clone() });
        let en: Locale = "en".parse().unwrap();
        let fr: Locale = "fr".parse().unwrap();
        let ht: Locale = "ht".parse().unwrap();
        let catalogues = [(en.clone(), EN), (fr.clone(), FR), (ht.clone(), HT)]
            .into_iter()
            .filter_map(|(l, path)| Some((l, file(path)?)))
            .collect();
        examine(
            ArticleInput {
                path: "articles/a.txt".into(),
                stem: "a".into(),
                text: self.paragraphs.iter().map(|p| format!("{p}\n")).collect(),
                default_locale: en,
                locales: vec![fr.clone(), ht.clone()],
                fields: Vec::new(),
                from: HashMap::from([(ht, fr)]),
                catalogues,
                orphans: Arc::new(Orphans::default()),
                catalogue_folder: "locales".into(),
            },
            &Glossary::new(),
        )
    }

    fn sync(&mut self, only: Option<&[Locale]>) {
        for round in 0..2 {
            let plan = plan(&self.state(), only);
            assert!(plan.refused.is_empty(), "{:?}\n{}", plan.refused, self.files[HT]);
            assert!(round == 0 || plan.is_empty(), "a second sync would write {:#?}", plan.files);
            for change in plan.files {
                let path = [EN, FR, HT].into_iter().find(|p| change.path == *p).unwrap();
                self.files.insert(path, change.after.unwrap());
            }
        }
    }

    fn newline(&self, path: &str) -> &'static str {
        if self.files.get(path).is_some_and(|t| t.contains("\r\n")) { "\r\n" } else { "\n" }
    }

    /// The entry of the `which`th message in the file, by its range.
    fn entry(&self, path: &str, which: usize) -> Option<tradwi::catalogue::Entry> {
        let state = self.state();
        let entries = &state.targets.iter().find(|t| t.path == path)?.catalogue.entries;
        (!entries.is_empty()).then(|| entries[which % entries.len()].clone())
    }

    /// An honest translator: what is typed says what it was made from.
    fn translate(&mut self, path: &'static str, which: usize) {
        let Some(entry) = self.entry(path, which) else { return };
        let text = self.files[path].clone();
        let source: Vec<&str> =
            text[entry.range.clone()].lines().filter_map(|l| l.strip_prefix("# en> ")).map(str::trim).collect();
        // A file in CRLF has its line ends trimmed by `lines`.
        if source.is_empty() || !entry.flaws.is_empty() || (self.broken && path == HT) {
            return;
        }
        self.counter += 1;
        let words = format!("T{}<{}>", self.counter, hash(&source.join(" ")));
        let newline = self.newline(path);
        let comment: String = text[entry.range.start..entry.id_range.start]
            .split_inclusive('\n')
            .filter(|l| !["# en was>", "# en diff>", "# fr was>", "# fr diff>"].iter().any(|s| l.starts_with(s)))
            .collect();
        let patched = format!(
            "{}{comment}{} ={newline}    {words}{newline}    ak lòt bagay.{}",
            &text[..entry.range.start],
            entry.id,
            &text[entry.value_range.end..]
        );
        self.files.insert(path, patched);
        self.typed.insert((path, entry.id), words);
    }

    fn act(&mut self, act: &Act) {
        let count = self.paragraphs.len();
        let newline = self.newline(HT);
        self.history.push(self.paragraphs.clone());
        match *act {
            Act::Insert(at, seed) => self.paragraphs.insert(at % (count + 1), paragraph(seed)),
            Act::Delete(at) if count > 1 => drop(self.paragraphs.remove(at % count)),
            Act::Swap(a, b) if count > 0 => self.paragraphs.swap(a % count, b % count),
            Act::Word(at, word, with) if count > 0 => {
                let paragraph = &mut self.paragraphs[at % count];
                let mut words: Vec<&str> = paragraph.split(' ').collect();
                let n = words.len();
                words[word % n] = WORDS[with % WORDS.len()];
                *paragraph = words.join(" ");
            }
            Act::Split(at) if count > 0 => {
                let at = at % count;
                let words: Vec<&str> = self.paragraphs[at].split(' ').collect();
                if words.len() > 3 {
                    let (a, b) = words.split_at(words.len() / 2);
                    let (a, b) = (a.join(" "), b.join(" "));
                    self.paragraphs[at] = a;
                    self.paragraphs.insert(at + 1, b);
                }
            }
            Act::Merge(at) if count > 1 => {
                let at = at % (count - 1);
                let next = self.paragraphs.remove(at + 1);
                self.paragraphs[at] = format!("{} {next}", self.paragraphs[at]);
            }
            Act::Duplicate(at) if count > 0 => {
                let copy = self.paragraphs[at % count].clone();
                self.paragraphs.insert(at % count, copy);
            }
            Act::Translate(which) => self.translate(if which % 3 == 2 { FR } else { HT }, which / 3),
            Act::Note(which, n) => {
                if let Some(entry) = self.entry(HT, which) {
                    let note = format!("# Nòt {n}: gade sa.");
                    let mut text = self.files[HT].clone();
                    text.insert_str(entry.range.start, &format!("{note}{newline}"));
                    self.files.insert(HT, text);
                    self.notes.push(note);
                }
            }
            Act::Break(which) if !self.broken => {
                if let Some(entry) = self.entry(HT, which) {
                    let mut text = self.files[HT].clone();
                    text.insert_str(entry.range.end, &format!("Fin nan kolòn 1{newline}"));
                    self.files.insert(HT, text);
                    self.broken = true;
                }
            }
            Act::Mend => {
                if let Some(text) = self.files.get_mut(HT) {
                    *text = text.replace("Fin nan kolòn 1\r\n", "").replace("Fin nan kolòn 1\n", "");
                }
                self.broken = false;
            }
            Act::LineEnds => {
                if let Some(text) = self.files.get_mut(HT) {
                    *text = if newline == "\n" { text.replace('\n', "\r\n") } else { text.replace("\r\n", "\n") };
                }
            }
            Act::Reindent(which) if !self.broken => {
                if let Some(entry) = self.entry(HT, which) {
                    let mut text = self.files[HT].clone();
                    let value = text[entry.value_range.clone()].replace("\n    ", "\n ");
                    text.replace_range(entry.value_range, &value);
                    self.files.insert(HT, text);
                }
            }
            Act::ToTheEnd(which) if !self.broken => {
                if let Some(entry) = self.entry(HT, which) {
                    let mut text = self.files[HT].clone();
                    let whole = text[entry.range.clone()].to_owned();
                    text.replace_range(entry.range, "");
                    self.files.insert(HT, format!("{text}{newline}{whole}"));
                }
            }
            Act::Strip(which) if !self.broken => {
                if let Some(entry) = self.entry(HT, which) {
                    let mut text = self.files[HT].clone();
                    let comment = entry.range.start..entry.id_range.start;
                    let kept: String =
                        text[comment.clone()].split_inclusive('\n').filter(|l| l.contains("Nòt")).collect();
                    text.replace_range(comment, &kept);
                    self.files.insert(HT, text);
                }
            }
            Act::Detach(which) if !self.broken => {
                if let Some(entry) = self.entry(HT, which) {
                    let mut text = self.files[HT].clone();
                    text.insert_str(entry.id_range.start, newline);
                    self.files.insert(HT, text);
                }
            }
            Act::Revert(to) => self.paragraphs = self.history[to % self.history.len()].clone(),
            Act::SyncOne => self.sync(Some(&["fr".parse().unwrap()])),
            Act::Sync => self.sync(None),
            // A translator who settles or accepts without a new text would vouch for it; an honest one revises first.
            Act::Settle(which) => self.translate(HT, which),
            _ => {}
        }
    }

    fn check(&self) {
        let Some(text) = self.files.get(HT) else { return };
        for ((path, id), words) in &self.typed {
            let text = &self.files[path];
            assert!(text.contains(words.as_str()), "the translation {words} of {id} is lost\n{text}");
        }
        for note in &self.notes {
            assert!(text.contains(note.as_str()), "the note {note} is lost\n{text}");
        }
        let state = self.state();
        for (target, i, item) in
            state.targets.iter().flat_map(|t| t.items.iter().enumerate().map(move |(i, item)| (t, i, item)))
        {
            let Some(entry) = item.entry.map(|e| &target.catalogue.entries[e]) else { continue };
            if let (Status::Current, Value::Text(said)) = (item.judgement.status, &entry.value) {
                let truth = hash(&state.texts[i].lines.join(" "));
                assert!(said.contains(&format!("<{truth}>")), "{} is passed as current\n{text}", entry.id);
                assert!(said.contains("ak lòt bagay."), "half of {} is passed as whole\n{text}", entry.id);
            }
        }
    }
}

/// A short stand-in for a text, the same whatever its white space.
fn hash(text: &str) -> String {
    format!("{}-{}", tradwi::text::hash(&tradwi::text::fold(text), 0), text.len())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]
    #[test]
    fn whatever_people_do_nothing_is_lost_and_nothing_stale_is_current(acts in prop::collection::vec(act(), 1..40)) {
        let mut world = World {
            paragraphs: (0..5).map(paragraph).collect(),
            history: Vec::new(),
            files: HashMap::new(),
            typed: HashMap::new(),
            notes: Vec::new(),
            counter: 0,
            broken: false,
        };
        world.sync(None);
        for act in &acts {
            world.act(act);
            world.check();
        }
        world.sync(None);
        world.check();
    }
}

/// `TRADWI_CASES=100000 cargo test --release --test model` for a long run.
fn cases() -> u32 {
    std::env::var("TRADWI_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(400)
}
