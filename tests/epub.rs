//! The books, as a reading system and a validator take them. `epubcheck` needs Java; skipped with a word where there
//! is none, and compulsory in CI.

#![expect(clippy::print_stderr, reason = "a skipped test says so")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use support::Project;

/// The files of a container in the order of its directory, read as the format says and not as tradwi writes it.
fn unzip(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let u16_at = |at: usize| usize::from(u16::from_le_bytes(bytes[at..at + 2].try_into().unwrap()));
    let u32_at = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let end = bytes.len() - 22;
    assert_eq!(&bytes[end..end + 4], b"PK\x05\x06");
    let mut at = u32_at(end + 16);
    let mut files = Vec::new();
    for _ in 0..u16_at(end + 10) {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        let (name, extra, comment) = (u16_at(at + 28), u16_at(at + 30), u16_at(at + 32));
        let own = String::from_utf8(bytes[at + 46..at + 46 + name].to_vec()).unwrap();
        let (start, packed, whole) = (u32_at(at + 42), u32_at(at + 20), u32_at(at + 24));
        assert_eq!(&bytes[start..start + 4], b"PK\x03\x04");
        let data = start + 30 + u16_at(start + 26) + u16_at(start + 28);
        let data = &bytes[data..data + packed];
        let data = match u16_at(at + 10) {
            0 => data.to_vec(),
            8 => miniz_oxide::inflate::decompress_to_vec(data).unwrap(),
            other => panic!("{own} is packed by method {other}"),
        };
        assert_eq!(data.len(), whole);
        files.push((own, data));
        at += 46 + name + extra + comment;
    }
    files
}

/// Asserts what holds of every book, and gives its files.
fn check_book(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip", "what the file is stands at its beginning");
    let files = unzip(bytes);
    let names: Vec<&String> = files.iter().map(|(name, _)| name).skip(1).collect();
    assert!(names.is_sorted(), "{names:?}");
    let files: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
    let mut places = BTreeSet::new();
    let mut links = Vec::new();
    for (name, bytes) in files.iter().filter(|(n, _)| [".xhtml", ".opf", ".xml", ".svg"].iter().any(|e| n.ends_with(e)))
    {
        let text = std::str::from_utf8(bytes).unwrap();
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let document =
            roxmltree::Document::parse_with_options(text, options).unwrap_or_else(|e| panic!("{name}: {e}\n{text}"));
        places.insert(name.clone());
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert_ne!(node.tag_name().name(), "script");
            for attribute in node.attributes() {
                assert!(!attribute.name().starts_with("on"), "{name}: {}", attribute.name());
                match attribute.name() {
                    "id" => assert!(places.insert(format!("{name}#{}", attribute.value())), "{name}: an id twice"),
                    "href" | "src" if name.ends_with("xhtml") || name.ends_with("opf") => {
                        links.push((name.clone(), attribute.value().to_owned()));
                    }
                    _ => {}
                }
            }
            let (lang, xml) =
                (node.attribute("lang"), node.attribute(("http://www.w3.org/XML/1998/namespace", "lang")));
            assert!(!name.ends_with("xhtml") || lang == xml, "{name}: {lang:?} {xml:?}");
        }
    }
    places.extend(files.keys().cloned());
    for (from, link) in links {
        let url = url::Url::parse(&format!("book:/{from}")).unwrap().join(&link).unwrap();
        if url.scheme() == "book" {
            let target = url.as_str().trim_start_matches("book:/");
            assert!(places.contains(target), "{from} leads to {target}, which is not there");
        } else {
            assert!(matches!(url.scheme(), "https" | "http" | "mailto" | "tel"), "{link}");
        }
    }
    files
}

/// Runs the validator, which may have no more to say than what is good.
fn validate(book: &Path) {
    let given = std::env::var_os("TRADWI_EPUBCHECK").map(std::path::PathBuf::from);
    let jar = given.unwrap_or_else(|| "/usr/share/java/epubcheck.jar".into());
    if !jar.exists() || Command::new("java").arg("-version").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "CI must have Java and epubcheck");
        eprintln!("SKIPPED: no Java or no epubcheck on this machine");
        return;
    }
    let output = Command::new("java").arg("-jar").arg(jar).arg("--failonwarnings").arg(book).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && said.contains("No errors or warnings detected"), "{}\n{said}", book.display());
}

fn book(project: &Project, locale: &str) -> BTreeMap<String, Vec<u8>> {
    let path = project.path().join(format!("editions/{locale}/{locale}.epub"));
    let files = check_book(&std::fs::read(&path).unwrap());
    validate(&path);
    files
}

fn text<'f>(files: &'f BTreeMap<String, Vec<u8>>, name: &str) -> &'f str {
    std::str::from_utf8(&files[name]).unwrap()
}

/// Everything that a chapter can hold.
const WIDE: &str = "---\ntitle: A cup of water\ndate: 2026-05-02\n---\n\nBoil it, as [the other article](other.md#doses) \
    and [an outsider](https://example.org/a b?x=[1]) say.[^1] See [a file](leaflet.pdf) and [nothing](missing.md).\n\n\
    ![A cup](cup.svg \"Clean water\")\n\n![A photograph](dot.png)\n\nText with ![a trap](trap.svg) in it.\n\n\
    | Age | Cups |\n|:---|---:|\n| Child | 1 |\n| Adult | 4 |\n\n- [x] boil\n- [ ] cool\n  1. wait\n  2. pour\n\n\
    > [!WARNING]\n> Never drink water from the ditch beside the road.\n\n```\nx < y && z\n```\n\n<details><summary>More</summary><p>Inside</p></details>\n\n\
    <dl><dt>ORS</dt><dd>salts</dd></dl>\n\n<ruby>水<rt>mizu</rt></ruby> H<sub>2</sub>O &amp; &eacute;\n\n[^1]: The note, with `code`.\n";

const SVG: &str = "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\
    <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title>Cup</title><rect width=\"3\" height=\"2\"/></svg>";

/// A PNG of one dot.
const PNG: [u8; 67] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3A, 0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00, 0x0A, 0x49,
    0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01, 0x48, 0xAF, 0xA4, 0x71, 0x00, 0x00,
    0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
];

fn wide() -> Project {
    let project = Project::new(&[
        (
            "tradwi.toml",
            "locales = [\"ht\", \"fr\", \"ar\", \"ja\"]\npublish = 0\n\n[locale.ht]\nstale-material = \"notice\"\n",
        ),
        ("articles/water/cup.md", WIDE),
        (
            "articles/water/other.md",
            "---\ntitle: Doses\ndate: 2026-05-01\ncorrections:\n  2026-05-09: It was three.\n---\n\n## Doses\n\nTwo cups a day, [as here](cup.md).\n",
        ),
        ("articles/Old news.txt", "An article without a date\n\nIts text is a sentence of some length.\n"),
        ("articles/water/cup.svg", SVG),
        ("articles/water/trap.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x()</script></svg>"),
    ]);
    std::fs::write(project.path().join("articles/water/dot.png"), PNG).unwrap();
    project.sync();
    // What has no headline in a language is not published in it.
    let headlines = [
        ("ht", ["Yon gode dlo", "Dòz yo", "Yon atik san dat"]),
        ("fr", ["Une tasse d’eau", "Les doses", "Un article sans date"]),
        ("ar", ["كوب ماء", "الجرعات", "مقال بلا تاريخ"]),
        ("ja", ["一杯の水と治安支援任務の一年を数える長い見出し", "用量", "日付のない記事"]),
    ];
    for (locale, [cup, doses, old]) in headlines {
        translate(&project, &format!("locales/{locale}/water/cup.ftl"), "A cup of water", cup);
        translate(&project, &format!("locales/{locale}/water/other.ftl"), "Doses", doses);
        translate(&project, &format!("locales/{locale}/Old news.ftl"), "An article without a date", old);
    }
    project
}

/// Fills in a text for the stub under a source line.
fn translate(project: &Project, file: &str, source: &str, text: &str) {
    let ftl = project.read(file);
    let at = ftl.find(&format!("# en> {source}")).unwrap_or_else(|| panic!("{source} is not in\n{ftl}"));
    let stub = ftl[at..].find("{ \"\" }").unwrap() + at;
    project.write(file, &format!("{}{text}{}", &ftl[..stub], &ftl[stub + "{ \"\" }".len()..]));
}

#[test]
fn the_books_of_this_repository_s_articles_are_valid() {
    let project = Project::of_this_repository();
    let _ = project.tradwi(&["build"]);
    for locale in ["en", "fr", "ht"] {
        let files = book(&project, locale);
        let package = text(&files, "book/package.opf");
        assert!(package.contains(&format!("<dc:language>{locale}</dc:language>")), "{package}");
        assert!(package.contains("<meta property=\"dcterms:modified\">2026-10-05T00:00:00Z</meta>"), "{package}");
    }
}

#[test]
fn a_book_of_everything_is_valid_in_every_direction_of_writing_and_labels_what_is_not_current() {
    let project = wide();
    let ht = "locales/ht/water/cup.ftl";
    translate(&project, ht, "Never drink water from the ditch beside the road.", "Pa janm nan rigòl.");
    translate(&project, ht, "Age", "Laj");
    translate(&project, "locales/fr/water/cup.ftl", "boil", "faites bouillir");
    // The Kreyòl warning lags behind from here on.
    project.write(
        "articles/water/cup.md",
        &WIDE.replace(
            "Never drink water from the ditch beside the road.",
            "Never drink water from the ditch or the well beside the road.",
        ),
    );
    let _ = project.tradwi(&["build"]);
    for (locale, direction) in [("en", "ltr"), ("fr", "ltr"), ("ht", "ltr"), ("ar", "rtl"), ("ja", "ltr")] {
        let files = book(&project, locale);
        let package = text(&files, "book/package.opf");
        assert!(package.contains(&format!("page-progression-direction=\"{direction}\"")), "{package}");
        assert!(package.contains("dcterms:modified\">2026-05-09T"), "the day of the last correction\n{package}");
        let chapter = text(&files, "book/articles/water.cup.xhtml");
        assert!(chapter.contains(&format!("xml:lang=\"{locale}\" dir=\"{direction}\"")), "{chapter}");
        assert!(chapter.contains("<a href=\"water.other.xhtml#doses\""), "a link leads to the heading\n{chapter}");
        assert!(!chapter.contains("leaflet.pdf") && !chapter.contains("missing"), "{chapter}");
        assert!(chapter.contains("class=\"alt\"") && !files.keys().any(|f| f.contains("trap")), "{chapter}");
        assert!(files.keys().any(|f| f.ends_with(".png")) && files.keys().any(|f| f.contains("pictures/water.cup-")));
        // Whatever label and notice the page has, the chapter has.
        let page = project.read(&format!("editions/{locale}/water/cup.html"));
        let tags = |html: &str| html.matches("class=\"tag\"").count() + html.matches("class=\"tag unseen\"").count();
        assert_eq!(tags(&page), tags(chapter), "{locale}\n{chapter}");
        assert_eq!(page.contains("class=\"notice\""), chapter.contains("class=\"notice\""), "{locale}");
    }
    let files = book(&project, "ht");
    let chapter = text(&files, "book/articles/water.cup.xhtml");
    assert!(chapter.contains("chanje apre tradiksyon sa a") && chapter.contains("Pa janm nan rigòl."), "{chapter}");
    assert!(chapter.contains("Ann angle: poko tradui"), "{chapter}");
    assert!(text(&files, "book/nav.xhtml").contains("Yon atik san dat"), "{}", text(&files, "book/nav.xhtml"));
}

#[test]
fn the_same_articles_give_the_same_bytes_and_the_newest_come_first() {
    let (one, other) = (wide(), wide());
    for project in [&one, &other] {
        project.write(
            "tradwi.toml",
            "locales = [\"ht\"]\npublish = 0\n\n[epub]\narticles = 2\n\n[site]\nurl = \"https://news.example/x\"\n",
        );
    }
    let output = one.tradwi(&["build"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("Only the newest 2 articles are in ") && said.contains("ht/ht.epub"), "{said}");
    let _ = other.tradwi(&["build"]);
    let _ = one.tradwi(&["build"]);
    for locale in ["ht", "en"] {
        let path = format!("editions/{locale}/{locale}.epub");
        let bytes = |project: &Project| std::fs::read(project.path().join(&path)).unwrap();
        assert_eq!(bytes(&one), bytes(&other));
    }
    let files = book(&one, "ht");
    let nav = text(&files, "book/nav.xhtml");
    let (first, second) = (nav.find("water.cup.xhtml").unwrap(), nav.find("water.other.xhtml").unwrap());
    assert!(first < second && !nav.contains("_4fld") && nav.contains("Gen yon atik"), "{nav}");
    let chapter = text(&files, "book/articles/water.cup.xhtml").replace("&#x2f;", "/");
    assert!(chapter.contains("href=\"https://news.example/x/en/water/cup.html\""), "{chapter}");
    assert!(chapter.contains("href=\"https://news.example/x/ht/water/missing.html\""), "{chapter}");
}

/// Readers built on MuPDF take an element that they do not know for one within a line, and put its picture at the head of
/// the page; and a line under cells they draw through the text of the next.
#[test]
fn the_style_of_a_book_says_what_older_readers_do_not_know() {
    let project = wide();
    let _ = project.tradwi(&["build"]);
    let files = check_book(&std::fs::read(project.path().join("editions/en/en.epub")).unwrap());
    let style = text(&files, "book/style.css");
    let blocks = style.split_once("{display:block}").unwrap().0;
    let blocks: BTreeSet<&str> = blocks.split(',').collect();
    let known = [
        "blockquote",
        "body",
        "dd",
        "div",
        "dl",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "html",
        "li",
        "ol",
        "p",
        "pre",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    let mut seen = BTreeSet::new();
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".xhtml")) {
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let page = std::str::from_utf8(bytes).unwrap();
        let document = roxmltree::Document::parse_with_options(page, options).unwrap();
        for parent in document.descendants().filter(|n| ["body", "article", "section"].contains(&n.tag_name().name())) {
            for child in parent.children().filter(|n| n.is_element() && n.tag_name().name() != "img") {
                let element = child.tag_name().name();
                assert!(known.contains(&element) || blocks.contains(element), "{name}: <{element}>");
                seen.insert(element.to_owned());
            }
        }
    }
    assert!(["article", "figure", "nav", "section"].iter().all(|e| seen.contains(*e)), "{seen:?}");
    assert!(!style.lines().any(|rule| rule.contains("td{") && rule.contains("border")), "{style}");
}

/// A picture of two dots: high, as covers are.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let picture = image::DynamicImage::new_rgb8(width, height);
    picture.write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let picture = image::DynamicImage::new_rgb8(width, height);
    picture.write_to(&mut out, image::ImageFormat::Jpeg).unwrap();
    out.into_inner()
}

const COVERS: &str = "locales = [\"ht\", \"fr\", \"ar\", \"ja\"]\npublish = 0\n\n[epub]\ncover = \"art/Cover.PNG\"\n\n[locale.ht]\ncover = \"art/ht.jpeg\"\n";

#[test]
fn a_newsroom_has_its_own_cover_and_a_language_another() {
    let project = wide();
    project.write("tradwi.toml", COVERS);
    std::fs::create_dir(project.path().join("art")).unwrap();
    let (all, ht) = (png(600, 900), jpeg(900, 1350));
    std::fs::write(project.path().join("art/Cover.PNG"), &all).unwrap();
    std::fs::write(project.path().join("art/ht.jpeg"), &ht).unwrap();
    project.run(0, &["build"]);
    for (locale, file, kind, bytes) in [("ar", "cover.png", "image/png", &all), ("ht", "cover.jpg", "image/jpeg", &ht)]
    {
        let files = book(&project, locale);
        assert_eq!(&files[&format!("book/{file}")], bytes);
        assert!(!files.contains_key("book/cover.svg"));
        let package = text(&files, "book/package.opf");
        let item =
            format!("<item id=\"cover-image\" href=\"{file}\" media-type=\"{kind}\" properties=\"cover-image\"/>");
        assert!(package.contains(&item), "{package}");
        let title = package.split("<dc:title").nth(1).and_then(|t| t.split_once('>')?.1.split('<').next()).unwrap();
        let page = text(&files, "book/cover.xhtml");
        assert!(page.contains(&format!("<img src=\"{file}\" alt=\"{title}\"/>")), "{page}\n{title}");
    }
}

#[test]
fn a_cover_that_cannot_be_used_is_an_error_where_it_is_named_and_the_book_has_the_one_that_is_drawn() {
    let project = wide();
    project.write("tradwi.toml", COVERS);
    project.write("art/ht.jpeg", "no picture");
    let output = project.tradwi(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("tradwi.toml:5:9") && said.contains("there is no cover: `art/Cover.PNG` cannot be read"),
        "{said}"
    );
    assert_eq!(said.matches("`art/Cover.PNG` cannot").count(), 1, "once for all languages\n{said}");
    assert!(
        said.contains("tradwi.toml:8:9") && said.contains("the cover `art/ht.jpeg` is no PNG or JPEG picture"),
        "{said}"
    );
    for locale in ["en", "ht"] {
        let bytes = std::fs::read(project.path().join(format!("editions/{locale}/{locale}.epub"))).unwrap();
        assert!(check_book(&bytes).contains_key("book/cover.svg"));
    }
}

#[test]
fn a_book_tells_what_was_wrong_in_articles_that_are_held_back() {
    let project = wide();
    // The Kreyòl headline lags behind now, and nobody has a headline in Arabic.
    project.edit("articles/water/other.md", "title: Doses\n", "title: Three doses\n");
    project.edit("tradwi.toml", "[locale.ht]", "[site]\nurl = \"https://news.example\"\n\n[locale.ht]");
    let _ = project.tradwi(&["build"]);
    for locale in ["ht", "ar"] {
        let files = book(&project, locale);
        let nav = text(&files, "book/nav.xhtml");
        assert!(nav.contains("<p lang=\"en\" dir=\"ltr\" xml:lang=\"en\">It was three.</p>"), "{nav}");
        assert!(nav.contains("href=\"https://news.example/en/water/other.html\""), "{nav}");
        let package = text(&files, "book/package.opf");
        assert!(package.contains("<meta property=\"dcterms:modified\">2026-05-09T00:00:00Z</meta>"), "{package}");
    }
    assert!(!text(&book(&project, "en"), "book/nav.xhtml").contains("It was three."));
}

/// Pieces of HTML that stand where they may not, and that mean harm.
const HOSTILE: [&str; 40] = [
    "<li>a",
    "</ul>",
    "<ul><p>b</p>",
    "<ol start=x><li value=-3>c",
    "<dl><dd>d",
    "<dl><dt>e",
    "<table><tr>",
    "<td colspan=0>f",
    "<th scope=x><h2>g</h2>",
    "<caption>h",
    "<tr>",
    "</table>",
    "<figure><figcaption>i</figcaption>j<figcaption>k",
    "</figure>",
    "<details>l",
    "<summary>m",
    "<a href=\"https://e.example/?a=[b]&c=d|e\">n",
    "<a href=\"#nowhere\">o</a>",
    "<a href='mailto:a b@c'>p</a>",
    "<a href=\"javascript:alert(1)\">q</a>",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "<span><div>r</div>",
    "<b><p>s",
    "<h2><ul><li>t",
    "<ruby>u<rt>v",
    "<rp>(",
    "<bdo>w</bdo>",
    "<time datetime=x>y</time>",
    "<ins datetime=never><p>z</p></ins>",
    "<data>1</data>",
    "<col span=3>",
    "<blockquote cite=x><center>2</center>",
    "<acronym>3</acronym><tt>4</tt><strike>5",
    "<i id=fn-1>6</i>",
    "<div id=fn-1 lang=x_y dir=up>7",
    "&nbsp;&hellip;&bogus; & &#1;",
    "<dfn><dfn>8</dfn></dfn>",
    "<q cite=x>9</q><hr width=1>",
];

#[test]
fn no_piece_of_html_in_an_article_or_a_translation_makes_a_book_invalid() {
    let mut random = fastrand::Rng::with_seed(20_260_625);
    let mut files = vec![("tradwi.toml".to_owned(), "locales = [\"ht\"]\npublish = 0\n".to_owned())];
    for number in 0..45 {
        let mut soup = || -> String {
            (0..random.usize(1..9)).map(|_| HOSTILE[random.usize(..HOSTILE.len())]).collect::<Vec<_>>().join(" ")
        };
        let text = format!(
            "---\ntitle: Number {number}\n---\n\nA note.[^1]\n\n{}\n\n<div>{}\n\nText {} text\n\n- {}\n\n[^1]: Here.\n",
            soup(),
            soup(),
            soup(),
            soup()
        );
        files.push((format!("articles/n{number}.md"), text));
    }
    let borrowed: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let project = Project::new(&borrowed);
    project.sync();
    for number in 0..45 {
        let file = format!("locales/ht/n{number}.ftl");
        let mut text = project.read(&file);
        while let Some(at) = text.find("{ \"\" }") {
            let piece = HOSTILE[random.usize(..HOSTILE.len())].replace('{', "");
            text.replace_range(at..at + "{ \"\" }".len(), &format!("x{piece} tèks"));
        }
        project.write(&file, &text);
    }
    let _ = project.tradwi(&["build"]);
    for locale in ["ht", "en"] {
        book(&project, locale);
    }
}
