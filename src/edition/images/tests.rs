//! Pictures made for the test, and files that mean harm.

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use proptest::prelude::*;

use super::*;

/// A picture whose left half is red and whose right half is blue.
fn halves(width: u32, height: u32) -> DynamicImage {
    let pixel = |x, y| if x < width / 2 { Rgb([220, (y % 7) as u8, 20]) } else { Rgb([20, (x % 5) as u8, 220]) };
    RgbImage::from_fn(width, height, pixel).into()
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    halves(width, height).write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

fn jpeg_of(width: u32, height: u32) -> Vec<u8> {
    let mut out = Vec::new();
    halves(width, height).write_with_encoder(JpegEncoder::new_with_quality(&mut out, 90)).unwrap();
    out
}

/// EXIF data with an orientation and coordinates.
fn exif(orientation: u8) -> Vec<u8> {
    let mut out = b"II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    out.extend([orientation, 0, 0, 0]);
    // The directory of coordinates stands behind this one, at 38.
    out.extend(b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0\0\0\0\0");
    out.extend(b"\x01\0\x02\0\x05\0\x03\0\0\0\x12\0\0\0\0\0\0\0");
    out
}

/// A photograph as a phone makes it.
fn photograph(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let plain = jpeg_of(width, height);
    let data = exif(orientation);
    let mut out = plain[..2].to_vec();
    out.extend([0xFF, 0xE1, 0, data.len() as u8 + 8]);
    out.extend(b"Exif\0\0");
    out.extend(data);
    out.extend(&plain[2..]);
    // Another picture behind the first, of which it may say the same.
    out.extend(b"\xFF\xD8 GPSLatitude of Madame X");
    out
}

fn size(bytes: &[u8]) -> Option<(Kind, (u32, u32))> {
    head(bytes).map(|h| (h.kind, h.size))
}

#[test]
fn a_size_is_read_from_every_kind_of_picture() {
    assert_eq!(size(&png(30, 20)), Some((Kind::Png, (30, 20))));
    assert_eq!(size(&jpeg_of(30, 20)), Some((Kind::Jpeg, (30, 20))));
    for turned in 1..=8 {
        let want = if turned > 4 { (20, 30) } else { (30, 20) };
        assert_eq!(size(&photograph(30, 20, turned)), Some((Kind::Jpeg, want)), "{turned}");
    }
    let files: [(&[u8], Kind, (u32, u32)); 6] = [
        (b"GIF89a\x2C\x01\x05\0", Kind::Gif, (300, 5)),
        (b"RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x2B\x01\0\x04\0\0", Kind::WebP, (300, 5)),
        (b"RIFF\0\0\0\0WEBPVP8L\x06\0\0\0\x2F\x2B\x01\x01\0\0", Kind::WebP, (300, 5)),
        (b"RIFF\0\0\0\0WEBPVP8 \x0A\0\0\0\0\0\0\x9D\x01\x2A\x2C\x01\x05\0", Kind::WebP, (300, 5)),
        (b"\0\0\0\x1Cftypavif....ispe\0\0\0\0\0\0\x01\x2C\0\0\0\x05", Kind::Avif, (300, 5)),
        (b"\0\0\0\x1Cftypavif....ispe\0\0\0\0\0\0\x01\x2C\0\0\0\x05irot\x01", Kind::Avif, (5, 300)),
    ];
    for (bytes, kind, want) in files {
        assert_eq!(size(bytes), Some((kind, want)), "{kind:?}");
    }
}

#[test]
fn the_size_of_a_drawing_is_what_it_says_or_its_view_box() {
    let of = |attributes: &str| {
        size(format!("<svg xmlns='http://www.w3.org/2000/svg' {attributes}/>").as_bytes()).map(|(_, size)| size)
    };
    for (attributes, want) in [
        ("width='30' height='20px'", Some((30, 20))),
        ("width='1in' height='72pt'", Some((96, 96))),
        ("viewBox='0 0 640 360'", Some((640, 360))),
        ("viewBox='0,0,640.4,360' width='100%'", Some((640, 360))),
        ("viewBox='0 0 640 360' width='320'", Some((320, 180))),
        ("viewBox='0 0 640 360' height='0.2'", Some((1, 1))),
        ("viewBox='0 0 0 360'", None),
        ("viewBox='0 0 9999999999999 1'", None),
        ("width='30'", None),
        ("width='-1' height='5'", None),
        ("", None),
    ] {
        assert_eq!(of(attributes), want, "{attributes}");
    }
}

#[test]
fn copies_are_upright_small_and_say_nothing_but_what_they_are_of() {
    // Turned by a quarter to the right: what is left comes to the top.
    let photo = photograph(1800, 2400, 6);
    let head = head(&photo).unwrap();
    assert_eq!(head.size, (2400, 1800));
    let decoded = decode(&photo, &head).unwrap();
    for width in WIDTHS {
        let mark = mark(&photo, width);
        let copy = decoded.copy(head.size, width, &mark).unwrap();
        let image = image::load_from_memory(&copy).unwrap().into_rgb8();
        assert_eq!((image.width(), image.height()), (width, width * 3 / 4));
        let (top, bottom) = (image.get_pixel(width / 2, 20), image.get_pixel(width / 2, width * 3 / 4 - 20));
        assert!(top[0] > 180 && top[2] < 80 && bottom[2] > 180 && bottom[0] < 80, "{top:?} {bottom:?}");
        assert!(is_of(&copy, &mark) && !tells_place(&copy) && memchr::memmem::find(&copy, b"Exif").is_none());
        assert_eq!(decode(&photo, &head).unwrap().copy(head.size, width, &mark).unwrap(), copy);
    }
}

#[test]
fn copies_of_png_pictures_are_png_and_keep_what_shines_through() {
    let mut image = halves(1000, 500).into_rgba8();
    image.get_pixel_mut(0, 0)[3] = 0;
    let mut out = std::io::Cursor::new(Vec::new());
    image.write_to(&mut out, ImageFormat::Png).unwrap();
    let bytes = out.into_inner();
    let head = head(&bytes).unwrap();
    let mark = mark(&bytes, 480);
    let copy = decode(&bytes, &head).unwrap().copy(head.size, 480, &mark).unwrap();
    assert_eq!(size(&copy), Some((Kind::Png, (480, 240))));
    assert!(is_of(&copy, &mark) && image::load_from_memory(&copy).unwrap().color().has_alpha());
}

#[test]
fn a_copy_of_another_picture_or_width_is_not_taken_for_this_one() {
    let (a, b) = (png(20, 10), png(20, 11));
    let copy = format!("....{}", mark(&a, 480)).into_bytes();
    assert!(is_of(&copy, &mark(&a, 480)));
    assert!(!is_of(&copy, &mark(&b, 480)) && !is_of(&copy, &mark(&a, 960)));
}

#[test]
fn a_published_file_says_neither_place_nor_person_and_looks_the_same() {
    for turned in 1..=8 {
        let photo = photograph(30, 20, turned);
        assert!(tells_place(&photo));
        let clean = clean(&photo);
        assert!(!tells_place(&clean) && memchr::memmem::find(&clean, b"Madame").is_none());
        assert_eq!(head(&clean), head(&photo), "{turned}");
        assert_eq!(image::load_from_memory(&clean).unwrap(), image::load_from_memory(&jpeg_of(30, 20)).unwrap());
    }
    let plain = png(30, 20);
    let named = chunks::with_text(&plain, "GPSLatitude of Madame X").unwrap();
    assert!(tells_place(&named));
    assert_eq!(&*clean(&named), plain);
    let still = b"\x0A\0\0\0\x0C\0\0\0\x2B\x01\0\x04\0\0";
    let webp = [b"RIFF\x2A\0\0\0WEBPVP8X".as_slice(), still, b"EXIF\x03\0\0\0abc\0XMP \x04\0\0\0abcd"].concat();
    let want = [b"RIFF\x16\0\0\0WEBPVP8X".as_slice(), b"\x0A\0\0\0\0\0\0\0\x2B\x01\0\x04\0\0"].concat();
    assert_eq!(&*clean(&webp), want);
}

#[test]
fn a_damaged_file_is_left_as_it_is_and_still_said_to_tell_a_place() {
    let photo = photograph(30, 20, 1);
    let torn = &photo[..photo.len() / 2];
    assert_eq!(&*clean(torn), torn);
    assert!(tells_place(torn));
}

#[test]
fn a_bomb_is_not_decoded() {
    let mut bomb = png(20, 10);
    bomb[16..24].copy_from_slice(&[0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
    let head = head(&bomb).unwrap();
    assert_eq!((head.size, scaling(&head)), ((65535, 65535), Scaling::TooLarge));
    assert!(decode(&bomb, &head).is_none());
    // One whose data are not what its head says.
    let mut liar = png(20, 10);
    liar[16..24].copy_from_slice(&[0, 0, 0x10, 0, 0, 0, 0x10, 0]);
    let head = super::head(&liar).unwrap();
    assert!(scaling(&head) == Scaling::Possible && decode(&liar, &head).is_none());
}

#[test]
fn moving_pictures_are_not_scaled() {
    let mut moving = png(1000, 10);
    let at = 33;
    moving.splice(at..at, *b"\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0");
    assert_eq!(head(&moving).map(|h| scaling(&h)), Some(Scaling::Impossible));
    assert_eq!(head(&png(1000, 10)).map(|h| scaling(&h)), Some(Scaling::Possible));
    assert_eq!(head(&png(800, 10)).map(|h| scaling(&h)), Some(Scaling::Needless));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn no_bytes_at_all_make_looking_at_them_fail(
        start in 0_usize..9,
        noise in prop::collection::vec(any::<u8>(), 0..200),
        cut in 0_usize..400,
        change in prop::collection::vec((0_usize..400, any::<u8>()), 0..6),
    ) {
        let mut bytes = match start {
            0 => png(3, 2),
            1 => photograph(3, 2, 6),
            2 => b"GIF89a".to_vec(),
            3 => b"RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0".to_vec(),
            4 => b"RIFF\0\0\0\0WEBPVP8L".to_vec(),
            5 => b"\0\0\0\x1Cftypavif....ispe".to_vec(),
            6 => b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ".to_vec(),
            7 => b"MM\0*\0\0\0\x08\0\x01".to_vec(),
            _ => Vec::new(),
        };
        bytes.truncate(cut.max(8));
        bytes.extend(noise);
        for (at, byte) in change {
            if let Some(b) = bytes.get_mut(at) {
                *b = byte;
            }
        }
        let before = head(&bytes);
        if let Some(head) = before {
            prop_assert!(head.size.0 > 0 && head.size.1 > 0);
            if u64::from(head.size.0) * u64::from(head.size.1) < 4_000_000 {
                let _ = decode(&bytes, &head);
            }
        }
        let _ = tells_place(&bytes);
        let clean = clean(&bytes);
        prop_assert_eq!(super::clean(&clean), clean.clone());
        prop_assert_eq!(head(&clean), before);
    }
}

#[test]
fn a_page_says_sizes_and_offers_copies_and_nothing_else_of_it_changes() {
    let display = |below: &str| match below {
        "ht/a/small.png" => Display::Picture(Picture { size: Some((30, 20)), copies: Vec::new() }),
        "ht/a/large one.jpg" => Display::Picture(Picture { size: Some((3000, 2000)), copies: vec![480, 960] }),
        "ht/a/middle.jpg" => Display::Picture(Picture { size: Some((900, 300)), copies: vec![480] }),
        "ht/a/what.avif" => Display::Picture(Picture::default()),
        "ht/a/bad.svg" => Display::Text,
        _ => Display::Untouched,
    };
    let of = |html: &str| dress(html, "ht/a/x.html", &display);
    for (html, want) in [
        (
            "<img src=\"small.png\" alt=\"a > b\" loading=\"lazy\">",
            "<img src=\"small.png\" alt=\"a > b\" loading=\"lazy\" width=\"30\" height=\"20\">",
        ),
        (
            "<p><img src=\"large%20one.jpg\" alt=\"\"></p>",
            "<p><img src=\"../../media/a/large%20one.960w.jpg\" alt=\"\" srcset=\"../../media/a/large%20one.480w.jpg 480w, \
             ../../media/a/large%20one.960w.jpg 960w\" sizes=\"(max-width: 37rem) 100vw, 37rem\" width=\"960\" height=\"640\"></p>",
        ),
        (
            "<img src=\"middle.jpg\">",
            "<img src=\"middle.jpg\" srcset=\"../../media/a/middle.480w.jpg 480w, middle.jpg 900w\" \
             sizes=\"(max-width: 37rem) 100vw, 37rem\" width=\"900\" height=\"300\">",
        ),
        (
            "<img src=\"bad.svg\" alt=\"x < y\" lang=\"en\" dir=\"ltr\"><span class=\"tag unseen\" lang=\"ht\">t</span>",
            "<span lang=\"en\" dir=\"ltr\">x &lt; y</span><span class=\"tag\" lang=\"ht\">t</span>",
        ),
    ] {
        assert_eq!(of(html), want);
    }
    for same in [
        "<img src=\"../../logo.png\" alt=\"\">",
        "<img src=\"what.avif\">",
        "<img src=\"https://e.example/small.png\">",
        "<b title=\"<img src='small.png'>\">x</b>",
        "<style>a>b{content:\"<img src=\\\"small.png\\\">\"}</style>",
        "<!-- <img src=\"small.png\"> -->",
        "<img alt=\"small.png\">",
        "a < b",
    ] {
        assert_eq!(of(same), same);
    }
}

#[test]
fn a_drawing_that_does_or_loads_something_is_not_published() {
    let of = |inside: &str| {
        let head = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
             xmlns:h='http://www.w3.org/1999/xhtml'>";
        danger(format!("{head}{inside}</svg>").as_bytes())
    };
    for active in [
        "<script/>",
        "<h:script>x()</h:script>",
        "<h:p>x</h:p>",
        "<rect onclick='x()'/>",
        "<g ONLOAD='x()'/>",
        "<foreignObject/>",
        "<image href='https://e.example/x.png'/>",
        "<image xlink:href='//e.example/x'/>",
        "<use href='other.svg#a'/>",
        "<a href='javascript:x()'/>",
        "<a xlink:href=' java&#9;script:x()'/>",
        "<set attributeName='href' to='javascript:x()'/>",
        "<rect style='fill:url(https://e.example/#a)'/>",
        "<rect fill='url( &quot;other.svg#a&quot; )'/>",
        "<style>@import 'x.css';</style>",
        "<style><![CDATA[rect{fill:u\\72l(https://e.example)}]]></style>",
        "<style>@font-face{src:url(https://e.example/f.woff)}</style>",
        "<image href='data:image/svg+xml,x'/>",
        "<g xml:base='https://e.example/'/>",
        "<?xml-stylesheet href='x.css'?>",
    ] {
        assert!(of(active).is_some(), "{active}");
    }
    for inert in [
        "<rect fill='url(#a)'/>",
        "<style>.a{fill:#fff;stroke:url( '#b')}</style><use xlink:href='#a'/>",
        "<animate attributeName='r' values='1;2;3' from='1' to='2'/>",
        "<image href='data:image/png;base64,iVBORw0KGgo='/>",
        "<text font-family='A, &quot;B&quot;'>on x = 3 and url(x)</text>",
    ] {
        assert_eq!(of(inert), None, "{inert}");
    }
    for none in [
        &b"<html xmlns='http://www.w3.org/1999/xhtml'/>"[..],
        b"<svg/>",
        b"\xFF\xFE<",
        b"",
        b"<?xml version='1.0' encoding='utf-7'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
    ] {
        assert!(danger(none).is_some(), "{none:?}");
    }
    let old = "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/x.dtd'>\
         <svg xmlns='http://www.w3.org/2000/svg'/>";
    assert_eq!(danger(old.as_bytes()), None);
    assert_eq!(danger(include_bytes!("../../../articles/public-health/oral-rehydration.svg")), None);
    let deep = format!("<svg xmlns='http://www.w3.org/2000/svg'>{}", "<g>".repeat(200_000));
    assert!(danger(deep.as_bytes()).is_some());
    let deep = format!("{deep}{}</svg>", "</g>".repeat(200_000));
    let _ = danger(deep.as_bytes());
}
