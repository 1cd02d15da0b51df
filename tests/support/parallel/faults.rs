//! Faults planted in right translations, one at a time: what a tired translator, a hurried editor or a bad paste does.

use std::collections::{BTreeMap, HashMap};

use tradwi::catalogue::Terms;
use tradwi::config::Config;
use tradwi::diagnostic::Severity;
use tradwi::locale::Locale;

use super::{Block, SOURCE, TARGETS, look};

/// A kind of fault.
pub struct Fault {
    pub name: &'static str,
    /// `figures`, `names and links`, or `other`: the aims differ.
    pub group: &'static str,
    /// All ways to plant it in a translation; the language first, then the source, then the translation.
    plant: fn(&str, &str, &str) -> Vec<String>,
}

const fn fault(name: &'static str, group: &'static str, plant: fn(&str, &str, &str) -> Vec<String>) -> Fault {
    Fault { name, group, plant }
}

pub const FAULTS: &[Fault] = &[
    fault("a digit changed", "figures", digit),
    fault("two figures swapped", "figures", swapped),
    fault("a decimal comma moved", "figures", comma),
    fault("a figure dropped", "figures", figure_dropped),
    fault("a number word changed", "figures", number_word),
    fault("a month changed", "figures", month),
    fault("a name misspelt", "names and links", misspelt),
    fault("a name replaced", "names and links", replaced),
    fault("a link broken", "names and links", link),
    fault("a negation dropped", "other", negation),
    fault("a sentence removed", "other", sentence),
    fault("left in English", "other", english),
    fault("a French word left in", "other", french),
    fault("an accent turned", "other", accent),
    fault("a quotation mark dropped", "other", quotation),
    fault("an apostrophe in a contraction", "other", contraction),
    fault("a hyphen before a determiner", "other", hyphen),
    fault("a word doubled", "other", doubled),
    fault("a plain space before a French mark", "other", plain_space),
    fault("emphasis dropped", "other", emphasis),
    fault("a zero-width space pasted", "other", invisible),
    fault("the end mark dropped", "other", end_mark),
];

fn words(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphabetic()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                out.push((from, &text[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    out
}

/// Runs of digits with the separators between them, outside of addresses and code.
fn figures(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() || in_address(text, at) {
            at += 1;
            continue;
        }
        let mut end = at;
        loop {
            while bytes.get(end).is_some_and(u8::is_ascii_digit) {
                end += 1;
            }
            let mut rest = text[end..].chars();
            let separator = rest.next().filter(|c| matches!(c, '.' | ',' | '\u{A0}' | '\u{202F}'));
            match separator {
                Some(c) if rest.next().is_some_and(|d| d.is_ascii_digit()) => end += c.len_utf8(),
                _ => break,
            }
        }
        out.push((at, end));
        at = end;
    }
    out
}

fn in_address(text: &str, at: usize) -> bool {
    let from =
        text[..at].rfind(char::is_whitespace).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    let word = &text[from..text[at..].find(char::is_whitespace).map_or(text.len(), |i| at + i)];
    word.contains("://") || word.contains('@') || word.contains("[^") || word.contains('`')
}

fn put(text: &str, at: usize, length: usize, new: &str) -> String {
    format!("{}{new}{}", &text[..at], &text[at + length..])
}

fn digit(_: &str, _: &str, text: &str) -> Vec<String> {
    let digits = figures(text).into_iter().flat_map(|(from, to)| {
        text[from..to]
            .char_indices()
            .filter(|(_, c)| c.is_ascii_digit())
            .map(move |(i, c)| (from + i, c))
            .collect::<Vec<_>>()
    });
    digits
        .map(|(at, c)| {
            put(
                text,
                at,
                1,
                if c == '9' {
                    "4"
                } else if c == '4' {
                    "7"
                } else {
                    "9"
                },
            )
        })
        .collect()
}

fn swapped(_: &str, _: &str, text: &str) -> Vec<String> {
    let all = figures(text);
    let pairs = all.windows(2).filter(|w| text[w[0].0..w[0].1] != text[w[1].0..w[1].1]);
    pairs
        .map(|w| {
            let (a, b) = (&text[w[0].0..w[0].1], &text[w[1].0..w[1].1]);
            format!("{}{b}{}{a}{}", &text[..w[0].0], &text[w[0].1..w[1].0], &text[w[1].1..])
        })
        .collect()
}

fn comma(_: &str, _: &str, text: &str) -> Vec<String> {
    let decimal = |(from, to): &(usize, usize)| {
        let figure = &text[*from..*to];
        let at = figure.find([',', '.'])?;
        let places = figure.len() - at - 1;
        (places < 3 && figure.matches([',', '.']).count() == 1).then_some(from + at)
    };
    figures(text).iter().filter_map(decimal).map(|at| put(text, at, 1, "")).collect()
}

fn figure_dropped(_: &str, _: &str, text: &str) -> Vec<String> {
    figures(text).into_iter().map(|(from, to)| put(text, from, to - from, "")).collect()
}

const NUMBERS: [(&str, &str, &str); 16] = [
    ("fr", "deux", "quatre"),
    ("fr", "trois", "cinq"),
    ("fr", "cinq", "sept"),
    ("fr", "dix", "douze"),
    ("fr", "vingt", "trente"),
    ("fr", "trente", "vingt"),
    ("fr", "million", "milliard"),
    ("fr", "millions", "milliards"),
    ("ht", "twa", "sèt"),
    ("ht", "senk", "sis"),
    ("ht", "dis", "douz"),
    ("ht", "ven", "trant"),
    ("ht", "trant", "ven"),
    ("ht", "milyon", "milya"),
    ("ht", "milya", "milyon"),
    ("ht", "kenz", "sèz"),
];

fn exchanged(tag: &str, text: &str, table: &[(&str, &str, &str)]) -> Vec<String> {
    let all = words(text);
    let of = |(l, from, to): &(&str, &str, &str)| -> Vec<String> {
        let hits = all.iter().filter(|(at, w)| *l == tag && w.to_lowercase() == *from && !in_address(text, *at));
        hits.map(|(at, w)| put(text, *at, w.len(), to)).collect()
    };
    table.iter().flat_map(of).collect()
}

fn number_word(tag: &str, _: &str, text: &str) -> Vec<String> {
    exchanged(tag, text, &NUMBERS)
}

fn month(tag: &str, _: &str, text: &str) -> Vec<String> {
    const MONTHS: [(&str, &str, &str); 14] = [
        ("fr", "janvier", "février"),
        ("fr", "juin", "juillet"),
        ("fr", "juillet", "juin"),
        ("fr", "octobre", "novembre"),
        ("fr", "décembre", "octobre"),
        ("fr", "lundi", "mardi"),
        ("fr", "vendredi", "jeudi"),
        ("ht", "janvye", "fevriye"),
        ("ht", "jiyè", "jen"),
        ("ht", "oktòb", "novanm"),
        ("ht", "desanm", "oktòb"),
        ("ht", "septanm", "desanm"),
        ("ht", "lendi", "madi"),
        ("ht", "vandredi", "jedi"),
    ];
    exchanged(tag, text, &MONTHS)
}

/// Words with a capital, not first in their sentence, that the source has too.
fn names<'a>(source: &str, text: &'a str) -> Vec<(usize, &'a str)> {
    let known: Vec<&str> = words(source).into_iter().map(|(_, w)| w).collect();
    words(text)
        .into_iter()
        .filter(|(at, w)| {
            let inside = text[..*at].trim_end().ends_with(|c: char| c.is_alphabetic() || c == ',');
            w.chars().next().is_some_and(char::is_uppercase)
                && w.chars().count() > 3
                && inside
                && known.contains(w)
                && !in_address(text, *at)
        })
        .collect()
}

fn misspelt(_: &str, source: &str, text: &str) -> Vec<String> {
    let wrong = |w: &str| {
        let mut letters: Vec<char> = w.chars().collect();
        let last = letters.len() - 1;
        letters.swap(last - 1, last);
        if letters[last - 1] == letters[last] {
            letters.pop();
        }
        letters.into_iter().collect::<String>()
    };
    names(source, text).into_iter().map(|(at, w)| put(text, at, w.len(), &wrong(w))).collect()
}

fn replaced(_: &str, source: &str, text: &str) -> Vec<String> {
    names(source, text).into_iter().map(|(at, w)| put(text, at, w.len(), "Batista")).collect()
}

fn link(_: &str, _: &str, text: &str) -> Vec<String> {
    let ends = text.match_indices("](http").filter_map(|(at, _)| Some(at + text[at..].find(')')?));
    ends.map(|end| put(text, end - 1, 1, "q")).collect()
}

fn negation(tag: &str, source: &str, text: &str) -> Vec<String> {
    let negated = |w: &str| matches!(w.to_lowercase().as_str(), "not" | "never" | "without" | "no" | "nobody" | "none");
    // `No. 7` is a number.
    let number =
        |at: usize| source[at + 2..].starts_with(". ") && source[at + 4..].starts_with(|c: char| c.is_numeric());
    if words(source).iter().filter(|(at, w)| negated(w) && !(w.len() == 2 && number(*at))).count() != 1
        || words(source).windows(2).any(|w| w[0].1.to_lowercase() == "not" && w[1].1 == "only")
    {
        return Vec::new();
    }
    let drop: &[&str] = match tag {
        "fr" => &["ne", "n", "pas", "jamais", "sans", "aucun", "aucune", "rien", "ni", "personne"],
        _ => &["pa", "p", "poko", "janm", "san", "okenn", "anyen", "ni", "pèsonn"],
    };
    let mut out = text.to_owned();
    for (at, w) in words(text).into_iter().rev() {
        if drop.contains(&w.to_lowercase().as_str()) {
            let rest = &text[at + w.len()..];
            let gap = rest.len() - rest.trim_start_matches([' ', '’', '\'']).len();
            out.replace_range(at..at + w.len() + gap, "");
        }
    }
    if out == text { Vec::new() } else { vec![out] }
}

/// Only where the block has several sentences, as many as its source.
fn sentence(_: &str, source: &str, text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() < 2 || source.lines().count() != lines.len() {
        return Vec::new();
    }
    (0..lines.len())
        .map(|i| lines.iter().enumerate().filter(|(n, _)| *n != i).map(|(_, l)| *l).collect::<Vec<_>>().join("\n"))
        .collect()
}

fn english(_: &str, source: &str, _: &str) -> Vec<String> {
    if words(source).len() > 5 { vec![source.to_owned()] } else { Vec::new() }
}

fn french(tag: &str, _: &str, text: &str) -> Vec<String> {
    const LEFT_IN: [(&str, &str, &str); 10] = [
        ("ht", "ak", "avec"),
        ("ht", "nan", "dans"),
        ("ht", "lopital", "hôpital"),
        ("ht", "lapolis", "police"),
        ("ht", "kesyon", "question"),
        ("ht", "minis", "ministre"),
        ("ht", "gouvènman", "gouvernement"),
        ("ht", "sekirite", "sécurité"),
        ("ht", "timoun", "enfants"),
        ("ht", "lekòl", "école"),
    ];
    exchanged(tag, text, &LEFT_IN)
}

fn accent(tag: &str, _: &str, text: &str) -> Vec<String> {
    if tag != "ht" {
        return Vec::new();
    }
    let turned = |(at, w): (usize, &str)| {
        let lower = w.chars().all(char::is_lowercase) && !in_address(text, at);
        (lower && w.contains(['è', 'ò'])).then(|| put(text, at, w.len(), &w.replace('è', "é").replace('ò', "ó")))
    };
    words(text).into_iter().filter_map(turned).take(2).collect()
}

fn quotation(_: &str, _: &str, text: &str) -> Vec<String> {
    let marks = text.char_indices().filter(|(_, c)| matches!(c, '“' | '”' | '«' | '»'));
    marks.map(|(at, c)| put(text, at, c.len_utf8(), "")).collect()
}

fn contraction(tag: &str, _: &str, text: &str) -> Vec<String> {
    let hits = ["m ap ", "l ap ", "k ap ", "n ap ", "y ap "].into_iter().flat_map(|form| text.match_indices(form));
    let whole = |at: usize| text[..at].chars().next_back().is_none_or(|c| c == ' ' || c == '\n');
    if tag != "ht" {
        return Vec::new();
    }
    hits.filter(|(at, _)| whole(*at)).map(|(at, _)| put(text, at + 1, 1, "’")).collect()
}

fn hyphen(tag: &str, _: &str, text: &str) -> Vec<String> {
    if tag != "ht" {
        return Vec::new();
    }
    let all = words(text);
    all.windows(2)
        .filter(|w| {
            let (first, second) = (w[0], w[1]);
            first.1.chars().all(char::is_lowercase)
                && first.1.chars().count() > 3
                && matches!(second.1, "yo" | "la" | "a" | "li" | "nan")
                && &text[first.0 + first.1.len()..second.0] == " "
                && text[second.0 + second.1.len()..].starts_with(['.', ','])
        })
        .map(|w| put(text, w[1].0 - 1, 1, "-"))
        .collect()
}

fn doubled(_: &str, _: &str, text: &str) -> Vec<String> {
    let long =
        |w: &&(usize, &str)| w.1.chars().count() > 4 && w.1.chars().all(char::is_lowercase) && !in_address(text, w.0);
    let all = words(text);
    let hits = all.iter().filter(long).filter(|w| text[w.0 + w.1.len()..].starts_with(' '));
    hits.take(1).map(|w| put(text, w.0, 0, &format!("{} ", w.1))).collect()
}

fn plain_space(tag: &str, _: &str, text: &str) -> Vec<String> {
    let marks = text.char_indices().filter(|(_, c)| tag == "fr" && matches!(c, '\u{A0}' | '\u{202F}'));
    marks
        .filter(|(at, c)| {
            let (before, after) = (text[..*at].chars().next_back(), text[at + c.len_utf8()..].chars().next());
            before == Some('«') || matches!(after, Some(';' | '!' | '?' | ':' | '»'))
        })
        .map(|(at, c)| put(text, at, c.len_utf8(), " "))
        .collect()
}

fn emphasis(_: &str, _: &str, text: &str) -> Vec<String> {
    if text.contains("**") { vec![text.replace("**", "")] } else { Vec::new() }
}

fn invisible(_: &str, _: &str, text: &str) -> Vec<String> {
    let all = words(text);
    let long = all.iter().find(|(at, w)| w.chars().count() > 4 && !in_address(text, *at));
    long.map(|(at, w)| put(text, at + w.chars().next().map_or(0, char::len_utf8), 0, "\u{200B}")).into_iter().collect()
}

fn end_mark(_: &str, source: &str, text: &str) -> Vec<String> {
    let ends = source.ends_with(['.', '?']) && text.ends_with(['.', '?']);
    if ends && words(text).len() > 5 { vec![text[..text.len() - 1].trim_end().to_owned()] } else { Vec::new() }
}

/// How many faults were planted and caught.
#[derive(Default)]
pub struct Recall {
    pub planted: usize,
    pub caught: usize,
    /// The rules that caught them, with how many.
    pub by: BTreeMap<&'static str, usize>,
    /// One line each.
    pub missed: Vec<String>,
}

impl Recall {
    pub fn share(&self) -> f64 {
        self.caught as f64 / self.planted.max(1) as f64
    }
}

/// Plants every fault wherever it can be planted, and looks what is found that was not found before. A hint does not
/// count: it is not said to anybody who does not ask.
pub fn recall(blocks: &[Block], glossary: &HashMap<Locale, Terms>, config: &Config) -> Vec<(&'static Fault, Recall)> {
    let mut out: Vec<(&Fault, Recall)> = FAULTS.iter().map(|f| (f, Recall::default())).collect();
    for block in blocks {
        for tag in TARGETS {
            let Some(right) = block.texts.get(tag) else { continue };
            let before: Vec<_> =
                look(block, tag, right, glossary, config).into_iter().map(|f| (f.rule, f.fault.message)).collect();
            for (fault, score) in &mut out {
                for text in (fault.plant)(tag, &block.texts[SOURCE], right) {
                    score.planted += 1;
                    let found = look(block, tag, &text, glossary, config);
                    let new = found.iter().find(|f| {
                        f.severity > Severity::Info
                            && !before.iter().any(|(r, m)| *r == f.rule && *m == f.fault.message)
                    });
                    match new {
                        Some(f) => {
                            score.caught += 1;
                            *score.by.entry(f.rule).or_default() += 1;
                        }
                        None => score.missed.push(format!("{} {tag}: {text}", block.place)),
                    }
                }
            }
        }
    }
    out
}
