//! What editors do: to the text of an article, to its front matter, and to its file.

use crate::acts::{Edit, File};
use crate::article::{Article, FIGURES, Paragraph, WORDS, paragraph};
use crate::world::World;

const NAMES: [&str; 6] = ["a", "b", "nouvèl/dlo", "terms", "d'ici. là", "c"];

impl World {
    pub fn edit(&mut self, which: usize, edit: &Edit) {
        let count = self.articles.len();
        let article = &mut self.articles[which % count];
        article.history.push(article.paragraphs.clone());
        let paragraphs = &mut article.paragraphs;
        let n = paragraphs.len();
        let word = |paragraph: &mut Paragraph, at: usize, with: &str| {
            let mut words: Vec<&str> = paragraph.text.split(' ').collect();
            let n = words.len();
            words[at % n] = with;
            paragraph.text = words.join(" ");
        };
        match *edit {
            Edit::Word(at, which, with) => word(&mut paragraphs[at % n], which, WORDS[with % WORDS.len()]),
            Edit::Figure(at, which, with) => word(&mut paragraphs[at % n], which, FIGURES[with % FIGURES.len()]),
            Edit::Respace(at, how) => {
                let text = &mut paragraphs[at % n].text;
                *text = match how % 4 {
                    0 => text.replacen(' ', "\u{A0}", 1),
                    1 => text.replace(' ', "  "),
                    2 => text.replace('é', "e\u{301}"),
                    _ => text.replace("e\u{301}", "é"),
                };
            }
            Edit::Link(at, to) => {
                for number in 0..9 {
                    let old = format!("http://a.org/{number}");
                    let new = format!("http://a.org/{}", to % 9);
                    if paragraphs[at % n].text.contains(&old) {
                        paragraphs[at % n].text = paragraphs[at % n].text.replace(&old, &new);
                        break;
                    }
                }
            }
            Edit::Insert(at, seed) => paragraphs.insert(at % (n + 1), paragraph(seed)),
            Edit::Delete(at) if n > 1 => drop(paragraphs.remove(at % n)),
            Edit::Move(from, to) => {
                let moved = paragraphs.remove(from % n);
                paragraphs.insert(to % n, moved);
            }
            Edit::Swap(a, b) => paragraphs.swap(a % n, b % n),
            Edit::Split(at) => {
                let at = at % n;
                let words: Vec<&str> = paragraphs[at].text.split(' ').collect();
                if words.len() > 3 {
                    let (a, b) = words.split_at(words.len() / 2);
                    let (a, b) = (a.join(" "), b.join(" "));
                    paragraphs[at].text = a;
                    paragraphs.insert(at + 1, Paragraph::new(b));
                }
            }
            Edit::Merge(at) if n > 1 => {
                let at = at % (n - 1);
                let next = paragraphs.remove(at + 1);
                paragraphs[at].text = format!("{} {}", paragraphs[at].text, next.text);
            }
            Edit::Duplicate(at) => {
                let copy = Paragraph::new(paragraphs[at % n].text.clone());
                paragraphs.insert(at % n, copy);
            }
            Edit::Revert(to) => article.paragraphs = article.history[to % article.history.len()].clone(),
            Edit::Mark(at, what) => {
                let marker = match what % 4 {
                    0 => format!("id fix-{}", what % 3),
                    1 => format!("note Di sa byen {what}."),
                    2 => "skip".to_owned(),
                    _ => "note en was> x".to_owned(),
                };
                let paragraph = &mut paragraphs[at % n];
                paragraph.marker = if paragraph.marker.is_some() { None } else { Some(marker) };
            }
            Edit::Title(with) => {
                if let Some((_, title)) = article.fields.iter_mut().find(|(key, _)| *key == "title") {
                    *title = format!("{} nan l’{with}", WORDS[with % WORDS.len()]);
                }
            }
            Edit::Field(with) => {
                let key = if with % 2 == 0 { "title" } else { "description" };
                article.toggle(key, paragraph(with).text);
            }
            Edit::Locales => article.toggle("locales", "[ht]".into()),
            Edit::Lang => article.toggle("lang", "fr".into()),
            Edit::Delete(_) | Edit::Merge(_) => {}
        }
    }

    pub fn file(&mut self, which: usize, act: &File) {
        let count = self.articles.len();
        let which = which % count;
        // Two files of one name but for the extension would share a catalogue.
        let taken = |world: &Self, stem: &str, but: usize| {
            world.articles.iter().enumerate().any(|(i, a)| i != but && a.there && a.stem == stem)
        };
        match *act {
            // While only some of its catalogues have followed an article, another name for it takes two syncs to
            // settle (`an_article_renamed_again_while_only_some_catalogues_followed_is_whole_after_two_syncs`).
            File::Rename(name, extension, word) if self.articles[which].there && !self.partial => {
                let stem = NAMES[name % NAMES.len()];
                if !taken(self, stem, which) {
                    self.articles[which].stem = stem.into();
                    self.articles[which].markdown ^= extension;
                    if let Some((at, which_word, with)) = word {
                        self.edit(which, &Edit::Word(at, which_word, with));
                    }
                }
            }
            File::Delete if self.articles.iter().filter(|a| a.there).count() > 1 => self.articles[which].there = false,
            File::BringBack if !taken(self, &self.articles[which].stem, which) => self.articles[which].there = true,
            File::Copy(name) => {
                let stem = NAMES[name % NAMES.len()];
                if count < 4 && !taken(self, stem, count) {
                    let copy = self.articles[which].clone();
                    self.articles.push(Article { stem: stem.into(), there: true, history: Vec::new(), ..copy });
                }
            }
            File::Forget => {
                let sources: Vec<String> =
                    self.files.keys().filter(|p| p.starts_with("locales/en/")).cloned().collect();
                if let Some(path) = sources.get(which % sources.len().max(1)) {
                    self.files.remove(path);
                }
            }
            _ => {}
        }
    }
}
