//! What translators do to a catalogue, and what it means for what is remembered of their translations.

use tradwi::catalogue::{CommentLine, Entry, Key, Line, SourceText, State, TextLines, Value};
use tradwi::sync;

use crate::acts::Typing;
use crate::laws;
use crate::world::{Made, TERMS, World, locale, numbers_in};

/// Lines that break the entry they are typed behind, whatever it is.
const BREAKS: [&str; 7] = [
    "Fin nan kolòn 1",
    "\tfin ak tab",
    "    .atribi = fin",
    "    fin { $varyab }",
    "#Ayiti fin",
    "[moun fin",
    "fin-7 = lòt mwatye a",
];
const OPEN: &str = "{ pete ";
const REMARK: &str = "    # mande Ana";
const CONFLICT: [&str; 3] = ["<<<<<<< HEAD", "=======", ">>>>>>> anne"];

impl World {
    fn folded(lines: Vec<String>, tag: &str) -> Option<String> {
        (!lines.is_empty()).then(|| SourceText::new(&locale(tag), lines).folded().to_owned())
    }

    fn in_conflict(&self, path: &str) -> bool {
        self.files[path].lines().any(|l| CONFLICT.contains(&l))
    }

    fn put(&mut self, path: &str, text: String) {
        self.files.insert(path.to_owned(), text);
    }

    fn numbers_of(&self, path: &str, entry: &Entry) -> Vec<usize> {
        numbers_in(&self.files[path], entry)
    }

    fn forget(&mut self, path: &str, entry: &Entry) {
        let text = self.files[path][entry.range.clone()].to_owned();
        self.remember(path, entry, |made| made.gone = true);
        // A line of the entry that stands elsewhere too is not missed there.
        self.kept.retain(|(_, line)| !text.contains(line.as_str()));
    }

    /// Changes what is remembered of the translations in an entry.
    fn remember(&mut self, path: &str, entry: &Entry, f: impl Fn(&mut Made)) {
        let twin = |e: &Entry| e.id == entry.id && e.id_range.start.abs_diff(entry.id_range.start) > 0;
        let doubled: Vec<usize> =
            self.catalogue(path).entries.iter().filter(|e| twin(e)).flat_map(|e| self.numbers_of(path, e)).collect();
        for number in self.numbers_of(path, entry) {
            let made = self.made.get_mut(&number).unwrap();
            if doubled.contains(&number) {
                let other = Made { twins: Vec::new(), ..made.clone() };
                made.twins.push(other);
                made.doubt = true;
            }
            f(made);
        }
    }

    /// Writes an entry's comment anew: the lines for which `keep` holds, and nothing damaged above it.
    fn rewrite(&self, path: &str, entry: &Entry, keep: impl Fn(&CommentLine) -> bool) -> (String, String, String) {
        let text = &self.files[path];
        let mut above = String::new();
        let mut at = 0;
        for damage in &entry.damage {
            above.push_str(&text[at..damage.span.start]);
            at = damage.span.end;
        }
        above.push_str(&text[at..entry.range.start]);
        let comment = entry.comment.iter().filter(|c| keep(c)).map(|c| &text[c.range.clone()]).collect();
        (above, comment, text[entry.id_range.start..].to_owned())
    }

    /// A new text, by somebody who says what it was made from.
    fn translate(&mut self, path: &str, entry: &Entry, shape: usize) {
        let tag = Self::locale_of(path);
        let now = TextLines::of(entry, &locale("en")).now;
        if now.is_empty() || !entry.flaws.is_empty() {
            return;
        }
        let pivot = TextLines::of(entry, &locale("fr")).now;
        let links: String = now
            .iter()
            .flat_map(|l| {
                l.match_indices("[sit](").map(|(at, _)| format!(" {}", &l[at..=at + l[at..].find(')').unwrap()]))
            })
            .collect();
        self.forget_translation(path, entry);
        self.counter += 1;
        let number = self.counter;
        let (begin, end) = Made::words(number);
        let newline = self.newline(path);
        let value = match shape % 6 {
            0 => format!(" {begin}kreyòl{links} {end}"),
            1 => format!("{newline}    {begin}kreyòl ki{newline}    pi long,{links} {end}"),
            2 => format!(" {begin}{{ -binuh }}{links} {end}"),
            3 => format!("{newline}    {begin}yon ti fraz.{newline}{newline}    Epi{links} {end}"),
            4 => format!(" {begin}85% {{\"{{\"}}moun{{\"}}\"}} \u{202E}o\u{300}\u{202C}{links} {end}"),
            _ => format!("{newline}  {{\"[\"}}a]{newline}  {begin}1\u{202F}500 💧{links} {end}"),
        };
        let (above, comment, _) = self.rewrite(path, entry, |c| match &c.line {
            Line::Text(_, key, _) => !matches!(key, Key::Was | Key::Diff | Key::Near),
            Line::State(state) => *state != State::Machine,
            Line::LeaveOut | Line::Damaged => false,
            Line::Obsolete | Line::Allow(_) | Line::Note => true,
        });
        let rest = self.files[path][entry.value_range.end..].to_owned();
        // Somebody who left it out, and now translates it, takes the note away.
        let comment: String = comment.split_inclusive('\n').filter(|l| !l.contains("kite deyò")).collect();
        self.put(path, format!("{above}{comment}{} ={value}{rest}", entry.id));
        let made = Made {
            locale: tag,
            base: Self::folded(now, "en"),
            pivot: Self::folded(pivot, "fr"),
            term: shape % 6 == 2,
            ..Made::default()
        };
        self.made.insert(number, made);
    }

    /// Signs in the place of a translation, which say nothing, and of which nothing is lost either.
    fn signs(&mut self, path: &str, entry: &Entry) {
        let lines = TextLines::of(entry, &locale("en"));
        let left_out = entry.comment.iter().any(|c| c.line == Line::LeaveOut);
        let noted = self.files[path][entry.range.clone()].contains("kite deyò");
        if lines.now.is_empty() || !lines.was.is_empty() || !entry.flaws.is_empty() || left_out || noted {
            return;
        }
        self.forget_translation(path, entry);
        self.counter += 1;
        let machine = entry.comment.iter().any(|c| c.line == Line::State(State::Machine));
        let pivot = Self::folded(TextLines::of(entry, &locale("fr")).now, "fr");
        let base = Self::folded(lines.now, "en");
        let made = Made { locale: Self::locale_of(path), base, pivot, machine, signs: true, ..Made::default() };
        self.made.insert(self.counter, made);
        let text = &self.files[path];
        let (above, below) = (&text[..entry.id_range.end], &text[entry.value_range.end..]);
        let text = format!("{above} = {}{below}", Made::signs(self.counter));
        self.put(path, text);
    }

    /// The words go, the comment stays.
    fn forget_translation(&mut self, path: &str, entry: &Entry) {
        self.remember(path, entry, |made| made.gone = true);
    }

    /// Deletes what says that an entry is stale: somebody vouches for what stands above it.
    fn settle(&mut self, path: &str, entry: &Entry) {
        let (above, comment, rest) =
            self.rewrite(path, entry, |c| !matches!(c.line, Line::Text(_, Key::Was | Key::Diff, _) | Line::Damaged));
        let base = Self::folded(TextLines::of(entry, &locale("en")).now, "en");
        let pivot = Self::folded(TextLines::of(entry, &locale("fr")).now, "fr");
        self.remember(path, entry, |made| {
            made.base.clone_from(&base);
            made.pivot.clone_from(&pivot);
            made.doubt = false;
        });
        self.put(path, above + &comment + &rest);
    }

    /// Takes lines out of an entry's comment.
    fn drop_lines(&mut self, path: &str, entry: &Entry, drop: impl Fn(&Line) -> bool) {
        let text = &self.files[path];
        let comment: String = entry.comment.iter().filter(|c| !drop(&c.line)).map(|c| &text[c.range.clone()]).collect();
        let patched = format!("{}{comment}{}", &text[..entry.range.start], &text[entry.id_range.start..]);
        self.put(path, patched);
    }

    fn insert(&mut self, path: &str, at: usize, what: &str) {
        let newline = self.newline(path);
        let mut text = self.files[path].clone();
        let what = what.replace('\n', newline);
        let ended = at == 0 || text[..at].ends_with(['\n', '\u{FEFF}']) || !what.ends_with('\n');
        text.insert_str(at, &if ended { what } else { format!("{newline}{what}") });
        self.put(path, text);
    }

    pub fn typing(&mut self, file: usize, which: usize, act: &Typing) {
        let targets = self.targets();
        let Some(path) = targets.get(file % targets.len().max(1)) else { return };
        if self.in_conflict(path) && !matches!(act, Typing::Resolve | Typing::LineEnds(_) | Typing::Bom) {
            return;
        }
        match *act {
            Typing::Mend => {
                let kept = |l: &&str| !BREAKS.contains(&l.trim_end_matches(['\r', '\n'])) && l.trim_end() != REMARK;
                let text: String = self.files[path].split_inclusive('\n').filter(kept).collect();
                self.put(path, text.replace(OPEN, ""));
            }
            Typing::Resolve => {
                let kept = |l: &&str| !CONFLICT.contains(&l.trim_end_matches(['\r', '\n']));
                let text = self.files[path].split_inclusive('\n').filter(kept).collect();
                self.put(path, text);
            }
            Typing::LineEnds(crlf) => {
                let text = self.files[path].replace("\r\n", "\n");
                self.put(path, if crlf { text.replace('\n', "\r\n") } else { text });
            }
            Typing::Bom => {
                let text = match self.files[path].strip_prefix('\u{FEFF}') {
                    Some(rest) => rest.to_owned(),
                    None => format!("\u{FEFF}{}", self.files[path]),
                };
                self.put(path, text);
            }
            _ => {
                if let Some(entry) = self.entry(path, which) {
                    self.type_in(path, &entry, act);
                }
            }
        }
    }

    fn type_in(&mut self, path: &str, entry: &Entry, act: &Typing) {
        let tag = Self::locale_of(path);
        let text = self.files[path].clone();
        let lines = TextLines::of(entry, &locale("en"));
        match *act {
            Typing::Translate(shape) => self.translate(path, entry, shape),
            Typing::Signs => self.signs(path, entry),
            Typing::Remark if !text[..entry.range.end].ends_with('\n') => {}
            Typing::Remark => {
                self.insert(path, entry.range.end, &format!("{REMARK}\n"));
                laws::not_current(self, path, &entry.id, REMARK);
            }
            Typing::Reword => {
                if let ([number], Value::Text(_)) = (&*self.numbers_of(path, entry), &entry.value)
                    && text[entry.value_range.clone()].contains('T')
                {
                    self.counter += 1;
                    let old = self.made.get_mut(number).unwrap();
                    old.gone = true;
                    let made = Made { gone: false, term: false, ..old.clone() };
                    self.made.insert(self.counter, made);
                    let (begin, end) = Made::words(self.counter);
                    let (a, b) = (&text[..entry.id_range.end], &text[entry.value_range.end..]);
                    self.put(path, format!("{a} = {begin}pi byen di {end}{b}"));
                }
            }
            Typing::Settle => self.settle(path, entry),
            Typing::DeleteWas if !lines.was.is_empty() => {
                self.drop_lines(path, entry, |l| matches!(l, Line::Text(l, Key::Was, _) if l.to_string() == "en"));
                // A `diff>` without a `was>` stands for a base that nobody knows; without one, somebody vouches.
                let base = if lines.diff.is_empty() { Self::folded(lines.now, "en") } else { None };
                self.remember(path, &self.again(path, entry), |made| made.base.clone_from(&base));
            }
            Typing::DeleteDiff => self.drop_lines(path, entry, |l| matches!(l, Line::Text(_, Key::Diff, _))),
            Typing::DeleteNow if !lines.now.is_empty() => {
                self.drop_lines(path, entry, |l| matches!(l, Line::Text(l, Key::Now, _) if l.to_string() == "en"));
                if lines.was.is_empty() {
                    self.remember(path, &self.again(path, entry), |made| made.base = None);
                }
            }
            Typing::Note(n) => {
                self.counter += 1;
                let unique = self.counter;
                let (line, at) = match n % 4 {
                    0 => (format!("# Nòt {unique}: gade sa."), entry.range.start),
                    1 => (format!("# Nòt {unique}: ak > yon siy."), entry.id_range.start),
                    2 => {
                        let middle = entry.comment.get(n % entry.comment.len().max(1));
                        (format!("# Nòt {unique}."), middle.map_or(entry.range.start, |c| c.range.start))
                    }
                    _ => (format!("## Gwoup {unique}."), entry.range.end),
                };
                self.insert(path, at, &if n % 4 == 3 { format!("\n{line}\n") } else { format!("{line}\n") });
                self.kept.insert((tag, line));
            }
            Typing::State(n) => {
                self.drop_lines(path, entry, |l| matches!(l, Line::State(_)));
                let entry = self.again(path, entry);
                let state = ["machine", "draft", "reviewed (Anne, 2026-01-02)", "reviewed"][n % 4];
                let at = if n % 8 < 4 { entry.range.start } else { entry.id_range.start };
                self.insert(path, at, &format!("# state: {state}\n"));
                self.remember(path, &self.again(path, &entry), |made| made.machine = n % 4 == 0);
            }
            Typing::LeaveOut if entry.flaws.is_empty() && !lines.now.is_empty() => self.leave_out(path, entry),
            Typing::Strip => {
                self.drop_lines(path, entry, |l| !matches!(l, Line::Note | Line::Allow(_)));
                self.remember(path, &self.again(path, entry), |made| {
                    made.base = None;
                    made.pivot = None;
                    (made.machine, made.left_out) = (false, false);
                });
            }
            Typing::Detach(n) if !entry.comment.is_empty() => {
                let at = n % entry.comment.len();
                let ours = |c: &CommentLine| !matches!(c.line, Line::Note | Line::Allow(_));
                self.remember(path, entry, |made| made.doubt = true);
                self.insert(path, entry.comment[at].range.end, "\n");
                if entry.comment[..=at].iter().any(ours) {
                    laws::not_current(self, path, &entry.id, "detached");
                }
            }
            Typing::Damage(which, how) => self.damage(path, entry, which, how),
            Typing::Break(how) if how % 8 == 7 => {
                let value = &text[entry.id_range.end..];
                let at = entry.id_range.end + (value.len() - value.trim_start_matches([' ', '=', '\r', '\n']).len());
                self.insert(path, at, OPEN);
                laws::not_current(self, path, &entry.id, "an open brace");
            }
            Typing::Break(how) => {
                self.insert(path, entry.range.end, &format!("{}\n", BREAKS[how % 8]));
                laws::not_current(self, path, &entry.id, BREAKS[how % 8]);
            }
            Typing::Double(beside) => {
                let at = if beside { entry.range.end } else { text.len() };
                let mut copy = text[entry.range.clone()].to_owned();
                if !copy.ends_with('\n') {
                    copy.push('\n');
                }
                self.insert(path, at, &format!("\n{}", copy.replace("\r\n", "\n")));
            }
            Typing::Undouble(first) => {
                let twins: Vec<Entry> = self.catalogue(path).entries.into_iter().filter(|e| e.id == entry.id).collect();
                if let [a, .., b] = &*twins {
                    self.delete(path, if first { a } else { b });
                }
            }
            Typing::DeleteEntry => self.delete(path, entry),
            Typing::Move(to) => {
                let whole = text[entry.range.clone()].trim_end().replace("\r\n", "\n");
                let mut rest = text;
                rest.replace_range(entry.range.clone(), "");
                self.put(path, rest);
                let at = match to % 2 {
                    0 => self.files[path].len(),
                    _ => self.entry(path, to).map_or(self.files[path].len(), |e| e.range.start),
                };
                self.insert(path, at, &if to % 2 == 0 { format!("\n{whole}\n") } else { format!("{whole}\n\n") });
            }
            Typing::Junk => {
                self.counter += 1;
                let line = format!("Yon liy {} san plas.", self.counter);
                self.insert(path, entry.range.end, &format!("\n{line}\n"));
                self.kept.insert((tag, line));
            }
            Typing::Conflict(n) => {
                let at = [entry.range.start, entry.id_range.start][n % 2];
                self.insert(path, entry.range.end, &format!("{}\n{}\n", CONFLICT[1], CONFLICT[2]));
                self.insert(path, at, &format!("{}\n", CONFLICT[0]));
            }
            Typing::Reindent(n) => {
                let value = &text[entry.value_range.clone()];
                let value = value.replace("\n    ", &format!("\n{}", " ".repeat(1 + n % 8)));
                self.put(path, format!("{}{value}{}", &text[..entry.id_range.end], &text[entry.value_range.end..]));
            }
            _ => {}
        }
    }

    /// The entry after its comment changed.
    fn again(&self, path: &str, entry: &Entry) -> Entry {
        let entries = self.catalogue(path).entries;
        let near = |e: &&Entry| e.id == entry.id;
        entries.iter().filter(near).min_by_key(|e| e.id_range.start.abs_diff(entry.id_range.start)).unwrap().clone()
    }

    fn delete(&mut self, path: &str, entry: &Entry) {
        self.forget(path, entry);
        self.files.get_mut(path).unwrap().replace_range(entry.range.clone(), "");
    }

    /// Says that the segment, as it is shown above, is not in this edition.
    fn leave_out(&mut self, path: &str, entry: &Entry) {
        self.settle(path, entry);
        let entry = self.again(path, entry);
        let mut what = "# leave-out\n".to_owned();
        if self.numbers_of(path, &entry).is_empty() {
            self.counter += 1;
            what.push_str(&Made::left_out_note(self.counter));
            what.push('\n');
            let base = Self::folded(TextLines::of(&entry, &locale("en")).now, "en");
            let pivot = Self::folded(TextLines::of(&entry, &locale("fr")).now, "fr");
            let machine = entry.comment.iter().any(|c| c.line == Line::State(State::Machine));
            let made = Made { locale: Self::locale_of(path), base, pivot, machine, ..Made::default() };
            self.made.insert(self.counter, made);
        }
        self.insert(path, entry.range.start, &what);
        self.remember(path, &self.again(path, &entry), |made| made.left_out = true);
    }

    fn damage(&mut self, path: &str, entry: &Entry, which: usize, how: usize) {
        let ours: Vec<&CommentLine> = entry.comment.iter().filter(|c| matches!(c.line, Line::Text(..))).collect();
        let Some(line) = ours.get(which % ours.len().max(1)) else { return };
        let old = self.files[path][line.range.clone()].to_owned();
        let new = match how % 13 {
            0 => old.replacen("# ", "#", 1),
            1 => old.replacen('>', " >", 1),
            2 => old.replacen("# ", "## ", 1),
            3 => old.replacen("# ", "#  ", 1),
            4 => old.replacen("# en", "# EN", 1).replacen("# fr", "# Fr", 1),
            5 => old.replacen('>', "&gt;", 1),
            6 => old.replacen("> ", ">", 1),
            7 => old.replacen("# ", "#\u{A0}", 1),
            8 => format!("\u{200B}{old}"),
            9 => format!("  {old}"),
            10 => old.replacen("# ", "", 1),
            11 => old.replacen("> ", "\u{200B}> ", 1),
            _ => format!("\t{old}"),
        };
        if new == old {
            return;
        }
        let base_line = matches!(line.line, Line::Text(_, Key::Was | Key::Now | Key::Diff, _));
        self.remember(path, entry, |made| made.doubt = true);
        self.files.get_mut(path).unwrap().replace_range(line.range.clone(), &new);
        if base_line {
            laws::not_current(self, path, &entry.id, &new);
        }
    }

    /// `tradwi accept` of one segment.
    pub fn accept(&mut self, article: usize, in_locale: usize, segment: usize) {
        let states = self.states();
        let Some(state) = states.get(article % states.len().max(1)).filter(|s| s.blocked.is_empty()) else { return };
        let Some(target) = state.targets.get(in_locale % state.targets.len().max(1)) else { return };
        if !target.exists || target.renamed_from.is_some() || state.segments.is_empty() {
            return;
        }
        let i = segment % state.segments.len();
        let by = segment.is_multiple_of(2).then_some("Anne, 2026-01-02");
        let Ok(edits) = sync::accept(state, target, i, by) else { return };
        let item = &target.items[i];
        let entry = &target.catalogue.entries[item.entry.unwrap()];
        let base = Some(state.texts[i].folded().to_owned());
        self.remember(&target.path, entry, |made| {
            made.base.clone_from(&base);
            made.doubt = false;
            if let Some(pivot) = &item.pivot {
                made.pivot = Some(pivot.folded().to_owned());
            }
        });
        let path = target.path.clone();
        let id = state.ids[i].clone();
        self.put(&path, tradwi::catalogue::apply(&target.catalogue.text, &edits));
        let states = self.states();
        let found = states.iter().flat_map(|s| s.targets.iter().map(move |t| (s, t))).find(|(_, t)| t.path == path);
        let (state, target) = found.unwrap();
        let i = state.ids.iter().position(|other| *other == id).unwrap();
        if target.items[i].judgement.status != tradwi::catalogue::Status::Current {
            self.fail(&format!("{id} was accepted and is {}", target.items[i].judgement.status));
        }
    }

    /// `tradwi prune` of one catalogue: what it names may go, and nothing else.
    pub fn prune(&mut self, file: usize) {
        let states = self.states();
        let targets: Vec<_> = states.iter().flat_map(|s| &s.targets).filter(|t| t.exists).collect();
        let Some(target) = targets.get(file % targets.len().max(1)).filter(|t| t.renamed_from.is_none()) else {
            return;
        };
        let pruned = sync::prune(target);
        for one in &pruned {
            self.forget(&target.path, &target.catalogue.entries[one.entry]);
        }
        let edits: Vec<_> = pruned.into_iter().map(|p| p.edit).collect();
        self.put(&target.path, tradwi::catalogue::apply(&target.catalogue.text, &edits));
    }

    pub fn terms_act(&mut self, which: usize) {
        let path = format!("locales/{}/terms.ftl", ["fr", "ht"][which % 2]);
        let text = if self.files[&path].contains("-binuh") { "# anyen\n" } else { TERMS };
        self.put(&path, text.to_owned());
    }
}
