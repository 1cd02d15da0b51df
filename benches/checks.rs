//! What the rules about content cost, beside reading the files that they look at.
//!
//! `cargo bench --bench checks` prints MB/s on one core: `rules` is everything that is checked of an article in all its
//! locales, to be read beside `limit`, merely parsing the same bytes with the parsers tradwi rests on, and `reading`,
//! what tradwi does before it can check anything. The text is the parallel text of the tests: right, in three languages,
//! and full of what the rules are about, figures and names and quotations, far more than news has.

use std::collections::HashMap;
use std::hint::black_box;
use std::sync::{Arc, LazyLock};

use divan::Bencher;
use divan::counter::BytesCount;
use pulldown_cmark::{Options, Parser};
use tradwi::article::Kind;
use tradwi::catalogue::Status;
use tradwi::config::Config;
use tradwi::locale::Locale;
use tradwi::sync::{ArticleInput, ArticleState, CatalogueFile, Glossary, Orphans, Plan, examine, plan};

#[path = "../tests/support/parallel/mod.rs"]
#[allow(dead_code, reason = "the tests plant faults and count findings")]
mod parallel;

use parallel::Block;

/// Blocks of an article, about as many as a long piece of news has.
const BLOCKS: usize = 40;

static GLOSSARY: LazyLock<Glossary> = LazyLock::new(parallel::glossary);

static CORPUS: LazyLock<Vec<ArticleInput>> = LazyLock::new(|| {
    let blocks: Vec<Block> = parallel::sentences().into_iter().chain(parallel::articles(&GLOSSARY)).collect();
    blocks.chunks(BLOCKS).enumerate().map(|(n, blocks)| article(n, blocks)).collect()
});

fn main() {
    let segments = CORPUS.iter().map(read).flat_map(|(state, _)| state.targets);
    let items: Vec<_> = segments.flat_map(|t| t.items).collect();
    let current = items.iter().filter(|i| i.judgement.status == Status::Current).count();
    assert!(current * 10 > items.len() * 9, "only {current} of {} texts are translated", items.len());
    divan::main();
}

/// pulldown-cmark over the articles and fluent-syntax over the catalogues: nothing is done with what they find.
#[divan::bench]
fn limit(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench_local(|| {
        for made in CORPUS.iter() {
            let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
            black_box(Parser::new_ext(&made.text, options).into_offset_iter().count());
            for file in made.catalogues.values() {
                let _ = black_box(fluent_syntax::parser::parse(file.text.as_str()));
            }
        }
    });
}

/// Articles and catalogues read and compared.
#[divan::bench]
fn reading(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench_local(|| CORPUS.iter().for_each(|made| drop(black_box(read(made)))));
}

/// All rules, over what was read.
#[divan::bench]
fn rules(bencher: Bencher<'_, '_>) {
    let config = Config::default();
    let read: Vec<_> = CORPUS.iter().map(read).collect();
    bencher.counter(bytes()).bench_local(|| {
        for (state, plan) in &read {
            black_box(tradwi::check::check(state, plan, &GLOSSARY, &config));
        }
    });
}

fn bytes() -> BytesCount {
    let texts = CORPUS.iter().flat_map(|m| m.catalogues.values().map(|c| &c.text).chain([&m.text]));
    BytesCount::new(texts.map(String::len).sum::<usize>())
}

fn read(made: &ArticleInput) -> (ArticleState, Plan) {
    let state = examine(made.clone(), &GLOSSARY);
    let plan = plan(&state, None);
    (state, plan)
}

/// An article of some blocks, translated.
fn article(n: usize, blocks: &[Block]) -> ArticleInput {
    let mut text = String::from("---\ntitle: What the rules look at\n---\n");
    for block in blocks {
        let sign = match block.kind {
            Kind::Heading(_) | Kind::Field(_) | Kind::Deck => "## ",
            Kind::ListItem => "- ",
            Kind::Quotation => "> ",
            _ => "",
        };
        text.push_str(&format!("\n{sign}{}\n", flat(&block.texts[parallel::SOURCE])));
    }
    let made = ArticleInput {
        path: format!("articles/{n}.md"),
        stem: n.to_string(),
        text,
        default_locale: parallel::locale(parallel::SOURCE),
        locales: parallel::TARGETS.map(parallel::locale).into(),
        fields: Config::default().front_matter,
        from: HashMap::new(),
        catalogues: HashMap::new(),
        orphans: Arc::new(Orphans::default()),
        catalogue_folder: "locales".into(),
    };
    let stubs = plan(&examine(made.clone(), &GLOSSARY), None).files;
    let catalogues = stubs.into_iter().filter_map(|change| {
        let tag = change.path.split('/').nth(1)?;
        let locale: Locale = tag.parse().ok()?;
        let text = translated(&change.after?, tag, blocks);
        Some((locale, CatalogueFile { path: change.path, text }))
    });
    ArticleInput { catalogues: catalogues.collect(), ..made }
}

fn flat(text: &str) -> String {
    text.replace('\n', " ")
}

/// Writes the translations over the stubs.
fn translated(catalogue: &str, tag: &str, blocks: &[Block]) -> String {
    let texts = blocks.iter().filter_map(|b| Some((flat(&b.texts[parallel::SOURCE]), b.texts.get(tag)?)));
    let texts: HashMap<String, &String> = texts.collect();
    let mut out = String::with_capacity(catalogue.len() * 2);
    let mut source: Vec<&str> = Vec::new();
    for line in catalogue.split_inclusive('\n') {
        source.extend(line.strip_prefix("# en> ").map(str::trim_end));
        let stub = line.strip_suffix(" = { \"\" }\n").zip(texts.get(&source.join(" ")));
        // What begins with one of these means something in Fluent.
        match stub.filter(|(_, text)| !text.contains('{') && !text.lines().any(|l| l.starts_with(['*', '[', '.', ' '])))
        {
            Some((id, text)) => out.push_str(&format!("{id} =\n    {}\n", text.replace('\n', "\n    "))),
            None => out.push_str(line),
        }
        if line.trim().is_empty() {
            source.clear();
        }
    }
    out
}
