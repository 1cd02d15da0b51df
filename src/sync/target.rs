//! One target locale of an article: which entry is whose, and what is to be thought of it.

use foldhash::HashSet;

use super::examine::Known;
use super::{Item, Target};
use crate::catalogue::{self, Catalogue, Entry, Judgement, Line, SourceText, Status, TextLines, Value};
use crate::locale::Locale;

/// Examines a catalogue. Paths are left for the caller to fill in.
pub(super) fn examine_target(
    locale: Locale,
    pivot: Option<Locale>,
    catalogue: Catalogue,
    pivot_target: Option<&Target>,
    known: &Known<'_>,
) -> Target {
    let live = known.live;
    let source = known.texts.first().map_or(&locale, |t| &t.locale);
    let mut claimed: HashSet<usize> = HashSet::default();
    let mut items = Vec::with_capacity(known.ids.len());
    for (i, id) in known.ids.iter().enumerate() {
        let former = || known.former[i].iter().filter(|f| !live.contains(f.as_str()));
        let entry = catalogue.position(id).or_else(|| former().find_map(|f| catalogue.position(f))).or_else(|| {
            // The source catalogue that knew its former id is lost.
            known.fixed[i]?;
            let mine = |e: &Entry| is_ours(e) && e.flaws.is_empty() && !e.id.starts_with('-');
            let at = catalogue.entries.iter().enumerate().position(|(n, e)| {
                !claimed.contains(&n)
                    && mine(e)
                    && !live.contains(e.id.as_str())
                    && !known.former.iter().any(|f| f.contains(&e.id))
                    && known.texts[i].equals(&TextLines::of(e, source).now)
            })?;
            claimed.insert(at).then_some(at)
        });
        let (pivot_text, pivot_stale) = pivot_target.map(|t| pivot_text(t, i)).unwrap_or_default();
        let mut judgement =
            catalogue::judge(entry.map(|e| &catalogue.entries[e]), &known.texts[i], pivot_text.as_ref());
        let whole = catalogue.is_patchable()
            && catalogue.junk_of(id).is_none()
            && (entry.is_some() || !former().any(|f| catalogue.junk_of(f).is_some()))
            && !entry.is_some_and(|e| is_followed_by_stranger(&catalogue, e, known.known));
        if !whole {
            judgement.status = Status::Broken;
        } else if judgement.left_out && known.segments[i].kind.is_structural() {
            // A table with a hole or a heading gone is not an article; `check` says so.
            judgement.left_out = false;
            if entry.is_some_and(|e| known.texts[i].is_unsaid_by(&catalogue.entries[e])) {
                judgement.status = Status::Untranslated;
            }
        }
        items.push(Item { entry, judgement, pivot: pivot_text, pivot_stale });
    }
    let mut used = vec![false; catalogue.entries.len()];
    items.iter().filter_map(|i| i.entry).for_each(|e| used[e] = true);
    let (mut obsolete, mut unknown) = (Vec::new(), Vec::new());
    for (i, entry) in catalogue.entries.iter().enumerate() {
        if used[i] || live.contains(entry.id.as_str()) {
            continue;
        }
        if is_ours(entry) { obsolete.push(i) } else { unknown.push(i) }
    }
    Target {
        locale,
        path: String::new(),
        renamed_from: None,
        catalogue,
        exists: false,
        pivot,
        items,
        obsolete,
        unknown,
    }
}

/// Whether sync wrote the entry once: it has lines of tradwi's.
pub(super) fn is_ours(entry: &Entry) -> bool {
    entry.comment.iter().any(|c| matches!(c.line, Line::Text(..) | Line::Obsolete))
}

/// Whether what follows without a blank line may be the other half of this translation, typed so that Fluent
/// took it for a message of its own.
fn is_followed_by_stranger(catalogue: &Catalogue, entry: usize, known: &dyn Fn(&str) -> bool) -> bool {
    let end = catalogue.entries[entry].range.end;
    let junk = catalogue.junk.get(catalogue.junk.partition_point(|j| j.range.start < end));
    let begun = junk.filter(|j| j.range.start == end).and_then(|j| j.id.as_deref());
    begun.is_some_and(|id| !known(id))
        || catalogue.entries[entry]
            .followed_by
            .map(|next| &catalogue.entries[next])
            .is_some_and(|next| !is_ours(next) && !known(&next.id))
}

/// The pivot's message of a segment, as it stands in its file: if it is current, and if it is not.
fn pivot_text(pivot: &Target, segment: usize) -> (Option<SourceText>, Option<Vec<String>>) {
    let Some(item) = pivot.items.get(segment) else { return (None, None) };
    let Some(entry) = item.entry.map(|e| &pivot.catalogue.entries[e]) else { return (None, None) };
    if !matches!(entry.value, Value::Text(_)) || item.judgement.left_out {
        return (None, None);
    }
    let lines = raw_lines(&pivot.catalogue.text[entry.value_range.clone()]);
    match item.judgement.status {
        Status::Current => (Some(SourceText::new(&pivot.locale, lines)), None),
        Status::Stale => (None, Some(lines)),
        _ => (None, None),
    }
}

/// A message as it stands in its file, from its `=` on, in lines.
pub(super) fn raw_lines(value: &str) -> Vec<String> {
    let lines = value.trim_start_matches([' ', '=']).lines().map(|l| l.trim().to_owned());
    lines.filter(|l| !l.is_empty()).collect()
}

/// Whether a judgement lets sync write into the entry.
pub(super) fn is_writable(judgement: &Judgement) -> bool {
    judgement.status != Status::Broken
}
