//! "Did you mean": the nearest of the names that exist.

/// How many candidates are compared for one rule in one file: nobody reads a thousand suggestions, and in a large
/// catalogue where every name is unknown they would cost its square.
pub(super) const LOOKS: usize = 250_000;

/// The candidate that differs least from `name`, if it differs by no more than a third of its letters.
pub(super) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    candidates
        .into_iter()
        .filter(|c| c.chars().count().abs_diff(length) <= length.div_ceil(3))
        .map(|c| (distance(name, c), c))
        .filter(|(d, _)| *d > 0 && *d <= length.div_ceil(3))
        // Candidates come in no order, and the answer must be the same every time.
        .min()
        .map(|(_, c)| c)
}

/// Letters to insert, delete or replace to turn one name into the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_its_term() {
        assert_eq!(nearest("binuhh", ["binuh", "mss"]), Some("binuh"));
        assert_eq!(nearest("gang", ["binuh", "mss"]), None);
        assert_eq!(nearest("binuh", ["binuh"]), None);
    }
}
