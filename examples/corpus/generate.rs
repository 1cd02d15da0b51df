//! A made-up newsroom's archive of any size: the same seed gives the same bytes on every machine.
//!
//! Articles are about 600 words, two thirds Markdown with front matter and one third plain text as pasted. Their
//! words follow Zipf's law, and names, figures and stock phrases come again and again, as they do in news.

use std::collections::HashMap;
use std::sync::Arc;

use fastrand::Rng;
use tradwi::catalogue::Terms;
use tradwi::locale::Locale;
use tradwi::sync::{ArticleInput, CatalogueFile, Glossary, Orphans, examine, plan};

/// How the archive is to be.
#[derive(Clone, Debug)]
pub struct Shape {
    pub seed: u64,
    /// Words of an article, on average.
    pub words: usize,
    /// The share of segments that are translated, of 1.
    pub translated: f64,
    pub targets: Vec<Locale>,
}

impl Default for Shape {
    fn default() -> Self {
        let targets = ["fr", "ht"].iter().filter_map(|tag| tag.parse().ok()).collect();
        Self { seed: 1, words: 600, translated: 0.97, targets }
    }
}

/// The archive's `tradwi.toml`. The rules about what a text says are off: the words make no sense, and hundreds of
/// thousands of findings would be measured in place of a check. `cargo bench --bench checks` measures the rules.
#[allow(dead_code, reason = "the matching does not check")]
pub fn configuration() -> String {
    let off = tradwi::check::content_rules().map(|rule| format!("{rule} = \"off\"\n"));
    format!("source = \"en\"\nlocales = [\"fr\", \"ht\"]\n[rules]\n{}", off.collect::<String>())
}

/// One article with its catalogues, paths relative to the project.
#[derive(Clone, Debug)]
pub struct Made {
    pub path: String,
    pub stem: String,
    pub text: String,
    pub catalogues: HashMap<Locale, CatalogueFile>,
}

const SYLLABLES: [&str; 40] = [
    "re", "con", "ti", "mar", "lo", "ven", "sa", "ker", "pro", "den", "al", "is", "mo", "ta", "ri", "pol", "ne", "ci",
    "es", "ver", "ou", "gan", "fi", "lu", "ber", "to", "cha", "mi", "no", "per", "sur", "la", "ge", "hi", "dor", "ma",
    "te", "bri", "co", "un",
];
const SMALL: [&str; 24] = [
    "the", "of", "to", "and", "in", "a", "that", "for", "is", "on", "said", "with", "as", "was", "by", "it", "from",
    "at", "not", "have", "has", "their", "more", "will",
];
const NAMES: [&str; 16] = [
    "María Isabel Salvador",
    "Port-au-Prince",
    "the Haitian National Police",
    "Cité Soleil",
    "BINUH",
    "Cap-Haïtien",
    "U.S. State Department",
    "Jérémie",
    "Godfrey Otunge",
    "the United Nations",
    "Kenya",
    "Les Cayes",
    "Artibonite",
    "António Guterres",
    "MINUSTAH",
    "Fils-Aimé",
];
const STOCK: [&str; 6] = [
    "He did not give a date.",
    "Nobody has claimed responsibility.",
    "The ministry did not answer a request for comment.",
    "Aid groups say the needs are growing.",
    "“It is not enough,” she said.",
    "Schools stayed closed for a third week.",
];
/// Words of the translations: their language does not matter to a machine, their letters do.
const FRENCH: [&str; 24] = [
    "de",
    "la",
    "les",
    "des",
    "à",
    "été",
    "sécurité",
    "qui",
    "dans",
    "pour",
    "l’opération",
    "n’a",
    "pas",
    "mission",
    "où",
    "était",
    "policière",
    "forêt",
    "aujourd’hui",
    "très",
    "groupes",
    "armés",
    "l’été",
    "aide",
];
const KREYOL: [&str; 24] = [
    "nan", "yo", "ki", "pou", "ak", "te", "pa", "gen", "moun", "sekirite", "peyi", "a", "lapolis", "pwoblèm", "kòm",
    "dlo", "fòs", "ap", "lè", "kote", "sou", "polisye", "dènye", "twòp",
];

/// The `n`th article of an archive, with its catalogues as a sync and its translators leave them.
pub fn article(shape: &Shape, n: usize) -> Made {
    let mut rng = Rng::with_seed(shape.seed.wrapping_mul(0x9E37_79B9).wrapping_add(n as u64));
    let markdown = !n.is_multiple_of(3);
    let (year, month) = (2016 + n % 11, 1 + n / 11 % 12);
    let stem = format!(
        "{year}/{month:02}/{}-{n}",
        heading(&mut rng, 4).to_lowercase().replace([' ', '.', '$', '%', ','], "-")
    );
    let text =
        if markdown { markdown_text(&mut rng, shape.words, year, month) } else { plain_text(&mut rng, shape.words) };
    let path = format!("articles/{stem}.{}", if markdown { "md" } else { "txt" });
    let catalogues = catalogues(shape, &mut rng, &path, &stem, &text);
    Made { path, stem, text, catalogues }
}

/// What tradwi is given to read an article.
pub fn input(made: &Made, targets: &[Locale]) -> ArticleInput {
    ArticleInput {
        path: made.path.clone(),
        stem: made.stem.clone(),
        text: made.text.clone(),
        default_locale: english(),
        locales: targets.to_vec(),
        fields: tradwi::config::Config::default().front_matter,
        from: HashMap::new(),
        catalogues: made.catalogues.clone(),
        orphans: Arc::new(Orphans::default()),
        catalogue_folder: "locales".into(),
    }
}

fn english() -> Locale {
    "en".parse().unwrap_or_else(|_| unreachable!("`en` is a locale"))
}

#[allow(dead_code, reason = "the benches edit, the example does not")]
/// An article's text after an editor: a word or a figure in every `every`th paragraph is another.
pub fn edited(text: &str, every: usize, seed: u64) -> String {
    let mut rng = Rng::with_seed(seed);
    let mut out = String::with_capacity(text.len());
    for (i, line) in text.split_inclusive('\n').enumerate() {
        let is_prose = line.len() > 60;
        if is_prose && (i + 1).is_multiple_of(every) {
            let words: Vec<&str> = line.split(' ').collect();
            let at = rng.usize(1..words.len() - 1);
            let new = word(&mut rng);
            let changed: Vec<&str> = words.iter().enumerate().map(|(i, w)| if i == at { &*new } else { *w }).collect();
            out.push_str(&changed.join(" "));
        } else {
            out.push_str(line);
        }
    }
    out
}

fn catalogues(shape: &Shape, rng: &mut Rng, path: &str, stem: &str, text: &str) -> HashMap<Locale, CatalogueFile> {
    let made = Made { path: path.into(), stem: stem.into(), text: text.into(), catalogues: HashMap::new() };
    let glossary: Glossary = HashMap::<Locale, Terms>::new();
    let state = examine(input(&made, &shape.targets), &glossary);
    plan(&state, None)
        .files
        .into_iter()
        .filter_map(|change| {
            let tag = change.path.split('/').nth(1)?;
            let locale: Locale = tag.parse().ok()?;
            let words = if tag == "fr" { &FRENCH } else { &KREYOL };
            let text = translated(&change.after?, words, shape.translated, rng);
            Some((locale, CatalogueFile { path: change.path, text }))
        })
        .collect()
}

/// Types a text over the stubs, as long as its source.
fn translated(catalogue: &str, words: &[&str], share: f64, rng: &mut Rng) -> String {
    let mut out = String::with_capacity(catalogue.len() * 2);
    let mut sentences: Vec<usize> = Vec::new();
    for line in catalogue.split_inclusive('\n') {
        if let Some(source) = line.strip_prefix("# en> ") {
            sentences.push(source.split(' ').count());
        }
        let stub = line.strip_suffix(" = { \"\" }\n").filter(|_| rng.f64() < share);
        if let Some(id) = stub {
            out.push_str(id);
            out.push_str(" =");
            let single = sentences.len() == 1;
            for count in &sentences {
                out.push_str(if single { " " } else { "\n    " });
                let text: Vec<&str> = (0..*count).map(|_| words[zipf(rng, words.len())]).collect();
                out.push_str(&text.join(" "));
                out.push('.');
            }
            out.push('\n');
        } else {
            out.push_str(line);
        }
        if line.trim().is_empty() {
            sentences.clear();
        }
    }
    out
}

/// A rank by Zipf's law: the first is the likeliest.
fn zipf(rng: &mut Rng, n: usize) -> usize {
    let at = (n as f64 + 1.0).powf(rng.f64()) - 1.0;
    (at as usize).min(n - 1)
}

fn word(rng: &mut Rng) -> String {
    let rank = zipf(rng, 6000);
    if let Some(small) = SMALL.get(rank) {
        return (*small).to_owned();
    }
    let mut own = Rng::with_seed(rank as u64);
    (0..2 + rank % 3).map(|_| SYLLABLES[own.usize(..SYLLABLES.len())]).collect()
}

fn figure(rng: &mut Rng) -> String {
    match rng.u8(..5) {
        0 => format!("{}%", rng.u32(1..100)),
        1 => format!("${}.{} million", rng.u32(1..90), rng.u32(0..10)),
        2 => format!("{},{:03}", rng.u32(1..900), rng.u32(0..1000)),
        3 => format!("{} {}", rng.u32(1..29), ["January", "June", "October"][rng.usize(..3)]),
        _ => rng.u32(2..60).to_string(),
    }
}

fn sentence(rng: &mut Rng, markdown: bool) -> String {
    if rng.u8(..20) == 0 {
        return STOCK[rng.usize(..STOCK.len())].to_owned();
    }
    let mut words: Vec<String> = (0..rng.usize(9..26)).map(|_| word(rng)).collect();
    let at = rng.usize(1..words.len());
    match rng.u8(..8) {
        0 | 1 => words[at] = NAMES[zipf(rng, NAMES.len())].to_owned(),
        2 => words[at] = figure(rng),
        3 if markdown => words[at] = format!("[{}](https://example.org/{})", words[at], rng.u16(..)),
        4 if markdown => words[at] = format!("*{}*", words[at]),
        5 => words[at] = format!("“{},”", words[at]),
        _ => {}
    }
    capital(&words.join(" ")) + "."
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn heading(rng: &mut Rng, words: usize) -> String {
    capital(&(0..words).map(|_| word(rng)).collect::<Vec<_>>().join(" "))
}

fn paragraph(rng: &mut Rng, markdown: bool) -> String {
    (0..rng.usize(1..5)).map(|_| sentence(rng, markdown)).collect::<Vec<_>>().join(" ")
}

fn body(rng: &mut Rng, words: usize, markdown: bool, out: &mut String) {
    let mut count = 0;
    let mut since_heading = 0;
    while count < words {
        let block = if since_heading > rng.usize(2..5) {
            since_heading = 0;
            let text = heading(rng, 5);
            if markdown { format!("## {text}") } else { text }
        } else if markdown && rng.u8(..14) == 0 {
            (0..rng.usize(2..6)).map(|_| format!("- {}", sentence(rng, true))).collect::<Vec<_>>().join("\n")
        } else {
            since_heading += 1;
            paragraph(rng, markdown)
        };
        count += block.split(' ').count();
        out.push_str(&block);
        out.push_str(if markdown { "\n\n" } else { "\n" });
    }
}

fn markdown_text(rng: &mut Rng, words: usize, year: usize, month: usize) -> String {
    let mut out = format!(
        "---\ntitle: {}\ndescription: {}\ndate: {year}-{month:02}-14\n---\n\n",
        heading(rng, 7),
        sentence(rng, false).replace([':', '“', '”'], "")
    );
    body(rng, words, true, &mut out);
    out
}

fn plain_text(rng: &mut Rng, words: usize) -> String {
    let mut out = format!("{}\n3 min read\n{}\n{}\n", heading(rng, 6), sentence(rng, false), heading(rng, 14));
    body(rng, words, false, &mut out);
    out
}
