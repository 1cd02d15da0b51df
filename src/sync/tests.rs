use super::*;
use crate::catalogue::{Cause, Status};
use std::sync::Arc;

mod bases;
mod markers;

/// A project of one article in memory: edits and syncs as they happen to files.
#[derive(Clone)]
struct World {
    path: String,
    article: String,
    locales: Vec<Locale>,
    from: HashMap<Locale, Locale>,
    files: HashMap<String, String>,
    orphans: Arc<Orphans>,
}

fn locale(tag: &str) -> Locale {
    tag.parse().unwrap()
}

impl World {
    fn new(article: &str) -> Self {
        Self {
            path: "articles/news.txt".into(),
            article: article.into(),
            locales: vec![locale("en"), locale("ht")],
            from: HashMap::new(),
            files: HashMap::new(),
            orphans: Arc::default(),
        }
    }

    fn state(&self) -> ArticleState {
        let catalogues = self
            .locales
            .iter()
            .filter_map(|l| {
                let path = format!("locales/{l}/news.ftl");
                let text = self.files.get(&path)?.clone();
                Some((l.clone(), CatalogueFile { path, text }))
            })
            .collect();
        let input = ArticleInput {
            path: self.path.clone(),
            stem: "news".into(),
            text: self.article.clone(),
            default_locale: locale("en"),
            locales: self.locales.clone(),
            fields: vec!["title".into()],
            from: self.from.clone(),
            catalogues,
            orphans: self.orphans.clone(),
            catalogue_folder: "locales".into(),
        };
        examine(input, &Glossary::new())
    }

    /// Syncs, and sees that a second sync would do nothing.
    fn sync(&mut self) -> Plan {
        let first = plan(&self.state(), None);
        assert!(first.refused.is_empty(), "{:?}", first.refused);
        for change in &first.files {
            assert_eq!(self.files.get(&change.path), change.before.as_ref());
            match &change.after {
                Some(text) => self.files.insert(change.path.clone(), text.clone()),
                None => self.files.remove(&change.path),
            };
        }
        let second = plan(&self.state(), None);
        assert!(second.is_empty(), "a second sync would write {:#?}", second.files);
        first
    }

    fn ht(&self) -> &str {
        &self.files["locales/ht/news.ftl"]
    }

    fn edit_ht(&mut self, from: &str, to: &str) {
        let text = self.ht().to_owned();
        assert!(text.contains(from), "{from:?} is not in\n{text}");
        self.files.insert("locales/ht/news.ftl".into(), text.replacen(from, to, 1));
    }

    /// Types a translation over the stub below a source line.
    fn translate(&mut self, tag: &str, source: &str, translation: &str) {
        let path = format!("locales/{tag}/news.ftl");
        let text = &self.files[&path];
        let at = text.find(&format!("# en> {source}")).unwrap_or_else(|| panic!("no {source:?} in\n{text}"));
        let mut stub = at + text[at..].find("{ \"\" }").unwrap();
        if translation.starts_with('\n') {
            // Nobody leaves a space behind the sign.
            stub -= 1;
        }
        let text =
            format!("{}{translation}{}", &text[..stub], text[stub..].trim_start().strip_prefix("{ \"\" }").unwrap());
        self.files.insert(path, text);
    }

    fn status(&self, tag: &str) -> Vec<Status> {
        let state = self.state();
        let target = state.targets.iter().find(|t| t.locale == locale(tag)).unwrap();
        target.items.iter().map(|i| i.judgement.status).collect()
    }
}

use Status::{Broken, Current, Stale, Untranslated};

const STORY: &str = "Water\nBoil the water for one minute. Let it cool.\nWash your hands with soap.\n";

fn translated() -> World {
    let mut world = World::new(STORY);
    world.sync();
    world.translate("ht", "Water", "Dlo");
    world.translate("ht", "Boil", "\n    Bouyi dlo a pandan yon minit.\n    Kite l frèt.");
    world.translate("ht", "Wash", "Lave men w ak savon.");
    assert_eq!(world.status("ht"), [Current, Current, Current]);
    assert!(plan(&world.state(), None).is_empty());
    world
}

#[test]
fn a_new_article_gives_a_source_catalogue_and_stubs() {
    let mut world = World::new(STORY);
    world.sync();
    insta::assert_snapshot!(world.files["locales/en/news.ftl"], @r#"
    ### articles/news.txt
    ### tradwi: source, segments 1, layout lines
    ### Written by tradwi from the article: edit the article, not this file.

    # heading 1
    water-c313 = Water

    # paragraph
    boil-the-water-for-one-8aef =
        Boil the water for one minute.
        Let it cool.

    # paragraph
    wash-your-hands-with-200c = Wash your hands with soap.
    "#);
    insta::assert_snapshot!(world.ht(), @r#"
    # en> Water
    water-c313 = { "" }

    # en> Boil the water for one minute.
    # en> Let it cool.
    boil-the-water-for-one-8aef = { "" }

    # en> Wash your hands with soap.
    wash-your-hands-with-200c = { "" }
    "#);
}

#[test]
fn a_changed_figure_marks_the_translation_stale_and_shows_the_change() {
    let mut world = translated();
    world.article = STORY.replace("one minute", "three minutes");
    assert_eq!(world.status("ht"), [Current, Stale, Current], "before any sync");
    world.sync();
    assert_eq!(world.status("ht"), [Current, Stale, Current]);
    insta::assert_snapshot!(world.ht(), @r#"
    # en> Water
    water-c313 = Dlo

    # en was> Boil the water for one minute.
    # en was> Let it cool.
    # en diff> Boil the water for [-one minute.-] {+three minutes.+}
    # en> Boil the water for three minutes.
    # en> Let it cool.
    boil-the-water-for-one-8aef =
        Bouyi dlo a pandan yon minit.
        Kite l frèt.

    # en> Wash your hands with soap.
    wash-your-hands-with-200c = Lave men w ak savon.
    "#);
    // Twice changed: the oldest base stays.
    world.article = STORY.replace("one minute", "five minutes");
    world.sync();
    assert!(world.ht().contains("# en was> Boil the water for one minute.\n"));
    assert!(world.ht().contains("# en> Boil the water for five minutes.\n"));
    assert_eq!(world.status("ht"), [Current, Stale, Current]);
    // Changed back: current, with the lines still there, to the byte.
    let before = world.ht().to_owned();
    world.article = STORY.to_owned();
    world.sync();
    assert_eq!(world.status("ht"), [Current, Current, Current]);
    assert_eq!(world.ht(), before);
}

#[test]
fn deleting_the_lines_says_that_the_translation_is_up_to_date() {
    let mut world = translated();
    world.article = STORY.replace("one minute", "three minutes");
    world.sync();
    world.edit_ht("yon minit", "twa minit");
    let kept: String =
        world.ht().split_inclusive('\n').filter(|l| !l.contains("was>") && !l.contains("diff>")).collect();
    world.files.insert("locales/ht/news.ftl".into(), kept);
    assert_eq!(world.status("ht"), [Current, Current, Current]);
    assert!(plan(&world.state(), None).is_empty());
}

#[test]
fn a_stub_whose_source_changes_gets_was_lines_too() {
    let mut world = World::new(STORY);
    world.sync();
    world.article = STORY.replace("one minute", "three minutes");
    world.sync();
    assert!(world.ht().contains("# en was> Boil the water for one minute."));
    world.translate("ht", "Boil", "Bouyi.");
    assert_eq!(world.status("ht"), [Untranslated, Stale, Untranslated]);
}

#[test]
fn a_stub_whose_source_changes_and_changes_back_has_no_base_that_could_be_taken_for_current() {
    let mut world = World::new(STORY);
    world.sync();
    world.article = STORY.replace("one minute", "three minutes");
    world.sync();
    world.article = STORY.to_owned();
    world.sync();
    assert!(world.ht().contains("# en was>\n# en> Boil the water for one minute."), "{}", world.ht());
    world.translate("ht", "Boil", "Bouyi.");
    assert_eq!(world.status("ht"), [Untranslated, Stale, Untranslated]);
}

#[test]
fn a_paragraph_that_goes_is_obsolete_and_comes_back_with_its_translation() {
    let mut world = translated();
    let before = world.ht().to_owned();
    world.article = "Water\nWash your hands with soap.\n".into();
    world.sync();
    assert!(world.ht().contains("# obsolete\n# en> Boil the water"));
    assert!(world.ht().contains("Bouyi dlo a"));
    world.article = STORY.to_owned();
    world.sync();
    assert_eq!(world.ht(), before);
    assert_eq!(world.status("ht"), [Current, Current, Current]);
}

#[test]
fn a_stub_without_a_note_goes_with_its_paragraph_and_one_with_a_note_stays() {
    let mut world = World::new(STORY);
    world.sync();
    world.edit_ht("# en> Wash", "# Ask Anne.\n# en> Wash");
    world.article = "Water\n".into();
    let counts = world.sync().counts;
    assert!(counts.iter().any(|(_, c)| (c.dropped, c.obsolete) == (1, 1)), "{counts:?}");
    assert!(!world.ht().contains("Boil"), "{}", world.ht());
    assert!(world.ht().contains("# Ask Anne.\n# obsolete\n# en> Wash"), "{}", world.ht());
}

#[test]
fn an_edit_changes_the_bytes_of_its_entry_only() {
    for newline in ["\n", "\r\n"] {
        let mut world = translated();
        let text = world.ht().replace("# en> Wash", "# Mine\n#\n# en> Wash").replace("Lave men w", "Lave   men w");
        let text = format!("\u{FEFF}# Head of the file\n\n{text}\n\n\n-term = x\nmine = y\n  indented junk\n")
            .replace('\n', newline);
        world.files.insert("locales/ht/news.ftl".into(), text.clone());
        assert_eq!(world.status("ht"), [Current, Current, Current]);
        assert!(plan(&world.state(), None).is_empty(), "nothing is due");
        world.article = STORY.replace("soap", "soap and water");
        world.sync();
        let (head, tail) = text.split_once("# en> Wash").unwrap();
        assert!(world.ht().starts_with(head), "{:?}", world.ht());
        let tail = tail.split_once(newline).unwrap().1;
        assert!(world.ht().ends_with(tail), "{:?}", world.ht());
        assert!(world.ht().contains(&format!("# en was> Wash your hands with soap.{newline}")));
    }
}

#[test]
fn half_a_translation_stays_broken_whatever_is_added_around_it() {
    let mut world = translated();
    world.edit_ht("    Kite l frèt.", "[Kite] l frèt.");
    assert_eq!(world.status("ht"), [Current, Broken, Current]);
    let before = world.ht().to_owned();
    world.article =
        "Water\nBoil the water for one minute. Let it cool.\nAnd a new one in between.\nWash your hands with soap.\n"
            .into();
    world.sync();
    assert_eq!(world.status("ht"), [Current, Broken, Untranslated, Current]);
    let half = &before[before.find("# en> Boil").unwrap()..before.find("# en> Wash").unwrap()];
    assert!(world.ht().contains(half), "{}", world.ht());
    // A word typed in column 1 that looks like a message of its own is half a translation, too.
    let mut world = translated();
    world.edit_ht("Lave men w ak savon.", "\n    Lave men w\nak = savon");
    assert_eq!(world.status("ht"), [Current, Current, Broken]);
}

#[test]
fn a_translation_without_a_base_is_stale_and_gets_an_empty_one() {
    let mut world = translated();
    world.edit_ht("# en> Wash your hands with soap.\n", "");
    assert_eq!(world.status("ht"), [Current, Current, Stale]);
    world.sync();
    assert!(world.ht().contains("# en was>\n# en> Wash your hands with soap.\n"), "{}", world.ht());
    assert_eq!(world.status("ht"), [Current, Current, Stale]);
}

#[test]
fn ids_stay_through_edits_moves_and_insertions() {
    let mut world = translated();
    let ids = world.state().ids;
    world.article = "Water\nA first new paragraph of the story.\nWash your hands with much soap.\nBoil the water for one minute. Let it cool.\n".into();
    let state = world.state();
    assert_eq!([&state.ids[0], &state.ids[2], &state.ids[3]], [&ids[0], &ids[2], &ids[1]]);
    world.sync();
    assert_eq!(world.status("ht"), [Current, Untranslated, Stale, Current]);
}

#[test]
fn a_lost_source_catalogue_is_born_again_with_the_same_ids() {
    let mut world = translated();
    let ids = world.state().ids;
    world.files.remove("locales/en/news.ftl");
    assert_eq!(world.state().ids, ids);
    assert_eq!(world.status("ht"), [Current, Current, Current]);
    world.sync();
    assert_eq!(world.state().ids, ids);
}

#[test]
fn a_split_shows_each_half_to_the_translator_of_the_other() {
    let long = "Armed groups hold most of the capital and their reach is growing in other parts of the country. \
                Money that donor countries promised comes slowly, and it covers only a part of what is needed.";
    let mut world = World::new(&format!("Water\n{long}\n"));
    world.sync();
    world.translate("ht", "Armed", "Gang yo.");
    world.article = format!("Water\n{}\n", long.replace(". Money", ".\nMoney"));
    let plan = world.sync();
    assert!(plan.notes[0].contains("was split into"), "{:?}", plan.notes);
    assert_eq!(world.ht().matches(" near> ").count(), 2, "{}", world.ht());
    assert!(world.ht().contains("Gang yo."));
}

#[test]
fn a_translation_from_a_pivot_is_stale_when_either_base_moves() {
    let mut world = World::new(STORY);
    world.locales.push(locale("fr"));
    world.from.insert(locale("ht"), locale("fr"));
    world.sync();
    world.translate("fr", "Water", "L’eau");
    world.sync();
    assert!(world.ht().contains("# fr> L’eau\n# en> Water\n"), "{}", world.ht());
    world.translate("ht", "Water", "Dlo");
    world.translate("ht", "Wash", "Lave men w.");
    assert_eq!(world.status("ht"), [Current, Untranslated, Current]);
    let fr = world.files["locales/fr/news.ftl"].replace("L’eau", "De l’eau");
    world.files.insert("locales/fr/news.ftl".into(), fr);
    let state = world.state();
    let ht = state.targets.iter().find(|t| t.locale == locale("ht")).unwrap();
    assert!(matches!(ht.items[0].judgement.causes[0], Cause::Pivot(..)));
    let counts = world.sync().counts;
    assert!(counts.iter().any(|(l, c)| *l == locale("ht") && c.stale == 1 && c.updated == 0), "{counts:?}");
    assert_eq!(world.status("ht"), [Stale, Untranslated, Current]);
    assert!(world.ht().contains("# fr was> L’eau\n# fr diff> "), "{}", world.ht());
    // A pivot that is not there is not watched.
    world.translate("fr", "Wash", "Lavez-vous les mains.");
    world.sync();
    assert_eq!(world.status("ht")[2], Current);
}

#[test]
fn an_article_that_changes_its_language_is_left_alone() {
    let mut world = translated();
    world.path = "articles/news.md".into();
    world.article = "---\nlang: ht\n---\n\nDlo\n".into();
    let state = world.state();
    assert_eq!(state.source, locale("ht"));
    assert!(!state.blocked.is_empty());
    assert!(plan(&state, None).is_empty());
}

#[test]
fn a_reviewed_translation_is_a_draft_again_when_its_source_changes() {
    let mut world = translated();
    world.edit_ht("# en> Wash", "# state: reviewed (Anne, 2026-01-02)\n# en> Wash");
    world.article = STORY.replace("soap", "soap and water");
    world.sync();
    assert!(world.ht().contains("# state: draft\n# was reviewed (Anne, 2026-01-02)\n"), "{}", world.ht());
    // Whoever reads it again, and is overtaken again, is noted too; nobody is noted twice.
    for word in ["clean water", "cold water"] {
        let settled = world.ht().lines().filter(|l| !l.contains("was>") && !l.contains("diff>"));
        let settled: String = settled.map(|l| format!("{l}\n")).collect();
        let reviewed = settled.replace("# state: draft", "# state: reviewed (Luc, 2026-02-03)");
        world.files.insert("locales/ht/news.ftl".into(), reviewed);
        world.article = STORY.replace("soap", &format!("soap and {word}"));
        world.sync();
    }
    assert_eq!(world.ht().matches("# was reviewed (Anne, 2026-01-02)\n").count(), 1, "{}", world.ht());
    assert_eq!(world.ht().matches("# was reviewed (Luc, 2026-02-03)\n").count(), 1, "{}", world.ht());
}

#[test]
fn a_review_of_a_text_that_still_lags_behind_does_not_outlive_the_next_change() {
    let mut world = translated();
    world.article = STORY.replace("soap", "soap and water");
    world.sync();
    // She has read it, and forgot the line that says what it was made from.
    let ht = world.ht().replacen("# en was>", "# state: reviewed (Anne, 2026-01-02)\n# en was>", 1);
    assert!(ht.contains("Anne"), "{ht}");
    world.files.insert("locales/ht/news.ftl".into(), ht);
    world.article = STORY.replace("soap", "soap and clean water");
    world.sync();
    assert!(world.ht().contains("# state: draft\n# was reviewed (Anne, 2026-01-02)\n"), "{}", world.ht());
}

#[test]
fn a_segment_of_an_article_that_is_gone_brings_its_translation_along() {
    let mut world = World::new("Water\nWash your hands with soap.\n");
    let orphan = Orphan {
        id: "wash-0000".into(),
        entries: HashMap::from([(
            locale("ht"),
            "# Mine\n# en> Wash your hands with soap.\nwash-0000 = Lave men w.\n".into(),
        )]),
    };
    let key = (locale("en"), "Wash your hands with soap.".to_owned());
    world.orphans = Arc::new(Orphans { segments: HashMap::from([(key, orphan)]) });
    world.sync();
    assert_eq!(world.status("ht"), [Untranslated, Current]);
    assert!(world.ht().contains("# Mine\n"));
}

#[test]
fn a_file_without_a_header_in_the_place_of_a_source_catalogue_is_not_written_over() {
    for text in ["# My notes of Monday\n", "fraz mwen te ekri\n", "a = {{{\n"] {
        let mut world = World::new(STORY);
        world.files.insert("locales/en/news.ftl".into(), text.into());
        let state = world.state();
        assert_eq!(state.blocked.len(), 1, "{text}");
        assert!(plan(&state, None).is_empty());
    }
    let mut world = World::new(STORY);
    world.files.insert("locales/en/news.ftl".into(), "\u{FEFF}\n".into());
    world.sync();
}

#[test]
fn half_a_translation_that_looks_like_a_message_begun_is_broken() {
    let mut world = translated();
    let line = world.ht().lines().find(|l| l.ends_with(" = Dlo")).unwrap().to_owned();
    world.edit_ht(&line, &format!("{line}\nE = {{ mc"));
    assert_eq!(world.status("ht")[0], Status::Broken);
}

#[test]
fn a_link_is_carried_over_through_a_pivot_at_once() {
    let mut world = World::new("See [the site](http://a.org/x) now.\n");
    world.path = "articles/news.md".into();
    world.locales.push(locale("fr"));
    world.from.insert(locale("ht"), locale("fr"));
    world.sync();
    world.translate("fr", "See", "Voir [le site](http://a.org/x).");
    world.sync();
    world.translate("ht", "See", "Gade [sit la](http://a.org/x).");
    world.article = world.article.replace("/x", "/y");
    // The sync after it has nothing to do: the helper sees to that.
    world.sync();
    assert_eq!(world.status("ht"), [Status::Current]);
    assert!(world.ht().contains("# fr> Voir [le site](http://a.org/y).\n"), "{}", world.ht());
}

#[test]
fn an_entry_of_an_article_that_is_gone_is_up_to_date_at_once() {
    let text = "Wash your hands with soap.";
    for en in [text, "Wash your hands."] {
        let mut world = World::new("Water\nWash your hands with soap.\n");
        world.locales.push(locale("fr"));
        world.from.insert(locale("ht"), locale("fr"));
        let entries = HashMap::from([(locale("fr"), format!("# en> {en}\nwash-0000 = Lavez.\n"))]);
        let orphan = Orphan { id: "wash-0000".into(), entries };
        world.orphans = Arc::new(Orphans { segments: HashMap::from([((locale("en"), text.to_owned()), orphan)]) });
        for change in plan(&world.state(), None).files {
            world.files.insert(change.path, change.after.unwrap());
        }
        let fr = world.files["locales/fr/news.ftl"].clone();
        let second = plan(&world.state(), None);
        assert!(second.files.iter().all(|f| f.path != "locales/fr/news.ftl"), "{second:#?}\n{fr}");
        if en == text {
            assert!(second.is_empty() && world.ht().contains("# fr> Lavez.\n"), "{}", world.ht());
        }
    }
}

/// Of a text nobody knows, and of a pivot that moved on before its article went.
#[test]
fn what_is_stale_in_an_entry_of_an_article_that_is_gone_is_shown_at_once() {
    let text = "Wash your hands.";
    for (lines, shown) in
        [("", "# en was>\n# en> Wash"), ("# fr> Lave.\n# en> Wash your hands.\n", "# fr was> Lave.\n")]
    {
        let mut world = World::new("Water\nWash your hands.\n");
        world.locales.push(locale("fr"));
        world.from.insert(locale("ht"), locale("fr"));
        let fr = "# en> Wash your hands.\nwash-0000 = Lavez.\n".to_owned();
        let ht = format!("# state: reviewed (Anne, 2026-01-02)\n{lines}wash-0000 = Lave men w.\n");
        let orphan = Orphan { id: "wash-0000".into(), entries: [(locale("fr"), fr), (locale("ht"), ht)].into() };
        world.orphans = Arc::new(Orphans { segments: [((locale("en"), text.to_owned()), orphan)].into() });
        // The sync after it has nothing to do: the helper sees to that.
        world.sync();
        assert_eq!(world.status("ht"), [Untranslated, Stale]);
        assert!(world.ht().contains(shown) && world.ht().contains("# state: draft\n"), "{}", world.ht());
    }
}

#[test]
fn a_stub_whose_lines_were_torn_from_it_is_not_dropped_onto_the_entry_below() {
    let mut world = World::new(STORY);
    world.sync();
    world.translate("ht", "Wash", "Lave men w ak savon.");
    world.edit_ht("# en> Let it cool.\n", "# en> Let it cool.\n\n");
    world.sync();
    world.article = "Water\nWash your hands with soap.\n".into();
    world.sync();
    assert_eq!(world.status("ht"), [Untranslated, Current]);
}

#[test]
fn a_stub_put_first_does_not_take_over_lines_torn_from_the_entry_below() {
    let mut world = translated();
    world.edit_ht("# en> Water\n", "# Mine.\n# en was> Waters\n\n# en> Water\n");
    assert_eq!(world.status("ht"), [Stale, Current, Current]);
    world.article = format!("A new first line of the story\n{STORY}");
    world.sync();
    assert_eq!(world.status("ht"), [Untranslated, Stale, Current, Current], "{}", world.ht());
}
