//! What readers get, beside its limit: what it costs merely to make HTML of the same Markdown.
//!
//! `cargo bench --bench editions` prints editions a second on one core: an article in one language, read, checked for
//! what is current, put together, and written as a page, as text, as a script to be read aloud
//! and as a message. `pages` is to be read beside `markdown` of the same run.

use std::hint::black_box;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::ItemsCount;
use pulldown_cmark::{Options, Parser, html};
use tradwi::assemble::{Faces, SiteWords, assemble};
use tradwi::config::Config;
use tradwi::edition::{self, PageContext, Site};
use tradwi::locale::Locale;
use tradwi::sync::{Glossary, examine};

#[path = "../examples/corpus/generate.rs"]
mod generate;

use generate::{Made, Shape};

const ARTICLES: usize = 60;
const LOCALES: [&str; 3] = ["en", "fr", "ht"];

static CORPUS: LazyLock<Vec<Made>> =
    LazyLock::new(|| (0..ARTICLES).map(|n| generate::article(&Shape::default(), n)).collect());

fn main() {
    divan::main();
}

fn editions() -> ItemsCount {
    ItemsCount::new(ARTICLES * LOCALES.len())
}

/// pulldown-cmark makes HTML of every article as often as there are editions of it: nothing is translated.
#[divan::bench]
fn markdown(bencher: Bencher<'_, '_>) {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    bencher.counter(editions()).bench_local(|| {
        for made in CORPUS.iter() {
            for _ in LOCALES {
                let mut out = String::new();
                html::push_html(&mut out, Parser::new_ext(&made.text, options));
                black_box(out);
            }
        }
    });
}

/// The pages of a cold build, without the catalogues being synced or checked and without a file being written.
#[divan::bench]
fn pages(bencher: Bencher<'_, '_>) {
    run(bencher, false);
}

/// The pages and all that stands beside them.
#[divan::bench]
fn all_formats(bencher: Bencher<'_, '_>) {
    run(bencher, true);
}

fn run(bencher: Bencher<'_, '_>, all: bool) {
    let (shape, glossary, site) = (Shape::default(), Glossary::new(), Site::default());
    let config = Config::parse(std::path::Path::new("tradwi.toml"), &generate::configuration()).unwrap_or_default();
    let locales: Vec<Locale> = LOCALES.iter().filter_map(|tag| tag.parse().ok()).collect();
    let words: Vec<SiteWords> = locales.iter().map(|l| SiteWords::new(l, None)).collect();
    bencher.counter(editions()).bench_local(|| {
        for made in CORPUS.iter() {
            let state = examine(generate::input(made, &shape.targets), &glossary);
            for words in &words {
                let shown = assemble(&state, &config, Faces::Labelled, words);
                let context = PageContext { words, locales: &locales, site: &site };
                let page = edition::article_page(&state, &shown, &context);
                if all {
                    let bare = assemble(&state, &config, Faces::Bare, words);
                    black_box(edition::script(&state, &bare, words, &[]).text());
                    black_box(edition::message(&state, &bare, words, None));
                    black_box((edition::article_card(&state, &shown), bare.text));
                }
                black_box(page);
            }
        }
    });
}
