//! The identity translation of an article: how much of it comes back.
//!
//! Shared by the tests and by the measurement in `examples/identity.rs`. Everything goes the way that a real
//! translation goes: the sentences are written to a catalogue, the catalogue is read, its lines are put together
//! and assembled.

use tradwi::article::{self, Article, Format, Kind, ReadOptions, Rendition};
use tradwi::catalogue::{self, Header, SourceEntry, Terms};
use tradwi::locale::Locale;
use tradwi::text::{flow, fold, word_count};

use crate::folded_html;

/// The front-matter fields of a project that says nothing.
pub fn fields() -> Vec<String> {
    tradwi::config::Config::default().front_matter
}

/// What became of an article.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What does not hold, a sentence each.
    pub faults: Vec<String>,
    /// Whether assembling its own text gives its own bytes, directly and through a catalogue.
    pub bytes: bool,
    /// Whether its text written anew renders to the same HTML, directly and through a catalogue.
    pub html: bool,
    /// Its segments.
    pub segments: usize,
    /// Words in segments.
    pub words: usize,
    /// Words that are named as untranslatable.
    pub behind: usize,
    /// What is named as untranslatable.
    pub left: Vec<String>,
}

/// Reads an article as a project with the default configuration does.
pub fn read(text: &str, format: Format, locale: &Locale) -> Article {
    let options = ReadOptions { format, layout: None, fields: &fields(), locale };
    article::read(text.to_owned(), &options)
}

/// Puts an article's own text back in every way there is.
pub fn measure(text: &str, format: Format, locale: &Locale) -> Outcome {
    let article = read(text, format, locale);
    let direct: Vec<_> = article.blocks.iter().map(|b| Some(b.text.clone())).collect();
    let mut outcome = Outcome { bytes: true, html: true, segments: direct.len(), ..Outcome::default() };
    outcome.words = article.blocks.iter().map(|b| word_count(&b.text)).sum();
    outcome.left = article.untranslatable.iter().map(|r| text[r.clone()].to_owned()).collect();
    outcome.behind = outcome.left.iter().map(|left| word_count(left)).sum();
    let catalogue = through_a_catalogue(&article, locale, &mut outcome.faults);

    for (way, texts) in [("no text", &[][..]), ("its own text", &direct), ("its catalogue", &catalogue)] {
        let assembled = article::assemble(&article, &Rendition { texts, ..Rendition::default() });
        if assembled.text != text {
            outcome.bytes = false;
            outcome.faults.push(format!("with {way}, not its own bytes:\n{}", difference(text, &assembled.text)));
        }
    }
    let own = rendered(text, format);
    for (way, texts) in [("its own text", &direct), ("its catalogue", &catalogue)] {
        let again = article::rewrite(&article, &Rendition { texts, ..Rendition::default() });
        if !again.refused.is_empty() {
            outcome.html = false;
            outcome.faults.push(format!("{way} written anew is refused in {:?}", again.refused));
        }
        let html = rendered(&again.text, format);
        if own != html {
            outcome.html = false;
            outcome.faults.push(format!(
                "{way} written anew, not the same HTML:\n{}",
                difference(&own.join("\n"), &html.join("\n"))
            ));
        }
        let back = read(&again.text, format, locale);
        // A text may be escaped in other ways than its author chose.
        let plain = |text: &str| fold(text).replace('\\', "").replace("&gt;", ">").replace("&amp;", "&");
        let texts =
            |a: &Article| a.blocks.iter().map(|b| (b.kind.clone(), plain(&b.text))).collect::<Vec<(Kind, String)>>();
        if texts(&article) != texts(&back) {
            outcome.html = false;
            let show = |a| texts(a).into_iter().map(|(k, t)| format!("{k}: {t}\n")).collect::<String>();
            outcome.faults.push(format!(
                "{way} written anew reads as other segments:\n{}",
                difference(&show(&article), &show(&back))
            ));
        }
    }
    outcome
}

/// The texts of an article's blocks after their way into a catalogue and back.
fn through_a_catalogue(article: &Article, locale: &Locale, faults: &mut Vec<String>) -> Vec<Option<String>> {
    let entries: Vec<SourceEntry> = tradwi::segment::segment(article, locale)
        .iter()
        .enumerate()
        .map(|(i, segment)| SourceEntry {
            former: Vec::new(),
            id: format!("segment-{i}"),
            kind: segment.kind.written(),
            lines: segment.to_lines(),
            note: None,
        })
        .collect();
    let header = Header { article: "a.md".into(), segments: catalogue::SEGMENTATION, layout: article.layout };
    let read = catalogue::read(catalogue::write_source(&header, &entries), &Terms::none(), &[]);
    if !read.junk.is_empty() || read.source_entries() != entries {
        faults.push("the segments do not come back from their catalogue".into());
    }
    read.source_entries().iter().map(|e| Some(flow(e.lines.iter().map(String::as_str), locale.joiner()))).collect()
}

/// What a reader sees: HTML of Markdown, the lines of plain text.
fn rendered(text: &str, format: Format) -> Vec<String> {
    match format {
        Format::Markdown => {
            let body = article::body_start(text);
            folded_html::of(&text[body..], article::OPTIONS)
        }
        Format::Plain => vec![fold(text)],
    }
}

/// The first line that differs, with the one before it.
fn difference(was: &str, now: &str) -> String {
    let mut before = "";
    let (mut a, mut b) = (was.lines(), now.lines());
    for n in 1.. {
        match (a.next(), b.next()) {
            (None, None) => break,
            (x, y) if x == y => before = x.unwrap_or_default(),
            (x, y) => {
                let show = |line: Option<&str>| line.map_or("(the end)".to_owned(), |l| format!("{l:?}"));
                return format!("  line {n}, after {before:?}\n  was {}\n  is  {}", show(x), show(y));
            }
        }
    }
    "  the ends of lines".to_owned()
}

/// Outcomes added up.
#[allow(dead_code, reason = "not every user counts")]
#[derive(Debug, Default)]
pub struct Tally {
    articles: usize,
    bytes: usize,
    html: usize,
    segments: usize,
    words: usize,
    behind: usize,
}

#[allow(dead_code, reason = "not every user counts")]
impl Tally {
    pub fn add(&mut self, outcome: &Outcome) {
        self.articles += 1;
        self.bytes += usize::from(outcome.bytes);
        self.html += usize::from(outcome.html);
        self.segments += outcome.segments;
        self.words += outcome.words;
        self.behind += outcome.behind;
    }

    /// Whether every article came back, and there was one.
    pub fn is_whole(&self) -> bool {
        self.articles > 0 && self.bytes == self.articles && self.html == self.articles
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        #[expect(clippy::cast_precision_loss, reason = "a percentage of a count of articles or words")]
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        write!(
            f,
            "{} articles, {} segments: {:.2} % come back as their own bytes, {:.2} % as the same HTML; \
             {:.2} % of {} words are in segments, {} are named as untranslatable",
            self.articles,
            self.segments,
            share(self.bytes, self.articles),
            share(self.html, self.articles),
            share(self.words, self.words + self.behind),
            self.words + self.behind,
            self.behind,
        )
    }
}
