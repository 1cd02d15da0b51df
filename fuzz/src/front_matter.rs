//! Front matter in YAML and TOML: whatever is put back is read back, and nothing beside it changes.

use tradwi::article::{self, Article, Format, Kind, ReadOptions, Rendition};
use tradwi::text::has_letters;

use crate::{fields, is_in, locale, parts};

/// The front matter (its fences are put there if they are not), and a value for every field of it.
pub fn check(input: &str) {
    let [front, value] = parts(input);
    if front.starts_with("---") || front.starts_with("+++") {
        laws(front, value);
    } else {
        laws(&format!("---\n{front}\n---\nBody text\n"), value);
        laws(&format!("+++\n{front}\n+++\nBody text\n"), value);
    }
}

fn read(text: &str) -> Article {
    let fields = fields();
    article::read(
        text.to_owned(),
        &ReadOptions { format: Format::Markdown, layout: None, fields: &fields, locale: &locale("en") },
    )
}

fn laws(text: &str, value: &str) {
    let article = read(text);
    for block in &article.blocks {
        assert!(is_in(text, &block.span), "{block:?} is off");
    }
    assert_eq!(article::assemble(&article, &Rendition::default()).text, text);
    for value in ["Yon mo", "a: 'b' \"c\" # d", value] {
        if has_letters(value) && !value.contains("\\\n") {
            reads_back(&article, value);
        }
    }
    let ht = locale("ht");
    let edition = article::assemble(&article, &Rendition { locale: Some(&ht), ..Rendition::default() });
    if article.lang.is_some() {
        assert_eq!(read(&edition.text).lang, Some(ht), "{:?}", edition.text);
    }
}

fn reads_back(article: &Article, value: &str) {
    let is_field = |kind: &Kind| matches!(kind, Kind::Field(_));
    let texts: Vec<_> = article.blocks.iter().map(|b| is_field(&b.kind).then(|| value.to_owned())).collect();
    if texts.iter().all(Option::is_none) {
        return;
    }
    let assembled = article::assemble(article, &Rendition { texts: &texts, ..Rendition::default() });
    let again = read(&assembled.text);
    let kinds = |a: &Article| a.blocks.iter().map(|b| b.kind.clone()).collect::<Vec<_>>();
    assert_eq!(kinds(&again), kinds(article), "{value:?} gives {:?}", assembled.text);
    assert_eq!((&again.lang, &again.locales, again.date), (&article.lang, &article.locales, article.date));
    assert_eq!(again.problems.len(), article.problems.len(), "{value:?} gives {:?}", assembled.text);
    for (i, (now, was)) in again.blocks.iter().zip(&article.blocks).enumerate() {
        if texts[i].is_none() || assembled.refused.contains(&i) {
            assert_eq!(now.text, was.text, "{value:?} gives {:?}", assembled.text);
        } else {
            // A block scalar holds no unprintable character.
            let printable = value.replace(|c: char| !is_printable(c), " ");
            let read = one_line(&now.text);
            assert!(
                read == one_line(value) || read == one_line(&printable),
                "{value:?} gives {:?} in {:?}",
                now.text,
                assembled.text
            );
        }
    }
    if let (Some(before), Some(after)) = (toml_of(&article.text), toml_of(&assembled.text)) {
        assert!(same_but(&before, &after, &one_line(value)), "{value:?} gives {:?}", assembled.text);
    } else {
        let (a, b) = (toml_of(&article.text).is_some(), toml_of(&assembled.text).is_some());
        assert_eq!(a, b, "{value:?} gives {:?}", assembled.text);
    }
}

fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

fn one_line(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The front matter as another reader of TOML sees it.
fn toml_of(text: &str) -> Option<toml::Value> {
    let body = article::body_start(text);
    let front = text[..body].trim_start_matches('\u{FEFF}').strip_prefix("+++")?;
    let front = front.trim_end().strip_suffix("+++")?;
    toml::from_str::<toml::Table>(front).ok().map(toml::Value::Table)
}

/// Whether two trees are the same but for strings that are `value` now.
fn same_but(before: &toml::Value, after: &toml::Value, value: &str) -> bool {
    use toml::Value::{Array, String, Table};
    match (before, after) {
        (Table(a), Table(b)) => {
            a.len() == b.len() && a.iter().all(|(k, v)| b.get(k).is_some_and(|w| same_but(v, w, value)))
        }
        (Array(a), Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(v, w)| same_but(v, w, value)),
        (String(a), String(b)) => a == b || one_line(b) == value,
        (a, b) => a.to_string() == b.to_string(),
    }
}
