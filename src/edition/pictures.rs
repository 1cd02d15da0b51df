//! Pictures that go into a file with the text: what kind they are, and whether they are harmless.

use std::borrow::Cow;

/// A kind of picture that every book and browser shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Png,
    Jpeg,
    Gif,
    WebP,
    Svg,
}

impl Kind {
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::WebP => "image/webp",
            Self::Svg => "image/svg+xml",
        }
    }

    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Gif => "gif",
            Self::WebP => "webp",
            Self::Svg => "svg",
        }
    }
}

/// The kind of a picture by what is in it, whatever its name says, and its bytes as they may be passed on: of a
/// drawing, without its document type. `None` is no picture, or a drawing that does or loads something.
pub(super) fn judge(bytes: &[u8]) -> Option<(Kind, Cow<'_, [u8]>)> {
    let kind = match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', _, _, _, _, b'I', b'H', b'D', b'R', ..] => Kind::Png,
        [0xFF, 0xD8, 0xFF, .., 0xFF, 0xD9] => Kind::Jpeg,
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', _, _, _, _, ..] => Kind::Gif,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', b'V', b'P', b'8', ..] => Kind::WebP,
        _ => return Some((Kind::Svg, Cow::Owned(drawing(bytes)?.into_bytes()))),
    };
    Some((kind, Cow::Borrowed(bytes)))
}

/// A drawing without its document type, if it is one that does nothing and asks nobody for anything.
fn drawing(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let text = without_doctype(text)?;
    // Without a document type there is no entity that could grow.
    if super::images::danger(text.as_bytes()).is_some() {
        return None;
    }
    Some(text.into_owned())
}

/// The text without a document type; `None` if that defines something.
fn without_doctype(text: &str) -> Option<Cow<'_, str>> {
    let Some(at) = text.find("<!DOCTYPE") else { return Some(Cow::Borrowed(text)) };
    let end = text[at..].find('>')? + at + 1;
    if text[at..end].contains('[') {
        return None;
    }
    Some(Cow::Owned(format!("{}{}", &text[..at], &text[end..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = "http://www.w3.org/2000/svg";
    const XLINK: &str = "http://www.w3.org/1999/xlink";

    fn svg(inside: &str) -> Option<Kind> {
        let text = format!("<svg xmlns='{SVG}' xmlns:xlink='{XLINK}' viewBox='0 0 9 9'>{inside}</svg>");
        judge(text.as_bytes()).map(|(kind, _)| kind)
    }

    #[test]
    fn a_picture_is_what_is_in_it() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0";
        assert_eq!(judge(png).map(|(k, _)| k), Some(Kind::Png));
        assert_eq!(judge(b"GIF89a\x01\0\x01\0\x80").map(|(k, _)| k), Some(Kind::Gif));
        assert_eq!(judge(b"RIFF\0\0\0\0WEBPVP8 ").map(|(k, _)| k), Some(Kind::WebP));
        assert_eq!(judge(b"\xFF\xD8\xFF\xE0 JFIF \xFF\xD9").map(|(k, _)| k), Some(Kind::Jpeg));
        for none in [&b"\x89PNG"[..], b"", b"<html/>", b"plain", b"<svg/>", b"<svg xmlns='http://www.w3.org/2000/svg'>"]
        {
            assert_eq!(judge(none), None, "{none:?}");
        }
    }

    #[test]
    fn a_drawing_that_does_or_loads_something_is_refused() {
        for active in [
            "<script/>",
            "<g><script xlink:href='x.js'/></g>",
            "<rect onclick='x()'/>",
            "<g ONLOAD='x()'/>",
            "<image href='https://e.example/x.png'/>",
            "<image xlink:href='other.png/'/>",
            "<image href='//e.example/x'/>",
            "<use href='other.svg#a'/>",
            "<a href='javascript:x()'/>",
            "<a xlink:href=' java&#9;script:x()'/>",
            "<rect style='fill:url(https://e.example/#a)'/>",
            "<rect fill='url( &quot;other.svg#a&quot; )'/>",
            "<style>@import 'x.css';</style>",
            "<style>rect{fill:u\\72l(https://e.example)}</style><rect fill='url(\\68 ttps://e)'/>",
            "<style>@font-face{src:url(https://e.example/f.woff)}</style>",
            "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
            "<set attributeName='href' to='javascript:x()'/>",
            "<?xml-stylesheet href='x.css'?>",
            "<image href='data:image/svg+xml,x'/>",
        ] {
            assert_eq!(svg(active), None, "{active}");
        }
        let entity = format!("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='{SVG}'>&a;</svg>");
        assert_eq!(judge(entity.as_bytes()), None);
    }

    #[test]
    fn a_drawing_that_only_draws_is_taken_without_its_document_type() {
        for inert in [
            "<rect width='3' height='2' fill='url(#a)'/>",
            "<style>.a{fill:#fff;stroke:url( '#b')}</style><use xlink:href='#a'/>",
            "<animate attributeName='r' values='1;2;3' from='1' to='2'/>",
            "<image href='data:image/png;base64,iVBORw0KGgo='/>",
        ] {
            assert_eq!(svg(inert), Some(Kind::Svg), "{inert}");
        }
        let text = format!(
            "\u{FEFF}<?xml version='1.0'?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/x.dtd\"><svg xmlns='{SVG}'/>"
        );
        let (_, bytes) = judge(text.as_bytes()).unwrap();
        assert_eq!(&*bytes, format!("<?xml version='1.0'?><svg xmlns='{SVG}'/>").as_bytes());
    }
}
