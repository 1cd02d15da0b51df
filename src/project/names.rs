//! A set of names in little memory.

use std::ops::Range;

/// Names, sorted, one a line of a text that is kept whole.
#[derive(Debug, Default)]
pub(super) struct Names {
    text: String,
    lines: Vec<Range<usize>>,
}

impl Names {
    /// The lines of a text up to an offset, but for those that are empty or begin with `#`.
    pub fn of_lines(text: String, end: usize) -> Self {
        let mut start = 0;
        let mut lines: Vec<Range<usize>> = text[..end]
            .split_inclusive('\n')
            .map(|line| {
                let name = start..start + line.trim_end_matches(['\r', '\n']).len();
                start += line.len();
                name
            })
            .filter(|name| !name.is_empty() && !text[name.start..].starts_with('#'))
            .collect();
        lines.sort_by(|a, b| text[a.clone()].cmp(&text[b.clone()]));
        lines.dedup_by(|a, b| text[a.clone()] == text[b.clone()]);
        Self { text, lines }
    }

    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn contains(&self, name: &str) -> bool {
        self.lines.binary_search_by(|line| self.text[line.clone()].cmp(name)).is_ok()
    }

    /// The names in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|line| &self.text[line.clone()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_once_each_in_their_order_whatever_stands_between_them() {
        let text = "# A comment.\nb/c\na b.html\n\nb/c\r\nÀ\n# b\nhalf";
        let names = Names::of_lines(text.to_owned(), text.len() - "half".len());
        assert_eq!(names.iter().collect::<Vec<_>>(), ["a b.html", "b/c", "À"]);
        assert_eq!(names.len(), 3);
        assert!(names.contains("À") && names.contains("b/c"));
        assert!(!names.contains("half") && !names.contains("# b") && !names.contains("") && !names.contains("b"));
    }
}
