//! Editions: the pages that readers see. Pure functions from values to the text of a file; nothing here reads
//! or writes one.
//!
//! [`article_page`] is the page of one article in one locale, [`index_pages`] the list of all in a locale, and
//! [`front_page`] the page that offers the locales. [`book`] is a locale's articles as an EPUB, and
//! [`single_page`] an article's page with its pictures in it. Pages are self-contained: no script, no font, no request
//! to another host. The words on them come from `site.ftl`, by way of
//! [`SiteWords`].

mod about;
mod anchors;
mod body;
mod card;
mod corrections;
mod epub;
mod feed;
mod frame;
mod head;
pub mod images;
mod index;
mod lead;
mod message;
mod page;
mod paths;
mod pictures;
mod script;
mod shown;
mod single;
mod site;
mod sitemap;
mod tags;
mod templates;
#[cfg(test)]
mod tests;
mod withheld;

pub use crate::assemble::{Phrase, SiteWords};
pub use card::{ArticleCard, article_card};
pub use corrections::Correction;
pub use epub::{Book, BookContext, Chapter, Cover, PICTURE_BYTES, book, newest};
pub use index::{Listing, front_page, index_pages};
pub use message::message;
pub use page::{Page, PageContext, article_page, article_page_with_audio};
pub use paths::{
    FRONT_PATH, audio_path, book_path, feed_path, index_path, is_index, message_path, page_path, relative_url,
    script_path, single_path, text_path,
};
pub use script::{Script, script};
pub use shown::shown_pictures;
pub use single::{SINGLE_PICTURE_BYTES, single_page};
pub use site::Site;
pub use sitemap::discovery;
pub use templates::{LONGEST_TEMPLATE, TEMPLATES, Template, Templates, distinct};
pub use withheld::Withheld;
