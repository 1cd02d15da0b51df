//! Made-up text: words by Zipf's law, each article with words of its own that come again and again, as in news.

/// A generator of numbers, the same on every machine (SplitMix64; Steele, Lea and Flood 2014).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    pub fn range(&mut self, from: usize, to: usize) -> usize {
        from + self.below(to - from + 1)
    }

    /// True in `n` of 100 cases.
    pub fn percent(&mut self, n: usize) -> bool {
        self.below(100) < n
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }

    /// A rank from 0 up to `n`, the r-th about 1/r as often as the first.
    fn zipf(&mut self, n: usize) -> usize {
        let u = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        (((n + 1) as f64).powf(u) - 1.0) as usize % n.max(1)
    }
}

const LISTS: [&str; 3] = [include_str!("en.txt"), include_str!("fr.txt"), include_str!("ht.txt")];

/// The words and frames of one article.
pub struct Words {
    lists: Vec<(&'static str, Vec<&'static str>)>,
}

impl Words {
    /// Words for an article in one of three languages, in an order of importance of its own.
    pub fn new(language: usize, dice: &mut Dice) -> Self {
        let mut lists: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in LISTS[language % LISTS.len()].lines().filter(|l| !l.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[') {
                lists.push((name.trim_end_matches(']'), Vec::new()));
            } else if let Some((name, list)) = lists.last_mut() {
                // Words share a line; a frame is a line.
                match *name {
                    "person" | "family" | "place" | "day" | "noun" | "adjective" | "verb" | "adverb" | "unit" => {
                        list.extend(line.split(' '));
                    }
                    _ => list.push(line),
                }
            }
        }
        lists.iter_mut().for_each(|(_, list)| dice.shuffle(list));
        Self { lists }
    }

    fn list(&self, name: &str) -> &[&'static str] {
        &self.lists.iter().find(|(n, _)| *n == name).unwrap().1
    }

    pub fn word(&self, list: &str, dice: &mut Dice) -> String {
        let list = self.list(list);
        list[dice.zipf(list.len())].replace('_', " ")
    }

    pub fn name(&self, dice: &mut Dice) -> String {
        // An article quotes a few people again and again.
        let (first, last) = (self.list("person"), self.list("family"));
        let who = dice.zipf(first.len());
        format!("{} {}", first[who], last[(who * 7) % last.len()])
    }

    pub fn figure(&self, dice: &mut Dice) -> String {
        match dice.below(6) {
            0..=2 => dice.range(2, 99).to_string(),
            3 => (dice.range(1, 99) * 50).to_string(),
            4 => format!("{}.{}", dice.range(1, 9), dice.range(1, 9)),
            _ => format!("{},{:03}", dice.range(1, 99), dice.range(0, 9) * 100),
        }
    }

    /// A frame of a list, filled.
    pub fn fill(&self, list: &str, dice: &mut Dice) -> String {
        let frame = *dice.pick(self.list(list));
        let mut words: Vec<String> = Vec::new();
        for token in frame.split(' ') {
            // French elides: `l’n`.
            let (elided, slot) = token.split_once('’').map_or(("", token), |(l, s)| (l, s));
            let filled = match slot {
                "N" => self.name(dice),
                "P" => self.word("place", dice),
                "D" => self.word("day", dice),
                "F" => self.figure(dice),
                "u" => self.word("unit", dice),
                "n" => self.word("noun", dice),
                "j" => self.word("adjective", dice),
                "v" => self.word("verb", dice),
                "r" => self.word("adverb", dice),
                _ => slot.to_owned(),
            };
            words.push(if elided.is_empty() { filled } else { format!("{elided}’{filled}") });
        }
        join(&words)
    }

    /// A sentence of one to three clauses.
    pub fn sentence(&self, dice: &mut Dice) -> String {
        let mut out = self.fill("frame", dice);
        while dice.percent(40) && out.len() < 200 {
            out = format!("{out}{} {}", dice.pick(self.list("joint")), self.fill("frame", dice));
        }
        upper(&out) + "."
    }

    pub fn paragraph(&self, dice: &mut Dice) -> String {
        let count = *dice.pick(&[1, 1, 2, 2, 2, 3, 3, 4]);
        (0..count).map(|_| self.sentence(dice)).collect::<Vec<_>>().join(" ")
    }

    /// Any word, as an editor may put one in.
    pub fn any(&self, dice: &mut Dice) -> String {
        let list = *dice.pick(&["noun", "noun", "adjective", "verb", "adverb", "frame"]);
        match list {
            // A common word.
            "frame" => {
                let frame = dice.pick(self.list("frame")).split(' ').filter(|w| w.len() > 1).collect::<Vec<_>>();
                if frame.is_empty() { self.word("noun", dice) } else { (*dice.pick(&frame)).to_owned() }
            }
            list => self.word(list, dice),
        }
    }
}

/// Puts words together; signs stand close to the word before them.
pub fn join(words: &[String]) -> String {
    let mut out = String::new();
    for word in words {
        let close = matches!(word.as_str(), "," | "." | "?" | ";" | ":" | "%");
        if !out.is_empty() && !close {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

pub fn upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
