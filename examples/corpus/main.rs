//! Makes an archive to measure with: `cargo run --release --example corpus -- DIR --articles 10000`.

use std::fs;
use std::path::PathBuf;

use clap::Parser;
use rayon::prelude::*;

mod generate;

/// Make a project of made-up articles, translated into French and Kreyòl.
#[derive(Debug, Parser)]
struct Options {
    /// The project's folder; made if it is missing
    dir: PathBuf,
    /// How many articles
    #[arg(long, default_value_t = 1000)]
    articles: usize,
    /// Words of an article, on average
    #[arg(long, default_value_t = 600)]
    words: usize,
    /// Another seed makes another archive
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Articles only, without catalogues
    #[arg(long)]
    bare: bool,
}

fn main() -> std::io::Result<()> {
    let options = Options::parse();
    let shape = generate::Shape { seed: options.seed, words: options.words, ..Default::default() };
    fs::create_dir_all(&options.dir)?;
    fs::write(options.dir.join("tradwi.toml"), generate::configuration())?;
    (0..options.articles).into_par_iter().try_for_each(|n| {
        let made = generate::article(&shape, n);
        let catalogues = made.catalogues.values().filter(|_| !options.bare).map(|c| (&c.path, &c.text));
        for (path, text) in catalogues.chain([(&made.path, &made.text)]) {
            let file = options.dir.join(path);
            if let Some(folder) = file.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(file, text)?;
        }
        Ok(())
    })
}
