//! Articles as the model has them: paragraphs, front matter and markers, written as Markdown or plain text.

/// Words of every kind that has ever broken a text tool.
pub const WORDS: [&str; 36] = [
    "dlo",
    "polisye",
    "“85%”",
    "Pòtoprens",
    "l’eau",
    "été",
    "water",
    "the",
    "of",
    "{brace}",
    "[bracket]",
    "#hash",
    "*star",
    "\u{5E9}\u{5DC}\u{5D5}\u{5DD}",
    "💧",
    "e\u{301}t",
    "No.",
    "1,000",
    "a\u{A0}b",
    "mission",
    "gang",
    "money",
    "year",
    "\\",
    "\u{202E}abc\u{202C}",
    "👩\u{200D}🔬",
    "1\u{202F}500",
    "\u{2066}x\u{2069}",
    "\u{645}\u{627}\u{621}",
    "not",
    "7\u{3000}8",
    "end. Next",
    "a > b",
    "\"quoted\"",
    "[sit](http://a.org/1)",
    "en> was>",
];

pub const FIGURES: [&str; 8] = ["85%", "90%", "1,500", "1.500", "-3", "12 000", "2021", "7/8"];

/// A paragraph with the marker above it, if there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    pub text: String,
    pub marker: Option<String>,
}

impl Paragraph {
    pub fn new(text: String) -> Self {
        Self { text, marker: None }
    }
}

/// A paragraph of several words, the same for the same seed.
pub fn paragraph(seed: usize) -> Paragraph {
    let words: Vec<&str> = (0..6 + seed % 5).map(|i| WORDS[(seed * 7 + i * (3 + seed % 4)) % WORDS.len()]).collect();
    Paragraph::new(words.join(" ") + " said.")
}

#[derive(Clone, Debug)]
pub struct Article {
    /// Its name below `articles`, without extension.
    pub stem: String,
    pub markdown: bool,
    /// Fields of the front matter; plain text has none.
    pub fields: Vec<(&'static str, String)>,
    pub paragraphs: Vec<Paragraph>,
    /// Whether its file is there.
    pub there: bool,
    /// Every state of the paragraphs there has been.
    pub history: Vec<Vec<Paragraph>>,
}

impl Article {
    pub fn new(stem: &str, markdown: bool, first: usize, count: usize) -> Self {
        let paragraphs = (first..first + count).map(paragraph).collect();
        let fields = if markdown { vec![("title", format!("Tit {first} la"))] } else { Vec::new() };
        Self { stem: stem.into(), markdown, fields, paragraphs, there: true, history: Vec::new() }
    }

    pub fn path(&self) -> String {
        format!("articles/{}.{}", self.stem, if self.markdown { "md" } else { "txt" })
    }

    pub fn text(&self) -> String {
        let mut out = String::new();
        if self.markdown && !self.fields.is_empty() {
            out.push_str("---\n");
            for (key, value) in &self.fields {
                // The locales are a list and the language is a tag; the others are quoted texts.
                match *key {
                    "locales" | "lang" => out.push_str(&format!("{key}: {value}\n")),
                    _ => out.push_str(&format!("{key}: '{}'\n", value.replace('\'', "''"))),
                }
            }
            out.push_str("---\n\n");
        }
        let gap = if self.markdown { "\n\n" } else { "\n" };
        for paragraph in &self.paragraphs {
            if let Some(marker) = &paragraph.marker {
                out.push_str(&format!("<!-- tradwi: {marker} -->{gap}"));
            }
            out.push_str(&paragraph.text);
            out.push_str(gap);
        }
        out
    }

    /// Sets or removes a field of the front matter.
    pub fn toggle(&mut self, key: &'static str, value: String) {
        match self.fields.iter().position(|(k, _)| *k == key) {
            Some(at) => drop(self.fields.remove(at)),
            None => self.fields.push((key, value)),
        }
    }
}
