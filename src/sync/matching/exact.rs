//! Segments whose text is as it was.

use foldhash::HashMap;

use super::Piece;

/// How many pairs of places a text may have to be looked at in all of them. A line that stands in hundreds of
/// places would make millions; its first place is paired with the first and so on, and its last with the last.
const PAIRS: usize = 256;

/// `pairs[new]` is the old segment of the same text: first as many as can be in order and of the same kind,
/// then those of the same kind elsewhere, then those of any kind.
///
/// The kind keeps a title apart from the heading that repeats it, and a cell from the line that says the same.
pub(super) fn exact<'a>(old: &[Piece<'a>], new: &[Piece<'a>]) -> Vec<Option<usize>> {
    // What both begin and end with is in every longest common subsequence.
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let mut pairs: Vec<Option<usize>> = vec![None; new.len()];
    (0..head).for_each(|i| pairs[i] = Some(i));
    (1..=tail).for_each(|i| pairs[new.len() - i] = Some(old.len() - i));

    let mut texts: HashMap<&str, u32> = HashMap::default();
    let mut both: HashMap<(u32, &str), u32> = HashMap::default();
    let mut key = |piece: &Piece<'a>| {
        let text = intern(&mut texts, piece.text);
        (text, intern(&mut both, (text, piece.kind)))
    };
    let old_keys: Vec<(u32, u32)> = old[head..old.len() - tail].iter().map(&mut key).collect();
    let new_keys: Vec<(u32, u32)> = new[head..new.len() - tail].iter().map(&mut key).collect();
    let mut between = vec![None; new_keys.len()];
    let mut taken = vec![false; old_keys.len()];
    for (o, n) in in_order(&old_keys, &new_keys, both.len()) {
        between[n] = Some(o);
        taken[o] = true;
    }
    elsewhere(&old_keys, &new_keys, both.len(), |key| key.1, &mut between, &mut taken);
    elsewhere(&old_keys, &new_keys, texts.len(), |key| key.0, &mut between, &mut taken);
    between.into_iter().enumerate().for_each(|(n, o)| pairs[head + n] = o.map(|o| head + o));
    pairs
}

fn intern<K: std::hash::Hash + Eq>(names: &mut HashMap<K, u32>, name: K) -> u32 {
    let next = u32::try_from(names.len()).unwrap_or(u32::MAX);
    *names.entry(name).or_insert(next)
}

/// The most pairs that stand in the same order on both sides (a longest common subsequence).
fn in_order(old: &[(u32, u32)], new: &[(u32, u32)], keys: usize) -> Vec<(usize, usize)> {
    let mut places: Vec<Vec<usize>> = vec![Vec::new(); keys];
    let mut counts: Vec<usize> = vec![0; keys];
    old.iter().enumerate().for_each(|(o, key)| places[key.1 as usize].push(o));
    new.iter().for_each(|key| counts[key.1 as usize] += 1);
    let mut seen: Vec<usize> = vec![0; keys];
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    for (n, key) in new.iter().enumerate() {
        let (places, count) = (&places[key.1 as usize], counts[key.1 as usize]);
        let rank = &mut seen[key.1 as usize];
        if places.len() * count <= PAIRS {
            candidates.extend(places.iter().rev().map(|&o| (o, n)));
        } else {
            let first = places.get(*rank).copied();
            let last = (places.len() + *rank).checked_sub(count).and_then(|i| places.get(i)).copied();
            candidates.extend(first.max(last).map(|o| (o, n)));
            candidates.extend(first.min(last).filter(|_| first != last).map(|o| (o, n)));
        }
        *rank += 1;
    }
    rising(&candidates)
}

/// The longest run of pairs that rises on both sides. The pairs come by new place, and for one new place by
/// falling old place, so that no two of one place are taken (Hunt and Szymanski 1977).
pub(super) fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For every length, the pair that ends such a run at the smallest old place; and for every pair, the one before.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (i, &(o, _)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].0 < o);
        before.push(length.checked_sub(1).map(|l| ends[l]));
        match ends.get_mut(length) {
            Some(end) => *end = i,
            None => ends.push(i),
        }
    }
    let mut out = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(i) = at {
        out.push(pairs[i]);
        at = before[i];
    }
    out.reverse();
    out
}

/// Pairs what is left over by a key, in the order of the article.
fn elsewhere(
    old: &[(u32, u32)],
    new: &[(u32, u32)],
    keys: usize,
    key: impl Fn(&(u32, u32)) -> u32,
    pairs: &mut [Option<usize>],
    taken: &mut [bool],
) {
    let mut free: Vec<Vec<usize>> = vec![Vec::new(); keys];
    for (o, k) in old.iter().enumerate().rev().filter(|(o, _)| !taken[*o]) {
        free[key(k) as usize].push(o);
    }
    for (n, k) in new.iter().enumerate().filter(|(n, _)| pairs[*n].is_none()).collect::<Vec<_>>() {
        if let Some(o) = free[key(k) as usize].pop() {
            pairs[n] = Some(o);
            taken[o] = true;
        }
    }
}
