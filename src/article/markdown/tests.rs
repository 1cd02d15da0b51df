use super::*;
use crate::article::{self, Block, Kind, Markup, Rendition};
use crate::locale::Locale;

fn fields() -> Vec<String> {
    ["title", "description", "summary", "image.caption"].map(String::from).to_vec()
}

pub(super) fn article(text: &str) -> Article {
    let fields = fields();
    let options =
        ReadOptions { format: Format::Markdown, layout: None, fields: &fields, locale: &Locale::english() };
    article::read(text.to_owned(), &options)
}

fn texts(article: &Article) -> Vec<(String, &str)> {
    article.blocks.iter().map(|b| (b.kind.to_string(), b.text.as_str())).collect()
}

#[test]
fn smoke() {
    for t in [
        "---\r\ntitle: Foo \"é\" bar # c\r\nlang: en\r\nlocales: [ht, fr]\r\ndate: 2024-06-25 10:00\r\nsummary: |\r\n  First é line\r\n  second\r\n\r\n  Next: # para\r\nother:\r\n  - title: 'it''s'\r\n  - {title: flow x, image: {caption: \"a\"}}\r\n  - &a !!str title\r\n  - *a\r\ndescription: >-\r\n\r\n    folded\r\n    text\r\n---\r\n\r\nBody\r\n",
        "+++\ntitle = 'lit'\ndate = 2024-06-25\nlang = \"fr\"\n[image]\ncaption = \"a \\\"b\"\n[[x]]\ntitle = \"\"\"\nmulti\"\"\"\n+++\nBody",
    ] {
    let a = article(t);
    dbg!(texts(&a), &a.untranslatable, &a.problems, &a.lang, &a.locales, &a.date);
    let out = super::assemble(&a, &Rendition::default());
    assert_eq!(out.text, a.text);
    let own: Vec<_> = a.blocks.iter().map(|b| Some(b.text.clone())).collect();
    let out = assemble::assemble_with(&a, &Rendition { texts: &own, ..Rendition::default() }, true);
    println!("{}", out.text);
    dbg!(out.refused);
    let own: Vec<_> = a.blocks.iter().map(|b| Some(format!("# {}: 'x' \"y\"", b.text))).collect();
    let ht: Locale = "ht".parse().unwrap();
    let out = assemble::assemble_with(&a, &Rendition { texts: &own, locale: Some(&ht), ..Rendition::default() }, true);
    println!("{}", out.text);
    dbg!(out.refused);
    }
}
