//! Sets of names in little memory: an archive has more files than anything else.

use std::collections::BTreeSet;
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

/// Names of files as they come, each with a mark, in one text; once [sorted](Self::sort), a set.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Of every name its mark, itself, and a zero, which no name of a file has.
    text: String,
    /// Where they begin.
    starts: Vec<usize>,
}

/// The mark of a name, and its absence.
const MARKS: [char; 2] = ['+', '-'];
const END: char = '\0';

impl Gathered {
    /// Adds a name.
    pub fn add(&mut self, name: &str, marked: bool) {
        self.starts.push(self.text.len());
        self.text.push(MARKS[usize::from(!marked)]);
        self.text.push_str(name);
        self.text.push(END);
    }

    /// Brings the names into their order, each once; one that was marked at any time is marked.
    pub fn sort(&mut self) {
        let text = &self.text;
        // Of one name the marked comes first.
        self.starts.sort_unstable_by_key(|&at| (name_at(text, at), !is_marked(text, at)));
        self.starts.dedup_by_key(|at| name_at(text, *at));
    }

    /// Takes names out.
    pub fn remove(&mut self, names: &BTreeSet<String>) {
        let text = &self.text;
        self.starts.retain(|&at| !names.contains(name_at(text, at)));
    }

    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether a name is among them, once they are sorted.
    pub fn contains(&self, name: &str) -> bool {
        self.starts.binary_search_by(|&at| name_at(&self.text, at).cmp(name)).is_ok()
    }

    /// The names and their marks.
    pub fn iter(&self) -> impl Iterator<Item = (&str, bool)> {
        self.starts.iter().map(|&at| (name_at(&self.text, at), is_marked(&self.text, at)))
    }
}

fn name_at(text: &str, at: usize) -> &str {
    text[at + 1..].split(END).next().unwrap_or_default()
}

fn is_marked(text: &str, at: usize) -> bool {
    text[at..].starts_with(MARKS[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gathered_names_are_in_order_once_each_and_marked_where_one_of_them_was() {
        let mut names = Gathered::default();
        for (name, marked) in [("b/à", false), ("a\nb", true), ("b", false), ("b/à", true), ("", false), ("b", false)]
        {
            names.add(name, marked);
        }
        names.sort();
        assert_eq!(names.iter().collect::<Vec<_>>(), [("", false), ("a\nb", true), ("b", false), ("b/à", true)]);
        assert_eq!(names.len(), 4);
        assert!(names.contains("b/à") && names.contains("") && !names.contains("b/") && !names.contains("c"));
        names.remove(&["b".to_owned(), "c".to_owned()].into());
        assert_eq!(names.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["", "a\nb", "b/à"]);
        names.add("aa", false);
        names.sort();
        assert!(names.contains("aa") && names.contains("b/à") && names.len() == 4);
    }

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
