//! The status on a terminal: a table of at most 80 columns, and of fewer where the terminal has fewer.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::{ArticleStatus, ByLocale, LocaleCounts, StatusReport, totals};
use crate::diagnostic::render::Look;
use crate::diagnostic::render::terminal::{
    clean, count, elide_end, elide_middle, pad, pad_left, paint, thousands, width,
};
use crate::locale::Locale;
use crate::report::percent;

/// How the table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableOptions {
    /// Colours and columns; no more than 80 columns are used, and no fewer than 36.
    pub look: Look,
    /// Show every article, however many there are.
    pub all: bool,
}

/// With more articles than this only folders and the most urgent are shown.
const MANY: usize = 24;
/// How many of the most urgent.
const MOST_URGENT: usize = 10;
/// How many folders.
const MOST_FOLDERS: usize = 12;

const NUMBERS: [(&str, usize); 5] = [("segments", 9), ("words", 9), ("current", 8), ("stale", 7), ("untranslated", 13)];
/// In fewer columns than these the table leaves out what is the same in every language.
const WIDE: usize = 70;
/// In fewer than these it is cut off.
const NARROWEST: usize = 36;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const GREEN: Style = AnsiColor::Green.on_default();
const YELLOW: Style = AnsiColor::Yellow.on_default();
const RED: Style = AnsiColor::Red.on_default();

/// Writes the report as a table by article and locale, with totals.
///
/// Per cents are of the source's words. Many articles are shown by folder, with those where most is to do.
pub fn table(report: &StatusReport, options: TableOptions) -> String {
    let mut page = Page::new(report, options.look);
    if report.articles.is_empty() {
        return "No articles yet\n".to_owned();
    }
    if options.all || report.articles.len() <= MANY {
        page.header("article");
        report.articles.iter().for_each(|a| page.article(a));
    } else {
        page.folders(&report.articles);
        page.urgent(&report.articles);
    }
    page.totals(report);
    page.out
}

struct Page {
    out: String,
    look: Look,
    /// All columns.
    width: usize,
    /// The columns of numbers, and how wide they are.
    numbers: [(&'static str, usize); 5],
    /// Columns of names and bars.
    names: usize,
    /// Columns of the longest locale.
    locales: usize,
}

impl Page {
    fn new(report: &StatusReport, look: Look) -> Self {
        let (segments, words) =
            report.articles.iter().fold((0, 0), |(segments, words), a| (segments + a.segments, words + a.words));
        let mut numbers = NUMBERS;
        // The sum of an archive is wider than the numbers of its articles.
        numbers[0].1 = numbers[0].1.max(thousands(segments).len() + 2);
        numbers[1].1 = numbers[1].1.max(thousands(words).len() + 2);
        let width = look.width.clamp(NARROWEST, 80);
        if width < WIDE {
            numbers = [("", 0), ("", 0), ("current", 8), ("stale", 6), ("open", 6)];
        }
        let names = width - numbers.iter().map(|(_, w)| w).sum::<usize>();
        let locales = report.totals.keys().map(|l| l.to_string().len()).max().unwrap_or(2);
        Self { out: String::new(), look, width, numbers, names, locales: locales.min(12) }
    }

    fn is_wide(&self) -> bool {
        self.width >= WIDE
    }

    fn paint(&self, text: &str, style: Style) -> String {
        paint(text, style, self.look.colour)
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    fn header(&mut self, first: &str) {
        let mut line = pad(first, self.names);
        for (name, width) in self.numbers {
            line.push_str(&pad_left(name, width));
        }
        let line = self.paint(&line, DIM);
        self.line(&line);
    }

    fn article(&mut self, article: &ArticleStatus) {
        let name = article.article.clone();
        self.heading(&name, article.segments, article.words, &article.locales);
        for reason in &article.blocked {
            let text = format!("  ! {}", clean(reason));
            let text = self.paint(&elide_middle(&text, self.width), RED);
            self.line(&text);
        }
    }

    /// A name with the counts of its source, then a line a locale.
    fn heading(&mut self, name: &str, segments: usize, words: usize, locales: &ByLocale) {
        let numbers = if self.is_wide() {
            pad_left(&thousands(segments), self.numbers[0].1) + &pad_left(&thousands(words), self.numbers[1].1)
        } else {
            String::new()
        };
        let name = clean(name);
        let line = self.paint(&pad(&elide_middle(&name, self.names), self.names), BOLD) + &numbers;
        self.line(&line);
        for (locale, counts) in locales {
            self.locale(locale, counts);
        }
    }

    fn locale(&mut self, locale: &Locale, c: &LocaleCounts) {
        let whole = c.words.saturating_sub(c.left_out_words);
        let bar_width = self.names.saturating_sub(self.locales + 5).min(24);
        let tag = pad(&elide_middle(&locale.to_string(), self.locales), self.locales);
        let mut line = format!("  {tag} ");
        line.push_str(&self.bar(c, whole, bar_width));
        line.push_str(
            &" ".repeat(
                (self.names - 3 - self.locales).saturating_sub(bar_width) + self.numbers[0].1 + self.numbers[1].1,
            ),
        );
        for (part, (_, width), style) in [
            (c.current_words, self.numbers[2], if c.is_complete() { GREEN } else { Style::new() }),
            (c.stale_words, self.numbers[3], if c.material > 0 { RED } else { YELLOW }),
            (c.untranslated_words, self.numbers[4], Style::new()),
        ] {
            let text = pad_left(&percent(part, whole), width);
            line.push_str(&if part == 0 { self.paint(&text, DIM) } else { self.paint(&text, style) });
        }
        self.line(&line);
        let notes = notes(c);
        let lines = if self.is_wide() { vec![notes.join(", ")] } else { notes };
        for line in lines.iter().filter(|l| !l.is_empty()) {
            let text = elide_end(&format!("  {} {line}", " ".repeat(self.locales)), self.width);
            let style = if c.material > 0 || c.broken > 0 { RED } else { DIM };
            let text = self.paint(&text, style);
            self.line(&text);
        }
    }

    /// `█` current, `▒` stale, `·` untranslated: to be read without colours.
    fn bar(&self, c: &LocaleCounts, whole: usize, width: usize) -> String {
        if whole == 0 || width < 2 {
            return " ".repeat(width);
        }
        let cells = |part: usize| {
            let exact = part * width;
            // What is there shows, be it ever so little; what is not whole does not look it.
            (exact / whole).clamp(usize::from(part > 0), width - usize::from(part < whole))
        };
        let untranslated = cells(c.untranslated_words);
        let stale = cells(c.stale_words).min(width - untranslated);
        let current = width - untranslated - stale;
        self.paint(&"█".repeat(current), GREEN)
            + &self.paint(&"▒".repeat(stale), if c.material > 0 { RED } else { YELLOW })
            + &self.paint(&"·".repeat(untranslated), DIM)
    }

    /// One block a folder, the articles in it together.
    fn folders(&mut self, articles: &[ArticleStatus]) {
        let mut folders: BTreeMap<&str, Vec<&ArticleStatus>> = BTreeMap::new();
        for article in articles {
            let folder = article.article.rfind('/').map_or(".", |i| &article.article[..i]);
            folders.entry(folder).or_default().push(article);
        }
        self.header("folder");
        // Those where most is to do, but in the order of their names, which are often years.
        let mut urgency: Vec<_> = folders.iter().map(|(f, a)| (Reverse(folder_to_do(a)), *f)).collect();
        urgency.sort();
        let hidden: Vec<&str> =
            urgency.split_off(urgency.len().min(MOST_FOLDERS)).into_iter().map(|(_, f)| f).collect();
        let (hidden, shown): (Vec<_>, Vec<_>) = folders.into_iter().partition(|(f, _)| hidden.contains(f));
        for (folder, articles) in shown {
            let (segments, words) = (articles.iter().map(|a| a.segments).sum(), articles.iter().map(|a| a.words).sum());
            let name = format!("{folder} ({})", thousands(articles.len()));
            let totals = totals(articles.iter().copied());
            self.heading(&name, segments, words, &totals);
        }
        if !hidden.is_empty() {
            let articles = hidden.iter().map(|(_, a)| a.len()).sum();
            let text = format!(
                "… and {} with {}",
                count(hidden.len(), "more folder", "more folders"),
                count(articles, "article", "articles")
            );
            self.line(&text);
        }
        self.line("");
    }

    /// The articles where most is to do, and how many there are besides.
    fn urgent(&mut self, articles: &[ArticleStatus]) {
        let mut open: Vec<&ArticleStatus> = articles.iter().filter(|a| !a.is_complete()).collect();
        let complete = articles.len() - open.len();
        // A sort that keeps the order of equals gives the same page every time.
        open.sort_by_key(|a| Reverse(to_do(a)));
        if !open.is_empty() {
            self.header("most urgent");
        }
        for article in open.iter().take(MOST_URGENT) {
            self.article(article);
        }
        if open.len() > MOST_URGENT {
            let more = count(open.len() - MOST_URGENT, "more article to do", "more articles to do");
            let apart = if self.is_wide() { " " } else { "\n  " };
            self.line(&format!("… and {more}{apart}(`tradwi status --all` shows them)"));
        }
        if complete > 0 {
            self.line(&format!("… and {} complete", thousands(complete)));
        }
        self.line("");
    }

    fn totals(&mut self, report: &StatusReport) {
        if report.articles.len() > 1 {
            let rule = "─".repeat(self.width);
            let rule = self.paint(&rule, DIM);
            self.line(&rule);
            let name = format!("all {}", count(report.articles.len(), "article", "articles"));
            let (segments, words) =
                (report.articles.iter().map(|a| a.segments).sum(), report.articles.iter().map(|a| a.words).sum());
            self.heading(&name, segments, words, &report.totals);
        }
        let whole = "█ current   ▒ stale   · untranslated   (in per cent of the source's words)";
        let short = "█ current  ▒ stale  · untranslated\nin per cent of the source's words";
        let legend = if width(whole) <= self.width { whole } else { short };
        let legend = self.paint(legend, DIM);
        let _ = writeln!(self.out, "\n{legend}");
    }
}

/// How urgent an article is: passages that may be false first, then words.
fn to_do(article: &ArticleStatus) -> (usize, usize) {
    let sum = |of: fn(&LocaleCounts) -> usize| article.locales.values().map(|c| of(c)).sum::<usize>();
    (sum(|c| c.material + c.broken), sum(|c| c.stale_words + c.untranslated_words))
}

fn folder_to_do(articles: &[&ArticleStatus]) -> usize {
    articles.iter().map(|a| to_do(a).1).sum()
}

/// What the numbers do not show.
fn notes(c: &LocaleCounts) -> Vec<String> {
    let mut out = Vec::new();
    let mut add = |n: usize, one: &str, many: &str| {
        if n > 0 {
            out.push(count(n, one, many));
        }
    };
    add(c.material, "stale passage may be false now", "stale passages may be false now");
    add(c.broken, "broken entry", "broken entries");
    add(c.machine, "machine text", "machine texts");
    add(c.draft, "draft", "drafts");
    add(c.left_out, "left out", "left out");
    out
}
