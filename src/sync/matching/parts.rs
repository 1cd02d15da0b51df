//! Splits and merges.

use std::cmp::Reverse;

use super::edited::{Candidate, Pairs, Texts};
use super::words::{Bag, Weights};

/// How much of a part its whole must hold. A part with one word of six changed keeps 0.7 or more; a text about
/// the same subject shares a third.
const PART: f64 = 0.5;

/// How much of a whole its parts must make up together.
const WHOLE: f64 = 0.55;

/// The least number of words of a part.
const WORDS: usize = 3;

/// A whole, and its parts (two or more), by index.
type Group = (usize, Vec<usize>);

/// The side that has the wholes, and the side that has the parts.
struct Sides<'a> {
    wholes: &'a [Option<Bag>],
    parts: &'a [Option<Bag>],
    weights: &'a Weights,
}

impl Sides<'_> {
    /// The parts of a whole that stand side by side, `first` being one of them; another segment may stand
    /// between, which was put in.
    fn group(&self, whole: usize, first: usize, free: &dyn Fn(usize) -> bool) -> Option<Vec<usize>> {
        let whole = self.wholes[whole].as_ref()?;
        let mut rest = whole.without(self.parts[first].as_ref()?, self.weights);
        let mut found = vec![first];
        for forward in [true, false] {
            let (mut at, mut missed) = (first, 0);
            while missed < 2 {
                let Some(next) = (if forward { at.checked_add(1) } else { at.checked_sub(1) }) else { break };
                at = next;
                let Some(part) = self.parts.get(at) else { break };
                let part = part.as_ref().filter(|p| free(at) && p.words().len() >= WORDS);
                match part.filter(|p| p.held_by(&rest, self.weights) >= PART) {
                    Some(part) => {
                        rest = rest.without(part, self.weights);
                        found.push(at);
                        missed = 0;
                    }
                    None => missed += 1,
                }
            }
        }
        found.sort_unstable();
        let held = 1.0 - rest.weight as f64 / whole.weight.max(1) as f64;
        (found.len() > 1 && held >= WHOLE).then_some(found)
    }
}

/// Finds splits and merges that are not known yet, and pairs a whole that had no likeness of its own with its
/// largest part. The parts are spent: they are nothing else's.
pub(super) fn splits_and_merges(
    texts: &Texts<'_>,
    candidates: &[Candidate],
    pairs: &mut Pairs,
    splits: &mut Vec<Group>,
    merges: &mut Vec<(Vec<usize>, usize)>,
) {
    let split = Sides { wholes: texts.old, parts: texts.new, weights: texts.weights };
    let merge = Sides { wholes: texts.new, parts: texts.old, weights: texts.weights };
    // What is paired already, and then by likeness: the pair is the whole with one of its parts.
    let mut seeds: Vec<(usize, usize)> = pairs.edited().collect();
    let mut more: Vec<&Candidate> =
        candidates.iter().filter(|c| pairs.is_free_old(c.old) && pairs.is_free_new(c.new)).collect();
    more.sort_unstable_by_key(|c| (Reverse(c.common), c.old, c.new));
    seeds.extend(more.iter().map(|c| (c.old, c.new)));
    for (o, n) in seeds {
        let paired = pairs.old_of[n] == Some(o);
        if pairs.spent_old[o] || pairs.spent_new[n] || !(paired || pairs.is_free_old(o) && pairs.is_free_new(n)) {
            continue;
        }
        let held = |a: &[Option<Bag>], i: usize, b: &[Option<Bag>], j: usize| {
            a[i].as_ref().zip(b[j].as_ref()).is_some_and(|(a, b)| a.held_by(b, texts.weights) >= PART)
        };
        if held(texts.new, n, texts.old, o)
            && let Some(parts) = split.group(o, n, &|at| pairs.is_free_new(at))
        {
            if !paired {
                let largest = largest(&parts, texts.new);
                pairs.pair(o, largest, texts.likeness(o, largest));
            }
            parts.iter().for_each(|&p| pairs.spent_new[p] = true);
            pairs.spent_old[o] = true;
            splits.push((o, parts));
        } else if held(texts.old, o, texts.new, n)
            && let Some(parts) = merge.group(n, o, &|at| pairs.is_free_old(at))
        {
            if !paired {
                let largest = largest(&parts, texts.old);
                pairs.pair(largest, n, texts.likeness(largest, n));
            }
            parts.iter().for_each(|&p| pairs.spent_old[p] = true);
            pairs.spent_new[n] = true;
            merges.push((parts, n));
        }
    }
}

fn largest(parts: &[usize], bags: &[Option<Bag>]) -> usize {
    let weight = |p: &usize| bags[*p].as_ref().map_or(0, |b| b.weight);
    parts.iter().copied().min_by_key(|p| (Reverse(weight(p)), *p)).unwrap_or_default()
}
