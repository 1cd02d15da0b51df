//! Making fixes.

use crate::catalogue::{Edit, apply};
use crate::diagnostic::Fix;

/// The text of a file with fixes made, and how many were: of two that touch one another only the first is.
pub fn mend(text: &str, fixes: &[&Fix]) -> (String, usize) {
    let mut order: Vec<&&Fix> = fixes.iter().filter(|f| !f.edits.is_empty()).collect();
    order.sort_by_key(|f| f.edits[0].0.start);
    let mut edits: Vec<Edit> = Vec::new();
    let mut made = 0;
    for fix in order {
        let apart = fix.edits.iter().all(|(span, _)| {
            text.get(span.clone()).is_some()
                && edits.iter().all(|e| {
                    e.range.end < span.start
                        || span.end < e.range.start
                        || e.range.end == span.start && !e.range.is_empty() && !span.is_empty()
                })
        });
        if apart {
            edits.extend(fix.edits.iter().map(|(range, text)| Edit { range: range.clone(), text: text.clone() }));
            made += 1;
        }
    }
    (apply(text, &edits), made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Safety;

    fn fix(edits: &[(std::ops::Range<usize>, &str)]) -> Fix {
        Fix { edits: edits.iter().map(|(r, t)| (r.clone(), (*t).to_owned())).collect(), safety: Safety::Safe }
    }

    #[test]
    fn of_two_fixes_that_touch_only_the_first_is_made() {
        let (one, two, three) = (fix(&[(1..2, " ")]), fix(&[(1..3, "x")]), fix(&[(0..1, "M"), (4..4, "!")]));
        assert_eq!(mend("m'ap", &[&one, &two]), ("m ap".to_owned(), 1));
        assert_eq!(mend("m'ap", &[&one, &three]), ("M ap!".to_owned(), 2));
        assert_eq!(mend("m'ap", &[&fix(&[(2..9, "")])]), ("m'ap".to_owned(), 0));
    }
}
