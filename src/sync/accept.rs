//! Vouching for a translation: it is good for the source as it stands above it.

use std::fmt;

use super::{ArticleState, Target};
use crate::catalogue::{self, Base, Edit, Line, State, Status, TextLines};
use crate::locale::Locale;

/// Why an entry cannot be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The catalogue has no such entry.
    Missing,
    /// It says nothing yet.
    Untranslated,
    /// A machine wrote it, and nobody said that they read it.
    Machine,
    /// It cannot be taken for a whole translation.
    Broken,
    /// What stands above it is not what the article says now.
    MovedOn,
    /// What stands above it is not what the pivot says now.
    PivotMovedOn,
    /// A line of its comment is damaged or detached, so that nobody knows what it was made from.
    Damaged,
}

/// One headline with the way out, without a final period.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "has no entry yet; run `tradwi sync`",
            Self::Untranslated => "is not translated yet",
            Self::Machine => "is machine text; read it, delete its `# state: machine` line, and accept it then",
            Self::Broken => "is broken; `tradwi check` says what to mend",
            Self::MovedOn => "the article has moved on since; run `tradwi sync` and look at the change",
            Self::PivotMovedOn => {
                "the translation it is made from has moved on since; run `tradwi sync` and look at the change"
            }
            Self::Damaged => "a comment line above it is damaged or detached; `tradwi check` says which to mend",
        })
    }
}

/// The edits that say that a segment's translation is up to date: its `was>`, `diff>` and `near>` lines go.
/// No edits if it says so already.
///
/// Accepting vouches for the source text *as it stands above the translation*. With `by` (a name and a date)
/// the entry is marked as reviewed. The text of the pivot is written above it, if there is a current one.
///
/// # Errors
/// The reason for which nobody can vouch for it.
pub fn accept(state: &ArticleState, target: &Target, index: usize, by: Option<&str>) -> Result<Vec<Edit>, Refusal> {
    let (Some(item), Some(source)) = (target.items.get(index), state.texts.get(index)) else {
        return Err(Refusal::Missing);
    };
    if item.judgement.status == Status::Broken {
        return Err(Refusal::Broken);
    }
    let entry = item.entry.and_then(|e| target.catalogue.entries.get(e)).ok_or(Refusal::Missing)?;
    if item.judgement.state == Some(State::Machine) {
        return Err(Refusal::Machine);
    }
    if source.is_unsaid_by(entry) && !item.judgement.left_out {
        return Err(Refusal::Untranslated);
    }
    if !entry.damage.is_empty() || entry.comment.iter().any(|c| c.line == Line::Damaged) {
        return Err(Refusal::Damaged);
    }
    let mut old = TextLines::of(entry, &state.source);
    if matches!(catalogue::base(entry, &state.source), Base::Known(base) if source.equals(&base)) {
        // The article has come back to what the translation was made from: there is nothing to vouch for.
        old.now = source.lines.to_vec();
    }
    if old.now.is_empty() || !source.equals(&old.now) {
        return Err(Refusal::MovedOn);
    }
    let settled = |lines: TextLines| TextLines { was: Vec::new(), diff: Vec::new(), near: Vec::new(), ..lines };
    let mut blocks: Vec<(Locale, TextLines)> = Vec::new();
    if let (Some(pivot), Some(text)) = (&target.pivot, &item.pivot) {
        let mut lines = TextLines::of(entry, pivot);
        if matches!(catalogue::base(entry, pivot), Base::Known(base) if text.equals(&base)) {
            lines.now = text.lines.to_vec();
        }
        if !lines.now.is_empty() && !text.equals(&lines.now) {
            return Err(Refusal::PivotMovedOn);
        }
        let now = if lines.now.is_empty() { text.lines.to_vec() } else { lines.now.clone() };
        blocks.push((pivot.clone(), TextLines { now, stale: Vec::new(), ..settled(lines) }));
    }
    blocks.push((state.source.clone(), settled(old)));
    let newline = target.catalogue.newline();
    let mut edits = catalogue::entry_comment(entry, &blocks, newline);
    if let Some(by) = by {
        let line = format!("# state: {}{newline}", State::Reviewed(one_line(by)));
        let stands = entry.comment.iter().find(|c| matches!(c.line, Line::State(_)));
        match stands {
            Some(c) if target.catalogue.text[c.range.clone()] == line => {}
            Some(c) => edits.push(Edit { range: c.range.clone(), text: line }),
            None => {
                // In front of the lines that hold the source: those stand directly above the message.
                let first = entry.comment.iter().find(|c| matches!(c.line, Line::Text(..)));
                let at = first.map_or(entry.id_range.start, |c| c.range.start);
                edits.insert(0, Edit { range: at..at, text: line });
            }
        }
    }
    Ok(edits)
}

/// A name is typed on a command line and must not end the comment.
fn one_line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::super::{ArticleInput, CatalogueFile, Glossary, examine, plan};
    use super::*;

    fn locale(tag: &str) -> Locale {
        tag.parse().unwrap()
    }

    fn state(article: &str, files: &[(&str, &str)], from: &[(&str, &str)]) -> ArticleState {
        let catalogues = files
            .iter()
            .map(|(l, text)| (locale(l), CatalogueFile { path: format!("locales/{l}/a.ftl"), text: (*text).into() }))
            .collect();
        let input = ArticleInput {
            path: "articles/a.txt".into(),
            stem: "a".into(),
            text: article.into(),
            default_locale: locale("en"),
            locales: vec![locale("fr"), locale("ht")],
            fields: Vec::new(),
            from: from.iter().map(|(a, b)| (locale(a), locale(b))).collect(),
            catalogues,
            orphans: Default::default(),
            catalogue_folder: "locales".into(),
        };
        examine(input, &Glossary::new())
    }

    fn target<'a>(state: &'a ArticleState, tag: &str) -> &'a Target {
        state.targets.iter().find(|t| t.locale == locale(tag)).unwrap()
    }

    /// The catalogue of `ht` after accepting the only segment of `article`.
    fn accepted(article: &str, ht: &str, by: Option<&str>) -> Result<String, Refusal> {
        let first = state(article, &[], &[]);
        let en = plan(&first, None).files[0].after.clone().unwrap();
        let ht = ht.replace("ID", &first.ids[0]);
        let state = state(article, &[("en", &en), ("ht", &ht)], &[]);
        let edits = accept(&state, target(&state, "ht"), 0, by)?;
        Ok(catalogue::apply(&ht, &edits).replace(&first.ids[0], "ID"))
    }

    const STALE: &str =
        "# Mine.\n# en was> Two cups.\n# en diff> [-Two-] {+Three+} cups.\n# en> Three cups.\nID = De tas.\n";

    #[test]
    fn accepting_deletes_what_says_that_it_is_stale_and_nothing_else() {
        assert_eq!(accepted("Three cups.\n", STALE, None).unwrap(), "# Mine.\n# en> Three cups.\nID = De tas.\n");
    }

    #[test]
    fn a_name_is_written_above_the_source_lines_and_cannot_end_the_comment() {
        let text = accepted("Three cups.\n", STALE, Some("Anne\nevil = x, 2026-01-02")).unwrap();
        assert_eq!(text, "# Mine.\n# state: reviewed (Anne evil = x, 2026-01-02)\n# en> Three cups.\nID = De tas.\n");
    }

    #[test]
    fn nobody_can_vouch_for_what_they_were_not_shown() {
        for (ht, want) in [
            ("# en> Two cups.\nID = De tas.\n", Refusal::MovedOn),
            ("ID = De tas.\n", Refusal::MovedOn),
            ("# en> Three cups.\nID = { \"\" }\n", Refusal::Untranslated),
            ("# en> Three cups.\nID = …\n", Refusal::Untranslated),
            ("# state: machine\n# en> Three cups.\nID = Twa tas.\n", Refusal::Machine),
            ("# en> Three cups.\nID = Twa tas.\n[half]\n", Refusal::Broken),
            ("# en> Three cups.\n# en was >\nID = Twa tas.\n", Refusal::Damaged),
            ("", Refusal::Missing),
        ] {
            assert_eq!(accepted("Three cups.\n", ht, None), Err(want), "{ht}");
        }
    }

    #[test]
    fn accepting_twice_changes_nothing_more() {
        let once = accepted("Three cups.\n", STALE, Some("Anne")).unwrap();
        assert_eq!(accepted("Three cups.\n", &once, Some("Anne")).unwrap(), once);
    }

    #[test]
    fn the_pivot_is_vouched_for_as_well() {
        let id = state("Three cups.\n", &[], &[]).ids[0].clone();
        let fr = format!("# en> Three cups.\n{id} = Trois tasses.\n");
        let ht = format!("# en was> Two cups.\n# en> Three cups.\n{id} = Twa tas.\n");
        let state = state("Three cups.\n", &[("fr", &fr), ("ht", &ht)], &[("ht", "fr")]);
        let edits = accept(&state, target(&state, "ht"), 0, None).unwrap();
        let want = format!("# fr> Trois tasses.\n# en> Three cups.\n{id} = Twa tas.\n");
        assert_eq!(catalogue::apply(&ht, &edits), want);
    }

    #[test]
    fn a_pivot_that_came_back_is_nothing_to_look_at() {
        let id = state("Three cups.\n", &[], &[]).ids[0].clone();
        let fr = format!("# en> Three cups.\n{id} = Trois tasses.\n");
        let ht = format!(
            "# fr was> Trois tasses.\n# fr diff> x\n# fr> Quatre tasses.\n# en was> Two cups.\n# en> Three cups.\n{id} = Twa tas.\n"
        );
        let state = state("Three cups.\n", &[("fr", &fr), ("ht", &ht)], &[("ht", "fr")]);
        let edits = accept(&state, target(&state, "ht"), 0, None).unwrap();
        let want = format!("# fr> Trois tasses.\n# en> Three cups.\n{id} = Twa tas.\n");
        assert_eq!(catalogue::apply(&ht, &edits), want);
    }

    #[test]
    fn what_was_accepted_is_current_and_sync_has_nothing_to_add() {
        let article = "Three cups.\n";
        let id = state(article, &[], &[]).ids[0].clone();
        let ht = accepted(article, STALE, None).unwrap().replace("ID", &id);
        let state = state(article, &[("ht", &ht)], &[]);
        assert_eq!(target(&state, "ht").items[0].judgement.status, Status::Current);
        let written: HashMap<String, Option<String>> =
            plan(&state, None).files.into_iter().map(|f| (f.path, f.after)).collect();
        assert!(!written.contains_key("locales/ht/a.ftl"), "{written:?}");
    }
}
