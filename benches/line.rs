//! The line beside its limit: what it costs merely to parse the same bytes with the parsers it rests on.
//!
//! `cargo bench --bench line` prints MB/s on one core; `check` and `sync` are to be read beside `limit` of the
//! same run. The bytes are those of the articles and of all their catalogues.

use std::hint::black_box;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use pulldown_cmark::{Options, Parser};
use tradwi::config::Config;
use tradwi::report::status::article_status;
use tradwi::sync::{Glossary, examine, plan};

#[path = "../examples/corpus/generate.rs"]
mod generate;

use generate::{Made, Shape};

const ARTICLES: usize = 60;

static CORPUS: LazyLock<Vec<Made>> =
    LazyLock::new(|| (0..ARTICLES).map(|n| generate::article(&Shape::default(), n)).collect());

fn main() {
    divan::main();
}

fn bytes() -> BytesCount {
    let texts = CORPUS.iter().flat_map(|m| m.catalogues.values().map(|c| &c.text).chain([&m.text]));
    BytesCount::new(texts.map(String::len).sum::<usize>())
}

/// The archive's configuration: see [`generate::configuration`].
fn config() -> Config {
    Config::parse(std::path::Path::new("tradwi.toml"), &generate::configuration()).unwrap_or_default()
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

/// What `check` does with an archive that is translated and up to date, but for the rules about what a text says.
#[divan::bench]
fn check(bencher: Bencher<'_, '_>) {
    let (shape, config, glossary) = (Shape::default(), config(), Glossary::new());
    bencher.counter(bytes()).bench_local(|| {
        for made in CORPUS.iter() {
            let state = examine(generate::input(made, &shape.targets), &glossary);
            let plan = plan(&state, None);
            black_box(tradwi::check::check(&state, &plan, &glossary, &config));
        }
    });
}

/// What `status` does with the same.
#[divan::bench]
fn status(bencher: Bencher<'_, '_>) {
    let (shape, glossary) = (Shape::default(), Glossary::new());
    bencher.counter(bytes()).bench_local(|| {
        for made in CORPUS.iter() {
            black_box(article_status(&examine(generate::input(made, &shape.targets), &glossary)));
        }
    });
}

/// A first sync: catalogues are made from nothing. The bytes are those read and those written.
#[divan::bench]
fn cold_sync(bencher: Bencher<'_, '_>) {
    let (shape, glossary) = (Shape::default(), Glossary::new());
    let bare: Vec<Made> = CORPUS.iter().map(|m| Made { catalogues: Default::default(), ..m.clone() }).collect();
    let written = |made: &Made| {
        let plan = plan(&examine(generate::input(made, &shape.targets), &glossary), None);
        plan.files.iter().filter_map(|f| f.after.as_ref()).map(String::len).sum::<usize>()
    };
    let bytes: usize = bare.iter().map(|m| m.text.len() + written(m)).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for made in &bare {
            black_box(plan(&examine(generate::input(made, &shape.targets), &glossary), None));
        }
    });
}

/// A sync after a tenth of the paragraphs of every article were edited.
#[divan::bench]
fn edited_sync(bencher: Bencher<'_, '_>) {
    let (shape, glossary) = (Shape::default(), Glossary::new());
    let edited: Vec<Made> =
        CORPUS.iter().map(|m| Made { text: generate::edited(&m.text, 10, 7), ..m.clone() }).collect();
    bencher.counter(bytes()).bench_local(|| {
        for made in &edited {
            black_box(plan(&examine(generate::input(made, &shape.targets), &glossary), None));
        }
    });
}
