//! Texts that are said twice: one source translated in two ways, and two sources in one.
//!
//! Inside an article a rule looks at sentences. Across articles every segment leaves two hashes in a [`Corpus`]; only
//! the articles in which two of them clash are read again, for the words.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hasher};

use super::rules::inconsistent_translation::{RULE, says};
use super::{FileScope, Severity};
use crate::catalogue::{Line, Status, Value};
use crate::config::{Config, Level};
use crate::diagnostic::Diagnostic;
use crate::locale::Locale;
use crate::sync::ArticleState;
use crate::text::word_count;

/// Texts of fewer words are said alike by chance: `Photos`, `Read more`.
pub(super) const LEAST_WORDS: usize = 3;

/// An article, by its number in the corpus, and a segment of it.
type Place = (u32, u32);

/// A place to look at, in a locale.
type Concern = (Locale, Place);

/// A text and its translation, as numbers that stand for their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    source: u64,
    target: u64,
    place: Place,
}

/// A text that does not agree with an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Clash {
    place: Place,
    other: Place,
    /// Whether the two have one source and two translations; else they have two sources and one translation.
    one_source: bool,
}

/// What one article leaves in the corpus: a number each for every source and translation, with locale and segment.
#[derive(Debug)]
pub struct Reading {
    path: String,
    said: Vec<(Locale, Vec<Numbers>)>,
}

/// A source and its translation as numbers, and the segment.
type Numbers = (u64, u64, u32);

/// What all articles say, in 24 bytes a segment and locale.
#[derive(Debug, Default)]
pub struct Corpus {
    articles: Vec<String>,
    said: BTreeMap<(Locale, Locale), Vec<Said>>,
}

/// Where articles do not agree.
#[derive(Debug)]
pub struct Clashes {
    articles: Vec<String>,
    clashes: Vec<(Locale, Clash)>,
    /// For each article the places to look at.
    concerned: HashMap<String, Vec<Concern>>,
}

/// A text at which articles do not agree, as read again.
#[derive(Debug)]
pub struct Words {
    locale: Locale,
    place: Place,
    source: String,
    target: String,
    /// Where to report it; `None` if that is allowed here.
    finding: Option<Diagnostic>,
}

/// Takes the numbers of an article's current translations; none of a locale for which the rule is off.
pub fn read(state: &ArticleState, config: &Config) -> Reading {
    let mut said = Vec::new();
    let is_on = |locale: &Locale| config.level(RULE.rule.id, locale, Some(&state.path)) != Some(Level::Off);
    let targets: Vec<usize> = (0..state.targets.len()).filter(|&t| is_on(&state.targets[t].locale)).collect();
    if targets.is_empty() {
        return Reading { path: state.path.clone(), said };
    }
    let sources: Vec<Option<u64>> = state
        .texts
        .iter()
        .map(|t| t.text())
        .map(|text| (word_count(&text) >= LEAST_WORDS).then(|| key(&text)))
        .collect();
    for target in targets {
        let numbers = sources.iter().enumerate().filter_map(|(segment, source)| {
            let (_, text) = current(state, target, segment)?;
            Some(((*source)?, key(text), u32::try_from(segment).ok()?))
        });
        said.push((state.targets[target].locale.clone(), numbers.collect()));
    }
    Reading { path: state.path.clone(), said }
}

impl Corpus {
    /// Adds an article; what comes first is what the rest must agree with.
    pub fn add(&mut self, source: &Locale, reading: Reading) {
        let Ok(article) = u32::try_from(self.articles.len()) else { return };
        self.articles.push(reading.path);
        for (locale, numbers) in reading.said {
            let said =
                numbers.into_iter().map(|(source, target, segment)| Said { source, target, place: (article, segment) });
            self.said.entry((source.clone(), locale)).or_default().extend(said);
        }
    }

    /// The places of different articles that do not agree.
    pub fn clashes(self) -> Clashes {
        let mut out = Vec::new();
        for ((_, locale), said) in self.said {
            out.extend(clashes(said).into_iter().map(|clash| (locale.clone(), clash)));
        }
        let mut concerned: HashMap<String, Vec<Concern>> = HashMap::new();
        for (locale, place) in out.iter().flat_map(|(l, c)| [(l, c.place), (l, c.other)]) {
            if let Some(path) = self.articles.get(place.0 as usize) {
                concerned.entry(path.clone()).or_default().push((locale.clone(), place));
            }
        }
        for places in concerned.values_mut() {
            places.sort_unstable();
            places.dedup();
        }
        Clashes { articles: self.articles, clashes: out, concerned }
    }
}

impl Clashes {
    /// Whether something in the article of this path does not agree.
    pub fn concerns(&self, article: &str) -> bool {
        self.concerned.contains_key(article)
    }

    /// The words of an article at the places that do not agree.
    pub fn words(&self, state: &ArticleState) -> Vec<Words> {
        let places = self.concerned.get(&state.path).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|(locale, place)| words(state, locale, *place)).collect()
    }

    /// What is to be reported of the places that do not agree.
    pub fn findings(&self, words: &[Words], config: &Config) -> Vec<Diagnostic> {
        let index: BTreeMap<_, _> = words.iter().map(|w| ((&w.locale, w.place), w)).collect();
        let mut out = Vec::new();
        for (locale, clash) in &self.clashes {
            let Some((here, there)) = index.get(&(locale, clash.place)).zip(index.get(&(locale, clash.other))) else {
                continue;
            };
            let (Some(finding), Some(path)) = (&here.finding, self.articles.get(clash.other.0 as usize)) else {
                continue;
            };
            if !clash.one_source && alike(&here.source, &there.source) {
                continue;
            }
            let own = if clash.one_source { Severity::Warning } else { Severity::Info };
            let level = config.level(RULE.rule.id, locale, finding.article.as_deref());
            let Some(severity) = level.map_or(Some(own), |level| level.severity()) else { continue };
            let mut finding = finding.clone();
            finding.severity = severity;
            let (a, b) = if clash.one_source { (&here.target, &there.target) } else { (&here.source, &there.source) };
            (finding.message, finding.help) = says(clash.one_source, a, b, &format!("in {path}"));
            out.push(finding);
        }
        out
    }
}

/// The entry and the text of a segment that is translated and current.
fn current(state: &ArticleState, target: usize, segment: usize) -> Option<(&crate::catalogue::Entry, &str)> {
    let target = &state.targets[target];
    let item = target.items.get(segment)?;
    if item.judgement.left_out || item.judgement.status != Status::Current {
        return None;
    }
    let entry = target.catalogue.entries.get(item.entry?)?;
    match &entry.value {
        Value::Text(text) => Some((entry, text)),
        Value::Stub | Value::Unresolved => None,
    }
}

fn words(state: &ArticleState, locale: &Locale, place: Place) -> Option<Words> {
    let segment = place.1 as usize;
    let number = state.targets.iter().position(|t| t.locale == *locale)?;
    let (entry, text) = current(state, number, segment)?;
    let target = &state.targets[number];
    let file = FileScope {
        path: target.renamed_from.as_deref().unwrap_or(&target.path),
        catalogue: &target.catalogue,
        article: Some(&state.path),
        locale,
        terms: None,
        ids: &[],
        known: std::cell::OnceCell::new(),
        lines: std::cell::OnceCell::new(),
    };
    let allowed = entry.comment.iter().any(|c| matches!(&c.line, Line::Allow(rule) if rule == RULE.rule.id));
    let finding = (!allowed).then(|| {
        let mut d = file.finding(&RULE.rule, entry.id_range.clone(), String::new()).with_id(&entry.id);
        d.allow = Some(format!("# allow: {}, because …", RULE.rule.id));
        d
    });
    let source = state.texts.get(segment)?.text();
    Some(Words { locale: locale.clone(), place, source, target: text.to_owned(), finding })
}

/// The places that do not agree with an earlier one of another article, in order.
fn clashes(mut said: Vec<Said>) -> Vec<Clash> {
    let mut out = Vec::new();
    for one_source in [true, false] {
        let key = |s: &Said| if one_source { (s.source, s.target) } else { (s.target, s.source) };
        said.sort_unstable_by_key(|s| (key(s).0, s.place));
        for group in said.chunk_by(|a, b| key(a).0 == key(b).0) {
            let Some((first, rest)) = group.split_first() else { continue };
            for later in rest.iter().filter(|s| key(s).1 != key(first).1 && s.place.0 != first.place.0) {
                out.push(Clash { place: later.place, other: first.place, one_source });
            }
        }
    }
    out.sort_unstable();
    out
}

/// A number for the words of a text: case, marks and spaces do not count.
pub(super) fn key(text: &str) -> u64 {
    let mut words = Vec::with_capacity(text.len());
    if !plain_words(text.trim_start(), &mut words) {
        words.clear();
        folded_words(text, &mut words);
    }
    let mut hasher = foldhash::quality::FixedState::default().build_hasher();
    hasher.write(&words);
    hasher.finish()
}

/// A number that is the same for all texts of one [`key`], and costs much less: of the letters and digits of ASCII alone.
pub(super) fn mark(text: &str) -> u64 {
    let next =
        |mark: u64, b: u8| if b.is_ascii_alphanumeric() { mark.rotate_left(5) ^ u64::from(b | 0x20) } else { mark };
    let bytes = text.as_bytes();
    if is_plain(bytes) {
        return bytes.iter().fold(0, |mark, b| next(mark, *b));
    }
    let mut words = Vec::with_capacity(text.len());
    folded_words(text, &mut words);
    words.into_iter().fold(0, next)
}

/// Whether a text is plain as [`plain_words`] has it.
fn is_plain(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|b| *b >= 0x80) {
        at += found;
        at += match bytes[at..] {
            [0xC3, ..] | [0xC5, 0x92 | 0x93, ..] | [0xC2, 0xA0 | 0xAB | 0xB0 | 0xBB, ..] => 2,
            [0xE2, 0x80, ..] => 3,
            _ => return false,
        };
    }
    true
}

/// The words of a text in lower case, with a zero for what is between them.
fn folded_words(text: &str, out: &mut Vec<u8>) {
    let mut gap = false;
    for c in crate::text::fold(text).chars() {
        if !c.is_alphanumeric() {
            gap = true;
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(0);
        }
        c.to_lowercase().for_each(|c| out.extend(c.encode_utf8(&mut [0; 4]).as_bytes()));
    }
}

/// The same where it is plain: no letters but those of ASCII, from À to ÿ and œ, and the marks of printed text. Says
/// whether it was.
fn plain_words(text: &str, out: &mut Vec<u8>) -> bool {
    let bytes = text.as_bytes();
    let (mut at, mut gap) = (0, false);
    while at < bytes.len() {
        let (letter, length) = match bytes[at..] {
            [b @ (b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9'), ..] => ([b.to_ascii_lowercase(), 0], 1),
            [0xC3, 0x97 | 0xB7, ..] => ([0; 2], 2),
            [0xC3, b @ 0x80..=0x9E, ..] => ([0xC3, b | 0x20], 2),
            [0xC3, b, ..] => ([0xC3, b], 2),
            [0xC5, 0x92 | 0x93, ..] => ([0xC5, 0x93], 2),
            [0xC2, 0xA0 | 0xAB | 0xB0 | 0xBB, ..] => ([0; 2], 2),
            [0xE2, 0x80, ..] => ([0; 2], 3),
            [0x80..=0xFF, ..] => return false,
            _ => ([0; 2], 1),
        };
        at += length;
        if letter[0] == 0 {
            gap = true;
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push(0);
        }
        out.extend(&letter[..length]);
    }
    true
}

/// Whether half of the words of one text are in the other: `he went home` and `she went home` may well be said alike.
pub(super) fn alike(a: &str, b: &str) -> bool {
    /// So many words tell enough.
    const COMPARED: usize = 64;
    let words = |text: &str| -> std::collections::HashSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.take(COMPARED).map(str::to_lowercase).collect()
    };
    let (a, b) = (words(a), words(b));
    let common = a.intersection(&b).count();
    common * 2 >= a.len().min(b.len())
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::*;

    fn clashes_of(said: &[(u64, u64)]) -> Vec<(u32, u32, bool)> {
        let said = said.iter().zip(0..).map(|(&(source, target), n)| Said { source, target, place: (n, 0) }).collect();
        clashes(said).into_iter().map(|c| (c.place.0, c.other.0, c.one_source)).collect()
    }

    #[test]
    fn the_later_place_clashes_with_the_first() {
        assert_eq!(clashes_of(&[(1, 10), (1, 10), (2, 20)]), []);
        assert_eq!(clashes_of(&[(1, 10), (2, 20), (1, 11), (1, 10)]), [(2, 0, true)]);
        assert_eq!(clashes_of(&[(1, 10), (2, 10)]), [(1, 0, false)]);
        assert_eq!(clashes_of(&[(1, 10), (2, 10), (1, 11)]), [(1, 0, false), (2, 0, true)]);
        assert_eq!(clashes_of(&[]), []);
    }

    #[test]
    fn what_an_article_says_is_small() {
        assert_eq!(size_of::<Said>(), 24);
    }

    #[test]
    fn case_marks_and_spaces_make_no_other_text() {
        assert_eq!(key("The police came."), key("the\u{A0}police came"));
        assert_ne!(key("The police came."), key("The policecame."));
    }

    proptest::proptest! {
        #[test]
        fn plain_words_are_the_folded_ones(
            text in crate::text::sentences::tests::soup(),
            words in "([a-zA-ZÀ-ÿœŒ0-9]|[ .,’“»°×÷\u{A0}\u{202F}\n\\\\\u{301}-]){0,24}",
        ) {
            for text in [text.clone(), words.clone(), format!("{words}{text}")] {
                let (mut plain, mut folded) = (Vec::new(), Vec::new());
                folded_words(&text, &mut folded);
                if plain_words(text.trim_start(), &mut plain) {
                    proptest::prop_assert_eq!(plain, folded, "{:?}", text);
                    proptest::prop_assert!(is_plain(text.trim_start().as_bytes()), "{:?}", text);
                }
                for other in [text.to_uppercase(), text.replace(' ', "\u{A0}"), text.nfd().collect()] {
                    proptest::prop_assert!(key(&other) != key(&text) || mark(&other) == mark(&text), "{:?}", text);
                }
            }
        }
    }
}
