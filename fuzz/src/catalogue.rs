//! The reader of catalogues: ranges in order and on boundaries, nothing that anybody wrote out of sight; and any
//! text through a message and back.

use tradwi::article::Layout;
use tradwi::catalogue::{self, Catalogue, Header, SourceEntry, Terms, Value, message};

use crate::{is_in, locale, parts};

/// A catalogue, the terms it may refer to, and a text.
pub fn check(input: &str) {
    let [text, terms, words] = parts(input);
    let terms = Terms::read(&locale("ht"), terms.to_owned());
    let catalogue = catalogue::read(text.to_owned(), &terms, &[locale("en"), locale("fr")]);
    ranges(&catalogue);
    catalogue.source_entries();
    round_trip(words);
}

/// What holds for every catalogue (invariant 8).
pub fn ranges(catalogue: &Catalogue) {
    let text = catalogue.text.as_str();
    let line_start = |at: usize| at == 0 || text[..at].ends_with('\n') || text[..at] == *"\u{FEFF}";
    let mut at = 0;
    for (i, entry) in catalogue.entries.iter().enumerate() {
        for range in [&entry.range, &entry.id_range, &entry.value_range] {
            assert!(is_in(text, range), "{entry:?} is off");
        }
        assert!(entry.range.start >= at && line_start(entry.range.start), "{entry:?} begins in another");
        at = entry.range.end;
        assert!(line_start(at) || at == text.len(), "{entry:?} ends within a line");
        assert_eq!(text[entry.id_range.clone()], entry.id);
        assert!(line_start(entry.id_range.start), "{entry:?} has its id within a line");
        assert!(text[entry.id_range.end..].trim_start_matches(' ').starts_with('='), "{entry:?} has no sign");
        assert_eq!(entry.value_range.start, entry.id_range.end);
        assert!(entry.value_range.end <= entry.range.end);
        let mut comment = entry.range.start;
        for line in &entry.comment {
            assert_eq!(line.range.start, comment, "{entry:?} has a hole in its comment");
            assert!(text[line.range.clone()].starts_with('#'), "{entry:?} has a comment that is none");
            comment = line.range.end;
        }
        assert_eq!(comment, entry.id_range.start, "{entry:?} is apart from its comment");
        for span in entry.flaws.iter().map(|f| &f.span).chain(entry.damage.iter().map(|d| &d.span)) {
            assert!(is_in(text, span), "{entry:?} is off");
        }
        // A term is judged where it is used.
        if entry.value == Value::Unresolved && !entry.id.starts_with('-') {
            assert!(!entry.flaws.is_empty(), "{entry:?} has no value for no reason");
        }
        assert!(entry.followed_by.is_none_or(|next| next > i && next < catalogue.entries.len()));
        assert!(catalogue.position(&entry.id).is_some_and(|first| first <= i));
    }
    let mut at = 0;
    for junk in &catalogue.junk {
        assert!(is_in(text, &junk.range) && junk.range.start >= at, "{junk:?} is off");
        assert!(junk.range.contains(&junk.at) || junk.at == junk.range.end, "{junk:?} errs elsewhere");
        assert!(text.is_char_boundary(junk.at), "{junk:?} errs within a character");
        at = junk.range.end;
    }
    for span in catalogue.stray.iter().cloned().chain(catalogue.conflict.map(|at| at..at)) {
        assert!(is_in(text, &span), "{span:?} is off");
    }
    if catalogue.too_deep.is_none() {
        nothing_is_out_of_sight(catalogue);
    }
}

/// Every line is an entry's, junk, a comment or blank.
fn nothing_is_out_of_sight(catalogue: &Catalogue) {
    let text = catalogue.text.as_str();
    let mut seen: Vec<_> = catalogue.entries.iter().map(|e| e.range.clone()).collect();
    seen.extend(catalogue.junk.iter().map(|j| j.range.clone()));
    seen.sort_by_key(|r| r.start);
    let mut at = 0;
    for range in seen.into_iter().chain([text.len()..text.len()]) {
        for line in text[at..range.start.max(at)].lines() {
            let line = line.trim_start_matches('\u{FEFF}');
            assert!(line.trim().is_empty() || line.starts_with('#'), "nobody sees {line:?} in {text:?}");
        }
        at = at.max(range.end);
    }
}

/// Any text, through a message and back (invariant 3), and through a source catalogue.
fn round_trip(words: &str) {
    for newline in ["\n", "\r\n"] {
        for lines in [vec![words], words.split('\n').collect()] {
            let ftl = format!("id ={}{newline}next = Next{newline}", message::value(lines.iter().copied(), newline));
            let read = catalogue::read(ftl.clone(), &Terms::none(), &[]);
            ranges(&read);
            assert!(read.junk.is_empty() && read.entries.len() == 2, "{ftl:?}");
            let meant = lines.join("\n");
            let meant = if meant.trim().is_empty() { Value::Stub } else { Value::Text(meant) };
            assert_eq!(read.entries[0].value, meant, "{ftl:?}");
        }
    }
    let lines: Vec<String> = words.split('\n').map(str::to_owned).collect();
    if lines.iter().any(|l| !l.trim().is_empty()) {
        let note = words.split(['\n', '\r']).next().map(|n| n.trim_matches(['#', ' ', '\t']).trim().to_owned());
        let note = note.filter(|n| !n.is_empty() && !n.starts_with('#'));
        let entry = |id: &str, kind: &str| SourceEntry {
            former: Vec::new(),
            id: id.to_owned(),
            kind: kind.to_owned().into(),
            lines: lines.clone().into(),
            note: note.clone(),
        };
        let entries = [entry("a", "heading 1"), entry("b", "heading 2"), entry("c", "paragraph")];
        let header =
            Header { article: words.replace('\u{1E}', "").trim().to_owned(), segments: 1, layout: Layout::Wrapped };
        let written = catalogue::write_source(&header, &entries);
        let read = catalogue::read(written.clone(), &Terms::none(), &[]);
        ranges(&read);
        assert_eq!(read.source_entries(), entries, "{written:?}");
        assert_eq!(read.header.as_ref(), Some(&header), "{written:?}");
    }
}
