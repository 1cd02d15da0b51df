//! Front matter in YAML and TOML: whatever is put back is read back, and nothing beside it changes.

use serde_yaml_ng::Value;
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

/// Whether two texts have the same words, whatever kinds of white space stand between and around them.
fn is_same_but_for_space(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
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
                // A text that is the field's own but for white space leaves it as it is.
                read == one_line(value)
                    || read == one_line(&printable)
                    || (now.text == was.text && is_same_but_for_space(&read, value)),
                "{value:?} gives {:?} in {:?}",
                now.text,
                assembled.text
            );
        }
    }
    let meant = |text: &str| {
        // A block scalar may hold more paragraphs than were put back, and no unprintable character.
        let printable = value.replace(|c: char| !is_printable(c), " ");
        let text = one_line(text);
        text.contains(&one_line(value)) || text.contains(&one_line(&printable)) || is_same_but_for_space(&text, value)
    };
    let (before, after) = (tree(&article.text), tree(&assembled.text));
    let other = is_two_ways(&article.text[..article::body_start(&article.text)]);
    let same = other
        || match (&before, &after) {
            (Some(before), Some(after)) => same_but(before, after, &meant),
            (None, _) => true,
            (Some(_), None) => false,
        };
    assert!(
        same,
        "{value:?} gives {:?}, which another reader sees as {after:?}\nand not as {before:?}",
        assembled.text
    );
}

fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

fn one_line(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a front matter has characters that end a line in YAML 1.1, which libyaml reads, and none in YAML 1.2. In
/// TOML they end no line for anyone, and a string may hold them as they are.
fn is_two_ways(front: &str) -> bool {
    !front.trim_start_matches('\u{FEFF}').starts_with("+++") && front.contains(['\u{85}', '\u{2028}', '\u{2029}'])
}

/// The front matter as other readers of YAML and TOML see it.
fn tree(text: &str) -> Option<Value> {
    let front = text[..article::body_start(text)].trim_start_matches('\u{FEFF}').trim_end();
    if is_two_ways(front) {
        return None;
    }
    if let Some(front) = front.strip_prefix("+++") {
        let table: toml::Table = toml::from_str(front.strip_suffix("+++")?).ok()?;
        return serde_yaml_ng::to_value(table).ok();
    }
    let front = front.strip_prefix("---")?;
    serde_yaml_ng::from_str(front.strip_suffix("---").or_else(|| front.strip_suffix("..."))?).ok()
}

/// Whether two trees are the same but for strings that say what was put back.
fn same_but(before: &Value, after: &Value, meant: &dyn Fn(&str) -> bool) -> bool {
    match (before, after) {
        (Value::Mapping(a), Value::Mapping(b)) => {
            // A key may be a mapping itself, with fields in it.
            let same = |((k, v), (l, w))| same_but(k, l, meant) && same_but(v, w, meant);
            a.len() == b.len() && a.iter().zip(b).all(same)
        }
        (Value::Sequence(a), Value::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(v, w)| same_but(v, w, meant))
        }
        (Value::Tagged(a), Value::Tagged(b)) => a.tag == b.tag && same_but(&a.value, &b.value, meant),
        (a, Value::String(b)) => a.as_str() == Some(b) || meant(b),
        (a, b) => a == b,
    }
}
