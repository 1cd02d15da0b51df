//! Where a key stands in a `tradwi.toml`, for faults that only show when several values are seen together.

use toml::de::{DeTable, DeValue};

/// The first byte of the value at a dotted key, `locale.ht.from` or `folder.0.path`, if it stands there.
pub(crate) fn of(text: &str, key: &str) -> Option<usize> {
    let root = DeTable::parse(text).ok()?;
    let (first, rest) = key.split_once('.').map_or((key, None), |(first, rest)| (first, Some(rest)));
    let mut at = get(root.get_ref(), first)?;
    for step in rest.into_iter().flat_map(|rest| rest.split('.')) {
        at = match at.get_ref() {
            DeValue::Table(table) => get(table, step)?,
            DeValue::Array(items) => items.get(step.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(at.span().start)
}

/// The value of a key; language tags are one in any case.
fn get<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Option<&'t toml::Spanned<DeValue<'i>>> {
    table.iter().find(|(k, _)| k.get_ref().eq_ignore_ascii_case(key)).map(|(_, value)| value)
}
