//! What a text is on a page: a headline, a deck, a caption; and how long it is for its reader.

use unicode_segmentation::UnicodeSegmentation;

use super::content::Text;
use crate::article::Kind;
use crate::text::NOT_PROSE;

/// A text with a place of its own on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Headline,
    Deck,
    Description,
    Caption,
    Alt,
}

/// What a block is on the page; `None` for running text.
pub(super) fn role(kind: &Kind) -> Option<Role> {
    match kind {
        Kind::Heading(1) => Some(Role::Headline),
        Kind::Deck => Some(Role::Deck),
        Kind::Caption => Some(Role::Caption),
        Kind::AltText => Some(Role::Alt),
        // The title of a picture, `image.title`, is no headline.
        Kind::Field(key) if key == "title" => Some(Role::Headline),
        Kind::Field(key) => match key.rsplit('.').next()? {
            "subtitle" | "deck" => Some(Role::Deck),
            "description" | "summary" => Some(Role::Description),
            "caption" => Some(Role::Caption),
            "alt" => Some(Role::Alt),
            _ => None,
        },
        _ => None,
    }
}

/// The characters of a text as its readers count them: without markup, on one line.
pub(super) fn length(text: &Text<'_>) -> usize {
    let prose = text.prose.trim();
    if prose.is_ascii() && !prose.contains(NOT_PROSE) {
        return prose.len();
    }
    prose.graphemes(true).filter(|g| !g.starts_with(NOT_PROSE)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Markup;
    use crate::locale::Locale;
    use crate::text::prose;

    #[test]
    fn markup_is_not_counted_and_an_accent_is_no_letter() {
        let en = Locale::english();
        for (text, want) in [
            ("abc", 3),
            ("e\u{301}te\u{301}", 3),
            ("**a** [b](https://example.org)", 3),
            ("a\nb", 3),
            ("👨\u{200D}👩\u{200D}👧!", 2),
        ] {
            let prose = prose(text, true);
            assert_eq!(length(&Text::new(&en, &Kind::Deck, Markup::Markdown, text, &prose)), want, "{text}");
        }
    }
}
