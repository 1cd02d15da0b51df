//! The last word on what reaches a page: nothing active, nothing from another site.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use ammonia::{Builder, UrlRelative};

use crate::edition::anchors::is_note_id;
use crate::edition::images::{tag_len, text_of_image};
use crate::edition::paths::{Address, page_path, relative_url, resolve};
use crate::locale::Locale;

/// The classes that pages use, by element.
const CLASSES: [(&str, &[&str]); 6] = [
    ("div", &["passage", "scroll", "notes", "alert", "note", "tip", "important", "warning", "caution"]),
    ("p", &["tag", "caption", "deck", "alert-title"]),
    ("span", &["tag", "unseen"]),
    ("td", &["right", "center"]),
    ("th", &["right", "center"]),
    ("a", &["back"]),
];

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// File names that a page may show as an image.
const IMAGES: [&str; 9] = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "bmp", "ico"];

/// Makes a body safe, whatever stands in it, and its addresses right for the page of the article `stem`.
///
/// Pictures are those of the articles folder, whose paths are added to `assets`; a link to another article
/// leads to its page. `ids` are the names of the article's headings.
pub(in crate::edition) fn sanitise(
    html: &str,
    locale: &Locale,
    stem: &str,
    ids: &[&str],
    assets: &mut BTreeSet<String>,
) -> String {
    if !html.contains('<') {
        // Text and character references, which make no element.
        return html.to_owned();
    }
    let found = Arc::new(Mutex::new(BTreeSet::new()));
    let filter = Addresses {
        folder: stem.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned()),
        page: page_path(locale, stem),
        locale: locale.clone(),
        assets: Arc::clone(&found),
        ids: Mutex::new(ids.iter().map(|id| (*id).to_owned()).collect()),
    };
    let mut builder = Builder::default();
    builder
        .link_rel(None)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .add_clean_content_tags(["iframe", "object", "noscript", "template"])
        .add_generic_attributes(["dir"])
        .rm_tags(["map", "area", "article", "header", "footer", "nav", "aside", "hgroup"])
        .allowed_classes(CLASSES.iter().map(|(tag, classes)| (*tag, classes.iter().copied().collect())).collect())
        // They come from the file of the picture only.
        .rm_tag_attributes("img", ["align", "height", "width"])
        .add_tag_attributes("div", ["tabindex"])
        .add_tag_attributes("sup", ["id"])
        .add_tag_attributes("li", ["id"])
        .add_tag_attributes("time", ["datetime"])
        .set_tag_attribute_values(HashMap::from([("img", HashMap::from([("loading", "lazy")]))]))
        .attribute_filter(move |element, attribute, value| filter.attribute(element, attribute, value));
    for heading in HEADINGS {
        builder.add_tag_attributes(heading, ["id"]);
    }
    let clean = builder.clean(html).to_string();
    assets.extend(std::mem::take(&mut *found.lock().unwrap_or_else(PoisonError::into_inner)));
    without_empty_images(&clean)
}

/// Puts the text of an image in place of one whose address was taken away. What is said of that text, which nobody
/// sees beside a picture, is then for all.
///
/// `html` is what the sanitiser wrote: a `<` begins a tag, but for those in attributes, which are quoted.
fn without_empty_images(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    let mut replaced = false;
    while let Some(at) = rest.find('<') {
        replaced &= rest[..at].trim().is_empty();
        out.push_str(&rest[..at]);
        let (tag, after) = rest[at..].split_at(tag_len(&rest[at..]));
        if tag.starts_with("<img ") && !tag.contains(" src=\"") {
            out.push_str(&text_of_image(tag));
            replaced = true;
        } else if let Some(label) = tag.strip_prefix("<span class=\"tag unseen\"").filter(|_| replaced) {
            out.push_str("<span class=\"tag\"");
            out.push_str(label);
        } else {
            out.push_str(tag);
            replaced = false;
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Whether a page may show a file as an image, by its name.
pub(in crate::edition) fn is_image(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| IMAGES.iter().any(|i| i.eq_ignore_ascii_case(extension)))
}

struct Addresses {
    folder: String,
    page: String,
    locale: Locale,
    assets: Arc<Mutex<BTreeSet<String>>>,
    /// Names of headings that no heading has yet.
    ids: Mutex<HashSet<String>>,
}

impl Addresses {
    /// What an attribute may say; `None` takes it away.
    fn attribute<'u>(&self, element: &str, attribute: &str, value: &'u str) -> Option<Cow<'u, str>> {
        match (element, attribute) {
            ("img", "src") => self.image(value).map(Cow::Owned),
            ("a", "href") => Some(self.link(value)),
            (_, "cite") => None,
            (_, "id") if HEADINGS.contains(&element) => {
                let mut ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
                ids.remove(value).then_some(Cow::Borrowed(value))
            }
            (_, "id") => is_note_id(value).then_some(Cow::Borrowed(value)),
            (_, "tabindex") => (value == "0").then_some(Cow::Borrowed(value)),
            (_, "dir") => matches!(value, "ltr" | "rtl" | "auto").then_some(Cow::Borrowed(value)),
            _ => Some(Cow::Borrowed(value)),
        }
    }

    fn image(&self, url: &str) -> Option<String> {
        let Address::Local { path, .. } = resolve(&self.folder, url) else { return None };
        if !is_image(&path) {
            return None;
        }
        let url = relative_url(&self.page, &format!("{}/{path}", self.locale));
        self.assets.lock().unwrap_or_else(PoisonError::into_inner).insert(path);
        Some(url)
    }

    fn link<'u>(&self, url: &'u str) -> Cow<'u, str> {
        if let Address::Local { path, suffix } = resolve(&self.folder, url)
            && crate::article::Format::of_path(&path).is_some()
        {
            let page = page_path(&self.locale, crate::catalogue::article_stem(&path));
            return Cow::Owned(relative_url(&self.page, &page) + &suffix);
        }
        Cow::Borrowed(url)
    }
}
