//! What a matching is worth, by the truth.

use std::collections::BTreeMap;

use super::{Edit, Revision};

/// What a matcher says: the old segment of every new one, splits and merges.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    pub old: Vec<Option<usize>>,
    pub splits: Vec<(usize, Vec<usize>)>,
    pub merges: Vec<(Vec<usize>, usize)>,
}

/// Counts of one kind of edit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row {
    /// Segments edited so; for a split, the parts together are one.
    pub cases: usize,
    /// Of those, the ones that come of an old segment.
    pub real: usize,
    /// Of those, the ones matched to it.
    pub found: usize,
    /// New segments matched to an old one that they do not come from.
    pub wrong: usize,
    /// New segments matched.
    pub matched: usize,
    /// Splits and merges told in full.
    pub told: usize,
}

impl Row {
    pub fn add(&mut self, other: &Row) {
        self.cases += other.cases;
        self.real += other.real;
        self.found += other.found;
        self.wrong += other.wrong;
        self.matched += other.matched;
        self.told += other.told;
    }

    /// Matched to their origin, in percent of those that have one.
    pub fn recall(&self) -> f64 {
        share(self.found, self.real)
    }

    /// Right matches in percent of all.
    pub fn precision(&self) -> f64 {
        share(self.matched - self.wrong, self.matched)
    }

    /// False matches in percent of the cases.
    pub fn false_matches(&self) -> f64 {
        if self.cases == 0 { 0.0 } else { share(self.wrong, self.cases) }
    }

    /// Splits and merges told, in percent.
    pub fn told(&self) -> f64 {
        share(self.told, self.cases)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// Counts by kind of edit, and splits and merges told that there were not.
#[derive(Clone, Debug, Default)]
pub struct Score {
    pub rows: BTreeMap<Edit, Row>,
    pub mixed: Row,
    pub made_up: usize,
    /// Every mistake, for people.
    pub mistakes: Vec<String>,
}

impl Score {
    pub fn row(&self, edit: Edit) -> Row {
        self.rows.get(&edit).copied().unwrap_or_default()
    }

    pub fn total(&self) -> Row {
        let mut total = Row::default();
        self.rows.values().for_each(|r| total.add(r));
        total
    }

    pub fn add(&mut self, revision: &Revision, answer: &Answer) {
        let mut rows: BTreeMap<Edit, Row> = BTreeMap::new();
        for from in 0..revision.new.len() {
            let piece = &revision.new[from];
            let split = matches!(piece.edit, Edit::Split2 | Edit::Split3 | Edit::SplitEdited);
            let is_part = |n: &usize| revision.new[*n].edit == piece.edit && revision.new[*n].from == piece.from;
            if split && (0..from).any(|n| is_part(&n)) {
                continue;
            }
            let parts: Vec<usize> =
                if split { (from..revision.new.len()).filter(is_part).collect() } else { vec![from] };
            let row = rows.entry(piece.edit).or_default();
            row.cases += 1;
            let verdicts: Vec<Option<bool>> = parts.iter().map(|&n| right(revision, n, answer.old[n])).collect();
            row.matched += verdicts.iter().flatten().count();
            row.wrong += verdicts.iter().filter(|v| **v == Some(false)).count();
            // Of a copy and its original, one is enough.
            let copied = piece.edit == Edit::Duplicated;
            row.real += usize::from(!piece.from.is_empty() && !copied);
            let found = verdicts.contains(&Some(true)) || is_copy_of_matched(revision, from, answer);
            row.found += usize::from(!copied && found);
            let text = |o: usize| &revision.old[o].text;
            let told = (split && answer.splits.iter().any(|(o, p)| text(*o) == text(piece.from[0]) && *p == parts))
                || (piece.from.len() > 1 && answer.merges.contains(&(piece.from.clone(), from)));
            row.told += usize::from(told);
            for (&n, verdict) in parts.iter().zip(&verdicts) {
                if *verdict == Some(false)
                    || (!copied && !piece.from.is_empty() && !found)
                    || ((split || piece.from.len() > 1) && !told)
                {
                    self.mistakes.push(describe(revision, n, answer));
                }
            }
        }
        let deleted = rows.entry(Edit::Deleted).or_default();
        deleted.cases += revision.deleted.len();
        self.made_up += answer
            .splits
            .iter()
            .filter(|(o, parts)| {
                !parts
                    .iter()
                    .all(|n| revision.new[*n].from.iter().any(|f| revision.old[*f].text == revision.old[*o].text))
            })
            .count();
        self.made_up +=
            answer.merges.iter().filter(|(olds, n)| !olds.iter().all(|o| revision.new[*n].from.contains(o))).count();
        for (edit, row) in rows {
            self.rows.entry(edit).or_default().add(&row);
            if revision.mixed && edit != Edit::Deleted {
                self.mixed.add(&row);
            }
        }
    }
}

/// Whether every old segment of the very text of `n` is some other segment's of that text.
fn is_copy_of_matched(revision: &Revision, n: usize, answer: &Answer) -> bool {
    let text = &revision.new[n].piece.text;
    let mut olds = (0..revision.old.len()).filter(|&o| revision.old[o].text == *text).peekable();
    let taken =
        |o: usize| (0..revision.new.len()).any(|m| answer.old[m] == Some(o) && revision.new[m].piece.text == *text);
    olds.peek().is_some() && answer.old[n].is_none() && olds.all(taken)
}

/// Whether the old segment is the origin: itself, or one of the very same text. Text that returns word for word
/// is no mistake either.
fn right(revision: &Revision, n: usize, old: Option<usize>) -> Option<bool> {
    let old = old?;
    let text = |o: usize| &revision.old[o].text;
    let new = &revision.new[n];
    Some(*text(old) == new.piece.text || new.from.iter().any(|&o| text(o) == text(old)))
}

fn describe(revision: &Revision, n: usize, answer: &Answer) -> String {
    let new = &revision.new[n];
    let mut out = format!("{} ({}) {}: {}", new.edit.name(), new.piece.kind, n, new.piece.text);
    for o in &new.from {
        out += &format!("\n    from  {o}: {}", revision.old[*o].text);
        // It may have gone to another: a copy, say.
        if let Some(other) = (0..revision.new.len()).find(|&m| m != n && answer.old[m] == Some(*o)) {
            out += &format!("\n          is {}: {}", revision.new[other].edit.name(), revision.new[other].piece.text);
        }
    }
    if let Some(o) = answer.old[n] {
        out += &format!("\n    taken {o}: {}", revision.old[o].text);
    }
    out
}
