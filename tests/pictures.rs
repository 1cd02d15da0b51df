//! Pictures of articles through a whole build.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, Rgb, RgbImage};
use support::Project;

const ARTICLE: &str = "---\ntitle: Water\nimage:\n  src: img/photo.jpg\n  alt: A pump in a yard\n  caption: The pump, repaired.\n---\n\n\
    Boil it.\n\n![A cup](img/cup.png)\n\n![A plan](plan.svg)\n\n![Nothing](none.png)\n";

const PLAN: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 36\"><rect width=\"3\" height=\"2\"/></svg>";

fn photograph(width: u32, height: u32, seed: u32) -> Vec<u8> {
    let pixel = |x: u32, y: u32| Rgb([(x * 7 + seed) as u8, (y * 3) as u8, ((x ^ y) * 5) as u8]);
    let image = DynamicImage::from(RgbImage::from_fn(width, height, pixel));
    let mut out = Vec::new();
    image.write_with_encoder(JpegEncoder::new_with_quality(&mut out, 85)).unwrap();
    // A comment in which a program says where and who.
    let comment = b"\xFF\xFE\0\x1EGPSLatitude 18.5 of Madame X".to_vec();
    out.splice(2..2, comment);
    out
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    DynamicImage::new_rgb8(width, height).write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

fn put(project: &Project, path: &str, bytes: &[u8]) {
    let file = project.path().join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

fn project() -> Project {
    let project = Project::new(&[
        (
            "tradwi.toml",
            "source = \"en\"\nlocales = [\"ht\", \"fr\"]\nfront-matter = [\"title\", \"image.alt\", \"image.caption\"]\n\
             publish = 0\n[locale.ht]\nheadline = \"label\"\n[locale.fr]\nheadline = \"label\"\n",
        ),
        ("articles/health/water.md", ARTICLE),
        ("articles/health/plan.svg", PLAN),
    ]);
    put(&project, "articles/health/img/photo.jpg", &photograph(3000, 2000, 0));
    put(&project, "articles/health/img/cup.png", &png(30, 20));
    project
}

/// Everything in a folder, path and bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file()) {
        let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        out.insert(name, fs::read(entry.path()).unwrap());
    }
    out
}

fn build(project: &Project) -> String {
    let output = project.tradwi(&["build"]);
    let said = String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}");
    said
}

/// The tags of images on a page.
fn images(page: &str) -> Vec<&str> {
    page.split("<img ").skip(1).filter_map(|rest| rest.split('>').next()).collect()
}

#[test]
fn every_image_has_its_size_and_photographs_come_in_copies_without_places() {
    let project = project();
    let said = build(&project);
    for tag in ["en", "ht", "fr"] {
        let page = project.read(&format!("editions/{tag}/health/water.html"));
        let images = images(&page);
        assert_eq!(images.len(), 3, "{page}");
        assert!(images.iter().all(|i| i.contains(" width=\"") && i.contains(" height=\"")), "{images:?}");
        let photo = images[0];
        for part in [
            "src=\"../../media/health/img/photo.960w.jpg\"",
            "srcset=\"../../media/health/img/photo.480w.jpg 480w, ../../media/health/img/photo.960w.jpg 960w\"",
            "width=\"960\" height=\"640\"",
            "alt=\"A pump in a yard\"",
        ] {
            assert!(photo.contains(part), "{part} in {photo}");
        }
        assert!(!photo.contains("loading") && images[1].contains("loading=\"lazy\""), "{images:?}");
        assert!(images[1].contains("width=\"30\" height=\"20\"") && images[2].contains("width=\"64\" height=\"36\""));
        // What is not there is said in words.
        assert!(page.contains(">Nothing<") || page.contains("<figure>Nothing"), "{page}");
        assert!(
            page.find("<h1") < page.find("<figure>") && page.contains("The pump, repaired.</figcaption>"),
            "{page}"
        );
    }
    // In an edition that nobody translated, what is said of the picture has its language and a label.
    let page = project.read("editions/ht/health/water.html");
    assert!(page.contains("<figcaption lang=\"en\" dir=\"ltr\"><span class=\"tag\""), "{page}");
    assert!(page.contains("alt=\"A pump in a yard\" lang=\"en\""), "{page}");

    let published = files(&project.path().join("editions"));
    for (name, bytes) in &published {
        assert!(memchr::memmem::find(bytes, b"Madame").is_none(), "{name}");
    }
    let original = image::open(project.path().join("articles/health/img/photo.jpg")).unwrap();
    assert_eq!(image::load_from_memory(&published["ht/health/img/photo.jpg"]).unwrap(), original);
    for width in [480, 960] {
        let copy = image::load_from_memory(&published[&format!("media/health/img/photo.{width}w.jpg")]).unwrap();
        assert_eq!((copy.width(), copy.height()), (width, width * 2 / 3));
    }
    assert!(said.contains("says where it was taken; its published copy does not"), "{said}");
    assert!(said.contains("none.png`, which an article shows, is not there"), "{said}");
}

#[test]
fn copies_are_kept_made_anew_when_the_picture_changes_and_the_same_wherever_they_are_made() {
    let project = project();
    build(&project);
    let editions = project.path().join("editions");
    let first = files(&editions);
    assert!(build(&project).contains(" 0 new or changed"));
    assert_eq!(files(&editions), first);
    // A copy that is found is taken as it is.
    let copy = "media/health/img/photo.480w.jpg";
    let mut marked = first[copy].clone();
    marked.extend(b"found");
    fs::write(editions.join(copy), &marked).unwrap();
    build(&project);
    assert_eq!(files(&editions)[copy], marked);

    // Another picture of the same size in bytes and pixels, and of the same time.
    let photo = project.path().join("articles/health/img/photo.jpg");
    let (before, time) = (fs::read(&photo).unwrap(), fs::metadata(&photo).unwrap().modified().unwrap());
    let mut other = before.clone();
    let at = other.len() / 2;
    other[at] ^= 1;
    fs::write(&photo, &other).unwrap();
    fs::File::options().write(true).open(&photo).unwrap().set_modified(time).unwrap();
    build(&project);
    let second = files(&editions);
    assert_ne!(second[copy], marked);
    fs::remove_dir_all(&editions).unwrap();
    build(&project);
    assert_eq!(files(&editions), second);

    // A picture that no article shows any longer goes, and its copies with it.
    project.edit("articles/health/water.md", "  src: img/photo.jpg\n", "");
    build(&project);
    assert!(files(&editions).keys().all(|name| !name.contains("photo")));
}

#[test]
fn what_is_dangerous_or_heavy_is_said_and_what_is_dangerous_is_not_published() {
    let project = project();
    project.write("articles/health/plan.svg", &PLAN.replace("<rect", "<script>alert(1)</script><rect"));
    let mut bomb = png(30, 20);
    bomb[16..24].copy_from_slice(&[0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
    put(&project, "articles/health/img/cup.png", &bomb);
    let mut heavy = b"GIF89a\x2C\x01\x05\0".to_vec();
    heavy.resize(600_000, 0);
    put(&project, "articles/health/none.png", &heavy);
    let said = build(&project);
    let page = project.read("editions/ht/health/water.html");
    assert!(!project.exists("editions/ht/health/plan.svg") && !page.contains("plan.svg"), "{page}");
    assert!(page.contains(">A plan</span>"), "{page}");
    assert!(said.contains("plan.svg` has an element `script`; it is not published"), "{said}");
    assert_eq!(fs::read(project.path().join("editions/ht/health/img/cup.png")).unwrap(), bomb);
    assert!(said.contains("65535 pixels wide and 65535 high, too large to make copies"), "{said}");
    assert!(said.contains("none.png` has 600 kB, too much for a phone"), "{said}");
    assert!(page.contains("src=\"none.png\"") && page.contains("width=\"300\" height=\"5\""), "{page}");
}

#[test]
fn what_is_said_of_a_picture_names_the_article_and_the_place_that_shows_it() {
    let project = project();
    let line = 1 + ARTICLE[..ARTICLE.find("![Nothing]").unwrap()].matches('\n').count();
    let missing = "warning[missing-picture]: the picture `articles/health/none.png`, which an article shows";
    for command in ["build", "check"] {
        let output = project.tradwi(&[command]);
        let said = String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap();
        assert!(said.contains(missing), "{said}");
        assert!(said.contains(&format!("articles/health/water.md:{line}:1")), "{said}");
    }
    let said = build(&project);
    assert!(said.contains("[picture-location]") && said.contains("articles/health/water.md:4:8"), "{said}");
    for rule in ["missing-picture", "unsafe-picture", "picture-location", "picture-left-out", "heavy-picture"] {
        assert!(project.tradwi(&["explain", rule]).status.success(), "{rule}");
    }

    // An image in raw HTML is one too.
    project.write("articles/health/html.md", "# Raw\n\n<p>\n  <img src='gone.jpg' alt='Gone'>\n</p>\n");
    let said = project.tradwi(&["check"]);
    assert!(String::from_utf8(said.stdout).unwrap().contains("articles/health/html.md:4:3"));
}
