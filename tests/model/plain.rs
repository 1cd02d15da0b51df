//! Which entries of a catalogue are beyond doubt, told from its lines alone and not by the library under test.

use std::collections::HashMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// One entry as sync or a careful translator writes it.
    Entry,
    /// Notes, or a line of nobody's.
    Note,
    /// Anything else.
    Odd,
}

/// The stretches of a file between blank lines.
pub struct Blocks {
    blocks: Vec<(usize, usize, Kind)>,
    /// How often each id begins a line.
    ids: HashMap<String, usize>,
    /// Whether a line is a conflict marker.
    pub conflict: bool,
}

impl Blocks {
    pub fn of(text: &str) -> Self {
        let mut blocks: Vec<(usize, usize, Vec<&str>)> = Vec::new();
        let mut open = false;
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            let line = line.trim_start_matches('\u{FEFF}').trim_end_matches(['\r', '\n']);
            if line.trim().is_empty() {
                open = false;
            } else if open {
                let block = blocks.last_mut().unwrap();
                block.1 = at;
                block.2.push(line);
            } else {
                open = true;
                blocks.push((start, at, vec![line]));
            }
        }
        let mut ids: HashMap<String, usize> = HashMap::new();
        let all = blocks.iter().flat_map(|b| &b.2);
        for id in all.filter_map(|line| Some(line.split_once(" =")?.0)).filter(|id| is_id(id)) {
            *ids.entry(id.to_owned()).or_default() += 1;
        }
        let conflict = blocks
            .iter()
            .flat_map(|b| &b.2)
            .any(|l| l.starts_with("<<<<<<<") || l.starts_with(">>>>>>>") || *l == "=======");
        let blocks = blocks.into_iter().map(|(from, to, lines)| (from, to, kind(&lines, &ids))).collect();
        Self { blocks, ids, conflict }
    }

    pub fn all_plain(&self) -> bool {
        self.blocks.iter().all(|b| b.2 != Kind::Odd)
    }

    /// Whether a line begins with an id as an entry's does.
    pub fn begins(&self, id: &str) -> bool {
        self.ids.contains_key(id)
    }

    /// Whether the entry whose id stands at a byte is plain, and so are those before and after it.
    pub fn is_exact(&self, at: usize) -> bool {
        let Some(own) = self.blocks.iter().position(|b| b.0 <= at && at < b.1) else { return false };
        let entry = |mut found: Box<dyn Iterator<Item = &(usize, usize, Kind)> + '_>| {
            found.find(|b| b.2 != Kind::Note).is_none_or(|b| b.2 == Kind::Entry)
        };
        self.blocks[own].2 == Kind::Entry
            && entry(Box::new(self.blocks[..own].iter().rev()))
            && entry(Box::new(self.blocks[own + 1..].iter()))
    }
}

fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

fn is_note(line: &str) -> bool {
    line.starts_with("# Nòt") || line.starts_with("## Gwoup") || line.starts_with("Yon liy")
}

fn is_plain_comment(line: &str) -> bool {
    if line.starts_with("# Nòt") || line == "# obsolete" || line == "# leave-out" || line.starts_with("# state: ") {
        return true;
    }
    if line.starts_with("# was reviewed (") {
        return true;
    }
    let Some(head) = line.strip_prefix("# ").and_then(|l| l.split_once('>')) else { return false };
    let (tag, key) = head.0.split_once(' ').unwrap_or((head.0, ""));
    ["en", "fr"].contains(&tag)
        && ["", "was", "diff", "near", "note", "stale"].contains(&key)
        && (head.1.is_empty() || head.1.starts_with(' '))
        && head.0 == format!("{tag} {key}").trim_end()
}

fn kind(lines: &[&str], ids: &HashMap<String, usize>) -> Kind {
    if lines.iter().all(|l| is_note(l)) {
        return Kind::Note;
    }
    let comment = lines.iter().take_while(|l| l.starts_with('#')).count();
    let Some(message) = lines.get(comment) else { return Kind::Odd };
    let Some((id, value)) = message.split_once(" =") else { return Kind::Odd };
    let more = &lines[comment + 1..];
    let continues = |l: &&str| l.starts_with(' ') && !l.trim_start().starts_with(['[', '*', '.', '}', '#']);
    let bare = |l: &str| {
        let known = ["{ \"\" }", "{ -binuh }", "{\"{\"}", "{\"}\"}", "{\"[\"}"];
        let rest = known.iter().fold(l.to_owned(), |l, k| l.replace(k, ""));
        !rest.contains(['{', '}'])
    };
    let plain = is_id(id)
        && ids.get(id) == Some(&1)
        && lines[..comment].iter().all(|l| is_plain_comment(l))
        && (!value.trim().is_empty() || !more.is_empty())
        && bare(value)
        && more.iter().all(|l| continues(l) && bare(l) && !l.contains('\t'));
    if plain { Kind::Entry } else { Kind::Odd }
}
