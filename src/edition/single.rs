//! An article's page in one file, to be sent by a messaging app or handed on on a stick.

use super::epub::outside;
use super::paths::{Address, encoded, page_path, relative_url, resolve, single_path};
use super::pictures;
use super::tags::{Piece, Tag, VOID, pieces};
use crate::assemble::SiteWords;

/// The bytes that the pictures in one file may take, as files; written out in the page they are a third more.
pub const SINGLE_PICTURE_BYTES: usize = 2 << 20;

/// The page of an article in one file: [`article_page`](super::article_page)'s `html` with the pictures in it, and
/// without a link that needs another file.
///
/// Links to other pages lead to `site`, where the editions are on the web; without it, only their text stays, and
/// the choice of languages goes. `picture` gives the bytes of a picture by its path below the editions folder; one
/// that is not there, does or loads something, or is too large beside those before it becomes its text.
pub fn single_page(
    html: &str,
    stem: &str,
    words: &SiteWords,
    site: Option<&str>,
    picture: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> String {
    let page = page_path(words.locale(), stem);
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let site = site.map(|s| s.trim_end_matches('/'));
    let mut single = Single {
        folder,
        own: relative_url(&page, &single_path(words.locale(), stem)),
        site,
        words,
        picture,
        room: SINGLE_PICTURE_BYTES,
        out: String::with_capacity(html.len()),
        dropped: 0,
        links: Vec::new(),
        replaced: false,
        about: false,
    };
    for (piece, own) in pieces(html) {
        single.piece(&piece, own);
    }
    single.out
}

struct Single<'a> {
    folder: &'a str,
    /// The address of the file itself, beside the page.
    own: String,
    site: Option<&'a str>,
    words: &'a SiteWords,
    picture: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// Bytes that pictures may still take.
    room: usize,
    out: String,
    /// Elements open in one that is left out.
    dropped: usize,
    /// For each link that is open: whether it is one still.
    links: Vec<bool>,
    /// A picture was just replaced by its text.
    replaced: bool,
    /// In what the page says of its translation.
    about: bool,
}

impl Single<'_> {
    fn piece(&mut self, piece: &Piece<'_>, own: &str) {
        if self.dropped > 0 {
            match piece {
                Piece::Start(tag) if !VOID.contains(&tag.name.as_str()) => self.dropped += 1,
                Piece::End(_) => self.dropped -= 1,
                _ => {}
            }
            return;
        }
        let replaced = std::mem::take(&mut self.replaced);
        match piece {
            // Without an address there is nothing to choose.
            Piece::Start(tag) if tag.name == "nav" && self.site.is_none() => self.dropped = 1,
            // A reading is a file beside the page.
            Piece::Start(tag) if tag.name == "figure" && tag.has_class("audio") => self.dropped = 1,
            Piece::Start(tag) if matches!(tag.name.as_str(), "audio" | "video") => self.dropped = 1,
            Piece::Start(tag) if tag.name == "img" => self.image(tag),
            Piece::Start(tag) if tag.name == "source" => {}
            Piece::Start(tag) if tag.name == "link" => {
                if let Some(href) = tag.get("href").and_then(|h| self.address(h)) {
                    self.tag("link", tag, &[("href", &href)]);
                }
            }
            // It is that file already.
            Piece::Start(tag) if tag.name == "a" && tag.get("href") == Some(self.own.as_str()) => self.dropped = 1,
            Piece::Start(tag) if tag.name == "a" => match tag.get("href").map(|href| (href, self.address(href))) {
                Some((href, address)) if address.as_deref() == Some(href) => {
                    self.links.push(true);
                    self.out.push_str(own);
                }
                Some((_, Some(address))) => {
                    self.links.push(true);
                    self.tag("a", tag, &[("href", &address)]);
                }
                // What only leads to the original says nothing where it leads nowhere.
                _ if self.about => self.dropped = 1,
                _ => {
                    self.links.push(false);
                    let mut plain = tag.clone();
                    plain.attributes.retain(|(name, _)| matches!(name.as_str(), "class" | "lang" | "dir" | "id"));
                    self.tag("span", &plain, &[]);
                }
            },
            Piece::End(name) if name == "a" && self.links.pop() == Some(false) => self.out.push_str("</span>"),
            Piece::Start(tag) if tag.name == "section" => {
                self.about = tag.has_class("about");
                self.out.push_str(own);
            }
            Piece::End(name) if name == "section" => {
                self.about = false;
                self.out.push_str(own);
            }
            // What is said of a picture's text is for all where the text stands for the picture.
            Piece::Start(tag) if replaced && tag.has_class("unseen") => self.tag("span", tag, &[("class", "tag")]),
            Piece::Text(text) => {
                self.replaced = replaced && text.trim().is_empty();
                self.out.push_str(own);
            }
            _ => self.out.push_str(own),
        }
    }

    /// Where an address leads without another file beside this one.
    fn address(&self, href: &str) -> Option<String> {
        match resolve(self.folder, href) {
            Address::Fragment => Some(href.to_owned()),
            // What is relative in a template, and absolute by now.
            Address::External if href.starts_with("data:") => None,
            Address::External => Some(href.to_owned()),
            Address::Local { path, suffix } => outside(&format!("{}/{}{suffix}", self.site?, encoded(&path))),
            Address::Outside => None,
        }
    }

    fn image(&mut self, tag: &Tag) {
        let path = match tag.get("src").map(|src| resolve(self.folder, src)) {
            Some(Address::Local { path, .. }) => Some(path),
            _ => None,
        };
        let bytes = path.and_then(|path| (self.picture)(&path));
        let judged = bytes.as_deref().and_then(pictures::judge);
        let fits = judged.as_ref().and_then(|(_, clean)| self.room.checked_sub(clean.len()));
        if let (Some((kind, clean)), Some(room)) = (&judged, fits) {
            self.room = room;
            let url = format!("data:{};base64,{}", kind.media_type(), base64(clean));
            let mut own = tag.clone();
            own.attributes.retain(|(name, _)| !matches!(name.as_str(), "srcset" | "sizes" | "loading"));
            self.tag("img", &own, &[("src", &url)]);
            return;
        }
        let alt = tag.get("alt").unwrap_or_default().trim();
        let word = self.words.say(if judged.is_some() { "picture-left-out" } else { "picture" });
        if alt.is_empty() && judged.is_none() {
            return;
        }
        let attributes = super::frame::attributes(&word.locale, self.words.locale()).0;
        let word = super::body::escape(&word.text);
        self.out.push_str(&format!("<span class=\"alt\"><span{attributes}>{word}</span>"));
        if !alt.is_empty() {
            let mut said = tag.clone();
            said.attributes.retain(|(name, _)| matches!(name.as_str(), "lang" | "dir"));
            self.out.push_str(": ");
            self.tag("span", &said, &[]);
            self.out.push_str(&super::body::escape(alt));
            self.out.push_str("</span>");
        }
        self.out.push_str("</span>");
        self.replaced = true;
    }

    /// A tag with other values of some attributes.
    fn tag(&mut self, name: &str, tag: &Tag, with: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in &tag.attributes {
            let value = with.iter().find(|(k, _)| k == key).map_or(value.as_str(), |(_, v)| *v);
            self.out.push_str(&format!(" {key}=\"{}\"", super::body::escape(value)));
        }
        self.out.push('>');
    }
}

/// Bytes as text (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let number = group.iter().fold(0_u32, |n, b| n << 8 | u32::from(*b)) << (8 * (3 - group.len()));
        for i in 0..4 {
            let sign = SIGNS[(number >> (18 - 6 * i) & 63) as usize];
            out.push(if i > group.len() { '=' } else { char::from(sign) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_the_standard_has_them() {
        for (bytes, want) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), want);
        }
    }

    const PAGE: &str = "<!DOCTYPE html><html lang=\"ht\"><head><link rel=\"alternate\" href=\"../fr/a.html\"><style>a>b{}</style></head>\
        <body><nav class=\"langs\"><ul><li><a href=\"../fr/a.html\">Fr</a></li></ul></nav><main>\
        <p><a href=\"b.html#x\" lang=\"fr\">other</a> <a href=\"https://e.example/?a=1&amp;b=2\">out</a> <a href=\"#fn-1\">1</a></p>\
        <figure><img src=\"cup.gif\" alt=\"A &quot;cup&quot;\" loading=\"lazy\"><span class=\"tag unseen\">label</span></figure>\
        <img src=\"huge.gif\" alt=\"Huge &lt;b&gt;\" lang=\"fr\"> <span class=\"tag unseen\">label</span>\
        <img src=\"none.gif\" alt=\"\"><figure class=\"audio\"><figcaption>Listen</figcaption><audio src=\"a.ogg\"></audio></figure><section class=\"about\"><p>By Ana. <a href=\"../en/a.html\">Original</a></p></section></main></body></html>";

    fn picture(path: &str) -> Option<Vec<u8>> {
        match path {
            "ht/cup.gif" => Some(b"GIF89a\x01\0\x01\0\0\0\0".to_vec()),
            "ht/huge.gif" => Some([b"GIF89a\x01\0\x01\0".to_vec(), vec![0; SINGLE_PICTURE_BYTES]].concat()),
            _ => None,
        }
    }

    #[test]
    fn a_page_in_one_file_needs_no_other() {
        let words = SiteWords::new(&"ht".parse().unwrap(), None);
        let alone = single_page(PAGE, "a", &words, None, &picture);
        assert!(alone.contains("By Ana. </p>"), "{alone}");
        assert!(
            !alone.contains("<link")
                && !alone.contains("<nav")
                && !alone.contains("b.html")
                && !alone.contains("Listen"),
            "{alone}"
        );
        assert!(alone.contains(
            "<span lang=\"fr\">other</span> <a href=\"https://e.example/?a=1&amp;b=2\">out</a> <a href=\"#fn-1\">1</a>"
        ));
        assert!(alone.contains("<img src=\"data:image/gif;base64,R0lG"), "{alone}");
        assert!(alone.contains("alt=\"A &quot;cup&quot;\"><span class=\"tag unseen\">label"), "{alone}");
        let too_large = "<span class=\"alt\"><span>Imaj sa a twò gwo, nou pa mete l</span>: <span lang=\"fr\">Huge &lt;b&gt;</span></span> <span class=\"tag\">label";
        assert!(alone.contains(too_large), "{alone}");
        let sited = single_page(PAGE, "a", &words, Some("https://news.example/x/"), &picture);
        assert!(sited.contains("<a href=\"https://news.example/x/fr/a.html\">Fr</a>"), "{sited}");
        assert!(sited.contains("<a href=\"https://news.example/x/ht/b.html#x\" lang=\"fr\">"), "{sited}");
    }
}
