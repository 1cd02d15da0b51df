use super::*;
use crate::article::{self, Block, Kind, Markup, Rendition};
use crate::locale::Locale;

fn fields() -> Vec<String> {
    ["title", "description", "summary", "image.caption"].map(String::from).to_vec()
}

pub(super) fn article(text: &str) -> Article {
    let fields = fields();
    let options = ReadOptions { format: Format::Markdown, layout: None, fields: &fields, locale: &Locale::english() };
    article::read(text.to_owned(), &options)
}

fn texts(article: &Article) -> Vec<(String, &str)> {
    article.blocks.iter().map(|b| (b.kind.to_string(), b.text.as_str())).collect()
}

#[test]
fn smoke() {
    let a = article(
        "# Title\n\nPara *one*\n  wrapped  \nhard\\\nbreak.\n\n> - a `b\n>   c` [x]\n>   and\n>\n>       code\n\n[x]: http://x.y 'Title here'\n\n| a | b\\|c |\n|---|---|\n| 1 | `x` d |\n\n![alt *t*](x.png \"Cap\")\n\n<p>Hello\nworld</p>\n<div>rest</div>\n",
    );
    dbg!(texts(&a), &a.untranslatable);
    for r in &a.untranslatable {
        dbg!(&a.text[r.clone()]);
    }
    let out = super::assemble(&a, &Rendition::default());
    assert_eq!(out.text, a.text);
    let own: Vec<_> = a.blocks.iter().map(|b| Some(b.text.clone())).collect();
    let out = assemble::assemble_with(&a, &Rendition { texts: &own, ..Rendition::default() }, true);
    println!("{}", out.text);
    dbg!(out.refused);
}
