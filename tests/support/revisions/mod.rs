//! Made-up articles and revisions of them, with the truth of which segment came of which.
//!
//! What an editor does to a segment is one [`Edit`]; a revision holds one kind of edit, or a mixture. Words,
//! names, phrases and whole lines come again within an article, as they do in news: an inserted paragraph is
//! about the same subject and may share a third of its words with others.

#![allow(dead_code, reason = "tests, benches and the example each use their own part")]

pub mod score;
mod words;

pub use words::Dice;
use words::{Words, join, upper};

/// What was done to a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edit {
    Untouched,
    Moved,
    Swapped,
    Word,
    Figure,
    Third,
    MovedThird,
    Half,
    ShortWord,
    Heading,
    Reordered,
    Split2,
    Split3,
    SplitEdited,
    Merged,
    MergedEdited,
    Duplicated,
    Inserted,
    Replaced,
    Rewritten,
    Deleted,
}

impl Edit {
    pub const ALL: [Self; 21] = [
        Self::Untouched,
        Self::Moved,
        Self::Swapped,
        Self::Word,
        Self::Figure,
        Self::Third,
        Self::MovedThird,
        Self::Half,
        Self::ShortWord,
        Self::Heading,
        Self::Reordered,
        Self::Split2,
        Self::Split3,
        Self::SplitEdited,
        Self::Merged,
        Self::MergedEdited,
        Self::Duplicated,
        Self::Inserted,
        Self::Replaced,
        Self::Rewritten,
        Self::Deleted,
    ];

    /// For people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Untouched => "untouched",
            Self::Moved => "moved",
            Self::Swapped => "swapped",
            Self::Word => "one word of 5 or more changed",
            Self::Figure => "a figure changed",
            Self::Third => "up to a third of the words",
            Self::MovedThird => "moved, and up to a third",
            Self::Half => "half of the words",
            Self::ShortWord => "one word of 3 or 4 changed",
            Self::Heading => "title or heading, one word",
            Self::Reordered => "sentences reordered",
            Self::Split2 => "split in 2",
            Self::Split3 => "split in 3",
            Self::SplitEdited => "split in 2, and edited",
            Self::Merged => "merged",
            Self::MergedEdited => "merged, and edited",
            Self::Duplicated => "duplicated",
            Self::Inserted => "inserted, same subject",
            Self::Replaced => "replaced, same subject",
            Self::Rewritten => "rewritten whole",
            Self::Deleted => "deleted",
        }
    }
}

/// A segment of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// As `tradwi::article::Kind` writes itself.
    pub kind: &'static str,
    pub text: String,
}

/// A segment of the new article, and where it came from.
#[derive(Clone, Debug)]
pub struct NewPiece {
    pub piece: Piece,
    pub edit: Edit,
    /// Indices of the old segments whose text it is; none if it is new.
    pub from: Vec<usize>,
}

/// An article before and after.
#[derive(Clone, Debug)]
pub struct Revision {
    pub old: Vec<Piece>,
    pub new: Vec<NewPiece>,
    /// Old segments that were taken out.
    pub deleted: Vec<usize>,
    /// Whether several kinds of edits were made.
    pub mixed: bool,
}

/// Article number `number` of a seed, revised by one kind of edit or, four times in ten, by many.
pub fn revision(seed: u64, number: usize) -> Revision {
    let mut dice = Dice::new(seed.wrapping_mul(1_000_003).wrapping_add(number as u64));
    let language = *dice.pick(&[0, 0, 1, 2]);
    let words = Words::new(language, &mut dice);
    let old = article(&words, &mut dice);
    let mixed = dice.percent(40);
    let rate = if mixed { dice.range(10, 60) } else { dice.range(3, 25) };
    let kind = *dice.pick(&Edit::ALL[1..]);
    revise(&words, &mut dice, old, (!mixed).then_some(kind), rate)
}

/// Paragraphs for a long article, in English.
pub fn paragraphs(seed: u64, count: usize) -> Vec<String> {
    let mut dice = Dice::new(seed);
    let words = Words::new(0, &mut dice);
    (0..count).map(|_| words.paragraph(&mut dice)).collect()
}

/// A text with a few words changed.
pub fn touched(seed: u64, text: &str) -> String {
    let mut dice = Dice::new(seed);
    let words = Words::new(0, &mut dice);
    lightly(&words, &mut dice, text)
}

/// Revises an article: every segment with a chance of `rate` in 100, by `kind` or by any kind of edit.
fn revise(words: &Words, dice: &mut Dice, old: Vec<Piece>, kind: Option<Edit>, rate: usize) -> Revision {
    let mut new: Vec<NewPiece> = old
        .iter()
        .enumerate()
        .map(|(o, piece)| NewPiece { piece: piece.clone(), edit: Edit::Untouched, from: vec![o] })
        .collect();
    let mut deleted = Vec::new();
    let mut at = 0;
    let mut done = false;
    while at < new.len() {
        let first = !done && kind.is_some() && at + 3 > new.len();
        if new[at].edit != Edit::Untouched || !(dice.percent(rate) || first) {
            at += 1;
            continue;
        }
        let edit = kind.unwrap_or_else(|| *dice.pick(&Edit::ALL[1..]));
        let steps = apply(words, dice, edit, at, &mut new, &mut deleted);
        done |= steps.is_some();
        at += steps.unwrap_or(1);
    }
    // Moves last, so that nothing is edited twice.
    for (n, edit) in new.iter().map(|p| p.edit).enumerate().collect::<Vec<_>>() {
        if matches!(edit, Edit::Moved | Edit::MovedThird) {
            let piece = new.remove(n);
            new.insert(dice.below(new.len() + 1), piece);
        }
    }
    Revision { old, new, deleted, mixed: kind.is_none() }
}

/// Makes one edit at `at`, if the segment there is one for it: how many segments stand there now.
fn apply(
    words: &Words,
    dice: &mut Dice,
    edit: Edit,
    at: usize,
    new: &mut Vec<NewPiece>,
    deleted: &mut Vec<usize>,
) -> Option<usize> {
    let piece = new[at].piece.clone();
    let tokens: Vec<String> = piece.text.split(' ').map(str::to_owned).collect();
    let count = tokens.len();
    let heading = piece.kind.starts_with("heading") || piece.kind.starts_with("field");
    let sentences = sentences(&piece.text);
    let mut set = |text: String| new[at] = NewPiece { piece: Piece { text, ..piece.clone() }, edit, ..new[at].clone() };
    match edit {
        Edit::Untouched => return None,
        Edit::Moved => set(piece.text.clone()),
        Edit::Word if count >= 5 => set(reworded(words, dice, &tokens, 1)),
        Edit::ShortWord if (3..=4).contains(&count) => set(reworded(words, dice, &tokens, 1)),
        Edit::Heading if heading && count >= 4 => set(reworded(words, dice, &tokens, 1)),
        Edit::Third | Edit::MovedThird if count >= 5 => {
            let many = dice.range(1, count / 3);
            set(reworded(words, dice, &tokens, many))
        }
        Edit::Half if count >= 6 => set(reworded(words, dice, &tokens, count / 2)),
        Edit::Figure if count >= 3 => {
            let figure = tokens.iter().position(|t| t.starts_with(|c: char| c.is_ascii_digit()))?;
            let mut tokens = tokens;
            let tail = tokens[figure].trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.');
            tokens[figure] = words.figure(dice) + tail;
            set(tokens.join(" "))
        }
        Edit::Reordered if sentences.len() >= 2 => {
            let mut sentences = sentences;
            let by = dice.range(1, sentences.len() - 1);
            sentences.rotate_left(by);
            set(sentences.join(" "))
        }
        Edit::Replaced | Edit::Rewritten if count >= 3 => {
            let text = match edit {
                Edit::Replaced => same_subject(words, dice, &piece),
                _ => other(words, dice, piece.kind),
            };
            deleted.extend(&new[at].from);
            new[at] = NewPiece { piece: Piece { text, ..piece }, edit, from: vec![] };
        }
        Edit::Inserted => {
            let text = same_subject(words, dice, &piece);
            new.insert(at, NewPiece { piece: Piece { text, ..piece }, edit, from: vec![] });
            return Some(2);
        }
        Edit::Duplicated => {
            let copy = NewPiece { edit, ..new[at].clone() };
            let to = dice.range(at + 1, new.len());
            new.insert(to, copy);
        }
        Edit::Deleted if new.len() > 3 => {
            deleted.extend(new.remove(at).from);
            return Some(0);
        }
        Edit::Swapped if at + 1 < new.len() && new[at + 1].edit == Edit::Untouched => {
            let other = dice.range(at + 1, new.len() - 1);
            if new[other].edit != Edit::Untouched {
                return None;
            }
            new.swap(at, other);
            (new[at].edit, new[other].edit) = (edit, edit);
        }
        Edit::Split2 | Edit::Split3 | Edit::SplitEdited if heading || piece.kind == "paragraph" => {
            let parts = if edit == Edit::Split3 { 3 } else { 2 };
            let mut parts = cut(&sentences, &tokens, parts, dice)?;
            if edit == Edit::SplitEdited {
                parts.iter_mut().for_each(|part| *part = lightly(words, dice, part));
            }
            let from = new[at].from.clone();
            let parts = parts.into_iter().map(|text| NewPiece {
                piece: Piece { text, ..piece.clone() },
                edit,
                from: from.clone(),
            });
            let parts: Vec<NewPiece> = parts.collect();
            let count = parts.len();
            new.splice(at..=at, parts);
            return Some(count);
        }
        Edit::Merged | Edit::MergedEdited => {
            let next = new.get(at + 1).filter(|n| n.edit == Edit::Untouched && n.piece.kind == piece.kind)?;
            if piece.kind != "paragraph" {
                return None;
            }
            let mut parts = [piece.text.clone(), next.piece.text.clone()];
            if edit == Edit::MergedEdited {
                parts.iter_mut().for_each(|part| *part = lightly(words, dice, part));
            }
            let text = parts.join(" ");
            let from = new[at].from.iter().chain(&next.from).copied().collect();
            new.splice(at..=at + 1, [NewPiece { piece: Piece { text, ..piece }, edit, from }]);
        }
        _ => return None,
    }
    Some(1)
}

/// Cuts a text in parts of four words or more: between sentences, or between clauses of one.
fn cut(sentences: &[String], tokens: &[String], parts: usize, dice: &mut Dice) -> Option<Vec<String>> {
    if sentences.len() >= parts {
        let mut bounds: Vec<usize> = (1..sentences.len()).collect();
        dice.shuffle(&mut bounds);
        bounds.truncate(parts - 1);
        bounds.extend([0, sentences.len()]);
        bounds.sort_unstable();
        let parts: Vec<String> = bounds.windows(2).map(|b| sentences[b[0]..b[1]].join(" ")).collect();
        return parts.iter().all(|p| p.split(' ').count() > 3).then_some(parts);
    }
    if tokens.len() < 6 * parts {
        return None;
    }
    let mut out = Vec::new();
    let mut from = 0;
    for part in 1..=parts {
        let to = if part == parts { tokens.len() } else { tokens.len() * part / parts + dice.below(2) };
        let text = tokens[from..to].join(" ");
        out.push(upper(text.trim_end_matches([',', ';', '.'])) + ".");
        from = to;
    }
    Some(out)
}

/// Changes one word of six.
fn lightly(words: &Words, dice: &mut Dice, text: &str) -> String {
    let tokens: Vec<String> = text.split(' ').map(str::to_owned).collect();
    reworded(words, dice, &tokens, tokens.len() / 6)
}

/// Changes `many` words: in a run, or here and there; replaced, taken out, put in.
fn reworded(words: &Words, dice: &mut Dice, tokens: &[String], many: usize) -> String {
    let run = dice.percent(50);
    let start = dice.below(tokens.len() - many.min(tokens.len()) + 1);
    let mut places: Vec<usize> = (0..tokens.len()).collect();
    dice.shuffle(&mut places);
    places.truncate(many);
    if run {
        places = (start..start + many).collect();
    }
    let mut out = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        if !places.contains(&i) {
            out.push(token.clone());
            continue;
        }
        let end: String = token.chars().rev().take_while(|c| c.is_ascii_punctuation()).collect();
        let word = words.any(dice);
        match dice.below(10) {
            0..=5 if !token.starts_with(&word) => out.push(word + &end),
            6 | 7 if tokens.len() > 4 => {}
            _ => out.extend([word, token.clone()]),
        }
    }
    upper(&out.join(" "))
}

fn sentences(text: &str) -> Vec<String> {
    let mut out: Vec<String> = text.split(". ").map(|s| format!("{}.", s.trim_end_matches('.'))).collect();
    if out.len() == 1 {
        out = vec![text.to_owned()];
    }
    out
}

/// A new text for the place of a segment.
fn other(words: &Words, dice: &mut Dice, kind: &str) -> String {
    match kind {
        "list item" => upper(&words.fill("item", dice)),
        "table cell" => upper(&words.fill("cell", dice)),
        "caption" => upper(&words.fill("caption", dice)),
        "paragraph" | "quotation" => words.paragraph(dice),
        _ => upper(&words.fill("heading", dice)),
    }
}

/// A new text about what another is about: up to a third of its words are the other's, in other sentences.
fn same_subject(words: &Words, dice: &mut Dice, piece: &Piece) -> String {
    let text = other(words, dice, piece.kind);
    let mut tokens: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let theirs: Vec<&str> = piece.text.split(' ').filter(|w| w.chars().count() > 3).collect();
    if theirs.is_empty() || tokens.len() < 4 {
        return text;
    }
    for _ in 0..tokens.len() / 3 {
        let at = dice.below(tokens.len());
        tokens[at] = dice.pick(&theirs).trim_end_matches(['.', ',', ';']).to_lowercase();
    }
    upper(&join(&tokens))
}

/// A news story: title, heading, paragraphs, pictures, lists, a table, lines that come again.
fn article(words: &Words, dice: &mut Dice) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut push = |kind: &'static str, text: String| out.push(Piece { kind, text: upper(&text) });
    let title = words.fill("frame", dice);
    push("field title", title.clone());
    push("heading 1", title);
    let sections = *dice.pick(&[1, 2, 2, 3, 3, 4, 5, 8, 14]);
    let boilerplate: Vec<String> = (0..3).map(|_| words.fill("boilerplate", dice)).collect();
    for section in 0..sections {
        if section > 0 {
            push("heading 2", words.fill("heading", dice));
        }
        for _ in 0..dice.range(2, 7) {
            push("paragraph", words.paragraph(dice));
        }
        if dice.percent(40) {
            push("caption", words.fill("caption", dice));
        }
        if dice.percent(35) {
            push("quotation", words.sentence(dice));
        }
        if dice.percent(40) {
            (0..dice.range(3, 8)).for_each(|_| push("list item", words.fill("item", dice)));
        }
        if dice.percent(25) {
            (0..dice.range(2, 6) * 3).for_each(|_| push("table cell", words.fill("cell", dice)));
        }
        if dice.percent(50) {
            push("paragraph", dice.pick(&boilerplate).clone());
        }
    }
    boilerplate.into_iter().for_each(|line| push("paragraph", line));
    // Texts without letters are no segments.
    out.retain(|p| p.text.chars().any(char::is_alphabetic));
    out
}
