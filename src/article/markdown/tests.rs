mod constructs;
#[path = "../../../tests/support/folded_html.rs"]
mod folded_html;
mod front;
mod grammar;
mod laws;

use super::*;
use crate::article::{self, Rendition};
use crate::locale::Locale;

/// An article read with a few fields configured.
fn article(text: &str) -> Article {
    let fields = ["title", "description", "summary", "image.caption"].map(String::from);
    let locale = Locale::english();
    let options = ReadOptions { format: Format::Markdown, layout: None, fields: &fields, locale: &locale };
    article::read(text.to_owned(), &options)
}

/// Kinds and texts of an article's blocks, one a line.
fn dump(article: &Article) -> String {
    article.blocks.iter().map(|b| format!("{}: {}\n", b.kind, b.text.replace('\n', "\\n"))).collect()
}

/// The article with every block's own text written anew.
fn rewrapped(article: &Article) -> article::Assembled {
    let texts: Vec<_> = article.blocks.iter().map(|b| Some(b.text.clone())).collect();
    article::rewrite(article, &Rendition { texts: &texts, ..Rendition::default() })
}

/// The article with this text for every block.
fn everywhere(article: &Article, text: &str) -> article::Assembled {
    let texts = vec![Some(text.to_owned()); article.blocks.len()];
    article::assemble(article, &Rendition { texts: &texts, ..Rendition::default() })
}

/// The rendered body, white space folded.
fn html(text: &str) -> Vec<String> {
    folded_html::of(&text[frontmatter::body_start(text)..], structure::OPTIONS)
}

/// The laws that hold for every article whatever its text; gives it back for more.
fn check_laws(text: &str) -> Article {
    let article = article(text);
    let mut at = 0;
    for block in &article.blocks {
        assert!(block.span.start >= at && block.span.end >= block.span.start, "blocks are out of order in {text:?}");
        assert!(text.get(block.span.clone()).is_some(), "a span is off in {text:?}");
        assert!(crate::text::has_letters(&block.text) && !block.text.contains('\r'), "{:?} in {text:?}", block.text);
        at = block.span.end;
    }
    for span in article.untranslatable.iter().chain(article.problems.iter().map(|p| &p.span)).chain(&article.strip) {
        assert!(text.get(span.clone()).is_some(), "a span is off in {text:?}");
    }
    assert_eq!(article::assemble(&article, &Rendition::default()).text, text);
    let own: Vec<_> = article.blocks.iter().map(|b| Some(b.text.clone())).collect();
    let assembled = article::assemble(&article, &Rendition { texts: &own, ..Rendition::default() });
    assert_eq!(assembled.text, text);
    assert!(assembled.spans.iter().zip(&article.blocks).all(|(s, b)| *s == b.span));

    let again = rewrapped(&article);
    assert!(again.refused.is_empty(), "{text:?} gives {:?}", again.text);
    assert_eq!(html(&again.text), html(text), "{text:?} gives {:?}", again.text);
    for (span, block) in again.spans.iter().zip(&article.blocks) {
        assert!(again.text.get(span.clone()).is_some(), "{} in {text:?}", block.text);
    }
    article
}

/// Whatever the text of a translation, the structure stands and nothing becomes active.
fn check_hostile(text: &str, translation: &str) {
    let article = article(text);
    let assembled = everywhere(&article, translation);
    let source = guard::Outline::of(text, frontmatter::body_start(text));
    let result = guard::Outline::of(&assembled.text, frontmatter::body_start(&assembled.text));
    let left_out = |i: &usize| {
        let block = &article.blocks[*i];
        matches!(&block.slot, article::Slot::Markdown(Slot::Inline(_)))
            && !block.kind.is_structural()
            && !assembled.refused.contains(i)
            && write::clean(translation, false).is_empty()
    };
    let gone: Vec<_> = (0..article.blocks.len()).filter(left_out).map(|i| article.blocks[i].span.clone()).collect();
    assert!(source.admits(&gone, &result), "{translation:?} in {text:?} gives {:?}", assembled.text);
}
