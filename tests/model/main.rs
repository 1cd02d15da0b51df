//! Random sequences of what people do to articles and catalogues, beside a simple model of what must hold: no word
//! of a translator's is lost, nothing stale is current, what is honest and untouched *is* current, a second sync
//! does nothing, and no byte outside a changed entry differs.
//!
//! `acts` are what people do, `editor` and `translator` do them, `world` is the project they are done to, and `laws`
//! are what must hold after each. `TRADWI_CASES=100000 cargo test --release --test model` is a long run.

mod acts;
mod article;
mod cut;
mod editor;
mod laws;
mod plain;
mod translator;
mod world;

use std::sync::atomic::Ordering;

use acts::{Act, Edit, Typing, act};
use article::Article;
use proptest::prelude::*;
use tradwi::catalogue::Status;
use world::World;

impl World {
    fn act(&mut self, act: &Act) {
        self.log.push(format!("{act:?}"));
        match act {
            Act::Edit(article, edit) => self.edit(*article, edit),
            Act::File(article, file) => self.file(*article, file),
            Act::Type(file, entry, typing) => self.typing(*file, *entry, typing),
            Act::Accept(article, locale, segment) => self.accept(*article, *locale, *segment),
            Act::Prune(file) => self.prune(*file),
            Act::Terms(which) => self.terms_act(*which),
            Act::Sync => self.sync(None),
            Act::SyncOne(which) => self.sync(Some(["fr", "ht"][which % 2])),
        }
    }
}

fn live(mut world: World, acts: &[Act]) {
    world.sync(None);
    for (step, act) in acts.iter().enumerate() {
        world.act(act);
        laws::check(&mut world, step % 4 == 3);
    }
    world.sync(None);
    laws::check(&mut world, true);
}

/// The articles of a whole project.
fn project() -> Vec<Article> {
    vec![Article::new("a", true, 0, 4), Article::new("b", false, 7, 3), Article::new("é", false, 20, 2)]
}

/// How many cases, and how many by default.
fn cases(default: u32) -> ProptestConfig {
    let cases = std::env::var("TRADWI_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(default);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 4000, ..ProptestConfig::default() }
}

#[test]
fn whatever_people_do_to_an_article_nothing_is_lost_and_nothing_stale_is_current() {
    let config = cases(300);
    let floor = config.cases as usize;
    let acts = (any::<bool>(), any::<bool>(), prop::collection::vec(act(0), 1..40));
    proptest!(config, |((markdown, pivot, acts) in acts)| {
        live(World::new(vec![Article::new("a", markdown, 0, 5)], false, pivot), &acts);
    });
    // The laws must not hold because nothing is ever certain.
    let exact = |status: Status| laws::EXACT[status as usize].load(Ordering::Relaxed);
    let [current, stale, broken] = [Status::Current, Status::Stale, Status::Broken].map(exact);
    assert!(
        floor < 100 || (current > 3 * floor && stale > floor / 2 && broken > floor / 20),
        "{current} current, {stale} stale and {broken} broken in {floor} cases"
    );
}

/// Through folders and files, because only there an article has another name. A tenth of the cases: they cost more.
#[test]
fn whatever_people_do_to_a_project_nothing_is_lost_and_nothing_stale_is_current() {
    let config = cases(300);
    let config = ProptestConfig { cases: config.cases.div_ceil(10), ..config };
    let acts = (any::<bool>(), prop::collection::vec(act(12), 1..30));
    proptest!(config, |((pivot, acts) in acts)| {
        live(World::new(project(), true, pivot), &acts);
    });
}

/// What random acts found once: here it is on every run.
mod found {
    use super::*;
    use acts::File;

    /// The stub that a marker renames stands above junk: only its own lines change.
    #[test]
    fn an_entry_renamed_by_a_marker_above_junk_changes_nothing_but_itself() {
        let acts = [
            Act::Edit(0, Edit::Delete(0)),
            Act::Sync,
            Act::Edit(0, Edit::Mark(3, 4)),
            Act::Type(5, 4, Typing::Move(2)),
            Act::Type(11, 0, Typing::Break(39)),
            Act::Type(1, 20, Typing::Damage(20, 34)),
            Act::Type(19, 28, Typing::Break(0)),
        ];
        live(World::new(vec![Article::new("a", false, 0, 5)], false, false), &acts);
    }

    /// The name stands over catalogues of an article that went on to another name, one of which it could not take.
    #[test]
    fn an_article_that_takes_a_name_another_only_passed_through_is_whole_after_one_sync() {
        let acts = [
            Act::Type(4, 0, Typing::Conflict(0)),
            Act::File(10, File::Rename(33, false, None)),
            Act::Sync,
            Act::File(22, File::Rename(13, false, None)),
            Act::File(3, File::Rename(3, false, None)),
            Act::File(22, File::Rename(2, false, Some((0, 0, 0)))),
        ];
        live(World::new(project(), true, false), &acts);
    }

    #[test]
    fn a_link_carried_over_in_markdown_is_no_change_in_plain_text() {
        let acts = [
            Act::Type(15, 38, Typing::Translate(0)),
            Act::File(0, File::Copy(3)),
            Act::Edit(20, Edit::Link(22, 2)),
            Act::Sync,
            Act::File(4, File::Rename(10, true, None)),
        ];
        live(World::new(project(), true, false), &acts);
    }

    /// The stub of a paragraph that goes stands between a line of nobody's and another entry's torn one.
    #[test]
    fn a_stub_that_goes_between_stray_lines_takes_nothing_along() {
        let acts = [
            Act::Type(2, 15, Typing::Break(12)),
            Act::Edit(0, Edit::Move(26, 38)),
            Act::Type(12, 12, Typing::Damage(0, 21)),
            Act::Edit(0, Edit::Insert(0, 2)),
            Act::Edit(0, Edit::Mark(4, 2)),
        ];
        live(World::new(vec![Article::new("a", false, 0, 5)], false, false), &acts);
    }

    #[test]
    fn a_stale_translation_taken_over_is_shown_to_the_translators_from_it_at_once() {
        let acts = [
            Act::File(16, File::Delete),
            Act::File(33, File::Rename(2, false, Some((19, 0, 0)))),
            Act::Type(6, 4, Typing::Translate(0)),
            Act::Sync,
            Act::File(39, File::Rename(31, false, None)),
        ];
        live(World::new(project(), true, true), &acts);
    }

    /// The marker goes from one segment to another while half a translation stands under it: the other one's entry,
    /// still under the id it had, is not to be written into, nor shown.
    #[test]
    fn a_marker_that_takes_half_a_translation_along_leaves_its_new_segment_broken() {
        let acts = [
            Act::Edit(0, Edit::Word(0, 0, 0)),
            Act::Edit(0, Edit::Swap(15, 24)),
            Act::Edit(0, Edit::Delete(1)),
            Act::Edit(0, Edit::Merge(3)),
            Act::Edit(0, Edit::Mark(2, 36)),
            Act::Sync,
            Act::Edit(0, Edit::Mark(9, 12)),
            Act::Type(0, 24, Typing::Break(23)),
        ];
        live(World::new(vec![Article::new("a", false, 0, 5)], false, false), &acts);
    }

    /// Too little of the old article for a rename, but by the sync of one locale it has most of its ids.
    #[test]
    fn an_article_made_of_parts_of_one_that_is_gone_is_whole_once_every_locale_is_synced() {
        let acts = [
            Act::Type(0, 4, Typing::Translate(0)),
            Act::Type(3, 3, Typing::Translate(1)),
            Act::Edit(3, Edit::Split(0)),
            Act::Sync,
            Act::Edit(3, Edit::Revert(2)),
            Act::Edit(24, Edit::Split(22)),
            Act::File(39, File::Rename(2, true, None)),
            Act::SyncOne(0),
        ];
        for count in [6, acts.len()] {
            let start = acts.len() - count;
            live(World::new(project(), true, false), &acts[start..]);
        }
    }

    /// The translator took the lines away that showed the text, in the catalogue of an article that goes.
    #[test]
    fn a_translation_of_an_unknown_text_taken_over_is_put_in_order_at_once() {
        let acts = [
            Act::Edit(0, Edit::Word(0, 0, 0)),
            Act::Edit(19, Edit::Split(0)),
            Act::Sync,
            Act::Type(37, 9, Typing::Translate(0)),
            Act::File(9, File::Rename(8, false, None)),
            Act::File(25, File::Rename(6, false, None)),
            Act::Type(13, 29, Typing::DeleteNow),
        ];
        live(World::new(project(), true, false), &acts);
    }
}

/// The tight side of renames: what was translated is found again under the new name, whichever locale is synced first.
#[test]
fn renamed_articles_keep_every_translation() {
    let config = cases(300);
    let config = ProptestConfig { cases: config.cases.div_ceil(10), ..config };
    let n = 0..40usize;
    let translated = prop::collection::vec((n.clone(), n.clone(), n.clone()), 1..20);
    let renamed =
        prop::collection::vec((n.clone(), any::<bool>(), prop::option::of((n.clone(), n.clone(), n.clone())), n), 1..4);
    proptest!(config, |((pivot, translated, renamed) in (any::<bool>(), translated, renamed))| {
        let mut world = World::new(project(), true, pivot);
        world.sync(None);
        for (file, entry, shape) in translated {
            world.act(&Act::Type(file, entry, Typing::Translate(shape)));
        }
        for (step, (which, extension, word, sync)) in renamed.into_iter().enumerate() {
            // A name nobody had: the catalogues that stand under one are its article's.
            let article = &mut world.articles[which % 3];
            article.stem = format!("n{step}");
            article.markdown ^= extension;
            world.log.push(format!("{} to n{step}, then {word:?} and a sync of {sync}", which % 3));
            if let Some((at, which_word, with)) = word {
                world.edit(which, &Edit::Word(at, which_word, with));
            }
            if sync % 3 > 0 {
                world.sync(Some(["fr", "ht"][sync % 3 - 1]));
            }
            if sync % 5 > 0 || world.partial {
                world.sync(None);
            }
            laws::check(&mut world, false);
        }
        world.sync(None);
        laws::check(&mut world, true);
        laws::all_found_again(&mut world);
    });
}
