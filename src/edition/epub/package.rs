//! The files around the chapters: what the book is, what is in it, and in which order.

use serde::Serialize;

use super::links::Picture;
use super::zip::Entry;
use super::{BookContext, Chapter, cover, links, tree};
use crate::assemble::SiteWords;
use crate::edition::frame::Words;
use crate::edition::paths::encoded;
use crate::edition::pictures::Kind;
use crate::edition::templates::{Safe, render};
use crate::edition::withheld::{self, WithheldView};

const STYLE: &str = include_str!("../templates/book/style.css");

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>\n\
<rootfile full-path=\"book/package.opf\" media-type=\"application/oebps-package+xml\"/>\n</rootfiles>\n</container>\n";

/// When a book without a dated article was changed last: the format wants a date.
const NO_DATE: &str = "2000-01-01";

/// A book before it is put into its container.
pub(super) struct Package<'a> {
    pub chapters: &'a [Chapter],
    pub files: &'a [String],
    /// The chapters as XHTML, ready to stand in a page.
    pub bodies: Vec<String>,
    pub pictures: Vec<Picture>,
    pub context: &'a BookContext<'a>,
}

impl Package<'_> {
    /// The files of the container in their order; `None` without a chapter.
    pub fn entries(self) -> Option<Vec<Entry>> {
        let words = self.context.words;
        let page = words.locale();
        let listed: Vec<Listed> = self.chapters.iter().zip(self.files).map(|(c, f)| Listed::new(c, f, words)).collect();
        let first = listed.first()?.clone();
        let date = self.chapters.iter().filter_map(|c| c.card.date.as_deref()).max();
        let in_words = date.and_then(|d| d.parse().ok()).map(|d| Words::of(words.date(d), page));
        let site = Words::of(words.say("site-title"), page);
        let title = match &in_words {
            Some(date) => Words { text: format!("{} – {}", site.text, date.text), ..site.clone() },
            None => site.clone(),
        };
        let contents = marked(Words::of(words.say("book-contents"), page));
        let left_out = (self.context.left_out > 0).then(|| {
            let count = fluent::fluent_args!["count" => self.context.left_out];
            marked(Words::of(words.say_with("book-left-out", &count), page))
        });

        let mut entries = vec![
            text("META-INF/container.xml", CONTAINER.to_owned()),
            match self.context.cover {
                Some(own) => Entry { name: format!("book/{}", own.file()), bytes: own.bytes.clone(), deflate: false },
                None => text("book/cover.svg", cover::cover(&site, &page.own_name(), in_words.as_ref(), page)),
            },
            text("book/style.css", STYLE.to_owned()),
        ];
        let address = |path: &str| {
            let site = self.context.site?.trim_end_matches('/');
            links::outside(&format!("{site}/{}", encoded(path)))
        };
        let corrections = withheld::views(self.context.withheld, words, None, &address);
        let nav = Nav {
            chapters: &listed,
            left_out,
            corrected: (!corrections.is_empty()).then(|| Corrected {
                heading: marked(Words::of(words.say("corrections-elsewhere"), page)),
                corrections: corrections.into_iter().map(|c| c.marked(marked)).collect(),
            }),
            cover: marked(Words::of(words.say("book-cover"), page)),
            contents: contents.clone(),
            first,
        };
        let sheet = "style.css";
        entries.push(text("book/nav.xhtml", document(words, &contents.text, sheet, "", render("book/nav.xhtml", nav))));
        let front =
            render("book/cover.xhtml", minijinja::context! { alt => title.text.as_str(), file => self.cover().file });
        entries.push(text("book/cover.xhtml", document(words, &title.text, sheet, "cover", front)));
        let package = self.package(title, site, date, &listed);
        entries.push(text("book/package.opf", render("book/package.opf", package)));
        for ((body, file), chapter) in self.bodies.into_iter().zip(self.files).zip(self.chapters) {
            let name = &chapter.card.headline.0;
            let page = document(words, name, "../style.css", "bodymatter chapter", body);
            entries.push(text(&format!("book/{file}"), page));
        }
        for picture in self.pictures {
            let deflate = picture.kind == Kind::Svg;
            entries.push(Entry { name: format!("book/{}", picture.file), bytes: picture.bytes, deflate });
        }
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        let mimetype = Entry { name: "mimetype".into(), bytes: b"application/epub+zip".to_vec(), deflate: false };
        entries.insert(0, mimetype);
        Some(entries)
    }

    fn cover(&self) -> Item {
        let drawn = || Item { file: "cover.svg".to_owned(), media_type: Kind::Svg.media_type() };
        self.context.cover.map_or_else(drawn, |own| Item { file: own.file(), media_type: own.kind.media_type() })
    }

    fn package<'l>(&'l self, title: Words, site: Words, date: Option<&str>, listed: &'l [Listed]) -> Opf<'l> {
        let words = self.context.words;
        let page = words.locale();
        let pictures: Vec<Item> =
            self.pictures.iter().map(|p| Item { file: p.file.clone(), media_type: p.kind.media_type() }).collect();
        let moving = self.pictures.iter().any(|p| matches!(p.kind, Kind::Gif | Kind::WebP));
        let mut features = vec!["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"];
        if !pictures.is_empty() {
            features.push("alternativeText");
        }
        // What was corrected is another book, and a reading system that has the old one is to know.
        let corrections = self.chapters.iter().flat_map(|c| &c.card.corrections);
        let withheld = self.context.withheld.iter().flat_map(|w| w.corrections.iter().map(|(c, _)| c));
        let modified = corrections.chain(withheld).map(|c| c.date.as_str()).chain(date).max();
        let url = self.context.site.map(|site| format!("{}/{page}/", site.trim_end_matches('/')));
        Opf {
            lang: page.to_string(),
            dir: page.direction(),
            identifier: identifier(url.as_deref().unwrap_or(&site.text), &page.to_string()),
            title: told(title),
            description: told(Words::of(words.say("site-description"), page)),
            site: told(site),
            iso_date: date.map(str::to_owned),
            url,
            modified: format!("{}T00:00:00Z", modified.unwrap_or(NO_DATE)),
            modes: if pictures.is_empty() { vec!["textual"] } else { vec!["textual", "visual"] },
            features,
            // Whether a moving picture flashes, nobody has looked.
            hazard: if moving { "unknown" } else { "none" },
            summary: told(Words::of(words.say("book-accessibility"), page)),
            chapters: listed,
            cover: self.cover(),
            pictures,
        }
    }
}

/// A name-based UUID of the site and the language (version 8 of RFC 9562, from a 128-bit FNV-1a hash): a reading
/// system takes the next issue for a newer copy of the same book.
fn identifier(site: &str, locale: &str) -> String {
    let name = format!("tradwi epub\n{site}\n{locale}");
    let hash = name.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |h, byte| {
        (h ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    });
    let hash = hash & !(0xF << 76) & !(0x3 << 62) | (0x8 << 76) | (0x2 << 62);
    let hex = format!("{hash:032x}");
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// Words as XHTML marks their language: in XML's way, and in HTML's.
fn marked(words: Words) -> Words {
    let xml =
        words.attributes.0.replace(" lang=", " xml:lang=").replace(" dir=\"ltr\"", "").replace(" dir=\"rtl\"", "");
    Words { attributes: Safe(format!("{}{xml}", words.attributes.0)), ..words }
}

/// Words as the package marks their language: in XML's way only.
fn told(words: Words) -> Words {
    Words { attributes: Safe(words.attributes.0.replace(" lang=", " xml:lang=")), ..words }
}

/// A page of the book around a body.
fn document(words: &SiteWords, title: &str, style: &'static str, kind: &'static str, body: String) -> String {
    let locale = words.locale();
    let view = Document { lang: locale.to_string(), dir: locale.direction(), title, style, kind, body: Safe(body) };
    render("book/page.xhtml", view)
}

fn text(name: &str, text: String) -> Entry {
    Entry { name: name.to_owned(), bytes: xml(&text).into_bytes(), deflate: true }
}

/// A text of the templates as XML takes it: languages said in its way too, and no character that it forbids.
fn xml(text: &str) -> String {
    text.chars().map(|c| if tree::is_xml(c) { c } else { '\u{FFFD}' }).collect()
}

#[derive(Clone, Serialize)]
struct Listed {
    file: String,
    headline: Words,
}

impl Listed {
    fn new(chapter: &Chapter, file: &str, words: &SiteWords) -> Self {
        let (text, locale) = &chapter.card.headline;
        Self { file: file.to_owned(), headline: marked(Words::new(text, locale, words.locale())) }
    }
}

#[derive(Serialize)]
struct Nav<'l> {
    chapters: &'l [Listed],
    left_out: Option<Words>,
    corrected: Option<Corrected>,
    cover: Words,
    contents: Words,
    first: Listed,
}

#[derive(Serialize)]
struct Corrected {
    heading: Words,
    corrections: Vec<WithheldView>,
}

#[derive(Serialize)]
struct Document<'t> {
    lang: String,
    dir: &'static str,
    title: &'t str,
    style: &'static str,
    kind: &'static str,
    body: Safe,
}

#[derive(Serialize)]
struct Item {
    file: String,
    media_type: &'static str,
}

#[derive(Serialize)]
struct Opf<'l> {
    lang: String,
    dir: &'static str,
    identifier: String,
    title: Words,
    site: Words,
    description: Words,
    iso_date: Option<String>,
    url: Option<String>,
    modified: String,
    modes: Vec<&'static str>,
    features: Vec<&'static str>,
    hazard: &'static str,
    summary: Words,
    chapters: &'l [Listed],
    cover: Item,
    pictures: Vec<Item>,
}
