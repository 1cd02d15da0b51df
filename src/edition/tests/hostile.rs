//! Translations that mean harm.

use super::*;
use crate::edition::body::sanitise;
use std::collections::BTreeSet;

const ELEMENTS: &str = " a abbr article b bdi blockquote br caption center cite code dd del details dfn div dl dt em \
    figcaption figure footer h1 h2 h3 h4 h5 h6 head header hr html i img ins kbd li link main mark meta nav ol p pre q s \
    samp small span strong style sub summary sup table tbody td th thead time title tr tt u ul var body !doctype \
    section acronym col colgroup data bdo rp rt rtc ruby strike wbr ";

const ATTRIBUTES: &str = " lang dir class id href src alt title hreflang name content charset rel loading tabindex \
    aria-current aria-label datetime start width height colspan rowspan scope headers align span abbr char charoff \
    summary size ";

/// Asserts that nothing on a page does anything or asks another host for anything.
fn check_inert(html: &str) {
    let dom = Dom::read(html);
    let mut ids = std::collections::HashSet::from(["main"]);
    for (i, node) in dom.0.iter().enumerate().skip(1).filter(|(_, n)| !n.name.is_empty()) {
        // Data in the head, which no browser runs.
        let is_data = node.name == "script"
            && node.attributes.get("type").is_some_and(|t| t == "application/ld+json")
            && dom.up(i).any(|p| dom.0[p].name == "head");
        assert!(is_data || ELEMENTS.contains(&format!(" {} ", node.name)), "<{}>\n{html}", node.name);
        if is_data {
            let text: String = node.children.iter().map(|&c| dom.0[c].text.as_str()).collect();
            assert!(!text.contains(['<', '>', '&']), "{text}");
            serde_json::from_str::<serde_json::Value>(&text).unwrap();
            continue;
        }
        assert!(node.name != "style" || dom.up(i).any(|p| dom.0[p].name == "head"), "{html}");
        for (key, value) in &node.attributes {
            assert!(node.name != "img" || !matches!(key.as_str(), "width" | "height" | "align"), "{html}");
            let of_head =
                matches!((node.name.as_str(), key.as_str()), ("meta", "property" | "media") | ("link", "type"));
            assert!(of_head || ATTRIBUTES.contains(&format!(" {key} ")), "{key}={value}\n{html}");
            // As a browser reads an address: what is before a colon is a scheme only if it could be one.
            let here = url::Url::parse("https://here.example/a/b").unwrap();
            let scheme = here.join(value).map_or_else(|_| String::new(), |url| url.scheme().to_owned());
            let safe = matches!(scheme.as_str(), "" | "https" | "http" | "mailto" | "tel");
            match key.as_str() {
                "href" => assert!(safe, "{value}\n{html}"),
                "src" => assert!(!value.contains(':') && !value.starts_with('/'), "{value}\n{html}"),
                // A name that a heading has of its text.
                "id" if node.name.len() == 2 && node.name.starts_with('h') => {
                    let plain = |c: char| {
                        c.is_alphanumeric()
                            || matches!(c, '-' | '_')
                            || unicode_normalization::char::is_combining_mark(c)
                    };
                    assert!(value.chars().all(plain) && ids.insert(value.as_str()), "{value}\n{html}");
                }
                "id" => assert!(value == "main" || value.starts_with("fn"), "{value}\n{html}"),
                _ => {}
            }
        }
    }
    assert_eq!(dom.0.iter().filter(|n| n.attributes.get("id").is_some_and(|v| v == "main")).count(), 1);
}

const ATTACKS: [&str; 38] = [
    "<a href=:>x</a>",
    "<a href=' java\tscript:alert(1)'>x</a>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "![x](https://tracker.example/p.png)",
    "![x](//tracker.example/p.png)",
    "<a href=\"vbscript:x\">y</a>",
    "<iframe src=https://e.example></iframe>",
    "<form action=https://e.example><input name=q></form>",
    "<style>*{background:url(https://e.example)}</style>",
    "<p style=\"background:url(https://e.example)\">",
    "<!-- --><script>alert(1)</script><!-- -->",
    "<!--> <img src=x onerror=alert(1)> -->",
    "--><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "</main></body><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' onmouseover='alert(1)",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\">",
    "<a id=main name=main href=#x>x</a>",
    "<base href=https://e.example/>",
    "<meta http-equiv=refresh content=0;url=https://e.example>",
    "<object data=x></object><embed src=x>",
    "{{ 7*7 }}{% raw %}",
    "<xmp><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<b title='<img '>\" x</b><i title='onmouseover=alert(1) x='>y</i>",
    "<img src=a.png srcset='https://tracker.example/p.png 2x' sizes=1px width=1 height=1 align=left>",
];

#[test]
fn no_attack_in_a_translation_becomes_active() {
    for attack in ATTACKS {
        for path in ["a.md", "a.txt"] {
            let text = if path == "a.md" { WIDE } else { "A title\n\nA heading\n\nSome text.\nMore text here.\n" };
            let state = state(path, text, &|tag, _, _| (tag == "ht").then(|| Entry::current(format!("{attack} a"))));
            let (edition, page) = page_of(&state, "ht", "");
            check_inert(&page.html);
            let card = article_card(&state, &edition);
            check_inert(&index_of(&[card], &words("ht"), &["ht", "fr"].map(locale)));
            for asset in &page.assets {
                assert!(!asset.contains("..") && !asset.starts_with('/'), "{asset}");
            }
        }
    }
}

#[test]
fn no_attack_in_the_article_or_the_words_becomes_active() {
    for attack in ATTACKS {
        let text = format!(
            "---\ntitle: 'x {}'\n---\n\n# Head {attack}\n\nText {attack} text\n\n{attack}\n\n- {attack}\n",
            attack.replace('\'', "''")
        );
        for (path, text) in [("a.md", text.as_str()), ("a.txt", text.as_str())] {
            let state = state(path, text, &|_, _, _| None);
            check_inert(&page_of(&state, "ht", "").1.html);
            check_inert(&page_of(&state, "en", "").1.html);
        }
        let quoted = crate::catalogue::message::value([attack], "\n");
        let site =
            ["site-title", "languages", "partial-notice", "untranslated-passage", "reading-time", "skip-to-content"]
                .map(|id| format!("{id} ={quoted}\n"))
                .concat();
        let words = SiteWords::new(&locale("ht"), Some(&site));
        let state = wide(&[0, 1, 2]);
        let edition = assemble(&state, &Config::default(), Faces::Labelled, &words);
        let (locales, site) = (["ht", "en"].map(locale), Site::default());
        let context = PageContext { words: &words, locales: &locales, site: &site };
        check_inert(&article_page(&state, &edition, &context).html);
        check_inert(&front_page(&[&words], &site).unwrap().html);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn no_text_at_all_becomes_active(
        parts in prop::collection::vec(
            prop_oneof![
                prop::sample::select(ATTACKS.to_vec()).prop_map(str::to_owned),
                r#"[<>/!\-&;="'`\[\]()a-z \n]{1,12}"#,
                r"</?(div|p|span|script|style|details|summary|table|td|a|b|img|svg|title|textarea|select|li)( (onclick|href|src|style|id|class|lang)=.{0,6})?>",
            ],
            1..6,
        ),
        seed: u8,
    ) {
        let text = parts.concat();
        let state = state("a.md", WIDE, &|tag, i, _| (tag == "ht" && !(i as u8 ^ seed).is_multiple_of(3)).then(|| Entry::current(text.clone())));
        check_inert(&page_of(&state, "ht", "").1.html);
        // Whatever the reader of articles escapes, the body alone holds as well.
        let mut assets = BTreeSet::new();
        let page = format!("<html lang=\"ht\"><main id=\"main\">{}</main></html>", sanitise(&text, &locale("ht"), "a/b", &[], &mut assets));
        check_inert(&page);
        // An article made of it is harmless, too, and every passage in it is marked.
        let made = crate::assemble::tests::state("b.md", &text, &|_, _, _| None);
        check_inert(&page_of(&made, "ht", "").1.html);
    }
}
