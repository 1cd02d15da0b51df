//! Source catalogues: written whole from the article, and the memory of the last sync.

use std::borrow::Cow;

use super::comment::push_line;
use super::{Catalogue, Line, Value, message};
use crate::article::{Kind, Layout};
use crate::text::Lines;

/// The version of the rules by which articles are cut into segments.
pub const SEGMENTATION: u32 = 1;

/// What the `###` lines of a source catalogue say. A file is a source catalogue only by these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The article's path, relative to the project.
    pub article: String,
    /// The version of the segmentation rules.
    pub segments: u32,
    /// How the plain text lies.
    pub layout: Layout,
}

/// One segment as the last sync left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceEntry {
    /// The segment's id.
    pub id: String,
    /// Its kind, as written.
    pub kind: Cow<'static, str>,
    /// Its sentences, a line each.
    pub lines: Lines,
    /// The article's note to translators.
    pub note: Option<String>,
    /// The ids it had before a marker fixed this one, the latest first: by these a catalogue that was not
    /// synced meanwhile still finds its translation.
    pub former: Vec<String>,
}

impl Header {
    /// Reads a resource comment, its lines with their `###`.
    pub(super) fn read(lines: &[&str]) -> Option<Self> {
        let contents: Vec<&str> = lines.iter().map(|l| l.trim_start_matches('#').trim()).collect();
        // An article's path, on the first line, may look like the second.
        let own = |l: &&str| l.strip_prefix("tradwi: source").is_some();
        let line = contents.iter().skip(1).copied().find(own).or_else(|| contents.first().copied().filter(own))?;
        let rest = line.strip_prefix("tradwi: source")?;
        let mut header = Self { article: unescape(contents.first()?), segments: SEGMENTATION, layout: Layout::Lines };
        for part in rest.split(',').map(str::trim) {
            if let Some(n) = part.strip_prefix("segments ") {
                header.segments = n.trim().parse().unwrap_or(0);
            } else if let Some(layout) = part.strip_prefix("layout ") {
                header.layout = if layout.trim() == "wrapped" { Layout::Wrapped } else { Layout::Lines };
            }
        }
        Some(header)
    }
}

/// Writes a source catalogue.
pub fn write_source(header: &Header, entries: &[SourceEntry]) -> String {
    let layout = match header.layout {
        Layout::Lines => "lines",
        Layout::Wrapped => "wrapped",
    };
    let mut out = format!(
        "### {}\n### tradwi: source, segments {}, layout {layout}\n### Written by tradwi from the article: edit the article, not this file.\n",
        escape(&header.article),
        header.segments
    );
    let length = |e: &SourceEntry| 32 + e.id.len() + e.lines.iter().map(|l| l.len() + 5).sum::<usize>();
    out.reserve(entries.iter().map(length).sum());
    for (i, entry) in entries.iter().enumerate() {
        out.push('\n');
        if i > 0 && entry.kind.starts_with("heading") {
            out.push_str("## ");
            push_line(&mut out, &entry.lines.join(" "));
            out.push_str("\n\n");
        }
        out.push_str("# ");
        out.push_str(&entry.kind);
        out.push('\n');
        if let Some(note) = &entry.note {
            out.push_str("# note: ");
            push_line(&mut out, note);
            out.push('\n');
        }
        if !entry.former.is_empty() {
            out.push_str("# formerly: ");
            out.push_str(&entry.former.join(", "));
            out.push('\n');
        }
        out.push_str(&entry.id);
        out.push_str(" =");
        message::write_value(&mut out, entry.lines.iter().map(String::as_str), "\n");
        out.push('\n');
    }
    out
}

impl Catalogue {
    /// The segments of a source catalogue, in order.
    pub fn source_entries(&self) -> Vec<SourceEntry> {
        self.entries
            .iter()
            .map(|e| {
                let notes = e.comment.iter().filter(|c| c.line == Line::Note);
                let mut notes = notes.map(|c| self.text[c.range.clone()].trim_start_matches('#').trim());
                let kind = notes.next().unwrap_or_default();
                let of_key = |key: &str| notes.clone().find_map(|n| n.strip_prefix(key));
                SourceEntry {
                    id: e.id.clone(),
                    kind: Kind::named(kind),
                    lines: match &e.value {
                        Value::Text(text) => {
                            // With their number known they are put in one place at once.
                            let count = 1 + memchr::memchr_iter(b'\n', text.as_bytes()).count();
                            let mut rest = text.as_str();
                            let mut next = || {
                                let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
                                let (line, after) = rest.split_at(end);
                                rest = after.get(1..).unwrap_or_default();
                                line.to_owned()
                            };
                            (0..count).map(|_| next()).collect()
                        }
                        Value::Stub | Value::Unresolved => Lines::default(),
                    },
                    note: of_key("note: ").map(str::to_owned),
                    former: of_key("formerly: ")
                        .map(|f| f.split(", ").map(str::to_owned).collect())
                        .unwrap_or_default(),
                }
            })
            .collect()
    }
}

/// A path has no line end in any sane project, and must not end the comment in another.
fn escape(path: &str) -> String {
    path.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D")
}

fn unescape(path: &str) -> String {
    path.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
}
