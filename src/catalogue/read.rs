//! Reading a catalogue: the Fluent parser says what is there, and the slices it returns say where.

use std::ops::Range;

use fluent_syntax::ast;
use fluent_syntax::parser::{ErrorKind, ParserError};

use super::comment::{self, CommentLine, Line};
use super::index::Index;
use super::{Catalogue, Damage, Entry, Flaw, FlawKind, Header, Junk, Terms, Value, guard, judge, plain};
use crate::locale::Locale;

/// Reads a catalogue. Never fails; linear in the text.
///
/// `terms` resolve the references of the messages, and `watched` are the locales whose text lines are the
/// base of a translation here: the article's source and, where there is one, the pivot.
pub fn read(text: String, terms: &Terms, watched: &[Locale]) -> Catalogue {
    let mut catalogue = Catalogue::default();
    // The parser takes a byte order mark for the first letter of an entry.
    let bom = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let plain = plain::regions(&text, bom, watched);
    catalogue.plain = plain.is_some();
    // No line of a plain file begins as a marker does.
    catalogue.conflict = if plain.is_some() { None } else { conflict_marker(&text) };
    match plain.map_or_else(|| by_parser(&text, bom, terms, watched), Ok) {
        Ok(regions) => fill(&mut catalogue, &text, regions, watched),
        Err(at) => catalogue.too_deep = Some(at),
    }
    catalogue.text = text;
    catalogue
}

/// What the Fluent parser finds in a file from `bom` on; where it is nested too deep if it is.
pub(super) fn by_parser(text: &str, bom: usize, terms: &Terms, watched: &[Locale]) -> Result<Vec<Region>, usize> {
    let body = guard::bearable(&text[bom..]).map_err(|at| bom + at)?;
    Ok(regions(&Place { text, body: &body, bom }, terms, watched))
}

/// A stretch of the file that has a name.
#[derive(Debug)]
pub(super) enum Region {
    Entry(Entry),
    Junk(Junk),
    /// A comment that belongs to no entry; `attachable` if it is of the level that could.
    Comment {
        lines: Vec<Range<usize>>,
        level: u8,
    },
}

impl Region {
    /// An entry, the ends of which are found once it is known what comes next.
    pub(super) fn entry(
        id: String,
        id_range: Range<usize>,
        comment: Vec<CommentLine>,
        value: Value,
        flaws: Vec<Flaw>,
    ) -> Self {
        let start = comment.first().map_or(id_range.start, |l| l.range.start);
        Self::Entry(Entry {
            id,
            range: start..id_range.end,
            value_range: id_range.end..id_range.end,
            id_range,
            comment,
            value,
            flaws,
            remarks: Vec::new(),
            followed_by: None,
            damage: Vec::new(),
        })
    }

    fn start(&self) -> usize {
        match self {
            Self::Entry(e) => e.range.start,
            Self::Junk(j) => j.range.start,
            Self::Comment { lines, .. } => lines.first().map_or(usize::MAX, |l| l.start),
        }
    }
}

fn regions(place: &Place<'_>, terms: &Terms, watched: &[Locale]) -> Vec<Region> {
    let (resource, errors) = match fluent_syntax::parser::parse(place.body) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut errors = errors.into_iter();
    let mut out = Vec::with_capacity(resource.body.len());
    for entry in &resource.body {
        match entry {
            ast::Entry::Message(m) => {
                let id = place.range(m.id.name);
                let mut flaws = Vec::new();
                if let Some(a) = m.attributes.first() {
                    flaws.push(Flaw { span: place.range(a.id.name), kind: FlawKind::Attribute });
                }
                let value = match &m.value {
                    Some(pattern) => read_value(place, pattern, &id, terms, &mut flaws),
                    None => Value::Unresolved,
                };
                place.push_entry(&mut out, m.id.name.to_owned(), id, m.comment.as_ref(), value, flaws, watched);
            }
            ast::Entry::Term(t) => {
                let name = place.range(t.id.name);
                let id = name.start - 1..name.end;
                let value = read_value(place, &t.value, &id, terms, &mut Vec::new());
                place.push_entry(
                    &mut out,
                    format!("-{}", t.id.name),
                    id,
                    t.comment.as_ref(),
                    value,
                    Vec::new(),
                    watched,
                );
            }
            ast::Entry::Comment(c) => place.push_comment(&mut out, c, 1),
            ast::Entry::GroupComment(c) => place.push_comment(&mut out, c, 2),
            ast::Entry::ResourceComment(c) => place.push_comment(&mut out, c, 3),
            ast::Entry::Junk { content } => {
                let range = place.range(content);
                let range = range.start..range.start + content.trim_end().len();
                let error = errors.next();
                // The parser gives white space at the end of a file as well: there is nothing in it to be lost.
                if range.is_empty() {
                    continue;
                }
                let at =
                    error.as_ref().map_or(range.start, |e| (e.pos.start + place.bom).clamp(range.start, range.end));
                let message = error.map_or_else(|| "this is not Fluent".to_owned(), |e| explain(&e));
                let name_end = content.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
                let id = name_end
                    .filter(|&end| content[end..].trim_start_matches(' ').starts_with('='))
                    .map(|end| content[..end].to_owned())
                    .filter(|id| !id.is_empty());
                out.push(Region::Junk(Junk { range, at, message, id }));
            }
        }
    }
    out
}

/// Turns slices of the parsed text into offsets of the whole file.
pub(super) struct Place<'a> {
    /// The file.
    pub text: &'a str,
    /// What the parser was given: the file from `bom` on, as long as it is.
    pub body: &'a str,
    pub bom: usize,
}

impl Place<'_> {
    /// The bytes of a slice that the parser took out of the text.
    pub fn range(&self, slice: &str) -> Range<usize> {
        let start = (slice.as_ptr() as usize).wrapping_sub(self.body.as_ptr() as usize).min(self.body.len()) + self.bom;
        start..(start + slice.len()).min(self.text.len())
    }

    /// The whole line of a comment's content, with its marks and its line end.
    fn line(&self, content: Range<usize>) -> Range<usize> {
        let bytes = self.text.as_bytes();
        // The content begins behind its marks, three at most and a space, and ends at the line's end.
        let marks = bytes[..content.start].iter().rev().take_while(|&&b| b != b'\n').count();
        (content.start - marks).max(self.bom.min(content.start))..line_end(self.text, content.end)
    }

    fn comment_lines(&self, comment: &ast::Comment<&str>) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        comment.content.iter().filter_map(move |slice| {
            let line = self.line(self.range(slice));
            // A bare `#` as the last byte has a slice of nothing, from nowhere.
            (at <= line.start).then(|| {
                at = line.end;
                line
            })
        })
    }

    fn push_comment(&self, out: &mut Vec<Region>, comment: &ast::Comment<&str>, level: u8) {
        let lines: Vec<Range<usize>> = self.comment_lines(comment).collect();
        if !lines.is_empty() {
            out.push(Region::Comment { lines, level });
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one entry, each named at the two places of call")]
    fn push_entry(
        &self,
        out: &mut Vec<Region>,
        id: String,
        id_range: Range<usize>,
        comment: Option<&ast::Comment<&str>>,
        value: Value,
        flaws: Vec<Flaw>,
        watched: &[Locale],
    ) {
        let mut lines = Vec::new();
        if let Some(comment) = comment {
            lines.reserve_exact(comment.content.len());
            lines.extend(self.comment_lines(comment).map(|range| CommentLine { range, line: Line::Note }));
        }
        // The parser attaches a comment across one blank line; the specification does not.
        if lines.last().is_some_and(|l| l.range.end != id_range.start) {
            let lines = std::mem::take(&mut lines).into_iter().map(|l| l.range).collect();
            out.push(Region::Comment { lines, level: 1 });
        }
        for CommentLine { range, line } in &mut lines {
            *line = comment::parse(trim_line_end(&self.text[range.clone()]), watched);
        }
        out.push(Region::entry(id, id_range, lines, value, flaws));
    }
}

/// Where the line ends that the byte `at` is of, behind its line end.
fn line_end(text: &str, at: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |i| at + i + 1)
}

pub(super) fn trim_line_end(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}

fn read_value(
    place: &Place<'_>,
    pattern: &ast::Pattern<&str>,
    id: &Range<usize>,
    terms: &Terms,
    flaws: &mut Vec<Flaw>,
) -> Value {
    if let [
        ast::PatternElement::Placeable {
            expression: ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }),
        },
    ] = pattern.elements.as_slice()
        && value.trim().is_empty()
    {
        return Value::Stub;
    }
    if let Some(text) = plain_text(pattern) {
        return if text.trim().is_empty() { Value::Stub } else { Value::Text(text) };
    }
    let unknown = terms.unknown_references(pattern);
    if !unknown.is_empty() {
        flaws.extend(
            unknown.into_iter().map(|(slice, name)| Flaw { span: place.range(slice), kind: FlawKind::Unknown(name) }),
        );
        return Value::Unresolved;
    }
    match terms.resolve(pattern) {
        Some(text) if text.trim().is_empty() => Value::Stub,
        Some(text) => Value::Text(text),
        None => {
            flaws.push(Flaw { span: id.clone(), kind: FlawKind::NoValue });
            Value::Unresolved
        }
    }
}

/// The text of a pattern without placeables, which needs no bundle.
fn plain_text(pattern: &ast::Pattern<&str>) -> Option<String> {
    if let [ast::PatternElement::TextElement { value }] = pattern.elements.as_slice() {
        return Some((*value).to_owned());
    }
    // A line an element, mostly; the next one may have a placeable.
    let mut length = 0;
    for element in &pattern.elements {
        let ast::PatternElement::TextElement { value } = element else { return None };
        length += value.len();
    }
    let mut out = String::with_capacity(length);
    for element in &pattern.elements {
        if let ast::PatternElement::TextElement { value } = element {
            out.push_str(value);
        }
    }
    Some(out)
}

/// Finds the ends of entries, what follows them, and which comments were torn from their entry.
fn fill(catalogue: &mut Catalogue, text: &str, mut regions: Vec<Region>, watched: &[Locale]) {
    regions.sort_by_key(Region::start);
    catalogue.entries.reserve(regions.len());
    catalogue.index = Index::with_capacity(regions.len());
    let starts: Vec<usize> = regions.iter().skip(1).map(Region::start).chain([text.len()]).collect();
    // Damage waits for the entry below it.
    let mut pending: Vec<Damage> = Vec::new();
    // The last entry, and where what touches it ends: its own lines, and comments typed straight below them.
    let mut previous: Option<usize> = None;
    let mut touching = 0;
    for (region, next) in regions.into_iter().zip(starts) {
        match region {
            Region::Comment { lines, level } => {
                if level == 3 && catalogue.header.is_none() && catalogue.entries.is_empty() {
                    let texts: Vec<&str> = lines.iter().map(|l| trim_line_end(&text[l.clone()])).collect();
                    catalogue.header = Header::read(&texts);
                }
                let mut of_another = false;
                let whole = lines.first().map_or(0, |l| l.start)..lines.last().map_or(0, |l| l.end);
                for line in lines {
                    let content = trim_line_end(&text[line.clone()]);
                    let said = comment::parse(content, watched);
                    of_another |= matches!(said, Line::Text(..));
                    match said {
                        Line::Note | Line::Allow(_) => {}
                        Line::Damaged => pending.push(Damage { span: line, detached: false }),
                        _ if level == 1 => pending.push(Damage { span: line, detached: true }),
                        _ => pending.push(Damage { span: line, detached: false }),
                    }
                }
                // What stands below the source lines of another message is that one's. Below a note it may be
                // the other half of the message above, which the note cut in two.
                if of_another {
                    previous = None;
                } else if whole.start == touching {
                    touching = whole.end;
                }
            }
            Region::Junk(junk) => {
                let content = &text[junk.range.clone()];
                // A comment line of tradwi's that lost its space is not Fluent, and belongs to what is below.
                let mut damaged = false;
                let mut at = junk.range.start;
                let begun = junk.id.as_deref().or_else(|| without_sign(content));
                let below = pending.last().is_some_and(|d| d.span.end == junk.range.start);
                if junk.id.is_some() || (below && begun.is_some_and(looks_born)) {
                    // The lines above belong to the message that went wrong.
                    pending.clear();
                }
                for line in content.split_inclusive('\n') {
                    let sign = comment::looks_like_comment(line);
                    if (sign || junk.id.is_none()) && comment::was_near(line, watched) {
                        pending.push(Damage { span: at..at + line.len(), detached: false });
                        // Below other lines it says nothing of those, which may be the other half of the message above.
                        damaged |= sign && at == junk.range.start && !line.starts_with([' ', '\t']);
                    }
                    at += line.len();
                }
                if let Some(last) = previous {
                    let entry = &mut catalogue.entries[last];
                    let between = &text[touching.min(junk.range.start)..junk.range.start];
                    let direct = !between.contains('\n');
                    // A full stop begins an attribute, wherever it stands: by the specification the message is junk too.
                    let indented = content.starts_with([' ', '\t', '.']) || between.ends_with([' ', '\t']);
                    if (direct && !damaged && junk.id.is_none()) || indented {
                        entry.flaws.push(Flaw { span: junk.range.clone(), kind: FlawKind::JunkFollows });
                    }
                }
                // More junk may follow the same entry, as when every line of a paragraph was typed in column 0.
                if let Some(id) = begun {
                    catalogue.begun.entry(id.to_owned()).or_insert(catalogue.junk.len());
                }
                catalogue.junk.push(junk);
            }
            Region::Entry(mut entry) => {
                entry.damage = std::mem::take(&mut pending);
                let end = entry.id_range.end + text[entry.id_range.end..next].trim_end().len();
                entry.value_range = entry.id_range.end..end;
                entry.range.end = line_end(text, end);
                // An indented comment line is a line of the message above to Fluent, and lost to the entry below.
                let mut at = entry.value_range.start;
                let value = &text[entry.value_range.clone()];
                let value = if memchr::memchr(b'#', value.as_bytes()).is_some() { value } else { "" };
                for line in value.split_inclusive('\n') {
                    let span = at..at + line.len();
                    let continues = at > entry.value_range.start;
                    if continues && comment::looks_like_comment(line) && comment::is_near(line, watched) {
                        entry.flaws.push(Flaw { span: span.clone(), kind: FlawKind::JunkFollows });
                        pending.push(Damage { span, detached: false });
                    } else if continues && judge::is_remark(line) {
                        entry.remarks.push(span);
                    }
                    at += line.len();
                }
                let position = catalogue.entries.len();
                if let Some(last) = previous
                    && touching == entry.range.start
                {
                    catalogue.entries[last].followed_by = Some(position);
                }
                if let Some(first) = catalogue.index.insert(&entry, &catalogue.entries) {
                    for (at, span) in
                        [(None, entry.id_range.clone()), (Some(first), catalogue.entries[first].id_range.clone())]
                    {
                        let flaw = Flaw { span, kind: FlawKind::Duplicate };
                        let flaws = at.map_or(&mut entry.flaws, |i: usize| &mut catalogue.entries[i].flaws);
                        if !flaws.contains(&flaw) {
                            flaws.push(flaw);
                        }
                    }
                }
                touching = entry.range.end;
                catalogue.entries.push(entry);
                previous = Some(position);
            }
        }
    }
    catalogue.stray = pending.into_iter().map(|d| d.span).collect();
}

/// What may be the id of a message whose `=` is missing: the word that text follows on the same line.
fn without_sign(junk: &str) -> Option<&str> {
    let (word, rest) = junk.lines().next()?.split_once([' ', '\t'])?;
    let is_id = word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    (is_id && !rest.trim().is_empty()).then_some(word)
}

/// Whether a word has the form of the ids that tradwi gives: a slug and a hash.
fn looks_born(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, hash)| hash.len() >= 4 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Where the first line of a merge conflict stands.
pub(super) fn conflict_marker(text: &str) -> Option<usize> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes());
    std::iter::once(0).chain(ends.map(|end| end + 1)).find(|&at| {
        // Where two files were put together, a mark of one may stand in the middle.
        let rest = text[at..].trim_start_matches('\u{FEFF}');
        if !rest.starts_with(['<', '>', '|', '=']) {
            return false;
        }
        let line = rest.split('\n').next().unwrap_or(rest);
        line.trim_end() == "======="
            || ["<<<<<<<", ">>>>>>>", "|||||||"]
                .iter()
                .any(|m| line.strip_prefix(m).is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' ')))
    })
}

/// A parser's error in words a translator understands.
fn explain(error: &ParserError) -> String {
    match &error.kind {
        ErrorKind::ExpectedToken('=') => "a line that begins in column 1 must be `id = text`".into(),
        ErrorKind::ExpectedToken('}') => "a `{` is not closed".into(),
        ErrorKind::ExpectedToken(' ') => "a `#` needs a space behind it".into(),
        ErrorKind::ExpectedToken(c) => format!("a `{c}` is missing here"),
        ErrorKind::ExpectedCharRange { range } if range == "a-zA-Z" => "this line belongs to no message".into(),
        ErrorKind::ExpectedCharRange { range } => format!("one of `{range}` is expected here"),
        ErrorKind::ExpectedMessageField { entry_id } => format!("`{entry_id}` has no text"),
        ErrorKind::ExpectedTermField { entry_id } => format!("`-{entry_id}` has no text"),
        ErrorKind::UnbalancedClosingBrace => "a `}` was not opened".into(),
        ErrorKind::ExpectedInlineExpression => "a `{` wants a name or a quoted text behind it".into(),
        ErrorKind::UnterminatedStringLiteral => "a quotation mark inside `{ }` is not closed".into(),
        ErrorKind::MissingDefaultVariant => "a choice needs one variant with `*`".into(),
        ErrorKind::MissingValue => "a value is missing here".into(),
        other => {
            let text = other.to_string();
            text.trim_end_matches('.').to_owned()
        }
    }
}
