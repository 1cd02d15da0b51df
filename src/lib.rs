//! The localisation line of a newsroom: articles are split into segments, kept in Fluent catalogues per locale,
//! translated by hand, and put together again, with every translation that lags behind its source flagged.
//!
//! ```text
//! article ──read──▶ blocks ──segment──▶ segments ──sync──▶ catalogues ──assemble──▶ editions
//! ```
//!
//! The way through the modules is the way of an article: [`article`] reads it into blocks, [`segment`] cuts those into
//! sentences, [`sync`] finds which segment is which and plans what its [`catalogue`]s should say, [`check`] and
//! [`report`] look at the result, and [`assemble`] and [`edition`] make of it what readers get. All of these are
//! pure functions of texts; [`project`] is the only module that touches files, and `cli` the only one that prints.
//!
//! An article in, its segments out:
//!
//! ```
//! use tradwi::article::{self, Format, ReadOptions};
//! use tradwi::locale::Locale;
//!
//! let english: Locale = "en".parse()?;
//! let options = ReadOptions { format: Format::Markdown, layout: None, fields: &[], locale: &english };
//! let article = article::read("# Water\n\nBoil it. Let it cool.\n".to_owned(), &options);
//! let segments = tradwi::segment::segment(&article, &english);
//! assert_eq!(*segments[1].sentences, ["Boil it.", "Let it cool."]);
//! # Ok::<(), tradwi::locale::NotALocale>(())
//! ```
//!
//! What a translation is worth is said by [`catalogue::judge`]; the file formats are in the repository's `README.md`,
//! and the invariants in `ARCHITECTURE.md`.

pub mod article;
pub mod assemble;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod edition;
pub mod error;
pub mod locale;
pub mod project;
pub mod report;
pub mod segment;
pub mod sync;
pub mod text;
